"""Product beside what satellites and power companies see of the same provinces, in one tidy frame.

Lights begin in 2013, where the sensor VIIRS does; electricity has all regions up to 2019. Per head is over
the resident population of the same year's end, in every measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from analysis.data.package import Package
    from analysis.data.series import Series

LIGHTS = ("masked", "whole", "urban", "urban_second")


def beside(pack: Package, series: Iterable[Series]) -> pd.DataFrame:
    """Columns region, year, measure, value (a total), population, per_head: lights, electricity, and each of
    the ``series`` of product under its name (totals in units of their own). Years in which a measure lacks a
    region are left out."""
    lights = pack.table("lights").melt(["region", "year"], list(LIGHTS), "measure")
    indicators = pack.table("indicators")
    power = indicators[indicators["indicator"] == "electricity"][["region", "year", "value"]]
    held = [lights, power.assign(measure="electricity")]
    for s in series:
        total = s.table["per_head"] * s.table[s.weights]
        held.append(s.table[["region", "year"]].assign(value=total, measure=s.name))
    people = pack.table("population")[["region", "year", "population"]]
    rows = pd.concat(held, ignore_index=True).merge(people, on=["region", "year"])
    count = rows.groupby(["measure", "year"])["region"].transform("nunique")
    rows = rows[count == rows["region"].nunique()].reset_index(drop=True)
    return rows.assign(per_head=rows["value"] / rows["population"])


def cities(pack: Package, *, first: int, last: int) -> pd.DataFrame:
    """Lights per head of the cities that are lit in both years: columns measure (whole, urban), region (the
    city's code), year, value, population, per_head."""
    rows = pack.table("city_lights").merge(pack.table("city_population"), on=["code", "year"])
    rows = rows.melt(["code", "year", "population"], ["whole", "urban"], "measure")
    rows = rows[rows["year"].isin([first, last]) & (rows["value"] > 0)].rename(columns={"code": "region"})
    count = rows.groupby(["measure", "region"])["year"].transform("nunique")
    rows = rows.assign(per_head=rows["value"] / rows["population"])[count == 2]
    return rows.reset_index(drop=True)


def shares(df: pd.DataFrame, regions: pd.DataFrame, *, by: str, years: tuple[int, int]) -> pd.DataFrame:
    """Each group's share of every measure, and of people, in two years: group, measure, first, last, change
    (%, percentage points). ``df`` is ``beside``; measures that lack a year are left out."""
    rows = df[df["year"].isin(years)]
    people = rows.drop_duplicates(["region", "year"]).assign(measure="population")
    people["value"] = people["population"]
    rows = pd.concat([rows, people]).merge(regions[["region", by]], on="region")
    sums = rows.pivot_table(index=["measure", by], columns="year", values="value", aggfunc="sum", sort=False)
    part = (100 * sums / sums.groupby(level="measure").transform("sum")).dropna()
    part = part.set_axis(["first", "last"], axis="columns").reset_index().rename(columns={by: "group"})
    return part.assign(change=part["last"] - part["first"])


def fit(df: pd.DataFrame, *, year: int, one: str, other: str) -> float:
    """R squared of the logs of two totals over provinces."""
    rows = df[(df["year"] == year) & df["measure"].isin([one, other])]
    wide = np.log(rows.pivot(index="region", columns="measure", values="value"))
    return float(wide[one].corr(wide[other]) ** 2)


def urban_part(lights: pd.DataFrame) -> pd.Series:
    """The share (%) of all light that falls on urban land, by year. ``lights``: year, urban, whole."""
    totals = lights.groupby("year")[["urban", "whole"]].sum()
    return 100 * totals["urban"] / totals["whole"]


def side_by_side(groups: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Rows of ``shares`` of one group each, by name, in one table: measure, <name>_first, <name>_last,
    <name>_change. Measures that the first of them lacks are left out."""
    kept = ["first", "last", "change"]
    parts = [rows.set_index("measure")[kept].add_prefix(f"{name}_") for name, rows in groups.items()]
    return parts[0].join(parts[1:]).reset_index()
