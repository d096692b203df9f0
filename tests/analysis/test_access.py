"""Networks and access: densities, equality and pace against cases worked by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.china import access
from analysis.data import package


@pytest.fixture
def world():
    """Two regions: A small and full, B large and empty; one network of 30 and 60 km."""
    lengths = pd.DataFrame(
        {"region": ["A", "B"] * 2, "year": [1, 1, 2, 2], "network": "road", "value": [30.0, 60.0, 40.0, 60.0]}
    )
    areas = pd.DataFrame({"region": ["A", "B"], "area": [1000, 4000]})
    people = pd.DataFrame({"region": ["A", "B"] * 2, "year": [1, 1, 2, 2], "population": [60, 15, 60, 15]})
    return lengths, areas, people


def test_densities_by_hand(world):
    lengths, areas, people = world
    first = access.densities(lengths, areas=areas, population=people).iloc[:2]
    assert first["per_area"].tolist() == [30, 15]
    assert first["per_head"].tolist() == [0.5, 4]
    assert first["both"].tolist() == pytest.approx([30 / np.sqrt(60), 60 / np.sqrt(60)])


def test_a_group_is_the_sum_of_its_regions(world):
    dense = access.densities(world[0], areas=world[1], population=world[2])
    regions = pd.DataFrame({"region": ["A", "B"], "macro_region": "All"})
    whole = access.grouped(dense, regions=regions)
    assert whole["per_area"].tolist() == [18, 20]
    assert whole["per_head"].tolist() == pytest.approx([1.2, 100 / 75])


def test_gini_of_two_regions_by_hand(world):
    """Two groups: Gini = share of the poorer in the weights less its share in the length."""
    dense = access.densities(world[0], areas=world[1], population=world[2])
    even = access.equality(dense).set_index(["density", "year"])["value"]
    assert even["per_area", 1] == pytest.approx(0.8 - 60 / 90)
    assert even["per_head", 1] == pytest.approx(0.8 - 30 / 90)


def test_length_in_proportion_to_land_is_equal_by_land(world):
    lengths = world[0].assign(value=[10.0, 40.0, 20.0, 80.0])
    dense = access.densities(lengths, areas=world[1], population=world[2])
    even = access.equality(dense).set_index(["density", "year"])["value"]
    assert even["per_area"].tolist() == pytest.approx([0, 0], abs=1e-12)
    assert (even["per_head"] > 0.5).all()


def test_the_scale_of_length_does_not_move_equality(world):
    dense = access.densities(world[0], areas=world[1], population=world[2])
    more = access.densities(world[0].assign(value=7 * world[0]["value"]), areas=world[1], population=world[2])
    assert access.equality(more)["value"].tolist() == pytest.approx(access.equality(dense)["value"].tolist())


def test_pace_reaches_its_target():
    found = access.pace(100, 130, since=2021, until=2035)
    assert found.a_year * found.years + 100 == pytest.approx(130)
    assert 100 * (1 + found.rate / 100) ** 14 == pytest.approx(130)
    assert found.share == pytest.approx(100 / 1.3)
    with pytest.raises(ValueError, match="is no pace"):
        access.pace(100, 130, since=2035, until=2035)


def test_only_regions_with_both_years_count(world):
    lengths = world[0][~((world[0]["region"] == "B") & (world[0]["year"] == 1))]
    (row,) = access.observed(lengths, first=1, last=2).to_dict("records")
    assert (row["first"], row["last"], row["a_year"], row["n"]) == (30, 40, 10, 1)
    kept = access.same_regions(lengths, first=1, last=2)
    assert set(kept["region"]) == {"A"}


def test_errors_name_what_is_missing(world):
    lengths, areas, people = world
    with pytest.raises(ValueError, match="B 2"):
        access.densities(lengths, areas=areas, population=people.iloc[:3])
    with pytest.raises(ValueError, match="no region with both 1 and 3"):
        access.observed(lengths, first=1, last=3)


def test_series_joins_the_earlier_years():
    lengths = access.series(package.open(), ("railway",))
    assert lengths["year"].min() == 2000 and not lengths.duplicated(["region", "year"]).any()
    with pytest.raises(ValueError, match="canal"):
        access.series(package.open(), ("canal",))


def test_inequality_at_a_year_and_at_the_last_one_held(world):
    even = access.equality(access.densities(world[0], areas=world[1], population=world[2]))
    found = access.at_ends(even, middle=1)
    assert found[["network", "density"]].to_numpy().tolist() == [["road", "per_area"], ["road", "per_head"]]
    own = even.set_index(["density", "year"])["value"]
    row = found.set_index("density").loc["per_head"]
    assert (row["1"], row["last"]) == (own["per_head", 1], own["per_head", 2])
    assert row["change"] == pytest.approx(100 * (row["last"] / row["1"] - 1))


def test_the_plan_is_the_pace_of_its_parts_and_of_their_sum():
    facts = pd.Series({"highway_built_expressways": 10.0, "highway_built_ordinary": 30.0})
    facts = pd.concat([facts, pd.Series({"highway_plan_expressways": 24.0, "highway_plan_ordinary": 44.0})])
    facts["highway_plan_total"] = 68.0
    found = access.highway_plan(facts).set_index("part")
    assert found["a_year"].tolist() == pytest.approx([1, 1, 2]) and found.at[
        "total", "share"
    ] == pytest.approx(100 * 40 / 68)


def test_groups_stand_beside_all_together(world):
    """Per head A has .5 of 1.2 and B 4 of 1.2, all lengths over all people."""
    dense = access.densities(world[0], areas=world[1], population=world[2])
    regions = pd.DataFrame({"region": ["A", "B"], "macro_region": ["West", "East"]})
    groups = access.over_all(access.grouped(dense, regions=regions))
    first = groups[groups["year"] == 1].set_index("macro_region")
    assert first["relative"].to_dict() == pytest.approx({"West": 50 / 1.2, "East": 400 / 1.2})
    table = access.densities_by_group(groups[groups["year"] == 1]).set_index(["network", "density"])
    assert table.loc[("road", "per_area"), ["West", "East"]].tolist() == [30, 15]


def test_what_was_added_a_year_by_span(world):
    assert access.paces(world[0], network="road", spans=[(1, 2)]) == {"1_2": 10}
