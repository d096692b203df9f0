"""Planted panels: histories drawn from a known truth, shaped like a real panel.

A world holds what is kept from the real panel: the regions, their log values in a first year, populations,
groups and spatial weights. A truth says what happens then. With y_it the log value and z_it = y_it - mean_j
y_j,first,

    z_it = c_i + exp(-v_t) (z_i,t-1 - c_i) + e_it
    e_it = m e_i,t-1 + s sqrt(1 - m^2) x_it + q_g(i)t,      x_t = k (I - r W)^-1 u_t,   u_it ~ N(0, 1)
    y_it = mean_j y_j,first + sum over years (growth + w_t) + z_it

- speed v, in log points a year, one for all years or one a year: every region closes the share 1 - exp(-v)
  of its distance to its resting point c_i each year. All rest at 0 (absolute convergence), or with ``clubs``
  at the mean of their club's first values: then they draw together inside clubs and never across;
- shock s, the standard deviation of a year's own shock, memory m its autocorrelation (the first year's is
  drawn from its stationary distribution), space r its spatial autoregression. k makes the mean variance of x
  one;
- group_shock: standard deviation of q, a shock to all regions of a group in a year, without memory;
- common: standard deviation of w, a shock to all. It leaves every relative measure as it was.

``calibrate`` takes s, m and r from a real panel: at the speed fitted to it, z_it - exp(-v) z_i,t-1 less its
year's mean gives s (its root mean square) and m (from the variance over regions of its mean over the years,
which under an AR(1) is s^2 / T (1 + 2 sum_k (1 - k / T) m^k)); r is the spatial error model's, by maximum
likelihood, of the growth regression over all years. All are moments of 31 numbers or so: planted .4 each in
24 years, m and r come out at .36 and .22 on average with standard deviations of .14 and .29 (200 panels of
31 provinces, whose neighbours begin alike; on a grid that begins at random .37 and .34), so that real
dependence may well be stronger.

It misleads where the real world is not like this: shocks are normal, alike in size for all regions and years,
the first year is known without error, and nobody's own resting point moves. What a method cannot do here it
cannot do there; what it does here it may still fail to do there.

Sources: R. J. Barro and X. Sala-i-Martin, Journal of Political Economy 100 (1992), 223-251 (the law of
motion); J. LeSage and R. K. Pace, Introduction to Spatial Econometrics (2009), chapter 2 (spatially
autoregressive errors).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data.panel import complete, one_vintage, with_groups
from analysis.methods import least_squares, space, space_models
from analysis.methods.beta import speed as speed_of
from analysis.methods.space import Weights

if TYPE_CHECKING:
    from analysis.data.series import Series

FEWEST = 4  # regions, as Moran's I needs


@dataclass(frozen=True, eq=False)
class World:
    """What planted panels keep: ``start`` log values, ``people``, ``groups`` (labels), each (n,); weights."""

    regions: tuple[str, ...]
    start: np.ndarray
    people: np.ndarray
    groups: np.ndarray
    weights: Weights
    year: int
    notes: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many regions."""
        return len(self.regions)

    @property
    def places(self) -> np.ndarray:
        """The group of each region as a number from 0, in order of first appearance."""
        order = {name: i for i, name in enumerate(dict.fromkeys(self.groups))}
        return np.array([order[name] for name in self.groups])


@dataclass(frozen=True)
class Truth:
    """What happens in a planted panel; see the module's docstring. Raises ValueError for what cannot be
    meant."""

    years: int
    speed: float | tuple[float, ...] = 0.0
    shock: float = 0.025
    memory: float = 0.0
    space: float = 0.0
    group_shock: float = 0.0
    common: float = 0.0
    growth: float = 0.08
    clubs: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        """Check ranges and lengths."""
        if self.years < 1:
            raise ValueError(f"planted.Truth: {self.years} years; one or more.")
        if isinstance(self.speed, tuple) and len(self.speed) != self.years:
            raise ValueError(f"planted.Truth: {len(self.speed)} speeds for {self.years} years; one for each.")
        if not all(-1 < s < 3 for s in self.speeds):
            raise ValueError("planted.Truth: a speed is in log points a year: .02 is 2 % a year.")
        if min(self.shock, self.group_shock, self.common) < 0 or max(self.shock, self.group_shock) > 1:
            raise ValueError("planted.Truth: shocks are standard deviations in log points: .025, say.")
        if not (-1 < self.memory < 1 and -1 < self.space < 1):
            raise ValueError(f"planted.Truth: memory {self.memory} and space {self.space}; between -1 and 1.")

    @property
    def speeds(self) -> np.ndarray:
        """The speed of each year (years,)."""
        return np.broadcast_to(np.asarray(self.speed, dtype=float), self.years)


# ---- worlds ----------------------------------------------------------------------------------------------


def world(
    df: pd.DataFrame,
    *,
    year: int,
    regions: pd.DataFrame,
    weights: Weights,
    value: str = "per_head",
    people: str | None = "mean_population",
    by: str = "macro_region",
) -> World:
    """The world of a real panel in one year.

    ``df`` is long (region, year, ``value`` > 0 in levels, ``people``); ``regions`` holds the groups ``by``;
    ``weights`` (``space.contiguity``) must know every region and give each a neighbour, and are standardised
    by rows. Raises ValueError naming regions that are missing, not positive, without weights or neighbours.
    """
    where = "planted.world"
    rows = one_vintage(df, where=where)
    rows = rows[rows["year"] == year]
    if len(rows) < FEWEST:
        raise ValueError(f"{where}: {len(rows)} regions in {year}; at least {FEWEST}.")
    rows = complete(rows, value=[c for c in (value, people) if c], where=where)
    rows = with_groups(rows, regions=regions, by=by).set_index("region")
    if unknown := sorted(set(rows.index) ^ set(weights.regions)):
        raise ValueError(
            f"{where}: {', '.join(unknown[:6])} in the panel or in the weights only; select them."
        )
    rows = rows.loc[list(weights.regions)]
    _checked(weights, where)
    levels = rows[value].to_numpy(dtype=float)
    if (low := levels <= 0).any():
        raise ValueError(f"{where}: {value} of {', '.join(rows.index[low][:6])} is not positive in {year}.")
    heads = np.ones(len(rows)) if people is None else rows[people].to_numpy(dtype=float)
    return World(weights.regions, np.log(levels), heads, rows[by].to_numpy(), weights, year)


def lattice(
    rows: int, columns: int, *, seed: int, spread: float = 0.4, groups: int = 4, year: int = 2000
) -> World:
    """A made-up world on a grid: neighbours share a side, log values N(10, ``spread``^2), unequal
    populations.

    Groups are blocks of columns. Raises ValueError for a grid of fewer than four, or more groups than
    columns.
    """
    n = rows * columns
    if n < FEWEST or min(rows, columns) < 1 or not 1 <= groups <= columns:
        raise ValueError(f"planted.lattice: {rows} x {columns} with {groups} groups; see the docstring.")
    names = [f"r{i:04d}" for i in range(n)]
    pairs = [(i, i + 1) for i in range(n) if (i + 1) % columns] + [
        (i, i + columns) for i in range(n - columns)
    ]
    borders = pd.DataFrame([(names[a], names[b]) for a, b in pairs], columns=["region", "neighbour"])
    rng = np.random.default_rng(seed)
    labels = np.array([f"g{(i % columns) * groups // columns}" for i in range(n)])
    return World(
        tuple(names),
        rng.normal(10, spread, n),
        np.exp(rng.normal(8, 0.8, n)),
        labels,
        space.contiguity(borders, regions=names),
        year,
        ("Made up: a grid.",),
    )


def calibrate(df: pd.DataFrame, *, world: World, first: int, last: int, value: str = "per_head") -> Truth:
    """The truth that shares speed, shock, memory, space and growth with a real panel (see the module).

    ``df`` as in ``world``. Raises ValueError for years that are not held by every region, fewer than five of
    them, or a panel in which no speed can be fitted.
    """
    where = "planted.calibrate"
    rows = one_vintage(df, where=where)
    rows = complete(rows[rows["year"].between(first, last)], value=value, where=where)
    wide = rows.pivot(index="region", columns="year", values=value)
    years = last - first
    if (
        set(wide.index) != set(world.regions)
        or list(wide.columns) != list(range(first, last + 1))
        or years < 5
    ):
        raise ValueError(
            f"{where}: every region of the world in every year {first}-{last}, six years or more."
        )
    y = np.log(wide.loc[list(world.regions)].to_numpy(dtype=float))
    z = y - y.mean(axis=0)
    growth, design = (z[:, -1] - z[:, 0]) / years, np.column_stack([np.ones(len(z)), z[:, 0]])
    fit = least_squares.ols(design, growth)
    speed = speed_of(float(fit.coefficients[0, 1]), years)
    if math.isnan(speed):
        raise ValueError(f"{where}: the regions changed places more than fully; no speed describes that.")
    left = z[:, 1:] - math.exp(-speed) * z[:, :-1]
    left = left - left.mean(axis=0)
    shock = float(np.sqrt((left**2).mean()))
    apart = space_models.ml_array(growth[:, None], x=design, weights=world.weights, model="error")
    return Truth(
        years=years,
        speed=speed,
        shock=shock,
        memory=_memory(float(left.mean(axis=1).var()) / shock**2, years),
        space=float(apart["spatial"][0]),
        growth=float(y[:, -1].mean() - y[:, 0].mean()) / years,
    )


def like(s: Series, *, first: int, weights: Weights) -> tuple[World, Truth]:
    """The world of a series in the year ``first``, and the truth that its years from then on calibrate.

    ``weights`` as in ``world``; ValueError as ``world`` and ``calibrate``.
    """
    held = world(s.table, year=first, regions=s.regions, weights=weights)
    return held, calibrate(s.table, world=held, first=first, last=s.last)


def without(truth: Truth, **changes: Any) -> Truth:
    """``truth`` with some fields replaced: ``without(truth, speed=0.0, space=0.0)``."""
    return replace(truth, **changes)


def bands(world: World, *, clubs: int = 3) -> tuple[int, ...]:
    """A club (0 the highest) for each region, by its place in the order of the first values, of equal
    size."""
    order = np.argsort(np.argsort(-world.start, kind="stable"), kind="stable")
    return tuple(int(v) for v in order * clubs // world.n)


# ---- panels ----------------------------------------------------------------------------------------------


def shocks(world: World, truth: Truth, *, draws: int, seed: int) -> np.ndarray:
    """e_it of the module's docstring: (draws, n, years). The speed plays no part in them."""
    rng = np.random.default_rng(seed)
    u = rng.standard_normal((world.n, draws * truth.years))
    x = spatially(u, weights=world.weights, space=truth.space).reshape(world.n, draws, truth.years)
    x = x.transpose(1, 0, 2) * truth.shock
    e = np.empty_like(x)
    e[..., 0] = x[..., 0]
    rest = math.sqrt(1 - truth.memory**2)
    for t in range(1, truth.years):
        e[..., t] = truth.memory * e[..., t - 1] + rest * x[..., t]
    if truth.group_shock:
        places = world.places
        e += truth.group_shock * rng.standard_normal((draws, places.max() + 1, truth.years))[:, places]
    return e


def paths(world: World, truth: Truth, e: np.ndarray, *, seed: int = 0) -> np.ndarray:
    """Log values (draws, n, years + 1) from shocks ``e`` (draws, n, years): the same ``e`` serves many
    speeds.

    ``seed`` is for the common shocks. Raises ValueError for shocks of another shape or clubs for other
    regions.
    """
    if e.shape[1:] != (world.n, truth.years):
        raise ValueError(f"planted.paths: shocks {e.shape}; (draws, {world.n}, {truth.years}) are expected.")
    mean = world.start.mean()
    rest = np.zeros(world.n)
    if truth.clubs is not None:
        rest = _club_means(world.start - mean, truth.clubs)
    keep = np.exp(-truth.speeds)
    z = np.empty((len(e), world.n, truth.years + 1))
    z[..., 0] = world.start - mean
    for t in range(truth.years):
        z[..., t + 1] = rest + keep[t] * (z[..., t] - rest) + e[..., t]
    steps = truth.growth + truth.common * np.random.default_rng(seed).standard_normal(
        (len(e), 1, truth.years)
    )
    z[..., 1:] += np.cumsum(steps, axis=-1)
    return z + mean


def plant(world: World, truth: Truth, *, draws: int, seed: int) -> np.ndarray:
    """Log values (draws, n, years + 1) of planted panels; one seed gives one set of shocks."""
    return paths(world, truth, shocks(world, truth, draws=draws, seed=seed), seed=seed)


def frame(world: World, logs: np.ndarray, *, missing: float = 0.0, seed: int = 0) -> pd.DataFrame:
    """One planted panel (n, years + 1) as a long table: region, year, per_head, mean_population, group.

    ``missing`` is the share of cells left out at random, never in a region's first and last year. Raises
    ValueError for another shape or a share outside [0, 1).
    """
    if logs.ndim != 2 or len(logs) != world.n:
        raise ValueError(f"planted.frame: logs {logs.shape}; one panel of {world.n} regions is expected.")
    if not 0 <= missing < 1:
        raise ValueError(f"planted.frame: missing is {missing}; a share below 1.")
    years = logs.shape[1]
    table = pd.DataFrame(
        {
            "region": np.repeat(world.regions, years),
            "year": np.tile(world.year + np.arange(years), world.n),
            "per_head": np.exp(logs).ravel(),
            "mean_population": np.repeat(world.people, years),
            "group": np.repeat(world.groups, years),
        }
    )
    kept = np.random.default_rng(seed).random(logs.shape) >= missing
    kept[:, [0, -1]] = True
    return table[kept.ravel()].reset_index(drop=True)


def spatially(u: np.ndarray, *, weights: Weights, space: float) -> np.ndarray:
    """k (I - r W)^-1 u for the columns of ``u`` (n, m), sparse; k makes the mean variance over regions
    one."""
    if space == 0:
        return u
    from scipy import sparse
    from scipy.sparse.linalg import splu

    n = weights.n
    solve = splu(sparse.csc_array(sparse.eye_array(n) - space * weights.matrix)).solve
    power = 0.0
    for begin in range(0, n, 256):  # the trace of the covariance, a few columns at a time
        block = np.zeros((n, min(256, n - begin)))
        block[begin + np.arange(block.shape[1]), np.arange(block.shape[1])] = 1.0
        power += float((solve(block) ** 2).sum())
    return solve(np.ascontiguousarray(u)) * math.sqrt(n / power)


# ---- inside ----------------------------------------------------------------------------------------------


def _memory(ratio: float, years: int) -> float:
    """m at which the variance of the mean of ``years`` shocks is ``ratio`` times that of one; in [-.9,
    .95]."""
    from scipy.optimize import brentq

    k = np.arange(1, years)

    def over(m: float) -> float:
        return (1 + 2 * float(((1 - k / years) * m**k).sum())) / years - ratio

    low, high = -0.9, 0.95
    if over(low) >= 0:
        return low
    return high if over(high) <= 0 else float(brentq(over, low, high, xtol=1e-15))


def _club_means(z: np.ndarray, clubs: Sequence[int]) -> np.ndarray:
    labels = np.asarray(clubs)
    if labels.shape != z.shape:
        raise ValueError(f"planted.paths: clubs for {len(labels)} regions; one for each of {len(z)}.")
    rest = np.empty_like(z)
    for club in np.unique(labels):
        rest[labels == club] = z[labels == club].mean()
    return rest


def _checked(weights: Weights, where: str) -> None:
    if weights.islands:
        raise ValueError(f"{where}: {', '.join(weights.islands)} without a neighbour; add a convention.")
    if not weights.by_rows:
        raise ValueError(f"{where}: the weights are not standardised by rows.")
