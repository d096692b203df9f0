"""The named choices, and the two readings of data with a planted answer."""

import itertools

import numpy as np
import pandas as pd
import pytest

from analysis import composite, composite_uncertainty, reconstruction


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
