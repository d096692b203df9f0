"""Data packages made for a person: an empty one to fill in, or one of a long CSV.

    press new-package DIR          a small valid package, described line by line, to be filled in
    press import CSV ...           a package of a table region, year, value; with a file of groups, if any
    press build --data CSV         the same in passing, below _build

A package is written whole or not at all, and validated by `analysis.data.package.check` before it is in its
place.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from press import PressError
from press.editions import placing
from press.packages.long_csv import PLACES, Column, Made, identifier, long_csv

# ---- a package, written ----------------------------------------------------------------------------------


def write(folder: Path, made: Made, *, readme: str = "") -> None:
    """A whole package at `folder`, or nothing: written beside it, validated, then put in its place."""
    from analysis.data import package

    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        resources = []
        for name, rows in _tables(made).items():
            content = _csv(rows)
            (draft / f"{name}.csv").write_text(content, encoding="utf-8", newline="")
            resources.append(_resource(name, rows, made))
        descriptor = _descriptor(made, resources)
        (draft / "datapackage.json").write_text(
            json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline=""
        )
        if readme:
            (draft / "README.md").write_text(readme, encoding="utf-8", newline="")
        package.seal(draft)
        report = package.check(draft)
        if not report.ok:
            raise PressError(
                "the package made of this file does not pass its check:\n" + "\n".join(report.errors)
            )
        draft.chmod(0o755)
        placing.swap(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _tables(made: Made) -> dict[str, list[dict[str, str]]]:
    tables = {"regions": made.regions, "values": made.values}
    tables |= {"population": made.population} if made.population else {}
    return tables | ({"borders": made.borders} if made.borders else {})


def _csv(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _descriptor(made: Made, resources: list[dict[str, Any]]) -> dict[str, Any]:
    said: dict[str, Any] = {"profile": "data-package", "name": made.name, "title": made.title}
    said |= {"version": "1.0.0", "description": made.description}
    if made.licences:
        said["licenses"] = made.licences
    if made.sources:
        said["sources"] = made.sources
    return said | {"resources": resources}


TITLES = {
    "regions": "The regions, and the groups that they belong to",
    "values": "Figures by region and year",
    "population": "Population by region and year",
    "borders": "Which regions share a border, each pair once",
}
DESCRIBED = {
    "region": "short name, the key of a region everywhere",
    "label": "two or three letters for maps",
    "tile_row": "row in the tile-grid map, 1 = north; a drawing convention",
    "tile_col": "column in the tile-grid map, 1 = west; a drawing convention",
    "year": "calendar year",
    "population": "persons",
    "neighbour": "a region that it borders",
    "kind": "land: a border on land; convention: counted as one although there is none",
}


def _resource(name: str, rows: list[dict[str, str]], made: Made) -> dict[str, Any]:
    fields = [_field(column, name, made) for column in rows[0]]
    keys = {"regions": ["region"], "borders": ["region", "neighbour"]}.get(name, ["region", "year"])
    schema: dict[str, Any] = {"fields": fields, "primaryKey": keys, "missingValues": [""]}
    if name != "regions":
        columns = ["region", "neighbour"] if name == "borders" else ["region"]
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": "regions", "fields": ["region"]}}
            for column in columns
        ]
    said: dict[str, Any] = {"name": name, "type": "table", "path": f"{name}.csv", "title": TITLES[name]}
    said |= {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema}
    if name in ("values", "population"):
        years = [int(row["year"]) for row in rows]
        columns = [column for column in rows[0] if column not in ("region", "year")]
        complete = [{"column": c, "first": min(years), "last": max(years)} for c in columns]
        said["coverage"] = {"regions": "all", "complete": complete}
    return said


def _field(name: str, table: str, made: Made) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": True}
    if name == "year" or name in PLACES:
        return {
            "name": name,
            "type": "integer",
            "description": DESCRIBED[name],
            "unit": "year" if name == "year" else "count",
            "constraints": rules | {"minimum": 1},
        }
    own = next((column for column in made.columns if column.name == name), None)
    if table == "values" and own:
        return {"name": name, "type": "number", "title": own.title, "unit": own.unit, "constraints": rules}
    if table == "population" and name == "population":
        return {
            "name": name,
            "type": "number",
            "title": "Population",
            "unit": "persons",
            "constraints": rules,
        }
    described = DESCRIBED.get(name, "the group that the region belongs to")
    return {"name": name, "type": "string", "description": described, "constraints": rules}


# ---- commands --------------------------------------------------------------------------------------------


def add_commands(commands: Any) -> None:
    """`press new-package` and `press import`."""
    new = commands.add_parser("new-package", help="write a small valid data package to fill in")
    new.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    new.set_defaults(run=_new)

    made = commands.add_parser("import", help="make a data package of a long CSV (region, year, value)")
    made.add_argument("csv", type=Path, metavar="CSV")
    made.add_argument("--region", default="region", metavar="COL", help="column of regions (default: region)")
    made.add_argument("--year", default="year", metavar="COL", help="column of years (default: year)")
    made.add_argument(
        "--value", action="append", metavar="COL", help="column of values (default: value); may be repeated"
    )
    made.add_argument("--unit", action="append", metavar="TEXT", help="unit of the values, in their order")
    made.add_argument("--groups", type=Path, metavar="CSV", help="region and the groups that it belongs to")
    made.add_argument("--title", metavar="TEXT", help="title of the package (default: the file's name)")
    made.add_argument("--out", type=Path, metavar="DIR", help="where to (default: the file's name)")
    made.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    folder = options.out or Path(identifier(options.csv.stem).replace("_", "-"))
    _empty(folder)
    made = long_csv(
        options.csv,
        region=options.region,
        year=options.year,
        values=options.value,
        units=options.unit,
        groups=options.groups,
    )
    write(folder, replace(made, title=options.title) if options.title else made)
    for note in made.notes:
        print(note)
    print(f"{folder}: a data package; `press check {folder}` says which chapters it feeds")
    return 0


def _empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PressError(f"{folder}: is there and not empty; name a new folder, or empty it first")


def from_csv(path: Path, groups: Path | None, folder: Path) -> Path:
    """The package that `press build --data CSV` uses; rewritten only when the files say something else."""
    made = long_csv(path, groups=groups, values=None)
    said = json.dumps([made.title, made.regions, made.values], ensure_ascii=False)
    stamp = folder.with_name(f"{folder.name}.made.json")
    if not (folder.is_dir() and stamp.is_file() and stamp.read_text(encoding="utf-8") == said):
        write(folder, made)
        stamp.write_text(said, encoding="utf-8")
    for note in made.notes:
        print(note)
    return folder


NEW_README = """\
# A data package, to be filled in

The book's chapters run on this folder as it is (its figures are invented). Replace the figures by yours:

1. `regions.csv`: one line per region. `region` is its name, the key everywhere. Every further column of text
   groups the regions (the first such column is the one that chapters use); `label` is a short name for maps;
   `tile_row` and `tile_col` place it on a tile map (leave both columns out if you have none); keep the upper
   left of the map free, a key stands there.
2. `values.csv`: one line for each region and year, every region in every year, a number above zero in plain
   digits with a decimal point. `value` is what the chapters analyse: income or output per head, say. Further
   columns of numbers are analysed beside it; the first one is the headline.
3. `population.csv` (take it and its entry out if you have none): chapters then weigh regions by people.
4. `borders.csv` (likewise): pairs of neighbouring regions, each once; chapters on neighbours need it.

In `datapackage.json`, say what the package is (title, description, sources, licences), and of each column
its unit; `coverage` says in which years no figure may be missing. Then:

    press seal DIR      writes the checksums anew, after every change
    press check DIR     says what is wrong, and which chapters the package feeds
    press build --data DIR --edition NAME
"""


def _new(options: argparse.Namespace) -> int:
    _empty(options.folder)
    write(options.folder, _invented(), readme=NEW_README)
    said = "a data package with invented figures; its README.md says what to fill in"
    print(f"{options.folder}: {said}")
    return 0


INVENTED = [(1, 4), (1, 5), (2, 4), (2, 5), *((row, column) for row in (3, 4) for column in range(1, 5))]


def _invented() -> Made:
    """Twelve regions on a tile map in three groups, twelve years of invented figures."""
    regions, values, people, borders = [], [], [], []
    for n, (row, column) in enumerate(INVENTED):
        name = f"Region {chr(ord('A') + n)}"
        place = {"tile_row": str(row), "tile_col": str(column)}
        regions.append(
            {"region": name, "label": name[-1], "group": ("Upper", "Middle", "Lower")[n // 4]} | place
        )
        for near in ((row, column + 1), (row + 1, column)):
            if near in INVENTED:
                other = f"Region {chr(ord('A') + INVENTED.index(near))}"
                borders.append({"region": name, "neighbour": other, "kind": "land"})
        for year in range(2010, 2022):
            level = (
                (100 + 15 * n) * (1.06 - 0.002 * n) ** (year - 2010) * (1 + ((7 * n + 3 * year) % 5) / 100)
            )
            values.append({"region": name, "year": str(year), "value": f"{level:.1f}"})
            people.append(
                {"region": name, "year": str(year), "population": str(1000 * (20 + 5 * ((n * 5) % 7)))}
            )
    return Made(
        name="my-package",
        title="My regions",
        description="Say here in a sentence or two what the figures are. Those in the tables are invented.",
        regions=regions,
        values=values,
        columns=[Column("value", "Value per head", "units of money per head")],
        sources=[{"title": "Name the source here, one entry per source"}],
        licences=[{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        population=people,
        borders=borders,
    )
