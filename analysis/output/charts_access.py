"""The pictures of the chapter on networks: a plan beside what stands, and equality of access over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.output import charts, figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

COLOURS = {"highway": "#14346E", "highway_last": "#7A8FB8", "expressway": "#C4500A", "railway": "#1C7F74"}


def plan(parts: pd.DataFrame, *, style: figures.Style) -> Figure:
    """One bar a class of road: what stood and what the plan adds; ``parts``: name, built, planned."""
    rows = parts.iloc[::-1].reset_index(drop=True)
    fig, ax = figures.new(height=2.0)
    ax.barh(rows.index, rows["built"], color=figures.PLATE_COLOURS["East"], height=0.55)
    rest = rows["planned"] - rows["built"]
    ax.barh(rows.index, rest, left=rows["built"], color="#C9D3E6", height=0.55)
    for row in rows.itertuples():
        ax.text(row.built / 2, row.Index, f"{row.built:.0f}", color="white", ha="center", va="center")
        middle = (row.built + row.planned) / 2
        ax.text(middle, row.Index, f"{row.planned - row.built:.0f}", ha="center", va="center")
        ax.text(row.planned, row.Index, f" {row.planned:.0f}", va="center", fontweight="bold")
    ax.set_yticks(rows.index, list(rows["name"]))
    ax.set_xlim(0, rows["planned"].max() * 1.12)
    ax.set_xlabel(style.text("figure.infrastructure-plan.axis"))
    ax.grid(visible=False)
    return fig


def equality(
    table: pd.DataFrame, *, style: figures.Style, titles: Mapping[str, str], names: Mapping[str, str]
) -> Figure:
    """A panel a density, a line a network; from ``access.equality``."""
    lines = table.rename(columns={"density": "facet", "network": "line"})
    return charts.facets(
        lines, style=style, titles=titles, names=names, colours=COLOURS, columns=1, height=2.5
    )
