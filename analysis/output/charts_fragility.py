"""The pictures of the chapter on fragility. Each draws what it is given; words come from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.data import panel
from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.methods.fragility import BreakDates, Outlook

BAND = figures.PLATE_COLOURS["West"]
ACCENT = figures.PLATE_COLOURS["Central"]


def outlook(
    series: Mapping[str, pd.DataFrame],
    walks: Mapping[str, Outlook],
    blocks: Mapping[str, Outlook],
    *,
    titles: Mapping[str, str],
    style: figures.Style,
) -> Figure:
    """Above: each series with both models' bands; below: the probability of a widening, with its interval.

    The mappings share their keys, a column each: series (year, value) and what ``fragility.outlook`` gave.
    """
    fig, axes = figures.new(height=5.2, rows=2, columns=len(series), sharex=True, sharey="row", squeeze=False)
    for column, name in enumerate(series):
        _fan(axes[0, column], series[name], walks[name], blocks[name])
        _chance(axes[1, column], walks[name], blocks[name])
        figures.heading(axes[0, column], titles[name])
        for ax in axes[:, column]:
            figures.year_axis(ax, ticks=3)
    axes[0, 0].set_ylabel(style.text("figure.fragility-outlook.measure"))
    axes[1, 0].set_ylabel(style.text("figure.fragility-outlook.p"))
    axes[1, 0].set_ylim(0, 1)
    return fig


def _fan(ax: Axes, own: pd.DataFrame, walk: Outlook, blocks: Outlook) -> None:
    start, now = float(own["value"].iloc[0]), float(own["value"].iloc[-1])
    years = [own["year"].iloc[-1], *walk.table["year"]]
    ax.axhline(start, color=figures.GREY, lw=0.8, linestyle=(0, (2, 2)))
    ax.fill_between(
        years, [now, *walk.table["low"]], [now, *walk.table["high"]], color=BAND, alpha=0.25, lw=0
    )
    ax.plot(years, [now, *walk.table["middle"]], color=BAND)
    for end in ("low", "high"):
        ax.plot(years, [now, *blocks.table[end]], color=ACCENT, lw=1, linestyle="--")
    ax.plot(own["year"], own["value"], color=figures.INK)


def _chance(ax: Axes, walk: Outlook, blocks: Outlook) -> None:
    table = walk.table
    ax.axhline(0.5, color=figures.GREY, lw=0.8)
    ax.fill_between(table["year"], table["p_low"], table["p_high"], color=BAND, alpha=0.25, lw=0)
    ax.plot(table["year"], table["p"], color=BAND)
    ax.plot(blocks.table["year"], blocks.table["p"], color=ACCENT, lw=1, linestyle="--")


def dates(found: Mapping[str, BreakDates], *, titles: Mapping[str, str], style: figures.Style) -> Figure:
    """The p-value of each date of a break, a panel a series: filled dots are in the set."""
    fig, axes = figures.new(height=3.6, rows=2, columns=2, sharex=True, sharey=True)
    for ax, (name, dated) in zip(axes.flat, found.items(), strict=True):
        table = dated.table
        ax.vlines(table["year"], 0, table["p"], color=figures.PALE, lw=1.2)
        for inside, face in ((True, figures.INK), (False, "white")):
            own = table[table["inside"] == inside]
            ax.plot(own["year"], own["p"], "o", color=figures.INK, mfc=face, ms=4.5)
        ax.axhline(1 - dated.level, color=ACCENT, lw=1, linestyle="--")
        figures.year_axis(ax, ticks=6)
        figures.heading(ax, titles[name])
        ax.set_ylim(-0.03, 1.06)
    fig.supylabel(style.text("figure.fragility-dates.axis"), fontsize=figures.POINTS)
    return fig


def parts(
    both: Mapping[str, pd.DataFrame],
    *,
    titles: Mapping[str, str],
    regions: pd.DataFrame,
    style: figures.Style,
) -> Figure:
    """The regions' contributions (column ``points``) to the changes over two spans, sorted by the first."""
    names = list(both)
    order = list(both[names[0]].sort_values("points")["region"])
    fig, axes = figures.new(height=6.6, columns=len(names), sharey=True, sharex=True, squeeze=False)
    for ax, name in zip(axes[0], names, strict=True):
        rows = panel.with_groups(both[name], regions=regions).set_index("region").loc[order].reset_index()
        ax.axvline(0, color=figures.GREY, lw=0.8)
        ax.hlines(rows.index, 0, rows["points"], color=figures.PALE, lw=1.2)
        for plate, colour in figures.group_colours(regions["plate"]).items():
            own = rows[rows["plate"] == plate]
            ax.plot(own["points"], own.index, "o", color=colour, ms=4.5, label=style.plate(plate))
        ax.set_yticks(range(len(order)), style.region(order), fontsize=9)
        ax.set_ylim(-0.8, len(order) - 0.2)
        figures.heading(ax, titles[name])
    axes[0, -1].legend(loc="lower right", frameon=False, fontsize=9.5, handletextpad=0.2)
    fig.supxlabel(style.text("figure.fragility-parts.axis"), fontsize=figures.POINTS)
    return fig


def undoing(rows: pd.DataFrame, years: pd.DataFrame, *, style: figures.Style) -> Figure:
    """Differentials, a row a case: those of the years (grey), their mean, the largest push, the one required.

    ``rows`` has case, label, required, mean, push; ``years`` has case, rate; all in % a year.
    """
    fig, ax = figures.new(height=0.62 * len(rows) + 1.1)
    ax.axvline(0, color=figures.GREY, lw=0.8)
    places = {case: len(rows) - 1 - i for i, case in enumerate(rows["case"])}
    ax.plot(years["rate"], years["case"].map(places), "o", color=figures.GREY, ms=3.5, alpha=0.6)
    marks = (("mean", "|", figures.INK, 13), ("push", "D", BAND, 6), ("required", "o", ACCENT, 8))
    for column, mark, colour, size in marks:
        ax.plot(rows[column], rows["case"].map(places), mark, color=colour, ms=size, mew=2, linestyle="none")
    first = rows.iloc[0]
    for column, _, colour, _ in marks:
        above = {"mean": 15, "push": 27, "required": 15}[column]
        text = style.text(f"figure.fragility-undoing.{column}")
        _say(ax, text, (float(first[column]), places[first["case"]]), above=above, colour=colour)
    ax.set_yticks(list(places.values()), list(rows["label"]))
    ax.set_ylim(-0.5, len(rows) - 0.1)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    ax.set_xlabel(style.text("figure.fragility-undoing.axis"))
    return fig


def _say(ax: Axes, text: str, at: tuple[float, float], *, above: float, colour: Any) -> None:
    ax.annotate(
        text,
        at,
        xytext=(0, above),
        textcoords="offset points",
        color=colour,
        ha="center",
        va="bottom",
        fontsize=9.5,
        arrowprops={"arrowstyle": "-", "color": colour, "lw": 0.6, "shrinkA": 0, "shrinkB": 4},
    )
