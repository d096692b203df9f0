"""What a page can say about results and claims: a Sphinx extension.

    {result}`shares.central.2021.v4`       a number with its unit, its origin on hover, a link to its cell
    {result}`shares.central.2021.v4 | 2`   with two digits; `| bare` without the unit; `| interval`,
                                           or its ends, `| low` and `| high`; `| size` without its sign;
                                           `| rose/fell` the first word from zero on, else the second
    {claim}`central-share-2021`            a claim's verdict, with a link to its entry in the ledger;
                                           `| written`, that on the figures of when the article was written
    ```{claim} central-share-2021```       the claim with its numbers; `ledger`, `strip`, `paragraphs`:
                                           press.pages.claims_page
    ```{finding} central-share-2021```     a card of the home page; `figure-of`: press.pages.findings
    ```{receipt}```                        what the edition was made from: press.pages.receipt_page
    ```{reference} analysis/methods```     what the modules of a folder offer: press.pages.reference
    ```{cite-page}```                      how to cite the page: press.pages.citing
    ```{take} fig-name```                  a figure's menu, with links to its files (written for each figure)
    ```{touch} vega```      what can be touched in a figure's place: press.pages.touch (written for it)
    ```{specialist}```                     the section stands folded (written for a cell tagged `specialist`)
    ```{anchor} what-it-found```           the heading's address (written for translated headings)

All read `book/results.json`; an id that is not there is a warning, which `-W` makes an error. What each page
showed is noted with its digest, so that a page is read again when, and only when, something it shows changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import SphinxDirective

from press import storage, text
from press.pages import (
    citing,
    claims_page,
    findings,
    languages,
    not_found,
    numbers,
    outlines,
    policy,
    receipt_page,
    reference,
    searching,
    sharing,
    shown,
    site,
    touch,
)
from press.pages.fold import CONTENT
from press.pages.linking import ClaimRole, ResultRole
from press.pages.render import render

SUFFIXES = (".md", ".ipynb")  # of what pages are made from


class TakeDirective(SphinxDirective):
    """The menu of a figure: its files, its address, and its citation, which `press.js` puts together."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        place = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, place)
        before, after = render(
            "take.html", language=text.language(self.env.app), figure=self.arguments[0]
        ).split(CONTENT)
        files = [item for found in place.findall(nodes.list_item) for item in found.children]
        return [nodes.raw("", before, format="html"), *files, nodes.raw("", after, format="html")]


class SpecialistDirective(SphinxDirective):
    """Marks the section that it stands in; ``_fold_sections`` folds it when the page is written."""

    def run(self) -> list[nodes.Node]:
        return [nodes.comment("", "", classes=["press-specialist"])]


class AnchorDirective(SphinxDirective):
    """Gives the heading before it an address, that of the English heading, in place of its own."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        section, document, address = self.state_machine.node, self.state.document, self.arguments[0]
        if address in document.ids:  # of a second heading of these words, as in English
            return []
        (own,) = section["ids"]
        del document.ids[own]
        if re.fullmatch(rf"{(prefix := document.settings.auto_id_prefix)}\d+", own):
            document.id_counter[prefix] -= 1  # so that what is numbered after it has its number in English
        section["ids"] = [address]
        document.ids[address] = section
        document.nameids.update({name: address for name, known in document.nameids.items() if known == own})
        return []


def _fold_sections(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """A section for the specialist: its heading is what opens it."""
    if app.builder.format != "html":
        return
    for mark in [n for n in doctree.findall(nodes.comment) if "press-specialist" in n["classes"]]:
        section = mark.parent
        section.remove(mark)
        at = section.index(next(child for child in section if isinstance(child, nodes.title)))
        section.insert(at + 1, nodes.raw("", "</summary>", format="html"))
        section.insert(at, nodes.raw("", '<details class="press-specialist"><summary>', format="html"))
        section.append(nodes.raw("", "</details>", format="html"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the roles and directives; called by Sphinx."""
    app.add_role("result", ResultRole())
    app.add_role("claim", ClaimRole())
    app.add_directive("specialist", SpecialistDirective)
    app.add_directive("anchor", AnchorDirective)
    app.add_directive("take", TakeDirective)
    app.connect("doctree-resolved", _fold_sections)
    languages.setup(app)
    claims_page.setup(app)
    findings.setup(app)
    numbers.setup(app)
    receipt_page.setup(app)
    reference.setup(app)
    citing.setup(app)
    sharing.setup(app)
    not_found.setup(app)
    app.add_builder(Pages, override=True)
    outlines.setup(app)
    shown.setup(app)
    policy.setup(app)
    site.setup(app)
    searching.setup(app)
    touch.setup(app)
    app.connect("builder-inited", _style_sheet)
    app.connect("builder-inited", _in_parallel)
    app.connect("env-get-outdated", _drop)
    app.connect("build-finished", _drop_files)
    app.connect("html-page-context", _scripts)
    app.add_html_math_renderer(
        "press_mathml", inline_renderers=(_math_inline, None), block_renderers=(_math_block, None)
    )
    app.add_css_file("press.css")
    app.add_css_file("claims.css")
    app.add_js_file("press.js", loading_method="defer")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


class Pages(StandaloneHTMLBuilder):
    """Sphinx's builder, whose pages after a change are those of a build from nothing, to the byte.

    What a package says is text in them, on the search page too.
    """

    assets: tuple[list[Any], ...] = ()  # of the first build, before it wrote a page
    copied: dict[str, list[str]] | None = None  # the marks of downloads, by their source: it and its copy

    def create_template_bridge(self) -> None:
        self.templates = policy.Templates()

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        super().copy_theme_static_files(context)
        policy.mend_scripts(Path(self.outdir) / "_static")

    def copy_download_files(self) -> None:
        """Copies what is new or was changed since it was copied; Sphinx compares all."""
        files, folder = self.env.dlfiles, Path(self.outdir) / "_downloads"
        ways = {name: (Path(self.srcdir) / name, folder / at) for name, (_, at) in files.items()}
        state = {name: [storage.mark(path) for path in way] for name, way in ways.items()}
        new = {
            name: files[name]
            for name in files
            if not all(state[name]) or state[name] != (self.copied or {}).get(name)
        }
        self.env.dlfiles = new  # type: ignore[assignment]  # of which Sphinx reads the items
        try:
            super().copy_download_files()
        finally:
            self.env.dlfiles = files
        self.copied = state | {name: [storage.mark(path) for path in ways[name]] for name in new}

    def prepare_writing(self, docnames: set[str]) -> None:
        self.titles = outlines.titles(self.env)
        # A page's own scripts and styles would be those of all pages of the next build.
        lists: Any = (
            self.app.registry.js_files,
            self.app.registry.css_files,
            self._js_files,
            self._css_files,
        )
        self.assets = self.assets or tuple(list(files) for files in lists)
        for files, first in zip(lists, self.assets, strict=True):
            files[:] = first
        super().prepare_writing(docnames)

    def _get_local_toctree(self, docname: str, collapse: bool = True, **kwargs: Any) -> str:
        """The contents beside a page; every page has them."""
        if not kwargs.get("titles_only"):
            return super()._get_local_toctree(docname, collapse, **kwargs)
        with outlines.titled(self.env, self.titles):
            return super()._get_local_toctree(docname, collapse, **kwargs)

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Indexes the title as text: Sphinx gives it as HTML, which the search page shows as text.

        The citation is not indexed: its keywords stand on every page.
        """
        cited = [box for box in doctree.findall(nodes.container) if citing.BOX in box["classes"]]
        places = [(box.parent, box.parent.index(box), box) for box in cited]
        for parent, _, box in places:
            parent.remove(box)
        super().index_page(pagename, doctree, self.env.longtitles[pagename].astext() if title else "")
        for parent, at, box in places:
            parent.insert(at, box)

    def load_indexer(self, docnames: Iterable[str]) -> None:
        """The search index without the pages to be written, and without words that they alone had."""
        super().load_indexer(docnames)
        assert self.indexer  # made by the line above
        for words in (self.indexer._mapping, self.indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]


def _scripts(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """What the pages' scripts say in the language of the page, for `press.js`."""
    if words := text.of_scripts(text.language(app)):
        said = json.dumps(words, ensure_ascii=False)
        found = render("meta.html", tags=[("press-words", said)])
        context["metatags"] = context.get("metatags", "") + "\n" + found


def _style_sheet(app: Sphinx) -> None:
    # At its end a build writes a stylesheet whose digest pages state; the first build's pages state it too.
    (Path(app.outdir) / "_static").mkdir(parents=True, exist_ok=True)
    add_global_html_resources(app, None)


def _drop(app: Sphinx, env: Any, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """A page that the book no longer has goes; Sphinx would leave it."""
    for page in removed:
        for path in (Path(f"{page}.html"), *(Path("_sources") / f"{page}{kind}" for kind in SUFFIXES)):
            (Path(app.outdir) / path).unlink(missing_ok=True)
    return []


def _drop_files(app: Sphinx, error: Exception | None) -> None:
    """So do pictures and downloads that no page has."""
    out, env = Path(app.outdir), app.env
    for folder, files in (("_images", env.images), ("_downloads", env.dlfiles)):
        held = {out / folder / name for _, name in files.values()}
        if _held.get(folder) == (out, held):
            continue  # nothing else has been copied since
        _held[folder] = (out, held)
        for path in [path for path in (out / folder).rglob("*") if path.is_file() and path not in held]:
            path.unlink()


_held: dict[str, tuple[Path, set[Path]]] = {}  # by folder, where a build of this process copied what


def _in_parallel(app: Sphinx) -> None:
    """Two of Jupyter Book's extensions do not say that pages can be read in parallel: they act afterwards."""
    for name in ("sphinx_jupyterbook_latex", "sphinx_multitoc_numbering"):
        if name in app.extensions:
            app.extensions[name].parallel_read_safe = True


def _math_inline(translator: Any, node: nodes.math) -> None:
    translator.body.append(_mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def _math_block(translator: Any, node: nodes.math_block) -> None:
    mathml = _mathml(node.astext(), "block")
    language = text.language(translator.builder.app)
    translator.body.append(render("math.html", language=language, ids=node["ids"], mathml=mathml) + "\n")
    raise nodes.SkipNode


def _mathml(latex: str, display: str) -> str:
    """Formulas as MathML, which browsers draw without a script from elsewhere."""
    from latex2mathml.converter import convert

    return convert(latex, display=display)
