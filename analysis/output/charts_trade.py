"""The pictures of the chapter on trade: a group's path among others, and its change among all groups'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

OWN, REST, FAINT = "#C4500A", "#14346E", "#C3C3C3"


def against(
    paths: Mapping[str, pd.DataFrame],
    *,
    own: str,
    rest: str,
    since: float,
    style: figures.Style,
    titles: Mapping[str, str],
    names: Mapping[str, str],
) -> Figure:
    """A panel a measure: every group's index faint, ``own`` and ``rest`` strong, a line at the date.

    ``paths``: by measure, as ``trade.paths`` gives them.
    """
    fig, axes = figures.new(height=2.6 * len(paths), rows=len(paths), squeeze=False)
    panels = []
    for ax, (measure, rows) in zip(axes.flat, paths.items(), strict=True):
        ends = []
        ax.axhline(100, color=figures.GREY, lw=0.8)
        ax.axvline(since, color=figures.GREY, lw=0.8, linestyle=(0, (2, 2)))
        for group, line in rows.groupby("group", sort=False):
            strong = {own: OWN, rest: REST}.get(str(group))
            ax.plot(line["year"], line["index"], color=strong or FAINT, lw=2.2 if strong else 0.9,
                    zorder=3 if strong else 1)  # fmt: skip
            if strong:
                end = line.iloc[-1]
                ends.append((float(end["year"]), float(end["index"]), names[str(group)], strong))
        figures.year_axis(ax)
        figures.heading(ax, titles[measure])
        panels.append((ax, ends))
    figures.label_panels(panels)
    return fig


def strip(
    found: Mapping[str, pd.DataFrame],
    *,
    style: figures.Style,
    titles: Mapping[str, str],
    own: str,
    axis: str,
) -> Figure:
    """A row a measure: one tick a group at its change, the members' own as a dot with its value.

    ``found``: by measure, as ``trade.among_all`` gives them; ``own`` names the members.
    """
    fig, ax = figures.new(height=0.9 + 0.75 * len(found))
    ax.axvline(0, color=figures.GREY, lw=0.8)
    for place, rows in enumerate(found.values()):
        others, mine = rows[~rows["own"]], rows[rows["own"]]
        y = len(found) - 1 - place
        ax.plot(others["change"], [y] * len(others), "|", color=REST, ms=16, mew=0.9, alpha=0.7)
        ax.plot(mine["change"], [y], "o", color=OWN, ms=8, zorder=3)
        value = float(mine["change"].iloc[0])
        ax.annotate(f"{own} {value:+.0f}".replace("-", "−"), (value, y), xytext=(0, 11),
                    textcoords="offset points", ha="center", color=OWN, fontsize=10)  # fmt: skip
    ax.set_yticks(range(len(found)), [titles[m] for m in reversed(list(found))])
    ax.set_ylim(-0.5, len(found) - 0.3)
    ax.margins(x=0.12)
    ax.set_xlabel(axis)
    ax.grid(visible=False, axis="y")
    return fig
