"""The pictures of the chapter on beta convergence: growth against the start, moving windows, one region left
out. Each function draws what it is given; speeds are drawn in percent a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.data import panel
from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.methods.beta import Growth

Box = tuple[float, float, float, float]
TICKS = (0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 5, 10, 20, 40, 80, 160, 320)
# Places for a name around its dot, the nearest first, in steps of a letter's width and a line's height.
SIDES = tuple(
    (dx * d, dy * d)
    for d in (1.0, 1.6, 2.4)
    for dx, dy in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1))
)


def scatter(
    fits: Sequence[tuple[Growth, Growth]],
    *,
    regions: pd.DataFrame,
    style: figures.Style,
    titles: Sequence[str],
    named: int = 3,
    units: Sequence[float] = (),
) -> Figure:
    """Yearly growth (%) against the level at the start (log scale), a panel a window.

    Levels are in 1,000 yuan, or in ``units``, one for each panel.

    ``fits`` holds the unweighted and the weighted fit of each window: solid and dashed lines; dots are as
    large as the weights of the second. The ``named`` regions farthest from the line are named.
    """
    fig, axes = figures.new(height=3.9, columns=len(fits), squeeze=False, sharey=True)
    units = units or [1000.0] * len(fits)
    for ax, (plain, weighted), title, unit in zip(axes.flat, fits, titles, units, strict=True):
        points = panel.with_groups(plain.points, regions=regions)
        colours = figures.group_colours(regions["plate"])
        _dots(ax, points.assign(size=_sizes(weighted)), unit, colours, style)
        _fitted(ax, plain, weighted, unit)
        _named(ax, plain, unit, style, named)
        figures.heading(ax, title)
        ax.set_xlabel(style.text("figure.beta-scatter.x"))
    axes.flat[0].set_ylabel(style.text("figure.beta-scatter.y"))
    handles, labels = axes.flat[0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside upper center", ncols=4, frameon=False, handletextpad=0.1)
    return fig


def moving(windows: Mapping[str, pd.DataFrame], *, style: figures.Style, titles: Mapping[str, str]) -> Figure:
    """Speed and its interval over moving windows, by last year, a panel a series; from ``beta.rolling``."""
    rows, shared = -(-len(windows) // 2), {"squeeze": False, "sharex": True, "sharey": True}
    fig, axes = figures.new(
        height=(2.2 if len(windows) > 1 else 3.0) * rows, rows=rows, columns=min(2, len(windows)), **shared
    )
    for ax, (name, table) in zip(axes.flat, windows.items(), strict=False):
        ax.axhline(0, color=figures.GREY, lw=0.8)
        low, high = 100 * table["speed_low"], 100 * table["speed_high"]
        colour = figures.PLATE_COLOURS["East"]
        ax.fill_between(table["last"], low, high, color=colour, alpha=0.2, lw=0)
        ax.plot(table["last"], 100 * table["speed"], "o-", color=colour, ms=3.5)
        figures.heading(ax, titles[name])
        figures.year_axis(ax, ticks=5)
        ax.margins(x=0.04)
    for ax in axes.flat[len(windows) :]:
        ax.set_axis_off()
    for ax in axes[-1]:
        ax.set_xlabel(style.text("figure.beta-moving.x"))
    for ax in axes[:, 0]:
        ax.set_ylabel(style.text("figure.beta-moving.y"))
    return fig


def influence(one_out: pd.DataFrame, whole: Growth, *, regions: pd.DataFrame, style: figures.Style) -> Figure:
    """The speed without each region in turn, with its interval; from ``beta.leave_one_out``.

    The shaded band is the interval of the speed with all regions, the line the speed itself.
    """
    rows = panel.with_groups(one_out, regions=regions).sort_values("speed", ignore_index=True)
    fig, ax = figures.new(height=6.4)
    ax.axvspan(100 * whole.speed_low, 100 * whole.speed_high, color=figures.PALE, alpha=0.5, lw=0)
    ax.axvline(100 * whole.speed, color=figures.GREY, lw=1)
    ax.axvline(0, color=figures.INK, lw=0.8)
    ax.hlines(rows.index, 100 * rows["speed_low"], 100 * rows["speed_high"], color=figures.GREY, lw=0.9)
    for plate, colour in figures.group_colours(regions["plate"]).items():
        own = rows[rows["plate"] == plate]
        ax.plot(100 * own["speed"], own.index, "o", color=colour, ms=5, label=style.plate(plate))
    ax.set_yticks(rows.index, style.region(list(rows["region"])), fontsize=9)
    ax.set_ylim(-0.8, len(rows) - 0.2)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x")
    ax.set_xlabel(style.text("figure.beta-influence.x"))
    fig.legend(loc="outside upper center", ncols=4, frameon=False, handletextpad=0.1)
    return fig


def _sizes(weighted: Growth) -> np.ndarray:
    weight = weighted.points["weight"]
    return 8 + 90 * (weight / weight.max()).to_numpy()


def _dots(
    ax: Axes, points: pd.DataFrame, unit: float, colours: Mapping[str, str], style: figures.Style
) -> None:
    for plate, colour in colours.items():
        own = points[points["plate"] == plate]
        x, y = np.exp(own["initial"]) / unit, 100 * own["growth"]
        ax.scatter(x, y, s=own["size"], color=colour, alpha=0.75, lw=0, label=style.plate(plate))
    lowest, highest = (float(np.exp(f(points["initial"])) / unit) for f in (min, max))
    figures.log_axis(ax, "x", at=[t for t in TICKS if lowest * 0.95 <= t <= highest * 1.05])
    ax.margins(x=0.16, y=0.08)


def _fitted(ax: Axes, plain: Growth, weighted: Growth, unit: float) -> None:
    ends = np.array([plain.points["initial"].min(), plain.points["initial"].max()])
    for fit, dash in ((plain, "-"), (weighted, (0, (4, 2)))):
        ax.plot(np.exp(ends) / unit, 100 * fit.line(ends), color=figures.INK, linestyle=dash, lw=1.4)


def _named(ax: Axes, plain: Growth, unit: float, style: figures.Style, named: int) -> None:
    """Names beside the dots farthest from the line, where they cover neither dots nor one another."""
    figures.settle(ax.get_figure())
    scale = 72 / ax.get_figure().dpi
    far = plain.points.reindex(plain.points["residual"].abs().sort_values(ascending=False).index)[:named]
    points = np.column_stack([np.exp(plain.points["initial"]) / unit, 100 * plain.points["growth"]])
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in ax.transData.transform(points) * scale]
    frame = ax.get_window_extent().extents * scale
    for row in far.itertuples():
        text = style.region(row.region)
        x, y = ax.transData.transform((np.exp(row.initial) / unit, 100 * row.growth)) * scale
        size = (sum(9.5 if c > "\u2e80" else 5.6 for c in text), 9.5)
        boxes = [_box(x, y, size, side) for side in SIDES]
        box = min(boxes, key=lambda box: _covered(box, taken) + 1000 * _outside(box, frame))
        taken.append(box)
        middle = ((box[0] + box[2]) / 2 - x, (box[1] + box[3]) / 2 - y)
        at = {"xytext": middle, "textcoords": "offset points", "ha": "center", "va": "center"}
        at["arrowprops"] = {"arrowstyle": "-", "color": figures.GREY, "lw": 0.6, "shrinkA": 0, "shrinkB": 1}
        ax.annotate(text, (np.exp(row.initial) / unit, 100 * row.growth), fontsize=9, **at)


def _box(x: float, y: float, size: tuple[float, float], side: tuple[float, float]) -> Box:
    """Where a text of ``size`` stands on one ``side`` of a dot, in points: left, bottom, right, top."""
    (width, height), (dx, dy) = size, side
    left = x + 6 * dx - (width if dx < 0 else width / 2 if dx == 0 else 0)
    bottom = y + 9 * dy - height / 2
    return (left, bottom, left + width, bottom + height)


def _covered(box: Box, taken: Sequence[Box]) -> float:
    """The area that ``box`` shares with others."""
    area = 0.0
    for other in taken:
        width = min(box[2], other[2]) - max(box[0], other[0])
        height = min(box[3], other[3]) - max(box[1], other[1])
        area += max(width, 0.0) * max(height, 0.0)
    return area


def _outside(box: Box, frame: Sequence[float]) -> bool:
    return box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]
