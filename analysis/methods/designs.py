"""Studies of effects declared in advance: what a data package's `designs.yml` says, proved before it is used.

A design names who is treated, since when and by which dated act, over which window, by which outcome, beside
which donors, at which level. It is data, and is committed before a result is computed. The file holds

    outcomes:  name -> {table, column, where, as, unit, en, zh}, or {series, as, ...}: a quantity by region
               and year, `as` growth (100 ln(x / 100) of an index, previous year = 100), change (100 times the
               change of ln x), level (100 ln x) or share (100 ln of the share in the sum of all regions)
    donors:    name -> {regions, why}
    designs:   a list of {id, strategy, act, start, treated, left_out, window, outcome, donors, level, family,
               en, zh, and perhaps by, leave_out, measure}
    not_identified: a list of {id, strategy, en, zh, reason, reason_zh}: what no design can tell

Rules. The start is the date of the first act of `policies` that names the strategy, `since` in `strategies`.
A start before 1 July makes that year the first after; a later one leaves that year out. No donor stands under
a major strategy (whole, in part, or by a city) that has a year after inside the window. Every unit has a
figure in every year, in one vintage. The treated are a connected set of members; `level` is what the number
of connected sets allows (`effects.level`), or none.

With ``by: cities`` the units are the strategy's cities together, and the cities of each donor region together
(`leave_out` names codes and regions whose figures break): the mean of the outcome over the cities; placebos
are then whole regions.
``measure: dispersion`` asks for the standard deviation inside the set in place of its mean.

`of` proves a file and gives its designs; PackageError names each fault: design, field, what was expected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable, PackageError
from analysis.methods import effects

if TYPE_CHECKING:
    from analysis.data.package import Package

NAME = "designs"
FILE = "designs.yml"
FAMILIES = ("primary", "secondary", "check")
FORMS = ("growth", "change", "level", "share")
MEASURES = ("mean", "dispersion")
MAJOR = "major strategy"
_MUST = (
    "id",
    "strategy",
    "act",
    "start",
    "treated",
    "left_out",
    "window",
    "outcome",
    "donors",
    "level",
    "family",
)
_TEXTS = ("en", "zh")
_MAY = ("by", "leave_out", "measure")


@dataclass(frozen=True, eq=False)
class Design:
    """A proved design: ``table`` holds its outcome (region, year, value in ``unit``) of all its units."""

    id: str
    words: dict[str, str]
    strategy: str
    act: str
    start: str
    treated: tuple[str, ...]
    donors: tuple[str, ...]
    before: tuple[int, int]
    after: tuple[int, int]
    left_out: tuple[int, ...]
    outcome: str
    form: str
    unit: str
    vintage: str | None
    sources: tuple[str, ...]
    level: float | None
    family: str
    measure: str
    by: str
    table: pd.DataFrame
    sets: np.ndarray

    def study(self, *, donors: Iterable[str] | None = None) -> effects.Study:
        """The study of the design, perhaps with fewer donors."""
        return effects.study(
            self.table,
            value="value",
            treated=self.treated,
            donors=self.donors if donors is None else tuple(donors),
            before=self.before,
            after=self.after,
            unit=self.unit,
        )

    @property
    def slug(self) -> str:
        """The id as part of a result's id."""
        return self.id.replace("-", "_")


def of(pack: Package, *, strategy: str = "") -> list[Design]:
    """The designs of a package (of one ``strategy``), in the file's order; PackageError lists every fault."""
    content = pack.read(NAME)
    faults: list[str] = []
    if not isinstance(content, dict) or not isinstance(content.get("designs"), list):
        raise PackageError(f"{FILE}: a mapping with outcomes, donors and a list of designs is expected")
    if unknown := sorted(set(content) - {"outcomes", "donors", "designs", "not_identified"}):
        faults.append(f"{FILE}: unknown key {', '.join(unknown)}")
    context = _Context(pack, content)
    found: list[Design] = []
    for entry in content["designs"]:
        if strategy and isinstance(entry, dict) and entry.get("strategy") != strategy:
            continue
        try:
            found.append(_design(entry, context))
        except (PackageError, ValueError) as error:
            name = entry.get("id", "?") if isinstance(entry, dict) else entry
            faults.append(f"{FILE}: design {name}: {error}")
    names = [design.id for design in found]
    faults += [
        f"{FILE}: design {name} stands twice" for name in sorted({n for n in names if names.count(n) > 1})
    ]
    if faults:
        raise PackageError("\n".join(faults))
    return found


def pick(designs: Iterable[Design], id: str) -> Design:
    """The design ``id``; ValueError names those there are."""
    held = {design.id: design for design in designs}
    if id not in held:
        raise ValueError(f"designs.pick: no design {id!r}; any of {', '.join(held)}.")
    return held[id]


def not_identified(pack: Package) -> pd.DataFrame:
    """What no design can tell: id, strategy, en, zh, reason, reason_zh."""
    columns = ["id", "strategy", "en", "zh", "reason", "reason_zh"]
    return pd.DataFrame(pack.read(NAME).get("not_identified", []), columns=columns)


def split(start: str) -> tuple[int, tuple[int, ...]]:
    """The first year after a start, and the years left out: before 1 July that year is the first after, later
    it is left out. ValueError: a date without a month."""
    parts = str(start).split("-")
    if len(parts) < 2:
        raise ValueError(
            f"start is {start}; a date with its month is needed, 2014-02-26, to know the first year after"
        )
    year, month = int(parts[0]), int(parts[1])
    return (year, ()) if month < 7 else (year + 1, (year,))


def variants(design: Design, pack: Package) -> dict[str, tuple[str, ...]]:
    """Other choices of donors, by name: ``no_neighbours``, ``without.<group>`` for each group of regions (the
    first grouping) that holds some but not all of them, and ``only.<list>`` for each declared list that is a
    part of the design's."""
    borders, first = pack.table("borders"), pack.series()[0]
    pairs = list(zip(borders["region"], borders["neighbour"], strict=True))
    own = set(design.treated)
    near = {b for a, b in pairs if a in own} | {a for a, b in pairs if b in own}
    kept = {"no_neighbours": tuple(d for d in design.donors if d not in near)}
    if first.groups:
        group = first.regions.set_index("region")[first.groups[0]]
        for name in group.reindex(design.donors).dropna().unique():
            kept[f"without.{name}"] = tuple(d for d in design.donors if group.get(d) != name)
    for name, listed in pack.read(NAME)["donors"].items():
        kept[f"only.{name}"] = tuple(d for d in design.donors if d in listed["regions"])
    return {name: left for name, left in kept.items() if 2 <= len(left) < len(design.donors)}


# ---- inside ----------------------------------------------------------------------------------------------


class _Context:
    """What proving needs of a package, opened once."""

    def __init__(self, pack: Package, content: Mapping[str, Any]) -> None:
        self.pack, self.content = pack, content
        self.acts = pack.table("policies").set_index("id")
        self.strategies = pack.table("strategies").set_index("id")
        self.members = pack.table("strategy_members")
        self.borders = pack.table("borders")
        self._under = {name: set(own["region"]) for name, own in self.members.groupby("strategy")}
        self.outcomes: dict[tuple[str, str], tuple[pd.DataFrame, dict[str, Any]]] = {}
        self._sets: dict[tuple[tuple[str, ...], int], np.ndarray] = {}

    def sets(self, regions: tuple[str, ...], k: int) -> np.ndarray:
        if (regions, k) not in self._sets:
            self._sets[regions, k] = effects.connected(self.borders, regions=regions, k=k)
        return self._sets[regions, k]

    def under(self, strategy: str, region: str) -> bool:
        return region in self._under.get(strategy, ())

    def busy(self, region: str, last: int) -> str:
        """The major strategy that ``region`` stands under in a year up to ``last``, or none."""
        for name, since, kind in self.strategies[["since", "kind"]].itertuples():
            if kind == MAJOR and self.under(name, region) and split(since)[0] <= last:
                return str(name)
        return ""


def _design(entry: Any, context: _Context) -> Design:
    if not isinstance(entry, dict):
        raise ValueError("a mapping is expected")
    if lacking := [key for key in (*_MUST, *_TEXTS) if key not in entry]:
        raise ValueError(f"no {', '.join(lacking)}")
    if unknown := sorted(set(entry) - {*_MUST, *_TEXTS, *_MAY}):
        raise ValueError(f"unknown key {', '.join(unknown)}")
    _one_of("family", entry["family"], FAMILIES)
    measure, by = entry.get("measure", "mean"), entry.get("by", "regions")
    _one_of("measure", measure, MEASURES)
    _one_of("by", by, ("regions", "cities"))
    start, first_after = _start(entry, context)
    low, high = entry["window"]
    if not low < first_after - len(entry["left_out"]) <= first_after <= high:
        raise ValueError(f"window is {low}-{high}; years before and after {start} are needed")
    listed = _named("donors", entry["donors"], context.content.get("donors", {}))["regions"]
    treated, donors = tuple(entry["treated"]), tuple(r for r in listed if r not in entry["treated"])
    _sides(entry, treated, donors, high, context)
    before, after = (low, first_after - len(entry["left_out"]) - 1), (first_after, high)
    frame, told = _outcome(entry, by, context)
    if by == "cities":
        frame, treated, donors = _clusters(entry, frame, donors, context)
    rows = frame[frame["region"].isin([*treated, *donors])]
    study = effects.study(rows, value="value", treated=treated, donors=donors, before=before, after=after)
    sets = context.sets(study.regions, len(treated))
    if not (sets == study.treated).all(axis=1).any():
        raise ValueError(f"treated are not connected: {', '.join(treated)}")
    return Design(
        id=entry["id"],
        words={"en": entry["en"], "zh": entry["zh"]},
        strategy=entry["strategy"],
        act=entry["act"],
        start=start,
        treated=treated,
        donors=donors,
        before=before,
        after=after,
        left_out=tuple(entry["left_out"]),
        outcome=entry["outcome"],
        form=told["as"],
        unit=told["unit"],
        vintage=told["vintage"],
        sources=told["sources"],
        level=_level(entry["level"], len(sets)),
        family=entry["family"],
        measure=measure,
        by=by,
        table=rows,
        sets=sets,
    )


def _start(entry: Mapping[str, Any], context: _Context) -> tuple[str, int]:
    """The start, proved by act and rule, and the first year after."""
    act = _named("act", entry["act"], context.acts.to_dict("index"))
    _named("strategy", entry["strategy"], context.strategies.to_dict("index"))
    start = str(entry["start"])
    if act["strategy"] != entry["strategy"]:
        raise ValueError(f"act {entry['act']} is of the strategy {act['strategy']}, not {entry['strategy']}")
    if act["date"] != start:
        raise ValueError(f"start is {start}; the act {entry['act']} is dated {act['date']}")
    since = context.strategies.at[entry["strategy"], "since"]
    if since != start:
        raise ValueError(
            f"start is {start}; {entry['strategy']} is national since {since}, by an earlier or later act"
        )
    first, left_out = split(start)
    if list(left_out) != list(entry["left_out"]):
        raise ValueError(
            f"left_out is {list(entry['left_out'])}; a start on {start} leaves {list(left_out)} out"
        )
    return start, first


def _sides(
    entry: Mapping[str, Any], treated: tuple[str, ...], donors: tuple[str, ...], last: int, context: _Context
) -> None:
    if strange := [r for r in treated if not context.under(entry["strategy"], r)]:
        raise ValueError(f"treated {', '.join(strange)}: not under {entry['strategy']}")
    if busy := [f"{r} ({name})" for r in donors if (name := context.busy(r, last))]:
        raise ValueError(f"donors under a strategy before the window ends in {last}: {', '.join(busy)}")


def _outcome(entry: Mapping[str, Any], by: str, context: _Context) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The outcome by unit (region, or code of a city) and year, and what is told of it."""
    name = entry["outcome"]
    said = dict(_named("outcome", name, context.content.get("outcomes", {})))
    _one_of(f"outcome {name}: as", said.get("as"), FORMS)
    if (name, by) not in context.outcomes:
        context.outcomes[name, by] = _read_outcome(name, said, by, context.pack)
    return context.outcomes[name, by]


def _read_outcome(
    name: str, said: dict[str, Any], by: str, pack: Package
) -> tuple[pd.DataFrame, dict[str, Any]]:
    key = "code" if by == "cities" else "region"
    if "series" in said:
        held = {s.name: s for s in pack.series()}
        series = _named(f"outcome {name}: series", said["series"], held)
        rows, column, vintage = series.table, "per_head", series.vintage
        sources: tuple[str, ...] = series.sources
    else:
        table, column = said["table"], said["column"]
        rows, sources = pack.table(table), (table,)
        for field, wanted in said.get("where", {}).items():
            rows = rows[rows[field].isin(wanted if isinstance(wanted, list) else [wanted])]
        held = sorted(map(str, rows["vintage"].unique())) if "vintage" in rows else []
        if len(held) > 1:
            raise ValueError(f"outcome {name} mixes the vintages {', '.join(held)}; a series never does")
        vintage = held[0] if held else None
    rows = rows.dropna(subset=column).sort_values([key, "year"], kind="stable")
    x = rows[column].astype(float)
    made = _FORMS[said["as"]](rows.assign(x=x), key)
    frame = pd.DataFrame({"region": rows[key], "year": rows["year"], "value": made}).dropna()
    return frame.reset_index(drop=True), said | {"vintage": vintage, "sources": sources}


def _change(rows: pd.DataFrame, key: str) -> pd.Series:
    log, years = np.log(rows["x"]), rows.groupby(key)["year"].diff()
    return (100 * log.groupby(rows[key]).diff()).where(years == 1)


_FORMS: dict[str, Callable[[pd.DataFrame, str], pd.Series]] = {
    "growth": lambda rows, key: 100 * np.log(rows["x"] / 100),
    "change": _change,
    "level": lambda rows, key: 100 * np.log(rows["x"]),
    "share": lambda rows, key: 100 * np.log(rows["x"] / rows.groupby("year")["x"].transform("sum")),
}


def _clusters(
    entry: Mapping[str, Any], frame: pd.DataFrame, donors: tuple[str, ...], context: _Context
) -> tuple[pd.DataFrame, tuple[str, ...], tuple[str, ...]]:
    """The strategy's cities as one unit, named by it, and the cities of each donor region as another."""
    low, high = entry["window"]
    cities = context.pack.table("cities").set_index("code")["region"]
    named = context.members[context.members["level"] == "city"]
    own = set(named.loc[named["strategy"] == entry["strategy"], "code"])
    out = {str(code) for code in entry.get("leave_out", [])}
    inside = frame[frame["year"].between(low, high) & ~frame["region"].isin(out)]
    count = inside.groupby("region")["year"].nunique()
    whole = inside[inside["region"].isin(count[count == high - low + 1].index)]
    place = whole["region"].map(cities)
    unit = place.where(~whole["region"].isin(own), entry["strategy"])
    touched = set(cities.reindex(sorted(own)).dropna())
    if near := [r for r in donors if r in touched]:
        raise ValueError(f"donors {', '.join(near)} hold cities of {entry['strategy']}")
    kept = whole.assign(region=unit)
    kept = kept[kept["region"].isin([entry["strategy"], *donors])]
    if lacking := [r for r in donors if r not in set(kept["region"])]:
        raise ValueError(f"donors {', '.join(lacking)}: no city with a figure in every year {low}-{high}")
    means = kept.groupby(["region", "year"], sort=False)["value"].mean().reset_index()
    return means, (entry["strategy"],), donors


def _level(said: Any, sets: int) -> float | None:
    try:
        allowed: float | None = effects.level(sets)
    except NotEstimable:
        allowed = None
    wanted = None if said == "none" else said
    if wanted != allowed:
        words = "none" if allowed is None else f"{allowed:g}"
        raise ValueError(f"level is {said}; {sets} connected sets allow {words}")
    return allowed


def _named(what: str, name: Any, held: Mapping[str, Any]) -> Any:
    if name not in held:
        raise ValueError(f"{what} {name!r} is not there; any of {', '.join(map(str, held)) or 'none'}")
    return held[name]


def _one_of(what: str, value: Any, held: Iterable[str]) -> None:
    if value not in held:
        raise ValueError(f"{what} is {value!r}; one of {', '.join(held)}")
