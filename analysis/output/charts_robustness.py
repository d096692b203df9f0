"""The specification curve: sorted estimates above the choices behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np

from analysis.output import figures, palette, touch

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BINS = 100
DARKEST = 3.0  # a cell this many times as full as an even spread is drawn darkest
PALEST = 0.12  # of a bar none of whose specifications is significant


def curve(table: pd.DataFrame, *, cuts: Mapping[str, Sequence[int]]) -> figures.Plot:
    """The sorted speeds of a specification curve, and below where on it each choice lies.

    ``table`` is that of ``speccurve.Curve``; ``cuts`` maps first and last to the years at which a new group
    of them begins. A bar and a cell are a hundredth of the curve: a bar is darker the more of its
    specifications converge significantly, a cell the more of its row's specifications fall into it (white:
    none).
    """
    order = np.argsort(table["speed"].to_numpy(), kind="stable")
    edges = np.linspace(0, len(order), min(BINS, len(order)) + 1).astype(int)

    def paint(canvas: figures.Canvas) -> Figure:
        fig, (top, below) = figures.new(height=7.6, rows=2, sharex=True, height_ratios=[1, 1.75])
        parts = np.split(order, edges[1:-1])
        speeds, sure = (
            np.array([table[c].to_numpy()[part].mean() for part in parts]) for c in ("speed", "converges")
        )
        shades = mpl.colormaps[palette.COUNTS](PALEST + (1 - PALEST) * sure)
        places = (np.arange(len(parts)) + 0.5) * 100 / len(parts)
        top.bar(places, 100 * speeds, width=100 / len(parts), color=shades, lw=0)
        top.axhline(0, color=palette.GREY, lw=0.8)
        top.set_ylabel(canvas.label("speed"))
        bar = top.inset_axes((0.04, 0.86, 0.36, 0.05))
        scale = PALEST + (1 - PALEST) * np.linspace(0, 1, 50)[None]
        bar.imshow(scale, cmap=palette.COUNTS, vmin=0, vmax=1, aspect="auto")
        bar.set_xticks([-0.5, 24.5, 49.5], ["0", "50", "100"], fontsize=9)
        bar.set_yticks([])
        bar.set_title(canvas.text("sure"), fontsize=9.5, loc="left", pad=3)
        cells(below, _rows(table, cuts, canvas), order, edges)
        below.set_xlabel(canvas.text("place"))
        below.set_xlim(0, 100)
        return fig

    return figures.Plot(table, paint, touch=lambda canvas: _touched(canvas, table, order))


SHOWN = 2000  # specifications that a reader can point at: of more, those at even ranks of the curve
FACTORS = {"measure": "series", "weighting": "weighting", "sample": "sample", "estimator": "estimator"}


def _touched(canvas: figures.Canvas, table: pd.DataFrame, order: np.ndarray) -> dict[str, Any]:
    """The curve as strokes that say which choices they are; a choice leaves its own specifications alone."""
    places = figures.ranks(len(order), min(SHOWN, len(order)))
    kinds = {True: canvas.text("significant"), False: canvas.text("other")}
    shades = {True: palette.GROUPS[0], False: palette.FAMILIES[2]}
    rows = []
    for place in places:
        one = table.iloc[order[place]]
        names = {factor: _named(canvas, factor, one[factor]) for factor in FACTORS}
        sure = bool(one["converges"])
        said = f"{100 * one['speed']:.2f} · {one['first']}–{one['last']} · ".replace("-", "−")
        at = {"x": round(100 * (place + 0.5) / len(order), 3), "y": round(100 * one["speed"], 4)}
        row = at | {"sure": kinds[sure]}
        row |= {factor: str(one[factor]) for factor in FACTORS}
        rows.append(row | {"said": said + " · ".join([*names.values(), kinds[sure]])})
    across = touch.quantity("x", canvas.text("place"))
    across["scale"] = {"domain": [0, 100]}
    scale = {"domain": list(kinds.values()), "range": [shades[sure] for sure in kinds]}
    legend = {"orient": "top", "title": None}
    paint = {"field": "sure", "type": "nominal", "scale": scale, "legend": legend}
    encoding = {"x": across, "y": touch.quantity("y", canvas.label("speed")), "color": paint}
    stroke = {"mark": {"type": "circle", "size": 14, "opacity": 0.8, "aria": False}, "encoding": encoding}
    made = touch.spec([stroke, touch.near(encoding, color=paint)], rows=rows)
    choices = []
    for factor, column in FACTORS.items():
        levels = [[str(level), _named(canvas, factor, level)] for level in table[factor].drop_duplicates()]
        every = ["", touch.word("all", canvas)]
        said = touch.heading(canvas, column)
        choices.append({"param": f"p_{factor}", "said": said, "options": [every, *levels], "many": False})
    made["params"] = [{"name": choice["param"], "value": ""} for choice in choices]
    made["transform"] = [
        {"filter": f"p_{factor} === '' || datum.{factor} === p_{factor}"} for factor in FACTORS
    ]
    return {"kind": "vega", "spec": made, "choices": choices, "words": touch.words(canvas)}


def _named(canvas: figures.Canvas, factor: str, level: str) -> str:
    name = canvas.level(FACTORS[factor], level)
    return canvas.text("without", name=name) if factor == "sample" and level != "all" else name


def _rows(
    table: pd.DataFrame, cuts: Mapping[str, Sequence[int]], canvas: figures.Canvas
) -> list[tuple[str, str, np.ndarray]]:
    """Factor, label and mask of each choice: measures, weightings, samples, estimators, groups of years."""
    rows = []
    for factor in FACTORS:
        for level in table[factor].drop_duplicates():
            rows.append((factor, _named(canvas, factor, level), (table[factor] == level).to_numpy()))
    for factor, begins in cuts.items():
        group = np.searchsorted(begins, table[factor], side="right")
        for mask in (group == at for at in np.unique(group)):
            years = table.loc[mask, factor]
            rows.append((factor, canvas.text(factor, low=years.min(), high=years.max()), mask))
    return rows


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
        ax.imshow(full[None], aspect="auto", extent=extent, cmap=palette.COUNTS, vmin=0, vmax=DARKEST)
        ticks.append(at)
        at, last = at + 1, group
    ax.set_ylim(at - 0.4, -0.6)
    ax.set_yticks(ticks, [label for _, label, _ in rows], fontsize=9)
    ax.tick_params(axis="y", length=0, labelleft=named)
    ax.grid(visible=False)
    ax.spines["left"].set_visible(False)
