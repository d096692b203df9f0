"""The pages that an edition of another data package has in place of those that it cannot feed.

Its home page, title and citation are its own. A chapter that any country's figures could feed keeps its
address and says in a sentence what to add, and how; what rests on the book's own country (its claims, tables
that no import makes, the reference of the code) is no part of it. Everything that a package says of itself is
text here, never markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import Any

from press.pages.prose import heading
from press.text import N_, translator

MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>&@:^=\"'/])")
MARKUP = re.compile(r"([\\`*_{}\[\]|~$<>&])")
SPOKEN = re.compile(r"\{(result|claim)\}[` ]([\w.-]+)|```\{(ledger|strip|paragraphs|chance|reference)\}")
WORKS = "```{bibliography}"
HEAD = re.compile(r"# .*\n+(?:```\{anchor\} .*\n```\n+)?")  # a page's title, with its address
COLON = re.compile(r"[:\uff1a]")
KEYWORDS = [N_("regional convergence"), N_("regional inequality"), N_("reproducible research")]
LEFT_OUT = N_("Not in this edition")


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


def speaks_of_others(text: str, content: dict[str, Any]) -> bool:
    """Whether a page of prose speaks of claims or results that the edition has not, or describes the code."""
    verdicts = {claim["id"] for claim in content["verdicts"]}
    return any(
        (kind == "claim" and name not in verdicts)
        or (kind == "result" and name not in content["results"])
        or directive == "reference"
        or (directive and not verdicts)
        for kind, name, directive in SPOKEN.findall(text)
    )


def references(text: str, language: str) -> str:
    """The page of references with the works that this edition's chapters cite, and no word on others."""
    if WORKS not in text:
        return text
    _ = translator(language)
    head = found[0] if (found := HEAD.match(text)) else heading("#", N_("References"), _) + "\n\n"
    return f"{head}{_('What the chapters of this edition cite.')}\n\n{WORKS}\n```\n"


def left_out(heading: str, words: list[str], package: dict[str, Any], language: str) -> str:
    """The page in place of a chapter; `heading` is its title with its mark."""
    _ = translator(language)
    lacks = _("**This page is not part of this edition.** The data package *{name}* lacks {what}.")
    whole = _("{doc}`The home page </book/index>` lists what this edition holds.")
    return f"{heading}\n\n{lacks.format(name=_name(package), what=_('; and ').join(words))}\n\n{whole}\n"


def home(package: dict[str, Any], held: list[str], missing: dict[str, list[str]], language: str) -> str:
    """The home page of another package's edition.

    `package` is its descriptor, `held` are the pages that it feeds, `missing` says what the others lack.
    """
    _ = translator(language)
    parts = [f"# {_name(package)}"]
    if package.get("description"):
        parts.append(escape(package["description"]))
    parts.append(
        _(
            "This is an edition of *One Chessboard*, a book that runs: the chapters below were executed on "
            "the data package described here. Every number comes from a cell that can be opened; a number "
            "with a dotted line says what it is, and leads there. What the chapters find holds for these "
            "figures alone."
        )
    )
    parts += [heading("##", N_("The chapters"), _), _list({page: [] for page in held}, _)]
    parts += [heading("##", N_("The figures"), _), _tables(package, _), _sources(package, _)]
    if missing:
        parts += [heading("##", LEFT_OUT, _), _("These chapters need what this package does not hold.")]
        parts.append(_list(missing, _))
    parts += [heading("##", N_("How to cite"), _), "```{cite-page}\n```"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _name(package: dict[str, Any]) -> str:
    return escape(package.get("title") or package.get("name") or "a data package")


def _list(entries: dict[str, list[str]], _: Callable[[str], str]) -> str:
    lines = []
    for page, words in entries.items():
        lacks = _(": lacks {what}").format(what=_("; ").join(words)) if words else ""
        lines.append(f"- {{doc}}`/{page}`{lacks}")
    return "\n".join(lines)


def _tables(package: dict[str, Any], _: Callable[[str], str]) -> str:
    head = " | ".join((_("Table"), _("What it holds"), _("Columns")))
    lines = [f"| {head} |", "| :--- | :--- | :--- |"]
    for resource in package["resources"]:
        fields = resource.get("schema", {}).get("fields", [])
        columns = ", ".join(
            escape(item["name"]) + (f" ({escape(item['unit'])})" if item.get("unit") else "")
            for item in fields
        )
        said = escape(resource.get("title") or resource.get("description") or "")
        lines.append(f"| {escape(resource['name'])} | {said} | {columns} |")
    return "\n".join(lines)


def _sources(package: dict[str, Any], _: Callable[[str], str]) -> str:
    lines = []
    for source in package.get("sources", []):
        path = str(source.get("path", ""))
        lines.append(f"- {escape(source.get('title', path))}" + (f", {escape(path)}" if path else ""))
    licences = [escape(one.get("title") or one.get("name", "")) for one in package.get("licenses", [])]
    said = _("Licence of the tables: {licences}.").format(licences=", ".join(licences)) if licences else ""
    listed = _("Sources:") + "\n\n" + "\n".join(lines) if lines else ""
    return "\n\n".join(part for part in [listed, said] if part)


def contents(
    table: dict[str, Any], missing: Set[str], gone: Set[str] = frozenset(), language: str = "en"
) -> dict[str, Any]:
    """`_toc.yml` with pages left out in a part of their own at the end, and without those that are gone."""
    if not missing | gone:
        return table
    out: list[str] = []
    table = dict(table)
    if "parts" not in table:
        table["parts"] = [{"chapters": table.pop("chapters", [])}]
    walked = [
        part | {"chapters": _walk(part.get("chapters", []), missing | gone, out)} for part in table["parts"]
    ]
    table["parts"] = [part for part in walked if part["chapters"]]
    if out := [page for page in out if page not in gone]:
        caption = translator(language)(LEFT_OUT)
        table["parts"].append({"caption": caption, "chapters": [{"file": page} for page in out]})
    return table


def _walk(entries: list[dict[str, Any]], missing: Set[str], out: list[str]) -> list[dict[str, Any]]:
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


def config(settings: dict[str, Any], package: dict[str, Any], uncited: list[str]) -> dict[str, Any]:
    """`_config.yml` with the package's title for the book's; the theme prints it without escaping it.

    `uncited` are pages that nobody could cite: they are left out.
    """
    title = _own_title(package).replace("<", "\u2039").replace(">", "\u203a")
    sphinx = settings.get("sphinx") or {}
    if uncited:
        sphinx = sphinx | {"config": (sphinx.get("config") or {}) | {"press_uncited": uncited}}
    return settings | {"title": title, "sphinx": sphinx}


def _own_title(package: dict[str, Any]) -> str:
    return " ".join(str(package.get("title") or package.get("name") or "A data package").split())


def is_own(package: dict[str, Any]) -> bool:
    """Whether a package, by its descriptor, is the book's: it holds the claims that the book judges."""
    return any(resource["name"] == "claims" for resource in package["resources"])


def cited(own: dict[str, Any], package: dict[str, Any], language: str = "en") -> dict[str, Any]:
    """How an edition is cited, in the form of CITATION.cff: `own` of the book's own package, else with the
    title, the description and the keywords of the package; its authors and version are the book's."""
    _ = translator(language)
    title, book = _own_title(package), short(str(own.get("title", "")))
    whole = _("{title}: an edition of {book}").format(title=title, book=book)
    begun = _("{title}: an edition of {book}").format(title=title, book="")
    if is_own(package) or not own or own["title"].startswith(begun):
        return own
    keywords = [str(word) for word in package.get("keywords", []) if isinstance(word, str)]
    said = " ".join(str(package.get("description", "")).split())
    whose = _("Chapters of {book}, a book that runs, executed on this data package.").format(book=book)
    abstract = f"{said} {whose}".strip()
    return own | {"title": whole, "keywords": [*keywords, *map(_, KEYWORDS)], "abstract": abstract}


def short(title: str) -> str:
    """A book's title without what stands behind its colon."""
    return COLON.split(title)[0]


def read_me(package: dict[str, Any], command: str) -> str:
    """The README of a packed edition of another country's figures."""
    return (
        f"# {_name(package)}\n\n{escape(package.get('description', ''))}\n\n"
        "An edition of *One Chessboard*, a book that runs. The pages are in `edition/html` (begin with\n"
        "`index.html`), the numbers in `edition/results.json`, what they were made from in\n"
        "`edition/receipt.json`, the tables in `data`. To make them again, in a virtual environment:\n\n"
        "```sh\npip install --no-deps --require-hashes -r requirements.lock\n"
        f"python -m {command}\n```\n"
    )
