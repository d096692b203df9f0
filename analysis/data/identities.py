"""Accounting identities and plausibility bounds that a package of regional accounts must meet.

What is compared, with Y_rt the gross regional product (GRP) of region r in year t at current prices:

- sectors: Y = primary + secondary + tertiary value added; production approach (2008 SNA, chapter 6).
- provinces' sum: sum_r Y_rt against national GDP of the same vintage. The two are compiled apart, so they
  differ; the ratio is a finding, not an error, inside a wide bound.
- growth: the volume index against nominal growth deflated with consumer prices,
  (Y_rt / Y_rt-1) / (CPI_rt / 100) x 100. Crude: GRP's own deflator follows output prices, which in mining
  regions move by ten points more than consumer prices. It finds misplaced years and digits, nothing finer.
- population: year-on-year steps, and the regions' sum against the nation's total, which counts the armed
  forces and the regions' does not.

The bounds for errors lie beyond every official figure seen when they were set (the measured extremes stand
beside each constant), so that an error means a slip of the pen rather than a surprising economy.
Nothing here reads files: the frames come from `analysis.data.package`, whose `check` calls `examine`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SECTORS_TOLERANCE = 5e-4  # share of GRP; the largest deviation seen, from rounding to one decimal, is 0.0003
RATIO_BOUND = (0.9, 1.15)  # provinces' sum over national GDP; seen: 0.975 (2001, v4) to 1.009 (2005, v4)
GROWTH_NOTED = (5.0, 10.0)  # index points; how often the gap exceeds them is printed
GROWTH_BOUND = 25.0  # index points; the largest gap seen is 17.9 (Shanxi 2021: the price of coal)
STEP_NOTED = 5.0  # percent a year; seen only before 2011, where the basis changes or was later revised
STEP_BOUND = 15.0  # percent a year; the largest step seen is 5.8 (Tianjin 2010, the census)
POPULATION_BOUND = (0.95, 1.05)  # regions' sum over the nation; seen: 0.985 (2006) to 0.999

SECTORS = ["primary", "secondary", "tertiary"]
TEXTS = ("region", "vintage")


def sectors(accounts: pd.DataFrame) -> pd.DataFrame:
    """Compare the sum of the three sectors with GRP.

    accounts: columns region, year, vintage, grp, primary, secondary, tertiary (100 million yuan).
    Returns one row for each row that has all four, same index: region, year, vintage, grp, sum (100 million
    yuan) and deviation, (sum - grp) / grp. Source: 2008 SNA, production approach.
    """
    rows = accounts.dropna(subset=["grp", *SECTORS])
    total = rows[SECTORS].sum(axis=1)
    return rows[["region", "year", "vintage", "grp"]].assign(
        sum=total, deviation=(total - rows["grp"]) / rows["grp"]
    )


def provinces_sum(accounts: pd.DataFrame, national: pd.DataFrame) -> pd.DataFrame:
    """Compare the regions' GRP, summed, with national GDP of the same year and vintage.

    accounts: region, year, vintage, grp; national: year, vintage, gdp (both 100 million yuan).
    Returns vintage, year, regions (count), provinces, nation, difference (100 million yuan) and ratio, for
    the years that both tables have; a year with fewer regions than its vintage's fullest year is left out.
    """
    grouped = accounts.dropna(subset=["grp"]).groupby(["vintage", "year"])
    sums = grouped.agg(regions=("region", "nunique"), provinces=("grp", "sum")).reset_index()
    full = sums["regions"] == sums.groupby("vintage")["regions"].transform("max")
    nation = national[["vintage", "year", "gdp"]].dropna().rename(columns={"gdp": "nation"})
    both = sums[full].merge(nation, on=["vintage", "year"])
    both["difference"] = both["provinces"] - both["nation"]
    return both.assign(ratio=both["provinces"] / both["nation"])


def deflated_growth(accounts: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """Compare the growth index with nominal growth deflated by consumer prices (crude; see the module).

    accounts: region, year, vintage, grp (100 million yuan), growth_index (previous year = 100);
    prices: region, year, cpi (previous year = 100). Returns one row for each region-year that has all three
    and the year before, same index as accounts: region, year, vintage, growth_index, deflated, gap (deflated
    minus growth_index, index points).
    """
    before = accounts[["region", "year", "vintage", "grp"]].assign(year=accounts["year"] + 1)
    rows = accounts.reset_index(names="line").merge(
        before, on=["region", "year", "vintage"], suffixes=("", "_before")
    )
    rows = rows.merge(prices[["region", "year", "cpi"]], on=["region", "year"])
    rows["deflated"] = rows["grp"] / rows["grp_before"] / rows["cpi"] * 1e4
    rows["gap"] = rows["deflated"] - rows["growth_index"]
    columns = ["region", "year", "vintage", "growth_index", "deflated", "gap"]
    return rows.dropna(subset=["gap"]).set_index("line")[columns]


def population_steps(population: pd.DataFrame) -> pd.DataFrame:
    """Year-on-year change of each region's population.

    population: region, year, population (any unit). Returns one row for each region-year that has the year
    before, same index: region, year, population, step (percent).
    """
    before = population[["region", "year", "population"]].assign(year=population["year"] + 1)
    rows = population.reset_index(names="line").merge(before, on=["region", "year"], suffixes=("", "_before"))
    rows["step"] = (rows["population"] / rows["population_before"] - 1) * 100
    return rows.set_index("line")[["region", "year", "population", "step"]].dropna()


def population_sum(population: pd.DataFrame, national_population: pd.DataFrame) -> pd.DataFrame:
    """Compare the regions' population, summed, with the nation's.

    population: region, year, population; national_population: year, population (same unit). Returns year,
    regions (count), provinces, nation, difference (same unit) and ratio; incomplete years are left out.
    """
    grouped = population.dropna(subset=["population"]).groupby("year")
    sums = grouped.agg(regions=("region", "nunique"), provinces=("population", "sum")).reset_index()
    nation = national_population[["year", "population"]].dropna().rename(columns={"population": "nation"})
    both = sums[sums["regions"] == sums["regions"].max()].merge(nation, on="year")
    both["difference"] = both["provinces"] - both["nation"]
    return both.assign(ratio=both["provinces"] / both["nation"])


def examine(tables: dict[str, pd.DataFrame]) -> tuple[list[str], list[str]]:
    """Run every identity whose tables and columns are there.

    tables: name -> frame, each indexed by the line of its file. A frame with attrs["regions"] == "some" says
    that it holds a part of the nation: its sums are not held against the nation's. Returns (errors, notes).
    """
    errors: list[str] = []
    notes: list[str] = []
    for needs, judge in _IDENTITIES:
        if all(name in tables and _has(tables[name], columns) for name, columns in needs.items()):
            found, said = judge(*(tables[name] for name in needs))
            errors += found
            notes += said
    return errors, notes


def _has(frame: pd.DataFrame, columns: list[str]) -> bool:
    """True if the columns are there, those of figures and years as numbers."""
    return all(name in frame and (name in TEXTS or frame[name].dtype.kind in "iuf") for name in columns)


def _judge_sectors(accounts: pd.DataFrame) -> tuple[list[str], list[str]]:
    rows = sectors(accounts)
    if rows.empty:
        return [], []
    errors = [
        f"accounts.csv line {row.Index}: {row.region} {row.year} {row.vintage}: primary + secondary + "
        f"tertiary = {row.sum:.1f}, but grp is {row.grp:.1f}; expected equality within "
        f"{SECTORS_TOLERANCE:.2%} of grp; compare the four cells with the official table"
        for row in rows[rows["deviation"].abs() > SECTORS_TOLERANCE].itertuples()
    ]
    note = (
        f"Sectors sum to GRP in {len(rows) - len(errors)} of {len(rows)} region-years within "
        f"{SECTORS_TOLERANCE:.2%}; largest deviation {rows['deviation'].abs().max():.3%}"
    )
    return errors, [note]


def _judge_provinces(accounts: pd.DataFrame, national: pd.DataFrame) -> tuple[list[str], list[str]]:
    if accounts.attrs.get("regions") == "some":
        return [], []
    low, high = RATIO_BOUND
    rows = provinces_sum(accounts, national)
    errors = [
        f"accounts.csv: the regions' grp of {row.year} {row.vintage} sums to {row.provinces:.1f}, "
        f"{row.ratio:.3f} of the national {row.nation:.1f} in national.csv; expected {low} to {high}; "
        "look for a misplaced decimal point, unit or vintage in that year"
        for row in rows[~rows["ratio"].between(low, high)].itertuples()
    ]
    notes = [
        f"Provinces' sum over national GDP, {row.vintage} {row.year}: {row.ratio:.4f} "
        f"({row.provinces:.1f} - {row.nation:.1f} = {row.difference:+.1f} in 100 million yuan)"
        for row in rows.itertuples()
    ]
    return errors, notes


def _judge_growth(accounts: pd.DataFrame, prices: pd.DataFrame) -> tuple[list[str], list[str]]:
    rows = deflated_growth(accounts, prices)
    if rows.empty:
        return [], []
    size = rows["gap"].abs()
    errors = [
        f"accounts.csv line {row.Index}: {row.region} {row.year} {row.vintage}: growth_index is "
        f"{row.growth_index:.1f}, but grp over the year before, deflated with cpi, gives {row.deflated:.1f}; "
        f"expected within {GROWTH_BOUND:.0f} index points; look for a misplaced year or digit in grp, "
        "growth_index or cpi"
        for row in rows[size > GROWTH_BOUND].itertuples()
    ]
    counts = " and ".join(f"{bound:.0f} points in {(size > bound).sum()}" for bound in GROWTH_NOTED)
    worst = rows.loc[size.idxmax()]
    note = (
        f"Growth index against nominal growth deflated with CPI (crude): the gap exceeds {counts} of "
        f"{len(rows)} region-years; mean {rows['gap'].mean():+.1f}, largest {worst['gap']:+.1f} "
        f"({worst['region']} {worst['year']}); an error beyond {GROWTH_BOUND:.0f}"
    )
    return errors, [note]


def _judge_steps(population: pd.DataFrame) -> tuple[list[str], list[str]]:
    rows = population_steps(population)
    size = rows["step"].abs()
    errors = [
        f"population.csv line {row.Index}: {row.region} {row.year}: population {row.population} is "
        f"{row.step:+.1f} % on the year before; expected within {STEP_BOUND:.0f} %; "
        "look for a misplaced digit or unit"
        for row in rows[size > STEP_BOUND].itertuples()
    ]
    noted = rows[size > STEP_NOTED].sort_values("year", kind="stable")
    jumps = ", ".join(f"{row.region} {row.year} {row.step:+.1f} %" for row in noted.itertuples())
    return errors, [f"Population steps beyond {STEP_NOTED:.0f} % a year: {jumps}"] if jumps else []


def _judge_population(population: pd.DataFrame, national: pd.DataFrame) -> tuple[list[str], list[str]]:
    if population.attrs.get("regions") == "some":
        return [], []
    low, high = POPULATION_BOUND
    rows = population_sum(population, national)
    errors = [
        f"population.csv: the regions' population of {row.year} sums to {row.provinces}, {row.ratio:.3f} of "
        f"the nation's {row.nation} in national_population.csv; expected {low} to {high}; "
        "look for a misplaced digit or unit in that year"
        for row in rows[~rows["ratio"].between(low, high)].itertuples()
    ]
    notes = [
        f"Regions' population over the nation's, {row.year}: {row.ratio:.4f} "
        f"({row.difference:+.0f} in 10,000 persons)"
        for row in rows.itertuples()
    ]
    return errors, notes


_ACCOUNT = ["region", "year", "vintage", "grp"]
_IDENTITIES: list[tuple[dict[str, list[str]], Callable[..., tuple[list[str], list[str]]]]] = [
    ({"accounts": [*_ACCOUNT, *SECTORS]}, _judge_sectors),
    ({"accounts": _ACCOUNT, "national": ["year", "vintage", "gdp"]}, _judge_provinces),
    ({"accounts": [*_ACCOUNT, "growth_index"], "prices": ["region", "year", "cpi"]}, _judge_growth),
    ({"population": ["region", "year", "population"]}, _judge_steps),
    (
        {"population": ["region", "year", "population"], "national_population": ["year", "population"]},
        _judge_population,
    ),
]
