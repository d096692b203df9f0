"""The pictures of the chapters that need more than lines by plate or a tile map.

Each function draws what it is given and computes nothing; words come from the catalogue, colours from
``analysis.output.figures``. Dots sorted by value beat bars where zero is no natural start; a grid of cells
shows gaps that a count hides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.data import panel
from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.methods.trend import Break


def revisions(revised: pd.DataFrame, *, regions: pd.DataFrame, style: figures.Style) -> Figure:
    """One dot a region, sorted by ``revision`` (%), coloured by plate; from ``vintages.revision``."""
    rows = panel.with_groups(revised, regions=regions).sort_values("revision", ignore_index=True)
    fig, ax = figures.new(height=6.4)
    ax.axvline(0, color=figures.GREY, lw=0.8)
    ax.hlines(rows.index, 0, rows["revision"], color=figures.PALE, lw=1.2)
    for plate, colour in figures.PLATE_COLOURS.items():
        own = rows[rows["plate"] == plate]
        ax.plot(own["revision"], own.index, "o", color=colour, ms=5, label=style.plate(plate))
    ax.set_yticks(rows.index, style.region(list(rows["region"])), fontsize=9)
    ax.set_ylim(-0.8, len(rows) - 0.2)
    ax.set_xlabel(style.text("figure.revision.axis"))
    ax.legend(loc="lower right", frameon=False)
    return fig


def over_national(both: pd.DataFrame, *, style: figures.Style) -> Figure:
    """The provinces' sum over national GDP by year, one line a vintage; from ``panel.over_national``."""
    fig, ax = figures.new(height=2.8)
    ax.axhline(1, color=figures.GREY, lw=0.8)
    ends = []
    for vintage, rows in both.groupby("vintage"):
        ax.plot(rows["year"], rows["ratio"], color=figures.INK, linestyle=figures.VINTAGE_LINES[vintage])
        ends.append((rows["year"].iloc[-1], rows["ratio"].iloc[-1], vintage, figures.INK))
    figures.year_axis(ax)
    ax.set_ylabel(style.text("figure.over-national.axis"))
    figures.label_ends(ax, ends)
    return fig


def coverage(grid: pd.DataFrame, *, style: figures.Style) -> Figure:
    """How many series each region has in each year, as shades; from ``vintages.coverage_by_region``."""
    fig, ax = figures.new(height=6.2)
    image = ax.imshow(grid.to_numpy(), aspect="auto", cmap="Blues", vmin=0, interpolation="nearest")
    ax.set_yticks(range(len(grid)), style.region(list(grid.index)), fontsize=9)
    ticks = [i for i, year in enumerate(grid.columns) if year % 5 == 0]
    ax.set_xticks(ticks, [str(grid.columns[i]) for i in ticks])
    ax.set_xticks([i - 0.5 for i in range(1, len(grid.columns))], minor=True)
    ax.set_yticks([i - 0.5 for i in range(1, len(grid))], minor=True)
    ax.grid(visible=False, which="major")
    ax.grid(visible=True, which="minor", color="white", lw=0.6)
    ax.tick_params(which="both", length=0)
    bar = fig.colorbar(image, ax=ax, shrink=0.5, pad=0.02)
    bar.set_label(style.text("figure.coverage.axis"))
    return fig


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


def projection(path: pd.DataFrame, band: pd.DataFrame, *, last: int, style: figures.Style) -> Figure:
    """Two paths with bands for assumed volatilities; from ``published.paths`` and ``published.band``."""
    fig, ax = figures.new(height=3.8)
    for shade, (sigma, rows) in zip((0.35, 0.18), band.groupby("sigma"), strict=False):
        ax.fill_between(
            rows["year"], rows["low"], rows["high"], color=figures.PLATE_COLOURS["West"], alpha=shade, lw=0
        )
        label = style.text("figure.projection.band", sigma=sigma)
        end = rows.iloc[-1]
        ax.annotate(
            label,
            (end["year"], end["high"]),
            ha="right",
            va="bottom",
            fontsize=9,
            xytext=(0, 2),
            textcoords="offset points",
        )
    ends = []
    for name, line in (("linear", "--"), ("log_linear", "-")):
        ax.plot(path["year"], path[name], color=figures.INK, linestyle=line)
        end = path.iloc[-1]
        ends.append((end["year"], end[name], style.text(f"figure.projection.{name}"), figures.INK))
    known = path[path["year"].isin([path["year"].iloc[0], last])]
    ax.plot(known["year"], known["log_linear"], "o", color=figures.INK, ms=6)
    figures.year_axis(ax)
    ax.set_ylabel(style.text("figure.projection.axis"))
    figures.label_ends(ax, ends)
    return fig


def contributions(parts: pd.DataFrame, *, style: figures.Style) -> Figure:
    """One bar a dimension, its points written at its end; from ``published.contributions``."""
    rows = parts.iloc[::-1].reset_index(drop=True)
    fig, ax = figures.new(height=2.6)
    ax.barh(rows.index, rows["points"], color=figures.PLATE_COLOURS["East"], height=0.6)
    ax.set_yticks(rows.index, [style.text(f"dimension.{name}") for name in rows["dimension"]])
    for row in rows.itertuples():
        ax.text(row.points, row.Index, f" {row.points:.2f}", va="center")
    ax.set_xlim(0, rows["points"].max() * 1.15)
    ax.set_xlabel(style.text("figure.contributions.axis"))
    ax.grid(visible=False, axis="y")
    return fig
