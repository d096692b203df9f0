"""Facts about the tables behind the strategies, worked out from the files with csv alone."""

import csv
import json
import math
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
NINE = ("agriculture", "industry", "construction", "commerce", "transport", "hospitality", "finance")
NINE = (*NINE, "real_estate", "other")


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def total(table, column, year, **where):
    return math.fsum(
        float(r[column])
        for r in table
        if int(r["year"]) == year and r[column] and all(r[k] == v for k, v in where.items())
    )


def breaks(name):
    described = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    return " ".join(next(r for r in described if r["name"] == name)["breaks"])


def test_networks_leap_where_it_is_said():
    earlier = rows("earlier")
    leap = total(earlier, "value", 2006, indicator="highway") / total(
        earlier, "value", 2005, indicator="highway"
    )
    assert leap == pytest.approx(1.79, abs=0.005) and "+79 %" in breaks("earlier")
    for indicator, growth in (("highway", 1.21), ("railway", 1.19)):
        found = total(earlier, "value", 2001, indicator=indicator) / total(
            earlier, "value", 2000, indicator=indicator
        )
        assert found == pytest.approx(growth, abs=0.006)
    assert {r["region"] for r in earlier if r["indicator"] == "railway" and int(r["year"]) < 2006} == {
        r["region"] for r in rows("regions")
    } - {"Tibet"}


def test_earlier_and_later_years_of_a_series_do_not_meet():
    later = {(r["indicator"], r["region"], r["year"]) for r in rows("indicators")}
    assert not later & {(r["indicator"], r["region"], r["year"]) for r in rows("earlier")}
    assert {int(r["year"]) for r in rows("earlier")} == set(range(2000, 2012))


def test_networks_grow_slowly_across_the_seam_of_the_two_tables():
    earlier, later = rows("earlier"), rows("indicators")
    for indicator in ("highway", "expressway", "railway"):
        step = total(later, "value", 2012, indicator=indicator) / total(
            earlier, "value", 2011, indicator=indicator
        )
        assert 1 < step < 1.15


@pytest.mark.parametrize("year", [2000, 2008, 2014, 2019])
def test_trade_placed_in_two_ways_is_the_same_trade(year):
    trade = rows("trade")
    for one, other in (("exports", "origin_exports"), ("imports", "destination_imports")):
        assert total(trade, one, year) == pytest.approx(total(trade, other, year), rel=1e-6)


def test_exports_and_imports_sum_to_the_series_of_trade():
    series = {
        (r["region"], r["year"]): float(r["value"])
        for r in rows("indicators")
        if r["indicator"] == "trade_usd"
    }
    for row in rows("trade"):
        if known := series.get((row["region"], row["year"])):
            assert float(row["exports"]) + float(row["imports"]) == pytest.approx(known, rel=5e-6), row


def test_beijings_trade_by_place_is_a_fraction_of_that_by_unit():
    (row,) = [r for r in rows("trade") if (r["region"], r["year"]) == ("Beijing", "2019")]
    by_unit = float(row["exports"]) + float(row["imports"])
    by_place = float(row["origin_exports"]) + float(row["destination_imports"])
    assert 3.5 < by_unit / by_place < 4


def test_nine_sectors_sum_to_grp():
    accounts = {(r["vintage"], r["region"], r["year"]): float(r["grp"]) for r in rows("accounts")}
    for row in rows("sectors"):
        parts = math.fsum(float(row[name]) for name in NINE)
        grp = accounts[row["vintage"], row["region"], row["year"]]
        known = row["region"] == "Jiangxi" and row["vintage"] == "v4"
        bound = 0.006 if known else 0.0009
        assert abs(parts / grp - 1) < bound, row


def test_sectors_of_three_and_of_nine_agree():
    """Industry and construction are the secondary sector, but for services to industry."""
    three = {(r["region"], r["year"]): r for r in rows("accounts") if r["vintage"] == "v4" and r["secondary"]}
    for row in rows("sectors"):
        if row["vintage"] == "v4":
            parts = float(row["industry"]) + float(row["construction"])
            assert parts == pytest.approx(float(three[row["region"], row["year"]]["secondary"]), rel=0.04), (
                row
            )


def test_industries_of_urban_units_sum_to_the_total():
    totals = {
        (r["region"], r["year"]): float(r["value"])
        for r in rows("indicators")
        if r["indicator"] == "urban_employees"
    }
    for row in rows("urban_employment"):
        if known := totals.get((row["region"], row["year"])):
            parts = math.fsum(float(v) for k, v in row.items() if k not in ("region", "year", "jumps") and v)
            assert parts == pytest.approx(known, rel=0.003), row


def test_income_accounts_sum_to_grp():
    accounts = {(r["region"], r["year"]): float(r["grp"]) for r in rows("accounts") if r["vintage"] == "v4"}
    far = 0.0
    for row in rows("income_accounts"):
        parts = math.fsum(float(row[k]) for k in ("compensation", "taxes", "depreciation", "surplus"))
        far = max(far, abs(parts / accounts[row["region"], row["year"]] - 1))
    assert far < 0.014


def test_capital_formation_is_a_part_of_the_older_accounts():
    """Of GRP in vintage v3: under two thirds in 2000, above all of it in places by 2017."""
    older = {(r["region"], r["year"]): float(r["grp"]) for r in rows("accounts") if r["vintage"] == "v3"}
    shares = {(r["region"], r["year"]): float(r["gfcf"]) / older[r["region"], r["year"]]
              for r in rows("capital") if (r["region"], r["year"]) in older}  # fmt: skip
    assert max(v for (_, y), v in shares.items() if y == "2000") < 0.75
    assert min(shares.values()) > 0.15 and max(shares.values()) < 1.6
    for row in rows("capital"):
        assert row["price"] == "" or 85 < float(row["price"]) < 150, row


def test_employment_of_2005_to_2010_is_no_series():
    regional = rows("employment")
    nation = {int(r["year"]): float(r["employed"]) for r in rows("national_employment")}
    ratios = {y: total(regional, "employed", y) / nation[y] for y in (2005, 2010)}
    assert ratios == pytest.approx({2005: 0.911, 2010: 1.010}, abs=0.001)
    assert "91 %" in breaks("employment") and "101 %" in breaks("employment")
    assert total(regional, "employed", 2020) == pytest.approx(75064)


def test_the_slip_in_software_is_said():
    software = {r["year"]: r["software"] for r in rows("digital") if r["region"] == "Inner Mongolia"}
    assert float(software["2021"]) / float(software["2020"]) > 19
    assert float(software["2021"]) / float(software["2022"]) > 30
    assert "Inner Mongolia 2021" in breaks("digital")


def test_urban_people_are_fewer_than_all():
    everyone = {(r["region"], r["year"]): float(r["population"]) for r in rows("population")}
    for row in rows("digital"):
        if row["urban_population"]:
            assert 0.25 < float(row["urban_population"]) / everyone[row["region"], row["year"]] < 0.93, row
