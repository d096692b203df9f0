"""Standing, overlaps, dates and kinds, against small cases worked by hand."""

import pandas as pd
import pytest

from analysis.china import strategies

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


# ---- a strategy's members beside the rest ----------------------------------------------------------------


@pytest.fixture
def world():
    """Four regions, 2010-2013: a and b belong; b has no people in 2011, d no product in 2013."""
    years = range(2010, 2014)
    grown = {"a": 1.10, "b": 1.10, "c": 1.02, "d": 1.02, "e": 1.02}
    accounts = pd.DataFrame(
        [(r, y, "v", 100 * g ** (y - 2010)) for r, g in grown.items() for y in years],
        columns=["region", "year", "vintage", "grp"],
    )
    people = pd.DataFrame(
        [(r, y, 50.0) for r in grown for y in years], columns=["region", "year", "population"]
    )
    return accounts, people


def test_a_profile_keeps_the_units_with_every_year(world):
    accounts, people = world
    accounts = accounts[~((accounts["region"] == "d") & (accounts["year"] == 2013))]
    p = strategies.profile(accounts, people, members=["a", "b", "x"], centres=["a"], vintage="v", first=2011)
    assert p.lacking == ("x",) and p.left_out == 1 and (p.first, p.last) == (2011, 2013)
    assert p.places.set_index("region")["role"].to_dict() == {
        "a": "centre",
        "b": "other",
        "c": "out",
        "e": "out",
    }
    assert sorted(p.heads["year"].unique()) == [
        2011,
        2012,
        2013,
    ]  # 2010 gives the first mean of two year-ends
    later = strategies.profile(accounts, people, members=["a", "b"], vintage="v", first=2010)
    assert sorted(later.heads["year"].unique()) == [2011, 2012, 2013]


def test_growth_and_contribution_against_the_rest_of_the_whole(world):
    accounts, people = world
    p = strategies.profile(accounts, people, members=["a", "b"], vintage="v", first=2010)
    whole = accounts.groupby("year")["grp"].sum().rename("total").reset_index()
    share = strategies.group_shares(accounts, groups={"in": ["a", "b"]}, wholes={"v": whole})
    found = strategies.against(share, first=2010, last=2013)
    inside, outside = 2 * (110 * 1.21 - 100), 3 * (102 * 1.0404 - 100)
    assert found["in"] == pytest.approx(10) and found["out"] == pytest.approx(2)
    assert found["gap"] == pytest.approx(8)
    assert found["contribution"] == pytest.approx(100 * inside / (inside + outside))
    level = strategies.relative(p.heads, year=2013).set_index("region")["relative"]
    assert level["a"] / level["c"] == pytest.approx((1.10 / 1.02) ** 3) and level.mean() == pytest.approx(100)


def test_the_level_follows_from_two_shares():
    product, people = (pd.DataFrame({"year": [1], "share": [x]}) for x in (40.0, 25.0))
    assert strategies.odds(product, people)["ratio"].tolist() == pytest.approx([(40 / 25) / (60 / 75)])


def test_sectors_of_flagged_units_are_left_out(world):
    accounts, people = world
    p = strategies.profile(accounts, people, members=["a", "b"], vintage="v", first=2010)
    made = accounts.assign(primary=10.0, secondary=30.0, tertiary=60.0, flag=None)
    made.loc[made["region"] == "b", ["secondary", "flag"]] = [900.0, "sectors"]
    cut = strategies.structure(made, places=p.places, years=(2010, 2013)).set_index(["side", "year"])
    assert cut.loc[("in", 2013)].tolist() == [10, 30, 60]


def test_a_described_strategy_adds_up_by_hand(world):
    accounts, people = world
    p = strategies.profile(accounts, people, members=["a", "b"], centres=["a"], vintage="v", first=2011)
    by_year = accounts.groupby("year")["grp"].sum()
    lines = strategies.described(p, product=by_year, people=people.groupby("year")["population"].sum())
    last = lines.groupby(["facet", "line"])["value"].last()
    assert last["share", "people"] == pytest.approx(40)
    assert last["share", "grp"] == pytest.approx(100 * 2 * 1.1**3 / (2 * 1.1**3 + 3 * 1.02**3))
    assert last["level", "ratio"] == pytest.approx((1.1 / 1.02) ** 3)
    assert last["centre", "ratio"] == pytest.approx(1) and last["spread", "in"] == pytest.approx(0)


def test_errors_of_copying_are_left_out_where_units_become_regions():
    df = pd.DataFrame({"code": ["1", "2"], "region": ["A", "A"], "flag": ["error", None]})
    assert strategies.as_regions(df)[["region", "around"]].to_numpy().tolist() == [["2", "A"]]


def test_a_profile_without_members_or_rest_is_refused(world):
    accounts, people = world
    with pytest.raises(ValueError, match="1 of 2 members"):
        strategies.profile(accounts, people, members=["a", "x"], vintage="v", first=2010)
    with pytest.raises(ValueError, match="0 others"):
        strategies.profile(accounts, people, members=list("abcde"), vintage="v", first=2010)
    with pytest.raises(ValueError, match="no two years"):
        strategies.profile(accounts, people, members=["a", "b"], vintage="v", first=2013)


def test_group_shares_need_every_unit_and_the_same_vintage():
    accounts = pd.DataFrame(
        [("a", 1, "v", 10.0), ("b", 1, "v", 20.0), ("a", 2, "v", 30.0), ("a", 1, "w", 50.0)],
        columns=["region", "year", "vintage", "grp"],
    )
    wholes = {v: pd.DataFrame({"year": [1, 2], "total": [100.0, 200.0]}) for v in "vw"}
    found = strategies.group_shares(accounts, groups={"g": ["a", "b"], "h": ["a"]}, wholes=wholes)
    shown = {(r.strategy, r.vintage, r.year): r.share for r in found.itertuples()}
    assert shown == {("g", "v", 1): 30, ("h", "v", 1): 10, ("h", "v", 2): 15, ("h", "w", 1): 50}


def test_shares_at_the_ends_of_windows_that_a_group_has():
    shares = pd.DataFrame(
        [
            ("g", "v", 1, 10.0),
            ("g", "v", 2, 11.0),
            ("g", "v", 3, 14.0),
            ("g", "w", 3, 50.0),
            ("h", "v", 1, 5.0),
        ],
        columns=["strategy", "vintage", "year", "share"],
    )
    found = strategies.at_ends(shares, {"v": (1, 3), "w": (3, 4)}).set_index(["strategy", "vintage"])
    assert found.loc[("g", "v")].tolist() == [10, 14, 4]
    assert found["change"].isna().tolist() == [False, True, True]


def test_paces_of_groups_and_of_what_they_leave_of_the_whole():
    grown = {"a": 1.1, "b": 1.1, "c": 1.0, "d": 1.0}
    accounts = pd.DataFrame(
        [(r, y, "v", 100 * g**y) for r, g in grown.items() for y in range(3) if (r, y) != ("b", 2)],
        columns=["region", "year", "vintage", "grp"],
    )
    window = {"windows": {"v": (0, 2)}}
    found = strategies.paces(accounts, groups={"g": ["a"], "h": ["a", "b"]}, **window)
    rate = found.set_index("strategy")["rate"]
    assert rate["g"] == pytest.approx(10) and pd.isna(rate["h"])
    whole = {"v": pd.DataFrame({"year": [0, 2], "total": [300.0, 100 * 1.21 + 200 * 1.44]})}
    rest = strategies.paces(accounts, groups={"g": ["a"]}, wholes=whole, **window).set_index("strategy")[
        "rate"
    ]
    assert rest["rest"] == pytest.approx(20)


def test_intensity_is_the_change_of_a_sum_over_a_sum():
    years = (2012, 2014)
    used = {"A": (8, 4), "B": (2, 1), "C": (5, 5), "D": (9, float("nan"))}
    values = [(r, y, "co2", v) for r, own in used.items() for y, v in zip(years, own, strict=True)]
    values = pd.DataFrame(values, columns=["region", "year", "indicator", "used"])
    made = {"A": (10, 20), "B": (10, 20), "C": (10, 10), "D": (10, 20)}
    volumes = [(r, y, v) for r, own in made.items() for y, v in zip(years, own, strict=True)]
    volumes = pd.DataFrame(volumes, columns=["region", "year", "grp"])
    found = strategies.intensity(values, volumes, of="used", inside=["A", "B"], spans=[years])
    rates = found.set_index(["side", "indicator", "span"])["rate"]
    assert rates["belt", "co2", "2012_2014"] == pytest.approx(-50)  # .5 to .125 in two years
    assert rates["others", "co2", "2012_2014"] == pytest.approx(0)  # D is not complete
    with pytest.raises(ValueError, match="no region of belt has"):
        strategies.intensity(values, volumes, of="used", inside=["D"], spans=[years])


def test_growth_of_some_units_less_that_of_others(world):
    accounts, _ = world
    windows = {"v": (2010, 2013)}
    found = strategies.ahead(accounts, of=["a", "b"], over=["c", "d"], windows=windows)
    assert found.to_dict() == pytest.approx({"v": 8})
    short = accounts[(accounts["region"] != "d") | (accounts["year"] != 2013)]
    assert strategies.ahead(short, of=["a"], over=["c", "d"], windows=windows).isna().all()


def test_leads_are_told_by_group_and_vintage(world):
    accounts, _ = world
    windows = {"v": (2010, 2013)}
    found = strategies.leads(accounts, groups={"g": ["a", "b"], "h": ["c"]}, over=["c", "d"], windows=windows)
    assert found[["strategy", "vintage"]].values.tolist() == [["g", "v"], ["h", "v"]]
    assert found["lead"].tolist() == pytest.approx([8, 0])


def test_centres_stand_beside_the_members_that_the_vintage_holds():
    """a doubles, b and c stay; d is held in the other vintage alone."""
    rows = [("a", 0, "v", 10.0), ("a", 1, "v", 20.0), ("b", 0, "v", 20.0), ("b", 1, "v", 20.0)]
    rows += [("c", 0, "v", 10.0), ("c", 1, "v", 10.0), ("a", 0, "w", 1.0), ("a", 1, "w", 1.0)]
    rows += [("d", 0, "w", 5.0), ("d", 1, "w", 5.0)]
    accounts = pd.DataFrame(rows, columns=["region", "year", "vintage", "grp"])
    spec = {"centres": {"s": ["a"]}, "members": {"s": list("abcd")}, "vintage": "v"}
    found = strategies.in_their_clusters(accounts, windows={"v": (0, 1), "w": (0, 1)}, **spec).iloc[0]
    assert found[["strategy", "first", "last", "v"]].tolist() == ["s", 25, 40, 100]
    assert pd.isna(found["w"])  # b and c have no figure there


def test_cities_that_a_strategy_names(members):
    assert strategies.cities_of(members) == {"delta": ["11"], "cluster": ["21", "22", "31"]}
    whole = strategies.cities_of(members[members["part"] == "whole"])
    assert whole == {"delta": ["11"], "cluster": ["21", "31"]}


def test_cities_beyond_the_provinces_of_others():
    cities = pd.DataFrame({"region": ["1", "2", "3", "4"], "around": ["A", "A", "B", None]})
    assert strategies.beyond(cities, ["1"]) == ["3", "4"]


def test_the_whole_of_each_state_of_city_figures():
    rows = [("v3", 1, 2.0), ("v3", 1, 3.0), ("v4", 1, 4.0), ("v4", 1, 5.0), ("v5", 1, 9.0)]
    found = strategies.wholes(pd.DataFrame(rows, columns=["vintage", "year", "grp"]))
    assert {state: own["total"].tolist() for state, own in found.items()} == {
        "v3": [5],
        "v4": [9],
        "v4r": [9],
    }


def test_what_is_spent_of_the_product_in_years_that_have_both():
    spent = pd.DataFrame({"region": ["A", "A", "B"], "year": [1, 2, 1], "value": [2.0, 3.0, 9.0]})
    product = pd.DataFrame({"region": ["A", "A"], "year": [1, 3], "grp": [50.0, 60.0]})
    assert strategies.of_product(spent, product, region="A").to_dict() == {1: 4}


def test_heads_carry_their_group_or_the_rest(world):
    accounts, people = world
    found = strategies.heads_by_group(accounts, people, groups={"g": ["b", "a"]}, vintage="v", first=2010)
    groups = found.groupby("strategy")["region"].agg(set).to_dict()
    assert groups["g"] == {"a", "b"} and groups["rest"] and not groups["rest"] & {"a", "b"}


def test_units_that_raised_their_share_by_a_mark():
    product = pd.DataFrame(
        {"region": list("aabbc"), "year": [0, 1, 0, 1, 1], "grp": [10.0, 12.0, 10.0, 11.0, 50.0]}
    )
    totals = pd.Series({0: 100.0, 1: 100.0})
    marks = {"one": 0.9, "half": 0.5, "two": 2.5}
    found = strategies.risen(product, totals, first=0, last=1, marks=marks)
    assert found == {"one": 2, "half": 2, "two": 0}  # c has no figure at first


def test_strategies_that_lie_inside_another(members):
    """Delta (A) and the cluster (B, C) beside the river (A, B): one lies inside another."""
    assert strategies.inside_another(strategies.standing(members)) == 1


def test_members_stand_beside_the_mean_of_all_units(world):
    p = strategies.profile(*world, members=["a", "b"], centres=["a"], vintage="v", first=2010)
    found = strategies.members_at(p, years={"first": 2011, "last": 2013})
    assert found["region"].tolist() == ["a", "b"] and found["role"].tolist() == ["centre", "other"]
    level = strategies.relative(p.heads, year=2013).set_index("region")["relative"]
    assert found["last"].tolist() == pytest.approx(level[["a", "b"]].tolist())
    assert (found["last"] > found["first"]).all()
