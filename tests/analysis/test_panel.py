import numpy as np
import pandas as pd
import pytest

from analysis.data import panel

REGIONS = pd.DataFrame({"region": ["A", "B", "C"], "macro_region": ["East", "West", "West"]})


def accounts(vintage="v4"):
    grp = {"A": [100.0, 120.0], "B": [50.0, 60.0], "C": [10.0, 20.0]}
    rows = [(r, 2001 + i, vintage, v) for r, values in grp.items() for i, v in enumerate(values)]
    return pd.DataFrame(rows, columns=["region", "year", "vintage", "grp"])


def population():
    of = {"A": [10.0, 20.0, 30.0], "B": [10.0, 10.0, 10.0], "C": [4.0, 6.0, 4.0]}
    rows = [(r, 2000 + i, v) for r, values in of.items() for i, v in enumerate(values)]
    return pd.DataFrame(rows, columns=["region", "year", "population"])


def test_per_head_is_over_the_mean_of_two_years_ends():
    table = panel.per_head(accounts(), population=population())
    assert list(table.columns) == ["region", "year", "per_head", "grp", "mean_population"]
    of = table.set_index(["region", "year"])["per_head"]
    assert of["A", 2001] == pytest.approx(100 / 15 * 1e4)  # 100 million yuan over 10,000 persons: 10,000 yuan
    assert of["A", 2002] == pytest.approx(120 / 25 * 1e4)
    assert of["C", 2001] == pytest.approx(10 / 5 * 1e4)


def test_a_group_divides_sums_and_does_not_average_ratios():
    heads = panel.per_head(accounts(), population=population())
    groups = panel.per_head_by_group(heads, regions=REGIONS)
    west = panel.at(groups, value="per_head", year=2001, macro_region="West")
    assert west == pytest.approx((50 + 10) / (10 + 5) * 1e4)
    over = panel.ratio(groups, top="East", bottom="West")
    assert panel.at(over, value="ratio", year=2001) == pytest.approx((100 / 15) / (60 / 15))


def test_shares_sum_to_one_hundred_in_the_order_of_the_regions_table():
    shares = panel.share_by_group(accounts(), regions=REGIONS)
    assert list(shares["macro_region"].unique()) == ["East", "West"]
    assert shares.groupby("year")["share"].sum().tolist() == pytest.approx([100, 100])
    assert panel.at(shares, value="share", year=2002, macro_region="East") == pytest.approx(60)
    alone = panel.share_by_group(accounts(), regions=REGIONS, by="region")
    assert panel.at(alone, value="share", year=2002, region="C") == pytest.approx(10)


def test_rows_do_not_depend_on_the_order_they_come_in():
    shuffled = accounts().sample(frac=1, random_state=3)
    first = panel.share_by_group(accounts(), regions=REGIONS)
    again = panel.share_by_group(shuffled, regions=REGIONS)
    pd.testing.assert_frame_equal(first, again)


@pytest.mark.parametrize(
    "call",
    [
        lambda df: panel.per_head(df, population=population()),
        lambda df: panel.share_by_group(df, regions=REGIONS),
        lambda df: panel.sum_by_group(df, value="grp", regions=REGIONS),
        lambda df: panel.over_national(df, national=pd.DataFrame()),
    ],
)
def test_two_vintages_together_are_refused(call):
    both = pd.concat([accounts("v4"), accounts("v5")])
    with pytest.raises(ValueError, match="vintages v4, v5 together; a series never mixes vintages"):
        call(both)


def test_one_vintage_is_taken_on_request_and_a_missing_one_refused():
    both = pd.concat([accounts("v4"), accounts("v5").assign(grp=1.0)])
    assert set(panel.one_vintage(both, vintage="v5")["grp"]) == {1.0}
    with pytest.raises(ValueError, match="no rows of vintage 'v6'; the table holds v4, v5"):
        panel.one_vintage(both, vintage="v6")


def test_a_region_twice_in_a_year_is_refused():
    twice = pd.concat([accounts(), accounts().head(1)])
    with pytest.raises(ValueError, match="A 2001 more than once"):
        panel.share_by_group(twice, regions=REGIONS)


def test_an_unknown_region_is_refused():
    strange = accounts().replace({"region": {"C": "Atlantis"}})
    with pytest.raises(ValueError, match="Atlantis not in the table regions"):
        panel.share_by_group(strange, regions=REGIONS)


def test_years_with_other_regions_are_refused():
    with pytest.raises(ValueError, match=r"no grp for C 2002; a sum.*Leave these regions"):
        panel.share_by_group(accounts().iloc[:-1], regions=REGIONS)


def test_a_missing_population_is_named():
    with pytest.raises(ValueError, match="no population for B 2001, B 2002"):
        panel.per_head(accounts(), population=population()[lambda d: d["region"] != "B"])
    gap = population()[lambda d: ~((d["region"] == "B") & (d["year"] == 2001))]
    with pytest.raises(ValueError, match="year before B 2002; add the missing year"):
        panel.mean_population(gap)


def test_years_before_the_population_are_left_out():
    table = panel.per_head(accounts(), population=population()[lambda d: d["year"] > 2000])
    assert set(table["year"]) == {2002}


def test_the_provinces_sum_is_compared_with_the_nation_of_the_same_vintage():
    national = pd.DataFrame(
        {"year": [2001, 2002, 2002], "vintage": ["v4", "v4", "v5"], "gdp": [160.0, 250.0, 1.0]}
    )
    table = panel.over_national(accounts(), national=national, regions=REGIONS)
    assert table["ratio"].tolist() == pytest.approx([1.0, 0.8])
    assert table["East"].tolist() == pytest.approx([62.5, 48.0])
    with pytest.raises(ValueError, match="vintage 'v5' has no year in common"):
        panel.over_national(accounts("v5"), national=national[national["vintage"] == "v4"])


def test_a_window_is_cut_to_what_is_held():
    assert panel.span(accounts()) == (2001, 2002)
    assert panel.span(accounts(), first=1990, last=2030) == (2001, 2002)
    with pytest.raises(ValueError, match="2002-0 leaves no two years of the 2001-2002 held"):
        panel.span(accounts(), first=2002)


def test_one_cell_means_one_cell():
    with pytest.raises(ValueError, match="3 rows with year=2001; exactly one"):
        panel.at(accounts(), value="grp", year=2001)
    with pytest.raises(ValueError, match="no group North; the table holds"):
        groups = panel.per_head_by_group(panel.per_head(accounts(), population=population()), regions=REGIONS)
        panel.ratio(groups, top="North", bottom="West")


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="no column grp; the table holds region, year, vintage"):
        panel.per_head(accounts().drop(columns="grp"), population=population())


def test_volumes_follow_the_index():
    accounts = pd.DataFrame(
        {"region": ["a"] * 3, "year": [1, 2, 3], "grp": [90.0, 100, 120], "growth_index": [np.nan, 105, 110]}
    )
    found = panel.volume(accounts, base=2).set_index("year")["grp"]
    assert found.tolist() == pytest.approx([100 / 1.05, 100, 110])
    with pytest.raises(ValueError, match="no grp of 5"):
        panel.volume(accounts, base=5)


def test_values_of_named_years_stand_side_by_side_in_the_order_of_the_rows():
    rows = pd.DataFrame({"who": ["b", "b", "a"], "side": ["x", "x", "y"], "year": [2000, 2005, 2005]})
    rows = rows.assign(value=[1.0, 3.0, 2.0])
    wide = panel.at_years(rows, value="value", by=["who", "side"], years={"first": 2000, "last": 2005})
    assert wide.columns.to_list() == ["who", "side", "first", "last"]
    assert wide[["who", "last"]].to_dict("list") == {"who": ["b", "a"], "last": [3.0, 2.0]}
    assert wide["first"].isna().to_list() == [False, True]
    alone = panel.at_years(rows, value="value", by="who", years={"later": 2006})
    assert alone["who"].to_list() == ["b", "a"] and alone["later"].isna().all()


def test_stacked_frames_carry_their_keys_as_columns():
    one = pd.DataFrame({"value": [1, 2]})
    found = panel.stacked({("a", "x"): one, ("b", "y"): one.tail(1)}, "series", "kind")
    assert found.values.tolist() == [["a", "x", 1], ["a", "x", 2], ["b", "y", 2]]
    assert list(found.columns) == ["series", "kind", "value"] and list(found.index) == [0, 1, 2]
    assert list(panel.stacked({"a": one}, "series")["series"]) == ["a", "a"]
    with pytest.raises(ValueError, match="no frames to stack by series"):
        panel.stacked({}, "series")


def test_what_every_method_asks_of_its_frame_is_asked_in_one_place():
    df = pd.DataFrame({"region": ["A", "A", "B"], "year": [2001, 2001, 2001], "value": 1.0})
    with pytest.raises(ValueError, match=r"gap: no column price; the table holds region, year, value\."):
        panel.validate(df, ["value", "price"], where="gap")
    with pytest.raises(ValueError, match=r"gap: A 2001 more than once; keep one row for a region and year\."):
        panel.validate(df, ["value"], where="gap")
    panel.validate(df.iloc[1:], ["value"], where="gap")


def test_a_band_stands_before_the_lines_as_chance():
    lines = pd.DataFrame({"series": ["a", "b"], "value": [1, 2], "expected": [5, 6], "low": 0, "high": 9})
    found = panel.with_band(lines, of="b")
    assert found["series"].tolist() == ["chance", "a", "b"] and found["value"].tolist() == [6, 1, 2]
    assert found["low"].isna().tolist() == [False, True, True]


def test_rows_of_named_years():
    table = pd.DataFrame({"year": [1, 2, 3, 3], "value": [1.0, 2.0, 3.0, None]})
    found = panel.at_whens(table, {"first": 1, "last": 3})
    assert found[["when", "value"]].values.tolist() == [["first", 1], ["last", 3]]
