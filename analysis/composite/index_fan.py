"""The fan of all defensible indices: two readings of a composite, over choices that nobody can call wrong.

A *world* is a data set told apart by the factors ``WORLD``: the sample of regions, years and indicators, the
prices of money, the vintage of the accounts. The other factors are the steps of the recipe:

    outliers, normalisation, weights, aggregation    named as in ``analysis.china.reconstruction``
    across        how regions count in the national level: mean (alike), size (by population), median
    dispersion    the measure of the gaps between regions: cv, gini, sd_log, ratio (coordination alone)

A draw takes one level of each factor, uniformly and independently, and weights from a Dirichlet distribution
about those that the weighting gives (see ``analysis.composite.sensitivity``): a_i = concentration K w_i. With
the same weights it computes both readings, the first year 100: the *level* (the composite of the regions'
indicators, over all regions) and the *coordination* (how close the regions are in each indicator, put to the
first year, averaged by the same mean; arithmetic beside copeland). Outliers, normalisation and across reach
coordination at most through weights that are computed from the scores (pca, entropy); dispersion does not
reach the level. A factor with one level is *fixed*: the fan is then that of all indices which share it.

``sobol`` says which choice matters: first-order and total indices of every factor that is not fixed and of
the weights drawn, for both readings, by SALib's Saltelli sampling.

It misleads when a share of draws is read as a probability: who lists the choices sets the odds. It shows how
far an index is a matter of the recipe, not how far the figures under it are wrong.

Sources: Handbook on Constructing Composite Indicators (OECD and Joint Research Centre 2008), step 7; M.
Saisana, A. Saltelli and S. Tarantola, "Uncertainty and sensitivity analysis techniques as tools for the
quality assessment of composite indicators", Journal of the Royal Statistical Society A 168 (2005), 307-323.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.china import indicators, reconstruction
from analysis.composite import composite, composite_uncertainty
from analysis.composite import composite_steps as steps
from analysis.composite.sensitivity import Saltelli, dirichlet
from analysis.data.panel import stacked
from analysis.methods.rounding import settled

if TYPE_CHECKING:
    from analysis.data.package import Package

READINGS = ("level", "coordination")
WORLD = ("sample", "prices", "vintage")
STEPS: dict[str, tuple[str, ...]] = {
    "outliers": tuple(reconstruction.OUTLIERS),
    "normalisation": tuple(reconstruction.NORMALISATIONS),
    "weights": tuple(reconstruction.WEIGHTINGS),
    "aggregation": tuple(reconstruction.AGGREGATIONS),
    "across": ("mean", "size", "median"),
    "dispersion": steps.MEASURES,
}
FACTORS = (*WORLD, *STEPS)
WEIGHTS_DRAWN = "weights_drawn"
ALL = "all"
IMPUTED = "imputed"  # the sample "full" with the indicators that a region lacks altogether, filled in
DEFAULTS = {
    "sample": "without_tibet",
    "prices": "constant",
    "vintage": "v5",
    "normalisation": "reference",
    "weights": "dimension",
    "aggregation": "arithmetic",
    "dispersion": "cv",
}
SAMPLES = ("full", IMPUTED, "without_tibet")
VINTAGES = ("v4", "v5")
ROUNDING = 1e-9
VISIBLE = 2.0  # index points: a smaller rise is not called visible

World = tuple[str, str, str]


@dataclass(frozen=True)
class Space:
    """Worlds by their names (in the order of ``WORLD``), and the levels of the recipe's factors."""

    worlds: Mapping[World, composite.Data] = field(repr=False)
    levels: Mapping[str, tuple[str, ...]]
    held: dict[World, _World] = field(default_factory=dict, init=False, repr=False, compare=False)

    def world(self, name: World) -> _World:
        """A world with what was computed of it, kept for the next draws."""
        return self.held.setdefault(name, _World(self.worlds[name], self.levels))

    @property
    def factors(self) -> dict[str, tuple[str, ...]]:
        """Every factor and its levels."""
        own = {name: tuple(dict.fromkeys(w[i] for w in self.worlds)) for i, name in enumerate(WORLD)}
        return own | dict(self.levels)

    @property
    def combinations(self) -> int:
        """How many indices the choices make, weights drawn apart."""
        return int(np.prod([len(names) for names in self.factors.values()]))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that every world holds."""
        return tuple(sorted(set.intersection(*(set(data.years) for data in self.worlds.values()))))

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that every world holds."""
        first, *others = (data.regions for data in self.worlds.values())
        return tuple(region for region in first if all(region in other for other in others))


@dataclass(frozen=True)
class Fan:
    """Indices drawn. ``choices``: a row a draw, a column a factor. ``level``, ``coordination``: (draws,
    years), the first year 100. ``ranks``: (draws, regions) by the score of the last year, 1 = best.
    ``parts``: by reading, (draws, dimensions) in the last year; NaN where a world lacks the dimension.
    ``scores``: (draws,) how close the regions' scores are in the last year, the first year 100; NaN beside
    copeland, and of little meaning on a scale whose zero is a convention (see ``of_scores``).
    """

    spec: dict[str, Any]
    years: tuple[int, ...]
    regions: tuple[str, ...]
    dimensions: tuple[str, ...]
    choices: pd.DataFrame = field(repr=False)
    level: np.ndarray = field(repr=False)
    coordination: np.ndarray = field(repr=False)
    ranks: np.ndarray = field(repr=False)
    parts: Mapping[str, np.ndarray] = field(repr=False)
    scores: np.ndarray = field(repr=False)

    def at(self, reading: str, year: int = 0) -> np.ndarray:
        """The indices (draws,) in ``year`` (0: the last). ValueError for an unknown reading or year."""
        steps.one_of(reading, READINGS, "fan", "reading")
        if year and year not in self.years:
            raise ValueError(f"index_fan: no year {year}; drawn are {self.years[0]} to {self.years[-1]}.")
        return getattr(self, reading)[:, self.years.index(year) if year else -1]

    def quantiles(self, levels: Sequence[float] = (0.025, 0.25, 0.5, 0.75, 0.975)) -> pd.DataFrame:
        """Columns reading, year, and one for each level."""
        parts = []
        for reading in READINGS:
            found = np.quantile(getattr(self, reading), levels, axis=0)
            own = {"reading": reading, "year": self.years}
            parts.append(pd.DataFrame(own | {q: found[i] for i, q in enumerate(levels)}))
        return pd.concat(parts, ignore_index=True)

    def lines(self) -> pd.DataFrame:
        """Median and middle 95 % by year: reading, year, value, low, high."""
        names = {0.025: "low", 0.5: "value", 0.975: "high"}
        return self.quantiles(list(names)).rename(columns=names)

    def share(self, reading: str, *, above: float = 100.0, year: int = 0) -> float:
        """The percentage of draws above a value."""
        return 100 * float(_above(self.at(reading, year), above).mean())

    def ranking(self, *, level: float = 0.95) -> pd.DataFrame:
        """Ranks with intervals: region, median, low, high, first (% of draws in which it is the best)."""
        low, middle, high = np.quantile(self.ranks, [(1 - level) / 2, 0.5, (1 + level) / 2], axis=0)
        best = 100 * (self.ranks == self.ranks.min(axis=1, keepdims=True)).mean(axis=0)
        columns = {"median": middle, "low": low, "high": high, "first": best}
        return pd.DataFrame({"region": self.regions} | columns).sort_values(
            ["median", "high"], kind="stable", ignore_index=True
        )

    def ordered(self, *, level: float = 0.95) -> float:
        """The percentage of pairs of regions of which one lies before the other in ``level`` of the draws."""
        n = len(self.regions)
        ahead = np.array([(self.ranks[:, [i]] < self.ranks).mean(axis=0) for i in range(n)])
        return 100 * float((ahead >= level).sum()) / (n * (n - 1) / 2)

    def by_choice(
        self, *, above: float = 100.0, levels: Sequence[float] = (0.025, 0.25, 0.5, 0.75, 0.975)
    ) -> pd.DataFrame:
        """The last year's index by each factor's level: reading, factor, choice, draws, share (% above a
        value), and the quantiles. A choice that was never drawn has no row."""
        rows = []
        for reading in READINGS:
            values = self.at(reading)
            for factor in self.choices.columns:
                for name in self.spec["factors"][factor]:
                    own = values[(self.choices[factor] == name).to_numpy()]
                    if len(own):
                        share = 100 * float(_above(own, above).mean())
                        rows.append((reading, factor, name, len(own), share, *np.quantile(own, levels)))
        return pd.DataFrame(rows, columns=["reading", "factor", "choice", "draws", "share", *levels])

    def dimension_table(self, *, above: float = 100.0) -> pd.DataFrame:
        """The dimensions in the last year: reading, dimension, draws, share (% above a value), low, median,
        high (the middle 95 %)."""
        rows = []
        for reading in READINGS:
            for d, name in enumerate(self.dimensions):
                own = self.parts[reading][:, d]
                own = own[~np.isnan(own)]
                low, middle, high = np.quantile(own, [0.025, 0.5, 0.975])
                rows.append((reading, name, len(own), 100 * _above(own, above).mean(), low, middle, high))
        return pd.DataFrame(rows, columns=["reading", "dimension", "draws", "share", "low", "median", "high"])


def _above(values: np.ndarray, limit: float) -> np.ndarray:
    """Whether values lie above a limit by more than the rounding of a mean."""
    return values > limit * (1 + ROUNDING)


# ---- worlds and choices ----------------------------------------------------------------------------------


def worlds(
    pack: Package, *, sample: str = ALL, prices: str = ALL, vintage: str = ALL
) -> dict[World, composite.Data]:
    """The data sets over which the fan goes; a name fixes a factor, "all" lets it vary.

    All samples are those of ``SAMPLES``: the same years, hence not "from_2013" and "reduced", which can be
    asked for by name. Raises ValueError for an unknown name.
    """
    known = {"sample": (*SAMPLES, "from_2013", "reduced"), "prices": indicators.PRICES, "vintage": VINTAGES}
    asked = {"sample": sample, "prices": prices, "vintage": vintage}
    every = {"sample": SAMPLES, "prices": indicators.PRICES, "vintage": VINTAGES}
    kept = {name: _levels(name, asked[name], every[name], known[name]) for name in WORLD}
    out = {}
    for price in kept["prices"]:
        for census in kept["vintage"]:
            for name, data in _samples(pack, kept["sample"], price, census):
                out[name, price, census] = data
    return {
        key: out[key] for key in sorted(out, key=lambda k: [kept[f].index(k[i]) for i, f in enumerate(WORLD)])
    }


def _levels(factor: str, asked: str, every: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    if asked == ALL:
        return tuple(every)
    if asked not in known:
        raise ValueError(f"index_fan: unknown {factor} {asked!r}; one of {ALL}, {', '.join(known)}.")
    return (asked,)


def _samples(
    pack: Package, names: Sequence[str], prices: str, vintage: str
) -> Iterator[tuple[str, composite.Data]]:
    """Every sample, cut out of one data set with gaps."""
    for name in names:
        span = indicators.SAMPLES["full" if name == IMPUTED else name]
        table, whole = _whole(pack, prices, vintage, span.first)
        kept = list(indicators.comparable(pack, span, table)["id"])
        if name == IMPUTED:
            known = indicators.comparable(pack, indicators.SAMPLES["without_tibet"], table)["id"]
            kept = _lacking_regions(whole, kept, list(known), span)
        data = cut(
            whole,
            regions=[region for region in whole.regions if region not in span.without],
            years=range(span.first, span.last + 1),
            indicators=[i.id for i in whole.indicators if i.id in kept],
        )
        yield name, filled(data) if name == IMPUTED else data


@functools.lru_cache(maxsize=8)
def _whole(pack: Package, prices: str, vintage: str, first: int) -> tuple[pd.DataFrame, composite.Data]:
    """All ratios from ``first`` on, and every indicator with its gaps: read and divided once."""
    last = max(span.last for span in indicators.SAMPLES.values() if span.first == first)
    given = {"prices": prices, "vintage": vintage}
    table = indicators.ratios(pack, first=first, last=last, **given)
    every = tuple(indicators.listed(pack)["id"])
    sample = indicators.Sample(first, last)
    return table, indicators.build(pack, sample=sample, also=every, table=table, **given)


def _lacking_regions(
    data: composite.Data, kept: list[str], candidates: list[str], span: indicators.Sample
) -> list[str]:
    """``kept`` and those candidates whose gaps are regions without a figure in any year."""
    x = composite.denominate(data)[:, [span.first <= year <= span.last for year in data.years]]
    gaps = dict(zip((i.id for i in data.indicators), np.moveaxis(np.isnan(x), 2, 0), strict=True))
    return kept + [
        n for n in candidates if n not in kept and (gaps[n].all(axis=1) == gaps[n].any(axis=1)).all()
    ]


def cut(
    data: composite.Data,
    *,
    regions: Sequence[str] | None = None,
    years: Sequence[int] | None = None,
    indicators: Sequence[str] | None = None,
) -> composite.Data:
    """A part of ``data``. Raises ValueError for names or years that are not held."""
    kept = []
    for what, asked, held in (
        ("region", regions, data.regions),
        ("year", years, data.years),
        ("indicator", indicators, tuple(i.id for i in data.indicators)),
    ):
        wanted = list(held if asked is None else asked)
        if odd := [str(name) for name in wanted if name not in held]:
            raise ValueError(f"index_fan.cut: no {what} {', '.join(odd)} is held.")
        kept.append([held.index(name) for name in wanted])
    rows, columns, chosen = kept
    names = tuple(data.regions[r] for r in rows)
    return replace(
        data,
        regions=names,
        years=tuple(data.years[t] for t in columns),
        values=data.values[np.ix_(rows, columns)],
        indicators=tuple(data.indicators[k] for k in chosen),
        groups=None if data.groups is None else {name: data.groups[name] for name in names},
        size=None if data.size is None else data.size[np.ix_(rows, columns)],
    )


def filled(data: composite.Data) -> composite.Data:
    """The ratios of ``data``, each gap at the mean of its group's known regions in that year.

    Numerators and denominators are given up: a gap has none. Raises ValueError for data without groups, and
    for a gap that its whole group shares.
    """
    axes = steps.Axes(data.regions, data.years, tuple(i.id for i in data.indicators))
    ratios, _ = steps.impute(composite.denominate(data), axes, method="group", groups=data.groups)
    if (left := np.isnan(ratios)).any():
        raise ValueError(f"index_fan.filled: {steps.cells(left, axes)}: no region of the group has a figure.")
    plain = tuple(composite.Indicator(i.id, i.dimension, i.direction) for i in data.indicators)
    return replace(data, series=axes.indicators, values=ratios, indicators=plain)


def space(worlds: Mapping[World, composite.Data], **fixed: str) -> Space:
    """The worlds with every named choice of the recipe; ``fixed`` gives factors one level ("all": not).

    Raises ValueError for an unknown factor or level, worlds that are no product of their names, that begin in
    different years, or have no year after the first or fewer than two regions in common.
    """
    if odd := [name for name in fixed if name not in STEPS]:
        raise ValueError(f"index_fan.space: no factor {', '.join(odd)}; there are {', '.join(STEPS)}.")
    levels = {name: _levels(name, fixed.get(name, ALL), known, known) for name, known in STEPS.items()}
    made = Space(dict(worlds), levels)
    if len(worlds) != np.prod([len(made.factors[name]) for name in WORLD]):
        raise ValueError("index_fan.space: worlds are missing; every sample, at all prices and vintages.")
    if len(starts := {data.years[0] for data in worlds.values()}) > 1:
        raise ValueError(f"index_fan.space: worlds begin in {sorted(starts)}; indices need one base year.")
    if len(made.years) < 2 or len(made.regions) < 2:
        raise ValueError("index_fan.space: the worlds share fewer than two years or two regions.")
    return made


def central(pack: Package, **asked: str) -> reconstruction.Rebuilt:
    """The one index in the middle: what is asked for, ``DEFAULTS`` where that is "all"; both readings.

    Raises ValueError for an unknown factor or name.
    """
    if odd := [name for name in asked if name not in DEFAULTS]:
        raise ValueError(f"index_fan.central: no factor {', '.join(odd)}; there are {', '.join(DEFAULTS)}.")
    named = DEFAULTS | {name: value for name, value in asked.items() if value != ALL}
    (data,) = worlds(pack, **{name: named[name] for name in WORLD}).values()
    recipe = reconstruction.recipe(**{n: named[n] for n in ("normalisation", "weights", "aggregation")})
    return reconstruction.rebuild(data, recipe, dispersion=named["dispersion"])


# ---- what is found ---------------------------------------------------------------------------------------


def found(
    fan: Fan, *, published: Mapping[int, float], visible: float = VISIBLE, tail: str = ""
) -> dict[str, dict[str, Any]]:
    """What a fan says, as results: name (with ``tail``) to value, unit, digits, low, high.

    ``published``: year to value of a published index on the fan's base; the last of its years that the fan
    has is compared. By reading: end (median and middle 95 %), half (middle 50 %), rising (% above 100),
    visible (% above 100 + ``visible``), place (% of the fan below the published value). Raises ValueError if
    no year is shared.
    """
    shared = [year for year in published if year in fan.years]
    if not shared:
        raise ValueError(f"index_fan.found: the published years {sorted(published)} are not in the fan's.")
    year = max(shared)
    out: dict[str, dict[str, Any]] = {
        "first": {"value": fan.years[0], "unit": "year"},
        "horizon": {"value": fan.years[-1], "unit": "year"},
        "compared": {"value": year, "unit": "year"},
        "published": {"value": published[year], "unit": "index", "digits": 1},
        "combinations": {"value": fan.spec["combinations"], "unit": "count"},
        "draws": {"value": len(fan.level), "unit": "count"},
    }
    for reading in READINGS:
        q = np.quantile(fan.at(reading), (0.025, 0.25, 0.5, 0.75, 0.975))
        for name, low, high in (("end", q[0], q[4]), ("half", q[1], q[3])):
            out[f"{name}.{reading}"] = {"value": q[2], "low": low, "high": high, "unit": "index", "digits": 1}
        out[f"rising.{reading}"] = {"value": fan.share(reading), "unit": "%"}
        out[f"visible.{reading}"] = {"value": fan.share(reading, above=100 + visible), "unit": "%"}
        below = 100 - fan.share(reading, above=published[year], year=year)
        out[f"place.{reading}"] = {"value": below, "unit": "%"}
    both = _above(np.minimum(fan.at("level"), fan.at("coordination")), 100 + visible).mean()
    out["visible.both"] = {"value": 100 * float(both), "unit": "%"}
    for row in fan.dimension_table().itertuples() if np.isfinite(fan.parts["level"]).any() else ():
        name = f"{row.dimension}.{row.reading}"
        out[f"dimension.rising.{name}"] = {"value": row.share, "unit": "%"}
        end = {"value": row.median, "low": row.low, "high": row.high, "unit": "index", "digits": 1}
        out[f"dimension.end.{name}"] = end
    return {f"{tail}.{name}" if tail else name: one for name, one in out.items()}


def found_of_scores(scores: np.ndarray, *, visible: float = VISIBLE) -> dict[str, dict[str, Any]]:
    """What ``of_scores`` says, named as in ``found``: rising, visible and end of the reading scores."""
    low, middle, high = np.quantile(scores, (0.025, 0.5, 0.975))
    return {
        "rising.scores": {"value": 100 * float(_above(scores, 100).mean()), "unit": "%"},
        "visible.scores": {"value": 100 * float(_above(scores, 100 + visible).mean()), "unit": "%"},
        "end.scores": {"value": middle, "low": low, "high": high, "unit": "index", "digits": 1},
    }


def tidy(found: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """What ``found`` gives, a row a result: what (its name), value, unit, digits, low, high."""
    return pd.DataFrame([{"what": what, **own} for what, own in found.items()], dtype=object)


def side_by_side(
    fans: Mapping[str, Fan], *, one: reconstruction.Rebuilt, published: pd.DataFrame
) -> pd.DataFrame:
    """Fans by name, one index (line: one) and a ``published`` one (year, value), which stands beside either
    reading: reading, line, year, value, low, high (of the fans alone)."""
    rows = [fan.lines().assign(line=name) for name, fan in fans.items()]
    rows.append(one.table().query("dimension == 'total'").assign(line="one"))
    rows += [published.assign(line="published", reading=reading) for reading in READINGS]
    return pd.concat(rows)[["reading", "line", "year", "value", "low", "high"]]


def by_indicator(one: reconstruction.Rebuilt) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What each indicator weighs, and what the index would be without it.

    First ``composite_uncertainty.effective`` of the level, with nominal and effective in %, and by reading
    how far the index of the last year moves without the indicator (points; columns level, coordination).
    Then ``composite_uncertainty.leave_one_out`` of both, stacked by reading.
    """
    shown = composite_uncertainty.effective(one.level)
    shown = shown.assign(nominal=100 * shown["nominal"], effective=100 * shown["importance"])
    without = {r: composite_uncertainty.leave_one_out(getattr(one, r)) for r in READINGS}
    for reading, rows in without.items():
        shown[reading] = shown["indicator"].map(rows.set_index("indicator")["change"])
    return shown, stacked(without, "reading")


# ---- drawing ---------------------------------------------------------------------------------------------


def draw(
    space: Space, *, draws: int = 1000, seed: int, concentration: float | None = 1.0, parts: bool = True
) -> Fan:
    """``draws`` indices over all choices and weights; ``parts``: the dimensions too.

    ``concentration``: of the Dirichlet distribution; None takes the weights as the weighting gives them.
    Raises ValueError for draws or a concentration that are not positive, and where a step refuses.
    """
    if draws < 1 or (concentration is not None and not concentration > 0):
        raise ValueError(f"index_fan.draw: {draws} draws, concentration {concentration}; both positive.")
    rng = np.random.default_rng(seed)
    factors = space.factors
    codes = np.column_stack([rng.integers(len(names), size=draws) for names in factors.values()])
    engine = _Engine(space)
    shares = None if concentration is None else rng.random((draws, len(engine.indicators)))
    found = engine.run(_Asked(codes, shares, concentration, parts))
    table = {name: np.array(names)[codes[:, f]] for f, (name, names) in enumerate(factors.items())}
    spec = {"draws": draws, "seed": seed, "concentration": concentration, "combinations": space.combinations}
    spec |= {"factors": {name: list(names) for name, names in factors.items()}}
    return Fan(spec, space.years, space.regions, engine.dimensions, pd.DataFrame(table), **found)


def of_scores(space: Space, *, draws: int = 1000, seed: int, concentration: float | None = 1.0) -> np.ndarray:
    """How close the regions' composite scores are in the last year (draws,), the first year 100.

    The gaps are taken after the indicators are averaged, not before: an indicator in which regions lie far
    apart counts for more as it grows. On the ratio to the base year's mean alone, whose zero is no
    convention; arithmetic if copeland is the only mean. Raises ValueError as ``draw``.
    """
    means = tuple(name for name in space.levels["aggregation"] if name != "copeland") or ("arithmetic",)
    levels = dict(space.levels) | {"normalisation": ("reference",), "aggregation": means}
    some = Space(space.worlds, levels)
    return draw(some, draws=draws, seed=seed, concentration=concentration, parts=False).scores


def sobol(
    space: Space, *, base: int = 256, seed: int, concentration: float | None = 1.0, vectors: int = 256
) -> pd.DataFrame:
    """Sobol indices of both readings in the last year: reading, factor, fixed, first, first_error, total,
    total_error (95 % half-widths).

    base * (factors + 2) evaluations; ``base`` is a power of 2. The factor weights_drawn picks one of
    ``vectors`` sets of quantiles, the same for every weighting (left out if ``concentration`` is None). A
    fixed factor has the index 0. Raises ValueError for another base, for fewer than two factors, and for a
    reading without variance.
    """
    engine, levels = _Engine(space), {name: len(names) for name, names in space.factors.items()}
    if concentration is not None:
        levels[WEIGHTS_DRAWN] = vectors
    free = {name: n for name, n in levels.items() if n > 1}
    sample = Saltelli(free, base=base, seed=seed, where="index_fan.sobol")
    fixed = np.zeros(sample.size, dtype=int)
    codes = np.column_stack([sample.codes.get(name, fixed) for name in space.factors])
    shares = None
    if concentration is not None:
        pool = np.random.default_rng(seed).random((vectors, len(engine.indicators)))
        shares = pool[sample.codes[WEIGHTS_DRAWN]]
    found = engine.run(_Asked(codes, shares, concentration, parts=False))
    none = {"first": 0.0, "first_error": 0.0, "total": 0.0, "total_error": 0.0}
    rows = []
    for reading in READINGS:
        by = sample.indices(found[reading][:, -1], reading)
        rows += [{"reading": reading, "factor": f, "fixed": f not in by} | by.get(f, none) for f in levels]
    table = pd.DataFrame(rows)
    table.attrs["evaluations"] = sample.size
    return table


def shares(matter: pd.DataFrame) -> pd.DataFrame:
    """The table of ``sobol`` in rows: reading, factor, order (first, total), value, low, high.

    The factor with the largest total comes first.
    """
    highest = matter.groupby("factor")["total"].transform("max")
    matter = matter.assign(_h=highest).sort_values("_h", ascending=False, kind="stable")
    found = []
    for order in ("first", "total"):
        value, error = matter[order], matter[f"{order}_error"]
        ends = {"order": order, "value": value, "low": value - error, "high": value + error}
        found.append(matter[["reading", "factor"]].assign(**ends))
    return pd.concat(found, ignore_index=True)


@dataclass(frozen=True)
class _Asked:
    """What is drawn: codes (n, factors), quantiles of the weights (n, every indicator) or none."""

    codes: np.ndarray
    shares: np.ndarray | None
    concentration: float | None
    parts: bool


class _Engine:
    """Evaluates draws together as far as they have steps in common."""

    def __init__(self, space: Space) -> None:
        self.space = space
        sets = [data.indicators for data in space.worlds.values()]
        self.indicators = list(dict.fromkeys(i.id for own in sets for i in own))
        self.dimensions = tuple(dict.fromkeys(i.dimension for own in sets for i in own))

    def run(self, asked: _Asked) -> dict[str, Any]:
        """The arrays of a ``Fan``."""
        n, years, regions = len(asked.codes), len(self.space.years), len(self.space.regions)
        out: dict[str, Any] = {name: np.full((n, years), np.nan) for name in READINGS}
        out["ranks"] = np.full((n, regions), np.nan)
        out["parts"] = {name: np.full((n, len(self.dimensions)), np.nan) for name in READINGS}
        out["scores"] = np.full(n, np.nan)
        leading = asked.codes[:, : len(WORLD)]
        names = [self.space.factors[name] for name in WORLD]
        for code in np.unique(leading, axis=0):
            rows = np.flatnonzero((leading == code).all(axis=1))
            world = self.space.world(tuple(names[f][i] for f, i in enumerate(code)))
            self._fill(out, rows, world, asked)
        return out

    def _fill(self, out: dict[str, Any], rows: np.ndarray, world: _World, asked: _Asked) -> None:
        codes, data = asked.codes[rows, len(WORLD) :], world.data
        own = [self.indicators.index(i.id) for i in data.indicators]
        shares = None if asked.shares is None else asked.shares[np.ix_(rows, own)]
        w = dirichlet(world.centres(codes), shares, asked.concentration)
        span = [data.years.index(year) for year in self.space.years]
        there = [data.regions.index(region) for region in self.space.regions]
        scores, level = world.level(codes, w)
        out["level"][rows] = level[:, span]
        out["coordination"][rows] = world.coordination(codes, w)[:, span]
        out["ranks"][rows] = _ranks(scores[:, there, span[-1]])
        out["scores"][rows] = world.apart(codes, scores[:, :, [span[0], span[-1]]])
        for d, name in enumerate(self.dimensions) if asked.parts else ():
            columns = [k for k, i in enumerate(data.indicators) if i.dimension == name]
            if columns:
                part = _shared_out(w[:, columns])
                found = world.level(codes, part, columns)[1], world.coordination(codes, part, columns)
                for reading, values in zip(READINGS, found, strict=True):
                    out["parts"][reading][rows, d] = values[:, span[-1]]


class _World:
    """One data set: its scores and gaps under each choice that does not depend on weights."""

    def __init__(self, data: composite.Data, levels: Mapping[str, tuple[str, ...]]) -> None:
        self.data, self.levels = data, levels
        self.axes = steps.Axes(data.regions, data.years, tuple(i.id for i in data.indicators))
        self.dimensions = [i.dimension for i in data.indicators]
        self._kept: dict[tuple, np.ndarray] = {}

    def _once(self, *key: Any) -> np.ndarray:
        """An array of the name ``key[0]``, computed when it is first asked for."""
        if key not in self._kept:
            self._kept[key] = getattr(self, f"_{key[0]}")(*key[1:])
        return self._kept[key]

    def _step(self, factor: str, code: int, known: Mapping[str, Any]) -> Mapping[str, Any]:
        return known[self.levels[factor][code]]

    def _groups(self, codes: np.ndarray, *factors: str) -> Iterator[tuple[list[int], np.ndarray]]:
        """The codes of the factors that occur, and the rows that have them."""
        some = codes[:, [list(self.levels).index(name) for name in factors]]
        unique, inverse = np.unique(some, axis=0, return_inverse=True)
        order = np.argsort(inverse.ravel(), kind="stable")
        ends = np.searchsorted(inverse.ravel()[order], np.arange(len(unique) + 1))
        for at, first, last in zip(unique.tolist(), ends[:-1], ends[1:], strict=True):
            yield at, order[first:last]

    def _ratios(self) -> np.ndarray:
        return composite.denominate(self.data)

    def _treated(self, outliers: int) -> np.ndarray:
        how = self._step("outliers", outliers, reconstruction.OUTLIERS)
        return steps.outliers(self._once("ratios"), self.axes, **how)[0]

    def _normalised(self, outliers: int, normalisation: int) -> np.ndarray:
        how = self._step("normalisation", normalisation, reconstruction.NORMALISATIONS)
        direction = np.array([float(i.direction) for i in self.data.indicators])
        return steps.normalise(self._once("treated", outliers), self.axes, direction, **how)

    def _centre(self, outliers: int, normalisation: int, weights: int) -> np.ndarray:
        how = self._step("weights", weights, reconstruction.WEIGHTINGS)
        y = self._once("normalised", outliers, normalisation)
        return steps.weights(y, self.axes, self.dimensions, **how)

    def _close(self, dispersion: int) -> np.ndarray:
        """How close regions are in each indicator, (1, years, indicators), the first year 100."""
        found = steps.coordination(self._once("ratios"), measure=self.levels["dispersion"][dispersion])
        return 100 * (found / found[0])[None]

    def centres(self, codes: np.ndarray) -> np.ndarray:
        """The weights (n, indicators) that each draw's weighting gives."""
        out = np.empty((len(codes), len(self.axes.indicators)))
        for at, rows in self._groups(codes, "outliers", "normalisation", "weights"):
            out[rows] = self._once("centre", *at)
        return out

    def level(
        self, codes: np.ndarray, w: np.ndarray, columns: Sequence[int] | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Scores (n, regions, years) and national index (n, years), of some of the indicators."""
        scores = np.empty((len(codes), len(self.axes.regions), len(self.axes.years)))
        for (outliers, mean), rows in self._groups(codes, "outliers", "aggregation"):
            how = self._mean(mean, columns)
            # copeland counts victories: no normalisation changes an order, so that one serves all
            split = how["method"] != "copeland"
            parts = self._groups(codes[rows], "normalisation") if split else [([0], np.arange(len(rows)))]
            for (scale,), some in parts:
                y = self._once("normalised", outliers, scale)
                scores[rows[some]] = self._aggregated(y, self.axes, w[rows[some]], columns, how)
        national = np.empty((len(codes), len(self.axes.years)))
        for (across,), rows in self._groups(codes, "across"):
            how = {"method": "ratio", "base": None, "across": self.levels["across"][across]}
            national[rows] = composite.index(scores[rows], self.axes, self.data.size, **how)[0]
        return scores, national

    def coordination(
        self, codes: np.ndarray, w: np.ndarray, columns: Sequence[int] | None = None
    ) -> np.ndarray:
        """The index (n, years) of how close regions are, the first year 100."""
        out, nation = np.empty((len(codes), len(self.axes.years))), self.axes._replace(regions=("nation",))
        for (dispersion, mean), rows in self._groups(codes, "dispersion", "aggregation"):
            how = self._mean(mean, columns)
            how = reconstruction.AGGREGATIONS["arithmetic"] if how["method"] == "copeland" else how
            close = self._once("close", dispersion)
            out[rows] = self._aggregated(close, nation, w[rows], columns, how)[:, 0]
        return out

    def apart(self, codes: np.ndarray, scores: np.ndarray) -> np.ndarray:
        """How close ``scores`` (n, regions, 2) are in the second year (n,), the first 100; see ``Fan``."""
        out = np.full(len(codes), np.nan)
        for (dispersion, mean), rows in self._groups(codes, "dispersion", "aggregation"):
            if self._mean(mean, None)["method"] != "copeland":
                measure = self.levels["dispersion"][dispersion]
                close = steps.coordination(scores[rows], measure=measure, axis=1)
                out[rows] = 100 * close[:, 1] / close[:, 0]
        return out

    def _mean(self, aggregation: int, columns: Sequence[int] | None) -> Mapping[str, Any]:
        """The mean of all indicators, or that inside a dimension."""
        how = self._step("aggregation", aggregation, reconstruction.AGGREGATIONS)
        return {"method": how["within"]} if columns is not None and how.get("within") else how

    def _aggregated(
        self,
        y: np.ndarray,
        axes: steps.Axes,
        w: np.ndarray,
        columns: Sequence[int] | None,
        how: Mapping[str, Any],
    ) -> np.ndarray:
        some = range(y.shape[2]) if columns is None else columns
        axes = axes._replace(indicators=tuple(axes.indicators[k] for k in some))
        return steps.aggregate(y[..., list(some)], w, axes, [self.dimensions[k] for k in some], **how)


def _shared_out(w: np.ndarray) -> np.ndarray:
    """Weights (n, K) put to the sum 1; equal where all are 0."""
    total = w.sum(axis=1, keepdims=True)
    return np.where(total > 0, w / np.where(total > 0, total, 1.0), 1 / w.shape[1])


def _ranks(scores: np.ndarray) -> np.ndarray:
    from scipy.stats import rankdata

    return rankdata(-settled(scores), axis=1)
