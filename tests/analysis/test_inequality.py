"""Inequality indices and their parts: identities on numbers, libraries as oracles, hand cases, bad input."""

import warnings

import numpy as np
import pandas as pd
import pytest
from libpysal.examples import get_path

from analysis.data import package, panel
from analysis.methods import dispersion, inequality

ADDITIVE = ("theil_t", "theil_l", "ge2", "gini")
ALL = (*ADDITIVE, "atkinson_0.5", "atkinson_1", "atkinson_2")


@pytest.fixture(scope="module")
def states():
    """Income per head of the 48 US states 1929-2009, in seven groups: rows 0-6, 7-13, and so on."""
    wide = pd.read_csv(get_path("usjoin.csv")).drop(columns="STATE_FIPS")
    long = wide.melt(id_vars="Name", var_name="year", value_name="v").rename(columns={"Name": "region"})
    group = {name: f"g{i // 7}" for i, name in enumerate(wide["Name"])}
    return long.assign(year=long["year"].astype(int), g=long["region"].map(group))


def shaped(kind):
    """Three shapes of panel: equal, unequal populations, unequal with missing cells and a group of one."""
    rng = np.random.default_rng({"small": 1, "unequal": 2, "gaps": 3}[kind])
    n, years = {"small": (12, 4), "unequal": (60, 5), "gaps": (40, 6)}[kind]
    group = rng.integers(0, 4, size=n)
    if kind == "gaps":
        group[0] = 9  # alone in its group
    values = np.exp(rng.normal(size=(n, years)) * 0.5 + 0.3 * group[:, None])
    people = np.ones((n, years)) if kind == "small" else rng.lognormal(2, 1, size=(n, years))
    keys = {
        "region": np.repeat([f"r{i}" for i in range(n)], years),
        "year": np.tile(2000 + np.arange(years), n),
    }
    table = pd.DataFrame(keys | {"v": values.ravel(), "people": people.ravel(), "g": np.repeat(group, years)})
    if kind == "gaps":
        table.loc[rng.uniform(size=len(table)) < 0.15, "v"] = np.nan
    return table.assign(g="g" + table["g"].astype(str))


SPEC = {"value": "v", "weights": "people"}


# Identities --------------------------------------------------------


@pytest.mark.parametrize("measure", ALL)
@pytest.mark.parametrize("kind", ["small", "unequal", "gaps"])
def test_within_and_between_add_up_to_the_total(kind, measure):
    table, spec = shaped(kind), SPEC | {"missing": "drop"}
    parts = inequality.decompose(table, groups="g", measure=measure, **spec)
    total = inequality.by_year(table, measures=[measure], **spec)["value"]
    assert np.allclose(parts["total"], total, atol=1e-14, rtol=0)
    assert np.allclose(parts[["within", "between", "overlap"]].sum(axis=1), total, atol=1e-14, rtol=0)
    assert (parts[["within", "between"]] >= -1e-15).all().all() and parts["share"].between(0, 100).all()
    if measure.startswith("theil") or measure == "ge2":
        assert (parts["overlap"] == 0).all()


@pytest.mark.parametrize("measure", ADDITIVE)
@pytest.mark.parametrize("kind", ["small", "unequal", "gaps"])
def test_the_groups_terms_add_up_to_the_within_part(kind, measure):
    spec = SPEC | {"missing": "drop", "measure": measure, "groups": "g"}
    terms = inequality.by_group(shaped(kind), **spec)
    parts = inequality.decompose(shaped(kind), **spec)
    assert np.allclose(terms.groupby("year")["within"].sum(), parts["within"], atol=1e-14)
    assert np.allclose(terms.groupby("year")["people"].sum(), 100)
    assert np.allclose((terms["people"] * terms["relative"]).groupby(terms["year"]).sum(), 100)
    assert (terms.loc[terms["n"] == 1, "value"].abs() < 1e-15).all()
    assert kind != "gaps" or (terms["n"] == 1).any()


@pytest.mark.parametrize("kind", ["small", "unequal", "gaps"])
def test_between_is_the_index_of_the_groups_means(kind):
    table = shaped(kind).dropna()
    for measure in ADDITIVE:
        parts = inequality.decompose(table, groups="g", measure=measure, missing="drop", **SPEC)
        means = (
            table.assign(income=table["v"] * table["people"])
            .groupby(["g", "year"])[["income", "people"]]
            .sum()
        )
        means = (
            means.assign(v=means["income"] / means["people"]).reset_index().rename(columns={"g": "region"})
        )
        of_means = inequality.by_year(means, measures=[measure], missing="drop", **SPEC)["value"]
        assert np.allclose(parts["between"], of_means, atol=1e-14)


def dagum(x, p, groups):
    """Within, net between and transvariation by Dagum's double sums over pairs."""
    mean, names = np.sum(p * x), np.unique(groups)
    people = {g: p[groups == g].sum() for g in names}
    centre = {g: np.sum((p * x)[groups == g]) / people[g] for g in names}
    parts = np.zeros(3)
    for a in names:
        for b in names:
            xa, xb = x[groups == a], x[groups == b]
            q = np.outer(p[groups == a] / people[a], p[groups == b] / people[b])
            gap = xa[:, None] - xb[None, :]
            mutual = np.sum(q * np.abs(gap))
            weight = people[a] * people[b] / (2 * mean)
            if a == b:
                parts[0] += weight * mutual
                continue
            sign = 1 if centre[a] >= centre[b] else -1
            ahead, behind = np.sum(q * np.maximum(sign * gap, 0)), np.sum(q * np.maximum(-sign * gap, 0))
            parts[1] += weight * (ahead - behind)
            parts[2] += weight * 2 * behind
            assert ahead + behind == pytest.approx(mutual)
    return parts


@pytest.mark.parametrize("kind", ["small", "unequal", "gaps"])
def test_the_parts_of_gini_are_dagums(kind):
    table = shaped(kind)
    parts = inequality.decompose(table, groups="g", measure="gini", missing="drop", **SPEC).set_index("year")
    for year, rows in table.dropna().groupby("year"):
        p = rows["people"].to_numpy() / rows["people"].sum()
        slow = dagum(rows["v"].to_numpy(), p, rows["g"].to_numpy())
        assert np.allclose(
            parts.loc[year, ["within", "between", "overlap"]].to_numpy(float), slow, atol=1e-12
        )


def test_groups_that_do_not_overlap_have_no_overlap():
    table = pd.DataFrame({"region": list("abcd"), "year": 1, "v": [1.0, 2, 5, 9], "g": list("xxyy")})
    parts = inequality.decompose(table, groups="g", measure="gini", value="v", weights=None)
    assert parts["overlap"][0] == pytest.approx(0, abs=1e-15)
    mixed = inequality.decompose(
        table.assign(g=list("xyxy")), groups="g", measure="gini", value="v", weights=None
    )
    assert mixed["overlap"][0] > 0.01


def test_atkinson_multiplies():
    for measure in ("atkinson_0.5", "atkinson_1", "atkinson_2"):
        parts = inequality.decompose(shaped("unequal"), groups="g", measure=measure, **SPEC)
        assert np.allclose(1 - parts["total"], (1 - parts["within"]) * (1 - parts["between"]), atol=1e-14)
        share = np.log(1 - parts["between"]) / np.log(1 - parts["total"])
        assert np.allclose(parts["share"], 100 * share)


@pytest.mark.parametrize("measure", list(inequality.ENTROPY))
def test_levels_add_up_to_the_index(measure):
    table = shaped("unequal").assign(half=lambda t: np.where(t["g"].isin(["g0", "g1"]), "low", "high"))
    levels = inequality.nested(table, levels=["half", "g"], measure=measure, **SPEC)
    total = inequality.by_year(table, measures=[measure], **SPEC)["value"].to_numpy()
    assert np.allclose(levels.groupby("year")["value"].sum(), total, atol=1e-14)
    by_g = inequality.decompose(table, groups="g", measure=measure, **SPEC)
    upper = levels[levels["level"].isin(["half", "g"])].groupby("year")["value"].sum()
    assert np.allclose(upper, by_g["between"], atol=1e-14) and (levels["value"] >= -1e-15).all()


def test_indices_are_tied_to_one_another():
    found = inequality.by_year(shaped("unequal"), measures=[*ALL, "williamson"], **SPEC)
    at = found.pivot(index="year", columns="measure", values="value")
    assert np.allclose(at["williamson"] ** 2, 2 * at["ge2"], atol=1e-14)
    assert np.allclose(at["atkinson_1"], 1 - np.exp(-at["theil_l"]), atol=1e-14)
    assert (at["atkinson_0.5"] < at["atkinson_1"]).all() and (at["atkinson_1"] < at["atkinson_2"]).all()
    own = dispersion.by_year(shaped("unequal"), value="v", measure="cv", weights="people")
    assert np.allclose(at["williamson"], own["value"], atol=1e-14)


# Oracles and hand cases --------------------------------------------


@pytest.mark.filterwarnings("ignore")
def test_unweighted_indices_equal_the_library(states):
    from inequality.atkinson import atkinson
    from inequality.gini import Gini
    from inequality.theil import Theil, TheilD

    spec = {"value": "v", "weights": None}
    names = ["theil_t", "gini", "atkinson_0.5", "atkinson_1", "atkinson_2"]
    found = inequality.by_year(states, measures=names, **spec).pivot(
        index="year", columns="measure", values="value"
    )
    wide = states.pivot(index="region", columns="year", values="v").astype(float)
    wide = wide.loc[states["region"].unique()]
    group = states.drop_duplicates("region").set_index("region").loc[wide.index, "g"].to_numpy()
    parts = inequality.decompose(states, groups="g", **spec)
    oracle = TheilD(wide.to_numpy(), group)
    assert np.allclose(found["theil_t"], Theil(wide.to_numpy()).T, atol=1e-10, rtol=0)
    assert np.allclose(parts["between"], oracle.bg, atol=1e-10, rtol=0)
    assert np.allclose(parts["within"], oracle.wg, atol=1e-10, rtol=0)
    for year in wide:
        own = wide[year].to_numpy()
        assert found.at[year, "gini"] == pytest.approx(Gini(own).g, abs=1e-10)
        for aversion in (0.5, 1, 2):
            assert found.at[year, f"atkinson_{aversion}"] == pytest.approx(atkinson(own, aversion), abs=1e-10)


@pytest.mark.parametrize("measure", [*ALL, "williamson"])
def test_a_weight_counts_as_that_many_rows(measure):
    rng = np.random.default_rng(0)
    values, counts = rng.lognormal(size=15), rng.integers(1, 6, size=15)
    few = pd.DataFrame({"region": [f"r{i}" for i in range(15)], "year": 1, "v": values, "people": counts})
    few["g"] = np.where(np.arange(15) < 6, "a", "b")
    many = few.loc[few.index.repeat(counts)].reset_index(drop=True)
    many["region"] = [f"u{i}" for i in range(len(many))]
    weighted = inequality.by_year(few, measures=[measure], **SPEC)["value"][0]
    repeated = inequality.by_year(many, measures=[measure], value="v", weights=None)["value"][0]
    assert weighted == pytest.approx(repeated, abs=1e-14)
    if measure != "williamson":
        a = inequality.decompose(few, groups="g", measure=measure, **SPEC)
        b = inequality.decompose(many, groups="g", measure=measure, value="v", weights=None)
        columns = ["within", "between", "overlap"]
        assert np.allclose(a[columns].to_numpy(), b[columns].to_numpy(), atol=1e-14)


def test_two_regions_by_hand():
    """Values 1 and 3 with equal weights: mean 2, relative .5 and 1.5."""
    table = pd.DataFrame({"region": ["a", "b"], "year": 1, "v": [1.0, 3.0]})
    found = inequality.by_year(table, value="v", weights=None, measures=[*ALL, "williamson"])
    at = found.set_index("measure")["value"]
    assert at["gini"] == pytest.approx(0.25)
    assert at["williamson"] == pytest.approx(0.5) and at["ge2"] == pytest.approx(0.125)
    assert at["theil_t"] == pytest.approx((0.5 * np.log(0.5) + 1.5 * np.log(1.5)) / 2)
    assert at["theil_l"] == pytest.approx(-(np.log(0.5) + np.log(1.5)) / 2)
    assert at["atkinson_2"] == pytest.approx(1 - 0.75) and at["atkinson_1"] == pytest.approx(
        1 - np.sqrt(0.75)
    )
    assert (found["n"] == 2).all()


def test_equal_values_have_no_inequality_and_no_share():
    table = pd.DataFrame({"region": list("abc"), "year": 1, "v": 4.0, "g": list("xxy")})
    assert np.allclose(inequality.by_year(table, value="v", weights=None)["value"], 0, atol=1e-15)
    for measure in ALL:
        parts = inequality.decompose(table, groups="g", measure=measure, value="v", weights=None)
        assert parts["total"][0] == pytest.approx(0, abs=1e-15) and np.isnan(parts["share"][0])


def test_a_transfer_to_the_poorer_lowers_every_index_and_lifts_the_lorenz_curve():
    table = shaped("unequal")
    table = pd.concat([table[table["year"] == 2000], table[table["year"] == 2000].assign(year=2001)])
    later = (table["year"] == 2001).to_numpy()
    order = table[later].sort_values("v")
    rich, poor = order.iloc[-1], order.iloc[0]
    moved = 0.1 * min(rich["people"], poor["people"])
    table.loc[later & (table["region"] == rich["region"]), "v"] -= moved / rich["people"]
    table.loc[later & (table["region"] == poor["region"]), "v"] += moved / poor["people"]
    found = inequality.by_year(table, measures=[*ALL, "williamson"], **SPEC)
    assert (found.groupby("measure")["value"].diff().dropna() < 0).all()
    curves = inequality.compare_lorenz(table, first=2000, last=2001, **SPEC)
    assert curves.order == "lower" and curves.at == ()
    assert inequality.compare_lorenz(table, first=2001, last=2000, **SPEC).order == "higher"
    assert (
        inequality.compare_lorenz(
            table.assign(v=table.groupby("region")["v"].transform("first")), first=2000, last=2001, **SPEC
        ).order
        == "same"
    )


def test_crossing_curves_are_found_where_they_cross():
    table = pd.DataFrame({"region": list("abc") * 2, "year": [1] * 3 + [2] * 3, "v": [1.0, 4, 5, 2, 2, 6]})
    found = inequality.compare_lorenz(table, first=1, last=2, value="v", weights=None)
    assert found.order == "crossing" and len(found.at) == 1
    # between a third and two thirds of the people: .1 + .4 s and .2 + .2 s are equal at s = .5
    assert found.at[0] == pytest.approx(50)
    assert found.gain(100 / 3) == pytest.approx(10) and found.gain(200 / 3) == pytest.approx(-10)
    area = np.trapezoid(found.curves["first"], found.curves["people"]) / 1e4
    gini = inequality.by_year(table, value="v", weights=None, measures=["gini"])["value"]
    assert 1 - 2 * area == pytest.approx(gini[0])


@pytest.mark.parametrize("kind", ["small", "unequal"])
def test_measures_disagree_only_where_curves_cross(kind):
    pairs = inequality.year_pairs(shaped(kind), measures=[*ALL, "williamson"], **SPEC)
    years = shaped(kind)["year"].nunique()
    assert len(pairs) == years * (years - 1) / 2
    assert pairs.loc[pairs["order"] != "crossing", "agree"].all()
    assert (pairs.loc[pairs["order"] == "lower", "most"] < 0).all()
    assert (pairs.loc[pairs["order"] == "higher", "least"] > 0).all()
    row = pairs.iloc[0]
    both = inequality.by_year(shaped(kind), measures=[row["least_measure"]], **SPEC).set_index("year")[
        "value"
    ]
    assert row["least"] == pytest.approx(100 * (both[row["last"]] / both[row["first"]] - 1))


# Planted truth -----------------------------------------------------


@pytest.mark.parametrize("kind", ["equal", "unequal populations", "missing cells"])
def test_a_planted_share_between_groups_is_recovered(kind):
    """Lognormal groups: L within is half the variance of logs, L between follows from the means."""
    rng, n, spread = np.random.default_rng(4), 6000, 0.4
    group = np.arange(n) % 3
    level = np.array([0.0, 0.4, 0.9])[group]
    values = np.exp(level[:, None] + spread * rng.normal(size=(n, 3)))
    people = np.ones((n, 3)) if kind == "equal" else rng.uniform(0.5, 1.5, size=(n, 1)) * np.ones((n, 3))
    if kind == "missing cells":
        values[rng.uniform(size=values.shape) < 0.1] = np.nan
    keys = {"region": np.repeat([f"r{i}" for i in range(n)], 3), "year": np.tile([1, 2, 3], n)}
    table = pd.DataFrame(
        keys | {"v": values.ravel(), "people": people.ravel(), "g": np.repeat(group, 3).astype(str)}
    )
    parts = inequality.decompose(table, groups="g", measure="theil_l", missing="drop", **SPEC)
    means = np.exp([0.0, 0.4, 0.9])
    between = np.log(means.mean()) - np.log(means).mean()
    assert np.allclose(parts["within"], spread**2 / 2, atol=0.006)
    assert np.allclose(parts["between"], between, atol=0.012)
    assert np.allclose(parts["share"], 100 * between / (between + spread**2 / 2), atol=4)


def test_random_groups_share_what_theory_says():
    """For half the squared CV of equal weights the expected share of random groups is (G - 1) / (n - 1)."""
    table = shaped("small")
    table["g"] = np.repeat(["a", "b", "c", "c"] * 3, 4)
    found = inequality.by_chance(table, groups="g", measure="ge2", value="v", weights=None, permutations=4999)
    assert np.allclose(found["expected"], 100 * 2 / 11, atol=1.0)
    assert (found["low"] < found["expected"]).all() and (found["expected"] < found["high"]).all()
    share = inequality.decompose(table, groups="g", measure="ge2", value="v", weights=None)["share"]
    assert np.allclose(found["share"], share)


def test_the_test_of_grouping_has_its_size_and_finds_a_real_one():
    rng = np.random.default_rng(5)
    keys = {"region": np.repeat([f"r{i}" for i in range(30)], 400), "year": np.tile(np.arange(400), 30)}
    values, people = rng.lognormal(size=(30, 400)), np.repeat(rng.lognormal(size=30), 400)
    group = np.arange(30) % 4
    table = pd.DataFrame(
        keys | {"v": values.ravel(), "people": people, "g": np.repeat(group, 400).astype(str)}
    )
    for measure in ("theil_t", "gini"):
        p = inequality.by_chance(table, groups="g", measure=measure, permutations=199, **SPEC)["p"]
        assert abs((p <= 0.05).mean() - 0.05) < 4 * np.sqrt(0.05 * 0.95 / 400)
    real = table.assign(v=(values * np.exp(1.5 * group)[:, None]).ravel())
    assert (inequality.by_chance(real, groups="g", permutations=199, **SPEC)["p"] <= 0.05).mean() > 0.85


# Helpers -----------------------------------------------------------


def test_parts_of_a_region_weigh_so_that_their_mean_is_the_total():
    rows = pd.DataFrame(
        {"region": ["a"], "year": [1], "all": [30.0], "town": [40.0], "land": [20.0], "people": [8.0]}
    )
    cells = inequality.split(rows, total="all", parts=("town", "land"), weights="people")
    assert cells["people"].tolist() == [4.0, 4.0] and cells["cell"].tolist() == ["a, town", "a, land"]
    assert np.average(cells["value"], weights=cells["people"]) == pytest.approx(30)


def test_income_of_town_and_country_splits_in_the_package():
    pack = package.open()
    income = pack.table("income").merge(
        panel.mean_population(pack.table("population")), on=["region", "year"]
    )
    cells = inequality.split(income, total="all", parts=("urban", "rural"), weights="mean_population")
    assert sorted(cells["year"].unique()) == list(range(2013, 2020)) and len(cells) == 2 * 31 * 7
    levels = inequality.nested(cells, levels=["region"], unit="cell", value="value")
    total = inequality.by_year(cells, unit="cell", value="value", measures=["theil_t"])["value"].to_numpy()
    assert np.allclose(levels.groupby("year")["value"].sum(), total)


def test_ratios_of_parts_by_unit_and_of_all_together():
    rows = pd.DataFrame(
        {
            "region": ["A", "B"],
            "year": 2019,
            "all": [20.0, 15.0],
            "urban": [30, 20],
            "rural": [10, 10],
            "n": [4.0, 2],
        }
    )
    two = {"parts": ("urban", "rural"), "weights": "n"}
    found = inequality.part_ratios(inequality.split(rows, total="all", **two), **two)
    ratio = found.set_index("region")["ratio"]
    assert ratio["A"] == 3 and ratio["B"] == 2
    assert ratio["all"] == pytest.approx(((2 * 30 + 1 * 20) / 3) / 10)  # half of A's four and of B's two


def test_grouping_by_a_list():
    found = inequality.grouping(["a", "b", "c"], "a, c", inside="coast", outside="inland")
    assert found == {"a": "coast", "b": "inland", "c": "coast"}
    with pytest.raises(ValueError, match="d not among the 3 regions"):
        inequality.grouping(["a", "b", "c"], ["d"], inside="x", outside="y")
    with pytest.raises(ValueError, match="all 2 regions are x"):
        inequality.grouping(["a", "b"], ["a", "b"], inside="x", outside="y")


# Series -------------------------------------


@pytest.fixture(scope="module")
def series():
    return package.open("").series()


def test_the_parts_of_a_series_are_those_of_its_table(series):
    s = series[0]
    parts = inequality.among_groups(s).set_index(["by", "part", "year"])["value"].sort_index()
    whole = inequality.by_series([s], measures=["theil_t"]).set_index("year")["value"]
    for by in s.groups:
        np.testing.assert_allclose(parts[by, "between"] + parts[by, "within"], whole, rtol=1e-12)
        np.testing.assert_allclose(100 * parts[by, "between"] / whole, parts[by, "share"], rtol=1e-12)
    np.testing.assert_allclose(inequality.terms(s).groupby("year")["value"].sum(), whole, rtol=1e-12)


def test_counted_alike_and_by_people_differ_and_each_is_its_own_measure(series):
    s = series[0]
    alike = inequality.by_series([s], measures=["gini"], alike=True)["value"].to_numpy()
    np.testing.assert_allclose(alike, inequality.by_year(s.table, weights=None, measures=["gini"])["value"])
    assert not np.allclose(alike, inequality.by_series([s], measures=["gini"])["value"])


def test_the_windows_compared_are_the_spans_and_the_last_mark(series):
    s = series[0]
    found = inequality.crossings(s)
    assert set(found["window"]) == {*s.spans, str(s.marks[-1])}
    one = found[found["window"] == "late"]
    own = inequality.compare_lorenz(s.table, first=s.start, last=s.last, weights=s.weights)
    assert one["difference"].tolist() == own.curves["difference"].tolist()
    assert one["poorest"].iloc[0] == own.gain(10) and one["at"].iloc[0] == len(own.at)


def test_lots_of_a_series_are_those_of_each_grouping(series):
    s = series[0]
    found = inequality.lots(s, permutations=199, seed=3).groupby("by").tail(1).set_index("by")
    for by in s.groups:
        own = inequality.by_chance(s.table, groups=by, weights=s.weights, permutations=199, seed=3)
        assert found.at[by, "p"] == own["p"].iloc[-1] and found.at[by, "high"] == own["high"].iloc[-1]


# Bad input ---------------------------------------------------------


def table(**changes):
    rows = {"region": list("abc") * 2, "year": [1, 1, 1, 2, 2, 2], "v": [1.0, 2, 3, 2, 3, 5], "people": 1.0}
    return pd.DataFrame(rows | {"g": list("xxyxxy")} | changes)


@pytest.mark.parametrize(
    "rows, words",
    [
        (table(v=[1.0, np.nan, 3, 2, 3, 5]), "no v for b 1; pass missing='drop'"),
        (table(v=[1.0, -2, 3, 2, 3, 5]), "a negative v of b 1"),
        (table(people=[1.0, 1, 0, 1, 1, 1]), "no positive people for c 1"),
        (table(people=[1.0, 1, np.nan, 1, 1, 1]), "no positive people for c 1"),
        (table(region=list("abbabc")), "b 1 more than once"),
        (table(v=[0.0, 0, 0, 2, 3, 5]), "every v is zero in 1"),
        (table().iloc[[0, 3, 4]], "no v for b 1"),
        (table().iloc[[0, 3]], "fewer than two units in 1, 2"),
        (table().iloc[:0], "fewer than two units"),
        (table().drop(columns="people"), "no column people"),
    ],
)
@pytest.mark.parametrize("function", [inequality.by_year, inequality.decompose])
def test_bad_tables_are_refused_in_words(function, rows, words):
    spec = SPEC | ({"groups": "g"} if function is inequality.decompose else {})
    with pytest.raises(ValueError, match=words) as caught:
        function(rows, **spec)
    assert f"inequality.{function.__name__}" in str(caught.value)


def test_zeros_are_taken_where_the_index_has_a_value_there():
    rows = table(v=[0.0, 2, 4, 2, 3, 5])
    found = inequality.by_year(rows, measures=["theil_t", "gini", "williamson", "atkinson_0.5"], **SPEC)
    assert np.isfinite(found["value"]).all()
    assert found["value"][0] == pytest.approx(np.log(1) / 3 + 2 * np.log(2) / 3)
    for measure in ("theil_l", "atkinson_1", "atkinson_2"):
        with pytest.raises(ValueError, match=f"a 1 is zero, where {measure} has no value"):
            inequality.by_year(rows, measures=[measure], **SPEC)


@pytest.mark.parametrize(
    "rows, words",
    [
        (table(g="x"), "g has the one group x"),
        (table(g=["x", None, "y", "x", None, "y"]), "no g for b"),
        (table(g=list("xxyxyy")), "b in two groups of g"),
        (table().drop(columns="g"), "no column g"),
    ],
)
@pytest.mark.parametrize("function", [inequality.decompose, inequality.by_group, inequality.by_chance])
def test_bad_groups_are_refused_in_words(function, rows, words):
    with pytest.raises(ValueError, match=words) as caught:
        function(rows, groups="g", **SPEC)
    assert f"inequality.{function.__name__}" in str(caught.value)


def test_what_does_not_decompose_is_refused():
    with pytest.raises(ValueError, match="williamson has no exact parts; take ge2"):
        inequality.decompose(table(), groups="g", measure="williamson", **SPEC)
    with pytest.raises(ValueError, match="no terms by group for atkinson_1"):
        inequality.by_group(table(), groups="g", measure="atkinson_1", **SPEC)
    with pytest.raises(ValueError, match="gini does not split over levels"):
        inequality.nested(table(), levels=["g"], measure="gini", **SPEC)
    with pytest.raises(ValueError, match="unknown measure 'theil'"):
        inequality.by_year(table(), measures=["theil"], **SPEC)
    with pytest.raises(ValueError, match="y of g in two groups of h"):
        inequality.nested(table(h=list("pqrpqq")), levels=["h", "g"], **SPEC)
    rows = pd.DataFrame({"region": ["a"], "year": [1], "all": [50.0], "u": [40.0], "r": [20.0], "p": [1.0]})
    with pytest.raises(ValueError, match="all of a 1 does not lie between u and r"):
        inequality.split(rows, total="all", parts=("u", "r"), weights="p")


def test_a_warning_is_never_all_that_is_said():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for measure in ALL:
            inequality.decompose(shaped("gaps"), groups="g", measure=measure, missing="drop", **SPEC)


@pytest.mark.parametrize("measure", ["theil_t", "gini"])
def test_the_pieces_of_an_index_are_its_part_between_and_each_groups_within(states, measure):
    found = inequality.pieces(
        states.rename(columns={"v": "per_head"}).assign(mean_population=1.0), groups="g", measure=measure
    )
    whole = inequality.decompose(states, groups="g", measure=measure, value="v", weights=None)
    assert set(found["g"]) == {"between", *states["g"]}
    sums = found.groupby("year")["value"].sum()
    want = whole.set_index("year").eval("within + between")
    assert sums.to_numpy() == pytest.approx(want.to_numpy())


def test_pairs_of_years_are_counted():
    series = package.open("").series()[:1]
    pairs = inequality.year_pairs(series[0].table, weights=series[0].weights)
    found = inequality.pairs_counted(series).iloc[0]
    assert found["all"] == len(pairs) and found["disagree"] == (~pairs["agree"]).sum()
    assert found["crossing"] == (pairs["order"] == "crossing").sum() and found["disagree_uncrossed"] == 0
