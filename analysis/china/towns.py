"""Incomes of town and country inside provinces.

The tables have disposable income per head of a province, of its townspeople and of its country people, from
the survey that covers both (2013 to 2019). How many live in either is not in them: the three means imply it
(``inequality.split``), as exactly as they are rounded, and it need not be the census's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.data import panel
from analysis.methods import inequality

if TYPE_CHECKING:
    import pandas as pd

    from analysis.data.package import Package

PARTS = ("urban", "rural")


def cells(pack: Package) -> pd.DataFrame:
    """Town and country of every province, a row each: the columns of ``inequality.split``, with the implied
    part of the mean population (10,000 persons), and macro_region."""
    people = panel.mean_population(pack.table("population"))
    incomes = pack.table("income").merge(people, on=["region", "year"])
    rows = inequality.split(incomes, total="all", parts=PARTS, weights="mean_population")
    return panel.with_groups(rows, regions=pack.table("regions"))
