"""The figures of the second search, worked out from the files with csv and math alone."""

import csv
import math
from collections import defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
MACRO_REGIONS = ("East", "Central", "West", "Northeast")
INDUSTRIES = (
    *("agriculture", "industry", "construction", "commerce", "transport", "hospitality", "finance"),
    *("real_estate", "other"),
)


def rows(name, **where):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return [r for r in csv.DictReader(stream) if all(r[k] == v for k, v in where.items())]


def cells(name, column, **where):
    return {(r["region"], int(r["year"])): float(r[column]) for r in rows(name, **where) if r[column]}


@pytest.fixture(scope="module")
def macro_region():
    return {r["region"]: r["macro_region"] for r in rows("regions")}


@pytest.fixture(scope="module")
def grp():
    return cells("accounts", "grp", vintage="v5")


@pytest.fixture(scope="module")
def index():
    return cells("accounts", "growth_index", vintage="v5")


@pytest.fixture(scope="module")
def people():
    return cells("population", "population")


# ---- real growth -----------------------------------------------------------------------------------------


def test_real_growth_is_one_vintage_for_all_regions(index, macro_region):
    assert set(index) == {(r, y) for r in macro_region for y in range(2011, 2026)}
    status = {(r["year"], r["growth_status"]) for r in rows("accounts", vintage="v5") if r["growth_index"]}
    assert {y for y, s in status if s == "preliminary"} == {"2025"} and len(status) == 15


def test_no_unverified_growth_is_left():
    held = cells("accounts", "growth_index", vintage="v4")
    assert max(year for _, year in held) == 2019 and len(held) == 620
    assert all(bool(r["growth_index"]) == bool(r["growth_status"]) for r in rows("accounts"))


@pytest.mark.parametrize(
    ("region", "year", "expected"),
    [("Hubei", 2020, 94.6), ("Beijing", 2022, 101.0), ("Shanghai", 2022, 100.2), ("Jilin", 2022, 98.1)],
)
def test_well_known_rates(index, region, year, expected):
    assert index[region, year] == pytest.approx(expected, abs=0.11)


def test_growth_at_prices_of_2012(grp, index, macro_region):
    """The issue's check values: percent a year from the level of 2012 to that of 2021, chained from 2012."""
    first, last = defaultdict(float), defaultdict(float)
    for region, group in macro_region.items():
        first[group] += grp[region, 2012]
        chain = math.prod(index[region, year] / 100 for year in range(2013, 2022))
        last[group] += grp[region, 2012] * chain
    rates = [100 * ((last[group] / first[group]) ** (1 / 9) - 1) for group in MACRO_REGIONS]
    assert rates == pytest.approx((7.11, 7.44, 7.66, 4.80), abs=0.00501)


def test_real_growth_fits_nominal_growth_and_the_prices(grp, index):
    """The implied deflator, nominal over real growth, stays where output prices can be."""
    implied = {key: grp[key] / grp[key[0], key[1] - 1] / (index[key] / 100) for key in index}
    assert min(implied.values()) > 0.88 and max(implied.values()) < 1.20


@pytest.mark.parametrize(("year", "nation"), [(2020, 2.3), (2022, 3.0), (2023, 5.2), (2024, 5.0)])
def test_weighted_growth_is_near_the_nation_s(grp, index, year, nation):
    weights = {r: grp[r, year - 1] for r, y in index if y == year}
    mean = sum(w * index[r, year] for r, w in weights.items()) / sum(weights.values()) - 100
    assert mean == pytest.approx(nation, abs=0.5)


# ---- first half of 2022 ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def halves():
    table = rows("half_year", state="revised")
    grp = {(r["region"], r["period"]): float(r["grp"]) for r in table}
    return grp, {(r["region"], r["period"]): float(r["growth"]) for r in table}


def test_first_half_of_2022_revised(halves, macro_region):
    """The issue's check values: weighted by the first half of 2021."""
    grp, growth = halves
    sums, weights = defaultdict(float), defaultdict(float)
    for region, group in macro_region.items():
        for name in (group, "all"):
            weights[name] += grp[region, "2021H1"]
            sums[name] += grp[region, "2021H1"] * growth[region, "2022H1"]
    found = [sums[name] / weights[name] for name in (*MACRO_REGIONS, "all")]
    assert found == pytest.approx((1.92, 3.59, 3.74, 0.07, 2.57), abs=0.00501)
    rates = {region: growth[region, "2022H1"] for region in macro_region}
    assert sum(rate > 2.5 for rate in rates.values()) == 21
    assert {region for region, rate in rates.items() if rate < 0} == {"Shanghai", "Jilin"}


def test_half_years_are_whole(halves, macro_region):
    grp, growth = halves
    periods = {f"{year}H1" for year in range(2019, 2027)} | {"2022Q1", "2022Q3"}
    assert set(grp) == set(growth) == {(r, p) for r in macro_region for p in periods}
    assert all(grp[r, "2022Q1"] < grp[r, "2022H1"] < grp[r, "2022Q3"] for r in macro_region)


def test_first_releases_lie_within_their_bounds():
    bounds = {r["region"]: r for r in rows("half_year_bounds", period="2022H1")}
    first = {r["region"]: float(r["growth"]) for r in rows("half_year", state="first") if r["growth"]}
    points = {region: float(r["low"]) for region, r in bounds.items() if r["kind"] == "point"}
    assert points == first and len(bounds) == 31
    for r in bounds.values():
        assert (float(r["low"]) == float(r["high"])) == (r["kind"] == "point")
        assert float(r["low"]) <= float(r["high"])
    assert sum(float(r["low"]) >= 4 for r in bounds.values()) == 13
    assert sum(float(r["high"]) < 0 for r in bounds.values()) == 2


def test_revisions_of_the_half_year_are_small(halves):
    grp, growth = halves
    for r in rows("half_year", state="first"):
        key = (r["region"], r["period"])
        if r["grp"]:
            assert 1.005 < grp[key] / float(r["grp"]) < 1.05
        if r["growth"]:
            assert abs(growth[key] - float(r["growth"])) <= 0.85


# ---- identities ------------------------------------------------------------------------------------------


def test_sectors_sum_to_grp(grp):
    parts = [cells("accounts", name, vintage="v5") for name in ("primary", "secondary", "tertiary")]
    for key in parts[0]:
        assert sum(part[key] for part in parts) == pytest.approx(grp[key], abs=0.151)
    assert {year for _, year in parts[0]} == set(range(2016, 2025))
    assert {year for _, year in parts[1]} == set(range(2011, 2025))


def test_nine_industries_sum_to_final_grp(grp):
    table = rows("sectors", vintage="v5")
    assert {r["status"] for r in table} == {"final"}
    for r in table:
        whole = sum(float(r[name]) for name in INDUSTRIES)
        assert whole == pytest.approx(grp[r["region"], int(r["year"])], abs=0.45)


def test_per_head_is_grp_over_mean_population(grp, people):
    for (region, year), value in cells("accounts", "per_head", vintage="v5").items():
        mean = (people[region, year] + people[region, year - 1]) / 2
        close = 0.0095 if year == 2024 else 2.6e-4  # 2024 as published rests on the preliminary GRP
        assert value == pytest.approx(1e4 * grp[region, year] / mean, rel=close)


def test_urban_share_is_urban_over_all_residents(people):
    share = cells("urbanisation", "urban_share")
    for key, urban in cells("digital", "urban_population").items():
        assert share[key] == pytest.approx(100 * urban / people[key], abs=0.1)


def test_provinces_sum_to_the_nation(grp):
    nation = {int(r["year"]): float(r["gdp"]) for r in rows("national", vintage="v5")}
    for year, gdp in nation.items():
        assert math.fsum(v for (_, y), v in grp.items() if y == year) / gdp == pytest.approx(0.998, abs=0.008)


def test_areas_official_and_derived():
    table = rows("areas")
    assert math.fsum(float(r["survey_1996"]) for r in table) == pytest.approx(9506762, abs=1)
    near = [r for r in table if abs(float(r["survey_1996"]) / float(r["area"]) - 1) < 0.005]
    assert len(near) == 14


# ---- what is preliminary says so -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("accounts", "status", {("v4", "2023"), ("v5", "2025")}),
        ("accounts", "growth_status", {("v5", "2025")}),
        ("income", "status", {("", "2025")}),
        ("national", "status", {("v5", "2025")}),
        ("sectors", "status", set()),
    ],
)
def test_preliminary_figures_are_marked(table, column, expected):
    found = {(r.get("vintage", ""), r["year"]) for r in rows(table) if r[column] == "preliminary"}
    assert found == expected


def test_the_population_of_2025_says_that_it_is_derived():
    assert {r["year"] for r in rows("population", basis="derived")} == {"2025"}
    assert len(rows("population", year="2025")) == 31


def test_weak_incomes_are_flagged():
    assert {(r["region"], r["year"]) for r in rows("income", flag="weak")} == {
        ("Jilin", "2025"),
        ("Xinjiang", "2025"),
        ("Tibet", "2025"),
    }
