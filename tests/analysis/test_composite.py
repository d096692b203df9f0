"""A composite index worked by hand, step by step and as a whole, and what each step refuses."""

import itertools
import json
import math
import time

import numpy as np
import pandas as pd
import pytest

from analysis.composite import composite, composite_steps, composite_uncertainty
from analysis.composite.composite_steps import Axes

MINMAX = {"method": "minmax"}
EQUAL = {"method": "equal"}
ARITHMETIC = {"method": "arithmetic"}
PLAIN = {"normalise": MINMAX, "weight": EQUAL, "aggregate": ARITHMETIC}


def array(*columns):
    """Indicators as columns over regions, one year: (regions, 1, indicators)."""
    return np.array(columns, dtype=float).T[:, None, :]


def axes(x):
    r, t, k = x.shape
    return Axes(tuple("ABCDEFGHIJKLMNOP"[:r]), tuple(range(2012, 2012 + t)), tuple(f"i{n}" for n in range(k)))


def normalised(values, method, direction=1, **how):
    x = array(values)
    return composite_steps.normalise(x, axes(x), np.array([direction]), method=method, **how)[:, 0, 0]


def long(cube, names, first=2012):
    regions = "ABCDEFGHIJKLMNOP"
    return pd.DataFrame(
        [
            (regions[r], first + t, names[k], cube[r][t][k])
            for r, t, k in itertools.product(range(len(cube)), range(len(cube[0])), range(len(names)))
        ],
        columns=["region", "year", "indicator", "value"],
    )


# Three regions, two years; beds, people, income, SO2
WORKED = [
    [[10, 10, 10, 8], [20, 10, 20, 6]],
    [[40, 20, 20, 6], [60, 20, 40, 4]],
    [[40, 40, 30, 4], [120, 40, 50, 0]],
]
LISTED = pd.DataFrame(
    [
        ("beds", "services", 1, "beds_total", "people", 1.0),
        ("income", "services", 1, None, None, None),
        ("so2", "green", -1, None, None, None),
    ],
    columns=["id", "dimension", "direction", "numerator", "denominator", "per"],
)


@pytest.fixture
def worked():
    return composite.data(
        long(WORKED, ["beds_total", "people", "income", "so2"]),
        LISTED,
        groups={"A": "poor", "B": "poor", "C": "rich"},
    )


def random_data(regions=6, years=4, indicators=5, seed=0, dimensions=2):
    rng = np.random.default_rng(seed)
    names = [f"i{k}" for k in range(indicators)]
    cube = np.exp(0.4 * rng.normal(size=(regions, years, indicators)) + 0.1 * np.arange(years)[:, None])
    rows = [
        (f"r{r}", 2012 + t, names[k], cube[r, t, k]) for r, t, k in itertools.product(*map(range, cube.shape))
    ]
    listed = pd.DataFrame({"id": names, "dimension": [f"d{k % dimensions}" for k in range(indicators)]})
    listed["direction"] = [-1 if k == 1 else 1 for k in range(indicators)]
    return composite.data(pd.DataFrame(rows, columns=["region", "year", "indicator", "value"]), listed)


# ---- worked by hand, raw to index ------------------------------------------------------------------------


def test_worked_example_from_raw_to_index(worked):
    """Beds per person 1 2 1 / 2 3 3; all three scaled from 0 to 100; weights 1/4, 1/4, 1/2."""
    made = composite.build(
        worked, composite.recipe(**PLAIN | {"weight": {"method": "dimension"}, "index": {"base": 2012}})
    )
    assert made.ratios[..., 0] == pytest.approx(np.array([[1, 2], [2, 3], [1, 3]]))
    assert made.normalised[..., 0] == pytest.approx(np.array([[0, 50], [50, 100], [0, 100]]))
    assert made.normalised[..., 1] == pytest.approx(np.array([[0, 25], [25, 75], [50, 100]]))
    assert made.normalised[..., 2] == pytest.approx(np.array([[0, 25], [25, 50], [50, 100]]))
    assert made.weights == pytest.approx([0.25, 0.25, 0.5], abs=1e-15)
    assert made.scores == pytest.approx(np.array([[0, 31.25], [31.25, 68.75], [37.5, 100]]), abs=1e-9)
    assert made.dimensions[..., 0] == pytest.approx(np.array([[0, 37.5], [37.5, 87.5], [25, 100]]), abs=1e-9)
    assert made.national == pytest.approx([100, 100 * 200 / 68.75], abs=1e-9)
    assert made.regional[1:] == pytest.approx(np.array([[100, 220], [100, 800 / 3]]), abs=1e-9)
    assert np.isnan(made.regional[0]).all()  # from 0 there is no ratio
    green = made.dimension_index().query("dimension == 'green' and year == 2013")["value"].item()
    assert green == pytest.approx(100 * 175 / 75, abs=1e-9)


def test_worked_example_by_reference_and_geometric_mean(worked):
    """To the base year's means 4/3, 20, 6 (SO2 upside down), then the geometric mean of the three."""
    made = composite.build(
        worked,
        composite.recipe(
            screen={"years": [2012, 2012]},
            normalise={"method": "reference", "over": "base"},
            weight=EQUAL,
            aggregate={"method": "geometric"},
        ),
    )
    expected = [math.cbrt(75 * 50 * 75), math.cbrt(150 * 100 * 100), math.cbrt(75 * 150 * 150)]
    assert made.scores[:, 0] == pytest.approx(expected, abs=1e-9)


def test_replay_gives_identical_bytes_and_one_changed_step(worked):
    made = composite.build(worked, composite.recipe(**PLAIN))
    assert composite.replay(made).to_json() == made.to_json()
    again = composite.Recipe.from_json(made.recipe.to_json())
    assert again == made.recipe and composite.build(worked, again).to_json() == made.to_json()
    other = composite.replay(made, aggregate={"method": "power", "power": 2})
    assert other.scores[1, 0] == pytest.approx(math.sqrt((50**2 + 25**2 + 25**2) / 3), abs=1e-9)
    assert composite.replay(other, aggregate=ARITHMETIC).to_json() == made.to_json()
    assert json.loads(made.to_json())["data"] == worked.digest


def test_digest_tells_data_apart(worked):
    other = [[list(cells) for cells in region] for region in WORKED]
    other[0][0][2] += 1e-9
    changed = composite.data(long(other, ["beds_total", "people", "income", "so2"]), LISTED)
    assert changed.digest != worked.digest


def test_another_denominator(worked):
    by_income = composite.denominate(worked, instead={"beds": "income"})
    assert by_income[:, 0, 0] == pytest.approx([1, 2, 4 / 3])
    assert composite.denominate(worked, instead={"beds": ""})[:, 0, 0] == pytest.approx([10, 40, 40])


# ---- each step -------------------------------------------------------------------------------------------


def test_minmax_zscore_and_goalposts():
    assert normalised([1, 2, 5], "minmax") == pytest.approx([0, 25, 100])
    assert normalised([1, 2, 5], "minmax", -1, bounds=[1, 5]) == pytest.approx([5, 4, 1])
    assert normalised([1, 2, 3], "zscore") == pytest.approx([-math.sqrt(1.5), 0, math.sqrt(1.5)])
    assert normalised([1, 2, 3], "zscore", -1, centre=100, spread=10)[0] == pytest.approx(112.24744871391589)
    assert normalised([1, 2, 5], "minmax", goalposts={"i0": [0, 10]}) == pytest.approx([10, 20, 50])
    assert normalised([1, 2, 5], "minmax", -1, goalposts={"i0": [0, 10]}) == pytest.approx([90, 80, 50])


def test_rank_and_percentile_with_ties():
    assert normalised([10, 20, 20, 40], "rank") == pytest.approx([1, 2.5, 2.5, 4])
    assert normalised([10, 20, 20, 40], "rank", -1) == pytest.approx([4, 2.5, 2.5, 1])
    assert normalised([10, 20, 20, 40], "percentile") == pytest.approx([12.5, 50, 50, 87.5])


def test_distance_to_reference():
    assert normalised([1, 2, 6], "reference") == pytest.approx([100 / 3, 200 / 3, 200])
    assert normalised([1, 2, 6], "reference", -1) == pytest.approx([300, 150, 50])
    assert normalised([1, 2, 6], "reference", reference="best") == pytest.approx([100 / 6, 100 / 3, 100])
    assert normalised([1, 2, 6], "reference", -1, reference="best") == pytest.approx([100, 50, 100 / 6])
    assert normalised([1, 2, 6], "reference", reference="median") == pytest.approx([50, 100, 300])
    assert normalised([1, 2, 6], "reference", reference={"i0": 4}) == pytest.approx([25, 50, 150])


def test_the_set_that_the_scale_rests_on():
    x = np.array([[[1.0], [3.0]], [[2.0], [9.0]]])
    how = {"axes": axes(x), "direction": np.array([1.0])}
    every, base, year = (
        composite_steps.normalise(x, **how, method="minmax", over=over)[..., 0]
        for over in ("all", "base", "year")
    )
    assert every == pytest.approx(np.array([[0, 25], [12.5, 100]]))
    assert base == pytest.approx(np.array([[0, 200], [100, 800]]))
    assert year == pytest.approx(np.array([[0, 0], [100, 100]]))
    late = composite_steps.normalise(x, **how, method="minmax", over="base", base=2013)[..., 0]
    assert late[:, 1] == pytest.approx([0, 100])
    ranks = composite_steps.normalise(x, **how, method="rank", over="base")[..., 0]
    assert ranks == pytest.approx(np.array([[1, 2.5], [2, 2.5]]))  # above all of the base: n + 1/2


def test_winsorising_and_box_cox():
    x = array([*range(1, 10), 100])
    out, notes = composite_steps.outliers(x, axes(x), method="winsorise", share=0.1, always=True)
    assert out[[0, 1, -1], 0, 0] == pytest.approx([1.9, 2, 18.1]) and "2 values" in notes[0]
    calm = array([*range(1, 11)])
    assert composite_steps.outliers(calm, axes(calm), method="winsorise")[1] == ()
    logs, _ = composite_steps.outliers(x, axes(x), method="boxcox", power=0, always=True)
    assert logs[:, 0, 0] == pytest.approx(np.log(x[:, 0, 0]))
    squares, _ = composite_steps.outliers(x, axes(x), method="boxcox", power=2, always=True)
    assert squares[:3, 0, 0] == pytest.approx([0, 1.5, 4])
    wild = array(np.exp(np.linspace(0, 6, 16)) ** 2)
    found, notes = composite_steps.outliers(wild, axes(wild), method="boxcox", always=True)
    power = float(notes[0].rsplit(" ", 1)[1])
    assert abs(power) < 0.05 and np.isfinite(found).all()  # logs evenly spaced: the power is near 0


def test_imputation():
    x = np.array([[1.0, np.nan, np.nan, 4.0, np.nan], [2, 3, np.nan, 5, 6], [9, 9, 9, 9, 9]])[..., None]
    none, filled = composite_steps.impute(x, axes(x))
    assert none is x and not filled.any()
    line, filled = composite_steps.impute(x, axes(x), method="interpolation")
    assert line[:, :4, 0] == pytest.approx(np.array([[1, 2, 3, 4], [2, 3, 4, 5], [9, 9, 9, 9]]))
    assert np.isnan(line[0, 4, 0]) and filled.sum() == 3
    held, filled = composite_steps.impute(x, axes(x), method="interpolation", ends="hold")
    assert held[0, 4, 0] == 4 and filled.sum() == 4
    groups = {"A": "one", "B": "one", "C": "two"}
    group, filled = composite_steps.impute(x, axes(x), method="group", groups=groups)
    assert group[0, [1, 4], 0] == pytest.approx([3, 6]) and filled.sum() == 2
    assert np.isnan(group[:2, 2, 0]).all()  # no one of the group is known


def test_imputed_cells_are_flagged(worked):
    rows = long(WORKED, ["beds_total", "people", "income", "so2"])
    rows.loc[(rows["region"] == "A") & (rows["year"] == 2013) & (rows["indicator"] == "so2"), "value"] = (
        np.nan
    )
    gap = composite.data(rows, LISTED, groups={"A": "p", "B": "p", "C": "r"})
    with pytest.raises(ValueError, match="so2 of A 2013 missing; impute"):
        composite.build(gap, composite.recipe(**PLAIN))
    made = composite.build(gap, composite.recipe(**PLAIN | {"impute": {"method": "group"}}))
    assert made.table().query("imputed == 1")[["region", "year"]].to_numpy().tolist() == [["A", 2013]]
    assert json.loads(made.to_json())["imputed"] == [[0, 1, 2]]
    skipped = composite.build(
        gap, composite.recipe(**PLAIN | {"aggregate": ARITHMETIC | {"missing": "skip"}})
    )
    assert skipped.scores[0, 1] == pytest.approx((50 + 25) / 2)


def test_screening(worked):
    made = composite.build(worked, composite.recipe(**PLAIN | {"screen": {"drop": ["so2"]}}))
    assert made.axes.indicators == ("beds", "income") and made.dimension_names == ("services",)
    rows = long(WORKED, ["beds_total", "people", "income", "so2"])
    rows.loc[(rows["indicator"] == "so2") & (rows["year"] == 2013), "value"] = np.nan
    thin = composite.build(
        composite.data(rows, LISTED), composite.recipe(**PLAIN | {"screen": {"coverage": 0.9}})
    )
    assert "so2" not in thin.axes.indicators and any("50.0 %" in line for line in thin.log)


def weights_of(columns, method, dimensions=None, **how):
    y = array(*columns)
    return composite_steps.weights(y, axes(y), dimensions or ["d"] * y.shape[2], method=method, **how)


def test_weights_by_hand():
    columns = [[1, 2, 3], [2, 1, 3], [1, 1, 2]]
    assert weights_of(columns, "equal") == pytest.approx([1 / 3] * 3)
    assert weights_of(columns, "dimension", ["a", "b", "a"]) == pytest.approx([0.25, 0.5, 0.25])
    assert weights_of(columns, "given", values={"i0": 0.2, "i1": 0.3, "i2": 0.5}) == pytest.approx(
        [0.2, 0.3, 0.5]
    )
    spread = 1 + (0.25 * math.log(0.25) + 0.75 * math.log(0.75)) / math.log(2)
    assert weights_of([[1, 3], [0, 1]], "entropy") == pytest.approx([spread / (1 + spread), 1 / (1 + spread)])


def test_pca_weights_by_hand():
    """Correlations 1 within a pair, 0 with the third: eigenvalues 2, 1, 0 (Kaiser keeps 2 alone)."""
    one, other = [1, -1, 1, -1], [1, 1, -1, -1]
    assert weights_of([one, one, other], "pca") == pytest.approx([0.5, 0.5, 0], abs=1e-12)
    assert weights_of([one, one, other], "pca", components=2) == pytest.approx([1 / 3] * 3)
    assert weights_of([[1, 2, 4], [3, 1, 9]], "pca", components=1) == pytest.approx([0.5, 0.5])


def test_a_duplicate_moves_weights_as_it_should():
    one, other, third = [1, 5, 2, 8], [3, 1, 4, 1], [2, 7, 1, 8]
    before, after = ([one, other, third], [one, other, third, one])
    assert weights_of(after, "equal")[[0, 3]].sum() == pytest.approx(0.5)
    by_dimension = weights_of(after, "dimension", ["a", "b", "c", "a"])
    assert by_dimension == pytest.approx([1 / 6, 1 / 3, 1 / 3, 1 / 6])  # nothing gained
    e0, e1 = weights_of(before, "entropy"), weights_of(after, "entropy")
    assert e1[0] == pytest.approx(e1[3]) and e1[0] == pytest.approx(e0[0] / (1 + e0[0]))
    p0, p1 = weights_of(before, "pca", components=1), weights_of(after, "pca", components=1)
    assert p1[0] == pytest.approx(p1[3]) and p1[[0, 3]].sum() > p0[0] and p1[1] < p0[1]


def test_benefit_of_the_doubt_by_hand():
    y = array([1, 0.5, 0.5], [0.5, 1, 0.5])
    scores, shares = composite_steps.benefit_of_the_doubt(y, axes(y))
    assert scores[:, 0] == pytest.approx([100, 100, 200 / 3]) and shares.sum(axis=2) == pytest.approx(1)
    half, shares = composite_steps.benefit_of_the_doubt(y[:2], axes(y[:2]), low=0.5, high=0.5)
    assert half[:, 0] == pytest.approx([80, 80]) and shares == pytest.approx(0.5)
    years = np.array([[[1.0, 1.0], [2.0, 2.0]], [[0.5, 0.5], [1.0, 1.0]]])
    assert composite_steps.benefit_of_the_doubt(years, axes(years))[0] == pytest.approx(
        np.array([[100, 100], [50, 50]])
    )
    assert composite_steps.benefit_of_the_doubt(years, axes(years), over="all")[0] == pytest.approx(
        np.array([[50, 100], [25, 50]])
    )


def test_benefit_of_the_doubt_in_a_recipe():
    data = random_data()
    made = composite.build(data, composite.recipe(**PLAIN | {"weight": {"method": "bod", "over": "all"}}))
    assert made.weights.shape == made.normalised.shape and made.scores.max() == pytest.approx(100)
    every = composite.replay(made, weight=EQUAL)
    assert (made.scores >= every.scores - 1e-9).all()  # the best weights are no worse than equal ones
    with pytest.raises(ValueError, match="take arithmetic"):
        composite.replay(made, aggregate={"method": "geometric"})
    with pytest.raises(ValueError, match="belong to bod"):
        composite.replay(made, weight={"method": "equal", "low": 0.1})


def aggregated(columns, w, method, dimensions=None, **how):
    y = array(*columns)
    found = composite_steps.aggregate(
        y,
        np.atleast_2d(np.array(w, float)),
        axes(y),
        dimensions or ["d"] * len(columns),
        method=method,
        **how,
    )
    return found[0, :, 0]


def test_means_by_hand():
    columns, w = [[1, 4], [4, 4], [16, 4]], [0.25, 0.5, 0.25]
    assert aggregated(columns, w, "arithmetic") == pytest.approx([6.25, 4])
    assert aggregated(columns, w, "geometric") == pytest.approx([4, 4])
    assert aggregated(columns, w, "harmonic") == pytest.approx([1 / (0.25 + 0.125 + 1 / 64), 4])
    assert aggregated(columns, w, "power", power=2) == pytest.approx([math.sqrt(0.25 + 8 + 64), 4])
    nested = aggregated(columns, w, "geometric", ["a", "b", "a"], within="arithmetic")
    assert nested == pytest.approx([math.sqrt(8.5 * 4), 4])
    assert aggregated(columns, w, "arithmetic", ["a", "b", "a"], within="geometric")[0] == pytest.approx(4)


def test_copeland_by_hand():
    cycle = [[3, 2, 1], [1, 3, 2], [2, 1, 3]]  # A over B over C over A
    assert aggregated(cycle, [1 / 3] * 3, "copeland") == pytest.approx([50, 50, 50])
    assert aggregated(cycle, [0.6, 0.2, 0.2], "copeland") == pytest.approx([100, 50, 0])
    assert aggregated([[1, 2], [2, 1]], [0.5, 0.5], "copeland") == pytest.approx([50, 50])  # a tie
    y = np.array([[[1.0], [3.0]], [[2.0], [4.0]]])
    pooled = composite_steps.copeland(y, np.ones((1, 1)), over="all")[0]
    assert pooled == pytest.approx(np.array([[0, 200 / 3], [100 / 3, 100]]))
    yearly = composite_steps.copeland(y, np.ones((1, 1)))[0]
    assert yearly == pytest.approx(np.array([[0, 0], [100, 100]]))


def test_index_to_base(worked):
    ratio = composite.build(worked, composite.recipe(**PLAIN | {"index": {"base": 2013}}))
    assert ratio.national[1] == 100 and ratio.national[0] < 100
    points = composite.replay(ratio, index={"method": "points", "base": 2012})
    assert points.national[1] == pytest.approx(100 + points.scores[:, 1].mean() - points.scores[:, 0].mean())
    median = composite.replay(ratio, index={"method": "none", "across": "median"})
    assert median.national == pytest.approx(np.median(median.scores, axis=0))


def test_index_across_sizes():
    size = pd.DataFrame([("A", 2012, 1), ("A", 2013, 1), ("B", 2012, 3), ("B", 2013, 1)])
    size.columns = ["region", "year", "value"]
    rows = long([[[1.0], [2.0]], [[3.0], [4.0]]], ["x"])
    listed = pd.DataFrame({"id": ["x"], "dimension": ["d"], "direction": [1]})
    made = composite.build(
        composite.data(rows, listed, size=size),
        composite.recipe(
            normalise={"method": "reference", "reference": {"x": 100}},
            weight=EQUAL,
            aggregate=ARITHMETIC,
            index={"method": "none", "across": "size"},
        ),
    )
    assert made.national == pytest.approx([0.25 * 1 + 0.75 * 3, 3])


def test_coordination_by_hand():
    found = {m: float(composite_steps.coordination([1, 3], measure=m)) for m in composite_steps.MEASURES}
    assert found == pytest.approx({"cv": 0.5, "gini": 0.5, "sd_log": 1 / math.sqrt(3), "ratio": 1 / 3})
    assert composite_steps.coordination([0, 0, 5.0], measure="cv") == pytest.approx(0)
    assert composite_steps.coordination([0, 0, 5.0], measure="gini") == pytest.approx(0)
    for measure in composite_steps.MEASURES:
        assert composite_steps.coordination(np.full((4, 2), 7.0), measure=measure) == pytest.approx([1, 1])
    six = composite_steps.coordination([1, 1, 5, 5, 9, 11], measure="ratio")
    assert six == pytest.approx(0.1)


def test_two_readings_differ():
    """Everyone gains, the rich more: the level rises and coordination falls. Turned around, both turn."""
    rows = long([[[1.0, 10], [1.2, 10]], [[3.0, 10], [6.0, 10]]], ["x", "n"])
    listed = pd.DataFrame({"id": ["x"], "dimension": ["d"], "direction": [1], "denominator": ["n"]})
    read = composite.readings(composite.data(rows, listed)).set_index("year")
    assert read.loc[2013, "level_index"] == pytest.approx(180) and read.loc[2012, "coordination"] == 0.5
    assert read.loc[2013, "coordination_index"] == pytest.approx(100 * (1 / 3) / 0.5)
    cost = composite.readings(composite.data(rows, listed.assign(direction=-1))).set_index("year")
    assert cost.loc[2013, "level_index"] == pytest.approx(100 / 1.8)
    whole = composite.nation(composite.readings(composite.data(rows, listed)), reading="coordination")
    made = composite.build(
        whole,
        composite.recipe(
            normalise={"method": "reference", "over": "base"}, weight=EQUAL, aggregate=ARITHMETIC
        ),
    )
    assert made.national == pytest.approx(read["coordination_index"])


def test_a_reading_needs_every_region():
    rows = long([[[1.0], [2.0]], [[3.0], [np.nan]]], ["x"])
    read = composite.readings(
        composite.data(rows, pd.DataFrame({"id": ["x"], "dimension": ["d"], "direction": [1]}))
    )
    assert read["level"].isna().tolist() == [False, True]


# ---- refusals --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"normalise": {"method": "best"}}, "unknown method 'best'; one of minmax"),
        ({"normalise": {"method": "minmax", "over": "decade"}}, "one of all, base, year"),
        ({"normalise": {"method": "zscore", "base": 1999}}, "base year 1999 is not among"),
        ({"aggregate": {"method": "geometric"}}, "a geometric mean needs positive scores; .* falls to 0"),
        ({"normalise": {"method": "zscore"}, "aggregate": {"method": "harmonic"}}, "needs positive scores"),
        ({"normalise": {"method": "zscore"}, "aggregate": {"method": "power", "power": 2}}, "0 or more"),
        ({"aggregate": {"method": "power"}}, "give a finite number"),
        ({"weight": {"method": "given", "values": {"beds": 0.5, "income": 0.5, "so2": 0.1}}}, "sum to 1.1"),
        ({"weight": {"method": "given", "values": {"beds": 1.5, "income": -0.5, "so2": 0}}}, "not negative"),
        ({"weight": {"method": "given", "values": {"beds": 1.0}}}, "differ in income, so2"),
        ({"weight": {"method": "pca", "components": 9}}, "1 to 3"),
        ({"normalise": {"method": "zscore"}, "weight": {"method": "entropy"}}, "entropy needs shares"),
        ({"normalise": {"method": "zscore"}, "weight": {"method": "bod"}}, "scores of 0 or more"),
        ({"weight": {"method": "bod", "low": 0.5}}, "cannot sum to 1"),
        ({"normalise": {"method": "reference", "over": "base"}}, "so2 of C 2013 is negative, or zero"),
        ({"outliers": {"method": "boxcox", "always": True}}, "so2 has the value 0; Box-Cox"),
        ({"outliers": {"method": "winsorise", "share": 0.6}}, "below .25"),
        ({"impute": {"method": "guess"}}, "one of none, group, interpolation"),
        ({"screen": {"drop": ["bed"]}}, "no indicator bed; there are beds"),
        ({"screen": {"years": [1990, 1999]}}, "no year from 1990"),
        ({"screen": {"indicators": []}}, "no indicator is left"),
        ({"normalise": {"method": "zscore"}, "index": {"method": "ratio"}}, "a ratio needs a positive one"),
        ({"index": {"across": "size"}}, "the data have no sizes"),
        ({"denominate": {"instead": {"beds": "bets"}}}, "no indicator or series bets"),
    ],
)
def test_steps_refuse_in_words(worked, changed, said):
    with pytest.raises(ValueError, match=said):
        composite.build(worked, composite.recipe(**PLAIN | changed))


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ([{"step": "normalise", **MINMAX}, {"step": "aggregate", **ARITHMETIC}], "no step weight"),
        ([{"step": "normalize", **MINMAX}], "no step 'normalize'; the steps are denominate"),
        ([{"step": "weight", **EQUAL}, {"step": "normalise", **MINMAX}], "each at most once, in the order"),
        ([{"step": n, **p} for n, p in PLAIN.items()][:1] * 2, "at most once"),
        ([{"step": n, **p, "colour": 1} for n, p in PLAIN.items()], "no parameter colour; it takes"),
        ([{"step": n} for n in PLAIN], "without a method"),
        ([{"step": "index", "base": math.nan}, *()], "no step"),
    ],
)
def test_recipes_refuse_in_words(plain, said):
    with pytest.raises(ValueError, match=said):
        composite.Recipe.from_dict({"steps": plain})


def test_recipes_hold_plain_values_only():
    with pytest.raises(ValueError, match="plain JSON"):
        composite.recipe(**PLAIN | {"index": {"base": np.int64(2012)}})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda v, i: (v.drop(columns="year"), i), "no column year"),
        (lambda v, i: (pd.concat([v, v.head(1)]), i), "beds_total of A 2012 is there more than once"),
        (lambda v, i: (v.replace({"people": "folk"}), i), "no series people"),
        (
            lambda v, i: (v.assign(value=v["value"].replace(120, np.inf)), i),
            "beds_total of C 2013 is infinite",
        ),
        (lambda v, i: (v, i.assign(direction=2)), "direction 2; 1"),
        (lambda v, i: (v, i.assign(dimension=None)), "beds has no dimension"),
        (lambda v, i: (v, pd.concat([i, i.head(1)])), "beds in the list; each once"),
        (lambda v, i: (v, i.head(0)), "no indicator"),
    ],
)
def test_data_refuse_in_words(change, said):
    values, listed = change(long(WORKED, ["beds_total", "people", "income", "so2"]), LISTED)
    with pytest.raises(ValueError, match=said):
        composite.data(values, listed)


def test_indicator_without_variation_is_refused():
    x = array([5, 5, 5], [1, 2, 3])
    for method in ("minmax", "zscore", "rank", "percentile"):
        with pytest.raises(ValueError, match="i0 without variation over all years"):
            composite_steps.normalise(x, axes(x), np.array([1.0, 1.0]), method=method)


def test_zero_denominator_and_negative_gaps_are_refused():
    rows = long(WORKED, ["beds_total", "people", "income", "so2"])
    rows.loc[(rows["indicator"] == "people") & (rows["region"] == "B"), "value"] = 0
    with pytest.raises(ValueError, match="people of B 2012"):
        composite.denominate(composite.data(rows, LISTED))
    with pytest.raises(ValueError, match="not on z-scores"):
        composite_steps.coordination([-1.0, 1.0])
    with pytest.raises(ValueError, match="two units"):
        composite_steps.coordination([1.0])


# ---- uncertainty and sensitivity -------------------------------------------------------------------------

CHOICES = {
    "outliers": {"none": {"method": "none"}, "winsorised": {"method": "winsorise", "always": True}},
    "normalise": {
        "minmax": {"method": "minmax", "bounds": [1, 100]},
        "zscore": {"method": "zscore", "centre": 100, "spread": 10},
        "reference": {"method": "reference", "over": "base"},
    },
    "weight": {"equal": EQUAL, "dimension": {"method": "dimension"}, "entropy": {"method": "entropy"}},
    "aggregate": {
        "arithmetic": ARITHMETIC,
        "geometric": {"method": "geometric"},
        "nested": {"method": "geometric", "within": "arithmetic"},
        "copeland": {"method": "copeland", "over": "all"},
    },
}


def test_every_draw_is_a_build():
    data = random_data()
    recipe = composite.recipe(**PLAIN | {"index": {"base": 2012}})
    drawn = composite_uncertainty.monte_carlo(data, recipe, choices=CHOICES, draws=60, seed=1)
    for row, w, scores, national in zip(
        drawn.choices.to_dict("records"), drawn.weights, drawn.scores, drawn.national, strict=True
    ):
        chosen = recipe.changed(**{step: CHOICES[step][name] for step, name in row.items()})
        given = dict(zip(data.series, (w / w.sum()).tolist(), strict=True))
        made = composite.build(data, chosen.changed(weight={"method": "given", "values": given}))
        assert scores == pytest.approx(made.scores, rel=1e-11)
        assert national == pytest.approx(made.national, rel=1e-11)
    again = composite_uncertainty.monte_carlo(data, recipe, choices=CHOICES, draws=60, seed=1)
    assert again.scores.tobytes() == drawn.scores.tobytes()
    other = composite_uncertainty.monte_carlo(data, recipe, choices=CHOICES, draws=60, seed=2)
    assert not np.array_equal(other.weights, drawn.weights)


def test_without_concentration_weights_are_the_recipes():
    data = random_data()
    recipe = composite.recipe(**PLAIN | {"weight": {"method": "bod"}})
    drawn = composite_uncertainty.monte_carlo(
        data, recipe, choices={"weight": {"bod": {"method": "bod"}, "equal": EQUAL}}, draws=20, seed=1,
        concentration=None,
    )  # fmt: skip
    for name, scores in zip(drawn.choices["weight"], drawn.scores, strict=True):
        made = composite.build(data, recipe.changed(weight={"method": name}))
        assert scores == pytest.approx(made.scores)


def test_dirichlet_weights_have_the_stated_moments():
    data = random_data(indicators=5)
    drawn = composite_uncertainty.monte_carlo(
        data,
        composite.recipe(**PLAIN | {"weight": {"method": "dimension"}}),
        draws=20_000,
        seed=4,
        concentration=2,
    )
    mean = np.array([1 / 6, 1 / 4, 1 / 6, 1 / 4, 1 / 6])
    assert drawn.weights.sum(axis=1) == pytest.approx(1)
    assert drawn.weights.mean(axis=0) == pytest.approx(mean, abs=0.004)
    assert drawn.weights.var(axis=0) == pytest.approx(mean * (1 - mean) / (2 * 5 + 1), rel=0.05)


def test_data_as_a_choice_and_summaries():
    data = {"one": random_data(seed=0), "two": random_data(seed=9)}
    drawn = composite_uncertainty.monte_carlo(data, composite.recipe(**PLAIN), draws=200, seed=3)
    assert set(drawn.choices["data"]) == {"one", "two"}
    assert drawn.fan()[0.5].iloc[0] == 100 and drawn.share(above=0) == 1
    ranks = drawn.ranks(year=2013)
    assert (
        len(ranks) == 6
        and (ranks["low"] <= ranks["median"]).all()
        and ranks["mean"].sum() == pytest.approx(21)
    )
    assert drawn.coordination().shape == (200, 4)
    with pytest.raises(ValueError, match="no year 1999"):
        drawn.ranks(year=1999)
    with pytest.raises(ValueError, match="other regions, years or indicators"):
        composite_uncertainty.monte_carlo(
            {"one": random_data(), "two": random_data(years=3)}, composite.recipe(**PLAIN), draws=5, seed=1
        )


def test_impossible_combinations():
    data, recipe = random_data(), composite.recipe(**PLAIN)
    choices = {
        "normalise": {"z": {"method": "zscore"}, "ref": {"method": "reference"}},
        "aggregate": {"mean": ARITHMETIC, "geometric": {"method": "geometric"}},
        "index": {"points": {"method": "points"}},
    }
    with pytest.raises(ValueError, match="normalise z, aggregate geometric"):
        composite_uncertainty.monte_carlo(data, recipe, choices=choices, draws=5, seed=1)
    drawn = composite_uncertainty.monte_carlo(
        data, recipe, choices=choices, draws=300, seed=1, impossible="drop"
    )
    pairs = set(drawn.choices[["normalise", "aggregate"]].itertuples(index=False, name=None))
    assert pairs == {("z", "mean"), ("ref", "mean"), ("ref", "geometric")} and "z" in drawn.notes[1]
    for bad in ({"scale": {}}, {"weight": {}}):
        with pytest.raises(ValueError, match="monte_carlo"):
            composite_uncertainty.monte_carlo(data, recipe, choices=bad, draws=5, seed=1)
    with pytest.raises(ValueError, match="both positive"):
        composite_uncertainty.monte_carlo(data, recipe, draws=0, seed=1)


def test_a_factor_that_cannot_matter_has_a_sobol_index_of_zero():
    """Nothing is missing, so how gaps are filled cannot matter; normalisation alone decides the output."""
    data, recipe = random_data(), composite.recipe(**PLAIN)
    gaps = {"impute": {"none": {"method": "none"}, "line": {"method": "interpolation"}}}
    found = composite_uncertainty.sobol(data, recipe, choices=CHOICES | gaps, base=128, seed=1).table
    inert = found.set_index("factor").loc["impute"]
    assert abs(inert["first"]) < 1e-9 and abs(inert["total"]) < 1e-9
    assert found.set_index("factor").loc["normalise", "total"] > 0.05
    few = {"normalise": CHOICES["normalise"], "impute": gaps["impute"]}
    alone = composite_uncertainty.sobol(
        data, recipe, choices=few, base=256, seed=1, concentration=None
    ).table.set_index("factor")
    assert alone.loc["normalise", ["first", "total"]].tolist() == pytest.approx([1, 1], abs=0.05)
    assert alone.loc["impute", "total"] == pytest.approx(0, abs=1e-12)


def test_sobol_refuses_in_words():
    data, recipe = random_data(), composite.recipe(**PLAIN)
    sobol = composite_uncertainty.sobol
    with pytest.raises(ValueError, match="power of 2"):
        sobol(data, recipe, choices=CHOICES, base=100, seed=1)
    with pytest.raises(ValueError, match="1 factor"):
        sobol(data, recipe, choices={"weight": {"e": EQUAL}}, base=8, seed=1, concentration=None)
    with pytest.raises(ValueError, match="no variance"):
        sobol(data, recipe, choices=CHOICES, base=8, seed=1, output=lambda scores, national: national[:, 0])


def test_leave_one_out_and_effective_weights(worked):
    made = composite.build(worked, composite.recipe(**PLAIN))
    left = composite_uncertainty.leave_one_out(made).set_index("indicator")
    without = composite.build(worked, composite.recipe(**PLAIN | {"screen": {"drop": ["so2"]}}))
    assert left.loc["so2", "national"] == pytest.approx(without.national[-1])
    assert left.loc["so2", "change"] == pytest.approx(without.national[-1] - made.national[-1])
    given = composite.replay(
        made, weight={"method": "given", "values": {"beds": 0.5, "income": 0.5, "so2": 0}}
    )
    assert composite_uncertainty.leave_one_out(given).set_index("indicator").loc[
        "so2", "change"
    ] == pytest.approx(0)
    found = composite_uncertainty.effective(made)
    assert found["variance_share"].sum() == pytest.approx(1) and found["importance"].sum() == pytest.approx(1)
    y, s = made.normalised.reshape(-1, 3), made.scores.ravel()
    assert found["correlation"].tolist() == pytest.approx([np.corrcoef(y[:, k], s)[0, 1] for k in range(3)])


def test_ten_thousand_draws_take_seconds():
    data = random_data(regions=31, years=9, indicators=25, dimensions=5)
    started = time.perf_counter()
    drawn = composite_uncertainty.monte_carlo(
        data, composite.recipe(**PLAIN), choices=CHOICES, draws=10_000, seed=1
    )
    assert drawn.scores.shape == (10_000, 31, 9)
    assert time.perf_counter() - started < 30  # 10 on an idle machine; `make bench` measures
