"""Parts stacked by year, as the chapter on engines draws them, until it takes ``plots.stacks``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

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
