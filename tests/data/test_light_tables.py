"""Facts about the tables that no statistical office's accounts make: lights, movers, prices of goods."""

import csv
import math
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def lights():
    measures = ("masked", "whole", "urban", "urban_second")
    table = rows("lights")
    return {(m, r["region"], int(r["year"])): float(r[m]) for m in measures for r in table}


@pytest.fixture(scope="module")
def people():
    return {(r["region"], int(r["year"])): float(r["population"]) for r in rows("population")}


def logs(lights, people, measure, year):
    return {r: math.log(v / people[r, y]) for (m, r, y), v in lights.items() if (m, y) == (measure, year)}


def spread(values):
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values))


# Worked out apart from this project, on the same readings.
@pytest.mark.parametrize(
    ("measure", "first", "last"),
    [
        ("masked", 0.464, 0.390),
        ("whole", 0.480, 0.401),
        ("urban", 0.589, 0.586),
        ("urban_second", 0.612, 0.596),
    ],
)
def test_spread_of_light_per_head(lights, people, measure, first, last):
    found = [spread(list(logs(lights, people, measure, year).values())) for year in (2013, 2019)]
    assert found == pytest.approx([first, last], abs=6e-4)


@pytest.mark.parametrize(("measure", "expected"), [("masked", 0.40), ("whole", 0.52), ("urban", 0.71)])
def test_light_goes_with_product_per_head(lights, people, measure, expected):
    """Per head of the year's end, GRP of v4 in 2019."""
    grp = {
        r["region"]: float(r["grp"]) for r in rows("accounts") if (r["vintage"], r["year"]) == ("v4", "2019")
    }
    light = logs(lights, people, measure, 2019)
    product = {region: math.log(value / people[region, 2019]) for region, value in grp.items()}
    means = [math.fsum(own.values()) / 31 for own in (light, product)]
    both = math.fsum((light[r] - means[0]) * (product[r] - means[1]) for r in grp) / 31
    assert both / spread(light.values()) / spread(product.values()) == pytest.approx(expected, abs=0.0051)


def test_lights_are_whole_and_step_up_in_2017(lights):
    assert Counter(y for m, _, y in lights if m == "masked") == dict.fromkeys(range(2013, 2021), 31)
    total = {
        y: math.fsum(v for (m, _, z), v in lights.items() if (m, z) == ("whole", y)) for y in (2016, 2017)
    }
    assert total[2017] / total[2016] == pytest.approx(1.18, abs=0.006)
    assert all(lights["urban", r, y] < v for (m, r, y), v in lights.items() if m == "whole")


def test_cities_make_up_their_province(lights):
    province = {r["code"]: r["region"] for r in rows("cities")}
    sums = defaultdict(float)
    for r in rows("city_lights"):
        sums[province[r["code"]], int(r["year"])] += float(r["whole"])
    share = {key: value / lights["whole", *key] for key, value in sums.items()}
    assert len(share) == 31 * 8 and max(share.values()) < 1.0001 and min(share.values()) > 0.6
