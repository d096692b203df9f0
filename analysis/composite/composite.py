"""A composite index as a recipe: named steps, stored with the result, that can be replayed.

A recipe is data. Its steps, each at most once and in this order, the first five optional:

    denominate   {"method": "listed", "instead": {indicator: series}}     ratios from totals
    screen       {"indicators": [...], "drop": [...], "years": [first, last], "coverage": share}
    impute       {"method": "none" | "group" | "interpolation", "ends": "none" | "hold"}
    outliers     {"method": "none" | "winsorise" | "boxcox", "share", "skew", "kurtosis", "power", "always"}
    normalise    {"method": "minmax" | "zscore" | "rank" | "percentile" | "reference", "over", "base", ...}
    weight       {"method": "equal" | "dimension" | "given" | "pca" | "entropy" | "bod", ...}
    aggregate    {"method": "arithmetic" | "geometric" | "harmonic" | "power" | "copeland", "within", ...}
    index        {"method": "ratio" | "points" | "none", "base": year, "across": "mean" | "median" | "size"}

What a step does to numbers stands in ``analysis.composite.composite_steps``; uncertainty and sensitivity in
``analysis.composite.composite_uncertainty``. A replay with nothing changed gives the same bytes
(``to_json``).

Level and coordination are two questions: is everyone better off, and are regions closer? ``readings`` answers
both for each indicator, and ``nation`` turns either into data of one region, for a recipe like any other.

The index's growth rests on the scale: 100 S_t / S_0 depends on where the scale of S has its zero, which
minmax and zscore put by convention. "points" (100 + S_t - S_0) depends on the scale's unit instead. Neither
is wrong, and neither is a measurement: compare choices before reading a growth rate.

Source: Handbook on Constructing Composite Indicators (OECD and Joint Research Centre 2008).
"""

from __future__ import annotations

import functools
import hashlib
import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.composite import composite_steps as steps
from analysis.composite.composite_steps import Axes, one_of

ORDER = ("denominate", "screen", "impute", "outliers", "normalise", "weight", "aggregate", "index")
NEEDED = ("normalise", "weight", "aggregate")
INDEX = ("ratio", "points", "none")
ACROSS = ("mean", "median", "size")
BOD = {"over": "year", "low": 0.0, "high": 1.0}
PARAMETERS = {
    "denominate": {"method", "instead"},
    "screen": {"indicators", "drop", "years", "coverage"},
    "index": {"method", "base", "across"},
}
INSIDE = {"x", "y", "w", "axes", "groups", "direction", "dimensions"}


@dataclass(frozen=True)
class Indicator:
    """One indicator: its dimension, its direction (1: more is better, -1: less is), and how to compute it.

    ``numerator`` and ``denominator`` name series of the data (none: the series of the indicator's own name,
    and no division); the ratio is multiplied by ``per``.
    """

    id: str
    dimension: str
    direction: int = 1
    numerator: str = ""
    denominator: str = ""
    per: float = 1.0


@dataclass(frozen=True)
class Data:
    """Series by region and year, and the indicators made of them. ``values``: (regions, years, series)."""

    regions: tuple[str, ...]
    years: tuple[int, ...]
    series: tuple[str, ...]
    values: np.ndarray = field(repr=False)
    indicators: tuple[Indicator, ...]
    groups: Mapping[str, str] | None = None
    size: np.ndarray | None = field(default=None, repr=False)  # (regions, years), as population

    @property
    def digest(self) -> str:
        """sha256 of everything held."""
        said = [self.regions, self.years, self.series, [vars(i) for i in self.indicators], self.groups]
        whole = hashlib.sha256(json.dumps(said, sort_keys=True).encode())
        for part in (self.values, self.size):
            whole.update(b"\0" if part is None else np.ascontiguousarray(part).tobytes())
        return whole.hexdigest()


@dataclass(frozen=True)
class Step:
    """One step of a recipe: its name and its parameters (plain JSON values)."""

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipe:
    """A sequence of steps. Made by ``recipe``; a step is changed by ``changed``, which gives a new recipe."""

    steps: tuple[Step, ...]

    def get(self, name: str) -> dict[str, Any]:
        """The parameters of a step, {} if it is left out."""
        return next((dict(step.parameters) for step in self.steps if step.name == name), {})

    def changed(self, **new: Mapping[str, Any] | None) -> Recipe:
        """This recipe with the steps named set to new parameters; None leaves a step out."""
        have = {step.name: dict(step.parameters) for step in self.steps} | new
        return recipe(**{name: parameters for name, parameters in have.items() if parameters is not None})

    def to_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return {"steps": [{"step": step.name, **step.parameters} for step in self.steps]}

    def to_json(self) -> str:
        """The same as text, keys sorted."""
        return json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False, allow_nan=False)

    @staticmethod
    def from_dict(plain: Mapping[str, Any]) -> Recipe:
        """The inverse of ``to_dict``. Raises ValueError as ``recipe``, and for steps out of order."""
        found = [dict(step) for step in plain.get("steps", [])]
        names = [step.pop("step", None) for step in found]
        if unknown := [n for n in names if n not in ORDER]:
            raise ValueError(f"composite.recipe: no step {unknown[0]!r}; the steps are {', '.join(ORDER)}.")
        if names != sorted(set(names), key=ORDER.index):
            raise ValueError(
                f"composite.recipe: the steps {', '.join(names)}; each at most once, in the order "
                f"{', '.join(ORDER)}."
            )
        return recipe(**dict(zip(names, found, strict=True)))

    @staticmethod
    def from_json(text: str) -> Recipe:
        """The inverse of ``to_json``."""
        return Recipe.from_dict(json.loads(text))


@dataclass(frozen=True)
class Composite:
    """A composite index with what made it.

    Arrays: ``ratios``, ``imputed``, ``normalised`` (regions, years, indicators); ``weights`` (indicators,)
    or, under bod, each region-year's shares (regions, years, indicators); ``scores`` (regions, years);
    ``dimensions`` (regions, years, dimensions; NaN under bod); ``national`` (years,) and ``regional``
    (regions, years): the index, the base year 100.
    """

    data: Data = field(repr=False)
    recipe: Recipe
    axes: Axes = field(repr=False)
    dimension_names: tuple[str, ...]
    ratios: np.ndarray = field(repr=False)
    imputed: np.ndarray = field(repr=False)
    normalised: np.ndarray = field(repr=False)
    weights: np.ndarray = field(repr=False)
    scores: np.ndarray = field(repr=False)
    dimensions: np.ndarray = field(repr=False)
    national: np.ndarray = field(repr=False)
    regional: np.ndarray = field(repr=False)
    log: tuple[str, ...]

    def table(self) -> pd.DataFrame:
        """Columns region, year, score, index, imputed (how many of the indicators were filled in)."""
        out = pd.DataFrame({"score": self.scores.ravel(), "index": self.regional.ravel()})
        places = pd.MultiIndex.from_product([self.axes.regions, self.axes.years], names=["region", "year"])
        return out.set_index(places).assign(imputed=self.imputed.sum(axis=2).ravel()).reset_index()

    def index_table(self) -> pd.DataFrame:
        """Columns year, value: the index of all regions together."""
        return pd.DataFrame({"year": self.axes.years, "value": self.national})

    def dimension_table(self) -> pd.DataFrame:
        """Columns region, year, dimension, score."""
        names = [self.axes.regions, self.axes.years, self.dimension_names]
        places = pd.MultiIndex.from_product(names, names=["region", "year", "dimension"])
        return pd.DataFrame({"score": self.dimensions.ravel()}, index=places).reset_index()

    def dimension_index(self) -> pd.DataFrame:
        """Columns year, dimension, value: each dimension as an index of all regions, the base year 100."""
        how = index_parameters(self.recipe)
        size = sizes(self.data, self.axes) if how["across"] == "size" else None
        out = [
            (year, name, value)
            for d, name in enumerate(self.dimension_names)
            for year, value in zip(
                self.axes.years,
                index(self.dimensions[None, ..., d], self.axes, size, **how)[0][0],
                strict=True,
            )
        ]
        return pd.DataFrame(out, columns=["year", "dimension", "value"]).sort_values(
            "year", kind="stable", ignore_index=True
        )

    def to_json(self) -> str:
        """Recipe, digest of the data, log, weights, scores and indices: the same bytes for the same input."""
        parts = {
            name: getattr(self, name) for name in ("weights", "scores", "dimensions", "national", "regional")
        }
        plain = {name: _plain(part) for name, part in parts.items()}
        plain["imputed"] = np.argwhere(self.imputed).tolist()
        plain |= {"recipe": self.recipe.to_dict(), "data": self.data.digest, "log": list(self.log)}
        plain |= {"axes": self.axes._asdict(), "dimension_names": self.dimension_names}
        return json.dumps(plain, sort_keys=True, ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True)
class Prepared:
    """Data after the steps up to normalisation."""

    axes: Axes
    indicators: tuple[Indicator, ...]
    ratios: np.ndarray
    imputed: np.ndarray
    normalised: np.ndarray
    log: tuple[str, ...]

    @property
    def dimensions(self) -> list[str]:
        """Each indicator's dimension."""
        return [i.dimension for i in self.indicators]


# ---- data ------------------------------------------------------------------------------------------------


def data(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    groups: Mapping[str, str] | None = None,
    size: pd.DataFrame | None = None,
) -> Data:
    """``Data`` from a long table (region, year, indicator, value) and a list of indicators.

    ``values`` holds the series: numerators, denominators, or indicators as such. ``indicators`` has a row
    each: id, dimension, direction (1 or -1), and optionally numerator, denominator, per. ``groups``: region
    to group. ``size``: region, year, value (as population), for means over regions weighted with it.

    Raises ValueError for columns, cells or directions not as described, an indicator twice or without a
    dimension, a series that is not held.
    """
    where = "composite.data"
    for name, table, wanted in (
        ("values", values, ("region", "year", "indicator", "value")),
        ("indicators", indicators, ("id", "dimension", "direction")),
    ):
        if missing := [c for c in wanted if c not in table.columns]:
            raise ValueError(
                f"{where}: {name} has no column {', '.join(missing)}; it needs {', '.join(wanted)}."
            )
    held = _indicators(indicators)
    twice = values.duplicated(["region", "year", "indicator"])
    if twice.any():
        row = values[twice].iloc[0]
        raise ValueError(
            f"{where}: {row['indicator']} of {row['region']} {row['year']} is there more than once."
        )
    regions = tuple(map(str, values["region"].drop_duplicates()))
    years = tuple(sorted({int(year) for year in values["year"]}))
    series = tuple(map(str, values["indicator"].drop_duplicates()))
    needed = {name for i in held for name in (i.numerator or i.id, i.denominator) if name}
    if lacking := sorted(needed - set(series)):
        raise ValueError(f"{where}: no series {', '.join(lacking)}; the values hold {', '.join(series)}.")
    cube = np.full((len(regions), len(years), len(series)), np.nan)
    place = [values["region"].map({r: i for i, r in enumerate(regions)}).to_numpy()]
    place += [values["year"].map({y: i for i, y in enumerate(years)}).to_numpy()]
    place += [values["indicator"].map({s: i for i, s in enumerate(series)}).to_numpy()]
    cube[tuple(place)] = values["value"].to_numpy(dtype=float, na_value=np.nan)
    if np.isinf(cube).any():
        raise ValueError(f"{where}: {steps.cells(np.isinf(cube), Axes(regions, years, series))} is infinite.")
    weight = None if size is None else _size(size, regions, years)
    return Data(regions, years, series, cube, held, dict(groups) if groups else None, weight)


def _indicators(table: pd.DataFrame) -> tuple[Indicator, ...]:
    out = []
    for row in table.to_dict("records"):
        name, dimension = str(row["id"]), row["dimension"]
        if not isinstance(dimension, str) or not dimension:
            raise ValueError(f"composite.data: {name} has no dimension; name the one that it serves.")
        if row["direction"] not in (1, -1):
            raise ValueError(
                f"composite.data: {name} has direction {row['direction']!r}; 1 (more is better) or -1."
            )
        texts = [row.get(c) for c in ("numerator", "denominator")]
        texts = [t if isinstance(t, str) else "" for t in texts]
        per = 1.0 if pd.isna(row.get("per", 1.0)) else float(row.get("per", 1.0))
        out.append(Indicator(name, dimension, int(row["direction"]), *texts, per))  # type: ignore[call-arg]
    names = [i.id for i in out]
    if not out or len(set(names)) < len(names):
        twice = sorted({n for n in names if names.count(n) > 1})
        raise ValueError(f"composite.data: {', '.join(twice) or 'no indicator'} in the list; each once.")
    return tuple(out)


def _size(size: pd.DataFrame, regions: Sequence[str], years: Sequence[int]) -> np.ndarray:
    wide = size.pivot(index="region", columns="year", values="value").reindex(index=regions, columns=years)
    out = wide.to_numpy(dtype=float)
    if (bad := ~(out > 0)).any():
        r, t = np.argwhere(bad)[0]
        raise ValueError(f"composite.data: no positive size for {regions[r]} {years[t]}.")
    return out


# ---- recipes ---------------------------------------------------------------------------------------------


def recipe(**parameters: Mapping[str, Any]) -> Recipe:
    """A recipe from its steps: ``recipe(normalise={"method": "minmax"}, weight={...}, aggregate={...})``.

    Raises ValueError for an unknown step or parameter, a step that is needed and missing, a parameter that
    JSON cannot hold.
    """
    if unknown := [name for name in parameters if name not in ORDER]:
        raise ValueError(f"composite.recipe: no step {unknown[0]!r}; the steps are {', '.join(ORDER)}.")
    if missing := [name for name in NEEDED if name not in parameters]:
        raise ValueError(
            f"composite.recipe: no step {', '.join(missing)}; a composite needs {', '.join(NEEDED)}."
        )
    for name, given in parameters.items():
        known = _known(name)
        if odd := [key for key in given if key not in known]:
            raise ValueError(
                f"composite.recipe: {name} has no parameter {', '.join(odd)}; it takes "
                f"{', '.join(sorted(known))}."
            )
        if name in NEEDED and "method" not in given:
            raise ValueError(f"composite.recipe: {name} without a method; name one.")
    made = Recipe(tuple(Step(name, dict(parameters[name])) for name in ORDER if name in parameters))
    try:
        made.to_json()
    except (TypeError, ValueError) as error:
        raise ValueError(f"composite.recipe: parameters must be plain JSON values ({error}).") from None
    return made


@functools.cache
def _known(step: str) -> set[str]:
    if step in PARAMETERS:
        return PARAMETERS[step]
    functions: dict[str, Callable] = {
        "impute": steps.impute,
        "outliers": steps.outliers,
        "normalise": steps.normalise,
        "weight": steps.weights,
        "aggregate": steps.aggregate,
    }
    own = set(inspect.signature(functions[step]).parameters) - INSIDE
    return own | set(BOD) if step == "weight" else own


# ---- building --------------------------------------------------------------------------------------------


def build(data: Data, recipe: Recipe) -> Composite:
    """The composite index of ``data`` by ``recipe``.

    Raises ValueError, in words, where a step refuses.
    """
    ready = prepare(data, recipe)
    how = recipe.get("aggregate")
    names = tuple(dict.fromkeys(ready.dimensions))
    if recipe.get("weight")["method"] == "bod":
        scores, weights = bod(ready, recipe)
        parts = np.full((*scores.shape, len(names)), np.nan)
    else:
        weights = nominal(ready, recipe)
        scores = steps.aggregate(ready.normalised, weights[None, :], ready.axes, ready.dimensions, **how)[0]
        parts = steps.dimension_scores(ready.normalised, weights, ready.axes, ready.dimensions, **how)
    national, regional = index(
        scores[None], ready.axes, sizes(data, ready.axes), **index_parameters(recipe), regional=True
    )
    log = (*ready.log, *(f"{step}: {json.dumps(recipe.get(step), sort_keys=True)}" for step in ORDER[5:]))
    results = (
        ready.ratios,
        ready.imputed,
        ready.normalised,
        weights,
        scores,
        parts,
        national[0],
        regional[0],
    )
    return Composite(data, recipe, ready.axes, names, *results, log)


def replay(made: Composite, **changed: Mapping[str, Any] | None) -> Composite:
    """The same data by the same recipe, with the steps named changed (None: left out)."""
    return build(made.data, made.recipe.changed(**changed))


def prepare(data: Data, recipe: Recipe) -> Prepared:
    """The steps up to normalisation."""
    x = denominate(data, **recipe.get("denominate"))
    axes = Axes(data.regions, data.years, tuple(i.id for i in data.indicators))
    log = [f"denominate: {len(axes.indicators)} indicators from {len(data.series)} series"]
    x, axes, notes = _screened(x, axes, **recipe.get("screen"))
    kept = tuple(i for i in data.indicators if i.id in axes.indicators)
    log += [f"screen: {note}" for note in notes]
    ratios = x
    x, imputed = steps.impute(x, axes, groups=data.groups, **recipe.get("impute"))
    log += [f"impute: {int(imputed.sum())} of {x.size} cells filled"]
    x, notes = steps.outliers(x, axes, **recipe.get("outliers"))
    log += [f"outliers: {note}" for note in notes]
    y = steps.normalise(x, axes, np.array([float(i.direction) for i in kept]), **recipe.get("normalise"))
    log += [f"normalise: {json.dumps(recipe.get('normalise'), sort_keys=True)}"]
    return Prepared(axes, kept, ratios, imputed, y, tuple(log))


def denominate(data: Data, *, method: str = "listed", instead: Mapping[str, str] | None = None) -> np.ndarray:
    """Each indicator's ratio (regions, years, indicators): numerator over denominator, times ``per``.

    ``instead`` names another denominator for an indicator ("" for none). Raises ValueError for a series or
    indicator not held, a denominator that is zero or negative.
    """
    one_of(method, ("listed",), "denominate", "method")
    instead = instead or {}
    place = {name: i for i, name in enumerate(data.series)}
    if odd := set(instead) - {i.id for i in data.indicators} | {
        s for s in instead.values() if s and s not in place
    }:
        raise ValueError(f"composite.denominate: no indicator or series {', '.join(sorted(odd))} is held.")
    out = []
    for i in data.indicators:
        top = data.values[..., place[i.numerator or i.id]] * i.per
        under = instead.get(i.id, i.denominator)
        if under:
            bottom = data.values[..., place[under]]
            if (bad := bottom <= 0).any():
                where = steps.cells(bad[..., None], Axes(data.regions, data.years, (under,)))
                raise ValueError(f"composite.denominate: {where} is zero or negative; {i.id} divides by it.")
            top = top / bottom
        out.append(top)
    return np.stack(out, axis=2)


def _screened(
    x: np.ndarray,
    axes: Axes,
    *,
    indicators: Sequence[str] | None = None,
    drop: Sequence[str] = (),
    years: Sequence[int] | None = None,
    coverage: float = 0.0,
) -> tuple[np.ndarray, Axes, list[str]]:
    """Indicators and years to keep; those known in less than a share ``coverage`` of region-years go."""
    if odd := [n for n in [*(indicators or []), *drop] if n not in axes.indicators]:
        raise ValueError(
            f"composite.screen: no indicator {', '.join(odd)}; there are {', '.join(axes.indicators)}."
        )
    low, high = years if years else (axes.years[0], axes.years[-1])
    span = [t for t, year in enumerate(axes.years) if low <= year <= high]
    if not span:
        raise ValueError(
            f"composite.screen: no year from {low} to {high} is held ({axes.years[0]} to {axes.years[-1]})."
        )
    x = x[:, span]
    known = 1 - np.isnan(x).mean(axis=(0, 1))
    wanted = [n for n in axes.indicators if n not in drop and (indicators is None or n in indicators)]
    thin = [n for n in wanted if known[axes.indicators.index(n)] < coverage]
    kept = [n for n in wanted if n not in thin]
    if not kept:
        raise ValueError("composite.screen: no indicator is left; ask for less, or lower the coverage.")
    notes = [
        f"{n} left out, known in {100 * known[axes.indicators.index(n)]:.1f} % of region-years" for n in thin
    ]
    notes.append(
        f"{len(kept)} of {len(axes.indicators)} indicators, {axes.years[span[0]]} to {axes.years[span[-1]]}"
    )
    rows = [axes.indicators.index(n) for n in kept]
    return x[..., rows], Axes(axes.regions, tuple(axes.years[t] for t in span), tuple(kept)), notes


def nominal(ready: Prepared, recipe: Recipe) -> np.ndarray:
    """The weights (K,) that the recipe gives, bod apart. Raises ValueError for parameters of bod."""
    how = recipe.get("weight")
    if odd := set(how) & set(BOD):
        raise ValueError(f"composite.weight: {', '.join(sorted(odd))} belong to bod, not to {how['method']}.")
    return steps.weights(ready.normalised, ready.axes, ready.dimensions, **how)


def bod(ready: Prepared, recipe: Recipe) -> tuple[np.ndarray, np.ndarray]:
    """Scores and shares of the benefit of the doubt. ValueError beside another mean than arithmetic."""
    method = recipe.get("aggregate")["method"]
    if method != "arithmetic":
        raise ValueError(
            f"composite.weight: bod weights come with their own weighted sum; aggregate is {method}, take "
            "arithmetic."
        )
    how = {key: value for key, value in recipe.get("weight").items() if key in BOD}
    return steps.benefit_of_the_doubt(ready.normalised, ready.axes, **how)


def index_parameters(recipe: Recipe) -> dict[str, Any]:
    """The step index with its defaults: ratio to the first year, mean across regions."""
    return {"method": "ratio", "base": None, "across": "mean"} | recipe.get("index")


def sizes(data: Data, axes: Axes) -> np.ndarray | None:
    """Each region's size in the years kept."""
    if data.size is None:
        return None
    return data.size[:, [data.years.index(year) for year in axes.years]]


def index(
    scores: np.ndarray,
    axes: Axes,
    size: np.ndarray | None,
    *,
    method: str,
    base: int | None,
    across: str,
    regional: bool = False,
) -> tuple[np.ndarray, np.ndarray | None]:
    """National (n, T) and, if ``regional``, regional (n, R, T) indices of ``scores`` (n, R, T), base 100.

    Raises ValueError for a base year not held, a base score that is not positive under ratio, no sizes under
    across size.
    """
    one_of(method, INDEX, "index", "method")
    one_of(across, ACROSS, "index", "way across regions")
    there = steps.base_place(base, axes, "index")
    if across == "size" and size is None:
        raise ValueError("composite.index: across size, but the data have no sizes; give `size` to data().")
    share = None if size is None else size / size.sum(axis=0)
    national = {
        "mean": lambda: scores.mean(axis=1),
        "median": lambda: np.median(scores, axis=1),
        "size": lambda: (scores * share).sum(axis=1),
    }[across]()
    local = _to_base(scores, method, there, axes.years[there], "a region's") if regional else None
    return _to_base(national, method, there, axes.years[there], "the"), local


def _to_base(scores: np.ndarray, method: str, there: int, year: int, whose: str) -> np.ndarray:
    if method == "none":
        return scores
    start = scores[..., there : there + 1]
    if method == "points":
        return 100 + scores - start
    if not (start > 0).all() and whose == "the":
        raise ValueError(
            f"composite.index: {whose} score of {year} is {np.nanmin(start):.6g}; a ratio needs a positive "
            'one: index by "points", or put the scale higher (zscore with centre 100, minmax from 1).'
        )
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(start > 0, 100 * scores / np.where(start > 0, start, 1.0), np.nan)


# ---- two readings ----------------------------------------------------------------------------------------


def readings(
    data: Data, *, base: int | None = None, measure: str = "cv", level: str = "total"
) -> pd.DataFrame:
    """Two readings of each indicator: its national level, and how close regions are.

    ``level``: total (numerators' sum over denominators'; for an indicator without a denominator the mean
    over regions, weighted with size where the data have one) or mean (of regions). ``measure``: cv, gini,
    sd_log or ratio. Columns indicator, dimension, year, level, coordination, level_index (base 100; base
    over level where less is better), coordination_index (base 100). A year in which a region is missing has
    no reading (NaN): a national level of other regions would not compare.
    """
    one_of(level, ("total", "mean"), "readings", "level")
    ratios, axes = denominate(data), Axes(data.regions, data.years, tuple(i.id for i in data.indicators))
    there = steps.base_place(base, axes, "readings")
    out = []
    for k, i in enumerate(data.indicators):
        x = ratios[..., k]
        whole = ~np.isnan(x).any(axis=0)
        nation = np.where(whole, _national(data, i, x, level), np.nan)
        close = np.full(len(axes.years), np.nan)
        if whole.any() and len(x) > 1:
            close[whole] = steps.coordination(x[:, whole], measure=measure)
        rise = nation / nation[there] if i.direction > 0 else nation[there] / nation
        out.append(
            pd.DataFrame(
                {
                    "indicator": i.id,
                    "dimension": i.dimension,
                    "year": axes.years,
                    "level": nation,
                    "coordination": close,
                    "level_index": 100 * rise,
                    "coordination_index": 100 * close / close[there],
                }
            )
        )
    return pd.concat(out, ignore_index=True)


def _national(data: Data, i: Indicator, x: np.ndarray, level: str) -> np.ndarray:
    if level == "total" and i.denominator:
        top, bottom = (data.values[..., data.series.index(s)] for s in (i.numerator or i.id, i.denominator))
        return i.per * top.sum(axis=0) / bottom.sum(axis=0)
    if level == "total" and data.size is not None:
        return (x * data.size).sum(axis=0) / data.size.sum(axis=0)
    return x.mean(axis=0)


def nation(read: pd.DataFrame, *, reading: str, name: str = "nation") -> Data:
    """A reading (level or coordination) of every indicator as ``Data`` of one region, all directions 1.

    Level is taken as its index, so that less-is-better is turned already. Raises ValueError for an unknown
    reading.
    """
    column = {"level": "level_index", "coordination": "coordination"}[
        one_of(reading, ("level", "coordination"), "nation", "reading")
    ]
    values = read[["year", "indicator"]].assign(region=name, value=read[column])
    listed = read[["indicator", "dimension"]].drop_duplicates().rename(columns={"indicator": "id"})
    return globals()["data"](values, listed.assign(direction=1))


def _plain(array: np.ndarray) -> Any:
    return np.where(np.isnan(array), None, array.astype(object)).tolist()
