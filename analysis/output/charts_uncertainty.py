"""The pictures of the fan of indices. Each draws what it is given; words come from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = {"level": figures.PLATE_COLOURS["East"], "coordination": figures.PLATE_COLOURS["Central"]}
PUBLISHED = figures.PLATE_COLOURS["Northeast"]
OUTER, INNER, MIDDLE = (0.025, 0.975), (0.25, 0.75), 0.5


def fan(
    quantiles: pd.DataFrame,
    late: pd.DataFrame,
    *,
    central: pd.DataFrame,
    published: Mapping[int, float],
    style: figures.Style,
) -> Figure:
    """Two panels: the fan's quantiles by year, the shorter list's beyond (dashed), one index (line), and the
    published points.

    ``quantiles`` and ``late`` as ``Fan.quantiles``; ``central``: year, reading, value.
    """
    fig, axes = figures.new(height=3.7, columns=2)
    for ax, (reading, colour) in zip(axes, COLOURS.items(), strict=True):
        own = quantiles[quantiles["reading"] == reading]
        for (low, high), alpha in ((OUTER, 0.18), (INNER, 0.32)):
            ax.fill_between(own["year"], own[low], own[high], color=colour, alpha=alpha, lw=0)
        ax.plot(own["year"], own[MIDDLE], color=colour)
        beyond = late[late["reading"] == reading]
        for level in (*OUTER, MIDDLE):
            ax.plot(beyond["year"], beyond[level], color=colour, lw=0.9, linestyle=(0, (3, 2)))
        line = central[central["reading"] == reading]
        ax.plot(line["year"], line["value"], color=figures.INK, lw=1.1)
        ax.plot(list(published), list(published.values()), "o--", color=PUBLISHED, lw=1, ms=4.5)
        ax.set_xticks(range(int(own["year"].min()), int(late["year"].max()) + 1, 3))
        ax.margins(x=0.01)
        figures.heading(ax, style.text(f"index.reading.{reading}"), colour=colour)
        _ends(ax, own, line, published, style)
    return fig


def _ends(
    ax: Axes, own: pd.DataFrame, line: pd.DataFrame, published: Mapping[int, float], style: figures.Style
) -> None:
    last = own.iloc[-1]
    year = max(published)
    ends = [(line["year"].iloc[-1], line["value"].iloc[-1], "one", figures.INK)]
    ends += [
        (last["year"], last[MIDDLE], "median", figures.GREY),
        (year, published[year], "published", PUBLISHED),
    ]
    said = [(x, y, style.text(f"figure.uncertainty-fan.{word}"), colour) for x, y, word, colour in ends]
    figures.label_ends(ax, said, points=9)


def choices(
    table: pd.DataFrame,
    *,
    names: Mapping[tuple[str, str], str],
    factors: Mapping[str, str],
    reference: Mapping[str, float],
    style: figures.Style,
) -> Figure:
    """The last year's index by level of each factor: middle 95 %, middle half, median; a panel a reading.

    ``table`` as ``Fan.by_choice``; ``names`` by (factor, choice), ``factors`` their headings;
    ``reference``: by reading, where a grey line stands.
    """
    rows = table[["factor", "choice"]].drop_duplicates()
    places, ticks, at = {}, [], 0.0
    for factor, title in factors.items():
        ticks.append((at, title, "bold"))
        for choice in rows.loc[rows["factor"] == factor, "choice"]:
            at += 1
            places[factor, choice] = at
            ticks.append((at, names[factor, choice], "normal"))
        at += 1.3
    fig, axes = figures.new(height=0.185 * at + 0.8, columns=2, sharey=True)
    for ax, (reading, colour) in zip(axes, COLOURS.items(), strict=True):
        ax.axvline(reference[reading], color=figures.GREY, lw=0.8, linestyle=(0, (3, 2)))
        own = table[table["reading"] == reading]
        y = [places[key] for key in zip(own["factor"], own["choice"], strict=True)]
        ax.hlines(y, own[OUTER[0]], own[OUTER[1]], color=colour, lw=1.1, alpha=0.5)
        ax.hlines(y, own[INNER[0]], own[INNER[1]], color=colour, lw=3.6, alpha=0.6)
        ax.plot(own[MIDDLE], y, "o", color=colour, ms=4)
        ax.grid(visible=True, axis="x")
        ax.grid(visible=False, axis="y")
        figures.heading(ax, style.text(f"index.reading.{reading}"), colour=colour)
    axes[0].set_yticks([y for y, _, _ in ticks], [text for _, text, _ in ticks], fontsize=9)
    for label, (_, _, weight) in zip(axes[0].get_yticklabels(), ticks, strict=True):
        label.set_fontweight(weight)
    axes[0].set_ylim(at - 0.8, -0.8)
    for ax in axes:
        ax.tick_params(axis="y", length=0)
    return fig


def sobol(table: pd.DataFrame, *, names: Mapping[str, str], style: figures.Style) -> Figure:
    """First-order (filled) and total (hollow) Sobol indices with 95 % bars, a panel a reading.

    ``table`` as ``index_fan.sobol``; the factors sorted by their largest total.
    """
    order = list(table.groupby("factor")["total"].max().sort_values(ascending=False).index)
    fig, axes = figures.new(height=0.27 * len(order) + 1.0, columns=2, sharey=True, sharex=True)
    for ax, (reading, colour) in zip(axes, COLOURS.items(), strict=True):
        own = table[table["reading"] == reading].set_index("factor").loc[order]
        for shift, kind, face in ((-0.16, "first", colour), (0.16, "total", "white")):
            y = [i + shift for i in range(len(order))]
            ax.errorbar(
                own[kind], y, xerr=own[f"{kind}_error"], fmt="o", color=colour, mfc=face, ms=5, lw=1,
                label=style.text(f"figure.uncertainty-sobol.{kind}"),
            )  # fmt: skip
        ax.axvline(0, color=figures.GREY, lw=0.8)
        ax.grid(visible=True, axis="x")
        ax.grid(visible=False, axis="y")
        ax.tick_params(axis="y", length=0)
        figures.heading(ax, style.text(f"index.reading.{reading}"), colour=colour)
    axes[0].set_yticks(range(len(order)), [names[name] for name in order], fontsize=9.5)
    axes[0].set_ylim(len(order) - 0.5, -0.6)
    axes[1].legend(loc="lower right", frameon=False, fontsize=9.5, handletextpad=0.2)
    return fig


def parts(table: pd.DataFrame, *, names: Mapping[str, str], style: figures.Style) -> Figure:
    """The dimensions in the last year: median and middle 95 % of both readings, with the share that rises.

    ``table`` as ``Fan.dimension_table``.
    """
    order = list(table["dimension"].drop_duplicates())
    fig, axes = figures.new(height=0.42 * len(order) + 0.9, columns=2, sharey=True)
    for ax, (reading, colour) in zip(axes, COLOURS.items(), strict=True):
        own = table[table["reading"] == reading].set_index("dimension").loc[order]
        ax.axvline(100, color=figures.GREY, lw=0.8)
        ax.hlines(range(len(order)), own["low"], own["high"], color=colour, lw=1.4, alpha=0.6)
        ax.plot(own["median"], range(len(order)), "o", color=colour, ms=5)
        for i, row in enumerate(own.itertuples()):
            said = style.text("figure.uncertainty-parts.share", share=row.share)
            ax.annotate(
                said, (row.median, i), xytext=(0, 5), textcoords="offset points", fontsize=9, ha="center"
            )
        ax.grid(visible=True, axis="x")
        ax.grid(visible=False, axis="y")
        ax.tick_params(axis="y", length=0)
        figures.heading(ax, style.text(f"index.reading.{reading}"), colour=colour)
    figures.log_axis(axes[0], "x", at=(100, 200, 400, 800))
    axes[0].set_yticks(range(len(order)), [names[name] for name in order], fontsize=9.5)
    axes[0].set_ylim(len(order) - 0.5, -0.7)
    return fig


def indicators(rows: pd.DataFrame, *, names: Mapping[str, str], style: figures.Style) -> Figure:
    """Left nominal (hollow) and effective weights in %; right the index without the indicator, both readings.

    ``rows``: indicator, nominal, importance (shares), level, coordination (change of the index, points).
    """
    order = list(rows["indicator"])
    y = range(len(order))
    fig, axes = figures.new(height=0.21 * len(order) + 1.3, columns=3, sharey=True, width_ratios=[1.25, 1, 1])
    left, *right = axes
    left.hlines(y, 100 * rows["nominal"], 100 * rows["importance"], color=figures.PALE, lw=1.4)
    left.plot(100 * rows["nominal"], y, "o", color=figures.INK, mfc="white", ms=4.5)
    left.plot(100 * rows["importance"], y, "o", color=figures.INK, ms=4.5)
    _small(left, style.text("figure.uncertainty-indicators.weights"), figures.INK)
    for ax, (reading, colour) in zip(right, COLOURS.items(), strict=True):
        ax.axvline(0, color=figures.GREY, lw=0.8)
        ax.hlines(y, 0, rows[reading], color=figures.PALE, lw=1.4)
        ax.plot(rows[reading], y, "o", color=colour, ms=4.5)
        _small(ax, style.text(f"index.reading.{reading}"), colour)
    for ax in axes:
        ax.grid(visible=False, axis="y")
        ax.tick_params(axis="y", length=0)
        ax.tick_params(axis="x", labelsize=9)
    left.set_yticks(y, [names[name] for name in order], fontsize=9)
    left.set_ylim(len(order) - 0.4, -0.8)
    return fig


def _small(ax: Axes, text: str, colour: str) -> None:
    """A heading over a narrow panel."""
    ax.set_title(text, loc="left", color=colour, fontsize=9.5)


def ranks(ranking: pd.DataFrame, *, plates: Mapping[str, str], style: figures.Style) -> Figure:
    """Each region's median rank and 95 % interval, by plate: region, median, low, high (1 = best, on top)."""
    fig, ax = figures.new(height=0.205 * len(ranking) + 0.7)
    for i, row in enumerate(ranking.itertuples()):
        colour = figures.PLATE_COLOURS[plates[row.region]]
        ax.plot([row.low, row.high], [i, i], color=colour, lw=2.2, alpha=0.45, solid_capstyle="butt")
        ax.plot(row.median, i, "o", color=colour, ms=5)
    for plate, colour in figures.PLATE_COLOURS.items():
        ax.plot([], [], "o", color=colour, ms=5, label=style.plate(plate))
    ax.legend(loc="lower left", frameon=False, fontsize=9.5, handletextpad=0.2)
    ax.set_yticks(range(len(ranking)), style.region(list(ranking["region"])), fontsize=9)
    ax.set_ylim(len(ranking) - 0.4, -0.8)
    ax.set_xlim(0, len(ranking) + 1)
    ax.grid(visible=True, axis="x")
    ax.grid(visible=False, axis="y")
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(style.text("figure.uncertainty-ranks.axis"))
    return fig


def labels(
    factors: Mapping[str, Sequence[str]], *, style: figures.Style
) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """The words for every level of the factors, by (factor, level), and for the factors themselves."""
    names = {
        (factor, level): style.text(f"uncertainty.{factor}.{level}")
        for factor, levels in factors.items()
        for level in levels
    }
    return names, {factor: style.text(f"uncertainty.factor.{factor}") for factor in factors}
