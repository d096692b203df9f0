"""Writes a data package: tables, descriptor, checksums; whole or not at all, and validated before."""

from __future__ import annotations

import csv
import io
import itertools
import json
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from press import PressError
from press.editions import placing
from press.imports.panels import Column

PLACES = ("tile_row", "tile_col")
UNITS = {"x": "km", "y": "km", "longitude": "degrees", "latitude": "degrees"}


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
    people_unit: str = "persons"
    outlines: list[dict[str, str]] = field(default_factory=list)
    plane: str = ""  # the projection of the outlines, in PROJ's words


def write(folder: Path, made: Made, files: dict[str, str]) -> None:
    """A whole package at `folder`, or nothing: written beside it, validated, then put in its place.

    files: texts of further files by their names, such as README.md.
    """
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
        for name, text in files.items():
            (draft / name).write_text(text, encoding="utf-8", newline="")
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
    tables |= {"borders": made.borders} if made.borders else {}
    return tables | ({"outlines": made.outlines} if made.outlines else {})


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
    "outlines": "Simplified outlines of the regions, for maps",
}
DESCRIBED = {
    "region": "short name, the key of a region everywhere",
    "code": "the code of the region in the file that the package was made of",
    "label": "two or three letters for maps",
    "tile_row": "row in the tile-grid map, 1 = north; a drawing convention",
    "tile_col": "column in the tile-grid map, 1 = west; a drawing convention",
    "year": "calendar year",
    "population": "persons",
    "neighbour": "a region that it borders",
    "kind": "land: a border on land; convention: counted as one although there is none",
    "ring": "number of a closed line of the region's outline, or of a hole in it",
    "point": "number of a corner along its line",
    "x": "eastward on an equal-area plane about the middle of the map",
    "y": "northward on the same plane",
    "longitude": "of the centroid of the region's largest part",
    "latitude": "of the centroid of the region's largest part",
}


def _resource(name: str, rows: list[dict[str, str]], made: Made) -> dict[str, Any]:
    fields = [_field(column, name, made) for column in rows[0]]
    own = {"regions": ["region"], "borders": ["region", "neighbour"], "outlines": ["region", "ring", "point"]}
    keys = own.get(name, ["region", "year"])
    schema: dict[str, Any] = {"fields": fields, "primaryKey": keys, "missingValues": [""]}
    if name != "regions":
        columns = ["region", "neighbour"] if name == "borders" else ["region"]
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": "regions", "fields": ["region"]}}
            for column in columns
        ]
    said: dict[str, Any] = {"name": name, "type": "table", "path": f"{name}.csv", "title": TITLES[name]}
    said |= {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema}
    if name == "outlines":
        said["description"] = f"Plane: {made.plane}"
    if name in ("values", "population"):
        columns = [column for column in rows[0] if column not in ("region", "year")]
        complete = [span for column in columns for span in _complete(rows, column, len(made.regions))]
        said["coverage"] = {"regions": "all", "complete": complete}
    return said


def _complete(rows: list[dict[str, str]], column: str, regions: int) -> list[dict[str, Any]]:
    """The range of years in which no figure may be missing: all, if they follow each other and none is."""
    years = sorted({int(row["year"]) for row in rows})
    even = all(after - before == 1 for before, after in itertools.pairwise(years))
    whole = sum(bool(row[column]) for row in rows) == regions * len(years)
    return [{"column": column, "first": years[0], "last": years[-1]}] if even and whole else []


def _field(name: str, table: str, made: Made) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": True}
    if name in UNITS and table in ("regions", "outlines"):
        more = {"description": DESCRIBED[name], "unit": UNITS[name], "constraints": rules}
        return {"name": name, "type": "number"} | more
    if name in ("year", "ring", "point", *PLACES):
        return {
            "name": name,
            "type": "integer",
            "description": DESCRIBED[name],
            "unit": "year" if name == "year" else "count",
            "constraints": rules | {"minimum": 1},
        }
    own = next((column for column in made.columns if column.name == name), None)
    if table == "values" and own:
        rules = rules if all(row[name] for row in made.values) else {}
        return {"name": name, "type": "number", "title": own.title, "unit": own.unit, "constraints": rules}
    if table == "population" and name == "population":
        return {
            "name": name,
            "type": "number",
            "title": "Population",
            "unit": made.people_unit,
            "constraints": rules,
        }
    described = DESCRIBED.get(name, "the group that the region belongs to")
    return {"name": name, "type": "string", "description": described, "constraints": rules}
