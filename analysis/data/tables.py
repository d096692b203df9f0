"""From the bytes of one table to typed columns, and what is wrong with them, in words.

A table is comma-separated UTF-8 text without a byte order mark; its header holds the schema's columns in the
schema's order. Numbers are plain digits: no thousands separators, no 2012.0 for a year, no NaN. This module
opens no file: `analysis.data.package` hands it the bytes, and puts the file's name before each fault.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

BOM = b"\xef\xbb\xbf"
MOST_COLUMNS = 2000
MOST_ROWS = 2_000_000  # 5,570 regions in 22 years, 16 times over; a row takes some hundred bytes of memory
TRUTH = {"true": True, "false": False}
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")  # 18 digits fit int64
_NUMBER = re.compile(r"[+-]?([0-9]{1,40}(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")  # never infinite
TYPES = {
    "string": (re.compile(r"[\s\S]*"), "a text"),
    "integer": (_WHOLE, "a whole number in plain digits"),
    "year": (_WHOLE, "a year in plain digits"),
    "number": (_NUMBER, "a number in plain digits with a decimal point"),
    "boolean": (re.compile("|".join(TRUTH)), "true or false"),
}


class Fault(NamedTuple):
    """One fault of a file; line 0 means the file as a whole, column "" the whole line."""

    line: int
    column: str
    message: str

    def at(self, path: str) -> str:
        """The fault as one line of words, with its place."""
        line = f" line {self.line}" if self.line else ""
        column = f", column {self.column}" if self.column else ""
        return f"{path}{line}{column}: {self.message}"


class Sheet(NamedTuple):
    """A table's text, read once: header, rows of cells, the line each row begins on, faults of its shape."""

    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    faults: list[Fault]

    @property
    def readable(self) -> bool:
        """True when the columns are where the schema says, whatever single lines look like."""
        return bool(self.header) and all(fault.line > 1 for fault in self.faults)


def read(content: bytes, schema: dict[str, Any]) -> Sheet:
    """Split the bytes of a table into cells; encoding, quotes, header and width of lines are verified."""
    if content.startswith(BOM):
        return _unreadable(1, "begins with a byte order mark; save it as UTF-8 without one")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(line, f"not UTF-8 (byte {content[error.start]:#x}); save it as UTF-8")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, last = [], 0
    try:
        for cells in reader:
            records.append((last + 1, cells))
            last = reader.line_num
            if len(records[0][1]) > MOST_COLUMNS or len(records) > MOST_ROWS + 1:
                most = f"at most {MOST_COLUMNS:,} columns and {MOST_ROWS:,} lines are read"
                return _unreadable(last, f"{most}; take out what no chapter reads, or split it")
    except csv.Error as error:
        return _unreadable(reader.line_num, f"not comma-separated text ({error}); mend the quotes")
    if not records or not records[0][1]:
        return _unreadable(1, "no header; expected the schema's columns")
    return _shaped(records, schema)


def type_faults(sheet: Sheet, schema: dict[str, Any]) -> list[Fault]:
    """Cells whose text is not of the column's type, and required cells that are empty, by line."""
    faults, empty = [], missing_values(schema)
    for place, item in enumerate(schema["fields"]):
        pattern, required = TYPES[item["type"]][0], constraints(item).get("required", False)
        for cells, line in zip(sheet.rows, sheet.lines, strict=True):
            if cells[place] in empty:
                if required:
                    faults.append(Fault(line, item["name"], cell_words("", item)))
            elif not pattern.fullmatch(cells[place]):
                faults.append(Fault(line, item["name"], cell_words(cells[place], item)))
    return sorted(faults)


def frame(sheet: Sheet, schema: dict[str, Any]) -> pd.DataFrame:
    """Typed frame of a sheet without faults, in the file's order.

    Text is str; whole numbers int64, or Int64 where some are missing; numbers float64.
    """
    import pandas as pd

    pd.options.mode.string_storage = "python"  # Arrow's texts make chapters a tenth slower: tables are small
    empty, columns = missing_values(schema), {}
    for place, item in enumerate(schema["fields"]):
        cells = [None if row[place] in empty else row[place] for row in sheet.rows]
        columns[item["name"]] = _typed(cells, item["type"])
    return pd.DataFrame(columns)


def missing_values(schema: dict[str, Any]) -> set[str]:
    """Texts that stand for a missing value; by the standard's default the empty one."""
    return set(schema.get("missingValues", [""]))


def constraints(item: dict[str, Any]) -> dict[str, Any]:
    """A field's constraints; none is an empty dict."""
    return item.get("constraints") or {}


def cell_words(value: str, item: dict[str, Any]) -> str:
    """What is wrong with a cell that is not of its field's type, what was expected, and the cure."""
    words = f"{TYPES[item['type']][1]}{unit(item)}"
    if value == "":
        return f"empty; expected {words}; fill in the official figure, or take the line out"
    words += "" if constraints(item).get("required") else ", or nothing"
    bare = value.replace(",", "")
    if item["type"] in ("integer", "year") and re.fullmatch(r"[+-]?[0-9]+\.0+", value):
        return f"value {value!r}; expected {words}; write {value.split('.', maxsplit=1)[0]}"
    if bare != value and TYPES[item["type"]][0].fullmatch(bare):
        return f"value {value!r}; expected {words}; write {bare}"
    return f"value {value!r}; expected {words}; correct the cell"


def unit(item: dict[str, Any]) -> str:
    """A field's unit in brackets, or nothing."""
    return f" ({item['unit']})" if item.get("unit") else ""


def meant(name: str, known: list[str]) -> str:
    """The nearest known spelling in brackets, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(str(name), known, n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _unreadable(line: int, message: str) -> Sheet:
    return Sheet([], [], [], [Fault(line, "", message)])


def _shaped(records: list[tuple[int, list[str]]], schema: dict[str, Any]) -> Sheet:
    header = records[0][1]
    faults = _header_faults(header, [item["name"] for item in schema["fields"]])
    if not faults:
        faults = [fault for line, cells in records[1:] for fault in _width_faults(line, cells, len(header))]
    return Sheet(header, [cells for _, cells in records[1:]], [line for line, _ in records[1:]], faults)


def _header_faults(header: list[str], columns: list[str]) -> list[Fault]:
    said = f"expected {', '.join(columns)}"
    lacking = [name for name in columns if name not in header]
    faults = [Fault(1, name, f"missing column {name!r}; {said}; add it") for name in lacking]
    for name in header:
        if name not in columns:
            cure = "rename it, take it out, or describe it in the schema"
            faults.append(Fault(1, name, f"unknown column {name!r}; {said}{meant(name, lacking)}; {cure}"))
    if not faults and header != columns:
        what = "a column stands twice" if len(header) > len(columns) else "columns in another order"
        faults.append(Fault(1, "", f"{what}: {', '.join(header)}; {said}; reorder them"))
    return faults


def _width_faults(line: int, cells: list[str], width: int) -> list[Fault]:
    if len(cells) == width:
        return []
    if not any(cells):
        return [Fault(line, "", "empty line; take it out")]
    found = f"{len(cells)} cells ({','.join(cells)})"
    return [
        Fault(line, "", f"{found}; expected {width}, as in the header; look for a missing or extra comma")
    ]


def _typed(cells: list[str | None], kind: str) -> pd.Series:
    import pandas as pd

    if kind == "number":
        return pd.Series([float("nan") if cell is None else float(cell) for cell in cells], dtype="float64")
    if kind in ("integer", "year"):
        whole = [None if cell is None else int(cell) for cell in cells]
        return pd.Series(whole, dtype="Int64" if None in whole else "int64")
    if kind == "boolean":
        return pd.Series([None if cell is None else TRUTH[cell] for cell in cells], dtype="boolean")
    return pd.Series(cells, dtype="str")
