"""Every colour, dash and grey of the book's figures, and the rule that gives one to a group or a series.

The four first colours, those of the macro-regions in the order in which the package names them, have a
contrast of at least 4.5 against white (WCAG 2), enough for text. Seen with normal or simulated protanopia,
deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009, severity 1), any two of them lie at least
25 apart in CIE 1976 Lab; the tests compute it. Groups take colours in the order of the package, whatever
their names. Series of one family (GRP in several vintages) share a colour and differ in dashes, the headline
solid.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import matplotlib as mpl

GROUPS = ("#14346E", "#C4500A", "#1C7F74", "#9A45C4")
MORE = ("#7A5C00", "#A3195B", "#3F6E1E", "#5A5A5A", "#7B3F00", "#0B6FA4")
ALL = (*GROUPS, *MORE)
HALVES = ("#3B3B3B", "#8A6500")  # of a second grouping, beside the first
INK, GREY, PALE, EMPTY = "#222222", "#6B6B6B", "#D9D9D9", "#EEEEEE"
FAMILIES = (INK, "#1C7F74", "#8A6500", "#A3195B", "#0B6FA4", "#7B3F00")
DASHES: tuple[Any, ...] = ("", (4, 2), (1, 1.2), (6, 2, 1, 2), (3, 1, 1, 1, 1, 1))
VERDICTS = {"closer": GROUPS[2], "apart": GROUPS[1], "open": GREY}  # what an interval says of a gap
# Clusters in use since GeoDa, dark enough to tell without colour vision; pale: by themselves alone.
CLUSTERS = {"high-high": "#8E1B2C", "low-low": "#1B4F9C", "high-low": "#C0704A", "low-high": "#4E8FB5"}
CLUSTERS |= {"high-high alone": "#E3B2B9", "low-low alone": "#AFC6EA"}
CLUSTERS |= {"high-low alone": "#F1CDB8", "low-high alone": "#C5E1EA", "none": EMPTY}
DIVERGING, SEQUENTIAL, COUNTS = "PuOr", "cividis", "Blues"
RANKED = ("club", "class")  # columns whose levels have an order, from first to last


def by_order(levels: Iterable[object], colours: tuple[str, ...] = ALL) -> dict[str, str]:
    """A colour for each level, in their order: of ``colours``, or if there are more levels, as many hues of
    one lightness, dark enough for text on white. No two levels share one."""
    named = [str(level) for level in levels]
    if len(named) > len(colours):
        import seaborn as sns

        colours = tuple(sns.husl_palette(len(named), s=0.9, l=0.42).as_hex())
    return dict(zip(named, colours, strict=False))


def steps(levels: Iterable[object], scale: str = "viridis") -> dict[str, str]:
    """Steps of one scale, dark to light, for levels that have an order; 0, which stands for none, is grey."""
    ranked = [str(level) for level in levels if str(level) != "0"]
    last = max(len(ranked) - 1, 1)
    shades = {
        level: mpl.colors.to_hex(mpl.colormaps[scale](0.08 + 0.72 * at / last))
        for at, level in enumerate(ranked)
    }
    return shades | {"0": GREY}


def of_series(families: Mapping[str, str]) -> dict[str, tuple[str, Any]]:
    """Colour and dash of each series; ``families``: family by name, the headline first."""
    order = list(dict.fromkeys(families.values()))
    seen: dict[str, int] = {}
    found = {}
    for name, family in families.items():
        place = seen[family] = seen.get(family, -1) + 1
        found[name] = (FAMILIES[order.index(family) % len(FAMILIES)], DASHES[place % len(DASHES)])
    return found
