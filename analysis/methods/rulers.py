"""Rulers: one measure of a gap, between chosen years and regions, and what chance does to it.

A ruler is a measure (``MEASURES``: cv, sdlog, gini, theil, by the formulas of ``dispersion`` and
``inequality``), equal or population weights, two years, and the regions left out. ``path`` is what it
reads in each year, ``band`` how far chance moves it.

Chance is that of ``error_rates``: false worlds, which begin in the first year with the real levels and in
which nothing happens but shocks like the real ones and an error of measurement. Their shocks are drawn once
for all years from ``Series.since`` on (``Chance``); a window of k years has the first k of them, and regions
left out are left out of every world, so that one set of draws serves every ruler. The change of such a world
from the first year to year t has the weights of year t at both ends, as there. p is the share of worlds that
move at least as far, in the direction of the observed change: (1 + hits) / (1 + worlds). The band holds all
but 5 % of them at either end.

Shocks are kept as whole numbers of a small step (16 bits), so that a browser, to which they are sent, counts
the same worlds.

It misleads where ``error_rates`` does, and in one more way: who tries twenty rulers and keeps the one beyond
chance has found what chance gives. A p of this module is worth what it says for a ruler chosen beforehand.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable
from analysis.methods import dispersion, error_rates, planted

if TYPE_CHECKING:
    from analysis.data.series import Series
    from analysis.methods.space import Weights

MEASURES = ("cv", "sdlog", "gini", "theil")
FEWEST = 200  # worlds that a p is counted from
MOST = 800_000  # shocks of all worlds together: 2 MB as a browser reads them
STEPS = 32767  # to either side of zero


@dataclass(frozen=True, eq=False)
class Chance:
    """False worlds: ``shocks`` (worlds, n, years) in log points, cumulated, and ``noise`` (2, worlds, n).

    Both are whole numbers, times ``step`` and ``noise_step``. ``noise`` is standard normal, of the first year
    and of later ones; ``error`` is that of a change between two years, as ``error_rates`` has it, in log
    points. ``first`` is the year before the first shock.
    """

    first: int
    error: float
    shocks: np.ndarray
    step: float
    noise: np.ndarray
    noise_step: float

    @property
    def worlds(self) -> int:
        """How many."""
        return len(self.shocks)

    def levels(self, start: np.ndarray, *, years: int) -> np.ndarray:
        """Levels (worlds, n, 2) in the first year, ``start`` (n,), and ``years`` later, but for one factor.

        The error of measurement is that of ``error_rates``: what was seen of the first year's is taken back.
        """
        logs = np.log(start)
        z, variance = logs - logs.mean(), self.error**2 / 2
        part = variance / max(float(z.var()), variance, 1e-300)
        seen = part * z + np.sqrt(variance * (1 - part)) * self.noise_step * self.noise[0]
        wrong = np.sqrt(variance) * self.noise_step * self.noise[1] - seen
        later = logs + self.step * self.shocks[:, :, years - 1] + wrong
        return np.exp(np.stack([np.broadcast_to(logs, later.shape), later], axis=-1))


def chance(s: Series, *, weights: Weights, error: float = 0.0, draws: int, seed: int) -> Chance:
    """The false worlds of a series, regions in the order of ``s.regions``; ``error`` as in ``error_rates``.

    So many of ``draws`` worlds that their shocks are at most ``MOST``. Raises NotEstimable for fewer than six
    years from ``s.since`` on, and for so many regions that fewer than ``FEWEST`` worlds are left.
    """
    years, n = s.last - s.since, len(s.regions)
    if years < 5 or len(s.between(first=s.since).years) <= years:
        raise NotEstimable("years", f"rulers.chance: {s.name} has {years + 1} years.", n=years + 1, least=6)
    worlds = min(draws, MOST // (n * (years + 2)))
    if worlds < FEWEST:
        raise NotEstimable("many", f"rulers.chance: {n} regions.", n=n, most=MOST // (FEWEST * (years + 2)))
    levels, people, places = error_rates.arrays(s, weights=weights, first=s.since, last=s.last)
    world = planted.World(weights.regions, np.log(levels[:, 0]), people[:, 0], places, weights, s.since)
    truth = planted.calibrate(s.table, world=world, first=s.since, last=s.last)
    e = planted.shocks(world, truth, draws=draws, seed=seed)[:worlds]
    noise = np.random.default_rng([seed, 1]).standard_normal((2, draws, n))[:, :worlds]
    order = [weights.regions.index(region) for region in s.regions["region"]]
    shocks, step = _whole(e.cumsum(axis=-1)[:, order])
    noise, noise_step = _whole(noise[:, :, order])
    return Chance(s.since, error, shocks, step, noise, noise_step)


def chances(
    series: Iterable[Series], *, weights: Weights, errors: Mapping[str, float], draws: int, seed: int
) -> dict[str, Chance]:
    """``chance`` of each series that allows it, by name; ``errors`` are by name (none: no error)."""
    held = {}
    for s in series:
        with contextlib.suppress(NotEstimable):
            error = errors.get(s.name, 0.0)
            held[s.name] = chance(s, weights=weights, error=error, draws=draws, seed=seed)
    return held


def path(
    s: Series, *, measure: str, weighted: bool = False, first: int, last: int, without: Collection[str] = ()
) -> pd.DataFrame:
    """What a ruler reads in each year from ``first`` to ``last``: year, value.

    Raises ValueError for an unknown measure, years not held, or fewer than two regions.
    """
    x, w, years, _ = _arrays(s, measure, weighted, first, last, without)
    return pd.DataFrame({"year": years, "value": reading(x, w, measure)})


def band(
    s: Series,
    held: Chance,
    *,
    measure: str,
    weighted: bool = False,
    first: int,
    last: int,
    without: Collection[str] = (),
) -> pd.DataFrame:
    """``path`` beside what chance gives: year, value, low, high (all but 5 % of worlds at either end), p.

    In the first year low and high are the value itself, and p is 1. Raises ValueError as ``path``, and for a
    first year before that of ``held``; NotEstimable where all are alike in the first year.
    """
    if first < held.first:
        raise ValueError(f"rulers.band: worlds begin in {held.first}; {first} is before that.")
    x, w, years, kept = _arrays(s, measure, weighted, first, last, without)
    value = reading(x, w, measure)
    if not value[0]:
        raise NotEstimable("zero", f"rulers.band: no gap in {first} to count from.", years=first)
    rows = [(years[0], value[0], value[0], value[0], 1.0)]
    start = s.table[s.table["year"] == first].set_index("region")["per_head"].loc[s.regions["region"]]
    for at in range(1, len(years)):
        levels = held.levels(start.to_numpy(float), years=years[at] - first)[:, kept]
        ends = reading(levels, w[:, [at, at]], measure)
        ratio = ends[:, 1] / ends[:, 0]
        low, high = value[0] * np.quantile(ratio, [error_rates.LEVEL, 1 - error_rates.LEVEL])
        moved = value[at] / value[0]
        far = ratio <= moved if moved < 1 else ratio >= moved
        rows.append((years[at], value[at], low, high, (1 + int(far.sum())) / (1 + held.worlds)))
    return pd.DataFrame(rows, columns=["year", "value", "low", "high", "p"])


def reading(x: np.ndarray, w: np.ndarray, measure: str) -> np.ndarray:
    """A measure over the last axis but one of levels ``x`` (..., n, years); weights ``w`` (n, years).

    What is left of regions that are all alike, by rounding, is none.
    """
    if measure not in MEASURES:
        raise ValueError(f"rulers: unknown measure {measure!r}; one of {', '.join(MEASURES)}.")
    found = _reading(x, np.broadcast_to(w / w.sum(axis=0), x.shape), measure)
    return np.where(found > dispersion.ROUNDING, found, 0.0)


def _reading(x: np.ndarray, p: np.ndarray, measure: str) -> np.ndarray:
    if measure == "sdlog":
        x = np.log(x)
    mean = (p * x).sum(axis=-2)
    if measure in ("cv", "sdlog"):
        sd = np.sqrt((p * (x - mean[..., None, :]) ** 2).sum(axis=-2))
        return sd / mean if measure == "cv" else sd
    if measure == "theil":
        y = x / mean[..., None, :]
        return (p * y * np.log(y)).sum(axis=-2)
    order = np.argsort(x, axis=-2, kind="stable")
    x, p = np.take_along_axis(x, order, axis=-2), np.take_along_axis(p, order, axis=-2)
    below = np.cumsum(p, axis=-2) - p
    return (p * x * (2 * below + p - 1)).sum(axis=-2) / mean


def table(series: Iterable[Series], held: Mapping[str, Chance]) -> pd.DataFrame:
    """Every measure of every series from ``since`` to the last year: series, measure, first, last, start,
    end, change (%), chance (%: how many worlds move as far; missing where a series has none).

    Raises NotEstimable where all regions of a series are alike in its first year.
    """
    rows = []
    for s in series:
        for measure in MEASURES:
            ends = {"measure": measure, "first": s.since, "last": s.last}
            found = band(s, held[s.name], **ends) if s.name in held else path(s, **ends).assign(p=np.nan)
            row = {"series": s.name, **ends, "start": found["value"].iloc[0], "end": found["value"].iloc[-1]}
            row["change"] = dispersion.change(found, first=s.since, last=s.last)
            rows.append(row | {"chance": 100 * found["p"].iloc[-1]})
    return pd.DataFrame(rows)


def _arrays(
    s: Series, measure: str, weighted: bool, first: int, last: int, without: Collection[str]
) -> tuple[np.ndarray, np.ndarray, list[int], np.ndarray]:
    """Levels and weights (n, years) of the regions that are left, the years, and which regions are left."""
    years = [year for year in s.years if first <= year <= last]
    if len(years) < 2 or years[0] != first or years[-1] != last:
        raise ValueError(f"rulers: {first}-{last} of {s.name}, which holds {s.first}-{s.last}.")
    regions = s.regions["region"]
    kept = ~regions.isin(list(without)).to_numpy()
    if kept.sum() < 2:
        raise ValueError("rulers: fewer than two regions are left; there is nothing to compare.")
    rows = s.table[s.table["year"].isin(years)]

    def wide(column: str) -> np.ndarray:
        return rows.pivot(index="region", columns="year", values=column).loc[regions[kept]].to_numpy(float)

    x = wide("per_head")
    return x, wide(s.weights) if weighted and s.weights else np.ones(x.shape), years, kept


def _whole(values: np.ndarray) -> tuple[np.ndarray, float]:
    """Values as whole numbers of 16 bits, and the step that they count."""
    step = float(np.abs(values).max()) / STEPS or 1.0
    return np.rint(values / step).astype("<i2"), step
