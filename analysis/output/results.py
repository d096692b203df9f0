"""Recording a chapter's results: one call, one display output that plain papermill keeps in the notebook.

A result is one named number, or one short table, with its unit. It is displayed under a media type of the
book's own, so that the executed notebook is the complete record and nothing else has to be written. What was
recorded is collected, compared with the claims and printed by the press; this module knows nothing of that.

An id is dot-separated lower-case words, ``chapter.what.who.when.vintage``: ``shares.central.2021.v4``.

It misleads when a number is recorded with the digits of the machine rather than of the source: ``digits``
says how many are printed, the value is kept whole.
"""

from __future__ import annotations

import json
import math
import numbers
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from analysis import tracking
from analysis.data import package
from analysis.data.errors import NotEstimable
from analysis.output import labels

if TYPE_CHECKING:
    import pandas as pd

    from analysis.data.series import Series

MIME = "application/vnd.onechessboard.result+json"
ABSENT_MIME = "application/vnd.onechessboard.absent+json"
MAX_ROWS = 60

_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")

# Digits after the decimal point that a unit is printed with, unless the record says otherwise.
DIGITS = {
    "%": 1,
    "% a year": 2,
    "10,000 persons": 0,
    "100 million yuan": 0,
    "CV": 3,
    "CV a year": 4,
    "count": 0,
    "date": 0,  # as the number yyyymmdd
    "hours": 1,
    "index": 2,
    "index points": 2,
    "index points a year": 2,
    "km": 0,
    "log points": 3,
    "log points a year": 4,
    "micrograms per m3": 1,
    "million US dollars": 2,
    "p": 3,
    "percentage points": 1,
    "percentage points a year": 2,
    "ratio": 2,
    "share": 3,
    "trillion yuan": 2,
    "year": 0,
    "years": 0,
    "yes or no": 0,  # 1 or 0
    "yuan": 0,
}
UNITS = frozenset(DIGITS)


def grouped(value: float, unit: str, form: str) -> str:
    """A number in the ``form`` of Python's format notation, in groups of three digits unless it is a year."""
    return f"{value:{'' if unit == 'year' else ','}{form}}".replace("-", "−")


def record(
    id: str,
    value: float,
    *,
    unit: str,
    digits: int | None = None,
    vintage: str | None = None,
    tables: str | Iterable[str] | None = None,
    low: float | None = None,
    high: float | None = None,
    note: str | None = None,
    rtol: float | None = None,
) -> None:
    """Record one number under ``id``.

    ``unit`` is one of ``UNITS``; ``digits`` defaults to the unit's; ``tables`` names the tables of the data
    package that the number comes from, by default all that were opened before; ``low`` and ``high`` are the
    ends of an interval, in the same unit. ``rtol`` is the relative deviation that another machine may have,
    where 1e-9 is too strict.

    Raises ValueError for an id of another form, a value that is not a finite number, an unknown unit, an
    interval with one end or whose low end lies above its high end.
    """
    payload = _payload(id, unit=unit, digits=digits, vintage=vintage, tables=tables, note=note, rtol=rtol)
    payload["value"] = _number(id, "value", value)
    if (low is None) != (high is None):
        raise ValueError(f"results.record({id!r}): low and high come together; one of them is missing.")
    if low is not None and high is not None:
        payload["low"], payload["high"] = _number(id, "low", low), _number(id, "high", high)
        if payload["low"] > payload["high"]:
            raise ValueError(f"results.record({id!r}): low {low} is above high {high}; swap them.")
    shown = grouped(payload["value"], unit, f".{payload['digits']}f")
    publish({MIME: payload, "text/plain": f"{id} = {shown} {unit}"})


def record_frame(
    df: pd.DataFrame | Mapping[str, Any],
    id: str,
    *,
    unit: str | Mapping[str, str] = "",
    series: Iterable[Series] = (),
    also: Iterable[str] = (),
    value: str = "value",
    interval: tuple[str, str] | None = None,
    scale: float = 1,
    absent: NotEstimable | None = None,
    **spec: Any,
) -> None:
    """Record a tidy frame, a result a row: ``record_frame(df, "sigma.{measure}.{when}.{series}")``.

    ``id`` is filled in from the row's columns, as ``{column}``, in lower case, whatever an id cannot hold as
    ``_`` (letters that are not Latin by their code); a segment that comes out empty falls away, so that a
    series without a vintage needs no id of its own. Where the frame has a column ``series``, the row's
    vintage, tables and years (as a note, unless a column ``when`` says otherwise) come from the entry of
    ``series`` by that name, and ``{family}`` and
    ``{vintage}`` are known besides; ``also`` are the tables that the numbers come from besides the series'.
    ``value`` is the column recorded; ``interval`` names two columns (low, high), left out where both are
    missing; ``scale`` multiplies all three (100 for percent). ``unit`` is one for all, or the column
    ``unit``; ``note``, ``digits``, ``vintage`` and ``tables`` may be columns too, or keywords for all rows. A
    row without a value is not recorded: what cannot be computed has no result, and prose that names it says
    why: by the reason ``absent``, or that these figures give none.

    A mapping in place of the frame is one of two columns, ``what`` and ``value``. ``unit`` and ``digits`` may
    be mappings too: of columns of the frame, which is then wide - a result a row and column, ``{what}`` in
    the id being the column, ``<x>_low`` and ``<x>_high`` the interval of ``<x>`` - or else of values of the
    row (``{"change": "%"}`` where a column says ``change``), with ``""`` for all other rows. A row of a
    mapping that has no unit is not recorded.

    Raises ValueError as ``record``, and KeyError in words for a placeholder without a column.
    """
    if isinstance(unit, Mapping) and not isinstance(df, Mapping) and set(unit) <= set(df.columns):
        digits = spec.pop("digits", {})
        for what, own in unit.items():
            places = digits.get(what) if isinstance(digits, Mapping) else digits
            ends = (f"{what}_low", f"{what}_high")
            named = {"unit": own, "series": series, "also": also, "value": what, "scale": scale}
            named |= {"interval": ends if set(ends) <= set(df.columns) else None}
            named |= {} if places is None else {"digits": places}
            record_frame(df.assign(what=what), id, **named, absent=absent, **spec)
        return
    known = {s.name: s for s in series}
    pairs = [{"what": what, "value": own} for what, own in df.items()] if isinstance(df, Mapping) else None
    lacking = []
    for row in df.to_dict("records") if pairs is None else pairs:
        own = known.get(str(row.get("series", "")))
        words = row | ({"family": own.family, "vintage": own.vintage or ""} if own else {})
        words = {key: _segment(value) for key, value in words.items()}
        try:
            name = ".".join(part for part in id.format(**words).split(".") if part)
        except KeyError as missing:
            raise KeyError(
                f"results.record_frame({id!r}): no column {missing}; there are {', '.join(row)}"
            ) from None
        own_unit = row.get("unit") or _by_row(row, unit)
        if pairs is not None and own_unit is None:
            continue
        if not _given(row[value]):
            lacking.append(re.escape(name))
            continue
        said = own.spec(*also) if own else {}
        if "when" in row:  # a number of one year, or a change: the series' span would say something else
            said.pop("note", None)
        said |= {key: row[key] for key in _SPEC if _given(row.get(key))}
        said |= {key: _by_row(row, wanted) for key, wanted in spec.items()}
        ends = [row[column] for column in interval or ()]
        if ends and all(_given(end) for end in ends):
            said |= {"low": scale * float(ends[0]), "high": scale * float(ends[1])}
        record(
            name,
            row[value] if scale == 1 else scale * float(row[value]),
            unit=own_unit or "",
            **said,
        )
    if lacking:
        _absent(absent or NotEstimable("cell"), ids=lacking, quiet=True)


def _by_row(row: Mapping[str, Any], wanted: Any) -> Any:
    """What a mapping has for one of the row's values, else for ``""``; anything else as it is."""
    if not isinstance(wanted, Mapping):
        return wanted
    return next(
        (wanted[value] for value in row.values() if isinstance(value, str) and value in wanted),
        wanted.get(""),
    )


def _segment(value: Any) -> str:
    """A value as part of an id: ``Middle Yangtze`` is middle_yangtze, 华东 u534e_u4e1c."""
    text = re.sub(r"[^a-z0-9_.]+", "_", str(value).lower()).strip("_")
    return text or "_".join(f"u{ord(letter):x}" for letter in str(value))


_SPEC = ("note", "digits", "vintage", "tables")


def _given(value: Any) -> bool:
    return value is not None and not (isinstance(value, float) and math.isnan(value))


def record_table(
    id: str,
    df: pd.DataFrame,
    *,
    unit: str,
    digits: int | None = None,
    vintage: str | None = None,
    tables: str | Iterable[str] | None = None,
    note: str | None = None,
    rtol: float | None = None,
) -> None:
    """Record a short table (at most 60 rows) under ``id``.

    The payload is that of ``record``; its ``value`` is ``{"columns": [...], "rows": [[...], ...]}``, of
    numbers and texts, a missing value being null. The index is not recorded: reset it first if it says
    something.

    Raises ValueError as ``record`` does, and for a table that is empty, too long, or holds an infinity.
    """
    payload = _payload(id, unit=unit, digits=digits, vintage=vintage, tables=tables, note=note, rtol=rtol)
    if not 0 < len(df) <= MAX_ROWS:
        raise ValueError(
            f"results.record_table({id!r}): {len(df)} rows; a result holds 1 to {MAX_ROWS}. "
            "Show a longer table with figures.table, which also gives its CSV."
        )
    rows = [
        [_cell(id, c, v) for c, v in zip(df.columns, row, strict=True)] for row in df.itertuples(index=False)
    ]
    payload["value"] = {"columns": [str(c) for c in df.columns], "rows": rows}
    publish(
        {MIME: payload, "text/plain": f"{id} ({unit}): {len(df)} rows of {', '.join(map(str, df.columns))}"}
    )


def absent(reason: NotEstimable, *, ids: Iterable[str] = (), shown: Iterable[str] = ()) -> None:
    """Display why something is not here, in both languages, in the place where it would stand.

    ``ids`` are regular expressions that the beginnings of results' ids match, ``shown`` the names of figures
    and tables: prose that speaks of them is cut.
    """
    _absent(reason, ids=ids, shown=shown)


def _absent(
    reason: NotEstimable, *, ids: Iterable[str], shown: Iterable[str] = (), quiet: bool = False
) -> None:
    """``quiet``: for prose alone, as a row more or less of a table is not missed in this place."""
    said = {language: reason.said(language) for language in labels.LANGUAGES}
    bundle = {"ids": list(ids), "shown": list(shown), "quiet": quiet, "why": said}
    publish({ABSENT_MIME: bundle, "text/plain": f"No estimate: {said['en']}."})


def publish(bundle: dict[str, Any]) -> None:
    """Display one output with the media types of ``bundle``; outside a notebook, print its plain text.

    Refuses a bundle that cannot be written as strict JSON (TypeError or ValueError from json).
    """
    json.dumps(bundle, allow_nan=False)
    from IPython.core.interactiveshell import InteractiveShell

    if not InteractiveShell.initialized():
        print(bundle["text/plain"])
        return
    from IPython.display import display

    display(bundle, raw=True)


def opened() -> list[str] | None:
    """The tables that the chapter has opened so far: what a number comes from unless it says otherwise."""
    return (
        sorted({name for _, names in tracking.tables() for name in names} - {package.ALL, package.SERIES})
        or None
    )


def _payload(
    id: str,
    *,
    unit: str,
    digits: int | None,
    vintage: str | None,
    tables: str | Iterable[str] | None,
    note: str | None,
    rtol: float | None,
) -> dict[str, Any]:
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise ValueError(
            f"results.record({id!r}): an id is two or more words of a-z, 0-9 and _ joined by dots, "
            "chapter.what.who.when.vintage; for example shares.central.2021.v4."
        )
    if unit not in UNITS:
        known = ", ".join(sorted(UNITS))
        said = "a result needs its unit" if not unit else f"the unit {unit!r} is unknown"
        raise ValueError(f"results.record({id!r}): {said}; one of: {known}.")
    digits = DIGITS[unit] if digits is None else digits
    if isinstance(digits, bool) or not isinstance(digits, int) or not 0 <= digits <= 12:
        raise ValueError(
            f"results.record({id!r}): digits is {digits!r}; a whole number from 0 to 12 is expected."
        )
    if rtol is not None and not 0 < rtol < 1:
        raise ValueError(f"results.record({id!r}): rtol is {rtol!r}; a share between 0 and 1, such as 1e-6.")
    names = [tables] if isinstance(tables, str) else opened() if tables is None else [str(t) for t in tables]
    head = {"id": id, "value": None, "unit": unit, "digits": digits, "vintage": vintage, "tables": names}
    own = {} if rtol is None else {"rtol": float(rtol)}
    return head | {"low": None, "high": None, "note": note} | own


def _number(id: str, what: str, value: Any) -> float | int:
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise ValueError(
            f"results.record({id!r}): {what} is {value!r} of type {type(value).__name__}; "
            "one number is expected. Take a single cell of the table, for example df.loc[2021, 'share']."
        )
    if not math.isfinite(value):
        raise ValueError(
            f"results.record({id!r}): {what} is {value}; a result is finite. "
            "Look for a missing cell or a division by zero in the rows it was computed from."
        )
    return int(value) if isinstance(value, numbers.Integral) else float(value)


def _cell(id: str, column: Any, value: Any) -> float | int | str | bool | None:
    value = value.item() if hasattr(value, "item") else value
    if value is None or str(value) in {"<NA>", "NaT", "nan"}:
        return None
    if isinstance(value, str | bool):
        return value
    return _number(id, f"a cell of column {column!r}", value)
