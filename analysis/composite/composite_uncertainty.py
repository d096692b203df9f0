"""How much a composite index rests on choices that nobody can call wrong: Monte Carlo and sensitivity.

A *choice* is a step of the recipe with several defensible parameters, or the data themselves (several
``Data``: vintages, measures of dispersion, samples). ``monte_carlo`` draws every choice uniformly and
independently, and weights from a Dirichlet distribution around those that the recipe gives
(``analysis.composite.sensitivity``). All draws that share data and steps up to normalisation are aggregated
at once, as one product of matrices. ``sobol`` says which choice matters; the weights are one factor, which
picks one of ``vectors`` drawn beforehand.

``effective`` compares nominal weights with what indicators do in the score: the correlation r_i with it,
r_i^2 as a share of their sum, and the share of the score's variance cov(w_i y_i, S) / var(S) (arithmetic
only; sums to 1). ``leave_one_out`` builds the index again without each indicator.

Sources: M. Saisana, A. Saltelli and S. Tarantola, "Uncertainty and sensitivity analysis techniques as tools
for the quality assessment of composite indicators", Journal of the Royal Statistical Society A 168 (2005),
307-323; W. Becker, M. Saisana, P.
Paruolo and I. Vandecasteele, "Weights and importance in composite indicators", Ecological Indicators 80
(2017), 12-22.

It misleads when shares of draws are read as probabilities that something is true: the draws say how often a
reading comes out of a list of choices, and who writes the list sets the odds.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analysis.composite import composite_steps as steps
from analysis.composite.composite import (
    ORDER,
    Composite,
    Data,
    Prepared,
    Recipe,
    bod,
    build,
    index,
    index_parameters,
    nominal,
    prepare,
    sizes,
)
from analysis.composite.sensitivity import Saltelli, columns, dirichlet
from analysis.methods.rounding import settled

DATA = "data"
UPSTREAM = ORDER[:5]
WEIGHT_DRAW = "weights"

Choices = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Draws:
    """Composite indices drawn over choices and weights.

    ``choices``: a row a draw, a column a choice, the names of what was drawn. ``weights`` (draws, K; NaN
    where bod chose them), ``scores`` (draws, R, T), ``national`` (draws, T; the base year 100).
    """

    spec: dict[str, Any]
    regions: tuple[str, ...]
    years: tuple[int, ...]
    indicators: tuple[str, ...]
    choices: pd.DataFrame = field(repr=False)
    weights: np.ndarray = field(repr=False)
    scores: np.ndarray = field(repr=False)
    national: np.ndarray = field(repr=False)
    notes: tuple[str, ...]

    def fan(self, *, levels: Sequence[float] = (0.025, 0.25, 0.5, 0.75, 0.975)) -> pd.DataFrame:
        """Quantiles of the national index: columns year and one for each level."""
        found = np.quantile(self.national, levels, axis=0)
        return pd.DataFrame({"year": self.years} | {level: found[i] for i, level in enumerate(levels)})

    def share(self, *, above: float = 100.0, year: int = 0) -> float:
        """The share of draws whose index lies above a value in ``year`` (0: the last)."""
        return float((self.national[:, self._place(year)] > above).mean())

    def coordination(self, *, measure: str = "cv") -> np.ndarray:
        """How close the regions' scores are, (draws, T); scores must be positive (see composite_steps)."""
        return steps.coordination(self.scores, measure=measure, axis=1)

    def ranks(self, *, year: int = 0, level: float = 0.95) -> pd.DataFrame:
        """Ranks of regions (1 = best, ties share the mean rank): region, median, mean, low, high."""
        from scipy.stats import rankdata

        found = rankdata(-settled(self.scores[:, :, self._place(year)]), axis=1)
        low, median, high = np.quantile(found, [(1 - level) / 2, 0.5, (1 + level) / 2], axis=0)
        columns = {"median": median, "mean": found.mean(axis=0), "low": low, "high": high}
        return pd.DataFrame({"region": self.regions} | columns)

    def _place(self, year: int) -> int:
        if year and year not in self.years:
            raise ValueError(
                f"composite.draws: no year {year}; drawn are {self.years[0]} to {self.years[-1]}."
            )
        return self.years.index(year) if year else len(self.years) - 1


@dataclass(frozen=True)
class Sobol:
    """Sobol indices: ``table`` has factor, first, first_error, total, total_error (95 % half-widths)."""

    spec: dict[str, Any]
    table: pd.DataFrame
    mean: float
    variance: float
    evaluations: int
    notes: tuple[str, ...]


# ---- Monte Carlo -----------------------------------------------------------------------------------------


def monte_carlo(
    data: Data | Mapping[str, Data],
    recipe: Recipe,
    *,
    choices: Choices | None = None,
    draws: int = 1000,
    seed: int,
    concentration: float | None = 1.0,
    impossible: str = "refuse",
) -> Draws:
    """Draw ``draws`` indices over ``choices`` (step to {name: parameters}) and over weights.

    ``data``: one, or several by name (a further choice, called data), over the same regions, years and
    indicators. ``concentration``: of the Dirichlet distribution (None: weights as the recipe gives them).
    ``impossible``: what to do with combinations that a step refuses (a geometric mean of negative scores):
    refuse, or drop (they are drawn never, and the notes name them).

    Raises ValueError for unknown steps or choices, data that differ in shape, impossible combinations.
    """
    where = "monte_carlo"
    steps.one_of(impossible, ("refuse", "drop"), where, "treatment of impossible combinations")
    if draws < 1 or (concentration is not None and not concentration > 0):
        raise ValueError(f"composite.{where}: {draws} draws, concentration {concentration}; both positive.")
    space = _Space(data, recipe, choices or {}, where)
    combos, dropped = space.possible(impossible)
    rng = np.random.default_rng(seed)
    codes = combos[rng.integers(len(combos), size=draws)]
    centre = space.centres(codes)
    weights = centre
    if concentration is not None:
        weights = dirichlet(centre, rng.random(centre.shape), concentration)
    scores, national = space.evaluate(codes, weights)
    spec = {"recipe": recipe.to_dict(), "choices": {k: dict(v) for k, v in (choices or {}).items()}}
    spec |= {"draws": draws, "seed": seed, "concentration": concentration, "combinations": len(combos)}
    notes = [f"{len(combos)} combinations of choices, each as likely, {draws} draws."]
    notes += [f"Left out, as impossible: {said}" for said in dropped]
    table = pd.DataFrame(
        {name: np.array(names)[codes[:, f]] for f, (name, names) in enumerate(space.names.items())}
    )
    return Draws(  # type: ignore[call-arg]
        spec, *space.axes, table, weights, scores, national, tuple(notes)
    )


class _Space:
    """Every combination of choices, prepared as far as combinations have steps in common."""

    def __init__(self, data: Data | Mapping[str, Data], recipe: Recipe, choices: Choices, where: str) -> None:
        self.where = where
        self.data = {"": data} if isinstance(data, Data) else dict(data)
        self.recipe = recipe
        if unknown := [name for name in choices if name not in ORDER]:
            raise ValueError(
                f"composite.{where}: no step {unknown[0]!r} to choose in; one of {', '.join(ORDER)}."
            )
        if empty := [name for name, given in choices.items() if not given]:
            raise ValueError(f"composite.{where}: no choices for {', '.join(empty)}; name one at least.")
        self.choices = choices
        self.names = {DATA: list(self.data)} if len(self.data) > 1 else {}
        self.names |= {name: list(given) for name, given in choices.items()}
        self._ready: dict[tuple, Prepared] = {}
        self._centre: dict[tuple, np.ndarray] = {}
        self._bod: dict[tuple, np.ndarray] = {}
        self.axes: steps.Axes | None = None

    def chosen(self, code: np.ndarray) -> tuple[str, Recipe, dict[str, str]]:
        """The name of the data, the recipe, and the names chosen, of one combination."""
        names = {name: given[i] for (name, given), i in zip(self.names.items(), code, strict=True)}
        changed = {name: self.choices[name][names[name]] for name in self.choices}
        return names.get(DATA, next(iter(self.data))), self.recipe.changed(**changed), names

    def ready(self, code: np.ndarray) -> Prepared:
        """The data up to normalisation. Raises ValueError if the axes differ from the first combination's."""
        source, recipe, names = self.chosen(code)
        key = tuple(names.get(step) for step in (DATA, *UPSTREAM))
        if key not in self._ready:
            found = prepare(self.data[source], recipe)
            self.axes = self.axes or found.axes
            if found.axes != self.axes:
                raise ValueError(
                    f"composite.{self.where}: {_said(names)} has other regions, years or indicators; draws "
                    "over other sets do not compare. Screen all alike."
                )
            self._ready[key] = found
        return self._ready[key]

    def centre(self, code: np.ndarray) -> np.ndarray:
        """The recipe's weights (K,); NaN under bod, whose scores are kept apart."""
        _, recipe, names = self.chosen(code)
        key = tuple(names.get(step) for step in (DATA, *UPSTREAM, "weight"))
        if key not in self._centre:
            ready = self.ready(code)
            if recipe.get("weight")["method"] == "bod":
                self._bod[key] = bod(ready, recipe)[0]
                self._centre[key] = np.full(len(ready.indicators), np.nan)
            else:
                self._centre[key] = nominal(ready, recipe)
        if np.isnan(self._centre[key]).any():
            bod_mean = recipe.get("aggregate")["method"]
            if bod_mean != "arithmetic":
                raise ValueError(f"composite.weight: bod weights beside a {bod_mean} mean; take arithmetic.")
        return self._centre[key]

    def possible(self, impossible: str) -> tuple[np.ndarray, list[str]]:
        """The combinations (n, choices) that every step accepts, and what the others were refused for."""
        every = [range(len(given)) for given in self.names.values()]
        kept, dropped = [], []
        for code in itertools.product(*every):
            try:
                self.evaluate(np.array([code], dtype=int), self.centre(np.array(code, dtype=int))[None])
                kept.append(code)
            except ValueError as error:
                said = f"{_said(self.chosen(code)[2])}: {error}"
                if impossible == "refuse":
                    raise ValueError(
                        f'composite.{self.where}: impossible choices, {said} (or impossible="drop")'
                    ) from None
                dropped.append(said)
        if not kept:
            raise ValueError(
                f"composite.{self.where}: every combination is impossible; the first: {dropped[0]}"
            )
        return np.array(kept, dtype=int).reshape(len(kept), len(every)), dropped

    def centres(self, codes: np.ndarray) -> np.ndarray:
        """The recipe's weights (n, K) of each combination in ``codes`` (n, choices)."""
        unique, inverse = np.unique(codes, axis=0, return_inverse=True)
        return np.stack([self.centre(code) for code in unique])[inverse.ravel()]

    def evaluate(self, codes: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Scores (n, R, T) and national index (n, T) for combinations ``codes`` and ``weights`` (n, K)."""
        n, (regions, years, _) = len(codes), self.axes
        scores, national = np.empty((n, len(regions), len(years))), np.empty((n, len(years)))
        unique, inverse = np.unique(codes, axis=0, return_inverse=True)
        order = np.argsort(inverse.ravel(), kind="stable")
        ends = np.searchsorted(inverse.ravel()[order], np.arange(len(unique) + 1))
        for code, first, last in zip(unique, ends[:-1], ends[1:], strict=True):
            rows = order[first:last]
            source, recipe, names = self.chosen(code)
            ready = self.ready(code)
            key = tuple(names.get(step) for step in (DATA, *UPSTREAM, "weight"))
            if key in self._bod and recipe.get("weight")["method"] == "bod":
                part = np.broadcast_to(self._bod[key], (len(rows), *self._bod[key].shape))
            else:
                how = recipe.get("aggregate")
                part = steps.aggregate(ready.normalised, weights[rows], ready.axes, ready.dimensions, **how)
            size = sizes(self.data[source], ready.axes)
            scores[rows] = part
            national[rows] = index(part, ready.axes, size, **index_parameters(recipe))[0]
        return scores, national


def _said(names: Mapping[str, str]) -> str:
    return ", ".join(f"{step} {name}" for step, name in names.items()) or "the recipe itself"


# ---- sensitivity -----------------------------------------------------------------------------------------


def sobol(
    data: Data | Mapping[str, Data],
    recipe: Recipe,
    *,
    choices: Choices,
    base: int = 256,
    seed: int,
    concentration: float | None = 1.0,
    vectors: int = 256,
    output: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None,
) -> Sobol:
    """Sobol indices of each choice, and of the weights drawn unless ``concentration`` is None.

    base * (factors + 2) evaluations; ``base`` is a power of 2. ``output`` maps scores (n, R, T) and national
    index (n, T) to a number each (n,); by default the national index of the last year. Every combination
    must be possible. Raises ValueError as ``monte_carlo``, and for an output without variance.
    """
    where = "sobol"
    space = _Space(data, recipe, choices, where)
    space.possible("refuse")
    levels = {name: len(given) for name, given in space.names.items()}
    if concentration is not None:
        levels[WEIGHT_DRAW] = vectors
    sample = Saltelli(levels, base=base, seed=seed, where=f"composite.{where}")
    codes = np.column_stack([sample.codes[name] for name in space.names])
    weights = centre = space.centres(codes)
    if concentration is not None:
        pool = np.random.default_rng(seed).random((vectors, centre.shape[1]))
        weights = dirichlet(centre, pool[sample.codes[WEIGHT_DRAW]], concentration)
    scores, national = space.evaluate(codes, weights)
    found = national[:, -1] if output is None else np.asarray(output(scores, national), dtype=float)
    table = pd.DataFrame(columns(sample.indices(found, "output")))
    spec = {"recipe": recipe.to_dict(), "base": base, "seed": seed, "concentration": concentration}
    notes = (f"{len(found)} evaluations; the weights' factor picks one of {vectors} vectors.",)
    return Sobol(spec, table, float(found.mean()), float(found.var()), len(found), notes)


def leave_one_out(made: Composite) -> pd.DataFrame:
    """The index again without each indicator, the other steps as they were.

    Given weights are scaled up over those left. Columns indicator, dimension, national (the last year's
    index without it), change (against the whole index, index points), rank_shift (mean absolute change of the
    regions' ranks in the last year), largest (its maximum). Raises ValueError if fewer than 2 indicators.
    """
    if len(made.axes.indicators) < 2:
        raise ValueError("composite.leave_one_out: one indicator; nothing would be left.")
    whole = _ranks(made)
    served = {i.id: i.dimension for i in made.data.indicators}
    out = []
    for name in made.axes.indicators:
        part = build(made.data, _without(made, name))
        shift = np.abs(_ranks(part) - whole)
        value = float(part.national[-1])
        out.append((name, served[name], value, value - float(made.national[-1]), shift.mean(), shift.max()))
    return pd.DataFrame(
        out, columns=["indicator", "dimension", "national", "change", "rank_shift", "largest"]
    )


def _without(made: Composite, name: str) -> Recipe:
    screen = made.recipe.get("screen")
    changed = {"screen": screen | {"drop": [*screen.get("drop", []), name]}}
    weight = made.recipe.get("weight")
    if weight["method"] == "given":
        left = {k: v for k, v in weight["values"].items() if k != name}
        if not (total := sum(left.values())) > 0:
            raise ValueError(
                f"composite.leave_one_out: {name} holds all the weight; nothing is left without it."
            )
        changed["weight"] = weight | {"values": {k: v / total for k, v in left.items()}}
    return made.recipe.changed(**changed)


def _ranks(made: Composite) -> np.ndarray:
    from scipy.stats import rankdata

    return rankdata(-settled(made.scores[:, -1]))


def effective(made: Composite) -> pd.DataFrame:
    """Nominal weights against what indicators do in the score, over all region-years.

    Columns indicator, dimension, nominal (under bod the mean share), correlation (with the score), importance
    (its square, as a share of the sum), variance_share (arithmetic means only, else NaN). The attribute
    ``attrs["moved"]`` is the weight (%) that would have to change hands to turn nominal into importance.
    Raises ValueError for missing scores, or a score without variation.
    """
    y = made.normalised.reshape(-1, made.normalised.shape[2])
    score = made.scores.ravel()
    if np.isnan(y).any() or np.ptp(score) == 0:
        raise ValueError("composite.effective: missing values, or a score without variation; impute first.")
    w = made.weights if made.weights.ndim == 1 else made.weights.mean(axis=(0, 1))
    deviations, about = y - y.mean(axis=0), score - score.mean()
    cov = deviations.T @ about / len(score)
    r = cov / (y.std(axis=0) * score.std())
    how = made.recipe.get("aggregate")
    plain = (
        how["method"] == "arithmetic" and how.get("within") in (None, "arithmetic") and made.weights.ndim == 1
    )
    share = w * cov / score.var() if plain else np.full(len(w), np.nan)
    served = {i.id: i.dimension for i in made.data.indicators}
    columns = {"indicator": made.axes.indicators, "dimension": [served[n] for n in made.axes.indicators]}
    columns |= {"nominal": w, "correlation": r, "importance": r**2 / (r**2).sum(), "variance_share": share}
    table = pd.DataFrame(columns)
    table.attrs["moved"] = 50 * float((table["nominal"] - table["importance"]).abs().sum())
    return table
