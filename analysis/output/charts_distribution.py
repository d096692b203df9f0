"""The picture of the chapter on distribution dynamics that no grammar draws: densities above one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.output import figures, palette

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.output.figures import Canvas


def ridges(curves: pd.DataFrame, values: pd.DataFrame, canvas: Canvas) -> Figure:
    """One density above another, the latest year on top, all on one scale; a tick is a region.

    ``curves`` are ``markov.densities``, ``values`` has year and relative.
    """
    years = sorted(curves["year"].unique())
    fig, ax = figures.new(height=2.0 + 0.5 * len(years))
    step = 0.62 * curves["density"].max()
    for place, year in reversed(list(enumerate(years))):
        own, base = curves[curves["year"] == year], place * step
        ax.fill_between(
            own["x"], base, base + own["density"], color=palette.GROUPS[0], alpha=0.35, lw=0, zorder=-place
        )
        ax.plot(own["x"], base + own["density"], color=palette.GROUPS[0], lw=1.2, zorder=-place)
        at = values.loc[values["year"] == year, "relative"].sort_values(kind="stable")
        at = at.iloc[figures.ranks(len(at), 200)]
        ax.vlines(at, base - 0.13 * step, base - 0.02 * step, color=palette.INK, lw=0.6)
    ax.axvline(1, color=palette.GREY, lw=0.8, linestyle=(0, (2, 2)))
    ax.set_yticks([place * step for place in range(len(years))], [str(year) for year in years])
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.grid(visible=False)
    ax.margins(x=0, y=0.02)
    ax.set_xlabel(canvas.label("x"))
    return fig
