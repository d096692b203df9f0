"""The curve of all recipes of the rebuilt index above their choices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from analysis.output import figures, palette, plots
from analysis.output.charts_robustness import cells

BINS = 100


def curve(table: pd.DataFrame, *, factors: Sequence[str]) -> figures.Plot:
    """Every recipe of ``coordination.fan``, sorted by sigma, a column for each reading: sigma and speed with
    intervals, and below what was chosen of each of the ``factors``.

    ``table`` has the columns sigma_verdict and speed_verdict besides, by which strokes are coloured. A cell
    is darker the more of its choice falls into that hundredth of the curve.
    """
    readings = list(table["reading"].unique())

    def paint(canvas: figures.Canvas) -> Figure:
        look = {"rows": 3, "columns": len(readings), "height_ratios": (1.0, 1.0, 2.6), "squeeze": False}
        fig, axes = figures.new(height=9.2, sharex=True, sharey="row", **look)
        choices = [
            (factor, canvas.level("choice", f"{factor}.{choice}"), (table[factor] == choice).to_numpy())
            for factor in factors
            for choice in table[factor].drop_duplicates()
        ]
        for column, reading in enumerate(readings):
            inside = np.flatnonzero(table["reading"] == reading)
            order = inside[np.argsort(table["sigma"].to_numpy()[inside], kind="stable")]
            for ax, what in zip(axes[:2, column], ("sigma", "speed"), strict=True):
                _fan(ax, table.iloc[order], what)
            figures.heading(axes[0, column], canvas.level("reading", reading))
            edges = np.linspace(0, len(order), min(BINS, len(order)) + 1).astype(int)
            cells(axes[2, column], choices, order, edges, named=column == 0)
            axes[2, column].set_xlabel(canvas.text("place", count=len(order)))
        for ax, what in zip(axes[:2, 0], ("sigma", "speed"), strict=True):
            ax.set_ylabel(canvas.label(what))
            low, high = table[f"{what}_low"].quantile(0.04), table[f"{what}_high"].quantile(0.96)
            ax.set_ylim(low - 0.05 * (high - low), high + 0.05 * (high - low))
        axes[0, 0].set_xlim(0, 100)
        return fig

    return plots.custom(table, paint)


def _fan(ax: Axes, own: pd.DataFrame, what: str) -> None:
    x, half = (np.arange(len(own)) + 0.5) * 100 / len(own), 50 / len(own)
    ax.axhline(0, color=palette.INK, lw=0.8)
    for verdict, colour in reversed(palette.VERDICTS.items()):
        at = (own[f"{what}_verdict"] == verdict).to_numpy()
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
