"""Facts about the tables, worked out from the files with csv and math alone, by no route of `analysis`."""

import csv
import itertools
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from small_package import write_package

from analysis.data import package

DATA = Path(__file__).resolve().parents[2] / "data"
MACRO_REGIONS = ("East", "Central", "West", "Northeast")


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def regions():
    return rows("regions")


@pytest.fixture(scope="module")
def macro_region(regions):
    return {row["region"]: row["macro_region"] for row in regions}


@pytest.fixture(scope="module")
def grp():
    return {(row["vintage"], row["region"], int(row["year"])): float(row["grp"]) for row in rows("accounts")}


@pytest.fixture(scope="module")
def people():
    """Mean population of the year and the year before, 10,000 persons."""
    ends = {(row["region"], int(row["year"])): float(row["population"]) for row in rows("population")}
    return {(r, y): (ends[r, y] + ends[r, y - 1]) / 2 for r, y in ends if (r, y - 1) in ends}


@pytest.fixture(scope="module")
def per_head(grp, people):
    return {
        key: value / people[key[1:]] * 1e4
        for key, value in grp.items()
        if key[1:] in people and key[0] != "v3"
    }


def of_year(values, vintage, year):
    return {r: value for (v, r, y), value in values.items() if (v, y) == (vintage, year)}


def by_macro_region(values, macro_region):
    sums = defaultdict(float)
    for region, value in values.items():
        sums[macro_region[region]] += value
    return sums


def variation(values, weights=None):
    """Coefficient of variation, divisor n, or weighted."""
    weights = weights or [1] * len(values)
    mean = math.fsum(w * v for w, v in zip(weights, values, strict=True)) / math.fsum(weights)
    square = math.fsum(w * (v - mean) ** 2 for w, v in zip(weights, values, strict=True)) / math.fsum(weights)
    return math.sqrt(square) / mean


def spread_of_logs(values):
    logs = [math.log(value) for value in values]
    mean = math.fsum(logs) / len(logs)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in logs) / len(logs))


# ---- the package as it stands ----------------------------------------------------------------------------


def test_the_check_passes(report):
    assert report.ok, "\n".join(report.errors)
    assert any("v4 2012: 1.0083" in note for note in report.notes)


def test_every_table_is_described():
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    official = {"accounts", "population", "income", "prices", "national", "national_population", "half_year"}
    for resource in descriptor["resources"]:
        assert {"title", "title_zh", "licence_note", "hash", "bytes"} <= set(resource), resource["name"]
        for item in resource.get("schema", {}).get("fields", []):
            assert item["title"] and item["description"], (resource["name"], item["name"])
            if item["type"] == "number" and resource["name"] not in ("facts", "evidence"):
                assert item["unit"] and item["grade"], (resource["name"], item["name"])
    assert official <= {r["name"] for r in descriptor["resources"] if r.get("official_table") and r["breaks"]}


def test_files_are_plain_text():
    for file in DATA.glob("*.csv"):
        content = file.read_bytes()
        assert content.endswith(b"\n") and b"\r" not in content and not content.startswith(b"\xef\xbb\xbf"), (
            file.name
        )


def test_regions(regions, macro_region):
    assert Counter(macro_region.values()) == {"East": 10, "Central": 6, "West": 12, "Northeast": 3}
    assert [row["code"] for row in regions] == sorted(row["code"] for row in regions)
    assert Counter(row["north_south"] for row in regions) == {"North": 15, "South": 16}
    tiles = {(row["tile_row"], row["tile_col"]) for row in regions}
    assert len(tiles) == len(regions) == 31
    outside = rows("outside")
    assert {row["iso"] for row in outside} == {"CN-HK", "CN-MO", "CN-TW"} and all(
        row["reason"] for row in outside
    )


def test_borders_are_each_once_and_connect_all(regions):
    pairs = rows("borders")
    land = [(row["region"], row["neighbour"]) for row in pairs if row["kind"] == "land"]
    assert len(land) == len({frozenset(pair) for pair in land}) == 68
    assert [row for row in pairs if row["kind"] != "land"] == [
        {"region": "Guangdong", "neighbour": "Hainan", "kind": "convention"}
    ]
    place = {row["region"]: number for number, row in enumerate(regions)}
    assert all(place[row["region"]] < place[row["neighbour"]] for row in pairs)
    assert len(reached(land, "Beijing")) == 30
    assert len(reached([*land, ("Guangdong", "Hainan")], "Beijing")) == 31


def reached(pairs, start):
    links = defaultdict(set)
    for one, other in pairs:
        links[one].add(other)
        links[other].add(one)
    found, front = {start}, {start}
    while front:
        front = set(itertools.chain.from_iterable(links[region] for region in front)) - found
        found |= front
    return found


def test_flags():
    accounts = rows("accounts")
    assert {r["status"] for r in accounts} == {"final", "preliminary"}
    assert all(bool(r["growth_index"]) == bool(r["growth_status"]) for r in accounts)
    basis = {
        r["basis"]: {s["year"] for s in rows("population") if s["basis"] == r["basis"]}
        for r in rows("population")
    }
    assert basis["before_2010_census"] == {str(year) for year in range(2000, 2010)}
    assert basis["census_2010"] == {"2010"} and basis["census_2020"] == {"2020"}


# ---- the check values ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vintage", "year", "expected"),
    [
        ("v4", 2021, (52.2, 21.8, 21.2, 4.9)),
        ("v5", 2021, (52.6, 21.4, 21.1, 4.9)),
        ("v4", 2012, (52.2, 21.3, 19.6, 6.9)),
        ("v5", 2024, (52.4, 21.4, 21.5, 4.7)),
        ("v5", 2025, (52.4, 21.5, 21.4, 4.7)),
    ],
)
def test_shares_of_macro_regions(grp, macro_region, vintage, year, expected):
    sums = by_macro_region(of_year(grp, vintage, year), macro_region)
    shares = [100 * sums[name] / sum(sums.values()) for name in MACRO_REGIONS]
    assert shares == pytest.approx(expected, abs=0.051)  # West 2024 is 21.449: rounded twice it is 21.5


@pytest.mark.parametrize(
    ("vintage", "year", "expected", "tolerance"),
    [
        ("v4", 2012, 1.008, 5e-4),
        ("v4", 2019, 0.996, 5e-4),
        ("v5", 2021, 0.994, 5e-4),
        ("v5", 2024, 0.992, 5e-4),
    ],
)
def test_provinces_sum_over_the_nation(grp, vintage, year, expected, tolerance):
    nation = {(row["vintage"], int(row["year"])): float(row["gdp"]) for row in rows("national")}
    ratio = math.fsum(of_year(grp, vintage, year).values()) / nation[vintage, year]
    assert ratio == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(
    ("vintage", "year", "expected"),
    [
        ("v5", 2012, 0.458),
        ("v5", 2020, 0.454),
        ("v5", 2024, 0.447),
        ("v5", 2025, 0.451),
        ("v4", 2012, 0.454),
        ("v4", 2020, 0.436),
        ("v4", 2023, 0.424),
    ],
)
def test_variation_of_grp_per_head(per_head, vintage, year, expected):
    assert variation(list(of_year(per_head, vintage, year).values())) == pytest.approx(expected, abs=5.01e-4)


@pytest.mark.parametrize(("year", "expected"), [(2012, 0.393), (2020, 0.388), (2024, 0.387), (2025, 0.389)])
def test_weighted_variation_of_grp_per_head(per_head, people, year, expected):
    values = of_year(per_head, "v5", year)
    weights = [people[region, year] for region in values]
    assert variation(list(values.values()), weights) == pytest.approx(expected, abs=5.01e-4)


@pytest.mark.parametrize(("year", "expected"), [(2012, 0.393), (2020, 0.371), (2024, 0.371), (2025, 0.372)])
def test_spread_of_logs_of_grp_per_head(per_head, year, expected):
    assert spread_of_logs(of_year(per_head, "v5", year).values()) == pytest.approx(expected, abs=5.01e-4)


@pytest.mark.parametrize(("year", "expected"), [(2013, 0.413), (2024, 0.368), (2025, 0.363)])
def test_variation_of_income(year, expected):
    values = [float(row["all"]) for row in rows("income") if int(row["year"]) == year]
    assert len(values) == 31 and variation(values) == pytest.approx(expected, abs=5.01e-4)


# An official briefing of September 2022 gave 1.69 and 1.87 for 2012, and 1.53 and 1.68 for 2021: of that year
# only preliminary figures were out then, and the final ones give 1.54 and 1.67
@pytest.mark.parametrize(("year", "expected"), [(2012, (1.69, 1.87)), (2021, (1.54, 1.67))])
def test_east_over_central_and_west(grp, people, macro_region, year, expected):
    product = by_macro_region(of_year(grp, "v4", year), macro_region)
    heads = by_macro_region({region: people[region, year] for region in macro_region}, macro_region)
    level = {name: product[name] / heads[name] for name in MACRO_REGIONS}
    ratios = [level["East"] / level["Central"], level["East"] / level["West"]]
    assert ratios == pytest.approx(expected, abs=0.00501)


@pytest.mark.parametrize(
    ("region", "expected"), [("Tianjin", -33), ("Jilin", -27), ("Heilongjiang", -23), ("Yunnan", 13)]
)
def test_what_the_fourth_census_did(grp, region, expected):
    assert 100 * (grp["v4", region, 2017] / grp["v3", region, 2017] - 1) == pytest.approx(expected, abs=0.501)


def test_what_the_fifth_census_did(grp, macro_region):
    old, new = (by_macro_region(of_year(grp, vintage, 2021), macro_region) for vintage in ("v4", "v5"))
    changes = [100 * (new[name] / old[name] - 1) for name in ("East", "Northeast", "West", "Central")]
    assert changes == pytest.approx((3.0, 2.9, 1.7, 0.2), abs=0.0501)


def test_published_index():
    values = {(row["year"], row["dimension"]): float(row["value"]) for row in rows("published_index")}
    assert values.pop(("2012", "total")) == 100 and values.pop(("2020", "total")) == 118.59
    assert math.fsum(values.values()) / len(values) == pytest.approx(118.588) and len(values) == 5
    rate = 100 * ((118.59 / 100) ** (1 / 8) - 1)
    assert rate == pytest.approx(2.15, abs=0.005)


def test_highway_plan_adds_up():
    facts = {row["id"]: float(row["value"]) for row in rows("facts")}
    assert (
        facts["highway_plan_expressways"] + facts["highway_plan_ordinary"]
        == facts["highway_plan_total"]
        == 461000
    )


# ---- one more year ---------------------------------------------------------------------------------------

YEARLY = ("accounts", "population", "income", "prices", "national", "national_population")


def appended(folder, name, ahead=1, skip=()):
    """Repeat the last year of a table (of its latest vintage) some years ahead, leaving some regions out."""
    file = folder / f"{name}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    last = max(table, key=lambda row: (row.get("vintage", ""), int(row["year"])))
    same = [row for row in table if (row["year"], row.get("vintage")) == (last["year"], last.get("vintage"))]
    with file.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(last), lineterminator="\n")
        year = int(last["year"]) + ahead
        writer.writerows(row | {"year": year} for row in same if row.get("region") not in skip)
    return year


@pytest.fixture
def copy(tmp_path):
    return write_package(tmp_path / "data", "regions", *YEARLY)


def test_one_more_year_passes(copy):
    for name in YEARLY:
        appended(copy, name)
    assert {*YEARLY} <= {*package.seal(copy)}
    report = package.check(copy)
    assert report.ok, "\n".join(report.errors)
    assert package.open(copy).years("accounts", vintage="v5") == (2006, 2026)


@pytest.mark.parametrize("name", ["accounts", "population", "income", "prices"])
def test_one_more_year_for_some_regions_is_refused(copy, name):
    year = appended(copy, name, skip=("Tibet", "Hainan"))
    package.seal(copy)
    errors = "\n".join(package.check(copy).errors)
    assert f"{name}.csv" in errors and f"year {year}: no value for Hainan, Tibet" in errors
    assert "add the missing lines" in errors


def test_a_year_left_out_before_the_last_is_refused(copy):
    appended(copy, "prices", 2)
    package.seal(copy)
    (error,) = package.check(copy).errors
    assert "prices.csv" in error and "year 2025: no value for any of the 31 regions" in error
