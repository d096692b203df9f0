"""Facts about the tables on policies, strategies, cities and hubs, from the files with csv alone."""

import csv
import datetime
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def cities():
    return {row["code"]: row for row in rows("cities")}


@pytest.fixture(scope="module")
def members():
    found = defaultdict(list)
    for row in rows("strategy_members"):
        found[row["strategy"], row["level"]].append(row)
    return found


def test_a_citys_code_begins_with_its_provinces(cities):
    prefix = {row["region"]: row["code"][:2] for row in rows("regions")}
    assert len(cities) == 356 and list(cities) == sorted(cities)
    assert all(code[:2] == prefix[row["region"]] for code, row in cities.items())
    kinds = Counter(row["kind"] for row in cities.values())
    assert kinds["municipality"] == 4 and kinds["sub-provincial city"] == 15
    assert sum(kinds.values()) - kinds["municipality"] - kinds["county-level"] == 332  # 333 less Sansha


def test_members_are_units_that_exist_each_once(cities, members):
    outside = {row["code"] for row in rows("outside")}
    provinces = {row["code"]: row["region"] for row in rows("regions")}
    for (strategy, level), found in members.items():
        codes = [row["code"] for row in found]
        assert len(codes) == len(set(codes)), (strategy, level)
        for row in found:
            held = {"city": cities, "province": provinces, "outside": outside}[level]
            assert row["code"] in held, row
            if level == "city":
                assert row["region"] == cities[row["code"]]["region"], row
            if level == "province":
                assert row["region"] == provinces[row["code"]], row
            assert (level == "outside") == (row["region"] == ""), row


def test_every_strategy_has_members_in_its_own_units(members):
    for row in rows("strategies"):
        level = {"provinces": "province", "cities": "city"}[row["units"]]
        assert members[row["id"], level], row["id"]
        centres = [m for m in members[row["id"], level] if m["centre"] == "yes"]
        assert len(centres) < len(members[row["id"], level])


@pytest.mark.parametrize(
    ("strategy", "level", "number", "partly"),
    [
        ("beijing-tianjin-hebei", "province", 3, 0),
        ("beijing-tianjin-hebei", "city", 13, 0),
        ("yangtze-belt", "province", 11, 0),
        ("yangtze-delta", "province", 4, 0),
        ("yangtze-delta", "city", 27, 0),
        ("greater-bay-area", "city", 9, 0),
        ("greater-bay-area", "outside", 2, 0),
        ("yellow-river", "province", 9, 9),
        ("guanzhong", "city", 11, 5),
        ("beibu-gulf", "city", 15, 0),
        ("middle-yangtze", "city", 31, 2),
        ("old-areas", "city", 3, 0),
    ],
)
def test_numbers_of_members_are_those_of_the_plans(members, strategy, level, number, partly):
    found = members[strategy, level]
    assert len(found) == number
    assert sum(row["part"] == "partly" for row in found) == partly


def test_cities_of_a_provincial_strategy_lie_in_its_provinces(members):
    for strategy in ("beijing-tianjin-hebei", "yangtze-delta"):
        inside = {row["region"] for row in members[strategy, "province"]}
        assert {row["region"] for row in members[strategy, "city"]} == inside


def test_policies_are_dated_in_order_and_have_a_source_of_their_own():
    found = rows("policies")
    assert [row["date"] for row in found] == sorted(row["date"] for row in found)
    for row in found:
        year, month, day = (*map(int, row["date"].split("-")), 1, 1)[:3]
        assert datetime.date(2012, 1, 1) <= datetime.date(year, month, day), row["id"]
        assert row["url"].startswith("http") and row["source"] != "article", row["id"]
        assert bool(row["kind"]) == bool(row["kind_by"]), row["id"]
    assert sum(row["named"] == "yes" for row in found) >= 15


def test_an_outline_plan_is_called_so():
    for row in rows("policies"):
        if row["kind"] == "1":
            assert "规划纲要" in row["zh"], row["id"]
    outlines = {row["strategy"] for row in rows("policies") if row["kind"] == "1"}
    assert outlines == {row["id"] for row in rows("strategies") if row["kind"] == "major strategy"}


def test_eight_hubs_and_ten_clusters_each_in_a_hub():
    found = rows("hubs")
    hubs = {row["id"] for row in found if row["kind"] == "hub"}
    clusters = {row["id"]: row["hub"] for row in found if row["kind"] == "cluster"}
    assert len(hubs) == 8 and len(clusters) == 10 and set(clusters.values()) == hubs
    regions = defaultdict(set)
    for row in found:
        if row["kind"] == "hub":
            regions[row["id"]].add(row["region"])
    assert all(row["region"] in regions[row["hub"]] for row in found if row["kind"] == "cluster")


# ---- figures of cities -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def city_grp():
    return {
        (row["vintage"], row["code"], int(row["year"])): (float(row["grp"]), row["flag"])
        for row in rows("city_accounts")
    }


def sums_over_province(city_grp, cities, vintage, against):
    """(region, year) -> sum of the cities over the province's GRP; (region, year) -> number of cities."""
    province = {
        (row["region"], int(row["year"])): float(row["grp"])
        for row in rows("accounts")
        if row["vintage"] == against
    }
    total, count = defaultdict(float), Counter()
    for (held, code, year), (value, flag) in city_grp.items():
        if held == vintage and flag != "error":
            total[cities[code]["region"], year] += value
            count[cities[code]["region"], year] += 1
    return {key: value / province[key] for key, value in total.items() if key in province}, count


@pytest.mark.parametrize(
    ("vintage", "first", "last", "near"), [("v3", 2012, 2017, 0.09), ("v4", 2019, 2023, 0.04)]
)
def test_cities_sum_to_their_province_in_the_vintage_that_is_said(vintage, first, last, near):
    city_grp = {
        (r["vintage"], r["code"], int(r["year"])): (float(r["grp"]), r["flag"]) for r in rows("city_accounts")
    }
    ratio, _ = sums_over_province(city_grp, {r["code"]: r for r in rows("cities")}, vintage, vintage)
    for year in range(first, last + 1):
        found = sorted(value for (_, y), value in ratio.items() if y == year)
        assert abs(found[len(found) // 2] - 1) < 0.02  # the median province
        assert sum(abs(value - 1) < near for value in found) >= 24, year


def test_the_first_published_figures_before_2019_do_not_meet_the_later_vintage(city_grp, cities):
    ratio, _ = sums_over_province(city_grp, cities, "v3", "v4")
    for region, low in (("Tianjin", 1.4), ("Heilongjiang", 1.2), ("Shandong", 1.1)):
        assert ratio[region, 2017] > low
    assert ratio["Yunnan", 2018] < 0.9


def test_the_compilation_is_near_the_later_vintage_in_the_clusters_provinces(city_grp, cities):
    ratio, _ = sums_over_province(city_grp, cities, "v4r", "v4")
    for region in ("Beijing", "Tianjin", "Hebei", "Shanghai", "Jiangsu", "Zhejiang", "Anhui"):
        assert all(abs(ratio[region, year] - 1) < 0.04 for year in range(2012, 2023)), region
    assert 1.05 < max(ratio["Guangdong", year] for year in range(2012, 2018)) < 1.08
    assert abs(ratio["Guangdong", 2018] - 1) < 0.01


def test_the_two_later_states_agree_where_both_are(city_grp):
    near = [
        abs(value / city_grp["v4r", code, year][0] - 1) < 0.05
        for (vintage, code, year), (value, flag) in city_grp.items()
        if vintage == "v4" and flag != "error" and ("v4r", code, year) in city_grp
    ]
    assert len(near) > 1100 and sum(near) / len(near) > 0.97


def test_jumps_and_errors_are_flagged(city_grp, cities):
    errors = {
        (cities[code]["en"], year) for (_, code, year), (_, flag) in city_grp.items() if flag == "error"
    }
    assert errors == {("Ordos", 2022), ("Huainan", 2022)}
    for (vintage, code, year), (value, flag) in city_grp.items():
        before = city_grp.get((vintage, code, year - 1))
        if before and "error" not in (flag, before[1]):
            assert (abs(value / before[0] - 1) > 0.25) == (flag == "jump"), (vintage, code, year)


def test_city_population_meets_the_provinces_where_all_cities_are_held():
    held = {(row["region"], int(row["year"])): float(row["population"]) for row in rows("population")}
    region = {row["code"]: row["region"] for row in rows("cities")}
    total = defaultdict(float)
    for row in rows("city_population"):
        total[region[row["code"]], int(row["year"])] += float(row["population"])
    for name in ("Beijing", "Tianjin", "Hebei", "Shanghai", "Jiangsu", "Zhejiang", "Anhui", "Guangdong"):
        for year in (2012, 2020, 2022):
            assert abs(total[name, year] / held[name, year] - 1) < 0.013, (name, year)


def test_the_exchange_rate_is_what_trade_in_two_currencies_implies():
    found = {(r["indicator"], r["region"], int(r["year"])): float(r["value"]) for r in rows("indicators")}
    rate = {int(row["year"]): float(row["rate"]) for row in rows("hong_kong_macao")}
    for year in range(2016, 2020):
        implied = found["trade_cny", "Guangdong", year] * 1e5 / found["trade_usd", "Guangdong", year]
        assert abs(rate[year] / implied - 1) < 0.01


def test_municipalities_as_cities_are_the_province(city_grp):
    province = {
        (row["code"], int(a["year"])): float(a["grp"])
        for row in rows("regions")
        for a in rows("accounts")
        if a["vintage"] == "v4" and a["region"] == row["region"] and row["region"] in ("Beijing", "Shanghai")
    }
    for (code, year), value in province.items():
        if 2012 <= year <= 2022:
            assert abs(city_grp["v4r", code, year][0] / value - 1) < 0.001


def test_the_articles_dates_are_those_of_the_sources():
    dated = [row for row in rows("policies") if row["article_date"]]
    assert len(dated) == 9 and all(row["named"] == "yes" for row in dated)
    assert all(row["date"].startswith(row["article_date"]) for row in dated)
