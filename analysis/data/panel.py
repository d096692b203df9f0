"""Per-head figures, shares and ratios of groups of regions from a long table (region, year, ...).

GRP per head of region i in year t is

    y_it = GRP_it / ((P_i,t-1 + P_it) / 2)

with P the resident population at the year's end: a flow over the mean stock of its year, as the National
Bureau of Statistics defines it (China Statistical Yearbook, notes to the chapter on national accounts). In
yuan, as GRP is in 100 million yuan and P in 10,000 persons: 10^8 / 10^4 = 10^4. A group's figure is the sum
of its regions' GRP over the sum of their mean populations, never the mean of their per-head figures.

Rows of two vintages are refused everywhere: census revisions differ by up to a third of a province's product,
so a difference between two vintages is a revision and no growth.

It misleads where the population does. Its year-end series changes its basis between 2009 and 2010, when the
census of 2010 comes in and the years before are not revised with it (Beijing +5.5 %, Guangxi -5.1 %): the
figures per head of 2010 average both bases, and a change across 2009-2011 is in part a change of counting.
Output per head is no income per head: it counts what is produced where, by whomever, and the incomes of
commuters and firms elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable

YUAN = 1e4  # 100 million yuan over 10,000 persons


def one_vintage(
    accounts: pd.DataFrame, *, vintage: str | None = None, where: str = "panel.one_vintage"
) -> pd.DataFrame:
    """The rows of one vintage, sorted by region's first appearance and year.

    With ``vintage`` its rows are taken; without it the table must hold one vintage only. Raises ValueError
    for two vintages, an unknown one, or a region twice in a year.
    """
    rows = accounts
    if "vintage" in rows.columns:
        held = sorted(map(str, rows["vintage"].unique()))
        if vintage is None and len(held) > 1:
            raise ValueError(
                f"{where}: rows of the vintages {', '.join(held)} together; a series never mixes vintages. "
                f"Pass vintage={held[-1]!r}, or select one first."
            )
        if vintage is not None and vintage not in held:
            raise ValueError(f"{where}: no rows of vintage {vintage!r}; the table holds {', '.join(held)}.")
        rows = rows if vintage is None else rows[rows["vintage"] == vintage]
    return _sorted(rows, where)


def with_groups(df: pd.DataFrame, *, regions: pd.DataFrame, by: str = "macro_region") -> pd.DataFrame:
    """``df`` with the column ``by`` (macro-region, north_south...) of the table ``regions`` joined on; region
    as is.

    Raises ValueError naming a region that the table does not hold.
    """
    _need(df, ["region"], "panel.with_groups")
    if by == "region":
        return df
    _need(regions, ["region", by], "panel.with_groups")
    if unknown := sorted(set(df["region"]) - set(regions["region"])):
        raise ValueError(
            f"panel.with_groups: {_names(unknown)} not in the table regions; correct the name there or here."
        )
    return df.drop(columns=by, errors="ignore").merge(regions[["region", by]], on="region", how="left")


def mean_population(population: pd.DataFrame) -> pd.DataFrame:
    """Region, year, mean_population (10,000 persons): the mean of the year's end and the year before's end.

    A region's first year has none and is left out. Raises ValueError for a gap in a region's years.
    """
    where = "panel.mean_population"
    rows = _sorted(population, where, value="population")
    before = rows.groupby("region", sort=False)[["year", "population"]].shift(1)
    step = rows["year"] - before["year"]
    if gaps := [f"{r.region} {r.year}" for r in rows[step.notna() & (step != 1)].itertuples()]:
        raise ValueError(f"{where}: no population of the year before {_names(gaps)}; add the missing year.")
    rows = rows.assign(mean_population=(rows["population"] + before["population"]) / 2)
    return rows.loc[step.notna(), ["region", "year", "mean_population"]].reset_index(drop=True)


def per_head(accounts: pd.DataFrame, *, population: pd.DataFrame, vintage: str | None = None) -> pd.DataFrame:
    """GRP per head: region, year, per_head (yuan), grp (100 million yuan), mean_population (10,000 persons).

    Years before the population's second year, for all regions, are left out. Raises ValueError for two
    vintages, and naming the region-years that lack a population inside the years covered.
    """
    where = "panel.per_head"
    rows = one_vintage(accounts, vintage=vintage, where=where)
    _need(rows, ["grp"], where)
    people = mean_population(population)
    first, last = people["year"].min(), people["year"].max()
    rows = rows.loc[rows["year"].between(first, last), ["region", "year", "grp"]].dropna(subset="grp")
    joined = rows.merge(people, on=["region", "year"], how="left")
    if lacking := [f"{r.region} {r.year}" for r in joined[joined["mean_population"].isna()].itertuples()]:
        raise ValueError(f"{where}: no population for {_names(lacking)}; add it, or leave these regions out.")
    joined.insert(2, "per_head", joined["grp"] / joined["mean_population"] * YUAN)
    return joined


def sum_by_group(
    df: pd.DataFrame, *, value: str | list[str], regions: pd.DataFrame, by: str = "macro_region"
) -> pd.DataFrame:
    """Sums of ``value`` by group and year: columns ``by``, year, and each value.

    Groups come in the order in which ``regions`` names them. Every year must hold the same regions:
    ValueError names those missing.
    """
    values = [value] if isinstance(value, str) else list(value)
    rows = with_groups(
        complete(one_vintage(df), value=values, where="panel.sum_by_group"), regions=regions, by=by
    )
    sums = rows.groupby([by, "year"], sort=False)[values].sum().reset_index()
    order = {group: i for i, group in enumerate(regions[by].drop_duplicates())}
    return sums.sort_values(
        [by, "year"], key=lambda c: c.map(order) if c.name == by else c, ignore_index=True
    )


def share_by_group(
    df: pd.DataFrame,
    *,
    regions: pd.DataFrame,
    value: str = "grp",
    by: str = "macro_region",
    vintage: str | None = None,
) -> pd.DataFrame:
    """Each group's share of all regions' sum: columns ``by``, year, the value, total, share (%).

    The shares of a year sum to 100. Raises ValueError for two vintages, or for years with different regions.
    """
    rows = one_vintage(df, vintage=vintage, where="panel.share_by_group")
    sums = sum_by_group(rows, value=value, regions=regions, by=by)
    total = sums.groupby("year")[value].transform("sum")
    return sums.assign(total=total, share=100 * sums[value] / total)


def per_head_by_group(
    per_head: pd.DataFrame, *, regions: pd.DataFrame, by: str = "macro_region"
) -> pd.DataFrame:
    """Per-head figures of groups from the table that ``per_head`` gives: ``by``, year, per_head (yuan) and
    its parts.

    A group's figure is the sum of GRP over the sum of mean populations.
    """
    sums = sum_by_group(per_head, value=["grp", "mean_population"], regions=regions, by=by)
    sums.insert(2, "per_head", sums["grp"] / sums["mean_population"] * YUAN)
    return sums


def ratio(
    groups: pd.DataFrame, *, top: str, bottom: str, value: str = "per_head", by: str = "macro_region"
) -> pd.DataFrame:
    """``value`` of the group ``top`` over that of ``bottom``: columns year, ratio.

    Raises ValueError for a group that the table does not hold.
    """
    wide = groups.pivot(index="year", columns=by, values=value)
    if unknown := [g for g in (top, bottom) if g not in wide.columns]:
        raise ValueError(f"panel.ratio: no group {_names(unknown)}; the table holds {_names(wide.columns)}.")
    return (wide[top] / wide[bottom]).rename("ratio").reset_index()


def volume(
    accounts: pd.DataFrame, *, base: int, value: str = "grp", index: str = "growth_index"
) -> pd.DataFrame:
    """Product at the prices of ``base``, chained by volume indices (previous year = 100): region, year,
    ``value``.

    The level of ``base`` is the account's; years without an index on the way to it are left out. Relative
    levels depend on the base year, as prices differ between regions. Raises ValueError for a region without
    the base year.
    """
    where = "panel.volume"
    wide = accounts.pivot(index="region", columns="year", values=[value, index]).reindex(
        accounts["region"].unique()
    )
    if base not in wide[value].columns or wide[value][base].isna().any():
        raise ValueError(f"{where}: no {value} of {base} for every region; take a base year that all have.")
    factors = np.log(wide[index].astype(float) / 100)
    log = pd.DataFrame({base: np.log(wide[value][base].astype(float))})
    for year in range(base + 1, int(wide[value].columns.max()) + 1):
        log[year] = log[year - 1] + factors[year]
    for year in range(base - 1, int(wide[value].columns.min()) - 1, -1):
        log[year] = log[year + 1] - factors[year + 1]
    long = np.exp(log[sorted(log.columns)]).stack().dropna()
    return long.rename(value).rename_axis(["region", "year"]).reset_index()


def over_national(
    accounts: pd.DataFrame,
    *,
    national: pd.DataFrame,
    vintage: str | None = None,
    regions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The provinces' sum beside national GDP of the same vintage, in the years that both have.

    Columns year, provinces, gdp (100 million yuan), ratio; with ``regions`` also a column for each
    macro-region, its share of national GDP (%). The two are compiled separately and need not agree; since the
    unified accounting of 2019 they are meant to. Raises ValueError if no year is common.
    """
    where = "panel.over_national"
    rows = one_vintage(accounts, vintage=vintage, where=where)
    vintage = vintage or str(rows["vintage"].iloc[0])
    gdp = national.loc[national["vintage"] == vintage, ["year", "gdp"]]
    both = rows.groupby("year")["grp"].sum().rename("provinces").reset_index().merge(gdp, on="year")
    if both.empty:
        raise ValueError(
            f"{where}: national GDP of vintage {vintage!r} has no year in common with the provinces."
        )
    both["ratio"] = both["provinces"] / both["gdp"]
    if regions is None:
        return both
    sums = sum_by_group(rows, value="grp", regions=regions).merge(gdp, on="year")
    wide = (
        (100 * sums["grp"] / sums["gdp"])
        .groupby([sums["year"], sums["macro_region"]], sort=False)
        .first()
        .unstack()
    )
    return both.merge(wide.reset_index(), on="year")


def span(df: pd.DataFrame, *, first: int = 0, last: int = 0, where: str = "panel.span") -> tuple[int, int]:
    """The first and last year to use: those asked for, cut to what ``df`` holds; 0 stands for its own end.

    Raises ValueError if fewer than two years remain.
    """
    low, high = int(df["year"].min()), int(df["year"].max())
    begin, end = max(first or low, low), min(last or high, high)
    if begin >= end:
        raise ValueError(
            f"{where}: {first}-{last} leaves no two years of the {low}-{high} held; widen the window."
        )
    return begin, end


def between(df: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """The rows of ``df`` from year ``first`` to year ``last``, both included."""
    return df[df["year"].between(first, last)].reset_index(drop=True)


def at(df: pd.DataFrame, *, value: str, year: int, **where: object) -> float:
    """One cell: ``value`` in ``year`` where the columns named by keyword have the values given.

    Raises ValueError unless exactly one row is meant.
    """
    rows = df[df["year"] == year]
    for column, wanted in where.items():
        rows = rows[rows[column] == wanted]
    if len(rows) != 1:
        said = ", ".join(f"{k}={v!r}" for k, v in {"year": year, **where}.items())
        years = f"{int(df['year'].min())}-{int(df['year'].max())}" if len(df) else "no years"
        raise ValueError(
            f"panel.at: {len(rows)} rows with {said}; exactly one is meant (the table holds {years})."
        )
    return float(rows[value].iloc[0])


def at_years(df: pd.DataFrame, *, value: str, by: str | list[str], years: Mapping[str, int]) -> pd.DataFrame:
    """``value`` in named years, a column each: ``by``, then the names of ``years``; NaN where there is none.

    Rows in the order in which ``by`` first appears. Raises ValueError for two rows of one key and year.
    """
    keys = [by] if isinstance(by, str) else by
    wide = df.pivot(index=keys, columns="year", values=value).reindex(columns=list(years.values()))
    named = wide.set_axis(list(years), axis=1).reset_index()
    return df[keys].drop_duplicates().merge(named, on=keys, how="left")


def stacked(parts: Mapping[Any, pd.DataFrame], *names: str) -> pd.DataFrame:
    """Frames one below another, their keys as columns ``names`` (one, or one for each part of a key) in
    front: ``stacked({s.name: f(s) for s in series}, "series")``. NotEstimable: no frames."""
    if not parts:
        raise NotEstimable("cell", f"panel.stacked: no frames to stack by {', '.join(names)}.")
    rows = pd.concat(parts, names=names).reset_index(level=list(range(len(names))))
    return rows.reset_index(drop=True)


def with_band(df: pd.DataFrame, *, of: str, value: str = "value") -> pd.DataFrame:
    """Lines of several series beside what chance gives one of them, for a figure with a band.

    ``df`` has series, ``value``, expected, low and high. The rows of the series ``of`` come once more in
    front, as series ``chance``, with ``expected`` for ``value``; low and high are theirs alone.
    """
    band = df[df["series"] == of]
    band = band.assign(series="chance", **{value: band["expected"]})
    return pd.concat([band, df.drop(columns=["low", "high"])])


def at_whens(df: pd.DataFrame, years: Mapping[Any, int]) -> pd.DataFrame:
    """The rows of ``years``, with their names in the column ``when``; rows with a missing value are left
    out."""
    return df.assign(when=df["year"].map({year: when for when, year in years.items()})).dropna()


def complete(df: pd.DataFrame, *, value: str | Iterable[str], where: str = "panel.complete") -> pd.DataFrame:
    """``df`` if every year holds every region with a value; ValueError names region-years missing."""
    values = [value] if isinstance(value, str) else list(value)
    _need(df, ["region", "year", *values], where)
    known = df.dropna(subset=values)
    years, regions = sorted(df["year"].unique()), df["region"].unique()
    held = pd.MultiIndex.from_frame(known[["year", "region"]])
    want = pd.MultiIndex.from_product([years, regions])
    if missing := [f"{r} {y}" for y, r in want.difference(held, sort=False)]:
        raise ValueError(
            f"{where}: no {' or '.join(values)} for {_names(missing)}; a sum or a spread over other regions "
            "in other years does not compare. Leave these regions, or these years, out."
        )
    return df


def validate(
    df: pd.DataFrame, columns: Iterable[str] = (), *, keys: Sequence[str] = ("region", "year"), where: str
) -> None:
    """Refuse a table that lacks one of ``keys`` or ``columns``, or in which a key stands more than once.

    Every method asks this of the frame that it is given. Raises ValueError naming ``where``, and the columns
    or the region-years.
    """
    _need(df, [*keys, *columns], where)
    if (twice := df.duplicated(list(keys))).any():
        found = [" ".join(map(str, key)) for key in df.loc[twice, list(keys)].itertuples(index=False)]
        each = " and ".join(keys)
        raise ValueError(f"{where}: {_names(found)} more than once; keep one row for a {each}.")


def _sorted(df: pd.DataFrame, where: str, value: str | None = None) -> pd.DataFrame:
    validate(df, [value] if value else [], where=where)
    order = {region: i for i, region in enumerate(df["region"].drop_duplicates())}
    return df.sort_values(
        ["region", "year"], key=lambda c: c.map(order) if c.name == "region" else c, ignore_index=True
    )


def _need(df: pd.DataFrame, columns: Iterable[str], where: str) -> None:
    if missing := [c for c in columns if c not in df.columns]:
        held = ", ".join(map(str, df.columns))
        raise ValueError(f"{where}: no column {', '.join(missing)}; the table holds {held}.")


def _names(items: Iterable[object], most: int = 6) -> str:
    listed = [str(i) for i in items]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
