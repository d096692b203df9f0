"""The figures that a package of values gives, each as chapters want it.

A package has a table ``values`` (region, year, columns of numbers above zero) and a table ``regions``
(region; every other column of text groups them, apart from names and codes). Each column of values is a
``Measure``: a complete panel of regions and years, with population as weights where the package has it, and
the columns of groups. The first is the headline, whose results are called ``value`` whatever its name, so
that editions of different packages can be compared.

A package of accounts has no table ``values``: ``of`` then gives nothing, and what a chapter does for each
measure is done for none.

It misleads as the column does: at current prices growth carries prices with it, and a column that is no
figure per head (a total, say) says more about the regions' sizes than about their people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.data.package import PackageError
from analysis.output import figures

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.data.package import Package
    from analysis.output.figures import Style

VALUES, PEOPLE = "values", "population"
HEADLINE = "value"
NAMES = ("region", "code", "iso", "label", "zh", "notes")  # columns of `regions` that name, not group
KEYS = ("region", "year")
SPREADS = ("cv", "sdlog")


@dataclass(frozen=True, eq=False)
class Measure:
    """One column of values.

    ``table``: region, year, per_head (in ``unit``), the groups, and population where ``weights`` names it;
    every region in every year from ``first`` to ``last``. ``regions``: the package's table, with the first
    group as ``plate`` (one empty name for all where there is none).
    """

    name: str
    column: str
    title: str
    unit: str
    table: pd.DataFrame
    regions: pd.DataFrame
    groups: tuple[str, ...]
    weights: str | None
    first: int
    last: int

    @property
    def slug(self) -> str:
        """The name as part of a figure's name."""
        return self.name.replace("_", "-")

    @property
    def n(self) -> int:
        """Number of regions."""
        return int(self.table["region"].nunique())

    @property
    def middle(self) -> int:
        """The year halfway."""
        return (self.first + self.last) // 2

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """First and last year of all the years (whole) and of both halves (early, late)."""
        ends, middle = (self.first, self.last), self.middle
        return {"whole": ends, "early": (self.first, middle), "late": (middle, self.last)}

    @property
    def spreads(self) -> tuple[str, ...]:
        """Names of the measures of dispersion that can be had: weighted ones only with population."""
        return (*SPREADS, *(f"{name}w" for name in SPREADS)) if self.weights else SPREADS

    @property
    def words(self) -> dict[str, Any]:
        """What captions say of it."""
        about = {"Title": self.title, "title": _inside(self.title), "unit": self.unit, "n": self.n}
        return about | {"first": self.first, "last": self.last}

    def spec(self, *others: str, note: str = "") -> dict[str, Any]:
        """Where a result comes from, for ``results.record``: tables (and ``others``) and a note."""
        tables = [VALUES, *([PEOPLE] if self.weights else []), *others]
        return {"tables": tables, "note": note or f"{self.title}, {self.first}-{self.last}"}


def of(pack: Package, *, first: int = 0, last: int = 0) -> list[Measure]:
    """Every column of the package's table ``values`` as a ``Measure``; none where there is no such table.

    ``first`` and ``last`` cut the years (0: as held). Raises PackageError for a column without two years in
    which every region has a value, and for values that are not above zero.
    """
    if not pack.holds(VALUES):
        return []
    values, regions = pack.table(VALUES), pack.table("regions")
    groups = tuple(c for c in regions.columns if c not in NAMES and regions[c].dtype.kind not in "iuf")
    regions = regions.assign(plate=regions[groups[0]] if groups else "")
    people = pack.table(PEOPLE)[[*KEYS, PEOPLE]] if pack.holds(PEOPLE) else None
    fields = {item["name"]: item for item in pack.resource(VALUES)["schema"]["fields"]}
    columns = [c for c in values.columns if c not in KEYS and values[c].dtype.kind in "iuf"]
    found = []
    for place, column in enumerate(columns):
        item = fields[column]
        table = _panel(values, column, first, last)
        weighed = _weighed(table, people)
        table = (table if weighed is None else weighed).merge(regions[["region", *groups]], on="region")
        found.append(
            Measure(
                name=_identifier(column, place) if place else HEADLINE,
                column=column,
                title=item.get("title") or column.replace("_", " "),
                unit=item.get("unit") or "unit not stated",
                table=table,
                regions=regions,
                groups=groups,
                weights=None if weighed is None else PEOPLE,
                first=int(table["year"].min()),
                last=int(table["year"].max()),
            )
        )
    return found


def show(fig: Figure, m: Measure, words: str, data: pd.DataFrame, *, style: Style, **said: Any) -> None:
    """``figures.show`` of a measure's figure, named and captioned by ``words``."""
    figures.show(fig, f"{words}-{m.slug}", data, style=style, words=words, **(m.words | said))


def show_table(df: pd.DataFrame, m: Measure, words: str, *, style: Style, **said: Any) -> None:
    """``figures.show_table`` of a measure's table, named and captioned by ``words``."""
    figures.show_table(df, f"{words}-{m.slug}", style=style, words=words, **(m.words | said))


def _identifier(column: str, place: int) -> str:
    """A column's name as ids of results have it; by its place if it has no Latin letters."""
    words = re.sub(r"[^a-z0-9]+", "_", column.lower()).strip("_")
    return words if words and words != HEADLINE else f"column_{place + 1}"


def _inside(title: str) -> str:
    """A title as it stands inside a sentence: no capital, unless the word is all capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _panel(values: pd.DataFrame, column: str, first: int, last: int) -> pd.DataFrame:
    """The column as per_head over the last unbroken run of years in which every region has a value."""
    rows = values[[*KEYS, column]].dropna().rename(columns={column: "per_head"})
    rows = rows[rows["year"].between(first or -1, last or 9999)]
    wide = rows.pivot(index="year", columns="region", values="per_head")
    full = sorted(wide.index[wide.notna().all(axis=1)])
    run = full[-1:]
    for year in reversed(full[:-1]):
        if year != run[0] - 1:
            break
        run.insert(0, year)
    if len(run) < 2:
        raise PackageError(f"values.csv, column {column}: no two years in which every region has a value")
    if len(bad := rows[rows["per_head"] <= 0]):
        at = ", ".join(f"{r.region} {r.year}" for r in bad.head(4).itertuples())
        raise PackageError(
            f"values.csv, column {column}: {at} not above zero; chapters take logarithms: take it out"
        )
    return rows[rows["year"].between(run[0], run[-1])].reset_index(drop=True)


def _weighed(table: pd.DataFrame, people: pd.DataFrame | None) -> pd.DataFrame | None:
    """The panel with population; PackageError naming region-years without one."""
    if people is None:
        return None
    joined = table.merge(people, on=list(KEYS), how="left")
    if len(bad := joined[~(joined[PEOPLE] > 0)]):
        at = ", ".join(f"{r.region} {r.year}" for r in bad.head(4).itertuples())
        raise PackageError(
            f"population.csv: none above zero for {at}; add them, or take the table out of the package"
        )
    return joined
