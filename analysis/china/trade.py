"""Foreign trade of a group of regions: shares, paths against others before and after a date, and arithmetic
of printed figures.

For a group G with trade x_Gt (the sum over its regions) and others O:

    share         100 x_Gt / sum of all                          relative   100 ln(x_Gt / x_Ot), 0 in a base
    year before and after a year s: the mean of `relative` from s on, less the mean before. With a pre-trend:
    the mean of `relative` from s on, less the straight line fitted to the years before it.

The two differ by what the group was already doing: if it was falling behind before, the first calls that a
change and the second does not. `among_all` makes the same comparison for every group of as many regions that
could be taken from the others, so that the group's own number can be seen among all (an exact enumeration).

It misleads if read as an effect. A date stands for everything that happened then: the price of oil halved in
the second half of 2014, and head offices that import it are registered in one place. One group, one date and
a handful of years allow no test; the enumeration says how unusual a number is, not why. Trade of regions is
placed either where the trading unit is registered or where goods are made and used; the two can differ by
multiples and move apart.

Printed figures: a level L and a growth rate g imply the level before, L / (1 + g); each is rounded, so the
implied level is an interval. A part with growth h accounts for the share (P - P/(1+h)) / (L - L/(1+g)) of the
whole's change: arithmetic, and no statement of what moved it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data import panel

if TYPE_CHECKING:
    from analysis.data.package import Package

BILLION = 1e6  # thousand dollars in a billion
MAX_GROUPS = 200_000

# Acts of `policies` by which clearance became one, and the provinces whose customs each brought in. The
# Yangtze belt and Guangdong, which joined from September 2014, are no donors anywhere.
JOINED = {
    "bth-customs-start": ("Beijing", "Tianjin"),
    "customs-hebei": ("Hebei",),
    "customs-northeast": ("Liaoning", "Jilin", "Heilongjiang", "Inner Mongolia"),
    "customs-pan-pearl": ("Fujian", "Guangxi", "Hainan"),
    "customs-silk-road": (
        "Shandong",
        "Henan",
        "Shanxi",
        "Shaanxi",
        "Gansu",
        "Ningxia",
        "Qinghai",
        "Xinjiang",
        "Tibet",
    ),
}


@dataclass(frozen=True)
class Change:
    """A group's change around a date, in log points x 100.

    ``plain``: after less before; ``trend``: after less the line through the years before; ``slope``: that
    line's (a year); ``last``: the last year's distance from the line.
    """

    since: int
    plain: float
    trend: float
    slope: float
    last: float


def totals(pack: Package) -> pd.DataFrame:
    """Exports and imports together: region, year, usd and place (1,000 dollars), cny (100 million yuan).

    usd by the trading unit and place by origin and destination, of the table ``trade``; cny is the series
    trade_cny of ``indicators``. A year that a table lacks is missing there.
    """
    trade, series = pack.table("trade"), pack.table("indicators")
    rows = trade[["region", "year"]].assign(
        usd=trade["exports"] + trade["imports"],
        place=trade["origin_exports"] + trade["destination_imports"],
    )
    yuan = series[series["indicator"] == "trade_cny"].rename(columns={"value": "cny"})
    return rows.merge(yuan[["region", "year", "cny"]], on=["region", "year"], how="outer")


def rates(rows: pd.DataFrame) -> pd.DataFrame:
    """Yuan per dollar that the two currencies imply: year, rate (of the sums), low, high (of the regions), n.

    ``rows`` as ``totals`` gives them. Years with both; the rate should hardly differ between regions.
    """
    both = rows.dropna(subset=["usd", "cny"])
    each = both.assign(rate=both["cny"] * 1e5 / both["usd"])
    out = each.groupby("year").agg(
        usd=("usd", "sum"), cny=("cny", "sum"), low=("rate", "min"), high=("rate", "max"), n=("rate", "size")
    )
    out.insert(0, "rate", out["cny"] * 1e5 / out["usd"])
    return out.drop(columns=["usd", "cny"]).reset_index()


def share(rows: pd.DataFrame, *, members: Sequence[str], value: str) -> pd.DataFrame:
    """The members' share of all regions' ``value`` by year: year, share (%).

    Raises ValueError for a year that a region lacks.
    """
    wide = _wide(rows, value, "trade.share")
    inside = wide[_known(wide, members, "trade.share")].sum(axis=1)
    return (100 * inside / wide.sum(axis=1)).rename("share").reset_index()


def paths(rows: pd.DataFrame, *, groups: Mapping[str, Sequence[str]], value: str, base: int) -> pd.DataFrame:
    """Each group's sum, the base year = 100: group, year, value, index."""
    where = "trade.paths"
    wide = _wide(rows, value, where)
    _has_year(wide, base, where)
    tables = []
    for name, members in groups.items():
        own = wide[_known(wide, members, where)].sum(axis=1)
        tables.append(
            pd.DataFrame({"group": name, "value": own, "index": 100 * own / own[base]}).reset_index()
        )
    return pd.concat(tables, ignore_index=True)[["group", "year", "value", "index"]]


def relative(
    rows: pd.DataFrame, *, members: Sequence[str], others: Sequence[str], value: str, base: int
) -> pd.DataFrame:
    """100 ln of the members' sum over the others' by year, 0 in ``base``: year, relative.

    Raises ValueError for unknown regions, a region on both sides, or a base year not held.
    """
    where = "trade.relative"
    wide = _wide(rows, value, where)
    _has_year(wide, base, where)
    if both := sorted(set(members) & set(others)):
        raise ValueError(f"{where}: {', '.join(both)} among the members and the others; take one side.")
    logs = np.log(wide[_known(wide, members, where)].sum(axis=1))
    logs = logs - np.log(wide[_known(wide, others, where)].sum(axis=1))
    return (100 * (logs - logs[base])).rename("relative").reset_index()


def change(path: pd.DataFrame, *, since: int, fit_from: int, until: int = 0) -> Change:
    """What ``relative`` does from the year ``since`` on, plainly and against the trend of the years before.

    ``fit_from`` to ``since`` - 1 are the years before, ``until`` the last year (0: the last held). Raises
    ValueError unless there are three years before and one after.
    """
    own = path.set_index("year")["relative"].astype(float)
    before = own[(own.index >= fit_from) & (own.index < since)]
    after = own[(own.index >= since) & (own.index <= (until or own.index.max()))]
    if len(before) < 3 or after.empty:
        raise ValueError(
            f"trade.change: {len(before)} years before {since} and {len(after)} after; three and one needed."
        )
    slope, level = np.polyfit(before.index - since, before, 1)
    gap = after - (level + slope * (after.index - since))
    return Change(
        since, float(after.mean() - before.mean()), float(gap.mean()), float(slope), float(gap.iloc[-1])
    )


def visible(path: pd.DataFrame, *, since: int, fit_from: int, until: int = 0, errors: float = 3) -> float:
    """The smallest step (100 ln) from ``since`` on that the scatter before would let stand out.

    ``errors`` standard errors of the mean distance from the line through the years before, with their
    residual scatter s (n - 2 degrees of freedom): s sqrt(1/k + 1/n + (m - t)^2 / S), for k years after of
    mean date m, n before of mean date t and sum of squares S. Independent years are assumed, which flatters.
    Raises ValueError unless there are four years before and one after.
    """
    own = path.set_index("year")["relative"].astype(float)
    before = own[(own.index >= fit_from) & (own.index < since)]
    after = own[(own.index >= since) & (own.index <= (until or own.index.max()))]
    if len(before) < 4 or after.empty:
        raise ValueError(
            f"trade.visible: {len(before)} years before {since} and {len(after)} after; four and one needed."
        )
    dates = before.index.to_numpy(dtype=float)
    rest = before - np.polyval(np.polyfit(dates, before, 1), dates)
    scatter = float(np.sqrt((rest**2).sum() / (len(before) - 2)))
    lever = (after.index.to_numpy(dtype=float).mean() - dates.mean()) ** 2 / (
        (dates - dates.mean()) ** 2
    ).sum()
    return errors * scatter * float(np.sqrt(1 / len(after) + 1 / len(before) + lever))


def among_all(
    rows: pd.DataFrame,
    *,
    members: Sequence[str],
    pool: Sequence[str],
    value: str,
    before: tuple[int, int],
    after: tuple[int, int],
) -> pd.DataFrame:
    """The change of every group of as many regions from ``pool`` as the members are, and of the members.

    A group's change is 100 (mean of ln of its sum in the years ``after`` less that of ``before``), less the
    same of the pool without the group (for the members: of the whole pool). Columns group (names joined by
    +), change, own (True for the members), sorted by change. Raises ValueError for members in the pool, or
    more than 200,000 groups.
    """
    where = "trade.among_all"
    wide = _wide(rows, value, where)
    names, own = _known(wide, pool, where), _known(wide, members, where)
    if set(own) & set(names):
        raise ValueError(f"{where}: members stand in the pool; leave them out of it.")
    groups = np.array(list(combinations(range(len(names)), len(own))))
    if len(groups) > MAX_GROUPS or len(own) >= len(names):
        raise ValueError(f"{where}: {len(groups)} groups of {len(own)} from {len(names)}; take another pool.")
    early, late = (wide.index.to_series().between(*span).to_numpy() for span in (before, after))
    x = wide[names].to_numpy()
    inside = x[:, groups].sum(axis=2)
    outside = x.sum(axis=1, keepdims=True) - inside
    log = 100 * (np.log(inside) - np.log(outside))
    changes = log[late].mean(axis=0) - log[early].mean(axis=0)
    mine = 100 * (np.log(wide[own].sum(axis=1)) - np.log(wide[names].sum(axis=1))).to_numpy()
    found = pd.DataFrame({"group": ["+".join(names[i] for i in g) for g in groups], "change": changes})
    found["own"] = False
    found.loc[len(found)] = ["+".join(own), mine[late].mean() - mine[early].mean(), True]
    return found.sort_values("change", kind="stable", ignore_index=True)


def around(
    rows: pd.DataFrame,
    *,
    members: Sequence[str],
    others: Sequence[str],
    values: Sequence[str],
    since: int,
    fit_from: int,
    until: int,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The members beside the others around a year ``since``, itself left out, for each column of ``values``.

    The moves (log points), a row a measure: measure, plain, trend, slope (``change``), visible (``visible``),
    groups (of as many of the others as there are members) and lower (those that lost more). And ``among_all``
    by measure, with lower.
    """
    spans = {"before": (fit_from, since - 1), "after": (since + 1, until)}
    moved, every = [], {}
    for value in values:
        path = relative(rows, members=members, others=others, value=value, base=since - 1)
        path = path[path["year"] != since]
        found = change(path, since=since + 1, fit_from=fit_from)
        step = visible(path, since=since + 1, fit_from=fit_from)
        own = among_all(rows, members=members, pool=others, value=value, **spans)
        own["lower"] = own["change"] < own.loc[own["own"], "change"].iloc[0]
        every[value] = own
        row = {"plain": found.plain, "trend": found.trend, "slope": found.slope, "visible": step}
        rest = own.loc[~own["own"], "lower"]
        moved.append({"measure": value} | {k: v / 100 for k, v in row.items()})
        moved[-1] |= {"groups": len(rest), "lower": int(rest.sum())}
    return pd.DataFrame(moved), panel.stacked(every, "measure")


def printed_parts(facts: pd.Series, *, total: float, growth: float) -> tuple[pd.DataFrame, pd.Series]:
    """``parts`` of Beijing's trade as printed, in the first half of 2022 (of ``total``) and in seven months.

    ``facts`` by id, those of Beijing named beijing_<what>_2022h1 or _2022m7. Returns the parts with ``when``
    (half_year, seven_months), and the figures of the seven months by what.
    """
    own = facts.filter(like="beijing_").rename(lambda id: id.removeprefix("beijing_"))
    half, seven = (
        own.filter(like=end).rename(lambda id, end=end: id.removesuffix(end))
        for end in ("_2022h1", "_2022m7")
    )
    whole = {**half, "trade": total, "trade_growth": growth}
    found = {
        "half_year": parts(whole, dict.fromkeys(("state_firms", "imports", "exports"), "trade")),
        "seven_months": parts(seven, {"energy": "imports"}),
    }
    return panel.stacked(found, "when"), seven


def implied(
    level: float, growth: float, *, half_level: float = 0.0, half_growth: float = 0.0
) -> tuple[float, float, float]:
    """The level before that a printed level and growth (%) imply: (low, middle, high).

    ``half_level`` and ``half_growth`` are half the last digits printed. Raises ValueError for growth of -100
    % or less.
    """
    if growth - half_growth <= -100:
        raise ValueError(f"trade.implied: growth of {growth} % leaves nothing to divide by.")
    low = (level - half_level) / (1 + (growth + half_growth) / 100)
    high = (level + half_level) / (1 + (growth - half_growth) / 100)
    return low, level / (1 + growth / 100), high


def accounts_for(part: float, part_growth: float, *, whole: float, growth: float) -> float:
    """The share of the whole's change (%) that a part's change makes up; levels after, growth in %.

    Above 100 where the rest moved the other way. Raises ValueError if the whole did not change.
    """
    moved = whole - implied(whole, growth)[1]
    if moved == 0:
        raise ValueError("trade.accounts_for: the whole did not change; there is nothing to share out.")
    return 100 * (part - implied(part, part_growth)[1]) / moved


def parts(printed: Mapping[str, float], wholes: Mapping[str, str]) -> pd.DataFrame:
    """What parts of a whole are and did, from printed levels and growth rates: a row a part.

    ``printed`` has the level of each part and whole by its name and its growth (%) by name and ``_growth``;
    ``wholes`` names the whole of each part. Columns part, whole, growth (%), share (of the whole, %),
    accounts_for (share of the whole's change, %). Raises KeyError for a figure that is not there.
    """
    rows = []
    for part, whole in wholes.items():
        level, growth, total = printed[part], printed[f"{part}_growth"], printed[whole]
        moved = accounts_for(level, growth, whole=total, growth=printed[f"{whole}_growth"])
        share_of = 100 * level / total
        rows.append(
            {"part": part, "whole": whole, "growth": growth, "share": share_of, "accounts_for": moved}
        )
    return pd.DataFrame(rows)


def _wide(rows: pd.DataFrame, value: str, where: str) -> pd.DataFrame:
    if value not in rows.columns:
        raise ValueError(f"{where}: no column {value}; the table holds {', '.join(rows.columns)}.")
    wide = rows.pivot(index="year", columns="region", values=value).dropna(how="all")
    if wide.isna().to_numpy().any():
        year, region = next((y, r) for y, line in wide.iterrows() for r in wide if pd.isna(line[r]))
        raise ValueError(f"{where}: no {value} for {region} {year}; a sum without it does not compare.")
    return wide.astype(float)


def _known(wide: pd.DataFrame, names: Sequence[str], where: str) -> list[str]:
    if unknown := [name for name in names if name not in wide.columns]:
        raise ValueError(f"{where}: no region {', '.join(unknown)} in the table.")
    return list(names)


def _has_year(wide: pd.DataFrame, year: int, where: str) -> None:
    if year not in wide.index:
        raise ValueError(
            f"{where}: no year {year}; the table holds {wide.index.min()} to {wide.index.max()}."
        )
