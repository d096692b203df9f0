"""`press import FILE`, and `press build --data FILE`: a file as people have it becomes a data package.

It says what it understood and shows the first and the last cells; it asks by option for what only a person
can know; what is all but certain wants `--yes`. The package is written whole or not at all, and with it a
recipe, `import.yml`, that says the same options again to next year's file.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import yaml

from press import PressError, storage
from press.imports import geometry
from press.imports.choices import Choices, few, from_recipe, refuse
from press.imports.looking import look
from press.imports.panels import Panel, group_name, identifier
from press.imports.understanding import understand
from press.imports.writing import Made, write
from press.packages.scaffold import check_empty

RECIPE = "import.yml"
PLACED = ("label", "iso", "tile_row", "tile_col")  # columns of a file of groups that are no groups
FILES = ("groups", "population", "borders")  # options that may name a file

OPTIONS: dict[str, dict[str, Any]] = {
    "title": {"metavar": "TEXT", "help": "title of the package (default: the file's name)"},
    "unit": {"action": "append", "metavar": "TEXT", "help": "unit of the values, in their order"},
    "value": {"action": "append", "metavar": "NAME", "help": "column, or columns by year, of the values"},
    "region": {"metavar": "COL", "help": "column that names regions; two with a comma if one does not"},
    "year": {"metavar": "COL", "help": "column of years"},
    "groups": {"metavar": "FILE|COL", "help": "groups of regions: a file (region, group ...), or columns"},
    "population": {"metavar": "FILE|NAME", "help": "a file of people by region and year, or columns of this"},
    "borders": {
        "metavar": "FILE",
        "help": "pairs of neighbours; or a map (GeoJSON, Shapefile, GeoPackage), which gives tiles too",
    },
    "sheet": {"action": "append", "metavar": "NAME", "help": "sheet; given twice, sheets that go on"},
    "table": {"type": int, "metavar": "N", "help": "which of the tables that stand one under the other"},
    "where": {"action": "append", "metavar": "COL=TEXT", "help": "only rows that have this in a column"},
    "level": {"type": int, "metavar": "N", "help": "length of nested codes that are the regions"},
    "scale": {"choices": ("level", "ln", "log10"), "help": "whether the values are logarithms"},
    "decimal": {"choices": ("point", "comma"), "help": "the decimal mark"},
    "encoding": {"metavar": "NAME", "help": "of a text file that is not UTF-8"},
    "missing": {"action": "append", "metavar": "TEXT", "help": "another text that stands for no figure"},
    "gaps": {
        "choices": ("regions", "years", "keep"),
        "help": "leave out regions or years with gaps, or keep",
    },
    "totals": {"choices": ("leave-out", "keep"), "help": "what to do with totals among the regions"},
    "leave-out": {"action": "append", "metavar": "REGION", "help": "a region to leave out"},
    "years": {"metavar": "FIRST-LAST", "help": "only these years"},
    "uneven": {"action": "store_true", "help": "years that do not follow each other are meant"},
}


def add_commands(commands: Any) -> None:
    """`press import`."""
    made = commands.add_parser(
        "import", help="make a data package of a file: CSV, Excel, Stata, Eurostat ..."
    )
    made.add_argument("file", type=Path, metavar="FILE")
    add_reading(made)
    made.add_argument("--yes", action="store_true", help="take what is all but certain without asking")
    made.add_argument("--recipe", type=Path, metavar="FILE", help=f"options of an earlier import, {RECIPE}")
    made.add_argument("--out", type=Path, metavar="DIR", help="where to (default: the file's name)")
    made.set_defaults(run=_import)


def add_reading(command: argparse.ArgumentParser) -> None:
    """The options of reading a file."""
    group = command.add_argument_group("reading a file")
    for name, how in OPTIONS.items():
        group.add_argument(f"--{name}", **how)


def chosen(options: argparse.Namespace, base: Choices | None = None) -> Choices:
    """The choices that a command line says; those of `base` where it says nothing."""
    said: dict[str, Any] = {}
    for item in fields(Choices):
        own = getattr(options, item.name, None)
        if own:
            said[item.name] = tuple(own) if isinstance(own, list) else own
    return replace(base or Choices(), **said)


def _import(options: argparse.Namespace) -> int:
    folder = options.out or Path(identifier(options.file.stem).replace("_", "-"))
    check_empty(folder, "--out")
    base, before = _recipe(options.recipe) if options.recipe else (None, {})
    choices = chosen(options, base)
    made, choices, panel = make(options.file, choices)
    _compare(panel, before)
    write(folder, made, {RECIPE: _recipe_text(options.file, folder, choices, panel)})
    print(f"{folder}: a data package; `press check {folder}` says which chapters it feeds")
    print(f"next year: press import --recipe {folder / RECIPE} FILE --out DIR")
    return 0


def from_file(path: Path, choices: Choices, folder: Path) -> Path:
    """The package that `press build --data FILE` uses; rewritten only when the files say something else."""
    made, _, _ = make(path, replace(choices, yes=True))
    said = json.dumps(made, ensure_ascii=False, default=vars)
    stamp = folder.with_name(f"{folder.name}.made.json")
    if not (folder.is_dir() and stamp.is_file() and stamp.read_text(encoding="utf-8") == said):
        write(folder, made, {})
        stamp.write_text(said, encoding="utf-8")
    return folder


def make(path: Path, choices: Choices) -> tuple[Made, Choices, Panel]:
    """The tables of a file, printed as understood; and the choices, with what was confirmed."""
    panel = understand(look(path, choices.encoding), choices)
    print("\n".join(panel.notes))
    for column in panel.columns:
        unstated = "; name it with --unit" if column.unit == "unit not stated" else ""
        print(f"values: {column.title}: {column.unit}{unstated}")
    print(f"{len(panel.regions)} regions, {len(panel.years)} years, {panel.years[0]} to {panel.years[-1]}")
    print(panel.cells())
    if panel.confirm and not choices.yes:
        raise PressError(
            "\n".join(["to be confirmed with --yes:", *(f"  {words}" for words, _ in panel.confirm)])
        )
    for words, settled in panel.confirm:
        print(f"taken: {words}")
        choices = replace(choices, **settled)
    return _made(path, choices, panel), choices, panel


def _made(path: Path, choices: Choices, panel: Panel) -> Made:
    names = [column.name for column in panel.columns]
    values = [
        {"region": region, "year": str(year)}
        | {name: panel.values[name].get((region, year), "") for name in names}
        for region in panel.regions
        for year in panel.years
        if any((region, year) in panel.values[name] for name in names)
    ]
    people, unit = _population(path, choices, panel) if choices.population else ([], "persons")
    regions, source, areas = _regions(path, choices, panel), Path(choices.borders), None
    if choices.borders and geometry.is_geometry(source):
        areas = geometry.read(_there(source), panel.regions, panel.codes)
        print("\n".join(areas.notes))
        for row in regions:
            row.update(areas.regions[row["region"]] | {k: v for k, v in row.items() if k in PLACED})
    return Made(
        name=identifier(path.stem).replace("_", "-"),
        title=choices.title or path.stem,
        description=f"{len(panel.regions)} regions, made of {path.name}.",
        regions=regions,
        values=values,
        columns=panel.columns,
        sources=[{"title": path.name}, *([{"title": f"Outlines: {source.name}"}] if areas else [])],
        population=people,
        people_unit=unit,
        borders=areas.borders if areas else _borders(source, panel) if choices.borders else [],
        outlines=areas.outlines if areas else [],
        plane=areas.plane if areas else "",
    )


def _there(path: Path) -> Path:
    if not path.is_file():
        raise PressError(f"--borders: {path}: no such file")
    return path


# ---- groups, population, borders -------------------------------------------------------------------------


def _regions(path: Path, choices: Choices, panel: Panel) -> list[dict[str, str]]:
    """Rows of `regions`: name, code, groups."""
    columns = ({"code": panel.codes} if panel.codes else {}) | panel.groups
    rows = {
        name: {"region": name} | {column: own[name] for column, own in columns.items()}
        for name in panel.regions
    }
    if choices.groups and Path(choices.groups).is_file():
        _add_groups(Path(choices.groups), rows)
    elif choices.groups:
        for name in choices.groups.split(","):
            own = panel.column(name.strip(), path.name)
            title = group_name(name.strip(), ())
            for region, row in rows.items():
                row[title] = own[region]
    return list(rows.values())


def _add_groups(path: Path, rows: dict[str, dict[str, str]]) -> None:
    """The columns of a file of groups; PressError where a region has none, or two."""
    (_, header), *body = look(path)[0].rows
    _no_region_in_header(path, header, set(rows))
    lowered = [name.lower() for name in header]
    at = lowered.index("region") if "region" in lowered else 0
    seen: set[str] = set()
    faults = []
    columns: list[str] = []
    for title in header:
        columns.append(title.lower() if title.lower() in PLACED else group_name(title, columns))
    for line, cells in body:
        name = cells[at]
        if name not in rows:
            continue
        if name in seen:
            faults.append(f"{path.name}, line {line}: {name} stands twice; take one line out")
        seen.add(name)
        for place, title in enumerate(header):
            if place != at and place < len(cells):
                rows[name][columns[place]] = cells[place]
                if not cells[place]:
                    cure = f"expected the group of {name}; fill it in"
                    faults.append(f"{path.name}, line {line}, column {title}: {cells[place]!r}; {cure}")
    if lost := [name for name in rows if name not in seen]:
        faults.append(f"{path.name}: no line for {few(lost)}; add them")
    refuse(faults)


def _population(path: Path, choices: Choices, panel: Panel) -> tuple[list[dict[str, str]], str]:
    """Rows of `population`, for each region and year of the values, and their unit."""
    source = Path(choices.population)
    if source.is_file():
        try:
            people = understand(look(source), Choices(gaps="keep", totals="keep", uneven=True))
        except PressError as error:
            raise PressError(
                f"--population: {error}\n(these options are of the other file: import {source.name} by "
                "itself first, and give the values.csv of that package)"
            ) from None
    else:
        same = replace(choices, value=(choices.population,), gaps="keep", totals="keep", unit=())
        people = understand(look(path, choices.encoding), replace(same, scale="level", uneven=True))
    held, place = people.values[people.columns[0].name], source.name
    known = {name: name for name in people.regions} | {code: name for name, code in people.codes.items()}
    names = {name: known.get(name, known.get(panel.codes.get(name, ""), "")) for name in panel.regions}
    if lost := [name for name, own in names.items() if not own]:
        raise PressError(f"--population: {place} has no region {few(lost)}; it has {few(people.regions, 12)}")
    lacking: dict[tuple[str, ...], list[str]] = {}
    for name, own in names.items():
        years = tuple(str(year) for year in panel.years if (own, year) not in held)
        lacking.setdefault(years, []).append(name)
    refuse(
        [
            f"--population: {place} has no figure of {few(own)} for {few(list(years), 30)}; every region is "
            "weighed in every year: add them, cut with --years, or leave --population out"
            for years, own in lacking.items()
            if years
        ]
    )
    unit = people.columns[0].unit
    rows = [
        {"region": name, "year": str(year), "population": held[own, year]}
        for name, own in names.items()
        for year in panel.years
    ]
    return rows, "persons" if unit == "unit not stated" else unit


def _no_region_in_header(path: Path, header: tuple[str, ...], known: set[str]) -> None:
    """Refuses a table whose first line is already one of regions, so that none is lost as a header."""
    if first := next((name for name in header if name in known), ""):
        raise PressError(
            f"{path.name}, line 1: {first!r} is a region; expected names of columns; add such a line"
        )


def _borders(path: Path, panel: Panel) -> list[dict[str, str]]:
    """Each pair of neighbours once, from the first two columns of a table of pairs."""
    (_, header), *body = look(path)[0].rows
    if len(header) < 2:
        raise PressError(f"--borders: {path.name}: expected a table with two columns of regions")
    known = {name: name for name in panel.regions} | {code: name for name, code in panel.codes.items()}
    _no_region_in_header(path, header, set(known))
    pairs: dict[tuple[str, str], None] = {}
    faults = []
    for line, cells in body:
        own = [known.get(cells[place]) for place in (0, 1)]
        for place in (0, 1):
            if own[place] is None:
                cure = "no region of the file of figures; correct the name or take the line out"
                faults.append(f"{path.name}, line {line}, column {header[place]}: {cells[place]!r}; {cure}")
        if own[0] and own[0] == own[1]:
            faults.append(f"{path.name}, line {line}: {own[0]} borders itself; take the line out")
        if own[0] and own[1] and (own[1], own[0]) not in pairs:
            pairs[own[0], own[1]] = None
    refuse(faults)
    if not pairs:
        raise PressError(f"--borders: {path.name}: no pair of neighbours")
    if alone := [name for name in panel.regions if not any(name in pair for pair in pairs)]:
        print(f"borders: {len(pairs)} pairs; without a neighbour: {few(alone)}")
    return [{"region": one, "neighbour": other, "kind": "land"} for one, other in pairs]


# ---- the recipe ------------------------------------------------------------------------------------------


def _recipe_text(path: Path, folder: Path, choices: Choices, panel: Panel) -> str:
    options = choices.plain()
    for name in FILES:
        if name in options and Path(options[name]).is_file():
            options[name] = os.path.relpath(Path(options[name]).resolve(), folder.resolve())
    found = {"regions": panel.regions, "years": [panel.years[0], panel.years[-1]]}
    said = {"file": path.name, "options": options, "found": found}
    return (
        "# press import --recipe import.yml FILE --out DIR: the same with next year's file\n"
        + yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    )


def _recipe(path: Path) -> tuple[Choices, dict[str, Any]]:
    """The choices of a recipe, and what its file held; PressError for a recipe of another shape."""
    if not path.exists():
        raise PressError(f"--recipe: {path}: no such file")
    try:
        said = storage.yaml_file(path, str(path))
    except PressError as error:
        raise PressError(f"{error}; not a recipe, expected a file {RECIPE}") from None
    if not isinstance(said, dict):
        raise PressError(f"{path}: expected a mapping with `options`")
    choices, found = from_recipe(said.get("options", {}), str(path)), said.get("found", {})
    for name, how in OPTIONS.items():
        own, ways = getattr(choices, name.replace("-", "_")), how.get("choices", ())
        if ways and own and own not in ways:
            raise PressError(f"{path}: {name} is {own!r}; expected {', '.join(ways)}")
    if not isinstance(found, dict) or not isinstance(found.get("regions", []), list):
        raise PressError(f"{path}: found is {str(found)[:60]!r}; expected a mapping with a list `regions`")
    files = {name: path.parent / getattr(choices, name) for name in FILES if getattr(choices, name)}
    beside: dict[str, Any] = {name: str(own) for name, own in files.items() if own.is_file()}
    return replace(choices, **beside), found


def _compare(panel: Panel, before: dict[str, Any]) -> None:
    """Says which regions came and went since the recipe was written."""
    old = [str(name) for name in before.get("regions", [])]
    if old:
        gone, new = (
            [n for n in one if n not in other] for one, other in ((old, panel.regions), (panel.regions, old))
        )
        print(f"against the recipe: {few(gone) or 'no region'} gone, {few(new) or 'no region'} new")
