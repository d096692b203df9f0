"""What a census did to the accounts, and which figures there are.

A revision is the same region-year in two vintages: 100 * (new / old - 1). It is no growth. Revisions of a
sum are taken over the regions' sums, not averaged over regions.

It misleads when read as a correction of error alone: a census also changes definitions and classifications,
so that part of a revision is a change of what is counted.
Source of the vintages: the notes of the National Bureau of Statistics to its regional database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.data import panel

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


def series(
    tables: Mapping[str, pd.DataFrame], *, keys: Mapping[str, Sequence[str]] | None = None
) -> pd.DataFrame:
    """Every series by region and year that the tables hold, long: series, region, year, held (bool).

    ``tables`` are tables of a data package by name; those without region and year are passed over. ``keys``
    are their primary keys. A series is a column of numbers; where a key has more than region and year (a
    vintage, an indicator), one for each of its values under which the column holds anything.

    Raises ValueError for a table with two rows of one series, region and year: its key is not what it says.
    """
    import pandas as pd

    found = []
    for name, table in tables.items():
        if not {"region", "year"} <= set(table.columns):
            continue
        more = [column for column in (keys or {}).get(name, ()) if column not in ("region", "year")]
        for values, rows in table.groupby(more, sort=False) if more else [((), table)]:
            if rows.duplicated(["region", "year"]).any():
                first = rows[rows.duplicated(["region", "year"])].iloc[0]
                raise ValueError(
                    f"vintages.series: {name} has two rows of {first['region']} in {first['year']}; name in "
                    "`keys` the columns that tell its rows apart."
                )
            for column in _numeric(rows, exclude=(*KEYS, *more)):
                label = ".".join([name, column, *map(str, values)])
                found.append(rows[["region", "year"]].assign(series=label, held=rows[column].notna()))
    if not found:
        raise ValueError("vintages.series: no table has the columns region and year.")
    return pd.concat(found, ignore_index=True)[["series", "region", "year", "held"]]


def coverage(held: pd.DataFrame) -> pd.DataFrame:
    """One row a series of ``series``: series, first, last (years), regions, and cells expected, held, empty.

    Expected is a figure for each region that has any, in each year from the series' first to its last.
    """
    import pandas as pd

    rows = []
    for label, cells in held[held["held"]].groupby("series", sort=False):
        first, last = int(cells["year"].min()), int(cells["year"].max())
        regions = cells["region"].nunique()
        known = {"series": label, "first": first, "last": last, "regions": regions}
        expected = regions * (last - first + 1)
        rows.append(known | {"expected": expected, "held": len(cells), "empty": expected - len(cells)})
    return pd.DataFrame(rows)


def gaps(cover: pd.DataFrame) -> str:
    """The series with empty cells and how many, most first: "employment.employed 280, ..."; or a dash."""
    lacking = cover[cover["empty"] > 0].sort_values("empty", ascending=False, kind="stable")
    counted = zip(lacking["series"], lacking["empty"], strict=True)
    return ", ".join(f"{label} {empty:,}" for label, empty in counted) or "–"


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
