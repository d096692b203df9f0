"""The identities on planted figures: what holds passes, and what was broken is found."""

import pandas as pd
import pytest

from analysis.data import identities


def accounts(**columns):
    """Two regions, two years, one vintage."""
    base = {
        "region": ["A", "A", "B", "B"],
        "year": [2001, 2002, 2001, 2002],
        "vintage": ["v1"] * 4,
        "grp": [100.0, 110.0, 200.0, 214.0],
        "primary": [10.0, 10.0, 20.0, 20.0],
        "secondary": [40.0, 40.0, 80.0, 80.0],
        "tertiary": [50.0, 60.0, 100.0, 114.0],
        "growth_index": [float("nan"), 108.0, float("nan"), 105.0],
    }
    return pd.DataFrame(base | columns, index=[2, 3, 4, 5])


def prices():
    return pd.DataFrame({"region": ["A", "B"], "year": [2002, 2002], "cpi": [102.0, 100.0]}, index=[2, 3])


def nation(gdp):
    return pd.DataFrame({"year": [2001, 2002], "vintage": ["v1"] * 2, "gdp": gdp}, index=[2, 3])


def people(values):
    frame = pd.DataFrame({"region": ["A", "A", "B", "B"], "year": [2001, 2002] * 2, "population": values})
    return frame.set_axis([2, 3, 4, 5])


def test_sectors():
    found = identities.sectors(accounts())
    assert list(found.index) == [2, 3, 4, 5] and found["deviation"].abs().max() == 0
    errors, notes = identities.examine({"accounts": accounts(tertiary=[50.0, 60.0, 101.0, 114.0])})
    assert len(errors) == 1 and "line 4: B 2001 v1" in errors[0] and "201.0" in errors[0]
    assert "3 of 4" in notes[0]


def test_sectors_tolerate_rounding():
    errors, _ = identities.examine({"accounts": accounts(tertiary=[50.04, 60.0, 100.09, 114.0])})
    assert errors == []


def test_sectors_leave_empty_cells_alone():
    assert identities.examine({"accounts": accounts(primary=[float("nan")] * 4)}) == ([], [])


def test_provinces_sum():
    found = identities.provinces_sum(accounts(), nation([300.0, 300.0]))
    assert list(found["ratio"]) == pytest.approx([1.0, 1.08]) and list(found["difference"]) == pytest.approx(
        [0, 24]
    )
    errors, notes = identities.examine({"accounts": accounts(), "national": nation([300.0, 3240.0])})
    assert len(errors) == 1 and "2002 v1" in errors[0] and "0.100" in errors[0] and "0.9 to 1.15" in errors[0]
    assert any("v1 2001: 1.0000 (300.0 - 300.0 = +0.0" in note for note in notes)


def test_provinces_sum_leaves_incomplete_years_out():
    found = identities.provinces_sum(accounts().drop(index=5), nation([300.0, 324.0]))
    assert list(found["year"]) == [2001]


def test_a_part_of_the_nation_is_not_held_against_it():
    part = accounts()
    part.attrs["regions"] = "some"
    errors, _ = identities.examine({"accounts": part, "national": nation([3000.0, 3240.0])})
    assert errors == []


def test_deflated_growth():
    found = identities.deflated_growth(accounts(), prices())
    assert list(found.index) == [3, 5]
    assert list(found["deflated"]) == pytest.approx([110 / 1.02, 107.0])
    assert list(found["gap"]) == pytest.approx([110 / 1.02 - 108, 2.0])
    shifted = accounts(growth_index=[float("nan"), 108.0, float("nan"), 150.0])
    errors, notes = identities.examine({"accounts": shifted, "prices": prices()})
    assert len(errors) == 1 and "line 5: B 2002 v1" in errors[0] and "within 25 index points" in errors[0]
    assert any("10 points in 1 of 2" in note and "(B 2002)" in note for note in notes)


def test_deflated_growth_never_crosses_vintages():
    two = accounts(vintage=["v1", "v2", "v1", "v2"])
    assert identities.deflated_growth(two, prices()).empty


def test_population_steps():
    found = identities.population_steps(people([100, 106, 200, 198]))
    assert list(found["step"]) == pytest.approx([6.0, -1.0]) and list(found.index) == [3, 5]
    errors, notes = identities.examine({"population": people([100, 106, 200, 20])})
    assert len(errors) == 1 and "population.csv line 5: B 2002" in errors[0] and "-90.0 %" in errors[0]
    assert "A 2002 +6.0 %" in notes[0]


def test_population_sum():
    whole = pd.DataFrame({"year": [2001, 2002], "population": [300, 400]})
    found = identities.population_sum(people([100, 106, 200, 198]), whole)
    assert list(found["difference"]) == [0, -96] and list(found["regions"]) == [2, 2]
    errors, _ = identities.examine({"population": people([100, 106, 200, 198]), "national_population": whole})
    assert len(errors) == 1 and "2002" in errors[0] and "0.760" in errors[0]


def test_other_tables_are_left_alone():
    assert identities.examine({}) == ([], [])
    assert identities.examine({"accounts": pd.DataFrame({"region": ["A"], "year": [1]})}) == ([], [])
    assert identities.examine({"accounts": accounts(year=["a", "b", "c", "d"])}) == ([], [])


def test_fractional_and_missing_populations():
    whole = pd.DataFrame({"year": [2001, 2002], "population": [300.5, 304.5]})
    frame = people([100.5, 106.0, None, 198.0])
    assert list(identities.population_sum(frame, whole)["year"]) == [2002]
    assert identities.examine({"population": frame, "national_population": whole})[0] == []
    frame["population"] = pd.array([100, 106, None, 198], dtype="Int64")
    assert identities.examine({"population": frame, "national_population": whole})[0] == []
