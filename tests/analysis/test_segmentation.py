"""Segmentation of markets by prices: planted prices, cases worked by hand, refusals in words."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.methods import segmentation

GOODS = [f"g{k}" for k in range(12)]


def prices(logs, years=(2000,)):
    """A table from logs (years, regions, goods)."""
    rows = []
    for year, table in zip(years, logs, strict=True):
        for place, row in enumerate(table):
            rows.append({"region": f"r{place:02}", "year": year} | dict(zip(GOODS, row, strict=False)))
    df = pd.DataFrame(rows)
    goods = [c for c in df if c in GOODS]
    return df.assign(**{g: 100 * np.exp(df[g]) for g in goods})


def test_one_market_has_no_segmentation_however_much_prices_move():
    same = np.random.default_rng(1).normal(0, 0.1, (2, 1, 12)).repeat(8, axis=1)
    found = segmentation.by_year(prices(same, (2000, 2001)), goods=GOODS)
    assert found[["value", "unrest"]].to_numpy() == pytest.approx(np.zeros((2, 2)), abs=1e-12)


def test_three_regions_and_two_goods_by_hand():
    logs = [[[0.00, 0.00], [0.01, 0.04], [0.03, 0.01]]]
    # |differences| of the pairs 01, 02, 12: good 0: .01 .03 .02 (mean .02); good 1: .04 .01 .03 (mean .08/3)
    apart = [(-0.01, 0.04 - 0.08 / 3), (0.01, 0.01 - 0.08 / 3), (0.0, 0.03 - 0.08 / 3)]
    by_hand = np.mean([(a - b) ** 2 / 2 for a, b in apart])
    found = segmentation.by_year(prices(logs), goods=GOODS[:2])
    assert found["value"].item() == pytest.approx(1e4 * by_hand)


def test_planted_noise_gives_the_variance_of_its_absolute_differences():
    s = 0.02
    logs = np.random.default_rng(2).normal(0, s, (40, 30, 12))
    found = segmentation.by_year(prices(logs, range(40)), goods=GOODS)["value"].mean()
    assert found == pytest.approx(1e4 * 2 * s**2 * (1 - 2 / math.pi), rel=0.05)


def test_what_a_good_does_everywhere_alike_does_not_count():
    logs = np.random.default_rng(3).normal(0, 0.02, (1, 10, 12))
    shifted = logs + np.random.default_rng(4).normal(0, 0.3, (1, 1, 12))
    one, other = (segmentation.by_year(prices(x), goods=GOODS) for x in (logs, shifted))
    assert one["value"].item() == pytest.approx(other["value"].item())


def test_pairs_choose_who_is_compared_and_their_order_is_free():
    logs = np.random.default_rng(5).normal(0, 0.02, (1, 6, 12))
    logs[0, :3] = logs[0, 0]  # three regions are one market
    inside = [("r00", "r01"), ("r00", "r02"), ("r01", "r02")]
    found = segmentation.by_year(prices(logs), goods=GOODS, pairs=inside)
    assert found["value"].item() == pytest.approx(0, abs=1e-12)
    across = [("r00", "r03"), ("r01", "r04"), ("r02", "r05")]
    one, other = (
        segmentation.by_year(prices(logs), goods=GOODS, pairs=p)
        for p in (across, [(b, a) for a, b in across[::-1]])
    )
    assert one["value"].item() == pytest.approx(other["value"].item()) and one["value"].item() > 0


def path(values):
    return pd.DataFrame({"year": range(2012, 2012 + len(values)), "value": values})


def test_a_lot_over_the_years_finds_a_steady_fall_rare_and_a_level_one_not():
    falling, level = path([8, 7, 6, 5, 4, 3, 2, 1]), path([1.0] * 8)
    assert segmentation.change(falling, early=[2012, 2013], late=[2018, 2019]) == pytest.approx(-80)
    # of 8 over 3 times 5 over 3 ways, one alone falls as much
    assert segmentation.by_lot(falling, early=3, late=3) == pytest.approx(1 / (56 * 10))
    assert segmentation.by_lot(level, early=3, late=3) == 1


def test_the_good_that_makes_a_fall_is_found():
    rng = np.random.default_rng(6)
    logs = rng.normal(0, 0.01, (1, 10, 12)).repeat(2, axis=0)
    logs[0, :, 3] *= 10  # one good was wild at first
    found = segmentation.without_one_good(
        prices(logs, (2000, 2001)), goods=GOODS, early=[2000], late=[2001]
    ).set_index("good")["change"]
    assert found["g3"] == pytest.approx(0, abs=1e-9) and (found.drop("g3") < -50).all()


@pytest.mark.parametrize(
    ("goods", "pairs", "spoil", "words"),
    [
        (["g0"], None, None, "one good has no variance"),
        (["g0", "g1"], [("r00", "nowhere")], None, "no prices of nowhere"),
        (["g0", "g1"], None, 0.0, "missing or not positive"),
        (["g0", "g1"], None, float("nan"), "missing or not positive"),
    ],
)
def test_what_cannot_be_compared_is_refused(goods, pairs, spoil, words):
    df = prices(np.zeros((1, 3, 12)))
    if spoil is not None:
        df.loc[1, "g1"] = spoil
    with pytest.raises(ValueError, match=words):
        segmentation.by_year(df, goods=goods, pairs=pairs)


def test_baskets_and_pairs_are_compared_one_by_one():
    years = range(2007, 2020)
    df = prices(np.random.default_rng(8).normal(0, 0.02, (len(years), 5, 12)), years)
    spans = {"before": [2007, 2008], "early": [2012, 2013], "late": [2018, 2019]}
    near = [("r00", "r01"), ("r01", "r02")]
    baskets = {"few": GOODS[:4], "all": GOODS}
    paths, moved = segmentation.compared(
        df, baskets=baskets, pairs={"all": None, "near": iter(near)}, **spans
    )
    assert len(moved) == 4 and len(paths) == 4 * len(years)
    row = moved.set_index(["basket", "pairs"]).loc["few", "near"]
    own = segmentation.by_year(df, goods=GOODS[:4], pairs=near)
    assert row["change"] == pytest.approx(segmentation.change(own, early=[2012, 2013], late=[2018, 2019]))
    assert row["before"] == pytest.approx(segmentation.change(own, early=[2007, 2008], late=[2012, 2013]))
    assert row["lowest"] <= row["highest"] and 0 < row["p"] <= 1
