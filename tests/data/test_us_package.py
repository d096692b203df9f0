"""The package of US states is what its script makes of the bundled example, and agrees with it."""

import csv
import runpy
from pathlib import Path

import pytest

from analysis.data import package
from press.imports.writing import write

ROOT = Path(__file__).resolve().parents[2]
US = ROOT / "editions/us"


@pytest.fixture(scope="module")
def script():
    return runpy.run_path(str(ROOT / "editions/us.py"))


def rows(name):
    with open(US / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_script_makes_the_committed_package_to_the_byte(script, tmp_path):
    write(tmp_path / "us", script["made"](), {"README.md": script["README"]})
    assert sorted(p.name for p in US.iterdir()) == sorted(p.name for p in (tmp_path / "us").iterdir())
    for path in US.iterdir():
        assert path.read_bytes() == (tmp_path / "us" / path.name).read_bytes(), path.name


def test_it_passes_its_check():
    assert package.check(US).errors == []


def test_every_state_has_every_year_and_a_tile_of_its_own():
    values, regions = rows("values"), rows("regions")
    assert len(values) == 48 * 81 == len({(row["region"], row["year"]) for row in values})
    assert len({(row["tile_row"], row["tile_col"]) for row in regions}) == 48
    assert len({row["census_division"] for row in regions}) == 9
    at = {(row["region"], row["year"]): row["income"] for row in values}
    assert (at["Alabama", "1929"], at["Connecticut", "2009"]) == ("323", "52736")


def test_neighbours_are_those_of_the_example(script):
    from libpysal.io import open as read

    weights = read(str(script["example"]() / "states48.gal")).read()
    names = [row["region"] for row in rows("regions")]
    pairs = {frozenset((row["region"], row["neighbour"])) for row in rows("borders")}
    theirs = {
        frozenset((names[int(i)], names[int(j)])) for i, near in weights.neighbors.items() for j in near
    }
    assert pairs == theirs
    assert frozenset(("Michigan", "Ohio")) in pairs and frozenset(("Maine", "New Hampshire")) in pairs
