"""Facts about the indicators' tables, worked out from the files with csv alone, by no route of `analysis`."""

import csv
import json
import math
from collections import defaultdict
from pathlib import Path

import pytest
from small_package import write_package

from analysis.data import package

DATA = Path(__file__).resolve().parents[2] / "data"
DERIVED = {"area", "population", "population_mean", "grp", "grp_v4", "tertiary_v4"}
DERIVED |= {"income_all", "income_urban", "income_rural"}
DIMENSIONS = {"infrastructure", "services", "living_standards", "comparative_advantage", "green"}

# Series with gaps inside 2012-2019, and where
GAPS = {
    "expressway": {("Tibet", 2012), ("Tibet", 2013)},
    "technology_contracts": {("Tibet", year) for year in range(2012, 2017)},
    "inventions_in_force": {("Tibet", 2014), ("Zhejiang", 2014), ("Jiangxi", 2015)},
    "co2": {("Tibet", year) for year in range(2012, 2020)},
    "co2_sectoral": {("Tibet", year) for year in range(2012, 2020)},
}
LATE = {"mobile_internet": 2014, "consumption_per_head": 2013, "trade_cny": 2016}
EARLY = {"so2": 2017}


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def values():
    return {(r["indicator"], r["region"], int(r["year"])): float(r["value"]) for r in rows("indicators")}


@pytest.fixture(scope="module")
def regions():
    return [r["region"] for r in rows("regions")]


def total(values, series, year):
    return math.fsum(v for (s, _, y), v in values.items() if (s, y) == (series, year))


def test_every_series_is_complete_from_2012_to_2019_but_for_the_gaps_said(values, regions):
    for series in {s for s, _, _ in values}:
        years = range(LATE.get(series, 2012), EARLY.get(series, 2019) + 1)
        missing = {(r, y) for r in regions for y in years if (series, r, y) not in values}
        assert missing == GAPS.get(series, set()), series


@pytest.mark.parametrize(
    ("series", "last", "without"),
    [
        ("broadband_ports", 2024, set()),
        ("broadband_users", 2024, set()),
        ("mobile_internet", 2024, set()),
        ("optical_cable", 2024, set()),
        ("health_personnel", 2024, set()),
        ("patents_granted", 2024, set()),
        ("technology_contracts", 2024, set()),
        ("trade_cny", 2024, set()),
        ("education_spending", 2023, set()),
        ("rd_spending", 2023, set()),
        ("inventions_in_force", 2023, set()),
        ("highway", 2023, {"Tibet"}),
        ("co2", 2022, {"Tibet"}),
        ("electricity", 2024, {"Ningxia", "Xinjiang"}),
    ],
)
def test_what_reaches_beyond_2019(values, regions, series, last, without):
    for year in range(2020, last + 1):
        assert {r for r in regions if (series, r, year) not in values} == without
    assert not any(s == series and y > last for s, _, y in values)


def test_the_descriptor_states_the_coverage(values):
    described = {r["name"]: r for r in json.loads((DATA / "datapackage.json").read_text())["resources"]}
    stated = {item["where"]["indicator"]: item for item in described["indicators"]["coverage"]["complete"]}
    ends = defaultdict(list)
    for series, _, year in values:
        ends[series].append(year)
    assert {s: (i["first"], i["last"]) for s, i in stated.items()} == {
        s: (min(y), max(y)) for s, y in ends.items()
    }


def test_every_value_is_positive_graded_and_of_a_known_series():
    known = {r["series"] for r in rows("indicator_series")}
    assert {r["indicator"] for r in rows("indicators")} == known
    for row in rows("indicators"):
        assert float(row["value"]) > 0 and row["grade"] in "AB", row


def test_every_indicator_is_described_and_computable():
    series = {r["series"] for r in rows("indicator_series")} | DERIVED
    listed = rows("indicator_list")
    assert {r["dimension"] for r in listed} == DIMENSIONS
    ids = {r["id"] for r in listed}
    for row in listed:
        assert {*row["numerator"].split("+"), row["denominator"] or "area"} <= series, row["id"]
        assert row["why"] and row["unit"] and row["zh"] and row["official_table"], row["id"]
        assert row["direction"] in ("1", "-1") and float(row["per"]) > 0
        assert row["stands_for"] in ids | {""} and int(row["first"]) < int(row["last"])
    used = {s for r in listed for s in (*r["numerator"].split("+"), r["denominator"]) if s}
    assert series - used == {"co2_sectoral"}  # there to show what the method does


# In the comparison of copies the regions' sums equal the national tables, crawled apart, within 1e-4
@pytest.mark.parametrize(
    ("series", "year", "expected"),
    [
        ("highway", 2019, 5_012_496),
        ("expressway", 2019, 149_571),
        ("railway", 2019, 139_926),
        ("beds", 2019, 880.7),
        ("broadband_users", 2019, 44_928),
        ("rd_spending", 2023, 33_357),
    ],
)
def test_sums_over_regions(values, series, year, expected):
    assert total(values, series, year) == pytest.approx(expected, rel=1e-4)


def test_breaks_are_there_and_said(values):
    said = next(r for r in json.loads((DATA / "datapackage.json").read_text())["resources"]
                if r["name"] == "indicators")["breaks"]  # fmt: skip
    text = " ".join(said)
    change = {
        r: values["retail_sales", r, 2018] / values["retail_sales", r, 2017] - 1 for r in ("Jilin", "Guizhou")
    }
    assert change == pytest.approx({"Jilin": -0.48, "Guizhou": 0.71}, abs=0.005) and "Jilin -48 %" in text
    assert total(values, "so2", 2016) / total(values, "so2", 2015) == pytest.approx(0.59, abs=0.005)
    assert values["urban_employees", "Jiangsu", 2013] / values["urban_employees", "Jiangsu", 2012] > 1.8
    assert values["library_holdings", "Hainan", 2013] / values["library_holdings", "Hainan", 2012] < 0.45
    broken = {r["id"]: r["broken"] for r in rows("indicator_list") if r["broken"]}
    assert broken == {"retail_sales_per_head": "2018", "so2_per_grp": "2016"}


def test_trade_in_two_currencies_agrees(values, regions):
    """Yuan per dollar, implied by the two: the same for all regions within half a percent."""
    for year in range(2016, 2020):
        rates = [values["trade_cny", r, year] * 1e5 / values["trade_usd", r, year] for r in regions]
        mean = math.fsum(rates) / len(rates)
        assert 6.5 < mean < 7 and max(abs(rate / mean - 1) for rate in rates) < 0.01


def test_two_methods_of_co2_are_two_methods(values, regions):
    gaps = sorted(
        abs(values["co2", r, y] / values["co2_sectoral", r, y] - 1)
        for r in regions if r != "Tibet" for y in range(2012, 2023)
    )  # fmt: skip
    assert 0.05 < gaps[len(gaps) // 2] < 0.2
    described = {r["name"]: r for r in json.loads((DATA / "datapackage.json").read_text())["resources"]}
    assert "CEADs" in described["indicators"]["licence_note"]
    assert sum("CEADs" in source["title"] for source in described["indicators"]["sources"]) == 5


def test_areas_are_what_forest_statistics_imply(values):
    areas = {r["region"]: r for r in rows("areas")}
    assert len(areas) == 31
    for region, row in areas.items():
        assert int(row["low"]) <= int(row["area"]) <= int(row["high"])
        assert float(row["forest_area"]) * 1e4 / float(row["forest_cover"]) == pytest.approx(
            int(row["area"]), abs=0.51
        )
        assert (int(row["high"]) - int(row["low"])) / int(row["area"]) < 0.0025
        assert values["forest_area", region, 2019] == pytest.approx(float(row["forest_area"]), abs=0.01)
    assert sum(int(row["area"]) for row in areas.values()) == pytest.approx(9_576_731, abs=20)


def test_a_year_for_some_regions_is_refused(tmp_path):
    copy = write_package(tmp_path / "data", "regions", "indicator_series", "indicators")
    with (copy / "indicators.csv").open("a", encoding="utf-8") as stream:
        stream.write("Beijing,2020,beds,13,B,\n")
    package.seal(copy)
    (error,) = package.check(copy).errors
    assert "indicators.csv" in error and "indicator beds, year 2020: no value for Tianjin" in error
