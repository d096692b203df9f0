"""The pictures of the chapter on space: Moran's I by year, its scatter, LISA on a tile map, effects, power.

Each function draws what it is given and computes nothing; words come from the catalogue, colours from
``analysis.output.figures``. The four colours of clusters are those in use since GeoDa, dark enough to tell
without colour vision: red for high beside high, blue for low beside low, paler for the two outliers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CLUSTER_COLOURS = {"high-high": "#8E1B2C", "low-high": "#9DB9E3", "low-low": "#1B4F9C", "high-low": "#E8A598"}
DARK = ("high-high", "low-low")
TILE = 0.72  # a tile's height over its width, as in figures.tile_map
PLACES = (
    (7, 0, "left"),
    (-7, 0, "right"),
    (0, 9, "center"),
    (0, -9, "center"),
    (6, 8, "left"),
    (-6, 8, "right"),
    (6, -8, "left"),
    (-6, -8, "right"),
)
LINES = ("#222222", "#C4500A", "#14346E", "#1C7F74", "#9A45C4", "#8A6500")
DASHES = ("-", (0, (4, 2)), (0, (1, 1.2)), (0, (6, 2, 1, 2)), (0, (3, 1, 1, 1, 1, 1)), "-")


def moran_by_year(
    table: pd.DataFrame, band: pd.DataFrame, *, style: figures.Style, names: Mapping[str, str]
) -> Figure:
    """Moran's I by year, one line a series, over the band in which permutations lie.

    ``table``: line, year, value; ``band``: year, low, high, expected (from ``space.moran``) of the first
    line.
    """
    fig, ax = figures.new(height=3.4)
    ax.fill_between(band["year"], band["low"], band["high"], color=figures.PALE, lw=0)
    ax.plot(band["year"], band["expected"], color=figures.GREY, lw=0.8)
    middle = band.iloc[len(band) // 2]
    ax.annotate(
        style.text("figure.space-moran.band"),
        (middle["year"], middle["low"]),
        xytext=(0, 4),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=9.5,
    )
    ends = []
    for line, colour, dash in zip(names, LINES, DASHES, strict=False):
        rows = table[table["line"] == line]
        ax.plot(rows["year"], rows["value"], color=colour, linestyle=dash)
        ends.append((float(rows["year"].iloc[-1]), float(rows["value"].iloc[-1]), names[line], colour))
    figures.year_axis(ax)
    figures.heading(ax, style.text("figure.space-moran.title"))
    figures.label_ends(ax, ends)
    return fig


def scatter(points: pd.DataFrame, *, slope: float, style: figures.Style, most: int = 12) -> Figure:
    """A Moran scatter: region, plate, z, lag; the ``most`` regions farthest from the middle are named."""
    fig, ax = figures.new(height=4.6)
    ax.axhline(0, color=figures.GREY, lw=0.8)
    ax.axvline(0, color=figures.GREY, lw=0.8)
    ax.grid(visible=False)
    ax.axline((0, 0), slope=slope, color=figures.INK, lw=1.4)
    for plate, colour in figures.group_colours(points["plate"]).items():
        own = points[points["plate"] == plate]
        ax.plot(own["z"], own["lag"], "o", color=colour, ms=5.5, label=style.plate(plate))
    ax.set_xlabel(style.text("figure.space-scatter.z"))
    ax.set_ylabel(style.text("figure.space-scatter.lag"))
    ax.margins(x=0.12, y=0.14)
    for x, y, name in ((1, 1, "high-high"), (0, 1, "low-high"), (0, 0, "low-low"), (1, 0, "high-low")):
        place = {"ha": "right" if x else "left", "va": "top" if y else "bottom"}
        text = style.text(f"space.cluster.{name}")
        ax.text(
            0.985 if x else 0.015,
            0.985 if y else 0.015,
            text,
            transform=ax.transAxes,
            fontsize=9.5,
            color=figures.GREY,
            **place,
        )
    ax.legend(loc="lower right", bbox_to_anchor=(1, 0.06), frameon=False, fontsize=9.5, handletextpad=0.1)
    far = (points["z"] ** 2 + points["lag"] ** 2).nlargest(most).index
    _name_points(ax, points.loc[far], points, style)
    return fig


def _name_points(ax: Axes, named: pd.DataFrame, points: pd.DataFrame, style: figures.Style) -> None:
    """Write the names beside their dots, each at the first of eight places that is free, or not at all."""
    fig = ax.get_figure()
    figures.settle(fig)
    dots = ax.transData.transform(points[["z", "lag"]].to_numpy())
    taken = [text.get_window_extent() for text in ax.texts]
    colours = figures.group_colours(points["plate"])
    for row in named.itertuples():
        for x, y, side in PLACES:
            text = ax.annotate(
                style.region(row.region),
                (row.z, row.lag),
                xytext=(x, y),
                textcoords="offset points",
                ha=side,
                va="center",
                fontsize=9,
                color=colours[row.plate],
            )
            box = text.get_window_extent()
            inside = ax.bbox.x0 <= box.x0 and box.x1 <= ax.bbox.x1 and box.y1 <= ax.bbox.y1
            hits = any(box.padded(1).contains(*dot) for dot in dots)
            if inside and not hits and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            text.remove()


def clusters(
    local: pd.DataFrame, *, regions: pd.DataFrame, style: figures.Style, level: float = 0.05
) -> Figure:
    """A tile map of local Moran in one year, from ``Lisa.table``.

    Coloured by quadrant where p is at most ``level``, with a thick frame where p_fdr is too; p stands in the
    tile.
    """
    fig, ax = figures.new(height=4.7)
    rows = regions.merge(local, on="region", how="left")
    for row in rows.itertuples(index=False):
        found = row.p <= level
        face = CLUSTER_COLOURS[row.quadrant] if found else "#F1F1F1"
        ink = "white" if found and row.quadrant in DARK else "black"
        kept = row.p_fdr <= level
        x, y = row.tile_col, row.tile_row * TILE
        box = {"facecolor": face, "edgecolor": "black" if kept else figures.PALE, "lw": 2.4 if kept else 0.5}
        ax.add_patch(Rectangle((x + 0.02, y + 0.02), 0.92, TILE * 0.92, zorder=2 if kept else 1, **box))
        name = figures.short(row, style)
        p = "–" if row.p != row.p else f"{row.p:.3f}".replace("0.", ".", 1)
        for text, part, size in ((name, 0.29, 10), (p, 0.68, 9)):
            ax.text(
                x + 0.48, y + part * TILE, text, color=ink, ha="center", va="center", fontsize=size, zorder=3
            )
    ax.set_xlim(regions["tile_col"].min() - 0.05, regions["tile_col"].max() + 1)
    ax.set_ylim((regions["tile_row"].max() + 1) * TILE, (regions["tile_row"].min() - 0.1) * TILE)
    ax.set_aspect("equal")
    ax.set_axis_off()
    _key(ax, style, level, top=regions["tile_row"].min() * TILE, left=regions["tile_col"].min())
    return fig


def _key(ax: Axes, style: figures.Style, level: float, *, top: float, left: float) -> None:
    """The colours in words, in the empty northwest of the map."""
    for at, (name, colour) in enumerate(CLUSTER_COLOURS.items()):
        y = top + at * 0.27
        ax.add_patch(Rectangle((left, y), 0.3, 0.2, facecolor=colour, edgecolor=figures.PALE, lw=0.5))
        ax.text(left + 0.4, y + 0.11, style.text(f"space.cluster.{name}"), va="center", fontsize=9.5)
    y = top + 4 * 0.27
    ax.add_patch(Rectangle((left, y), 0.3, 0.2, facecolor="white", edgecolor="black", lw=2.2))
    ax.text(left + 0.4, y + 0.11, style.text("figure.space-lisa.frame"), va="center", fontsize=9.5)


def deviates(
    table: pd.DataFrame, *, style: figures.Style, names: Mapping[str, str], bound: float = 1.96
) -> Figure:
    """Standard deviates of Moran's I by year under several weights (line, year, z); ``bound`` as a dashed
    line.
    """
    fig, ax = figures.new(height=3.2)
    ax.axhline(bound, color=figures.GREY, lw=1, linestyle=(0, (3, 2)))
    ends = []
    for line, colour, dash in zip(names, LINES, DASHES, strict=False):
        rows = table[table["line"] == line]
        ax.plot(rows["year"], rows["z"], color=colour, linestyle=dash)
        ends.append((float(rows["year"].iloc[-1]), float(rows["z"].iloc[-1]), names[line], colour))
    ax.set_ylim(bottom=0)
    figures.year_axis(ax, ticks=5)
    figures.heading(ax, style.text("figure.space-weights.title"))
    figures.label_ends(ax, ends)
    return fig


def effects(
    table: pd.DataFrame, *, style: figures.Style, titles: Mapping[str, str], rows: Sequence[str]
) -> Figure:
    """Estimates with intervals, one panel a window: window, row (of ``rows``), estimate, low, high.

    An end beyond the panel (intervals of indirect effects can be very long) is drawn as an arrow.
    """
    fig, axes = figures.new(height=3.0, columns=len(titles), squeeze=False, sharey=True)
    reach = (table["estimate"].min() - 2.2, max(table["estimate"].max(), 0) + 1.6)
    for ax, window in zip(axes.flat, titles, strict=True):
        own = table[table["window"] == window].set_index("row").loc[list(rows)]
        ax.axvline(0, color=figures.GREY, lw=0.8)
        for at, (name, row) in enumerate(own.iterrows()):
            colour = figures.INK if name in ("ols", "error") else figures.PLATE_COLOURS["East"]
            low, high = max(row["low"], reach[0]), min(row["high"], reach[1])
            ax.plot([low, high], [at, at], color=colour, lw=1.6, solid_capstyle="butt")
            ax.plot(row["estimate"], at, "o", color=colour, ms=6)
            for end, limit, mark in ((row["low"], reach[0], "<"), (row["high"], reach[1], ">")):
                if (end < limit) if mark == "<" else (end > limit):
                    ax.plot(limit, at, mark, color=colour, ms=5, clip_on=False)
        ax.set_xlim(*reach)
        ax.set_yticks(range(len(rows)), [style.text(f"figure.space-effects.{name}") for name in rows])
        ax.set_ylim(len(rows) - 0.5, -0.5)
        ax.grid(visible=False)
        ax.grid(visible=True, axis="x")
        figures.heading(ax, titles[window])
    fig.supxlabel(style.text("figure.space-effects.axis"), fontsize=figures.POINTS, color=figures.INK)
    return fig


def power(table: pd.DataFrame, *, style: figures.Style, names: Mapping[str, str], level: float = 5) -> Figure:
    """How often a test finds dependence of a known strength, one line a kind of weights: line, strength,
    power (%).
    """
    fig, ax = figures.new(height=3.2)
    ax.axhline(level, color=figures.GREY, lw=1, linestyle=(0, (3, 2)))
    ax.axhline(80, color=figures.GREY, lw=1, linestyle=(0, (3, 2)))
    ends = []
    for line, colour, dash in zip(names, LINES, DASHES, strict=False):
        rows = table[table["line"] == line]
        ax.plot(rows["strength"], rows["power"], color=colour, linestyle=dash)
        ends.append((float(rows["strength"].iloc[-1]), float(rows["power"].iloc[-1]), names[line], colour))
    ax.set_ylim(0, 100)
    ax.margins(x=0.01)
    ax.set_xlabel(style.text("figure.space-power.strength"))
    figures.heading(ax, style.text("figure.space-power.title"))
    figures.label_ends(ax, ends)
    return fig
