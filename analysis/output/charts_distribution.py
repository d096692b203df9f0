"""The pictures of the chapter on distribution dynamics; from what ``analysis.methods.markov`` gives.

Ridges share one scale of density, so that a narrow distribution stands high; ticks below each are the regions
themselves. A matrix of transition probabilities is drawn as shaded cells with their numbers, the origin in
rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from analysis.methods.markov import Chain

FILL, LINE = "#8FA6CF", figures.PLATE_COLOURS["East"]


def ridges(
    curves: pd.DataFrame, values: pd.DataFrame, *, style: figures.Style, column: str = "relative"
) -> Figure:
    """One density above another, the latest year on top; ``curves`` from ``densities``, ``values`` long."""
    years = sorted(curves["year"].unique())
    fig, ax = figures.new(height=1.2 + 0.62 * len(years))
    step = 0.62 * curves["density"].max()
    for place, year in reversed(list(enumerate(years))):
        own, base = curves[curves["year"] == year], place * step
        ax.fill_between(own["x"], base, base + own["density"], color=FILL, alpha=0.75, lw=0, zorder=-place)
        ax.plot(own["x"], base + own["density"], color=LINE, lw=1.2, zorder=-place)
        at = values.loc[values["year"] == year, column]
        ax.vlines(at, base - 0.13 * step, base - 0.02 * step, color=figures.INK, lw=0.6)
    ax.axvline(1, color=figures.GREY, lw=0.8, linestyle=(0, (2, 2)))
    ax.set_yticks([place * step for place in range(len(years))], [str(y) for y in years])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.grid(visible=False)
    ax.margins(x=0, y=0.02)
    ax.set_xlabel(style.text("figure.distribution.relative"))
    return fig


def shares(counts: pd.DataFrame, *, labels: Sequence[str], style: figures.Style) -> Figure:
    """Stacked bars by year: how many regions stand in each class; from ``markov.shares`` (year, class, n)."""
    fig, ax = figures.new(height=3.4)
    wide = counts.pivot(index="year", columns="class", values="n")
    colours = _shades(len(labels))
    below = np.zeros(len(wide))
    for place, name in enumerate(wide.columns):
        ax.bar(wide.index, wide[name], bottom=below, color=colours[place], width=0.9)
        below = below + wide[name].to_numpy()
    figures.year_axis(ax)
    ax.set_ylabel(style.text("figure.distribution.count"))
    ax.grid(visible=False)
    last = wide.iloc[-1].to_numpy()
    middles = np.cumsum(last) - last / 2
    edge = wide.index[-1] + 0.45
    inks = [_dark(colour) for colour in colours]
    names = [style.text("figure.distribution.class", name=name) for name in labels]
    figures.label_ends(
        ax, [(edge, m, t, c) for m, t, c, n in zip(middles, names, inks, last, strict=True) if n]
    )
    return fig


def chains(
    parts: Sequence[tuple[str, Chain]], *, style: figures.Style, height: float = 3.1, xlabel: bool = True
) -> Figure:
    """Transition matrices side by side, titled; cells hold percentages, blank where nobody went."""
    fig, axes = figures.new(height=height, columns=len(parts), squeeze=False)
    for place, (ax, (title, chain)) in enumerate(zip(axes.flat, parts, strict=True)):
        _matrix(ax, chain, first=place == 0)
        figures.heading(ax, title)
        if xlabel:
            ax.set_xlabel(style.text("figure.distribution.to"))
    axes.flat[0].set_ylabel(style.text("figure.distribution.from"))
    return fig


def _matrix(ax: Axes, chain: Chain, *, first: bool) -> None:
    p = chain.probabilities
    ax.imshow(np.where(np.isnan(p), 0, p), cmap="Blues", vmin=0, vmax=1.15, aspect="auto")
    for i, j in np.ndindex(*p.shape):
        if chain.counts[i, j]:
            ink = "white" if p[i, j] > 0.6 else figures.INK
            ax.text(j, i, f"{100 * p[i, j]:.0f}", ha="center", va="center", color=ink, fontsize=9.5)
    names = list(chain.labels)
    turn = 0 if max(map(len, names)) <= 4 else 90
    ax.set_xticks(range(chain.k), names, fontsize=9, rotation=turn)
    ax.set_yticks(range(chain.k), names if first else [""] * chain.k, fontsize=9)
    ax.tick_params(length=0)
    ax.grid(visible=False)
    for side in ax.spines.values():
        side.set_visible(False)


def settle(table: pd.DataFrame, *, labels: Sequence[str], style: figures.Style) -> Figure:
    """Shares of the classes now, at the start and in the long run: one line of dots a class.

    ``table`` has class (1..), when (first, last, ergodic) and share (%).
    """
    fig, ax = figures.new(height=2.9)
    looks = {"first": ("o", "white"), "last": ("o", LINE), "ergodic": ("D", figures.PLATE_COLOURS["Central"])}
    wide = table.pivot(index="class", columns="when", values="share")
    ax.hlines(wide.index, wide.min(axis=1), wide.max(axis=1), color=figures.PALE, lw=2)
    for when, (marker, face) in looks.items():
        edge = face if face != "white" else LINE
        name = style.text(f"figure.distribution-settle.{when}")
        ax.plot(wide[when], wide.index, marker, mfc=face, mec=edge, ms=7, linestyle="none", label=name)
    ax.set_yticks(wide.index, [style.text("figure.distribution.class", name=name) for name in labels])
    ax.set_ylim(0.5, len(labels) + 0.5)
    ax.set_xlim(left=0)
    ax.set_xlabel(style.text("figure.distribution-settle.axis"))
    ax.grid(visible=False, axis="y")
    fig.legend(loc="outside upper left", ncols=3, frameon=False, handletextpad=0.2, fontsize=10)
    return fig


def _shades(count: int) -> list[str]:
    return [mpl.colors.to_hex(c) for c in mpl.colormaps["YlGnBu"](np.linspace(0.18, 0.95, count))]


def _dark(colour: str) -> str:
    """The same hue, dark enough to be read on white."""
    return mpl.colors.to_hex(0.55 * np.asarray(mpl.colors.to_rgb(colour)))
