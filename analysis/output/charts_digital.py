"""The pictures of the chapter on digital gaps: rates of closing, and hubs of computing on the tile map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

KINDS = {"access": "#1C7F74", "use": "#C4500A", "income": "#3B3B3B"}


def rates(table: pd.DataFrame, *, style: figures.Style, names: Mapping[str, str], axis: str) -> Figure:
    """One dot a measure at its rate of closing; ``table``: measure, kind, rate (% a year).

    Coloured by kind, with a line from zero; what closes lies left of zero.
    """
    rows = table.sort_values("rate", ascending=False, ignore_index=True)
    fig, ax = figures.new(height=0.7 + 0.34 * len(rows))
    ax.axvline(0, color=figures.GREY, lw=0.8)
    for row in rows.itertuples():
        colour = KINDS[row.kind]
        ax.hlines(row.Index, 0, row.rate, color=colour, lw=2)
        ax.plot(row.rate, row.Index, "o", color=colour, ms=7)
    ax.set_yticks(rows.index, [names[m] for m in rows["measure"]])
    for label, kind in zip(ax.get_yticklabels(), rows["kind"], strict=True):
        label.set_color(KINDS[kind])
    ax.set_ylim(-0.6, len(rows) - 0.4)
    ax.set_xlabel(axis)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    return fig


def hubs(
    regions: pd.DataFrame, clusters: pd.Series, *, style: figures.Style, labels: tuple[str, str]
) -> Figure:
    """A tile map of the regions that belong to a hub: dark with a cluster, pale without; others stay grey.

    ``clusters``: number of clusters by region of a hub; ``labels`` name the dark and the pale tiles.
    """
    from matplotlib.patches import Rectangle

    fig, ax = figures.new(height=4.4)
    look = {"cmap": "YlGnBu", "low": 0, "high": 1.6, "digits": 0}
    figures.tile_map(ax, regions, clusters, style=style, label="", **look)
    for bar in list(ax.child_axes):
        bar.remove()
    for row, (text, colour) in enumerate(zip(labels, ("#2498C0", "#FFFFD9"), strict=True)):
        y = 0.92 - 0.07 * row
        place = {"transform": ax.transAxes, "lw": 0.5, "edgecolor": figures.PALE}
        ax.add_patch(Rectangle((0.02, y - 0.02), 0.05, 0.045, facecolor=colour, **place))
        ax.text(0.09, y, text, transform=ax.transAxes, va="center", fontsize=10)
    return fig
