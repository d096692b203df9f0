"""The named choices, and the two readings of data with a planted answer."""

import itertools

import numpy as np
import pandas as pd
import pytest

from analysis.china import indicators, reconstruction
from analysis.composite import composite, composite_uncertainty
from analysis.data import package


def planted(spread_by_year):
    """Three regions about a rising mean, with a spread that the years give; two dimensions."""
    rows = [
        (region, 2012 + t, name, 10 * (1 + 0.1 * t) * (1 + place * spread))
        for (t, spread), (region, place), name in itertools.product(
            enumerate(spread_by_year), {"A": -1, "B": 0, "C": 1}.items(), ("x", "y")
        )
    ]
    listed = pd.DataFrame({"id": ["x", "y"], "dimension": ["d", "e"], "direction": [1, 1]})
    values = pd.DataFrame(rows, columns=["region", "year", "indicator", "value"])
    return composite.data(values, listed, groups={"A": "poor", "B": "poor", "C": "rich"})


def test_levels_rise_while_gaps_widen_and_narrow():
    for spread, narrower in (([0.3, 0.2, 0.1], True), ([0.1, 0.2, 0.3], False)):
        made = reconstruction.rebuild(planted(spread), reconstruction.recipe())
        assert made.level.national == pytest.approx([100, 110, 120])
        assert (made.coordination.national[-1] > 100) == narrower
    close = 1 - np.sqrt(2 / 3) * np.array([0.1, 0.3]) / np.sqrt(2)
    assert made.coordination.national[-1] == pytest.approx(100 * close[1] / close[0])
    table = made.table()
    assert set(table["reading"]) == {"level", "coordination"} and set(table["dimension"]) == {
        "total",
        "d",
        "e",
    }


def test_the_grid_has_every_scale_and_mean_as_built_alone():
    data = planted([0.3, 0.2, 0.1])
    grid = reconstruction.grid(data, weights="equal")
    assert len(grid) == len(reconstruction.NORMALISATIONS) * len(reconstruction.AGGREGATIONS)
    own = composite.build(data, reconstruction.recipe(normalisation="minmax", weights="equal"))
    assert grid["minmax", "arithmetic"] == own.national[-1]


@pytest.mark.parametrize(
    ("normalisation", "weights", "aggregation"),
    list(
        itertools.product(
            reconstruction.NORMALISATIONS, reconstruction.WEIGHTINGS, reconstruction.AGGREGATIONS
        )
    ),
)
def test_every_combination_is_possible(normalisation, weights, aggregation):
    named = {"normalisation": normalisation, "weights": weights, "aggregation": aggregation}
    made = reconstruction.rebuild(planted([0.3, 0.2, 0.1]), reconstruction.recipe(**named))
    assert made.level.national[0] == 100 and np.isfinite(made.coordination.national).all()


def test_choices_are_those_of_monte_carlo():
    drawn = composite_uncertainty.monte_carlo(
        planted([0.3, 0.2, 0.1]), reconstruction.recipe(), choices=reconstruction.choices(), draws=50, seed=1
    )
    assert len(drawn.notes) == 1 and drawn.share() == 1


def test_groups_and_ends():
    made = composite.build(planted([0.3, 0.2, 0.1]), reconstruction.recipe())
    groups = reconstruction.by_group(made).query("year == 2012").set_index("group")["relative"]
    assert groups.to_dict() == pytest.approx({"poor": 85, "rich": 130})
    found = reconstruction.ends(made).set_index("region")
    assert found["first_rank"].to_dict() == {"A": 3, "B": 2, "C": 1} and (found["change"] == 0).all()


def test_refusals():
    with pytest.raises(ValueError, match="unknown normalisation 'best'; one of reference"):
        reconstruction.recipe(normalisation="best")
    bare = composite.build(
        composite.Data(**vars(planted([0.1, 0.2])) | {"groups": None}), reconstruction.recipe()
    )
    with pytest.raises(ValueError, match="no groups"):
        reconstruction.by_group(bare)


@pytest.mark.parametrize("normalisation", reconstruction.NORMALISATIONS)
def test_a_stored_recipe_replays_to_identical_bytes(normalisation):
    pack = package.open()
    chosen = {"sample": "reduced", "prices": "current", "vintage": "v4"}
    recipe = reconstruction.recipe(normalisation=normalisation, weights="pca", aggregation="nested")
    made = reconstruction.rebuild(indicators.build(pack, **chosen), recipe, dispersion="gini")
    table = reconstruction.stored(recipe, dispersion="gini", **chosen)
    assert list(table["step"]) == ["data", "normalise", "weight", "aggregate", "index"]
    again = reconstruction.replay(pack, table)
    assert again.level.to_json() == made.level.to_json() and again.level.recipe == recipe
    assert again.coordination.to_json() == made.coordination.to_json()
    other = reconstruction.replay(pack, table.assign(parameters=table["parameters"].str.replace("v4", "v5")))
    assert other.level.to_json() != made.level.to_json()


def test_a_recipe_without_its_data_is_refused():
    table = reconstruction.stored(
        reconstruction.recipe(), sample="full", prices="current", vintage="v5", dispersion="cv"
    )
    with pytest.raises(ValueError, match="needs a row 'data'"):
        reconstruction.replay(package.open(), table.iloc[1:])
