"""Segmentation of markets, read from prices: how differently the prices of goods move in two regions.

With P_ik the price index of good k in region i (the year before = 100), for each pair i, j of regions

    q_ijk = |ln P_ik - ln P_jk|,      less its mean over all pairs, which is the good's own unrest,

and the variance of that over the goods is the pair's segmentation; the mean over pairs is a year's, here
times 10,000. Where arbitrage is free, prices of one good move alike everywhere and the variance is small.
Needs no level of prices. Source: D. C. Parsley and S.-J. Wei, Journal of International Economics 55 (2001),
87-105; Gui Qihan, Chen Min, Lu Ming and Chen Zhao, World Economy (世界经济) 2006, no. 2, for China.

It misleads. The variance falls also where all prices are calmer, without any border having opened: look at
``unrest`` beside it. It sees goods that are traded in shops, neither labour nor capital; and regions that
buy from one wholesaler, or whose prices one office sets, look integrated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np
import pandas as pd


def by_year(
    prices: pd.DataFrame, *, goods: Iterable[str], pairs: Iterable[tuple[str, str]] | None = None
) -> pd.DataFrame:
    """Year, value (segmentation, times 10,000), unrest (sd of a price's change over regions, %).

    ``prices`` has region, year and a column for each good, the year before = 100. ``pairs`` of regions, by
    default all. A good's mean is taken over these pairs. Raises ValueError for fewer than two goods, for a
    region of a pair that is not held, and for a missing or non-positive price.
    """
    goods = list(goods)
    if len(goods) < 2:
        raise ValueError("segmentation.by_year: one good has no variance over goods; name two or more.")
    wide = prices.set_index(["year", "region"])[goods].astype(float).sort_index()
    regions = sorted(prices["region"].unique())
    wanted = list(combinations(regions, 2) if pairs is None else pairs)
    if lacking := sorted({r for pair in wanted for r in pair} - set(regions)):
        raise ValueError(f"segmentation.by_year: no prices of {', '.join(lacking)}.")
    whole = pd.MultiIndex.from_product([wide.index.levels[0], regions])
    if not whole.isin(wide.index).all() or not (wide > 0).all(axis=None):
        raise ValueError(
            "segmentation.by_year: a price is missing or not positive; take years that all have."
        )
    place = {region: at for at, region in enumerate(regions)}
    i, j = (np.array([place[pair[side]] for pair in wanted]) for side in (0, 1))
    rows = []
    for year, table in wide.groupby(level="year"):
        logs = np.log(table.to_numpy() / 100)
        q = np.abs(logs[i] - logs[j])
        apart = (q - q.mean(axis=0)).var(axis=1, ddof=1)
        rows.append((int(year), 1e4 * apart.mean(), 100 * logs.std(axis=0, ddof=1).mean()))
    return pd.DataFrame(rows, columns=["year", "value", "unrest"])


def change(path: pd.DataFrame, *, early: Iterable[int], late: Iterable[int], value: str = "value") -> float:
    """The mean of ``late`` years over that of ``early`` ones, less one, in percent."""
    held = path.set_index("year")[value]
    return float(100 * (held[list(late)].mean() / held[list(early)].mean() - 1))


def without_one_good(
    prices: pd.DataFrame,
    *,
    goods: Iterable[str],
    early: Iterable[int],
    late: Iterable[int],
    pairs: Iterable[tuple[str, str]] | None = None,
) -> pd.DataFrame:
    """Good, change: ``change`` without each good in turn, ordered."""
    goods, pairs, early, late = list(goods), None if pairs is None else list(pairs), list(early), list(late)
    rows = prices[prices["year"].isin([*early, *late])]
    left = {
        good: change(
            by_year(rows, goods=[one for one in goods if one != good], pairs=pairs), early=early, late=late
        )
        for good in goods
    }
    return pd.Series(left, name="change").rename_axis("good").sort_values(kind="stable").reset_index()


def by_lot(path: pd.DataFrame, *, early: int, late: int) -> float:
    """Of all ways to name ``early`` and ``late`` years of ``path``, the share that fall as the real one does.

    The real ones are the first and the last years. If years do not differ but by chance, and independently,
    this is the chance of such a fall; years that resemble their neighbours make it too small.
    """
    held = path.sort_values("year", kind="stable")["value"].to_numpy(dtype=float)
    places = range(len(held))
    lots = [
        (*a, *b)
        for a in combinations(places, early)
        for b in combinations([place for place in places if place not in a], late)
    ]
    means = [held[np.array(lots)[:, part]].mean(axis=1) for part in (slice(early), slice(early, None))]
    moved = 100 * (means[1] / means[0] - 1)
    real = 100 * (held[-late:].mean() / held[:early].mean() - 1)
    return float(np.mean(moved <= real + 1e-9))


def compared(
    prices: pd.DataFrame,
    *,
    baskets: Mapping[str, Iterable[str]],
    pairs: Mapping[str, Iterable[tuple[str, str]] | None],
    before: Iterable[int],
    early: Iterable[int],
    late: Iterable[int],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Segmentation of each basket of goods over each set of pairs (None: all): the paths, and how they moved.

    Paths: basket, pairs, year, value, unrest. Changes (%): basket, pairs, change from ``early`` to ``late``
    years, lowest and highest of it without one good, before (from the years ``before`` to ``early``), unrest
    (that of prices), and p (``by_lot``, over the years from the first of ``early`` on).
    """
    before, early, late = list(before), list(early), list(late)
    held = {name: None if own is None else list(own) for name, own in pairs.items()}
    paths, rows = [], []
    for basket, inside in baskets.items():
        goods = list(inside)
        for name, own in held.items():
            path = by_year(prices, goods=goods, pairs=own)
            out = without_one_good(prices, goods=goods, early=early, late=late, pairs=own)["change"]
            row = {"basket": basket, "pairs": name, "lowest": out.iloc[0], "highest": out.iloc[-1]}
            row["change"] = change(path, early=early, late=late)
            row["before"] = change(path, early=before, late=early)
            row["unrest"] = change(path, early=early, late=late, value="unrest")
            row["p"] = by_lot(path[path["year"] >= early[0]], early=len(early), late=len(late))
            paths.append(path.assign(basket=basket, pairs=name))
            rows.append(row)
    return pd.concat(paths, ignore_index=True), pd.DataFrame(rows)
