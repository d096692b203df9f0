"""`press take FILE`: an export of a statistical office's database goes into the table that it belongs to.

A package says under `export` of a table how the office names its columns:

    "export": {"columns": {"grp": {"names": ["地区生产总值"], "unit": "亿元", "status": "status"}},
               "vintages": {"v5": "第五次全国经济普查"},
               "new": {"basis": {"value": "after_2020_census", "replaces": ["derived"]}}}

`status` names the column that says final or preliminary of the cell; `vintages` the words of a footnote by
which a vintage is known; `new` what a further column of a written row says (and which of its values give way
once the office has a figure). A long table has `"columns": {"value": {"series": "indicator_series"}}`: names
are the column `zh` of that table, whose first column is the key.

What a file is, is proved by the figures that it shares with the package: nine in ten of those that are final
must be equal, of one per region at least. So a file without an indicator's name is recognised, and another
indicator, unit or vintage is refused, whatever it calls itself.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from press import PressError
from press.editions import placing
from press.imports.choices import Choices, few, refuse
from press.imports.looking import look
from press.imports.panels import INDICATOR, Panel
from press.imports.tables import choose_sheets, choose_table, grids, has_panel
from press.imports.understanding import panel_of

ENOUGH = 0.9  # share of final cells that must be equal
CENSUS = re.compile(r"第.次全国经济普查")
PRELIMINARY, FINAL = "preliminary", "final"
Cells = dict[tuple[str, int], str]


def add_commands(commands: Any) -> None:
    """`press take`."""
    take = commands.add_parser("take", help="take an export of the NBS database into a package's table")
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help="the package (data)")
    take.add_argument(
        "--column", metavar="TABLE.COLUMN", default="", help="where it belongs, if that is asked"
    )
    take.add_argument("--final", action="store_true", help="the newest year is final (else: preliminary)")
    take.add_argument("--earlier", action="store_true", help="take years before the column's first as well")
    take.add_argument("--encoding", default="", metavar="NAME", help="of a text file that is not UTF-8")
    take.add_argument("--write", action="store_true", help="write it, and seal the package")
    take.set_defaults(run=_take)


@dataclass(frozen=True)
class Target:
    """A column of a table, in the rows that meet `where`: what a file's figures may be."""

    table: str
    column: str
    where: dict[str, str]
    names: tuple[str, ...]
    unit: str = ""
    status: str = ""

    def __str__(self) -> str:
        """As messages name it."""
        said = " ".join([f"{self.table}.{self.column}", *self.where.values()])
        return f"{said} ({self.names[0]})" if self.names else said


@dataclass
class Held:
    """A package's table as text: header, rows, and what its descriptor says."""

    resource: dict[str, Any]
    header: list[str]
    rows: list[dict[str, str]]

    def of(self, target: Target) -> dict[tuple[str, int], dict[str, str]]:
        """The rows that a target speaks of, by region and year."""
        own = [row for row in self.rows if all(row[key] == value for key, value in target.where.items())]
        return {(row["region"], int(row["year"])): row for row in own}


@dataclass
class Export:
    """What a file holds: the indicator and unit that it names, or none; its cells; all its words."""

    file: str
    indicator: str
    unit: str
    cells: Cells
    notes: str

    @property
    def newest(self) -> int:
        """The last year with a figure."""
        return max(year for _, year in self.cells)


@dataclass
class Changes:
    """What a file would change, by region and year: the old cell and the new one."""

    new: Cells = field(default_factory=dict)
    revised: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    equal: list[tuple[str, int]] = field(default_factory=list)
    settled: list[tuple[str, int]] = field(default_factory=list)  # equal, and preliminary or derived no more

    @property
    def none(self) -> bool:
        """Whether the package holds all of it already."""
        return not (self.new or self.revised or self.settled)


def _take(options: argparse.Namespace) -> int:
    folder = options.data.resolve()
    descriptor, tables = _opened(folder)
    export = read(options.file, tables, options.encoding)
    target = recognise(export, tables, options.column)
    print(f"{export.file} is {target}")
    if not options.earlier:
        export = _since(export, tables[target.table], target)
    changes = compare(export, tables[target.table], target, final=options.final)
    print("\n".join(_said(changes, export)))
    if changes.none:
        print(f"{options.data}: nothing to write")
    elif options.write:
        write(folder, descriptor, tables[target.table], target, export, changes, final=options.final)
        print(f"{options.data}: written and sealed; `press build` shows which numbers move")
    else:
        print("nothing written; --write does")
    return 0


def _opened(folder: Path) -> tuple[dict[str, Any], dict[str, Held]]:
    """A package that passes its check, and its tables as text."""
    from analysis.data import package

    report = package.check(folder)
    if not report.ok:
        raise PressError("\n".join(["the package does not pass its check; mend it first:", *report.errors]))
    descriptor = package.open(folder).descriptor
    tables = {}
    for resource in descriptor["resources"]:
        if "schema" in resource:
            text = (folder / resource["path"]).read_text(encoding="utf-8")
            header, *rows = csv.reader(io.StringIO(text, newline=""))
            own = [dict(zip(header, row, strict=True)) for row in rows]
            tables[resource["name"]] = Held(resource, header, own)
    return descriptor, tables


# ---- the file --------------------------------------------------------------------------------------------


def read(path: Path, tables: dict[str, Held], encoding: str = "") -> Export:
    """The export in a file, its regions by the package's names; PressError says what is amiss, by line."""
    sheets = look(path, encoding or _encoding(path))
    if not any(has_panel(grid) for sheet in sheets for grid in grids(sheet)):
        raise PressError(
            f"{path.name}: no columns of years; export one indicator for all regions over two years or more"
        )
    choices = Choices()
    (sheet, *_) = choose_sheets(sheets, choices)
    grid = choose_table(sheet, choices)
    panel = panel_of(grid, choices)
    names = _regions(panel, tables, path.name)
    values = panel.values[panel.columns[0].name]
    cells = {(names[region], year): _plain(text) for (region, year), text in values.items()}
    if not cells:
        raise PressError(f"{path.name}: no figures; export years that have some")
    said = next((found[1] for text in grid.title if (found := INDICATOR.match(text))), "")
    indicator, unit = _named(said)
    notes = " ".join(text for _, row in sheet.rows for text in row)
    return Export(path.name, indicator, unit, cells, notes)


def _encoding(path: Path) -> str:
    """Exports that are not UTF-8 are GB18030: the database writes no other."""
    if not path.is_file() or path.suffix.lower() not in (".csv", ".txt", ".tsv"):
        return ""
    content = path.read_bytes()
    try:
        content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return ""


def _regions(panel: Panel, tables: dict[str, Held], file: str) -> dict[str, str]:
    """The package's name of each region of the file: the same, or a short Chinese one that it begins with."""
    own = tables["regions"].rows
    short = {row.get("zh") or row["region"]: row["region"] for row in own}
    known = {row["region"]: row["region"] for row in own} | short
    names, lost = {}, []
    for name in panel.regions:
        found = known.get(name) or next((r for zh, r in short.items() if name.startswith(zh)), None)
        if found is None:
            lost.append(name)
        else:
            names[name] = found
    if lost:
        raise PressError(
            f"{file}: {few(lost)}: no regions of the package; export one indicator with a row for each region"
        )
    if twice := [name for name in names if list(names.values()).count(names[name]) > 1]:
        raise PressError(f"{file}: {few(twice)} are one region of the package; keep one row of them")
    return names


def _named(text: str) -> tuple[str, str]:
    """The indicator and its unit, from `地区生产总值(亿元)`; a bracket that is part of the name stays."""
    text = _narrow(text)
    found = re.fullmatch(r"(.+?)\(([^()]*)\)", text)
    return (found[1], found[2]) if found and "=" not in found[2] else (text.removesuffix("()"), "")


def _narrow(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans("（）", "()"))


def _plain(text: str) -> str:
    number = Decimal(text).normalize()
    return f"{number:f}"


# ---- which column it is ----------------------------------------------------------------------------------


def targets(tables: dict[str, Held]) -> Iterator[Target]:
    """All that a file's figures may be, vintage by vintage."""
    for name, held in tables.items():
        export = held.resource.get("export", {})
        columns = export.get("columns", {}) if isinstance(export, dict) else {}
        for column, said in columns.items():
            if column not in held.header or not isinstance(said, dict):
                raise PressError(
                    f"datapackage.json, {name}: export names column {column!r}; expected one of "
                    f"{', '.join(held.header)}, with its names and unit"
                )
            if "series" in said:
                yield from _long(tables, name, column, str(said["series"]))
                continue
            names, unit, status = tuple(said.get("names", ())), said.get("unit", ""), said.get("status", "")
            for vintage in sorted({row["vintage"] for row in held.rows if "vintage" in row}) or [""]:
                where = {"vintage": vintage} if vintage else {}
                yield Target(name, column, where, names, unit, status)


def _long(tables: dict[str, Held], name: str, column: str, listed: str) -> Iterator[Target]:
    """Each series of a long table, by the table that names them."""
    if listed not in tables:
        raise PressError(f"datapackage.json, {name}: export names table {listed!r}, which the package lacks")
    key = tables[listed].header[0]
    place = next(one for one in tables[name].header if one in ("indicator", key))
    for row in tables[listed].rows:
        yield Target(name, column, {place: row[key]}, (row.get("zh", row[key]),))


def recognise(export: Export, tables: dict[str, Held], column: str = "") -> Target:
    """The column and vintage that the file's figures are; PressError: another indicator, unit or vintage."""
    every = list(targets(tables))
    known = [target for target in every if column in ("", f"{target.table}.{target.column}")]
    if not known:
        raise PressError(f"--column {column}: not among {few(_columns(every), 40)}")
    if export.indicator:
        named = [t for t in known if export.indicator in map(_narrow, t.names)]
        if not named:
            words = f"the indicator {export.indicator!r} is none that the package takes"
            what = f" as {column}" if column else ""
            raise PressError(
                f"{export.file}: {words}{what}; those are {few(sorted({t.names[0] for t in known}), 60)}"
            )
        _same_unit(export, named)
        known = named
    known = _of_vintage(export, known, tables)
    shares = {n: _agreement(export, tables[t.table], t) for n, t in enumerate(every)}
    ranked = sorted((n for n, t in enumerate(every) if t in known), key=lambda n: -shares[n][0])
    best = ranked[0]
    share, compared, apart = shares[best]
    regions = len({region for region, _ in export.cells})
    if compared < regions and (export.indicator or column):
        raise PressError(
            f"{export.file}: only {compared} of its cells are final in {every[best]}; {regions} of them, one "
            "for each region, prove its vintage: export more of the years before"
        )
    if share < ENOUGH or compared < regions:
        raise PressError(_unlike(export, every, shares, best, apart, column))
    close = [every[n] for n in ranked[1:] if shares[n][0] >= ENOUGH and shares[n][1] >= regions]
    if close:
        alike = few([str(target) for target in (every[best], *close)])
        raise PressError(
            f"{export.file}: its figures are those of {alike} alike; name one with --column TABLE.COLUMN"
        )
    return every[best]


def _columns(every: list[Target]) -> list[str]:
    return list(dict.fromkeys(f"{target.table}.{target.column}" for target in every))


def _same_unit(export: Export, named: list[Target]) -> None:
    units = {target.unit for target in named} - {""}
    if export.unit and units and export.unit not in units:
        own = few(sorted(units))
        raise PressError(
            f"{export.file}: {export.indicator} is in {export.unit}, the package has it in {own}; export it "
            "in that unit"
        )


def _of_vintage(export: Export, known: list[Target], tables: dict[str, Held]) -> list[Target]:
    """The targets of the vintage that the file's footnote names; all of them where it names none."""
    words = {
        vintage: said
        for target in known
        for vintage, said in tables[target.table].resource["export"].get("vintages", {}).items()
    }
    told = sorted(set(CENSUS.findall(export.notes)))
    if not words or not told:
        return known
    kept = [t for t in known if words.get(t.where.get("vintage", "")) in told]
    if not kept:
        raise PressError(
            f"{export.file}: its note names {few(told)}; the package's vintages are "
            f"{few([f'{v} ({said})' for v, said in words.items()])}: never mix two; README.md says how a new "
            "vintage is added"
        )
    return kept


def _agreement(export: Export, held: Held, target: Target) -> tuple[float, int, float]:
    """Share of equal cells among the final ones that both have, their number, and the median ratio."""
    own = held.of(target)
    both = [
        (text, own[spot][target.column])
        for spot, text in export.cells.items()
        if spot in own and own[spot][target.column] and not _open(own[spot], held, target)
    ]
    if not both:
        return 0.0, 0, 0.0
    ratios = sorted(float(new) / float(old) for new, old in both if float(old))
    equal = sum(same(new, old) for new, old in both)
    return equal / len(both), len(both), ratios[len(ratios) // 2] if ratios else 0.0


def _open(row: dict[str, str], held: Held, target: Target) -> bool:
    """Whether a held cell is yet to be settled: preliminary, or of a kind that gives way."""
    if target.status and row[target.status] == PRELIMINARY:
        return True
    new = held.resource["export"].get("new", {})
    return any(row[column] in said["replaces"] for column, said in new.items())


def same(one: str, other: str) -> bool:
    """Whether two texts are one number at the decimals that the coarser one has."""
    fewest = min(len(text.partition(".")[2]) for text in (one, other))
    return abs(Decimal(one) - Decimal(other)) <= Decimal(1).scaleb(-fewest) / 2


def _unlike(
    export: Export,
    every: list[Target],
    shares: dict[int, tuple[float, int, float]],
    best: int,
    apart: float,
    column: str,
) -> str:
    """Why the figures are not those of the column: another vintage or indicator, another unit, or unknown."""
    if not (export.indicator or column):
        return (
            f"{export.file}: names no indicator, and no column of the package has its figures: another unit, "
            "vintage or indicator; --column TABLE.COLUMN says how they differ from that one's"
        )
    share, compared, _ = shares[best]
    said = f"{export.file}: {share:.0%} of the {compared} figures that it shares with {every[best]} are equal"
    like = [n for n in shares if shares[n][0] >= ENOUGH and shares[n][1] >= compared / 2 and n != best]
    if like:
        other = every[max(like, key=lambda n: shares[n][1])]
        return f"{said}; they are those of {other}: another indicator or vintage than it says"
    for power in (-4, -3, -2, 2, 3, 4):
        if abs(apart / 10**power - 1) < 0.02:
            unit = every[best].unit or "the package's"
            return f"{said}: they are {10.0**power:g} times as large: another unit; export it in {unit}"
    cure = "another indicator or vintage; README.md says how one is added"
    return f"{said}; expected {ENOUGH:.0%} at least: {cure}"


# ---- what it changes -------------------------------------------------------------------------------------


def _since(export: Export, held: Held, target: Target) -> Export:
    """The export without years before the column's first, which is said: they would begin its series anew."""
    first = min(year for (_, year), row in held.of(target).items() if row[target.column])
    if years := sorted({year for _, year in export.cells if year < first}):
        print(f"{years[0]} to {years[-1]}: before the column's first year, left out; --earlier takes them")
    return replace(export, cells={spot: text for spot, text in export.cells.items() if spot[1] >= first})


def compare(export: Export, held: Held, target: Target, *, final: bool = False) -> Changes:
    """Cell by cell: new, equal or revised; equal ones whose mark of being preliminary goes are settled."""
    own, changes = held.of(target), Changes()
    for spot, text in sorted(export.cells.items(), key=lambda item: (item[0][1], item[0][0])):
        old = own[spot][target.column] if spot in own else ""
        if not old:
            changes.new[spot] = text
        elif not same(text, old):
            changes.revised[spot] = (old, text)
        else:
            changes.equal.append(spot)
            if _marks(own[spot], held, target, settled=final or spot[1] < export.newest):
                changes.settled.append(spot)
    return changes


def _marks(row: dict[str, str], held: Held, target: Target, *, settled: bool) -> dict[str, str]:
    """What the columns beside a written cell are to say, where that is another thing than they say."""
    said = {}
    if target.status and row.get(target.status) != FINAL:
        said[target.status] = FINAL if settled else PRELIMINARY
    for column, new in held.resource["export"].get("new", {}).items():
        if column not in row or row[column] in new["replaces"]:
            said[column] = new["value"]
    return {column: text for column, text in said.items() if row.get(column) != text}


def _said(changes: Changes, export: Export) -> list[str]:
    """The changes in words, one line a cell."""
    years = sorted({year for _, year in export.cells})
    lines = [
        f"{years[0]} to {years[-1]}: {len(changes.new)} new, {len(changes.equal)} equal, "
        f"{len(changes.revised)} revised, {len(changes.settled)} of the equal ones settled"
    ]
    lines += [f"  new: {region} {year}: {text}" for (region, year), text in changes.new.items()]
    for (region, year), (old, text) in changes.revised.items():
        change = f" ({100 * (float(text) / float(old) - 1):+.2f} %)" if float(old) else ""
        lines.append(f"  revised: {region} {year}: {old} becomes {text}{change}")
    return lines


# ---- writing it ------------------------------------------------------------------------------------------


def write(
    folder: Path,
    descriptor: dict[str, Any],
    held: Held,
    target: Target,
    export: Export,
    changes: Changes,
    *,
    final: bool = False,
) -> None:
    """The package with the changes in the place of the old one, sealed; or nothing, if it fails its check."""
    from analysis.data import package

    _put(held, target, export, changes, final=final)
    _describe(held.resource, target, changes)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        shutil.copytree(folder, draft, symlinks=True, dirs_exist_ok=True)
        text = io.StringIO()
        writer = csv.DictWriter(text, held.header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(held.rows)
        (draft / held.resource["path"]).write_text(text.getvalue(), encoding="utf-8", newline="")
        said = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
        (draft / package.DESCRIPTOR).write_text(said, encoding="utf-8", newline="")
        package.seal(draft)
        report = package.check(draft)
        if not report.ok:
            words = f"{export.file}: the package would not pass its check; nothing was written:"
            raise PressError("\n".join([words, *report.errors]))
        shutil.copystat(folder, draft)
        placing.swap(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _put(held: Held, target: Target, export: Export, changes: Changes, *, final: bool) -> None:
    own = held.of(target)
    written = changes.new | {spot: text for spot, (_, text) in changes.revised.items()}
    lacking: list[str] = []
    for (region, year), text in written.items():
        row = own.get((region, year))
        if row is None:
            row = {"region": region, "year": str(year), **target.where}
            row |= {target.column: text} | _marks(row, held, target, settled=final or year < export.newest)
            lacking += [f"{region} {year}"] * bool(_empty(row, held))
            row = dict.fromkeys(held.header, "") | row
            held.rows.insert(_place(held.rows, row, target), row)
        else:
            row |= {target.column: text} | _marks(row, held, target, settled=final or year < export.newest)
    if lacking:
        path, empty = held.resource["path"], _empty({target.column: "", "region": "", "year": ""}, held)
        others = [c for c in empty if c in held.resource["export"]["columns"]]
        refuse(
            [f"{export.file}: {path} has no line for {few(lacking)}; take {few(others)} of that year first"]
        )
    for spot in changes.settled:
        row = own[spot]
        row |= _marks(row, held, target, settled=final or spot[1] < export.newest)


def _empty(row: dict[str, str], held: Held) -> list[str]:
    """Required columns that a new row would lack."""
    fields = held.resource["schema"]["fields"]
    needed = [item["name"] for item in fields if (item.get("constraints") or {}).get("required")]
    return [name for name in needed if name not in row]


def _place(rows: list[dict[str, str]], row: dict[str, str], target: Target) -> int:
    """After the region's last year before it; else at the end."""
    keys = {"region": row["region"], **target.where}
    before = [
        place
        for place, other in enumerate(rows)
        if all(other[key] == value for key, value in keys.items()) and int(other["year"]) < int(row["year"])
    ]
    return before[-1] + 1 if before else len(rows)


def _describe(resource: dict[str, Any], target: Target, changes: Changes) -> None:
    """The years that the descriptor promises, and the grade of what came in: one plausible copy, B."""
    written = sorted({year for _, year in [*changes.new, *changes.revised]})
    for item in resource.get("coverage", {}).get("complete", []):
        if item["column"] == target.column and item.get("where", {}) == target.where:
            item["last"] = max([item["last"], *(year for _, year in changes.new)])
    grade = next(f for f in resource["schema"]["fields"] if f["name"] == target.column).get("grade")
    if written and grade is not None:
        years = f"{written[0]}-{written[-1]}" if len(written) > 1 else f"{written[0]}"
        said = " ".join([*target.where.values(), years, "(one export)"])
        if said not in grade.get("B", ""):
            grade["B"] = "; ".join(filter(None, [grade.get("B", ""), said]))
