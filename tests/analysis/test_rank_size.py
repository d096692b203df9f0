"""Rank and size: exact lines, planted Pareto tails, and cases worked by hand."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.methods import rank_size


def exact(exponent, n):
    """Sizes whose points (ln size, ln(rank - 1/2)) lie on a line."""
    return (np.arange(1, n + 1) - 0.5) ** (-1 / exponent)


@pytest.mark.parametrize("exponent", [0.7, 1.0, 1.8])
def test_an_exact_line_gives_its_exponent(exponent):
    found = rank_size.rank_half(100 * exact(exponent, 40))
    assert found.exponent == pytest.approx(exponent, rel=1e-12)
    assert found.error == pytest.approx(exponent * np.sqrt(2 / 40), rel=1e-12)
    assert found.printed == pytest.approx(0, abs=1e-6)


def test_five_sizes_by_hand():
    sizes = np.array([1.0, 8.0, 2.0, 4.0, 16.0])
    y = np.log([0.5, 1.5, 2.5, 3.5, 4.5])
    # ln size = ln 2 (4, 3, 2, 1, 0): slope = sum (i - 2) y_i / (10 ln 2)
    slope = (2 * y[0] + y[1] - y[3] - 2 * y[4]) / (10 * np.log(2))
    found = rank_size.rank_half(sizes)
    assert found.exponent == pytest.approx(-slope, rel=1e-12) and found.n == 5 and found.cut == 1
    line = stats.linregress(np.log(np.sort(sizes)[::-1]), y)
    assert found.printed == pytest.approx(line.stderr, rel=1e-10)
    # Hill: (5 - 2) / (ln 16 + ln 8 + ln 4 + ln 2) = 3 / (10 ln 2)
    other = rank_size.hill(sizes)
    assert other.exponent == pytest.approx(3 / (10 * np.log(2)), rel=1e-12)
    assert other.error == pytest.approx(other.exponent / np.sqrt(2), rel=1e-12)


@pytest.mark.parametrize("method", ["rank_half", "hill"])
def test_a_planted_pareto_is_recovered_and_covered(method):
    rng = np.random.default_rng(20220809)
    draws, n, planted = 2000, 100, 1.1
    found = [getattr(rank_size, method)(1 + rng.pareto(planted, n)) for _ in range(draws)]
    mean = np.mean([f.exponent for f in found])
    assert abs(mean / planted - 1) < 0.015
    covered = np.mean([f.low <= planted <= f.high for f in found])
    assert 0.92 < covered < 0.97
    spread = np.std([f.exponent for f in found])
    assert np.mean([f.error for f in found]) == pytest.approx(spread, rel=0.06)


def test_the_error_that_the_regression_prints_covers_far_too_little():
    rng = np.random.default_rng(7)
    found = [rank_size.rank_half(1 + rng.pareto(1.0, 100)) for _ in range(500)]
    naive = np.mean([abs(f.exponent - 1) < 1.96 * f.printed for f in found])
    assert naive < 0.5
    assert np.mean([f.error / f.printed for f in found]) > 4


def test_the_half_removes_the_bias_of_plain_ranks():
    rng = np.random.default_rng(11)
    plain, half = [], []
    for _ in range(1500):
        x = np.sort(1 + rng.pareto(1.0, 50))[::-1]
        plain.append(-np.polyfit(np.log(x), np.log(np.arange(1, 51)), 1)[0])
        half.append(rank_size.rank_half(x).exponent)
    assert np.mean(plain) < 0.94 and abs(np.mean(half) - 1) < 0.02


def test_by_year_cuts_and_names_the_year():
    df = pd.DataFrame({"year": [1] * 40 + [2] * 40, "v": np.r_[exact(1, 40), exact(2, 40)]})
    table = rank_size.by_year(df, value="v", tops=(0, 20), methods=("rank_half", "hill"))
    assert len(table) == 8
    line = table.set_index(["year", "top", "method"])["exponent"]
    assert line[1, 20, "rank_half"] == pytest.approx(1) and line[2, 0, "rank_half"] == pytest.approx(2)
    with pytest.raises(ValueError, match="year 2"):
        rank_size.by_year(df.iloc[:43], value="v")


def test_primacy_shares_and_ranks():
    df = pd.DataFrame({"code": list("abcabc"), "year": [1] * 3 + [2] * 3, "v": [6, 3, 1, 8, 8, 4.0]})
    assert rank_size.primacy(df["v"][:3]) == 2
    held = rank_size.share(df, value="v", of=["a"]).set_index("year")["share"]
    assert held.to_dict() == {1: 60, 2: 40}
    whole = pd.DataFrame({"year": [1, 2], "total": [12.0, 16.0]})
    assert rank_size.share(df, value="v", of=["a", "b"], whole=whole)["share"].tolist() == [75, 100]
    assert rank_size.ranked(df[df["year"] == 2], value="v")["code"].tolist() == ["a", "b", "c"]


def test_what_is_wrong_is_said():
    with pytest.raises(ValueError, match="at least 5"):
        rank_size.rank_half([1, 2, 3])
    with pytest.raises(ValueError, match="at least 9"):
        rank_size.hill([1, 2, 3, 4, 5, 6], top=9)
    with pytest.raises(ValueError, match="positive"):
        rank_size.rank_half([1, 2, 3, 4, 0])
    with pytest.raises(ValueError, match="alike"):
        rank_size.rank_half([2] * 6)
    df = pd.DataFrame({"code": ["a", "b", "a"], "year": [1, 1, 2], "v": [1.0, 2, 3]})
    with pytest.raises(ValueError, match="not all have v in 2"):
        rank_size.share(df, value="v", of=["a", "b"])


def test_units_that_are_always_among_the_largest():
    sizes = pd.DataFrame({"region": list("abcabc"), "year": [1, 1, 1, 2, 2, 2], "size": [3, 2, 1, 3, 1, 2]})
    for top, kept in ((1, {"a"}), (2, {"a"}), (3, {"a", "b", "c"})):
        assert rank_size.always_among(sizes, value="size", top=top, years=(1, 2)) == kept
