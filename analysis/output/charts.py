"""The pictures of the chapters that need more than lines by plate or a tile map.

Each function draws what it is given and computes nothing; words come from the catalogue, colours from
``analysis.output.figures``. Dots sorted by value beat bars where zero is no natural start; a grid of cells
shows gaps that a count hides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.methods.trend import Break


def facets(
    df: pd.DataFrame,
    *,
    style: figures.Style,
    titles: Mapping[str, str],
    names: Mapping[str, str],
    colours: Mapping[str, str] | None = None,
    dashes: Mapping[str, Any] | None = None,
    heads: Mapping[str, str] | None = None,
    value: str = "value",
    columns: int = 2,
    height: float = 2.3,
    same_span: bool = False,
    level: float | None = None,
) -> Figure:
    """Small multiples: a panel for each ``facet``, in it a line for each ``line``, labelled at its end.

    ``df`` has the columns facet, line, year and ``value``; panels and lines come in the order of the rows.
    ``titles`` names the facets and ``names`` the lines, as they are to be read; ``colours`` and ``dashes``
    are by line, ``heads`` are colours of titles by facet. Rows with a true ``flagged`` are drawn hollow and
    dashed. ``same_span`` gives every panel the same height in units of the value, so that slopes compare;
    ``level`` draws a line across.
    """
    facets_ = list(df["facet"].unique())
    rows = math.ceil(len(facets_) / columns)
    fig, axes = figures.new(height=height * rows, rows=rows, columns=columns, squeeze=False)
    spans = df.groupby("facet")[value].agg(["min", "max"])
    widest = float((spans["max"] - spans["min"]).max())
    for ax, facet in zip(axes.flat, facets_, strict=False):
        part, head = df[df["facet"] == facet], (heads or {}).get(facet, figures.INK)
        if level is not None:
            ax.axhline(level, color=figures.GREY, lw=0.8)
        for line, own in part.groupby("line", sort=False):
            colour = (colours or {}).get(str(line), head)
            _line(ax, own, value, colour, (dashes or {}).get(str(line), "-"))
        figures.year_axis(ax, ticks=6 if columns == 1 else 4)
        ax.margins(y=0.1)
        if part["year"].nunique() == 1:
            ax.set_xlim(part["year"].iloc[0] - 1, part["year"].iloc[0] + 1)
        if same_span and widest > 0:
            middle = float(spans.loc[facet].mean())
            ax.set_ylim(middle - 0.56 * widest, middle + 0.56 * widest)
        figures.heading(ax, titles[facet], colour=head)
    for ax in axes.flat[len(facets_) :]:
        ax.set_axis_off()
    panels = []
    for ax, facet in zip(axes.flat, facets_, strict=False):
        head = (heads or {}).get(facet, figures.INK)
        panels.append((ax, _ends(df[df["facet"] == facet], value, names, colours or {}, head)))
    figures.label_panels(panels)
    return fig


def broken(
    series: pd.DataFrame, found: Break, *, style: figures.Style, title: str, labels: tuple[str, str]
) -> Figure:
    """A series as dots, its fitted lines before and after the break of ``trend.one_break``, and its date."""
    fig, ax = figures.new(height=3.0)
    ax.plot(series["year"], series[found.value], "o", color=figures.INK, ms=4.5)
    ax.axvline(found.year - 0.5, color=figures.GREY, lw=0.8, linestyle=(0, (2, 2)))
    early, late = series[series["year"] < found.year], series[series["year"] >= found.year]
    for part, line, text in zip((early, late), found.lines, labels, strict=True):
        fitted = line(part["year"])
        ax.plot(part["year"], fitted, color=figures.SIDE_COLOURS["South"], lw=2)
        at = len(part) // 4
        ax.annotate(
            text.replace("-", "−"),
            (part["year"].iloc[at], fitted[at]),
            xytext=(8, 12),
            textcoords="offset points",
            color=figures.SIDE_COLOURS["South"],
        )
    figures.year_axis(ax)
    ax.margins(y=0.12)
    figures.heading(ax, title)
    return fig


def _line(ax: Axes, own: pd.DataFrame, value: str, colour: str, dash: Any) -> None:
    sure = ~own["flagged"].astype(bool) if "flagged" in own.columns else own[value].notna()
    mark = "o" if len(own) == 1 else None
    ax.plot(own["year"].where(sure), own[value].where(sure), color=colour, linestyle=dash, marker=mark)
    if not sure.all():
        from_last = own.loc[~sure | ~sure.shift(-1, fill_value=True)]
        ax.plot(from_last["year"], from_last[value], color=colour, linestyle=(0, (1, 1.5)), lw=1.2)
        doubtful = own[~sure]
        ax.plot(doubtful["year"], doubtful[value], "o", color=colour, mfc="white", ms=4.5, linestyle="none")


def _ends(
    part: pd.DataFrame, value: str, names: Mapping[str, str], colours: Mapping[str, str], otherwise: str
) -> list[tuple[float, float, str, str]]:
    last = part.dropna(subset=[value]).groupby("line", sort=False).tail(1)
    rows = zip(last["line"], last["year"], last[value], strict=True)
    return [(float(x), float(y), names[line], colours.get(str(line), otherwise)) for line, x, y in rows]
