"""What a new vintage changed in the one before it, and which figures a package holds.

A revision is the same region-year in two vintages: 100 * (new / old - 1). It is no growth. A group's revision
is that of its figure per head, not the mean of its regions' revisions.

It misleads when read as a correction of error alone: a census also changes definitions and classifications,
so that part of a revision is a change of what is counted.
Source of the vintages: the notes of the National Bureau of Statistics to its regional database.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from analysis.data.package import Package
    from analysis.data.series import Series

KEYS = ("region", "year", "vintage", "macro_region")


def revisions(series: Iterable[Series], *, by: str = "region", year: int = 0) -> pd.DataFrame:
    """What each vintage of a family changed in the one before it: a row for each region (or group) and pair.

    ``series`` are those of ``pack.series(superseded=True)``; vintages of a family follow one another in the
    order of their names. ``by`` is "region", a column of groups, or "" for all regions together. The year
    is ``year``, or the last that the newer one marks, and in any case at most the last that both hold.
    Columns series (the newer one), former (the older one), year, region (or ``by``, or nothing), before,
    after (per head, weighted by the weights of each), revision (%); regions come with their groups, the
    lowest revision first. Raises ValueError if a pair has no year in common. Without two vintages of a
    family: no rows.
    """
    import pandas as pd

    found, key = [], [by] if by else []
    for old, new in _pairs(series):
        last = min(old.last, new.last)
        at = min(year or (new.marks or (last,))[-1], last)
        if at < max(old.first, new.first):
            raise ValueError(f"vintages.revisions: {old.name} and {new.name} do not both hold {at}.")
        before, after = (_in_year(s, by, at) for s in (old, new))
        rows = pd.DataFrame({"before": before, "after": after.reindex(before.index)})
        rows["revision"] = 100 * (rows["after"] / rows["before"] - 1)
        head = rows.reset_index() if by else rows.reset_index(drop=True)
        if by == "region":
            head = head.sort_values("revision", kind="stable").merge(new.regions[["region", *new.groups]])
            key = ["region", *new.groups]
        found.append(head.assign(series=new.name, former=old.name, year=at))
    columns = ["series", "former", "year", *key, "before", "after", "revision"]
    return pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)


def summary(series: Iterable[Series], *, by: str = "", year: int = 0) -> pd.DataFrame:
    """``revisions`` of the groups of ``by`` and of all regions (group: total), pair by pair.

    Columns series, former, year, group, before, after, revision (%), lowered (regions whose figure it
    lowered; of the total alone).
    """
    import pandas as pd

    series = list(series)
    lowered = revisions(series, year=year).groupby("series")["revision"].agg(lambda r: (r < 0).sum())
    whole = revisions(series, year=year, by="").assign(group="total")
    whole["lowered"] = whole["series"].map(lowered)
    groups = [revisions(series, year=year, by=by).rename(columns={by: "group"})] if by else []
    rows = pd.concat([*groups, whole], ignore_index=True)
    order = {name: at for at, name in enumerate(whole["series"])}
    rows = rows.sort_values("series", key=lambda names: names.map(order), kind="stable", ignore_index=True)
    return rows[["series", "former", "year", "group", "before", "after", "revision", "lowered"]]


def _pairs(series: Iterable[Series]) -> list[tuple[Series, Series]]:
    """Older and newer of every two consecutive vintages, by family."""
    families: dict[str, list[Series]] = {}
    for s in series:
        if s.vintage:
            families.setdefault(s.family, []).append(s)
    ordered = [sorted(own, key=lambda s: (len(s.name), s.name)) for own in families.values()]
    return [pair for own in ordered for pair in itertools.pairwise(own)]


def _in_year(s: Series, by: str, year: int) -> pd.Series:
    rows = s.table[s.table["year"] == year]
    weight = rows[s.weights] if s.weights else rows["year"] ** 0
    keys = rows[by] if by else weight * 0
    total = (rows["per_head"] * weight).groupby(keys, sort=False).sum()
    return total / weight.groupby(keys, sort=False).sum()


def held(pack: Package, *, without: Iterable[str] = ()) -> pd.DataFrame:
    """``cells`` of every table of a package by region and year, but those named in ``without``."""
    names = [name for name in pack.names if name not in set(without) and "schema" in pack.resource(name)]
    keys = {name: pack.resource(name)["schema"].get("primaryKey", ()) for name in names}
    return cells({name: pack.table(name) for name in names}, keys=keys)


def cells(
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
                    f"vintages.cells: {name} has two rows of {first['region']} in {first['year']}; name in "
                    "`keys` the columns that tell its rows apart."
                )
            for column in _numeric(rows, exclude=(*KEYS, *more)):
                label = ".".join([name, column, *map(str, values)])
                found.append(rows[["region", "year"]].assign(series=label, held=rows[column].notna()))
    if not found:
        raise ValueError("vintages.cells: no table has the columns region and year.")
    return pd.concat(found, ignore_index=True)[["series", "region", "year", "held"]]


def coverage(held: pd.DataFrame) -> pd.DataFrame:
    """One row a series of ``cells``: series, first, last (years), regions, and cells expected, held, empty.

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
