"""Standing, overlaps, dates and kinds, against small cases worked by hand."""

import pandas as pd
import pytest

from analysis import strategies

REGIONS = pd.DataFrame({"region": ["A", "B", "C", "D"]})


@pytest.fixture
def members():
    rows = [
        ("river", "province", "1", "A", "whole"),
        ("river", "province", "2", "B", "partly"),
        ("delta", "province", "1", "A", "whole"),
        ("delta", "city", "11", "A", "whole"),
        ("cluster", "city", "21", "B", "whole"),
        ("cluster", "city", "22", "B", "partly"),
        ("cluster", "city", "31", "C", "whole"),
        ("cluster", "outside", "91", None, "whole"),
    ]
    return pd.DataFrame(rows, columns=["strategy", "level", "code", "region", "part"])


def test_a_region_stands_wholly_only_as_a_member_itself(members):
    stands = strategies.standing(members).set_index(["strategy", "region"])
    assert stands["part"].to_dict() == {
        ("river", "A"): "whole",
        ("river", "B"): "partly",
        ("delta", "A"): "whole",
        ("cluster", "B"): "partly",
        ("cluster", "C"): "partly",
    }
    assert stands.loc[("cluster", "B"), "units"] == 2 and stands.loc[("delta", "A"), "units"] == 1


def test_regions_are_counted_with_zeros(members):
    under = strategies.counts(strategies.standing(members), regions=REGIONS).set_index("region")
    assert under["total"].to_dict() == {"A": 2, "B": 2, "C": 1, "D": 0}
    assert under["whole"].to_dict() == {"A": 2, "B": 0, "C": 0, "D": 0}


def test_a_unit_stands_through_its_region_or_by_name_or_it_is_open(members):
    units = pd.DataFrame({"code": ["11", "12", "21", "23", "31", "41"], "region": list("AABBCD")})
    held = strategies.units_under(members, units=units).set_index("code")
    assert held["total"].to_dict() == {"11": 2, "12": 2, "21": 1, "23": 0, "31": 1, "41": 0}
    assert held["open"].to_dict() == {"11": 0, "12": 0, "21": 1, "23": 1, "31": 0, "41": 0}


def test_overlaps_and_jaccards_index(members):
    both = strategies.overlaps(strategies.standing(members)).set_index(["one", "other"])
    assert both.loc[("river", "river"), "shared"] == 2
    assert both.loc[("river", "delta"), "shared"] == 1
    assert both.loc[("river", "delta"), "jaccard"] == 1 / 2
    assert both.loc[("river", "cluster"), "jaccard"] == 1 / 3
    assert both.loc[("delta", "cluster"), "shared"] == 0
    assert (both["shared"].to_numpy() == both["shared"].swaplevel().sort_index(sort_remaining=False)
            .reindex(both.index).to_numpy()).all()  # fmt: skip


def test_dates_keep_their_precision():
    acts = pd.DataFrame({"date": ["2014", "2014-07", "2014-07-01"]})
    found = strategies.dated(acts)
    assert list(found["exact"]) == ["year", "month", "day"]
    assert found["when"].round(2).tolist() == [2014.5, 2014.54, 2014.5]
    with pytest.raises(ValueError, match="July 2014"):
        strategies.dated(pd.DataFrame({"date": ["July 2014"]}))


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2014-07-01", "2014", 0),
        ("2021-12", "2021-12-08", 0),
        ("2022-07-22", "2022-07-22", 0),
        ("2022-06-24", "2022-07-22", 28),
        ("2022-06", "2022-07-22", 22),
        ("2013", "2014-02-26", 57),
    ],
)
def test_days_apart_at_the_coarser_precision(one, other, days):
    assert strategies.days_apart(one, other) == strategies.days_apart(other, one) == days


def test_the_ladder_counts_kinds_and_the_rest():
    acts = pd.DataFrame({"strategy": ["a", "a", "a", "b", ""], "kind": ["1", "X", "", "N", "N"]})
    table = strategies.ladder(acts, strategies=["a", "b", "c"]).set_index("strategy")
    assert table.loc["a"].tolist() == [1, 0, 1, 1, 3]
    assert table.loc["b", "N"] == 1 and table.loc["c", "all"] == 0


def test_what_is_wrong_is_said(members):
    with pytest.raises(ValueError, match="no members of lake"):
        strategies.standing(members, strategies=["river", "lake"])
    with pytest.raises(ValueError, match="part half"):
        strategies.standing(members.assign(part="half"))
    with pytest.raises(ValueError, match="no column part"):
        strategies.standing(members.drop(columns="part"))
