"""The pictures of the chapter on inequality: parts stacked by year, shares over chance, Lorenz curves
compared.

Each function draws what it is given and computes nothing; words come from the catalogue, colours from
``analysis.output.figures``. Parts that add up are stacked, so that the upper edge is the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

LIGHT = {"between": "#BFBFBF", "plate": "#BFBFBF", "region": "#6F93B8", "cell": "#E0B589"}


def stacked(
    table: pd.DataFrame,
    *,
    style: figures.Style,
    title: str,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    height: float = 3.6,
) -> Figure:
    """Areas of parts that add up, by year: columns part, year, value; first of ``names`` at the bottom."""
    fig, ax = figures.new(height=height)
    wide = table.pivot(index="year", columns="part", values="value")[list(names)]
    ax.stackplot(
        wide.index,
        wide.to_numpy().T,
        colors=[colours[part] for part in names],
        edgecolor="white",
        linewidth=0.8,
    )
    last, ends, floor = wide.iloc[-1], [], 0.0
    for part, name in names.items():
        ink = colours[part] if part not in LIGHT else figures.INK
        ends.append((float(wide.index[-1]), floor + float(last[part]) / 2, name, ink))
        floor += float(last[part])
    ax.set_ylim(0, float(wide.sum(axis=1).max()) * 1.04)
    figures.year_axis(ax)
    ax.margins(x=0)
    figures.heading(ax, title)
    figures.label_ends(ax, ends)
    return fig


def shares(
    lines: pd.DataFrame,
    chance: pd.DataFrame,
    *,
    style: figures.Style,
    titles: Mapping[str, str],
    names: Mapping[str, str],
    looks: Mapping[str, Mapping[str, Any]],
) -> Figure:
    """The share between groups by year, one panel a grouping, over what random groupings give.

    ``lines``: groups, line, year, share (%); ``chance``: groups, year, low, high, expected (%). All panels
    have the same scale.
    """
    fig, axes = figures.new(height=1.95 * len(titles), rows=len(titles), squeeze=False, sharex=True)
    top = max(lines["share"].max(), chance["high"].max()) * 1.06
    for ax, groups in zip(axes.flat, titles, strict=True):
        band = chance[chance["groups"] == groups]
        ax.fill_between(band["year"], band["low"], band["high"], color=figures.PALE, lw=0)
        ax.plot(band["year"], band["expected"], color=figures.GREY, lw=0.8)
        for line in names:
            own = lines[(lines["groups"] == groups) & (lines["line"] == line)]
            ax.plot(own["year"], own["share"], **looks[line])
        ax.set_ylim(0, top)
        figures.year_axis(ax)
        figures.heading(ax, titles[groups])
    panels = []
    for ax, groups in zip(axes.flat, titles, strict=True):
        own = lines[lines["groups"] == groups].groupby("line", sort=False).tail(1).set_index("line")
        ends = [
            (
                float(own.at[k, "year"]),
                float(own.at[k, "share"]),
                names[k],
                looks[k].get("color", figures.INK),
            )
            for k in names
        ]
        panels.append((ax, ends))
    figures.label_panels(panels)
    return fig


def lorenz_gaps(
    table: pd.DataFrame,
    *,
    style: figures.Style,
    names: Mapping[str, str],
    colours: Sequence[str] = (figures.INK, "#C4500A", figures.SIDE_COLOURS["South"]),
) -> Figure:
    """How far one Lorenz curve lies above another: line, people (%), difference (percentage points)."""
    fig, ax = figures.new(height=3.4)
    ax.axhline(0, color=figures.GREY, lw=1)
    for (line, name), colour in zip(names.items(), colours, strict=True):
        own = table[table["line"] == line]
        ax.plot(own["people"], own["difference"], color=colour, label=name)
    ax.set_xlim(0, 100)
    ax.margins(y=0.1)
    ax.set_xlabel(style.text("figure.inequality-lorenz.people"))
    figures.heading(ax, style.text("figure.inequality-lorenz.title"))
    ax.legend(loc="best", frameon=False, fontsize=9.5)
    return fig
