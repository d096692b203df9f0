"""The series of a data package: one quantity per region and year that every method can take.

A package's descriptor declares its series under ``series``, an entry each:

    {"name": "grp.v5", "title": "GRP per head, v5", "label": "GRP, v5", "table": "accounts", "column": "grp",
     "where": {"vintage": "v5"}, "per": "population", "unit": "yuan", "basis": "nominal", "vintage": "v5",
     "marks": [2012, 2021], "headline": true}

``name`` is what ids of results end with; ``title`` and ``label`` (short, beside a line) have Chinese
sisters ``title_zh`` and ``label_zh``. ``column`` of the rows of ``table`` that meet ``where`` is the
quantity. With ``per`` it is a total, divided by that table's population: the mean of the year's end and the
year before's, times ``factor`` (10,000, as 100 million yuan over 10,000 persons). ``weights`` names the
table whose population weighs the regions (``per`` by default). ``volume`` ({"column", "where", "base"})
replaces a total by one at the prices of ``base``, chained by volume indices (previous year = 100).
``deflator`` ({"table", "column"}) names a price index for ``Series.deflated``. ``marks`` are years worth
marking; the first parts early from late. ``from`` is the first year to take, where earlier ones would mix
bases. ``status`` names the column of ``table`` that says `preliminary` of figures to be revised.
``superseded`` series are left out unless asked for. The headline comes first, or the first declared is it.

A package without such a list has a series for each column of numbers of its table ``values`` (region, year):
the first is the headline, whose results end with ``value`` whatever its name, so that editions of different
packages can be compared. Its weights are the table ``population``, where it has one.

It misleads as its column does: at current prices growth carries prices with it, and a column that is no
figure per head (a total, say) says more about the regions' sizes than about their people.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from analysis.data.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

VALUES, PEOPLE = "values", "population"
HEADLINE = "value"
NAMES = ("region", "code", "iso", "label", "zh", "notes")  # columns of `regions` that name, not group
KEYS = ("region", "year")
SPREADS = ("cv", "sdlog")
FACTOR = 1e4  # 100 million yuan over 10,000 persons

_TEXTS = ("name", "title", "table", "column", "unit")
_KNOWN = {*_TEXTS, "title_zh", "label", "label_zh", "where", "per", "factor", "weights", "volume", "deflator"}
_KNOWN |= {"basis", "vintage", "marks", "headline", "superseded", "from", "status"}
PRELIMINARY = "preliminary"
_NAME = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")


class Tables(Protocol):
    """What series are built from: a ``Package``."""

    def holds(self, name: str) -> bool:
        """Whether there is a table of this name."""

    def table(self, name: str) -> pd.DataFrame:
        """A table."""

    def resource(self, name: str) -> dict[str, Any]:
        """A table's descriptor."""

    def declared_series(self) -> list[dict[str, Any]]:
        """The entries that the descriptor declares."""


@dataclass(frozen=True, eq=False)
class Series:
    """One quantity per region and year, complete: every region in each of ``years``, as a rule all of those
    from ``first`` to ``last``.

    ``table`` has region, year, per_head (in ``unit``), the column that ``weights`` names (None: none to be
    had) and the ``groups``; ``regions`` is the package's table of them. ``sources`` are the tables that it
    comes from, ``words`` its title and label by language, ``constant`` the price index for ``deflated``.
    """

    name: str
    words: dict[str, tuple[str, str]]
    unit: str
    table: pd.DataFrame
    regions: pd.DataFrame
    groups: tuple[str, ...]
    weights: str | None
    sources: tuple[str, ...]
    basis: str = "nominal"
    vintage: str | None = None
    marks: tuple[int, ...] = ()
    headline: bool = False
    unsettled: frozenset[int] = frozenset()  # years of which the table says that they are preliminary
    nominal: pd.DataFrame | None = None  # of a volume series: the same at current prices
    deflator: Callable[[], pd.DataFrame] | None = None  # opens the price index when it is asked for

    def __repr__(self) -> str:
        """Name, years and size, as a notebook shows them."""
        return f"Series({self.name}: {self.n} regions, {self.first}-{self.last}, {self.unit})"

    @property
    def title(self) -> str:
        """What it is, in English."""
        return self.words["en"][0]

    @property
    def family(self) -> str:
        """The name without its vintage."""
        return self.name.removesuffix(f".{self.vintage}")

    @property
    def slug(self) -> str:
        """The name as part of a figure's name."""
        return re.sub(r"[._]", "-", self.name)

    @property
    def first(self) -> int:
        """First year."""
        return int(self.table["year"].min())

    @property
    def last(self) -> int:
        """Last year."""
        return int(self.table["year"].max())

    @property
    def preliminary(self) -> tuple[int, ...]:
        """Its years with figures that are yet to be revised; none where the table says nothing of it."""
        return tuple(sorted(self.unsettled & set(range(self.first, self.last + 1))))

    @property
    def years(self) -> list[int]:
        """The years held, from first to last; not always each of them."""
        return sorted(int(year) for year in self.table["year"].unique())

    @property
    def n(self) -> int:
        """Number of regions."""
        return int(self.table["region"].nunique())

    @property
    def start(self) -> int:
        """The year that parts early from late: the first mark, or the first year after it, or the middle."""
        held = self.years
        later = [year for year in held if self.marks and year >= self.marks[0]]
        return (later or held[-1:])[0] if self.marks else held[(len(held) - 1) // 2]

    @property
    def since(self) -> int:
        """The year that the whole change is counted from: the first mark, or the first year without marks."""
        return self.start if self.marks else self.first

    @property
    def whens(self) -> dict[str, int]:
        """Years by the name that results have for them: ``first`` (``since``), the later marks, ``last``."""
        later = {str(year): year for year in self.marks if self.since < year < self.last}
        return {"first": self.since, **later, "last": self.last}

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """First and last year of all years (whole), of those to ``start`` (early) and from it on (late).

        A span without two years is left out.
        """
        start = min(self.start, self.last)
        spans = {"whole": (self.first, self.last), "late": (start, self.last), "early": (self.first, start)}
        return {name: (first, last) for name, (first, last) in spans.items() if first < last}

    @property
    def spreads(self) -> tuple[str, ...]:
        """Names of the measures of dispersion that can be had: weighted ones only with population."""
        return (*SPREADS, *(f"{name}w" for name in SPREADS)) if self.weights else SPREADS

    def spec(self, *others: str, note: str = "") -> dict[str, Any]:
        """Where a result comes from, for ``results.record``: vintage, tables (and ``others``), a note."""
        tables = list(dict.fromkeys([*self.sources, *others]))
        years = f"{self.first}-{self.last}" + "".join(f", {year} preliminary" for year in self.preliminary)
        return {"vintage": self.vintage, "tables": tables, "note": note or years}

    def between(self, first: int = 0, last: int = 0) -> Series:
        """The years from ``first`` to ``last`` alone (0: as held). ValueError: no two years are left."""
        kept = self.table[self.table["year"].between(first or -1, last or 9999)].reset_index(drop=True)
        if kept["year"].nunique() < 2:
            held = f"{self.first}-{self.last}"
            raise ValueError(f"series {self.name}: {first}-{last} leaves no two years of the {held} held.")
        return replace(self, table=kept)

    def among(self, regions: Iterable[str]) -> Series:
        """The series of these regions alone."""
        kept = set(regions)
        tables = {"table": self.table, "regions": self.regions, "nominal": self.nominal}
        held = {
            k: t if t is None else t[t["region"].isin(kept)].reset_index(drop=True) for k, t in tables.items()
        }
        return replace(self, **held)

    def at_prices_of(self, year: int) -> Series:
        """A volume series at the prices of another year; a series at current prices as it is.

        Regions differ in prices, so relative levels depend on the year; growth does not. ValueError: a year
        not held.
        """
        if self.nominal is None:
            return self
        old, new = (_of_year(table, year, self.name) for table in (self.table, self.nominal))
        scaled = self.table["per_head"] * self.table["region"].map(new / old)
        return replace(self, table=self.table.assign(per_head=scaled))

    def with_people_of(self, year: int) -> Series | None:
        """The same output over each region's population of one year, also the weights; None without weights.

        What moves in it is output; what the series itself has besides is people. ValueError: a year not held.
        """
        if self.weights is None:
            return None
        held = self.table["region"].map(_of_year(self.table, year, self.name, self.weights))
        output = self.table["per_head"] * self.table[self.weights]
        table = self.table.assign(per_head=output / held, **{self.weights: held})
        return replace(self, table=table, nominal=None, deflator=None)

    def current(self) -> Series | None:
        """A volume series at the prices of each of its years; None if it is at current prices already."""
        if self.nominal is None:
            return None
        table = self.nominal[self.nominal["year"].between(self.first, self.last)].reset_index(drop=True)
        name = ".".join(filter(None, [f"{self.family}_nominal", self.vintage]))
        unit = self.unit.partition(" of ")[0]
        return replace(self, name=name, unit=unit, basis="nominal", table=table, nominal=None, headline=False)

    def grouped(self, by: str, groups: Mapping[str, str]) -> Series:
        """The series with one more grouping of its regions, ``by``. ValueError: regions without a group."""
        if lacking := sorted(set(self.regions["region"]) - set(groups)):
            raise ValueError(f"series {self.name}: no group of {by!r} for {', '.join(lacking)}; add them.")
        held = {"table": self.table, "regions": self.regions, "nominal": self.nominal}
        held = {k: t if t is None else t.assign(**{by: t["region"].map(groups)}) for k, t in held.items()}
        return replace(self, groups=(*self.groups, by), **held)

    def deflated(self, base: int = 0) -> Series | None:
        """The series at each region's own consumer prices of ``base`` (0: its first year), to the last year
        of the index; None without an index. Price levels of that year are taken as they are: who is dear
        stays dear."""
        if self.deflator is None:
            return None
        links = self.deflator().pivot(index="region", columns="year", values="index") / 100
        last = min(self.last, int(links.columns.max()))
        if last < self.last:
            return self.between(self.first, last).deflated(base)
        chain = links.loc[:, self.first + 1 : self.last].cumprod(axis=1)
        chain.insert(0, self.first, 1.0)
        chain = chain.div(chain[base or self.first], axis=0).stack().rename("chain").reset_index()
        joined = self.table.merge(chain, on=list(KEYS), how="left")
        if joined["chain"].isna().any():
            raise ValueError(
                f"series {self.name}: its price index lacks {_places(joined[joined['chain'].isna()])}."
            )
        kept = joined.assign(per_head=joined["per_head"] / joined["chain"]).drop(columns="chain")
        return replace(self, name=f"{self.family}_real", basis="real", table=kept, deflator=None)

    def by_group(self, by: str) -> pd.DataFrame:
        """Per-head figures of groups: ``by``, year, per_head, and the weights' sum; groups in the order of
        ``regions``. A group's figure is the mean of its regions', weighted where there are weights."""
        rows = self.table.assign(_weight=self.table[self.weights] if self.weights else 1.0)
        rows = rows.assign(_sum=rows["per_head"] * rows["_weight"])
        sums = rows.groupby([by, "year"], sort=False)[["_sum", "_weight"]].sum().reset_index()
        sums.insert(2, "per_head", sums.pop("_sum") / sums["_weight"])
        order = {group: place for place, group in enumerate(self.regions[by].drop_duplicates())}
        key = {by: sums[by].map(order)}
        sums = sums.assign(_at=key[by]).sort_values(["_at", "year"], kind="stable", ignore_index=True)
        return sums.drop(columns="_at").rename(columns={"_weight": self.weights or "n"})


def of(
    pack: Tables, *, first: int = 0, last: int = 0, start: int = 0, superseded: bool = False
) -> list[Series]:
    """The package's series, the headline first; ``first`` and ``last`` cut the years (0: as held).

    ``start`` takes the place of the first of the years worth marking (0: as declared). ``superseded``: those
    of vintages that later ones replaced as well. Raises PackageError naming the series, its column, regions
    and years: an entry of the descriptor that says too little or names what is not there, no two years in
    which every region has a value, values that are not above zero.
    """
    entries = pack.declared_series()
    people = functools.cache(functools.partial(_mean_population, pack))
    built = (
        [
            _declared(pack, entry, first, last, people)
            for entry in entries
            if superseded or not entry.get("superseded")
        ]
        if entries
        else _columns(pack, first, last)
    )
    if built and not any(s.headline for s in built):
        built[0] = replace(built[0], headline=True)
    if start:
        built = [replace(s, marks=(start, *(mark for mark in s.marks[1:] if mark > start))) for s in built]
    return sorted(built, key=lambda s: not s.headline)


def overview(series: Sequence[Series]) -> pd.DataFrame:
    """What each series is: series, unit, regions, first, last (years), years, groups (their number), weights
    (the column, or none)."""
    import pandas as pd

    rows = [(s.name, s.unit, s.n, s.first, s.last, s.last - s.first + 1) for s in series]
    table = pd.DataFrame(rows, columns=["series", "unit", "regions", "first", "last", "years"])
    return table.assign(groups=[len(s.groups) for s in series], weights=[s.weights or "none" for s in series])


def pick(series: Sequence[Series], name: str = "") -> Series:
    """The series of this name, or the headline. Raises ValueError naming those there are."""
    for s in series:
        if s.name == name or (not name and s.headline):
            return s
    raise ValueError(f"no series {name!r}; there are {', '.join(s.name for s in series)}")


def at_ends(df: pd.DataFrame, series: Sequence[Series]) -> pd.DataFrame:
    """The rows of a yearly table of several series (columns series, year) in the first and the last year of
    each, with the column ``when`` (first, last)."""
    years = {(s.name, year): when for s in series for when, year in (("first", s.first), ("last", s.last))}
    whens = [years.get(key) for key in zip(df["series"], df["year"], strict=True)]
    return df.assign(when=whens).dropna(subset="when").reset_index(drop=True)


def first_and_last(series: Iterable[Series]) -> pd.DataFrame:
    """The years that changes are counted between (``Series.whens``): series, when (first, last), value."""
    import pandas as pd

    rows = [(s.name, when, s.whens[when]) for s in series for when in ("first", "last")]
    return pd.DataFrame(rows, columns=["series", "when", "value"])


def years_named(series: Iterable[Series], whens: Sequence[str]) -> pd.DataFrame:
    """The years of each series that it calls ``whens`` (such as first, start, last): series, when, year."""
    import pandas as pd

    rows = [(s.name, when, getattr(s, when)) for s in series for when in whens]
    return pd.DataFrame(rows, columns=["series", "when", "year"])


def faults(entries: Any, tables: dict[str, list[str]]) -> list[str]:
    """What is wrong with a descriptor's list ``series``, in words; ``tables``: columns by table."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return ["series: expected a list of objects with name, title, table, column and unit"]
    found, names = [], []
    for number, entry in enumerate(entries, 1):
        place = f"series {entry.get('name', number)!r}"
        lacking = [key for key in _TEXTS if not (isinstance(entry.get(key), str) and entry[key])]
        found += [f"{place}: no text {key!r}; every series has {', '.join(_TEXTS)}" for key in lacking]
        found += [f"{place}: unknown property {key!r}" for key in sorted(set(entry) - _KNOWN)]
        found += (odd := [f"{place}: {words}" for words in _odd(entry)])
        if lacking or odd:
            continue
        if not _NAME.fullmatch(entry["name"]):
            found.append(f"{place}: a name is words of a-z, 0-9 and _ joined by dots, such as grp.v5")
        if entry["name"] in names:
            found.append(f"{place}: declared twice; give each its own name")
        names.append(entry["name"])
        found += [f"{place}: {words}" for words in _unknown(entry, tables)]
    heads = [entry.get("name") for entry in entries if entry.get("headline")]
    return found + (
        [f"series: {', '.join(map(str, heads))} are headlines; one is expected"] if len(heads) > 1 else []
    )


def _odd(entry: dict[str, Any]) -> list[str]:
    """Properties of another kind than a text (`per`), a year (`from`) or an object (`where`: of texts)."""
    kinds = {"per": str, "weights": str, "where": dict, "volume": dict, "deflator": dict}
    kinds |= {"from": int, "status": str}
    odd = [key for key, kind in kinds.items() if entry.get(key) and not isinstance(entry[key], kind)]
    wheres = [part.get("where", {}) for part in (entry, entry.get("volume")) if isinstance(part, dict)]
    if not all(isinstance(w, dict) and all(isinstance(v, str) for v in w.values()) for w in wheres):
        odd.append("where")
    said = {str: "a text", dict: "an object", int: "a year"}
    return [f"{key} is of another kind; expected {said[kinds[key]]}" for key in dict.fromkeys(odd)]


def _unknown(entry: dict[str, Any], tables: dict[str, list[str]]) -> list[str]:
    """Tables and columns that an entry names and the package lacks."""
    wanted = [(entry["table"], column) for column in (*KEYS, entry["column"], *entry.get("where", {}))]
    wanted += [(entry["table"], entry["status"])] if entry.get("status") else []
    wanted += [(entry[key], PEOPLE) for key in ("per", "weights") if entry.get(key)]
    if volume := entry.get("volume"):
        wanted += [
            (entry["table"], column) for column in (volume.get("column", ""), *volume.get("where", {}))
        ]
    if deflator := entry.get("deflator"):
        wanted.append((deflator.get("table", ""), deflator.get("column", "")))
    return [
        f"names the {'column ' + repr(column) + ' of the ' if table in tables else ''}table {table!r}, "
        "which the package lacks"
        for table, column in dict.fromkeys(wanted)
        if column not in tables.get(table, ())
    ]


# ---- declared series -------------------------------------------------------------------------------------


def _declared(
    pack: Tables, entry: dict[str, Any], first: int, last: int, people_of: Callable[[str], pd.DataFrame]
) -> Series:
    regions, groups = _regions(pack)
    rows = _where(pack.table(entry["table"]), entry.get("where", {}))
    values = rows[[*KEYS, entry["column"]]].rename(columns={entry["column"]: "per_head"})
    per, weighing = entry.get("per"), entry.get("weights") or entry.get("per")
    people = people_of(weighing) if weighing else None
    nominal = values.dropna(subset="per_head")
    if volume := entry.get("volume"):
        values = _volume(nominal, _where(rows, volume.get("where", {})), volume, entry["name"])
    tables = {"current": nominal, "own": values}
    for key, table in tables.items():
        joined = table.dropna(subset="per_head")
        if people is not None:
            joined = joined.merge(people, on=list(KEYS), how="inner")
        if per:
            scaled = joined["per_head"] / joined["mean_population"] * entry.get("factor", FACTOR)
            joined = joined.assign(per_head=scaled)
        if key == "own":
            joined = _panel(joined, entry["table"], entry["name"], max(first, entry.get("from", 0)), last)
        tables[key] = joined.merge(regions[["region", *groups]], on="region")
    status = entry.get("status")
    unsettled = rows.loc[rows[status] == PRELIMINARY, "year"] if status else ()
    label, chinese = entry.get("label", entry["title"]), entry.get("title_zh", entry["title"])
    return Series(
        name=entry["name"],
        words={"en": (entry["title"], label), "zh": (chinese, entry.get("label_zh", chinese))},
        unit=entry["unit"],
        table=tables["own"],
        regions=regions,
        groups=groups,
        weights="mean_population" if weighing else None,
        sources=tuple(dict.fromkeys(name for name in (entry["table"], weighing) if name)),
        basis=entry.get("basis", "nominal"),
        vintage=entry.get("vintage"),
        marks=tuple(entry.get("marks", ())),
        headline=bool(entry.get("headline")),
        unsettled=frozenset(int(year) for year in unsettled),
        nominal=tables["current"] if volume else None,
        deflator=functools.partial(_deflator, pack, entry["deflator"]) if "deflator" in entry else None,
    )


def _where(rows: pd.DataFrame, where: dict[str, Any]) -> pd.DataFrame:
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows


def _mean_population(pack: Tables, table: str) -> pd.DataFrame:
    from analysis.data import panel

    return panel.mean_population(pack.table(table))


def _volume(nominal: pd.DataFrame, links: pd.DataFrame, volume: dict[str, Any], name: str) -> pd.DataFrame:
    from analysis.data import panel

    joined = nominal.merge(links[[*KEYS, volume["column"]]], on=list(KEYS), how="left")
    try:
        return panel.volume(joined, base=volume["base"], value="per_head", index=volume["column"])
    except ValueError as error:
        raise PackageError(f"series {name!r}: {error}") from None


def _deflator(pack: Tables, deflator: dict[str, str]) -> pd.DataFrame:
    return pack.table(deflator["table"])[[*KEYS, deflator["column"]]].rename(
        columns={deflator["column"]: "index"}
    )


def _of_year(table: pd.DataFrame, year: int, name: str, column: str = "per_head") -> pd.Series:
    rows = table[table["year"] == year]
    if rows.empty:
        raise ValueError(f"series {name}: no year {year}; take a base year that it holds.")
    return rows.set_index("region")[column]


# ---- a column is a series --------------------------------------------------------------------------------


def _columns(pack: Tables, first: int, last: int) -> list[Series]:
    if not pack.holds(VALUES):
        return []
    values, (regions, groups) = pack.table(VALUES), _regions(pack)
    people = pack.table(PEOPLE)[[*KEYS, PEOPLE]] if pack.holds(PEOPLE) else None
    fields = {item["name"]: item for item in pack.resource(VALUES)["schema"]["fields"]}
    columns = [c for c in values.columns if c not in KEYS and values[c].dtype.kind in "iuf"]
    found = []
    for place, column in enumerate(columns):
        name = _identifier(column, place) if place else HEADLINE
        rows = values[[*KEYS, column]].rename(columns={column: "per_head"})
        table = _weighed(_panel(rows, VALUES, column, first, last), people)
        title = fields[column].get("title") or column.replace("_", " ")
        found.append(
            Series(
                name=name,
                words=dict.fromkeys(("en", "zh"), (title, _inside(title))),
                unit=fields[column].get("unit") or "unit not stated",
                table=table.merge(regions[["region", *groups]], on="region"),
                regions=regions,
                groups=groups,
                weights=PEOPLE if people is not None else None,
                sources=(VALUES, PEOPLE) if people is not None else (VALUES,),
                headline=not place,
            )
        )
    return found


def _regions(pack: Tables) -> tuple[pd.DataFrame, tuple[str, ...]]:
    regions = pack.table("regions")
    return regions, tuple(c for c in regions.columns if c not in NAMES and regions[c].dtype.kind not in "iuf")


def _inside(title: str) -> str:
    """A title as it stands inside a sentence: no capital, unless the word is all capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _identifier(column: str, place: int) -> str:
    """A column's name as ids of results have it; by its place if it has no Latin letters."""
    words = re.sub(r"[^a-z0-9]+", "_", column.lower()).strip("_")
    return words if words and words != HEADLINE else f"column_{place + 1}"


def _panel(rows: pd.DataFrame, table: str, column: str, first: int, last: int) -> pd.DataFrame:
    """The rows of the last unbroken run of years in which every region has a value; if that has fewer than
    three, of all such years, unevenly spaced: methods that need a value in each year then refuse by name."""
    rows = rows.dropna(subset="per_head")
    rows = rows[rows["year"].between(first or -1, last or 9999)]
    wide = rows.pivot(index="year", columns="region", values="per_head")
    full = sorted(wide.index[wide.notna().all(axis=1)])
    run = full[-1:]
    for year in reversed(full[:-1]):
        if year != run[0] - 1:
            break
        run.insert(0, year)
    run = full if len(run) < 3 else run
    if len(run) < 2:
        raise PackageError(f"{table}.csv, column {column}: no two years in which every region has a value")
    if len(bad := rows[rows["per_head"] <= 0]):
        what = f"{table}.csv, column {column}: {_places(bad)}"
        raise PackageError(f"{what} not above zero; chapters take logarithms: take it out")
    return rows[rows["year"].isin(run)].reset_index(drop=True)


def _weighed(table: pd.DataFrame, people: pd.DataFrame | None) -> pd.DataFrame:
    """The panel with population; PackageError naming region-years without one."""
    if people is None:
        return table
    joined = table.merge(people, on=list(KEYS), how="left")
    if len(bad := joined[~(joined[PEOPLE] > 0)]):
        cure = "add them, or take the table out of the package"
        raise PackageError(f"population.csv: none above zero for {_places(bad)}; {cure}")
    return joined


def _places(rows: pd.DataFrame) -> str:
    return ", ".join(f"{r.region} {r.year}" for r in rows.head(4).itertuples())
