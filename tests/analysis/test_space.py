"""Moran's I, LISA, spatial regressions: published figures, oracles, planted truth, bad input."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest
from libpysal.examples import get_path
from libpysal.io import open as pysal_open
from scipy import sparse, stats
from scipy.sparse.csgraph import shortest_path

from analysis.data import package
from analysis.data.errors import NotEstimable
from analysis.methods import planted, space, space_models


@pytest.fixture(scope="module")
def states():
    """The 48 US states 1929-2009: long table, weights by contiguity, and the same weights for esda."""
    wide = pd.read_csv(get_path("usjoin.csv"))
    names = list(wide["Name"])
    w = pysal_open(get_path("states48.gal")).read()
    w.transform = "r"
    pairs = [(names[int(i)], names[int(j)]) for i in w.neighbors for j in w.neighbors[i]]
    borders = pd.DataFrame(pairs, columns=["region", "neighbour"])
    long = wide.drop(columns="STATE_FIPS").melt(id_vars="Name", var_name="year", value_name="income")
    long = long.rename(columns={"Name": "region"}).astype({"year": int})
    return long, space.contiguity(borders, regions=names), w


def lattice(side):
    """Rook contiguity on a square."""
    names = [f"r{i}" for i in range(side * side)]
    pairs = [(names[i], names[i + 1]) for i in range(side * side - 1) if (i + 1) % side]
    pairs += [(names[i], names[i + side]) for i in range(side * (side - 1))]
    return space.contiguity(pd.DataFrame(pairs, columns=["region", "neighbour"]), regions=names)


def scattered(n, k, seed=0):
    """k nearest neighbours of random places: asymmetric, in several sizes."""
    places = np.random.default_rng(seed).uniform(0, 10, size=(n, 2))
    table = pd.DataFrame({"region": [f"p{i}" for i in range(n)], "row": places[:, 0], "column": places[:, 1]})
    return space.nearest(space.tiles(table, row="row", column="column"), k=k)


def china():
    pack = package.open()
    return space.contiguity(pack.table("borders"), regions=pack.table("regions"))


def long_of(values, weights, first=2000):
    """A long table from (n, years)."""
    n, years = values.shape
    keys = {"region": np.repeat(weights.regions, years), "year": np.tile(first + np.arange(years), n)}
    return pd.DataFrame(keys | {"v": values.ravel()})


# Published figures and libraries -----------------------------------


def test_morans_i_of_the_states_is_the_published_one(states):
    long, weights, _ = states
    found = space.moran(long, value="income", weights=weights, log=True, permutations=99).table
    found = found.set_index("year")["value"]
    assert [round(found[year], 3) for year in (1929, 1994, 2009)] == [0.653, 0.357, 0.413]


def test_moran_equals_esda_in_every_year(states):
    from esda.moran import Moran

    long, weights, w = states
    found = space.moran(long, value="income", weights=weights, log=True, permutations=99).table
    for row in found.itertuples():
        own = np.log(long.loc[long["year"] == row.year, "income"].to_numpy(float))
        oracle = Moran(own, w, permutations=0)
        assert row.value == pytest.approx(oracle.I, abs=1e-10)
        assert row.z == pytest.approx(oracle.z_rand, abs=1e-10)
        assert row.expected == pytest.approx(oracle.EI, abs=1e-12)


def test_with_esdas_draws_the_permutations_and_p_are_esdas(states):
    from esda.moran import Moran

    long, weights, w = states
    rows = long[long["year"] == 1960]
    np.random.seed(3)
    orders = np.array([np.random.permutation(48) for _ in range(499)])
    np.random.seed(3)
    oracle = Moran(np.log(rows["income"].to_numpy(float)), w, permutations=499)
    found = space.moran(
        rows, value="income", weights=weights, log=True, permutations=orders, alternative="directed"
    )
    assert np.allclose(found.simulated[:, 0], oracle.sim, atol=1e-10, rtol=0)
    assert found.table["p"][0] == pytest.approx(oracle.p_sim, abs=1e-12)


def test_lisa_equals_esda_and_its_moments_are_sokals(states):
    from esda.moran import Moran_Local

    long, weights, w = states
    found = space.lisa(long, value="income", weights=weights, log=True, years=[2009], permutations=99).table
    own = np.log(long.loc[long["year"] == 2009, "income"].to_numpy(float))
    oracle = Moran_Local(own, w, permutations=0)
    n = 48
    assert np.allclose(found["value"], oracle.Is, atol=1e-10, rtol=0)
    assert [space.QUADRANTS[q - 1] for q in oracle.q] == list(found["quadrant"])
    # esda states the moments of z_i (Wz)_i, the statistic is (n - 1) / n of it
    assert np.allclose(found["expected"], (n - 1) / n * oracle.EIc, atol=1e-10)
    assert np.allclose(found["sd"], (n - 1) / n * np.sqrt(oracle.VIc), atol=1e-10)


def slow_local_p(z, weights, orders):
    """Two-sided conditional p by the definition, one draw at a time."""
    matrix, out = weights.matrix.toarray(), []
    for i in range(len(z)):
        near = np.flatnonzero(matrix[i])
        observed = z[i] * (matrix[i, near] @ z[near])
        draws = []
        for order in orders:
            others = [j for j in order if j != i][: len(near)]
            draws.append(z[i] * (matrix[i, near] @ z[others]))
        draws = np.array(draws)
        tails = (draws >= observed - 1e-10).sum(), (draws <= observed + 1e-10).sum()
        out.append(min(1, 2 * (1 + min(tails)) / (1 + len(draws))))
    return np.array(out)


@pytest.mark.parametrize("kind", ["equal", "one neighbour", "unequal"])
def test_lisa_counts_what_the_definition_counts(kind):
    base = china()
    if kind == "one neighbour":
        base = scattered(20, 1)
    elif kind == "unequal":
        pack = package.open()
        base = space.inverse(space.steps(pack.table("borders"), regions=pack.table("regions"), most=3))
    rng = np.random.default_rng(5)
    values = rng.normal(size=(base.n, 2))
    orders = rng.permuted(np.tile(np.arange(base.n), (60, 1)), axis=1)
    found = space.lisa(long_of(values, base), value="v", weights=base, permutations=orders).table
    for year, column in ((2000, 0), (2001, 1)):
        z = values[:, column] - values[:, column].mean()
        own = found.loc[found["year"] == year, "p"].to_numpy()
        assert np.allclose(own, slow_local_p(z / z.std(), base, orders), atol=1e-12)


def test_the_false_discovery_rate_is_scipys():
    p = np.random.default_rng(1).uniform(size=40) ** 2
    assert np.allclose(space.fdr(p), stats.false_discovery_control(p), atol=1e-12)
    some = np.append(p, np.nan)
    assert np.isnan(space.fdr(some)[-1]) and np.allclose(space.fdr(some)[:-1], space.fdr(p))


def test_corrections_are_within_a_year_and_clusters_shrink_with_them(states):
    long, weights, _ = states
    found = space.lisa(long, value="income", weights=weights, log=True, years=[1929, 2009], permutations=1999)
    for _, rows in found.table.groupby("year"):
        assert np.allclose(rows["p_fdr"], stats.false_discovery_control(rows["p"]))
        assert (rows["p_bonferroni"] >= rows["p_fdr"] - 1e-12).all()
    loose, strict = (set(found.clusters(year=1929, by=by).index) for by in ("p", "p_bonferroni"))
    assert strict and strict < loose


# Weights -----------------------------------------------------------


def test_contiguity_of_the_package_is_symmetric_and_hainan_is_an_island_by_land():
    pack = package.open()
    borders, regions = pack.table("borders"), pack.table("regions")
    joined, land = china(), space.contiguity(borders, regions=regions, kinds=["land"])
    assert land.islands == ["Hainan"] and joined.islands == []
    assert joined.by_rows and (joined.matrix.sum(axis=1) == pytest.approx(1))
    binary = space.contiguity(borders, regions=regions, standardise=False).matrix
    assert (binary != binary.T).nnz == 0 and binary.nnz == 2 * 69 and not binary.diagonal().any()
    assert list(joined.pysal().neighbors["Hainan"]) == ["Guangdong"]
    assert np.allclose(joined.pysal().full()[0], joined.matrix.toarray())


def test_steps_are_the_shortest_paths():
    weights = lattice(6)
    names = weights.regions
    cells = [(names[i], names[j]) for i, j in np.argwhere(sparse.triu(weights.matrix).toarray())]
    found = space.steps(pd.DataFrame(cells, columns=["region", "neighbour"]), regions=names)
    truth = shortest_path((weights.matrix > 0).astype(float), unweighted=True)
    assert np.array_equal(found.matrix.toarray(), truth)
    near = space.steps(pd.DataFrame(cells, columns=["region", "neighbour"]), regions=names, most=2)
    assert np.array_equal(near.matrix.toarray(), np.where(truth <= 2, truth, 0))


def test_nearest_takes_ties_and_inverse_weighs_by_distance():
    table = pd.DataFrame({"region": list("abcd"), "tile_row": [0, 0, 0, 0], "tile_col": [0, 1, 2, 4]})
    distances = space.tiles(table)
    assert distances.matrix.toarray()[0].tolist() == [0, 1, 2, 4]
    near = space.nearest(distances, k=1)
    assert near.neighbours.to_dict() == {"a": 1, "b": 2, "c": 1, "d": 1}
    inverse = space.inverse(distances, power=2).matrix.toarray()[0]
    assert inverse == pytest.approx(np.array([0, 1, 1 / 4, 1 / 16]) / (1 + 1 / 4 + 1 / 16))
    part = space.inverse(distances).select(["a", "b", "d"])
    assert part.matrix.toarray()[0] == pytest.approx([0, 0.8, 0.2])


# Handling ----------------------------------------------------------


def test_an_island_counts_as_in_esda(states):
    from esda.moran import Moran

    pack = package.open()
    land = space.contiguity(pack.table("borders"), regions=pack.table("regions"), kinds=["land"])
    values = np.random.default_rng(2).normal(size=(31, 1))
    found = space.moran(long_of(values, land), value="v", weights=land, permutations=99)
    oracle = Moran(values[:, 0], land.pysal(), transformation="r", permutations=0)
    assert found.table["value"][0] == pytest.approx(oracle.I, abs=1e-10)
    assert found.table["z"][0] == pytest.approx(oracle.z_rand, abs=1e-10)
    assert any("Hainan" in note for note in found.notes)
    local = space.lisa(long_of(values, land), value="v", weights=land, permutations=99).table
    alone = local[local["region"] == "Hainan"].iloc[0]
    assert np.isnan(alone["value"]) and np.isnan(alone["p"]) and pd.isna(alone["quadrant"])
    assert (local["p_bonferroni"].dropna() <= np.minimum(local["p"].dropna() * 30, 1) + 1e-12).all()


def test_missing_cells_leave_a_region_out_of_that_year_only():
    weights = scattered(40, 4)
    values = np.random.default_rng(4).normal(size=(40, 3))
    table = long_of(values, weights)
    gaps = ((table["region"] == "p3") & (table["year"] == 2001)) | (table["region"] == "p7")
    found = space.moran(table[~gaps], value="v", weights=weights, permutations=99, missing="drop")
    assert found.table["n"].tolist() == [39, 38, 39]
    for year, out in ((2000, ["p7"]), (2001, ["p3", "p7"])):
        part = weights.select([r for r in weights.regions if r not in out])
        rows = table[(table["year"] == year) & ~table["region"].isin(out)]
        again = space.moran(rows, value="v", weights=part, permutations=99).table
        assert found.table.set_index("year").at[year, "value"] == pytest.approx(again["value"][0], abs=1e-12)


def test_scatter_has_morans_i_for_its_slope(states):
    long, weights, _ = states
    drawn = space.scatter(long, value="income", weights=weights, year=2009, log=True)
    slope = np.polyfit(drawn["z"], drawn["lag"], 1)[0]
    assert slope == pytest.approx(0.412881, abs=1e-6)
    assert drawn["z"].std(ddof=0) == pytest.approx(1)


def test_the_same_seed_gives_the_same_and_years_share_permutations(states):
    long, weights, _ = states
    spec = {"value": "income", "weights": weights, "log": True, "permutations": 199, "seed": 8}
    first, again = space.moran(long, **spec), space.moran(long, **spec)
    assert first.table.equals(again.table)
    alone = space.moran(long[long["year"] == 1980], **spec)
    column = first.table.index[first.table["year"] == 1980][0]
    assert np.allclose(alone.simulated[:, 0], first.simulated[:, column])
    many = long[long["year"].isin([1970, 1980])].pivot(index="region", columns="year", values="income")
    values, p = space.moran_array(
        np.log(many.loc[list(weights.regions)].to_numpy(float)), weights=weights, permutations=199, seed=8
    )
    at = first.table.set_index("year").loc[[1970, 1980]]
    assert np.allclose(values, at["value"]) and np.allclose(p, at["p"])


def test_nothing_dense_at_2800_regions():
    weights = lattice(53).select([f"r{i}" for i in range(2800)])
    table = long_of(np.random.default_rng(0).normal(size=(2800, 30)), weights)
    space.moran(table[table["year"] < 2002], value="v", weights=weights, permutations=19)
    tracemalloc.start()
    space.moran(table, value="v", weights=weights, permutations=99)
    space.lisa(table, value="v", weights=weights, permutations=99)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2800 * 2800 * 8  # one dense matrix would take as much


# Planted truth -----------------------------------------------------

SHAPES = {
    "the 31 regions": china,
    "a lattice of 144": lambda: lattice(12),
    "150 scattered": lambda: scattered(150, 5),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_permutation_test_has_its_size_and_finds_what_is_planted(shape):
    weights = SHAPES[shape]()
    found = space.detectable(weights, strengths=(0.0, 0.8), replications=600, permutations=199, seed=1)
    size, power = found["power"] / 100
    assert abs(size - 0.05) < 4 * np.sqrt(0.05 * 0.95 / 600)
    assert power > 0.85


def test_dependence_is_found_with_missing_cells_and_unequal_populations():
    weights = scattered(150, 5)
    rng = np.random.default_rng(11)
    people = rng.lognormal(3, 1, size=(150, 1))
    shocks = rng.normal(size=(150, 8)) * np.sqrt(people.mean() / people)  # the mean of few people varies more
    values = space.solve_lag(shocks, weights=weights, strength=0.7)
    values[rng.uniform(size=values.shape) < 0.1] = np.nan
    table = long_of(values, weights)
    found = space.moran(table, value="v", weights=weights, missing="drop", permutations=199).table
    assert (found["n"] < 150).all() and (found["p"] <= 0.05).all()
    null = long_of(np.where(np.isnan(values), np.nan, rng.normal(size=values.shape)), weights)
    assert (space.moran(null, value="v", weights=weights, missing="drop").table["p_joint"] > 0.01).all()


def test_the_joint_test_has_its_size():
    weights, rng = china(), np.random.default_rng(6)
    level, rejected = rng.normal(size=(31, 200, 1)), 0
    years = level + 0.3 * rng.normal(size=(31, 200, 6))  # years that resemble one another
    for i in range(200):
        table = long_of(years[:, i], weights)
        rejected += (
            space.moran(table, value="v", weights=weights, permutations=99).table["p_joint"].min() <= 0.05
        )
    assert abs(rejected / 200 - 0.05) < 4 * np.sqrt(0.05 * 0.95 / 200)


@pytest.mark.parametrize("model", ["lag", "error"])
@pytest.mark.parametrize("shape", ["a lattice of 144", "150 scattered"])
def test_maximum_likelihood_recovers_a_planted_model(shape, model):
    weights, rng = SHAPES[shape](), np.random.default_rng(7)
    x = np.column_stack([np.ones(weights.n), rng.normal(size=weights.n)])
    shocks, fitted = rng.normal(size=(weights.n, 300)), (x @ [1.0, -2.0])[:, None]
    y = space.solve_lag(shocks + fitted * (model == "lag"), weights=weights, strength=0.5)
    found = space_models.ml_array(y + fitted * (model == "error"), x=x, weights=weights, model=model)
    error = found["spatial"].std() / np.sqrt(300)
    assert abs(found["spatial"].mean() - 0.5) < 4 * error + 2 / weights.n  # bias of order 1 / n
    assert abs(found["beta"][1].mean() + 2) < 4 * found["beta"][1].std() / np.sqrt(300) + 0.01
    covered = (np.abs(found["spatial"] - 0.5) <= 1.96 * found["spatial_se"]).mean()
    assert 0.89 < covered < 0.985


def test_with_31_regions_the_estimate_is_low_as_the_notes_say():
    weights, rng = china(), np.random.default_rng(9)
    table = pd.DataFrame({"region": weights.regions, "x": rng.normal(size=31), "y": rng.normal(size=31)})
    found = space_models.rehearse(table, y="y", x=["x"], weights=weights, strengths=(0.4,), replications=300)
    assert (found["estimate"] < 0.35).all()
    assert found[["ols", "lag", "error"]].sum(axis=1).to_numpy() == pytest.approx(100)


# Spatial regressions -----------------------------------------------


@pytest.fixture(scope="module")
def growth(states):
    long, weights, _ = states
    return space_models.growth_table(long, value="income", first=1929, last=1994), weights


def test_absolute_beta_of_the_states_is_the_published_one(growth):
    table, weights = growth
    fitted = space_models.fit(table, y="growth", x=["initial"], weights=weights, model="ols")
    total = fitted.term("initial")["estimate"] * 65 / 100
    assert total == pytest.approx(-0.7187, abs=5e-5)
    assert 1 - fitted.residuals.var() / table["growth"].var() == pytest.approx(0.909, abs=5e-4)


@pytest.mark.filterwarnings("ignore")
def test_lm_tests_equal_spreg(growth):
    import spreg

    table, weights = growth
    found = space_models.lm_tests(table, y="growth", x=["initial"], weights=weights).set_index("test")
    rows = table.set_index("region").loc[list(weights.regions)]
    ols, w = spreg.OLS(rows[["growth"]].to_numpy(), rows[["initial"]].to_numpy()), weights.pysal()
    oracle, moran = spreg.LMtests(ols, w), spreg.MoranRes(ols, w, z=True)
    pairs = {"lag": oracle.lml, "error": oracle.lme, "robust_lag": oracle.rlml, "robust_error": oracle.rlme}
    for test, (value, p) in (pairs | {"sarma": oracle.sarma}).items():
        assert found.at[test, "statistic"] == pytest.approx(float(value), abs=1e-8)
        assert found.at[test, "p"] == pytest.approx(float(p), abs=1e-8)
    assert found.at["moran", "statistic"] == pytest.approx(float(np.ravel(moran.zI)[0]), abs=1e-10)
    assert found.at["moran", "p"] == pytest.approx(float(np.ravel(moran.p_norm)[0]), abs=1e-10)


@pytest.mark.parametrize("model", ["lag", "error"])
def test_many_at_once_equal_spreg_one_by_one(growth, model):
    table, weights = growth
    rows = table.set_index("region").loc[list(weights.regions)]
    x = np.column_stack([np.ones(48), rows["initial"]])
    rng = np.random.default_rng(0)
    y = rows["growth"].to_numpy()[:, None] + rng.normal(size=(48, 4)) * 0.3
    found = space_models.ml_array(y, x=x, weights=weights, model=model)
    for m in range(4):
        own = pd.DataFrame({"region": weights.regions, "growth": y[:, m], "initial": x[:, 1]})
        one = space_models.fit(own, y="growth", x=["initial"], weights=weights, model=model, engine="spreg")
        assert found["spatial"][m] == pytest.approx(one.spatial, abs=2e-5)
        assert found["beta"][1, m] == pytest.approx(one.term("initial")["estimate"], abs=2e-5)
        assert found["beta_se"][1, m] == pytest.approx(one.term("initial")["se"], abs=2e-5)
        assert found["spatial_se"][m] == pytest.approx(one.coefficients["se"].iloc[-1], abs=2e-5)
        assert found["log_likelihood"][m] == pytest.approx(one.log_likelihood, abs=1e-6)
        if model == "lag":
            for effect in ("direct", "total"):
                assert found[effect][1, m] == pytest.approx(
                    one.effect("initial", effect)["estimate"], abs=5e-5
                )


@pytest.mark.parametrize("model", ["lag", "error"])
def test_both_engines_fit_the_same(growth, model, capsys):
    table, weights = growth
    spec = {"y": "growth", "x": ["initial"], "weights": weights, "model": model}
    own, oracle = (space_models.fit(table, **spec, engine=engine) for engine in ("own", "spreg"))
    assert np.allclose(own.coefficients.iloc[:, 1:], oracle.coefficients.iloc[:, 1:], rtol=1e-4, atol=1e-5)
    assert np.allclose(own.residuals, oracle.residuals, atol=1e-5)
    assert own.aic == pytest.approx(oracle.aic, abs=1e-6)
    assert np.allclose(own.effects["estimate"], oracle.effects["estimate"], atol=1e-5)
    assert np.allclose(own.effects[["low", "high"]], oracle.effects[["low", "high"]], atol=1e-3)
    assert capsys.readouterr().out == ""


def test_effects_are_those_of_the_inverse(growth):
    table, weights = growth
    fitted = space_models.fit(table, y="growth", x=["initial"], weights=weights, model="lag")
    s = np.linalg.inv(np.eye(48) - fitted.spatial * weights.matrix.toarray())
    b = fitted.term("initial")["estimate"]
    assert fitted.effect("initial", "direct")["estimate"] == pytest.approx(b * np.trace(s) / 48, abs=1e-10)
    assert fitted.effect("initial", "total")["estimate"] == pytest.approx(b * s.sum() / 48, abs=1e-10)
    parts = [fitted.effect("initial", e)["estimate"] for e in ("direct", "indirect", "total")]
    assert parts[0] + parts[1] == pytest.approx(parts[2], abs=1e-12)
    for row in fitted.effects.itertuples():
        assert row.low < row.estimate < row.high
    none = space_models.fit(table, y="growth", x=["initial"], weights=weights, model="error")
    assert none.effect("initial", "indirect")["estimate"] == 0


def test_kinds_of_many_regions_hold_no_square_array(monkeypatch):
    side, names = 20, [f"r{i:03d}" for i in range(400)]
    pairs = [(names[i], names[i + 1]) for i in range(399) if (i + 1) % side]
    pairs += [(names[i], names[i + side]) for i in range(380)]
    borders = pd.DataFrame(pairs, columns=["region", "neighbour"])
    regions = pd.DataFrame(
        {"region": names, "tile_row": np.arange(400) // side, "tile_col": np.arange(400) % side}
    )
    few = space.kinds(borders, regions=regions)
    monkeypatch.setattr(space, "DENSE", 100)
    many = space.kinds(borders, regions=regions)
    assert set(few) - set(many) == {"inverse"}
    for kind, weights in many.items():
        assert (weights.matrix != few[kind].matrix).nnz == 0
        assert weights.matrix.nnz < 16 * 400
    with pytest.raises(NotEstimable, match="at most 100"):
        space.detectable(many["joined"])


@pytest.mark.parametrize("model", ["lag", "error"])
def test_factors_give_what_eigenvalues_give(growth, model, monkeypatch):
    table, weights = growth
    rows = table.set_index("region").loc[list(weights.regions)]
    x = np.column_stack([np.ones(48), rows["initial"]])
    y = rows[["growth"]].to_numpy() + np.random.default_rng(1).normal(size=(48, 3)) * 0.2
    directed = space.from_matrix(scattered(48, 3).matrix, regions=weights.regions)
    for own in (weights, directed):
        few = space_models.ml_array(y, x=x, weights=own, model=model)
        monkeypatch.setattr(space_models, "ML_MOST", 10)
        many = space_models.ml_array(y, x=x, weights=own, model=model)
        monkeypatch.undo()
        for name, values in few.items():
            assert np.allclose(many[name], values, rtol=1e-9, atol=1e-9), name


@pytest.mark.slow
def test_above_five_hundred_regions_a_known_truth_is_found_without_a_square_array():
    weights, rng = lattice(45), np.random.default_rng(3)
    n = weights.n
    x = rng.normal(size=n)
    y = space.solve_lag((1 - 2 * x + rng.normal(size=n))[:, None], weights=weights, strength=0.5)[:, 0]
    table = pd.DataFrame({"region": weights.regions, "x": x, "y": y})
    tracemalloc.start()
    lag, error = (
        space_models.fit(table, y="y", x=["x"], weights=weights, model=model) for model in ("lag", "error")
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 0.5 * 8 * n**2
    assert abs(lag.spatial - 0.5) < 4 * lag.coefficients["se"].iloc[-1] < 0.2
    s = np.linalg.inv(np.eye(n) - lag.spatial * weights.matrix.toarray())
    truth = lag.term("x")["estimate"] * np.trace(s) / n
    assert lag.effect("x", "direct")["estimate"] == pytest.approx(truth, rel=2e-3)  # random traces
    assert 0 < error.spatial < 1 and error.method == "maximum likelihood"
    with pytest.raises(NotEstimable, match="at most 500"):
        space_models.rehearse(table, y="y", x=["x"], weights=weights)


def test_the_rule_follows_the_tests():
    def tests(lag, error, robust=(1.0, 2.0)):
        rows = {
            "lag": (9, lag),
            "error": (9, error),
            "robust_lag": (robust[0], 0.1),
            "robust_error": (robust[1], 0.1),
        }
        return pd.DataFrame([{"test": t, "statistic": s, "p": p} for t, (s, p) in rows.items()])

    assert space_models.choose(tests(0.2, 0.3)) == "ols"
    assert space_models.choose(tests(0.01, 0.3)) == "lag"
    assert space_models.choose(tests(0.2, 0.03)) == "error"
    assert space_models.choose(tests(0.01, 0.01)) == "error"
    assert space_models.choose(tests(0.01, 0.01, robust=(3.0, 2.0))) == "lag"


def test_several_weights_side_by_side_leave_islands_out():
    pack, weights = package.open(), china()
    land = space.contiguity(pack.table("borders"), regions=pack.table("regions"), kinds=["land"])
    rng = np.random.default_rng(2)
    table = pd.DataFrame({"region": weights.regions, "x": rng.normal(size=31), "y": rng.normal(size=31)})
    found = space_models.by_weights(table, y="y", x=["x"], weights={"joined": weights, "land": land})
    assert found["n"].tolist() == [31, 30] and found["weights"].tolist() == ["joined", "land"]
    tests = space_models.lm_tests(table, y="y", x=["x"], weights=weights).set_index("test")["p"]
    assert found.loc[0, "robust_lag"] == pytest.approx(tests["robust_lag"])
    lag = space_models.fit(table, y="y", x=["x"], weights=weights, model="lag")
    assert found.loc[0, "rho"] == pytest.approx(lag.spatial)
    assert found.loc[0, "lag_b"] == pytest.approx(lag.term("x")["estimate"])


def test_drawn_p_values_agree_with_large_samples_in_a_large_sample():
    weights, rng = lattice(20), np.random.default_rng(1)
    table = pd.DataFrame({"region": weights.regions, "x": rng.normal(size=400), "y": rng.normal(size=400)})
    found = space_models.lm_tests(table, y="y", x=["x"], weights=weights, draws=999)
    assert np.allclose(found["p"], found["p_draws"], atol=0.06)


# Bad input ---------------------------------------------------------


def bad(what):
    weights = china()
    table = long_of(np.random.default_rng(0).uniform(1, 2, size=(31, 2)), weights)
    if what == "two of a region":
        table = pd.concat([table, table.head(1)])
    elif what == "unknown region":
        table.loc[0, "region"] = "Beijin"
    elif what == "missing region":
        table = table[table["region"] != "Tibet"]
    elif what == "missing cell":
        table.loc[3, "v"] = np.nan
    elif what == "zero":
        table.loc[2, "v"] = 0.0
    elif what == "constant":
        table.loc[table["year"] == 2001, "v"] = 3.0
    elif what == "no column":
        table = table.rename(columns={"v": "w"})
    elif what == "no rows":
        table = table[table["year"] > 2050]
    return table, weights


@pytest.mark.parametrize(
    "what, words",
    [
        ("two of a region", "Beijing 2000 more than once"),
        ("unknown region", "Beijin not among the 31 regions"),
        ("missing region", "no v for Tibet 2000, Tibet 2001"),
        ("missing cell", "no v for Tianjin 2001"),
        ("zero", "Tianjin 2000 is zero or negative"),
        ("constant", "same value in 2001"),
        ("no column", "no column v"),
        ("no rows", "no rows"),
    ],
)
@pytest.mark.parametrize("function", [space.moran, space.lisa])
def test_bad_tables_are_refused_in_words(function, what, words):
    table, weights = bad(what)
    with pytest.raises(ValueError, match=words) as caught:
        function(table, value="v", weights=weights, log=True, permutations=19)
    assert f"space.{function.__name__}" in str(caught.value)


def test_bad_weights_are_refused_in_words():
    borders = pd.DataFrame({"region": ["a", "b"], "neighbour": ["b", "c"], "kind": ["land", "land"]})
    with pytest.raises(ValueError, match="c not among the 2 regions"):
        space.contiguity(borders, regions=["a", "b"])
    with pytest.raises(ValueError, match="a more than once"):
        space.contiguity(borders, regions=["a", "a", "b", "c"])
    with pytest.raises(ValueError, match="no border of kind sea; known: land"):
        space.contiguity(borders, regions=list("abc"), kinds=["sea"])
    with pytest.raises(ValueError, match="b borders itself"):
        space.contiguity(pd.DataFrame({"region": ["b"], "neighbour": ["b"]}), regions=list("abc"))
    with pytest.raises(ValueError, match="fewer than 2 others within reach of d"):
        space.nearest(space.steps(borders, regions=list("abcd")), k=2)
    with pytest.raises(ValueError, match="a, b share a tile"):
        space.tiles(pd.DataFrame({"region": ["a", "b"], "tile_row": [1, 1], "tile_col": [2, 2]}))
    with pytest.raises(ValueError, match="a, b neighbour themselves"):
        space.from_matrix(np.eye(2), regions=["a", "b"])
    with pytest.raises(ValueError, match="no region has a neighbour"):
        alone = space.contiguity(borders[:0], regions=list("abcde"))
        space.moran(
            long_of(np.arange(10.0).reshape(5, 2) ** 2, alone), value="v", weights=alone, permutations=19
        )
    with pytest.raises(ValueError, match="3 regions in 2000; Moran's I needs at least 4"):
        few = space.contiguity(borders, regions=list("abc"))
        space.moran(long_of(np.array([[1.0], [2.0], [4.0]]), few), value="v", weights=few)
    with pytest.raises(ValueError, match="at least 19"):
        space.moran(bad("")[0], value="v", weights=china(), permutations=9)


def test_bad_regressions_are_refused_in_words():
    weights = china()
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"region": weights.regions, "x": rng.normal(size=31), "y": rng.normal(size=31)})
    spec = {"y": "y", "x": ["x"], "weights": weights}
    with pytest.raises(ValueError, match="Tibet in one only of the table and the weights"):
        space_models.lm_tests(table[table["region"] != "Tibet"], **spec)
    with pytest.raises(ValueError, match="unknown model 'durbin'"):
        space_models.fit(table, **spec, model="durbin")
    with pytest.raises(ValueError, match="collinear"):
        space_models.lm_tests(table.assign(z=2.0 * table["x"]), y="y", x=["x", "z"], weights=weights)
    with pytest.raises(ValueError, match="no value for Beijing"):
        space_models.lm_tests(table.assign(x=table["x"].where(table.index > 0)), **spec)
    with pytest.raises(ValueError, match="Beijing more than once"):
        space_models.lm_tests(pd.concat([table, table.head(1)]), **spec)
    pack = package.open()
    land = space.contiguity(pack.table("borders"), regions=pack.table("regions"), kinds=["land"])
    with pytest.raises(ValueError, match="Hainan without neighbours"):
        space_models.fit(table, y="y", x=["x"], weights=land, model="lag")
    binary = space.contiguity(pack.table("borders"), regions=pack.table("regions"), standardise=False)
    with pytest.raises(ValueError, match="not standardised by rows"):
        space_models.fit(table, y="y", x=["x"], weights=binary, model="lag")
    with pytest.raises(ValueError, match="must come after the first"):
        space_models.growth_table(bad("")[0], value="v", first=2001, last=2001)
    with pytest.raises(ValueError, match="0 regions with v in 2000 and 2009; the table holds 2000-2001"):
        space_models.growth_table(bad("")[0], value="v", first=2000, last=2009)


def test_kinds_of_neighbourhood_are_those_that_the_package_can_feed():
    pack = package.open("")
    borders, regions = pack.table("borders"), pack.table("regions")
    assert list(space.kinds(borders, regions=regions)) == ["joined", "land", "near", "tiles", "inverse"]
    plain = regions.drop(columns=["tile_row", "tile_col"])
    found = space.kinds(borders[borders["kind"] == "land"], regions=plain)
    assert list(found) == ["joined", "inverse"]  # one kind of border, no tiles, an island without four others
    assert found["joined"].islands == ["Hainan"]


def test_estimates_of_all_models_are_those_of_each_fit():
    pack = package.open("")
    s = pack.series()[0]
    joined = space.contiguity(pack.table("borders"), regions=s.regions)
    df = space_models.growth_table(s.table, value="per_head", first=s.start, last=s.last)
    found = space_models.estimates(df, y="growth", x="initial", weights=joined, draws=99, seed=1).set_index(
        "what"
    )
    spec = {"y": "growth", "x": ["initial"], "weights": joined, "draws": 99, "seed": 1}
    lag = space_models.fit(df, model="lag", **spec)
    assert found.at["effect.direct", "low"] == lag.effect("initial", "direct")["low"]
    assert found.at["rho", "estimate"] == lag.spatial
    assert (
        found.at["beta.ols", "estimate"]
        == space_models.fit(df, model="ols", **spec).term("initial")["estimate"]
    )
    direct, indirect, total = found.loc[["effect.direct", "effect.indirect", "effect.total"], "estimate"]
    assert abs(direct + indirect - total) < 1e-9
    tests, models = space_models.by_span([s], weights=joined, draws=99, seed=1)
    late = models[models["span"] == "late"].set_index("what")
    assert late["estimate"].equals(found["estimate"]) and set(late["note"]) == {f"{s.start}-{s.last}"}
    own = tests[tests["span"] == "late"]
    again = space_models.lm_tests(space_models.grown(s, "late"), y="growth", x=["initial"], weights=joined)
    assert own["p"].tolist() == again["p"].tolist() and set(own["chosen"]) == {space_models.choose(again)}


def test_a_change_that_is_dealt_by_lot_is_inside_its_interval_and_one_that_is_planted_is_not():
    world = planted.lattice(8, 8, seed=4)
    rng = np.random.default_rng(3)
    start = planted.spatially(rng.standard_normal((64, 1)), weights=world.weights, space=0.8)[:, 0]
    cases = {"lot": rng.standard_normal(64), "planted": None}
    cases["planted"] = planted.spatially(rng.standard_normal((64, 1)), weights=world.weights, space=0.95)[
        :, 0
    ]
    found = {}
    for name, shock in cases.items():
        ends = {2000: start, 2010: 0.3 * start + 2 * shock}
        rows = [
            {"region": r, "year": year, "x": v}
            for year, z in ends.items()
            for r, v in zip(world.regions, z, strict=True)
        ]
        df = pd.DataFrame(rows)
        found[name] = space.change_by_lot(df, value="x", weights=world.weights, permutations=999, seed=1)
        table = space.moran(df, value="x", weights=world.weights, permutations=99, seed=1).table
        assert found[name]["change"] == pytest.approx(table["value"].diff().iloc[-1], rel=1e-12)
    assert found["lot"]["low"] < found["lot"]["change"] < found["lot"]["high"] and found["lot"]["p"] > 0.05
    assert found["planted"]["change"] > found["planted"]["high"] and found["planted"]["p"] < 0.05


def test_ends_of_morans_i_of_several_series():
    yearly = pd.DataFrame({"series": ["a", "a", "b"], "value": [0.5, 0.2, 0.1], "p": [0.01, 0.04, 0.3]})
    found = space.moved(yearly).set_index("series")
    assert found.loc["a", ["first", "last", "largest"]].tolist() == [0.5, 0.2, 0.04]
    assert found["change"].tolist() == pytest.approx([-0.3, 0])


def test_regions_like_their_neighbours_are_counted():
    points = pd.DataFrame({"z": [1.0, -1.0, 1.0, 0.0], "lag": [0.5, -0.5, -0.5, 1.0]})
    assert space.alike({"a": points, "b": points.head(1)}).to_dict() == {"a": 2, "b": 1}


def test_significant_regions_are_counted_in_the_years_asked_for():
    local = pd.DataFrame({"series": "a", "year": [1, 1, 2], "p": [0.01, 0.05, 0.2]})
    local = local.assign(p_fdr=[0.02, 0.06, 0.2], p_bonferroni=1.0)
    whens = pd.DataFrame({"series": "a", "when": ["first", "last"], "year": [1, 2]})
    found = space.significant(local, whens).set_index(["when", "by"])["value"]
    assert found["first"].to_dict() == {"p": 2, "p_fdr": 1, "p_bonferroni": 0} and not found["last"].any()


def test_changes_by_lot_are_counted_from_the_year_of_each_series():
    one = next(s for s in package.open("").series() if s.since > s.first)
    drawing = {"weights": china(), "value": "per_head", "log": True, "permutations": 99, "seed": 1}
    found = space.changes_by_lot([one], **drawing).iloc[0]
    alone = space.change_by_lot(one.table[one.table["year"] >= one.since], **drawing)
    assert found["series"] == one.name and found[list(alone)].to_dict() == alone


def test_tests_of_one_series_stand_side_by_side_and_spans_of_the_same_years_once():
    rows = [("b", "late", "1-2", "lag", 0.1), ("b", "whole", "1-2", "lag", 0.1)]
    rows.append(("a", "late", "1-3", "lag", 0.4))
    tests = pd.DataFrame(rows, columns=["series", "span", "note", "test", "p"]).assign(chosen="ols")
    found = space_models.side_by_side(tests)
    assert found[["series", "span", "lag"]].values.tolist() == [["b", "late", 0.1], ["a", "late", 0.4]]
