"""Does a composite index converge across regions, and over which recipes? What its scale lets one say.

A spread of scores is only as meaningful as the scale that it is measured on. ``scale`` says which it is:

    ratio        distance to a reference and a power mean: the zero is none of anything, as in the indicators
    interval     minmax or zscore and an arithmetic mean: zero and unit are set by convention
    order        ranks, percentiles or Copeland scores: places among the regions and years compared
    convention   minmax or zscore and another mean: the zero enters the mean itself, and with it the ranking

*Relative* gaps (cv, gini, sd_log, upper third over lower third; slopes of logs) need the true zero of a ratio
scale: add a constant to all scores and they change, even in sign of their change. *Absolute* gaps (sd over
the first year's sd; slopes of levels) and the share of variance between groups survive any change of zero and
unit. Kendall's tau between two years needs the order alone. On a ratio scale absolute gaps can widen while
relative ones narrow: both are true.

For region i with x_i the score (absolute reading) or its log (relative) in the first and the last year, T
years apart, and D the standard deviation over regions:

    sigma    ln(D_T / D_0) / T, with the interval of Pitman and Morgan for the ratio of two correlated
             standard deviations: with r the correlation of the two years, t the quantile of n - 2 degrees of
             freedom, K = 1 + 2 (1 - r^2) t^2 / (n - 2), the variance ratio w lies in w (K -+ sqrt(K^2 - 1))
    beta     x_T - x_0 = a + (rho - 1) x_0 + u: the speed is -ln(rho) / T, with HC3 errors (delta method).
             rho, and with it the speed of levels, is the same under any change of zero and unit
    tau      Kendall's tau-a of the two years' scores
    between  the share of the variance over regions that lies between the groups' means; (g - 1) / (n - 1) is
             expected where g groups are drawn by lot

``detectable_sigma`` is the sigma that the Pitman-Morgan test finds in four samples of five.

Sources: E. J. G. Pitman, "A note on normal correlation", Biometrika 31 (1939), 9-12; W. A. Morgan, "A test
for the significance of the difference between the two variances in a sample from a normal bivariate
population", Biometrika 31 (1939), 13-19; S. S. Stevens, "On the theory of scales of measurement", Science 103
(1946), 677-680; growth regressions and their cautions as in ``analysis.methods.beta``.

It misleads when shares of a fan are read as probabilities, when an absolute gap that grows with the level is
called divergence without a word on the relative one, and when intervals are read as if the regions were drawn
by lot: they are all there are, and the intervals stand for other paths that the same regions might have had.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.composite import composite
from analysis.composite import composite_steps as steps
from analysis.methods import beta
from analysis.methods.least_squares import ols, quantile, two_sided

SCALES = ("ratio", "interval", "order", "convention")
READINGS = ("relative", "absolute")
RELATIVE = ("cv", "gini", "sd_log", "ratio")
MEASURES = (*RELATIVE, "sd")
VERDICTS = ("closer", "apart", "open")
SIGNIFICANT = 0.05


# ---- what a scale lets one say ---------------------------------------------------------------------------


def scale(recipe: composite.Recipe) -> str:
    """The kind of scale (one of ``SCALES``) that a recipe's scores are on."""
    normalise, mean = recipe.get("normalise")["method"], recipe.get("aggregate")
    if normalise in ("rank", "percentile") or mean["method"] == "copeland":
        return "order"
    if normalise == "reference" and recipe.get("outliers").get("method") != "boxcox":
        return "ratio"
    means = {mean["method"], mean.get("within") or mean["method"]}
    return "interval" if means == {"arithmetic"} else "convention"


def readings(recipe: composite.Recipe) -> tuple[str, ...]:
    """The readings of a gap that have a meaning for a recipe: both, or the absolute one alone."""
    return READINGS if scale(recipe) == "ratio" else ("absolute",)


def measure_for(recipe: composite.Recipe, measure: str) -> str:
    """``measure`` where the recipe's scale has a true zero, else sd. ValueError for an unknown measure."""
    steps.one_of(measure, MEASURES, "coordination", "measure")
    return measure if scale(recipe) == "ratio" else "sd"


# ---- spread ----------------------------------------------------------------------------------------------


def spread(scores: np.ndarray, *, measure: str, axis: int = 0) -> np.ndarray:
    """How far apart units are along ``axis``: cv, gini, sd_log, ratio (upper third's mean over the lower
    third's), sd; divisor n throughout.

    Raises ValueError for an unknown measure, fewer than two units, missing scores, and for scores that are
    not positive under a relative measure.
    """
    steps.one_of(measure, MEASURES, "coordination", "measure")
    x = np.moveaxis(np.asarray(scores, dtype=float), axis, 0)
    if len(x) < 2 or np.isnan(x).any():
        raise ValueError(
            f"coordination.spread: {len(x)} units, missing ones among them or too few: two known."
        )
    if measure == "sd":
        return x.std(axis=0)
    if not (x > 0).all():
        raise ValueError(
            f"coordination.spread: {measure} needs positive scores; the least is {x.min():.6g}. On a scale "
            "whose zero is a convention take sd."
        )
    if measure == "cv":
        return x.std(axis=0) / x.mean(axis=0)
    if measure == "sd_log":
        return np.log(x).std(axis=0)
    if measure == "ratio":
        return 1 / steps.coordination(x, measure="ratio")
    n = len(x)
    return (1 - steps.coordination(x, measure="gini")) * (n - 1) / n


def by_year(made: composite.Composite, *, measures: Sequence[str] = MEASURES) -> pd.DataFrame:
    """Spreads of an index's scores: columns measure, year, value, index (the first year 100).

    Only the measures that have a meaning on the recipe's scale (sd always). Raises ValueError as ``spread``.
    """
    kept = [m for m in measures if m == measure_for(made.recipe, m)]
    out = []
    for measure in kept:
        value = spread(made.scores, measure=measure)
        columns = {"measure": measure, "year": made.axes.years, "value": value}
        out.append(pd.DataFrame(columns | {"index": 100 * value / value[0]}))
    return pd.concat(out, ignore_index=True)


def grown_most(made: composite.Composite) -> tuple[str, dict[str, float]]:
    """The dimension whose part of the score grew most, and that part (%, regions' mean) first and last."""
    mean = made.dimensions.mean(axis=0)
    share = 100 * mean / mean.sum(axis=1, keepdims=True)
    most = int((share[-1] - share[0]).argmax())
    return made.dimension_names[most], {"first": float(share[0, most]), "last": float(share[-1, most])}


def under_another_zero(scores: np.ndarray, *, shifts: Sequence[float], years: int) -> pd.DataFrame:
    """What becomes of each statistic when a constant is added to all scores (regions, first and last year).

    Columns shift, cv, gini, sd_log, ratio (changes between the two years in %), sd (likewise), speed (of
    levels, % a year), tau. On an interval scale every shift is as good as another.
    """
    rows = []
    for shift in shifts:
        moved = np.asarray(scores, dtype=float) + shift
        row: dict[str, float] = {"shift": float(shift)}
        for measure in MEASURES:
            known = measure == "sd" or (moved > 0).all()
            row[measure] = _change(moved, measure) if known else math.nan
        found = statistics(moved[None], years=years, reading="absolute").iloc[0]
        rows.append(row | {"speed": found["speed"], "tau": found["tau"]})
    return pd.DataFrame(rows)


# ---- sigma, beta, tau of many indices at once ------------------------------------------------------------


def statistics(
    scores: np.ndarray,
    *,
    years: int,
    reading: str = "absolute",
    groups: Sequence[str] | None = None,
    level: float = 0.95,
) -> pd.DataFrame:
    """Sigma, beta and tau of S indices at once; ``scores`` (S, regions, 2): the first and the last year.

    With ``groups`` (one a region) the slope has a dummy for each group: what happens inside groups alone.

    Columns sigma, sigma_low, sigma_high, sigma_p, speed, speed_low, speed_high, speed_p, detectable (all but
    the p in % a year), rho, tau, r (correlation of the two years). sigma below zero and speed above zero are
    convergence. Where no speed exists (rho <= 0) it is NaN. Raises ValueError for another shape, fewer than
    four regions, scores missing or, for logs, not positive, or equal for all regions of a year.
    """
    where = "coordination.statistics"
    steps.one_of(reading, READINGS, "coordination", "reading")
    x = np.asarray(scores, dtype=float)
    if x.ndim != 3 or x.shape[2] != 2 or x.shape[1] < 4 or years < 1:
        raise ValueError(
            f"{where}: scores {x.shape} over {years} years; (S, 4 regions or more, 2) over 1 or more."
        )
    if not np.isfinite(x).all() or (reading == "relative" and not (x > 0).all()):
        need = "known, positive" if reading == "relative" else "known"
        raise ValueError(f"{where}: {reading} gaps need {need} scores; the least is {np.nanmin(x):.6g}.")
    if (x.std(axis=1) == 0).any():
        raise ValueError(f"{where}: scores equal for all regions in a year; there is no gap to compare.")
    order = x
    x = np.log(x) if reading == "relative" else x
    out = _sigma(x[..., 0], x[..., 1], years, level) | _beta(x[..., 0], x[..., 1], years, level, groups)
    return pd.DataFrame(out | {"tau": kendall(order[..., 0], order[..., 1])})


def _sigma(start: np.ndarray, end: np.ndarray, years: int, level: float) -> dict[str, np.ndarray]:
    n = start.shape[1]
    a, b = (v - v.mean(axis=1, keepdims=True) for v in (start, end))
    saa, sbb, sab = (a * a).sum(axis=1), (b * b).sum(axis=1), (a * b).sum(axis=1)
    ratio, r2 = sbb / saa, np.minimum(sab**2 / (saa * sbb), 1.0)
    k = 1 + 2 * (1 - r2) * quantile(0.5 + level / 2, n - 2) ** 2 / (n - 2)
    reach = np.sqrt(k * k - 1)
    middle, ends = np.log(ratio), (np.log(k - reach), np.log(k + reach))
    # The test is that of no correlation between sums and differences.
    difference, total = sbb + saa - 2 * sab, sbb + saa + 2 * sab
    with np.errstate(divide="ignore", invalid="ignore"):
        c2 = (sbb - saa) ** 2 / (difference * total)
        t = np.sqrt(c2 * (n - 2) / np.maximum(1 - c2, 1e-300))
    p = np.where(difference <= 1e-12 * total, np.nan, two_sided(t, n - 2))
    half = 100 / (2 * years)
    out = {
        "sigma": half * middle,
        "sigma_low": half * (middle + ends[0]),
        "sigma_high": half * (middle + ends[1]),
    }
    return out | {"sigma_p": p, "r": np.sign(sab) * np.sqrt(r2)}


def _beta(
    start: np.ndarray, end: np.ndarray, years: int, level: float, groups: Sequence[str] | None
) -> dict[str, np.ndarray]:
    columns = [np.ones_like(start), start]
    for name in sorted(set(groups or []))[1:]:
        columns.append(np.broadcast_to([group == name for group in groups], start.shape).astype(float))
    fit = ols(np.stack(columns, axis=2), (end - start) / years, errors=["hc3"])
    b, se, df = fit.coefficients[:, 1], fit.se("hc3")[:, 1], fit.df
    speed = 100 * beta.speed(b, years)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = 100 * np.where(1 + b * years > 0, se / (1 + b * years), np.nan)
    reach = quantile(0.5 + level / 2, df) * error
    out = {"speed": speed, "speed_low": speed - reach, "speed_high": speed + reach}
    out |= {"speed_p": two_sided(b / se, df), "rho": 1 + b * years}
    return out | {"detectable": (quantile(0.975, df) + quantile(0.8, df)) * error}


def kendall(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Kendall's tau-a (S,) of two years' scores (S, n): pairs in one order less pairs turned, over all."""
    i, j = np.triu_indices(first.shape[1], 1)
    same = np.sign(first[:, i] - first[:, j]) * np.sign(last[:, i] - last[:, j])
    return same.mean(axis=1)


def detectable_sigma(*, r: float, n: int, years: int, power: float = 0.8, level: float = 0.95) -> float:
    """The fall of the spread (% a year, positive) that the Pitman-Morgan test finds with chance ``power``.

    ``r`` is the correlation of the two years, ``n`` the number of regions; by Fisher's z of the correlation
    between sums and differences. Raises ValueError for r outside (-1, 1) or fewer than five regions.
    """
    from statistics import NormalDist

    if not -1 < r < 1 or n < 5:
        raise ValueError(f"coordination.detectable_sigma: r {r:g}, n {n}; r inside (-1, 1), n at least 5.")
    z = NormalDist().inv_cdf(0.5 + level / 2) + NormalDist().inv_cdf(power)
    q = math.tanh(z / math.sqrt(n - 3)) ** 2
    m = (1 + q - 2 * q * r * r) / (1 - q)  # the variance ratio w solves w + 1 / w = 2 m
    return 100 * math.log(m + math.sqrt(m * m - 1)) / (2 * years)


def points(made: composite.Composite, *, reading: str = "relative") -> pd.DataFrame:
    """What the slope of ``statistics`` is fitted to: region, initial (score of the first year, its log under
    relative), growth (a year), fitted."""
    first, last = made.scores[:, 0], made.scores[:, -1]
    if reading == "relative":
        first, last = np.log(first), np.log(last)
    growth = (last - first) / (made.axes.years[-1] - made.axes.years[0])
    fitted = np.polyval(np.polyfit(first, growth, 1), first)
    columns = {"region": made.axes.regions, "initial": first, "growth": growth, "fitted": fitted}
    return pd.DataFrame(columns)


def parts(made: composite.Composite, *, reading: str = "relative") -> pd.DataFrame:
    """``statistics`` of the index (part total) and of each of its dimensions, a row each."""
    ends = np.concatenate([made.scores[None], np.moveaxis(made.dimensions, 2, 0)])[..., [0, -1]]
    years = made.axes.years[-1] - made.axes.years[0]
    return statistics(ends, years=years, reading=reading).assign(part=["total", *made.dimension_names])


def verdicts(table: pd.DataFrame, *, column: str) -> pd.Series:
    """closer, apart or open for each row, from the interval of ``column`` (sigma or speed)."""
    low, high = table[f"{column}_low"], table[f"{column}_high"]
    sign = -1 if column == "sigma" else 1
    closer, apart = (high < 0, low > 0) if sign < 0 else (low > 0, high < 0)
    return pd.Series(np.select([closer, apart], ["closer", "apart"], "open"), index=table.index)


def intervals(made: composite.Composite, *, reading: str = "relative") -> pd.DataFrame:
    """Sigma and speed of the index, of its dimensions, in absolute gaps and inside groups: a row for each.

    Columns what (sigma, speed), part (total, a dimension, absolute, within_macro_regions: speed alone),
    value, low, high (% a year), verdict.
    """
    ends, years = made.scores[None][..., [0, -1]], made.axes.years[-1] - made.axes.years[0]
    groups = [made.data.groups[region] for region in made.axes.regions]
    inside = statistics(ends, years=years, reading=reading, groups=groups).assign(part="within_macro_regions")
    absolute = parts(made, reading="absolute").iloc[[0]].assign(part="absolute")
    table = pd.concat([parts(made, reading=reading), absolute, inside], ignore_index=True)
    found = []
    for what in ("sigma", "speed"):
        names = {what: "value", f"{what}_low": "low", f"{what}_high": "high"}
        own = table.assign(what=what, verdict=verdicts(table, column=what)).rename(columns=names)
        found.append(own[["what", "part", "value", "low", "high", "verdict"]])
    out = pd.concat(found, ignore_index=True)
    return out[(out["what"] == "speed") | (out["part"] != "within_macro_regions")]


def verdict_shares(table: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """How often ``verdicts`` says what: ``by``, what (sigma or speed), verdict, value (% of the rows)."""
    found = []
    for key, part in table.groupby(by, sort=False):
        for what in ("sigma", "speed"):
            share = 100 * verdicts(part, column=what).value_counts(normalize=True)
            for verdict in VERDICTS:
                found.append({by: key, "what": what, "verdict": verdict, "value": share.get(verdict, 0.0)})
    return pd.DataFrame(found)


# ---- within and between groups ---------------------------------------------------------------------------


def within_between(
    made: composite.Composite, *, reading: str = "relative", draws: int = 999, seed: int
) -> pd.DataFrame:
    """Variance of scores (their logs under relative) over regions, each counted alike, by year.

    Columns year, within, between (variances), share (between over both), expected (of groups drawn by lot)
    and p (share of ``draws`` regroupings of the regions, sizes kept, whose share is as large). Raises
    ValueError if the data have no groups or one only, or logs do not exist.
    """
    where = "coordination.within_between"
    groups = made.data.groups
    if not groups or len(set(groups.values())) < 2:
        raise ValueError(
            f"{where}: the data need two groups of regions or more; give them to composite.data()."
        )
    x = made.scores
    if reading == "relative":
        if not (x > 0).all():
            raise ValueError(f"{where}: logs need positive scores; the least is {x.min():.6g}.")
        x = np.log(x)
    labels = np.unique([groups[region] for region in made.axes.regions], return_inverse=True)[1]
    rng = np.random.default_rng(seed)
    orders = np.vstack([labels, rng.permuted(np.tile(labels, (draws, 1)), axis=1)])
    deviation = x - x.mean(axis=0)
    total = (deviation**2).mean(axis=0)
    between = np.zeros((len(orders), x.shape[1]))
    for label in range(labels.max() + 1):
        inside = (orders == label).astype(float)
        between += (inside @ deviation) ** 2 / inside.sum(axis=1, keepdims=True) / len(x)
    share = between / total
    p = (1 + (share[1:] >= share[0] - 1e-12).sum(axis=0)) / (draws + 1)
    columns = {
        "year": made.axes.years,
        "within": total - between[0],
        "between": between[0],
        "share": share[0],
    }
    return pd.DataFrame(columns | {"expected": labels.max() / (len(x) - 1), "p": p})


# ---- the fan ---------------------------------------------------------------------------------------------


def fan(
    data: Mapping[str, composite.Data], *, choices: Mapping[str, Mapping[str, Any]], recipe: composite.Recipe
) -> pd.DataFrame:
    """Every recipe of ``choices`` on every set of data, with every reading that has a meaning.

    ``choices`` (step to {name: parameters}) change ``recipe``. One row each: data, a column a step with the
    name chosen, scale, reading, first, last, n, change_<measure> (% between the two years, for the measures
    of the reading), the columns of ``statistics``, and sigma_verdict and speed_verdict (``verdicts``). Steps
    up to normalisation are shared by what follows. Raises ValueError as ``composite.build``.
    """
    rows, scores = [], []
    every = _recipes(choices, recipe)
    for name, source in data.items():
        ready, weight = _Once(), _Once()
        for chosen, other, early, late in every:
            own = ready.get(early, lambda other=other, source=source: composite.prepare(source, other))
            w = weight.get(late, lambda own=own, other=other: composite.nominal(own, other))
            how = other.get("aggregate")
            made = steps.aggregate(own.normalised, w[None], own.axes, own.dimensions, **how)[0]
            years = own.axes.years
            for reading in readings(other):
                head = {"data": name, **chosen, "scale": scale(other), "reading": reading}
                head |= {"first": years[0], "last": years[-1], "n": len(made)}
                kept = RELATIVE if reading == "relative" else ("sd",)
                rows.append(head | {f"change_{m}": _change(made[:, [0, -1]], m) for m in kept})
                scores.append(made[:, [0, -1]])
    table = pd.DataFrame(rows)
    found = []
    for _, part in table.groupby(["first", "last", "n", "reading"], sort=False):
        head = part.iloc[0]
        stack = np.stack([scores[i] for i in part.index])
        own = statistics(stack, years=int(head["last"] - head["first"]), reading=head["reading"])
        found.append(own.set_index(part.index))
    table = table.join(pd.concat(found))
    said = {f"{column}_verdict": verdicts(table, column=column) for column in ("sigma", "speed")}
    return table.assign(**said)


def _change(ends: np.ndarray, measure: str) -> float:
    start, end = spread(ends, measure=measure)
    return 100 * (end / start - 1)


class _Once(dict):
    """What was worked out once is kept."""

    def get(self, key: Any, work: Callable[[], Any]) -> Any:
        if key not in self:
            self[key] = work()
        return self[key]


def _recipes(
    choices: Mapping[str, Mapping[str, Any]], recipe: composite.Recipe
) -> list[tuple[dict[str, str], composite.Recipe, tuple, tuple]]:
    """Names chosen and the recipe of every combination, and keys of its steps before and with the weights."""
    order = composite.ORDER.index("weight")
    out = []
    for names in itertools.product(*choices.values()):
        named = dict(zip(choices, names, strict=True))
        changed = recipe.changed(**{step: choices[step][name] for step, name in named.items()})
        early, late = (
            tuple(name for step, name in named.items() if composite.ORDER.index(step) < order + more)
            for more in (0, 1)
        )
        out.append((named, changed, early, late))
    return out


def by_choice(table: pd.DataFrame, *, factors: Sequence[str]) -> pd.DataFrame:
    """What each choice of ``fan`` comes to: factor, choice, n, median sigma, speed and tau, and shares (%) of
    recipes that draw together or apart beyond chance, by sigma and by speed."""
    rows = []
    for factor in factors:
        for choice, part in table.groupby(factor, sort=False):
            row = {"factor": factor, "choice": choice, "n": len(part)}
            row |= {name: part[name].median() for name in ("sigma", "speed", "tau")}
            for column in ("sigma", "speed"):
                said = verdicts(part, column=column)
                row |= {f"{column}_{v}": 100 * (said == v).mean() for v in ("closer", "apart")}
            rows.append(row)
    return pd.DataFrame(rows)


def by_measure(table: pd.DataFrame) -> pd.DataFrame:
    """Each measure of ``fan``: measure, n, median change (%), least, most, smaller (% of recipes in which the
    spread is smaller at the end)."""
    rows = []
    for measure in MEASURES:
        change = (
            table[f"change_{measure}"].dropna() if f"change_{measure}" in table else pd.Series(dtype=float)
        )
        if len(change):
            row = {"measure": measure, "n": len(change), "median": change.median()}
            row |= {"least": change.min(), "most": change.max(), "smaller": 100 * (change < 0).mean()}
            rows.append(row)
    return pd.DataFrame(rows)
