"""Collects what chapters recorded: every result of an edition, by its id."""

from __future__ import annotations

import math
from typing import Any

from analysis.output.results import grouped
from press import PressError
from press.book.chapters import code_cells
from press.text import N_, SOURCE, translator

RESULT = "application/vnd.onechessboard.result+json"
# What every processor gives alike: BLAS and the vector units sum in an order that differs between processors,
# which moves a result by 1e-16 to 1e-12 of its size. Ten digits leave a hundred times that at least, and hold
# the largest counts of the data, populations of ten digits, whole. An interval's ends are differences on the
# scale of the farther one: near zero, an end has fewer digits.
SIGNIFICANT_DIGITS = 10


def recorded(notebook: dict, name: str) -> dict[str, dict[str, Any]]:
    """The results in one executed notebook; refuses a double id, a missing unit, a value not finite."""
    found: dict[str, dict[str, Any]] = {}
    for number, cell in enumerate(code_cells(notebook), start=1):
        for output in cell.get("outputs", []):
            record = output.get("data", {}).get(RESULT)
            if record is None:
                continue
            where = f"{name}, code cell {number}: result {record.get('id')}"
            if record["id"] in found:
                raise PressError(f"{where} is recorded twice in this chapter; give each its own id")
            found[record["id"]] = _clean(record, where) | {"chapter": name}
    return found


def _clean(record: dict[str, Any], where: str) -> dict[str, Any]:
    if not record.get("unit"):
        raise PressError(f"{where} has no unit")
    clean = {key: value for key, value in record.items() if key != "id" and value is not None}
    clean |= {key: _rounded(clean[key], where) for key in ("value", "low", "high") if key in clean}
    ends = [clean[key] for key in ("low", "high") if key in clean]
    if ends and (scale := max(map(abs, ends))):
        decimals = SIGNIFICANT_DIGITS - 1 - math.floor(math.log10(scale))
        clean |= {key: round(clean[key], decimals) or 0.0 for key in ("low", "high") if key in clean}
    return clean


def _rounded(value: object, where: str) -> object:
    if isinstance(value, dict):
        return {key: _rounded(item, where) for key, item in value.items()}
    if isinstance(value, list):
        return [_rounded(item, where) for item in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            raise PressError(f"{where} is not finite ({value})")
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
    return value


def merge(chapters: dict[str, dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """All chapters' results in one sorted mapping; an id belongs to one chapter alone."""
    merged: dict[str, dict[str, Any]] = {}
    for found in chapters.values():
        for identifier, result in found.items():
            if identifier in merged:
                raise PressError(
                    f"result {identifier} is recorded twice: by {merged[identifier]['chapter']} "
                    f"and by {result['chapter']}"
                )
            merged[identifier] = result
    return dict(sorted(merged.items()))


# Units of a power of ten that a sentence says otherwise (billions; in Chinese, 10,000s and 100 millions):
# the power of ten to divide a value by.
POWERS = {
    "en": {"100 million yuan": 1, "10,000 persons": 2},
    "zh": {"million US dollars": 2},
}
# A number with its unit, as a sentence says it. A pure number's kind ("ratio", "count") is not written out.
FORMS = {
    "%": N_("{number}\u00a0%"),
    "% a year": N_("{number} % a year"),
    "10,000 persons": N_("{number} million persons"),
    "100 million yuan": N_("{number} billion yuan"),
    "CV a year": N_("{number} CV a year"),
    "hours": N_("{number} hours"),
    "index points": N_("{number} index points"),
    "index points a year": N_("{number} index points a year"),
    "km": N_("{number} km"),
    "log points": N_("{number} log points"),
    "log points a year": N_("{number} log points a year"),
    "micrograms per m3": N_("{number} micrograms per m3"),
    "million US dollars": N_("{number} million US dollars"),
    "percentage points": N_("{number} percentage points"),
    "percentage points a year": N_("{number} percentage points a year"),
    "trillion yuan": N_("{number} trillion yuan"),
    "years": N_("{number} years"),
    "yuan": N_("{number} yuan"),
}
DATES = (N_("{year}"), N_("{year}-{month:02d}"), N_("{year}-{month:02d}-{day:02d}"))
RANGE = N_(" to ")


def _date(value: float, language: str) -> str:
    """A date kept as the number yyyymmdd; 00 is a day, or a month, that is not known."""
    days, day = divmod(round(value), 100)
    year, month = divmod(days, 100)
    known = DATES[(month > 0) + (day > 0)]
    return translator(language)(known).format(year=year, month=month, day=day)


def _yes(value: float, language: str) -> str:
    return translator(language)(N_("yes") if value else N_("no"))


NAMED_BY_ID = ("yes or no", "date", "year")  # units of numbers that say nothing without their name
WORDED = {"date": _date, "yes or no": _yes}


def show(result: dict[str, Any], how: str = "", language: str = SOURCE) -> str:
    """A result as text in a language, with its own digits and unit.

    `how`: "bare" leaves the unit out, a whole number sets the digits; "interval" shows low and high, "low"
    and "high" one of them without the unit; "size" the number without its sign, and without what a language
    puts before it; "rose/fell" the first word where it is zero or above, else the second.
    """
    if isinstance(result["value"], dict):
        raise PressError("is a table; name one of its numbers as a result of its own")
    before, after = form(result["unit"], language)
    if how in ("interval", "low", "high"):
        if "low" not in result:
            raise PressError("has no interval")
        if how != "interval":
            return number({**result, "value": result[how]}, language=language)
        low, high = (number({**result, "value": result[end]}, language=language) for end in ("low", "high"))
        sign = "%" if after.startswith("%") else ""  # written to the number itself, it belongs to both
        return f"{before}{low}{sign}{translator(language)(RANGE)}{high}{after}"
    if "/" in how:
        return [word.strip() for word in how.split("/", 1)][result["value"] < 0]
    if how == "size":
        return number(result, language=language).removeprefix("−") + after
    if how not in ("", "bare") and not how.isdigit():
        raise PressError(
            f"cannot be shown as {how!r}: expected bare, interval, low, high, size, two words (rose/fell) "
            "or a number of digits"
        )
    text = number(result, how, language)
    return text if how == "bare" else before + text + after


def number(result: dict[str, Any], how: str = "", language: str = SOURCE) -> str:
    """The value as text without its unit; `how` a whole number sets the digits."""
    value, unit = result["value"], result["unit"]
    if unit in WORDED:
        return WORDED[unit](value, language)
    digits = result.get("digits", 0 if isinstance(value, int) else 2)
    power = POWERS[language].get(unit, 0)
    value, digits = value / 10**power, int(how) if how.isdigit() else digits + power
    text = grouped(value, unit, f".{digits}f")
    return text.replace("−", "") if float(f"{value:.{digits}f}") == 0 else text


def stated(value: float, unit: str, language: str = SOURCE) -> str:
    """A number that a person typed, with all its digits and its unit."""
    if unit in WORDED:
        return WORDED[unit](value, language)
    before, after = form(unit, language)
    return before + margin(value, unit, language) + after


def margin(value: float, unit: str, language: str = SOURCE) -> str:
    """How far from a number of this unit, without the unit."""
    return grouped(value / 10 ** POWERS[language].get(unit, 0), unit, ".12g")


def form(unit: str, language: str = SOURCE) -> tuple[str, str]:
    """What stands before and behind a number of a unit."""
    before, _, after = translator(language)(FORMS.get(unit, "{number}")).partition("{number}")
    return before, after


def unit_suffix(unit: str) -> str:
    """What stands behind a number in English."""
    return form(unit)[1]


def spoken(unit: str) -> str:
    """The English name of the unit in which `number` gives a value."""
    return unit_suffix(unit).strip() or unit
