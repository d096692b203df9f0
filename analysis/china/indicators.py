"""From a package's totals to indicators: ratios, samples, and what a composite index is built of.

Each indicator is numerator / denominator x per, computed from totals with the population revised after the
2020 census (``indicator_list`` of the data package says which). Series beyond those of ``indicators`` are:

    population        at the year's end              population_mean   mean of the year's end and the one
    before area              land area, km2                 grp               GRP at current prices, vintage
    v5 grp_v4, tertiary_v4   GRP and services, v4       income_all, income_urban, income_rural   yuan per
    head

With ``prices="constant"`` a side that is money is divided by consumer prices of the region, chained to 1 in
the first year. That is crude for GRP, whose deflator follows output prices, but it keeps inflation out of
levels.

A *sample* is the set of indicators that can be compared over given regions and years: every cell known, no
break inside, and no indicator beside the one that it stands for. ``SAMPLES`` names four:

    full        31 regions, 2012-2019          without_tibet   30 regions, 2012-2019, hence with CO2
    from_2013   31 regions, 2013-2019, hence with household income
    reduced     30 regions, 2012-2022: the indicators that reach that far, none of them of living standards

It misleads where a ratio is mistaken for a service: beds are not care, and a mean over a province hides what
lies between its cities and its villages.

Source of the practice: Handbook on Constructing Composite Indicators (OECD and Joint Research Centre 2008),
steps 1 and 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.composite import composite

if TYPE_CHECKING:
    from analysis.data.package import Package

VINTAGE = "v5"
SECTORS = "v4"  # the last vintage with sectors
PRICES = ("current", "constant")
DERIVED = (
    "population",
    "population_mean",
    "area",
    "grp",
    "grp_v4",
    "tertiary_v4",
    "income_all",
    "income_urban",
    "income_rural",
)
# What to deflate: money over money needs nothing
MONEY = {"numerator": ("numerator",), "denominator": ("denominator",), "both": (), "none": ()}


@dataclass(frozen=True)
class Sample:
    """Regions left out, first and last year, and what the sample is called for."""

    first: int
    last: int
    without: tuple[str, ...] = ()


SAMPLES = {
    "full": Sample(2012, 2019),
    "without_tibet": Sample(2012, 2019, ("Tibet",)),
    "from_2013": Sample(2013, 2019),
    "reduced": Sample(2012, 2022, ("Tibet",)),
}


def series(pack: Package, *, vintage: str = VINTAGE) -> pd.DataFrame:
    """Every series that an indicator may need: region, year, indicator (the series' name), value.

    Totals of the package's ``indicators``, and those named in the module. Years from the first of the totals
    to the last of any. Raises PackageError for a table that the package lacks, ValueError for a vintage that
    it does not hold.
    """
    accounts, population, income = (pack.table(name) for name in ("accounts", "population", "income"))
    if vintage not in set(accounts["vintage"]):
        held = ", ".join(sorted(accounts["vintage"].unique()))
        raise ValueError(f"indicators.series: no vintage {vintage!r} of the accounts; held are {held}.")
    totals = pack.table("indicators")[["region", "year", "indicator", "value"]]
    people = population[["region", "year", "population"]]
    before = people.assign(year=people["year"] + 1)
    mean = people.merge(before, on=["region", "year"], suffixes=("", "_before"))
    mean["value"] = (mean["population"] + mean["population_before"]) / 2
    old, new = (accounts[accounts["vintage"] == v] for v in (SECTORS, vintage))
    parts = [totals, _named(people, "population", "population"), _named(mean, "value", "population_mean")]
    parts += [_named(new, "grp", "grp"), _named(old, "grp", "grp_v4")]
    parts += [_named(old, "tertiary", "tertiary_v4")]
    parts += [_named(income, column, f"income_{column}") for column in ("all", "urban", "rural")]
    years = range(int(totals["year"].min()), int(pd.concat(parts)["year"].max()) + 1)
    land = pack.table("areas")[["region", "area"]].merge(pd.DataFrame({"year": list(years)}), how="cross")
    out = pd.concat([*parts, _named(land, "area", "area")], ignore_index=True)
    out = out[out["year"].isin(years)].dropna(subset=["value"])
    return out.astype({"value": float}).reset_index(drop=True)


def _named(table: pd.DataFrame, column: str, name: str) -> pd.DataFrame:
    out = table[["region", "year"]].assign(indicator=name, value=table[column].astype(float))
    return out.dropna(subset=["value"])


def listed(pack: Package) -> pd.DataFrame:
    """The package's ``indicator_list``; empty cells of text are "".

    Raises ValueError for an indicator whose series the package does not hold.
    """
    table = pack.table("indicator_list")
    texts = ["denominator", "stands_for", "breaks"]
    table[texts] = table[texts].fillna("").astype(str)
    held = {*pack.table("indicator_series")["series"], *DERIVED}
    for row in table.itertuples():
        parts = [*row.numerator.split("+"), *([row.denominator] if row.denominator else [])]
        if lacking := [name for name in parts if name not in held]:
            raise ValueError(f"indicators.listed: {row.id} needs the series {', '.join(lacking)}, not held.")
    return table


def ratios(
    pack: Package, *, prices: str = "current", vintage: str = VINTAGE, first: int = 0, last: int = 0
) -> pd.DataFrame:
    """Every indicator by region and year: indicator, region, year, numerator, denominator, value.

    ``value`` = numerator / denominator x per, in the indicator's unit; the denominator is 1 where there is
    none. Rows exist where both sides are known. ``first`` and ``last`` cut the years (0: not); constant
    prices are those of ``first``. Raises ValueError for unknown prices or vintage.
    """
    if prices not in PRICES:
        raise ValueError(f"indicators.ratios: unknown prices {prices!r}; one of {', '.join(PRICES)}.")
    long = series(pack, vintage=vintage)
    wide = long.pivot(index=["region", "year"], columns="indicator", values="value")
    first = first or int(long["year"].min())
    years = wide.index.get_level_values("year")
    wide = wide[(years >= first) & (years <= (last or int(years.max())))]
    order = {region: i for i, region in enumerate(pack.table("regions")["region"])}
    places = wide.index.get_level_values("region").map(order)
    wide = wide.iloc[np.lexsort((wide.index.get_level_values("year"), places))]
    level = np.ones(len(wide))
    if prices == "constant":
        level = _price_level(pack, wide.index, first).to_numpy()
    held = {name: wide[name].to_numpy() for name in wide.columns}
    known, parts = [], []
    for row in listed(pack).itertuples():
        sides = {"numerator": sum(held[name] for name in row.numerator.split("+"))}
        sides["denominator"] = held[row.denominator] if row.denominator else np.ones(len(wide))
        for side in MONEY[row.money]:
            sides[side] = sides[side] / level
        sides["value"] = sides["numerator"] / sides["denominator"] * row.per
        known.append(np.flatnonzero(~np.isnan(sides["value"])))
        parts.append(pd.DataFrame(sides).iloc[known[-1]].assign(indicator=row.id))
    table = pd.concat(parts, ignore_index=True)
    at = wide.index[np.concatenate(known)]
    table = table.assign(region=at.get_level_values("region"), year=at.get_level_values("year"))
    return table[["indicator", "region", "year", "numerator", "denominator", "value"]]


def _price_level(pack: Package, index: pd.MultiIndex, first: int) -> pd.Series:
    """Consumer prices of each region, chained, 1 in the first year."""
    wide = pack.table("prices").pivot(index="region", columns="year", values="cpi") / 100
    wide = wide[[year for year in wide.columns if year >= first]].copy()
    wide[first] = 1.0
    return wide.cumprod(axis=1).stack().rename_axis(["region", "year"]).reindex(index)


def coverage(table: pd.DataFrame, *, regions: int = 31) -> pd.DataFrame:
    """How many regions each indicator of ``ratios`` has by year: rows indicators, columns years.

    The attribute ``attrs["regions"]`` is what a complete year has.
    """
    out = table.groupby(["indicator", "year"], sort=False)["region"].nunique().unstack(fill_value=0)
    out = out[sorted(out.columns)]
    out.attrs["regions"] = regions
    return out


def comparable(pack: Package, sample: Sample, table: pd.DataFrame | None = None) -> pd.DataFrame:
    """The indicators (rows of ``listed``) that a sample can compare.

    Every region of the sample in every year, no break after the first year, and not beside the indicator that
    it stands for. ``table``: what ``ratios`` gave, if it is at hand.
    """
    table = ratios(pack) if table is None else table
    wanted = [r for r in pack.table("regions")["region"] if r not in sample.without]
    inside = table[table["region"].isin(wanted) & table["year"].between(sample.first, sample.last)]
    cells = inside.groupby("indicator").size()
    need = len(wanted) * (sample.last - sample.first + 1)
    every = listed(pack)
    whole = every["id"].map(cells).fillna(0) == need
    broken = every["broken"].notna() & every["broken"].fillna(0).between(sample.first + 1, sample.last)
    kept = every[whole & ~broken.astype(bool)]
    return kept[~kept["stands_for"].isin(set(kept["id"]))].reset_index(drop=True)


def build(
    pack: Package,
    *,
    sample: str | Sample = "full",
    prices: str = "constant",
    vintage: str = VINTAGE,
    drop: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    table: pd.DataFrame | None = None,
) -> composite.Data:
    """A sample as ``composite.Data``: ratios' two sides as series, macro-regions as groups, population as
    size.

    ``drop``: indicators to leave out; ``also``: indicators with gaps to take in, for a recipe that imputes
    (their gaps stay gaps); ``table``: what ``ratios`` gave for these prices, vintage and years, if it is at
    hand. Raises ValueError for an unknown sample or indicator, or years without
    any indicator.
    """
    chosen = _sample(sample)
    if table is None:
        table = ratios(pack, prices=prices, vintage=vintage, first=chosen.first, last=chosen.last)
    kept = comparable(pack, chosen, table)
    if odd := [name for name in drop if name not in set(kept["id"])]:
        held = ", ".join(kept["id"])
        raise ValueError(f"indicators.build: {', '.join(odd)} not in the sample; it has {held}.")
    every = listed(pack)
    if odd := [name for name in also if name not in set(every["id"])]:
        raise ValueError(f"indicators.build: no indicator {', '.join(odd)} in the package's list.")
    wanted = {*kept["id"], *also} - set(drop)
    kept = every[every["id"].isin(wanted)].reset_index(drop=True)
    if kept.empty:
        raise ValueError(
            f"indicators.build: no indicator covers {chosen.first} to {chosen.last}; shorten it."
        )
    table = table[table["indicator"].isin(set(kept["id"])) & ~table["region"].isin(chosen.without)]
    sides = table.drop(columns="value").melt(
        ["indicator", "region", "year"], ["numerator", "denominator"], var_name="side"
    )
    sides["indicator"] = sides["indicator"] + "." + sides["side"]
    names = kept["id"]
    entry = kept[["id", "dimension", "direction", "per"]].assign(
        numerator=names + ".numerator", denominator=names + ".denominator"
    )
    people = pack.table("population")
    macro_regions = pack.table("regions").set_index("region")["macro_region"].to_dict()
    size = people.rename(columns={"population": "value"})[["region", "year", "value"]]
    order = [r for r in macro_regions if r not in chosen.without]
    sides["region"] = pd.Categorical(sides["region"], order, ordered=True)
    sides = sides.sort_values("region", kind="stable").astype({"region": str})
    return composite.data(
        sides[["region", "year", "indicator", "value"]],
        entry,
        groups={region: macro_regions[region] for region in order},
        size=size[size["year"].isin(set(sides["year"]))],
    )


def variants(pack: Package, *, sample: str, vintage: str, prices: str) -> dict[str, composite.Data]:
    """``build`` as asked, with each other one of ``SAMPLES`` instead, and at the other of ``PRICES``.

    By the name of the sample or, last, of the prices. Errors as ``build``.
    """
    names = [sample, *(name for name in SAMPLES if name != sample)]
    found = {name: build(pack, sample=name, vintage=vintage, prices=prices) for name in names}
    other = next(name for name in PRICES if name != prices)
    return found | {other: build(pack, sample=sample, vintage=vintage, prices=other)}


def _sample(sample: str | Sample) -> Sample:
    if isinstance(sample, Sample):
        return sample
    if sample not in SAMPLES:
        raise ValueError(f"indicators.build: unknown sample {sample!r}; one of {', '.join(SAMPLES)}.")
    return SAMPLES[sample]


def two_readings(data: composite.Data, *, base: int | None = None, measure: str = "cv") -> pd.DataFrame:
    """Level and coordination of each indicator; see ``composite.readings``.

    An indicator without a denominator has 1 under it, so that its national level is the regions' mean.
    """
    return composite.readings(data, base=base, measure=measure)


def summary(read: pd.DataFrame) -> pd.DataFrame:
    """The mean of ``two_readings`` by dimension and in all, at equal weights of indicators within dimensions.

    Columns year, dimension (total: the mean of the dimensions), level_index, coordination_index (first year
    100, geometric means, so that no indicator's scale decides).
    """
    columns = ["level_index", "coordination_index"]
    logs = read.assign(**{c: np.log(read[c]) for c in columns})
    by = logs.groupby(["year", "dimension"], sort=False)[columns].mean().reset_index()
    total = by.groupby("year")[columns].mean().reset_index().assign(dimension="total")
    out = pd.concat([total, by], ignore_index=True)
    out[columns] = np.exp(out[columns])
    return out[["year", "dimension", *columns]].sort_values("year", kind="stable", ignore_index=True)


def by_macro_region(table: pd.DataFrame, *, regions: pd.DataFrame, per: dict[str, Any]) -> pd.DataFrame:
    """Each indicator of ``ratios`` by macro-region: the macro_region's numerators over its denominators,
    times ``per``.

    ``regions``: region, macro-region; ``per``: indicator to factor. A macro-region and year with a region
    missing has no value. An indicator without a denominator is the regions' mean. Columns indicator,
    macro-region, year, value.
    """
    size = regions.groupby("macro_region")["region"].nunique()
    rows = table.merge(regions[["region", "macro_region"]], on="region")
    sums = rows.groupby(["indicator", "macro_region", "year"], sort=False).agg(
        numerator=("numerator", "sum"), denominator=("denominator", "sum"), n=("region", "nunique")
    )
    sums = sums.reset_index()
    whole = sums["n"] == sums["macro_region"].map(size)
    ratio = sums["numerator"] / sums["denominator"] * sums["indicator"].map(per)
    return sums.assign(value=ratio.where(whole))[["indicator", "macro_region", "year", "value"]]
