"""Growth regressions: planted speeds, the libraries, a published figure, identities, bad input."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.data import package, series
from analysis.methods import beta
from analysis.methods.least_squares import ERRORS, ols, quantile


def panel_of(logs, *, first=2000, **columns):
    """A long table from logs (regions, years); ``columns`` hold a value a region."""
    regions, years = logs.shape
    table = pd.DataFrame(
        {
            "region": np.repeat([f"r{i:02d}" for i in range(regions)], years),
            "year": np.tile(np.arange(first, first + years), regions),
            "per_head": np.exp(logs).ravel(),
        }
    )
    return table.assign(**{name: np.repeat(held, years) for name, held in columns.items()})


def converging(rng, *, regions, years, speed, shock=0.02, spread=0.5):
    """Logs (regions, years) that close a share 1 - exp(-speed) of their distance to a common path a year."""
    logs = np.empty((regions, years))
    logs[:, 0] = rng.normal(10, spread, regions)
    for t in range(1, years):
        distance = logs[:, t - 1] - 10 - 0.05 * (t - 1)
        logs[:, t] = 10 + 0.05 * t + math.exp(-speed) * distance + rng.normal(0, shock, regions)
    return logs


@pytest.fixture(scope="module")
def us():
    from libpysal import examples

    wide = pd.read_csv(examples.load_example("us_income").get_path("usjoin.csv"))
    long = wide.melt(id_vars=["Name", "STATE_FIPS"], var_name="year", value_name="per_head")
    return long.rename(columns={"Name": "region"}).astype({"year": int})


@pytest.fixture
def small():
    return panel_of(converging(np.random.default_rng(1), regions=12, years=8, speed=0.03))


# The batched engine against statsmodels.


@pytest.mark.parametrize(("n", "k"), [(31, 2), (48, 4), (200, 9)])
@pytest.mark.parametrize("weighted", [False, True])
def test_ols_agrees_with_statsmodels(n, k, weighted):
    from statsmodels.regression.linear_model import WLS

    rng = np.random.default_rng(n * k)
    design = np.concatenate([np.ones((5, n, 1)), rng.normal(10, 1, (5, n, k - 1))], axis=2)
    y = rng.normal(size=(5, n)) * design[..., 1]
    weights = rng.uniform(0.1, 9, (5, n)) if weighted else None
    fit = ols(design, y, weights=weights, errors=ERRORS)
    for s in range(5):
        plain = WLS(y[s], design[s], weights=1.0 if weights is None else weights[s]).fit()
        np.testing.assert_allclose(fit.coefficients[s], plain.params, rtol=1e-10, atol=1e-12)
        np.testing.assert_allclose(fit.r2[s], plain.rsquared, rtol=1e-10)
        for kind, name in (("classical", "nonrobust"), ("hc1", "HC1"), ("hc3", "HC3")):
            theirs = plain.get_robustcov_results(name, use_t=True) if name != "nonrobust" else plain
            np.testing.assert_allclose(fit.covariances[kind][s], theirs.cov_params(), rtol=1e-9, atol=1e-14)
            np.testing.assert_allclose(fit.se(kind)[s], theirs.bse, rtol=1e-10)
            np.testing.assert_allclose(fit.t(kind)[s], theirs.tvalues, rtol=1e-9)
            np.testing.assert_allclose(fit.p(kind)[s], theirs.pvalues, rtol=1e-8, atol=1e-14)


def test_ols_with_a_weight_of_zero_is_ols_without_the_row():
    rng = np.random.default_rng(3)
    design = np.column_stack([np.ones(20), rng.normal(size=(20, 2))])
    y, weights = rng.normal(size=20), rng.uniform(1, 2, 20) * (np.arange(20) % 5 > 0)
    kept = weights > 0
    design[~kept], y[~kept] = np.nan, np.inf
    masked = ols(design, y, weights=weights, errors=ERRORS)
    short = ols(design[kept], y[kept], weights=weights[kept], errors=ERRORS)
    assert masked.n[0] == short.n[0] == 16
    for kind in ERRORS:
        np.testing.assert_allclose(masked.se(kind), short.se(kind), rtol=1e-12)
    np.testing.assert_allclose(masked.residuals[0, kept], short.residuals[0])
    assert (masked.residuals[0, ~kept] == 0).all() and (masked.leverage[0, ~kept] == 0).all()


def test_ols_shares_what_has_no_specifications_and_works_in_blocks(monkeypatch):
    rng = np.random.default_rng(4)
    design, y = np.column_stack([np.ones(15), rng.normal(size=15)]), rng.normal(size=(40, 15))
    shared = ols(design, y, errors=ERRORS)
    repeated = ols(np.tile(design, (40, 1, 1)), y, errors=ERRORS)
    monkeypatch.setattr("analysis.methods.least_squares.BLOCK", 100)
    blocks = ols(design, y, errors=ERRORS)
    for other in (repeated, blocks):
        np.testing.assert_allclose(shared.coefficients, other.coefficients, rtol=1e-12)
        np.testing.assert_allclose(shared.se(), other.se(), rtol=1e-12)
        np.testing.assert_allclose(shared.se("hc1"), other.se("hc1"), rtol=1e-12)
        np.testing.assert_allclose(shared.r2, other.r2, rtol=1e-12)


def test_ols_stays_exact_where_normal_equations_do_not():
    x = 1e6 + np.linspace(0, 1, 25)
    fit = ols(np.column_stack([np.ones(25), x]), 3 + 2e-3 * (x - 1e6), errors=())
    assert fit.coefficients[0, 1] == pytest.approx(2e-3, rel=1e-8)


def test_ols_singular_fits_are_refused_or_nan():
    x = np.tile(np.column_stack([np.ones(6), np.arange(6.0)]), (3, 1, 1))
    x[1, :, 1] = 7.0
    with pytest.raises(ValueError, match=r"1 of 3 fits \(no\. 1\)"):
        ols(x, np.arange(6.0))
    fit = ols(x, np.array([1.0, 0, 2, 0, 3, 1]), singular="nan")
    assert np.isnan(fit.coefficients[1]).all() and np.isfinite(fit.coefficients[[0, 2]]).all()
    assert np.isnan(ols(x[0, :2], np.arange(2.0), singular="nan").coefficients).all()


def test_hc3_is_nan_where_a_dummy_fits_one_row():
    design = np.column_stack([np.ones(6), np.arange(6.0), np.arange(6) == 2])
    fit = ols(design, np.array([1.0, 4, 2, 6, 3, 7]), errors=ERRORS)
    assert np.isnan(fit.se("hc3")).all() and np.isfinite(fit.se("hc1")).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"y": np.zeros(5)}, "do not match"),
        ({"weights": -np.ones(6)}, "negative"),
        ({"y": np.array([1, 2, np.nan, 4, 5, 6])}, "row 2"),
        ({"errors": ["hc9"]}, "unknown errors hc9"),
        ({"singular": "ignore"}, "singular"),
    ],
)
def test_ols_refuses_in_words(change, words):
    good = {"design": np.column_stack([np.ones(6), np.arange(6.0)]), "y": np.arange(6.0)}
    with pytest.raises(ValueError, match=words):
        ols(**good | change)


# Planted truth on three shapes of panel.


@pytest.mark.parametrize(("regions", "years", "speed"), [(31, 19, 0.02), (48, 81, 0.02), (31, 19, 0.0)])
def test_linear_recovers_a_planted_speed_and_covers_it(regions, years, speed):
    rng, repeats, span = np.random.default_rng(regions), 400, years - 1
    true = -(1 - math.exp(-speed * span)) / span
    logs = np.stack(
        [converging(rng, regions=regions, years=years, speed=speed, shock=0.04) for _ in range(repeats)]
    )
    design = np.stack([np.ones((repeats, regions)), logs[..., 0]], axis=2)
    fit = ols(design, (logs[..., -1] - logs[..., 0]) / span)
    b, se = fit.coefficients[:, 1], fit.se()[:, 1]
    assert abs(b.mean() - true) < 4 * b.std() / math.sqrt(repeats)
    covered = np.abs(b - true) <= quantile(0.975, regions - 2) * se
    assert 0.91 < covered.mean() < 0.985
    one = beta.linear(panel_of(logs[0]), first=2000, last=2000 + span)
    assert one.coefficient == pytest.approx(b[0], rel=1e-10)
    assert beta.speed(true, span) == pytest.approx(speed, abs=1e-12)


def test_linear_recovers_a_planted_speed_with_gaps_and_unequal_populations():
    rng, found = np.random.default_rng(9), []
    for _ in range(60):
        people = rng.lognormal(3, 1, 60)
        table = panel_of(converging(rng, regions=60, years=25, speed=0.03), people=people)
        table = table[rng.random(len(table)) > 0.1]
        fit = beta.linear(table, first=2000, last=2024, weights="people", missing="drop")
        assert fit.n < 60 and "Left out" in " ".join(fit.notes)
        found.append(fit.speed)
    assert abs(np.mean(found) - 0.03) < 4 * np.std(found) / math.sqrt(len(found))


def test_groups_hide_what_lies_between_them():
    rng = np.random.default_rng(5)
    group = np.repeat(["a", "b", "c"], 20)
    resting = np.select([group == "a", group == "b"], [11.0, 10.0], 9.0)
    start = resting + rng.normal(0, 0.3, 60)
    logs = np.stack([start, resting + math.exp(-0.05 * 10) * (start - resting) + rng.normal(0, 0.01, 60)], 1)
    table = panel_of(logs, group=group)
    table["year"] = table["year"].replace({2001: 2010})
    assert beta.linear(table, first=2000, last=2010, groups="group").speed == pytest.approx(0.05, abs=0.004)
    assert beta.linear(table, first=2000, last=2010).speed < 0.02
    resting = pd.DataFrame({"region": table["region"].unique(), "resting": resting})
    given = beta.linear(table, first=2000, last=2010, controls=resting)
    assert given.speed == pytest.approx(0.05, abs=0.004)


# Published figures.


def test_us_states_1929_1994(us):
    fit = beta.linear(us, first=1929, last=1994)
    assert round(fit.total, 4) == -0.7187 and round(fit.r2, 3) == 0.909 and fit.n == 48
    direct = beta.nls(us, first=1929, last=1994)
    assert direct.speed == pytest.approx(fit.speed, rel=1e-7)
    assert not any("logs already" in note for note in fit.notes)


# Identities.


@pytest.mark.parametrize("errors", ERRORS)
@pytest.mark.parametrize("weights", [None, "people"])
def test_nls_is_linear_in_other_letters(errors, weights):
    rng = np.random.default_rng(8)
    table = panel_of(converging(rng, regions=25, years=12, speed=0.04), people=rng.uniform(1, 9, 25))
    options = {"first": 2000, "last": 2011, "weights": weights, "errors": errors}
    fit, direct = beta.linear(table, **options), beta.nls(table, **options)
    assert direct.speed == pytest.approx(fit.speed, rel=1e-8)
    assert direct.speed_se == pytest.approx(fit.speed_se, rel=1e-7)
    assert direct.coefficient == pytest.approx(fit.coefficient, rel=1e-8)
    assert direct.r2 == pytest.approx(fit.r2, rel=1e-10)
    level = np.array([9.5, 10.5])
    np.testing.assert_allclose(direct.line(level), fit.line(level), rtol=1e-8)


def test_nls_covariance_is_that_of_curve_fit(us):
    from scipy.optimize import curve_fit

    direct = beta.nls(us, first=1929, last=1994, errors="classical")
    x, g, years = direct.points["initial"], direct.points["growth"], direct.years
    found, covariance = curve_fit(
        lambda x, a, v: a - (1 - np.exp(-v * years)) / years * x, x, g, p0=[0.1, 0.01]
    )
    assert direct.speed == pytest.approx(found[1], rel=1e-6)
    assert direct.speed_se == pytest.approx(math.sqrt(covariance[1, 1]), rel=1e-4)


def test_speed_half_life_and_delta_method(small):
    fit = beta.linear(small, first=2000, last=2007)
    years = 7
    assert -(1 - math.exp(-fit.speed * years)) / years == pytest.approx(fit.coefficient, rel=1e-12)
    assert math.exp(-fit.speed * fit.half_life) == pytest.approx(0.5, rel=1e-12)
    step = 1e-6
    slope = (beta.speed(fit.coefficient + step, years) - beta.speed(fit.coefficient - step, years)) / (
        2 * step
    )
    assert fit.speed_se == pytest.approx(abs(slope) * fit.se, rel=1e-6)
    critical = quantile(0.975, fit.df)
    assert fit.speed_high - fit.speed_low == pytest.approx(2 * critical * fit.speed_se, rel=1e-12)
    assert fit.half_life_low == pytest.approx(math.log(2) / fit.speed_high)
    assert fit.detectable == pytest.approx((critical + quantile(0.8, fit.df)) * fit.speed_se)
    np.testing.assert_allclose(fit.points["fitted"] + fit.points["residual"], fit.points["growth"])
    np.testing.assert_allclose(fit.line(fit.points["initial"]), fit.points["fitted"], rtol=1e-10)
    assert fit.percent["value"] == pytest.approx(100 * fit.speed) and fit.period == "2000-2007"


def test_divergence_has_no_half_life_and_full_closure_no_speed():
    logs = np.array([[8.0, 8.1], [9.0, 9.4], [10.0, 10.5], [11.0, 11.9]])
    fit = beta.linear(panel_of(logs), first=2000, last=2001, errors="classical")
    assert fit.speed < 0 and fit.half_life == math.inf
    over = np.array([[8.0, 11.0], [9.0, 10.1], [10.0, 9.0], [11.0, 8.0]])
    turned = beta.linear(panel_of(over), first=2000, last=2001, errors="classical")
    assert math.isnan(turned.speed) and "turned over" in " ".join(turned.notes)
    with pytest.raises(ValueError, match="no speed"):
        beta.nls(panel_of(over), first=2000, last=2001)


def test_bootstrap_is_repeatable_and_transforms(small):
    options = {"first": 2000, "last": 2007, "draws": 199}
    one, two = (beta.linear(small, seed=7, **options) for _ in range(2))
    assert one.boot_low == two.boot_low != beta.linear(small, seed=8, **options).boot_low
    assert one.speed_boot_low == pytest.approx(beta.speed(one.boot_high, 7))
    assert one.speed_boot_low < one.speed < one.speed_boot_high
    assert one.drawn_percent["high"] == pytest.approx(100 * one.speed_boot_high)


def test_leave_one_out_is_a_fit_without_the_region(us):
    from statsmodels.regression.linear_model import OLS
    from statsmodels.stats.outliers_influence import OLSInfluence

    table = beta.leave_one_out(us, first=1929, last=1994).set_index("region")
    without = beta.linear(us[us["region"] != "Nevada"], first=1929, last=1994)
    for name in ("coefficient", "se", "speed", "speed_low", "speed_high", "p"):
        assert table.at["Nevada", name] == pytest.approx(getattr(without, name), rel=1e-9)
    points = beta.linear(us, first=1929, last=1994).points.set_index("region")
    theirs = OLSInfluence(OLS(points["growth"], np.column_stack([np.ones(48), points["initial"]])).fit())
    ours = table.loc[points.index]
    np.testing.assert_allclose(ours["dfbetas"], theirs.dfbetas[:, 1], rtol=1e-8)
    np.testing.assert_allclose(ours["leverage"], theirs.hat_matrix_diag, rtol=1e-9)


def test_rolling_is_linear_again(small):
    moving = beta.rolling(small, years=4)
    assert list(moving["first"]) == [2000, 2001, 2002, 2003]
    again = [beta.linear(small, first=a, last=a + 4) for a in moving["first"]]
    for name in ("coefficient", "low", "high", "speed", "speed_low", "p"):
        np.testing.assert_allclose(moving[name], [getattr(fit, name) for fit in again], rtol=1e-9)


def test_nominal_coefficient_is_volume_plus_prices():
    s = series.pick(package.open().series(), "real.v4")
    parts = beta.nominal_and_volume(s, first=2012, last=2019).set_index("part")
    total = parts.at["volume", "coefficient"] + parts.at["prices", "coefficient"]
    assert parts.at["nominal", "coefficient"] == pytest.approx(total, rel=1e-10)
    current, volume = (
        table.pivot(index="region", columns="year", values="per_head") for table in (s.nominal, s.table)
    )
    prices = np.log(current[2019] / current[2012]) - np.log(volume[2019] / volume[2012])
    slope = np.polyfit(np.log(current[2012]), prices / 7, 1)[0]
    assert parts.at["prices", "coefficient"] == pytest.approx(slope, rel=1e-8)
    with pytest.raises(ValueError, match="grp.v5 is no volume"):
        beta.nominal_and_volume(series.pick(package.open().series()), first=2012, last=2019)


def test_starting_shares_sum_to_one():
    rows = pd.DataFrame({"region": ["a", "b"], "year": 2000, "x": [1.0, 3], "y": [1.0, 1]})
    shares = beta.starting_shares(rows, year=2000, parts=("x", "y"), whole=("x", "y"))
    np.testing.assert_allclose(shares[["x share", "y share"]].sum(axis=1), 1)
    with pytest.raises(ValueError, match="no x, y in 1999"):
        beta.starting_shares(rows, year=1999, parts=("x",), whole=("x", "y"))


# Bad input.


def changed(table, region, year, **values):
    out = table.copy()
    for name, value in values.items():
        out.loc[(out["region"] == region) & (out["year"] == year), name] = value
    return out


@pytest.mark.parametrize("fit", [beta.linear, beta.nls, beta.leave_one_out])
@pytest.mark.parametrize(
    ("spoil", "options", "words"),
    [
        (lambda t: changed(t, "r03", 2000, per_head=0.0), {}, "r03 2000 is zero, negative"),
        (lambda t: changed(t, "r03", 2005, per_head=-5.0), {}, "r03 2005 is zero, negative"),
        (lambda t: pd.concat([t, t.iloc[[3]]]), {}, "r00 2003 more than once"),
        (lambda t: t, {"last": 2000}, "must come before"),
        (lambda t: t, {"last": 2030}, "no rows of 2030"),
        (lambda t: changed(t, "r03", 2007, per_head=np.nan), {}, "r03 without a level"),
        (lambda t: t[t["region"].isin(["r00", "r01", "r02"])], {}, "3 regions for 2 regressors"),
        (
            lambda t: t.assign(per_head=np.where(t["year"] == 2000, 7e4, t["per_head"])),
            {},
            "levels are equal",
        ),
        (lambda t: t.assign(people=0.0), {"weights": "people"}, "people of r00"),
        (lambda t: t, {"weights": "people"}, "no column people"),
        (lambda t: t.assign(g=np.where(t["region"] == "r05", "x", "y")), {"groups": "g"}, "one region only"),
        (lambda t: t, {"errors": "hc2"}, "unknown errors hc2"),
        (lambda t: t, {"level": 95}, "level is 95"),
        (lambda t: t.assign(vintage=np.where(t["year"] < 2003, "v4", "v5")), {}, "never mixes vintages"),
    ],
)
def test_bad_tables_are_refused_in_words(small, fit, spoil, options, words):
    with pytest.raises(ValueError, match=words) as refusal:
        fit(spoil(small), **{"first": 2000, "last": 2007} | options)
    assert f"beta.{fit.__name__}" in str(refusal.value)


@pytest.mark.parametrize(
    ("controls", "words"),
    [
        (lambda r: pd.DataFrame({"region": r}), "at least one numeric"),
        (lambda r: pd.DataFrame({"region": [*r, r[0]], "x": 1.0}), "r00 more than once"),
        (lambda r: pd.DataFrame({"region": r, "x": "text"}), "not numbers"),
        (lambda r: pd.DataFrame({"region": r[1:], "x": np.arange(11.0)}), "r00 without a control"),
        (lambda r: pd.DataFrame({"region": r, "x": np.arange(12.0), "y": np.arange(12) * 2.0}), "linearly"),
        (lambda r: pd.DataFrame({"region": r, "x": (np.arange(12) == 4) * 1.0}), "singles out one region"),
    ],
)
def test_bad_controls_are_refused_in_words(small, controls, words):
    table = controls(list(small["region"].unique()))
    with pytest.raises(ValueError, match=words):
        beta.linear(small, first=2000, last=2007, controls=table)


def test_logged_input_is_noted_not_refused(small):
    logged = small.assign(per_head=np.log(small["per_head"]))
    assert "logs already" in " ".join(beta.linear(logged, first=2000, last=2007).notes)


def test_missing_controls_are_dropped_and_said(small):
    some = pd.DataFrame({"region": small["region"].unique()[1:], "x": np.sin(np.arange(11.0))})
    fit = beta.linear(small, first=2000, last=2007, controls=some, missing="drop")
    assert fit.n == 11 and "want of a control: r00" in " ".join(fit.notes)


def test_draws_need_a_seed(small):
    for options in ({"draws": 500}, {"draws": 10, "seed": 1}):
        with pytest.raises(ValueError, match="at least 99 draws"):
            beta.linear(small, first=2000, last=2007, **options)


def test_rolling_refuses_gaps_and_long_windows(small):
    with pytest.raises(ValueError, match="no per_head for r03 2004"):
        beta.rolling(small[~((small["region"] == "r03") & (small["year"] == 2004))], years=3)
    with pytest.raises(ValueError, match="no window of 9 years"):
        beta.rolling(small, years=9)


# Of series, and as shown.


@pytest.mark.parametrize("weights", [None, "mean_population"])
@pytest.mark.parametrize("conditions", [{}, {"groups": "macro_region"}, {"controls": True}])
def test_the_regression_that_is_shown_is_the_one_that_is_computed(weights, conditions):
    s, options = series.pick(package.open().series()), dict(conditions)
    if "controls" in options:
        accounts = package.open().table("accounts")
        options["controls"] = beta.starting_shares(accounts, year=2012, vintage="v4")
    options |= {"first": 2012, "last": s.last, "weights": weights}
    theirs, ours = beta.regression(s.table, **options), beta.linear(s.table, **options)
    assert list(theirs.params.index) == list(ours.terms["term"]) and theirs.cov_type == "HC3"
    for name, found in {"coefficient": "params", "se": "bse", "t": "tvalues", "p": "pvalues"}.items():
        np.testing.assert_allclose(ours.terms[name], getattr(theirs, found), rtol=1e-8)
    np.testing.assert_allclose(ours.terms[["low", "high"]], theirs.conf_int(), rtol=1e-8)
    assert ours.r2 == pytest.approx(theirs.rsquared, rel=1e-9)


def test_conditional_rows_are_linear_fits_in_percent():
    s = series.pick(package.open().series())
    found = beta.conditional(s, when="late", conditions={"none": {}, "groups": {"groups": "macro_region"}})
    first, last = s.spans["late"]
    for row, groups in zip(found.to_dict("records"), (None, "macro_region"), strict=True):
        fit = beta.linear(s.table, first=first, last=last, groups=groups)
        expected = {
            "coefficient": 100 * fit.coefficient,
            "se": 100 * fit.se,
            "p": fit.p,
            "r2": fit.r2,
            "n": 31,
        }
        ends = {name: 100 * getattr(fit, name) for name in ("speed", "speed_low", "speed_high")}
        expected |= ends
        assert {name: row[name] for name in expected} == pytest.approx(expected, rel=1e-8)


def test_parts_are_shown_once_for_each_span_of_years_and_times_100():
    held = {s.name: s for s in package.open().series()}
    s = held["real.v4"].between(first=2006)
    parts = beta.prices_by_span([s, held["real.v5"]])
    assert set(zip(parts["series"], parts["when"], strict=True)) == {
        *(("real.v4", when) for when in ("whole", "late", "early")),
        *(("real.v5", when) for when in ("whole", "late")),  # the same years twice
    }
    own = parts.set_index(["series", "when", "part"])["coefficient"]
    assert own["real.v4", "early", "nominal"] == pytest.approx(
        own["real.v4", "early", "volume"] + own["real.v4", "early", "prices"]
    )
    shown = beta.shown(parts).set_index(["series", "first", "part"])["coefficient"]
    assert len(shown) == 4 * 3 and not shown.index.duplicated()[-3:].any()
    assert shown["real.v5", 2012, "volume"] == 100 * own["real.v5", "late", "volume"]


def test_implied_prices_are_nominal_growth_less_that_of_volume():
    s = next(s for s in package.open().series() if s.name == "real.v4")
    found = beta.implied_prices(s, span="late").set_index("region")["value"]
    wide = [table.pivot(index="region", columns="year", values="per_head") for table in (s.nominal, s.table)]
    nominal, real = (np.log(one[2019] / one[2012]) / 7 for one in wide)
    assert found["Heilongjiang"] == pytest.approx(100 * (nominal - real)["Heilongjiang"])
    with pytest.raises(ValueError, match="is no volume"):
        beta.implied_prices(series.pick(package.open().series()), span="late")


def test_every_series_has_a_row_for_each_span_and_weights():
    held = package.open().series()
    found = beta.by_span(held)
    counts = found.groupby("series", sort=False).size()
    assert list(counts.index) == [s.name for s in held]
    assert [counts[s.name] for s in held] == [2 * len(s.spans) for s in held]
    row = found[
        (found["series"] == "income") & (found["when"] == "late") & (found["weights"] == "population")
    ]
    income = series.pick(held, "income")
    fit = beta.linear(income.table, first=2013, last=income.last, weights="mean_population")
    assert row["speed"].item() == 100 * fit.speed and row["detectable"].item() == 100 * fit.detectable


def test_points_lie_on_the_line_but_for_what_is_left():
    s = series.pick(package.open().series())
    points = beta.points(s)
    assert list(points["when"].unique()) == ["early", "late"] and len(points) == 2 * s.n
    np.testing.assert_allclose(points["growth"], points["fitted"] + points["residual"])
    assert points.groupby("when")["level"].mean().to_list() == pytest.approx([1, 1])
    assert {*s.groups} <= {*points.columns}


def test_moving_windows_leave_out_series_that_are_too_short():
    held = package.open().series(last=2024)
    found = beta.moving(held, years=12)
    assert "income" not in set(found["series"]) and {"grp.v5", "grp.v4"} <= set(found["series"])
    row = found[found["series"] == "grp.v5"].iloc[0]
    fit = beta.linear(series.pick(held).table, first=int(row["first"]), last=int(row["last"]))
    assert row["speed"] == pytest.approx(100 * fit.speed, rel=1e-9)
    ends = beta.fastest_and_latest(found).set_index(["series", "which"])["speed"]
    for name, own in found.groupby("series")["speed"]:
        assert (ends[name, "fastest"], ends[name, "latest"]) == (own.max(), own.iloc[-1])
    with pytest.raises(ValueError, match="no series of more than 90 years"):
        beta.moving(held, years=90)


def test_without_each_is_sorted_by_speed_and_the_intervals_share_it():
    s = series.pick(package.open().series(), "income")
    each = beta.without_each(s)
    assert len(each) == s.n and each["speed"].is_monotonic_increasing
    kinds = beta.intervals(s, draws=99, seed=1).set_index("kind")
    assert list(kinds.index) == ["hc3", "nls", "classical", "bootstrap"]
    assert kinds["speed"].to_list() == pytest.approx([kinds["speed"].iloc[0]] * 4, rel=1e-6)
    assert kinds["speed_low"].nunique() >= 3


@pytest.mark.parametrize(
    ("name", "first", "last", "expected"),  # worked out apart, coefficients times 100
    [
        ("grp.v5", 2006, 2012, (-4.22, -2.26, -1.96)),
        ("grp.v5", 2012, 2024, (-0.93, -0.67, -0.26)),
        ("real.v4", 2006, 2012, (-2.90, -0.93, -1.96)),
        ("real.v4", 2012, 2019, (-1.40, -1.07, -0.34)),
    ],
)
def test_growth_per_head_is_that_of_output_less_that_of_people(name, first, last, expected):
    s = next(s for s in package.open("").series() if s.name == name)
    found = beta.output_and_people(s, first=first, last=last).set_index("part")["coefficient"]
    assert found["per_head"] == pytest.approx(found["output"] + found["people"], abs=1e-12)
    assert tuple(100 * found) == pytest.approx(expected, abs=0.006)


def test_a_series_without_people_is_refused():
    s = next(s for s in package.open("").series() if s.name == "grp.v5")
    with pytest.raises(ValueError, match="has no population"):
        beta.output_and_people(replace(s, weights=None), first=2012, last=2024)
