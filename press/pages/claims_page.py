"""What pages show of claims: a box in a chapter, the ledger, the strip of all verdicts, the article's map.

```{claim} central-share-2021```   the claim, its verdict and the numbers behind it
```{ledger}```                     every claim, by theme; one line each, which opens
```{strip}```                      a cell for each claim, and how many have which verdict
```{paragraphs} 1 2```             the paragraphs of feature 1, part 2: claims, and what was set aside
```{chance}```                     how many tests of chance hold, and how many would by luck
```{columns}```                    the columns of ledger.csv
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from analysis import translations
from press import storage
from press.findings import ledger
from press.findings.claims import CAPTIONS, COMMA, VERDICTS, family, last_word
from press.findings.results import NAMED_BY_ID, margin, show, stated
from press.pages.linking import ARTICLE, LEDGER, SIGNS, WORDS, Linking
from press.pages.render import render
from press.text import N_, SOURCE, translator

FILES = ("ledger.json", "ledger.csv")
WHO = {
    "independent": (N_("an independent source"), N_("{n} independent sources")),
    "issuer": (N_("the issuer on itself"), N_("the issuer on itself in {n} sources")),
    "reprint": (N_("a reprint of the issuer's words"), N_("{n} reprints of the issuer's words")),
}
KIND = {
    "empirical": N_("empirical claim"),
    "documentary": N_("documentary claim"),
    "forecast": N_("forecast claim"),
    "causal": N_("causal claim"),
}
COMPARISON = {
    "equals": "{value}",
    "above": N_("more than {value}"),
    "below": N_("less than {value}"),
    "at_least": N_("at least {value}"),
    "at_most": N_("at most {value}"),
}
DAYS = 31  # dates farther apart than days of a month are compared by the year alone
DATED = {"above": N_("after {value}"), "below": N_("before {value}")}
# What a change lies between, and the change; a language may say by `{change:rose|fell}` which way it goes.
BETWEEN = N_("From {first} to {last}, {change}")
# What a test of chance says behind a change, by its verdict.
CLAIMED = {
    "above": N_(": claimed is a rise, and this is {way}. "),
    "below": N_(": claimed is a fall, and this is {way}. "),
}
WAYS = {
    "holds": N_("beyond what chance gives"),
    "undecided": N_("within what chance gives"),
    "fails": N_("the other way"),
}
WORLDS = {
    True: N_("Of 100 worlds without it {p} goes as far; of 100 with it {power} would be seen. "),
    False: N_("Of 100 worlds without it {p} go as far; of 100 with it {power} would be seen. "),
}
NEAR = {True: N_("{value}, within {margin}"), False: N_("{value}; too close to call within {margin}")}
CHANGE = re.compile(r"change(?:_(?P<first>\d{4}))??(?:_(?P<last>\d{4}|last))?")
SENTENCES = {
    "asserting": (N_("{n} asserts"), N_("{n} assert")),
    "opinion": (N_("{n} is opinion"), N_("{n} are opinion")),
    "exhortation": (N_("{n} says what should be done"), N_("{n} say what should be done")),
    "context": (N_("{n} is context"), N_("{n} are context")),
}
STOP, SEMICOLON, COLON = N_(". "), N_("; "), N_(": ")
AND = N_(" and ")
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

    def chinese(self, claim: dict[str, Any]) -> list[nodes.Node]:
        """The Chinese of a text that stands in English, on English pages."""
        if self.language != SOURCE:
            return []
        text = nodes.inline("", claim["zh"], classes=["press-zh"])
        return [nodes.paragraph("", "", text, classes=["press-chinese"])]

    def standing(self, claim: dict[str, Any], *before: nodes.Node) -> nodes.Node:
        """What the verdict depends on, who says so, and where in the article the claim stands."""
        _ = self._
        parts = [_("depends on {keys}").format(keys=self.keys(claim))] if claim.get("on") else []
        if written := claim.get("when_written"):
            parts.append(_("on the figures of summer 2022: {verdict}").format(verdict=self.spoken(written)))
        parts += [self.by(claim)] if claim.get("said_by") else []
        text = _(SEMICOLON).join([*filter(None, parts), _(KIND[claim["kind"]])])
        found = nodes.paragraph("", "", *before)
        found += nodes.Text((f"  {text}" if before else text[:1].upper() + text[1:]) + _(SEMICOLON))
        place = self.place(claim["where"])
        if ARTICLE in self.env.found_docs:
            uri = self.uri(ARTICLE, place_id(claim["where"]))
            found += nodes.reference("", place, refuri=uri, internal=True)
        else:
            found += nodes.Text(place)
        found += nodes.Text(_(STOP).rstrip())
        return found

    def evidence(self, claim: dict[str, Any]) -> list[nodes.Node]:
        """The cases with each number, what it was compared with, and the verdict in that case."""
        if claim["verdict"] == "untestable":
            return self.missing(claim)
        found: list[nodes.Node] = [self.cases(claim)]
        if written := claim.get("when_written"):
            words = self._("On the figures that could be had in summer 2022: {verdict}.")
            found += [nodes.paragraph("", words.format(verdict=self.spoken(written))), self.cases(written)]
        if "rates" in claim:
            found.append(nodes.paragraph("", claim["rates"][self.language]))
        if any(case["verdict"] == "untestable" for case in claim["cases"]):
            found += self.missing(claim)
        elif "note" in claim:
            found.append(nodes.paragraph("", claim["note"][self.language]))
        return found

    def missing(self, claim: dict[str, Any]) -> list[nodes.Node]:
        """Why a claim, or a case of it, cannot be tested, and what would settle it."""
        found: list[nodes.Node] = [nodes.paragraph("", claim["missing"][self.language])]
        found += self.chinese(claim["missing"])
        return [*found, *([nodes.paragraph("", claim["note"][self.language])] if "note" in claim else [])]

    def cases(self, judged: dict[str, Any]) -> nodes.Node:
        """A line for each case; where there is one alone, its verdict is the claim's."""
        body = nodes.bullet_list(classes=["press-cases"])
        for case in judged["cases"]:
            said = nodes.paragraph()
            if label := case["label"][self.language]:
                said += nodes.strong("", label[:1].upper() + label[1:] + self._(COLON))
            if len(judged["cases"]) > 1 or case["verdict"] == "untestable":
                word = self._(WORDS[case["verdict"]])
                said += nodes.inline("", word, classes=[f"press-{case['verdict']}"])
                said += nodes.Text(self._(STOP))
            tests = [test for test in case["tests"] if not test.get("need")]  # needs that hold say nothing
            for test in tests if case["verdict"] != "untestable" else []:
                said += self.found(test)
            body += nodes.list_item("", said)
        return body

    def found(self, test: dict[str, Any]) -> list[nodes.Node]:
        """What was found, and how that compares with what is claimed, as a sentence."""
        name = test["result"]
        results = self.edition("result", name).results
        said: list[nodes.Node] = []
        if pair := ends(name, results):
            first, last = (self.number(end) for end in pair)
            template = self._(BETWEEN)
            how = "size" if "|" in template else ""  # the words say which way
            change, sign = self.number(name, how), results[name]["value"]
            said += self.said(template, sign, first=first, last=last, change=change)
        elif test["unit"] in NAMED_BY_ID:
            said.append(nodes.Text(named(name, self.language) + self._(COLON)))
            said.append(self.number(name))
        else:
            said.append(self.number(name))
        return [*said, nodes.Text(expected(test, results, self.language))]

    def place(self, where: dict[str, Any]) -> str:
        """Where in the article a claim stands, in words."""
        if where["part"] == CAPTIONS:
            said = self._("article, feature {feature}, caption {paragraph}")
        elif where["part"]:
            said = self._("article, feature {feature}, part {part}, paragraph {paragraph}")
        else:
            said = self._("article, feature {feature}, paragraph {paragraph}")
        return said.format(**where)

    def spoken(self, judged: dict[str, Any]) -> str:
        """A verdict in words; `depends` with what it depends on."""
        if judged.get("on"):
            return self._("depends on {keys}").format(keys=self.keys(judged))
        return self._(WORDS[judged["verdict"]])

    def keys(self, judged: dict[str, Any]) -> str:
        """What a verdict depends on."""
        return self._(AND).join(word[self.language] for word in judged["on"])

    def by(self, judged: dict[str, Any]) -> str:
        """Who says so, where sources were read."""
        said = [self._(WHO[who][n > 1]).format(n=n) for who, n in judged["said_by"].items() if n]
        return self._("said by {sources}").format(sources=self._(AND).join(said)) if said else ""


def place_id(where: dict[str, Any]) -> str:
    """The anchor of a paragraph on the article's page."""
    return f"place-{where['feature']}-{where['part']}-{where['paragraph']}"


def named(identifier: str, language: str) -> str:
    """What a number is that says nothing without its name: the last word of its id."""
    english = last_word(identifier)
    return translations.said(f"claim.found.{identifier.rpartition('.')[2]}", english, language)


def expected(test: dict[str, Any], results: dict[str, dict[str, Any]], language: str) -> str:
    """What stands behind a number: how it compares with what is claimed."""
    _ = translator(language)
    if "rates" in test:
        p, power = (f"{test['rates'][rate]:.0f}" for rate in ("p", "power"))
        way = _(WAYS.get(test["verdict"], WAYS["fails"]))
        said = _(CLAIMED[test["comparison"]]).format(way=way)
        return said + _(WORLDS[p == "1"]).format(p=p, power=power)
    bound, near = test["value"], test["tolerance"]
    if test["unit"] == "date" and near > DAYS:
        bound, near = bound // 10_000 * 10_000, 0
    value = stated(bound, test["unit"], language)
    if test["comparison"] == "equals" and value == show(results[test["result"]], language=language):
        return _(", as claimed. ")
    compared = COMPARISON | (DATED if test["unit"] == "date" else {})
    claimed = _(compared[test["comparison"]]).format(value=value)
    if near:
        said = margin(near, test["unit"], language)
        if test["unit"] == "date":
            said = _("{n} days").format(n=said)
        claimed = _(NEAR[test["comparison"] == "equals"]).format(value=claimed, margin=said)
    if test.get("by"):
        claimed = _("{value}, over its whole interval").format(value=claimed)
    return _(" (claimed: {value}). ").format(value=claimed)


class ClaimDirective(_ClaimParts):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        claim = self.verdict(self.arguments[0])
        if not claim:
            return []
        box = nodes.container(classes=["press-claim"])
        box += nodes.paragraph("", _kept_together(claim[self.language]))
        box += [*self.chinese(claim), self.standing(claim, self.badge(claim)), *self.evidence(claim)]
        return [box]


def _kept_together(text: str) -> str:
    return text.replace(" %", "\u00a0%")


class LedgerDirective(_ClaimParts):
    def run(self) -> list[nodes.Node]:
        claims = self.edition("ledger").ledger.get("claims", [])
        themes = dict.fromkeys(claim.get("theme", "") for claim in claims)
        said = {
            "verdict": {word: self._(name) for word, name in WORDS.items()},
            "theme": {theme: theme_named(theme, self.language) for theme in themes},
            "kind": {word: self._(name) for word, name in KIND.items()},
        }
        found: list[nodes.Node] = [nodes.raw("", render("filters.html", said=said), format="html")]
        for theme in themes:
            section = nodes.section(ids=[f"theme-{theme}" if theme else "theme"], classes=["press-theme"])
            section += nodes.title("", theme_named(theme, self.language) if theme else self._("Claims"))
            section += [self.entry(claim) for claim in claims if claim.get("theme", "") == theme]
            found.append(section)
        return found

    def entry(self, claim: dict[str, Any]) -> nodes.Node:
        marks = [f"press-is-{word}-{claim[word]}" for word in ("verdict", "kind", "theme") if word in claim]
        found = ledger_entry(ids=[f"claim-{claim['id']}"], classes=["press-entry", *marks])
        verdict = nodes.inline(
            "", self._(WORDS[claim["verdict"]]), classes=["press-verdict", f"press-{claim['verdict']}"]
        )
        found += ledger_line("", verdict, nodes.inline("", _kept_together(claim[self.language])))
        found += [*self.chinese(claim), self.standing(claim), *self.evidence(claim)]
        found += [*self.sources(claim), self.chapters(claim)]
        return found

    def sources(self, claim: dict[str, Any]) -> list[nodes.Node]:
        """What named sources state: each once, linked where it has an address."""
        named = {(row["source"], row["url"] or ""): row for row in claim["sources"]}
        if not named:
            return []
        body = nodes.bullet_list(classes=["press-sources"])
        for (source, url), row in named.items():
            said = translations.said(f"source.{source}", source, self.language)
            name: nodes.Node = nodes.Text(said)
            if url.startswith(WEB):
                name = nodes.reference("", said, refuri=url, internal=False)
            issuer = row["issuer"] and translations.said(
                f"issuer.{row['issuer']}", row["issuer"], self.language
            )
            origin = self._(COMMA).join(filter(None, (issuer, row["date"])))
            behind = self._(" ({origin})").format(origin=origin) if origin else ""
            body += nodes.list_item("", nodes.paragraph("", "", name, nodes.Text(behind)))
        return [nodes.paragraph("", self._("Sources:")), body]

    def chapters(self, claim: dict[str, Any]) -> nodes.Node:
        """The chapters by their titles, and the claim's own address."""
        both = [claim, claim.get("when_written", {"cases": []})]
        pages = {t["chapter"] for judged in both for case in judged["cases"] for t in case["tests"]}
        said = nodes.paragraph("", self._("Worked out in: "))
        for position, chapter in enumerate(sorted(pages)):
            said += nodes.Text(self._(SEMICOLON) if position else "")
            said += self.titled(chapter)
        address = nodes.reference("", self._("Address of this claim"), refuri=f"#claim-{claim['id']}")
        said += [nodes.Text(self._(STOP)), address]
        return said


class StripDirective(SphinxDirective, Linking):
    def run(self) -> list[nodes.Node]:
        claims = self.edition("verdicts").verdicts.values()
        counts = Counter(claim["verdict"] for claim in claims)
        cells = [
            {
                "uri": self.uri(LEDGER, f"claim-{claim['id']}"),
                "verdict": claim["verdict"],
                "said": f"{self._(WORDS[claim['verdict']])}{self._(COLON)}{claim[self.language]}",
            }
            for claim in claims
        ]
        key = [
            {
                "uri": self.uri(LEDGER, f"verdict={word}"),
                "verdict": word,
                "count": counts[word],
                "said": self._(WORDS[word]),
            }
            for word in VERDICTS
            if counts[word]
        ]
        count = (self._("{n} claim:") if len(cells) == 1 else self._("{n} claims:")).format(n=len(cells))
        name = self._("Every claim by its verdict")
        strip = render("strip.html", cells=cells, key=key, signs=SIGNS, count=count, name=name)
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
        name = self._("Caption {n}") if row["part"] == CAPTIONS else self._("Paragraph {n}")
        head = nodes.paragraph("", "", nodes.strong("", name.format(n=row["paragraph"])))
        head += nodes.Text(f" \u00b7 {self.counted(row)}")
        box += head
        if own:
            body = nodes.bullet_list()
            for claim in own:
                said = nodes.paragraph(
                    "", "", self.badge(claim), nodes.Text(f" {_kept_together(claim[self.language])}")
                )
                pages = sorted({t["chapter"] for case in claim["cases"] for t in case["tests"]})
                for position, page in enumerate(pages):
                    said += [nodes.Text(self._(SEMICOLON) if position else " \u2192 "), self.titled(page)]
                body += nodes.list_item("", said)
            box += body
        if row["set_aside"]:
            text = set_aside(row, self.language)
            box += nodes.paragraph("", self._("Set aside: {text}.").format(text=text))
        return box

    def counted(self, row: dict[str, Any]) -> str:
        """How many sentences a paragraph has, and of what kind."""
        kinds = [
            self._(form[row[kind] > 1]).format(n=row[kind]) for kind, form in SENTENCES.items() if row[kind]
        ]
        number = row["sentences"]
        said = self._("{n} sentences: {kinds}") if number > 1 else self._("{n} sentence: {kinds}")
        return said.format(n=number, kinds=self._(COMMA).join(kinds))


def theme_named(theme: str, language: str) -> str:
    """A theme of claims as a heading."""
    return translations.said(f"claim.theme.{theme}", theme.replace("-", " ").capitalize(), language)


def set_aside(row: dict[str, Any], language: str) -> str:
    """What of a paragraph of the article was set aside; the chapter on documents shows it in a table, too."""
    return translations.said(f"set_aside.{row['set_aside']}", row["set_aside"], language)


class ColumnsDirective(SphinxDirective, Linking):
    def run(self) -> list[nodes.Node]:
        body = nodes.definition_list()
        for column, said in ledger.COLUMNS.items():
            term = nodes.term("", "", nodes.literal("", column))
            body += nodes.definition_list_item(
                "", term, nodes.definition("", nodes.paragraph("", self._(said)))
            )
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
        before, _, after = self._(
            "Behind {claims} claims there are {tests} tests of chance, each at one in twenty. If nothing "
            "that they ask for were true, {by_chance:.1f} would hold by luck; {holds} do. If one in ten of "
            "those that hold may be false (Benjamini and Hochberg), {kept}. The tests look at the same few "
            "series from several sides, so they are right or wrong together."
        ).partition("{kept}")
        said = nodes.paragraph("", before.format(**found))
        kept = self._("{n} of them stand, but not ").format(n=holds - len(lost))
        said += nodes.Text(kept if lost else self._("all of them stand"))
        for number, one in enumerate(lost):
            words = self._("“{claim}”").format(claim=_kept_together(one[self.language].rstrip(".。")))
            if case := one["case"][self.language]:
                words += self._(", by the {case}").format(case=case)
            uri = self.uri(LEDGER, f"claim-{one['claim']}")
            said += nodes.Text(self._(SEMICOLON) if number else "")
            said += nodes.reference("", words, refuri=uri, internal=True)
        said += nodes.Text(after)
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
