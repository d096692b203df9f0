"""The tables of a sheet: header, what stands above it, rows; which sheet and which table are meant."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from press import PressError
from press.imports import cells as cell
from press.imports.choices import Choices, ask, few
from press.imports.looking import Sheet

YEAR_WORDS = {
    *("year", "years", "yr", "time", "timeperiod", "period", "date", "when", "ano", "año", "annee", "année"),
    *("jahr", "anno", "rok", "год", "年", "年份", "年度", "tahun", "yıl", "refyear", "fiscalyear"),
}
EUROSTAT = re.compile(r"([\w,]+)\\\s*time(_period)?", re.IGNORECASE)


class Grid(NamedTuple):
    """A table within a sheet: its title's lines, its header, what stands above the header, its rows."""

    sheet: Sheet
    title: tuple[str, ...]
    header: tuple[str, ...]
    above: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    line: int  # of the header

    @property
    def place(self) -> str:
        """File, and sheet where there are several kinds of them, for messages."""
        own = self.sheet
        return f"{own.file}, {own.how}" if own.how.startswith("sheet ") else own.file

    def column(self, name: str, option: str) -> int:
        """Where a column stands: by its name as written, else whatever the case if that is one column."""
        exact = [place for place, own in enumerate(self.header) if own == name]
        found = exact or [place for place, own in enumerate(self.header) if own.lower() == name.lower()]
        if len(found) == 1:
            return found[0]
        held = ", ".join(own for own in self.header if own)
        if found:
            raise PressError(
                f"{self.place}, line {self.line}: {len(found)} columns {name!r}; it has {held}; give them "
                f"names of their own, or name one as it is written with {option}"
            )
        raise PressError(
            f"{self.place}, line {self.line}: no column {name!r}; it has {held}; name one of these "
            f"with {option}"
        )

    def fault(self, line: int, place: int, value: str, cure: str) -> str:
        """A fault of one cell, in words."""
        return f"{self.place}, line {line}, column {self.header[place]}: {value!r}; {cure}"


def choose_sheets(sheets: list[Sheet], choices: Choices) -> list[Sheet]:
    file = sheets[0].file
    if choices.sheet:
        named = {sheet.name: sheet for sheet in sheets}
        if lost := [name for name in choices.sheet if name not in named]:
            raise PressError(
                f"{file}: no sheet {few(lost)}; it has {few(list(named), 30)}; --sheet names one"
            )
        return [named[name] for name in choices.sheet]
    holding = [sheet for sheet in sheets if any(has_panel(grid) for grid in grids(sheet))]
    if len(holding) > 1:
        shown = [
            f"--sheet {sheet.name!r}{about}" for sheet, about in zip(holding, _about(holding), strict=True)
        ]
        question = (
            f"{len(holding)} sheets have figures by year; which one? Two that continue each other are joined "
            "by naming both. If each is one region, put them into one table with a column of regions."
        )
        raise ask(file, question, shown)
    if not holding and len(sheets) > 1:
        names = few([sheet.name for sheet in sheets])
        raise PressError(
            f"{file}: no panel: no sheet of {names} has years in a header or a column, and regions beside "
            "them; name header or columns with --region and --year"
        )
    return holding or sheets


def _about(sheets: list[Sheet]) -> list[str]:
    """Of each sheet the words above its first table that not all have, its years, whether it is hidden."""
    tables = [next(grid for grid in grids(sheet) if has_panel(grid)) for sheet in sheets]
    words = [list(dict.fromkeys(text for text in (*grid.title, *grid.above) if text)) for grid in tables]
    common = set(words[0]).intersection(*words[1:])
    said = []
    for sheet, grid, own in zip(sheets, tables, words, strict=True):
        years = sorted(set(itertools.chain(*year_families(grid).values())))
        span = [f"{years[0]}-{years[-1]}"] if years else []
        shown = [*[text[:60] for text in own if text not in common][:4], *span, *["hidden"] * sheet.hidden]
        said.append(f"  ({'; '.join(shown)})" if shown else "")
    return said


def choose_table(sheet: Sheet, choices: Choices) -> Grid:
    found = [grid for grid in grids(sheet) if has_panel(grid)] or grids(sheet)
    if not found:
        raise PressError(f"{sheet.file}: no panel: no header with rows beneath it in {sheet.how}")
    if len(found) == 1:
        return found[0]
    if not choices.table:
        shown = [
            f"--table {n}  ({'; '.join(grid.title[-5:]) or f'line {grid.line}'})"
            for n, grid in enumerate(found, 1)
        ]
        question = f"{len(found)} tables stand one under the other; which one? (Take out headers within one.)"
        raise ask(found[0].place, question, shown)
    if choices.table > len(found):
        raise PressError(f"{found[0].place}: --table {choices.table}: it has {len(found)} tables")
    return found[choices.table - 1]


def has_panel(grid: Grid) -> bool:
    return bool(year_families(grid)) or year_column(grid, "") is not None


def year_families(grid: Grid) -> dict[str, dict[int, list[int]]]:
    return cell.families(grid.header)


def grids(sheet: Sheet) -> list[Grid]:
    """The tables of a sheet, each below a header; several where years stand in a header again."""
    rows = list(sheet.rows)
    width = max((len(cells) for _, cells in rows), default=0)
    padded = [(line, (*cells, *[""] * (width - len(cells)))) for line, cells in rows]
    counts = [sum(map(bool, cells)) for _, cells in padded]
    full = sorted(count for count in counts if count > 1)
    if not full:
        return []
    enough = max(2, 0.6 * full[len(full) // 2])
    short = [  # years on a line with fewer cells than the lines below it, as a stray delimiter makes
        not sheet.typed and len(cells) < width and counts[n] > 2 and _is_years(padded[n][1])
        for n, (_, cells) in enumerate(rows)
    ]
    first = next(n for n, count in enumerate(counts) if count >= enough or short[n])
    heads = [first, *(n for n in range(first + 2, len(padded)) if _header_again(padded, first, n))]
    found = []
    for start, end in zip(heads, [*heads[1:], len(padded)], strict=True):
        if start > first:
            end_before = start
            while counts[end_before - 1] <= 2 and padded[end_before][0] - padded[end_before - 1][0] <= 2:
                end_before -= 1
            title = padded[end_before:start]
        else:
            title = padded[:start]
        found.append(_grid(sheet, padded, title, start, end))
    return found


def _header_again(rows: list, first: int, n: int) -> bool:
    """Whether a later row is a header: years, and beside them what stands in the first header, or nothing."""
    head, own = rows[first][1], rows[n][1]
    years = [place for place, text in enumerate(own) if text and cell.year_cells(text)]
    if own == head and first != n and years:
        return True
    beside = [place for place, text in enumerate(head) if not cell.year_cells(text)]
    if len(years) < 3 or any(own[place] and own[place] != head[place] for place in beside):
        return False
    return len(years) >= 0.8 * sum(map(bool, own))


def _grid(sheet: Sheet, rows: list, title: list, start: int, end: int) -> Grid:
    line, head = rows[start]
    above = _spread(title[-1][1]) if title and sum(map(bool, title[-1][1])) > 1 else ("",) * len(head)
    own = list(head)
    body = rows[start + 1 : end]
    if body and not cell.families(own) and _is_years(body[0][1]):
        line, above, own, body = body[0][0], _spread(head), list(body[0][1]), body[1:]
    if body and _is_second_header(own, body[0][1]):
        upper, lower, body = _spread(head), body[0][1], body[1:]
        own = [" ".join(filter(None, (low, up))) if low else up for up, low in zip(upper, lower, strict=True)]
    elif not cell.families(own) and len(cell.families(above)) and sum(map(bool, above)) > 2:
        own = [" ".join(filter(None, (low, up))) for up, low in zip(above, own, strict=True)]
    alone = body[0][1][0] if body and sum(map(bool, body[0][1])) == 1 else ""
    if alone and not cell.year(alone) and (not own[0] or _year_word(own[0])):
        own[0], body = alone, body[1:]  # as pandas names an index beneath its columns
    own = [text or (up if not any(cell.year_cells(up)) else "") for text, up in zip(own, above, strict=True)]
    own = _under_names(own, above)
    if split := EUROSTAT.fullmatch(own[0]):
        names = split[1].split(",")
        own = [*names, *own[1:]]
        above = (*[""] * len(names), *above[1:])
        body = [(at, (*_parts(cells[0], len(names)), *cells[1:])) for at, cells in body]
    lengths = [len(cells) for at, cells in sheet.rows if rows[start][0] <= at < body[0][0]] if body else []
    named = len(own) if sheet.typed else max(lengths, default=0) + len(own) - len(head)
    own = [
        text or (f"column {n + 1}" if n < named and any(cells[n] for _, cells in body) else "")
        for n, text in enumerate(own)
    ]
    words = tuple(text for _, cells in title for text in cells if text)
    return Grid(sheet, words, tuple(own), tuple(above), tuple(body), line)


def _is_years(row: tuple[str, ...]) -> bool:
    """Whether a row holds little but years, as one beneath names of indicators does."""
    years = sum(bool(cell.year_cells(text)) for text in row)
    return years > 1 and years >= 0.6 * sum(map(bool, row))


def _under_names(own: list[str], above: tuple[str, ...]) -> list[str]:
    """Headers with the name above them, where the same run of years stands under several names.

    Two bases of one series share a year or so, several indicators most of their years.
    """
    held = cell.families(own).get("", {})
    runs: dict[str, list[int]] = {}
    for year, places in held.items():
        for place in places:
            runs.setdefault(above[place], []).append(year)
    apart = all(name and len(years) == len(set(years)) for name, years in runs.items())
    alike = all(
        len(set(one) & set(other)) > 0.5 * min(len(one), len(other))
        for one, other in itertools.combinations(runs.values(), 2)
    )
    if len(runs) < 2 or not apart or not alike:
        return own
    named = set(itertools.chain(*held.values()))
    return [f"{above[n]} {text}" if n in named else text for n, text in enumerate(own)]


def _parts(text: str, n: int) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    return (parts + [""] * n)[:n]


def _is_second_header(head: list[str], row: tuple[str, ...]) -> bool:
    """Whether years stand above names of columns, as merged cells do."""
    years = [place for place, text in enumerate(head) if text and cell.year_cells(text)]
    if len(years) < 2:
        return False
    below = [row[place] for place in range(years[0], len(row)) if row[place]]
    return len(below) >= len(years) and not any(cell.is_number(t) or cell.is_missing(t) for t in below)


def _spread(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Texts of merged cells, over all the columns that they span."""
    held, spread = "", []
    for text in cells:
        held = text or held
        spread.append(held)
    return tuple(spread)


def year_column(grid: Grid, name: str) -> int | None:
    """The column of years of a long table."""
    if name:
        return grid.column(name, "--year")
    ways = [place for place, text in enumerate(grid.header) if _year_word(text)]
    if len(ways) != 1:
        ways = [
            place
            for place, text in enumerate(grid.header)
            if text and not cell.year_cells(text) and _are_years(grid, place)
        ]
    return ways[0] if len(ways) == 1 else None


def _are_years(grid: Grid, place: int) -> bool:
    held = [cells[place] for _, cells in grid.rows if cells[place]]
    return len(held) > 1 and len(set(held)) > 1 and all(cell.year(text) for text in held)


def _year_word(text: str) -> bool:
    return word_of(text) in YEAR_WORDS


def word_of(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
