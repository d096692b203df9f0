"""The pictures of the specification curve: the curve above its choices, speeds by window, what moves them,
and the curves that permuted growth gives. Each draws what it is given; speeds are drawn in percent a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.output import figures, labels

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.methods.speccurve import JointTest

BINS = 100
DARKEST = 3.0  # a cell this many times as full as an even spread is drawn darkest


def curve(
    table: pd.DataFrame, *, rows: Sequence[tuple[str, str, np.ndarray]], style: figures.Style
) -> Figure:
    """The sorted speeds, and below where on the curve each choice lies.

    ``rows`` are (group, label, mask over the rows of ``table``). A cell is darker the more of its row's
    specifications fall into that hundredth of the curve; white: none.
    """
    order = np.argsort(table["speed"].to_numpy(), kind="stable")
    edges = np.linspace(0, len(order), BINS + 1).astype(int)
    speeds = np.array([100 * part.mean() for part in np.split(table["speed"].to_numpy()[order], edges[1:-1])])
    sure = np.array([part.mean() for part in np.split(table["converges"].to_numpy()[order], edges[1:-1])])
    fig, (top, below) = figures.new(height=7.4, rows=2, sharex=True, height_ratios=[1, 1.75])
    colours = figures.mpl.colormaps["Blues"]
    places = (np.arange(BINS) + 0.5) * 100 / BINS
    top.bar(places, speeds, width=100 / BINS, color=colours(0.12 + 0.88 * sure), lw=0)
    top.axhline(0, color=figures.GREY, lw=0.8)
    top.set_ylabel(style.text("figure.robustness-curve.y"))
    bar = top.inset_axes((0.04, 0.86, 0.36, 0.05))
    bar.imshow(0.12 + 0.88 * np.linspace(0, 1, 50)[None], cmap="Blues", vmin=0, vmax=1, aspect="auto")
    bar.set_xticks([-0.5, 24.5, 49.5], ["0", "50", "100"], fontsize=9)
    bar.set_yticks([])
    bar.grid(visible=False)
    bar.set_title(style.text("figure.robustness-curve.sure"), fontsize=9.5, loc="left", pad=3)
    cells(below, rows, order, edges)
    below.set_xlabel(style.text("figure.robustness-curve.x"))
    below.set_xlim(0, 100)
    return fig


def windows(table: pd.DataFrame, *, measures: Mapping[str, str], style: figures.Style) -> Figure:
    """Speed by first and last year, a panel a measure; a dot where it is not significant.

    ``table`` has one row a measure and window: measure, first, last, speed, converges; ``measures`` gives
    their titles.
    """
    lines = -(-len(measures) // 2)
    shared = {"squeeze": False, "sharex": True, "sharey": True}
    columns = min(2, len(measures))
    fig, axes = figures.new(
        height=(2.55 if columns > 1 else 4.2) * lines + 0.3, rows=lines, columns=columns, **shared
    )
    least, reach = 100 * float(table["speed"].min()), 100 * float(table["speed"].abs().max())
    scale = ("Purples", 0.0, reach) if least >= 0 else ("PuOr", -reach, reach)
    for ax, (measure, title) in zip(axes.flat, measures.items(), strict=False):
        own = table[table["measure"] == measure]
        image = _triangle(ax, own, scale)
        figures.heading(ax, title)
    for ax in axes.flat[len(measures) :]:
        ax.set_axis_off()
    for ax in axes[:, 0]:
        ax.set_ylabel(style.text("figure.robustness-windows.y"))
    for ax in axes[-1]:
        ax.set_xlabel(style.text("figure.robustness-windows.x"))
    bar = fig.colorbar(image, ax=axes, orientation="horizontal", shrink=0.6, aspect=40, pad=0.02)
    bar.set_label(style.text("figure.robustness-windows.bar"))
    return fig


def decomposition(parts: pd.DataFrame, *, style: figures.Style) -> Figure:
    """Shares of variance (%): a bar for the Shapley value, marks for a factor alone and entered last."""
    rows = parts.iloc[::-1].reset_index(drop=True)
    fig, ax = figures.new(height=0.42 * len(rows) + 1.3)
    ax.barh(rows.index, 100 * rows["shapley"], color=figures.PLATE_COLOURS["East"], height=0.55, alpha=0.85)
    for column, marker in (("alone", "D"), ("last", "o")):
        label = style.text(f"figure.robustness-parts.{column}")
        colour = figures.PLATE_COLOURS["Central"]
        ax.plot(100 * rows[column], rows.index, marker, color=colour, mfc="white", ms=6, label=label)
    names = [style.text(f"robustness.factor.{name}") for name in rows["factor"]]
    shares = [f"{100 * share:.1f}" for share in rows["shapley"]]
    ax.set_yticks(rows.index, [f"{name}  {share}" for name, share in zip(names, shares, strict=True)])
    ax.set_xlabel(style.text("figure.robustness-parts.x"))
    ax.set_xlim(-1.5, 100 * parts[["shapley", "alone", "last"]].max(axis=None) * 1.12 + 2)
    ax.grid(visible=False, axis="y")
    ax.legend(loc="lower right", frameon=False)
    return fig


def joint(tests: Mapping[tuple[str, str], JointTest], *, statistic: str, style: figures.Style) -> Figure:
    """Histograms of a statistic over permuted curves, with the observed value and p; a panel a test."""
    columns = list(dict.fromkeys(column for _, column in tests))
    lines = list(dict.fromkeys(line for line, _ in tests))
    fig, axes = figures.new(
        height=2.0 * len(lines) + 0.3, rows=len(lines), columns=len(columns), squeeze=False, sharex=True
    )
    for (line, column), test in tests.items():
        ax = axes[lines.index(line), columns.index(column)]
        drawn, seen = 100 * test.drawn[statistic], 100 * test.observed[statistic]
        ax.hist(drawn, bins=30, color=figures.GREY, alpha=0.55, lw=0)
        ax.axvline(seen, color=figures.PLATE_COLOURS["Central"], lw=2)
        ax.set_yticks([])
        ax.grid(visible=False)
        ax.spines["left"].set_visible(False)
        title = style.text(f"figure.robustness-joint.{line}.{column}")
        figures.heading(ax, f"{title}\np = {test.p[statistic]:.3f}")
    for ax in axes[-1]:
        ax.set_xlabel(style.text(f"figure.robustness-joint.{statistic}"))
    return fig


def choices(
    table: pd.DataFrame,
    *,
    style: figures.Style,
    periods: Mapping[str, Sequence[tuple[int, int]]],
) -> list[tuple[str, str, np.ndarray]]:
    """Rows for ``curve``: one a measure, weighting, sample and estimator, and one a group of first and last
    years; ``periods`` maps first and last to the groups' ends."""
    rows = []
    for factor in ("measure", "weighting", "sample", "estimator"):
        for level in table[factor].drop_duplicates():
            label = _level(factor, str(level), style)
            rows.append((factor, label, (table[factor] == level).to_numpy()))
    for factor, groups in periods.items():
        for low, high in groups:
            mask = table[factor].between(low, high).to_numpy()
            span = style.text("robustness.years", first=low, last=high)
            rows.append((factor, style.text(f"robustness.{factor}", span=span), mask))
    return rows


def _level(factor: str, level: str, style: figures.Style) -> str:
    """What a choice is called; a measure or a sample that the catalogue does not know, by its own name."""
    key = f"robustness.{factor}.{level}"
    if key in labels.CATALOGUE:
        return style.text(key)
    return style.text("robustness.without", name=level) if factor == "sample" else level


def cells(
    ax: Axes,
    rows: Sequence[tuple[str, str, np.ndarray]],
    order: np.ndarray,
    edges: np.ndarray,
    *,
    named: bool = True,
) -> None:
    """One line a choice: how full of its specifications each stretch of the curve is, set against even.

    ``rows``: group, label and mask over the specifications of each choice, the groups together. ``order``:
    the specifications as the curve has them; ``edges``: where the stretches begin and end. ``named``:
    whether the lines are named.
    """
    counts = np.stack([np.add.reduceat(mask[order].astype(float), edges[:-1]) for _, _, mask in rows])
    even = counts.sum(axis=1, keepdims=True) / counts.shape[1]
    at, ticks, last = 0.0, [], rows[0][0]
    for (group, _, _), full in zip(rows, counts / np.maximum(even, 1e-9), strict=True):
        at += 0.45 if group != last else 0.0
        extent = (0, 100, at + 0.44, at - 0.44)
        ax.imshow(full[None], aspect="auto", extent=extent, cmap="Blues", vmin=0, vmax=DARKEST)
        ticks.append(at)
        at, last = at + 1, group
    ax.set_ylim(at - 0.4, -0.6)
    ax.set_yticks(ticks, [label for _, label, _ in rows], fontsize=9)
    ax.tick_params(axis="y", length=0, labelleft=named)
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)


def _triangle(ax: Axes, own: pd.DataFrame, scale: tuple[str, float, float]) -> object:
    grid = 100 * own.pivot(index="first", columns="last", values="speed")
    sure = own.pivot(index="first", columns="last", values="converges")
    x, y = grid.columns.to_numpy(), grid.index.to_numpy()
    cmap, low, high = scale
    image = ax.pcolormesh(x, y, grid.to_numpy(), cmap=cmap, vmin=low, vmax=high, shading="nearest")
    down, across = np.nonzero(grid.notna().to_numpy() & (sure == False).to_numpy())  # noqa: E712
    ax.plot(x[across], y[down], ".", color=figures.INK, ms=2.5)
    ax.grid(visible=False)
    ax.xaxis.get_major_locator().set_params(integer=True, nbins=5)
    ax.yaxis.get_major_locator().set_params(integer=True, nbins=6)
    return image
