import numpy as np
import pandas as pd
import pytest

from analysis.methods import trend


def ar1(rng, count, n, rho):
    shocks = rng.standard_normal((count, n + 50))
    out = np.zeros_like(shocks)
    for t in range(1, n + 50):
        out[:, t] = rho * out[:, t - 1] + shocks[:, t]
    return out[:, 50:]


def series(values, first=2006):
    return pd.DataFrame({"year": range(first, first + len(values)), "value": values})


def test_a_straight_line_is_recovered_exactly():
    fit = trend.linear(series(3 - 0.25 * np.arange(12)))
    assert fit.slope == pytest.approx(-0.25) and fit.se == pytest.approx(0, abs=1e-9)
    assert fit.fitted([2006, 2017]) == pytest.approx([3, 0.25])
    log = trend.linear(series(0.5 * 0.97 ** np.arange(12)), form="log")
    assert log.percent == pytest.approx(-3) and log.fitted([2007]) == pytest.approx([0.485])
    with pytest.raises(ValueError, match="fit with form='log'"):
        _ = fit.percent


def test_the_fit_says_what_it_is():
    fit = trend.linear(series(np.sin(np.arange(13))))
    assert (fit.first, fit.last, fit.n, fit.maxlags, fit.level) == (2006, 2018, 13, 2, 0.95)
    assert fit.low < fit.slope < fit.high
    assert "HAC with 2 lags" in fit.notes[0] and "11 degrees of freedom" in fit.notes[0]
    assert np.isnan(fit.boot_low)


def test_hac_errors_agree_with_newey_and_west_by_hand():
    rng = np.random.default_rng(1)
    y = ar1(rng, 1, 17, 0.5)[0]
    n, lags = 17, 3
    x = np.column_stack([np.ones(n), np.arange(n)])
    beta, *_ = np.linalg.lstsq(x, y, rcond=None)
    scores = x * (y - x @ beta)[:, None]
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        step = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (lags + 1)) * (step + step.T)
    bread = np.linalg.inv(x.T @ x)
    by_hand = np.sqrt((bread @ middle @ bread)[1, 1] * n / (n - 2))
    assert trend.linear(series(y), maxlags=lags).se == pytest.approx(by_hand)


def test_the_fast_hac_of_the_bootstrap_is_that_of_statsmodels():
    rows = ar1(np.random.default_rng(3), 4, 13, 0.4)
    slopes, errors = trend.hac_slopes(rows, 2)
    fits = [trend.linear(series(row), maxlags=2) for row in rows]
    assert slopes == pytest.approx([fit.slope for fit in fits])
    assert errors == pytest.approx([fit.se for fit in fits])


def test_f_by_date_is_that_of_statsmodels():
    from statsmodels.regression.linear_model import OLS

    y = ar1(np.random.default_rng(4), 1, 15, 0.3)[0]
    found = trend.one_break(series(y), draws=99, seed=1)
    t = np.arange(15.0)
    base = np.column_stack([np.ones(15), t])
    small = OLS(y, base).fit()
    for row in found.by_date.itertuples():
        later = (t >= row.year - 2006).astype(float)
        f, _, _ = OLS(y, np.column_stack([base, later, later * t])).fit().compare_f_test(small)
        assert row.f == pytest.approx(f)
    assert found.statistic == found.by_date["f"].max()


def test_coverage_of_the_two_intervals_is_as_the_module_says():
    rng = np.random.default_rng(12)
    covered = {"hac": 0, "boot": 0}
    rows = ar1(rng, 150, 13, 0.6)
    for i, row in enumerate(rows):
        fit = trend.linear(series(row), draws=199, seed=i)
        covered["hac"] += fit.low <= 0 <= fit.high
        covered["boot"] += fit.boot_low <= 0 <= fit.boot_high
    assert 0.55 <= covered["hac"] / 150 <= 0.77
    assert 0.80 <= covered["boot"] / 150 <= 0.95


def test_long_independent_series_are_covered_as_promised():
    rng = np.random.default_rng(6)
    fits = [trend.linear(series(0.1 * np.arange(120) + rng.standard_normal(120), 1900)) for _ in range(200)]
    assert 0.89 <= np.mean([fit.low <= 0.1 <= fit.high for fit in fits]) <= 0.99


@pytest.mark.parametrize("rho", [0.0, 0.6])
def test_the_break_test_keeps_its_size(rho):
    rows = ar1(np.random.default_rng(8), 150, 15, rho)
    rejected = [trend.one_break(series(row), draws=199, seed=i).p <= 0.05 for i, row in enumerate(rows)]
    assert np.mean(rejected) <= 0.08


def test_a_planted_break_is_found_and_dated():
    rng = np.random.default_rng(9)
    kink = -0.06 * np.minimum(np.arange(19), 7) + 0.005 * rng.standard_normal((40, 19))
    found = [
        trend.one_break(series(np.exp(row)), form="log", draws=199, seed=i) for i, row in enumerate(kink)
    ]
    assert np.mean([f.p <= 0.05 for f in found]) >= 0.9
    assert all(abs(f.year - 2013) <= 1 for f in found)
    before, after = found[0].slopes
    assert before == pytest.approx(-5.8, abs=0.8) and after == pytest.approx(0, abs=0.5)
    early, late = found[0].lines
    assert early([2006])[0] == pytest.approx(1, abs=0.05) and late([2024])[0] == pytest.approx(
        0.657, abs=0.05
    )


def test_a_small_kink_in_a_short_series_is_mostly_missed():
    rng = np.random.default_rng(10)
    rows = ar1(rng, 60, 13, 0.3) + np.maximum(np.arange(13) - 6, 0)
    assert (
        np.mean([trend.one_break(series(r), draws=199, seed=i).p <= 0.05 for i, r in enumerate(rows)]) < 0.3
    )


def test_the_same_seed_gives_the_same_answer_and_leaves_the_global_one_alone():
    y = ar1(np.random.default_rng(2), 1, 13, 0.5)[0]
    np.random.seed(1)
    state = np.random.get_state()[1].copy()
    first, again = (trend.one_break(series(y), draws=199, seed=5).p for _ in range(2))
    assert first == again and 1 / 200 <= first <= 1
    fits = [trend.linear(series(y), draws=199, seed=5) for _ in range(2)]
    assert fits[0] == fits[1]
    assert (np.random.get_state()[1] == state).all()


def test_a_table_of_trends_keeps_short_series_without_a_fit():
    long = pd.concat([series(0.9 ** np.arange(8)).assign(who="a"), series([1.0, 2.0]).assign(who="b")])
    table = trend.table(long, by=["who"]).set_index("who")
    assert table.loc["a", "slope"] == pytest.approx(-10) and table.loc["a", "n"] == 8
    assert np.isnan(table.loc["b", "slope"]) and table.loc["b", "n"] == 2
    shown = trend.with_intervals(table.reset_index(), by=["who"])
    assert list(shown.columns)[:3] == ["who", "n", "slope"] and "bootstrap_high" in shown
    cut = trend.table(long, by=["who"], first=2008, last=2012, form="level").set_index("who")
    assert cut.loc["a", ["first", "last", "n"]].tolist() == [2008, 2012, 5]


@pytest.mark.parametrize(
    ("values", "call", "said"),
    [
        (range(7), lambda s: trend.one_break(s, seed=1), "7 years; at least 8 are needed"),
        (range(4), trend.linear, "4 years; at least 5 are needed"),
        ([1, 2, np.nan, 4, 5], trend.linear, "missing or infinite in 2008"),
        ([1, 2, 0, 4, -5], lambda s: trend.linear(s, form="log"), "zero or negative in 2008, 2010"),
        (range(9), lambda s: trend.linear(s, maxlags=9), "maxlags is 9; from 0 to 8"),
        (range(9), lambda s: trend.linear(s, draws=99), "needs a seed"),
        (range(9), lambda s: trend.linear(s, form="root"), "'level' or 'log'"),
        (range(9), lambda s: trend.linear(s, value="cv"), "no column cv; the table holds year, value"),
        (range(9), lambda s: trend.linear(s[s["year"] != 2010]), "jump or repeat .2009 to 2011."),
        (range(9), lambda s: trend.one_break(s, seed=1, trim=0.5), "trim is 0.5"),
        (range(9), lambda s: trend.one_break(s, seed=1, draws=9), "9 draws; at least 99"),
    ],
)
def test_bad_input_is_refused_in_words(values, call, said):
    with pytest.raises(ValueError, match=said):
        call(series(list(values)))


def test_statsmodels_is_not_imported_before_it_is_needed():
    import subprocess
    import sys

    code = "import sys, analysis.methods.trend, analysis.china.published; "
    code += "print(any(name.startswith(('statsmodels', 'scipy')) for name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_breaks_of_several_series_are_those_of_each_from_each_first_year():
    years = range(2006, 2020)
    bent = pd.DataFrame({"series": "bent", "year": years, "value": [0.9**k for k in range(7)] + [0.5] * 7})
    short = bent[bent["year"] >= 2010].assign(series="short")
    found = trend.breaks(pd.concat([bent, short]), by=["series"], begins=[2006, 2011, 2014], seed=1)
    assert list(zip(found["series"], found["begin"], strict=True)) == [
        ("bent", 2006),
        ("bent", 2011),
        ("short", 2011),
    ]
    alone = trend.one_break(bent, form="log", seed=1)
    first = found.iloc[0]
    assert (first["year"], first["p"], first["before"]) == (alone.year, alone.p, alone.slopes[0])
