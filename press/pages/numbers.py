"""What the popover of a number in prose says: what it is, its interval, source, code and citation.

`numbers.js` reads it from one block of data at the page's end; without the script a number is a link to its
row, with its origin as hover text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from analysis import translations
from analysis.output import labels
from press import text
from press.findings.claims import COMMA
from press.findings.results import show
from press.pages import citing
from press.pages.records import anchor, noted
from press.pages.render import render
from press.pages.shown import Content
from press.text import N_, SOURCE, translator

SPAN = re.compile(r"(\d{4})_(\d{4}|last)")
SPAN_TO, SPAN_TO_LATEST = N_("{first} to {last}"), N_("{first} to the latest year")
NAMED = ("measure", "macro_region", "side", "region")  # labels that a word of an id may stand for
ENDS = {
    "first": N_("first year"),
    "last": N_("latest year"),
    "change": N_("change to the latest year"),
    "cv": N_("coefficient of variation"),  # which figures abbreviate
}


def in_words(identifier: str, series: dict[str, str], language: str = SOURCE) -> str:
    """An id in plain words, without its chapter: `sigma.cv.change.income` is the coefficient of variation,
    change to the latest year, income. `series` are the titles of the package's series by their names."""
    words, said = identifier.split(".")[1:], []
    while words:
        pair = ".".join(words[:2])
        if pair in series and len(words) > 1:
            said.append(series[pair])
            words = words[2:]
        else:
            said.append(_word(words[0], series, language))
            words = words[1:]
    joined = translator(language)(COMMA).join(said)
    return joined[:1].upper() + joined[1:]


def _word(word: str, series: dict[str, str], language: str) -> str:
    _ = translator(language)
    if word in series or word in ENDS:
        return series.get(word) or _(ENDS[word])
    if found := SPAN.fullmatch(word):
        return _(SPAN_TO_LATEST if found[2] == "last" else SPAN_TO).format(first=found[1], last=found[2])
    if word.startswith("change_"):
        first, _none, last = word.removeprefix("change_").rpartition("_")
        return (_("change {first} to {last}") if first else _("change to {last}")).format(
            first=first, last=last
        )
    for kind in NAMED:
        for name in (word, word.capitalize()):
            if labels.has(f"{kind}.{name}"):
                return labels.text(f"{kind}.{name}", language)
    return translations.said(f"number.{word}", word.replace("_", " "), language)


def unnamed(identifier: str) -> Iterator[tuple[str, str]]:
    """The words of an id that only a translation can name, with their keys."""
    for word in identifier.split(".")[1:]:
        plain = (
            word in ENDS or SPAN.fullmatch(word) or word.startswith("change_") or not re.search("[a-z]", word)
        )
        if not plain and not any(
            labels.has(f"{kind}.{name}") for kind in NAMED for name in (word, word.capitalize())
        ):
            yield f"number.{word}", word.replace("_", " ")


def about(identifier: str, content: Content, language: str = SOURCE) -> dict[str, str]:
    """What is said of one number."""
    _ = translator(language)
    result = content.results[identifier]
    tables = result.get("tables", [])
    keys = [key for table in tables if labels.has(key := f"source.{table}")]
    names = dict.fromkeys(labels.text(key, language) for key in keys)
    listed = _("table {names}") if len(tables) == 1 else _("tables {names}")
    source = [*names, listed.format(names=_(COMMA).join(tables)) if tables else ""]
    vintage = _("vintage {name}").format(name=result["vintage"]) if result.get("vintage") else ""
    source += [vintage, noted(result.get("note", ""), language)]
    said = {
        "what": in_words(identifier, content.series, language),
        "value": show(result, language=language),
        "interval": show(result, "interval", language) if "low" in result and "high" in result else "",
        "source": " \u00b7 ".join(part for part in source if part),
        "chapter": result["chapter"],
        "code": content.code.get(identifier, ""),
    }
    return {key: value for key, value in said.items() if value}


def _place(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Puts what is said of the page's numbers at its end."""
    if app.builder.format != "html":
        return
    content: Content = app.press_content
    links = [node for node in doctree.findall(nodes.reference) if "press-result" in node["classes"]]
    named = {node["refuri"].partition("#")[2].removeprefix(anchor("")) for node in links}
    numbers = {
        name: about(name, content, text.language(app)) for name in sorted(named & set(content.results))
    }
    if not numbers:
        return
    chapters = {
        chapter: {
            "title": app.env.titles[chapter].astext(),
            "uri": app.builder.get_relative_uri(page, chapter),
            "cite": citing.cited(app, chapter),
        }
        for chapter in sorted({number["chapter"] for number in numbers.values()})
    }
    data = {"chapters": chapters, "numbers": numbers}
    doctree += nodes.raw("", render("numbers.html", data=data), format="html")


def _scripts(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    if 'id="press-numbers"' in context.get("body", ""):
        app.add_js_file("numbers.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.connect("doctree-resolved", _place)
    app.connect("html-page-context", _scripts)
