"""How often a verdict would be wrong: rates hold where the truth is known; statistics are the book's own."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from analysis.data import package
from analysis.data.errors import NotEstimable
from analysis.methods import error_rates, multiple_tests, planted, space

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pack():
    return package.open("")


@pytest.fixture(scope="module")
def held(pack):
    series = {s.name: s for s in pack.series()}
    return series, space.contiguity(pack.table("borders"), regions=series["grp.v5"].regions)


@pytest.fixture(scope="module")
def accepted():
    return json.loads((ROOT / "book/results.json").read_text(encoding="utf-8"))["results"]


@pytest.mark.parametrize("name", ["grp.v5", "grp.v4", "income"])
def test_the_statistics_are_those_of_the_other_chapters(held, accepted, name):
    series, weights = held
    s, options = series[name], {"weights": weights, "draws": 2, "seed": 1}
    statistics = [*error_rates.gaps(), error_rates.speed()]
    now = error_rates.rates(s, statistics, first=s.since, last=s.last, **options)
    now = now.set_index("statistic")["observed"]
    for measure in error_rates.SPREADS:
        assert now[measure] == pytest.approx(accepted[f"sigma.{measure}.change.{name}"]["value"], rel=1e-8)
        undone = accepted[f"fragility.undone.most.{measure}.{name}"]["value"]
        assert now[f"undone_{measure}"] == pytest.approx(undone, rel=1e-8)
    assert now["speed"] == pytest.approx(accepted[f"beta.speed.late.{name}"]["value"], rel=1e-8)
    until = error_rates.rates(s, error_rates.between_groups(), first=s.since, last=2021, **options)
    until = until.set_index("statistic")["observed"]
    ids = {
        "between_cv": "sigma.between.macro_region.change_2021",
        "between_theil_t": "inequality.between.macro_region.change_2021",
        "between_gini": "inequality.between.macro_region.gini.change_2021",
    }
    for statistic, id in ids.items():
        assert until[statistic] == pytest.approx(accepted[f"{id}.{name}"]["value"], rel=1e-8)
    options |= {"first": s.since, "last": s.last}
    places = error_rates.rates(s, [error_rates.reversed_places()], **options)["observed"].item()
    assert places == accepted[f"fragility.places.reversed.{name}"]["value"]


def test_shares_and_leads_are_those_of_the_accounts(held, accepted):
    series, weights = held
    s = series["grp.v5"]
    found = error_rates.rates(
        s, error_rates.of_groups(s), weights=weights, first=2012, last=2021, draws=2, seed=1
    )
    found = found.set_index(["statistic", "group"])["observed"]
    for group in ("East", "Central", "West"):
        id = f"shares.{group.lower()}.change_2012_2021.v5"
        assert found["share", group] == pytest.approx(accepted[id]["value"], rel=1e-8)


@pytest.fixture(scope="module")
def grid():
    """A made-up country, its shocks known, and nothing else happening in it."""
    world = planted.lattice(5, 6, seed=3)
    return world, planted.Truth(years=12, shock=0.03, memory=0.3, space=0.3)


def series_like(base, world, logs):
    table = planted.frame(world, logs).rename(columns={"group": "macro_region"})
    regions = pd.DataFrame({"region": world.regions, "macro_region": world.groups})
    words = {"table": table, "regions": regions, "groups": ("macro_region",), "marks": (), "nominal": None}
    return replace(base, **words)


def test_in_false_worlds_the_rule_says_holds_in_about_five_of_a_hundred_and_in_true_ones_as_its_power_says(
    held, grid
):
    world, truth = grid
    base = held[0]["grp.v5"]
    statistics, said = [error_rates.spread("cv"), error_rates.spread("sdlog"), error_rates.speed()], []
    options = {"weights": world.weights, "first": world.year, "last": world.year + 12, "seed": 5}
    for speed in (0.0, error_rates.SPEED):
        panels = planted.plant(world, planted.without(truth, speed=speed), draws=20, seed=9)
        for logs in panels:
            found = error_rates.rates(series_like(base, world, logs), statistics, draws=100, **options)
            way = np.array([s.sign for s in statistics])
            said.append((speed, *(way * (found["observed"] - found["chance"]) > 0), found["power"].mean()))
    said = pd.DataFrame(said, columns=["speed", "cv", "sdlog", "speeds", "power"]).groupby("speed").mean()
    assert (said.loc[0.0, ["cv", "sdlog", "speeds"]] <= 0.2).all()  # .05, and what 20 panels may add
    seen = said.loc[error_rates.SPEED]
    assert seen[["cv", "sdlog", "speeds"]].mean() == pytest.approx(seen["power"], abs=0.2)


def test_an_error_of_measurement_that_does_not_stay_looks_like_convergence(held):
    series, weights = held
    s = series["grp.v5"]
    options = {"weights": weights, "first": s.since, "last": s.last, "draws": 400, "seed": 2}
    p = [
        error_rates.rates(s, [error_rates.spread("cv")], error=error, **options)["p"].item()
        for error in (0.0, 0.1)
    ]
    assert p[1] > p[0] + 0.03


def test_the_revision_is_what_was_planted_and_levels_that_stay_cancel(held):
    s = held[0]["grp.v5"]
    years = (s.since, s.last)
    rng = np.random.default_rng(1)
    moved = pd.Series(rng.normal(0, 0.02, s.n), index=sorted(s.table["region"].unique()))
    level = pd.Series(rng.normal(0, 0.3, s.n), index=moved.index)
    late = s.table["year"] == years[1]
    shift = s.table["region"].map(level) + s.table["region"].map(moved).where(late, 0.0)
    other = replace(s, table=s.table.assign(per_head=s.table["per_head"] * np.exp(shift)))
    assert error_rates.revision(s, other) == pytest.approx(moved.std(ddof=0), rel=1e-9)
    found = error_rates.revisions([replace(other, vintage="v6", name="grp.v6"), s, held[0]["income"]])
    assert found == pytest.approx(dict.fromkeys(["grp.v6", "grp.v5"], moved.std(ddof=0)))


def test_benjamini_hochberg_is_that_of_statsmodels_and_refuses_what_is_no_p_value():
    for seed in range(20):
        p = np.random.default_rng(seed).uniform(0, 0.3, 30) ** 2
        expected = multipletests(p, alpha=0.1, method="fdr_bh")[0]
        assert multiple_tests.benjamini_hochberg(p, rate=0.1) == list(expected)
    for bad in ([], [0.2, np.nan], [1.2]):
        with pytest.raises(ValueError, match="p-values from 0 to 1"):
            multiple_tests.benjamini_hochberg(bad)


def test_years_that_are_not_held_and_measures_that_are_unknown_are_refused(held):
    series, weights = held
    with pytest.raises(ValueError, match=r"2012-2040 of grp\.v5, which holds"):
        error_rates.rates(
            series["grp.v5"], error_rates.gaps(), weights=weights, first=2012, last=2040, draws=2, seed=1
        )
    with pytest.raises(ValueError, match="unknown measure 'range'"):
        error_rates.spread("range")
    with pytest.raises(ValueError, match="unknown measure 'range'"):
        error_rates.between("range")


def test_worlds_of_many_regions_are_fewer_but_never_too_few():
    asked = {n: error_rates.worlds(1000, n=n) for n in (31, 200, 500, 5570)}
    assert asked == {31: 1000, 200: 1000, 500: 400, 5570: error_rates.FEWEST}
    assert error_rates.worlds(150, n=5570) == 150


# ---- one share


def test_a_share_that_walks_is_judged_as_often_as_it_says():
    """Walks without drift hold in 5 of 100 cases; with the stated drift as often as the power says."""
    rng = np.random.default_rng(6)
    false, true, power = 0, 0, []
    for steps in rng.normal(0, 0.05, (2000, 10)):
        path = pd.Series(2 + np.r_[0, steps.cumsum()], index=range(2012, 2023))
        own = error_rates.walk(path, first=2018, last=2022, lead=0.02)
        false += own["change"] > own["chance"]
        true += own["change"] + 0.02 * 4 * path[2018] > own["chance"]
        power.append(own["power"] / 100)
    assert false / 2000 == pytest.approx(0.05, abs=0.015)
    # the power takes the observed spread for the true one, so that it is right on average only roughly
    assert true / 2000 == pytest.approx(np.mean(power), abs=0.1)


def test_walks_from_one_year_are_each_a_walk():
    path = pd.Series([1.0, 1.1, 1.0, 1.1, 1.0, 1.1, 1.4, 1.2], index=range(2012, 2020))
    found = error_rates.walks(path, first=2017, lasts={"soon": 2018, "late": 2019}).set_index("until")
    assert found["note"].tolist() == ["2017-2018", "2017-2019"]
    alone = error_rates.walk(path, first=2017, last=2019)
    assert found.loc["late", list(alone)].to_dict() == alone


def test_a_walk_is_its_formula_and_its_limits_are_said():
    path = pd.Series([1.0, 1.1, 1.0, 1.1, 1.0, 1.1, 1.4], index=range(2012, 2019))
    from scipy import stats

    found = error_rates.walk(path, first=2017, last=2018)
    spread = np.std([0.1, -0.1, 0.1, -0.1, 0.1], ddof=1)
    assert found["change"] == pytest.approx(0.3)
    assert found["chance"] == pytest.approx(spread * stats.t.ppf(0.95, 4))
    assert found["p"] == pytest.approx(100 * stats.t.sf(0.3 / spread, 4)) and found["short"] <= 0
    with pytest.raises(NotEstimable, match="4 steps"):
        error_rates.walk(path, first=2016, last=2018)
    with pytest.raises(ValueError, match="2017-2030 are not two years held"):
        error_rates.walk(path, first=2017, last=2030)
