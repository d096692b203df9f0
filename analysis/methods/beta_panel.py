"""Beta convergence in a panel: region and year effects, their bias in short panels, many sets of controls.

    (y_i,t+s - y_it) / s = b y_it + a_i + d_t + c' z_it + u_it,        y in logs, steps of s years      (1)

Region effects give every region a resting point of its own, so that b here says how fast a region returns to
its own path: conditional convergence, another question than whether the poor catch up. With s = 1 the
equation is an autoregression with coefficient r = 1 + b.

Nickell's bias. After demeaning, the lagged level is correlated with the error of its own region's mean. With
T periods and many regions the limit of the estimate minus r is (Nickell 1981)

    -(1 + r)/(T - 1) (1 - (1 - r^T)/(T (1 - r))) / (1 - 2 r/((1 - r)(T - 1)) (1 - (1 - r^T)/(T (1 - r))))

of first order -(1 + r)/(T - 1), and -3/(T + 1) at r = 1 (Harris and Tzavalis 1999): with 18 years, regions
that never converge show a b of about -.16, a "speed" of 17 % a year. The bias is no matter of few regions: it
does not fall with n. Two corrections are given. The half-panel jackknife (Dhaene and Jochmans 2015) is twice
the estimate minus the mean of the two halves' estimates, which removes the first order; its interval comes
from drawing regions with replacement. The inverted bias is the r whose biased value is the estimate; both
assume that regions start where their own process would put them.

In 1,000 simulated panels of 31 regions and 18 years (the tests repeat some), at r = 1, .98, .95 and .9, the
plain estimate of b was off by -.162, -.155, -.149 and -.135; the half-panel jackknife by -.018, -.011, -.006
and +.004, and its interval called 95 % covered in about 90 %. Its standard deviation is about .05: a speed of
a few percent a year cannot be told from none in such a panel. Where shocks persist
(correlation .3 from year to year, r = 1), the plain estimate is off by -.09 and the jackknife by 0: an
estimate above -3/(T + 1) shows no divergence.

Errors. Clustered by region (any dependence in time, none between regions): factor (N - 1)/(N - K) G/(G - 1)
by the rule of R's fixest, K being the regressors and the years, as effects nested in clusters do not count;
Student's t with G - 1. pyfixest 0.60 states the same rule but, with two effects, counts one or the other
depending on the hash seed of the process: the tests compare before that factor. Driscoll and Kraay (1998):
any dependence between regions, Bartlett weights over floor(T^(1/4)) lags unless given; factor (N - 1)/(N - K)
T/(T - 1) with K counting all effects, T - 1 degrees of freedom, as pyfixest. It leans on T being large: with
18 years read it as a second opinion.

Two-way demeaning is exact for gaps and weights: region effects are eliminated by hand, what is left is a
system of the size of the years. Nothing grows with the square of the regions.

Sources: S. Nickell, Econometrica 49 (1981), 1417-1426; R. D. F. Harris and E. Tzavalis, Journal of
Econometrics 91 (1999), 201-226; G. Dhaene and K. Jochmans, Review of Economic Studies 82 (2015), 991-1030; J.
C. Driscoll and A. C. Kraay, Review of Economics and Statistics 80 (1998), 549-560; N. Islam, Quarterly
Journal of Economics 110 (1995), 1127-1170.

It misleads when its b is read beside that of the cross-section as an answer to one question; and when swings
of prices or of the business cycle, which soon go back, are read as convergence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.data.errors import NotEstimable
from analysis.methods.beta import checked, speed
from analysis.methods.least_squares import quantile, two_sided

LAGGED = "log level"
COLLINEAR = 1e-9  # smallest eigenvalue of a correlation matrix; a column's rest over its size
MOST_CONTROLS = 12
SCORES = 2_000_000  # numbers of scores held at a time


@dataclass(frozen=True)
class TwoWay:
    """A regression with region and year effects; ``names`` order the arrays.

    ``coefficients``, ``se`` (clustered by region), ``se_dk`` (Driscoll-Kraay) and their ``p``, ``p_dk`` are
    (k,); ``clusters``, ``periods`` and ``n`` count regions, years and observations; ``r2`` is within.
    """

    spec: dict[str, Any]
    names: tuple[str, ...]
    coefficients: np.ndarray
    se: np.ndarray
    p: np.ndarray
    se_dk: np.ndarray
    p_dk: np.ndarray
    r2: float
    n: int
    clusters: int
    periods: int
    lags: int
    notes: tuple[str, ...]

    @property
    def table(self) -> pd.DataFrame:
        """A row a regressor: term, coefficient, se, p, se_dk, p_dk."""
        columns = ("coefficients", "se", "p", "se_dk", "p_dk")
        found = {name.removesuffix("s"): getattr(self, name) for name in columns}
        return pd.DataFrame({"term": self.names} | found)


@dataclass(frozen=True)
class Within:
    """Convergence with region and year effects: the plain estimate of b with two standard errors, the size of
    its bias, and two corrections.

    ``coefficient`` (log points a year per log point), ``low``/``high`` (clustered), ``low_dk``/``high_dk``;
    ``bias_first_order`` and ``bias`` at no convergence (r = 1), in units of b; ``jackknife`` with its
    bootstrap interval (nan without draws); ``inverted``; speeds in log points a year, nan where 1 + b s is
    not positive. ``fit`` holds the regression.
    """

    spec: dict[str, Any]
    coefficient: float
    se: float
    low: float
    high: float
    se_dk: float
    low_dk: float
    high_dk: float
    speed: float
    bias_first_order: float
    bias: float
    jackknife: float
    jackknife_low: float
    jackknife_high: float
    inverted: float
    fit: TwoWay
    notes: tuple[str, ...]

    @property
    def speed_jackknife(self) -> float:
        """The speed that the half-panel jackknife implies."""
        return speed(self.jackknife, self.spec["step"])

    @property
    def speed_inverted(self) -> float:
        """The speed that the inverted bias implies."""
        return speed(self.inverted, self.spec["step"])


@dataclass(frozen=True)
class Subsets:
    """Two-way fixed effects for S subsets of p columns: ``included`` (S, p), ``coefficients``, ``se``, ``t``
    and ``p`` (S, p), nan where a column is not in. Errors are clustered by region."""

    spec: dict[str, Any]
    names: tuple[str, ...]
    included: np.ndarray
    coefficients: np.ndarray
    se: np.ndarray
    n: int
    clusters: int
    periods: int
    notes: tuple[str, ...]

    @property
    def t(self) -> np.ndarray:
        """t statistics (S, p)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.coefficients / self.se

    @property
    def p(self) -> np.ndarray:
        """Two-sided p-values (S, p), Student's t with clusters - 1 degrees of freedom."""
        return two_sided(self.t, self.clusters - 1)

    def of(self, name: str) -> pd.DataFrame:
        """The coefficient of one column over the subsets that hold it: subset, coefficient, se, t, p."""
        at = self.names.index(name)
        columns = {"coefficient": self.coefficients, "se": self.se, "t": self.t, "p": self.p}
        out = pd.DataFrame({"subset": np.arange(len(self.included))})
        out = out.assign(**{key: array[:, at] for key, array in columns.items()})
        return out[self.included[:, at]].reset_index(drop=True)


def within(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    step: int = 1,
    weights: str | None = None,
    lags: int | None = None,
    level: float = 0.95,
    draws: int = 0,
    seed: int | None = None,
) -> Within:
    """Equation (1) without further controls over the years ``first`` to ``last``, in steps of ``step``.

    ``df`` is long (region, year, ``value`` > 0, in levels); ``weights`` names a column, taken in the first
    year. Regions with gaps keep the steps they have; one with a single step is left out, as its effect would
    fit it exactly; notes say both. With gaps the two corrections, which need balanced panels, are nan.

    Raises ValueError as ``beta.linear`` for bad tables, and for fewer than 4 steps, 3 regions, or levels that
    do not vary around their region and year means.
    """
    where = "beta_panel.within"
    rows = checked(df, value, [weights] if weights else [], where)
    years = _steps(rows, first, last, step, where)
    spec = {"value": value, "first": first, "last": years[-1], "step": step, "weights": weights}
    spec |= {"level": level, "draws": draws, "seed": seed}
    logs = np.log(_matrix(rows, value, years))
    growth, start = np.diff(logs, axis=1) / step, logs[:, :-1]
    known, own = np.isfinite(growth), np.ones(len(growth))
    if weights:
        own = _matrix(rows, weights, years)[:, 0]
        if not (own > 0).all():
            raise ValueError(f"{where}: {weights} in {first} is missing or not positive for some regions.")
    keep = known.sum(axis=1) > 1
    growth, start = (np.where(known, a, 0.0)[keep] for a in (growth, start))
    own, known = own[keep], known[keep]
    gone = rows["region"].drop_duplicates().to_numpy()[~keep]
    columns = (growth, start[..., None], known * own[:, None])
    fit = _two_way(*columns, names=(LAGGED,), spec=spec, lags=lags, where=where)
    corrected = (math.nan,) * 4
    if known.all():
        corrected = _corrected(spec, float(fit.coefficients[0]), (start, growth), own, where)
    return _within_result(spec, fit, corrected, _within_notes(known, gone))


def compare(fits: Iterable[Within]) -> pd.DataFrame:
    """Fits one below the other, as they are printed: first, last, kind, b, b_low, b_high.

    Four rows a fit by ``kind``: clustered and driscoll_kraay (the plain estimate with either interval),
    without_convergence (what b would be without any; no interval) and jackknife.
    """
    rows = []
    for fit in fits:
        years = fit.spec["first"], fit.spec["last"]
        rows += [
            (*years, "clustered", fit.coefficient, fit.low, fit.high),
            (*years, "driscoll_kraay", fit.coefficient, fit.low_dk, fit.high_dk),
            (*years, "without_convergence", fit.bias, math.nan, math.nan),
            (*years, "jackknife", fit.jackknife, fit.jackknife_low, fit.jackknife_high),
        ]
    return pd.DataFrame(rows, columns=["first", "last", "kind", "b", "b_low", "b_high"])


def two_way(
    df: pd.DataFrame,
    *,
    outcome: str,
    regressors: Sequence[str],
    weights: str | None = None,
    lags: int | None = None,
) -> TwoWay:
    """A regression of the column ``outcome`` on columns with region and year effects.

    Rows with gaps are left out. Raises ValueError for duplicated region-years, columns missing, or
    regressors that the effects absorb.
    """
    where = "beta_panel.two_way"
    y, x, weight = _arrays(df, outcome, regressors, weights, where)
    spec = {"outcome": outcome, "regressors": tuple(regressors), "weights": weights}
    return _two_way(y, x, weight, names=tuple(regressors), spec=spec, lags=lags, where=where)


def subsets(
    df: pd.DataFrame,
    *,
    outcome: str,
    always: Sequence[str],
    controls: Sequence[str],
    choices: Iterable[Sequence[str]] | None = None,
    weights: str | None = None,
) -> Subsets:
    """Two-way fixed effects with ``always`` and each choice of ``controls`` (all 2^p of them by default, for
    up to 12 controls), standard errors clustered by region.

    All columns are demeaned once, over the rows in which every one of them is known, so that the sample does
    not change with the subset; then only cross-products are used. Columns as ``two_way``. Time grows as
    regions times p^2 for each subset.
    """
    where = "beta_panel.subsets"
    names = [*always, *controls]
    included = _choices(always, controls, choices, where)
    z, weight = _demeaned(*_arrays(df, outcome, names, weights, where), names, where)
    (regions, periods), n = weight.shape, int((weight > 0).sum())
    rooted = z * np.sqrt(weight)[..., None]
    own = rooted.transpose(0, 2, 1) @ rooted
    coefficients, se = _by_subset(own, included, n, periods, where)
    said = (
        f"{len(included)} subsets on the same {n} rows of {regions} regions and {periods} years.",
        "Clustered by region; factor (N - 1)/(N - k - years) G/(G - 1), as R's fixest.",
    )
    spec = {"outcome": outcome, "always": tuple(always), "controls": tuple(controls), "weights": weights}
    return Subsets(spec, tuple(names), included, coefficients, se, n, regions, periods, said)


def nickell(r: float, periods: int) -> float:
    """The limit (many regions) of the estimate minus ``r`` in an autoregression with region effects.

    ``periods`` is the number T >= 2 of periods with a known lag; |r| <= 1. -3/(T + 1) at r = 1. Raises
    ValueError outside these.
    """
    if periods < 2 or not -1 < r <= 1:
        raise ValueError(f"beta_panel.nickell: r={r}, periods={periods}; -1 < r <= 1 and at least 2 periods.")
    if abs(1 - r) < 1e-5:
        return -3 / (periods + 1)
    mean = 1 - (1 - r**periods) / (periods * (1 - r))
    return -(1 + r) / (periods - 1) * mean / (1 - 2 * r / ((1 - r) * (periods - 1)) * mean)


def inverted(estimate: float, periods: int) -> float:
    """The r in (-1, 1] whose biased limit is ``estimate``; 1 if the estimate lies above that of r = 1,
    -.999 below that of r = -.999.

    The limit rises with r, so that bisection finds it.
    """
    if estimate >= 1 + nickell(1.0, periods):
        return 1.0
    low, high = -0.999, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if middle + nickell(middle, periods) < estimate else (low, middle)
    return (low + high) / 2


def two_way_demeaned(columns: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """``columns`` (regions, years, p) less region and year effects, by weighted least squares, exactly.

    ``weight`` (regions, years) is zero where there is no observation; every region and year has at least one.
    The panel may fall into parts that share no region or year: each has effects of its own.
    """
    by_region, by_year = weight.sum(axis=1), weight.sum(axis=0)
    means = (weight[:, None] @ columns) / by_region[:, None, None]
    left = columns - means
    share = weight / by_region[:, None]
    system = np.diag(by_year) - weight.T @ share
    wanted = (weight[..., None] * left).sum(axis=0)
    effects = np.linalg.lstsq(system, wanted, rcond=1e-12)[0]
    left += (share @ effects)[:, None] - effects
    left[weight == 0] = 0.0
    return left


def half_panel(start: np.ndarray, growth: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Half-panel jackknife of b: twice the whole panel's less the mean of its halves'.

    ``start`` and ``growth`` are (regions, periods); ``weight`` (B, regions) are weights constant over time,
    one row a draw. With an odd number of periods the mean is over both ways of halving. Returns (B,).
    """
    periods = start.shape[1]
    cuts = sorted({periods // 2, (periods + 1) // 2})
    halves = [slice(0, cut) for cut in cuts] + [slice(cut, None) for cut in cuts]
    parts = [_slopes(start[:, half], growth[:, half], weight) for half in halves]
    return 2 * _slopes(start, growth, weight) - np.mean(parts, axis=0)


def _slopes(start: np.ndarray, growth: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Two-way slopes (B,) of a balanced panel for B sets of region weights, by cross-products."""
    x, g = (a - a.mean(axis=1, keepdims=True) for a in (start, growth))
    total = weight.sum(axis=1)
    mean_x, mean_g = weight @ x, weight @ g
    above = weight @ (x * g).sum(axis=1) - (mean_x * mean_g).sum(axis=1) / total
    below = weight @ (x * x).sum(axis=1) - (mean_x * mean_x).sum(axis=1) / total
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)


def _steps(rows: pd.DataFrame, first: int, last: int, step: int, where: str) -> list[int]:
    years = list(range(first, last + 1, step)) if step > 0 else []
    if len(years) < 5:
        raise NotEstimable(
            "years",
            f"{where}: {first}-{last} in steps of {step} has {max(len(years) - 1, 0)} steps; at least 4 are "
            "needed, so that each half of the panel has two.",
            n=len(years),
            least=5,
        )
    if absent := [year for year in years if year not in set(rows["year"])]:
        said = f"{where}: no rows of {_names(absent)}; choose other years or steps."
        raise NotEstimable("uneven", said, years=sorted(map(int, rows["year"].unique())))
    return years


def _matrix(rows: pd.DataFrame, column: str, years: list[int]) -> np.ndarray:
    """A column as (regions in order of appearance, years), nan where there is no row."""
    wide = rows.pivot(index="region", columns="year", values=column)
    return wide.reindex(index=rows["region"].drop_duplicates(), columns=years).to_numpy(dtype=float)


def _within_notes(known: np.ndarray, gone: Sequence[str]) -> tuple[str, ...]:
    said = []
    if len(gone):
        said.append(f"Left out with fewer than two steps: {_names(gone, 40)}.")
    if not known.all():
        said.append(f"{int((~known).sum())} steps are missing; the corrections need a balanced panel.")
    return tuple(said)


def _within_result(
    spec: dict[str, Any], fit: TwoWay, corrected: tuple[float, ...], notes: tuple[str, ...]
) -> Within:
    step, level = spec["step"], spec["level"]
    b, se, se_dk = (float(a[0]) for a in (fit.coefficients, fit.se, fit.se_dk))
    reach = quantile(0.5 + level / 2, fit.clusters - 1) * se
    reach_dk = quantile(0.5 + level / 2, fit.periods - 1) * se_dk
    return Within(
        spec=spec,
        coefficient=b,
        se=se,
        low=b - reach,
        high=b + reach,
        se_dk=se_dk,
        low_dk=b - reach_dk,
        high_dk=b + reach_dk,
        speed=speed(b, step),
        bias_first_order=-2 / (fit.periods - 1) / step,
        bias=nickell(1.0, fit.periods) / step,
        jackknife=corrected[0],
        jackknife_low=corrected[1],
        jackknife_high=corrected[2],
        inverted=corrected[3],
        fit=fit,
        notes=(*notes, *fit.notes),
    )


def _corrected(
    spec: dict[str, Any], b: float, paths: tuple[np.ndarray, np.ndarray], own: np.ndarray, where: str
) -> tuple[float, float, float, float]:
    """Half-panel jackknife with its interval, and the inverted bias, in units of b."""
    (start, growth), step, draws, seed = paths, spec["step"], spec["draws"], spec["seed"]
    point, low, high = float(half_panel(start, growth, own[None])[0]), math.nan, math.nan
    if draws:
        if draws < 99 or seed is None:
            raise ValueError(f"{where}: draws={draws}, seed={seed}; at least 99 draws, and a seed for them.")
        n = len(start)
        counts = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=draws)
        tail = 0.5 - spec["level"] / 2
        low, high = map(float, np.quantile(half_panel(start, growth, counts * own), [tail, 1 - tail]))
    # A step is an autoregression of y with r = 1 + b s.
    r = inverted(1 + b * step, start.shape[1])
    return point, low, high, (r - 1) / step


def _arrays(
    df: pd.DataFrame, outcome: str, regressors: Sequence[str], weights: str | None, where: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Outcome (R, T), regressors (R, T, p), weights (R, T): zero where a row is missing or incomplete."""
    columns = [outcome, *regressors, *([weights] if weights else [])]
    panel.validate(df, columns, where=where)
    rows, regions = pd.factorize(df["region"])
    places, years = pd.factorize(df["year"], sort=True)
    held = np.full((len(regions), len(years), len(columns)), np.nan)
    held[rows, places] = df[columns].to_numpy(dtype=float)
    known = np.isfinite(held).all(axis=2)
    weight = known.astype(float) if weights is None else np.where(known, held[..., -1], 0.0)
    if (weight[known] <= 0).any():
        raise ValueError(f"{where}: {weights} holds weights that are not positive; correct or leave out.")
    held = np.where(known[..., None], held, 0.0)
    return held[..., 0], held[..., 1 : 1 + len(regressors)], weight


def _without_singles(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which regions and years stay when those with one observation go, again and again."""
    there = weight > 0
    while True:
        single = there & ((there.sum(axis=1) == 1)[:, None] | (there.sum(axis=0) == 1)[None, :])
        if not single.any():
            return there.any(axis=1), there.any(axis=0)
        there = there & ~single


def _demeaned(
    y: np.ndarray, x: np.ndarray, weight: np.ndarray, names: Sequence[str], where: str
) -> tuple[np.ndarray, np.ndarray]:
    """Outcome and regressors demeaned (R, T, 1 + p) and their weights, without singletons."""
    regions, years = _without_singles(weight)
    if regions.sum() < 3 or years.sum() < 3:
        raise NotEstimable(
            "years",
            f"{where}: {regions.sum()} regions and {years.sum()} years with two observations or more; at "
            "least 3 of each are needed.",
            n=int(years.sum()),
            least=3,
        )
    weight = weight[regions][:, years]
    columns = np.concatenate([y[..., None], x], axis=2)[regions][:, years]
    z = two_way_demeaned(columns, weight)
    flat, own = columns.reshape(-1, columns.shape[2]), weight.ravel()
    before = own @ (flat - own @ flat / own.sum()) ** 2
    after = own @ z.reshape(flat.shape) ** 2
    if absorbed := [
        names[i] for i in np.flatnonzero(after[1:] <= COLLINEAR**2 * np.maximum(before[1:], 1e-300))
    ]:
        raise NotEstimable(
            "effects",
            f"{where}: {_names(absorbed)} does not vary around its region and year means; the effects "
            "absorb it.",
        )
    return z, weight


def _two_way(
    y: np.ndarray,
    x: np.ndarray,
    weight: np.ndarray,
    *,
    names: tuple[str, ...],
    spec: dict[str, Any],
    lags: int | None,
    where: str,
) -> TwoWay:
    z, weight = _demeaned(y, x, weight, names, where)
    (regions, periods), n, k = weight.shape, int((weight > 0).sum()), len(names)
    lags = math.floor(periods**0.25) if lags is None else lags
    if not 0 <= lags < periods:
        raise ValueError(f"{where}: lags is {lags}; from 0 to {periods - 1} for {periods} periods.")
    free = n - k - regions - periods + 1
    if free < 1:
        raise NotEstimable(
            "years",
            f"{where}: {n} observations for {n - free} coefficients and effects; add years.",
            n=periods,
            least=periods + 1,
        )
    rooted = (z * np.sqrt(weight)[..., None]).reshape(-1, k + 1)
    gram = rooted[:, 1:].T @ rooted[:, 1:]
    _refuse_singular(gram, names, where)
    bread = np.linalg.inv(gram)
    b = bread @ (rooted[:, 1:].T @ rooted[:, 0])
    left = z[..., 0] - z[..., 1:] @ b
    if not (weight * left**2).sum() > 0:
        raise NotEstimable("shocks", f"{where}: the effects fit every growth exactly; nothing is uncertain.")
    scores = z[..., 1:] * (weight * left)[..., None]
    clustered = _sandwich(bread, scores.sum(axis=1), 0) * small_sample_factor(n, k + periods, regions)
    dk = _sandwich(bread, scores.sum(axis=0), lags) * small_sample_factor(
        n, k + regions + periods - 1, periods
    )
    se, se_dk = (np.sqrt(np.maximum(np.diag(v), 0.0)) for v in (clustered, dk))
    r2 = 1 - float((weight * left**2).sum() / (weight * z[..., 0] ** 2).sum())
    p, p_dk = two_sided(b / se, regions - 1), two_sided(b / se_dk, periods - 1)
    said = (
        f"{n} observations of {regions} regions in {periods} periods; region and year effects.",
        f"Clustered by region: Student's t with {regions - 1}; Driscoll-Kraay with {lags} lags: t with "
        f"{periods - 1}; small-sample factors as R's fixest.",
    )
    return TwoWay(spec, names, b, se, p, se_dk, p_dk, r2, n, regions, periods, lags, said)


def _sandwich(bread: np.ndarray, scores: np.ndarray, lags: int) -> np.ndarray:
    """Bread, Bartlett-weighted products of sums of scores (groups, k) up to ``lags`` apart, bread.

    It is positive semi-definite: a variance below 0 is the rounding of 0.
    """
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        apart = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (lags + 1)) * (apart + apart.T)
    return bread @ middle @ bread


def small_sample_factor(n: int, k: int, groups: int) -> float:
    """What a clustered variance is multiplied by, as R's fixest does: n cells, k coefficients, clusters."""
    return (n - 1) / (n - k) * groups / (groups - 1)


def _refuse_singular(gram: np.ndarray, names: Sequence[str], where: str) -> None:
    scale = np.sqrt(np.diag(gram))
    if np.linalg.eigvalsh(gram / np.outer(scale, scale))[0] < COLLINEAR:
        raise NotEstimable(
            "columns", f"{where}: {_names(names, 40)} depend linearly on one another; drop one."
        )


def _choices(
    always: Sequence[str],
    controls: Sequence[str],
    choices: Iterable[Sequence[str]] | None,
    where: str,
) -> np.ndarray:
    """Which columns each subset holds, (S, p), those of ``always`` first."""
    if not always or set(always) & set(controls):
        raise ValueError(f"{where}: always needs a column, and none that is among the controls.")
    if choices is None:
        if len(controls) > MOST_CONTROLS:
            raise ValueError(f"{where}: 2^{len(controls)} subsets; name the choices, or draw some of them.")
        held = (np.arange(2 ** len(controls))[:, None] >> np.arange(len(controls))) & 1
    else:
        chosen = [set(choice) for choice in choices]
        if unknown := set().union(*chosen) - set(controls):
            raise ValueError(f"{where}: {_names(sorted(unknown))} among the choices, not among the controls.")
        held = np.array([[name in choice for name in controls] for choice in chosen], dtype=int)
        held = held.reshape(len(chosen), len(controls))
    return np.concatenate([np.ones((len(held), len(always))), held], axis=1).astype(bool)


def _by_subset(
    own: np.ndarray, included: np.ndarray, n: int, periods: int, where: str
) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients and clustered errors (S, p) from regions' cross-products ``own`` (R, 1 + p, 1 + p)."""
    gram, regions, p = own.sum(axis=0), len(own), own.shape[1] - 1
    cross = np.ascontiguousarray(own[:, 1:, 0].T).reshape(1, -1)
    products = np.ascontiguousarray(own[:, 1:, 1:].transpose(1, 2, 0)).reshape(p, -1)
    coefficients, se = np.full(included.shape, np.nan), np.full(included.shape, np.nan)
    sizes, most = included.sum(axis=1), max(1, SCORES // (regions * p))
    for k in np.unique(sizes):
        same = np.flatnonzero(sizes == k)
        factor = small_sample_factor(n, k + periods, regions)
        for i in range(0, len(same), most):
            rows = same[i : i + most]
            at = np.nonzero(included[rows])[1].reshape(len(rows), k)
            b, bread = _solved(gram, at, where)
            padded = np.zeros((len(rows), p))
            np.put_along_axis(padded, at, b, axis=1)
            # A region's score is X'y - X'X b: one product of matrices for all subsets and regions.
            scores = (cross - padded @ products).reshape(len(rows), p, regions)
            kept = np.take_along_axis(scores, at[..., None], axis=1)
            middle = kept @ kept.transpose(0, 2, 1)
            variance = np.diagonal(bread @ middle @ bread, axis1=1, axis2=2) * factor
            coefficients[rows[:, None], at], se[rows[:, None], at] = b, np.sqrt(np.maximum(variance, 0.0))
    return coefficients, se


def _solved(gram: np.ndarray, at: np.ndarray, where: str) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients (S, k) and inverted cross-products (S, k, k) of the columns ``at`` (S, k)."""
    scale = np.sqrt(np.diag(gram))
    inside = gram / np.outer(scale, scale)
    left = inside[1 + at[:, :, None], 1 + at[:, None, :]]
    singular = np.linalg.eigvalsh(left)[:, 0] < COLLINEAR
    if singular.any():
        raise ValueError(
            f"{where}: {int(singular.sum())} subsets hold columns that depend linearly on one another; leave "
            "one of them out of the controls."
        )
    inverse = np.linalg.inv(left)
    b = (inverse @ inside[1 + at, 0][..., None])[..., 0]
    own = scale[1 + at]
    return b * scale[0] / own, inverse / (own[:, :, None] * own[:, None, :])


def _names(items: Iterable[object], most: int = 6) -> str:
    listed = [str(i) for i in items]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
