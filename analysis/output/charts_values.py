"""The picture of a package's own figures: every region's level, and the ends and the middle of each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def levels(table: pd.DataFrame, *, style: figures.Style, title: str) -> Figure:
    """Levels by year on a log scale: region, year, per_head; the lowest, middle and highest of each year."""
    fig, ax = figures.new(height=3.6)
    wide = table.pivot(index="year", columns="region", values="per_head")
    ax.plot(wide.index, wide, color=figures.PALE, lw=0.6)
    ends = []
    for name, line in (("low", wide.min(axis=1)), ("mid", wide.median(axis=1)), ("high", wide.max(axis=1))):
        ax.plot(line.index, line, color=figures.INK, lw=1.8 if name == "mid" else 1.1)
        text = style.text(f"figure.data-levels.{name}")
        ends.append((float(line.index[-1]), float(line.iloc[-1]), text, figures.INK))
    figures.log_axis(ax, "y")
    figures.year_axis(ax)
    figures.heading(ax, title)
    low, high = np.log(ax.get_ylim())
    placed = figures.spread([np.log(y) for _, y, *_ in ends], gap=0.06 * (high - low), low=low, high=high)
    for (x, _, text, colour), y in zip(ends, np.exp(placed), strict=True):
        at = {"xytext": (6, 0), "textcoords": "offset points", "va": "center", "annotation_clip": False}
        ax.annotate(text, (x, y), color=colour, **at)
    return fig
