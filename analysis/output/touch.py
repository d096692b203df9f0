"""What a reader can touch in place of a picture: Vega-Lite specifications, drawn in the reader's browser.

``plots`` gives lines, dots, scatters and tile maps a ``touch`` of this module; bars and heat maps write their
numbers into the picture and have none. A specification is a plain mapping (the tests have altair validate
it), with the data in it, every name in the language of the edition, colours as in the picture. What can be
chosen is a parameter of the specification, for which the browser builds controls:

    {"kind": "vega", "spec": {...}, "words": {...}, "choices": [
        {"param": "panel", "said": "Measure", "options": [["cv", "CV"], ...], "many": false},
        {"param": "shown", "said": "Series", "options": [["income", "income", "#1C7F74"]], "many": true}]}

Pointing at a mark shows its ``said``: names and numbers. Points are hidden from readers of screens, who have
the alt text and the table; lines bear names. More than ``MOST`` rows are not sent: such a picture stays a
picture, and its CSV has all.
"""

from __future__ import annotations

import math
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib as mpl
import pandas as pd

from analysis.output import figures, labels, palette
from analysis.output.figures import Canvas

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
MOST = 6000
WORDS = ("open", "close", "all", "none", "find", "failed")
SIGNIFICANT = 4

Row = Mapping[str, Any]


def lines(
    df: pd.DataFrame,
    *,
    x: str,
    y: str,
    hue: str | None,
    panels: str | None,
    band: tuple[str, str] | None,
    level: float | None,
    log: bool,
    looks: Callable[[Canvas], tuple[Mapping[str, str], Mapping[Any, Any]]],
) -> Callable[[Canvas], dict[str, Any] | None]:
    """``plots.lines``: levels of ``hue`` to choose, one panel at a time. ``looks``: colours and dashes."""

    def touched(canvas: Canvas) -> dict[str, Any]:
        colours, dashes = looks(canvas)
        rows = []
        for row in df.dropna(subset=[y]).to_dict("records"):
            name = canvas.level(hue, row[hue]) if hue else ""
            ends = {"low": row[band[0]], "high": row[band[1]]} if band else {}
            said = _joined(name, canvas.level(x, row[x]), _digits(row[y]))
            own = {
                "x": row[x],
                "y": row[y],
                "said": said,
                **{k: v for k, v in ends.items() if not pd.isna(v)},
            }
            rows.append(own | _keys(row, hue, panels) | {"name": name})
        across = years("x") if df[x].dtype.kind == "i" else quantity("x", canvas.label(x))
        up = quantity("y", canvas.label(y), log=log)
        paint = _colour(colours) if hue else {"value": palette.INK}
        detail = {"detail": {"field": "hue"}} if hue else {}
        named = {"description": {"field": "name"}} if hue else {}
        layers = [_rule({"y": level})] if level is not None else []
        if band:
            encoding = {
                "x": across,
                "y": up | {"field": "low"},
                "y2": {"field": "high"},
                "color": paint,
                **detail,
            }
            layers.append({"mark": {"type": "area", "opacity": 0.15, "aria": False}, "encoding": encoding})
        encoding = {"x": across, "y": up, "color": paint, **detail, **named}
        if hue and any(dashes.get(name) for name in colours):
            scale = {"domain": list(colours), "range": [list(dashes.get(name) or (1, 0)) for name in colours]}
            encoding["strokeDash"] = {"field": "hue", "type": "nominal", "scale": scale, "legend": None}
        layers.append({"mark": {"type": "line", "strokeWidth": 2}, "encoding": encoding})
        layers.append(near({"x": across, "y": up}, color=paint))
        return _whole(canvas, layers, rows, df, hue, panels, colours)

    return _unless_many(df, touched)


def points(
    df: pd.DataFrame,
    *,
    x: str,
    y: str,
    hue: str | None,
    panels: str | None,
    log: str = "",
    fit: str | None = None,
    slope: float | None = None,
    cross: tuple[float, float] | None = None,
) -> Callable[[Canvas], dict[str, Any] | None]:
    """The dots of ``plots.scatter``, which say whose they are."""

    def touched(canvas: Canvas) -> dict[str, Any]:
        colours = canvas.style.colours(hue, df[hue].unique()) if hue else {}
        rows = []
        for row in df.dropna(subset=[x, y]).to_dict("records"):
            whose = [
                canvas.level(c, row[c]) for c in ("region", "year") if c in df.columns and c not in (x, y)
            ]
            said = _joined(*whose, *(f"{canvas.label(c) or c} {_digits(row[c])}" for c in (x, y)))
            fitted = {"fit": row[fit]} if fit else {}
            rows.append({"x": row[x], "y": row[y], "said": said, **fitted, **_keys(row, hue, panels)})
        across, up = (quantity(c, canvas.label(n), log=c in log) for c, n in (("x", x), ("y", y)))
        paint = _colour(colours) if hue else {"value": palette.INK}
        layers = [_rule({"x": cross[0]}), _rule({"y": cross[1]})] if cross else []
        if fit:
            encoding = {"x": across, "y": up | {"field": "fit"}}
            layers.append({"mark": _drawn("line"), "encoding": encoding})
        if slope is not None:
            ends = [{"x": v, "y": slope * v} for v in (float(df[x].min()), float(df[x].max()))]
            layers.append(
                {"data": {"values": ends}, "mark": _drawn("line"), "encoding": {"x": across, "y": up}}
            )
        mark = {"type": "circle", "size": 70 if len(df) <= 200 else 25, "opacity": 0.85, "aria": False}
        layers.append({"mark": mark, "encoding": {"x": across, "y": up, "color": paint}})
        layers.append(near({"x": across, "y": up}, color=paint))
        return _whole(canvas, layers, rows, df, hue, panels, colours)

    return _unless_many(df, touched)


def dots(
    df: pd.DataFrame,
    *,
    x: str,
    y: str,
    hue: str | None,
    panels: str | None,
    interval: tuple[str, str] | None,
    level: float | None,
    log: bool,
    limits: tuple[float, float] | None,
    shades: Mapping[str, str] | None,
) -> Callable[[Canvas], dict[str, Any] | None]:
    """The rows of ``plots.dots``; a row of the frame that has a text of the language (en, zh) says it."""

    def touched(canvas: Canvas) -> dict[str, Any]:
        colours = dict(shades or canvas.style.colours(hue, df[hue].unique())) if hue else {}
        text = canvas.style.language if canvas.style.language in df.columns else ""
        rows = []
        for row in df.dropna(subset=[x]).to_dict("records"):
            name = canvas.level(y, row[y])
            ends = {"low": row[interval[0]], "high": row[interval[1]]} if interval else {}
            between = f"[{_digits(ends['low'])}, {_digits(ends['high'])}]" if ends else ""
            date = row.get("date") or _digits(row[x])
            said = _joined(
                name, canvas.level(hue, row[hue]) if hue else "", date, between, row[text] if text else ""
            )
            rows.append({"x": row[x], "row": name, "said": said, **ends, **_keys(row, hue, panels)})
        across = quantity("x", canvas.label(x), log=log)
        across["scale"] |= {"domain": list(limits)} if limits else {}
        order = list(dict.fromkeys(canvas.level(y, name) for name in df[y].unique()))
        down = {"field": "row", "type": "nominal", "sort": order, "title": None}
        down["axis"] = {"labelLimit": 240, "grid": False}
        paint = _colour(colours) if hue else {"value": palette.INK}
        several = {"yOffset": {"field": "hue", "type": "nominal"}} if hue and df.duplicated([y]).any() else {}
        layers = [_rule({"x": level})] if level is not None else []
        if interval:
            encoding = {"x": across | {"field": "low"}, "x2": {"field": "high"}, "y": down, "color": paint}
            layers.append({"mark": _drawn("rule", strokeWidth=1.6), "encoding": encoding | several})
        own = {"x": across, "y": down, "color": paint, **several}
        mark = {"type": "circle", "size": 70, "opacity": 1, "aria": False, "clip": True}
        layers.append({"mark": mark, "encoding": own})
        layers.append(near({"x": across, "y": down, **several}, color=paint))
        return _whole(canvas, layers, rows, df, hue, panels, colours, height=24 * len(order) + 20)

    return _unless_many(df, touched)


def tiles(
    df: pd.DataFrame,
    regions: pd.DataFrame,
    *,
    value: str,
    faces: Callable[[Canvas, pd.DataFrame], Mapping[str, str]],
    hue: str | None,
    shades: Mapping[str, str] | None,
    panels: str | None,
    digits: int,
) -> Callable[[Canvas], dict[str, Any] | None]:
    """A tile map that names its regions. ``faces``: colours by region of the rows of one panel."""

    def touched(canvas: Canvas) -> dict[str, Any]:
        rows = []
        parts = [("", df)] if panels is None else list(df.groupby(panels, sort=False))
        colours = dict(shades or canvas.style.colours(hue, df[hue].unique())) if hue else {}
        for panel, part in parts:
            face, own = faces(canvas, part), part.set_index("region")
            for row in regions[regions["region"].isin(own.index)].itertuples(index=False):
                colour, held = face.get(str(row.region), palette.EMPTY), own.at[row.region, hue or value]
                told = canvas.level(hue, held) if hue and not pd.isna(held) else ""
                number = "" if hue or pd.isna(held) else _digits(held, digits)
                tile = {"column": int(row.tile_col), "line": int(row.tile_row), "face": colour}
                tile |= {"label": figures.short(row, canvas.style), "number": number}
                tile["ink"] = figures.ink_on(mpl.colors.to_rgb(colour))
                tile["said"] = _joined(canvas.level("region", row.region), told, number)
                keys = {"hue": "" if pd.isna(held) else str(held)} if hue else {}
                rows.append(tile | keys | ({"panel": str(panel)} if panels else {}))
        place = {
            "x": {"field": "column", "type": "ordinal", "axis": None},
            "y": {"field": "line", "type": "ordinal", "axis": None},
            "tooltip": {"field": "said"},
        }
        shade = {"color": {"field": "face", "type": "nominal", "scale": None}}
        ink = {"color": {"field": "ink", "type": "nominal", "scale": None}}
        written = {"type": "text", "aria": False, "fontSize": 11}
        layers = [
            {"mark": {"type": "rect", "aria": False}, "encoding": place | shade},
            {
                "mark": written | ({} if hue else {"dy": -7}),
                "encoding": place | ink | {"text": {"field": "label"}},
            },
        ]
        if not hue:
            layers.append(
                {
                    "mark": written | {"dy": 7, "fontSize": 10},
                    "encoding": place | ink | {"text": {"field": "number"}},
                }
            )
        rows_high = int(regions["tile_row"].max() - regions["tile_row"].min()) + 1
        kept = df.dropna(subset=[hue]) if hue else df
        return _whole(canvas, layers, rows, kept, hue, panels, colours, height=rows_high * 36)

    return _unless_many(df, touched)


# ---- what the specifications share -----------------------------------------------------------------------


def spec(layers: Sequence[Row], *, rows: Sequence[Row] = (), height: Any = 300) -> dict[str, Any]:
    """A specification as wide as its place: layers over the one table ``rows``."""
    return {
        "$schema": SCHEMA,
        "width": "container",
        "height": height,
        "data": {"name": "rows", "values": list(rows)},
        "layer": list(layers),
    }


def years(field: str) -> dict[str, Any]:
    """Years along the foot."""
    axis = {"format": "d", "tickMinStep": 1, "grid": False, "labelSeparation": 6}
    return {
        "field": field,
        "type": "quantitative",
        "title": None,
        "axis": axis,
        "scale": {"nice": False, "zero": False},
    }


def quantity(field: str, title: str, *, log: bool = False) -> dict[str, Any]:
    """A number along an axis that need not begin at zero."""
    scale = {"type": "log"} if log else {"zero": False}
    return {"field": field, "type": "quantitative", "title": title or None, "scale": scale}


def near(place: Row, *, color: Row) -> dict[str, Any]:
    """The mark that is nearest to the pointer: larger, and telling its ``said``."""
    pointed = {
        "name": "near",
        "select": {"type": "point", "on": "pointerover", "nearest": True, "clear": "pointerout"},
    }
    shown = {"opacity": {"condition": {"param": "near", "empty": False, "value": 1}, "value": 0}}
    encoding = {**place, "color": color, "tooltip": {"field": "said"}, **shown}
    return {"params": [pointed], "mark": {"type": "circle", "size": 110, "aria": False}, "encoding": encoding}


def fields(text: str) -> set[str]:
    """The values that a text of the catalogue asks for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def template(key: str, language: str) -> str:
    """A text of the catalogue whose values a browser fills in, between braces."""
    values = {name: f"{{{name}}}" for name in fields(labels.CATALOGUE[key])}
    return labels.text(key, language, **values)


def _whole(
    canvas: Canvas,
    layers: Sequence[Row],
    rows: Sequence[Row],
    df: pd.DataFrame,
    hue: str | None,
    panels: str | None,
    colours: Mapping[str, str],
    height: Any = 300,
) -> dict[str, Any]:
    made = spec(layers, rows=rows, height=height)
    choices, params, transform = [], [], []
    if panels:
        options = [[str(level), canvas.level(panels, level)] for level in df[panels].unique()]
        choices.append({"param": "panel", "said": heading(canvas, panels), "options": options, "many": False})
        params.append({"name": "panel", "value": options[0][0]})
        transform.append({"filter": "datum.panel === panel"})
    if hue and df[hue].nunique() > 1:
        options = [
            [str(level), canvas.level(hue, level), colours.get(str(level), palette.INK)]
            for level in df[hue].unique()
        ]
        choices.append({"param": "shown", "said": heading(canvas, hue), "options": options, "many": True})
        params.append({"name": "shown", "value": [option[0] for option in options]})
        transform.append({"filter": "!datum.hue || indexof(shown, datum.hue) >= 0"})
    made |= {"params": params} if params else {}
    made |= {"transform": transform} if transform else {}
    return {"kind": "vega", "spec": made, "choices": choices, "words": words(canvas)}


def words(canvas: Canvas) -> dict[str, str]:
    """What the buttons and fields about a figure say."""
    return {name: word(name, canvas) for name in WORDS}


def word(name: str, canvas: Canvas) -> str:
    """One of them."""
    return canvas.style.page(f"touch.{name}")


def _unless_many(
    df: pd.DataFrame, touched: Callable[[Canvas], dict[str, Any]]
) -> Callable[[Canvas], dict[str, Any] | None]:
    return lambda canvas: touched(canvas) if len(df) <= MOST else None


def heading(canvas: Canvas, column: str) -> str:
    """What a choice is called: the heading of its column, or what is shown."""
    keys = (f"touch.{column}", f"column.{column}")
    return canvas.style.page(next((key for key in keys if labels.has(key)), "touch.shown"))


def _keys(row: Row, hue: str | None, panels: str | None) -> dict[str, str]:
    return ({"hue": str(row[hue])} if hue else {}) | ({"panel": str(row[panels])} if panels else {})


def _colour(colours: Mapping[str, str]) -> dict[str, Any]:
    hexes = {name: mpl.colors.to_hex(colour) for name, colour in colours.items()}
    scale = {"domain": list(hexes), "range": list(hexes.values())}
    return {"field": "hue", "type": "nominal", "scale": scale, "legend": None}


def _drawn(mark: str, **look: Any) -> dict[str, Any]:
    return {"type": mark, "aria": False, **look} | ({} if mark == "rule" else {"color": palette.INK})


def _rule(at: Mapping[str, float]) -> dict[str, Any]:
    ((axis, value),) = at.items()
    encoding = {axis: {"datum": value, "type": "quantitative"}}
    return {"data": {"values": [{}]}, "mark": _drawn("rule", color=palette.GREY), "encoding": encoding}


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part not in ("", None))


def _digits(value: float, digits: int | None = None) -> str:
    """A number with so many digits, or with four that count."""
    if digits is None:
        size = math.floor(math.log10(abs(value))) if value else 0
        digits = max(0, SIGNIFICANT - 1 - size) if float(value) != int(value) else 0
    return f"{value:,.{digits}f}".replace("-", "−")
