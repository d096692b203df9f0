"""Planted panels are what they claim; the estimators on arrays are those of the other modules."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.data import package, panel, series
from analysis.methods import (
    beta,
    beta_panel,
    clubs,
    fragility,
    inequality,
    markov,
    planted,
    power,
    space,
    space_models,
    speccurve,
    trend,
)
from analysis.methods.planted import Truth


@pytest.fixture(scope="module")
def real():
    """The book's own panel (v5) and its weights."""
    pack = package.open("")
    heads = panel.per_head(pack.table("accounts"), population=pack.table("population"), vintage="v5")
    regions = pack.table("regions")
    return heads, regions, space.contiguity(pack.table("borders"), regions=regions)


@pytest.fixture(scope="module")
def china(real):
    heads, regions, weights = real
    return planted.world(heads, year=2012, regions=regions, weights=weights)


GRID = planted.lattice(5, 8, seed=4)


# ---- worlds and truths


def test_a_world_is_the_real_panel_in_its_first_year(real, china):
    heads, regions, _ = real
    rows = heads[heads["year"] == 2012].set_index("region").loc[list(china.regions)]
    assert china.n == 31 and china.year == 2012
    assert china.start == pytest.approx(np.log(rows["per_head"].to_numpy()))
    assert china.people == pytest.approx(rows["mean_population"].to_numpy())
    assert list(china.groups) == list(regions.set_index("region").loc[list(china.regions), "macro_region"])
    assert sorted(set(china.places)) == [0, 1, 2, 3] and china.places[0] == 0


def test_a_lattice_has_neighbours_groups_and_unequal_people():
    assert GRID.n == 40 and len(set(GRID.groups)) == 4
    assert sorted(set(GRID.weights.neighbours)) == [2, 3, 4]
    assert GRID.people.max() / GRID.people.min() > 5


def test_bands_are_of_equal_size_from_the_top(china):
    labels = np.array(planted.bands(china, clubs=3))
    assert np.bincount(labels).max() - np.bincount(labels).min() <= 1
    assert china.start[labels == 0].min() > china.start[labels == 1].max()


# ---- shocks


@pytest.mark.parametrize("world", ["china", "grid"])
@pytest.mark.parametrize(("memory", "space_"), [(0.0, 0.0), (0.5, 0.4), (0.3, 0.8)])
def test_shocks_have_their_size_memory_and_space(china, world, memory, space_):
    world = china if world == "china" else GRID
    truth = Truth(years=12, shock=0.03, memory=memory, space=space_)
    e = planted.shocks(world, truth, draws=600, seed=1)
    assert e.shape == (600, world.n, 12)
    assert e.mean() == pytest.approx(0, abs=0.002)
    assert np.sqrt((e**2).mean()) == pytest.approx(0.03, rel=0.03)
    assert (e[..., 0] ** 2).mean() == pytest.approx((e[..., -1] ** 2).mean(), rel=0.1)
    one = (e[..., 1:] * e[..., :-1]).mean() / (e**2).mean()
    assert one == pytest.approx(memory, abs=0.02)
    a = np.linalg.inv(np.eye(world.n) - space_ * world.weights.matrix.toarray())
    wanted = a @ a.T * 0.03**2 * world.n / np.trace(a @ a.T)
    found = np.einsum("dit,djt->ij", e, e) / (600 * 12)
    assert np.abs(found - wanted).max() < 0.12 * wanted.max()


def test_group_shocks_are_shared_in_a_group_and_common_ones_by_all(china):
    truth = Truth(years=4, shock=0.0, group_shock=0.02, common=0.05, speed=0.0)
    e = planted.shocks(china, truth, draws=50, seed=2)
    for g in range(4):
        own = e[:, china.places == g]
        assert np.ptp(own, axis=1).max() < 1e-15
    assert e.std() == pytest.approx(0.02, rel=0.15)
    quiet = planted.paths(china, planted.without(truth, common=0.0), e)
    loud = planted.paths(china, truth, e, seed=3)
    assert loud - loud.mean(axis=1, keepdims=True) == pytest.approx(quiet - quiet.mean(axis=1, keepdims=True))
    assert np.diff(loud.mean(axis=1)).std() > 0.03


def test_one_seed_gives_one_panel(china):
    truth = Truth(years=5, memory=0.4, space=0.3)
    one, same, other = (planted.plant(china, truth, draws=3, seed=s) for s in (1, 1, 2))
    assert (one == same).all() and not (one == other)[..., 1:].any()


# ---- paths


def test_without_shocks_distances_close_at_the_speed(china):
    y = planted.plant(china, Truth(years=10, speed=0.03, shock=0.0, growth=0.05), draws=1, seed=1)[0]
    z = y - y.mean(axis=0)
    assert z[:, 10] == pytest.approx(z[:, 0] * math.exp(-0.3))
    assert np.diff(y.mean(axis=0)) == pytest.approx(np.full(10, 0.05))
    changing = Truth(years=4, speed=(0.05, 0.05, 0.0, 0.0), shock=0.0)
    z = planted.plant(china, changing, draws=1, seed=1)[0]
    z = z - z.mean(axis=0)
    assert z[:, 4] == pytest.approx(z[:, 2])
    assert z[:, 4] == pytest.approx(z[:, 0] * math.exp(-0.1))


def test_clubs_draw_together_inside_and_stay_apart(china):
    labels = planted.bands(china, clubs=2)
    y = planted.plant(china, Truth(years=200, speed=0.05, shock=0.0, clubs=labels), draws=1, seed=1)[0]
    high, low = (y[np.array(labels) == c] for c in (0, 1))
    assert np.ptp(high[:, -1]) < 1e-3 and np.ptp(low[:, -1]) < 1e-3
    gap = [china.start[np.array(labels) == c].mean() for c in (0, 1)]
    assert high[:, -1].mean() - low[:, -1].mean() == pytest.approx(gap[0] - gap[1])


@pytest.mark.parametrize("shape", ["china", "grid"])
def test_calibration_finds_what_was_planted(china, shape):
    """Mean over 40 panels of 24 years. Memory and space come out low, as the module says."""
    world = china if shape == "china" else GRID
    truth = Truth(years=24, speed=0.02, shock=0.03, memory=0.4, space=0.4, growth=0.07)
    found = []
    for logs in planted.plant(world, truth, draws=40, seed=5):
        table = planted.frame(world, logs)
        fit = planted.calibrate(table, world=world, first=world.year, last=world.year + 24)
        found.append([getattr(fit, name) for name in ("speed", "shock", "memory", "space", "growth")])
    speed, shock, memory, space_, growth = np.mean(found, axis=0)
    assert speed == pytest.approx(0.02, abs=0.004)
    assert shock == pytest.approx(0.03, abs=0.002)
    assert 0.28 <= memory <= 0.45
    assert 0.18 <= space_ <= 0.45
    assert growth == pytest.approx(0.07, abs=0.003)


def test_a_frame_is_a_long_table_that_the_estimators_read(china):
    logs = planted.plant(china, Truth(years=6), draws=1, seed=1)[0]
    table = planted.frame(china, logs)
    assert list(table.columns) == ["region", "year", "per_head", "mean_population", "group"]
    assert (table["year"].min(), table["year"].max(), len(table)) == (2012, 2018, 31 * 7)
    holed = planted.frame(china, logs, missing=0.2, seed=3)
    assert 0.1 < 1 - len(holed) / len(table) < 0.2
    assert (holed["year"] == 2012).sum() == (holed["year"] == 2018).sum() == 31


# ---- the estimators on arrays are those of the modules


@pytest.mark.parametrize(
    ("method", "options"),
    [
        ("ols_classical", {"errors": "classical"}),
        ("ols_hc1", {"errors": "hc1"}),
        ("ols_hc3", {}),
        ("weighted", {"weights": "mean_population"}),
        ("groups", {"groups": "group"}),
    ],
)
@pytest.mark.parametrize("shape", ["china", "grid"])
def test_speeds_are_those_of_beta(china, shape, method, options):
    world = china if shape == "china" else GRID
    y = planted.plant(world, Truth(years=9, speed=0.02, memory=0.3), draws=3, seed=7)
    fits = power.speeds(y, world=world, method=method)
    for i, logs in enumerate(y):
        found = beta.linear(planted.frame(world, logs), first=world.year, last=world.year + 9, **options)
        assert fits.estimate[i] == pytest.approx(found.speed, rel=1e-9)
        assert (fits.low[i], fits.high[i]) == pytest.approx((found.speed_low, found.speed_high), rel=1e-9)
        assert fits.found[i] == (found.p < 0.05 and found.coefficient < 0)


def test_panel_speeds_are_those_of_beta_panel(china):
    y = planted.plant(china, Truth(years=9, speed=0.02, memory=0.3), draws=2, seed=7)
    fits, jack = (power.speeds(y, world=china, method=m) for m in ("panel", "jackknife"))
    for i, logs in enumerate(y):
        found = beta_panel.within(planted.frame(china, logs), first=2012, last=2021)
        assert fits.estimate[i] == pytest.approx(-math.log1p(found.coefficient))
        start, growth = logs[:, :-1], np.diff(logs, axis=1)
        b = beta_panel.half_panel(start, growth, np.ones((1, 31)))[0]
        assert jack.estimate[i] == pytest.approx(-math.log1p(b))
        reach = (fits.high[i] - fits.low[i]) / 2 * (1 + found.coefficient)
        from analysis.methods.least_squares import quantile

        assert reach == pytest.approx(quantile(0.975, 30) * found.se)


def test_spatial_speeds_are_those_of_spreg(china):
    y = planted.plant(china, Truth(years=9, speed=0.02, space=0.5), draws=2, seed=7)
    fits = power.speeds(y, world=china, method="error")
    for i, logs in enumerate(y):
        rows = space_models.growth_table(planted.frame(china, logs), value="per_head", first=2012, last=2021)
        found = space_models.fit(rows, y="growth", x=["initial"], weights=china.weights, model="error")
        assert fits.estimate[i] == pytest.approx(
            beta.speed(found.term("initial")["estimate"] / 100, 9), rel=1e-4
        )


def test_trends_and_breaks_are_those_of_trend(china):
    y = planted.plant(china, Truth(years=14, speed=0.01, memory=0.3), draws=4, seed=7)
    plain, boot = power.sigma(y), power.sigma_bootstrap(y, draws=999, seed=1)
    p, place, f = power.sup_f(np.log(y.std(axis=1)), draws=499, seed=1)
    for i, row in enumerate(y.std(axis=1)):
        series = pd.DataFrame({"year": range(15), "value": row})
        fit = trend.linear(series, form="log", draws=999, seed=1)
        assert (plain.low[i], plain.high[i]) == pytest.approx((fit.low, fit.high))
        assert boot.high[i] - boot.low[i] == pytest.approx(fit.boot_high - fit.boot_low, rel=0.2)
        one = trend.one_break(series, form="log", draws=499, seed=1)
        assert (place[i], f[i]) == (one.year, pytest.approx(one.statistic))
        assert p[i] == pytest.approx(one.p, abs=0.08)


def test_log_t_is_that_of_clubs(china):
    y = planted.plant(china, Truth(years=15, speed=0.03), draws=2, seed=1)
    for form in ("log", "level"):
        b, t = power.log_t(y, form=form)
        for i, logs in enumerate(y):
            found = clubs.log_t(planted.frame(china, logs), form=form)
            assert (b[i], t[i]) == pytest.approx((found.b, found.t))


def test_the_share_between_groups_is_that_of_inequality(china):
    y = planted.plant(china, Truth(years=3), draws=1, seed=1)[0]
    table = inequality.decompose(planted.frame(china, y), groups="group", measure="theil_t")
    share = power.between_share(np.exp(y), people=china.people, places=china.places)
    assert share == pytest.approx(table["share"].to_numpy(dtype=float))


def test_half_lives_are_those_of_markov(china):
    truth = Truth(years=18, memory=0.3)
    found = power.mixing_study(china, truth, speeds_=[0.02], draws=1, seed=3)
    logs = planted.plant(china, planted.without(truth, speed=0.02), draws=1, seed=3)[0]
    classes = markov.classify(planted.frame(china, logs), value="per_head", k=5)
    chain = markov.chain(classes, k=5)
    life = markov.half_life(markov.probabilities(chain.counts[None]))[0]
    assert found["middle"].item() == pytest.approx(life)
    assert found["truth"].item() == pytest.approx(math.log(2) / 0.02)


def test_the_outlook_study_says_what_fragility_says(china):
    truth = Truth(years=12, memory=0.2)
    row = power.outlook_study(china, truth, speeds_=[0.0], ahead=5, draws=40, seed=1).iloc[0]
    longer = planted.without(truth, years=17)
    y = planted.plant(china, longer, draws=40, seed=1).std(axis=1)
    said, held = [], []
    for logs in y:
        series = pd.DataFrame({"year": range(13), "value": logs[:13]})
        p = fragility.outlook(series, horizon=5).table.iloc[-1]
        said.append(p["p"])
        held.append(p["p_low"] <= row["came"] <= p["p_high"])
    assert row["said"] == pytest.approx(np.mean(said))
    assert row["held"] == pytest.approx(np.mean(held))
    assert row["came"] == (y[:, 17] > y[:, 12]).mean()


# ---- what the studies find where theory says what they must


@pytest.mark.parametrize("shape", ["china", "grid"])
def test_least_squares_keeps_its_promise_where_shocks_are_independent(china, shape):
    """No memory, no space: no bias, and the classical interval holds the speed at its nominal rate."""
    world = china if shape == "china" else GRID
    truth = Truth(years=12, shock=0.03)
    found = power.speed_study(
        world, truth, speeds_=[0.0, 0.02], methods=["ols_classical", "ols_hc3"], draws=1500, seed=2
    )
    assert found["bias"].abs().max() < 0.0012
    assert found["coverage"].between(0.92, 0.975).all()
    alarms = found.loc[found["speed"] == 0, "power"]
    assert alarms.between(0.01, 0.045).all()


def test_space_shortens_the_interval_of_least_squares(china):
    found = power.space_study(
        china, Truth(years=12, speed=0.01), spaces=[0.0, 0.8], draws=300, seed=1, permutations=99
    )
    free, bound = found.iloc[0], found.iloc[1]
    assert free["moran"] == pytest.approx(0.05, abs=0.045)
    assert free["lm_error"] < 0.09 and free["moran_mean"] == pytest.approx(-1 / 30, abs=0.02)
    assert bound["moran"] > 0.8 and bound["lm_error"] > 0.6
    assert bound["coverage_ols_hc3"] < 0.85 < free["coverage_ols_hc3"]


def test_a_break_that_is_there_is_found_more_often(china):
    truth = Truth(years=18, speed=0.05, shock=0.02)
    found = power.break_study(china, truth, later=[0.05, 0.0], at=7, draws=150, seed=1)
    none, some = found["found"]
    assert some > 0.9 > none + 0.3
    assert found["near"].iloc[1] > 0.8


def test_slowing_down_is_studied_beside_two_worlds_of_one_speed(china):
    truth = Truth(years=18, speed=0.03, shock=0.02)
    found = power.slowdown_study(china, truth, early=0.05, at=7, statistic=0.0, draws=100, seed=1)
    assert list(found["case"]) == ["constant", "same", "two", "one", "stop"]
    assert found["later"].tolist() == pytest.approx([3, 5, 2, 1, 0])
    assert found["found"].iloc[-1] == found["found"].max()
    assert (found["clearer"] == 1).all()  # any sup-F is at least 0


def test_a_study_by_window_is_the_study_of_each_window(china):
    plants = {"short": (china, Truth(years=8, speed=0.02)), "long": (china, Truth(years=16, speed=0.02))}
    options = {"speeds_": [0.0, 0.02], "methods": ["ols_hc3"], "draws": 100, "seed": 1}
    found = power.by_window(power.speed_study, plants, **options)
    assert list(found["window"]) == ["short", "short", "long", "long"]
    assert list(found["v"]) == [0, 2, 0, 2]
    alone = power.speed_study(*plants["long"], **options)
    pd.testing.assert_frame_equal(
        found[found["window"] == "long"][alone.columns].reset_index(drop=True), alone
    )
    told = power.truths(plants)
    assert told["speed"].tolist() == pytest.approx([2, 2]) and list(told["years"]) == [8, 16]


def test_the_world_like_a_series_is_the_one_built_by_hand(real, china):
    weights = real[2]
    s = series.pick(package.open("").series())
    world, truth = planted.like(s, first=2012, weights=weights)
    np.testing.assert_allclose(world.start, china.start)
    assert truth == planted.calibrate(s.table, world=china, first=2012, last=s.last)


def test_the_chain_by_rank_is_that_of_the_panel_of_classes():
    s = series.pick(package.open("").series(first=2012))
    chain = markov.chain(markov.classify(s.table, value="per_head", k=5), k=5)
    found = power.rank_chain_study(s.table, draws=100, seed=1).set_index("measure")
    assert found.at["shorrocks", "truth"] == pytest.approx(chain.shorrocks)


def test_spreads_are_those_of_the_planted_panels(china):
    truth = Truth(years=12, shock=0.02, memory=0.3, space=0.2)
    found = power.spreads(china, truth, speeds_=[0.0, 0.05], draws=60, seed=1)
    y = planted.plant(china, planted.without(truth, speed=0.05), draws=60, seed=1).std(axis=1)
    own = found[found["speed"] == 0.05]
    assert list(own["year"]) == list(range(china.year, china.year + 13))
    assert np.allclose(own["value"], np.median(y, axis=0)) and (own["low"] <= own["high"]).all()
    assert own["value"].iloc[-1] < found.loc[found["speed"] == 0, "value"].iloc[-1]


def test_clubs_far_apart_are_told_from_one_world(china):
    truth = Truth(years=18, shock=0.01, growth=0.09)
    split = planted.bands(china, clubs=2)
    found = power.club_study(
        china, truth, speeds_=[0.1], memberships=[None, split], draws=60, seed=1, partitions=6
    )
    one, two = found.iloc[0], found.iloc[1]
    assert one["rejects"] <= 0.05 and two["rejects"] >= 0.95
    assert two["rand"] > 0.5 and one["clubs"] < two["clubs"]


def test_a_known_chain_is_recovered_on_average():
    p = np.array([[0.9, 0.1, 0], [0.1, 0.8, 0.1], [0, 0.1, 0.9]])
    found = power.chain_study(p, start=np.arange(300) % 3, years=20, draws=200, seed=1).set_index("measure")
    assert found.loc["shorrocks", "truth"] == pytest.approx((3 - 2.6) / 2)
    assert found.loc["shorrocks", "middle"] == pytest.approx(found.loc["shorrocks", "truth"], rel=0.03)
    assert found.loc["half_life", "low"] < found.loc["half_life", "truth"] < found.loc["half_life", "high"]
    assert found.loc["homogeneity", "middle"] == pytest.approx(0.05, abs=0.05)


def test_a_replanted_curve_is_the_curve_of_that_panel(china):
    y = planted.plant(china, Truth(years=8, speed=0.02), draws=2, seed=1)
    whole, moved = power._curve(china, y[1]), power._replanted(power._curve(china, y[0]), china, y[1])
    assert moved.initial == pytest.approx(whole.initial) and moved.growth == pytest.approx(whole.growth)
    one, other = (speccurve.joint_test(c, draws=99, seed=1) for c in (whole, moved))
    assert (one.p, one.observed) == (other.p, pytest.approx(other.observed))


def test_the_joint_test_keeps_its_size_where_growth_is_exchangeable(china):
    truth = Truth(years=8, shock=0.03)
    found = power.joint_study(china, truth, cases=[(0.0, 0.0), (0.08, 0.0)], draws=20, seed=1)["found"]
    assert found.iloc[0] <= 0.2 and found.iloc[1] == 1


def test_the_smallest_speed_is_where_the_curve_crosses():
    curve = pd.DataFrame({"method": "m", "speed": [0, 0.01, 0.02], "power": [0.05, 0.6, 1.0]})
    assert power.smallest(curve, method="m") == pytest.approx(0.015)
    assert math.isnan(power.smallest(curve.head(2), method="m"))
    with pytest.raises(ValueError, match="no method 'x'"):
        power.smallest(curve, method="x")
    needed = power.needed(pd.concat([curve.assign(window="long"), curve.head(2).assign(window="short")]))
    assert list(needed["window"]) == ["long", "short"]
    assert needed["value"].tolist() == pytest.approx([1.5, 2])  # the second never gets there: the most tried


# ---- bad input


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"years": 0}, "one or more"),
        ({"years": 3, "speed": (0.1, 0.1)}, "one for each"),
        ({"years": 3, "speed": 5.0}, "log points a year"),
        ({"years": 3, "shock": 2.0}, "standard deviations"),
        ({"years": 3, "common": -1.0}, "standard deviations"),
        ({"years": 3, "memory": 1.0}, "between -1 and 1"),
        ({"years": 3, "space": -1.2}, "between -1 and 1"),
    ],
)
def test_a_truth_that_cannot_be_is_refused(fields, said):
    with pytest.raises(ValueError, match=said):
        Truth(**fields)


def test_a_world_that_does_not_fit_is_refused(real, china):
    heads, regions, weights = real
    build = {"regions": regions, "weights": weights}
    with pytest.raises(ValueError, match="0 regions in 1900"):
        planted.world(heads, year=1900, **build)
    with pytest.raises(ValueError, match="Beijing in the panel or in the weights only"):
        planted.world(heads[heads["region"] != "Beijing"], year=2012, **build)
    with pytest.raises(ValueError, match="of Hebei is not positive"):
        planted.world(
            heads.assign(per_head=heads["per_head"].where(heads["region"] != "Hebei", 0)), year=2012, **build
        )
    pack = package.open("")
    land = space.contiguity(pack.table("borders"), regions=regions, kinds=["land"])
    with pytest.raises(ValueError, match="Hainan without a neighbour"):
        planted.world(heads, year=2012, regions=regions, weights=land)
    raw = space.contiguity(pack.table("borders"), regions=regions, standardise=False)
    with pytest.raises(ValueError, match="not standardised"):
        planted.world(heads, year=2012, regions=regions, weights=raw)
    with pytest.raises(ValueError, match="every region of the world in every year"):
        planted.calibrate(heads, world=china, first=2012, last=2030)


def test_shapes_that_do_not_match_are_refused(china):
    truth = Truth(years=5)
    e = planted.shocks(china, truth, draws=2, seed=1)
    with pytest.raises(ValueError, match=r"\(draws, 31, 6\) are expected"):
        planted.paths(china, Truth(years=6), e)
    with pytest.raises(ValueError, match="clubs for 3 regions"):
        planted.paths(china, planted.without(truth, clubs=(0, 1, 1)), e)
    y = planted.paths(china, truth, e)
    with pytest.raises(ValueError, match="one panel of 31"):
        planted.frame(china, y)
    with pytest.raises(ValueError, match="a share below 1"):
        planted.frame(china, y[0], missing=1.0)
    with pytest.raises(ValueError, match="unknown method 'gmm'"):
        power.speeds(y, world=china, method="gmm")
    with pytest.raises(ValueError, match="31 regions, 3 years or more"):
        power.speeds(y[:, :30], world=china)
    with pytest.raises(ValueError, match="see the docstring"):
        planted.lattice(1, 2, seed=1)


def test_studies_of_speeds_and_trends_stand_in_one_table():
    rows = pd.DataFrame({"method": ["m"], "bias": [0.01], "sd": [0.02], "power": [0.5], "draws": [80]})
    found = power.side_by_side(rows, rows).set_index("part")
    assert found["bias"].iloc[0] == 1 and found["bias"].isna().tolist() == [False, True]
    assert found["sd"].tolist() == [2, 2] and found["found"].tolist() == [0.5, 0.5]
    assert found.index.tolist() == ["", "trend"] and set(found["note"]) == {"80 draws"}
