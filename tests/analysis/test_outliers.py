"""Cells that jump beyond what any region ever did, and back."""

from pathlib import Path

import pytest

from analysis.data import outliers, package
from tests.invented_regions import levels
from tests.invented_regions import package as write

ROOT = Path(__file__).resolve().parents[2]


def found(folder):
    return [line for s in package.open(folder).series() for line in outliers.said(s)]


@pytest.mark.parametrize("times", [1000, 1 / 1000, 3])
@pytest.mark.parametrize("year", [2000, 2001, 2010, 2019])
def test_a_wrong_cell_is_named_with_its_region_and_year(tmp_path, times, year):
    values = levels()
    values["Region 03"][year] *= times
    named = found(write(tmp_path / "made", values))
    if times == 3 and year in (2000, 2019):  # one neighbour in time alone: a lasting rise looks like it
        assert named == []
    else:
        assert len(named) == 1 and f"Region 03 {year}" in named[0] and "further than any region" in named[0]


def test_two_wrong_cells_do_not_hide_one_another(tmp_path):
    values = levels()
    values["Region 03"][2010] *= 1000
    values["Region 05"][2004] *= 1000
    assert len(found(write(tmp_path / "made", values))) == 2


def test_a_break_that_lasts_and_ordinary_packages_are_not_named(tmp_path):
    values = levels()
    values["Region 03"] = {y: v * (5 if y > 2009 else 1) for y, v in values["Region 03"].items()}
    assert found(write(tmp_path / "made", values)) == []
    assert found(ROOT / "editions" / "us") == []
    assert found(ROOT / "data") == []
