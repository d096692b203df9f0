"""The rule on cells that jump beyond what any other region ever did, and back."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.data import outliers, package
from tests.invented_regions import levels
from tests.invented_regions import package as write

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"


def invented(regions=12, years=12, seed=4):
    draws = np.random.default_rng(seed)
    moves = draws.normal(0.05, 0.05, (regions, years)).cumsum(axis=1)
    levels = 100 * np.exp(moves) * np.exp(draws.normal(0, 1, (regions, 1)))
    return pd.DataFrame(
        [(f"R{i}", 2000 + t, levels[i, t]) for i in range(regions) for t in range(years)],
        columns=["region", "year", "value"],
    )


def changed(table, region, year, factor):
    at = (table["region"] == region) & (table["year"] == year)
    return table.assign(value=table["value"].where(~at, table["value"] * factor))


@pytest.mark.parametrize("seed", range(8))
def test_ordinary_figures_have_none(seed):
    assert outliers.jumps(invented(seed=seed), "value").empty


@pytest.mark.parametrize("factor", [1000, 10, 3, 1 / 3, 0.1])
@pytest.mark.parametrize(("year", "kind"), [(2005, "spike"), (2011, "last"), (2001, "spike")])
def test_a_planted_slip_is_found(factor, year, kind):
    (found,) = outliers.jumps(changed(invented(), "R3", year, factor), "value").itertuples()
    assert (found.region, found.year, found.kind) == ("R3", year, kind)
    assert found.factor == pytest.approx(factor, rel=0.2) and 1 < found.most < 1.5


def test_one_slip_does_not_hide_another():
    table = changed(changed(invented(), "R3", 2005, 1000), "R7", 2008, 5)
    found = outliers.jumps(table, "value")
    assert [(r.region, r.year) for r in found.itertuples()] == [("R3", 2005), ("R7", 2008)]


def test_a_step_that_stays_is_none():
    table = invented()
    stays = (table["region"] == "R3") & (table["year"] >= 2005)
    assert outliers.jumps(table.assign(value=table["value"].where(~stays, table["value"] * 8)), "value").empty


def test_a_jump_that_another_region_made_too_is_none():
    table = changed(invented(), "R3", 2005, 3)
    stays = (table["region"] == "R5") & (table["year"] >= 2008)
    table = table.assign(value=table["value"].where(~stays, table["value"] * 4))
    assert outliers.jumps(table, "value").empty


def test_small_figures_do_not_excuse_large_ones():
    table = changed(invented(), "R3", 2011, 0.25)
    tiny = pd.DataFrame(
        {"region": "tiny", "year": range(2000, 2012), "value": [0.1] * 4 + [1.0] * 4 + [0.1] * 4}
    )
    (found,) = outliers.jumps(pd.concat([table, tiny], ignore_index=True), "value").itertuples()
    assert (found.region, found.year) == ("R3", 2011)


def test_a_year_left_out_is_no_jump():
    table = changed(invented(), "R3", 2005, 3)
    assert outliers.jumps(table[table["year"] != 2004], "value").query("year == 2005").empty


@pytest.mark.parametrize(("regions", "years"), [(4, 12), (12, 2)])
def test_too_little_says_nothing(regions, years):
    assert outliers.jumps(changed(invented(regions, years), "R3", 2001, 1000), "value").empty


def test_flagged_and_unflagged_cells_are_said_apart():
    table = changed(changed(invented(), "R3", 2005, 1000), "R7", 2008, 5).assign(jumps="")
    table.loc[(table["region"] == "R7") & (table["year"] == 2008), "jumps"] = "other value"
    one, other = outliers.examine({"values": table})
    assert one.startswith("Flagged: values.csv, column value: R7 2008")
    assert other.startswith("Not flagged: values.csv, column value: R3 2005")
    assert "no other region moved by more than" in other


def test_tables_are_parted_by_vintage():
    old, new = invented(seed=1), invented(seed=1)
    both = pd.concat([old.assign(vintage="a"), changed(new, "R3", 2005, 9).assign(vintage="b")])
    (note,) = outliers.examine({"values": both.reset_index(drop=True)})
    assert "R3 2005 b" in note


def test_every_jump_of_the_package_is_flagged(report):
    notes = [note for note in report.notes if "lagged: " in note]
    assert [note for note in notes if note.startswith("Not flagged")] == []
    assert any("Shaanxi 2024: 641" in note for note in notes)
    assert any("Inner Mongolia 2021: 277.8" in note for note in notes)


# ---- what is asked about before a build ------------------------------------------------------------------


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
