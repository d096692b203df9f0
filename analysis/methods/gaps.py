"""Gaps between regions in several measures over one window: how wide, and which closes faster.

A measure is a ratio of totals, v = per x numerator / denominator, by region and year. Two readings of its
gap:

    spread   standard deviation of ln v between regions, weighted by people (see
    `analysis.methods.dispersion`) ratio    v of one group of regions over v of another, from the groups' sums

A spread S closes at the rate  100 (ln S_last - ln S_first) / years  in percent a year; negative is closing.
Rates of different measures compare, as both are free of units. The difference of two rates is given with its
range when every region is left out in turn: a difference that one region makes is none between measures.

It misleads for shares that cannot pass a ceiling. When nearly everyone is connected, gaps in connection
vanish by arithmetic, while what is done with it may drift apart; so measures of access and of use belong side
by side, and the change of the whole (``level``) is given with each. Logs compare regions by factors; a gap in
points may widen while the factor shrinks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data import outliers

if TYPE_CHECKING:
    from analysis.data.package import Package


@dataclass(frozen=True)
class Measure:
    """Numerator, denominator and factor of a measure, and what kind it is (access, use, income)."""

    numerator: str
    denominator: str
    per: float
    kind: str


DIGITAL = {
    "broadband": Measure("broadband_users", "population", 100, "access"),  # lines per 100 persons
    "mobile_internet": Measure("mobile_internet", "population", 100, "access"),  # users per 100 persons
    "mobile_data": Measure("mobile_data", "population", 1, "access"),  # GB per person
    "ecommerce_firms": Measure("ecommerce_firms", "firms", 100, "use"),  # % of firms
    "ecommerce_sales": Measure("ecommerce_sales", "population", 1e4, "use"),  # yuan per person
    "software": Measure("software", "population", 1e4, "use"),  # yuan per person
    "income": Measure("income", "population", 1, "income"),  # yuan per person
    "grp": Measure("grp", "population", 1e4, "income"),  # yuan per person
}


def totals(pack: Package, *, vintage: str = "v5") -> pd.DataFrame:
    """The series that ``DIGITAL`` needs, wide: region, year, population and one column a series.

    From the tables digital, indicators, population, income and accounts; income is the income of all (yuan
    per head times persons), population that of the year's end. Cells of `digital` that its column ``jumps``
    names (``analysis.data.outliers``) are missing.
    """
    people = pack.table("population")[["region", "year", "population"]]
    digital = pack.table("digital")
    for column in set(" ".join(digital[outliers.FLAGS].dropna()).split()):
        named = digital[outliers.FLAGS].fillna("").str.split().map(set).map({column}.issubset)
        digital[column] = digital[column].mask(named)
    own = digital.drop(columns=outliers.FLAGS).merge(people, on=["region", "year"], how="left")
    series = pack.table("indicators")
    series = series[series["indicator"].isin(["broadband_users", "mobile_internet"])]
    wide = series.pivot(index=["region", "year"], columns="indicator", values="value").reset_index()
    income = pack.table("income")[["region", "year", "all"]].rename(columns={"all": "income"})
    accounts = pack.table("accounts")
    grp = accounts.loc[accounts["vintage"] == vintage, ["region", "year", "grp"]]
    for part in (wide, income, grp):
        own = own.merge(part, on=["region", "year"], how="left")
    own["income"] = own["income"] * own["population"]
    return own.astype({c: float for c in own.columns if c not in ("region", "year")})


def long(wide: pd.DataFrame, *, measures: dict[str, Measure] = DIGITAL) -> pd.DataFrame:
    """Measures by region and year: measure, region, year, numerator, denominator, value, people.

    ``wide`` has region, year, population and the columns that the measures name. Cells that are missing or
    not positive are left out. Raises ValueError for a column that is not there.
    """
    tables = []
    for name, measure in measures.items():
        if lacking := {measure.numerator, measure.denominator} - set(wide.columns):
            raise ValueError(f"gaps.long: {name} needs the column {', '.join(sorted(lacking))}.")
        top, bottom = wide[measure.numerator], wide[measure.denominator]
        table = wide[["region", "year"]].assign(
            measure=name, numerator=top * measure.per, denominator=bottom, people=wide["population"]
        )
        table["value"] = table["numerator"] / table["denominator"]
        tables.append(table[(table["value"] > 0) & np.isfinite(table["value"])])
    return pd.concat(tables, ignore_index=True)[
        ["measure", "region", "year", "numerator", "denominator", "value", "people"]
    ]


def same_regions(rows: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """Rows of the window, of the regions that have the measure in each of its years.

    Raises ValueError for a measure that lacks a year of the window altogether, or leaves fewer than three
    regions.
    """
    inside = rows[rows["year"].between(first, last)]
    need, kept = last - first + 1, []
    for name, own in inside.groupby("measure", sort=False):
        if own["year"].nunique() < need:
            lacking = sorted(set(range(first, last + 1)) - set(own["year"]))
            raise ValueError(
                f"gaps.same_regions: {name} has no figure for {', '.join(map(str, lacking))}; "
                f"shorten the window {first}-{last}."
            )
        count = own.groupby("region")["year"].nunique()
        whole = own[own["region"].isin(count[count == need].index)]
        if whole["region"].nunique() < 3:
            raise ValueError(f"gaps.same_regions: fewer than three regions have {name} in every year.")
        kept.append(whole)
    return pd.concat(kept, ignore_index=True)


def spread(rows: pd.DataFrame) -> pd.DataFrame:
    """The weighted standard deviation of logs by measure and year: measure, year, spread, n.

    ``rows`` as ``long`` gives them; weights are the people.
    """
    logs = np.log(rows["value"])
    keys = [rows["measure"], rows["year"]]
    weight = rows["people"] / rows.groupby(["measure", "year"])["people"].transform("sum")
    mean = (weight * logs).groupby(keys, sort=False).transform("sum")
    squares = (weight * (logs - mean) ** 2).groupby(keys, sort=False).sum()
    out = np.sqrt(squares).rename("spread").reset_index()
    return out.assign(n=rows.groupby(["measure", "year"], sort=False)["region"].nunique().to_numpy())


def closing(rows: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """How fast each measure's spread closes: measure, first, last (spreads), rate (% a year), level, n.

    ``level`` is the growth of the nation's measure, its numerators over its denominators, in % a year.
    Negative rates close. Raises ValueError as ``same_regions``.
    """
    held = same_regions(rows, first=first, last=last)
    wide = spread(held).pivot(index="measure", columns="year", values="spread")
    sums = held.groupby(["measure", "year"])[["numerator", "denominator"]].sum()
    whole = (sums["numerator"] / sums["denominator"]).unstack()
    years = last - first
    table = pd.DataFrame({"first": wide[first], "last": wide[last]})
    table["rate"] = 100 * np.log(table["last"] / table["first"]) / years
    table["level"] = 100 * np.log(whole[last] / whole[first]) / years
    table["n"] = held.groupby("measure")["region"].nunique()
    return table.reindex(held["measure"].unique()).rename_axis("measure").reset_index()


def faster(rows: pd.DataFrame, *, than: str, first: int, last: int) -> pd.DataFrame:
    """Each measure's rate of closing less that of ``than``: measure, difference, low, high (% a year).

    Negative: it closes faster. low and high are the range when every region is left out in turn, of both
    measures. Raises ValueError as ``same_regions``, or for an unknown measure.
    """
    if than not in set(rows["measure"]):
        raise ValueError(f"gaps.faster: no measure {than!r}; held are {', '.join(rows['measure'].unique())}.")
    held = same_regions(rows, first=first, last=last)

    def differences(part: pd.DataFrame) -> pd.Series:
        wide = spread(part).pivot(index="measure", columns="year", values="spread")
        rate = 100 * np.log(wide[last] / wide[first]) / (last - first)
        return rate - rate[than]

    ends = held[held["year"].isin([first, last])]
    whole = differences(ends)
    without = pd.DataFrame({r: differences(ends[ends["region"] != r]) for r in ends["region"].unique()})
    table = pd.DataFrame({"difference": whole, "low": without.min(axis=1), "high": without.max(axis=1)})
    order = [m for m in held["measure"].unique() if m != than]
    return table.reindex(order).rename_axis("measure").reset_index()


def ratio(rows: pd.DataFrame, *, groups: dict[str, str], top: str, bottom: str) -> pd.DataFrame:
    """``value`` of one group over another's by measure and year, from sums: measure, year, ratio.

    ``groups``: region to group. A measure and year counts the regions that have it. Raises ValueError for a
    group without regions.
    """
    labels = rows["region"].map(groups)
    if lacking := {top, bottom} - set(labels.dropna()):
        raise ValueError(f"gaps.ratio: no region in {', '.join(sorted(lacking))}.")
    sums = rows.groupby(["measure", "year", labels], sort=False)[["numerator", "denominator"]].sum()
    wide = (sums["numerator"] / sums["denominator"]).unstack()
    return (wide[top] / wide[bottom]).rename("ratio").reset_index()


def towns(wide: pd.DataFrame) -> pd.DataFrame:
    """Broadband lines per 100 persons in town and country: region, year, urban, rural and their parts.

    ``wide``: population, urban_population, urban_broadband, rural_broadband. Rows with all four.
    """
    rows = wide.dropna(subset=["population", "urban_population", "urban_broadband", "rural_broadband"])
    country = rows["population"] - rows["urban_population"]
    return rows[["region", "year"]].assign(
        urban_lines=rows["urban_broadband"],
        rural_lines=rows["rural_broadband"],
        urban_people=rows["urban_population"],
        rural_people=country,
        urban=100 * rows["urban_broadband"] / rows["urban_population"],
        rural=100 * rows["rural_broadband"] / country,
    )


def towns_over_country(wide: pd.DataFrame, *, groups: dict[str, str], first: int, last: int) -> pd.DataFrame:
    """Lines per person in towns over those in the country, from sums: macro_region (or nation), year, ratio.

    ``wide`` as in ``towns``; regions with a figure in every year from ``first`` to ``last`` count.
    """
    rows = towns(wide)
    rows = rows[rows["year"].between(first, last)]
    rows = rows[rows.groupby("region")["year"].transform("nunique") == last - first + 1]
    both = pd.concat(
        [rows.assign(macro_region=rows["region"].map(groups)), rows.assign(macro_region="nation")]
    )
    parts = ["urban_lines", "rural_lines", "urban_people", "rural_people"]
    sums = both.groupby(["macro_region", "year"])[parts].sum()
    return (
        sums.eval("urban_lines / urban_people / (rural_lines / rural_people)").rename("ratio").reset_index()
    )
