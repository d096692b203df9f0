"""An error is found where it was planted, and carried where it goes."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.data.errors import NotEstimable
from analysis.methods import error_rates, measurement


def three(n, *, reliability=0.6, together=0.0, noise=(1, 2), seed=1):
    """Growth of sd .1 seen by y (of this reliability) and by two others whose errors have a common part."""
    rng = np.random.default_rng(seed)
    g, e, u, w, common = rng.standard_normal((5, n))
    error = 0.1 * math.sqrt(1 / reliability - 1)
    x, z = (math.sqrt(1 - together) * own + math.sqrt(together) * common for own in (u, w))
    return pd.DataFrame(
        {"y": 0.1 * g + error * e, "x": 2 + 0.3 * (g + noise[0] * x), "z": 0.05 * (g + noise[1] * z)}
    )


@pytest.mark.parametrize("reliability", [0.3, 0.6, 0.95])
def test_a_planted_reliability_and_error_are_found(reliability):
    found = measurement.triad(
        three(200_000, reliability=reliability), measure="y", others=("x", "z"), draws=20, seed=1
    )
    assert found.reliability == pytest.approx(reliability, abs=0.02)
    assert found.error == pytest.approx(0.1 * math.sqrt(1 / reliability - 1), rel=0.03)


def test_scale_and_origin_of_the_others_do_not_matter():
    df = three(60)
    once = measurement.triad(df, measure="y", others=("x", "z"), draws=50, seed=1)
    again = measurement.triad(
        df.assign(x=5 - 3 + 40 * df["x"], z=df["z"] / 9), measure="y", others=("x", "z"), draws=50, seed=1
    )
    assert again.reliability == pytest.approx(once.reliability) and again.low == pytest.approx(once.low)


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    held = 0
    for seed in range(150):
        df = three(100, noise=(0.5, 0.7), seed=seed)
        found = measurement.triad(df, measure="y", others=("x", "z"), draws=199, seed=1)
        held += found.low <= 0.6 <= found.high
    assert held / 150 == pytest.approx(0.93, abs=0.06)


def test_an_error_that_the_others_share_makes_the_measure_look_worse():
    alone, shared = (
        measurement.triad(
            three(100_000, together=together), measure="y", others=("x", "z"), draws=20, seed=1
        ).reliability
        for together in (0.0, 0.3)
    )
    assert shared < alone - 0.05


def test_what_has_no_growth_in_common_is_refused_in_words():
    df = three(200, noise=(0.5, 0.7))
    against = df.assign(x=df["z"] - 0.4 * df["y"])  # rises with one of the two, falls with the other
    assert (against.corr() < 0).loc["x", "y"] and (against.corr() > 0).loc["x", "z"]
    with pytest.raises(NotEstimable, match="no one growth in common"):
        measurement.triad(against, measure="y", others=("x", "z"), seed=1)
    twins = df.assign(x=df["z"] + 0.02 * df["y"])  # nearer to both than their errors allow
    with pytest.raises(NotEstimable, match=r"reliabilities would be .*1\.\d"):
        measurement.triad(twins, measure="y", others=("x", "z"), seed=1)
    with pytest.raises(NotEstimable, match="9 regions"):
        measurement.triad(df.head(9), measure="y", others=("x", "z"), seed=1)
    row = measurement.triads(twins, measures=["y"], others=("x", "z"), seed=1).iloc[0]
    assert row["series"] == "y" and np.isnan(row["reliability"])


def test_one_outside_measure_tells_which_of_two_is_nearer():
    """Two readings of reliability .4 and .8: the ratio is .5, whatever the outside measure is worth."""
    rng = np.random.default_rng(4)
    g, a, b, c = rng.standard_normal((4, 200_000))
    df = pd.DataFrame({"old": g + math.sqrt(1.5) * a, "new": g + 0.5 * b})
    for noise in (0.2, 3):
        found = measurement.relative(
            df.assign(light=g + noise * c), one="old", other="new", outside="light", draws=5, seed=1
        )
        assert found["ratio"] == pytest.approx(0.5, abs=0.03)
    with pytest.raises(NotEstimable, match="does not rise"):
        measurement.relative(df.assign(light=-g), one="old", other="new", outside="light", seed=1)


def test_growth_is_the_change_of_logs_of_what_is_held_in_both_years():
    rows = [("A", 2013, "m", 1.0), ("A", 2019, "m", 2.0), ("B", 2013, "m", 3.0), ("B", 2019, "m", 3.0)]
    rows += [("A", 2013, "k", 1.0), ("A", 2019, "k", 1.0), ("B", 2013, "k", 1.0)]
    df = pd.DataFrame(rows, columns=["region", "year", "measure", "value"])
    found = measurement.growth(df, first=2013, last=2019)
    assert list(found.columns) == ["m"] and found["m"].tolist() == pytest.approx([math.log(2), 0])
    with pytest.raises(ValueError, match="m, B 2019 is not positive"):
        measurement.growth(df.assign(value=[1, 2, 3, 0, 1, 1, 1]), first=2013, last=2019)


def test_the_change_of_spread_has_an_interval_that_covers_it():
    held, truth = 0, 100 * (0.8 - 1)
    for seed in range(120):
        rng = np.random.default_rng(seed)
        z = rng.standard_normal(60)
        later = 0.8 * (0.9 * z + math.sqrt(1 - 0.81) * rng.standard_normal(60))
        df = pd.DataFrame(
            {
                "region": [f"r{i}" for i in range(60)] * 2,
                "year": [1] * 60 + [2] * 60,
                "per_head": np.exp(np.r_[z, later]),
            }
        )
        row = measurement.spreads(df.assign(measure="m"), first=1, last=2, draws=199, seed=1).iloc[0]
        held += row["change_low"] <= truth <= row["change_high"]
    assert held / 120 == pytest.approx(0.93, abs=0.06)


def test_the_path_of_a_spread_begins_at_100():
    df = pd.DataFrame({"region": ["A", "B"] * 2, "year": [1, 1, 2, 2], "per_head": [1.0, 4.0, 1.0, 2.0]})
    path = measurement.spread_path(df.assign(measure="m"), first=1, last=2)
    assert path["value"].tolist() == pytest.approx([100, 50])


@pytest.fixture(scope="module")
def series():
    return next(s for s in package.open("data").series() if s.name == "grp.v5")


class Planted:
    """As much of a series as ``without_error`` reads."""

    name, since, last = "planted", 2012, 2025

    def __init__(self, first, last):
        n = len(first)
        self.table = pd.DataFrame(
            {
                "region": [f"r{i}" for i in range(n)] * 2,
                "year": [2012] * n + [2025] * n,
                "per_head": np.exp(np.r_[first, last]),
            }
        )


def test_a_planted_error_is_taken_out_of_the_speed_and_of_the_spread():
    """2 % a year over 13 years; an error of growth of .2 makes it look faster."""
    rng = np.random.default_rng(5)
    n, error, speed = 200_000, 0.2, 0.02
    start = 0.4 * rng.standard_normal(n)
    end = math.exp(-13 * speed) * start + 0.1 * rng.standard_normal(n)
    wrong = error / math.sqrt(2) * rng.standard_normal((2, n))
    seen = Planted(start + wrong[0], end + wrong[1])
    as_seen, mended = (measurement.without_error(seen, error=e) for e in (0.0, error))
    assert as_seen["speed"] > 2.8 and mended["speed"] == pytest.approx(2, abs=0.03)
    assert mended["change"] == pytest.approx(100 * (end.std() / start.std() - 1), abs=0.3)


def test_without_an_error_it_is_the_speed_of_the_verdicts_and_the_spread_of_sigma(series):
    found = measurement.without_error(series, error=0.0)
    wide = series.table.pivot(index="region", columns="year", values="per_head")
    levels = wide[[series.since, series.last]].to_numpy(dtype=float)
    path = np.c_[levels[:, :1], np.tile(levels[:, 1:], series.last - series.since)]
    speed = error_rates.speed().of(path[None], np.ones_like(path), np.zeros(len(path)))[0]
    assert found["speed"] == pytest.approx(speed)
    spread = error_rates.spread("sdlog").of(path[None], np.ones_like(path), np.zeros(len(path)))[0]
    assert found["change"] == pytest.approx(spread)


def test_a_larger_error_leaves_less_convergence_and_too_large_a_one_is_refused(series):
    speeds = [measurement.without_error(series, error=e)["speed"] for e in (0, 0.05, 0.1)]
    assert speeds == sorted(speeds, reverse=True)
    with pytest.raises(NotEstimable, match="leaves nothing of grp.v5"):
        measurement.without_error(series, error=1.0)
    errors = pd.DataFrame({"series": ["grp.v5", "other"], "by": ["seen", "seen"], "error": [0.0, 0.0]})
    found = measurement.carried([series], errors)
    assert list(found["series"]) == ["grp.v5"] and found["speed"].iloc[0] == pytest.approx(speeds[0])
