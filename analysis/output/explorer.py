"""The explorer: a picture and a table that stand by themselves, and what a browser needs to choose anew.

``draw`` gives the picture of the headline's CV with the band of chance; beside it the words, the regions,
what series there are, and a picture in Vega-Lite that takes rows. The figures of a series, and its worlds of
chance (``analysis.methods.rulers``), are parts of their own, which the browser reads when the series is
chosen: numbers as they are in memory, in base64. `press/pages/static/explorer.js` computes what ``rulers``
computes.

Of more than ``LISTED`` regions the browser lists those that are left out, those whose name is looked for, or
else the highest and the lowest of the last year; all of them count.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.methods import dispersion, rulers
from analysis.output import figures, labels, palette, plots, touch
from analysis.output.figures import Canvas, Level

if TYPE_CHECKING:
    import pandas as pd

    from analysis.data.series import Series

LISTED = 120


def draw(name: str, series: Sequence[Series], held: Mapping[str, rulers.Chance]) -> None:
    """Draw the CV of the headline since ``since`` under ``name``; a reader can choose among ``series``, whose
    worlds are ``held``."""
    main = next((s for s in series if s.headline), series[0])
    ends = {"measure": "cv", "first": main.since, "last": main.last}
    chance = held.get(main.name)
    found = rulers.band(main, chance, **ends) if chance else rulers.path(main, **ends)
    start, end = found.iloc[0], found.iloc[-1]
    words = {"series": Level("series", main.name), "n": main.n, "first": main.since, "last": main.last}
    words |= {"start": start["value"], "end": end["value"]}
    words["change"] = dispersion.change(found, first=main.since, last=main.last)
    by_chance = found[["low", "high"]].tail(1) if chance else found.head(0)
    plain = plots.lines(found, band=("low", "high") if chance else None, height=3.0)
    plot = figures.Plot(
        plain.data,
        plain.paint,
        touch=lambda canvas: _said(canvas, series, held, main),
        parts={s.name: _part(s, held.get(s.name)) for s in series},
    )
    figures.draw(name, plot, source=[main], each=by_chance, **words)


def _said(
    canvas: Canvas, series: Sequence[Series], held: Mapping[str, rulers.Chance], main: Series
) -> dict[str, Any]:
    """All that the browser is told at first, in the language of the edition."""
    style = canvas.style
    language = style.asked
    keys = [key for key in labels.CATALOGUE if key.startswith(("explorer.", "touch."))]
    return {
        "kind": "explorer",
        "language": {"en": "en-GB", "zh": "zh-CN"}[language],
        "words": {key.removeprefix("explorer."): touch.template(key, language) for key in keys},
        "measures": list(rulers.MEASURES),
        "level": rulers.error_rates.LEVEL,
        "listed": LISTED,
        "series": [
            {
                "name": s.name,
                "said": s.words[language][0],
                "inside": _inside(*s.words[language]),
                "unit": style.level("unit", s.unit),
                "years": s.years,
                "since": s.since,
                "weighted": s.weights is not None,
                "chance": s.name in held,
            }
            for s in series
        ],
        "main": main.name,
        "regions": list(_regions(style, main)),
        "spec": _spec(),
    }


def _inside(title: str, label: str) -> str:
    """A series inside a sentence: its title, as its label has it where they differ in capitals alone."""
    return label if label.casefold() == title.casefold() else title


def _regions(style: figures.Style, s: Series) -> Iterable[dict[str, Any]]:
    group = next(iter(s.groups), "")
    tiled = {"tile_row", "tile_col"} <= set(s.regions.columns)
    for row in s.regions.itertuples(index=False):
        said = {"name": str(row.region), "said": style.level("region", row.region)}
        if group:
            said["group"] = style.level(group, getattr(row, group))
        if tiled:
            said |= {"short": figures.short(row, style), "tile": [int(row.tile_row), int(row.tile_col)]}
        yield said


def _part(s: Series, chance: rulers.Chance | None) -> dict[str, Any]:
    """Levels and people (n, years) of a series, regions in the package's order, and its worlds."""
    part = {"values": _wide(s, "per_head")}
    if s.weights:
        part["people"] = _wide(s, s.weights)
    if chance:
        part["chance"] = {
            "first": chance.first,
            "error": chance.error,
            "worlds": chance.worlds,
            "years": chance.shocks.shape[2],
            "step": chance.step,
            "noise_step": chance.noise_step,
            "shocks": _packed(chance.shocks),
            "noise": _packed(chance.noise),
        }
    return part


def _wide(s: Series, column: str) -> str:
    table: pd.DataFrame = s.table.pivot(index="region", columns="year", values=column)
    return _packed(table.loc[s.regions["region"]].to_numpy("<f8"))


def _packed(values: np.ndarray) -> str:
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode("ascii")


def _spec() -> dict[str, Any]:
    """The line and its band, of rows (year, value, low, high, said) that the browser gives."""
    x = touch.years("year")
    y = {"field": "value", "type": "quantitative", "title": None, "scale": {"zero": False}}
    band = {"mark": {"type": "area", "color": palette.GREY, "opacity": 0.22, "aria": False}}
    line = {"mark": {"type": "line", "color": palette.GROUPS[0], "strokeWidth": 2.5, "aria": False}}
    return touch.spec(
        [
            band | {"encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}},
            line | {"encoding": {"x": x, "y": y}},
            touch.near({"x": x, "y": y}, color={"value": palette.GROUPS[0]}),
        ]
    )
