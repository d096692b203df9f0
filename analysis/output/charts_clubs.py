"""The pictures of the chapter on convergence clubs; from what ``analysis.methods.clubs`` gives.

Clubs have an order, from the richest end downward, so their colours are steps of one scale that also reads in
grey; the number stands on every tile, since a colour alone is no label. Regions that diverge are grey.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from matplotlib.patches import Rectangle

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.methods.clubs import Clubs

DIVERGING = "#8C8C8C"
TILE = 0.72  # a tile's height over its width, as in the other maps
SERIES = {"v4": figures.PLATE_COLOURS["Central"], "v5": figures.PLATE_COLOURS["East"]}


def colours(count: int) -> dict[int, str]:
    """Colours of clubs 1..``count`` from dark to light, and grey for 0, those that diverge."""
    shades = mpl.colormaps["viridis"](np.linspace(0.08, 0.82, max(count, 2)))[:count]
    return {0: DIVERGING} | {i: mpl.colors.to_hex(c) for i, c in enumerate(shades, start=1)}


def tiles(found: Clubs, *, regions: pd.DataFrame, style: figures.Style) -> Figure:
    """A tile-grid map of the clubs: number and colour of each region's club, a dash where it diverges."""
    fig, ax = figures.new(height=4.2)
    club = found.membership.set_index("region")["club"]
    paint = colours(found.count)
    for row in regions.itertuples(index=False):
        if row.region in club.index:
            _tile(ax, row, int(club[row.region]), paint, style)
    ax.set_xlim(regions["tile_col"].min() - 0.05, regions["tile_col"].max() + 1)
    ax.set_ylim((regions["tile_row"].max() + 1) * TILE, regions["tile_row"].min() * TILE - 0.05)
    ax.set_aspect("equal")
    ax.set_axis_off()
    _key(ax, found, paint, style)
    return fig


def _tile(ax: Axes, row: object, club: int, paint: dict[int, str], style: figures.Style) -> None:
    x, y, ink = row.tile_col, row.tile_row * TILE, _ink(paint[club])
    ax.add_patch(Rectangle((x, y), 0.94, TILE * 0.93, facecolor=paint[club], lw=0))
    name = figures.short(row, style)
    for share, text, points in ((0.27, name, 10), (0.67, str(club) if club else "–", 10.5)):
        ax.text(x + 0.47, y + share * TILE, text, color=ink, ha="center", va="center", fontsize=points)


def _ink(colour: str) -> str:
    red, green, blue = mpl.colors.to_rgb(colour)
    return "black" if 0.3 * red + 0.59 * green + 0.11 * blue > 0.5 else "white"


def _key(ax: Axes, found: Clubs, paint: dict[int, str], style: figures.Style) -> None:
    for place, row in enumerate(found.table.itertuples()):
        name = (
            style.text("figure.clubs.club", club=row.club) if row.club else style.text("figure.clubs.apart")
        )
        text = style.text("figure.clubs.key", name=name, n=row.n)
        x, y = 0.02 + 0.26 * (place // 4), 1.0 - 0.062 * (place % 4)
        ax.add_patch(Rectangle((x, y - 0.04), 0.03, 0.04, color=paint[row.club], transform=ax.transAxes))
        ax.text(x + 0.045, y - 0.02, text, transform=ax.transAxes, va="center", fontsize=10)


def paths(found: Clubs, *, style: figures.Style) -> Figure:
    """Relative transition paths: a panel a club, its members over everybody, the two ends named."""
    names = list(found.table["club"])
    columns = min(2, len(names))
    rows = math.ceil(len(names) / columns)
    fig, axes = figures.new(height=2.5 * rows, rows=rows, columns=columns, squeeze=False, sharey=True)
    paint = colours(found.count)
    wide = found.paths.pivot(index="year", columns="region", values="h")
    club = found.membership.set_index("region")["club"]
    for ax, name in zip(axes.flat, names, strict=False):
        own = wide[club.index[club == name]]
        ax.plot(wide.index, wide, color=figures.PALE, lw=0.7)
        ax.axhline(1, color=figures.GREY, lw=0.8, linestyle=(0, (2, 2)))
        ax.plot(own.index, own, color=paint[name], lw=1.5)
        title = style.text("figure.clubs.club", club=name) if name else style.text("figure.clubs.apart")
        figures.heading(ax, style.text("figure.clubs.key", name=title, n=own.shape[1]), colour=figures.INK)
        figures.year_axis(ax, ticks=4)
    for ax in axes.flat[len(names) :]:
        ax.set_axis_off()
    low, high = axes.flat[0].get_ylim()
    for ax, name in zip(axes.flat, names, strict=False):
        last = wide[club.index[club == name]].iloc[-1].sort_values()
        shown = last if len(last) <= 4 else last.iloc[[0, -1]]
        placed = figures.spread(shown.to_numpy(), gap=0.075 * (high - low), low=low, high=high)
        for region, y in zip(shown.index, placed, strict=True):
            at = {"xytext": (4, 0), "textcoords": "offset points", "va": "center", "fontsize": 9.5}
            ax.annotate(style.region(region), (wide.index[-1], y), annotation_clip=False, **at)
    return fig


def windows(df: pd.DataFrame, *, style: figures.Style, forms: tuple[str, ...] = ("level", "log")) -> Figure:
    """b of all regions together by the first year used: a panel a form, a line a vintage; hollow: rejected.

    ``df`` has form, vintage, first, b, converges.
    """
    fig, axes = figures.new(height=3.3, columns=len(forms), sharey=True)
    for ax, form in zip(np.atleast_1d(axes), forms, strict=True):
        ax.axhline(0, color=figures.INK, lw=1)
        for vintage, own in df[df["form"] == form].groupby("vintage", sort=False):
            colour = SERIES.get(str(vintage), figures.INK)
            ax.plot(own["first"], own["b"], color=colour, lw=1.2)
            for passes in (True, False):
                part = own[own["converges"] == passes]
                face = colour if passes else "white"
                ax.plot(part["first"], part["b"], "o", color=colour, mfc=face, ms=5, linestyle="none")
        figures.heading(ax, style.text(f"figure.clubs-windows.{form}"))
        ax.set_xlabel(style.text("figure.clubs-windows.axis"))
        figures.year_axis(ax, ticks=5)
        ax.margins(y=0.1)
    panels = []
    for ax, form in zip(np.atleast_1d(axes), forms, strict=True):
        last = df[df["form"] == form].groupby("vintage", sort=False).tail(1)
        ends = [
            (r.first, r.b, str(r.vintage), SERIES.get(str(r.vintage), figures.INK)) for r in last.itertuples()
        ]
        panels.append((ax, ends))
    figures.label_panels(panels)
    return fig


def company(shares: pd.DataFrame, *, clubs: pd.Series, style: figures.Style) -> Figure:
    """How often two regions share a club, as shades; rows and columns in the order of ``shares``.

    ``shares`` (n, n) is indexed by region both ways; ``clubs`` (by region) draws a line between clubs.
    """
    fig, ax = figures.new(height=5.75)
    cells = shares.to_numpy(dtype=float).copy()
    np.fill_diagonal(cells, np.nan)
    image = ax.imshow(cells, cmap="cividis", vmin=0, vmax=1, interpolation="nearest")
    names = style.region(list(shares.index))
    ax.set_yticks(range(len(names)), names, fontsize=9)
    ax.set_xticks([])
    labels = clubs[shares.index].to_numpy()
    for edge in np.flatnonzero(labels[1:] != labels[:-1]) + 0.5:
        ax.axhline(edge, color="white", lw=1.6)
        ax.axvline(edge, color="white", lw=1.6)
    ax.grid(visible=False)
    ax.tick_params(length=0)
    bar = fig.colorbar(image, ax=ax, orientation="horizontal", shrink=0.6, pad=0.02)
    bar.set_label(style.text("figure.clubs-company.axis"))
    return fig
