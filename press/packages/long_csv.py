"""Reads a long CSV (region, year, value) as a data package's tables.

What a file itself can tell is never asked for: its encoding (UTF-8 with or without a byte order mark, UTF-16,
else GB 18030 or Windows-1252, and then the choice is printed), its delimiter, its decimal sign, years
written as 2010 or 2010.0. What would have to be guessed is refused: two encodings or two kinds of line ends
in one file, a region twice in a year, a gap, a cell that is no number. A refusal names file, line, column and
value, and says what to do.
"""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from press import PressError

LARGEST = 64 * 2**20  # bytes; as in analysis.data.package
UNSTATED = "unit not stated"
DELIMITERS = ",;\t|"
SHOWN = 8  # faults in one refusal before "and n more"
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
COMMA = re.compile(r"[+-]?\d+,\d+")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
YEAR = re.compile(r"(\d{4})(\.0*)?")
PLACES = ("tile_row", "tile_col")


# ---- a long CSV, read ------------------------------------------------------------------------------------


class CsvText(NamedTuple):
    """A delimited text: header, rows of cells with the line that each begins on, and how it was read."""

    path: Path
    header: list[str]
    rows: list[tuple[int, list[str]]]
    how: str

    def place(self, column: str) -> int:
        """Where a column stands, by its name whatever the case; PressError names those there are."""
        lowered = [name.lower() for name in self.header]
        if column.lower() not in lowered:
            raise PressError(
                f"{self.path.name}, line 1: no column {column!r}; it has {', '.join(self.header)}; "
                "name one of these with --region, --year, --value"
            )
        return lowered.index(column.lower())


def read(path: Path) -> CsvText:
    """A delimited text file with a header, whatever its encoding and delimiter."""
    if not path.is_file():
        raise PressError(f"{path}: no such file")
    if path.stat().st_size > LARGEST:
        raise PressError(
            f"{path.name}: {path.stat().st_size / 2**20:.0f} MB; at most {LARGEST // 2**20} MB are read; "
            "leave out columns and years that are not needed"
        )
    text, encoding = _text(path.read_bytes(), path.name)
    _same_line_ends(text, path.name)
    lines = text.splitlines()
    if not lines:
        raise PressError(f"{path.name}: empty; expected a header and one line for each region and year")
    delimiter = _delimiter(lines)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows, begun = [], 1
        for cells in reader:
            rows.append((begun, [" ".join(cell.split()) for cell in cells]))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise PressError(
            f"{path.name}, line {begun}: not delimited text ({error}); mend the quotes"
        ) from None
    header, body = rows[0][1], [row for row in rows[1:] if any(row[1])]
    for line, cells in body:
        if len(cells) != len(header):
            raise PressError(
                f"{path.name}, line {line}: {len(cells)} cells, but the header has {len(header)}; "
                "look for a missing or extra delimiter"
            )
    named = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}[delimiter]
    return CsvText(path, header, body, f"{encoding}, {named}")


def _text(content: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decoded(content, encoding, name), encoding.upper().removesuffix("-SIG")
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    _one_encoding(content, name)
    if _in_pairs(content):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode("gb18030"), "GB 18030 (a guess: it is not UTF-8)"
    return _decoded(content, "cp1252", name), "Windows-1252 (a guess: it is not UTF-8)"


def _in_pairs(content: bytes) -> bool:
    """Whether bytes beyond ASCII come two by two, as in Chinese text; in Western text they stand alone."""
    runs = re.findall(rb"[\x80-\xff]+", content)
    return sum(len(run) for run in runs if len(run) % 2 == 0) > 0.8 * sum(map(len, runs))


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PressError(f"{name}, line {line}: not {encoding}; save the file as UTF-8") from None


def _one_encoding(content: bytes, name: str) -> None:
    """Refuses a file in which some lines are UTF-8 beyond ASCII and others are something else."""
    good, bad = 0, 0
    for number, line in enumerate(content.splitlines(), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good = good or number
        except UnicodeDecodeError:
            bad = bad or number
        if good and bad:
            raise PressError(
                f"{name}, line {bad}: not UTF-8, though line {good} is: two encodings in one file; "
                "open the parts that were joined one by one and save each as UTF-8"
            )


def _same_line_ends(text: str, name: str) -> None:
    """Refuses two kinds of line ends outside quotes: such files were joined from parts, or cut."""
    bare = re.sub(r'"[^"]*"', lambda found: re.sub(r"[\r\n]", " ", found[0]), text)
    kinds = Counter(re.findall(r"\r\n|\n|\r", bare))
    if len(kinds) > 1:
        said = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}
        rare = min(kinds, key=lambda kind: kinds[kind])
        alone = {"\r\n": r"\r\n", "\n": r"(?<!\r)\n", "\r": r"\r(?!\n)"}[rare]
        before = re.split(alone, bare, maxsplit=1)[0]
        line = len(re.findall(r"\r\n|\n|\r", before)) + 1
        raise PressError(
            f"{name}, line {line}: ends with {said[rare]}, most others with "
            f"{said[max(kinds, key=lambda kind: kinds[kind])]}: two kinds of line ends in one file; "
            "save it again with one kind"
        )


def _delimiter(lines: list[str]) -> str:
    """The delimiter that the header has and that the next lines have as often."""
    counts = {mark: [line.count(mark) for line in lines[:20] if line.strip()] for mark in DELIMITERS}
    held = {mark: own for mark, own in counts.items() if own[0]}
    if not held:
        raise PressError(
            f"line 1: {lines[0][:60]!r} has no comma, semicolon, tab or bar; expected a header of columns"
        )
    return max(held, key=lambda mark: (sum(n == held[mark][0] for n in held[mark]), held[mark][0]))


# ---- from a long CSV to tables ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A column of values: its name in the package, what it is called, its unit."""

    name: str
    title: str
    unit: str = UNSTATED


@dataclass(frozen=True)
class Made:
    """The tables of a package about to be written: texts of cells, ready for CSV."""

    name: str
    title: str
    description: str
    regions: list[dict[str, str]]
    values: list[dict[str, str]]
    columns: list[Column]
    sources: list[dict[str, str]] = field(default_factory=list)
    licences: list[dict[str, str]] = field(default_factory=list)
    population: list[dict[str, str]] = field(default_factory=list)
    borders: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def long_csv(
    path: Path,
    *,
    region: str = "region",
    year: str = "year",
    values: list[str] | None = None,
    units: list[str] | None = None,
    groups: Path | None = None,
) -> Made:
    """A package's tables from a long CSV; PressError for whatever would have to be guessed."""
    source = read(path)
    at = {"region": source.place(region), "year": source.place(year)}
    places = [source.place(value) for value in values or ["value"]]
    chosen = [Column(identifier(source.header[p]), source.header[p]) for p in places]
    for number, unit in enumerate(units or []):
        if number < len(chosen):
            chosen[number] = Column(chosen[number].name, chosen[number].title, unit)
    years = _years(source, at["year"])
    keyed = _keys(source, at["region"], years)
    numbers = {column.name: _numbers(source, p) for column, p in zip(chosen, places, strict=True)}
    _gaps(source, keyed, numbers)
    rows = [
        {"region": name, "year": str(when)} | {key: own[line] for key, own in numbers.items()}
        for (name, when), line in sorted(
            keyed.items(), key=lambda item: (_order(keyed)[item[0][0]], item[0][1])
        )
    ]
    names = list(dict.fromkeys(name for name, _ in keyed))
    notes = [f"{path.name}: read as {source.how}; {len(names)} regions, {len(set(years.values()))} years"]
    notes += [f"column {c.title}: {c.unit}; name it with --unit" for c in chosen if c.unit == UNSTATED]
    return Made(
        name=identifier(path.stem).replace("_", "-"),
        title=path.stem,
        description=f"{len(names)} regions, made of {path.name} by `press import`.",
        regions=_regions(names, groups),
        values=rows,
        columns=chosen,
        sources=[{"title": path.name}],
        notes=notes,
    )


def _order(keyed: dict[tuple[str, int], int]) -> dict[str, int]:
    return {name: place for place, name in enumerate(dict.fromkeys(name for name, _ in keyed))}


def identifier(text: str) -> str:
    """A column's or package's name: lower-case Latin words; what has none is called value."""
    words = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return words if re.match(r"[a-z]", words) else ("v_" + words if words else "value")


def _years(source: CsvText, place: int) -> dict[int, int]:
    """Line -> year; 2010 and 2010.0 are the same."""
    years, faults = {}, []
    for line, cells in source.rows:
        found = YEAR.fullmatch(cells[place])
        if found:
            years[line] = int(found[1])
        else:
            faults.append(_fault(source, line, place, "expected a year such as 2010; correct the cell"))
    _refuse(faults)
    return years


def _keys(source: CsvText, place: int, years: dict[int, int]) -> dict[tuple[str, int], int]:
    """(region, year) -> line."""
    keyed: dict[tuple[str, int], int] = {}
    faults = []
    for line, cells in source.rows:
        name = cells[place]
        if not name:
            faults.append(_fault(source, line, place, "expected a region's name; fill it in"))
        elif (name, years[line]) in keyed:
            first = keyed[name, years[line]]
            faults.append(
                f"{source.path.name}, line {line}: {name} {years[line]} stands twice, first on line {first}; "
                "take one of the lines out"
            )
        else:
            keyed[name, years[line]] = line
    _refuse(faults)
    return keyed


def _numbers(source: CsvText, place: int) -> dict[int, str]:
    """Line -> number in plain digits; an empty cell is left out."""
    cells = {line: row[place].replace("\u2212", "-") for line, row in source.rows if row[place]}
    if all(COMMA.fullmatch(cell) or re.fullmatch(r"[+-]?\d+", cell) for cell in cells.values()) and any(
        COMMA.fullmatch(cell) and not THOUSANDS.fullmatch(cell) for cell in cells.values()
    ):
        cells = {line: cell.replace(",", ".") for line, cell in cells.items()}
    faults = []
    for line, cell in cells.items():
        if THOUSANDS.fullmatch(cell):
            what = f"is it {cell.replace(',', '')}? write plain digits with a decimal point"
            faults.append(_fault(source, line, place, what))
        elif not NUMBER.fullmatch(cell):
            faults.append(_fault(source, line, place, "expected a number in plain digits; correct the cell"))
        elif float(cell) <= 0:
            faults.append(
                _fault(source, line, place, "expected a number above zero: the chapters take logarithms")
            )
    _refuse(faults)
    return cells


def _gaps(source: CsvText, keyed: dict[tuple[str, int], int], numbers: dict[str, dict[int, str]]) -> None:
    names, years = {name for name, _ in keyed}, sorted({year for _, year in keyed})
    faults = [
        f"{source.path.name}: no line of any region between {first} and {second}; add the years between, or "
        "leave out those on one side of the gap"
        for first, second in itertools.pairwise(years)
        if second - first > 1
    ]
    for name in sorted(names):
        lost = [str(year) for year in years if (name, year) not in keyed]
        if lost:
            faults.append(
                f"{source.path.name}: {name} has no line for {_few(lost)}; add them, or leave the region or "
                "these years out"
            )
    for (name, year), line in keyed.items():
        faults += [
            f"{source.path.name}, line {line}: {name} {year} has no {column}; fill it in, or leave the "
            "region or that year out"
            for column, own in numbers.items()
            if line not in own
        ]
    _refuse(faults)


def _regions(names: list[str], groups: Path | None) -> list[dict[str, str]]:
    """Rows of `regions`, with the columns of the file of groups."""
    rows = {name: {"region": name} for name in names}
    if groups is None:
        return list(rows.values())
    source = read(groups)
    at = source.place("region") if "region" in [h.lower() for h in source.header] else 0
    seen: set[str] = set()
    faults = []
    for line, cells in source.rows:
        name = cells[at]
        if name not in rows:
            continue
        if name in seen:
            faults.append(f"{groups.name}, line {line}: {name} stands twice; take one line out")
        seen.add(name)
        for place, header in enumerate(source.header):
            if place != at:
                rows[name][identifier(header)] = cells[place]
                if not cells[place]:
                    faults.append(_fault(source, line, place, f"expected the group of {name}; fill it in"))
    if lost := [name for name in names if name not in seen]:
        faults.append(f"{groups.name}: no line for {_few(lost)}; add them")
    _refuse(faults)
    return list(rows.values())


def _few(items: list[str], most: int = 6) -> str:
    return ", ".join(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")


def _fault(source: CsvText, line: int, place: int, cure: str) -> str:
    value = dict(source.rows)[line][place]
    return f"{source.path.name}, line {line}, column {source.header[place]}: {value!r}; {cure}"


def _refuse(faults: list[str]) -> None:
    if faults:
        more = [f"... and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        raise PressError("\n".join([*faults[:SHOWN], *more]))
