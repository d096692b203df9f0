"""Figures that a reader can touch: what their scripts read, and the library that draws them.

A chapter's figure says by `touch` what can be touched (`analysis.output.touch`). Here it becomes a file of
data, a script, since pages opened from a disk can read nothing else; the directive `touch` offers it.
Vega-Lite comes whole, for readers without a network, from vl-convert; a page loads it when it is asked for.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from press import storage
from press.pages.fold import CONTENT
from press.pages.render import render

LIBRARY = "vega.js"
DATA = ".js"  # how the names of data end
NOTICE = "/*! Vega, Vega-Lite, Vega-Embed and what they need; BSD 3-Clause, https://github.com/vega */\n"


def files(meta: dict[str, Any]) -> dict[str, str]:
    """The data files of a figure by what names them: the figure itself first, then its parts."""
    touch, name = meta["touch"], f"fig-{meta['name']}"
    words = {key: meta.get(key, "") for key in ("title", "measured", "source")}
    said = {name: touch | words} | {f"{name}/{part}": data for part, data in meta.get("parts", {}).items()}
    return {key: f"pressTouch({_js(key)}, {_js(data)});\n" for key, data in said.items()}


def _js(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class TouchDirective(SphinxDirective):
    """What a figure offers to touch: a kind, and links to its files; written for each such figure."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        place = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, place)
        kind, _, failed = self.arguments[0].partition(" ")
        before, after = render("touch.html", kind=kind, failed=failed).split(CONTENT)
        links = [item for found in place.findall(nodes.list_item) for item in found.children]
        return [nodes.raw("", before, format="html"), *links, nodes.raw("", after, format="html")]


def _scripts(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    if 'class="press-touch' in context.get("body", ""):
        app.add_css_file("touch.css")
        app.add_js_file("touch.js", loading_method="defer")


def _library(app: Sphinx, error: Exception | None) -> None:
    """Writes the library where a page offers data to it, and there alone: to bundle it takes a second."""
    place = Path(app.outdir) / "_static" / LIBRARY
    if not any(name.endswith(DATA) for name in app.env.dlfiles):
        place.unlink(missing_ok=True)
    elif not place.is_file():
        import vl_convert

        bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
        storage.write(place, f"{NOTICE}(() => {{\n{bundle}\n}})();\n")  # Sphinx has names of its own, as `_`


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.add_directive("touch", TouchDirective)
    app.connect("html-page-context", _scripts)
    app.connect("build-finished", _library)
