"""The engine against published worked examples of composite indices, raw to aggregated.

Printed digits cannot prove a formula to 1e-9. So each example is met twice: to the digits that its source
prints, and to 1e-9 by the same steps written out here in plain arithmetic.

- The human development index as UNDP worked it out for Germany, China and Mozambique (technical notes of the
  Mozambique National Human Development Report 2000, UNDP, SARDC and Eduardo Mondlane University; page
  "Illustration of the HDI methodology", sardc.net/HDev/MHDR2000/Eng/TechNotes/8.html): goalposts, given
  weights, arithmetic mean; every step printed to three digits. In its fraction for Mozambique's life
  expectancy the numerator is a slip, copied from the line above: 42.3 - 25 is 17.3, and 17.3 / 60 the 0.288
  that is printed.
- S. Chakraborty, E. K. Zavadskas and J. Antucheviciene, Economic Computation and Economic Cybernetics Studies
  and Research 49 (2015), no. 1, 5-22, example 2: distance to the best, given weights, arithmetic and
  geometric mean of ten alternatives, four digits.
- M. Kracka, W. K. M. Brauers and E. K. Zavadskas, Inzinerine Ekonomika 21 (2010), 352-359: shares of a sum,
  equal weights, six alternatives of which less is better in five criteria of seven, eight digits.

The last two as scikit-criteria holds them, figures and results, in its tests (tests/agg/test_simple.py).
"""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.composite import composite

RAW = {  # life expectancy (years), adult literacy (%), gross enrolment (%), GDP per head (PPP$)
    "Germany": (77.2, 99.0, 88.1, 21_260),
    "China": (69.8, 82.9, 68.9, 3_130),
    "Mozambique": (42.3, 39.5, 32.0, 740),
}
NAMES = ("life", "literacy", "enrolment", "income")
DIMENSIONS = ("health", "education", "education", "living")
GOALPOSTS = {"life": (25, 85), "literacy": (0, 100), "enrolment": (0, 100), "income": (100, 40_000)}
PRINTED = {  # indices of the four, then educational attainment and the HDI
    "Germany": (0.870, 0.990, 0.881, 0.895, 0.954, 0.906),
    "China": (0.747, 0.829, 0.689, 0.575, 0.782, 0.701),
    "Mozambique": (0.288, 0.395, 0.320, 0.334, 0.370, 0.331),
}


@pytest.fixture(scope="module")
def built():
    """Income is the log of GDP, as in the example; literacy weighs twice as much as enrolment."""
    rows = [
        (country, 2000, name, math.log(value) if name == "income" else value)
        for country, values in RAW.items()
        for name, value in zip(NAMES, values, strict=True)
    ]
    listed = pd.DataFrame({"id": NAMES, "dimension": DIMENSIONS, "direction": [1] * 4})
    data = composite.data(pd.DataFrame(rows, columns=["region", "year", "indicator", "value"]), listed)
    goalposts = GOALPOSTS | {"income": [math.log(100), math.log(40_000)]}
    weights = {"life": 1 / 3, "literacy": 2 / 9, "enrolment": 1 / 9, "income": 1 / 3}
    recipe = composite.recipe(
        normalise={
            "method": "minmax",
            "bounds": [0, 1],
            "goalposts": {name: list(ends) for name, ends in goalposts.items()},
        },
        weight={"method": "given", "values": weights},
        aggregate={"method": "arithmetic"},
        index={"method": "none"},
    )
    return composite.build(data, recipe)


@pytest.mark.parametrize("country", RAW)
def test_every_printed_step_is_met_to_the_digits_printed(built, country):
    at = built.axes.regions.index(country)
    education = built.dimensions[at, 0, built.dimension_names.index("education")]
    found = [*built.normalised[at, 0], education, built.scores[at, 0]]
    for name, value, printed in zip([*NAMES, "education", "hdi"], found, PRINTED[country], strict=True):
        # the example rounds at every step: its HDI is a mean of indices rounded before
        assert value == pytest.approx(printed, abs=0.00051 if name != "hdi" else 0.00084), name
        assert round(value, 3) == printed or name in ("education", "hdi"), name


@pytest.mark.parametrize("country", RAW)
def test_the_printed_index_follows_when_rounded_as_the_example_rounds(country):
    """The example's own arithmetic, from its printed indices: what is printed is no misprint."""
    life, literacy, enrolment, income, education, hdi = PRINTED[country]
    assert round((2 * literacy + enrolment) / 3, 3) == education
    assert round((life + education + income) / 3, 3) == hdi


@pytest.mark.parametrize("country", RAW)
def test_plain_arithmetic_gives_the_same_to_nine_digits(built, country):
    life, literacy, enrolment, income = RAW[country]
    health = (life - 25) / (85 - 25)
    education = (2 * literacy / 100 + enrolment / 100) / 3
    living = math.log(income / 100) / math.log(40_000 / 100)
    at = built.axes.regions.index(country)
    assert built.dimensions[at, 0] == pytest.approx([health, education, living], abs=1e-9, rel=0)
    assert built.scores[at, 0] == pytest.approx((health + education + living) / 3, abs=1e-9, rel=0)


def test_the_example_with_one_step_changed_is_the_geometric_mean_of_its_dimensions(built):
    """What the report did from 2010 on, a geometric mean over dimensions: one step of the recipe."""
    other = composite.replay(built, aggregate={"method": "geometric", "within": "arithmetic"})
    for at, country in enumerate(RAW):
        expected = math.prod(built.dimensions[at, 0]) ** (1 / 3)
        assert other.scores[at, 0] == pytest.approx(expected, abs=1e-9, rel=0), country
        assert other.scores[at, 0] < built.scores[at, 0]


# ---- ten alternatives, by distance to the best -----------------------------------------------------------

TEN = np.array(
    [
        [581818, 54.49, 3, 5500],
        [595454, 49.73, 3, 4500],
        [586060, 51.24, 3, 5000],
        [522727, 45.71, 3, 5800],
        [561818, 52.66, 3, 5200],
        [543030, 74.46, 4, 5600],
        [522727, 75.42, 4, 5800],
        [486970, 62.62, 4, 5600],
        [509394, 65.87, 4, 6400],
        [513333, 70.67, 4, 6000],
    ]
)
TEN_WEIGHTS, TEN_DIRECTIONS = [0.467, 0.160, 0.095, 0.278], [-1, -1, -1, 1]
TEN_PRINTED = {
    "arithmetic": [0.8590, 0.8194, 0.8430, 0.9420, 0.8645, 0.8315, 0.8552, 0.8983, 0.9067, 0.8784],
    "geometric": [0.8578, 0.8144, 0.8408, 0.9413, 0.8632, 0.8241, 0.8454, 0.8915, 0.8987, 0.8697],
}
TEN_RANKS = [6, 10, 8, 1, 5, 9, 7, 3, 2, 4]


def table(matrix, directions):
    """A matrix (alternatives, criteria) as composite data of one year."""
    rows = [
        (f"a{i}", 2000, f"c{k}", float(value)) for i, row in enumerate(matrix) for k, value in enumerate(row)
    ]
    listed = pd.DataFrame({"id": [f"c{k}" for k in range(len(directions))], "dimension": "all"})
    values = pd.DataFrame(rows, columns=["region", "year", "indicator", "value"])
    return composite.data(values, listed.assign(direction=directions))


def given(weights):
    """The step of given weights."""
    return {"method": "given", "values": {f"c{k}": float(w) for k, w in enumerate(weights)}}


@pytest.mark.parametrize("mean", TEN_PRINTED)
def test_ten_alternatives_by_distance_to_the_best(mean):
    recipe = composite.recipe(
        normalise={"method": "reference", "reference": "best"},
        weight=given(TEN_WEIGHTS),
        aggregate={"method": mean},
        index={"method": "none"},
    )
    scores = composite.build(table(TEN, TEN_DIRECTIONS), recipe).scores[:, 0] / 100
    # cut, not rounded, in the last digit here and there
    assert scores == pytest.approx(TEN_PRINTED[mean], abs=1e-4, rel=0)
    assert (-scores).argsort().argsort().tolist() == [rank - 1 for rank in TEN_RANKS]
    relative = np.column_stack([TEN[:, :3].min(axis=0) / TEN[:, :3], TEN[:, 3] / TEN[:, 3].max()])
    plain = relative @ TEN_WEIGHTS if mean == "arithmetic" else (relative**TEN_WEIGHTS).prod(axis=1)
    assert scores == pytest.approx(plain, abs=1e-9, rel=0)


# ---- six alternatives, by shares of a sum ----------------------------------------------------------------

SIX = np.array(
    [
        [33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
        [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
        [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
        [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
        [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610],
        [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
    ]
)
SIX_DIRECTIONS = [-1, -1, -1, -1, 1, -1, 1]
SIX_PRINTED = [0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701]


def test_six_alternatives_by_shares_of_a_sum():
    """A share x / sum x is a distance to the reference sum x; where less is better, to 1 / sum (1 / x)."""
    more = np.array(SIX_DIRECTIONS) > 0
    goals = np.where(more, SIX.sum(axis=0), 1 / (1 / SIX).sum(axis=0))
    recipe = composite.recipe(
        normalise={"method": "reference", "reference": {f"c{k}": float(g) for k, g in enumerate(goals)}},
        weight={"method": "equal"},
        aggregate={"method": "arithmetic"},
        index={"method": "none"},
    )
    scores = composite.build(table(SIX, SIX_DIRECTIONS), recipe).scores[:, 0] / 100
    assert scores == pytest.approx(SIX_PRINTED, abs=5e-9, rel=0)
    turned = np.where(more, SIX, 1 / SIX)
    assert scores == pytest.approx((turned / turned.sum(axis=0)).mean(axis=1), abs=1e-9, rel=0)


def test_entropy_weights_of_a_small_matrix():
    """Printed to six digits in scikit-criteria's tests/preprocessing/test_weighters.py."""
    recipe = composite.recipe(
        normalise={"method": "reference", "reference": {"c0": 100, "c1": 100}},
        weight={"method": "entropy"},
        aggregate={"method": "arithmetic"},
        index={"method": "none"},
    )
    made = composite.build(table([[1, 2], [4, 16]], [1, 1]), recipe)
    assert made.weights == pytest.approx([0.358889, 0.641111], abs=5e-7)
    shares = np.array([[1 / 5, 4 / 5], [1 / 9, 8 / 9]])
    left = 1 + (shares * np.log(shares)).sum(axis=1) / math.log(2)
    assert made.weights == pytest.approx(left / left.sum(), abs=1e-9, rel=0)
