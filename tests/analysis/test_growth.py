import numpy as np
import pandas as pd
import pytest

from analysis.data import package
from analysis.methods import growth

REGIONS = pd.DataFrame({"region": ["A", "B", "C"], "macro_region": ["East", "West", "West"]})
NAN = float("nan")


def accounts():
    rows = [
        ("A", 2000, 100.0, NAN, None),
        ("A", 2001, 110.0, 105.0, "final"),
        ("A", 2002, 130.0, 110.0, "preliminary"),
        ("B", 2000, 30.0, NAN, None),
        ("B", 2001, 45.0, 120.0, "final"),
        ("B", 2002, 50.0, 104.0, "final"),
        ("C", 2000, 10.0, NAN, None),
        ("C", 2001, 15.0, 100.0, "final"),
        ("C", 2002, 20.0, 108.0, "final"),
    ]
    df = pd.DataFrame(rows, columns=["region", "year", "grp", "growth_index", "growth_status"])
    return df.assign(vintage="v4")


def without_c():
    df = accounts()
    df.loc[(df["region"] == "C") & (df["year"] == 2002), "growth_index"] = NAN
    return df


def of(table, macro_region, year, column="growth"):
    return table.loc[(table["macro_region"] == macro_region) & (table["year"] == year), column].iloc[0]


def test_real_growth_weighs_by_the_product_of_the_year_before():
    table = growth.real(accounts(), regions=REGIONS)
    assert of(table, "West", 2001) == pytest.approx((30 * 1.20 + 10 * 1.00) / 40 * 100 - 100)
    assert of(table, "West", 2002) == pytest.approx((45 * 1.04 + 15 * 1.08) / 60 * 100 - 100)
    assert of(table, "East", 2001) == pytest.approx(5)
    assert table["year"].min() == 2001 and (table["n"] == [1, 1, 2, 2]).all()


def test_a_group_of_one_region_grows_as_its_index_says():
    alone = growth.real(accounts(), regions=REGIONS, by="region")
    merged = alone.merge(accounts(), on=["region", "year"])
    assert merged["growth"].to_numpy() == pytest.approx(merged["growth_index"].to_numpy() - 100)


def test_constant_prices_give_back_the_growth_of_the_sum():
    rng = np.random.default_rng(5)
    index = 100 + rng.uniform(-5, 15, (3, 6))
    level = 50 * np.cumprod(np.column_stack([np.ones(3), index / 100]), axis=1)
    rows = [
        (r, 2000 + t, level[i, t], index[i, t - 1] if t else NAN, "final")
        for i, r in enumerate("ABC")
        for t in range(7)
    ]
    df = pd.DataFrame(rows, columns=["region", "year", "grp", "growth_index", "growth_status"]).assign(
        vintage="v4"
    )
    real = growth.compound(growth.real(df, regions=REGIONS), first=2000, last=2006)
    nominal = growth.nominal(df, regions=REGIONS, first=2000, last=2006)
    assert real["rate"].to_numpy() == pytest.approx(nominal["rate"].to_numpy())


def test_preliminary_figures_are_flagged():
    table = growth.real(accounts(), regions=REGIONS)
    assert of(table, "East", 2002, "flagged") and not of(table, "East", 2001, "flagged")
    assert not of(table, "West", 2002, "flagged")
    rates = growth.compound(table, first=2000, last=2002).set_index("macro_region")
    assert rates.loc["East", "flagged"] and not rates.loc["West", "flagged"]


def test_a_missing_index_is_refused_by_name():
    with pytest.raises(ValueError, match=r"no growth index for C 2002; add it"):
        growth.real(without_c(), regions=REGIONS)


def test_an_index_without_the_weight_of_the_year_before_is_refused():
    df = accounts()[lambda d: ~((d["region"] == "B") & (d["year"] == 2000))]
    with pytest.raises(ValueError, match="no GRP of the year before for B 2001"):
        growth.real(df, regions=REGIONS)


def test_compound_rates_by_hand():
    table = growth.real(accounts(), regions=REGIONS)
    rate = growth.compound(table, first=2000, last=2002).set_index("macro_region").loc["East", "rate"]
    assert rate == pytest.approx(100 * ((1.05 * 1.10) ** 0.5 - 1))
    with pytest.raises(ValueError, match="no growth of East in 2000; the table holds 2001-2002"):
        growth.compound(table, first=1999, last=2002)
    with pytest.raises(ValueError, match="must come after"):
        growth.compound(table, first=2002, last=2002)


def test_nominal_growth_by_hand():
    rates = growth.nominal(accounts(), regions=REGIONS, first=2000, last=2002).set_index("macro_region")[
        "rate"
    ]
    assert rates["West"] == pytest.approx(100 * ((70 / 40) ** 0.5 - 1))
    yearly = growth.nominal_by_year(accounts(), regions=REGIONS)
    assert of(yearly, "West", 2001) == pytest.approx(50)
    lead = growth.leads(rates.reset_index(), over="East", value="rate", within=[])
    assert lead.set_index("macro_region").at["West", "lead"] == pytest.approx(rates["West"] - rates["East"])


def test_two_vintages_are_refused():
    both = pd.concat([accounts(), accounts().assign(vintage="v5")])
    with pytest.raises(ValueError, match="never mixes vintages"):
        growth.nominal(both, regions=REGIONS, first=2000, last=2002)
    with pytest.raises(ValueError, match="never mixes vintages"):
        growth.nominal_by_year(both, regions=REGIONS)


def test_leads_are_of_the_same_year_and_carry_the_flag_of_either_side():
    leads = growth.leads(growth.real(accounts(), regions=REGIONS), over="East")
    west = leads[leads["macro_region"] == "West"].set_index("year")
    assert west.loc[2001, "lead"] == pytest.approx(10) and not west.loc[2001, "flagged"]
    assert west.loc[2002, "flagged"]
    with pytest.raises(ValueError, match="no group South"):
        growth.leads(growth.real(accounts(), regions=REGIONS), over="South")


def test_spans_are_those_of_each_series_own_rates_and_years_ahead_are_counted():
    pack = package.open("")
    table, regions = pack.table("accounts"), pack.table("regions")
    held = {s.name: s for s in pack.series()}
    spans = [(held["real.v5"], "a", 2012, 2021), (held["grp.v5"], "b", 2019, 2025)]
    found = growth.over_spans(table, regions=regions, spans=spans).set_index(["tail", "macro_region"])
    yearly = growth.real(table, regions=regions, vintage="v5")
    rates = growth.compound(yearly, first=2012, last=2021).set_index("macro_region")["rate"]
    assert found.loc["a", "rate"].equals(rates) and not found.loc["a", "flagged"].any()
    assert found.loc["b", "flagged"].all() and set(found.loc["b", "basis"]) == {"nominal"}
    gaps = growth.leads(yearly, over="East").assign(series="s")
    counts = growth.years_ahead(gaps, first=2013, last=2021).set_index("macro_region")
    assert counts.at["West", "faster"] == 8 and counts.at["West", "n"] == 9
    assert counts.at["Northeast", "faster"] == 0 and set(counts["span"]) == {"2013_2021"}


def published():
    return pd.DataFrame(
        {
            "region": ["A", "B", "C"] * 2,
            "period": ["2022H1"] * 3 + ["2021H1"] * 3,
            "grp": [105.0, 33.0, NAN, 100.0, 30.0, 50.0],
            "growth": [5.0, 10.0, NAN, 1.0, 1.0, 1.0],
        }
    )


def test_half_a_group_has_no_half_year_growth():
    own = {"regions": REGIONS, "period": "2022H1", "before": "2021H1"}
    table = growth.half_year(published(), **own).set_index("macro_region")
    assert table.loc["East", "growth"] == pytest.approx(5)
    assert np.isnan(table.loc["West", "growth"])
    assert table.loc["West", ["regions", "covered", "lowest", "highest"]].tolist() == [2, 1, 10.0, 10.0]
    whole = growth.half_year(published().fillna({"growth": 2.0}), **own).set_index("macro_region")
    assert whole.loc["West", "growth"] == pytest.approx((30 * 10 + 50 * 2) / 80)
    with pytest.raises(ValueError, match="no rows of '2020H1'; the table holds 2022H1, 2021H1"):
        growth.half_year(published(), **own | {"before": "2020H1"})


def test_regions_with_half_year_growth_are_counted():
    first = published().assign(growth=np.nan)
    found = growth.regions_counted(published(), first, period="2022H1", nation=5.0)
    rates = published().query("period == '2022H1'")["growth"]
    assert found == {
        "regions_covered": rates.count(),
        "above_nation": (rates > 5).sum(),
        "fell": (rates < 0).sum(),
        "first_found": 0,
    }


def test_growth_of_each_region_and_of_all_together():
    span = {"regions": REGIONS, "vintage": "v4", "first": 2000, "last": 2002}
    each, whole = growth.by_region(accounts(), **span)
    rates = each.set_index("region")["rate"]
    assert rates["A"] == pytest.approx(100 * ((1.05 * 1.10) ** 0.5 - 1))
    steps = ((105 + 36 + 10) / 140) * ((110 * 1.10 + 45 * 1.04 + 15 * 1.08) / 170)
    assert whole == pytest.approx(100 * (steps**0.5 - 1))


def test_bounds_of_regions_are_bounds_of_groups():
    known = pd.DataFrame({"region": ["A", "B", "C"], "low": [1.0, 4.0, 0.0], "high": [2.0, 4.9, 3.9]})
    weights = pd.DataFrame({"region": ["A", "B", "C"], "grp": [10.0, 30.0, 10.0]})
    table = growth.bounds(known, weights=weights, regions=REGIONS)
    found = table.set_index("macro_region")
    assert found.loc["East"].tolist() == [1.0, 2.0] and found.loc["West"].tolist() == pytest.approx(
        [3.0, (30 * 4.9 + 39) / 40]
    )
    named = table.rename(columns={"low": "low_v5", "high": "high_v5"})
    (lead,) = growth.least_leads(named, over="East", of=["v5"]).itertuples()
    assert (lead.macro_region, lead.lead) == ("West", pytest.approx(1.0))
    both = named.assign(low_v4=named["low_v5"] - 0.5, high_v4=named["high_v5"])
    (lead,) = growth.least_leads(both, over="East", of=["v4", "v5"]).itertuples()
    assert lead.lead == pytest.approx(0.5)
    with pytest.raises(ValueError, match="no weight for C"):
        growth.bounds(known, weights=weights.head(2), regions=REGIONS)


def test_the_first_half_of_2022_by_the_book_s_own_tables():
    """The bounds worked out by another route: 2.602 to 4.524, 2.269 to 4.453, at most 2.188 and 2.160."""
    pack = package.open()
    known, regions, accounts = (pack.table(name) for name in ("half_year_bounds", "regions", "accounts"))
    most = {}
    for vintage in ("v4", "v5"):
        weights = accounts[(accounts["vintage"] == vintage) & (accounts["year"] == 2021)]
        table = growth.bounds(known, weights=weights, regions=regions).set_index("macro_region")
        assert table.loc["Central"].tolist() == pytest.approx([2.602, 4.524], abs=6e-4)
        assert table.loc["West"].tolist() == pytest.approx([2.269, 4.453], abs=6e-4)
        most[vintage] = table.loc["East", "high"]
    assert most == {"v4": pytest.approx(2.188, abs=6e-4), "v5": pytest.approx(2.160, abs=6e-4)}


def test_a_usual_fall_is_exceeded_in_five_of_a_hundred_years():
    falls = np.arange(100) / 10  # 0 to 9.9 points
    rows = [(f"r{i}", 2012, 110.0) for i in range(100)] + [
        (f"r{i}", 2013, 110 - f) for i, f in enumerate(falls)
    ]
    df = pd.DataFrame(rows, columns=["region", "year", "growth_index"])
    usual = growth.usual_fall(df, first=2012, last=2013)
    assert (falls > usual).mean() == 0.05
    with pytest.raises(ValueError, match="2012-2012 holds 1 years"):
        growth.usual_fall(df, first=2012, last=2012)


def test_steady_is_within_the_usual_fall_of_ones_own_growth():
    wide = {"A": (6, 5), "B": (6, 3), "C": (1, 0.5), "D": (2, -1)}
    rows = [(r, p, g) for r, own in wide.items() for p, g in zip(("then", "now"), own, strict=True)]
    df = pd.DataFrame(rows, columns=["region", "period", "growth"])
    before = {"then": ["then"], "both": ["then", "now"]}
    assert growth.steady(df, period="now", before=before, fall=2) == {"then": 2, "both": 4}
    assert growth.steady(df, period="now", before={"then": ["then"]}, fall=3) == {"then": 4}
    with pytest.raises(ValueError, match="never is not held of every region"):
        growth.steady(df, period="now", before={"x": ["never"]}, fall=2)


def test_a_lead_in_short():
    gaps = pd.DataFrame({"macro_region": "West", "year": [1, 2, 3], "lead": [-1.0, 2.0, 0.5]})
    found = growth.lead_in_short(pd.concat([gaps, gaps.assign(macro_region="East", lead=9.0)]), of="West")
    assert found == {"west": 2, "n": 3, "first": 1, "last": 3, "most": 2, "most_year": 2, "now": 0.5}
