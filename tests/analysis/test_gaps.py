"""Gaps in several measures: planted rates are found, ratios by hand, regions left out in turn."""

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.methods import dispersion, gaps

RATIO = {"use": gaps.Measure("use", "population", 10, "use"), "pay": gaps.Measure("pay", "population", 1, "")}


def world(closing=0.1, base=0.02):
    """Four regions; logs of `use` shrink to their mean by ``closing`` a year, of `pay` by ``base``."""
    lines = []
    for i, region in enumerate("ABCD"):
        for year in range(2016, 2025):
            gone = year - 2016
            use = np.exp(1 + (i - 1.5) * 0.4 * np.exp(-closing * gone))
            pay = np.exp(2 + (i - 1.5) * 0.2 * np.exp(-base * gone))
            lines.append((region, year, 100.0 + 50 * i, use, pay))
    table = pd.DataFrame(lines, columns=["region", "year", "population", "use", "pay"])
    return table.assign(use=table["use"] * table["population"], pay=table["pay"] * table["population"])


def test_planted_rates_of_closing_are_found():
    rows = gaps.long(world(), measures=RATIO)
    found = gaps.closing(rows, first=2016, last=2024).set_index("measure")
    assert found["rate"].to_dict() == pytest.approx({"use": -10, "pay": -2})
    assert found["n"].tolist() == [4, 4]


def test_the_difference_does_not_hang_on_a_region_where_all_close_alike():
    found = gaps.faster(gaps.long(world(), measures=RATIO), than="pay", first=2016, last=2024)
    assert found.loc[0, ["difference", "low", "high"]].tolist() == pytest.approx([-8, -8, -8])


def test_leaving_one_out_shows_a_difference_that_one_region_makes():
    table = world(closing=0.02)
    table.loc[(table["region"] == "D") & (table["year"] == 2024), "use"] *= 0.5
    found = gaps.faster(gaps.long(table, measures=RATIO), than="pay", first=2016, last=2024).iloc[0]
    assert found["difference"] < -1 and found["high"] == pytest.approx(0, abs=1e-9)


def test_the_spread_is_that_of_dispersion():
    rows = gaps.long(world(), measures=RATIO)
    ours = gaps.spread(rows).set_index(["measure", "year"])["spread"]
    own = rows[(rows["measure"] == "use") & (rows["year"] == 2020)]
    assert ours["use", 2020] == pytest.approx(dispersion.sd_log(own["value"], weights=own["people"]))


def test_a_change_of_unit_or_of_the_whole_leaves_the_spread():
    table = world()
    more = table.assign(use=table["use"] * 1000 * np.exp(0.3 * (table["year"] - 2016)))
    rates = [gaps.closing(gaps.long(t, measures=RATIO), first=2016, last=2024) for t in (table, more)]
    assert rates[0]["rate"].tolist() == pytest.approx(rates[1]["rate"].tolist())
    assert (rates[1]["level"] - rates[0]["level"]).tolist() == pytest.approx([30, 0], abs=1e-9)


def test_a_ratio_of_groups_is_of_their_sums():
    table = pd.DataFrame({
        "region": list("ABC"), "year": 1, "population": [1.0, 3.0, 2.0], "use": [4.0, 4.0, 2.0], "pay": 1.0,
    })  # fmt: skip
    rows = gaps.long(table, measures=RATIO)
    found = gaps.ratio(rows, groups={"A": "x", "B": "x", "C": "y"}, top="x", bottom="y")
    assert found.set_index("measure")["ratio"].to_dict() == pytest.approx({"use": 2, "pay": 1})


def test_regions_with_a_gap_are_left_out_and_a_lacking_year_refused():
    table = world()
    table.loc[(table["region"] == "B") & (table["year"] == 2020), "use"] = np.nan
    found = gaps.closing(gaps.long(table, measures=RATIO), first=2016, last=2024).set_index("measure")
    assert found["n"].to_dict() == {"use": 3, "pay": 4}
    table.loc[table["year"] == 2018, "use"] = np.nan
    with pytest.raises(ValueError, match="use has no figure for 2018"):
        gaps.closing(gaps.long(table, measures=RATIO), first=2016, last=2024)


def test_town_and_country_by_hand():
    table = pd.DataFrame({
        "region": ["A"], "year": [1], "population": [10.0], "urban_population": [6.0],
        "urban_broadband": [3.0], "rural_broadband": [1.0],
    })  # fmt: skip
    (row,) = gaps.towns(table).to_dict("records")
    assert (row["urban"], row["rural"]) == pytest.approx((50, 25))


def test_the_package_holds_what_the_measures_need_and_flagged_cells_are_out():
    rows = gaps.long(gaps.totals(package.open()))
    assert set(rows["measure"]) == set(gaps.DIGITAL)
    slip = rows[(rows["measure"] == "software") & (rows["region"] == "Inner Mongolia")]
    assert 2021 not in set(slip["year"]) and 2020 in set(slip["year"])
    fall = rows[(rows["measure"] == "software") & (rows["region"] == "Shaanxi")]
    assert set(fall["year"]) == set(range(2013, 2024))
    held = gaps.same_regions(rows, first=2016, last=2024)
    counts = held.groupby("measure")["region"].nunique()
    assert counts["broadband"] == 31 and counts["software"] == 28
    with pytest.raises(ValueError, match="no measure 'bread'"):
        gaps.faster(rows, than="bread", first=2016, last=2024)


def test_towns_over_country_are_ratios_of_sums_of_whole_regions():
    years = (2016, 2017)
    table = pd.DataFrame({
        "region": ["A", "A", "B", "B", "C"], "year": [*years, *years, 2016], "population": 100.0,
        "urban_population": [50.0, 50.0, 20.0, 20.0, 10.0], "urban_broadband": [25.0, 30.0, 10.0, 10.0, 9.0],
        "rural_broadband": [10.0, 20.0, 8.0, 16.0, 1.0],
    })  # fmt: skip
    found = gaps.towns_over_country(table, groups={"A": "East", "B": "West"}, first=2016, last=2017)
    ratio = found.set_index(["macro_region", "year"])["ratio"]
    assert ratio["East", 2016] == pytest.approx((25 / 50) / (10 / 50))
    assert ratio["nation", 2017] == pytest.approx((40 / 70) / (36 / 130))  # C lacks a year
