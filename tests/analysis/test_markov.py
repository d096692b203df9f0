"""Distribution dynamics: hand cases, giddy, the published US table, planted chains, tests' size and power."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.methods import markov, space


def long(grid, first=2000, column="class"):
    n, years = grid.shape
    return pd.DataFrame(
        {
            "region": np.repeat([f"r{i:03d}" for i in range(n)], years),
            "year": np.tile(np.arange(first, first + years), n),
            column: np.asarray(grid).ravel(),
        }
    )


P = np.array([[0.9, 0.1, 0.0], [0.05, 0.85, 0.1], [0.0, 0.15, 0.85]])


def drawn(p, n, years, seed):
    start = np.arange(n) % len(p)
    return markov.simulate(p, start, years=years, draws=1, seed=seed)[0]


@pytest.fixture(scope="module")
def states():
    """Income per head of the 48 US states 1929-2009, from libpysal's examples, long."""
    examples = pytest.importorskip("libpysal.examples")
    wide = pd.read_csv(examples.get_path("usjoin.csv"))
    table = wide.melt("Name", [str(y) for y in range(1929, 2010)], "year", "per_head")
    return table.rename(columns={"Name": "region"}).astype({"year": int, "per_head": float})


@pytest.fixture(scope="module")
def borders():
    libpysal = pytest.importorskip("libpysal")
    w = libpysal.io.open(libpysal.examples.get_path("states48.gal")).read()
    w.transform = "r"
    return w


# ---- hand cases ------------------------------------------------------------------------------------------


def test_two_classes_by_hand():
    p = np.array([[0.8, 0.2], [0.1, 0.9]])
    assert np.allclose(markov.ergodic(p), [1 / 3, 2 / 3])
    assert markov.second_eigenvalue(p) == pytest.approx(0.7)
    assert markov.half_life(p) == pytest.approx(math.log(0.5) / math.log(0.7))
    assert np.allclose(markov.sojourn(p), [5, 10])
    assert np.allclose(markov.first_passage(p), [[3, 5], [10, 1.5]])
    found = markov.mobility(p)
    assert found["shorrocks"] == pytest.approx(0.3) and found["determinant"] == pytest.approx(0.3)
    assert found["bartholomew"] == pytest.approx(1 / 3 * 0.2 + 2 / 3 * 0.1)


def test_counting_by_hand():
    table = long(np.array([[1, 1, 2], [2, 3, 3], [3, 3, 1]]))
    chain = markov.chain(table)
    assert chain.counts.tolist() == [[1, 1, 0], [0, 0, 1], [1, 0, 2]]
    assert (chain.n, chain.moves, chain.k, chain.first, chain.last) == (6, 3, 3, 2000, 2002)
    two = markov.chain(table, step=2)
    assert two.counts.tolist() == [[0, 1, 0], [0, 0, 1], [1, 0, 0]] and two.step == 2
    assert list(chain.table["n"]) == [2, 1, 3] and np.isnan(markov.chain(table, k=4).ergodic).all()
    assert "No move from 4" in markov.chain(table, k=4).notes[0]


def test_a_missing_year_makes_no_transition():
    table = long(np.array([[1, 1, 2, 2]]))
    holed = pd.concat([table[table["year"] != 2001], long(np.array([[1, 2, 1, 2]])).assign(region="z")])
    assert markov.chain(holed).n == 1 + 3
    assert markov.chain(holed, step=2).n == 1 + 2  # 2000 to 2002 is known


def test_a_chain_that_falls_apart_has_no_single_long_run():
    p = np.eye(3)
    assert np.isnan(markov.ergodic(p)).all()
    assert markov.half_life(p) == math.inf and (markov.sojourn(p) == math.inf).all()
    assert markov.mobility(p)["shorrocks"] == 0
    turning = np.array([[0.0, 1.0], [1.0, 0.0]])
    assert markov.half_life(turning) == math.inf and np.allclose(markov.ergodic(turning), 0.5)
    absorbed = np.array([[0.5, 0.5, 0.0], [0.0, 1.0, 0.0], [0.0, 0.3, 0.7]])
    assert np.allclose(markov.ergodic(absorbed), [0, 1, 0])
    assert np.isnan(markov.first_passage(absorbed)).all()


def test_stacks_of_matrices_are_the_matrices_one_by_one():
    rng = np.random.default_rng(0)
    stack = rng.dirichlet(np.ones(4), (5, 4))
    assert np.allclose(markov.ergodic(stack), [markov.ergodic(p) for p in stack])
    assert np.allclose(markov.half_life(stack), [markov.half_life(p) for p in stack])
    assert np.allclose(markov.ergodic(stack)[:, None, :] @ stack, markov.ergodic(stack)[:, None, :])


def test_relative_values_have_a_mean_of_one():
    rng = np.random.default_rng(1)
    table = long(rng.uniform(1, 5, (6, 4)), column="per_head").assign(people=rng.uniform(1, 9, 24))
    assert np.allclose(markov.relative(table).groupby("year")["relative"].mean(), 1)
    weighted = markov.relative(table, weights="people")
    share = weighted["people"] / weighted.groupby("year")["people"].transform("sum")
    assert np.allclose((weighted["relative"] * share).groupby(weighted["year"]).sum(), 1)


def test_a_value_on_a_bound_belongs_below_it():
    table = long(np.array([[0.5], [0.6], [0.61], [1.0], [1.5]]), column="relative")
    found = markov.classify(table, scheme="fixed", bounds=(0.6, 1.0))
    assert list(found["class"]) == [1, 1, 2, 2, 3]
    assert markov.names_of((0.6, 1.0)) == ("≤ 0.6", "0.6–1", "> 1")


def test_quantile_classes_are_those_of_mapclassify():
    mapclassify = pytest.importorskip("mapclassify")
    x = np.random.default_rng(2).lognormal(size=(31, 5))
    found = markov.classify(long(x, column="relative"), k=5)
    expected = np.array([mapclassify.Quantiles(column, k=5).yb + 1 for column in x.T]).T
    assert np.array_equal(found["class"].to_numpy().reshape(31, 5), expected)


def test_shares_of_classes():
    found = markov.shares(long(np.array([[1, 1], [1, 2], [2, 2]])), k=3)
    assert list(found["n"]) == [2, 1, 0, 1, 2, 0]
    assert np.allclose(found.groupby("year")["share"].sum(), 1)


def test_positions_cells_and_a_summary_by_hand():
    x = np.array([[1.0, 2.0], [2.0, 2.0], [3.0, 2.0], [4.0, 5.0], [5.0, 9.0]])
    places = markov.positions(long(x, column="relative")).pivot(
        index="place", columns="year", values="relative"
    )
    assert places.iloc[:, 0].to_dict() == {"lowest": 1, "lower": 2, "median": 3, "upper": 4, "highest": 5}
    assert places.iloc[:, 1].to_dict() == {"lowest": 2, "lower": 2, "median": 2, "upper": 5, "highest": 9}
    table = long(np.array([[1, 1, 2], [2, 2, 2], [3, 1, 1]]))
    cells = markov.chain(table).cells.set_index(["origin", "destination"])
    assert cells.at[("1", "2"), "n"] == 1 and cells.at[("1", "2"), "percent"] == pytest.approx(100 / 3)
    assert cells.at[("3", "1"), "percent"] == 100 and np.isnan(cells.at[("2", "1"), "percent"])
    found = markov.summary(table, k=3, draws=99, seed=1)
    assert (found["moves"], found["transitions"], found["farthest"]) == (2, 6, 2)
    assert found["stay_lowest"] == pytest.approx(3) and found["stay_highest"] == 1


def test_the_long_run_above_the_mean_is_that_of_the_chain_by_each_set_of_bounds():
    table = markov.relative(
        long(np.exp(np.random.default_rng(1).normal(0, 0.4, (60, 30))), column="value"), value="value"
    )
    found = markov.long_run(table, sets=[[1.0], [0.8, 1.0, 1.2]])
    chain = markov.chain(markov.classify(table, scheme="fixed", bounds=[1.0]))
    assert found[0] == pytest.approx(100 * chain.ergodic[1]) and abs(found[1] - found[0]) < 3


def test_the_regions_above_the_mean_lie_between_the_ends_of_the_sets():
    table = markov.relative(package.open("").series()[0].table)
    sets = [[0.8, 1.0], [1.0, 1.4]]
    found, runs = markov.above_mean(table, sets=sets), markov.long_run(table, sets=sets)
    last = table[table["year"] == table["year"].max()]["relative"]
    assert found["last"] == pytest.approx(100 * (last > 1).mean())
    assert (found["low"], found["high"]) == (runs.min(), runs.max())


def test_borders_with_and_without_the_sea():
    pack = package.open("")
    found = markov.links(pack.table("borders"), regions=pack.table("regions"))
    assert found["space"].n == 31
    assert found["space_land"].n == 30 and "Hainan" not in found["space_land"].regions


def test_classes_settle_from_what_they_held_to_the_ergodic_distribution():
    classes = long(drawn(P, 200, 12, 3) + 1)
    found = markov.settling(classes, k=3)
    assert found.groupby("when")["share"].sum().tolist() == pytest.approx([1, 1, 1])
    assert found.loc[found["when"] == "ergodic", "share"].tolist() == pytest.approx(
        markov.chain(classes, k=3).ergodic.tolist()
    )
    assert found.groupby("when")["n"].sum().loc[["first", "last"]].tolist() == [200, 200]
    seen, implied = markov.steps(classes, years=5, k=3)
    stay = markov.staying(classes, years=5, k=3)
    assert stay["seen"] == pytest.approx(100 * np.diag(seen).mean())
    assert stay["implied"] == pytest.approx(100 * np.diag(implied).mean())


def test_a_table_of_tests_says_what_the_tests_say():
    test = markov.order(long(drawn(P, 40, 12, 3) + 1), draws=99, seed=1)
    row = markov.tested({("order", "grp"): test}, "test", "series").iloc[0]
    assert (row["test"], row["series"], row["dof"]) == ("order", "grp", test.dof)
    assert (row["p"], row["p_chi2"], row["alarms"]) == (test.p, test.p_lr, 100 * test.alarms)


def test_what_is_detectable_grows_with_the_regions():
    few, many = (long(drawn(P, n, 12, 3) + 1) for n in (10, 400))
    found = [markov.detectable(table, k=3, draws=199, seed=1) for table in (few, many)]
    for table, one in zip((few, many), found, strict=True):
        assert one["half_life_low"] < markov.chain(table, k=3).half_life < one["half_life_high"]
    reach = [one["half_life_high"] / one["half_life_low"] for one in found]
    assert reach[0] > 2 * reach[1] and found[0]["twice_as_mobile"] < found[1]["twice_as_mobile"] > 99


# ---- giddy and the published table -----------------------------------------------------------------------


def test_the_published_quintile_transitions_of_the_us_states(states):
    chain = markov.chain(markov.classify(markov.relative(states), k=5))
    assert np.round(chain.probabilities[0], 3).tolist() == [0.91, 0.089, 0.001, 0, 0]
    assert chain.n == 48 * 80


def test_giddy_agrees_on_the_chain(states):
    giddy = pytest.importorskip("giddy")
    from giddy.ergodic import mfpt
    from giddy.mobility import markov_mobility

    table = markov.classify(markov.relative(states), k=5)
    chain = markov.chain(table)
    grid = table.pivot(index="region", columns="year", values="class").to_numpy() - 1
    other = giddy.markov.Markov(grid, summary=False)
    assert np.array_equal(other.transitions, chain.counts)
    assert np.allclose(other.p, chain.probabilities, atol=1e-12)
    assert np.allclose(other.steady_state, chain.ergodic, atol=1e-10)
    assert np.allclose(other.sojourn_time, chain.sojourn, rtol=1e-10)
    assert np.allclose(mfpt(other.p), chain.passage, rtol=1e-9)
    found = markov.mobility(chain.probabilities)
    for theirs, mine in (
        ("P", "shorrocks"),
        ("D", "determinant"),
        ("L2", "eigenvalue"),
        ("B2", "bartholomew"),
    ):
        value = markov_mobility(other.p, measure=theirs, ini=other.steady_state)
        assert value == pytest.approx(float(found[mine]), abs=1e-12)


@pytest.mark.parametrize("k", [3, 5])
def test_giddy_agrees_on_the_spatial_chain_and_its_test(states, borders, k):
    giddy = pytest.importorskip("giddy")
    from scipy import sparse

    relative = markov.relative(states)
    wide = relative.pivot(index="region", columns="year", values="relative")
    wide = wide.loc[states["region"].drop_duplicates()]
    weights = space.Weights(tuple(wide.index), sparse.csr_array(borders.sparse), "shared borders")
    found = markov.spatial(relative, weights=weights, scheme="pooled", k=k)
    other = giddy.markov.Spatial_Markov(wide.to_numpy(), borders, fixed=True, k=k, m=k)
    assert np.array_equal(other.T, [c.counts for c in found.chains])
    test = giddy.markov.Homogeneity_Results(other.T)
    assert found.test.lr == pytest.approx(test.LR, rel=1e-10)
    assert found.test.chi2 == pytest.approx(test.Q, rel=1e-10)
    assert found.test.dof == test.dof
    assert found.test.p_lr == pytest.approx(test.LR_p_value, abs=1e-12)


# ---- planted chains --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "years", "lost"), [(31, 60, 0.0), (48, 81, 0.0), (300, 25, 0.1)], ids=["31", "48", "300 with gaps"]
)
def test_planted_probabilities_are_found(n, years, lost):
    table = long(drawn(P, n, years, 3) + 1)
    table = table[np.random.default_rng(4).random(len(table)) >= lost]
    chain = markov.chain(table)
    rows = chain.counts.sum(axis=1, keepdims=True)
    error = np.sqrt(np.maximum(P * (1 - P), 1e-4) / rows)
    assert (np.abs(chain.probabilities - P) < 3.5 * error).all()
    assert np.allclose(chain.ergodic, markov.ergodic(P), atol=0.12)
    assert chain.half_life == pytest.approx(float(markov.half_life(P)), rel=0.35)


def test_the_bootstrap_covers_and_says_what_it_lost():
    hits = []
    for seed in range(40):
        table = long(drawn(P, 60, 30, seed) + 1)
        span = markov.bootstrap(table, draws=199, seed=seed).set_index("measure")
        low, high = span.loc["shorrocks", ["low", "high"]]
        hits.append(low <= 0.2 <= high)
    assert np.mean(hits) >= 0.85
    still = markov.bootstrap(long(np.tile([[1], [2], [3]], (5, 4))), draws=199, seed=1)
    still = still.set_index("measure")
    assert still["unmixed"].iloc[0] > 0.9 and np.isnan(still.at["bartholomew", "low"])
    again = markov.bootstrap(long(drawn(P, 60, 30, 1) + 1), draws=199, seed=7)
    assert again.equals(markov.bootstrap(long(drawn(P, 60, 30, 1) + 1), draws=199, seed=7))


def test_homogeneity_is_a_contingency_test_of_every_row():
    from scipy.stats import chi2_contingency

    counts = np.random.default_rng(5).integers(1, 30, (3, 4, 4))
    lr, chi2, dof = markov.homogeneity(counts)
    tables = [counts[:, i, :] for i in range(4)]
    assert lr == pytest.approx(sum(chi2_contingency(t, lambda_="log-likelihood").statistic for t in tables))
    assert chi2 == pytest.approx(sum(chi2_contingency(t, correction=False).statistic for t in tables))
    assert dof == sum(chi2_contingency(t).dof for t in tables)


def test_empty_rows_and_cells_take_their_degrees_of_freedom_away():
    counts = np.array([[[5, 5, 0], [0, 0, 0], [0, 2, 8]], [[8, 2, 0], [3, 1, 0], [0, 5, 5]]])
    assert markov.homogeneity(counts)[2] == 1 + 0 + 1


def test_a_change_of_the_chain_is_noticed():
    faster = np.eye(3) + 3 * (P - np.eye(3))
    early = drawn(P, 60, 20, 6)
    later = markov.simulate(faster, early[:, -1], years=21, draws=1, seed=8)[0][:, 1:]
    found = markov.over_time(long(np.hstack([early, later]) + 1), breaks=[2020], draws=99, seed=1)
    assert found.p == 0.01 and found.p_lr < 1e-6
    assert found.samples == ("2000–2019", "2020–2039") and sum(found.n) == 60 * 39


def test_a_memory_of_two_years_is_noticed():
    rng = np.random.default_rng(9)
    grid = np.empty((80, 40), dtype=int)
    grid[:, :2] = rng.integers(0, 2, (80, 2))
    for t in range(2, 40):
        stay = np.where(grid[:, t - 1] == grid[:, t - 2], 0.9, 0.6)
        grid[:, t] = np.where(rng.random(80) < stay, grid[:, t - 1], 1 - grid[:, t - 1])
    assert markov.order(long(grid + 1), draws=99, seed=1).p == 0.01


def test_the_tests_of_a_true_chain_keep_their_size():
    """50 chains: at 10 % each test rejects about as many; a binomial of .1 exceeds .24 once in 1,000."""
    options, kept = {"draws": 99}, {"time": [], "order": []}
    for seed in range(50):
        table = long(drawn(P, 40, 30, seed) + 1)
        kept["time"].append(markov.over_time(table, breaks=[2015], seed=seed, **options).p)
        kept["order"].append(markov.order(table, seed=seed, **options).p)
    assert all(np.mean(np.array(p) <= 0.1) <= 0.24 for p in kept.values())


def test_five_years_at_once_are_five_times_one_year_in_a_true_chain():
    seen, implied = markov.steps(long(drawn(P, 300, 40, 11) + 1), years=5)
    assert np.allclose(seen, implied, atol=0.03)


def ring(n):
    """Neighbours on a circle: two each."""
    names = [f"r{i:03d}" for i in range(n)]
    pairs = {"region": names, "neighbour": names[1:] + names[:1]}
    return space.contiguity(pd.DataFrame(pairs), regions=names)


def test_moving_regions_about_the_map_keeps_its_size_where_the_chi_squared_does_not():
    """Regions with levels of their own, nothing spatial: only the resampled p keeps its size."""
    small, alarms = {"p": [], "p_lr": []}, []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        own = rng.normal(0, 1, (30, 1)) + rng.normal(0, rng.uniform(0.1, 1.2, (30, 1)), (30, 20))
        table = long(np.exp(own), column="relative")
        found = markov.spatial(table, weights=ring(30), k=3, draws=99, seed=seed).test
        for name, kept in small.items():
            kept.append(getattr(found, name) <= 0.1)
        alarms.append(found.alarms)
    assert np.mean(small["p"]) < 0.2
    assert np.mean(small["p_lr"]) > np.mean(small["p"]) + 0.1
    assert np.mean(alarms) > 0.1  # and each sample could tell


def test_a_pull_of_the_neighbours_is_noticed():
    rng, weights, n = np.random.default_rng(12), ring(60), 60
    x = np.empty((n, 40))
    x[:, 0] = rng.normal(0, 1, n)
    for t in range(1, 40):
        x[:, t] = 0.55 * x[:, t - 1] + 0.45 * (weights.matrix @ x[:, t - 1]) + rng.normal(0, 0.25, n)
    found = markov.spatial(long(x, column="relative"), weights=weights, k=3, draws=99, seed=1)
    assert found.test.p == 0.01 and found.pooled.n == 60 * 39
    low = [chain.probabilities[0, 0] for chain in found.chains]
    assert low[0] > low[2]


# ---- densities -------------------------------------------------------------------------------------------


def test_the_density_is_that_of_scipy_and_integrates_to_one():
    from scipy.stats import gaussian_kde

    x = np.random.default_rng(13).lognormal(size=31)
    grid, width = np.linspace(-3, 15, 2000), markov.bandwidth(x)
    low, high = np.quantile(x, [0.25, 0.75])
    assert width == pytest.approx(0.9 * min(x.std(ddof=1), (high - low) / 1.34) * 31**-0.2)
    found = markov.density(x, at=grid)
    assert np.allclose(found, gaussian_kde(x, bw_method=width / x.std(ddof=1))(grid), atol=1e-12)
    assert np.trapezoid(found, grid) == pytest.approx(1, abs=1e-4)


def test_densities_of_several_years_share_a_grid():
    table = long(np.random.default_rng(14).lognormal(size=(31, 6)), column="relative")
    found = markov.densities(table, years=[2000, 2005], points=50, low=0.0)
    assert found["x"].nunique() == 50 and found["x"].min() == 0
    with pytest.raises(ValueError, match="in 1999"):
        markov.densities(table, years=[1999])


def test_two_humps_are_noticed_and_one_is_not_split():
    rng = np.random.default_rng(15)
    two = np.concatenate([rng.normal(0, 0.3, 30), rng.normal(4, 0.3, 30)])
    assert markov.modes(two, draws=199, seed=1).p < 0.02
    assert markov.modes(two, k=2, draws=199, seed=1).p > 0.1
    assert markov.modes(rng.normal(0, 1, 60), draws=199, seed=1).p > 0.1


# ---- bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda t: markov.chain(t.rename(columns={"class": "c"})), "no column class"),
        (lambda t: markov.chain(pd.concat([t, t.iloc[[1]]])), "r000 2001 more than once"),
        (lambda t: markov.chain(t, step=0), "step is 0; from 1 to 5"),
        (lambda t: markov.chain(t, k=2), "classes run to 3, k is 2"),
        (lambda t: markov.chain(t, labels=("a", "b")), "2 labels for 3 classes"),
        (lambda t: markov.chain(t, first=2050), "no rows in 2050"),
        (lambda t: markov.chain(t, first=2005), "step is 1; from 1 to 0"),
        (
            lambda t: markov.chain(t[t["year"].isin([2000, 2002])]),
            "no region with a class in two years 1 apart",
        ),
        (lambda t: markov.over_time(t, breaks=[2000]), "must lie after 2001"),
        (lambda t: markov.over_time(t, breaks=[2003], draws=99), "needs a seed"),
        (lambda t: markov.order(t, draws=5, seed=1), "5 draws; at least 99"),
        (lambda t: markov.order(t, first=2004), "at least 3 are needed"),
        (lambda t: markov.bootstrap(t, draws=5, seed=1), "5 draws; at least 99"),
    ],
)
def test_bad_classes_are_refused_in_words(call, said):
    with pytest.raises(ValueError, match=said):
        call(long(drawn(P, 12, 6, 16) + 1))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda t: markov.relative(t, value="x"), "no column x"),
        (lambda t: markov.relative(t.iloc[1:], value="relative"), "no relative for r000 2000"),
        (lambda t: markov.relative(t.assign(relative=0.0), value="relative"), "r000 2000.* is not positive"),
        (lambda t: markov.relative(t[t["region"] == "r000"], value="relative"), "one region"),
        (lambda t: markov.classify(t, scheme="jenks"), "quantile, pooled, fixed"),
        (lambda t: markov.classify(t, scheme="fixed"), "bounds that rise"),
        (lambda t: markov.classify(t, scheme="fixed", bounds=(1.0, 0.5)), "bounds that rise"),
        (lambda t: markov.classify(t, bounds=(1.0,)), "bounds are for scheme='fixed'"),
        (lambda t: markov.classify(t, k=1), "at least two classes"),
        (lambda t: markov.classify(t.assign(relative=1.0)), "fewer than 5 different values in 2000"),
        (lambda t: markov.spatial(t, weights=ring(11)), "r011 in only one of table and weights"),
        (lambda t: markov.spatial(t.iloc[1:], weights=ring(12)), "no relative for r000 2000"),
        (lambda t: markov.modes(t["relative"][:5], seed=1), "at least 8 are needed"),
        (lambda t: markov.bandwidth([1.0, 1.0, 1.0]), "all values are equal"),
        (lambda t: markov.density([1.0, np.nan, 2.0], at=[1.0]), "finite values"),
    ],
)
def test_bad_values_are_refused_in_words(call, said):
    with pytest.raises(ValueError, match=said):
        call(long(np.random.default_rng(17).lognormal(size=(12, 6)), column="relative"))


def test_an_island_is_named():
    names = [f"r{i:03d}" for i in range(12)]
    pairs = pd.DataFrame({"region": names[:10], "neighbour": names[1:11]})
    table = long(np.random.default_rng(18).lognormal(size=(12, 6)), column="relative")
    weights = space.contiguity(pairs, regions=names)
    with pytest.raises(ValueError, match="r011 without neighbours"):
        markov.spatial(table, weights=weights)
    kept = weights.select(names[:11])
    assert markov.spatial(table[table["region"] != "r011"], weights=kept).pooled.n == 11 * 5
    with pytest.raises(ValueError, match="standardised by rows"):
        plain = space.contiguity(pairs, regions=names, standardise=False).select(names[:11])
        markov.spatial(table[table["region"] != "r011"], weights=plain)


@pytest.mark.parametrize("width", [0.05, 0.2, 0.6])
def test_binning_many_values_counts_the_modes_that_the_kernel_has(width, monkeypatch):
    rng = np.random.default_rng(4)
    centres = rng.choice([0.0, 1.0, 2.5], (20, 1500), p=[0.5, 0.3, 0.2])
    rows = centres + rng.normal(0, 0.15, centres.shape)
    binned = markov._count_modes(rows, width, 256)
    monkeypatch.setattr(markov, "BINNED", 10**9)
    direct = markov._count_modes(rows, width, 256)
    assert (binned == direct).mean() >= 0.9
    assert np.abs(binned - direct).max() <= 1


def test_many_simulated_chains_are_counted_in_little_memory(monkeypatch):
    rng = np.random.default_rng(8)
    grids = rng.integers(-1, 4, (40, 50, 12)).astype(np.int16)
    whole = markov.transitions(grids, k=4)
    monkeypatch.setattr(markov, "BLOCK", 1000)
    assert (markov.transitions(grids, k=4) == whole).all()
    by_hand = np.zeros((4, 4))
    moves = zip(grids[7, :, :-1].ravel(), grids[7, :, 1:].ravel(), strict=True)
    for a, b in [move for move in moves if min(move) >= 0]:
        by_hand[a, b] += 1
    assert (whole[7] == by_hand).all()
