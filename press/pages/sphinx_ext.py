"""What a page can say about results and claims: a Sphinx extension.

    {result}`shares.central.2021.v4`       a number with its unit, its origin on hover, a link to its cell
    {result}`shares.central.2021.v4 | 2`   with two digits; `| bare` without the unit; `| interval`,
                                           or its ends, `| low` and `| high`; `| size` without its sign;
                                           `| rose/fell` the first word from zero on, else the second
    {claim}`central-share-2021`            a claim's verdict, with a link to its entry in the ledger
    ```{claim} central-share-2021```       the claim, its verdict and the numbers behind it
    ```{ledger}```                         every claim
    ```{verdicts}```                       how many claims have which verdict
    ```{receipt}```                        what the edition was made from: press.pages.receipt_page
    ```{reference} analysis/methods```     what the modules of a folder offer: press.pages.reference
    ```{cite-page}```                      how to cite the page: press.pages.citing
    ```{take} fig-name```                  a figure's menu, with links to its files (written for each figure)
    ```{specialist}```                     the section stands folded (written for a cell tagged `specialist`)

All read `book/results.json`; an id that is not there is a warning, which `-W` makes an error. What each page
showed is noted with its digest, so that a page is read again when, and only when, something it shows changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from press import PressError
from press.findings.claims import CAPTIONS, VERDICTS
from press.findings.results import margin, show, stated
from press.pages import citing, policy, receipt_page, reference, searching, sharing, shown, site
from press.pages.fold import CONTENT
from press.pages.layout import anchor
from press.pages.render import render

LEDGER = "book/ledger"
logger = logging.getLogger(__name__)

WORDS = {
    "holds": {"en": "holds", "zh": "成立"},
    "fails": {"en": "fails", "zh": "不成立"},
    "depends": {"en": "depends", "zh": "视口径而定"},
    "undecided": {"en": "undecided", "zh": "数据无法判定"},
    "untestable": {"en": "untestable here", "zh": "此处无法检验"},
    "documented": {"en": "documented", "zh": "有据可查"},
}
WHO = {
    "independent": ("an independent source", "{} independent sources"),
    "issuer": ("the issuer on itself", "the issuer on itself in {} sources"),
    "reprint": ("a reprint of the issuer's words", "{} reprints of the issuer's words"),
}
COMPARISON = {
    "equals": "equal to",
    "above": "above",
    "below": "below",
    "at_least": "at least",
    "at_most": "at most",
}


class _Linking:
    """What roles and directives share: the content, and links from the page at hand."""

    def edition(self, kind: str, identifier: str = "") -> shown.Content:
        """The edition, of which the page shows this."""
        return shown.note(self.env, kind, identifier)

    def uri(self, page: str, target: str) -> str:
        return f"{self.env.app.builder.get_relative_uri(self.env.docname, page)}#{target}"

    def warn(self, message: str) -> None:
        logger.warning(message, location=self.get_location(), type="press")

    def number(self, identifier: str, how: str = "") -> nodes.Node:
        """A linked number, or the problem as text and as a warning."""
        content = self.edition("result", identifier)
        try:
            if identifier not in content.results:
                raise PressError("is recorded by no chapter of this edition")
            result = content.results[identifier]
            text = show(result, how)
        except PressError as error:
            self.warn(f"result {identifier} {error}")
            return nodes.problematic(identifier, identifier)
        return nodes.reference(
            "",
            text,
            refuri=self.uri(result["chapter"], anchor(identifier)),
            reftitle=content.origin(identifier),
            classes=["press-result"],
            internal=True,
        )

    def verdict(self, identifier: str) -> dict[str, Any] | None:
        found = self.edition("claim", identifier).verdicts.get(identifier)
        if found is None:
            self.warn(f"claim {identifier} is not in the claims of this edition")
        return found

    def badge(self, claim: dict[str, Any]) -> nodes.Node:
        """The verdict as a link to the claim's entry in the ledger."""
        return nodes.reference(
            "",
            WORDS[claim["verdict"]]["en"],
            refuri=self.uri(LEDGER, f"claim-{claim['id']}"),
            reftitle=claim["en"],
            classes=["press-verdict", f"press-{claim['verdict']}"],
            internal=True,
        )


class ResultRole(SphinxRole, _Linking):
    def run(self) -> tuple[list[nodes.Node], list]:
        identifier, _, how = (part.strip() for part in self.text.partition("|"))
        return [self.number(identifier, how)], []


class ClaimRole(SphinxRole, _Linking):
    def run(self) -> tuple[list[nodes.Node], list]:
        claim = self.verdict(self.text.strip())
        return [self.badge(claim) if claim else nodes.problematic(self.text, self.text)], []


class _ClaimParts(SphinxDirective, _Linking):
    """The pieces of which a claim's box and its ledger entry are made."""

    def statement(self, claim: dict[str, Any]) -> list[nodes.Node]:
        chinese = nodes.paragraph("", "", nodes.inline("", claim["zh"], classes=["press-zh"]))
        chinese["classes"].append("press-chinese")
        line = nodes.paragraph(
            "",
            "",
            self.badge(claim),
            nodes.Text(
                f"  {_on(claim)}{_by(claim)}{claim['kind']} claim; article, {_place(claim['where'])}."
            ),
        )
        return [nodes.paragraph("", claim["en"].replace(" %", "\u00a0%")), chinese, line]

    def evidence(self, claim: dict[str, Any]) -> list[nodes.Node]:
        """The cases with each number, what it was compared with, and the verdict in that case."""
        if claim["verdict"] == "untestable":
            return self.missing(claim)
        found: list[nodes.Node] = [self.cases(claim)]
        if written := claim.get("when_written"):
            words = f"On the figures that could be had in summer 2022: {_spoken(written)}."
            found += [nodes.paragraph("", words), self.cases(written)]
        if "rates" in claim:
            found.append(nodes.paragraph("", claim["rates"]["en"]))
        if any(case["verdict"] == "untestable" for case in claim["cases"]):
            found += self.missing(claim)
        elif "note" in claim:
            found.append(nodes.paragraph("", claim["note"]["en"]))
        return found

    def missing(self, claim: dict[str, Any]) -> list[nodes.Node]:
        """Why a claim, or a case of it, cannot be tested, and what would settle it, in both languages."""
        chinese = nodes.paragraph("", "", nodes.inline("", claim["missing"]["zh"], classes=["press-zh"]))
        chinese["classes"].append("press-chinese")
        found: list[nodes.Node] = [nodes.paragraph("", claim["missing"]["en"]), chinese]
        return [*found, *([nodes.paragraph("", claim["note"]["en"])] if "note" in claim else [])]

    def cases(self, claim: dict[str, Any]) -> nodes.Node:
        body = nodes.bullet_list(classes=["press-cases"])
        for case in claim["cases"]:
            line = nodes.paragraph()
            if case["label"]["en"]:
                line += nodes.strong("", f"{case['label']['en']}: ")
            line += nodes.inline("", WORDS[case["verdict"]]["en"], classes=[f"press-{case['verdict']}"])
            tested = case["tests"] if case["verdict"] != "untestable" else []
            for position, test in enumerate(tested):
                line += nodes.Text(" — " if position == 0 else "; ")
                line += self.number(test["result"])
                line += nodes.Text(f" ({_expected(test)})")
            body += nodes.list_item("", line)
        return body


def _place(where: dict[str, Any]) -> str:
    if where["part"] == CAPTIONS:
        return f"feature {where['feature']}, caption {where['paragraph']}"
    place = ((word, where[word]) for word in ("feature", "part", "paragraph"))
    return ", ".join(f"{word} {number}" for word, number in place if number)


def _spoken(judged: dict[str, Any]) -> str:
    """A verdict in words; `depends` with what it depends on."""
    return f"{WORDS[judged['verdict']]['en']} {_on(judged)}".rstrip("; ")


def _on(judged: dict[str, Any]) -> str:
    """What a verdict depends on, if it does."""
    on = ", ".join(word["en"] for word in judged.get("on", []))
    return f"on {on}; " if on else ""


def _by(judged: dict[str, Any]) -> str:
    """Who says so, where sources were read."""
    said = judged.get("said_by", {})
    kinds = [WHO[who][number > 1].format(number) for who, number in said.items() if number]
    return f"said by {' and '.join(kinds)}; " if kinds else ""


def _by_chance(test: dict[str, Any]) -> str:
    rates = {word: f"{value:.0f}" for word, value in test["rates"].items()}
    return (
        f"{test['result']}; claimed: {COMPARISON[test['comparison']]} {stated(0, test['unit'])}; "
        f"of 100 worlds without it {rates['p']} go as far, of 100 with it {rates['power']} would be seen"
    )


def _expected(test: dict[str, Any]) -> str:
    if "rates" in test:
        return _by_chance(test)
    tolerance = ""
    if test["tolerance"]:
        word = "within" if test["comparison"] == "equals" else "undecided within"
        tolerance = f", {word} {margin(test['tolerance'], test['unit'])}"
    interval = ", over its whole interval" if test.get("by") else ""
    said = "needed" if test.get("need") else "claimed"
    value = stated(test["value"], test["unit"])
    return f"{test['result']}; {said}: {COMPARISON[test['comparison']]} {value}{tolerance}{interval}"


class ClaimDirective(_ClaimParts):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        claim = self.verdict(self.arguments[0])
        if not claim:
            return []
        box = nodes.container(classes=["press-claim"])
        box += [*self.statement(claim), *self.evidence(claim)]
        return [box]


class LedgerDirective(_ClaimParts):
    def run(self) -> list[nodes.Node]:
        filters = nodes.container(classes=["press-filters"])
        return [filters, *(self.entry(claim) for claim in self.edition("verdicts").verdicts.values())]

    def entry(self, claim: dict[str, Any]) -> nodes.Node:
        marks = [f"press-is-{word}-{claim[word]}" for word in ("verdict", "kind", "theme") if word in claim]
        section = nodes.section(ids=[f"claim-{claim['id']}"], classes=["press-claim", *marks])
        section += nodes.title("", claim["id"].replace("-", " ").capitalize())
        section += [*self.statement(claim), *self.evidence(claim)]
        chapters = sorted(
            {
                self.edition("result", t["result"]).results[t["result"]]["chapter"]
                for case in claim["cases"]
                for t in case["tests"]
            }
        )
        line = nodes.paragraph("", "Worked out in: ")
        for position, chapter in enumerate(chapters):
            line += nodes.Text(", " if position else "")
            uri = self.env.app.builder.get_relative_uri(self.env.docname, chapter)
            line += nodes.reference("", chapter.removeprefix("book/"), refuri=uri, internal=True)
        section += line
        return section


class VerdictsDirective(SphinxDirective, _Linking):
    def run(self) -> list[nodes.Node]:
        counts = Counter(claim["verdict"] for claim in self.edition("verdicts").verdicts.values())
        line = nodes.paragraph("", f"{counts.total()} claims: ", classes=["press-counts"])
        shown = [word for word in VERDICTS if counts[word]]
        for position, word in enumerate(shown):
            line += nodes.Text(", " if position else "")
            line += nodes.Text(f"{counts[word]} ")
            line += nodes.inline("", WORDS[word]["en"], classes=["press-verdict", f"press-{word}"])
        return [line]


class TakeDirective(SphinxDirective):
    """The menu of a figure: its files, its address, and its citation, which `press.js` puts together."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        place = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, place)
        before, after = render("take.html", figure=self.arguments[0]).split(CONTENT)
        files = [item for found in place.findall(nodes.list_item) for item in found.children]
        return [nodes.raw("", before, format="html"), *files, nodes.raw("", after, format="html")]


class SpecialistDirective(SphinxDirective):
    """Marks the section that it stands in; ``_fold_sections`` folds it when the page is written."""

    def run(self) -> list[nodes.Node]:
        return [nodes.comment("", "", classes=["press-specialist"])]


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
    app.add_directive("claim", ClaimDirective)
    app.add_directive("ledger", LedgerDirective)
    app.add_directive("verdicts", VerdictsDirective)
    app.add_directive("specialist", SpecialistDirective)
    app.add_directive("take", TakeDirective)
    app.connect("doctree-resolved", _fold_sections)
    receipt_page.setup(app)
    reference.setup(app)
    citing.setup(app)
    sharing.setup(app)
    app.add_builder(Pages, override=True)
    shown.setup(app)
    policy.setup(app)
    site.setup(app)
    searching.setup(app)
    app.connect("builder-inited", _style_sheet)
    app.connect("builder-inited", _in_parallel)
    app.add_html_math_renderer(
        "press_mathml", inline_renderers=(_math_inline, None), block_renderers=(_math_block, None)
    )
    app.add_css_file("press.css")
    app.add_js_file("press.js", loading_method="defer")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


class Pages(StandaloneHTMLBuilder):
    """Sphinx's builder, whose pages after a change are those of a build from nothing, to the byte.

    What a package says is text in them, on the search page too.
    """

    def create_template_bridge(self) -> None:
        self.templates = policy.Templates()

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        super().copy_theme_static_files(context)
        policy.mend_search(Path(self.outdir) / "_static")

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Indexes the title as text: Sphinx gives it as HTML, which the search page shows as text."""
        super().index_page(pagename, doctree, self.env.longtitles[pagename].astext() if title else "")

    def load_indexer(self, docnames: Iterable[str]) -> None:
        """The search index without the pages to be written, and without words that they alone had."""
        super().load_indexer(docnames)
        assert self.indexer  # made by the line above
        for words in (self.indexer._mapping, self.indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]


def _style_sheet(app: Sphinx) -> None:
    # At its end a build writes a stylesheet whose digest pages state; the first build's pages state it too.
    (Path(app.outdir) / "_static").mkdir(parents=True, exist_ok=True)
    add_global_html_resources(app, None)


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
    translator.body.append(render("math.html", ids=node["ids"], mathml=mathml) + "\n")
    raise nodes.SkipNode


def _mathml(latex: str, display: str) -> str:
    """Formulas as MathML, which browsers draw without a script from elsewhere."""
    from latex2mathml.converter import convert

    return convert(latex, display=display)
