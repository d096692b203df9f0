"""The difference of two editions as one page that needs nothing else: no script, no network."""

from __future__ import annotations

import base64
from itertools import groupby
from typing import Any

from press.editions.compare import change, pair, summary
from press.editions.receipt import SHORT
from press.findings.figures import Figure
from press.findings.results import spoken
from press.pages.render import render

SIDES = ("only_a", "only_b")


def page(difference: dict[str, Any], old: dict[str, Figure], new: dict[str, Figure]) -> str:
    """The whole page; `old` and `new` are the two editions' figures by name."""
    names = [difference["a"]["name"], difference["b"]["name"]]
    verdicts, results = difference["verdicts"], difference["results"]
    moved = sorted(results["moved"], key=lambda move: move["chapter"])  # ids stay in order
    return render(
        "diff.html",
        title=f"{names[0]} and {names[1]} compared",
        names=names,
        short=SHORT,
        summary=summary(difference),
        difference=difference,
        moved=[
            (chapter, [_move(move) for move in moves])
            for chapter, moves in groupby(moved, key=lambda move: move["chapter"])
        ],
        figures=_figures(old, new),
        claims={side: [f"{claim['id']}: {claim['verdict']}" for claim in verdicts[side]] for side in SIDES},
        results={side: [f"{r['id']} ({r['chapter']})" for r in results[side]] for side in SIDES},
    )


def _move(move: dict[str, Any]) -> dict[str, str]:
    part = "" if move["part"] == "value" else f" {move['part']}"
    unit = "" if move["part"] == "unit" else f", {spoken(move['unit'])}"
    old, new = pair(move)
    return {"id": move["id"], "what": part + unit, "old": old, "new": new, "change": change(move)}


def _figures(old: dict[str, Figure], new: dict[str, Figure]) -> list[dict[str, Any]]:
    """Figures whose data differ, as pairs."""
    return [
        {"name": name, "chapter": new[name].chapter, "pictures": [_picture(old[name]), _picture(new[name])]}
        for name in new
        if name in old and old[name].data != new[name].data
    ]


def _picture(figure: Figure) -> dict[str, str]:
    """As an image, so that nothing inside a drawing can act on the page."""
    return {"alt": figure.alt, "svg": base64.b64encode(figure.svg.encode("utf-8")).decode("ascii")}
