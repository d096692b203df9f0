"""The pictures of the chapter on the convergence of the index: spreads, groups, growth against the start,
parts of the index, and the curve of all recipes above its choices. Each draws what it is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from analysis.output import figures
from analysis.output.charts_robustness import cells

BINS = 100
COLOURS = {"closer": "#1C7F74", "apart": "#C4500A", "open": "#9A9A9A"}
LINES = {"cv": "#14346E", "gini": "#C4500A", "sd_log": "#1C7F74", "ratio": "#9A45C4", "sd": figures.INK}


def spreads(table: pd.DataFrame, *, titles: Mapping[str, str], names: Mapping[str, str]) -> Figure:
    """Spreads by year, the first year 100 (measure, year, index): relative ones left, sd right, own scales.

    ``titles`` of the panels relative and absolute, ``names`` of the measures. Without a relative measure
    there is one panel.
    """
    relative = [m for m in table["measure"].unique() if m != "sd"]
    panels = [("relative", relative)] * bool(relative) + [("absolute", ["sd"])]
    fig, axes = figures.new(height=3.0, columns=len(panels), squeeze=False)
    drawn = []
    for ax, (panel, measures) in zip(axes.flat, panels, strict=True):
        ax.axhline(100, color=figures.GREY, lw=0.8)
        ends = []
        for measure in measures:
            own = table[table["measure"] == measure]
            ax.plot(own["year"], own["index"], color=LINES[measure])
            ends.append((own["year"].iloc[-1], own["index"].iloc[-1], names[measure], LINES[measure]))
        figures.year_axis(ax, ticks=4)
        figures.heading(ax, titles[panel])
        drawn.append((ax, ends))
    figures.label_panels(drawn, points=9)
    return fig


def groups(
    parts: pd.DataFrame, means: pd.DataFrame, *, titles: Sequence[str], style: figures.Style
) -> Figure:
    """Left the variance within and between groups (year, within, between), right the groups' mean scores
    (group, year, score)."""
    fig, (left, right) = figures.new(height=3.1, columns=2)
    shades = (figures.PALE, figures.PLATE_COLOURS["East"])
    left.stackplot(parts["year"], parts["within"], parts["between"], colors=shades, lw=0)
    middle = len(parts) // 2
    at = parts.iloc[middle]
    for name, height, ink in (
        ("within", at["within"] / 2, figures.INK),
        ("between", at["within"] + at["between"] / 2, "white"),
    ):
        left.text(
            at["year"],
            height,
            style.text(f"figure.coordination-groups.{name}"),
            color=ink,
            ha="center",
            va="center",
        )
    left.set_ylim(bottom=0)
    figures.year_axis(left, ticks=4)
    figures.lines_by_plate(right, means, value="score", by="group", style=style, label=False)
    figures.year_axis(right, ticks=4)
    for ax, title in zip((left, right), titles, strict=True):
        figures.heading(ax, title)
    last = means[means["year"] == means["year"].max()]
    ends = [
        (row.year, row.score, style.plate(row.group), figures.PLATE_COLOURS.get(row.group, figures.INK))
        for row in last.itertuples()
    ]
    figures.label_ends(right, ends, points=9)
    return fig


def growth(
    points: pd.DataFrame,
    *,
    groups: Mapping[str, str],
    axes: tuple[str, str],
    style: figures.Style,
    named: int = 5,
) -> Figure:
    """Yearly growth against the start (region, initial, growth, fitted), with the line and the regions that
    lie farthest from it."""
    fig, ax = figures.new(height=3.6)
    rows = points.sort_values("initial")
    ax.plot(rows["initial"], rows["fitted"], color=figures.INK, lw=1.2)
    for group, colour in figures.PLATE_COLOURS.items():
        own = points[points["region"].map(groups) == group]
        ax.plot(own["initial"], own["growth"], "o", color=colour, ms=5, label=style.plate(group))
    far = (points["growth"] - points["fitted"]).abs().sort_values(ascending=False).index[:named]
    for row, left in _sides(points.loc[far], points):
        at = {"xytext": (-6 if left else 6, 0), "ha": "right" if left else "left", "va": "center"}
        text, place = style.region(row.region), (row.initial, row.growth)
        ax.annotate(text, place, fontsize=9, textcoords="offset points", **at)
    ax.set_xlabel(axes[0])
    ax.set_ylabel(axes[1])
    ax.margins(x=0.14, y=0.08)
    fig.legend(loc="outside upper left", ncols=4, frameon=False, handletextpad=0.1)
    return fig


def parts(table: pd.DataFrame, *, names: Mapping[str, str], titles: Sequence[str]) -> Figure:
    """Sigma (left) and speed (right) with intervals: columns part, sigma, speed and their _low and _high; the
    first row on top."""
    rows = table.iloc[::-1].reset_index(drop=True)
    fig, axes = figures.new(height=0.34 * len(rows) + 1.0, columns=2, sharey=True)
    for ax, column, title in zip(axes, ("sigma", "speed"), titles, strict=True):
        ax.axvline(0, color=figures.GREY, lw=0.8)
        said = _said(rows, column)
        for i, row in rows.iterrows():
            ax.plot([row[f"{column}_low"], row[f"{column}_high"]], [i, i], color=COLOURS[said[i]], lw=1.4)
            ax.plot(row[column], i, "o", color=COLOURS[said[i]], ms=5)
        ax.grid(visible=True, axis="x")
        ax.grid(visible=False, axis="y")
        figures.heading(ax, title)
    axes[0].set_yticks(range(len(rows)), [names[part] for part in rows["part"]])
    axes[0].set_ylim(-0.6, len(rows) - 0.4)
    return fig


def curve(
    table: pd.DataFrame,
    *,
    rows: Sequence[tuple[str, str, np.ndarray]],
    style: figures.Style,
    heights: Sequence[float] = (1.0, 1.0, 2.6),
) -> Figure:
    """Every recipe, sorted by sigma, a column a reading: sigma and speed with intervals, and below what was
    chosen. ``rows`` are (group, label, mask over the rows of ``table``).

    Colours say what the interval says: teal closer, orange apart, grey open. A cell is darker the more of its
    choice falls into that hundredth of the curve.
    """
    readings = [r for r in ("relative", "absolute") if (table["reading"] == r).any()]
    fig, axes = figures.new(
        height=8.6,
        rows=3,
        columns=len(readings),
        squeeze=False,
        height_ratios=heights,
        sharex=True,
        sharey="row",
    )
    for column, reading in enumerate(readings):
        inside = np.flatnonzero(table["reading"] == reading)
        order = inside[np.argsort(table["sigma"].to_numpy()[inside], kind="stable")]
        for ax, what in zip(axes[:2, column], ("sigma", "speed"), strict=True):
            _fan(ax, table.iloc[order], what)
        figures.heading(axes[0, column], style.text(f"coordination.reading.{reading}"))
        edges = np.linspace(0, len(order), min(BINS, len(order)) + 1).astype(int)
        cells(axes[2, column], rows, order, edges, named=column == 0)
        axes[2, column].set_xlabel(style.text("figure.coordination-curve.x", count=len(order)))
    for ax, what in zip(axes[:2, 0], ("sigma", "speed"), strict=True):
        ax.set_ylabel(style.text(f"figure.coordination-curve.{what}"))
        _limits(ax, table, what)
    axes[0, 0].set_xlim(0, 100)
    return fig


def choices(
    table: pd.DataFrame, factors: Sequence[str], style: figures.Style
) -> list[tuple[str, str, np.ndarray]]:
    """Rows for ``curve``: one a choice of every factor."""
    return [
        (factor, style.text(f"coordination.choice.{factor}.{choice}"), (table[factor] == choice).to_numpy())
        for factor in factors
        for choice in table[factor].drop_duplicates()
    ]


def _sides(named: pd.DataFrame, points: pd.DataFrame) -> list[tuple[object, bool]]:
    """Each named point, and whether its name stands left of it: outward where two are at one height."""
    close, centre = 0.05 * float(np.ptp(points["growth"])), float(points["initial"].median())
    out = []
    for row in named.itertuples():
        near = named[((named["growth"] - row.growth).abs() < close) & (named.index != row.Index)]
        out.append((row, row.initial < near["initial"].mean() if len(near) else row.initial > centre))
    return out


def _said(table: pd.DataFrame, column: str) -> list[str]:
    from analysis.china.coordination import verdicts

    return list(verdicts(table, column=column))


def _fan(ax: Axes, own: pd.DataFrame, what: str) -> None:
    x = (np.arange(len(own)) + 0.5) * 100 / len(own)
    ax.axhline(0, color=figures.INK, lw=0.8)
    said = np.array(_said(own, what))
    half = 50 / len(own)
    for verdict in ("open", "apart", "closer"):
        at, colour = said == verdict, COLOURS[verdict]
        low, high, middle = (own[what + side].to_numpy()[at] for side in ("_low", "_high", ""))
        wide = max(220 / len(own), 0.25)
        _strokes(ax, (x[at], low), (x[at], high), color=colour, lw=wide, alpha=0.3, capstyle="butt")
        _strokes(ax, (x[at] - half, middle), (x[at] + half, middle), color=colour, lw=1.8)
    ax.grid(visible=False, axis="x")


def _strokes(ax: Axes, start: tuple, end: tuple, **look: object) -> None:
    """Many strokes as one path: a picture of a thousand recipes stays small."""
    ends = np.stack([np.stack(start, axis=1), np.stack(end, axis=1)], axis=1)
    ends = ends[np.isfinite(ends).all(axis=(1, 2))]
    codes = np.tile([Path.MOVETO, Path.LINETO], len(ends))
    if len(ends):
        ax.add_patch(PathPatch(Path(ends.reshape(-1, 2), codes), fill=False, **look))


def _limits(ax: Axes, table: pd.DataFrame, what: str) -> None:
    low, high = table[f"{what}_low"].quantile(0.04), table[f"{what}_high"].quantile(0.96)
    ax.set_ylim(low - 0.05 * (high - low), high + 0.05 * (high - low))
