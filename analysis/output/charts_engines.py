"""The pictures of the chapter on engines: shares by vintage, rank and size, exponents with their bands.

Each function draws what it is given and computes nothing; words come from the catalogue, colours from
``analysis.output.figures``. A series of another vintage is another line, never joined to the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

COLOURS = {
    "beijing-tianjin-hebei": figures.PLATE_COLOURS["Central"],
    "yangtze-delta": figures.PLATE_COLOURS["East"],
    "greater-bay-area": figures.PLATE_COLOURS["West"],
    "rest": figures.GREY,
}
LOOKS = {"v3": (":", 1.8), "v4": ("-", 1.8), "v4r": ((0, (4, 2)), 1.4), "province": ("-", 0.9)}


def shares(
    lines: pd.DataFrame, *, titles: Mapping[str, str], names: Mapping[str, str], value: str = "share"
) -> Figure:
    """A panel a group, a line a state of the figures; columns group, vintage, year and ``value``.

    Panels have the same height in units of ``value``, so that slopes compare; lines are labelled at their
    ends.
    """
    fig, axes = figures.new(height=2.1 * len(titles), rows=len(titles), squeeze=False, sharex=True)
    spans = lines.groupby("group")[value].agg(["min", "max"])
    reach = 0.62 * float((spans["max"] - spans["min"]).max())
    for ax, (group, title) in zip(axes.flat, titles.items(), strict=True):
        middle = float(spans.loc[group].mean())
        ax.set_ylim(middle - reach, middle + reach)
        for vintage, rows in lines[lines["group"] == group].groupby("vintage", sort=False):
            dash, width = LOOKS[str(vintage)]
            ax.plot(rows["year"], rows[value], ls=dash, lw=width, color=COLOURS.get(group, figures.INK))
        figures.year_axis(ax)
        figures.heading(ax, title, colour=COLOURS.get(group, figures.INK))
    panels = []
    for ax, group in zip(axes.flat, titles, strict=True):
        ends = [
            (
                float(r["year"].iloc[-1]),
                float(r[value].iloc[-1]),
                names[str(v)],
                COLOURS.get(group, figures.INK),
            )
            for v, r in lines[lines["group"] == group].groupby("vintage", sort=False)
        ]
        panels.append((ax, ends))
    figures.label_panels(panels, points=9)
    return fig


def rank_size(
    points: pd.DataFrame, *, labels: Mapping[str, str], axes: Sequence[str], years: Sequence[int]
) -> Figure:
    """Size against rank on logarithmic scales, hollow for the first year, full for the last.

    ``points``: year, region, grp, rank, group; ``labels`` writes the names of some regions beside the last
    year's points; ``axes`` are the two axes' words.
    """
    fig, ax = figures.new(height=4.2)
    for year, face in zip(years, ("white", None), strict=True):
        for group, rows in points[points["year"] == year].groupby("group", sort=False):
            ink = COLOURS[str(group)]
            ax.plot(rows["rank"], rows["grp"], "o", ms=4, mec=ink, mfc=face or ink, mew=0.8, ls="")
    figures.log_axis(ax, "x")
    figures.log_axis(ax, "y")
    ax.set_xlabel(axes[0])
    ax.set_ylabel(axes[1])
    ax.grid(visible=True, which="major", axis="both")
    named = [
        (row.rank, row.grp, labels[row.region], COLOURS[row.group])
        for row in points[points["year"] == years[1]].itertuples()
        if row.region in labels
    ]
    figures.label_points(ax, named, avoid=points[["rank", "grp"]].to_numpy())
    return fig


def exponents(table: pd.DataFrame, *, titles: Mapping[int, str], label: str, one: str) -> Figure:
    """A panel a cut: the exponent by year with its 95 % band, and the line of Zipf's law at 1."""
    fig, axes = figures.new(height=2.7, columns=len(titles), squeeze=False, sharey=True)
    for ax, (top, title) in zip(axes.flat, titles.items(), strict=True):
        rows = table[table["top"] == top]
        ink = figures.PLATE_COLOURS["East"]
        ax.fill_between(rows["year"], rows["low"], rows["high"], color=ink, alpha=0.18, lw=0)
        ax.plot(rows["year"], rows["exponent"], color=ink)
        ax.axhline(1, color=figures.GREY, lw=0.8, ls="--")
        figures.year_axis(ax, ticks=3)
        figures.heading(ax, title)
    axes.flat[0].set_ylabel(label)
    last = axes.flat[-1]
    last.annotate(
        one, (last.get_xlim()[1], 1), xytext=(-2, 3), textcoords="offset points", ha="right", fontsize=9
    )
    return fig
