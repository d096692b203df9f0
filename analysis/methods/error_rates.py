"""Error rates of a verdict: how often shocks alone move a statistic as far, and how often a true change does.

A claim such as "the gap narrowed" is judged by one statistic of a panel, a change between two years. Two
sets of planted worlds (``planted``), shaped like the panel, say what that statistic is worth:

- *false*: nothing of what the claim says. No region converges and no group grows faster than another by
  design; what happens is shocks, of the size, memory and spatial dependence of the real panel's;
- *true*: the same shocks, and a change of a stated amount: every region closes ``SPEED`` of its distance to
  the mean each year (for gaps), or a group grows ``LEAD`` a year faster than all others (for shares and
  growth).

Both carry an error of measurement at either end, as large as what the last census revision changed in the
regions' growth (``revision``), half of its variance in the first year and half in the last. An error of
*level* that stays cancels in a change, so that the revision of levels is not meant. One that does not stay
pulls the extremes of the first year back towards the mean, and looks like convergence (Galton's fallacy).

One rule for all statistics, at ``LEVEL`` = 5 %. Let c be what the statistic exceeds (in the claim's
direction) in 5 of 100 false worlds, and d what it exceeds in 95 of 100 true ones, or 0 if that is less:

    holds       beyond c: shocks alone go as far in at most 5 of 100 worlds
    fails       the other way, beyond d: a true change would look so in at most 5 of 100
    undecided   else: shocks alone give such a value, and a true change does

p is the share of false worlds at least as far, (1 + hits) / (1 + draws); power the share of true worlds
beyond c. Over a family of tests, ``multiple_tests`` says which of the findings stand if one in ten may be
false.

It misleads where the real world is not like ``planted``'s, whose docstring says how; and a verdict says
nothing of amounts other than the stated one. Source: R. J. Barro and X. Sala-i-Martin, Journal of Political
Economy 100 (1992), 223-251 (2 % a year).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable
from analysis.methods import planted
from analysis.methods.multiple_tests import LEVEL, benjamini_hochberg

if TYPE_CHECKING:
    from analysis.data.series import Series
    from analysis.methods.space import Weights

SPEED = 0.02  # log points a year, in the true worlds of gaps
LEAD = 0.01  # log points a year, in the true worlds of shares and growth
WORLDS = 200_000  # regions of all planted worlds together
FEWEST = 200  # worlds, however many regions
SPREADS = ("cv", "cvw", "sdlog", "sdlogw")


@dataclass(frozen=True)
class Statistic:
    """A change between the first and the last year of panels, and which direction the claim says.

    ``of`` takes levels (R, n, years + 1), weights and places (n,); ``sign`` is +1 for more, -1 for less.
    A ``fragile`` one says that a narrowing does not last: false where regions converge, true where none do.
    ``group`` is the one that grows faster in the true worlds, by place; None: the regions converge there.
    """

    name: str
    of: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
    sign: int
    group: int | None = None
    fragile: bool = False

    @property
    def weighted(self) -> bool:
        """Whether it weighs regions by people, which a series must then have."""
        return self.name.endswith("w")


# ---- statistics ------------------------------------------------------------------------------------------


def spread(measure: str) -> Statistic:
    """Change of a measure of dispersion, %; ``measure`` of ``SPREADS`` (w: weighted by population)."""
    if measure not in SPREADS:
        raise ValueError(f"error_rates.spread: unknown measure {measure!r}; one of {', '.join(SPREADS)}.")

    def of(x: np.ndarray, w: np.ndarray, _: np.ndarray) -> np.ndarray:
        return _change(_dispersion(x, w if measure.endswith("w") else np.ones_like(w), measure))

    return Statistic(measure, of, -1)


def between(measure: str) -> Statistic:
    """Change of inequality between groups, %: ``cv`` (each group once), ``theil_t`` or ``gini`` (by people).

    Raises ValueError for another measure.
    """
    if measure not in ("cv", "theil_t", "gini"):
        raise ValueError(f"error_rates.between: unknown measure {measure!r}; cv, theil_t or gini.")

    def of(x: np.ndarray, w: np.ndarray, places: np.ndarray) -> np.ndarray:
        output, people = _sums(x, w, places)
        means, heads = output / people, people / people.sum(axis=0)
        if measure == "cv":
            return _change(means.std(axis=-2) / means.mean(axis=-2))
        part = output / output.sum(axis=-2, keepdims=True)
        if measure == "theil_t":
            return _change((part * np.log(part / heads)).sum(axis=-2))
        each = part / heads
        apart = np.abs(each[..., :, None, :] - each[..., None, :, :])
        return _change(0.5 * (heads[:, None] * heads[None, :] * apart).sum(axis=(-3, -2)))

    return Statistic(f"between_{measure}", of, -1)


def share(group: int) -> Statistic:
    """Change of a group's share of all output, percentage points."""

    def of(x: np.ndarray, w: np.ndarray, places: np.ndarray) -> np.ndarray:
        output, _ = _sums(x, w, places)
        part = 100 * output[..., group, :] / output.sum(axis=-2)
        return part[..., -1] - part[..., 0]

    return Statistic("share", of, 1, group)


def lead(group: int, *, over: int) -> Statistic:
    """Compound growth of a group's output less another's, percentage points a year."""

    def of(x: np.ndarray, w: np.ndarray, places: np.ndarray) -> np.ndarray:
        output, _ = _sums(x, w, places)
        rate = 100 * ((output[..., -1] / output[..., 0]) ** (1 / (x.shape[-1] - 1)) - 1)
        return rate[..., group] - rate[..., over]

    return Statistic("lead", of, 1, group)


def speed() -> Statistic:
    """Speed of convergence by least squares on the first year's level, % a year."""

    def of(x: np.ndarray, _w: np.ndarray, _p: np.ndarray) -> np.ndarray:
        z = np.log(x[..., [0, -1]])
        z = z - z.mean(axis=-2, keepdims=True)
        slope = (z[..., 0] * z[..., 1]).sum(axis=-1) / (z[..., 0] ** 2).sum(axis=-1)
        # a slope of 0 or less: the regions changed places fully, faster than any speed that is tried
        return 100 * -np.log(np.maximum(slope, 1e-6)) / (x.shape[-1] - 1)

    return Statistic("speed", of, 1)


def inside(group: int) -> Statistic:
    """Change of the coefficient of variation among the regions of one group, %."""

    def of(x: np.ndarray, w: np.ndarray, places: np.ndarray) -> np.ndarray:
        own = places == group
        return _change(_dispersion(x[..., own, :], np.ones(int(own.sum())), "cv"))

    return Statistic("inside", of, -1)


def undone(measure: str) -> Statistic:
    """How much of a narrowing was undone again at worst, a share, as ``fragility.rebound`` has it."""
    narrowed = spread(measure)  # refuses an unknown measure

    def of(x: np.ndarray, w: np.ndarray, _: np.ndarray) -> np.ndarray:
        weights = w if measure.endswith("w") else np.ones_like(w)
        return _undone(_dispersion(x, weights, measure)).max(axis=-1)

    return Statistic(f"undone_{narrowed.name}", of, 1, fragile=True)


def reversed_places(*, least: float = 0.5) -> Statistic:
    """Of how many gaps between two groups half of a narrowing or more was undone again, a count."""

    def of(x: np.ndarray, w: np.ndarray, places: np.ndarray) -> np.ndarray:
        output, people = _sums(x, w, places)
        means = np.log(output / people)
        pairs = list(combinations(range(means.shape[-2]), 2))
        gaps = [np.abs(means[..., a, :] - means[..., b, :]) for a, b in pairs]
        return sum((_undone(gap).max(axis=-1) >= least).astype(float) for gap in gaps)

    return Statistic("reversed_places", of, 1, fragile=True)


def gaps() -> list[Statistic]:
    """The measures of a gap between all regions: how far it narrowed, and how much of that was undone."""
    return [*map(spread, SPREADS), *map(undone, SPREADS)]


def between_groups() -> list[Statistic]:
    """The measures of a gap between groups, and of how many such gaps opened again."""
    return [*(between(measure) for measure in ("cv", "theil_t", "gini")), reversed_places()]


def of_groups(s: Series) -> list[Statistic]:
    """Each group's share of output, and its growth over the first group's."""
    n = s.regions[s.groups[0]].nunique()
    return [*map(share, range(n)), *(lead(group, over=0) for group in range(1, n))]


def since(s: Series) -> dict[str, tuple[int, int]]:
    """From ``s.since`` to the last year and to the last that is marked, by their names in results."""
    marked = [year for year in s.marks if s.since < year < s.last][-1:]
    return {"change": (s.since, s.last)} | {f"change_{year}": (s.since, year) for year in marked}


def within(years: Mapping[str, tuple[int, int]]) -> Callable[[Series], dict[str, tuple[int, int]]]:
    """Windows for ``study`` by name, of every series those that it holds; 0 is a series' last year."""

    def held(s: Series) -> dict[str, tuple[int, int]]:
        ends = {when: (first, last or s.last) for when, (first, last) in years.items()}
        return {when: (a, b) for when, (a, b) in ends.items() if s.first <= a < b <= s.last}

    return held


def worlds(draws: int, *, n: int) -> int:
    """How many of ``draws`` worlds of ``n`` regions are planted: so many that their regions together are at
    most ``WORLDS``, and not under ``FEWEST``."""
    return min(draws, max(FEWEST, WORLDS // n))


# ---- rates -----------------------------------------------------------------------------------------------


def rates(
    s: Series,
    statistics: Sequence[Statistic],
    *,
    weights: Weights,
    first: int,
    last: int,
    by: str = "",
    error: float = 0.0,
    draws: int,
    seed: int,
) -> pd.DataFrame:
    """What a change of the series from ``first`` to ``last`` is worth: a row for each statistic.

    Columns statistic, group (the one meant), observed, chance (c), short (d), p, power; p and power
    are shares, the others in the statistic's unit. ``by`` groups the regions (empty: the first
    grouping); ``error`` is in log points. The shocks are those of all years that are marked
    (``s.since`` to ``s.last``). Raises ValueError as ``planted.like``, and for years that the series does
    not hold."""
    real, people, places = arrays(s, weights=weights, first=first, last=last, by=by)
    if s.last - s.since < 5:
        raise ValueError(
            f"error_rates.rates: {s.name} has {s.since}-{s.last}; six years show what shocks are."
        )
    held, shaped = (_world(s, weights=weights, year=year) for year in (first, s.since))
    truth = planted.calibrate(s.table, world=shaped, first=s.since, last=s.last)
    years = last - first
    idle = replace(truth, years=years, speed=0.0)
    e = planted.shocks(held, idle, draws=draws, seed=seed)
    nothing, converging = (
        np.exp(planted.paths(held, replace(idle, speed=v), e) + wrong)
        for v, wrong in _errors(held, error, years=years, draws=draws, seed=seed).items()
    )
    labels = list(s.regions[by or s.groups[0]].drop_duplicates()) if s.groups else []
    rows = []
    for statistic in statistics:
        false_worlds, true_worlds = (converging, nothing) if statistic.fragile else (nothing, converging)
        if statistic.group is not None:
            ahead = LEAD * (places == statistic.group)[:, None] * np.arange(years + 1)
            true_worlds = nothing * np.exp(ahead)
        observed = statistic.sign * float(statistic.of(real[None], people, places)[0])
        false, true = (
            statistic.sign * statistic.of(x, people[:, -1], places) for x in (false_worlds, true_worlds)
        )
        chance, short = float(np.quantile(false, 1 - LEVEL)), float(np.quantile(true, LEVEL))
        row = {
            "statistic": statistic.name,
            "group": "" if statistic.group is None else labels[statistic.group],
        }
        row |= {"observed": statistic.sign * observed, "chance": statistic.sign * chance}
        row |= {
            "short": statistic.sign * min(0.0, short) + 0.0,
            "p": (1 + int((false >= observed).sum())) / (1 + draws),
        }
        rows.append(row | {"power": float((true > chance).mean())})
    return pd.DataFrame(rows)


def walk(path: pd.Series, *, first: int, last: int, lead: float = LEAD) -> dict[str, float]:
    """What a change of one share is worth, by the steps that it made before: change, chance, short, p, power.

    ``path`` has a value for each year. The false world is a random walk without drift, with the standard
    deviation of the steps up to ``first`` (Student's t, as these are few); in the true one the share also
    grows by ``lead`` of its first value a year. p and power in %, the others in the unit of ``path``. Raises
    NotEstimable for fewer than five steps before ``first``, ValueError for years that are not held.
    """
    from scipy import stats

    if not {first, last} <= set(path.index) or first >= last:
        raise ValueError(f"error_rates.walk: {first}-{last} are not two years held, the earlier first.")
    steps = path.sort_index().loc[:first].diff().dropna()
    if len(steps) < 5:
        raise NotEstimable("years", f"error_rates.walk: {len(steps)} steps.", n=len(steps) + 1, least=6)
    years, t = last - first, stats.t(len(steps) - 1)
    spread = float(steps.std(ddof=1)) * years**0.5
    change, gain = float(path[last] - path[first]), lead * years * float(path[first])
    chance = spread * float(t.ppf(1 - LEVEL))
    return {
        "change": change,
        "chance": chance,
        "short": min(0.0, gain - chance),
        "p": 100 * float(t.sf(change / spread)),
        "power": 100 * float(t.sf((chance - gain) / spread)),
    }


def walks(path: pd.Series, *, first: int, lasts: Mapping[str, int], lead: float = LEAD) -> pd.DataFrame:
    """``walk`` from ``first`` to each of ``lasts``: its columns, until (their names), note (both years)."""
    found = [
        {"until": until, "note": f"{first}-{last}", **walk(path, first=first, last=last, lead=lead)}
        for until, last in lasts.items()
    ]
    return pd.DataFrame(found)


def study(
    series: Iterable[Series],
    statistics: Sequence[Statistic],
    windows: Callable[[Series], Mapping[str, tuple[int, int]]],
    *,
    weights: Weights,
    by: str = "",
    errors: Mapping[str, float] | None = None,
    draws: int,
    seed: int,
) -> pd.DataFrame:
    """``rates`` of several series and windows: series, when, first, last, and the columns of ``rates``.

    ``windows`` gives each series its years, by the name that results have for them; ``errors`` are by series.
    A series without people is not judged by statistics that weigh by them.
    """
    parts = []
    for s in series:
        held = [statistic for statistic in statistics if s.weights or not statistic.weighted]
        for when, (first, last) in windows(s).items():
            options = {
                "weights": weights,
                "error": (errors or {}).get(s.name, 0.0),
                "draws": draws,
                "seed": seed,
            }
            found = rates(s, held, first=first, last=last, **options)
            parts.append(found.assign(series=s.name, when=when, first=first, last=last))
    return pd.concat(parts, ignore_index=True)


def arrays(
    s: Series, *, weights: Weights, first: int, last: int, by: str = ""
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Levels and weights (n, years + 1) and places (n,) of a series, regions in the order of ``weights``.

    Groups are numbered in the order of ``s.regions``. Raises ValueError for years not held.
    """
    if first < s.first or last > s.last or first >= last:
        raise ValueError(f"error_rates.arrays: {first}-{last} of {s.name}, which holds {s.first}-{s.last}.")
    rows = s.table[s.table["year"].between(first, last)]
    wide = rows.pivot(index="region", columns="year", values="per_head").loc[list(weights.regions)]
    people, places = np.ones(wide.shape), np.zeros(len(wide), dtype=int)
    if s.weights:
        people = rows.pivot(index="region", columns="year", values=s.weights).loc[wide.index].to_numpy(float)
    if by := by or next(iter(s.groups), ""):
        order = {group: place for place, group in enumerate(s.regions[by].drop_duplicates())}
        places = s.regions.set_index("region")[by].map(order).loc[wide.index].to_numpy()
    return wide.to_numpy(float), people, places


def revision(old: Series, new: Series) -> float:
    """Standard deviation over regions of what ``new`` changed in the growth of ``old``, log points.

    Growth from the year that both count from to the last that both hold. Raises ValueError without two years
    that both hold.
    """
    first, last = max(old.since, new.since, old.first, new.first), min(old.last, new.last)
    if first >= last:
        raise ValueError(f"error_rates.revision: {old.name} and {new.name} hold no two years in common.")
    grown = [
        np.log(s.table.pivot(index="region", columns="year", values="per_head")[[first, last]]).diff(axis=1)[
            last
        ]
        for s in (old, new)
    ]
    return float((grown[1] - grown[0]).std(ddof=0))


def revised(series: Iterable[Series]) -> pd.DataFrame:
    """Every ``revision`` of one vintage by the next of its family: family, series (the newer one), error.

    ``series`` are those of ``pack.series(superseded=True)``; vintages follow one another by name.
    """
    held: dict[str, list[Series]] = {}
    for s in series:
        held.setdefault(s.family, []).append(s)
    rows = [
        (family, new.name, revision(old, new))
        for family, own in held.items()
        for old, new in pairwise(sorted(own, key=lambda s: str(s.vintage)))
    ]
    return pd.DataFrame(rows, columns=["family", "series", "error"])


def revisions(series: Iterable[Series]) -> dict[str, float]:
    """The last ``revision`` of each family's growth, by the names of its vintages; none without two."""
    held = list(series)
    last = revised(held).groupby("family")["error"].last()
    return {s.name: float(last[s.family]) for s in held if s.family in last.index}


def long(df: pd.DataFrame, *what: str) -> pd.DataFrame:
    """Some columns of ``study`` below one another: what, series, statistic, group, when, value.

    Where p or power is asked for, both are in percent.
    """
    df = df.assign(p=100 * df["p"], power=100 * df["power"]) if {"p", "power"} & set(what) else df
    rows = df.melt(["series", "statistic", "group", "when"], list(what), var_name="what")
    return rows[["what", "series", "statistic", "group", "when", "value"]]


def family(p: Iterable[float]) -> dict[str, float]:
    """Of a family of tests: tests, found (p at most ``LEVEL``), by_chance (expected if nothing is true), kept
    (``multiple_tests.benjamini_hochberg``)."""
    values = np.asarray(list(p), dtype=float)
    counts = {"tests": len(values), "found": (values <= LEVEL).sum(), "by_chance": LEVEL * len(values)}
    return {k: float(v) for k, v in (counts | {"kept": sum(benjamini_hochberg(values))}).items()}


# ---- inside ----------------------------------------------------------------------------------------------


def _errors(
    held: planted.World, error: float, *, years: int, draws: int, seed: int
) -> dict[float, np.ndarray]:
    """What errors of measurement add to planted panels, by speed: (draws, n, years + 1), nothing at first.

    m_0 in the first year, given what was seen of it, and m_T later; each has the variance ``error``^2 / 2.
    """
    first, later = np.random.default_rng([seed, 1]).standard_normal((2, draws, held.n, 1))
    z, variance = held.start - held.start.mean(), error**2 / 2
    part = variance / max(float(z.var()), variance, 1e-300)
    first = part * z[:, None] + np.sqrt(variance * (1 - part)) * first
    t = np.arange(1, years + 1)
    grown = {v: np.sqrt(variance) * later - np.exp(-v * t) * first for v in (0.0, SPEED)}
    return {v: np.concatenate([np.zeros_like(first), path], axis=-1) for v, path in grown.items()}


def _world(s: Series, *, weights: Weights, year: int) -> planted.World:
    levels, people, places = arrays(s, weights=weights, first=year, last=s.last)
    return planted.World(weights.regions, np.log(levels[:, 0]), people[:, 0], places, weights, year)


def _change(path: np.ndarray) -> np.ndarray:
    return 100 * (path[..., -1] / path[..., 0] - 1)


def _dispersion(x: np.ndarray, w: np.ndarray, measure: str) -> np.ndarray:
    w = (w if w.ndim == 2 else w[:, None]) / w.sum(axis=0)
    z = np.log(x) if measure.startswith("sdlog") else x
    mean = (w * z).sum(axis=-2)
    sd = np.sqrt((w * (z - mean[..., None, :]) ** 2).sum(axis=-2))
    return sd if measure.startswith("sdlog") else sd / mean


def _undone(path: np.ndarray, least: float = 0.03) -> np.ndarray:
    """By year, the share of the fall to the lowest value so far that is undone; small falls count as none."""
    trough = np.minimum.accumulate(path, axis=-1)
    fall = path[..., :1] - trough
    return np.where(fall >= least * path[..., :1], (path - trough) / np.where(fall > 0, fall, 1.0), 0.0)


def _sums(x: np.ndarray, w: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Output (..., groups, years) and people (groups, years or 1)."""
    member = (places == np.arange(places.max() + 1)[:, None]).astype(float)
    w = w if w.ndim == 2 else w[:, None]
    return member @ (w * x), member @ w
