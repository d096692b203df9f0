"""The specification curve: its fits, what moves it, the joint test with and without planted convergence."""

import itertools

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.methods import beta, speccurve


def table_of(logs, first=2000):
    regions, years = logs.shape
    keys = {"region": np.repeat([f"r{i:02d}" for i in range(regions)], years)}
    keys["year"] = np.tile(np.arange(first, first + years), regions)
    return pd.DataFrame(keys | {"per_head": np.exp(logs).ravel()})


def walk(rng, *, regions=20, years=8, pull=0.0):
    """Logs whose growth is unrelated to the level (pull 0) or higher where it is low."""
    logs = np.empty((regions, years))
    logs[:, 0] = rng.normal(10, 0.4, regions)
    for t in range(1, years):
        logs[:, t] = logs[:, t - 1] + 0.05 - pull * (logs[:, t - 1] - 10) + rng.normal(0, 0.02, regions)
    return logs


def curve_of(logs, *, later=None, **options):
    tables = [table_of(logs)] + ([] if later is None else [table_of(later, 2002)])
    measures = [speccurve.measure(f"m{i}", table) for i, table in enumerate(tables)]
    people = tables[0][["region", "year"]].assign(weight=1.0 + np.arange(len(tables[0])) % 7)
    chosen = {"samples": {"all": [], "some": ["r00", "r05"]}, "weights": {"equal": None, "people": people}}
    return speccurve.curve(measures, shortest=3, **chosen | options)


@pytest.fixture(scope="module")
def found():
    rng = np.random.default_rng(1)
    return curve_of(walk(rng, pull=0.05), later=walk(rng, years=6))


def test_every_combination_is_there_once(found):
    windows = 15 + 6  # of at least 3 years in 8 and in 6 years
    assert found.fits == windows * 4 and len(found.table) == 2 * found.fits
    assert not found.table.duplicated(list(speccurve.FACTORS)).any()
    assert (found.table["last"] - found.table["first"]).min() == 3


@pytest.mark.parametrize("row", [0, 13, 50, 83])
def test_each_fit_is_the_growth_regression(found, row):
    wanted = found.table.iloc[row]
    rng = np.random.default_rng(1)
    tables = {"m0": table_of(walk(rng, pull=0.05)), "m1": table_of(walk(rng, years=6), 2002)}
    data = tables[wanted["measure"]]
    people = tables["m0"][["region", "year"]].assign(w=1.0 + np.arange(len(tables["m0"])) % 7)
    data = data.merge(people, on=["region", "year"])
    if wanted["sample"] == "some":
        data = data[~data["region"].isin(["r00", "r05"])]
    options = {"first": wanted["first"], "last": wanted["last"]}
    options["weights"] = "w" if wanted["weighting"] == "people" else None
    fit = beta.linear(data, **options)
    assert wanted["speed"] == pytest.approx(-fit.coefficient, rel=1e-9)
    assert wanted["p"] == pytest.approx(fit.p, rel=1e-8) and wanted["n"] == fit.n
    direct = found.table.iloc[row + found.fits]
    assert direct["estimator"] == "nls" and direct["speed"] == pytest.approx(fit.speed, rel=1e-9)
    assert direct["se"] == pytest.approx(fit.speed_se, rel=1e-9)


def test_real_growth_is_regressed_on_the_nominal_start():
    rng = np.random.default_rng(4)
    nominal, real = table_of(walk(rng)), table_of(walk(rng))
    mixed = speccurve.curve(
        [speccurve.measure("real", nominal, real)], samples={"all": []}, weights={"equal": None}, shortest=7
    )
    start = np.log(nominal.loc[nominal["year"] == 2000, "per_head"].to_numpy())
    wide = np.log(real.pivot(index="region", columns="year", values="per_head"))
    slope = np.polyfit(start, ((wide[2007] - wide[2000]) / 7).to_numpy(), 1)[0]
    assert mixed.table["coefficient"].iloc[0] == pytest.approx(slope, rel=1e-8)


def test_part_and_shares(found):
    late = speccurve.part(found, measure="m0", first=[2003, 2004])
    assert set(late.table["first"]) == {2003, 2004} and late.fits * 2 == len(late.table)
    own = found.table[(found.table["measure"] == "m0") & found.table["first"].isin([2003, 2004])]
    assert late.share() == pytest.approx(own["converges"].mean())
    assert found.share(measure="m0") == found.table.loc[found.table["measure"] == "m0", "converges"].mean()
    assert 0 <= found.share_opposite() <= 1
    with pytest.raises(ValueError, match="no specification"):
        speccurve.part(found, measure="m9")


# Which choice moves the answer.


def test_shapley_shares_sum_to_r2_and_find_the_only_factor():
    rows = pd.DataFrame(itertools.product("abc", "xyz", [0, 1]), columns=["one", "two", "three"])
    rows["speed"] = rows["one"].map({"a": 0.0, "b": 1.0, "c": 5.0}) + 0.5 * rows["three"]
    parts = speccurve.decomposition(rows, factors=["one", "two", "three"])
    assert parts["shapley"].sum() == pytest.approx(parts.attrs["r2"]) == pytest.approx(1)
    # In a balanced design the three views agree.
    np.testing.assert_allclose(parts["alone"], parts["shapley"], atol=1e-12)
    np.testing.assert_allclose(parts["last"], parts["shapley"], atol=1e-12)
    assert list(parts["factor"]) == ["one", "three", "two"] and parts["shapley"].iloc[-1] == pytest.approx(0)
    by_hand = rows.groupby("one")["speed"].transform("mean").var() / rows["speed"].var()
    assert parts["alone"].iloc[0] == pytest.approx(by_hand)


def test_shapley_in_a_curve_sums_to_its_main_effects(found):
    parts = speccurve.decomposition(found.table)
    assert parts["shapley"].sum() == pytest.approx(parts.attrs["r2"])
    assert (parts["shapley"] > -1e-12).all() and parts.attrs["r2"] < 1
    with pytest.raises(ValueError, match="0 factors"):
        speccurve.decomposition(found.table.iloc[:1])


def test_matched_pairs_differ_in_one_choice_only(found):
    pair = speccurve.matched(found.table, factor="weighting", base="equal", other="people")
    sides = [
        found.table[found.table["weighting"] == level].reset_index(drop=True) for level in ("equal", "people")
    ]
    assert pair["n"] == len(sides[0])
    change = sides[1]["speed"] - sides[0]["speed"]
    assert pair["difference"] == pytest.approx(change.mean()) and pair["size"] == pytest.approx(
        change.abs().mean()
    )
    flipped = (sides[0]["converges"] != sides[1]["converges"]).mean()
    assert pair["flipped"] == pytest.approx(flipped)
    several = speccurve.moves(found)
    assert {"equal_to_people", "all_to_some", "m0_to_m1", "first_year", "last_year"} <= set(several["step"])
    assert several["size"].is_monotonic_decreasing
    assert len(several) == len(speccurve.FACTORS)  # two levels of each, and neighbouring years
    row = several.set_index("factor").loc["weighting"]
    assert (row["base"], row["other"], row["n"]) == ("equal", "people", pair["n"])
    assert row["difference"] == pytest.approx(100 * pair["difference"])
    shifted = speccurve.neighbours(found.table, factor="last")
    assert shifted["n"] > 0 and shifted["size"] >= abs(shifted["difference"])
    with pytest.raises(ValueError, match="no two specifications"):
        speccurve.matched(found.table, factor="sample", base="all", other="none")


def test_windows_are_the_plain_non_linear_fits_in_percent(found):
    shown = speccurve.windows(found)
    own = found.table[(found.table["weighting"] == "equal") & (found.table["sample"] == "all")]
    own = own[own["estimator"] == "nls"]
    assert len(shown) == len(own) == 15 + 6 and list(shown["series"].unique()) == ["m0", "m1"]
    both = shown.merge(own, left_on=["series", "first", "last"], right_on=["measure", "first", "last"])
    assert both["speed_x"].to_numpy() == pytest.approx(100 * both["speed_y"].to_numpy())
    assert (both["flagged"] == ~both["converges"]).all()


def test_the_measures_of_series_hold_real_and_deflated_growth_from_levels_at_current_prices():
    held = package.open().series()
    found = {m.name: m.table for m in speccurve.measures(held, years=range(2001, 2030))}
    assert list(found) == [*(s.name for s in held), "income_real"]
    nominal, real = (found[name].set_index(["region", "year"]) for name in ("grp.v4", "real.v4"))
    kept = nominal.loc[real.index]
    np.testing.assert_allclose(real["level"], kept["level"])
    assert not np.allclose(real["path"], kept["path"])
    flat = found["income_real"]
    assert (flat["level"] > flat["path"]).mean() > 0.9  # prices rose nearly everywhere
    few = speccurve.measures(held, years=[2012, 2015])
    assert all(set(m.table["year"]) <= {2012, 2015} for m in few)
    weights = speccurve.people(held)
    assert not weights.duplicated(["region", "year"]).any() and (weights["weight"] > 0).all()


def test_halves_share_the_windows_that_begin_or_end_at_the_start(found):
    parts = speccurve.halves(found, start=2004)
    assert list(parts) == ["all", "early", "late"]
    early, late = (speccurve.part(found, **parts[name]).table for name in ("early", "late"))
    assert early["last"].max() <= 2004 <= late["first"].min()
    assert "late" not in speccurve.halves(found, start=int(found.table["last"].max()))
    rows = speccurve.summary(found, parts=parts)
    own = rows[rows["half"] == "late"].set_index("series")
    assert own.at["together", "n"] == own["n"].drop("together").sum() == len(late)
    assert own.at["together", "median"] == pytest.approx(100 * late["speed"].median())


# The joint test.


def test_permuted_fits_are_fits_of_permuted_growth(found):
    rng = np.random.default_rng(2)
    orders = np.stack([np.arange(20), rng.permutation(20)])
    b, se = speccurve._Design.of(found).permuted(orders)
    linear = found.table.iloc[: found.fits]
    np.testing.assert_allclose(b[0], linear["coefficient"], rtol=1e-8, atol=1e-12)
    np.testing.assert_allclose(se[0], linear["se"], rtol=1e-7)
    from analysis.methods.least_squares import ols

    design = np.stack([np.ones_like(found.initial), found.initial], axis=2)
    again = ols(design, found.growth[:, orders[1]], weights=found.weight)
    np.testing.assert_allclose(b[1], again.coefficients[:, 1], rtol=1e-8, atol=1e-12)
    np.testing.assert_allclose(se[1], again.se()[:, 1], rtol=1e-7)


def test_observed_figures_are_the_curves_own(found):
    test = speccurve.joint_test(found, draws=99, seed=3)
    assert test.observed["median"] == pytest.approx(found.table["speed"].median())
    assert test.observed["share"] == pytest.approx(found.share())
    assert test.observed["mean_t"] == pytest.approx(found.table["t"].mean())
    assert len(test.drawn) == 99
    again = speccurve.joint_test(found, draws=99, seed=3)
    pd.testing.assert_frame_equal(test.drawn, again.drawn)
    late = speccurve.joint_tests(found, parts={"late": {"first": [2003, 2004]}}, draws=99, seed=3)["late"]
    own = speccurve.joint_test(speccurve.part(found, first=[2003, 2004]), draws=99, seed=3)
    assert late.p == own.p and late.observed == pytest.approx(own.observed)


def test_joint_test_finds_planted_convergence():
    planted = curve_of(walk(np.random.default_rng(5), pull=0.1))
    test = speccurve.joint_test(planted, draws=199, seed=1)
    assert all(p == 1 / 200 for p in test.p.values())


def test_joint_test_keeps_its_size_without_association():
    rng, p = np.random.default_rng(6), []
    for _ in range(80):
        # Growth with lasting differences between regions, unrelated to where they start.
        logs = rng.normal(10, 0.4, (16, 1)) + rng.normal(0.05, 0.02, (16, 1)) * np.arange(6)
        logs[:, 1:] += rng.normal(0, 0.01, (16, 5))
        small = curve_of(logs, samples={"all": []})
        p.append(speccurve.joint_test(small, draws=99, seed=int(rng.integers(1e9))).p["mean_t"])
    assert 0.01 <= np.mean(np.array(p) <= 0.1) <= 0.2 and 0.4 < np.mean(p) < 0.6


def test_groups_keep_growth_at_home(found):
    groups = {region: region[1] for region in found.regions}
    orders = speccurve._permutations(found.regions, groups, 99, 1, "here")
    own = np.array([groups[r] for r in found.regions])
    assert (own[orders] == own).all() and (np.sort(orders, axis=1) == np.arange(20)).all()
    assert (orders != np.arange(20)).any()
    with pytest.raises(ValueError, match="r00, r02.* without a group"):
        speccurve.joint_test(found, draws=99, seed=1, groups={"r01": "a"})
    with pytest.raises(ValueError, match="every group holds one"):
        speccurve.joint_test(found, draws=99, seed=1, groups={r: r for r in found.regions})
    with pytest.raises(ValueError, match="at least 99"):
        speccurve.joint_test(found, draws=50, seed=1)


# Bad input.


@pytest.mark.parametrize(
    ("spoil", "options", "words"),
    [
        (lambda t: t, {"samples": {"odd": ["nowhere"]}}, "leaves out unknown nowhere"),
        (lambda t: t, {"samples": {"few": [f"r{i:02d}" for i in range(17)]}}, "fewer than 4 regions"),
        (lambda t: t, {"shortest": 20}, "no window of at least 20"),
        (lambda t: t, {"estimators": ["ridge"]}, "unknown estimator ridge"),
        (lambda t: t.assign(per_head=0.0), {}, "missing or not positive"),
        (lambda t: t.drop(index=5), {}, "level of r00 2005 in m is missing"),
        (lambda t: pd.concat([t, t.iloc[:1]]), {}, "r00 2000 more than once"),
    ],
)
def test_bad_curves_are_refused_in_words(spoil, options, words):
    rows = spoil(table_of(walk(np.random.default_rng(1))))
    measure = speccurve.Measure(
        "m", rows.rename(columns={"per_head": "level"}).assign(path=rows["per_head"]), {}
    )
    chosen = {"samples": {"all": []}, "weights": {"equal": None}, "shortest": 3}
    with pytest.raises(ValueError, match=words):
        speccurve.curve([measure], **chosen | options)


def test_bad_weights_and_regions_are_refused_in_words():
    table = table_of(walk(np.random.default_rng(1)))
    measure = speccurve.measure("m", table)
    people = table[["region", "year"]].assign(weight=1.0)
    with pytest.raises(ValueError, match="of r00 in 2001 are missing"):
        late = people.drop(index=1)
        speccurve.curve([measure], samples={"all": []}, weights={"people": late}, shortest=3)
    with pytest.raises(ValueError, match="lack the column weight"):
        bare = people.drop(columns="weight")
        speccurve.curve([measure], samples={"all": []}, weights={"people": bare}, shortest=3)
    fewer = speccurve.measure("fewer", table[table["region"] != "r04"])
    with pytest.raises(ValueError, match="r04 not in both m and fewer"):
        speccurve.curve([measure, fewer], samples={"all": []}, weights={"equal": None})
    with pytest.raises(ValueError, match="no measure"):
        speccurve.curve([], samples={"all": []}, weights={"equal": None})
