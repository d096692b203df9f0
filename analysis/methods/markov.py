"""Distribution dynamics: where regions stand in the distribution of income, and how they move through it.

Relative value: a region's value over the year's mean over regions (with ``weights``: the mean of all people).
Classes divide it, at fixed bounds or at quantiles; a bound belongs to the class below it. Quantiles of each
year make classes of ranks: they are equally full by construction and say nothing of spread. Fixed bounds, or
quantiles of all years pooled, let a class empty and fill.

Transitions. n_ij counts moves from class i to class j over ``step`` years, p_ij = n_ij / sum_j n_ij is the
maximum likelihood estimate of a first-order chain that is the same for all regions and years. From it:

- ergodic distribution pi = pi P, unique if the chain has one closed class;
- sojourn time 1 / (1 - p_ii), in steps;
- mobility: Shorrocks (Prais) (k - tr P) / (k - 1); Bartholomew sum_i pi_i sum_j p_ij |i - j| / (k - 1);
  1 - |lambda_2|, lambda_2 the second largest eigenvalue in modulus; half-life ln .5 / ln |lambda_2|, the
  steps in which half of the distance to the ergodic distribution is gone (to first order);
- mean first passage times, Kemeny and Snell's.

Homogeneity. For m samples s of transitions (periods; classes of the neighbours' mean; classes of the year
before) against the pooled P (Anderson and Goodman 1957; Bickenbach and Bode 2003):

    LR = 2 sum_s,i,j n_ij(s) ln(p_ij(s) / p_ij),   Q = sum_s,i n_i(s) sum_j (p_ij(s) - p_ij)^2 / p_ij

over p_ij > 0, both chi-squared with sum_i (a_i - 1)(b_i - 1) degrees of freedom, a_i the samples in which row
i was visited, b_i the positive p_ij. With few transitions in many cells the chi-squared is a poor guide, so a
p-value by resampling stands beside it: for periods and for order, chains drawn from the pooled P from where
the regions began; for space, regions moved about the map with their whole histories, which keeps each
region's own persistence and is exact if places do not matter. Spatial Markov: Rey (2001).

Kernel densities are Gaussian; the bandwidth is Silverman's (1986, 3.31) .9 min(sd, IQR / 1.34) n^(-1/5). The
test of the number of modes is his of 1981: the smallest bandwidth with k modes, and how often a smoothed
bootstrap at it (rescaled to the variance) has more.

Sources: D. T. Quah, European Economic Review 37 (1993), 426-434; T. W. Anderson and L. A. Goodman, Annals of
Mathematical Statistics 28 (1957), 89-110; F. Bickenbach and E. Bode, International Regional Science Review 26
(2003), 363-392; S. J. Rey, Geographical Analysis 33 (2001), 194-214; A. F. Shorrocks, Econometrica 46 (1978),
1013-1024; J. G. Kemeny and J. L. Snell, Finite Markov Chains (1960); B. W. Silverman, Journal of the Royal
Statistical Society B 43 (1981), 97-99, and Density Estimation (1986); M. P. Wand, Journal of Computational
and Graphical Statistics 3 (1994), 433-445.

They mislead. The classes are ours, and finer ones move more. A region near a bound that wobbles counts as
mobile: noise and revisions raise mobility and shorten half-lives. Real histories remember more than one year,
so an annual chain mixes too fast; ``order`` and ``steps`` test that. The ergodic distribution is where the
chain would settle if it stayed as it was for ever, no forecast. A chain that is the same for all says that
rich and poor places differ by luck alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.data.errors import NotEstimable
from analysis.data.panel import complete, one_vintage, stacked
from analysis.methods import space

if TYPE_CHECKING:
    from analysis.data.series import Series
    from analysis.methods.space import Weights

SCHEMES = ("quantile", "pooled", "fixed")
ALIKE = 10.0  # percent between the highest and the lowest region: all in one class of any usual bounds
FEWEST_DRAWS = 99
BOUNDS = ((0.65, 0.8, 1.0, 1.4), (0.7, 0.85, 1.0, 1.25), (0.75, 1.0, 1.25), (0.5, 1.0, 1.5))  # of classes
MOST_LOST = 0.1  # of the draws of an interval
ALARM = 0.05
BINNED = 1000  # values: the modes of more are counted after binning
BLOCK = 1 << 22  # moves counted at a time
ZERO = 1e-9  # what rounding leaves of a share or an eigenvalue that is 0


@dataclass(frozen=True, eq=False)
class Chain:
    """A first-order Markov chain of ``k`` classes (1 the lowest) from ``counts`` (k, k), rows the origin.

    ``labels`` names the classes; ``step`` is the years of one transition; ``n`` counts transitions.
    """

    counts: np.ndarray
    labels: tuple[str, ...]
    step: int
    first: int
    last: int
    notes: tuple[str, ...] = ()

    @property
    def k(self) -> int:
        """Number of classes."""
        return len(self.counts)

    @property
    def n(self) -> int:
        """Number of transitions."""
        return int(self.counts.sum())

    @property
    def probabilities(self) -> np.ndarray:
        """P (k, k); a class that nobody ever left from has a row of nan."""
        return probabilities(self.counts)

    @property
    def ergodic(self) -> np.ndarray:
        """The ergodic distribution (k,); nan where it is not unique, or a class was never left."""
        return ergodic(self.probabilities)

    @property
    def shorrocks(self) -> float:
        """(k - tr P) / (k - 1): 0 nobody moves, 1 perfect mobility."""
        return float(mobility(self.probabilities)["shorrocks"])

    @property
    def bartholomew(self) -> float:
        """Mean number of classes moved in a step under the ergodic distribution, over k - 1."""
        return float(mobility(self.probabilities)["bartholomew"])

    @property
    def second(self) -> float:
        """|lambda_2|: 1 no mixing, 0 all memory gone after a step."""
        return float(second_eigenvalue(self.probabilities))

    @property
    def half_life(self) -> float:
        """Years until half of the distance to the ergodic distribution is gone."""
        return float(half_life(self.probabilities)) * self.step

    @property
    def sojourn(self) -> np.ndarray:
        """Expected years (k,) in a class before leaving it; inf where nobody left."""
        return sojourn(self.probabilities) * self.step

    @property
    def passage(self) -> np.ndarray:
        """Mean years (k, k) from one class until the first visit of another (the diagonal: the return)."""
        return first_passage(self.probabilities) * self.step

    @property
    def moves(self) -> int:
        """Transitions that lead to another class: what all of this rests on."""
        return self.n - int(np.trace(self.counts))

    @property
    def table(self) -> pd.DataFrame:
        """One row a class of origin: class, n, and a column for each class of destination (shares)."""
        rows = pd.DataFrame(self.probabilities, columns=list(self.labels))
        rows.insert(0, "class", list(self.labels))
        rows.insert(1, "n", self.counts.sum(axis=1).astype(int))
        return rows

    @property
    def cells(self) -> pd.DataFrame:
        """A row for each pair of classes: origin, destination, n, percent of the origin (nan: nobody)."""
        places = [(i, j) for i in range(self.k) for j in range(self.k)]
        percent = 100 * np.where(self.counts > 0, self.probabilities, np.nan)
        rows = [(self.labels[i], self.labels[j], int(self.counts[i, j]), percent[i, j]) for i, j in places]
        return pd.DataFrame(rows, columns=["origin", "destination", "n", "percent"])

    @property
    def farthest(self) -> int:
        """The most classes that any transition crossed."""
        return int(np.abs(np.subtract(*np.nonzero(self.counts))).max())


@dataclass(frozen=True, eq=False)
class Homogeneity:
    """A test that samples of transitions share one chain. ``p_lr`` and ``p_chi2`` by the chi-squared; ``p``
    by resampling (nan without draws), for LR. ``alarms`` is the share of the resamples, in which there is
    nothing to find, that the chi-squared of LR calls significant at 5 %.
    """

    lr: float
    chi2: float
    dof: int
    p_lr: float
    p_chi2: float
    p: float
    alarms: float
    draws: int
    samples: tuple[str, ...]
    n: tuple[int, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Spatial:
    """Chains by class of the neighbours' mean (``chains``, the lowest first), all together (``pooled``), and
    the ``test`` that they are one.
    """

    chains: tuple[Chain, ...]
    pooled: Chain
    test: Homogeneity
    kind: str


@dataclass(frozen=True, eq=False)
class Modes:
    """Silverman's test that a density has no more than ``k`` modes: critical ``bandwidth`` and p."""

    k: int
    bandwidth: float
    p: float
    n: int
    draws: int


# ---- relative values and classes -------------------------------------------------------------------------


def relative(df: pd.DataFrame, *, value: str = "per_head", weights: str | None = None) -> pd.DataFrame:
    """``value`` over the year's mean: region, year, relative (and the weights).

    ``weights`` names a column (people): the mean is then weighted. Every year must hold the same regions with
    positive values. Raises ValueError naming regions and years that lack one, and for two vintages.
    """
    where = "markov.relative"
    named = [c for c in (value, weights) if c]
    rows = complete(one_vintage(df, where=where), value=named, where=where)
    if rows["region"].nunique() < 2:
        raise NotEstimable(
            "regions", f"{where}: one region; a relative value needs at least two.", n=1, least=2
        )
    if len(bad := rows[~(rows[named] > 0).all(axis=1)]):
        found = ", ".join(f"{r.region} {r.year}" for r in bad.head(6).itertuples())
        raise ValueError(
            f"{where}: {' or '.join(named)} of {found} is not positive; leave them out of every year."
        )
    w = rows[weights] if weights else pd.Series(1.0, index=rows.index)
    mean = (rows[value] * w).groupby(rows["year"]).transform("sum") / w.groupby(rows["year"]).transform("sum")
    out = rows[["region", "year"]].assign(relative=rows[value] / mean)
    return out.assign(**{weights: rows[weights]}) if weights else out


PLACES = {"lowest": 0.0, "lower": 0.25, "median": 0.5, "upper": 0.75, "highest": 1.0}


def positions(df: pd.DataFrame, *, value: str = "relative") -> pd.DataFrame:
    """Where the regions stand: year, place (of ``PLACES``: the ends, quartiles and median) and ``value``."""
    held = df.groupby("year")[value]
    parts = [
        held.quantile(share).rename(value).reset_index().assign(place=name) for name, share in PLACES.items()
    ]
    return pd.concat(parts, ignore_index=True)[["year", "place", value]]


def classify(
    df: pd.DataFrame,
    *,
    value: str = "relative",
    scheme: str = "quantile",
    k: int = 5,
    bounds: Sequence[float] | None = None,
) -> pd.DataFrame:
    """Classes of a long table (region, year, ``value``): region, year, class (1..k from the bottom).

    ``scheme``: quantile (of each year), pooled (quantiles of all years together) or fixed (``bounds``,
    rising, the inner ones: k - 1 of them). A value on a bound belongs below it. Missing values have no class.
    Raises ValueError for other schemes, bounds that do not rise, k below 2, fewer regions than classes.
    """
    where = "markov.classify"
    inner = _inner(df, value, scheme=scheme, k=k, bounds=bounds, where=where)
    rows = df[["region", "year"]].copy()
    known = df[value].notna().to_numpy()
    values = df[value].to_numpy(dtype=float)
    classes = np.zeros(len(df), dtype=int)
    if inner is None:
        for places in df.loc[known].groupby("year").indices.values():
            at = np.flatnonzero(known)[places]
            classes[at] = np.searchsorted(quantiles(values[at], k), values[at], side="left") + 1
    else:
        classes[known] = np.searchsorted(inner, values[known], side="left") + 1
    return rows.assign(**{"class": classes})[known].reset_index(drop=True)


def quantiles(values: np.ndarray, k: int) -> np.ndarray:
    """The k - 1 inner bounds of k quantile classes (linear interpolation) along the first axis."""
    return np.quantile(values, np.arange(1, k) / k, axis=0)


def names_of(bounds: Sequence[float]) -> tuple[str, ...]:
    """Names of the classes between fixed ``bounds``: (.6, 1) gives "< 0.6", "0.6-1", "> 1"."""
    text = [f"{b:g}" for b in bounds]
    between = [f"{low}–{high}" for low, high in pairwise(text)]
    return (f"≤ {text[0]}", *between, f"> {text[-1]}")


def shares(classes: pd.DataFrame, *, k: int = 0) -> pd.DataFrame:
    """How the regions divide over the classes: year, class, n, share (of the year's regions)."""
    k = k or int(classes["class"].max())
    counts = classes.groupby("year")["class"].value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=range(1, k + 1), fill_value=0)
    long = counts.stack().rename("n").rename_axis(["year", "class"]).reset_index()
    return long.assign(share=long["n"] / long.groupby("year")["n"].transform("sum"))


# ---- chains ----------------------------------------------------------------------------------------------


def chain(
    classes: pd.DataFrame,
    *,
    k: int = 0,
    step: int = 1,
    first: int = 0,
    last: int = 0,
    labels: Sequence[str] = (),
) -> Chain:
    """The chain of ``classes`` (region, year, class), from years ``first`` to ``last`` (0: as held).

    A transition is counted where a region has a class in a year and ``step`` years later. ``k`` is the number
    of classes (0: the largest found). Raises ValueError for a region twice in a year, no transition at all, a
    step below 1, a class above ``k``, other than k ``labels``.
    """
    where = "markov.chain"
    grid, _, years = _grid(classes, first, last, where)
    k = _checked_k(grid, k, step, where)
    counts = transitions(grid, k=k, step=step)
    if not counts.sum():
        raise NotEstimable(
            "years",
            f"{where}: no region with a class in two years {step} apart; lengthen the window.",
            n=len(years),
            least=step + 1,
        )
    return _chain(counts, labels, step, years)


def transitions(grid: np.ndarray, *, k: int, step: int = 1) -> np.ndarray:
    """Counts (..., k, k) of moves in classes ``grid`` (..., n, T) of 0..k-1, -1 where there is none."""
    start, end = grid[..., :-step], grid[..., step:]
    return _tally(start, end, np.broadcast_to(0, start.shape), k, 1)[..., 0, :, :]


def probabilities(counts: np.ndarray) -> np.ndarray:
    """Row shares of ``counts`` (..., k, k); nan in a row without a count."""
    sums = counts.sum(axis=-1, keepdims=True).astype(float)
    return counts / np.where(sums > 0, sums, np.nan)


def ergodic(p: np.ndarray) -> np.ndarray:
    """pi = pi P of matrices (..., k, k): (..., k). nan where a row is nan or there are several closed
    classes; 0 for what is below ``ZERO``, the rounding of a class that is left for ever.
    """
    k = p.shape[-1]
    flat = p.reshape(-1, k, k)
    out = np.full((len(flat), k), np.nan)
    good = np.isfinite(flat).all(axis=(1, 2))
    one = np.abs(np.linalg.eigvals(flat[good]) - 1) < 1e-9
    places = np.flatnonzero(good)[one.sum(axis=1) == 1]
    if len(places):
        system = np.swapaxes(flat[places], 1, 2) - np.eye(k)
        system[:, -1, :] = 1
        right = np.zeros((len(places), k, 1))
        right[:, -1] = 1
        found = np.linalg.solve(system, right)[..., 0]
        out[places] = np.where(found < ZERO, 0.0, found)
    return (out / out.sum(axis=1, keepdims=True)).reshape(p.shape[:-1])


def mobility(p: np.ndarray) -> dict[str, np.ndarray]:
    """Indices of matrices (..., k, k): shorrocks, bartholomew, eigenvalue (1 - |lambda_2|), determinant
    (1 - |det P|).
    """
    k = p.shape[-1]
    moves = np.abs(np.subtract.outer(np.arange(k), np.arange(k)))
    steady = ergodic(p)
    with np.errstate(invalid="ignore"):
        determinant = np.linalg.det(p)
    return {
        "shorrocks": (k - np.trace(p, axis1=-2, axis2=-1)) / (k - 1),
        "bartholomew": (steady * (p * moves).sum(axis=-1)).sum(axis=-1) / (k - 1),
        "eigenvalue": 1 - second_eigenvalue(p),
        "determinant": 1 - np.abs(determinant),
    }


def second_eigenvalue(p: np.ndarray) -> np.ndarray:
    """|lambda_2| of matrices (..., k, k), 0 below ``ZERO``; nan where a row is nan."""
    good = np.isfinite(p).all(axis=(-2, -1))[..., None]
    found = np.sort(np.abs(np.linalg.eigvals(np.where(good[..., None], p, 0.0))), axis=-1)[..., -2]
    return np.where(good[..., 0], np.where(found < ZERO, 0.0, found), np.nan)


def half_life(p: np.ndarray) -> np.ndarray:
    """ln .5 / ln |lambda_2| in steps; inf where the chain does not mix."""
    second = second_eigenvalue(p)
    mixes = second < 1 - 1e-9
    with np.errstate(divide="ignore"):
        found = np.where(mixes, math.log(0.5) / np.log(np.where(mixes, second, 0.5)), np.inf)
    return np.where(np.isnan(second), np.nan, found)


def sojourn(p: np.ndarray) -> np.ndarray:
    """1 / (1 - p_ii) in steps (..., k); inf where nobody left."""
    stay = np.diagonal(p, axis1=-2, axis2=-1)
    with np.errstate(divide="ignore"):
        return 1 / (1 - stay)


def first_passage(p: np.ndarray) -> np.ndarray:
    """Mean first passage times in steps (k, k) from rows to columns; nan unless every class is reached.

    With the fundamental matrix Z = (I - P + 1 pi)^-1, m_ij = (z_jj - z_ij) / pi_j, and m_jj = 1 / pi_j.
    """
    steady, k = ergodic(p), len(p)
    if not (steady > 0).all():
        return np.full((k, k), np.nan)
    z = np.linalg.inv(np.eye(k) - p + steady)
    return (np.eye(k) - z + np.diag(z)) / steady


def bootstrap(
    classes: pd.DataFrame,
    *,
    k: int = 0,
    step: int = 1,
    first: int = 0,
    last: int = 0,
    draws: int = 999,
    seed: int,
    level: float = 0.95,
) -> pd.DataFrame:
    """Percentile intervals by drawing regions with their whole histories: measure, value, low, high, lost,
    unmixed.

    Measures: shorrocks, bartholomew, second, half_life (years). ``lost`` is the share of draws without value
    (a class never left, no unique ergodic distribution); above a tenth there is no interval. ``unmixed`` is
    the share of draws in which the chain falls apart or never settles, |lambda_2| = 1. Drawing regions keeps
    each history's dependence, not that between regions: with neighbours alike the intervals are too short.
    Raises ValueError as ``chain``, and for fewer than 99 draws.
    """
    where = "markov.bootstrap"
    _enough(draws, where)
    grid, _, _ = _grid(classes, first, last, where)
    k = _checked_k(grid, k, step, where)
    each = transitions(grid[:, None, :], k=k, step=step)
    n = len(each)
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=draws)
    drawn = (times @ each.reshape(n, -1)).reshape(-1, k, k)
    found = [_measures(probabilities(c), step) for c in (each.sum(axis=0), drawn)]
    unmixed = float((found[1]["second"] > 1 - 1e-9).mean())
    rows = []
    for name, value in found[0].items():
        values = found[1][name][~np.isnan(found[1][name])]
        ends, lost = [math.nan, math.nan], 1 - len(values) / draws
        if lost <= MOST_LOST:
            # a quantile between two infinities is not a number: take the order statistics themselves
            ends = np.quantile(values, [(1 - level) / 2, (1 + level) / 2], method="nearest")
        rows.append((name, float(value), float(ends[0]), float(ends[1]), lost, unmixed))
    return pd.DataFrame(rows, columns=["measure", "value", "low", "high", "lost", "unmixed"])


def summary(classes: pd.DataFrame, *, k: int, draws: int, seed: int) -> dict[str, float]:
    """Mobility of the annual chain of ``classes``, with ends of 95 % intervals of ``bootstrap``.

    moves, transitions, farthest (classes crossed at once), shorrocks, shorrocks_low, shorrocks_high,
    half_life, half_life_low (years; inf: it does not mix), unmixed (percent of the draws that do not),
    stay_lowest and stay_highest (expected years in the lowest and the highest class; inf: nobody left, nan:
    nobody was there).
    """
    found = chain(classes, k=k)
    drawn = bootstrap(classes, k=k, draws=draws, seed=seed).set_index("measure")
    return {
        "moves": found.moves,
        "transitions": found.n,
        "farthest": found.farthest,
        "shorrocks": found.shorrocks,
        "shorrocks_low": float(drawn.at["shorrocks", "low"]),
        "shorrocks_high": float(drawn.at["shorrocks", "high"]),
        "half_life": found.half_life,
        "half_life_low": float(drawn.at["half_life", "low"]),
        "unmixed": 100 * float(drawn["unmixed"].iloc[0]),
        "stay_lowest": float(found.sojourn[0]),
        "stay_highest": float(found.sojourn[-1]),
    }


def links(borders: pd.DataFrame, *, regions: pd.DataFrame) -> dict[str, Weights]:
    """Who neighbours whom in the tests of ``spatial``: space, by all borders, and space_land, by land borders
    alone, where that leaves a region without any. Regions without neighbours are left out of either."""
    ground = borders[borders["kind"] == "land"] if "kind" in borders else borders
    every = space.contiguity(borders, regions=regions).joined()
    land = space.contiguity(ground, regions=regions)
    return {"space": every} | (
        {"space_land": land.joined()} if set(land.islands) & set(every.regions) else {}
    )


def among_neighbours(
    held: Mapping[str, pd.DataFrame], *, links: Mapping[str, Weights], **options: Any
) -> dict[tuple[str, str, str], Spatial]:
    """``spatial`` of several tables of relative values under several neighbourhoods, among the regions of
    each: by (neighbourhood, quantile, table), the key of a test of ``tested``."""
    return {
        (test, "quantile", name): spatial(
            own[own["region"].isin(weights.regions)], weights=weights, **options
        )
        for test, weights in links.items()
        for name, own in held.items()
    }


def of_the_chain(
    classed: Mapping[tuple[str, str], pd.DataFrame],
    *,
    sizes: Mapping[str, int],
    series: Iterable[Series],
    **options: Any,
) -> dict[tuple[str, str, str], Homogeneity]:
    """Whether one chain holds in both halves of the years (time) and the class before matters (order): by
    (test, scheme, series), the key of a test of ``tested``.

    ``classed`` has the classes by series and scheme, ``sizes`` the number of classes of each scheme.
    """
    tests, held = {}, list(series)
    for scheme, k in sizes.items():
        for s in held:
            middle = [(s.first + s.last + 1) // 2]
            tests["time", scheme, s.name] = over_time(classed[s.name, scheme], k=k, breaks=middle, **options)
    for scheme, k in sizes.items():
        for s in held:
            tests["order", scheme, s.name] = order(classed[s.name, scheme], k=k, **options)
    return tests


def above_mean(
    df: pd.DataFrame, *, sets: Iterable[Sequence[float]] = BOUNDS, value: str = "relative"
) -> dict[str, float]:
    """Percent of the regions above the mean: in the last year, and the lowest and highest ``long_run``."""
    runs = long_run(df, sets=sets, value=value)
    latest = df.loc[df["year"] == df["year"].max(), value]
    return {"last": 100 * float((latest > 1).mean()), "low": float(runs.min()), "high": float(runs.max())}


def long_run(df: pd.DataFrame, *, sets: Iterable[Sequence[float]], value: str = "relative") -> pd.Series:
    """Percent of the regions above the mean in the ergodic distribution, for each of ``sets`` of bounds.

    Each set has 1.0 among its bounds. nan where there is no single ergodic distribution.
    """
    above = []
    for bounds in sets:
        found = chain(classify(df, value=value, scheme="fixed", bounds=bounds), k=len(bounds) + 1)
        above.append(100 * found.ergodic[list(bounds).index(1.0) + 1 :].sum())
    return pd.Series(above)


def detectable(classes: pd.DataFrame, *, k: int, draws: int, seed: int) -> dict[str, float]:
    """What samples like ``classes`` could show if its estimated chain were true.

    half_life_low and half_life_high: estimates below the first come once in twenty, above the second once in
    ten (years; inf: no mixing); twice_as_mobile: the percent of samples in which the test of two halves
    notices, at 5 %, that moves are twice as frequent in the second half of the years.
    """
    found = chain(classes, k=k)
    p, span = found.probabilities, found.last - found.first + 1
    start = classes.loc[classes["year"] == found.first, "class"].to_numpy() - 1
    alike = simulate(p, start, years=span, draws=draws, seed=seed)
    half = half_life(probabilities(transitions(alike, k=k)))
    half = np.sort(half[~np.isnan(half)])
    low, high = (float(half[int(share * len(half))]) if len(half) else math.inf for share in (0.05, 0.9))
    early = span // 2
    faster = np.clip(np.eye(k) + 2 * (p - np.eye(k)), 0, 1)
    later = simulate(faster, alike[:, :, early], years=span - early, draws=draws, seed=seed + 1)
    changed = np.concatenate([alike[:, :, :early], later], axis=2)
    statistics = []
    for world in (alike, changed):
        halves = [transitions(part, k=k) for part in (world[:, :, : early + 1], world[:, :, early:])]
        statistics.append(homogeneity(np.stack(halves, axis=1))[0])
    noticed = 100 * float((statistics[1] > np.quantile(statistics[0], 0.95)).mean())
    return {"half_life_low": low, "half_life_high": high, "twice_as_mobile": noticed}


def settling(classes: pd.DataFrame, *, k: int) -> pd.DataFrame:
    """How the regions divide over the classes in the first and the last year, and in the long run: class,
    when (first, last, ergodic), n (missing for the long run), share.

    The share of ``ergodic`` is nan where the annual chain has no single ergodic distribution.
    """
    counts = shares(classes, k=k)
    years = {counts["year"].min(): "first", counts["year"].max(): "last"}
    counts = counts.assign(when=counts["year"].map(years)).dropna(subset="when")
    steady = pd.DataFrame({"class": range(1, k + 1), "share": chain(classes, k=k).ergodic}).assign(
        when="ergodic"
    )
    return pd.concat([counts, steady], ignore_index=True)[["class", "when", "n", "share"]]


def staying(classes: pd.DataFrame, *, years: int, k: int) -> dict[str, float]:
    """Mean percent over the classes that stay for ``years``: seen, and implied by the annual chain
    (``steps``)."""
    found = zip(("seen", "implied"), steps(classes, years=years, k=k), strict=True)
    stay = {name: np.diag(p)[np.isfinite(np.diag(p))] for name, p in found}
    return {name: 100 * float(own.mean()) if len(own) else math.nan for name, own in stay.items()}


def stuck(df: pd.DataFrame, *, value: str = "relative") -> NotEstimable:
    """Why a chain of these regions may lack a number: they are too much alike, or hardly any moves."""
    ends = df.groupby("year")[value].agg(["min", "max"])
    percent = 100 * float((ends["max"] / ends["min"]).max() - 1)
    return NotEstimable("alike", percent=percent) if percent <= ALIKE else NotEstimable("moves")


# ---- tests -----------------------------------------------------------------------------------------------


def tested(tests: Mapping[tuple[str, ...], Homogeneity], *names: str) -> pd.DataFrame:
    """Tests as a table, a row each: their keys as columns ``names``, lr, dof, p_chi2 (of lr), p (resampled),
    alarms (percent of the resamples that the chi-squared calls significant)."""
    rows = {
        key: pd.DataFrame([{"lr": t.lr, "dof": t.dof, "p_chi2": t.p_lr, "p": t.p, "alarms": 100 * t.alarms}])
        for key, t in tests.items()
    }
    return stacked(rows, *names)


def over_time(
    classes: pd.DataFrame,
    *,
    breaks: Sequence[int],
    k: int = 0,
    first: int = 0,
    last: int = 0,
    draws: int = 0,
    seed: int | None = None,
) -> Homogeneity:
    """Is the chain the same in all periods? ``breaks`` are the years in which a new period begins.

    A move belongs to the period in which it ends. With ``draws``, p by drawing chains from the pooled P.
    Raises ValueError as ``chain``, and for breaks outside the years or draws without a seed.
    """
    where = "markov.over_time"
    grid, _, years = _grid(classes, first, last, where)
    k = _checked_k(grid, k, 1, where)
    begin = sorted(set(breaks))
    if not begin or begin[0] <= years[0] + 1 or begin[-1] > years[-1]:
        raise ValueError(
            f"{where}: breaks {list(breaks)} must lie after {years[0] + 1} and not after {years[-1]}, so "
            "that each period has a move."
        )
    sample = np.searchsorted(begin, years[1:], side="right")
    ends = [years[0], *begin, years[-1] + 1]
    names = tuple(f"{a}–{b - 1}" for a, b in pairwise(ends))

    def counted(grids: np.ndarray) -> np.ndarray:
        start = grids[..., :-1]
        return _tally(start, grids[..., 1:], np.broadcast_to(sample, start.shape), k, len(names))

    return _simulated(counted, grid, k, names=names, draws=draws, seed=seed, where=where)


def order(
    classes: pd.DataFrame,
    *,
    k: int = 0,
    first: int = 0,
    last: int = 0,
    draws: int = 0,
    seed: int | None = None,
) -> Homogeneity:
    """Does the class of the year before matter too? First order against second (Anderson and Goodman 1957).

    Arguments and errors as ``over_time``.
    """
    where = "markov.order"
    grid, _, years = _grid(classes, first, last, where)
    k = _checked_k(grid, k, 1, where)
    if len(years) < 3:
        raise NotEstimable(
            "years", f"{where}: {len(years)} years; at least 3 are needed.", n=len(years), least=3
        )

    def counted(grids: np.ndarray) -> np.ndarray:
        return _tally(grids[..., 1:-1], grids[..., 2:], grids[..., :-2], k, k)

    names = tuple(map(str, range(1, k + 1)))
    return _simulated(counted, grid, k, names=names, draws=draws, seed=seed, where=where)


def steps(
    classes: pd.DataFrame, *, years: int, k: int = 0, first: int = 0, last: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """P over ``years`` as observed, and the annual P to that power (Chapman and Kolmogorov): both (k, k).

    If the annual chain were first order and the same for all, they would agree up to sampling. Moves over
    ``years`` overlap. Raises ValueError as ``chain``.
    """
    annual = chain(classes, k=k, first=first, last=last)
    long = chain(classes, k=annual.k, step=years, first=first, last=last)
    return long.probabilities, np.linalg.matrix_power(annual.probabilities, years)


def spatial(
    df: pd.DataFrame,
    *,
    weights: Weights,
    value: str = "relative",
    scheme: str = "quantile",
    k: int = 3,
    bounds: Sequence[float] | None = None,
    step: int = 1,
    draws: int = 0,
    seed: int | None = None,
    labels: Sequence[str] = (),
) -> Spatial:
    """Rey's spatial Markov: chains by class of the neighbours' mean, and whether it matters.

    ``df`` is long (region, year, ``value``), the same regions in every year; ``weights`` are rows of
    ``analysis.methods.space``, standardised. The neighbours' means are divided into as many classes: at the
    same fixed ``bounds``, or at their own quantiles. With ``draws``, p by moving the regions about the map
    with their histories. Raises ValueError for islands, regions that differ from those of the weights, and as
    ``classify``.
    """
    where = "markov.spatial"
    x, years = _matched(df, value, weights, where)
    inner = _inner(df, value, scheme=scheme, k=k, bounds=bounds, where=where)
    k = k if inner is None else len(inner) + 1
    lag_inner = inner
    if scheme == "pooled":
        lag_inner = quantiles((weights.matrix @ x).ravel(), k)
    if draws:
        _seeded(draws, seed, where)
    own = _cut(x, inner, k)
    start, end = own[:, :-step], own[:, step:]

    def counted(order: np.ndarray) -> np.ndarray:
        lag = _cut(weights.matrix @ x[order], lag_inner, k)[:, :-step]
        return _tally(start[order], end[order], lag, k, k)

    counts = counted(np.arange(len(x)))
    rng = np.random.default_rng(seed)
    drawn = np.stack([counted(rng.permutation(len(x))) for _ in range(draws)]) if draws else None
    names = tuple(labels) or tuple(map(str, range(1, k + 1)))
    test = _tested(counts, drawn, names, "p by moving regions about the map with their histories.")
    chains = tuple(_chain(c, labels, step, years) for c in counts)
    return Spatial(chains, _chain(counts.sum(axis=0), labels, step, years), test, weights.kind)


def homogeneity(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """LR, Q (...,) and degrees of freedom of samples of transitions ``counts`` (..., m, k, k)."""
    counts = np.asarray(counts, dtype=float)
    pooled = probabilities(counts.sum(axis=-3))[..., None, :, :]
    own = probabilities(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        lr = 2 * np.where(counts > 0, counts * np.log(own / pooled), 0.0).sum(axis=(-3, -2, -1))
        rows = counts.sum(axis=-1, keepdims=True)
        parts = rows * (own - pooled) ** 2 / pooled
    chi2 = np.where(np.isfinite(parts), parts, 0.0).sum(axis=(-3, -2, -1))
    visited = (rows[..., 0] > 0).sum(axis=-2)
    cells = (counts.sum(axis=-3) > 0).sum(axis=-1)
    return lr, chi2, (np.maximum(visited - 1, 0) * np.maximum(cells - 1, 0)).sum(axis=-1)


def simulate(p: np.ndarray, start: np.ndarray, *, years: int, draws: int, seed: int) -> np.ndarray:
    """Chains (draws, n, years) of classes 0.. drawn from ``p`` (k, k), beginning in ``start`` (n,), or
    (draws, n).

    A class that was never left (a row of nan) is kept for ever.
    """
    return _drawn(p, start, years, draws, np.random.default_rng(seed))


# ---- densities -------------------------------------------------------------------------------------------


def bandwidth(values: Any) -> float:
    """Silverman's .9 min(sd, IQR / 1.34) n^(-1/5), in units of ``values`` (n,); sd has the divisor n - 1."""
    values = _finite(values, "markov.bandwidth")
    low, high = np.quantile(values, [0.25, 0.75])
    spreads = [s for s in (values.std(ddof=1), (high - low) / 1.34) if s > 0]
    if not spreads:
        raise NotEstimable("constant", "markov.bandwidth: all values are equal; a density needs a spread.")
    return 0.9 * min(spreads) * len(values) ** -0.2


def density(values: Any, *, at: np.ndarray, width: float = 0.0) -> np.ndarray:
    """Gaussian kernel density of ``values`` (n,) at ``at`` (g,); ``width`` 0 takes ``bandwidth``."""
    values = _finite(values, "markov.density")
    width = width or bandwidth(values)
    z = (np.asarray(at, dtype=float)[:, None] - values) / width
    return np.exp(-0.5 * z * z).mean(axis=1) / (width * math.sqrt(2 * math.pi))


def densities(
    df: pd.DataFrame,
    *,
    years: Iterable[int],
    value: str = "relative",
    points: int = 201,
    width: float = 0.0,
    low: float | None = None,
    high: float | None = None,
) -> pd.DataFrame:
    """Kernel densities of several years on one grid: year, x, density, width.

    The grid reaches three bandwidths beyond the values, or from ``low`` to ``high``. Raises ValueError for a
    year that ``df`` does not hold, or with fewer than three regions.
    """
    years = [int(y) for y in years]
    held = {int(y): rows[value].dropna().to_numpy(dtype=float) for y, rows in df.groupby("year")}
    if absent := [str(y) for y in years if len(held.get(y, ())) < 3]:
        raise NotEstimable(
            "regions",
            f"markov.densities: fewer than three values of {value} in {', '.join(absent)}.",
            n=min(len(held.get(y, ())) for y in years),
            least=3,
        )
    widths = {y: width or bandwidth(held[y]) for y in years}
    reach = 3 * max(widths.values())
    begin = min(held[y].min() for y in years) - reach if low is None else low
    end = max(held[y].max() for y in years) + reach if high is None else high
    grid = np.linspace(begin, end, points)
    parts = [
        pd.DataFrame(
            {"year": y, "x": grid, "density": density(held[y], at=grid, width=widths[y]), "width": widths[y]}
        )
        for y in years
    ]
    return pd.concat(parts, ignore_index=True)


def modes(values: Any, *, k: int = 1, draws: int = 499, seed: int, points: int = 256) -> Modes:
    """Silverman's test that the density of ``values`` (n,) has at most ``k`` modes.

    Small p speaks for more. The test is known to be careful: its size is below the nominal one. Raises
    ValueError for fewer than 8 values or 99 draws.
    """
    where = "markov.modes"
    _enough(draws, where)
    x = _finite(values, where)
    if len(x) < 8:
        raise NotEstimable("regions", f"{where}: {len(x)} values; at least 8 are needed.", n=len(x), least=8)
    low, high = 0.0, float(np.ptp(x))
    for _ in range(40):
        middle = (low + high) / 2
        if _count_modes(x[None, :], middle, points)[0] > k:
            low = middle
        else:
            high = middle
    rng = np.random.default_rng(seed)
    drawn = rng.choice(x, (draws, len(x))) + high * rng.standard_normal((draws, len(x)))
    shrunk = x.mean() + (drawn - x.mean()) / math.sqrt(1 + high**2 / x.var(ddof=1))
    more = _count_modes(shrunk, high, points) > k
    return Modes(k, high, float((1 + more.sum()) / (draws + 1)), len(x), draws)


# ---- the work --------------------------------------------------------------------------------------------


def _count_modes(rows: np.ndarray, width: float, points: int) -> np.ndarray:
    """Number of modes of the kernel density of each row (B, n): a block of rows at a time.

    Of more than ``BINNED`` values each is shared out to the two nearest of four times as many points (linear
    binning, Wand 1994), so that the work grows with n alone and not with n times the points.
    """
    out = np.empty(len(rows), dtype=int)
    low, high = rows.min() - 3 * width, rows.max() + 3 * width
    grid = np.linspace(low, high, points)
    fine = np.linspace(low, high, 4 * points)
    for begin in range(0, len(rows), 64):
        own = rows[begin : begin + 64]
        if rows.shape[1] > BINNED:
            heights = _binned(own, fine) @ _kernel(fine[:, None] - grid, width)
        else:
            heights = _kernel(grid[None, :, None] - own[:, None, :], width).sum(axis=2)
        rising = np.diff(heights, axis=1) > 0
        out[begin : begin + 64] = (rising[:, :-1] & ~rising[:, 1:]).sum(axis=1)
    return out


def _kernel(apart: np.ndarray, width: float) -> np.ndarray:
    z = apart / max(width, 1e-12)
    return np.exp(-0.5 * z * z)


def _binned(rows: np.ndarray, grid: np.ndarray) -> np.ndarray:
    """The values of each row (B, n) shared out to the two nearest points of an even ``grid``: (B, g)."""
    place = (rows - grid[0]) / (grid[1] - grid[0])
    left = np.clip(place.astype(int), 0, len(grid) - 2)
    share = place - left
    cells = left + np.arange(len(rows))[:, None] * len(grid)
    counts = np.bincount(cells.ravel(), 1 - share.ravel(), minlength=len(rows) * len(grid))
    counts += np.bincount(cells.ravel() + 1, share.ravel(), minlength=len(rows) * len(grid))
    return counts.reshape(len(rows), -1)


def _inner(
    df: pd.DataFrame, value: str, *, scheme: str, k: int, bounds: Sequence[float] | None, where: str
) -> np.ndarray | None:
    """Inner bounds for all years, or None where each year has its own."""
    if absent := [c for c in ("region", "year", value) if c not in df.columns]:
        raise ValueError(f"{where}: no column {', '.join(absent)}; the table has {', '.join(df.columns)}.")
    if scheme not in SCHEMES:
        raise ValueError(f"{where}: scheme is {scheme!r}; one of {', '.join(SCHEMES)}.")
    if scheme == "fixed":
        inner = np.asarray([] if bounds is None else list(bounds), dtype=float)
        if not len(inner) or not np.isfinite(inner).all() or (np.diff(inner) <= 0).any():
            raise ValueError(f"{where}: scheme='fixed' needs bounds that rise, such as (.6, .8, 1, 1.5).")
        return inner
    if bounds is not None:
        raise ValueError(f"{where}: bounds are for scheme='fixed'; {scheme!r} makes its own.")
    if k < 2:
        raise ValueError(f"{where}: k is {k}; at least two classes.")
    if scheme == "pooled":
        return quantiles(df[value].dropna().to_numpy(dtype=float), k)
    per_year = df.dropna(subset=[value]).groupby("year")[value].nunique()
    if len(short := per_year[per_year < k]):
        raise NotEstimable(
            "distinct",
            f"{where}: fewer than {k} different values in {', '.join(map(str, short.index[:6]))}; take fewer "
            "classes, or leave these years out.",
            k=k,
            years=list(short.index),
        )
    return None


def _cut(x: np.ndarray, inner: np.ndarray | None, k: int) -> np.ndarray:
    """Classes 0.. of ``x`` (n, T): at ``inner``, or at each column's own quantiles."""
    if inner is not None:
        return np.searchsorted(inner, x, side="left")
    return (x[None] > quantiles(x, k)[:, None, :]).sum(axis=0)


def _tally(start: np.ndarray, end: np.ndarray, sample: np.ndarray, k: int, m: int) -> np.ndarray:
    """Counts (..., m, k, k) of moves from ``start`` to ``end`` (..., n, T) by ``sample``; -1 counts not."""
    lead, size = start.shape[:-2], m * k * k
    sample = np.broadcast_to(sample, start.shape)
    each = [part.reshape(-1, *start.shape[-2:]) for part in (start, end, sample)]
    counts = np.empty((len(each[0]), size), dtype=int)
    block = max(1, BLOCK // max(1, math.prod(start.shape[-2:])))
    for begin in range(0, len(counts), block):
        starts, ends, samples = (part[begin : begin + block].astype(int) for part in each)
        known = (starts >= 0) & (ends >= 0) & (samples >= 0)
        cells = np.where(known, (samples * k + starts) * k + ends, size).reshape(len(starts), -1)
        cells += np.arange(len(cells))[:, None] * (size + 1)
        found = np.bincount(cells.ravel(), minlength=len(cells) * (size + 1))
        counts[begin : begin + block] = found.reshape(len(cells), size + 1)[:, :-1]
    return counts.reshape(*lead, m, k, k)


def _chain(counts: np.ndarray, labels: Sequence[str], step: int, years: Sequence[int]) -> Chain:
    k = len(counts)
    if labels and len(labels) != k:
        raise ValueError(f"markov: {len(labels)} labels for {k} classes; give one for each.")
    names = tuple(labels) or tuple(map(str, range(1, k + 1)))
    empty = [names[i] for i in np.flatnonzero(counts.sum(axis=1) == 0)]
    notes = (f"No move from {', '.join(empty)}: no probabilities there.",) if empty else ()
    return Chain(counts, names, step, int(years[0]), int(years[-1]), notes)


def _measures(p: np.ndarray, step: int) -> dict[str, np.ndarray]:
    found = mobility(p)
    return {
        "shorrocks": found["shorrocks"],
        "bartholomew": found["bartholomew"],
        "second": second_eigenvalue(p),
        "half_life": half_life(p) * step,
    }


def _simulated(
    counted: Any,
    grid: np.ndarray,
    k: int,
    *,
    names: tuple[str, ...],
    draws: int,
    seed: int | None,
    where: str,
) -> Homogeneity:
    counts, drawn = counted(grid), None
    if draws:
        rng = _seeded(draws, seed, where)
        if (grid[:, 0] < 0).any():
            raise ValueError(f"{where}: a region has no class in the first year; draws need where all began.")
        p = probabilities(transitions(grid, k=k))
        drawn = counted(_drawn(p, grid[:, 0], grid.shape[1], draws, rng))
    return _tested(counts, drawn, names, "p by drawing chains from the pooled probabilities.")


def _tested(counts: np.ndarray, drawn: np.ndarray | None, names: tuple[str, ...], how: str) -> Homogeneity:
    from scipy.special import chdtrc

    lr, chi2, dof = (float(v) for v in homogeneity(counts))
    p, alarms, draws = math.nan, math.nan, 0
    if drawn is not None:
        draws = len(drawn)
        others, _, degrees = homogeneity(drawn)
        p = float((1 + (others >= lr - 1e-9).sum()) / (draws + 1))
        alarms = float((chdtrc(np.maximum(degrees, 1), others) <= ALARM).mean())
    cells = counts.sum(axis=-1)
    thin = int((cells[cells > 0] < 5).sum())
    notes = [how] if draws else []
    if thin:
        notes.append(f"{thin} rows rest on fewer than five moves: the chi-squared is a poor guide.")
    return Homogeneity(
        lr=lr,
        chi2=chi2,
        dof=int(dof),
        p_lr=float(chdtrc(dof, lr)) if dof else math.nan,
        p_chi2=float(chdtrc(dof, chi2)) if dof else math.nan,
        p=p,
        alarms=alarms,
        draws=draws,
        samples=names,
        n=tuple(int(v) for v in counts.sum(axis=(-2, -1))),
        notes=tuple(notes),
    )


def _drawn(p: np.ndarray, start: np.ndarray, years: int, draws: int, rng: np.random.Generator) -> np.ndarray:
    stay = np.isnan(p).any(axis=1)
    edges = np.cumsum(np.where(stay[:, None], np.eye(len(p)), p), axis=1)[:, :-1]
    out = np.empty((draws, start.shape[-1], years), dtype=np.int16)
    out[:, :, 0] = start
    for t in range(1, years):
        u = rng.random((draws, start.shape[-1]))
        out[:, :, t] = sum(u >= edge[out[:, :, t - 1]] for edge in edges.T)
    return out


def _grid(
    classes: pd.DataFrame, first: int, last: int, where: str
) -> tuple[np.ndarray, list[str], list[int]]:
    panel.validate(classes, ["class"], where=where)
    rows = classes[classes["year"].between(first or -math.inf, last or math.inf)]
    if rows.empty:
        raise ValueError(f"{where}: no rows in {first}-{last}; widen the window.")
    wide = rows.pivot(index="region", columns="year", values="class")
    wide = wide.reindex(index=rows["region"].drop_duplicates())
    held = [int(year) for year in wide.columns]
    years = list(range(held[0], held[-1] + 1))
    if 2 * len(held) < len(years):
        said = f"{where}: only {len(held)} of the years {held[0]}-{held[-1]}; a chain has one step length."
        raise NotEstimable("uneven", said, years=held)
    wide = wide.reindex(columns=years)
    return wide.fillna(0).to_numpy(dtype=int) - 1, list(wide.index), years


def _checked_k(grid: np.ndarray, k: int, step: int, where: str) -> int:
    if step < 1 or step >= grid.shape[1]:
        raise ValueError(
            f"{where}: step is {step}; from 1 to {grid.shape[1] - 1} with {grid.shape[1]} years."
        )
    largest = int(grid.max()) + 1
    k = k or largest
    if largest > k or k < 2:
        raise ValueError(f"{where}: the classes run to {largest}, k is {k}; at least two, and all of them.")
    return k


def _matched(df: pd.DataFrame, value: str, weights: Weights, where: str) -> tuple[np.ndarray, list[int]]:
    if absent := [c for c in ("region", "year", value) if c not in df.columns]:
        raise ValueError(f"{where}: no column {', '.join(absent)}; the table has {', '.join(df.columns)}.")
    rows = complete(df, value=value, where=where)
    if unlike := sorted(set(rows["region"]) ^ set(weights.regions)):
        raise ValueError(
            f"{where}: {', '.join(unlike[:6])} in only one of table and weights; use weights.select, or "
            "leave them out of the table."
        )
    if lonely := weights.islands:
        raise NotEstimable(
            "links",
            f"{where}: {', '.join(lonely[:6])} without neighbours, so without a neighbours' mean; give a "
            "link by convention, or leave them out.",
            regions=lonely,
        )
    if not weights.by_rows:
        raise ValueError(f"{where}: the weights must be standardised by rows: a mean of the neighbours.")
    wide = rows.pivot(index="region", columns="year", values=value).reindex(index=list(weights.regions))
    years = [int(y) for y in wide.columns]
    if years != list(range(years[0], years[-1] + 1)):
        raise NotEstimable(
            "uneven",
            f"{where}: the years have gaps; give every year from {years[0]} to {years[-1]}.",
            years=years,
        )
    return wide.to_numpy(dtype=float), years


def _finite(values: Any, where: str) -> np.ndarray:
    x = np.asarray(values, dtype=float)
    if x.ndim != 1 or len(x) < 3 or not np.isfinite(x).all():
        raise ValueError(f"{where}: one dimension of at least three finite values is expected.")
    return x


def _enough(draws: int, where: str) -> None:
    if draws < FEWEST_DRAWS:
        raise ValueError(f"{where}: {draws} draws; at least {FEWEST_DRAWS}.")


def _seeded(draws: int, seed: int | None, where: str) -> np.random.Generator:
    _enough(draws, where)
    if seed is None:
        raise ValueError(f"{where}: draws={draws} needs a seed, so that the p-value can be had again.")
    return np.random.default_rng(seed)
