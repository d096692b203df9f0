"""The grammar of the book's pictures: a tidy frame, and which column is which.

``lines(df, hue="series", panels="measure")``, ``dots(df, y="row", interval=("low", "high"))``, ``scatter``,
``bars``, ``stacks``, ``heat``, ``tiles``: each returns a ``figures.Plot``, which ``figures.draw`` paints in
every language. seaborn draws what it draws well; axes are those of ``figures.new``, so that widths, direct
labels and export are the book's own. A column's values are levels: a series, a region, a group, a measure.
They come in the order of the frame, with the names and the colours that ``figures.Canvas`` and
``analysis.output.palette`` give.

Axis labels are ``figure.<name>.<column>`` of the catalogue, or ``column.<column>``; a panel's heading is its
level's name. A row with a true ``flagged`` is drawn hollow: the figure is unsure.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.output import figures, palette, touch
from analysis.output.figures import Canvas, Plot

Ends = list[tuple[float, float, str, str]]


def lines(
    df: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    hue: str | None = None,
    dash: str | None = None,
    panels: str | None = None,
    band: tuple[str, str] | None = None,
    level: float | None = None,
    marks: Sequence[float] = (),
    points: pd.DataFrame | None = None,
    faint: Sequence[str] = (),
    same_span: bool = False,
    log: bool = False,
    marked: bool = False,
    labels: bool = True,
    columns: int = 2,
    height: float = 2.3,
) -> Plot:
    """A line for each level of ``hue``, labelled at its end; small multiples by ``panels``.

    ``dash`` is a column whose levels differ in dashes (series do by themselves). ``band``: columns of low and
    high, shaded. ``level`` draws a line across, ``marks`` lines upright. ``same_span`` gives every panel the
    same height in units of ``y``, so that slopes compare; ``marked`` shows each point. Without ``labels`` a
    key of colours stands above. A row without ends of the ``band`` has none. ``points`` are rows drawn
    beside the lines as hollow diamonds, in the panels that they name; ``faint`` levels of ``hue`` that are
    drawn thin and grey, without a label, behind the others.
    """
    import seaborn as sns

    df = df.reset_index(drop=True)
    parts, one = _parts(df, panels), hue or "_line"
    rows = df if hue else df.assign(_line="")

    def paint(canvas: Canvas) -> Figure:
        fig, axes = _panels(len(parts), columns, height)
        colours, dashes = _looks(rows[~rows[one].isin(faint)], one, dash, canvas)
        widest = max(float(np.ptp(df.loc[part.index, y].dropna())) for _, part in parts)
        ends: list[tuple[Axes, Ends]] = []
        for ax, (panel, part) in zip(axes, parts, strict=True):
            own = rows.loc[part.index]
            _across(ax, level, marks)
            behind = own[one].isin(faint)
            for _, line in own[behind].groupby(one, sort=False):
                ax.plot(line[x], line[y], color=palette.PALE, lw=0.9, zorder=1)
            own = own[~behind]
            sure = own[~own["flagged"].astype(bool)] if "flagged" in own.columns else own
            style = {"style": dash or one, "dashes": dashes} if dash or hue else {}
            if len(sure):
                sns.lineplot(
                    sure,
                    x=x,
                    y=y,
                    hue=one,
                    palette=colours,
                    ax=ax,
                    legend=False,
                    estimator=None,
                    sort=False,
                    marker="o" if marked else None,
                    markersize=4.5,
                    **style,
                )
            for name, line in own.groupby(one, sort=False):
                colour = colours[str(name)]
                if band:
                    ax.fill_between(line[x], line[band[0]], line[band[1]], color=colour, alpha=0.15, lw=0)
                if len(line) == 1:
                    ax.plot(line[x], line[y], "o", color=colour)
                _unsure(ax, line, x, y, colour)
            if points is not None:
                beside = points[points[panels] == panel] if panels else points
                ax.plot(beside[x], beside[y], "D", color=palette.GREY, mfc="white", ms=6.5, zorder=1)
            if df[x].dtype.kind == "i":
                figures.year_axis(ax, ticks=6 if len(axes) == 1 or columns == 1 else 4)
            _finish(ax, canvas, x, y, panels, panel, log="y" if log else "")
            if same_span and widest > 0:
                middle = float(own[y].min() + own[y].max()) / 2
                ax.set_ylim(middle - 0.56 * widest, middle + 0.56 * widest)
            ends.append((ax, _line_ends(own, x, y, one, colours, canvas) if hue and labels else []))
        figures.label_panels(ends)
        if not labels:
            _key(fig, axes[-1], hue, colours, canvas)
        return fig

    held = {"x": x, "y": y, "hue": hue, "panels": panels, "band": band, "level": level, "log": log}
    touched = touch.lines(df, **held, looks=lambda canvas: _looks(rows, one, dash, canvas))
    return Plot(df, paint, touch=touched)


def broken(
    df: pd.DataFrame,
    *,
    at: int,
    x: str = "year",
    y: str = "value",
    fits: tuple[str, str] = ("before", "after"),
    height: float = 3.0,
) -> Plot:
    """Dots by year and two fitted lines, of the columns ``fits``, that meet no more where ``at`` begins."""

    def paint(canvas: Canvas) -> Figure:
        fig, (ax,) = _panels(1, 1, height)
        _across(ax, None, [at - 0.5])
        ax.plot(df[x], df[y], "o", color=palette.INK, ms=4.5)
        for column, part in zip(fits, (df[df[x] < at], df[df[x] >= at]), strict=True):
            ax.plot(part[x], part[column], color=palette.HALVES[1], lw=2)
            place = part.iloc[len(part) // 4]
            spot = {"xytext": (8, 12), "textcoords": "offset points", "color": palette.HALVES[1]}
            ax.annotate(canvas.text(column), (place[x], place[column]), **spot)
        figures.year_axis(ax)
        ax.margins(y=0.12)
        _finish(ax, canvas, x, y, None, "")
        return fig

    return Plot(df, paint)


def dots(
    df: pd.DataFrame,
    *,
    y: str,
    x: str = "value",
    hue: str | None = None,
    interval: tuple[str, str] | None = None,
    panels: str | None = None,
    level: float | None = None,
    stems: bool = False,
    ticks: bool = False,
    shades: Mapping[str, str] | None = None,
    limits: tuple[float, float] | None = None,
    log: bool = False,
    columns: int = 1,
    height: float | None = None,
) -> Plot:
    """A dot for each row of the frame, from the top down; with ``interval`` (columns of low and high) a bar.

    Of more than ``figures.MOST_ROWS`` regions the ten highest and lowest by ``x`` are drawn, and others at
    even ranks between. Levels of ``hue`` that share a row stand side by side. ``stems`` draws a line from
    ``level`` to each dot; ``ticks`` draws upright ticks in place of dots, where many rows share a line.
    ``shades`` are colours by level. ``limits`` ends the axis there: a longer interval leaves the picture.
    """
    import seaborn as sns

    data, df = df, _thin(df, y, x)
    drawn = (df[y].nunique(), data[y].nunique())
    parts = _parts(df, panels)
    places = {str(value): at for at, value in enumerate(df[y].unique())}

    def paint(canvas: Canvas) -> Figure:
        count = max(part[y].nunique() for _, part in parts)
        tall = height or 0.85 + (0.17 if count > 20 else 0.27) * count
        fig, axes = _panels(len(parts), columns, tall, sharey=panels is not None)
        colours = dict(shades or canvas.style.colours(hue, df[hue].unique())) if hue else {}
        shift = _side_by_side(df, [y, *([panels] if panels else [])], hue)
        for ax, (panel, part) in zip(axes, parts, strict=True):
            at = part[y].astype(str).map(places) + (part[hue].astype(str).map(shift) if hue else 0.0)
            _across(ax, None, [level] if level is not None else ())
            tint = [colours.get(str(h), palette.INK) for h in part[hue]] if hue else [palette.INK] * len(part)
            if stems:
                ax.hlines(at, level or 0, part[x], color=palette.PALE, lw=1.2)
            if interval:
                ax.hlines(at, part[interval[0]], part[interval[1]], color=tint, lw=1.6)
            sns.scatterplot(
                part.assign(_at=at),
                x=x,
                y="_at",
                hue=hue,
                palette=colours or None,
                ax=ax,
                legend=False,
                zorder=3,
                **({} if hue else {"color": palette.INK}),
                **({"marker": "|", "s": 90, "linewidth": 1.1} if ticks else {"s": 34, "linewidth": 0}),
            )
            ax.set_yticks(list(places.values()), [canvas.level(y, name) for name in places])
            ax.tick_params(axis="y", length=0, labelsize=9 if count > 20 else 10)
            ax.set_ylim(len(places) - 0.4, -0.6)
            ax.grid(visible=False, axis="y")
            ax.grid(visible=True, axis="x")
            if limits:
                ax.set_xlim(limits)
            _finish(ax, canvas, x, "", panels, panel, log="x" if log else "")
        _key(fig, axes[-1], hue, colours, canvas)
        return fig

    held = {"x": x, "y": y, "hue": hue, "panels": panels, "interval": interval, "level": level, "log": log}
    touched = touch.dots(df, **held, limits=limits, shades=shades)
    return Plot(data, paint, drawn if drawn[0] < drawn[1] else None, touch=touched)


def scatter(
    df: pd.DataFrame,
    *,
    x: str,
    y: str,
    hue: str | None = None,
    size: str | None = None,
    panels: str | None = None,
    fit: str | None = None,
    slope: float | None = None,
    names: Iterable[str] | int = 0,
    cross: tuple[float, float] | None = None,
    log: str = "",
    columns: int = 2,
    height: float = 3.6,
) -> Plot:
    """A dot a region. ``fit`` is a column of fitted values, drawn as a line; ``slope`` a line through 0, 0.

    ``names``: regions to be named, or how many of those farthest out. ``cross`` draws a horizontal and an
    upright line. ``log``: axes ("x", "y", "xy") on a logarithmic scale. ``size`` is a column of areas.
    """
    import seaborn as sns

    parts = _parts(df, panels)

    def paint(canvas: Canvas) -> Figure:
        fig, axes = _panels(len(parts), columns, height)
        colours = canvas.style.colours(hue, df[hue].unique()) if hue else {}
        for ax, (panel, part) in zip(axes, parts, strict=True):
            if cross:
                ax.axvline(cross[0], color=palette.GREY, lw=0.8)
                ax.axhline(cross[1], color=palette.GREY, lw=0.8)
            sns.scatterplot(
                part,
                x=x,
                y=y,
                hue=hue,
                palette=colours or None,
                size=size,
                sizes=(14, 160) if size else None,
                ax=ax,
                legend=False,
                alpha=0.9,
                linewidth=0.4,
                edgecolor="white",
                **({} if hue else {"color": palette.INK}),
                **({} if size else {"s": 34 if len(part) <= 200 else 9}),
                rasterized=len(part) > 1000,
            )
            if fit:
                own = part.sort_values(x, kind="stable")
                ax.plot(own[x], own[fit], color=palette.INK, lw=1.4)
            if slope is not None:
                ax.axline((0, 0), slope=slope, color=palette.INK, lw=1.4)
            ax.margins(0.06)
            _finish(ax, canvas, x, y, panels, panel, log=log)
            _name(ax, part, x, y, names, hue, colours, canvas)
        _key(fig, axes[-1], hue, colours, canvas)
        return fig

    held = {
        "x": x,
        "y": y,
        "hue": hue,
        "panels": panels,
        "fit": fit,
        "slope": slope,
        "cross": cross,
        "log": log,
    }
    return Plot(df, paint, touch=touch.points(df, **held))


def bars(
    df: pd.DataFrame,
    *,
    y: str,
    x: str = "value",
    hue: str | None = None,
    stacked: bool = False,
    panels: str | None = None,
    digits: int | None = None,
    columns: int = 1,
    height: float | None = None,
) -> Plot:
    """Horizontal bars, a row each from the top down; levels of ``hue`` side by side or ``stacked``.

    ``digits`` writes each value at its bar's end, or into its part of a stack where it is wide enough.
    """
    import seaborn as sns

    parts = _parts(df, panels)

    def paint(canvas: Canvas) -> Figure:
        count = max(part[y].nunique() for _, part in parts)
        tall = height or 0.7 + (0.2 if count > 20 else 0.32) * count
        fig, axes = _panels(len(parts), columns, tall)
        colours = canvas.style.colours(hue, df[hue].unique()) if hue else {}
        for ax, (panel, part) in zip(axes, parts, strict=True):
            rows = part.assign(**{y: part[y].astype(str)})
            order = list(rows[y].unique())
            ax.axvline(0, color=palette.GREY, lw=0.8)
            if stacked and hue:
                _stack(ax, rows, order, x, y, hue, colours, digits)
            else:
                sns.barplot(
                    rows,
                    x=x,
                    y=y,
                    hue=hue,
                    order=order,
                    palette=colours or None,
                    ax=ax,
                    legend=False,
                    errorbar=None,
                    saturation=1,
                    width=0.7,
                    **({} if hue else {"color": palette.GROUPS[0]}),
                )
            ax.set_yticks(range(len(order)), [canvas.level(y, name) for name in order])
            ax.tick_params(axis="y", length=0, labelsize=9 if count > 20 else 10)
            if digits is not None and not stacked:
                for held in ax.containers:
                    ax.bar_label(
                        held, [f"{v:.{digits}f}".replace("-", "−") for v in held.datavalues], padding=3
                    )
                ax.margins(x=0.15)
            ax.grid(visible=False, axis="y")
            ax.grid(visible=True, axis="x")
            _finish(ax, canvas, x, "", panels, panel)
        _key(fig, axes[-1], hue, colours, canvas)
        return fig

    return Plot(df, paint)


def stacks(
    df: pd.DataFrame,
    *,
    hue: str,
    x: str = "year",
    y: str = "value",
    panels: str | None = None,
    shades: Mapping[str, str] | None = None,
    columns: int = 2,
    height: float = 3.0,
) -> Plot:
    """Areas on top of one another by ``x``, named at the right; values below zero are stacked downwards."""
    parts, levels = _parts(df, panels), list(map(str, df[hue].unique()))

    def paint(canvas: Canvas) -> Figure:
        fig, axes = _panels(len(parts), columns, height)
        colours = canvas.style.colours(hue, levels) | dict(shades or {})
        ends: list[tuple[Axes, Ends]] = []
        for ax, (panel, part) in zip(axes, parts, strict=True):
            wide = (
                part.assign(_h=part[hue].astype(str)).pivot(index=x, columns="_h", values=y)[levels].fillna(0)
            )
            tops, base = [], {1: np.zeros(len(wide)), -1: np.zeros(len(wide))}
            for name in levels:
                sign = -1 if wide[name].sum() < 0 else 1
                low, high = base[sign], base[sign] + wide[name].to_numpy()
                ax.fill_between(wide.index, low, high, color=colours[name], lw=0.4, edgecolor="white")
                base[sign] = high
                tops.append(
                    (
                        float(wide.index[-1]),
                        float(low[-1] + high[-1]) / 2,
                        canvas.level(hue, name),
                        colours[name],
                    )
                )
            figures.year_axis(ax, ticks=6 if len(axes) == 1 else 4)
            _finish(ax, canvas, x, y, panels, panel)
            ends.append((ax, tops))
        figures.label_panels(ends)
        return fig

    return Plot(df, paint)


def heat(
    df: pd.DataFrame,
    *,
    x: str,
    y: str,
    value: str = "value",
    panels: str | None = None,
    digits: int | None = 2,
    centre: float | None = None,
    low: float | None = None,
    high: float | None = None,
    bar: bool = False,
    ticks: int = 1,
    slant: bool = False,
    text: str | None = None,
    columns: int = 2,
    height: float | None = None,
) -> Plot:
    """A grid of cells, ``y`` down and ``x`` across in the order of the frame, darker for more.

    ``digits`` writes the values in the cells (None: not); ``centre`` makes the scale diverge about it;
    ``bar`` adds a colour bar, ``ticks`` names every n-th column alone (0: none; every n-th row too, if rows
    are years), ``slant`` writes their names aslant. ``text`` is a column of texts to write in place of the
    values. A row with a true ``flagged`` has a dot in its cell. Of more than 60 levels of regions 60 at even
    ranks are drawn.
    """
    import seaborn as sns

    data, df = df, _thin_grid(df, x, y)
    drawn = (df[y].nunique(), data[y].nunique())
    parts = _parts(df, panels)

    def paint(canvas: Canvas) -> Figure:
        count = max(part[y].nunique() for _, part in parts)
        tall = height or 0.8 + (0.19 if count > 12 else 0.36) * count
        fig, axes = _panels(len(parts), columns, tall)
        lowest = float(df[value].min()) if low is None else low
        highest = float(df[value].max()) if high is None else high
        for ax, (panel, part) in zip(axes, parts, strict=True):
            grid = part.pivot(index=y, columns=x, values=value)
            grid = grid.loc[part[y].unique(), part[x].unique()]
            said = part.pivot(index=y, columns=x, values=text).loc[grid.index, grid.columns] if text else None
            sns.heatmap(
                grid,
                ax=ax,
                cbar=False,
                annot=digits is not None if said is None else said,
                fmt=f".{digits or 0}f" if said is None else "",
                linewidths=0.5,
                cmap=palette.COUNTS if centre is None else palette.DIVERGING,
                center=centre,
                vmin=lowest,
                vmax=highest,
                annot_kws={"fontsize": 9},
                rasterized=grid.size > 1000,
            )
            across = [
                canvas.level(x, name) if ticks and at % ticks == 0 else ""
                for at, name in enumerate(grid.columns)
            ]
            turned = {"rotation": 35, "ha": "right", "rotation_mode": "anchor"} if slant else {"rotation": 0}
            ax.set_xticks(np.arange(len(across)) + 0.5, across, fontsize=9, **turned)
            every = max(ticks, 1) if grid.index.dtype.kind == "i" else 1
            down = [canvas.level(y, name) if at % every == 0 else "" for at, name in enumerate(grid.index)]
            ax.set_yticks(np.arange(len(down)) + 0.5, down, rotation=0, fontsize=9)
            ax.tick_params(length=0)
            ax.grid(visible=False)
            if "flagged" in part.columns:
                unsure = part.pivot(index=y, columns=x, values="flagged").reindex_like(grid).eq(True)
                rows, places = np.nonzero(unsure.to_numpy())
                ax.plot(places + 0.5, rows + 0.5, ".", color=palette.INK, ms=2.5)
            _finish(ax, canvas, x, y, panels, panel)
            ax.set_xlabel(canvas.text(x))
            ax.set_ylabel(canvas.text(y))
        if bar:
            scale = fig.colorbar(axes[0].collections[0], ax=axes, shrink=0.5, pad=0.02)
            scale.set_label(canvas.label(value))
        return fig

    return Plot(data, paint, drawn if drawn[0] < drawn[1] else None, "style.grid")


def histogram(
    df: pd.DataFrame,
    *,
    x: str = "value",
    at: str | None = None,
    panels: str | None = None,
    columns: int = 2,
    height: float = 1.7,
) -> Plot:
    """How the values of ``x`` are distributed, and an upright line at the value of the column ``at``."""
    import seaborn as sns

    parts = _parts(df, panels)

    def paint(canvas: Canvas) -> Figure:
        fig, axes = _panels(len(parts), columns, height, sharex=True)
        for ax, (panel, part) in zip(axes, parts, strict=True):
            sns.histplot(part, x=x, bins=30, color=palette.GREY, alpha=0.55, linewidth=0, ax=ax)
            if at:
                ax.axvline(part[at].iloc[0], color=palette.GROUPS[1], lw=2)
            ax.set_yticks([])
            ax.grid(visible=False)
            _finish(ax, canvas, x, "", panels, panel)
            ax.spines["left"].set_visible(False)
        return fig

    return Plot(df, paint)


def tiles(
    df: pd.DataFrame,
    regions: pd.DataFrame,
    *,
    value: str = "value",
    centre: float | None = None,
    digits: int = 1,
    signed: bool = False,
    hue: str | None = None,
    shades: Mapping[str, str] | None = None,
    panels: str | None = None,
    low: float | None = None,
    high: float | None = None,
    height: float = 4.4,
) -> Plot:
    """A tile map of one value a region: coloured by it, or by the levels of ``hue`` with a key above.
    Whole numbers (no ``digits``) are counts: darker for more.

    Where the package has outlines (``figures.Style``), the map itself stands beside. Where it has neither, a
    dot for each region instead, sorted.
    """
    outlines = figures.outlines()
    tiled = {"tile_row", "tile_col"} <= set(regions.columns)
    if not tiled and outlines is None:
        return dots(df.sort_values(value, ascending=False, kind="stable"), y="region", x=value, hue=hue)
    parts, kinds = _parts(df, panels), [kind for kind in ("map", "tile") if tiled or kind == "map"]
    kinds = kinds if outlines is not None else ["tile"]
    drawn = [(panel, part, kind) for panel, part in parts for kind in kinds]
    if outlines is not None:
        height = min(height, 6.4 * float(np.ptp(outlines["y"]) / np.ptp(outlines["x"])) / min(2, len(parts)))

    def paint(canvas: Canvas) -> Figure:
        fig, axes = _panels(len(drawn), 1 if len(parts) == 1 else 2, height)
        for ax, (panel, part, kind) in zip(axes, drawn, strict=True):
            own = part.set_index("region")
            if hue:
                colours = dict(shades or canvas.style.colours(hue, df[hue].unique()))
                if kind == "map":
                    figures.outline_kinds(ax, outlines, own[hue], colours=colours)
                else:
                    look = {"colours": colours, "style": canvas.style, "points": 8 if len(parts) > 1 else 10}
                    figures.tile_kinds(ax, regions, own[hue], **look)
            else:
                label = canvas.label(value)
                scale = {"centre": centre, "low": low, "high": high, "digits": digits}
                scale["cmap"] = palette.SEQUENTIAL if digits or centre is not None else palette.COUNTS
                if kind == "map":
                    figures.outline_map(ax, outlines, own[value], label="" if tiled else label, **scale)
                else:
                    scale |= {"signed": signed, "style": canvas.style, "label": label}
                    figures.tile_map(ax, regions, own[value], **scale)
            if panels and kind == kinds[0]:
                figures.heading(ax, canvas.level(panels, panel))
        if hue:
            held = set(df[hue].astype(str))
            _key(fig, axes[-1], hue, {k: c for k, c in colours.items() if k in held}, canvas)
        return fig

    def faces(canvas: Canvas, part: pd.DataFrame) -> dict[str, str]:
        own = part.set_index("region")
        if hue:
            colours = dict(shades or canvas.style.colours(hue, df[hue].unique()))
            return {str(r): colours[str(kind)] for r, kind in own[hue].items() if not pd.isna(kind)}
        cmap = palette.SEQUENTIAL if digits or centre is not None else palette.COUNTS
        return figures.faces(own[value], cmap=cmap, centre=centre, low=low, high=high)

    options = {"value": value, "hue": hue, "shades": shades, "panels": panels, "digits": digits}
    return Plot(df, paint, touch=touch.tiles(df, regions, faces=faces, **options) if tiled else None)


# ---- what the plots share --------------------------------------------------------------------------------


def _parts(df: pd.DataFrame, panels: str | None) -> list[tuple[Any, pd.DataFrame]]:
    return [("", df)] if panels is None else [(name, df[df[panels] == name]) for name in df[panels].unique()]


def _thin(df: pd.DataFrame, y: str, x: str) -> pd.DataFrame:
    """Of many regions those that are drawn: ten at each end by the mean of ``x``, others at even ranks."""
    if y != "region" or df[y].nunique() <= figures.MOST_ROWS:
        return df
    order = list(df.groupby(y, sort=False)[x].mean().sort_values(kind="stable").index)
    inner = figures.ranks(len(order) - 20, figures.MOST_ROWS - 20)
    kept = {*order[:10], *order[-10:], *(order[10 + at] for at in inner)}
    return df[df[y].isin(kept)]


def _thin_grid(df: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """A grid of many regions at 60 even ranks in the order of the frame."""
    for column in columns:
        levels = list(df[column].unique())
        if column in ("region", "other") and len(levels) > 60:
            df = df[df[column].isin([levels[at] for at in figures.ranks(len(levels), 60)])]
    return df


def _panels(count: int, columns: int, height: float, **options: Any) -> tuple[Figure, list[Axes]]:
    """Axes for so many panels, each ``height`` inches high; room for title and source is added."""
    columns = min(columns, count)
    rows = math.ceil(count / columns)
    fig, axes = figures.new(height=height * rows + 0.75, rows=rows, columns=columns, squeeze=False, **options)
    for ax in axes.flat:  # where seaborn finds a label it does not make ticks to learn whether one is wanted
        ax.set(xlabel=" ", ylabel=" ")
    for ax in axes.flat[count:]:
        ax.set_axis_off()
    return fig, list(axes.flat[:count])


def _looks(
    df: pd.DataFrame, hue: str, dash: str | None, canvas: Canvas
) -> tuple[dict[str, str], dict[Any, Any]]:
    levels = list(map(str, df[hue].unique()))
    colours = {"": palette.INK} if hue == "_line" else canvas.style.colours(hue, levels)
    if dash:
        return colours, {level: palette.DASHES[at % 5] for at, level in enumerate(df[dash].unique())}
    own = palette.of_series(canvas.style.families) if hue == "series" else {}
    return colours, {level: own.get(level, ("", ""))[1] for level in levels}


def _across(ax: Axes, level: float | None, marks: Iterable[float]) -> None:
    if level is not None:
        ax.axhline(level, color=palette.GREY, lw=0.8)
    for mark in marks:
        ax.axvline(mark, color=palette.GREY, lw=0.8, linestyle=(0, (2, 2)))


def _unsure(ax: Axes, line: pd.DataFrame, x: str, y: str, colour: str) -> None:
    """Rows that are flagged: hollow, on a dotted line from the last sure one."""
    if "flagged" not in line.columns or not line["flagged"].any():
        return
    doubtful = line["flagged"].astype(bool)
    joined = line[doubtful | doubtful.shift(-1, fill_value=False)]
    ax.plot(joined[x], joined[y], color=colour, linestyle=(0, (1, 1.5)), lw=1.2)
    hollow = {
        "color": colour,
        "mfc": "white",
        "ms": 4.5,
        "clip_on": False,
    }  # the last year is the frame's edge
    ax.plot(line.loc[doubtful, x], line.loc[doubtful, y], "o", **hollow)


def _line_ends(
    part: pd.DataFrame, x: str, y: str, hue: str, colours: Mapping[str, str], canvas: Canvas
) -> Ends:
    last = part.dropna(subset=[y]).groupby(hue, sort=False).tail(1)
    rows = zip(last[hue], last[x], last[y], strict=True)
    return [(float(a), float(b), canvas.level(hue, name), colours[str(name)]) for name, a, b in rows]


def _finish(ax: Axes, canvas: Canvas, x: str, y: str, panels: str | None, panel: Any, log: str = "") -> None:
    ax.set_xlabel("" if x == "year" else canvas.label(x))
    ax.set_ylabel(canvas.label(y) if y and y != "region" and not panels else "")
    if panels:
        figures.heading(ax, canvas.level(panels, panel))
    wide = ax.get_subplotspec().get_gridspec().ncols == 1
    for which in log:
        figures.log_axis(ax, which, ticks=6 if which == "y" or wide else 3)
    ax.spines[["top", "right"]].set_visible(False)


def _side_by_side(df: pd.DataFrame, row: list[str], hue: str | None) -> dict[str, float]:
    """How far the levels of ``hue`` that share rows stand from the row's middle."""
    if not hue or not df.duplicated(row).any():
        return dict.fromkeys(map(str, df[hue].unique()), 0.0) if hue else {}
    levels = list(map(str, df[hue].unique()))
    step = 0.6 / len(levels)
    return {level: (at - (len(levels) - 1) / 2) * step for at, level in enumerate(levels)}


def _stack(
    ax: Axes,
    rows: pd.DataFrame,
    order: list[str],
    x: str,
    y: str,
    hue: str,
    colours: Mapping[str, str],
    digits: int | None,
) -> None:
    widest = float(rows.groupby(y)[x].agg(lambda part: part.abs().sum()).max())
    ends = {1: np.zeros(len(order)), -1: np.zeros(len(order))}
    for name in rows[hue].unique():
        own = rows[rows[hue] == name].set_index(y)[x].reindex(order).fillna(0).to_numpy()
        left = np.where(own < 0, ends[-1], ends[1])
        ax.barh(range(len(order)), own, left=left, color=colours[str(name)], height=0.7, edgecolor="white")
        for at, (start, size) in enumerate(zip(left, own, strict=True)):
            if digits is not None and abs(size) > 0.05 * widest:
                said = f"{size:.{digits}f}".replace("-", "−")
                ax.text(start + size / 2, at, said, ha="center", va="center", color="white", fontsize=9.5)
        ends[1], ends[-1] = ends[1] + np.maximum(own, 0), ends[-1] + np.minimum(own, 0)
    ax.invert_yaxis()


def _key(fig: Figure, ax: Axes, hue: str | None, colours: Mapping[str, str], canvas: Canvas) -> None:
    """A key of colours above the picture, where several levels are drawn as dots or bars."""
    if not hue or len(colours) < 2:
        return
    marks = [mpl.lines.Line2D([], [], marker="o", ls="", color=c, ms=6) for c in colours.values()]
    names = [canvas.level(hue, name) for name in colours]
    widths = [3 + sum(2 if ord(letter) > 0x2E80 else 1 for letter in name) for name in names]
    columns = len(names) if sum(widths) <= 64 else max(1, min(4, 80 // max(widths)))
    # a key of several lines takes nothing from the panels below it
    fig.set_figheight(fig.get_figheight() + 0.22 * (math.ceil(len(names) / columns) - 1))
    fig.legend(
        marks,
        names,
        loc="upper left",
        ncols=columns,
        frameon=False,
        fontsize=9.5,
        handletextpad=0.1,
        columnspacing=1.0,
    )


def _name(
    ax: Axes,
    part: pd.DataFrame,
    x: str,
    y: str,
    names: Iterable[str] | int,
    hue: str | None,
    colours: Mapping[str, str],
    canvas: Canvas,
) -> None:
    if isinstance(names, int):
        scaled = part[[x, y]].apply(lambda c: (c - c.mean()) / (c.std(ddof=0) or 1.0))
        far = (scaled**2).sum(axis=1).sort_values(ascending=False, kind="stable").index[:names]
        chosen = part.loc[sorted(far)]
    else:
        chosen = part[part["region"].isin(list(names))]
    rows = [
        (
            float(r[x]),
            float(r[y]),
            canvas.level("region", r["region"]),
            colours.get(str(r[hue]), palette.INK) if hue else palette.INK,
        )
        for r in chosen.to_dict("records")
    ]
    figures.label_points(ax, rows, avoid=list(zip(part[x], part[y], strict=True)))


def custom(df: pd.DataFrame, paint: Callable[[Canvas], Figure]) -> Plot:
    """A picture that no grammar draws: ``paint`` draws it on a canvas, ``df`` is the data behind it."""
    return Plot(df, paint)
