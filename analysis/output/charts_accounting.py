"""The pictures of the chapter on productivity: contributions stacked, a grid of assumptions as a strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

COLOURS = {"capital": "#14346E", "labour": "#8FB3C9", "residual": "#C4500A"}


def contributions(
    table: pd.DataFrame,
    *,
    style: figures.Style,
    spans: Mapping[str, str],
    names: Mapping[str, str],
    axis: str,
) -> Figure:
    """One bar a span, the contributions stacked and written in; ``table``: span and the contributions."""
    rows = table.iloc[::-1].reset_index(drop=True)
    fig, ax = figures.new(height=0.9 + 0.5 * len(rows))
    left = [0.0] * len(rows)
    for part, colour in COLOURS.items():
        ax.barh(rows.index, rows[part], left=left, color=colour, height=0.6, label=names[part])
        for row, (start, value) in enumerate(zip(left, rows[part], strict=True)):
            if abs(value) > 0.35:
                ink = figures.INK if part == "labour" else "white"
                ax.text(start + value / 2, row, f"{value:.1f}", ha="center", va="center", color=ink)
        left = [a + b for a, b in zip(left, rows[part], strict=True)]
    ax.set_yticks(rows.index, [spans[s] for s in rows["span"]])
    ax.set_xlabel(axis)
    ax.grid(visible=False)
    fig.legend(*ax.get_legend_handles_labels(), loc="outside upper left", ncols=3, frameon=False)
    return fig


def strip(
    found: pd.DataFrame,
    *,
    style: figures.Style,
    rows: Sequence[str],
    names: Mapping[str, str],
    marks: Mapping[str, str],
    axis: str,
) -> Figure:
    """A row a choice, a tick a set of assumptions at its value, coloured by the option taken in that choice.

    ``found``: a column ``value`` and one column a choice with the option as text; ``rows`` names the choices,
    ``marks`` gives each option ("choice.option") its label.
    """
    palette = ["#14346E", "#C4500A", "#1C7F74"]
    fig, ax = figures.new(height=0.8 + 0.8 * len(rows))
    for place, choice in enumerate(reversed(rows)):
        for at, (option, own) in enumerate(found.groupby(choice, sort=False)):
            colour, y = palette[at % 3], place + 0.22 - 0.22 * at
            ax.plot(own["value"], [y] * len(own), "|", color=colour, ms=9, mew=1, alpha=0.8)
            label, end = marks[f"{choice}.{option}"], (found["value"].max(), y)
            ax.annotate(label, end, xytext=(8, 0), textcoords="offset points", va="center", color=colour,
                        fontsize=9, annotation_clip=False)  # fmt: skip
    ax.set_yticks(range(len(rows)), [names[c] for c in reversed(rows)])
    ax.set_ylim(-0.5, len(rows) - 0.5)
    ax.set_xlabel(axis)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    return fig
