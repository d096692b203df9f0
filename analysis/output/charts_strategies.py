"""The pictures of the chapters on strategies: acts on a time line, the ladder 1+N+X, overlaps.

Each function draws what it is given and computes nothing; words come from the catalogue, colours from
``analysis.output.figures``. Every strategy has a lane; the kinds of acts differ in shape as well as in
shade, so that nothing hangs on colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MARKS = {
    "1": ("s", figures.PLATE_COLOURS["East"], 7.5),
    "N": ("D", figures.PLATE_COLOURS["Central"], 6),
    "X": ("^", figures.PLATE_COLOURS["West"], 6.5),
    "other": ("o", "white", 5.5),
}


def timeline(acts: pd.DataFrame, *, lanes: Mapping[str, str], kinds: Mapping[str, str]) -> Figure:
    """A lane a strategy, a mark an act at ``when``, its shape by ``kind``; ``lanes`` in order from the top.

    ``acts`` has the columns when, strategy, kind (1, N, X or other). Marks that would cover one another are
    set apart vertically.
    """
    fig, ax = figures.new(height=0.44 * len(lanes) + 1.15)
    place = {name: -i for i, name in enumerate(lanes)}
    for name, level in place.items():
        ax.axhline(level, color=figures.PALE, lw=0.8, zorder=0)
        own = acts[acts["strategy"] == name].sort_values("when")
        lifts = _lifts(own["when"].to_numpy())
        for row, lift in zip(own.itertuples(), lifts, strict=True):
            shape, colour, size = MARKS[row.kind]
            edge = figures.GREY if row.kind == "other" else "white"
            ax.plot(row.when, level + lift, shape, ms=size, color=colour, mec=edge, mew=0.9)
    for kind, text in kinds.items():
        shape, colour, size = MARKS[kind]
        edge = figures.GREY if kind == "other" else "white"
        ax.plot([], [], shape, ms=size, color=colour, mec=edge, mew=0.9, label=text)
    ax.set_yticks([*place.values()], [*lanes.values()], fontsize=9.5)
    ax.set_ylim(-len(lanes) + 0.45, 0.6)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    figures.year_axis(ax, ticks=8)
    ax.margins(x=0.03)
    fig.legend(
        loc="outside lower center", ncols=4, frameon=False, fontsize=9.5, handletextpad=0.1, columnspacing=1.2
    )
    return fig


def _lifts(whens: Sequence[float], near: float = 0.33, step: float = 0.26) -> np.ndarray:
    """0 for a mark with room, else up and down in turns."""
    turns, out, before = (0, 1, -1), [], -np.inf
    turn = 0
    for when in whens:
        turn = (turn + 1) % 3 if when - before < near else 0
        out.append(step * turns[turn])
        before = when
    return np.array(out)


def ladder(table: pd.DataFrame, *, lanes: Mapping[str, str], kinds: Mapping[str, str]) -> Figure:
    """Rows strategies, columns kinds: a mark for each act, a dashed box where none was found."""
    columns = list(kinds)
    fig, ax = figures.new(height=0.42 * len(lanes) + 0.75)
    for y, name in enumerate(lanes):
        row = table[table["strategy"] == name].iloc[0]
        for x, kind in enumerate(columns):
            number = int(row[kind])
            shape, colour, size = MARKS[kind]
            edge = figures.GREY if kind == "other" else "white"
            if number:
                xs = x - 0.36 + 0.125 * np.arange(number)
                ax.plot(xs, np.full(number, -y), shape, ms=size, color=colour, mec=edge, mew=0.9, ls="")
            elif kind != "other":
                box = {"boxstyle": "round,pad=0.3", "fc": "none", "ec": figures.GREY, "ls": "--", "lw": 0.8}
                ax.text(x - 0.3, -y, "  ", bbox=box, va="center", ha="center", fontsize=6)
    ax.set_xticks(range(len(columns)), [*kinds.values()])
    ax.xaxis.tick_top()
    ax.set_yticks([-y for y in range(len(lanes))], [*lanes.values()], fontsize=9.5)
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_ylim(-len(lanes) + 0.5, 0.5)
    ax.set_xticks([x + 0.5 for x in range(len(columns) - 1)], minor=True)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", which="minor", color=figures.PALE)
    ax.tick_params(length=0, which="both")
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
    return fig


def overlaps(table: pd.DataFrame, *, names: Mapping[str, str], label: str) -> Figure:
    """A square for each pair of strategies, lower half: how many regions stand under both."""
    order = list(names)
    wide = (
        table.pivot(index="one", columns="other", values="shared")
        .loc[order, order]
        .to_numpy(float, copy=True)
    )
    wide[np.triu_indices(len(order), 1)] = np.nan
    fig, ax = figures.new(height=0.42 * len(order) + 1.35)
    image = ax.imshow(wide, cmap="Blues", vmin=0, aspect="auto")
    for (y, x), value in np.ndenumerate(wide):
        if np.isfinite(value):
            ink = "white" if value > 0.6 * np.nanmax(wide) else figures.INK
            weight = "bold" if x == y else "normal"
            ax.text(x, y, f"{value:.0f}", ha="center", va="center", color=ink, fontsize=10, weight=weight)
    ax.set_xticks(range(len(order)), [*names.values()], rotation=40, ha="right", fontsize=9.5)
    ax.set_yticks(range(len(order)), [*names.values()], fontsize=9.5)
    ax.grid(visible=False)
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    bar = fig.colorbar(image, ax=ax, shrink=0.5, pad=0.02)
    bar.set_label(label)
    return fig


def members(table: pd.DataFrame, *, names: Mapping[str, str], label: str, ends: tuple[str, str]) -> Figure:
    """A line a member from its first to its last relative level (%), sorted by the last; centres in bold.

    ``table``: region, first, last, role. Hollow: the first year; full: the last.
    """
    rows = table.sort_values("last", ignore_index=True)
    fig, ax = figures.new(height=max(1.5, 0.21 * len(rows) + 1.05))
    ax.axvline(100, color=figures.GREY, lw=0.8)
    ax.hlines(rows.index, rows["first"], rows["last"], color=figures.PALE, lw=1.6)
    ink = figures.PLATE_COLOURS["East"]
    ax.plot(rows["first"], rows.index, "o", ms=5, mfc="white", mec=ink, label=ends[0], ls="")
    ax.plot(rows["last"], rows.index, "o", ms=5.5, color=ink, label=ends[1], ls="")
    ax.set_yticks(rows.index, [names[r] for r in rows["region"]], fontsize=9)
    for tick, role in zip(ax.get_yticklabels(), rows["role"], strict=True):
        tick.set_fontweight("bold" if role == "centre" else "normal")
    ax.set_ylim(-0.7, len(rows) - 0.3)
    ax.set_xlim(left=0)
    ax.set_xlabel(label)
    ax.tick_params(axis="y", length=0)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x")
    fig.legend(loc="outside upper right", ncols=2, frameon=False, fontsize=9.5, handletextpad=0.1)
    return fig


SECTORS = {"primary": "#7A9A4B", "secondary": "#C9A66B", "tertiary": "#5B7FA8"}


def structure(
    table: pd.DataFrame, *, rows: Mapping[tuple[str, int], str], names: Mapping[str, str]
) -> Figure:
    """A bar a group and year, cut into sectors that add up to 100 %; ``rows`` in order from the top."""
    fig, ax = figures.new(height=0.42 * len(rows) + 0.95)
    of = table.set_index(["side", "year"])
    for y, key in enumerate(rows):
        left = 0.0
        for sector, colour in SECTORS.items():
            wide = float(of.loc[key, sector])
            ax.barh(-y, wide, left=left, color=colour, height=0.72, edgecolor="white")
            if wide > 6:
                ink = "black" if sector == "secondary" else "white"
                ax.text(left + wide / 2, -y, f"{wide:.0f}", ha="center", va="center", color=ink, fontsize=9.5)
            left += wide
    ax.set_yticks([-y for y in range(len(rows))], [*rows.values()], fontsize=9.5)
    ax.set_xlim(0, 100)
    ax.tick_params(axis="y", length=0)
    ax.grid(visible=False)
    handles = [ax.barh(0, 0, color=colour) for colour in SECTORS.values()]
    fig.legend(
        handles, [names[s] for s in SECTORS], loc="outside lower center", ncols=3, frameon=False, fontsize=9.5
    )
    return fig
