"""What columns of a table are: years, values, the region, dimensions, nested codes.

Where two answers are possible the question is put, with the choices found.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from press import PressError
from press.imports import cells as cell
from press.imports.choices import Choices, ask, few, refuse
from press.imports.tables import YEAR_WORDS, Grid, word_of, year_column, year_families

REGION_WORDS = {
    *("region", "regions", "regionname", "name", "geo", "geoname", "area", "areaname", "territory", "place"),
    *("state", "statename", "province", "provincename", "district", "districtname", "county", "countyname"),
    *("municipality", "city", "prefecture", "country", "countryname", "shapename", "nuts", "nutsname"),
    *("department", "estado", "município", "municipio", "provincia", "región", "departamento", "uf", "land"),
    *("région", "département", "kreis", "bundesland", "provinsi", "kabupaten", "il", "регион", "область"),
    *("地区", "省份", "省", "城市", "省市", "地区名称", "entity", "unit", "stateunionterritory"),
}
CODE_WORDS = re.compile(
    r"code|fips|(^|[^a-z])id($|[^a-z])|id$|gid|iso|^line|nuts|sigla|codigo|indicator|item"
)
VALUE_WORDS = {"value", "values", "obsvalue", "val", "amount", "数值", "valor", "wert", "valeur"}


class Rows(NamedTuple):
    """Rows of figures: each with its line, cells, and (long) year; and what makes columns of values."""

    grid: Grid
    rows: list[tuple[int, tuple[str, ...]]]
    families: dict[str, dict[int, int]]  # wide: name -> year -> column
    year: int  # long: column of years; -1 in a wide table
    when: dict[int, int]  # long: line -> year


def read_rows(grid: Grid, choices: Choices, notes: list[str]) -> Rows:
    """The rows of a table with figures, with their years; PressError: no years."""
    if not grid.rows:
        raise PressError(f"{grid.place}: no panel: no rows beneath the header on line {grid.line}")
    held = year_families(grid)
    year = year_column(grid, choices.year)
    if year is not None and (choices.year or not held or word_of(grid.header[year]) in YEAR_WORDS):
        if _transposed(grid, year):
            turned = _transpose(grid, year)
            rows = _wide(turned, year_families(turned), choices, notes)
        else:
            rows = _long(grid, year, choices, notes)
    elif held:
        rows = _wide(grid, held, choices, notes)
    else:
        for place, text in enumerate(grid.header):
            parts = [cells[place] for _, cells in grid.rows if cells[place]]
            if len(parts) > 1 and all(cell.PART_OF_YEAR.fullmatch(part) for part in parts):
                raise _parts_of_years(grid, text, parts[0])
        raise PressError(
            f"{grid.place}: no panel: no years, neither in a header ({few([t for t in grid.header if t])}) "
            "nor in a column; name the column of years with --year"
        )
    rows = rows._replace(rows=_filled_down(rows, notes))
    return rows._replace(rows=_where(rows, choices))


def _filled_down(rows: Rows, notes: list[str]) -> list[tuple[int, tuple[str, ...]]]:
    """The rows with names that stand once above several rows, as merged cells do, in each of them."""
    body = rows.rows
    first = next((place for place, text in enumerate(rows.grid.header) if text), 0)
    for place, text in enumerate(rows.grid.header):
        blank = sum(not cells[place] for _, cells in body)
        named = place == first or word_of(text) in REGION_WORDS
        if not (named and body and body[0][1][place] and 2 * blank >= len(body)):
            continue
        held, filled = "", []
        for line, cells in body:
            held = cells[place] or held
            filled.append((line, (*cells[:place], held, *cells[place + 1 :])))
        body = filled
        notes.append(f"{text}: blank cells take the name above them, {blank} times")
    return body


def _parts_of_years(grid: Grid, column: str, example: str) -> PressError:
    return PressError(
        f"{grid.place}: column {column} has quarters or months, such as {example!r}; the chapters take "
        "years: make one figure a year of them (a sum or a mean), with a column of years"
    )


def _transposed(grid: Grid, year: int) -> bool:
    """Whether each year has one row and regions are columns."""
    held = [cells[year] for _, cells in grid.rows if cells[year]]
    others = [p for p in range(len(grid.header)) if p != year and grid.header[p]]
    numeric = [p for p in others if mostly_numbers(grid.rows, p)]
    return len(held) == len(set(held)) and len(numeric) >= 3 and len(numeric) == len(others)


def _transpose(grid: Grid, year: int) -> Grid:
    body = [(line, cells) for line, cells in grid.rows if cells[year]]
    header = ("region", *(cells[year] for _, cells in body))
    rows = tuple(
        (place + 1, (name, *(cells[place] for _, cells in body)))
        for place, name in enumerate(grid.header)
        if place != year and name
    )
    turned = grid.sheet._replace(
        file=f"{grid.sheet.file} (turned: columns as lines)", rows=((0, header), *rows)
    )
    return grid._replace(sheet=turned, header=header, above=("",) * len(header), rows=rows, line=0)


def mostly_numbers(rows: Iterable[tuple[int, tuple[str, ...]]], place: int) -> bool:
    held = [cells[place] for _, cells in rows if not cell.is_missing(cells[place])]
    return bool(held) and sum(map(cell.is_number, held)) >= 0.9 * len(held)


def _long(grid: Grid, year: int, choices: Choices, notes: list[str]) -> Rows:
    body = _body(grid, [place for place in range(len(grid.header)) if grid.header[place]], notes)
    when, faults = {}, []
    for line, cells in body:
        if found := cell.year(cells[year]):
            when[line] = found
        else:
            cure = "expected a year such as 2010; correct the cell"
            faults.append(grid.fault(line, year, cells[year], cure))
    if sum(bool(cell.PART_OF_YEAR.fullmatch(cells[year])) for _, cells in body) > 0.5 * len(body):
        raise _parts_of_years(grid, grid.header[year], body[0][1][year])
    refuse(faults)
    if any(cell.FISCAL.fullmatch(cells[year]) for _, cells in body):
        notes.append("fiscal years by their first: 2004-05 is 2004")
    return Rows(grid, body, {}, year, when)


def _wide(grid: Grid, held: dict[str, dict[int, list[int]]], choices: Choices, notes: list[str]) -> Rows:
    for name, years in held.items():
        for year, places in years.items():
            if len(places) > 1:
                over = [grid.above[place] for place in places if grid.above[place]]
                said = f", under {' and '.join(over)}: two bases must not be chained" if len(over) > 1 else ""
                raise PressError(
                    f"{grid.place}, line {grid.line}: the header {grid.header[places[0]]!r} of "
                    f"{name or 'the years'} stands {len(places)} times for {year}{said}; leave one out"
                )
    found = {name: {year: own[0] for year, own in sorted(years.items())} for name, years in held.items()}
    used = [grid.header[place] for years in found.values() for place in years.values()]
    if any(own.fiscal for text in used for own in cell.year_cells(text)):
        notes.append("fiscal years by their first: 2004-05 is 2004")
    flags = [text for text in used if any(own.flag for own in cell.year_cells(text))]
    notes += [f"marks beside years not kept: {few(flags)}"] * bool(flags)
    places = [place for years in found.values() for place in years.values()]
    return Rows(grid, _body(grid, places, notes), found, -1, {})


def _body(grid: Grid, places: list[int], notes: list[str]) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that have figures; lines of text below and between them are noted, odd lines refused."""
    needed = 2 if len(places) > 2 else 1
    lengths = {line: len(cells) for line, cells in grid.sheet.rows}
    own = max(p for p, text in enumerate(grid.header) if text) + 1
    split = len(grid.header) - max(lengths.values())  # columns that one of the file's was split into
    full = [row for row in grid.rows if sum(map(bool, row[1])) >= needed]
    body = [row for row in full if any(row[1][place] for place in places)]
    kept = {line for line, _ in body}
    for line, cells in body:
        if tuple(cells) == tuple(grid.header):
            raise PressError(
                f"{grid.place}, line {line}: the header stands there again, first on line {grid.line}: "
                "tables joined one under the other; take the line out"
            )
        if not grid.sheet.typed and (lengths[line] + split < own or any(cells[own:])):
            raise PressError(
                f"{grid.place}, line {line}: {lengths[line]} cells, but the header has {own - split}; "
                "look for a missing or extra delimiter"
            )
    text = [(line, next(filter(None, cells))) for line, cells in grid.rows if line not in kept]
    last = max(kept, default=0)
    if below := [words for line, words in text if line > last]:
        notes.append(f"{len(below)} lines of text below not read: {below[0][:80]!r}")
    if between := [words for line, words in text if line < last]:
        notes.append(f"{len(between)} lines without figures not read: {few(between)}")
    return body


def _where(rows: Rows, choices: Choices) -> list[tuple[int, tuple[str, ...]]]:
    kept = rows.rows
    for said in choices.where:
        name, mark, value = said.partition("=")
        if not mark:
            raise PressError(f"--where {said!r}: expected COLUMN=VALUE")
        place = rows.grid.column(name, "--where")
        held = [row for row in kept if row[1][place] == value]
        if not held:
            there = list(dict.fromkeys(cells[place] for _, cells in kept))
            raise PressError(
                f"{rows.grid.place}: --where {said!r}: no row has it; column {name} has {few(there, 20)}"
            )
        kept = held
    return kept


def value_columns(rows: Rows, choices: Choices) -> list[str]:
    """Names of the families (wide) or columns (long) of values."""
    grid = rows.grid
    if rows.families:
        return _value_families(rows, choices)
    if choices.value:
        places = [grid.column(name, "--value") for name in choices.value]
        if rows.year in places:
            raise PressError(
                f"{grid.place}: --value {grid.header[rows.year]!r} is the column of years; name another"
            )
        return [grid.header[place] for place in places]
    numeric = [
        grid.header[place]
        for place in range(len(grid.header))
        if place != rows.year
        and grid.header[place]
        and mostly_numbers(rows.rows, place)
        and not _names_regions(grid, place, choices)
    ]
    named = [name for name in numeric if word_of(name) in VALUE_WORDS]
    rest = [name for name in numeric if not CODE_WORDS.search(name.lower())]
    if len(named) == 1:
        return named
    if len(rest) == 1:
        return rest
    if not rest:
        raise PressError(f"{grid.place}: no panel: no column of numbers beside the years; --value names one")
    raise ask(
        grid.place, f"{len(rest)} columns of numbers; which is the value?", [f"--value {n!r}" for n in rest]
    )


def _names_regions(grid: Grid, place: int, choices: Choices) -> bool:
    text = grid.header[place]
    return word_of(text) in REGION_WORDS or text.lower() in _split(grid, choices.region.lower())


def _value_families(rows: Rows, choices: Choices) -> list[str]:
    held = rows.families
    if not choices.value and len(held) == 1:
        return list(held)
    chosen = []
    for name in choices.value:
        exact = [own for own in held if own == name] or [o for o in held if o.lower() == name.lower()]
        if len(exact) != 1:
            if len(held) == 1 and not any(held):  # columns named by years alone: the option gives the name
                return list(held)
            raise PressError(
                f"{rows.grid.place}: no family of columns {name!r}; there are {_spans(held)}; name one with "
                "--value"
            )
        chosen += exact
    if not chosen:
        shown = [f"--value {name!r}  ({_span(own)})" for name, own in held.items()]
        raise ask(rows.grid.place, f"{len(held)} families of columns by year; which is the value?", shown)
    return chosen


def _span(years: dict[int, int]) -> str:
    return f"{min(years)}-{max(years)}, {len(years)} columns"


def _spans(held: dict[str, dict[int, int]]) -> str:
    return ", ".join(f"{name} ({_span(own)})" for name, own in held.items())


def region_columns(rows: Rows, values: list[str], choices: Choices, notes: list[str]) -> list[int]:
    """Columns whose texts together name a region; in each year no two rows may share them."""
    grid = rows.grid
    if choices.region:
        return _keyed(rows, [grid.column(name, "--region") for name in _split(grid, choices.region)], values)
    candidates = [p for p in labels(rows, values) if len({c[p] for _, c in rows.rows}) > 1]
    if not candidates:
        raise PressError(
            f"{grid.place}: no panel: no column of regions (one region a file, or a sheet?); put the regions "
            "into one table, with a column of their names, or name it with --region"
        )
    ranks = {place: _rank(rows, place) for place in candidates}
    best = max(ranks.values())
    top = [place for place in candidates if ranks[place][:3] == best[:3]]
    if best[0] and len(top) > 1:
        shown = [f"--region {grid.header[p]!r}  ({few([c[p] for _, c in rows.rows[:3]])})" for p in top]
        raise ask(grid.place, f"{len(top)} columns could name the regions; which one?", shown)
    own = max(candidates, key=lambda place: ranks[place])
    if own not in _named(rows, candidates):
        _ask_series(rows, own, _named(rows, candidates), values)
    key = _keyed(rows, [own], values)
    for place in candidates:
        if word_of(grid.header[place]) in REGION_WORDS and not ranks[place][0] and not ranks[own][2]:
            wide = Counter(cells[place] for _, cells in rows.rows).most_common(1)[0][0]
            more = len({cells[own] for _, cells in rows.rows if cells[place] == wide})
            notes.append(
                f"{grid.header[place]} does not tell regions apart ({wide} stands for {more}), so "
                f"{grid.header[own]} does; --region {f'{grid.header[place]},{grid.header[own]}'!r} takes both"
            )
    return key


def _named(rows: Rows, candidates: list[int]) -> list[int]:
    return [p for p in candidates if word_of(rows.grid.header[p]) in REGION_WORDS]


def _ask_series(rows: Rows, own: int, named: list[int], values: list[str]) -> None:
    """Asks where a column tells rows apart only because it numbers series: regions times a dimension."""
    for place in named:
        counts = Counter((cells[place], rows.when.get(line, 0)) for line, cells in rows.rows)
        if sum(n > 1 for n in counts.values()) < 0.8 * len(counts):
            continue
        others = [p for p in (*labels(rows, values), *_counts(rows, values)) if p not in (own, place)]
        for n in (1, 2):
            for more in itertools.combinations(others, n):
                keys = [(*(c[p] for p in (place, *more)), rows.when.get(line, 0)) for line, c in rows.rows]
                if len(set(keys)) == len(keys) and all(_few_kinds(rows, p) for p in more):
                    raise _ask_dimension(rows, [place], more, rows.rows[0][1])


def _few_kinds(rows: Rows, place: int) -> bool:
    """Whether a column has kinds that recur, as a dimension does, rather than an own text a series."""
    counts = Counter((cells[place], rows.when.get(line, 0)) for line, cells in rows.rows)
    return sum(n > 1 for n in counts.values()) > 0.8 * len(counts)


def _split(grid: Grid, said: str) -> list[str]:
    """Names of columns joined by commas; one name may have a comma itself."""
    return (
        [said] if said.lower() in [h.lower() for h in grid.header] else [n.strip() for n in said.split(",")]
    )


def labels(rows: Rows, values: list[str]) -> list[int]:
    """Columns that may name regions or dimensions: of text, or of codes."""
    grid = rows.grid
    taken = {place for own in rows.families.values() for place in own.values()} | {rows.year}
    taken |= {place for place, text in enumerate(grid.header) if text in values}
    return [
        place
        for place, text in enumerate(grid.header)
        if place not in taken and text and (not mostly_numbers(rows.rows, place) or _is_code(rows, place))
    ]


def _counts(rows: Rows, values: list[str]) -> list[int]:
    """Columns of a few whole numbers, such as quarters, months or kinds that are numbered."""
    taken = {place for own in rows.families.values() for place in own.values()} | {rows.year}
    taken |= {place for place, text in enumerate(rows.grid.header) if text in values or not text}
    taken |= set(labels(rows, values))
    held = {p: {c[p] for _, c in rows.rows} for p in range(len(rows.grid.header)) if p not in taken}
    return [p for p, own in held.items() if len(own) <= 12 and all(text.isdigit() for text in own)]


def _is_code(rows: Rows, place: int) -> bool:
    held = [cells[place] for _, cells in rows.rows if cells[place]]
    if not all(text.isdigit() for text in held):
        return False
    padded = any(text.startswith("0") for text in held) and len({len(text) for text in held}) == 1
    header = rows.grid.header[place]
    return padded or word_of(header) in REGION_WORDS or bool(CODE_WORDS.search(header.lower()))


def _rank(rows: Rows, place: int) -> tuple[bool, int, bool, int]:
    """How well a column would name the regions: alone enough, by its header, by names rather than codes."""
    held = [cells[place] for _, cells in rows.rows]
    keys = [(cells[place], rows.when.get(line, 0)) for line, cells in rows.rows]
    word = word_of(rows.grid.header[place])
    said = 2 if word in REGION_WORDS else int(any(own in word for own in REGION_WORDS if len(own) > 2))
    names = sum(any(letter.islower() or ord(letter) > 0x2E80 for letter in text) for text in held)
    alone = len(keys) == len(set(keys)) and all(held)
    like = names > len(held) / 2
    return (alone, said + 2 * like if alone else said, like, len(set(held)))


def _keyed(rows: Rows, key: list[int], values: list[str]) -> list[int]:
    """The key, if it is one; else the columns that would make it one are asked for."""
    first: dict[tuple, int] = {}
    twice: list[tuple[int, int]] = []
    for line, cells in rows.rows:
        own = (*(cells[p] for p in key), rows.when.get(line, 0))
        if own in first:
            twice.append((line, first[own]))
        first.setdefault(own, line)
    if not twice:
        return key
    grid, held = rows.grid, dict(rows.rows)
    others = [p for p in (*labels(rows, values), *_counts(rows, values)) if p not in key]
    name = ", ".join(grid.header[p] for p in key)
    for n in (1, 2):
        for more in itertools.combinations(others, n):
            keys = [(*(c[p] for p in (*key, *more)), rows.when.get(line, 0)) for line, c in rows.rows]
            if len(set(keys)) == len(keys):
                raise _ask_dimension(rows, key, more, held[twice[0][0]])
    for line, before in twice:
        when = held[line][rows.year], held[before][rows.year]
        if rows.year >= 0 and when[0] != when[1]:
            what = ", ".join(held[line][p] for p in key)
            raise PressError(
                f"{grid.place}, line {line}: {when[0]!r} is the same year of {what} as {when[1]!r} on line "
                f"{before}; make one figure a year of them, or take one of the lines out"
            )
    faults = []
    for line, before in twice:
        what = ", ".join(held[line][p] for p in key)
        year = f" {rows.when[line]}" if rows.when else ""
        faults.append(
            f"{grid.place}, line {line}: {what}{year} stands twice, first on line {before}; take one of the "
            f"lines out, or name other columns than {name} with --region"
        )
    refuse(faults)
    return key


def _ask_dimension(rows: Rows, key: list[int], more: tuple[int, ...], cells: tuple[str, ...]) -> PressError:
    grid = rows.grid
    what = ", ".join(cells[p] for p in key)
    own: dict[tuple, set] = {}
    for _, row in rows.rows:
        own.setdefault(tuple(row[p] for p in key), set()).add(tuple(row[p] for p in more))
    names = [grid.header[p] for p in more]
    joined = ",".join(grid.header[p] for p in (*key, *more))
    shown = []
    if sum(len(ways) == 1 for ways in own.values()) > 0.3 * len(own):
        shown.append(f"--region {joined!r}  (one name in several places: name regions by both)")
    for place in more:
        counts = Counter(row[place] for _, row in rows.rows)
        beside = _beside(rows, place)
        shown += [
            f"--where {f'{grid.header[place]}={value}'!r}{f'  ({beside[value]})' if value in beside else ''}"
            for value in counts
        ]
    question = f"{what} has several rows, which differ in {' and '.join(names)}; which are meant?"
    return ask(grid.place, question, shown)


def _beside(rows: Rows, place: int) -> dict[str, str]:
    """What another column says in words of each code of a column."""
    for other in range(len(rows.grid.header)):
        pairs = {(cells[place], cells[other]) for _, cells in rows.rows}
        values = {own for own, _ in pairs}
        wordy = (
            other != place
            and len(values) == len(pairs) > 1
            and len({w for _, w in pairs}) > 0.8 * len(values)
        )
        if wordy and any(letter.islower() for _, text in pairs for letter in text):
            return dict(pairs)
    return {}


def level_rows(rows: Rows, key: list[int], choices: Choices) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of one level of nested codes; asks which, where codes are beginnings of others."""
    for place in [*key, *(p for p in labels(rows, []) if p not in key)]:
        if choices.totals == "keep" and not choices.level:
            break
        codes = {cells[place] for _, cells in rows.rows if cells[place]}
        lengths = Counter(len(code) for code in codes)
        if not _nested(codes, lengths):
            continue
        if choices.level in lengths:
            return [row for row in rows.rows if len(row[1][place]) == choices.level]
        shown = [
            f"--level {n}  ({count} codes such as {few(sorted(c for c in codes if len(c) == n), 3)})"
            for n, count in sorted(lengths.items())
        ]
        shown.append("--totals keep  (all of them are regions)")
        question = (
            f"codes of {rows.grid.header[place]} are nested, so that some are totals of others; which level?"
        )
        raise ask(rows.grid.place, question, shown)
    if choices.level:
        raise PressError(
            f"{rows.grid.place}: --level {choices.level}: no column has nested codes of that length"
        )
    return rows.rows


def _nested(codes: set[str], lengths: Counter[int]) -> bool:
    if len(lengths) < 2 or not all(re.fullmatch(r"[A-Z0-9._-]+", code) for code in codes):
        return False
    if _counted(codes):
        return False
    above = [(code[:n], code[n:]) for code in codes for n in lengths if n < len(code) and code[:n] in codes]
    longest = sum(
        any(code[:n] in codes for n in lengths if n < len(code))
        for code in codes
        if len(code) == max(lengths)
    )
    numbered = Counter(head for head, tail in above if any(map(str.isdigit, tail)))  # I is not above II, III
    return longest >= 0.8 * lengths[max(lengths)] or any(n > 1 for n in numbered.values())


def _counted(codes: set[str]) -> bool:
    """Whether codes are numbers in a row, such as 1 to 120 or R1 to R14: so they are not nested."""
    parts = [re.fullmatch(r"(.*?)(0|[1-9]\d*)", code) for code in codes]
    if not all(parts) or len({part[1] for part in parts if part}) > 1:
        return False
    return max(int(part[2]) for part in parts if part) <= 1.25 * len(codes)


def region_names(rows: Rows, key: list[int]) -> dict[int, str]:
    """Line -> name of its region."""
    faults, names = [], {}
    for line, cells in rows.rows:
        parts = [cells[p] for p in key]
        if not all(parts):
            place = key[parts.index("")]
            faults.append(rows.grid.fault(line, place, "", "expected a region's name; fill it in"))
        names[line] = ", ".join(parts)
    refuse(faults)
    return names
