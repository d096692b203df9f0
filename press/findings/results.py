"""Collects what chapters recorded: every result of an edition, by its id."""

from __future__ import annotations

import math
from typing import Any

from analysis.output.results import grouped
from press import PressError
from press.book.chapters import code_cells

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


def _date(value: float) -> str:
    """A date kept as the number yyyymmdd."""
    text = f"{value:08.0f}"
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


WORDED = {"date": _date, "yes or no": lambda value: "yes" if value else "no"}

# Units that begin with a number, as a sentence says them: the power of ten to divide by, and the unit's name.
SPOKEN = {"100 million yuan": (1, "billion yuan"), "10,000 persons": (2, "million persons")}


def show(result: dict[str, Any], how: str = "") -> str:
    """A result as text, with its own digits and unit.

    `how`: "bare" leaves the unit out, a whole number sets the digits; "interval" shows low and high, "low"
    and "high" one of them without the unit; "size" the number without its sign; "rose/fell" the
    first word where it is zero or above, else the second.
    """
    if isinstance(result["value"], dict):
        raise PressError("is a table; name one of its numbers as a result of its own")
    if how in ("interval", "low", "high"):
        if "low" not in result:
            raise PressError("has no interval")
        if how != "interval":
            return number({**result, "value": result[how]})
        ends = [number({**result, "value": result[end]}, "") for end in ("low", "high")]
        return " to ".join(ends) + unit_suffix(result["unit"])
    if "/" in how:
        return [word.strip() for word in how.split("/", 1)][result["value"] < 0]
    if how == "size":
        return number(result).removeprefix("−") + unit_suffix(result["unit"])
    if how not in ("", "bare") and not how.isdigit():
        raise PressError(
            f"cannot be shown as {how!r}: expected bare, interval, low, high, size, two words (rose/fell) "
            "or a number of digits"
        )
    return number(result, how) + ("" if how == "bare" else unit_suffix(result["unit"]))


def number(result: dict[str, Any], how: str = "") -> str:
    """The value as text without its unit; `how` a whole number sets the digits."""
    value = result["value"]
    if result["unit"] in WORDED:
        return WORDED[result["unit"]](value)
    digits = result.get("digits", 0 if isinstance(value, int) else 2)
    power, _ = SPOKEN.get(result["unit"], (0, ""))
    value, digits = value / 10**power, int(how) if how.isdigit() else digits + power
    text = grouped(value, result["unit"], f".{digits}f")
    return text.replace("−", "") if float(f"{value:.{digits}f}") == 0 else text


def stated(value: float, unit: str) -> str:
    """A number that a person typed, with all its digits and its unit."""
    return WORDED[unit](value) if unit in WORDED else margin(value, unit) + unit_suffix(unit)


def margin(value: float, unit: str) -> str:
    """How far from a number of this unit, without the unit."""
    power, _ = SPOKEN.get(unit, (0, ""))
    return grouped(value / 10**power, unit, ".12g")


def unit_suffix(unit: str) -> str:
    """What stands behind a number; a pure number's kind ("ratio", "count") is not written out."""
    if unit in ("ratio", "count", "index", "CV", "share", "year", "p", *WORDED):
        return ""
    return f"\u00a0{unit}" if unit == "%" else f" {spoken(unit)}"


def spoken(unit: str) -> str:
    """The name of the unit in which `number` gives a value."""
    return SPOKEN.get(unit, (0, unit))[1]
