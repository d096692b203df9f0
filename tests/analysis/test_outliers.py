"""The rule on cells that jump beyond what any other region ever did, and back."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis.data import outliers, package

DATA = Path(__file__).resolve().parents[2] / "data"


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


def test_every_jump_of_the_package_is_flagged():
    notes = [note for note in package.check(DATA).notes if "lagged: " in note]
    assert [note for note in notes if note.startswith("Not flagged")] == []
    assert any("Shaanxi 2024: 641" in note for note in notes)
    assert any("Inner Mongolia 2021: 277.8" in note for note in notes)


def as_series(table):
    return SimpleNamespace(name="value", table=table.rename(columns={"value": "per_head"}))


@pytest.mark.parametrize(("year", "factor"), [(2003, 1000.0), (2000, 1000.0), (2011, 0.001), (2005, 5.0)])
def test_a_cell_that_is_far_too_large_is_asked_about_wherever_it_stands(year, factor):
    table = invented()
    assert outliers.said(as_series(table)) == []
    found = outliers.said(as_series(changed(table, "R3", year, factor)))
    assert [line.split(": ")[1] for line in found] == [f"R3 {year}"]


def test_a_break_that_stays_is_not_asked_about():
    table = invented()
    late = (table["region"] == "R3") & (table["year"] >= 2004)
    assert outliers.said(as_series(table.assign(value=table["value"].where(~late, 3 * table["value"])))) == []
