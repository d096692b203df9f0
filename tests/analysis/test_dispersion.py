from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.data.errors import NotEstimable
from analysis.methods import dispersion

X = np.array([1.0, 2.0, 3.0, 6.0])


def long(values, year=2012, **columns):
    regions = [f"R{i}" for i in range(len(values))]
    return pd.DataFrame({"region": regions, "year": year, "per_head": values, **columns})


def test_cv_by_hand():
    assert dispersion.cv(X) == pytest.approx(np.sqrt(14 / 4) / 3)
    assert dispersion.cv(X, ddof=1) == pytest.approx(np.sqrt(14 / 3) / 3)
    assert dispersion.cv(X) == pytest.approx(X.std() / X.mean())


def test_sd_of_logs_by_hand():
    assert dispersion.sd_log([1.0, np.e**2]) == pytest.approx(1.0)
    assert dispersion.sd_log(X, ddof=1) == pytest.approx(np.log(X).std(ddof=1))


@pytest.mark.parametrize("measure", [dispersion.cv, dispersion.sd_log])
def test_whole_weights_are_repeated_values(measure):
    weights = np.array([1, 3, 2, 1])
    assert measure(X, weights=weights) == pytest.approx(measure(np.repeat(X, weights)))
    assert measure(X, weights=weights * 7.5) == pytest.approx(measure(X, weights=weights))


@pytest.mark.parametrize("measure", [dispersion.cv, dispersion.sd_log])
def test_the_unit_of_money_does_not_matter_and_equality_is_zero(measure):
    assert measure(X * 1e4) == pytest.approx(measure(X))
    assert measure(np.full(5, 3.3)) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("measure", [dispersion.cv, dispersion.sd_log])
def test_a_transfer_from_rich_to_poor_lowers_it(measure):
    assert measure([1.5, 2.0, 3.0, 5.5]) < measure(X)


def test_by_year_measures_each_cross_section():
    df = pd.concat([long(X), long(X * [1, 1, 1, 2], 2013)])
    table = dispersion.by_year(df)
    assert table["year"].tolist() == [2012, 2013] and table["n"].tolist() == [4, 4]
    assert table["value"].tolist() == pytest.approx([dispersion.cv(X), dispersion.cv([1, 2, 3, 12])])
    assert dispersion.change(table, first=2012, last=2013) == pytest.approx(
        100 * (dispersion.cv([1, 2, 3, 12]) / dispersion.cv(X) - 1)
    )


def test_by_year_takes_groups_and_weights():
    df = long(X, side=list("NNSS"), mean_population=[1.0, 3.0, 1.0, 1.0])
    table = dispersion.by_year(df, groups="side", weights="mean_population")
    assert table["side"].tolist() == ["N", "S"]
    assert table["value"].tolist() == pytest.approx(
        [dispersion.cv([1, 2], weights=[1, 3]), dispersion.cv([3, 6])]
    )


def test_the_four_named_measures_come_together():
    df = long(X, mean_population=[1.0, 3.0, 1.0, 1.0])
    table = dispersion.measures(df).set_index("measure")["value"]
    assert table["cv"] == pytest.approx(dispersion.cv(X))
    assert table["sdlogw"] == pytest.approx(dispersion.sd_log(X, weights=[1, 3, 1, 1]))
    with pytest.raises(ValueError, match="unknown gini; any of cv, cvw, sdlog, sdlogw"):
        dispersion.measures(df, names=["gini"])


def test_leaving_one_out_finds_the_region_that_makes_the_change():
    df = pd.concat([long(X), long(X * [1, 1, 1, 3], 2013)])
    table = dispersion.leave_one_out(df, first=2012, last=2013)
    assert table["region"].iloc[0] == "R3"
    assert table["change"].iloc[0] == pytest.approx(0)
    assert (table["change"].iloc[1:] > 0).all()


@pytest.mark.parametrize("measure", dispersion.MEASURES)
@pytest.mark.parametrize("weights", [None, "people"])
def test_leaving_one_out_at_once_is_leaving_each_out_by_hand(measure, weights):
    rng = np.random.default_rng(5)
    people = rng.uniform(1, 50, 23)
    values = np.exp(rng.normal(9, 0.4, (2, 23)))
    values[1, 4] *= 1000  # one region makes nearly all of the spread
    df = pd.concat(
        [long(row, year).assign(people=people) for row, year in zip(values, (2012, 2013), strict=True)]
    )
    options = {"measure": measure, "weights": weights}
    found = dispersion.leave_one_out(df, first=2012, last=2013, **options).set_index("region")["change"]
    for region in df["region"].unique():
        rest = dispersion.by_year(df[df["region"] != region], **options)
        alone = dispersion.change(rest, first=2012, last=2013)
        assert found[region] == pytest.approx(alone, rel=1e-9, abs=1e-9)


def test_leaving_one_out_of_regions_that_are_else_alike_leaves_no_spread():
    df = pd.concat([long([7.0, 7.0, 7.0, 9.0]), long(X, 2013)])
    with pytest.raises(NotEstimable):
        dispersion.leave_one_out(df, first=2012, last=2013)
    with pytest.raises(NotEstimable):
        dispersion.leave_one_out(df[df["region"].isin(["R0", "R1"])], first=2012, last=2013)


def test_logs_of_zero_or_negative_are_refused_by_region_and_year():
    df = pd.concat([long(X), long([1.0, 0.0, -2.0, 3.0], 2013)])
    with pytest.raises(ValueError, match="per_head of R1 2013, R2 2013 is zero or negative"):
        dispersion.by_year(df, measure="sd_log")
    with pytest.raises(ValueError, match="positions 1, 2 are zero or negative"):
        dispersion.sd_log([1.0, 0.0, -2.0, 3.0])


def test_other_regions_in_other_years_are_refused():
    with pytest.raises(ValueError, match="no per_head for R3 2013"):
        dispersion.by_year(pd.concat([long(X), long(X[:3], 2013)]))


def test_two_vintages_are_refused():
    df = pd.concat([long(X, vintage="v4"), long(X, vintage="v5")])
    with pytest.raises(ValueError, match="vintages v4, v5 together"):
        dispersion.by_year(df)


@pytest.mark.parametrize(
    ("values", "options", "said"),
    [
        ([1.0], {}, "at least two"),
        ([1.0, np.nan], {}, "missing or infinite values at positions 1"),
        ([-1.0, 0.5], {}, "needs a positive one"),
        (X, {"ddof": 2}, "ddof is 2"),
        (X, {"weights": [1, 1, 1, 1], "ddof": 1}, "no meaning with population weights"),
        (X, {"weights": [1, 1, 0, 1]}, "4 positive numbers"),
        (X, {"weights": [1, 1]}, "4 positive numbers"),
    ],
)
def test_bad_arrays_are_refused_in_words(values, options, said):
    with pytest.raises(ValueError, match=said):
        dispersion.cv(values, **options)


def test_an_unknown_measure_is_refused():
    with pytest.raises(ValueError, match="unknown measure 'gini'; one of cv, sd_log"):
        dispersion.by_year(long(X), measure="gini")


def test_ends_of_several_series_are_each_at_its_own_years():
    series = package.open("").series()
    found = dispersion.ends_by_series(dispersion.by_series(series), series, by=["measure"])
    for s in series:
        spread = dispersion.by_year(s.table)
        own = found[(found["series"] == s.name) & (found["measure"] == "cv")].set_index("when")["value"]
        assert own["change"] == dispersion.change(spread, first=s.since, last=s.last)


def test_levels_are_the_ends_and_the_middle_of_each_year():
    series = package.open().series()
    rows = dispersion.levels(series).set_index(["series", "year"])
    for s in series:
        heads = s.table[s.table["year"] == s.last]["per_head"]
        own = rows.loc[(s.name, s.last)]
        assert own["ratio"] == pytest.approx(heads.max() / heads.min())
        assert (
            own["middle"] == heads.median() and (heads < own["middle"]).sum() == (heads > own["middle"]).sum()
        )


def test_a_level_says_its_year_and_a_change_both():
    (s, *_) = package.open().series(last=2024)
    found = dispersion.ends(dispersion.by_year(s.table), s, by=["measure"]).set_index("when")["note"]
    assert found.to_dict() == {
        "first": "2012",
        "2020": "2020",
        "change_2020": "2012-2020",
        "2021": "2021",
        "change_2021": "2012-2021",
        "last": "2024",
        "change": "2012-2024",
    }


def test_with_the_people_of_2012_outputs_gap_in_the_present_accounts_rose():
    series = package.open("").series(last=2024)
    found = dispersion.with_same_people(series).set_index(["series", "measure"])
    assert found.at[("grp.v5", "cv"), "change"] == pytest.approx(-2.48, abs=0.005)
    assert found.at[("grp.v5", "cv"), "held"] == pytest.approx(2.25, abs=0.005)
    main = series[0]
    still = main.table.groupby("region")["mean_population"].transform("first")
    unmoved = replace(main, table=main.table.assign(mean_population=still))
    same = dispersion.with_same_people([unmoved])
    assert same["held"].tolist() == pytest.approx(same["change"].tolist(), abs=1e-12)
    assert dispersion.with_same_people([replace(main, weights=None)]).empty


def test_each_group_starts_at_a_hundred():
    table = pd.DataFrame({"g": ["a", "b", "a", "b"], "value": [2.0, 5.0, 3.0, 4.0]})
    assert dispersion.first_100(table, by=["g"])["value"].tolist() == [100, 100, 150, 80]
