"""Convergence clubs: hand cases, planted clubs, Monte Carlo of log t, a slow reference, published figures."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.data.series import pick
from analysis.methods import clubs, dispersion
from analysis.methods.clubs import Rules


def long(x, regions=None, first=2000):
    """A long table (region, year, per_head) from values (n, T)."""
    n, years = x.shape
    names = regions or [f"r{i:03d}" for i in range(n)]
    return pd.DataFrame(
        {
            "region": np.repeat(names, years),
            "year": np.tile(np.arange(first, first + years), n),
            "per_head": x.ravel(),
        }
    )


def walks(seed, n=40, years=30):
    """Logs of three drifting groups: enough structure for every step of the algorithm to have work."""
    rng = np.random.default_rng(seed)
    middles = np.array([10.0, 9.3, 8.7])[rng.integers(0, 3, n)]
    gaps = rng.normal(0, 0.3, n)[:, None] * np.arange(1, years + 1) ** -rng.uniform(0.2, 1)
    drift = np.cumsum(rng.normal(0, 0.02, (n, years)), axis=1) * rng.choice([0, 0.5, 1])
    return clubs.hp_trend(middles[:, None] + gaps + drift, smooth=400)


# ---- the statistic by hand -------------------------------------------------------------------------------


def test_relative_paths_of_two_regions_by_hand():
    table = long(np.array([[3.0] * 4, [1.0, 1.5, 2.0, 3.0]]))
    h = clubs.paths(table, form="level", smooth=0).pivot(index="region", columns="year", values="h")
    assert np.allclose(h.loc["r000"], [1.5, 4 / 3, 1.2, 1.0])
    assert np.allclose(h.mean(axis=0), 1)


def test_for_levels_h_is_the_squared_coefficient_of_variation():
    x = np.random.default_rng(0).uniform(1, 9, (12, 15))
    assert np.allclose(clubs.variation(x), [dispersion.cv(x[:, t]) ** 2 for t in range(15)], rtol=1e-12)


@pytest.mark.parametrize("alpha", [0.0, 0.25, 1.0])
def test_b_is_twice_alpha_where_the_spread_follows_the_model(alpha):
    t = np.arange(1, 41)
    spread = np.empty(40)
    spread[1:] = 3 / np.log(t[1:]) ** 2 / t[1:] ** (2 * alpha)
    spread[0] = 5.0  # H_1 moves the intercept alone
    b = clubs.log_t_many(spread)[0]
    assert b == pytest.approx(2 * alpha, abs=1e-10)


def test_the_first_years_are_left_out_rounding_half_up():
    assert [clubs.dropped(t, 0.3) for t in (10, 15, 19, 25)] == [3, 5, 6, 8]
    assert clubs.dropped(8, 0.01) == 1  # log log 1 does not exist


def test_levels_know_no_unit_and_logs_do():
    table = long(np.exp(walks(1)))
    small = table.assign(per_head=table["per_head"] / 1000)
    assert clubs.log_t(table, form="level").t == pytest.approx(clubs.log_t(small, form="level").t, rel=1e-7)
    assert abs(clubs.log_t(table, form="log").b - clubs.log_t(small, form="log").b) > 0.01


def test_needed_fall_is_the_fall_at_which_b_is_zero():
    t = np.arange(1, 20)
    spread = np.append(9.0, 1 / np.log(t[1:]) ** 2)
    begin = clubs.dropped(19, 0.3)
    assert clubs.needed_fall(19) == pytest.approx(1 - np.sqrt(spread[-1] / spread[begin]))


def test_gaps_that_stand_still_are_no_convergence():
    x = np.repeat(np.array([[1.0], [2.0], [3.0]]), 20, axis=1)
    b, _, t = clubs.log_t_many(clubs.variation(x))
    assert b < 0 and t < clubs.CRITICAL


# ---- standard errors -------------------------------------------------------------------------------------


def regression(spread, trim=0.3):
    years, begin = len(spread), clubs.dropped(len(spread), trim)
    x = np.log(np.arange(begin + 1, years + 1))
    y = np.log(spread[0] / spread[begin:]) - 2 * np.log(x)
    design = np.column_stack([x, np.ones_like(x)])
    b = np.linalg.lstsq(design, y, rcond=None)[0]
    return x, y, y - design @ b, b


def kernel(j, bandwidth):
    z = 1.2 * np.pi * j / bandwidth
    return 3 / z**2 * (np.sin(z) / z - np.cos(z))


def andrews(e):
    rho = e[1:] @ e[:-1] / (e[:-1] @ e[:-1])
    return 1.3221 * (4 * rho**2 / (1 - rho) ** 4 * len(e)) ** 0.2


@pytest.mark.parametrize("years", [12, 19, 40])
def test_newey_west_errors_are_those_of_statsmodels(years):
    from statsmodels.regression.linear_model import OLS

    spread = clubs.variation(walks(2, years=years))
    x, y, e, _ = regression(spread)
    lags = int(4 * (len(e) / 100) ** (2 / 9))
    fit = OLS(y, np.column_stack([x, np.ones_like(x)])).fit(
        cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": False}
    )
    b, se, _ = clubs.log_t_many(spread, hac="newey_west")
    assert b == pytest.approx(fit.params[0], rel=1e-10)
    assert se == pytest.approx(fit.bse[0], rel=1e-10)


def test_the_authors_scalar_variance_by_its_formula():
    spread = clubs.variation(walks(3))
    x, _, e, _ = regression(spread)
    m, width = len(e), andrews(e)
    omega = e @ e / (m - 1)
    for j in range(1, m - 1):
        omega += 2 * kernel(j, width) * (e[: m - 1 - j] @ e[j : m - 1]) / (m - 1)
    expected = np.sqrt(omega / ((x - x.mean()) ** 2).sum())
    assert clubs.log_t_many(spread)[1] == pytest.approx(expected, rel=1e-10)


def test_the_sandwich_variance_by_its_formula():
    spread = clubs.variation(walks(4))
    x, _, e, _ = regression(spread)
    scores = e * (x - x.mean())
    total = scores @ scores
    for j in range(1, len(e)):
        total += 2 * kernel(j, andrews(scores)) * (scores[j:] @ scores[:-j])
    expected = np.sqrt(total) / ((x - x.mean()) ** 2).sum()
    assert clubs.log_t_many(spread, hac="sandwich")[1] == pytest.approx(expected, rel=1e-10)


def test_many_series_at_once_are_the_series_one_by_one():
    spreads = np.stack([clubs.variation(walks(seed)) for seed in range(6)])
    together = np.array(clubs.log_t_many(spreads))
    alone = np.array([[v[0] for v in clubs.log_t_many(s)] for s in spreads]).T
    assert np.allclose(together, alone, rtol=1e-12)


def test_the_filter_is_that_of_statsmodels():
    from statsmodels.tsa.filters.hp_filter import hpfilter

    x = np.random.default_rng(5).normal(0, 1, (3, 25)).cumsum(axis=1)
    for smooth in (6.25, 400):
        expected = [hpfilter(row, lamb=smooth)[1] for row in x]
        assert np.allclose(clubs.hp_trend(x, smooth=smooth), expected, atol=1e-9)
    assert np.array_equal(clubs.hp_trend(x, smooth=0), x)


def test_the_filter_draws_a_straight_line_across_a_gap_in_one():
    x = np.arange(20.0)
    holed = x.copy()
    holed[[3, 4, 11]] = np.nan
    assert np.allclose(clubs.hp_trend(holed, smooth=400), x)


# ---- the partition against a slow reference --------------------------------------------------------------


def slow_t(x, rules):
    return clubs.log_t_many(clubs.variation(x), trim=rules.trim, hac=rules.hac)[2][0]


def slow_partition(x, rules):
    """The paper's steps, one group at a time, each spread from its own rows."""
    labels, left, club = np.zeros(len(x), int), list(np.argsort(-x[:, -1], kind="stable")), 0
    if slow_t(x, rules) > rules.critical:
        return labels + 1
    while len(left) > 1:
        core = slow_core(x, left, rules)
        if core is None:
            break
        scores = {i: slow_t(x[[*core, i]], rules) for i in left if i not in core}
        chosen = slow_sieve(x, core, scores, rules)
        club += 1
        labels[chosen] = club
        left = [i for i in left if i not in chosen]
        if len(left) > 1 and slow_t(x[left], rules) > rules.critical:
            labels[left] = club + 1
            break
    return labels


def slow_core(x, left, rules):
    for start in range(len(left) - 1):
        if slow_t(x[left[start : start + 2]], rules) > rules.critical:
            best = []
            for end in range(start + 2, len(left) + 1):
                t = slow_t(x[left[start:end]], rules)
                if not t > rules.critical:
                    break
                best.append((t, -end))
            return left[start : -max(best)[1]]
    return None


def slow_sieve(x, core, scores, rules):
    c = rules.c
    ranked = sorted((i for i in scores if scores[i] > c), key=lambda i: -scores[i])
    if rules.sieve == "fixed":
        return [*core, *ranked]
    if rules.sieve == "one_by_one":
        return slow_one_by_one(x, core, ranked, rules)
    if not rules.step:
        while ranked and not slow_t(x[[*core, *ranked]], rules) > rules.critical:
            ranked = ranked[:-1]
        return [*core, *ranked]
    while ranked and not slow_t(x[[*core, *ranked]], rules) > rules.critical:
        if c >= rules.cap:
            return core
        c += rules.step
        ranked = [i for i in ranked if scores[i] > c]
    return [*core, *ranked]


def slow_one_by_one(x, core, ranked, rules):
    if slow_t(x[[*core, *ranked]], rules) > rules.critical:
        return [*core, *ranked]
    club, left = list(core), sorted(ranked)
    while left:
        scores = [slow_t(x[[*club, i]], rules) for i in left]
        if not max(scores) > rules.critical:
            break
        club.append(left.pop(int(np.argmax(scores))))
    return club


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "rules",
    [
        Rules(merge="none"),
        Rules(merge="none", sieve="fixed", trim=0.2),
        Rules(merge="none", sieve="one_by_one"),
        Rules(merge="none", step=0.1, cap=3.0, trim=1 / 3),
        Rules(merge="none", hac="newey_west", c=-1.0),
    ],
    ids=["raise", "fixed", "one_by_one", "raise by .1 to 3", "newey_west"],
)
def test_the_partition_is_that_of_the_slow_reference(seed, rules):
    x = walks(seed, n=24, years=24)
    assert np.array_equal(clubs.partition(x, rules), slow_partition(x, rules))


def test_merging_walks_down_the_clubs_and_starts_again_where_it_fails():
    x = walks(7, n=30)
    apart = clubs.partition(x, Rules(merge="none", c=1.5))
    one = clubs.merged(x, apart, Rules(merge="ps"))
    # by hand: the running club takes the next one while both pass together
    running, number, expected = np.flatnonzero(apart == 1), 1, np.where(apart == 1, 1, 0)
    for club in range(2, apart.max() + 1):
        members = np.flatnonzero(apart == club)
        if slow_t(x[np.r_[running, members]], Rules()) > clubs.CRITICAL:
            running = np.r_[running, members]
        else:
            running, number = members, number + 1
        expected[members] = number
    assert np.array_equal(one, expected)


@pytest.mark.parametrize("merge", ["ps", "iterative", "vlt", "vlt_walk"])
@pytest.mark.parametrize("seed", range(3))
def test_merging_never_splits_a_club_and_leaves_the_diverging_alone(merge, seed):
    x = walks(seed, n=40)
    apart = clubs.partition(x, Rules(merge="none"))
    whole = clubs.merged(x, apart, Rules(merge=merge))
    assert np.array_equal(apart == 0, whole == 0)
    assert all(len(set(whole[apart == club])) == 1 for club in range(1, apart.max() + 1))
    assert (np.diff([whole[apart == club][0] for club in range(1, apart.max() + 1)]) >= 0).all()
    assert set(whole) - {0} == set(range(1, whole.max() + 1))


def test_von_lyncker_and_thoennessen_stop_when_no_pair_is_left_to_merge():
    for seed in range(5):
        x = walks(seed, n=40)
        labels = clubs.merged(x, clubs.partition(x, Rules(merge="none")), Rules(merge="vlt"))
        pairs = [np.isin(labels, (k, k + 1)) for k in range(1, labels.max())]
        t = np.array([slow_t(x[pair], Rules()) for pair in pairs])
        beats = np.append(t[:-1] > t[1:], True)[: len(t)]
        assert not ((t > clubs.CRITICAL) & beats).any()


# ---- planted truth ---------------------------------------------------------------------------------------

SHAPES = {
    "31 by 19, equal": ({"n": 31, "years": 19, "centres": (0.6, 0.0, -0.5)}, 0.0),
    "48 by 40, four clubs": ({"n": 48, "years": 40, "centres": (0.9, 0.3, -0.3, -0.9)}, 0.0),
    "60 by 30, unequal, with gaps": ({"n": 60, "years": 30, "centres": (0.6, -0.4, -0.4)}, 0.05),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_planted_clubs_are_found(shape):
    options, share = SHAPES[shape]
    x, truth = clubs.planted(**options, within=0.15, speed=0.08, shock=0.01, draws=6, seed=1)
    if "unequal" in shape:
        truth = np.where(truth == 1, 1, 2)  # two of the three centres are one: a club of 20 and one of 40
    likeness = []
    for number, panel in enumerate(x):
        table = long(np.exp(panel))
        lost = np.random.default_rng(number).random(len(table)) < share
        found = clubs.find(table[~lost], form="level", missing="smooth" if share else "refuse")
        names = found.membership.set_index("region")["club"].sort_index()
        likeness.append(clubs.adjusted_rand(truth, names.to_numpy()))
    assert np.mean(likeness) > 0.85


def test_all_converging_is_one_club_and_standing_gaps_are_not():
    closing, _ = clubs.planted(n=30, years=25, within=0.4, speed=0.1, shock=0.005, draws=10, seed=2)
    standing, _ = clubs.planted(n=30, years=25, within=0.4, speed=0.0, shock=0.005, draws=10, seed=3)
    for panel in np.exp(closing):
        assert (clubs.partition(clubs.hp_trend(panel, smooth=400)) == 1).all()
    for panel in np.exp(standing):
        assert clubs.partition(clubs.hp_trend(panel, smooth=400)).max() > 1


def loadings(kind, draws, n, years, seed):
    """Panels of the 2007 paper's model, X_it = delta_it mu_t: delta_i + s_i xi_it / (log(t + 1) t^alpha)."""
    rng = np.random.default_rng(seed)
    t = np.arange(1, years + 1)
    noise = rng.normal(size=(draws, n, years))
    for s in range(1, years):
        noise[:, :, s] = 0.5 * noise[:, :, s - 1] + np.sqrt(0.75) * noise[:, :, s]
    alpha = 0.25
    scale = rng.uniform(0.02, 0.28, (draws, n, 1)) / (np.log(t + 1) * t**alpha)
    middle = np.where(np.arange(n)[:, None] % 2, 1.2, 1.0) if kind == "apart" else 1.0
    return middle + scale * noise


def test_log_t_keeps_its_size_and_has_power():
    """200 panels of 60 by 40: rarely rejected when alpha > 0, nearly always when the limits differ."""
    for hac in clubs.HACS:
        size = clubs.log_t_many(clubs.variation(loadings("one", 200, 60, 40, 4)), hac=hac)[2]
        power = clubs.log_t_many(clubs.variation(loadings("apart", 200, 60, 40, 5)), hac=hac)[2]
        assert (size < clubs.CRITICAL).mean() < 0.1
        assert (power < clubs.CRITICAL).mean() > 0.95


def test_shocks_are_measured_as_they_were_planted():
    x, _ = clubs.planted(n=60, years=40, within=0.0, shock=0.03, memory=0.0, seed=6)
    size, memory = clubs.shocks(long(np.exp(x[0])))
    assert size == pytest.approx(0.03, rel=0.15) and abs(memory) < 0.25


def test_large_panels_keep_their_clubs_unless_c_is_fixed():
    """One region hardly moves the t of a core of hundreds: with c fixed nearly all of them pass."""
    x, truth = clubs.planted(n=1500, years=30, centres=(0.8, 0.0, -0.8), within=0.1, shock=0.005, seed=7)
    x = clubs.hp_trend(np.exp(x[0]), smooth=400)
    likeness = {s: clubs.adjusted_rand(truth, clubs.partition(x, Rules(sieve=s))) for s in clubs.SIEVES}
    assert likeness["raise"] > 0.95 and likeness["one_by_one"] > 0.95
    assert likeness["fixed"] < 0.7


def test_regions_exactly_alike_share_a_club():
    x = np.exp(walks(8, n=12))
    doubled = np.vstack([x, x[0]])
    labels = clubs.partition(doubled)
    assert labels[0] == labels[-1]


# ---- the long interface ----------------------------------------------------------------------------------


def test_find_says_what_it_did_and_its_parts_agree():
    found = clubs.find(long(np.exp(walks(9))), form="log", trim=0.25)
    assert found.rules.trim == 0.25 and found.whole.form == "log" and found.whole.m == 22
    assert found.whole.alpha == found.whole.b / 2
    sizes = found.membership.groupby("club").size()
    assert dict(sizes) == dict(zip(found.table["club"], found.table["n"], strict=True))
    assert found.count == sizes.index.max() and found.diverging == sizes.get(0, 0)
    assert np.allclose(found.paths.groupby("year")["h"].mean(), 1)


def test_the_order_of_rows_and_the_names_do_not_matter():
    table = long(np.exp(walks(10)))
    mixed = table.sample(frac=1, random_state=1)
    one, other = (clubs.find(t, form="level").membership.set_index("region")["club"] for t in (table, mixed))
    assert one.sort_index().equals(other.sort_index())


def test_a_failing_club_of_the_fixed_sieve_is_named():
    for seed in range(40):
        x = walks(seed, n=30)
        labels = clubs.partition(x, Rules(sieve="fixed", merge="none", c=-1.6))
        failing = [k for k in range(1, labels.max() + 1) if slow_t(x[labels == k], Rules()) <= clubs.CRITICAL]
        if failing:
            break
    table = long(np.exp(x))
    found = clubs.find(table, form="log", smooth=0, sieve="fixed", merge="none", c=-1.6)
    assert "fail their own test" in found.notes[-1]


def test_stability_and_agreement():
    table = long(np.exp(walks(11)))
    specs = [{"form": "level"}, {"form": "level", "trim": 0.4}, {"form": "level", "smooth": 6.25}]
    runs = clubs.stability(table, specs=specs)
    reference = clubs.find(table, form="level").membership
    assert list(runs.groupby("spec")["t"].nunique()) == [1, 1, 1]
    first = clubs.agreement(runs[runs["spec"] == 0], reference=reference)
    assert (first["agreement"] == 1).all()
    kept = clubs.agreement(runs, reference=reference)
    assert kept["agreement"].between(0, 1).all() and len(kept) == 40
    with pytest.raises(ValueError, match="specification 1 .*trim"):
        clubs.stability(table, specs=[{}, {"trim": 2}])
    with pytest.raises(ValueError, match="same regions"):
        clubs.agreement(runs, reference=reference.iloc[:-1])


def test_agreement_by_hand():
    reference = pd.DataFrame({"region": list("abc"), "club": [1, 1, 2]})
    runs = pd.DataFrame({"spec": 0, "region": list("abc"), "club": [2, 1, 1]})
    # pairs: ab together, now apart; ac apart as before; bc apart, now together
    assert list(clubs.agreement(runs, reference=reference)["agreement"]) == [0.5, 0.0, 0.5]
    lonely = runs.assign(club=[0, 0, 0])
    assert list(clubs.agreement(lonely, reference=reference)["agreement"]) == [0.5, 0.5, 1.0]


def test_likeness_and_company_by_hand():
    runs = pd.DataFrame(
        {"spec": [0] * 4 + [1] * 4, "region": [*"abcd"] * 2, "club": [1, 1, 2, 2, 1, 1, 1, 0]}
    )
    runs = runs.assign(t=-2.0, count=[2] * 4 + [1] * 4)
    reference = pd.DataFrame({"region": [*"abcd"], "club": [1, 1, 2, 2]})
    found = clubs.likeness(runs, reference=reference)
    assert list(found["diverging"]) == [0, 1] and list(found["count"]) == [2, 1]
    assert found["rand"].iloc[0] == 1 and found["rand"].iloc[1] == clubs.adjusted_rand(
        [1, 1, 2, 2], [1, 1, 1, 0]
    )
    pairs = clubs.company(runs).set_index(["region", "other"])["share"]
    assert pairs["a", "b"] == 1 and pairs["a", "c"] == pairs["c", "a"] == pairs["c", "d"] == 0.5
    assert pairs["b", "d"] == 0 and len(pairs) == 12


def test_one_change_and_the_grid_name_what_they_change():
    s = pick(package.open().series(), "income")
    table, base = clubs.fine(s), {"first": s.first, "form": "level", "smooth": 400.0, "trim": 0.3}
    found = clubs.find(table, **base)
    one = clubs.one_change(table, reference=found.membership, last=s.last, **base)
    assert list(one["change"]) == [*clubs.CHANGES, "form"]  # thirteen years leave no later start of ten
    softer = clubs.find(table, **base | {"smooth": 6.25}).membership
    rand = one.set_index("change").at["filter_soft", "rand"]
    reference = found.membership.set_index("region")["club"]
    assert rand == clubs.adjusted_rand(reference[softer["region"]], softer["club"])
    grid = clubs.specifications(first=2006, last=2025)
    assert len(grid) == 2 * 3 * 5 * 4 and {spec["first"] for spec in grid} == {2006, 2008, 2010, 2012}
    assert {spec["first"] for spec in clubs.specifications(first=2013, last=2025)} == {2013}


def test_the_tests_of_a_series_are_those_of_its_table_whatever_the_start_and_the_unit():
    s = pick(package.open().series(), "income")
    found = clubs.whole(s, starts=[s.first, s.first, s.first + 2, 1990, s.last - 3]).set_index(
        ["way", "first"]
    )
    assert list(found.index.unique("first")) == [s.first, s.first + 2]
    again = clubs.log_t(s.table, form="log", first=s.first + 2)
    assert found.at[("log_fine", s.first + 2), "t"] == again.t and clubs.units(s) == (1, 1000)
    small = replace(s, table=s.table.assign(per_head=s.table["per_head"] / 1e4))
    assert clubs.fine(small).loc[lambda d: d["year"] == s.first, "per_head"].mean() == pytest.approx(1e4)
    assert np.log(clubs.fine(small)["per_head"]).min() > 0


def test_a_fall_at_the_edge_of_the_test_is_the_one_asked_for():
    s = package.open().series()[0]
    t, mean = s.table["year"] - s.first + 1, s.table.groupby("year")["per_head"].transform("mean")
    gap = s.table["region"].map(dict(zip(s.regions["region"], np.linspace(-0.9, 0.9, s.n), strict=True)))
    found = clubs.falls(
        replace(s, table=s.table.assign(per_head=mean * (1 + gap / np.log(t + 1e-9).clip(lower=1))))
    )
    assert found["from"] == s.first + clubs.dropped(s.last - s.first + 1, 0.3) and found["to"] == s.last
    assert found["seen"] == pytest.approx(found["asked"])


def test_members_come_by_club_and_height_and_diverging_regions_last():
    s = pick(package.open("").series())
    found = {"a": clubs.find(clubs.fine(s), form="level"), "b": clubs.find(clubs.fine(s), form="log")}
    listed = clubs.members(found)
    assert list(listed["series"].unique()) == ["a", "b"] and len(listed) == 2 * s.n
    for name, own in listed.groupby("series"):
        assert dict(zip(own["region"], own["club"].astype(int), strict=True)) == dict(
            found[name].membership.set_index("region")["club"]
        )
        ranks = own["club"].astype(int).replace(0, 99)
        assert ranks.is_monotonic_increasing
        assert all(part.is_monotonic_decreasing for _, part in own.groupby("club")["h"])


def test_planted_clubs_far_apart_are_found_and_one_fast_world_is_one_club():
    worlds = {"apart": {"centres": (0.9, -0.9), "within": 0.1}, "one": {"within": 0.4, "speed": 0.2}}
    worlds |= {"still": {"within": 0.4, "speed": 0.0}}
    found = clubs.planted_study(worlds, n=12, years=30, shock=0.001, memory=0.2, draws=5, seed=1).set_index(
        "world"
    )
    assert found.at["apart", "rejected"] == 100 and found.at["apart", "rand"] == 1
    assert found.at["one", "rejected"] == 0 and found.at["one", "count"] == 1
    assert found.at["still", "rejected"] == 100


def test_adjusted_rand_is_that_of_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(12)
    for _ in range(20):
        a, b = rng.integers(1, 4, 30), rng.integers(1, 5, 30)
        assert clubs.adjusted_rand(a, b) == pytest.approx(metrics.adjusted_rand_score(a, b), abs=1e-12)
    assert clubs.adjusted_rand([1, 1, 2, 2], [2, 2, 1, 1]) == 1
    assert clubs.adjusted_rand([0, 0, 1, 1], [5, 6, 1, 1]) == 1  # who diverges is alone
    with pytest.raises(ValueError, match="same regions"):
        clubs.adjusted_rand([1, 2], [1])


# ---- bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d[d["year"] < 2007], r"clubs.find: 7 years \(2000-2006\)"),
        (lambda d: d[d["region"] == "r001"], r"1 region \(r001\)"),
        (lambda d: d.assign(per_head=d["per_head"].where(d.index != 3, -1)), "r000 2003 is zero or negative"),
        (lambda d: d.drop(index=[3, 31]), "no per_head for r000 2003, r001 2001"),
        (lambda d: pd.concat([d, d.iloc[[4]]]), "r000 2004 more than once"),
        (lambda d: d.assign(per_head=5.0), "do not differ at all in 2000"),
        (lambda d: d.rename(columns={"per_head": "x"}), "no column per_head"),
        (lambda d: d.assign(vintage=np.where(d["year"] < 2010, "v4", "v5")), "v4, v5 together"),
        (lambda d: d.assign(per_head=d["per_head"] / 1e6), "mean log of per_head is not positive"),
    ],
)
def test_bad_tables_are_refused_in_words(change, said):
    with pytest.raises(ValueError, match=said):
        clubs.find(change(long(np.exp(walks(13)))), form="log")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"trim": 1.5}, "trim is 1.5"),
        ({"trim": 0.9}, "leaves 3 of 30 years"),
        ({"hac": "white"}, "scalar, sandwich, newey_west"),
        ({"sieve": "best"}, "raise, fixed, one_by_one"),
        ({"merge": "all"}, "none, ps, iterative, vlt, vlt_walk"),
        ({"form": "rank"}, "log, level"),
        ({"smooth": -1}, "smooth is -1"),
        ({"missing": "drop"}, "refuse, smooth"),
        ({"step": -0.1}, "step is 0 or more"),
        ({"first": 2024}, "6 years"),
    ],
)
def test_bad_options_are_refused_in_words(options, said):
    with pytest.raises(ValueError, match=said):
        clubs.find(long(np.exp(walks(14))), **options)


def test_gaps_are_filled_only_where_asked_and_not_without_end():
    table = long(np.exp(walks(15)))
    holed = table.drop(index=[5, 6, 40])
    assert "3 missing cells" in clubs.log_t(holed, missing="smooth").notes[0]
    with pytest.raises(ValueError, match="needs a filter"):
        clubs.log_t(holed, missing="smooth", smooth=0)
    with pytest.raises(ValueError, match="more than a third of the years of r000"):
        clubs.log_t(table.drop(index=range(2, 14)), missing="smooth")


# ---- published figures and other programs ----------------------------------------------------------------


def test_the_152_countries_of_phillips_and_sul_2009():
    """Their table: t -159.55 for all, seven clubs; the two middle ones merge. Data of another package."""
    other = pytest.importorskip("convergence_clubs")
    x = clubs.hp_trend(np.log(other.load_gdp().to_numpy()), smooth=400)
    rules = Rules(trim=1 / 3, merge="none")
    b, se, t = (v[0] for v in clubs.log_t_many(clubs.variation(x), trim=1 / 3))
    assert (round(b, 3), round(se, 4), round(t, 2)) == (-0.875, 0.0055, -159.56)
    labels = clubs.partition(x, rules)
    assert list(np.bincount(labels)) == [0, 50, 30, 21, 24, 14, 11, 2]
    found = [clubs.log_t_many(clubs.variation(x[labels == k]), trim=1 / 3)[0][0] for k in range(1, 8)]
    assert np.allclose(found, [0.382, 0.240, 0.110, 0.131, 0.190, 1.003, -0.470], atol=5e-4)
    for merge in ("ps", "vlt"):
        assert list(np.bincount(clubs.merged(x, labels, Rules(trim=1 / 3, merge=merge)))) == [
            *(0, 50, 30, 21, 38, 11, 2)
        ]


@pytest.mark.parametrize("seed", range(3))
def test_two_other_programs_agree(seed):
    other = pytest.importorskip("convergence_clubs")
    x = walks(seed, n=50, years=26)

    def labels(found):
        return found.memberships().str.extract(r"club(\d+)")[0].fillna("0").astype(int).to_numpy()

    stata = other.find_clubs(pd.DataFrame(x), convention="Stata", time_trim=0.3)
    mine = clubs.partition(x, Rules(merge="none", step=0.05, cap=50.0))
    assert np.array_equal(mine, labels(stata))
    r = other.find_clubs(pd.DataFrame(x), convention="R", core_rule="max_t", time_trim=0.3)
    assert np.array_equal(clubs.partition(x, Rules(merge="none", sieve="fixed")), labels(r))
    if mine.max() > 1:
        for name, merge in (("PS", "ps"), ("vLT", "vlt_walk")):
            theirs = labels(stata.merge(name))
            assert np.array_equal(clubs.merged(x, mine, Rules(merge=merge)), theirs)


def test_of_many_regions_the_pairs_of_a_sample_at_even_ranks_are_compared():
    rng = np.random.default_rng(2)
    names = [f"u{i:04d}" for i in range(700)]
    runs = pd.concat(
        pd.DataFrame({"spec": spec, "region": names, "club": rng.integers(0, 4, 700)}) for spec in range(6)
    )
    order = rng.permutation(names)
    tracemalloc.start()
    found = clubs.company(runs, order=order)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8e6
    paired = set(found["region"])
    assert len(paired) == clubs.PAIRED and {order[0], order[-1]} <= paired
    assert len(found) == clubs.PAIRED * (clubs.PAIRED - 1)
    places = np.flatnonzero([name in paired for name in order])
    assert np.ptp(np.diff(places)) <= 1
    wide = runs.pivot(index="spec", columns="region", values="club")
    for row in found.sample(30, random_state=1).itertuples():
        both = (wide[row.region] == wide[row.other]) & (wide[row.region] > 0)
        assert row.share == pytest.approx(both.mean())
