"""The pages that an edition of another data package has in place of those that it cannot feed.

Its home page is its own; a chapter left out keeps its address, so that links arrive, and says what was
missing. Everything that a package says of itself is text here, never markup.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from press import storage

MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>&@:^=\"'/])")
MARKUP = re.compile(r"([\\`*_{}\[\]|~$<>&])")
SPOKEN = re.compile(r"\{(result|claim)\}[` ]([\w.-]+)|```\{(ledger|verdicts)\}")
LEFT_OUT = "Not in this edition"


def escape(text: object) -> str:
    """A text as Markdown that shows it as it is, whatever it holds."""
    return MARKDOWN_SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def plain(text: object) -> str:
    """A caption as Markdown without markup of its own; quotes and dashes stay as they are set."""
    return MARKUP.sub(r"\\\1", " ".join(str(text).split()))


def title(text: str, otherwise: str) -> str:
    """The first heading of a page's Markdown."""
    found = re.search(r"^# +(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else otherwise


def unspoken(text: str, content: dict[str, Any]) -> str:
    """What a page of prose speaks of that the edition has not, in words, or ""."""
    verdicts = {claim["id"] for claim in content["verdicts"]}
    for kind, name, directive in SPOKEN.findall(text):
        if directive and not verdicts:
            return "the claims that it lists (the resource `claims`)"
        if kind == "claim" and name not in verdicts:
            return "the claims that it speaks of (the resource `claims`)"
        if kind == "result" and name not in content["results"]:
            return f"numbers of chapters that are left out (`{name}` and perhaps others)"
    return ""


def left_out(heading: str, words: list[str], package: dict[str, Any]) -> str:
    """The page in place of a chapter."""
    lines = "\n".join(f"- {word}" for word in words)
    return (
        f"# {heading}\n\n**This page is not part of this edition.** It cannot be made from the data package "
        f"*{_name(package)}*, which lacks:\n\n{lines}\n\nIn an edition of a package that has them, the page "
        "stands here. {doc}`The home page </book/index>` lists what this edition holds.\n"
    )


def home(package: dict[str, Any], held: list[str], missing: dict[str, list[str]]) -> str:
    """The home page of another package's edition.

    `package` is its descriptor, `held` are the pages that it feeds, `missing` says what the others lack.
    """
    parts = [f"# {_name(package)}"]
    if package.get("description"):
        parts.append(escape(package["description"]))
    parts.append(
        "This is an edition of *One Chessboard*, a book that runs: the chapters below were executed on the "
        "data package described here. Every number comes from a cell that can be opened; a click on a number "
        "leads to it. What the chapters find holds for these figures alone."
    )
    parts += ["## The chapters", _list({page: [] for page in held})]
    parts += ["## The figures", _tables(package), _sources(package)]
    if missing:
        parts += [f"## {LEFT_OUT}", "These pages of the book need what this package does not hold."]
        parts.append(_list(missing))
    parts += ["## How to cite", "```{cite-page}\n```"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _name(package: dict[str, Any]) -> str:
    return escape(package.get("title") or package.get("name") or "a data package")


def _list(entries: dict[str, list[str]]) -> str:
    lines = []
    for page, words in entries.items():
        text = f"{{doc}}`/{page}`" + (f": lacks {'; '.join(words)}" if words else "")
        lines.append(f"- {text}")
    return "\n".join(lines)


def _tables(package: dict[str, Any]) -> str:
    lines = ["| Table | What it holds | Columns |", "| :--- | :--- | :--- |"]
    for resource in package["resources"]:
        fields = resource.get("schema", {}).get("fields", [])
        columns = ", ".join(
            escape(item["name"]) + (f" ({escape(item['unit'])})" if item.get("unit") else "")
            for item in fields
        )
        said = escape(resource.get("title") or resource.get("description") or "")
        lines.append(f"| {escape(resource['name'])} | {said} | {columns} |")
    return "\n".join(lines)


def _sources(package: dict[str, Any]) -> str:
    lines = []
    for source in package.get("sources", []):
        path = str(source.get("path", ""))
        lines.append(f"- {escape(source.get('title', path))}" + (f", {escape(path)}" if path else ""))
    licences = [escape(one.get("title") or one.get("name", "")) for one in package.get("licenses", [])]
    said = f"Licence of the tables: {', '.join(licences)}." if licences else ""
    return "\n\n".join(part for part in ["Sources:\n\n" + "\n".join(lines) if lines else "", said] if part)


def contents(toc: str, missing: set[str]) -> str:
    """`_toc.yml` with the pages left out in a part of their own at the end."""
    if not missing:
        return toc
    table = storage.from_yaml(toc, "_toc.yml")
    out: list[str] = []
    if "parts" not in table:
        table["parts"] = [{"chapters": table.pop("chapters", [])}]
    for part in table["parts"]:
        part["chapters"] = _walk(part.get("chapters", []), missing, out)
    table["parts"] = [part for part in table["parts"] if part["chapters"]]
    if out:
        table["parts"].append({"caption": LEFT_OUT, "chapters": [{"file": page} for page in out]})
    return yaml.safe_dump(table, allow_unicode=True, sort_keys=False)


def _walk(entries: list[dict[str, Any]], missing: set[str], out: list[str]) -> list[dict[str, Any]]:
    stay = []
    for entry in entries:
        under = _walk(entry.get("sections", []), missing, out)
        if entry.get("file") in missing:
            out.append(entry["file"])
            stay += under
        else:
            rest = {key: value for key, value in entry.items() if key != "sections"}
            stay.append(rest | ({"sections": under} if under else {}))
    return stay


def config(text: str, package: dict[str, Any]) -> str:
    """`_config.yml` with the package's title for the book's; the theme prints it without escaping it."""
    settings = storage.from_yaml(text, "_config.yml")
    title = " ".join(str(package.get("title") or package.get("name") or "One Chessboard").split())
    settings["title"] = title.replace("<", "\u2039").replace(">", "\u203a")
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
