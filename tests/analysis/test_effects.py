"""Effects of a policy on few regions: published panels, planted effects, exact placebos, refusals."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize

from analysis.data import package
from analysis.data.errors import NotEstimable
from analysis.methods import effects

TABLES = Path(__file__).parent / "tables"
CAPITAL = ["Beijing", "Tianjin", "Hebei"]
NONE = ["Liaoning", "Jilin", "Heilongjiang", "Fujian", "Guangxi", "Hainan", "Tibet", "Xinjiang"]
YELLOW = ["Shanxi", "Inner Mongolia", "Shandong", "Henan", "Shaanxi", "Gansu", "Qinghai", "Ningxia"]


def panel(name):
    wide = pd.read_csv(TABLES / f"{name}.csv", comment="#")
    return wide.melt("region", var_name="year", value_name="value").astype({"year": int})


def study(df, treated, before, after, value="value", donors=None):
    others = [r for r in df["region"].unique() if r not in treated]
    windows = {"before": before, "after": after}
    return effects.study(df, value=value, treated=treated, donors=donors or others, **windows)


@pytest.fixture(scope="module")
def smoking():
    return study(panel("prop99"), ["California"], (1970, 1988), (1989, 2000))


@pytest.fixture(scope="module")
def accounts():
    rows = package.open().table("accounts")
    rows["growth"] = 100 * np.log(rows["growth_index"].astype(float) / 100)
    total = rows.groupby(["vintage", "year"])["grp"].transform("sum")
    rows["log_share"] = 100 * np.log(rows["grp"] / total)
    return rows


@pytest.fixture(scope="module")
def capital(accounts):
    rows = accounts[accounts["vintage"] == "v4"]
    return study(rows, CAPITAL, (2001, 2013), (2014, 2018), "growth", NONE + YELLOW)


@pytest.fixture(scope="module")
def borders():
    return package.open().table("borders")


@pytest.fixture(scope="module")
def sets(capital, borders):
    return effects.connected(borders, regions=capital.regions, k=3)


def planted(s, chosen, size):
    """The study with ``size`` added to the regions of the mask ``chosen`` after, and these as the treated."""
    values = s.values + size * np.outer(chosen, s.after)
    return effects.replace(s, values=values, treated=chosen)


# ---- published panels ------------------------------------------------------------------------------------


def test_proposition_99_by_difference_in_differences(smoking):
    assert len(smoking.donors) == 38
    assert effects.estimate(smoking, "did") == pytest.approx(-27.34911, abs=5e-6)


@pytest.mark.parametrize(
    ("method", "exact", "early"),
    [("sc", -19.513630, -19.619660), ("sdid", -15.605398, -15.603828)],
)
def test_proposition_99_at_the_exact_optimum_and_where_r_stops(smoking, method, exact, early):
    # synthdid for R stops when a step gains little: its vignette prints the second number
    found = effects.estimate(smoking, method)
    assert found == pytest.approx(exact, abs=1e-5)
    assert abs(found - early) > 1e-3


def test_the_exact_weights_fit_better_than_a_general_optimiser_finds(smoking):
    early = smoking.values[:, smoking.before]
    a, b = early[1:].T, early[0]
    w = effects.simplex(a, b)
    assert w.min() >= 0 and w.sum() == pytest.approx(1)
    slope = 2 * a.T @ (a @ w - b)
    # Kuhn-Tucker on the simplex: no donor's slope is below that of those in use
    assert slope[w > 1e-9] == pytest.approx(slope.min(), abs=1e-6 * np.abs(slope).max())
    other = minimize(
        lambda x: ((a @ x - b) ** 2).sum(),
        np.full(len(w), 1 / len(w)),
        jac=lambda x: 2 * a.T @ (a @ x - b),
        bounds=[(0, 1)] * len(w),
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1},
        method="SLSQP",
        options={"maxiter": 1000, "ftol": 1e-12},
    )
    assert ((a @ w - b) ** 2).sum() <= other.fun + 1e-8


def test_the_basque_country_on_outcomes_alone():
    s = study(panel("basque"), ["Basque Country"], (1955, 1969), (1970, 1997))
    assert len(s.donors) == 16
    assert effects.estimate(s, "sc") == pytest.approx(-0.894589, abs=2e-6)


@pytest.mark.slow
def test_synthetic_did_agrees_with_diff_diff_to_where_it_stops(smoking):
    from diff_diff import SyntheticDiD

    df = panel("prop99")
    df["treated"] = (df["region"] == "California").astype(int)  # ever treated: one of its two conventions
    spec = {"outcome": "value", "treatment": "treated", "unit": "region", "time": "year"}
    theirs = SyntheticDiD(n_bootstrap=2, seed=1).fit(df, post_periods=list(range(1989, 2001)), **spec)
    assert effects.estimate(smoking, "sdid") == pytest.approx(theirs.att, abs=0.05)


def test_the_ridge_penalises_with_the_number_of_treated(capital):
    # zeta^2 T with k = 3 treated, as in Arkhangelsky et al. (2021), eq. 2.2
    early, rest = capital.values[:, capital.before], ~capital.treated
    noise = np.diff(early[rest], axis=1).std(ddof=1)
    ridge = (3 * 5) ** 0.5 * noise**2 * early.shape[1]
    about = early - early.mean(axis=1, keepdims=True)
    w = effects.simplex(about[rest].T, about[capital.treated].mean(axis=0), ridge=ridge)
    assert -effects.one(capital, "sdid").contrast[0][rest] == pytest.approx(w)


# ---- the capital region ----------------------------------------------------------------------------------


def test_71_of_969_triples_are_connected_and_42_of_560_among_donors(capital, borders, sets):
    assert sets.shape == (71, 19)
    assert (sets.sum(axis=1) == 3).all() and len(np.unique(sets, axis=0)) == 71
    assert len(list(combinations(capital.regions, 3))) == 969
    alone = effects.connected(borders, regions=capital.donors, k=3)
    assert len(alone) == 42 == int((~(sets & capital.treated).any(axis=1)).sum())
    assert len(list(combinations(capital.donors, 3))) == 560


def test_connected_sets_are_those_that_a_walk_joins(borders):
    regions = [*NONE, *YELLOW]
    pairs = {frozenset(pair) for pair in zip(borders["region"], borders["neighbour"], strict=True)}

    def joined(names):
        seen, left = {names[0]}, set(names[1:])
        while near := {b for b in left if any(frozenset((a, b)) in pairs for a in seen)}:
            seen, left = seen | near, left - near
        return not left

    for k in (1, 2, 4):
        want = sum(joined(names) for names in combinations(regions, k))
        assert len(effects.connected(borders, regions=regions, k=k)) == want


def test_growth_of_the_capital_region(capital):
    assert effects.estimate(capital, "did") == pytest.approx(-0.233, abs=5e-4)
    found = effects.estimates(capital, methods=["did", "sc", "demeaned", "sdid"])["value"]
    assert found.max() - found.min() < 0.5  # on growth, estimators agree within half a point


def test_the_share_of_the_capital_region_in_product(accounts):
    rows = accounts[accounts["vintage"] == "v5"]
    s = study(rows, CAPITAL, (2006, 2013), (2014, 2018), "log_share", NONE + YELLOW)
    assert effects.estimate(s, "did") == pytest.approx(-5.77, abs=5e-3)


def test_a_shuffle_that_ignores_borders_rejects_too_often(capital, sets):
    found = effects.free_shuffle(capital, sets).iloc[0]
    assert (found["draws"], found["sets"]) == (969, 71)
    assert 0.05 < found["rejects"] < 0.21
    drawn = effects.free_shuffle(capital, sets, draws=900, seed=1).iloc[0]
    assert drawn["draws"] == 900 and drawn["rejects"] == pytest.approx(found["rejects"], abs=0.05)


# ---- planted truth ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", effects.METHODS)
def test_a_planted_effect_is_added_to_the_estimate(capital, sets, method):
    untreated = np.flatnonzero(~(sets & capital.treated).any(axis=1))[0]
    without, with_ = (effects.estimate(planted(capital, sets[untreated], e), method) for e in (0.0, 5.0))
    assert with_ - without == pytest.approx(5)


def test_plus_five_in_a_donor_triple_is_found_as_often_as_power_says(capital, sets):
    donors = ~(sets & capital.treated).any(axis=1)
    said = effects.power(capital, sets, sizes=[5.0], only=donors)["power"].iloc[0]
    signs = [effects.test(planted(capital, own, e), sets).p <= 0.05 for own in sets[donors] for e in (5, -5)]
    assert said == np.mean(signs) and said > 0.8


def test_nothing_planted_is_found_at_most_once_in_twenty(capital, sets):
    for method in ("did", "sdid"):
        p = [effects.p_value(planted(capital, own, 0.0), sets, method=method) for own in sets]
        assert np.mean(np.array(p) <= 0.05) <= 0.05
    curve = effects.power(capital, sets, sizes=[0.0, 1.0, 20.0])
    assert curve["power"].iloc[0] <= 0.05 and curve["power"].is_monotonic_increasing
    assert curve["power"].iloc[-1] == 1


def test_the_smallest_effect_is_read_off_the_last_crossing():
    curve = pd.DataFrame({"effect": [0, 1, 2, 3.0], "power": [0.05, 0.85, 0.6, 1.0]})
    assert effects.smallest(curve) == pytest.approx(2.5)
    assert effects.smallest(curve.head(3)) == np.inf


@pytest.mark.parametrize("method", ["did", "demeaned"])
def test_the_confidence_set_is_what_the_test_does_not_reject(capital, sets, method):
    found = effects.test(capital, sets, method=method)
    assert found.low < found.value < found.high and found.level == 0.05
    for end, inward in ((found.low, 1e-6), (found.high, -1e-6)):
        p = {d: effects.p_value(capital, sets, method=method, effect=end + d) for d in (inward, -inward)}
        assert p[inward] > 0.05 >= p[-inward]


def test_the_confidence_set_of_synthetic_did_is_inverted_with_its_weights_fitted_anew(capital, sets):
    found = effects.test(capital, sets, method="sdid")
    assert effects.p_value(capital, sets, method="sdid", effect=found.low + 1e-6) > 0.05
    assert effects.p_value(capital, sets, method="sdid", effect=found.low - 1e-6) <= 0.05


def test_conformal_inference_finds_a_jump_in_growth_and_not_its_absence():
    rng = np.random.default_rng(4)
    values = rng.normal(size=(20, 24)) + rng.normal(size=24)
    rows = pd.DataFrame(values, columns=range(2001, 2025)).rename_axis("region").reset_index()
    rows["region"] = [f"r{i}" for i in range(20)]
    rows = rows.melt("region", var_name="year", value_name="value").astype({"year": int})
    s = study(rows, ["r0", "r1"], (2001, 2018), (2019, 2024))
    none, jump = (effects.conformal(planted(s, s.treated, e), method="did") for e in (0.0, 6.0))
    assert jump.p == pytest.approx(1 / 24) and jump.low < 6 < jump.high and jump.low > 0
    assert none.p > 0.1 and none.low < 0 < none.high
    assert jump.low == pytest.approx(none.low + 6) and jump.high == pytest.approx(none.high + 6)


def test_an_honest_bound_by_hand():
    # gap before: 0 1 0; last 0; step 1. After two years 3, 3: three over 1 x (1 + 2) / 2
    rows = pd.DataFrame({"t": [0, 1, 0, 3, 3], "a": [0.0] * 5, "b": [0.0] * 5, "year": range(2001, 2006)})
    s = study(rows.melt("year", var_name="region"), ["t"], (2001, 2003), (2004, 2005))
    found = effects.breakdown(s)
    assert (found.step, found.effect, found.value) == pytest.approx((1, 3, 2))
    later = study(rows.melt("year", var_name="region"), ["t"], (2001, 2003), (2005, 2005))
    assert effects.breakdown(later).value == pytest.approx(1.5)  # a year left out is a year to drift in


# ---- a dose ----------------------------------------------------------------------------------------------


def lead(s, year=2014):
    """Doses of a policy in force from mid-``year`` for some and from a year later for all."""
    days = [f"{y}-07-01" for y in np.where(s.treated, year, year + 1)]
    return effects.in_force(dict(zip(s.regions, days, strict=True)), s.years)


def test_the_share_of_a_year_in_force_by_hand():
    found = effects.in_force({"a": "2014-07-02", "b": "2016-03-01"}, [2013, 2014, 2015, 2016])
    shares = found.pivot(index="region", columns="year", values="value")
    assert shares.loc["a"].tolist() == pytest.approx([0, 183 / 365, 1, 1])
    assert shares.loc["b"].tolist() == pytest.approx([0, 0, 0, 306 / 366])  # a leap year


def test_a_dose_is_least_squares_with_effects_of_regions_and_years(capital, sets):
    """Against the regression written out, with dummies of regions and years, where doses are one by group."""
    doses = lead(capital)
    found = effects.dose(capital, sets, doses=doses)
    n, t = capital.values.shape
    wide = doses["value"].to_numpy().reshape(n, t)
    dummies = np.column_stack([np.repeat(np.eye(n), t, axis=0), np.tile(np.eye(t)[:, 1:], (n, 1))])
    want = np.linalg.lstsq(np.column_stack([wide.ravel(), dummies]), capital.values.ravel(), rcond=None)[0][0]
    assert found.value == pytest.approx(want)
    assert 0 < found.p <= 1 and found.low < found.value < found.high and found.sets == 71


def test_a_planted_dose_is_added_and_constants_and_years_change_nothing(capital, sets):
    doses = lead(capital)
    wide = doses["value"].to_numpy().reshape(capital.values.shape)
    found = effects.dose(capital, sets, doses=doses)
    moved = capital.values + 3 * wide + np.arange(len(capital.regions))[:, None] + np.sin(capital.years)
    again = effects.dose(effects.replace(capital, values=moved), sets, doses=doses)
    assert again.value == pytest.approx(found.value + 3)
    big = effects.dose(effects.replace(capital, values=capital.values + 90 * wide), sets, doses=doses)
    assert big.p == pytest.approx(1 / 71)


def test_what_is_no_dose_is_refused(capital, sets):
    doses = lead(capital)
    with pytest.raises(ValueError, match="no dose of Hebei"):
        effects.dose(capital, sets, doses=doses[doses["region"] != "Hebei"])
    same = effects.in_force(dict.fromkeys(capital.regions, "2014-07-01"), capital.years)
    with pytest.raises(ValueError, match="the same dose in every year"):
        effects.dose(capital, sets, doses=same)
    with pytest.raises(NotEstimable):
        own = (sets == capital.treated).all(axis=1)
        effects.dose(capital, np.vstack([sets[own], sets[:8]]), doses=doses)


def test_false_starts_lie_before_the_true_one(capital, sets):
    found = effects.placebo_dates(capital, sets)
    assert list(found["start"]) == list(range(2004, 2010))
    first = study_of(capital, (2001, 2003), (2004, 2008))
    assert found["value"].iloc[0] == pytest.approx(effects.estimate(first))
    assert found["p"].between(1 / 71, 1).all()


def study_of(s, before, after):
    years = np.array(s.years)
    masks = {"before": (years >= before[0]) & (years <= before[1])}
    return effects.replace(s, **masks, after=(years >= after[0]) & (years <= after[1]))


def test_one_donor_left_out_at_a_time(capital):
    found = effects.leave_one_out(capital, "did").set_index("region")["value"]
    kept = [r for r in NONE + YELLOW if r != "Tibet"]
    rest = capital.values[[r in kept for r in capital.regions]]
    gap = capital.values[:3].mean(axis=0) - rest.mean(axis=0)
    assert found["Tibet"] == pytest.approx(gap[capital.after].mean() - gap[capital.before].mean())
    assert len(found) == 16


def test_holm_by_hand():
    assert effects.holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert effects.holm([0.9, 0.8]) == pytest.approx([1, 1])


# ---- invariances -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", effects.METHODS)
def test_order_of_regions_constants_and_year_effects_change_nothing(capital, sets, method):
    want = effects.test(capital, sets, method=method) if method != "sdid" else None
    p = effects.p_value(capital, sets, method=method)
    order = np.random.default_rng(2).permutation(len(capital.regions))
    names = tuple(capital.regions[i] for i in order)
    moved = effects.replace(
        capital, regions=names, values=capital.values[order], treated=capital.treated[order]
    )
    years = np.random.default_rng(3).normal(size=len(capital.years))
    if method == "sdid":  # its zeta takes yearly changes about one mean, as in the paper: a trend leaves it
        years = 0.3 * np.array(capital.years)
    for other, chosen in (
        (moved, sets[:, order]),
        (effects.replace(capital, values=capital.values + 7.0), sets),
        (effects.replace(capital, values=capital.values + years), sets),
    ):
        value = effects.estimate(other, method)
        assert value == pytest.approx(effects.estimate(capital, method), rel=1e-7)
        assert effects.p_value(other, chosen, method=method) == pytest.approx(p)
        if want is not None:
            found = effects.test(other, chosen, method=method)
            assert (found.low, found.high) == pytest.approx((want.low, want.high), rel=1e-6)


# ---- refusals --------------------------------------------------------------------------------------------


def test_a_perfect_fit_before_is_refused():
    rng = np.random.default_rng(0)
    values = rng.normal(size=(13, 5))
    values[0] = values[1:].mean(axis=0)  # inside the hull of twelve donors, four years before
    rows = pd.DataFrame(values, columns=range(2001, 2006)).assign(region=[f"r{i}" for i in range(13)])
    rows = rows.melt("region", var_name="year", value_name="value").astype({"year": int})
    s = study(rows, ["r0"], (2001, 2004), (2005, 2005))
    with pytest.raises(
        NotEstimable, match="12 donors fit the 4 years before perfectly .sc., so that the weights are not"
    ):
        effects.estimate(s, "sc")
    assert np.isfinite(effects.estimate(s, "sdid"))
    assert effects.estimates(s).set_index("method").at["demeaned", "refused"] == "perfect_fit"


def test_treated_outside_the_hull_are_refused(capital, sets):
    far = effects.replace(capital, values=capital.values + 40 * capital.treated[:, None])
    found = effects.estimates(far, sets=sets).set_index("method")
    assert found.at["sc", "refused"] == "outside_hull" and np.isnan(found.at["sc", "value"])
    assert not effects.estimates(capital, sets=sets)["refused"].any()


def test_fewer_sets_than_the_level_needs_are_refused(capital, sets):
    assert [effects.level(n) for n in (10, 19, 20, 71)] == [0.1, 0.1, 0.05, 0.05]
    with pytest.raises(NotEstimable, match="4 placebo sets, and p is never below.*10.% takes 10"):
        effects.level(4)
    own = np.flatnonzero((sets == capital.treated).all(axis=1))
    with pytest.raises(NotEstimable, match="12 placebo sets.*5.% takes 20"):
        effects.test(capital, np.vstack([sets[own], sets[:11]]), at=0.05)


def test_what_is_no_study_is_refused(accounts, borders, capital, sets):
    rows = accounts[accounts["vintage"] == "v4"]
    spec = {"before": (2001, 2013), "after": (2014, 2018), "value": "growth"}
    with pytest.raises(ValueError, match="rows of the vintages v3, v4, v5 together"):
        study(accounts, CAPITAL, **spec, donors=NONE)
    with pytest.raises(ValueError, match="no growth for Beijing 1995"):
        study(rows, CAPITAL, **spec | {"before": (1995, 2013)}, donors=NONE)
    with pytest.raises(ValueError, match="Hebei treated and donor"):
        study(rows, CAPITAL, **spec, donors=[*NONE, "Hebei"])
    with pytest.raises(ValueError, match="two years, then one"):
        study(rows, CAPITAL, **spec | {"after": (2013, 2018)}, donors=NONE)
    with pytest.raises(ValueError, match="none of the placebo sets"):
        effects.p_value(effects.replace(capital, treated=np.eye(19, dtype=bool)[[0, 5, 9]].any(axis=0)), sets)
    with pytest.raises(ValueError, match="no method 'scm'"):
        effects.estimate(capital, "scm")
    with pytest.raises(NotEstimable, match="64 regions; sets of at most 63"):
        effects.connected(borders, regions=[f"r{i}" for i in range(64)], k=2)
    with pytest.raises(ValueError, match="Hebei is no donor"):
        capital.without("Hebei")
