"""A panel of the columns of a table: names, units, numbers with their marks, groups of the regions."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from press import PressError
from press.imports import cells as cell
from press.imports.choices import Choices, ask, few, refuse
from press.imports.columns import Rows, labels, mostly_numbers
from press.imports.looking import Number
from press.imports.tables import Grid, word_of

UNSTATED = "unit not stated"
LOGS = re.compile(r"^(ln|log)([_ .(]|(?=[A-Z]))|^l(n|og)(gdp|grp|gva|inc|y|pc|pib)|对数|\blog of\b")
UNIT_LINE = re.compile(r"^(?:units?|unidad|unité|einheit|单位)\s*[:：]\s*(?:in )?(.+)$", re.IGNORECASE)
UNIT_WORDS = {"unit", "units", "unitofmeasure", "uom", "unidad", "unité", "einheit", "unidade", "单位"}
INDICATOR = re.compile(r"(?:指标|indicator|variable)\s*[:：]\s*(.+)", re.IGNORECASE)
BRACKETS = re.compile(r"[(（]([^()（）]*[^\W\d][^()（）]*)[)）]$")


@dataclass(frozen=True)
class Column:
    """A column of values: its name in the package, what it is called, its unit."""

    name: str
    title: str
    unit: str = UNSTATED


class Spot(NamedTuple):
    """Where a cell stands, and what."""

    line: int
    place: int
    text: str


@dataclass
class Panel:
    """What a file was understood to hold."""

    regions: list[str]
    codes: dict[str, str]
    groups: dict[str, dict[str, str]]  # column -> region -> group
    years: list[int]
    columns: list[Column]
    values: dict[str, dict[tuple[str, int], str]]  # column -> (region, year) -> plain digits
    spots: dict[str, dict[tuple[str, int], Spot]]  # column -> where its cells stand in the file
    steady: dict[str, dict[str, str]] = field(default_factory=dict)  # columns with one text a region
    base: str = ""  # what stands above the years of a wide table
    alone: tuple[str, ...] = ()  # regions whose row stands by itself between blank ones
    notes: list[str] = field(default_factory=list)
    confirm: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # and the options that say so

    def column(self, name: str, file: str) -> dict[str, str]:
        """The texts by region of a column that has one a region; PressError names those there are."""
        if name in self.steady:
            return self.steady[name]
        held = ", ".join(self.steady) or "none"
        raise PressError(
            f"--groups {name!r}: no such file, and no column of {file} with one text a region: {held}"
        )

    def cells(self) -> str:
        """The first and the last three cells of the first column, as they stand and as they were read."""
        name = self.columns[0].name
        own, spots = self.values[name], self.spots[name]
        held = [(region, year) for region in self.regions for year in self.years if (region, year) in own]
        said = [f"  {r} {y}: {spots[r, y].text!r} is {own[r, y]}" for r, y in held]
        return "\n".join(
            ["first and last cells:", *(said if len(said) < 7 else [*said[:3], "  ...", *said[-3:]])]
        )


def identifier(text: str) -> str:
    """A column's or package's name: lower-case Latin words; what has none is called value."""
    words = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return words if re.match(r"[a-z]", words) else ("v_" + words if words else "value")


def group_name(header: str, taken: Iterable[str]) -> str:
    """A name for a column of groups in `regions` that says no other thing there."""
    name = identifier(header)
    reserved = {"region", "code", "iso", "label", "zh", "notes", "tile_row", "tile_col", *taken}
    return f"{name}_group" if name in reserved else name


def collect(
    rows: Rows,
    key: list[int],
    names: dict[int, str],
    values: list[str],
    choices: Choices,
    notes: list[str],
) -> Panel:
    grid = rows.grid
    columns, taken = _columns(rows, values, choices)
    held: dict[str, dict[tuple[str, int], str]] = {}
    spots: dict[str, dict[tuple[str, int], Spot]] = {}
    for n, (column, name) in enumerate(zip(columns, values, strict=True)):
        spots[column.name] = texts = _cells(rows, name, names)
        scale = _scale(grid, name, choices)
        texts, sign = _unsigned(texts, choices)
        if sign and column.unit == UNSTATED:
            columns[n] = replace(column, unit=sign)
        held[column.name] = _numbers(grid, column.title, texts, choices, scale, notes)
    regions = list(dict.fromkeys(names.values()))
    years = sorted({year for own in spots.values() for _, year in own})
    how = "long: a row for each region and year" if rows.year >= 0 else "wide: a column for each year"
    used = grid.header[rows.year] if rows.year >= 0 else _ends(grid, rows.families[values[0]])
    first = [f"{grid.sheet.file}: {grid.sheet.how}; {how}"]
    first += [f"table: {'; '.join(grid.title)}"] * bool(grid.title)
    first += [f"rows: {' and '.join(choices.where)}"] * bool(choices.where)
    by = " and ".join(grid.header[p] for p in key)
    first.append(f"regions: {by}: {len(regions)} ({few(regions, 3)})")
    first.append(f"years: {used}: {years_words(years)}")
    codes, groups, steady, unused = _beside_region(rows, key, names, values, taken)
    first += [f"groups: {', '.join(groups)}"] * bool(groups)
    first += [f"not used: {few(unused, 12)}"] * bool(unused)
    base = "; ".join(dict.fromkeys(grid.above[p] for p in next(iter(rows.families.values()), {}).values()))
    return Panel(
        regions, codes, groups, years, columns, held, spots, steady, base, _alone(grid, names), first + notes
    )


def _alone(grid: Grid, names: dict[int, str]) -> tuple[str, ...]:
    """Regions whose row has blank rows above and below, as a country's often has; sheets alone show that."""
    held = {line for line, cells in grid.sheet.rows if sum(map(bool, cells)) > 1}
    if not grid.sheet.typed or len(names) < 4:
        return ()
    return tuple(name for line, name in names.items() if not {line - 1, line + 1} & held)


def _ends(grid: Grid, places: dict[int, int]) -> str:
    own = list(places.values())
    return f"columns {grid.header[own[0]]} to {grid.header[own[-1]]}"


def years_words(years: list[int]) -> str:
    if len(years) > 1 and years[-1] - years[0] + 1 != len(years):
        return f"{few([str(y) for y in years], 12)} ({len(years)})"
    return f"{years[0]} to {years[-1]} ({len(years)})" if years else "none"


def _columns(rows: Rows, values: list[str], choices: Choices) -> tuple[list[Column], list[int]]:
    """The columns of values with names of their own and units; and where a unit's column stands."""
    grid, found, taken = rows.grid, [], []
    units = [text for text in grid.title for text in [_unit_line(text)] if text]
    for place in [p for p, text in enumerate(grid.header) if word_of(text) in UNIT_WORDS]:
        own = {cells[place] for _, cells in rows.rows}
        if len(own) == 1 and "" not in own:
            units.append(own.pop())
            taken.append(place)
    names: set[str] = set()
    for n, value in enumerate(values):
        title = value or (choices.value[0] if choices.value else "")
        if not title:
            title = next((said[1] for text in grid.title if (said := INDICATOR.match(text))), "value")
        name, more = identifier(title), 2
        while name in names:
            name, more = f"{identifier(title)}_{more}", more + 1
        names.add(name)
        bracket = BRACKETS.search(title)
        unit = choices.unit[n] if n < len(choices.unit) else ""
        unit = unit or (units[-1] if units else "") or (bracket[1] if bracket else "") or UNSTATED
        found.append(Column(name, title, unit))
    return found, taken


def _unit_line(text: str) -> str:
    if found := UNIT_LINE.match(text):
        return found[1].strip()
    whole = re.fullmatch(r"[(（](.+)[)）]", text)
    return whole[1] if whole and re.search(r"[₹$€£¥%]|(?i:lakh|crore|million|thousand|billion)", text) else ""


def _cells(rows: Rows, name: str, names: dict[int, str]) -> dict[tuple[str, int], Spot]:
    """(region, year) -> the cell of values."""
    if rows.families:
        own = rows.families[name].items()
        return {(names[line], y): Spot(line, p, c[p]) for line, c in rows.rows for y, p in own}
    place = rows.grid.column(name, "--value")
    return {(names[line], rows.when[line]): Spot(line, place, c[place]) for line, c in rows.rows}


def _scale(grid: Grid, name: str, choices: Choices) -> str:
    if not choices.scale and LOGS.search(name):
        question = f"{name} looks like logarithms; the chapters take logarithms themselves. Which is it?"
        ways = [
            "--scale ln  (natural logarithms: e to their power is taken)",
            "--scale log10",
            "--scale level",
        ]
        raise ask(grid.place, question, ways)
    return choices.scale or "level"


def _unsigned(
    texts: dict[tuple[str, int], Spot], choices: Choices
) -> tuple[dict[tuple[str, int], Spot], str]:
    """The cells without the sign that all figures bear, such as $ or %, and that sign."""
    bare: dict[tuple[str, int], Spot] = {}
    signs = set()
    for spot, own in texts.items():
        text, sign = cell.sign(own.text)
        if not cell.is_missing(own.text, choices.missing):
            signs.add(sign)
            bare[spot] = own._replace(text=text)
    if len(signs) == 1 and (sign := signs.pop()):
        return texts | bare, sign
    return texts, ""


def _numbers(
    grid: Grid,
    title: str,
    texts: dict[tuple[str, int], Spot],
    choices: Choices,
    scale: str,
    notes: list[str],
) -> dict[tuple[str, int], str]:
    held: dict[tuple[str, int], str] = {}
    flags: Counter[str] = Counter()
    lacking: Counter[str] = Counter()
    for spot, (_, _, shown) in texts.items():
        text = shown.replace("\u2212", "-")
        if cell.is_missing(text, choices.missing):
            lacking[text] += 1
            continue
        if isinstance(shown, Number):
            held[spot] = shown
            continue
        digits, flag = (text, "") if cell.PLAIN.fullmatch(text) else cell.unflagged(text)
        flags[flag] += bool(flag)
        held[spot] = digits
    decimal = _decimal(grid, title, [t for t in held.values() if not isinstance(t, Number)], choices)
    faults = []
    for spot, text in held.items():
        number = text if isinstance(text, Number) else cell.plain(text, decimal)
        if number is None or not math.isfinite(float(number)):
            line, place, shown = texts[spot]
            cure = "expected a number; correct the cell, or --missing TEXT if it stands for none"
            faults.append(grid.fault(line, place, shown, cure))
        else:
            held[spot] = _level_of(number, scale)
    refuse(faults)
    said = [f"{mark or 'empty'!r} {n} times" for mark, n in lacking.items()]
    notes += [f"{title}: missing: {', '.join(said)}"] * bool(said)
    said = [f"{mark!r} {n} times" for mark, n in flags.items() if mark]
    notes += [f"{title}: flags beside numbers not kept: {', '.join(said)}"] * bool(said)
    if any(mark in text for text in held.values() for mark in ",") or decimal == ",":
        notes.append(f"{title}: decimal {'comma' if decimal == ',' else 'point'}")
    notes += [f"{title}: {scale} undone, values are e or 10 to its power"] * (scale != "level")
    return held


def _level_of(number: str, scale: str) -> str:
    if scale == "level":
        return number
    try:
        return repr(math.exp(float(number)) if scale == "ln" else 10 ** float(number))
    except OverflowError:
        raise PressError(
            f"--scale {scale}: {number} is too large for a logarithm; is it --scale level?"
        ) from None


def _decimal(grid: Grid, title: str, texts: list[str], choices: Choices) -> str:
    """The decimal mark: as chosen, as cells show it, or asked for where both readings are possible."""
    if choices.decimal:
        return {"point": ".", "comma": ","}[choices.decimal]
    found = cell.marks(texts)
    shown = {mark: own for mark, own in found.decimal.items()}
    for mark, own in found.thousands.items():
        shown.setdefault("," if mark == "." else ".", own)
    if len(shown) == 2:
        raise ask(
            grid.place,
            f"{title}: {shown['.']!r} shows a decimal point, {shown[',']!r} a decimal comma; correct the "
            "cells, or say which it is",
            ["--decimal point", "--decimal comma"],
        )
    if shown:
        return next(iter(shown))
    if len(found.doubtful) == 2:
        one, other = found.doubtful.values()
        raise ask(
            grid.place,
            f"{title}: is {one!r} or {other!r} in thousands?",
            ["--decimal point", "--decimal comma"],
        )
    for mark, own in found.doubtful.items():
        digits = own.replace(mark, "")
        beside = next((text for text in texts if text.isdigit()), "")
        said = f" (beside {beside!r})" if beside else ""
        ways = {
            "point": own if mark == "." else digits,
            "comma": digits if mark == "." else own.replace(",", "."),
        }
        options = [f"--decimal {way}  ({own!r} is {number})" for way, number in ways.items()]
        raise ask(grid.place, f"{title}: is {own!r}{said} {digits} or {own.replace(mark, '.')}?", options)
    return "."


def _beside_region(
    rows: Rows, key: list[int], names: dict[int, str], values: list[str], taken: list[int]
) -> tuple[dict[str, str], dict[str, dict[str, str]], dict[str, dict[str, str]], list[str]]:
    """Codes of the regions, groups, all columns with one text a region, names of columns not used."""
    grid = rows.grid
    codes: dict[str, str] = {}
    groups: dict[str, dict[str, str]] = {}
    steadies: dict[str, dict[str, str]] = {}
    unused = [name for name in rows.families if name not in values]
    used = {rows.year, *key, *taken} | {p for own in rows.families.values() for p in own.values()}
    regions = set(names.values())
    for place, header in enumerate(grid.header):
        if place in used or not header or header in values:
            continue
        pairs = dict.fromkeys((names[line], cells[place]) for line, cells in rows.rows)
        own = dict(iter(pairs))
        kinds = set(own.values())
        steady = len(pairs) == len(regions) and "" not in kinds
        steadies |= {header: own} if steady else {}
        if steady and len(kinds) == len(regions) and place in labels(rows, values) and not codes:
            codes = own
        elif steady and 1 < len(kinds) <= len(regions) / 2 and not mostly_numbers(rows.rows, place):
            same = [name for name, held in groups.items() if _same_groups(own, held)]
            if same and _wordy(own) and not _wordy(groups[same[0]]):
                del groups[same[0]]
            if not same or same[0] not in groups:
                groups[group_name(header, groups)] = own
        elif len(kinds) > 1:
            unused.append(header)
    return codes, groups, steadies, unused


def _wordy(own: dict[str, str]) -> bool:
    return any(letter.islower() or ord(letter) > 0x2E80 for text in own.values() for letter in text)


def _same_groups(one: dict[str, str], other: dict[str, str]) -> bool:
    pairs = {(one[region], other[region]) for region in one}
    return len(pairs) == len(set(one.values())) == len(set(other.values()))
