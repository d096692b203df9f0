"""Panels with region and year effects: the libraries, Nickell's bias, many subsets of controls, bad input."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.methods import beta_panel


def autoregressions(rng, *, regions, periods, r, draws):
    """Logs (draws, regions, periods + 1) with region effects, started where they settle (r < 1)."""
    own = rng.normal(size=(draws, regions)) * (1 - r)
    y = np.empty((draws, regions, periods + 1))
    y[..., 0] = rng.normal(size=(draws, regions)) * (1 / math.sqrt(1 - r * r) if r < 1 else 3)
    y[..., 0] += own / (1 - r) if r < 1 else 0
    for t in range(1, periods + 1):
        y[..., t] = own + r * y[..., t - 1] + rng.normal(size=(draws, regions))
    return y


def long(logs, first=2000):
    regions, years = logs.shape
    keys = {
        "region": np.repeat(np.arange(regions), years),
        "year": np.tile(np.arange(first, first + years), regions),
    }
    return pd.DataFrame(keys | {"per_head": np.exp(logs).ravel()})


@pytest.fixture(scope="module")
def gappy():
    """60 regions by 14 years with a fifth of the cells missing, unequal weights and four regressors."""
    rng = np.random.default_rng(3)
    regions, years = 60, 14
    own, common = np.repeat(rng.normal(size=regions), years), np.tile(rng.normal(size=years), regions)
    table = pd.DataFrame(
        {"region": np.repeat(np.arange(regions), years), "year": np.tile(np.arange(2000, 2014), regions)}
    )
    for j in range(4):
        table[f"x{j}"] = rng.normal(size=len(table)) + own / 2
    noise = rng.normal(size=len(table)) * np.repeat(rng.uniform(0.5, 2, regions), years)
    table["y"] = own + common + 0.3 * table["x0"] - 0.2 * table["x1"] + noise
    table["w"] = np.repeat(rng.lognormal(0, 1, regions), years) * rng.uniform(0.8, 1.2, len(table))
    return table.sample(frac=0.8, random_state=1).reset_index(drop=True)


def pyfixest_fit(formula, data, weights=None, **options):
    import pyfixest

    # Without the factor for k: pyfixest 0.60 counts the years in it or not, by the process's hash seed.
    tight = {"demeaner": pyfixest.MapDemeaner(fixef_tol=1e-12), "ssc": pyfixest.ssc(k_adj=False)}
    return pyfixest.feols(formula, data, weights=weights, **tight, **options)


@pytest.mark.parametrize("weights", [None, "w"])
def test_two_way_agrees_with_pyfixest(gappy, weights):
    fit = beta_panel.two_way(gappy, outcome="y", regressors=["x0", "x1", "x2"], weights=weights)
    formula = "y ~ x0 + x1 + x2 | region + year"
    theirs = pyfixest_fit(formula, gappy, weights, vcov={"CRV1": "region"})
    np.testing.assert_allclose(fit.coefficients, theirs.coef(), rtol=1e-10)
    factor = (fit.n - 1) / (fit.n - 3 - fit.periods)
    np.testing.assert_allclose(fit.se, theirs.se() * math.sqrt(factor), rtol=1e-10)
    kraay = {"vcov": "DK", "vcov_kwargs": {"time_id": "year", "panel_id": "region"}}
    theirs = pyfixest_fit(formula, gappy, weights, **kraay)
    factor = (fit.n - 1) / (fit.n - 3 - fit.clusters - fit.periods + 1)
    np.testing.assert_allclose(fit.se_dk, theirs.se() * math.sqrt(factor), rtol=1e-10)
    assert list(fit.table["term"]) == ["x0", "x1", "x2"] and (fit.clusters, fit.periods) == (60, 14)


def test_driscoll_kraay_agrees_with_linearmodels(gappy):
    from linearmodels.panel import PanelOLS

    fit = beta_panel.two_way(gappy, outcome="y", regressors=["x0", "x1"], lags=2)
    data = gappy.set_index(["region", "year"])
    model = PanelOLS(data["y"], data[["x0", "x1"]], entity_effects=True, time_effects=True)
    theirs = model.fit(cov_type="kernel", kernel="bartlett", bandwidth=2)
    np.testing.assert_allclose(fit.coefficients, theirs.params, rtol=1e-10)
    # linearmodels: n / (n - K); here (n - 1) / (n - K) T / (T - 1).
    ratio = (fit.n - 1) / fit.n * fit.periods / (fit.periods - 1)
    np.testing.assert_allclose(fit.se_dk, theirs.std_errors * math.sqrt(ratio), rtol=1e-10)


def test_demeaning_is_exact_with_gaps_weights_and_two_islands():
    rng = np.random.default_rng(1)
    weight = rng.uniform(1, 2, (9, 7)) * (rng.random((9, 7)) > 0.3)
    weight[:4, 4:] = weight[4:, :4] = 0  # two parts that share no region and no year
    weight[:, 0] += np.arange(9) < 4
    weight[:, 5] += np.arange(9) >= 4
    columns = rng.normal(size=(9, 7, 2))
    z = beta_panel.two_way_demeaned(columns, weight)
    dummies = (
        np.concatenate([np.repeat(np.eye(9), 7, axis=0), np.tile(np.eye(7), (9, 1))], axis=1)
        * np.sqrt(weight.ravel())[:, None]
    )
    target = columns.reshape(-1, 2) * np.sqrt(weight.ravel())[:, None]
    left = target - dummies @ np.linalg.lstsq(dummies, target, rcond=None)[0]
    np.testing.assert_allclose(z.reshape(-1, 2) * np.sqrt(weight.ravel())[:, None], left, atol=1e-10)


def test_nickell_bias_has_its_known_limits():
    assert beta_panel.nickell(1.0, 18) == -3 / 19
    assert beta_panel.nickell(0.9999, 18) == pytest.approx(-3 / 19, abs=1e-3)
    assert beta_panel.nickell(0.0, 10) == pytest.approx(-1 / 10)
    assert beta_panel.nickell(0.5, 2) == pytest.approx(-(1 + 0.5) / 2)
    long_panel = beta_panel.nickell(0.5, 400)
    assert long_panel == pytest.approx(-(1 + 0.5) / 399, rel=0.02)
    for r in (0.2, 0.8, 0.97):
        assert beta_panel.inverted(r + beta_panel.nickell(r, 18), 18) == pytest.approx(r, abs=1e-9)
    assert beta_panel.inverted(0.95, 18) == 1.0


@pytest.mark.parametrize(("r", "left"), [(1.0, 0.03), (0.9, 0.012)])
def test_plain_estimate_is_off_by_nickell_and_the_jackknife_hardly(r, left):
    regions, periods = 150, 18
    rng = np.random.default_rng(2)
    plain, jackknife = [], []
    for logs in autoregressions(rng, regions=regions, periods=periods, r=r, draws=150):
        start, growth = logs[:, :-1], np.diff(logs, axis=1)
        z = beta_panel.two_way_demeaned(np.stack([growth, start], axis=2), np.ones_like(start))
        plain.append((z[..., 0] * z[..., 1]).sum() / (z[..., 1] ** 2).sum())
        jackknife.append(beta_panel.half_panel(start, growth, np.ones((1, regions)))[0])
    off = np.mean(plain) - (r - 1)
    assert off == pytest.approx(beta_panel.nickell(r, periods), abs=0.005)
    assert abs(np.mean(jackknife) - (r - 1)) < left < abs(off) / 4


def test_within_reports_the_plain_fit_its_bias_and_the_corrections():
    logs = autoregressions(np.random.default_rng(5), regions=31, periods=18, r=0.9, draws=1)[0] / 20 + 9
    table = long(logs)
    fit = beta_panel.within(table, first=2000, last=2018, draws=199, seed=1)
    theirs = table.sort_values(["region", "year"]).assign(y=np.log(table["per_head"]))
    theirs["g"] = theirs.groupby("region")["y"].shift(-1) - theirs["y"]
    plain = pyfixest_fit("g ~ y | region + year", theirs.dropna(), vcov={"CRV1": "region"})
    assert fit.coefficient == pytest.approx(plain.coef().iloc[0], rel=1e-10)
    assert fit.bias == -3 / 19 and fit.bias_first_order == -2 / 17
    assert fit.jackknife_low < fit.jackknife < fit.jackknife_high
    assert fit.coefficient < fit.inverted <= 0
    assert fit.speed == pytest.approx(-math.log1p(fit.coefficient))
    again = beta_panel.within(table, first=2000, last=2018, draws=199, seed=1)
    assert again.jackknife_low == fit.jackknife_low
    shown = beta_panel.compare([fit]).set_index("kind")
    assert (
        shown.at["jackknife", "b_high"] == fit.jackknife_high
        and shown.at["without_convergence", "b"] == fit.bias
    )
    weighted = beta_panel.within(table.assign(w=1 + table["region"]), first=2000, last=2018, weights="w")
    assert weighted.coefficient != fit.coefficient and math.isnan(weighted.jackknife_low)


def test_within_in_longer_steps_divides_by_the_step():
    logs = autoregressions(np.random.default_rng(5), regions=40, periods=18, r=0.9, draws=1)[0] / 20 + 9
    fit = beta_panel.within(long(logs), first=2000, last=2018, step=3)
    assert fit.fit.periods == 6 and fit.bias == pytest.approx(-3 / 7 / 3)
    assert fit.fit.n == 240


def test_within_keeps_what_a_gappy_panel_has():
    logs = autoregressions(np.random.default_rng(6), regions=40, periods=12, r=0.8, draws=1)[0] / 20 + 9
    table = long(logs)
    rng = np.random.default_rng(0)
    table = table[rng.random(len(table)) > 0.1]
    table = table[(table["region"] != 7) | table["year"].isin([2003, 2004])]
    fit = beta_panel.within(table, first=2000, last=2012)
    assert math.isnan(fit.jackknife) and math.isnan(fit.inverted)
    assert fit.fit.clusters == 39 and "fewer than two steps: 7" in " ".join(fit.notes)


# Many subsets of controls.


@pytest.mark.parametrize("weights", [None, "w"])
def test_subsets_agree_with_pyfixest(gappy, weights):
    found = beta_panel.subsets(
        gappy, outcome="y", always=["x0"], controls=["x1", "x2", "x3"], weights=weights
    )
    assert found.included.shape == (8, 4) and found.included[:, 0].all()
    for s in (0, 3, 5):
        names = [n for n, held in zip(found.names, found.included[s], strict=True) if held]
        theirs = pyfixest_fit(
            f"y ~ {' + '.join(names)} | region + year", gappy, weights, vcov={"CRV1": "region"}
        )
        factor = math.sqrt((found.n - 1) / (found.n - len(names) - found.periods))
        held = found.included[s]
        np.testing.assert_allclose(found.coefficients[s, held], theirs.coef()[names], rtol=1e-9)
        np.testing.assert_allclose(found.se[s, held], theirs.se()[names] * factor, rtol=1e-9)
    one = beta_panel.two_way(gappy, outcome="y", regressors=["x0", "x1", "x2", "x3"], weights=weights)
    np.testing.assert_allclose(found.se[-1], one.se, rtol=1e-10)
    np.testing.assert_allclose(found.p[-1], one.p, rtol=1e-9)


def test_subsets_in_chunks_and_by_choice(gappy, monkeypatch):
    options = {"outcome": "y", "always": ["x0"], "controls": ["x1", "x2", "x3"]}
    whole = beta_panel.subsets(gappy, **options)
    monkeypatch.setattr(beta_panel, "SCORES", 1)
    np.testing.assert_allclose(beta_panel.subsets(gappy, **options).se, whole.se, rtol=1e-12)
    some = beta_panel.subsets(gappy, choices=[["x2"], []], **options)
    assert list(some.of("x2")["subset"]) == [0] and len(some.of("x0")) == 2
    assert some.of("x0")["coefficient"].iloc[1] == pytest.approx(whole.coefficients[0, 0])


# Bad input.


def test_bad_panels_are_refused_in_words(gappy):
    table = long(np.random.default_rng(1).normal(9, 1, (6, 8)))
    good = {"first": 2000, "last": 2007}
    cases = [
        (table, {"first": 2000, "last": 2003}, "has 3 steps"),
        (table, {"first": 2000, "last": 2012}, "no rows of 2008"),
        (table, good | {"step": 0}, "0 steps"),
        (table[table["region"] < 2], good, "at least 3 of each"),
        (table.assign(per_head=-1.0), good, "zero, negative"),
        (pd.concat([table, table.iloc[:1]]), good, "more than once"),
        (table.assign(per_head=5.0 + table["region"]), good, "the effects absorb it"),
        (table, good | {"lags": 9}, "lags is 9"),
        (table, good | {"draws": 50, "seed": 1}, "at least 99 draws"),
        (table.assign(w=0.0), good | {"weights": "w"}, "not positive"),
    ]
    for rows, options, words in cases:
        with pytest.raises(ValueError, match=words):
            beta_panel.within(rows, **options)


def test_bad_regressors_are_refused_in_words(gappy):
    twice = gappy.assign(double=2 * gappy["x0"], year_only=gappy["year"] ** 2.0)
    with pytest.raises(ValueError, match="year_only does not vary around"):
        beta_panel.two_way(twice, outcome="y", regressors=["x0", "year_only"])
    with pytest.raises(ValueError, match="depend linearly"):
        beta_panel.two_way(twice, outcome="y", regressors=["x0", "double"])
    with pytest.raises(ValueError, match="1 subsets hold columns"):
        beta_panel.subsets(twice, outcome="y", always=["x0"], controls=["double"])
    with pytest.raises(ValueError, match="no column z"):
        beta_panel.two_way(gappy, outcome="y", regressors=["z"])
    with pytest.raises(ValueError, match="among the choices"):
        beta_panel.subsets(gappy, outcome="y", always=["x0"], controls=["x1"], choices=[["x2"]])
    with pytest.raises(ValueError, match=r"2\^13 subsets"):
        beta_panel.subsets(gappy, outcome="y", always=["x0"], controls=[f"c{j}" for j in range(13)])
    with pytest.raises(ValueError, match="none that is among the controls"):
        beta_panel.subsets(gappy, outcome="y", always=["x0"], controls=["x0"])
    with pytest.raises(ValueError, match="more than once"):
        beta_panel.two_way(pd.concat([gappy, gappy.iloc[:1]]), outcome="y", regressors=["x0"])
    with pytest.raises(ValueError, match="-1 < r <= 1"):
        beta_panel.nickell(1.5, 10)
