"""What the popover of a number in prose says: what it is, its interval, source, code and citation.

`numbers.js` reads it from one block of data at the page's end; without the script a number is a link to its
row, with its origin as hover text.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from analysis.output import labels
from press.findings.results import show
from press.pages import citing
from press.pages.layout import anchor
from press.pages.render import render
from press.pages.shown import Content

SPAN = re.compile(r"(\d{4})_(\d{4}|last)")
NAMED = ("measure", "macro_region", "side", "region")  # labels that a word of an id may stand for
ENDS = {"first": "first year", "last": "latest year", "change": "change to the latest year"}
ENDS |= {"cv": "coefficient of variation"}  # which figures abbreviate


def in_words(identifier: str, series: dict[str, str]) -> str:
    """An id in plain words, without its chapter: `sigma.cv.change.income` is the coefficient of variation,
    change to the latest year, income. `series` are the titles of the package's series by their names."""
    words, said = identifier.split(".")[1:], []
    while words:
        pair = ".".join(words[:2])
        if pair in series and len(words) > 1:
            said.append(series[pair])
            words = words[2:]
        else:
            said.append(_word(words[0], series))
            words = words[1:]
    text = ", ".join(said)
    return text[:1].upper() + text[1:]


def _word(word: str, series: dict[str, str]) -> str:
    if word in series or word in ENDS:
        return series.get(word) or ENDS[word]
    if found := SPAN.fullmatch(word):
        return f"{found[1]} to {'the latest year' if found[2] == 'last' else found[2]}"
    if word.startswith("change_"):
        years = word.removeprefix("change_").replace("_", " to ")
        return f"change {years}" if " " in years else f"change to {years}"
    for kind in NAMED:
        for name in (word, word.capitalize()):
            if labels.has(f"{kind}.{name}"):
                return labels.text(f"{kind}.{name}", "en")
    return word.replace("_", " ")


def about(identifier: str, content: Content) -> dict[str, str]:
    """What is said of one number."""
    result = content.results[identifier]
    tables = result.get("tables", [])
    keys = [key for table in tables if labels.has(key := f"source.{table}")]
    names = dict.fromkeys(labels.text(key, "en") for key in keys)
    source = [*names, f"table{'s' * (len(tables) > 1)} {', '.join(tables)}" if tables else ""]
    source += [f"vintage {result['vintage']}" if result.get("vintage") else "", result.get("note", "")]
    said = {
        "what": in_words(identifier, content.series),
        "value": show(result),
        "interval": show(result, "interval") if "low" in result and "high" in result else "",
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
    numbers = {name: about(name, content) for name in sorted(named & set(content.results))}
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
