"""Networks and access to them: density, its equality, and the pace that a plan asks for.

A network of length L in a region of land A and population P has three densities:

    by area            L / A                 km per 1,000 km2
    by people          L / P                 km per 10,000 persons
    by both            L / sqrt(A P)         the geometric mean of the two, km per sqrt(1,000 km2 x 10,000)

Equality of access is the Gini coefficient between regions of the first, weighted by area, and of the second,
weighted by people: zero if every square kilometre (every person) has the same length of network, near one if
all of it lies where hardly any land (hardly anyone) is. The two need not move together: a line through empty
land raises density by people there and evens out density by area.

A plan of a length in a later year asks for (target - now) / years a year, or a compound rate of growth.

It misleads. Density is no accessibility: it knows nothing of where the lines run, of speed, capacity, cost,
or of what lies at the other end, and a province's mean hides its empty quarters. Population fell in some
regions, which raises density by people without a metre being built.

Source of the indices: see `analysis.methods.inequality`. The geometric mean of the two densities stands
where neither land nor people alone is a fair denominator.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.methods import inequality

if TYPE_CHECKING:
    from analysis.data.package import Package

NETWORKS = ("highway", "expressway", "railway")
DENSITIES = {"per_area": "area", "per_head": "population"}  # and what weighs each


@dataclass(frozen=True)
class Pace:
    """What a target asks for: ``a_year`` (units a year) and ``rate`` (% a year, compound) for ``years``."""

    now: float
    target: float
    years: int
    a_year: float
    rate: float
    share: float


def series(pack: Package, names: tuple[str, ...] = NETWORKS) -> pd.DataFrame:
    """Totals of ``indicators`` and, where the package has them, of ``earlier``: region, year, network, value.

    Values in the units of ``indicator_series``. Raises ValueError for a series that neither table holds.
    """
    tables = [pack.table("indicators")]
    if "earlier" in pack.names:
        tables.insert(0, pack.table("earlier"))
    rows = pd.concat(tables, ignore_index=True)
    if lacking := [name for name in names if name not in set(rows["indicator"])]:
        raise ValueError(f"access.series: no series {', '.join(lacking)} in indicators or earlier.")
    rows = rows[rows["indicator"].isin(names)].rename(columns={"indicator": "network"})
    order = {name: i for i, name in enumerate(names)}
    rows = rows.sort_values(["network", "year"], key=lambda c: c.map(order) if c.name == "network" else c)
    return rows[["region", "year", "network", "value"]].reset_index(drop=True)


def densities(lengths: pd.DataFrame, *, areas: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Densities of each network: the columns of ``lengths`` (km), area, population, per_area, per_head, both.

    ``areas``: region, area (km2); ``population``: region, year, population (10,000 persons, year's end).
    Units as in the module. Raises ValueError naming region-years without land or people.
    """
    rows = lengths.merge(areas[["region", "area"]], on="region", how="left")
    rows = rows.merge(population[["region", "year", "population"]], on=["region", "year"], how="left")
    if (lacking := rows["area"].isna() | rows["population"].isna()).any():
        found = [f"{r.region} {r.year}" for r in rows[lacking].head(6).itertuples()]
        raise ValueError(f"access.densities: no area or population for {', '.join(found)}; add it.")
    area, people = rows["area"].astype(float) / 1e3, rows["population"].astype(float)
    return rows.assign(
        per_area=rows["value"] / area,
        per_head=rows["value"] / people,
        both=rows["value"] / np.sqrt(area * people),
    )


def grouped(dense: pd.DataFrame, *, regions: pd.DataFrame, by: str = "macro_region") -> pd.DataFrame:
    """The same densities of groups of regions: sums of length over sums of land and people.

    Columns ``by``, network, year, value, area, population, per_area, per_head, n. A group's year counts the
    regions that report a length, with their land and people; n says how many.
    """
    rows = panel.with_groups(dense, regions=regions, by=by)
    rows = rows.astype({"area": float, "population": float})
    sums = rows.groupby([by, "network", "year"], sort=False).agg(
        value=("value", "sum"),
        area=("area", "sum"),
        population=("population", "sum"),
        n=("region", "nunique"),
    )
    sums = sums.reset_index()
    return sums.assign(
        per_area=sums["value"] / sums["area"] * 1e3, per_head=sums["value"] / sums["population"]
    )


def over_all(groups: pd.DataFrame) -> pd.DataFrame:
    """``grouped`` with the column ``relative``: length per head over that of all groups together, in %."""
    whole = groups.groupby(["network", "year"])[["value", "population"]].transform("sum")
    return groups.assign(relative=100 * groups["per_head"] / (whole["value"] / whole["population"]))


def densities_by_group(groups: pd.DataFrame, *, by: str = "macro_region") -> pd.DataFrame:
    """``grouped`` of one year, a row a network and density and a column a group: network, density, ..."""
    table = groups.set_index(["network", by])[list(DENSITIES)].rename_axis("density", axis=1)
    return table.stack().unstack(by).rename_axis(columns=None).reset_index()


def paces(lengths: pd.DataFrame, *, network: str, spans: Iterable[tuple[int, int]]) -> dict[str, float]:
    """What was added a year (km) to the sum of a network's lengths, by span (``<first>_<last>``)."""
    total = lengths[lengths["network"] == network].groupby("year")["value"].sum()
    return {f"{a}_{b}": (total[b] - total[a]) / (b - a) for a, b in spans}


def equality(dense: pd.DataFrame, *, measure: str = "gini") -> pd.DataFrame:
    """Inequality of access by network and year: network, density (per_area, per_head), year, value, n.

    ``measure`` as in ``inequality.by_year``; per_area is weighted by land, per_head by people. Regions
    without a length in a year are left out of it: n says how many remain.
    """
    tables = []
    for network, rows in dense.groupby("network", sort=False):
        for density, weights in DENSITIES.items():
            table = inequality.by_year(rows, value=density, weights=weights, measures=[measure])
            tables.append(table.assign(network=network, density=density))
    out = pd.concat(tables, ignore_index=True)
    return out[["network", "density", "year", "value", "n"]]


def at_ends(even: pd.DataFrame, *, middle: int) -> pd.DataFrame:
    """What ``equality`` gave, at the year ``middle`` and at its last year: network, density, that year (as
    text), last, change (%)."""
    wide = even.pivot(index=["network", "density"], columns="year", values="value")
    wide = wide.loc[even.set_index(["network", "density"]).index.unique()]
    ends = pd.DataFrame({str(middle): wide[middle], "last": wide.ffill(axis=1).iloc[:, -1]})
    return ends.assign(change=100 * (ends["last"] / ends[str(middle)] - 1)).reset_index()


def highway_plan(facts: pd.Series) -> pd.DataFrame:
    """The plan of national highways: part (expressways, ordinary, total), and as in ``Pace``.

    ``facts`` by id: highway_built_<part> at the end of 2021 (the total is their sum), highway_plan_<part> for
    2035.
    """
    built = {part: facts[f"highway_built_{part}"] for part in ("expressways", "ordinary")}
    built["total"] = sum(built.values())
    rows = [
        {"part": part, **vars(pace(now, facts[f"highway_plan_{part}"], since=2021, until=2035))}
        for part, now in built.items()
    ]
    return pd.DataFrame(rows)


def same_regions(dense: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """Rows from ``first`` to ``last`` of the regions that have a length in each of these years, by network.

    What compares over time. Raises ValueError if a network has no such region.
    """
    rows = panel.between(dense, first=first, last=last)
    kept = []
    for network, own in rows.groupby("network", sort=False):
        years = own["year"].nunique()
        count = own.groupby("region")["year"].nunique()
        inside = own[own["region"].isin(count[count == years].index)]
        if inside.empty:
            raise ValueError(
                f"access.same_regions: no region reports {network} in every year of {first}-{last}."
            )
        kept.append(inside)
    return pd.concat(kept, ignore_index=True)


def pace(now: float, target: float, *, since: int, until: int) -> Pace:
    """What it takes to go from ``now`` (end of ``since``) to ``target`` (end of ``until``).

    ``share`` is now / target in percent. Raises ValueError for years that do not follow, or lengths not
    positive.
    """
    if until <= since or now <= 0 or target <= 0:
        raise ValueError(f"access.pace: from {now} in {since} to {target} in {until} is no pace.")
    years = until - since
    rate = 100 * ((target / now) ** (1 / years) - 1)
    return Pace(now, target, years, (target - now) / years, rate, 100 * now / target)


def observed(lengths: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """What was added by network between two years: network, first, last, a_year (km), rate (% a year), n.

    Only regions that have both years count. Raises ValueError if a network has no region with both.
    """
    rows = []
    for network, own in lengths.groupby("network", sort=False):
        wide = own.pivot(index="region", columns="year", values="value")
        if not {first, last} <= set(wide.columns) or (ends := wide[[first, last]].dropna()).empty:
            raise ValueError(f"access.observed: {network} has no region with both {first} and {last}.")
        start, end = ends.sum()
        found = pace(float(start), float(end), since=first, until=last)
        rows.append(
            {"network": network, "first": start, "last": end, "a_year": found.a_year, "rate": found.rate}
            | {"n": len(ends)}
        )
    return pd.DataFrame(rows)
