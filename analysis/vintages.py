"""What a census did to the accounts, and which figures there are.

A revision is the same region-year in two vintages: 100 * (new / old - 1). It is no growth. Revisions of a
sum are taken over the regions' sums, not averaged over regions.

It misleads when read as a correction of error alone: a census also changes definitions and classifications,
so that part of a revision is a change of what is counted.
Source of the vintages: the notes of the National Bureau of Statistics to its regional database.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis import panel

if TYPE_CHECKING:
    import pandas as pd

KEYS = ("region", "year", "vintage", "plate")


def revision(accounts: pd.DataFrame, *, year: int, old: str, new: str, value: str = "grp") -> pd.DataFrame:
    """One year's figures in two vintages: region, year, old, new (100 million yuan), revision (%).

    Raises ValueError if a vintage is not held, or has not the same regions in that year.
    """
    held = {}
    for vintage in (old, new):
        rows = panel.one_vintage(accounts, vintage=vintage, where="vintages.revision")
        held[vintage] = rows[rows["year"] == year].set_index("region")[value].dropna()
        if held[vintage].empty:
            first, last = rows["year"].min(), rows["year"].max()
            raise ValueError(
                f"vintages.revision: no {value} of {year} in {vintage}, which runs {first}-{last}."
            )
    if lacking := sorted(set(held[old].index) ^ set(held[new].index)):
        raise ValueError(f"vintages.revision: {', '.join(lacking)} in one of {old}, {new} only in {year}.")
    both = held[old].rename("old").to_frame().join(held[new].rename("new"))
    both = both.assign(revision=100 * (both["new"] / both["old"] - 1)).reset_index()
    both.insert(1, "year", year)
    return both


def revision_by_group(revised: pd.DataFrame, *, regions: pd.DataFrame, by: str = "plate") -> pd.DataFrame:
    """The revision of groups' sums from the table that ``revision`` gives: ``by``, old, new, revision (%)."""
    sums = panel.with_groups(revised, regions=regions, by=by).groupby(by, sort=False)[["old", "new"]].sum()
    return sums.assign(revision=100 * (sums["new"] / sums["old"] - 1)).reset_index()


def series(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Every series by region and year that the tables hold, long: series, region, year, held (bool).

    ``tables`` are tables of a data package by name; those without region and year are passed over. A series
    is a column of numbers, in a table with vintages one for each vintage in which it holds anything.
    """
    import pandas as pd

    found = []
    for name, table in tables.items():
        if not {"region", "year"} <= set(table.columns):
            continue
        parts = table.groupby("vintage", sort=False) if "vintage" in table.columns else [(None, table)]
        for vintage, rows in parts:
            for column in _numeric(rows, exclude=KEYS):
                label = f"{name}.{column}" + (f".{vintage}" if vintage else "")
                found.append(rows[["region", "year"]].assign(series=label, held=rows[column].notna()))
    if not found:
        raise ValueError("vintages.series: no table has the columns region and year.")
    return pd.concat(found, ignore_index=True)[["series", "region", "year", "held"]]


def coverage(held: pd.DataFrame) -> pd.DataFrame:
    """One row a series of ``series``: series, first, last (years), regions, missing (cells).

    ``missing`` counts the region-years between first and last that hold no figure.
    """
    rows = []
    for label, cells in held[held["held"]].groupby("series", sort=False):
        first, last = int(cells["year"].min()), int(cells["year"].max())
        regions = cells["region"].nunique()
        full = regions * (last - first + 1)
        rows.append(
            {"series": label, "first": first, "last": last, "regions": regions, "missing": full - len(cells)}
        )
    import pandas as pd

    return pd.DataFrame(rows)


def coverage_by_region(held: pd.DataFrame) -> pd.DataFrame:
    """How many series hold a figure: one row a region (in order of appearance), one column a year."""
    counts = held.groupby(["region", "year"], sort=False)["held"].sum().unstack("year")
    return counts.reindex(sorted(counts.columns), axis=1).fillna(0).astype(int)


def _numeric(rows: pd.DataFrame, *, exclude: Iterable[str]) -> list[str]:
    import pandas as pd

    return [
        column
        for column in rows.columns
        if column not in exclude
        and pd.api.types.is_numeric_dtype(rows[column])
        and rows[column].notna().any()
    ]
