"""Trade of a group of regions: planted changes are found, pre-trends told apart, arithmetic by hand."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analysis.china import trade
from analysis.data import package

YEARS = range(2006, 2020)


def world(jump=0.0, drift=0.0, since=2014):
    """Five regions on a common path; A and B gain ``drift`` a year and ``jump`` (log) from ``since`` on."""
    lines = []
    for i, region in enumerate("ABCDE"):
        for year in YEARS:
            log = 5 + i / 3 + 0.05 * (year - 2006) + 0.1 * np.sin(year)
            if region in "AB":
                log += drift * (year - 2006) + jump * (year >= since)
            lines.append((region, year, np.exp(log)))
    return pd.DataFrame(lines, columns=["region", "year", "usd"])


def measured(rows):
    path = trade.relative(rows, members=["A", "B"], others=["C", "D", "E"], value="usd", base=2013)
    return trade.change(path, since=2014, fit_from=2008)


def test_a_planted_jump_is_found():
    found = measured(world(jump=0.2))
    assert (found.plain, found.trend, found.last) == pytest.approx((20, 20, 20))
    assert found.slope == pytest.approx(0, abs=1e-9)


def test_a_drift_is_a_plain_change_and_none_against_the_trend():
    found = measured(world(drift=0.03))
    assert found.slope == pytest.approx(3)
    assert found.trend == pytest.approx(0, abs=1e-9) and found.last == pytest.approx(0, abs=1e-9)
    assert found.plain == pytest.approx(3 * (2016.5 - 2010.5))


def test_a_common_shock_moves_neither():
    rows = world(jump=0.2)
    rows["usd"] *= np.where(rows["year"] == 2016, 0.5, 1)
    assert measured(rows).trend == pytest.approx(20)


def test_the_visible_step_agrees_with_simulation():
    """Three standard errors: the spread of the mean distance over draws of noise with a known scatter."""
    rng, gaps, smallest = np.random.default_rng(3), [], []
    for _ in range(800):
        path = pd.DataFrame({"year": YEARS, "relative": 2.0 * np.arange(14) + rng.normal(0, 4, 14)})
        gaps.append(trade.change(path, since=2014, fit_from=2006).trend)
        smallest.append(trade.visible(path, since=2014, fit_from=2006))
    assert np.sqrt(np.mean(np.square(smallest))) == pytest.approx(3 * np.std(gaps), rel=0.08)


def test_the_group_stands_last_among_all_when_it_jumped():
    found = trade.among_all(
        world(jump=0.2), members=["A", "B"], pool=["C", "D", "E"], value="usd",
        before=(2010, 2013), after=(2015, 2019),
    )  # fmt: skip
    assert found["own"].tolist() == [False] * 3 + [True]
    assert found["change"].tolist() == pytest.approx([0, 0, 0, 20], abs=1e-9)


def test_every_group_is_enumerated_and_agrees_with_one_by_one():
    rows = package.open().table("trade")
    rows = rows.assign(usd=rows["exports"] + rows["imports"])
    pool = ["Liaoning", "Shandong", "Jiangsu", "Zhejiang", "Fujian"]
    spans = {"before": (2010, 2013), "after": (2015, 2019)}
    found = trade.among_all(rows, members=["Beijing", "Tianjin"], pool=pool, value="usd", **spans)
    assert len(found) == 11 and found["change"].is_monotonic_increasing
    wide = rows.pivot(index="year", columns="region", values="usd")
    for pair in combinations(pool, 2):
        rest = [name for name in pool if name not in pair]
        log = np.log(wide[list(pair)].sum(axis=1) / wide[rest].sum(axis=1))
        expected = 100 * (log.loc[2015:2019].mean() - log.loc[2010:2013].mean())
        assert found.set_index("group").at["+".join(pair), "change"] == pytest.approx(expected)


def test_shares_and_paths_by_hand():
    rows = pd.DataFrame({"region": ["A", "B"] * 2, "year": [1, 1, 2, 2], "usd": [20.0, 80.0, 60.0, 60.0]})
    assert trade.share(rows, members=["A"], value="usd")["share"].tolist() == [20, 50]
    found = trade.paths(rows, groups={"a": ["A"], "all": ["A", "B"]}, value="usd", base=1)
    assert found["index"].tolist() == pytest.approx([100, 300, 100, 120])


def test_the_shares_of_all_parts_sum_to_the_whole():
    rows = trade.totals(package.open())
    names = list(rows["region"].unique())
    for value in ("usd", "place", "cny"):
        parts = sum(trade.share(rows, members=names[i::3], value=value)["share"] for i in range(3))
        assert parts.to_numpy() == pytest.approx(100)


def test_the_two_currencies_imply_one_rate():
    found = trade.rates(trade.totals(package.open()))
    assert found["year"].tolist() == [2016, 2017, 2018, 2019] and (found["n"] == 31).all()
    assert ((found["high"] - found["low"]) / found["rate"] < 0.02).all()


def test_printed_figures_imply_an_interval():
    low, middle, high = trade.implied(1.68, 17.2, half_level=0.005, half_growth=0.05)
    assert middle == pytest.approx(1.68 / 1.172) and low < middle < high
    assert (low, high) == pytest.approx((1.675 / 1.1725, 1.685 / 1.1715))


def test_what_a_part_accounts_for_by_hand():
    """100 to 120, a part from 40 to 70: 30 of 20, the rest fell by 10."""
    assert trade.accounts_for(70, 75, whole=120, growth=20) == pytest.approx(150)
    assert trade.accounts_for(50, -16.6666666667, whole=120, growth=20) == pytest.approx(-50)


def test_parts_that_make_up_the_whole_account_for_all_of_its_rise():
    printed = {"trade": 120, "trade_growth": 20, "in": 70, "in_growth": 75, "out": 50, "out_growth": -100 / 6}
    found = trade.parts(printed, {"in": "trade", "out": "trade"})
    assert found["accounts_for"].tolist() == pytest.approx([150, -50])
    assert found["share"].sum() == pytest.approx(100)


def test_errors_say_what_to_do():
    rows = world()
    with pytest.raises(ValueError, match="no region X"):
        trade.share(rows, members=["X"], value="usd")
    with pytest.raises(ValueError, match="A among the members and the others"):
        trade.relative(rows, members=["A"], others=["A", "B"], value="usd", base=2013)
    with pytest.raises(ValueError, match="no year 1999"):
        trade.relative(rows, members=["A"], others=["B"], value="usd", base=1999)
    with pytest.raises(ValueError, match="no usd for B 2006"):
        trade.share(rows.drop(index=rows[(rows["region"] == "B") & (rows["year"] == 2006)].index),
                    members=["A"], value="usd")  # fmt: skip
    with pytest.raises(ValueError, match="three and one"):
        trade.change(pd.DataFrame({"year": [1, 2], "relative": [0, 1]}), since=2, fit_from=1)
    with pytest.raises(ValueError, match="nothing to divide"):
        trade.implied(1, -100)


def test_around_a_year_each_measure_is_compared_without_that_year():
    rows = world(jump=0.2, since=2015).assign(place=lambda t: 2 * t["usd"])
    sides = {"members": ["A", "B"], "others": ["C", "D", "E"], "values": ["usd", "place"]}
    moved, every = trade.around(rows, **sides, since=2014, fit_from=2008, until=2019)
    assert moved["plain"].tolist() == pytest.approx([0.2, 0.2]) and moved["trend"].tolist() == pytest.approx(
        [0.2, 0.2]
    )
    assert (moved["groups"] == 3).all() and (
        moved["lower"] == 3
    ).all()  # all pairs of others lost beside them
    own = every[every["own"]].set_index("measure")["change"]
    assert (
        own.to_dict() == pytest.approx({"usd": 20, "place": 20})
        and not every.loc[every["own"], "lower"].any()
    )


def test_printed_parts_of_beijings_trade():
    facts = package.open().table("facts").set_index("id")["value"]
    found, seven = trade.printed_parts(facts, total=1.68, growth=17.2)
    assert set(found["when"]) == {"half_year", "seven_months"} and "crude_price" in seven
    shares = found[found["when"] == "half_year"].set_index("part")["share"]
    assert shares["imports"] + shares["exports"] == pytest.approx(100, abs=1)
