"""The pictures of the rebuilt index: indicators by plate, two readings, and the index itself."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from analysis.output import figures

COORDINATION = "#C4500A"


def by_plate(
    rows: pd.DataFrame, *, titles: Mapping[str, str], style: figures.Style, columns: int = 2
) -> Figure:
    """Small multiples: a panel an indicator (columns indicator, plate, year, value), a line a plate.

    The plates are named once, above; a plate without values in an indicator has no line there.
    """
    names = list(rows["indicator"].unique())
    count = math.ceil(len(names) / columns)
    fig, axes = figures.new(height=1.7 * count + 0.4, rows=count, columns=columns, squeeze=False)
    for ax, name in zip(axes.flat, names, strict=False):
        own = rows[rows["indicator"] == name]
        for plate, colour in figures.PLATE_COLOURS.items():
            line = own[own["plate"] == plate]
            ax.plot(line["year"], line["value"], color=colour, lw=1.6, label=style.plate(plate))
        ax.set_ylim(bottom=0)
        figures.year_axis(ax, ticks=4)
        ax.set_title(textwrap.fill(titles[name], 30), loc="left", fontsize=figures.POINTS)
    for ax in axes.flat[len(names) :]:
        ax.set_axis_off()
    handles, labels = axes.flat[0].get_legend_handles_labels()
    fig.legend(handles, labels, loc="outside upper left", ncols=4, frameon=False, fontsize=10)
    return fig


def readings(rows: pd.DataFrame, *, names: Mapping[str, str], style: figures.Style) -> Figure:
    """Each indicator's two indices at the end: columns indicator, level_index, coordination_index.

    Left the level on a log scale, right the coordination; both 100 in the first year.
    """
    order = list(rows["indicator"])[::-1]
    at = rows.set_index("indicator").loc[order]
    fig, axes = figures.new(height=0.24 * len(order) + 0.9, columns=2, sharey=True)
    for ax, reading, colour in zip(axes, ("level", "coordination"), (figures.INK, COORDINATION), strict=True):
        values = at[f"{reading}_index"]
        ax.axvline(100, color=figures.GREY, lw=0.8)
        ax.hlines(range(len(order)), 100, values, color=figures.PALE, lw=1.4)
        ax.plot(values, range(len(order)), "o", color=colour, ms=4)
        figures.heading(ax, style.text(f"figure.index-readings.{reading}"), colour=colour)
        ax.tick_params(labelsize=9.5)
    figures.log_axis(axes[0], "x", at=(100, 200, 1000))
    axes[0].set_yticks(range(len(order)), [names[name] for name in order], fontsize=9.5)
    axes[0].set_ylim(-0.8, len(order) - 0.2)
    return fig


def two_readings(table: pd.DataFrame, *, titles: Mapping[str, str], style: figures.Style) -> Figure:
    """The index and its dimensions (columns year, reading, dimension, value), a panel each, two lines."""
    names = list(table["dimension"].unique())
    rows = math.ceil(len(names) / 2)
    fig, axes = figures.new(height=2.0 * rows, rows=rows, columns=2, squeeze=False, sharex=True)
    colours = {"level": figures.INK, "coordination": COORDINATION}
    labels: dict[int, list[tuple[float, float, str, str]]] = {}
    for i, (ax, name) in enumerate(zip(axes.flat, names, strict=False)):
        ax.axhline(100, color=figures.GREY, lw=0.8)
        for reading, colour in colours.items():
            own = table[(table["dimension"] == name) & (table["reading"] == reading)]
            ax.plot(own["year"], own["value"], color=colour)
            end = own.iloc[-1]
            said = style.text(f"index.reading.{reading}")
            labels.setdefault(i, []).append((float(end["year"]), float(end["value"]), said, colour))
        figures.year_axis(ax, ticks=4)
        figures.heading(ax, titles[name])
    for ax in axes.flat[len(names) :]:
        ax.set_axis_off()
    figures.label_panels([(axes.flat[i], ends) for i, ends in labels.items()], points=9)
    return fig


def regions(
    ends: pd.DataFrame, *, plates: Mapping[str, str], years: Sequence[int], style: figures.Style
) -> Figure:
    """Each region's score in the first (hollow) and the last year (filled): region, first, last."""
    rows = ends.sort_values("last").reset_index(drop=True)
    fig, ax = figures.new(height=6.4)
    for i, row in enumerate(rows.itertuples()):
        colour = figures.PLATE_COLOURS[plates[row.region]]
        ax.plot([row.first, row.last], [i, i], color=figures.PALE, lw=1.4, zorder=1)
        ax.plot(row.first, i, "o", mfc="white", mec=colour, ms=4.5)
        ax.plot(row.last, i, "o", color=colour, ms=4.5)
    for plate, colour in figures.PLATE_COLOURS.items():
        ax.plot([], [], "o", color=colour, ms=4.5, label=style.plate(plate))
    ax.legend(loc="lower right", frameon=False, fontsize=9.5, handletextpad=0.2)
    ax.set_yticks(range(len(rows)), style.region(list(rows["region"])), fontsize=9)
    ax.set_ylim(-0.8, len(rows) - 0.2)
    ax.set_xlabel(style.text("figure.index-regions.axis", first=years[0], last=years[-1]))
    return fig
