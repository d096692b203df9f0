"""What pages show of claims: a box in a chapter, the ledger, the strip of all verdicts, the article's map.

```{claim} central-share-2021```   the claim, its verdict and the numbers behind it
```{ledger}```                     every claim, by theme; one line each, which opens
```{strip}```                      a cell for each claim, and how many have which verdict; `:zh:` in Chinese
```{paragraphs} 1 2```             the paragraphs of feature 1, part 2: claims, and what was set aside
```{chance}```                     how many tests of chance hold, and how many would by luck
```{columns}```                    the columns of ledger.csv
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from press import storage
from press.findings import ledger
from press.findings.claims import CAPTIONS, VERDICTS, family
from press.findings.results import margin, show, stated
from press.pages.linking import ARTICLE, LEDGER, SIGNS, WORDS, Linking
from press.pages.render import render

FILES = ("ledger.json", "ledger.csv")
WHO = {
    "independent": ("an independent source", "{} independent sources"),
    "issuer": ("the issuer on itself", "the issuer on itself in {} sources"),
    "reprint": ("a reprint of the issuer's words", "{} reprints of the issuer's words"),
}
COMPARISON = {
    "equals": "",
    "above": "more than ",
    "below": "less than ",
    "at_least": "at least ",
    "at_most": "at most ",
}
CHANGED = {"above": "a rise", "below": "a fall"}
NAMED_BY_ID = ("yes or no", "date", "year")  # numbers that say nothing without their name
CHANCE = {"holds": "beyond what chance gives", "undecided": "within what chance gives"}
CHANGE = re.compile(r"change(?:_(?P<first>\d{4}))??(?:_(?P<last>\d{4}|last))?")
KINDS = ("asserting", "opinion", "exhortation", "context")
SENTENCES = {
    "asserting": ("asserts", "assert"),
    "opinion": ("is opinion", "are opinion"),
    "exhortation": ("says what should be done", "say what should be done"),
    "context": ("is context", "are context"),
}
WEB = ("https://", "http://")


class ledger_entry(nodes.General, nodes.Element):
    """A claim of the ledger: a line that opens; its first child is that line."""


class ledger_line(nodes.General, nodes.Element):
    """The line that opens an entry."""


def ends(identifier: str, results: dict[str, dict[str, Any]]) -> tuple[str, str] | None:
    """The results that a change lies between: those of its first and its last year, of the same chapter.

    `a.change.b` lies between `a.first.b` and `a.last.b`, `a.change_2021.b` between `a.first.b` and
    `a.2021.b`.
    """
    words = identifier.split(".")
    for position, word in enumerate(words):
        if found := CHANGE.fullmatch(word):
            pair = (found["first"] or "first", found["last"] or "last")
            first, last = (".".join([*words[:position], end, *words[position + 1 :]]) for end in pair)
            both = [results.get(name, {}) for name in (first, last)]
            own = {result.get("chapter") for result in both} == {results[identifier]["chapter"]}
            if own and not any(isinstance(result["value"], dict) for result in both):
                return first, last
    return None


class _ClaimParts(SphinxDirective, Linking):
    """The pieces of which a claim's box and its ledger entry are made."""

    def chinese(self, text: str) -> nodes.Node:
        return nodes.paragraph(
            "", "", nodes.inline("", text, classes=["press-zh"]), classes=["press-chinese"]
        )

    def standing(self, claim: dict[str, Any], *before: nodes.Node) -> nodes.Node:
        """What the verdict depends on, who says so, and where in the article the claim stands."""
        parts = [f"depends {_on(claim)}"] if claim.get("on") else []
        if written := claim.get("when_written"):
            parts.append(f"on the figures of summer 2022: {_spoken(written)}")
        parts += [_by(claim)] if claim.get("said_by") else []
        text = "; ".join([*filter(None, parts), f"{claim['kind']} claim"])
        found = nodes.paragraph("", "", *before)
        found += nodes.Text((f"  {text}" if before else text[:1].upper() + text[1:]) + "; ")
        where = claim["where"]
        if ARTICLE in self.env.found_docs:
            uri = self.uri(ARTICLE, place_id(where))
            found += nodes.reference("", f"article, {place(where)}", refuri=uri, internal=True)
        else:
            found += nodes.Text(f"article, {place(where)}")
        found += nodes.Text(".")
        return found

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
        found: list[nodes.Node] = [nodes.paragraph("", claim["missing"]["en"])]
        found.append(self.chinese(claim["missing"]["zh"]))
        return [*found, *([nodes.paragraph("", claim["note"]["en"])] if "note" in claim else [])]

    def cases(self, judged: dict[str, Any]) -> nodes.Node:
        """A line for each case; where there is one alone, its verdict is the claim's."""
        body = nodes.bullet_list(classes=["press-cases"])
        for case in judged["cases"]:
            said = nodes.paragraph()
            if label := case["label"]["en"]:
                said += nodes.strong("", label[:1].upper() + label[1:] + ": ")
            if len(judged["cases"]) > 1 or case["verdict"] == "untestable":
                said += nodes.inline("", WORDS[case["verdict"]]["en"], classes=[f"press-{case['verdict']}"])
                said += nodes.Text(". ")
            tests = [test for test in case["tests"] if not test.get("need")]  # needs that hold say nothing
            for test in tests if case["verdict"] != "untestable" else []:
                said += self.found(test)
            body += nodes.list_item("", said)
        return body

    def found(self, test: dict[str, Any]) -> list[nodes.Node]:
        """What was found, and how that compares with what is claimed, as a sentence."""
        results = self.edition("result", test["result"]).results
        said: list[nodes.Node] = []
        if pair := ends(test["result"], results):
            first, last = (self.number(name) for name in pair)
            said += [nodes.Text("From "), first, nodes.Text(" to "), last, nodes.Text(", ")]
        elif test["unit"] in NAMED_BY_ID:
            name = test["result"].rpartition(".")[2].replace("_", " ")
            said.append(nodes.Text(f"{name[:1].upper()}{name[1:]}: "))
        said.append(self.number(test["result"]))
        return [*said, nodes.Text(_expected(test, results))]


def place(where: dict[str, Any]) -> str:
    """Where a claim stands, in words."""
    if where["part"] == CAPTIONS:
        return f"feature {where['feature']}, caption {where['paragraph']}"
    named = ((word, where[word]) for word in ("feature", "part", "paragraph"))
    return ", ".join(f"{word} {number}" for word, number in named if number)


def place_id(where: dict[str, Any]) -> str:
    """The anchor of a paragraph on the article's page."""
    return f"place-{where['feature']}-{where['part']}-{where['paragraph']}"


def _spoken(judged: dict[str, Any]) -> str:
    """A verdict in words; `depends` with what it depends on."""
    return f"{WORDS[judged['verdict']]['en']} {_on(judged)}".rstrip()


def _on(judged: dict[str, Any]) -> str:
    """What a verdict depends on, if it does."""
    return "on " + " and ".join(word["en"] for word in judged["on"]) if judged.get("on") else ""


def _by(judged: dict[str, Any]) -> str:
    """Who says so, where sources were read."""
    kinds = [WHO[who][number > 1].format(number) for who, number in judged["said_by"].items() if number]
    return f"said by {' and '.join(kinds)}" if kinds else ""


def _expected(test: dict[str, Any], results: dict[str, dict[str, Any]]) -> str:
    """What stands behind a number: how it compares with what is claimed."""
    if "rates" in test:
        p, power = (f"{test['rates'][rate]:.0f}" for rate in ("p", "power"))
        claimed, way = CHANGED[test["comparison"]], CHANCE.get(test["verdict"], "the other way")
        return (
            f": claimed is {claimed}, and this is {way}. Of 100 worlds without it {p} "
            f"{'goes' if p == '1' else 'go'} as far; of 100 with it {power} would be seen. "
        )
    value = stated(test["value"], test["unit"])
    if test["comparison"] == "equals" and value == show(results[test["result"]]):
        return ", as claimed. "
    tolerance = ""
    if test["tolerance"]:
        near = ", within" if test["comparison"] == "equals" else "; too close to call within"
        tolerance = f"{near} {margin(test['tolerance'], test['unit'])}"
    interval = ", over its whole interval" if test.get("by") else ""
    return f" (claimed: {COMPARISON[test['comparison']]}{value}{tolerance}{interval}). "


class ClaimDirective(_ClaimParts):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        claim = self.verdict(self.arguments[0])
        if not claim:
            return []
        box = nodes.container(classes=["press-claim"])
        box += nodes.paragraph("", _kept_together(claim["en"]))
        box += [self.chinese(claim["zh"]), self.standing(claim, self.badge(claim)), *self.evidence(claim)]
        return [box]


def _kept_together(text: str) -> str:
    return text.replace(" %", "\u00a0%")


class LedgerDirective(_ClaimParts):
    def run(self) -> list[nodes.Node]:
        claims = self.edition("ledger").ledger.get("claims", [])
        themes = dict.fromkeys(claim.get("theme", "") for claim in claims)
        found: list[nodes.Node] = [nodes.container(classes=["press-filters"])]
        for theme in themes:
            section = nodes.section(ids=[f"theme-{theme}" if theme else "theme"], classes=["press-theme"])
            section += nodes.title("", theme.replace("-", " ").capitalize() or "Claims")
            section += [self.entry(claim) for claim in claims if claim.get("theme", "") == theme]
            found.append(section)
        return found

    def entry(self, claim: dict[str, Any]) -> nodes.Node:
        marks = [f"press-is-{word}-{claim[word]}" for word in ("verdict", "kind", "theme") if word in claim]
        found = ledger_entry(ids=[f"claim-{claim['id']}"], classes=["press-entry", *marks])
        verdict = nodes.inline(
            "", WORDS[claim["verdict"]]["en"], classes=["press-verdict", f"press-{claim['verdict']}"]
        )
        found += ledger_line("", verdict, nodes.inline("", _kept_together(claim["en"])))
        found += [self.chinese(claim["zh"]), self.standing(claim), *self.evidence(claim)]
        found += [*self.sources(claim), self.chapters(claim)]
        return found

    def sources(self, claim: dict[str, Any]) -> list[nodes.Node]:
        """What named sources state: each once, linked where it has an address."""
        named = {(row["source"], row["url"] or ""): row for row in claim["sources"]}
        if not named:
            return []
        body = nodes.bullet_list(classes=["press-sources"])
        for (source, url), row in named.items():
            name: nodes.Node = nodes.Text(source)
            if url.startswith(WEB):
                name = nodes.reference("", source, refuri=url, internal=False)
            origin = ", ".join(filter(None, (row["issuer"], row["date"])))
            said = nodes.paragraph("", "", name, nodes.Text(f" ({origin})" if origin else ""))
            body += nodes.list_item("", said)
        return [nodes.paragraph("", "Sources:"), body]

    def chapters(self, claim: dict[str, Any]) -> nodes.Node:
        """The chapters by their titles, and the claim's own address."""
        both = [claim, claim.get("when_written", {"cases": []})]
        pages = {t["chapter"] for judged in both for case in judged["cases"] for t in case["tests"]}
        said = nodes.paragraph("", "Worked out in: ")
        for position, chapter in enumerate(sorted(pages)):
            said += nodes.Text("; " if position else "")
            said += self.titled(chapter)
        own = f"claim-{claim['id']}"
        said += [nodes.Text(". "), nodes.reference("", "Address of this claim", refuri=f"#{own}")]
        return said


class StripDirective(SphinxDirective, Linking):
    option_spec: ClassVar[dict[str, Any]] = {"zh": directives.flag}

    def run(self) -> list[nodes.Node]:
        language = "zh" if "zh" in self.options else "en"
        claims = self.edition("verdicts").verdicts.values()
        counts = Counter(claim["verdict"] for claim in claims)
        cells = [
            {
                "uri": self.uri(LEDGER, f"claim-{claim['id']}"),
                "verdict": claim["verdict"],
                "said": f"{WORDS[claim['verdict']][language]}: {claim[language]}",
            }
            for claim in claims
        ]
        key = [
            {
                "uri": self.uri(LEDGER, f"verdict={word}"),
                "verdict": word,
                "count": counts[word],
                "said": WORDS[word][language],
            }
            for word in VERDICTS
            if counts[word]
        ]
        count = {"en": f"{len(cells)} claim{'s' * (len(cells) != 1)}:", "zh": f"{len(cells)}条论断："}
        name = {"en": "Every claim by its verdict", "zh": "每条论断及其结论"}
        strip = render(
            "strip.html", cells=cells, key=key, signs=SIGNS, count=count[language], name=name[language]
        )
        return [nodes.raw("", strip, format="html")]


class ParagraphsDirective(SphinxDirective, Linking):
    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        feature, part = self.arguments
        held = self.edition("ledger").ledger
        rows = [r for r in held["paragraphs"] if (str(r["feature"]), str(r["part"])) == (feature, part)]
        if not rows:
            self.warn(f"the article has no feature {feature}, part {part}")
        return [self.paragraph(row, held["claims"]) for row in rows]

    def paragraph(self, row: dict[str, Any], claims: list[dict[str, Any]]) -> nodes.Node:
        own = [c for c in claims if place_id(c["where"]) == place_id(row)]
        box = nodes.container(ids=[place_id(row)], classes=["press-paragraph"])
        name = "Caption" if row["part"] == CAPTIONS else "Paragraph"
        head = nodes.paragraph("", "", nodes.strong("", f"{name} {row['paragraph']}"))
        head += nodes.Text(f" \u00b7 {_counted(row)}")
        box += head
        if own:
            body = nodes.bullet_list()
            for claim in own:
                said = nodes.paragraph(
                    "", "", self.badge(claim), nodes.Text(f" {_kept_together(claim['en'])}")
                )
                pages = sorted({t["chapter"] for case in claim["cases"] for t in case["tests"]})
                for position, page in enumerate(pages):
                    said += [nodes.Text("; " if position else " \u2192 "), self.titled(page)]
                body += nodes.list_item("", said)
            box += body
        if row["set_aside"]:
            box += nodes.paragraph("", f"Set aside: {row['set_aside']}.")
        return box


def _counted(row: dict[str, Any]) -> str:
    """How many sentences a paragraph has, and of what kind."""
    kinds = [f"{row[kind]} {SENTENCES[kind][row[kind] > 1]}" for kind in KINDS if row[kind]]
    number = row["sentences"]
    return f"{number} sentence{'s' if number > 1 else ''}: {', '.join(kinds)}"


class ColumnsDirective(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        body = nodes.definition_list()
        for column, said in ledger.COLUMNS.items():
            term = nodes.term("", "", nodes.literal("", column))
            body += nodes.definition_list_item("", term, nodes.definition("", nodes.paragraph("", said)))
        return [body]


def _visit_entry(translator: Any, node: ledger_entry) -> None:
    translator.body.append(translator.starttag(node, "details"))


def _depart_entry(translator: Any, node: ledger_entry) -> None:
    translator.body.append("</details>\n")


def _visit_line(translator: Any, node: ledger_line) -> None:
    translator.body.append("<summary><h3>")


def _depart_line(translator: Any, node: ledger_line) -> None:
    translator.body.append("</h3></summary>\n")


def _beside(app: Sphinx, error: Exception | None) -> None:
    """The ledger for machines, at an address of its own beside its page."""
    for name in FILES if error is None else ():
        path = Path(app.srcdir) / "book" / name
        if path.is_file():
            storage.write(Path(app.outdir) / "book" / name, path.read_bytes())


def _scripts(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    if page == LEDGER:
        app.add_js_file("ledger.js", loading_method="defer")


class ChanceDirective(SphinxDirective, Linking):
    """What the tests of chance are worth together; nothing where no claim has one."""

    def run(self) -> list[nodes.Node]:
        found = family(list(self.edition("verdicts").verdicts.values()))
        if not found:
            return []
        lost, holds = found["lost"], found["holds"]
        said = nodes.paragraph(
            "",
            f"Behind {found['claims']} claims there are {found['tests']} tests of chance, each at one in "
            f"twenty. If nothing that they ask for were true, {found['by_chance']:.1f} would hold by luck; "
            f"{holds} do. If one in ten of those that hold may be false (Benjamini and Hochberg), "
            f"{holds - len(lost) if lost else 'all'} of them stand",
        )
        for number, one in enumerate(lost):
            case = f", by the {one['case']}" if one["case"] else ""
            words = f"“{_kept_together(one['en'].rstrip('.'))}”{case}"
            uri = self.uri(LEDGER, f"claim-{one['claim']}")
            said += nodes.Text("; " if number else ", but not ")
            said += nodes.reference("", words, refuri=uri, internal=True)
        said += nodes.Text(
            ". The tests look at the same few series from several sides, so they are right or wrong together."
        )
        return [said]


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.add_node(ledger_entry, html=(_visit_entry, _depart_entry))
    app.add_node(ledger_line, html=(_visit_line, _depart_line))
    app.add_directive("claim", ClaimDirective)
    app.add_directive("ledger", LedgerDirective)
    app.add_directive("strip", StripDirective)
    app.add_directive("paragraphs", ParagraphsDirective)
    app.add_directive("chance", ChanceDirective)
    app.add_directive("columns", ColumnsDirective)
    app.connect("build-finished", _beside)
    app.connect("html-page-context", _scripts)
