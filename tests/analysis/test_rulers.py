"""Rulers read what the book's other measures read, and count chance as its verdicts do."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.data.errors import NotEstimable
from analysis.methods import dispersion, error_rates, inequality, rulers, space

OPTIONS = {"draws": 600, "seed": 20220809}


@pytest.fixture(scope="module")
def pack():
    return package.open("")


@pytest.fixture(scope="module")
def series(pack):
    return {s.name: s for s in pack.series()}


@pytest.fixture(scope="module")
def weights(pack, series):
    return space.contiguity(pack.table("borders"), regions=series["grp.v5"].regions)


@pytest.fixture(scope="module")
def held(series, weights):
    return rulers.chance(series["real.v5"], weights=weights, error=0.02, **OPTIONS)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("measure", rulers.MEASURES)
def test_a_ruler_reads_what_the_measures_of_other_chapters_read(series, measure, weighted):
    s = series["income"]
    own = rulers.path(s, measure=measure, weighted=weighted, first=s.first, last=s.last, without=["Tibet"])
    left = s.table[s.table["region"] != "Tibet"]
    people = s.weights if weighted else None
    if measure in ("cv", "sdlog"):
        name = {"cv": "cv", "sdlog": "sd_log"}[measure]
        other = dispersion.by_year(left, measure=name, weights=people)
    else:
        name = {"gini": "gini", "theil": "theil_t"}[measure]
        other = inequality.by_year(left, measures=[name], weights=people)
    assert list(own["year"]) == list(other["year"])
    np.testing.assert_allclose(own["value"], other["value"], rtol=1e-12)


@pytest.mark.parametrize("measure", ["cv", "sdlog"])
@pytest.mark.parametrize("weighted", [False, True])
def test_chance_is_that_of_the_verdicts(series, weights, held, measure, weighted):
    s = series["real.v5"]
    found = rulers.band(s, held, measure=measure, weighted=weighted, first=s.since, last=s.last)
    statistic = error_rates.spread(measure + "w" * weighted)
    options = {"weights": weights, "first": s.since, "last": s.last, "error": 0.02}
    other = error_rates.rates(s, [statistic], **options, **OPTIONS).iloc[0]
    last = found.iloc[-1]
    assert last["p"] == pytest.approx(other["p"], abs=1e-12)
    assert 100 * (last["low"] / found["value"].iloc[0] - 1) == pytest.approx(other["chance"], abs=0.01)


def test_the_chapter_on_verdicts_says_the_same_of_every_series(pack, series, weights):
    """The p that the book prints, and the one that the explorer counts: the same worlds."""
    import json
    from pathlib import Path

    file = Path(__file__).resolve().parents[2] / "book/results.json"
    printed = json.loads(file.read_text(encoding="utf-8"))["results"]
    errors = error_rates.revisions(pack.series(superseded=True))
    held = rulers.chances(series.values(), weights=weights, errors=errors, **OPTIONS)
    assert set(held) == set(series)
    table = rulers.table(series.values(), held).set_index(["series", "measure"])
    for name in series:
        for measure in ("cv", "sdlog"):
            said = printed[f"verdicts.p.{measure}.change.{name}"]["value"]
            assert table.at[(name, measure), "chance"] == pytest.approx(said, rel=1e-9), (name, measure)


def test_of_worlds_without_convergence_as_many_pass_as_the_level_says(series, held):
    """Each false world taken for the real one: about five of a hundred fall below the others' lower bound."""
    s = series["real.v5"]
    start = s.table[s.table["year"] == s.since].set_index("region")["per_head"].loc[s.regions["region"]]
    levels = held.levels(start.to_numpy(), years=13)
    ends = rulers.reading(levels, np.ones(levels.shape[1:]), "cv")
    change = ends[:, 1] / ends[:, 0]
    found = rulers.band(s, held, measure="cv", first=s.since, last=s.last)
    low, high = found[["low", "high"]].iloc[-1] / found["value"].iloc[0]
    assert np.mean(change < low) == pytest.approx(0.05, abs=0.002)
    assert np.mean(change > high) == pytest.approx(0.05, abs=0.002)


def test_regions_left_out_are_left_out_of_the_worlds_too(series, held):
    s, rest = series["real.v5"], ["Beijing", "Shanghai", "Tianjin"]
    ends = {"measure": "gini", "first": 2015, "last": 2020}
    own = rulers.band(s, held, **ends, without=rest)
    kept = ~s.regions["region"].isin(rest).to_numpy()
    start = s.table[s.table["year"] == 2015].set_index("region")["per_head"].loc[s.regions["region"]]
    levels = held.levels(start.to_numpy(), years=5)[:, kept]
    world = rulers.reading(levels, np.ones(levels.shape[1:]), "gini")
    ratio = world[:, 1] / world[:, 0]
    assert own["low"].iloc[-1] == pytest.approx(own["value"].iloc[0] * np.quantile(ratio, 0.05), rel=1e-12)
    assert own.iloc[0][["low", "high"]].tolist() == [own["value"].iloc[0]] * 2


def test_a_longer_fall_is_rarer(series, held):
    """p of a planted history: every region's distance to the mean shrinks at a speed, or not at all."""
    s = series["real.v5"]
    p = []
    for speed in (0.0, 0.005, 0.02):
        logs = np.log(s.table.pivot(index="region", columns="year", values="per_head"))
        first = logs[s.since]
        kept = pd.DataFrame(
            {y: first.mean() + np.exp(-speed * (y - s.since)) * (first - first.mean()) for y in logs}
        )
        table = np.exp(kept).stack().rename("per_head").rename_axis(["region", "year"]).reset_index()
        planted = replace(s, table=s.table.drop(columns="per_head").merge(table, on=["region", "year"]))
        p.append(rulers.band(planted, held, measure="sdlog", first=s.since, last=s.last)["p"].iloc[-1])
    assert p[0] > 0.3 and p[0] > p[1] > p[2] and p[2] < 0.01


def test_what_cannot_be_counted_is_said(series, weights, held, monkeypatch):
    s = series["income"]
    with pytest.raises(NotEstimable, match="5 years") as few:
        rulers.chance(s.between(last=2017), weights=weights, **OPTIONS)
    assert few.value.kind == "years"
    monkeypatch.setattr(rulers, "MOST", 1000)
    with pytest.raises(NotEstimable, match="31 regions") as many:
        rulers.chance(s, weights=weights, **OPTIONS)
    assert many.value.kind == "many"
    assert rulers.chances([s], weights=weights, errors={}, **OPTIONS) == {}
    assert rulers.table([s], {})["chance"].isna().all()


def test_regions_that_are_alike_leave_no_gap_to_count_from(series, held):
    s = series["real.v5"]
    alike = replace(s, table=s.table.assign(per_head=1.1 + 0.1 * (s.table["year"] - 2012)))
    for measure in rulers.MEASURES:
        assert not rulers.path(alike, measure=measure, first=2012, last=2025)["value"].any()
    with pytest.raises(NotEstimable, match="no gap in 2012 to count from"):
        rulers.band(alike, held, measure="cv", first=2012, last=2025)
    with pytest.raises(NotEstimable, match="no spread in 2012 to count from"):
        rulers.table([alike], {})


def test_a_wrong_call_is_refused_in_words(series, held):
    s = series["real.v5"]
    with pytest.raises(ValueError, match="unknown measure 'range'; one of cv, sdlog, gini, theil"):
        rulers.path(s, measure="range", first=s.since, last=s.last)
    with pytest.raises(ValueError, match="1990-2020 of real.v5, which holds 2012-2025"):
        rulers.path(s, measure="cv", first=1990, last=2020)
    with pytest.raises(ValueError, match="fewer than two regions are left"):
        rulers.path(s, measure="cv", first=s.since, last=s.last, without=s.regions["region"][1:])
    with pytest.raises(ValueError, match="worlds begin in 2012; 2006 is before that"):
        rulers.band(series["grp.v5"], held, measure="cv", first=2006, last=2020)
