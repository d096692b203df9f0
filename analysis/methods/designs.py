"""Studies of effects declared in advance: what a data package's `designs.yml` says, proved before it is used.

A design names who is treated, since when and by which dated act, over which window, by which outcome, beside
which donors, at which level. It is data, and is committed before a result is computed. The file holds

    outcomes:  name -> {table, column, where, as, unit, en}, or {series, as, ...}: a quantity by region
               and year, `as` growth (100 ln(x / 100) of an index, previous year = 100), change (100 times the
               change of ln x), level (100 ln x) or share (100 ln of the share in the sum of all regions)
    donors:    name -> {regions, why}
    designs:   a list of {id, strategy, act, start, treated, left_out, window, outcome, donors, level, family,
                en, and perhaps zh, by, leave_out, measure}
    seen: a list of {id, en, reason, and perhaps zh, reason_zh}: what was known before, or changed afterwards
    not_identified: a list of {id, strategy, en, reason, and perhaps zh, reason_zh}: what no design can tell

Chinese that a file does not give is the translation in `locale`: design.<id>.title, design.<id>.reason.

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

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import translations
from analysis.data.errors import NotEstimable, PackageError
from analysis.methods import effects

if TYPE_CHECKING:
    from analysis.data.package import Package
    from analysis.data.series import Series

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
_TEXTS = ("en",)
_MAY = ("zh", "by", "leave_out", "measure")


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

    def posed(self) -> tuple[effects.Study, np.ndarray]:
        """The study that is tested, and its placebo sets; a dispersion is one over the sets themselves."""
        study = self.study()
        return effects.inside(study, self.sets) if self.measure == "dispersion" else (study, self.sets)

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
    if unknown := sorted(set(content) - {"outcomes", "donors", "designs", "seen", "not_identified"}):
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
    return _told(pack, "not_identified", ["id", "strategy", *_REASONED])


def seen(pack: Package) -> pd.DataFrame:
    """What of the figures was known before, or changed after declaring: id, en, zh, reason, reason_zh."""
    return _told(pack, "seen", ["id", *_REASONED])


_REASONED = ("en", "zh", "reason", "reason_zh")


def _told(pack: Package, key: str, columns: list[str]) -> pd.DataFrame:
    rows = []
    for entry in pack.read(NAME).get(key, []):
        reason = f"design.{entry['id']}.reason"
        other = entry.get("reason_zh") or translations.said(reason, entry["reason"], "zh")
        rows.append(entry | {"zh": _chinese(entry), "reason_zh": other})
    return pd.DataFrame(rows, columns=columns)


def primary(designs: Iterable[Design]) -> list[Design]:
    """The primary designs that allow a test, in the unit of the first of them; NotEstimable: none does."""
    chosen = [d for d in designs if d.family == "primary" and d.level is not None]
    if not chosen:
        raise NotEstimable("no_tests")
    return [d for d in chosen if d.unit == chosen[0].unit]


def names(designs: Iterable[Design], *, of_one: bool = False) -> pd.DataFrame:
    """The designs' names in both languages: id, en, zh; ``of_one`` strategy, without its name, which is the
    part before the first comma."""
    rows = [(d.id, d.words["en"], d.words["zh"]) for d in designs]
    if of_one:
        rows = [(id, en.partition(", ")[2] or en, zh.partition("，")[2] or zh) for id, en, zh in rows]
    return pd.DataFrame(rows, columns=["id", "en", "zh"])


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
    first grouping) that holds some but not all of them, and ``only.<list>`` for each declared list of donors
    that is a part of this one's."""
    borders, first = pack.table("borders"), pack.series()[0]
    pairs = list(zip(borders["region"], borders["neighbour"], strict=True))
    own = set(design.treated)
    near = {b for a, b in pairs if a in own} | {a for a, b in pairs if b in own}
    kept = {"no_neighbours": tuple(d for d in design.donors if d not in near)}
    if first.groups:
        group = first.regions.set_index("region")[first.groups[0]]
        for name in group.reindex(design.donors).dropna().unique():
            kept[f"without.{name}"] = tuple(d for d in design.donors if group.get(d) != name)
    content = pack.read(NAME)
    other = {e["donors"] for e in content["designs"] if e.get("by", "regions") != design.by}
    for name, own in content["donors"].items():
        if name not in other:
            kept[f"only.{name}"] = tuple(d for d in design.donors if d in own["regions"])
    return {name: left for name, left in kept.items() if 2 <= len(left) < len(design.donors)}


# ---- findings --------------------------------------------------------------------------------------------


def listed(designs: Iterable[Design]) -> pd.DataFrame:
    """What each design is: design, strategy, start, treated, donors, before, after (counts of units and of
    years), sets, level (missing: no test), family, unit."""
    rows = [
        {
            "design": d.id,
            "strategy": d.strategy,
            "start": d.start,
            "treated": len(d.treated),
            "donors": len(d.donors),
            "before": d.before[1] - d.before[0] + 1,
            "after": d.after[1] - d.after[0] + 1,
            "sets": len(d.sets),
            "level": np.nan if d.level is None else 100 * d.level,
            "family": d.family,
            "unit": d.unit,
        }
        for d in designs
    ]
    return pd.DataFrame(rows)


def tested(designs: Iterable[Design]) -> pd.DataFrame:
    """Each design's test by difference in differences: design, family, unit, value, value_low, value_high, p,
    level, sets; holm is p adjusted for the primary tests. A design without a test has a value alone."""
    rows = []
    for d in designs:
        study, sets = d.posed()
        row = {"design": d.id, "family": d.family, "unit": d.unit, "sets": len(sets)}
        if d.level is None:
            rows.append(row | {"value": effects.estimate(study)})
            continue
        rows.append(row | effects.test(study, sets, at=d.level).row | {"level": d.level})
    names = ["design", "family", "unit", "value", "value_low", "value_high", "p", "level", "sets"]
    table = pd.DataFrame(rows).reindex(columns=names)
    family = (table["family"] == "primary") & table["p"].notna()
    table.loc[family, "holm"] = effects.holm(table.loc[family, "p"])
    return table


def powers(designs: Iterable[Design], *, draws: int = 60, steps: int = 13, seed: int = 0) -> pd.DataFrame:
    """The power of each design's test by the effect planted: design, unit, effect, power, sets.

    Effects go from none to six standard deviations of the placebos' estimates in ``steps``. They are planted
    in every set, or in ``draws`` of them, drawn once, where there are more than a thousand. A design without
    a test has none.
    """
    parts = []
    for d in designs:
        if d.level is None:
            continue
        study, sets = d.posed()
        placebos = effects.placebo_effects(study, sets)
        sizes = float(placebos.std()) * np.linspace(0, 6, steps)
        only = None
        if len(sets) > 1000:
            only = np.zeros(len(sets), dtype=bool)
            only[np.random.default_rng(seed).choice(len(sets), draws, replace=False)] = True
        curve = effects.power(study, sets, sizes=sizes, at=d.level, only=only)
        parts.append(curve.assign(design=d.id, unit=d.unit))
    columns = ["design", "unit", "effect", "power", "sets"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def smallest(curves: pd.DataFrame) -> pd.DataFrame:
    """The smallest effect found four times in five: design, unit, value (missing: none that was tried)."""
    rows = [
        (name, own["unit"].iloc[0], effects.smallest(own))
        for name, own in curves.groupby("design", sort=False)
    ]
    return pd.DataFrame(rows, columns=["design", "unit", "value"]).replace(np.inf, np.nan)


def found_at(curves: pd.DataFrame, *, effect: float) -> pd.DataFrame:
    """How often an effect of that size is found, by linear interpolation: design, unit, value (a share); a
    size beyond those tried is left out."""
    rows = [
        (name, own["unit"].iloc[0], float(np.interp(effect, own["effect"], own["power"])))
        for name, own in curves.groupby("design", sort=False)
        if effect <= own["effect"].max()
    ]
    return pd.DataFrame(rows, columns=["design", "unit", "value"])


def shuffled(designs: Iterable[Design], *, draws: int = 20_000, seed: int = 0) -> pd.DataFrame:
    """What a shuffle that ignores borders says of each design of two regions or more: design, connected (p
    by connected sets), free (p by the shuffle), independent (p of a test that takes regions as independent),
    rejects (the share of connected sets that the shuffle rejects at 5 %), sets, draws."""
    rows = []
    for d in designs:
        if len(d.treated) < 2 or d.measure != "mean" or d.level is None:
            continue
        study = d.study()
        own = effects.free_shuffle(study, d.sets, draws=draws, seed=seed).iloc[0]
        connected = effects.p_value(study, d.sets)
        p = (connected, own["p"], effects.naive(study))
        rows.append((d.id, *p, own["rejects"], len(d.sets), int(own["draws"])))
    columns = ["design", "connected", "free", "independent", "rejects", "sets", "draws"]
    return pd.DataFrame(rows, columns=columns)


def references(design: Design, *, points: int = 1000, draws: int = 20_000, seed: int = 0) -> pd.DataFrame:
    """How estimates of sets that nobody treated are distributed: reference (connected, free), value
    (``points`` quantiles of each), estimate (the design's own)."""
    study, at = design.study(), (np.arange(points) + 0.5) / points
    sets = {"connected": design.sets, "free": effects.free_sets(study, draws=draws, seed=seed)}
    rows = {name: np.quantile(effects.placebo_effects(study, own), at) for name, own in sets.items()}
    long = pd.DataFrame(rows).melt(var_name="reference")
    return long.assign(estimate=effects.estimate(study))


def false_starts(designs: Iterable[Design]) -> pd.DataFrame:
    """Starts before the true one, by design: design, unit, start, value, p (``effects.placebo_dates``), for
    designs with no more than a thousand sets."""
    parts = []
    for d in designs:
        study, sets = d.posed()
        if d.level is not None and len(sets) <= 1000:
            parts.append(effects.placebo_dates(study, sets).assign(design=d.id, unit=d.unit))
    columns = ["design", "unit", "start", "value", "p"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def judged(designs: Iterable[Design], pack: Package, *, worth: float = 1.0) -> pd.DataFrame:
    """The verdict on each primary design of a mean: design, verdict (1 an effect, -1 none worth having, 0
    undecided), holm, signs (1 if all agree), false (smallest p of a false start), bound, high (of the
    confidence set).

    An effect: the estimate is positive, p adjusted by Holm is at most .05, one sign over other designs of the
    strategy on the same measure and unit, estimators, donors and left-out donors, false starts tried and none
    with p up to .10, and an honest bound of at least 1. None worth having: the 95 % confidence set lies below
    ``worth``.
    """
    listed = list(designs)
    found = tested(listed).set_index("design")
    rows = []
    for d in (d for d in listed if d.family == "primary" and d.measure == "mean" and d.level is not None):
        study, sets = d.posed()
        like = [
            o
            for o in listed
            if (o.strategy, o.measure, o.unit, o.by) == (d.strategy, d.measure, d.unit, d.by)
        ]
        values = [*found.loc[[o.id for o in like], "value"], *robust(d, pack)["value"].dropna()]
        values += list(effects.leave_one_out(study)["value"])
        signs = len(set(np.sign(values))) == 1
        false = effects.placebo_dates(study, sets)["p"].min()
        bound = effects.breakdown(study).value
        row = found.loc[d.id]
        strict = row["level"] <= effects.LEVELS[0]
        effect = row["value"] > 0 and row["holm"] <= 0.05 and signs and false > 0.10 and bound >= 1
        verdict = 1 if effect else -1 if strict and row["value_high"] < worth else 0
        rows.append((d.id, verdict, row["holm"], int(signs), false, bound, row["value_high"]))
    return pd.DataFrame(rows, columns=["design", "verdict", "holm", "signs", "false", "bound", "high"])


def pooled(designs: Iterable[Design], *, draws: int = 20_000, seed: int = 0) -> dict[str, float]:
    """The estimates of designs with one unit together: value, p, low, high (95 %), designs.

    Weights are one over the variance of the placebos' estimates. The reference is the same weighted sum of
    placebos, one drawn from each design: designs that share donors are no independent studies, and the
    interval is the shorter for it. ValueError: no designs, or units that differ.
    """
    chosen = list(designs)
    found = [d.posed() for d in chosen]
    if len({d.unit for d in chosen}) != 1:
        raise ValueError("designs.pooled: designs with one unit are pooled, one at least.")
    placebos = [effects.placebo_effects(study, sets) for study, sets in found]
    weights = np.array([1 / p.var() for p in placebos])
    weights /= weights.sum()
    value = float(weights @ [effects.estimate(study) for study, _ in found])
    rng = np.random.default_rng(seed)
    drawn = sum(w * rng.choice(p - p.mean(), draws) for w, p in zip(weights, placebos, strict=True))
    low, high = np.quantile(drawn, [0.025, 0.975])
    share = float((np.abs(drawn) >= abs(value)).mean())
    return {"value": value, "p": share, "low": value - high, "high": value - low, "designs": len(chosen)}


def robust(design: Design, pack: Package) -> pd.DataFrame:
    """A design's estimate by other estimators and donors: kind (method, donors), choice, value, p, refused.

    Methods are tried with the declared donors, other donors (``variants``) by difference in differences; p
    only where the connected sets allow a test. A refused choice says why, as ``effects.estimates`` does.
    """
    study, sets = design.posed()
    few = len(sets) <= 1000
    found = effects.estimates(study, sets=sets if few else None)
    rows = [
        ("method", m, v, effects.p_value(study, sets, method=m) if few and not why else np.nan, why)
        for m, v, _, why in found.itertuples(index=False)
    ]
    if design.by == "regions" and design.measure == "mean" and few:
        borders = pack.table("borders")
        for name, donors in variants(design, pack).items():
            part = design.study(donors=donors)
            near = effects.connected(borders, regions=part.regions, k=part.k)
            p = effects.p_value(part, near) if len(near) >= 10 else np.nan
            rows.append(("donors", name, effects.estimate(part), p, ""))
    return pd.DataFrame(rows, columns=["kind", "choice", "value", "p", "refused"])


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
        kinds = self.strategies[["since", "kind"]].itertuples()
        self._majors = [(str(name), split(since)[0]) for name, since, kind in kinds if kind == MAJOR]
        self._sets: dict[tuple[tuple[str, ...], int], np.ndarray] = {}

    def sets(self, regions: tuple[str, ...], k: int) -> np.ndarray:
        if (regions, k) not in self._sets:
            self._sets[regions, k] = effects.connected(self.borders, regions=regions, k=k)
        return self._sets[regions, k]

    def under(self, strategy: str, region: str) -> bool:
        return region in self._under.get(strategy, ())

    def busy(self, region: str, last: int) -> str:
        """The major strategy that ``region`` stands under in a year up to ``last``, or none."""
        return next((name for name, first in self._majors if first <= last and self.under(name, region)), "")

    @functools.cached_property
    def series(self) -> dict[str, Series]:
        return {s.name: s for s in self.pack.series()}


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
        words={"en": entry["en"], "zh": _chinese(entry)},
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


def _chinese(entry: Mapping[str, Any]) -> str:
    """A title in Chinese: the entry's own, or its translation."""
    return entry.get("zh") or translations.said(f"design.{entry['id']}.title", entry["en"], "zh")


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
        context.outcomes[name, by] = _read_outcome(name, said, by, context)
    return context.outcomes[name, by]


def _read_outcome(
    name: str, said: dict[str, Any], by: str, context: _Context
) -> tuple[pd.DataFrame, dict[str, Any]]:
    key = "code" if by == "cities" else "region"
    if "series" in said:
        series = _named(f"outcome {name}: series", said["series"], context.series)
        rows, column, vintage = series.table, "per_head", series.vintage
        sources: tuple[str, ...] = series.sources
    else:
        table, column = said["table"], said["column"]
        rows, sources = context.pack.table(table), (table,)
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
