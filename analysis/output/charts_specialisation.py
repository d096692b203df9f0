"""The pictures of the chapter on comparative advantage: quotients in a grid, and shift-share as two bars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MIX, REGIONAL = "#1C7F74", "#C4500A"


def grid(
    quotients: pd.DataFrame, *, style: figures.Style, names: Mapping[str, str], bar: str, height: float = 7.2
) -> Figure:
    """A cell a region and industry, coloured by the log of the location quotient; rows in the table's order.

    ``quotients``: regions x industries. Cells beyond a third or three times take the end colours.
    """
    fig, ax = figures.new(height=height)
    x = quotients.to_numpy(dtype=float)
    logs = np.log(np.where(x > 0, x, np.nan))
    image = ax.imshow(logs, aspect="auto", cmap="PuOr", vmin=-np.log(3), vmax=np.log(3))
    for i, j in np.argwhere(np.isfinite(x)):
        ink = "white" if abs(logs[i, j]) > 0.6 else figures.INK
        ax.text(j, i, f"{x[i, j]:.1f}", ha="center", va="center", fontsize=8.5, color=ink)
    ax.set_yticks(range(len(quotients)), style.region(list(quotients.index)), fontsize=9)
    ax.set_xticks(
        range(x.shape[1]), [names[c] for c in quotients.columns], rotation=40, ha="left", fontsize=9
    )
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.grid(visible=False)
    scale = fig.colorbar(image, ax=ax, orientation="horizontal", shrink=0.6, pad=0.015, aspect=30)
    marks = [1 / 3, 1 / 2, 1, 2, 3]
    scale.set_ticks(np.log(marks), labels=["1/3", "1/2", "1", "2", "3"])
    scale.set_label(bar)
    return fig


def shifts(table: pd.DataFrame, *, style: figures.Style, labels: tuple[str, str], axis: str) -> Figure:
    """Two dots a region, industry mix and regional part (% of its size at first), sorted by their sum."""
    rows = table.assign(sum=table["mix"] + table["regional"]).sort_values("sum", ignore_index=True)
    fig, ax = figures.new(height=6.6)
    ax.axvline(0, color=figures.GREY, lw=0.8)
    for at, column, colour, label in (
        (-0.17, "mix", MIX, labels[0]),
        (0.17, "regional", REGIONAL, labels[1]),
    ):
        ax.barh(rows.index - at, rows[column], height=0.32, color=colour, label=label)
    ax.set_yticks(rows.index, style.region(list(rows["region"])), fontsize=9)
    ax.set_ylim(-0.7, len(rows) - 0.3)
    ax.set_xlabel(axis)
    ax.legend(loc="lower right", frameon=False)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    return fig
