"""Lights, electricity and product side by side: values worked out apart from this project."""

import pandas as pd
import pytest

from analysis.china import lights
from analysis.data import package
from analysis.methods import measurement


@pytest.fixture(scope="module")
def pack():
    return package.open("data")


@pytest.fixture(scope="module")
def beside(pack):
    return lights.beside(pack, [s for s in pack.series(superseded=True) if s.family in ("grp", "real")])


@pytest.mark.parametrize(
    ("measure", "vintage", "expected"),
    [
        ("masked", "grp.v3", 0.72),
        ("masked", "grp.v4", 0.82),
        ("masked", "grp.v5", 0.81),
        ("whole", "grp.v4", 0.48),
        ("electricity", "grp.v3", 0.33),
        ("electricity", "grp.v4", 0.40),
    ],
)
def test_growth_of_lights_fits_the_revised_growth_better(beside, measure, vintage, expected):
    r = measurement.growth(beside, first=2013, last=2017).corr()
    assert r.loc[measure, vintage] == pytest.approx(expected, abs=0.0151)


def test_in_levels_lights_do_not_side_with_the_revision(beside):
    found = [lights.fit(beside, year=2017, one="masked", other=v) for v in ("grp.v3", "grp.v4")]
    assert found == pytest.approx([0.84, 0.83], abs=0.0051)


@pytest.mark.parametrize(
    ("measure", "change"),
    [
        ("masked", -16.0),
        ("whole", -16.3),
        ("urban", -0.5),
        ("urban_second", -2.6),
        ("electricity", -10.1),
        ("grp.v4", -0.5),
        ("grp.v5", -0.2),
        ("real.v4", -5.1),
    ],
)
def test_change_of_the_spread_per_head_2013_2019(beside, measure, change):
    found = measurement.spreads(beside, first=2013, last=2019, draws=9, seed=1).set_index("measure")
    assert found.loc[measure, "change"] == pytest.approx(change, abs=0.16)


@pytest.mark.parametrize(
    ("measure", "first", "last"),
    [
        ("grp.v4", 38.9, 35.4),
        ("grp.v5", 38.8, 35.5),
        ("real.v4", 39.2, 37.4),
        ("masked", 45.9, 43.8),
        ("whole", 43.3, 43.9),
        ("urban", 41.7, 42.9),
        ("electricity", 46.2, 46.1),
        ("population", 41.5, 40.6),
    ],
)
def test_the_norths_share(beside, pack, measure, first, last):
    part = lights.shares(beside, pack.table("regions"), by="north_south", years=(2013, 2019))
    row = part[part["group"] == "North"].set_index("measure").loc[measure]
    assert [row["first"], row["last"]] == pytest.approx([first, last], abs=0.06)
    assert part.groupby("measure")[["first", "last"]].sum().to_numpy() == pytest.approx(100)


def test_half_of_the_norths_loss_is_prices(beside, pack):
    part = lights.shares(beside, pack.table("regions"), by="north_south", years=(2013, 2019))
    change = part[part["group"] == "North"].set_index("measure")["change"]
    assert 0.4 < change["real.v5"] / change["grp.v5"] < 0.6


def test_years_that_lack_a_region_are_left_out(beside):
    """Electricity has no figure of Ningxia and Xinjiang since 2020; lights begin in 2013."""
    years = beside.groupby("measure")["year"].agg(["min", "max"])
    assert years.loc["electricity", "max"] == 2019 and years.loc["masked"].tolist() == [2013, 2020]
    assert (beside.groupby(["measure", "year"])["region"].nunique() == 31).all()


def test_cities_are_those_lit_in_both_years(pack):
    found = lights.cities(pack, first=2013, last=2019)
    assert found.groupby("measure")["region"].nunique().to_dict() == {"urban": 286, "whole": 286}
    assert (found["value"] > 0).all() and set(found["year"]) == {2013, 2019}
    assert (found.groupby(["measure", "region"])["year"].nunique() == 2).all()


def test_the_part_of_light_on_urban_land():
    table = pd.DataFrame({"year": [1, 1, 2], "urban": [1.0, 2.0, 3.0], "whole": [4.0, 8.0, 4.0]})
    assert lights.urban_part(table).to_dict() == {1: 25, 2: 75}


def test_shares_of_two_groups_stand_side_by_side():
    one = pd.DataFrame(
        {"group": "N", "measure": ["a", "b"], "first": [1, 2], "last": [3, 4], "change": [2, 2]}
    )
    other = one.iloc[[1]].assign(last=9)
    found = lights.side_by_side({"n": one, "e": other}).set_index("measure")
    assert found.loc["b"].tolist() == [2, 4, 2, 2, 9, 2] and found.loc["a"].isna().sum() == 3
    assert list(found) == ["n_first", "n_last", "n_change", "e_first", "e_last", "e_change"]


def test_errors_that_growth_may_hold():
    revised = pd.DataFrame({"family": "g", "series": ["s", "s", "t"], "error": [0.3, 0.1, 0.2]})
    read = pd.DataFrame({"series": ["s"], "error": [0.05], "error_high": [0.09]})
    found = measurement.candidates(revised, read).pivot(index="series", columns="by", values="error")
    names = ["none", "revision", "largest", "lights", "high"]
    assert found.loc["s", names].tolist() == [0, 0.1, 0.3, 0.05, 0.09]
    assert found.loc["t", names[:3]].tolist() == [0, 0.2, 0.3] and found.loc["t", names[3:]].isna().all()
