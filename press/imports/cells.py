"""What single cells say: years in headers, numbers with their marks, flags, marks of what is missing.

Pure functions on texts that `press.imports.looking` has cleaned.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

MISSING = {
    *("", ":", "-", "–", "—", "−", ".", "..", "...", "…", "......", "*", "x", "n/a", "n.a.", "na", "nan"),
    *("(d)", "(na)", "(nm)", "(l)", "(x)", "(s)", "#n/a", "null", "none", "missing", "c", "<na>"),
}
PLACE = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?:(\s*[-/–—]\s*)(\d{4}|\d\d))?(?!\d)(?:\.0+(?!\d))?")
DATE = re.compile(
    r"(?:(\d{4})-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](\d{4}))(?:[ T]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?)?"
)
WORLD_BANK = re.compile(r"(\d{4}) \[YR\1\]")  # "2010 [YR2010]", as its DataBank writes years
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
PARTS = rf"(?:[qtshm]|tri|sem|quarter)[-. ]?\d{{1,2}}|(?:{MONTHS})[a-z]*"
PART_OF_YEAR = re.compile(
    rf"\d{{4}}[-/. ]*(?:{PARTS}|0[1-9]|1[0-2])|(?:{PARTS}|0[1-9]|1[0-2])[-/. ]*\d{{4}}", re.IGNORECASE
)
NO_NAME = {"", "y", "yr", "x", "year", "fy", "年", "年度"}
PROVISIONAL = re.compile(
    r"^\W*(p|e|r|b|f|pe|re|prov\w*|prel\w*|rev\w*|est\w*|年|年度|[\da-z](?=[)\]]))?[\s).*\]¹²³⁴⁵⁶⁷⁸⁹⁽⁾†‡]*$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)(?:\.0*)?")
FISCAL = re.compile(r"(1[5-9]\d\d|20\d\d)\s*[-/–—]\s*(\d{4}|\d\d)")
PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
MARKED = re.compile(r"[+-]?\d[\d.,]*([eE][+-]?\d{1,3})?")
FLAGGED = re.compile(
    r"([+-]?[\d.,' ]*\d)\s*"
    r"((?<=[\d ])(?:[bcdefinprsuz]|[bdefipru]{2})(?![a-z])|[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹⁾]+|[\[(]\w{1,2}[\])]|(?<= )\d\))"
)
SIGN = r"(?:R\$|US\$|[$€£¥₹₩₽₺%])"
SIGNED = re.compile(rf"({SIGN})\s*(\S.*)|(.*\S)\s*({SIGN})")
FLAGGED_MISSING = re.compile(r"(:|-|–|\.\.+)\s*\(?[a-z]{1,2}\)?")
GROUPS = re.compile(r"[+-]?\d{1,3}([ '’]\d{3})+([.,]\d+)?")


class YearCell(NamedTuple):
    """A header with a year in it: what stands around it, the year, and what was read into it."""

    family: str
    year: int
    fiscal: bool = False
    flag: str = ""


def year_cells(header: str) -> list[YearCell]:
    """The ways to read a header as a year of a family of columns: one for each year that stands in it.

    A date is its year: where it is one of several in a year, the year stands twice, which is refused.
    """
    header = WORLD_BANK.sub(r"\1", header)
    if date := DATE.fullmatch(header):
        return [YearCell("", int(date[1] or date[2]))]
    found = []
    for match in PLACE.finditer(header):
        year, second = int(match[1]), match[3]
        if second and int(second) % 100 != (year + 1) % 100:
            continue
        before, after = header[: match.start()].strip(" _-.:"), header[match.end() :].strip(" _-.:")
        flag = after if after and PROVISIONAL.match(after) else ""
        name = " ".join(part for part in (before, "" if flag else after) if part)
        flag = "" if flag in NO_NAME else flag
        found.append(YearCell("" if name.lower() in NO_NAME else name, year, bool(second), flag))
    return found


def families(header: Sequence[str]) -> dict[str, dict[int, list[int]]]:
    """Columns by family and year; a header belongs to the largest family that it can be read into."""
    ways = {place: year_cells(text) for place, text in enumerate(header)}
    sizes = Counter(name for own in ways.values() for name in {cell.family for cell in own})
    found: dict[str, dict[int, list[int]]] = {}
    for place, own in ways.items():
        if own:
            best = max(own, key=lambda cell: sizes[cell.family])
            found.setdefault(best.family, {}).setdefault(best.year, []).append(place)
    return {name: own for name, own in found.items() if len(own) > 1}


def year(cell: str) -> int | None:
    """The year of a cell of a column of years: 2010, 2010.0, 2010-11, 2010年, 2010 (p)."""
    if found := YEAR.fullmatch(cell):
        return int(found[1])
    own = [c for c in year_cells(cell) if not c.family]
    return own[0].year if len(own) == 1 else None


def is_missing(cell: str, more: tuple[str, ...] = ()) -> bool:
    """Whether a cell of values says that there is none."""
    text = cell.lower()
    return text in MISSING or cell in more or (FLAGGED_MISSING.fullmatch(text) is not None)


def unflagged(cell: str) -> tuple[str, str]:
    """A number's digits and the flag beside it, if there is one: `26500 e`, `1,234*`, `12 (p)`."""
    found = FLAGGED.fullmatch(cell)
    return (found[1].strip(), found[2].strip()) if found else (cell, "")


def sign(cell: str) -> tuple[str, str]:
    """A cell without the sign of a currency or of per cent at one of its ends, and the sign."""
    found = SIGNED.fullmatch(cell)
    return (found[2] or found[3], found[1] or found[4]) if found else (cell, "")


def is_number(cell: str) -> bool:
    """Whether a cell looks like a number in any way of writing one."""
    text = unflagged(sign(cell.replace("\u2212", "-"))[0])[0]
    return bool(PLAIN.fullmatch(text) or MARKED.fullmatch(text) or GROUPS.fullmatch(text))


class Marks(NamedTuple):
    """What points and commas in numbers say: cells that show which is the decimal mark, and doubtful ones."""

    decimal: dict[str, str]  # mark -> a cell that shows it
    thousands: dict[str, str]
    doubtful: dict[str, str]


def marks(texts: list[str]) -> Marks:
    """The evidence of all cells: `8,51` shows a decimal comma, `1.234.567` a point for thousands."""
    decimal: dict[str, str] = {}
    thousands: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    for text in texts:
        if GROUPS.fullmatch(text):
            for letter in set(text) & {".", ","}:
                decimal.setdefault(letter, text)
            continue
        held = [letter for letter in text if letter in ".,"]
        if not held or not MARKED.fullmatch(text):
            continue
        last, digits = held[-1], text.lstrip("+-")
        if len(set(held)) == 2:
            decimal.setdefault(last, text)
            thousands.setdefault(held[0], text)
        elif len(held) > 1:
            thousands.setdefault(last, text)
        elif re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits):
            doubtful.setdefault(last, text)
        else:
            decimal.setdefault(last, text)
    return Marks(decimal, thousands, doubtful)


def plain(text: str, decimal: str) -> str | None:
    """A number in plain digits with a decimal point, or None: not a number with this decimal mark."""
    if GROUPS.fullmatch(text):
        text = re.sub(r"[ '’]", "", text)
    other = "," if decimal == "." else "."
    whole, mark, rest = text.partition(decimal)
    if other in whole:
        if not re.fullmatch(rf"[+-]?\d{{1,3}}(\{other}\d{{3}})+", whole):
            return None
        whole = whole.replace(other, "")
    if other in rest:
        return None
    text = whole + ("." if mark else "") + rest
    return text if PLAIN.fullmatch(text) else None
