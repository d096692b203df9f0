"""Growth accounting: perpetual inventory by hand, planted productivity found, identities, transitivity."""

import numpy as np
import pandas as pd
import pytest

from analysis.china import accounting
from analysis.china.accounting import Assumptions
from analysis.data import package

YEARS = range(2000, 2011)


def rows(region="A", *, g=0.08, invest=100.0, output=250.0, share=0.5, residents=(1000.0, 0.01), tfp=0.0):
    """A region on a steady path: investment and output grow at ``g``; nothing else moves them."""
    t = np.arange(len(YEARS))
    return pd.DataFrame({
        "region": region, "year": list(YEARS), "output": output * (1 + g) ** t * np.exp(tfp * t),
        "investment": invest * (1 + g) ** t, "scale": 0.8, "labour_share": share,
        "residents": residents[0] * (1 + residents[1]) ** t,
    })  # fmt: skip


def test_a_steady_path_stays_steady():
    found = accounting.capital(rows(), Assumptions(depreciation=0.1))["capital"].to_numpy()
    assert found[0] == pytest.approx(100 / 0.18 * 1.08)
    assert found[1:] / found[:-1] == pytest.approx(1.08)


def test_perpetual_inventory_by_hand():
    own = rows(g=0.0)
    found = accounting.capital(own, Assumptions(depreciation=0.2, initial="ratio", ratio=2)).head(2)
    first = 0.8 * 500 + 100
    assert found["capital"].tolist() == pytest.approx([first, 0.8 * first + 100])
    assert found["at_work"].tolist() == pytest.approx([(500 + first) / 2, (first + 0.8 * first + 100) / 2])


def test_the_first_stock_is_forgotten_at_the_rate_of_depreciation():
    low, high = (
        accounting.capital(rows(), Assumptions(depreciation=0.1, initial="ratio", ratio=r))[
            "capital"
        ].to_numpy()
        for r in (1, 3)
    )
    assert (high - low) == pytest.approx(500 * 0.9 ** np.arange(1, 12))


def test_years_before_extend_a_steady_path_without_a_seam():
    own = rows()
    past = pd.DataFrame(
        {"region": "A", "year": range(1996, 2000), "investment": 100 / 1.08 ** np.arange(4, 0, -1)}
    )
    plain = accounting.capital(own, Assumptions(initial="steady"))
    longer = accounting.capital(own, Assumptions(initial="earlier"), before=past)
    assert longer["capital"].to_numpy() == pytest.approx(plain["capital"].to_numpy())
    with pytest.raises(ValueError, match="needs the investment before 2000"):
        accounting.capital(own, Assumptions(initial="earlier"))
    with pytest.raises(ValueError, match="end in 1998"):
        accounting.capital(own, Assumptions(initial="earlier"), before=past[past["year"] < 1999])


def test_scaled_investment_scales_the_stock():
    plain, scaled = (
        accounting.capital(rows(), Assumptions(investment=i))["capital"] for i in ("published", "scaled")
    )
    assert scaled.to_numpy() == pytest.approx(0.8 * plain.to_numpy())


def planted(tfp, share=0.4):
    """Output made by a Cobb-Douglas technology with TFP growing at ``tfp``, from capital on any path."""
    rng = np.random.default_rng(7)
    own = rows(share=share)
    own["investment"] *= np.exp(rng.normal(0, 0.2, len(own)))
    stock = accounting.capital(own, Assumptions(initial="ratio"))
    own = own.merge(stock, on=["region", "year"])
    log = (1 - share) * np.log(own["at_work"]) + share * np.log(own["residents"])
    own["output"] = np.exp(log + tfp * np.arange(len(own)))
    return own


@pytest.mark.parametrize("tfp", [0.0, 0.02, -0.01])
def test_a_planted_productivity_is_found_exactly(tfp):
    found = accounting.grow(planted(tfp), labour="residents")
    assert found["residual"].to_numpy() == pytest.approx(100 * tfp, abs=1e-9)


def test_the_contributions_sum_to_growth():
    own = planted(0.01)
    found = accounting.grow(own, labour="residents", assumed=Assumptions(shares="fixed", labour=0.7))
    assert found[["capital", "labour", "residual"]].sum(axis=1).to_numpy() == pytest.approx(
        found["output"].to_numpy()
    )
    assert found["output"].to_numpy() == pytest.approx(100 * np.diff(np.log(own["output"])))


def test_means_are_of_the_years_between():
    found = accounting.grow(planted(0.02), labour="residents")
    table = accounting.means(found, spans={"all": (2000, 2010), "late": (2005, 2010)})
    assert table["residual"].tolist() == pytest.approx([2, 2])
    with pytest.raises(ValueError, match="lacks years of 1999-2010"):
        accounting.means(found, spans={"all": (1999, 2010)})


def two():
    a, b = planted(0.02), planted(0.02).assign(region="B")
    b["output"] *= np.exp(0.3)
    return pd.concat([a, b], ignore_index=True)


def test_levels_find_a_planted_gap_and_agree_with_growth():
    own = two()
    level = accounting.levels(own, labour="residents").pivot(index="region", columns="year", values="level")
    assert (level.loc["B"] - level.loc["A"]).to_numpy() == pytest.approx(0.3)
    assert level.loc["A"].diff().dropna().to_numpy() == pytest.approx(0.02)


def test_all_together_is_the_sum_with_employed_persons_given():
    own = two()
    employed = pd.Series({year: 500.0 for year in YEARS})
    found = accounting.whole(own, labour=employed)
    sums = own.groupby("year")["output"].sum()
    assert found["output"].to_numpy() == pytest.approx(sums.to_numpy()) and (found["employed"] == 500).all()
    assert found["labour_share"].to_numpy() == pytest.approx(0.4)


def test_shares_of_three_kinds():
    own = two()
    own.loc[own["region"] == "B", "labour_share"] = 0.6
    b, a = own[own["region"] == "B"]["output"].iloc[0], own[own["region"] == "A"]["output"].iloc[0]
    mean = accounting.labour_shares(own, Assumptions(shares="mean"))
    assert mean.loc["A", 2000] == pytest.approx((0.4 * a + 0.6 * b) / (a + b))
    assert (accounting.labour_shares(own, Assumptions(shares="fixed", labour=0.55)) == 0.55).all(axis=None)
    assert accounting.labour_shares(own, Assumptions()).loc["B", 2005] == 0.6


def test_sensitivity_is_each_choice_by_itself():
    own = two().drop(columns=["capital", "at_work"])
    employed = pd.Series({year: 500.0 + year for year in YEARS})
    spans = {"all": (2000, 2010)}
    found = accounting.sensitivity(
        own, labour=employed, spans=spans, depreciation=(0.05, 0.1), shares=("own", "fixed")
    )
    assert len(found) == 4 and list(found) == ["depreciation", "shares", "all"]
    choice = Assumptions(depreciation=0.05, shares="fixed")
    held = own.merge(accounting.capital(own, choice), on=["region", "year"])
    alone = accounting.grow(accounting.whole(held, labour=employed), labour="employed", assumed=choice)
    row = found[(found["depreciation"] == "0.05") & (found["shares"] == "fixed")]
    assert row["all"].iloc[0] == pytest.approx(alone["residual"].mean())


def test_assumptions_are_checked_and_enumerated():
    with pytest.raises(ValueError, match="initial is 'guess'"):
        Assumptions(initial="guess")
    with pytest.raises(ValueError, match="depreciation is 1.5"):
        Assumptions(depreciation=1.5)
    found = accounting.choices(depreciation=(0.05, 0.1), shares=("own", "mean", "fixed"))
    assert len(found) == 6 and len(set(found)) == 6


def test_errors_name_the_place():
    own = rows()
    with pytest.raises(ValueError, match="no investment for A 2004"):
        accounting.capital(own[own["year"] != 2004])
    with pytest.raises(ValueError, match="investment of A 2003 is not positive"):
        accounting.capital(own.assign(investment=own["investment"].where(own["year"] != 2003, -1)))
    with pytest.raises(ValueError, match="sum to nothing"):
        accounting.capital(rows(g=-0.2), Assumptions(depreciation=0.1))


def test_the_package_gives_a_panel_without_gaps():
    pack = package.open()
    own = accounting.series(pack)
    assert own["region"].nunique() == 30 and "Tibet" not in set(own["region"])
    assert len(own) == 30 * 18 and not own.isna().any(axis=None)
    past = accounting.earlier(pack)
    assert past["region"].nunique() == 30 and set(past["year"]) == {1996, 1997, 1998, 1999}
    # by an independent path: Jiangsu's investment of 2002 at prices of 2000
    table = pack.table("capital").set_index(["region", "year"])
    real = table.at[("Jiangsu", 2002), "gfcf"] / (table.at[("Jiangsu", 2001), "price"] / 100)
    real /= table.at[("Jiangsu", 2002), "price"] / 100
    ours = own.set_index(["region", "year"]).at[("Jiangsu", 2002), "investment"]
    assert ours == pytest.approx(real)
    back = table.at[("Jiangsu", 1998), "gfcf"] * table.at[("Jiangsu", 1999), "price"] / 100
    back *= table.at[("Jiangsu", 2000), "price"] / 100
    assert past.set_index(["region", "year"]).at[("Jiangsu", 1998), "investment"] == pytest.approx(back)


def test_another_source_of_growth_moves_the_residual_alone_and_needs_every_year():
    grown = pd.DataFrame(
        {
            "year": [2001, 2002],
            "region": "all",
            "output": [10.0, 9.0],
            "capital": [5.0, 5.0],
            "labour": [1.0, 1.0],
        }
    ).assign(residual=lambda t: t["output"] - t["capital"] - t["labour"])
    slower = accounting.at_growth(grown, pd.Series({2001: 8.0, 2002: 9.0}))
    assert slower["residual"].tolist() == [2.0, 3.0] and slower["capital"].equals(grown["capital"])
    assert (slower["output"] == slower[["capital", "labour", "residual"]].sum(axis=1)).all()
    with pytest.raises(ValueError, match="no growth of output in 2002"):
        accounting.at_growth(grown, pd.Series({2001: 8.0}))


def test_the_nation_grew_more_slowly_than_its_provinces_say():
    own = accounting.national_growth(package.open("")).loc[2001:2017].mean()
    assert own == pytest.approx(8.93, abs=0.005)  # the check value of the review that found the gap


def test_macro_regions_are_sums_and_capital_over_output_is_theirs():
    own = two().assign(macro_region=["East"] * len(YEARS) + ["West"] * len(YEARS))
    own.loc[own["region"] == "B", "labour_share"] = 0.6
    one = own.assign(macro_region="East")
    found = accounting.by_macro_region(one)
    sums = one.groupby("year")[["output", "at_work", "residents"]].sum()
    assert found[["output", "at_work", "residents"]].to_numpy() == pytest.approx(sums.to_numpy())
    paid = (one["labour_share"] * one["output"]).groupby(one["year"]).sum() / sums["output"]
    assert found["labour_share"].to_numpy() == pytest.approx(paid.to_numpy())
    ratio = accounting.capital_output(own).pivot(index="macro_region", columns="year", values="ratio")
    assert ratio.loc["all"].to_numpy() == pytest.approx((sums["at_work"] / sums["output"]).to_numpy())
    assert list(accounting.capital_output(own)["macro_region"].unique()) == ["East", "West", "all"]


def test_the_spread_of_levels_is_a_planted_one_at_every_rate():
    own = two().drop(columns=["capital", "at_work"])
    before = own[["region", "year", "investment"]].iloc[:0]
    found = accounting.spreads(own, Assumptions(), labour="residents", rates=[0.05, 0.1], before=before)
    lines = found.pivot(index="line", columns="year", values="spread")
    assert list(lines.index) == ["output", "rate_10", "rate_5"]
    assert lines.to_numpy() == pytest.approx(0.15)  # two provinces .3 apart, of one capital per resident
