"""The home page's findings: each a sentence, a small picture, a verdict and a link; and a chapter's figure.

    ```{finding} northeast-recovers
    :chapter: /book/plates/growth
    :lines: sigma-lines measure=cv series=income     lines of a figure's data, one for each series
    :bars: growth.a=East growth.b=West               or numbers of the edition, each with its name
    The Northeast fell behind by {result}`growth.c | size` a year.
    ```
    ```{figure-of} sigma-lines```      a figure of another chapter, with a link to it

`:chapter: title </book/page>` gives the link a title of its own.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import split_explicit_title

from press.findings.results import show
from press.pages.linking import Linking
from press.pages.render import render

WIDTH, HEIGHT, MARGIN = 240, 72, 6  # of a card's picture; its words are HTML


class FindingDirective(SphinxDirective, Linking):
    has_content = True
    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "chapter": directives.unchanged_required,
        "lines": directives.unchanged,
        "bars": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        claim = self.verdict(self.arguments[0])
        if not claim:
            return []
        card = nodes.container(classes=["press-card"])
        if picture := self.picture():
            card += nodes.raw("", picture, format="html")
        self.state.nested_parse(self.content, self.content_offset, card)
        foot = nodes.paragraph("", "", self.badge(claim))
        foot["classes"].append("press-foot")
        _, title, page = split_explicit_title(self.options["chapter"])
        foot += [nodes.Text(" "), self.titled(page.lstrip("/"), title if page != title else "")]
        card += foot
        return [card]

    def picture(self) -> str:
        if "lines" in self.options:
            name, *where = self.options["lines"].split()
            return self.lines(name, dict(word.split("=", 1) for word in where))
        if "bars" in self.options:
            return self.bars(dict(word.split("=", 1) for word in self.options["bars"].split(";")))
        return ""

    def lines(self, figure: str, where: dict[str, str]) -> str:
        """One line of a figure's data: the rows in which columns have these values."""
        found = self.edition("figure", figure).figures.get(figure)
        if not found:
            self.warn(f"figure {figure} is drawn by no chapter of this edition")
            return ""
        path = Path(self.env.app.srcdir) / found["csv"]
        self.env.note_dependency(str(path))
        text = path.read_text(encoding="utf-8").splitlines()
        rows = list(csv.DictReader(row for row in text if not row.startswith("#")))
        points = [(float(r["year"]), float(r["value"])) for r in rows if where.items() <= r.items()]
        if len(points) < 2:
            self.warn(f"figure {figure} has fewer than two rows with {where}")
            return ""
        points.sort()
        first, last = points[0][0], points[-1][0]
        low, high = min(y for _, y in points), max(y for _, y in points)
        across = (WIDTH - 2 * MARGIN) / (last - first)
        up = (HEIGHT - 2 * MARGIN) / ((high - low) or 1)
        drawn = [
            (round(MARGIN + (x - first) * across, 1), round(HEIGHT - MARGIN - (y - low) * up, 1))
            for x, y in points
        ]
        years = (int(first), int(last))
        return render("small_line.html", points=drawn, years=years, width=WIDTH, height=HEIGHT)

    def bars(self, named: dict[str, str]) -> str:
        """Numbers of the edition as bars from zero, each with its name and its value."""
        results = {name: self.edition("result", name).results.get(name) for name in map(str.strip, named)}
        if absent := [name for name, result in results.items() if result is None]:
            self.warn(f"result {absent[0]} is recorded by no chapter of this edition")
            return ""
        found = [result for result in results.values() if result]
        most = max((abs(result["value"]) for result in found), default=0) or 1
        bars = [
            {
                "name": name.strip(),
                "said": show(result, "" if result["unit"] == "%" else "bare", self.language),
                "share": round(100 * abs(result["value"]) / most, 1),
                "below": result["value"] < 0,
            }
            for name, result in zip(named.values(), found, strict=True)
        ]
        return render("small_bars.html", bars=bars)


class FigureOfDirective(SphinxDirective, Linking):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        found = self.edition("figure", name).figures.get(name)
        if not found:
            self.warn(f"figure {name} is drawn by no chapter of this edition")
            return []
        image = nodes.image("", uri=f"/{found['svg']}", alt=" ".join(found["alt"].split()))
        image["classes"].append("press-figure")
        said = nodes.paragraph()
        said += self.said(self._("From {chapter}."), chapter=self.titled(found["chapter"]))
        return [nodes.container("", image, said, classes=["press-figure-of"])]


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.add_directive("finding", FindingDirective)
    app.add_directive("figure-of", FigureOfDirective)
