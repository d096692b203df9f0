"""The pictures of the chapter on power. Each draws what it is given; words come from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.methods.planted import World

LINES = (
    figures.PLATE_COLOURS["East"],
    figures.PLATE_COLOURS["Central"],
    figures.PLATE_COLOURS["West"],
    figures.PLATE_COLOURS["Northeast"],
)
DASHES = ("-", (0, (5, 2)), (0, (1, 1.2)), (0, (5, 1.5, 1, 1.5)))


def worlds(
    panels: Mapping[str, np.ndarray], world: World, *, titles: Mapping[str, str], style: figures.Style
) -> Figure:
    """Log values less their year's mean, a line a region coloured by group; ``panels`` name -> (n, years +
    1)."""
    fig, axes = figures.new(height=3.2, columns=len(panels), sharey=True, squeeze=False)
    for ax, (name, logs) in zip(axes[0], panels.items(), strict=True):
        years = world.year + np.arange(logs.shape[1])
        for row, group in zip(logs - logs.mean(axis=0), world.groups, strict=True):
            colour = figures.PLATE_COLOURS.get(str(group), figures.GREY)
            ax.plot(years, row, color=colour, lw=0.9, alpha=0.8)
        figures.year_axis(ax, ticks=3)
        figures.heading(ax, titles[name])
    axes[0, 0].set_ylabel(style.text("figure.power-worlds.axis"))
    return fig


def curves(
    curve: pd.DataFrame,
    *,
    marks: Mapping[str, float],
    titles: Mapping[str, str],
    names: Mapping[str, str],
    style: figures.Style,
) -> Figure:
    """Power by true speed (% a year), a panel a window, a line a method (columns window, method, speed,
    power).

    ``marks`` gives each window's estimated speed, drawn as a tick on the floor.
    """
    windows, methods = list(dict.fromkeys(curve["window"])), list(dict.fromkeys(curve["method"]))
    fig, axes = figures.new(height=3.6, columns=len(windows), sharey=True, sharex=True, squeeze=False)
    for ax, window in zip(axes[0], windows, strict=True):
        own = curve[curve["window"] == window]
        for method, colour, dash in zip(methods, LINES, DASHES, strict=False):
            rows = own[own["method"] == method]
            ax.plot(rows["speed"], rows["power"], color=colour, linestyle=dash, label=names[method])
        ax.axhline(0.8, color=figures.GREY, lw=0.8, linestyle=(0, (2, 2)))
        ax.plot([marks[window]], [0], "^", color=figures.INK, ms=9, clip_on=False)
        figures.heading(ax, titles[window])
        ax.set_ylim(0, 1.02)
        ax.margins(x=0.02)
    axes[0, 0].set_ylabel(style.text("figure.power-curves.y"))
    axes[0, -1].legend(loc="lower right", frameon=False, fontsize=9.5, handlelength=2.4)
    fig.supxlabel(style.text("figure.power-curves.x"), fontsize=figures.POINTS)
    return fig


def coverage(
    rows: pd.DataFrame, *, names: Mapping[str, str], titles: Mapping[str, str], style: figures.Style
) -> Figure:
    """Coverage of nominal 95 % intervals, a row a method, a mark a window (columns method, window,
    coverage)."""
    methods, windows = list(dict.fromkeys(rows["method"])), list(titles)
    fig, ax = figures.new(height=0.33 * len(methods) + 1.3)
    places = {method: len(methods) - 1 - i for i, method in enumerate(methods)}
    ax.axvline(0.95, color=figures.GREY, lw=1)
    for window, colour, mark, face in zip(windows, LINES, ("o", "D"), (LINES[0], "white"), strict=False):
        own = rows[rows["window"] == window]
        ax.plot(
            own["coverage"],
            own["method"].map(places),
            mark,
            color=colour,
            mfc=face,
            ms=6,
            label=titles[window],
        )
    ax.set_yticks(list(places.values()), [names[m] for m in places])
    ax.set_ylim(-0.6, len(methods) - 0.4)
    ax.set_xlim(0, 1)
    ax.grid(visible=True, axis="x")
    ax.set_xlabel(style.text("figure.power-coverage.axis"))
    ax.legend(loc="lower left", frameon=False, fontsize=9.5)
    return fig


def shares(
    table: pd.DataFrame,
    *,
    x: str,
    columns: Sequence[str],
    names: Mapping[str, str],
    axis: str,
    style: figures.Style,
    level: float = 0.05,
) -> Figure:
    """Shares by ``x``, a line a column labelled at its end; ``level`` draws the nominal share."""
    fig, ax = figures.new(height=3.3)
    ax.axhline(level, color=figures.GREY, lw=0.8, linestyle=(0, (2, 2)))
    ends = []
    for column, colour, dash in zip(columns, LINES, DASHES, strict=False):
        ax.plot(table[x], table[column], color=colour, linestyle=dash, marker="o", ms=3.5)
        ends.append((float(table[x].iloc[-1]), float(table[column].iloc[-1]), names[column], colour))
    ax.set_ylim(0, 1.02)
    ax.margins(x=0.02)
    ax.set_xlabel(axis)
    ax.set_ylabel(style.text("figure.power-shares.y"))
    figures.label_ends(ax, ends)
    return fig
