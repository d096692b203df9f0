"""`press new-package DIR`: a small valid package, described line by line, to be filled in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from press import PressError
from press.imports.panels import Column
from press.imports.writing import Made, write


def add_commands(commands: Any) -> None:
    """`press new-package`."""
    new = commands.add_parser("new-package", help="write a small valid data package to fill in")
    new.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    new.set_defaults(run=_new)


def check_empty(folder: Path, option: str = "") -> None:
    """PressError: something stands where a new folder is to be; ``option`` is what names another."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        with_it = f" with {option}" if option else ""
        raise PressError(f"{folder}: is there and not empty; name a new folder{with_it}, or empty it first")


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
    check_empty(options.folder)
    write(options.folder, _invented(), {"README.md": NEW_README})
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
