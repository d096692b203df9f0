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
is in part the price of coal. And a group that loses a region's index (Beijing 2020-2022) is another group: by
default that is refused; with ``missing="drop"`` the region is left out of that year's weights as well, the
row is flagged and says so.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.data.panel import at, complete, one_vintage, sum_by_group, with_groups

UNVERIFIED = "unverified"


def real(
    accounts: pd.DataFrame,
    *,
    regions: pd.DataFrame,
    by: str = "macro_region",
    vintage: str = "v4",
    missing: str = "refuse",
) -> pd.DataFrame:
    """Real growth by group and year: ``by``, year, growth (%), n, left_out (regions, as text), flagged
    (bool).

    ``accounts`` has region, year, vintage, grp, growth_index and growth_status. Years in which no region has
    an index are left out. A row is flagged when an index in it is unverified, or a region had to be left out.
    Raises ValueError naming the region-years without an index (with ``missing="refuse"``), or without the GRP
    of the year before.
    """
    where = "growth.real"
    if missing not in ("refuse", "drop"):
        raise ValueError(f"{where}: missing is {missing!r}; 'refuse' or 'drop'.")
    rows = one_vintage(accounts, vintage=vintage, where=where)
    before = rows[["region", "year", "grp"]].assign(year=rows["year"] + 1).rename(columns={"grp": "weight"})
    indexed = rows.groupby("year")["growth_index"].transform("count") > 0
    rows = with_groups(rows[indexed].merge(before, on=["region", "year"], how="left"), regions=regions, by=by)
    lacking = rows["growth_index"].isna()
    if missing == "refuse" and lacking.any():
        raise ValueError(
            f"{where}: no growth index for {_pairs(rows[lacking])}; pass missing='drop' to leave a region "
            "out of a year in which it has none (the row is then flagged), or end the years before."
        )
    if (unweighted := rows["weight"].isna() & ~lacking).any():
        raise ValueError(
            f"{where}: no GRP of the year before for {_pairs(rows[unweighted])}; it is the weight."
        )
    return _in_order(
        pd.DataFrame([_real_row(k, part, by) for k, part in rows.groupby([by, "year"])]), regions, by
    )


def compound(growth: pd.DataFrame, *, first: int, last: int, by: str = "macro_region") -> pd.DataFrame:
    """Compound real growth from the level of ``first`` to that of ``last``: ``by``, rate (% a year), flagged,
    left_out.

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
        left_out = ", ".join(sorted({name for text in used["left_out"] for name in text.split(", ") if name}))
        out.append(
            {
                by: group,
                "rate": 100 * (factor - 1),
                "flagged": bool(used["flagged"].any()),
                "left_out": left_out,
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
    published: pd.DataFrame, *, regions: pd.DataFrame, period: str, by: str = "macro_region"
) -> pd.DataFrame:
    """What is to be had of half-year growth: ``by``, regions (in the group), covered, lowest, highest (%),
    growth (%).

    ``published`` has region, period, grp (100 million yuan), growth (%). A group's growth is given only if
    all of its regions have both figures: each rate is then weighted by the product of a year before, grp / (1
    + growth/100) up to prices, that is, in prices of the current half-year; else it is missing. Raises
    ValueError for a period not held.
    """
    rows = published[published["period"] == period]
    if rows.empty:
        held = ", ".join(published["period"].unique())
        raise ValueError(f"growth.half_year: no rows of {period!r}; the table holds {held}.")
    joined = with_groups(regions[["region"]].merge(rows, on="region", how="left"), regions=regions, by=by)
    return pd.DataFrame([_half_year_row(group, part, by) for group, part in joined.groupby(by, sort=False)])


def _half_year_row(group: str, part: pd.DataFrame, by: str) -> dict[str, object]:
    known = part["growth"].notna()
    full = bool((known & part["grp"].notna()).all())
    before = part["grp"] / (1 + part["growth"] / 100)
    growth = 100 * (part["grp"].sum() / before.sum() - 1) if full else float("nan")
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
    used = part[part["growth_index"].notna()]
    volume = (
        (used["weight"] * used["growth_index"]).sum() / used["weight"].sum() if len(used) else float("nan")
    )
    status = used["growth_status"] if "growth_status" in used else pd.Series(dtype=object)
    left_out = ", ".join(part.loc[part["growth_index"].isna(), "region"])
    flagged = bool((status == UNVERIFIED).any()) or bool(left_out)
    return {
        by: key[0],
        "year": key[1],
        "growth": volume - 100,
        "n": len(used),
        "left_out": left_out,
        "flagged": flagged,
    }


def _in_order(table: pd.DataFrame, regions: pd.DataFrame, by: str) -> pd.DataFrame:
    order = {group: i for i, group in enumerate(regions[by].drop_duplicates())}
    return table.sort_values(
        [by, "year"], key=lambda c: c.map(order) if c.name == by else c, ignore_index=True
    )


def _pairs(rows: pd.DataFrame, most: int = 6) -> str:
    named = [f"{r.region} {r.year}" for r in rows.itertuples()]
    return ", ".join(named[:most]) + (f" and {len(named) - most} more" if len(named) > most else "")
