"""Growth of groups of regions, real and nominal.

Real growth of a group G in year t, from its regions' volume indices I (previous year = 100) and the nominal
product of the year before in the same vintage:

    g_Gt = 100 * (sum_G GRP_i,t-1 * I_it / 100  /  sum_G GRP_i,t-1  -  1)

the Laspeyres volume index in prices of the previous year (System of National Accounts 2008, chapter 15).
Rates over several years are compound: (product of the years' factors)^(1/years) - 1, in percent a year, from
the first year's level to the last year's. Nominal growth is the compound rate of the group's sum at current
prices in one vintage.

It misleads in three ways. Published volume indices are compiled before later censuses revise the levels that
weight them here. Nominal growth differs between regions by their prices too: a coal province's rate in 2021
is in part the price of coal. And a group that loses a region's index is another group, so that is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data.panel import at, complete, one_vintage, sum_by_group, with_groups

if TYPE_CHECKING:
    from analysis.data.series import Series

PRELIMINARY = "preliminary"


def real(
    accounts: pd.DataFrame,
    *,
    regions: pd.DataFrame,
    by: str = "macro_region",
    vintage: str = "v4",
) -> pd.DataFrame:
    """Real growth by group and year: ``by``, year, growth (%), n, flagged (bool).

    ``accounts`` has region, year, vintage, grp, growth_index and growth_status. Years in which no region has
    an index are left out. A row is flagged when an index in it is preliminary. Raises ValueError naming the
    region-years without an index, or without the GRP of the year before.
    """
    where = "growth.real"
    rows = one_vintage(accounts, vintage=vintage, where=where)
    before = rows[["region", "year", "grp"]].assign(year=rows["year"] + 1).rename(columns={"grp": "weight"})
    indexed = rows.groupby("year")["growth_index"].transform("count") > 0
    rows = with_groups(rows[indexed].merge(before, on=["region", "year"], how="left"), regions=regions, by=by)
    lacking = rows["growth_index"].isna()
    if lacking.any():
        raise ValueError(
            f"{where}: no growth index for {_pairs(rows[lacking])}; add it, or end the years before."
        )
    if (unweighted := rows["weight"].isna()).any():
        raise ValueError(
            f"{where}: no GRP of the year before for {_pairs(rows[unweighted])}; it is the weight."
        )
    return _in_order(
        pd.DataFrame([_real_row(k, part, by) for k, part in rows.groupby([by, "year"])]), regions, by
    )


def compound(growth: pd.DataFrame, *, first: int, last: int, by: str = "macro_region") -> pd.DataFrame:
    """Compound real growth from the level of ``first`` to that of ``last``: ``by``, rate (% a year), flagged.

    ``growth`` is what ``real`` gives; the rates of the years ``first`` + 1 to ``last`` are chained. Raises
    ValueError if one of them is missing.
    """
    if last <= first:
        raise ValueError(f"growth.compound: the last year {last} must come after the first, {first}.")
    out = []
    for group, rows in growth.groupby(by, sort=False):
        used = rows[rows["year"].between(first + 1, last)]
        if absent := sorted(set(range(first + 1, last + 1)) - set(used["year"])):
            raise ValueError(
                f"growth.compound: no growth of {group} in {', '.join(map(str, absent))}; "
                f"the table holds {rows['year'].min()}-{rows['year'].max()}."
            )
        factor = (1 + used["growth"] / 100).prod() ** (1 / (last - first))
        out.append(
            {
                by: group,
                "rate": 100 * (factor - 1),
                "flagged": bool(used["flagged"].any()),
            }
        )
    return pd.DataFrame(out)


def nominal(
    accounts: pd.DataFrame,
    *,
    regions: pd.DataFrame,
    first: int,
    last: int,
    by: str = "macro_region",
    vintage: str | None = None,
) -> pd.DataFrame:
    """Compound growth of each group's GRP at current prices: ``by``, rate (% a year).

    Raises ValueError for two vintages, a year that the vintage does not hold, or regions missing in a year.
    """
    if last <= first:
        raise ValueError(f"growth.nominal: the last year {last} must come after the first, {first}.")
    rows = one_vintage(accounts, vintage=vintage, where="growth.nominal")
    sums = sum_by_group(rows[rows["year"].isin([first, last])], value="grp", regions=regions, by=by)
    out = []
    for group in sums[by].drop_duplicates():
        start, end = (at(sums, value="grp", year=year, **{by: group}) for year in (first, last))
        out.append({by: group, "rate": 100 * ((end / start) ** (1 / (last - first)) - 1)})
    return pd.DataFrame(out)


def nominal_by_year(
    accounts: pd.DataFrame, *, regions: pd.DataFrame, by: str = "macro_region", vintage: str | None = None
) -> pd.DataFrame:
    """Growth of each group's GRP at current prices over the year before: ``by``, year, growth (%).

    The first year held has none. Raises ValueError for two vintages, or for regions missing in a year.
    """
    rows = one_vintage(accounts, vintage=vintage, where="growth.nominal_by_year")
    sums = sum_by_group(
        complete(rows, value="grp", where="growth.nominal_by_year"), value="grp", regions=regions, by=by
    )
    before = sums.groupby(by, sort=False)[["year", "grp"]].shift(1)
    sums["growth"] = 100 * (sums["grp"] / before["grp"] - 1)
    return sums.loc[sums["year"] - before["year"] == 1, [by, "year", "growth"]].reset_index(drop=True)


def by_region(
    accounts: pd.DataFrame, *, regions: pd.DataFrame, vintage: str, first: int, last: int
) -> tuple[pd.DataFrame, float]:
    """Compound real growth from ``first`` to ``last`` of each region (region, rate), and of all together.

    Both in % a year. Errors as ``real`` and ``compound``.
    """
    rates = [
        compound(
            real(accounts, regions=regions.assign(all="all"), by=by, vintage=vintage),
            first=first,
            last=last,
            by=by,
        )
        for by in ("region", "all")
    ]
    return rates[0][["region", "rate"]], float(rates[1]["rate"].iloc[0])


def over_spans(
    accounts: pd.DataFrame, *, regions: pd.DataFrame, spans: Iterable[tuple[Series, str, int, int]]
) -> pd.DataFrame:
    """Compound growth of the macro-regions in several series and spans: series, basis, tail, span, and
    macro_region, rate (% a year), flagged (preliminary figures are in it).

    A span is (series, its name in results as ``tail``, first year, last year): ``compound`` where the series
    is real, ``nominal`` where it is at current prices, both of its vintage. Errors as there.
    """
    found, chains = [], {}
    for s, tail, first, last in spans:
        own = {"regions": regions, "vintage": s.vintage}
        if s.basis == "real":
            chains[s.name] = chains[s.name] if s.name in chains else real(accounts, **own)
            rates = compound(chains[s.name], first=first, last=last)
        else:
            rates = nominal(accounts, first=first, last=last, **own).assign(flagged=last in s.preliminary)
        named = {"series": s.name, "basis": s.basis, "tail": tail, "span": f"{first}-{last}"}
        found.append(rates.assign(**named))
    return pd.concat(found, ignore_index=True)


def lead_in_short(gaps: pd.DataFrame, *, of: str, by: str = "macro_region") -> dict[str, float]:
    """The lead of one group over the years, for texts: under its name in lower case the number of years in
    which it led; n (years), most and most_year, first and last (year), now (the last year's lead).

    ``gaps`` has ``by``, year in order, lead, of one series.
    """
    lead = gaps[gaps[by] == of].set_index("year")["lead"]
    years = {"n": len(lead), "first": lead.index.min(), "last": lead.index.max()}
    most = {"most": lead.max(), "most_year": lead.idxmax(), "now": lead.iloc[-1]}
    return {of.lower(): int((lead > 0).sum()), **years, **most}


def years_ahead(gaps: pd.DataFrame, *, first: int, last: int, by: str = "macro_region") -> pd.DataFrame:
    """In how many of the years each group led: series, ``by``, faster, n (years), span (``first``_``last``).

    ``gaps`` has series, ``by``, year, lead (as ``leads`` gives it).
    """
    rows = gaps[gaps["year"].between(first, last)].assign(faster=gaps["lead"] > 0)
    counts = rows.groupby(["series", by], sort=False)["faster"].agg(faster="sum", n="size").reset_index()
    return counts.assign(span=f"{first}_{last}")


def leads(
    rates: pd.DataFrame,
    *,
    over: str,
    value: str = "growth",
    by: str = "macro_region",
    within: Iterable[str] = ("year",),
) -> pd.DataFrame:
    """Growth of every other group minus that of ``over``, in the rows that agree in the columns ``within``.

    ``rates`` as ``real``, ``compound``, ``nominal`` or ``half_year`` give them, perhaps several stacked.
    Columns
    ``by``, ``within``, lead (percentage points), and flagged (of either side) where there is such a column.
    Raises ValueError for a group that the table does not hold.
    """
    if over not in set(rates[by]):
        raise ValueError(f"growth.leads: no group {over}; the table holds {', '.join(rates[by].unique())}.")
    keys = list(within)
    marks = [c for c in ("flagged",) if c in rates.columns]
    base = rates.loc[rates[by] == over, [*keys, value, *marks]]
    join = {"on": keys} if keys else {"how": "cross"}
    both = rates[rates[by] != over].merge(base, suffixes=("", "_over"), **join)
    out = both[[by, *keys]].assign(lead=both[value] - both[f"{value}_over"])
    return out.assign(flagged=both["flagged"] | both["flagged_over"]) if marks else out


def half_year(
    published: pd.DataFrame, *, regions: pd.DataFrame, period: str, before: str, by: str = "macro_region"
) -> pd.DataFrame:
    """Half-year growth by group: ``by``, regions (in the group), covered, lowest, highest (%), growth (%).

    ``published`` has region, period, grp (100 million yuan), growth (%), one state of the figures. A group's
    growth is its regions', weighted by their product of the half-year ``before``; missing unless all have
    both. Raises ValueError for a period not held.
    """
    held = ", ".join(published["period"].unique())
    rows, weights = (published[published["period"] == one] for one in (period, before))
    if lacking := [one for one, table in ((period, rows), (before, weights)) if table.empty]:
        raise ValueError(f"growth.half_year: no rows of {lacking[0]!r}; the table holds {held}.")
    weights = weights[["region", "grp"]].rename(columns={"grp": "weight"})
    joined = regions[["region"]].merge(rows, on="region", how="left").merge(weights, on="region", how="left")
    joined = with_groups(joined, regions=regions, by=by)
    return pd.DataFrame([_half_year_row(group, part, by) for group, part in joined.groupby(by, sort=False)])


def usual_fall(accounts: pd.DataFrame, *, first: int, last: int, level: float = 0.05) -> float:
    """How far real growth falls from one year to the next in the worst ``level`` of regions and years.

    ``accounts`` has region, year, growth_index, of one vintage. Percentage points, positive for a fall.
    Raises ValueError for fewer than two years.
    """
    wide = accounts[accounts["year"].between(first, last)].pivot(
        index="region", columns="year", values="growth_index"
    )
    if wide.shape[1] < 2:
        raise ValueError(f"growth.usual_fall: {first}-{last} holds {wide.shape[1]} years; take two or more.")
    return float(-wide.diff(axis=1).stack().quantile(level))


def steady(
    half_years: pd.DataFrame, *, period: str, before: Mapping[str, Iterable[str]], fall: float
) -> dict[str, int]:
    """How many regions grew in ``period`` no more than ``fall`` points below their own growth before.

    ``half_years`` has region, period, growth. ``before`` gives periods by a name; their growth is taken
    together, as a mean a year. Raises ValueError for a period that is not of all regions.
    """
    wide = half_years.pivot(index="region", columns="period", values="growth")
    asked = [period, *(one for periods in before.values() for one in periods)]
    if lacking := [one for one in asked if one not in wide or wide[one].isna().any()]:
        raise ValueError(f"growth.steady: {', '.join(lacking)} is not held of every region.")
    levels = {
        name: 100 * np.exp(np.log1p(wide[list(periods)] / 100).mean(axis=1)) - 100
        for name, periods in before.items()
    }
    return {name: int((wide[period] - level >= -fall).sum()) for name, level in levels.items()}


def bounds(
    known: pd.DataFrame, *, weights: pd.DataFrame, regions: pd.DataFrame, by: str = "macro_region"
) -> pd.DataFrame:
    """What is known of the regions' growth allows each group: ``by``, low, high (%).

    ``known`` has region, low, high (%); ``weights`` region, grp. Raises ValueError for a region without a
    weight.
    """
    joined = known.merge(weights[["region", "grp"]], on="region", how="left")
    if joined["grp"].isna().any():
        lacking = ", ".join(joined.loc[joined["grp"].isna(), "region"])
        raise ValueError(f"growth.bounds: no weight for {lacking}; pass the product of a year before.")
    joined = with_groups(joined, regions=regions, by=by)
    sums = joined.assign(low=joined["low"] * joined["grp"], high=joined["high"] * joined["grp"])
    sums = sums.groupby(by, sort=False)[["low", "high", "grp"]].sum()
    return sums[["low", "high"]].div(sums["grp"], axis=0).reset_index()


def with_bounds(
    half: pd.DataFrame,
    known: pd.DataFrame,
    *,
    accounts: pd.DataFrame,
    regions: pd.DataFrame,
    vintages: Iterable[str],
) -> pd.DataFrame:
    """``half_year`` with ``bounds`` of what is known, weighted as each vintage of ``accounts`` (of one year)
    has it: the columns low_<vintage> and high_<vintage>. Errors as ``bounds``."""
    for vintage in vintages:
        own = bounds(known, weights=accounts[accounts["vintage"] == vintage], regions=regions)
        half = half.merge(own.rename(columns={end: f"{end}_{vintage}" for end in ("low", "high")}))
    return half


def least_leads(
    table: pd.DataFrame, *, over: str, of: Iterable[str], by: str = "macro_region"
) -> pd.DataFrame:
    """The least by which each group can lead ``over``: ``by``, lead (percentage points).

    ``table`` has ``by`` and, for each vintage ``of``, the columns low_ and high_ that ``with_bounds`` gave;
    the smallest lead of all vintages counts.
    """
    base, rest = table[table[by] == over].iloc[0], table[table[by] != over]
    found = pd.DataFrame({vintage: rest[f"low_{vintage}"] - base[f"high_{vintage}"] for vintage in of})
    return rest[[by]].assign(lead=found.min(axis=1)).reset_index(drop=True)


def regions_counted(
    revised: pd.DataFrame, first: pd.DataFrame, *, period: str, nation: float
) -> dict[str, int]:
    """How many regions have growth in ``period``, by the ``revised`` and the ``first`` published figures.

    Both tables have region, period, growth (%); ``nation`` is the nation's growth (%). Keys regions_covered,
    above_nation, fell (all three by the revised figures), first_found (of any period).
    """
    rates = revised.loc[revised["period"] == period, "growth"]
    counts = {"regions_covered": rates.notna(), "above_nation": rates > nation, "fell": rates < 0}
    counts["first_found"] = first["growth"].notna()
    return {name: int(marks.sum()) for name, marks in counts.items()}


def _half_year_row(group: str, part: pd.DataFrame, by: str) -> dict[str, object]:
    known = part["growth"].notna()
    full = bool((known & part["weight"].notna()).all())
    growth = (part["weight"] * part["growth"]).sum() / part["weight"].sum() if full else float("nan")
    low, high = part["growth"].min(), part["growth"].max()
    return {
        by: group,
        "regions": len(part),
        "covered": int(known.sum()),
        "lowest": low,
        "highest": high,
        "growth": growth,
    }


def _real_row(key: tuple[str, int], part: pd.DataFrame, by: str) -> dict[str, object]:
    volume = (part["weight"] * part["growth_index"]).sum() / part["weight"].sum()
    flagged = "growth_status" in part and bool((part["growth_status"] == PRELIMINARY).any())
    return {by: key[0], "year": key[1], "growth": volume - 100, "n": len(part), "flagged": flagged}


def _in_order(table: pd.DataFrame, regions: pd.DataFrame, by: str) -> pd.DataFrame:
    order = {group: i for i, group in enumerate(regions[by].drop_duplicates())}
    return table.sort_values(
        [by, "year"], key=lambda c: c.map(order) if c.name == by else c, ignore_index=True
    )


def _pairs(rows: pd.DataFrame, most: int = 6) -> str:
    named = [f"{r.region} {r.year}" for r in rows.itertuples()]
    return ", ".join(named[:most]) + (f" and {len(named) - most} more" if len(named) > most else "")
