"""How fragile is a narrowing: what a short series of dispersion says of the years after its last.

All is on y_t = ln d_t, d a measure of dispersion by year (``dispersion.by_year``), t = 1..T, and on its
yearly steps s_t = y_t - y_(t-1), t = 2..T.

Blocks. Neighbouring years are alike, so whole blocks of them are drawn: of fixed length l (moving blocks,
Kuensch 1989), or of geometric length with mean l round the circle (stationary bootstrap, Politis and Romano
1994). l = ceil(T^(1/3)) unless given. ``politis_white`` gives the automatic length of Politis and White
(2004) with the correction of 2009; below some fifty years it is itself mostly noise.

Trend, two bootstraps, because twenty years cannot tell which world they are from:

- ``residuals``: a line and shocks that fade. Blocks of the residuals about the OLS line;
- ``steps``: shocks that stay. Blocks of the steps about their mean (y_T - y_1) / (T - 1), the trend.

Either way the interval refers the HAC t statistic (Bartlett, floor(4 (T / 100)^(2/9)) lags) to its
distribution over the draws (Hall 1992). Simulated with this module (1,000 samples, 399 draws, T = 13), the
interval called 95 % covers the slope of a line with AR(1) shocks of coefficient 0, .3, .6, .8 in 91, 89, 82,
72 % of samples (``residuals``; percentile intervals in 90, 80, 67, 52 %), and the drift of a random walk
whose steps have the autocorrelation 0, .3 in 91, 86 % (``steps``). At T = 19: 91, 88, 85, 76 and 89, 90 %.
None is what it is called; ``trend.linear`` has a bootstrap by a parametric AR(1) that comes nearer if shocks
fade.

Outlook. y_(T+h) - y_T under two models, p_h the probability that it is above 0 (a widening):

- ``walk``: a random walk with drift, steps N(m, v^2). p_h = Phi(sqrt(h) m / v). Its interval is exact if the
  model is true: that of m / v from the noncentral t with n - 1 degrees of freedom, n the number of steps. The
  predictive band is m h +- t_(n-1) v sqrt(h + h^2 / n), and ``predictive`` the probability that goes with it;
- ``blocks``: sums of h steps drawn in blocks from the record. The interval of p_h comes from a second
  bootstrap: records drawn from the record, and p_h in each.

At T = 13, h = 5, the intervals of p cover the truth in 92-96 % (``walk``) and 71-84 % (``blocks``) of
samples of independent normal steps, in 85-88 and 65-74 % where steps have the autocorrelation .3 (300
samples each; the least where p is near 0): read the first, and take the second for a look at its
assumptions.

Break date. ``break_dates`` inverts the likelihood ratio (Eo and Morley 2015): a date stays in the set unless
T ln(SSR(date) / least SSR) lies beyond its quantile over series drawn with the break at that date, by an
AR(1) of the residuals. Bai's (1997) interval rests on breaks that shrink as T grows, which a kink seen in 19
years is not. At T = 19, kinks of the slope by 1, 2, 4 standard deviations of the yearly shock, the 95 % set
holds the date in 98, 97, 100 % of 300 samples and on average 8.7, 3.8, 2.2 of the 14 dates; with an
autocorrelation of .6 in 89, 94, 99 %, with 7.9, 4.0, 2.1 dates. In panels planted like the real one
(``analysis.methods.planted``, 18 steps from 2006, speed 4.7 % a year for seven years, then 0, .7 or 2 %) in
93, 92, 87 % of 150, with 2.7, 3.1, 5.0 dates.

Composition. With relative values r_i = x_i / m the squared CV is sum w_i (r_i - 1)^2 (for logs sum w_i (ln
x_i - mean)^2), so that region i contributes w_i (r_i - 1)^2, and to a change its own change: exact,
additive. A contribution is positive where a region moved away from the mean, on either side. It is
arithmetic: the mean moves with every region, and the sum says what a change consists of, never why it came.

Undoing. From the last year on every region of an upper set grows by the factor (1 + d / 100) (1 + g) a year
and the others by 1 + g, weights unchanged. g cancels from every relative measure. ``undoing`` solves for the
d at which the measure is back at its starting level after h years.

Sources: H. R. Kuensch, Annals of Statistics 17 (1989), 1217-1241; D. N. Politis and J. P. Romano, Journal of
the American Statistical Association 89 (1994), 1303-1313; D. N. Politis and H. White, Econometric Reviews 23
(2004), 53-70, and A. Patton, D. N. Politis and H. White, ibid. 28 (2009), 372-375; P. Hall, The Bootstrap
and Edgeworth Expansion (1992); Y. Eo and J. Morley, Quantitative Economics 6 (2015), 463-497; J. Bai, Review
of Economics and Statistics 79 (1997), 551-563; G. W. Brier, Monthly Weather Review 78 (1950), 1-3.

Tried on the past. ``forecast_error`` takes every year in turn as the last one known, asks a model for p_h
and compares it with what came: the mean of (p_h - 1{y_(t+h) > y_t})^2 over these years, the score of Brier
(1950). A coin that gives one half has ``COIN`` = .25 whatever comes. ``tried`` withholds each p_h whose score
is no better, and each that the record is too short to try. Neighbouring origins share years, so that five of
them are worth little more than one: the score can unmask a forecast, not prove one.

It misleads when a probability is read as a forecast: the models know the dispersion's own past and nothing
else, the window decides what that past is, and a dozen steps leave any probability with an interval that is
most of [0, 1]. A block bootstrap can only repeat what the record holds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.data.errors import NotEstimable
from analysis.data.panel import complete, one_vintage
from analysis.methods import dispersion, trend
from analysis.methods.rounding import first_largest

if TYPE_CHECKING:
    from analysis.data.series import Series

KINDS = ("stationary", "moving")
RESAMPLED = ("residuals", "steps")
MODELS = ("walk", "blocks")
FEWEST = 6  # years
INNER = 199  # draws of the second bootstrap
COIN = 0.25  # Brier score of a forecast that always says one half
TRIED = 3  # steps known at the first origin


@dataclass(frozen=True)
class Slope:
    """A trend of ln d with a block bootstrap interval, in log points a year; ``percent`` compounds it."""

    resample: str
    slope: float
    low: float
    high: float
    level: float
    first: int
    last: int
    n: int
    kind: str
    length: int
    draws: int
    seed: int
    notes: tuple[str, ...]

    @property
    def percent(self) -> tuple[float, float, float]:
        """Slope, low and high in percent a year."""
        return tuple(100 * math.expm1(v) for v in (self.slope, self.low, self.high))


@dataclass(frozen=True)
class Outlook:
    """What a model says of the years after ``last``.

    ``table``: horizon, year, p (of a widening), p_low, p_high, predictive (p with the drift's own
    uncertainty), middle, low, high (the measure, in its units: median and ends of the predictive band).
    ``drift`` and ``shock`` are the mean and the standard deviation (divisor n - 1) of the steps, in log
    points.
    """

    model: str
    table: pd.DataFrame
    drift: float
    shock: float
    first: int
    last: int
    steps: int
    level: float
    band: float
    length: int
    draws: int
    seed: int | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class BreakDates:
    """The dates of a break that the series does not reject at ``level``; ``year`` is the first new year.

    ``table``: year, f, p (of this date, against the best), inside. ``low`` and ``high`` are the ends of the
    set, which can have holes (``dates``).
    """

    year: int
    low: int
    high: int
    dates: tuple[int, ...]
    table: pd.DataFrame
    first: int
    last: int
    level: float
    trim: float
    draws: int
    seed: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Rebound:
    """The narrowing since ``first`` that later years undid most of.

    ``share`` of the fall from ``first`` to ``trough`` was undone by ``peak`` (1: all of it). ``now`` is the
    share undone at ``last`` of the fall to the lowest year. Both are 0 where nothing narrowed by ``least``
    of the first value; trough and peak are then ``first``.
    """

    first: int
    last: int
    share: float
    trough: int
    peak: int
    now: float
    least: float


@dataclass(frozen=True)
class Undoing:
    """The differential ``rate`` (% a year) at which the measure, ``now``, is back at ``target`` in
    ``horizon`` years; ``upper`` are the regions that grow faster."""

    rate: float
    target: float
    now: float
    measure: str
    start: int
    last: int
    horizon: int
    upper: tuple[str, ...]
    notes: tuple[str, ...]


# ---- blocks ----------------------------------------------------------------------------------------------


def block_length(n: int) -> int:
    """The rule ceil(n^(1/3)) for ``n`` years."""
    return math.ceil(round(n ** (1 / 3), 9))


def politis_white(values: Any, *, kind: str = "stationary") -> float:
    """The automatic block length of a series (n,), at least 1 and at most min(3 sqrt(n), n / 3).

    Raises ValueError for fewer than 6 values, missing ones, or an unknown kind.
    """
    x = np.asarray(values, dtype=float)
    if x.ndim != 1 or len(x) < FEWEST or not np.isfinite(x).all():
        raise NotEstimable(
            "years",
            f"fragility.politis_white: {x.shape} values; {FEWEST} finite ones at least.",
            n=x.size,
            least=FEWEST,
        )
    _known("fragility.politis_white", "kind", kind, KINDS)
    n = len(x)
    x = x - x.mean()
    run = max(5, math.ceil(math.sqrt(math.log10(n))))
    most = min(math.ceil(math.sqrt(n)) + run, n - 1)
    covariance = np.array([x[lag:] @ x[: n - lag] / n for lag in range(most + 1)])
    if covariance[0] <= 0:
        return 1.0
    large = np.abs(covariance[1:] / covariance[0]) >= 2 * math.sqrt(math.log10(n) / n)
    small = [m for m in range(most) if not large[m : m + run].any()]
    cut = min(2 * max(small[0] if small else most, 1), most)
    lags = np.arange(1, cut + 1)
    weights = np.minimum(1, 2 * (1 - lags / cut))
    slope = 2 * (weights * lags) @ covariance[1 : cut + 1]
    spectrum = covariance[0] + 2 * weights @ covariance[1 : cut + 1]
    factor = 2.0 if kind == "stationary" else 4 / 3
    if spectrum <= 0:
        return 1.0
    found = (2 * slope**2 / (factor * spectrum**2)) ** (1 / 3) * n ** (1 / 3)
    return float(min(max(found, 1.0), math.ceil(min(3 * math.sqrt(n), n / 3))))


def block_indices(
    n: int, *, size: int, length: int, draws: int, rng: np.random.Generator, kind: str = "stationary"
) -> np.ndarray:
    """Places (draws, size) in a series of ``n`` years, drawn in blocks.

    ``stationary``: every year starts a new block with probability 1 / ``length``, the series closed to a
    circle; ``moving``: blocks of ``length`` years from inside the series, the last one cut. Raises
    ValueError for a length outside 1 to n.
    """
    _known("fragility.block_indices", "kind", kind, KINDS)
    if not 1 <= length <= n:
        raise ValueError(f"fragility.block_indices: blocks of {length} years; from 1 to the {n} held.")
    if kind == "moving":
        starts = rng.integers(0, n - length + 1, (draws, -(-size // length)))
        return (starts[:, :, None] + np.arange(length)).reshape(draws, -1)[:, :size]
    fresh = rng.random((draws, size)) < 1 / length
    fresh[:, 0] = True
    starts = rng.integers(0, n, (draws, size))
    begun = np.maximum.accumulate(np.where(fresh, np.arange(size), 0), axis=1)
    return (np.take_along_axis(starts, begun, axis=1) + np.arange(size) - begun) % n


# ---- the trend -------------------------------------------------------------------------------------------


def slope(
    series: pd.DataFrame,
    *,
    value: str = "value",
    first: int = 0,
    last: int = 0,
    resample: str = "residuals",
    kind: str = "stationary",
    length: int = 0,
    level: float = 0.95,
    draws: int = 999,
    seed: int,
) -> Slope:
    """The trend of ln ``value`` with a block bootstrap interval.

    ``series`` has year and ``value``, one row a year; ``first`` and ``last`` cut it (0: as held). ``length``
    0 takes the rule. Raises ValueError for fewer than 6 years, gaps, values that are not positive, a
    constant series, fewer than 99 draws, unknown options.
    """
    where = "fragility.slope"
    _known(where, "resample", resample, RESAMPLED)
    years, y = _logs(series, value, first, last, where)
    _enough(where, draws, level)
    x = y if resample == "residuals" else np.diff(y)
    length = length or block_length(len(x))
    fit = _line if resample == "residuals" else _mean
    lags = trend.default_lags(len(x))
    found, error, left = (part[0] for part in fit(x[None, :], lags))
    if not error > 1e-12:
        raise NotEstimable(
            "shocks", f"{where}: {value} lies on a line, or does not vary; there is nothing to resample."
        )
    rng = np.random.default_rng(seed)
    drawn, errors, _ = fit(
        left[block_indices(len(x), size=len(x), length=length, draws=draws, rng=rng, kind=kind)], lags
    )
    reach = float(np.quantile(np.abs(drawn / errors), level)) * error
    notes = (
        f"{len(x)} {resample} in blocks of {'mean ' if kind == 'stationary' else ''}length {length}.",
        "The two ways of resampling answer for two worlds; the data cannot tell which is ours.",
    )
    return Slope(
        resample=resample,
        slope=float(found),
        low=float(found - reach),
        high=float(found + reach),
        level=level,
        first=int(years[0]),
        last=int(years[-1]),
        n=len(y),
        kind=kind,
        length=length,
        draws=draws,
        seed=seed,
        notes=notes,
    )


# ---- the years after -------------------------------------------------------------------------------------


def slopes(df: pd.DataFrame, *, by: list[str], draws: int, seed: int) -> pd.DataFrame:
    """``slope`` of every yearly table in ``df`` (columns ``by``, year, value), each resampled both ways.

    Columns ``by``, way (of ``RESAMPLED``), n (years), length (of a block), slope, slope_low,
    slope_high (% a year).
    """
    rows = []
    for key, own in df.groupby(by, sort=False):
        for way in RESAMPLED:
            fit = slope(own, resample=way, draws=draws, seed=seed)
            named = dict(zip(by, key, strict=True)) | {"way": way, "n": fit.n, "length": fit.length}
            rows.append(named | dict(zip(("slope", "slope_low", "slope_high"), fit.percent, strict=True)))
    return pd.DataFrame(rows)


def outlook(
    series: pd.DataFrame,
    *,
    value: str = "value",
    first: int = 0,
    last: int = 0,
    horizon: int = 10,
    model: str = "walk",
    kind: str = "stationary",
    length: int = 0,
    level: float = 0.95,
    band: float = 0.8,
    draws: int = 999,
    seed: int | None = None,
) -> Outlook:
    """What the steps of ln ``value`` from ``first`` to ``last`` say of each of the next ``horizon`` years.

    ``level`` is that of the interval of p, ``band`` that of the band of the measure. ``model="blocks"`` needs
    a ``seed``. Raises ValueError as ``slope``, and for a horizon below 1.
    """
    where = "fragility.outlook"
    _known(where, "model", model, MODELS)
    years, y = _logs(series, value, first, last, where)
    _enough(where, draws, level)
    if horizon < 1:
        raise ValueError(f"{where}: horizon is {horizon}; one year or more.")
    if model == "blocks" and seed is None:
        raise ValueError(f"{where}: model='blocks' draws and needs a seed.")
    steps = np.diff(y)
    length = length or block_length(len(steps))
    shock = float(steps.std(ddof=1))
    if not shock > 1e-12:
        raise NotEstimable(
            "shocks", f"{where}: the steps of {value} are all alike; nothing is uncertain, or it is made up."
        )
    if model == "walk":
        found = _walk(steps, horizon, level, band)
    else:
        found = _blocks(
            steps,
            horizon,
            level,
            band,
            kind=kind,
            length=length,
            draws=draws,
            rng=np.random.default_rng(seed),
        )
    for name in ("middle", "low", "high"):
        found[name] = np.exp(y[-1] + found[name])
    table = pd.DataFrame(
        {"horizon": range(1, horizon + 1), "year": int(years[-1]) + np.arange(1, horizon + 1)}
    )
    return Outlook(
        model=model,
        table=table.assign(**found),
        drift=float(steps.mean()),
        shock=shock,
        first=int(years[0]),
        last=int(years[-1]),
        steps=len(steps),
        level=level,
        band=band,
        length=length if model == "blocks" else 0,
        draws=draws if model == "blocks" else 0,
        seed=seed,
        notes=(
            f"{len(steps)} steps, {years[0]:.0f}-{years[-1]:.0f}; the measure's own past and nothing else.",
        ),
    )


def outlooks(
    spread: pd.DataFrame, series: Iterable[Series], *, horizon: int, draws: int, seed: int
) -> pd.DataFrame:
    """``outlook`` of the CV of several series, from the year that each one's change is counted from.

    ``spread`` is ``dispersion.by_series``. Columns series, model (of ``MODELS``, and walk_whole: the walk of
    all years, where earlier ones are held), horizon and the rest of ``Outlook.table``, note.
    """
    parts = []
    for s in series:
        for model, (own, kind) in _runs(spread, s).items():
            found = outlook(own, model=kind, horizon=horizon, draws=draws, seed=seed)
            note = f"steps of {found.first}-{found.last}"
            parts.append(found.table.assign(series=s.name, model=model, note=note))
    return pd.concat(parts, ignore_index=True)


def forecast_error(
    series: pd.DataFrame,
    *,
    value: str = "value",
    first: int = 0,
    last: int = 0,
    horizon: int = 5,
    model: str = "walk",
    draws: int = 999,
    seed: int | None = None,
) -> tuple[float, int]:
    """The Brier score of a model's p of a widening after ``horizon`` years, and how many origins it has.

    Origins are all years with ``TRIED`` steps before them and ``horizon`` years after; at each the model
    knows nothing later. Raises NotEstimable where there is no origin, or an origin's steps are all alike;
    ValueError as ``outlook``.
    """
    where = "fragility.forecast_error"
    _known(where, "model", model, MODELS)
    _, y = _logs(series, value, first, last, where)
    if horizon < 1:
        raise ValueError(f"{where}: horizon is {horizon}; one year or more.")
    if model == "blocks" and seed is None:
        raise ValueError(f"{where}: model='blocks' draws and needs a seed.")
    if (least := TRIED + 1 + horizon) > len(y):
        raise NotEstimable("years", f"{where}: {len(y)} years; {least} at least.", n=len(y), least=least)
    errors = []
    for origin in range(TRIED, len(y) - horizon):
        steps = np.diff(y[: origin + 1])
        if model == "walk":
            if not (shock := float(steps.std(ddof=1))) > 1e-12:
                raise NotEstimable("shocks", f"{where}: the steps of {value} are all alike at an origin.")
            p = _rising(float(steps.mean()) / shock, horizon)
        else:
            rng = np.random.default_rng(seed)
            p = _ahead(steps, horizon, "stationary", block_length(len(steps)), draws * 10, rng)[:, -1] > 0
        errors.append((float(np.mean(p)) - float(y[origin + horizon] > y[origin])) ** 2)
    return float(np.mean(errors)), len(errors)


def forecast_errors(
    spread: pd.DataFrame, series: Iterable[Series], *, horizons: Iterable[int], draws: int, seed: int
) -> pd.DataFrame:
    """``forecast_error`` of the CV for the models of ``outlooks``: series, model, horizon, brier, origins.

    brier is missing and origins 0 where the record is too short to try the forecast.
    """
    rows = []
    for s in series:
        for model, (own, kind) in _runs(spread, s).items():
            for h in horizons:
                try:
                    brier, n = forecast_error(own, horizon=h, model=kind, draws=draws, seed=seed)
                except NotEstimable:
                    brier, n = math.nan, 0
                rows.append({"series": s.name, "model": model, "horizon": h, "brier": brier, "origins": n})
    return pd.DataFrame(rows)


def tried(ahead: pd.DataFrame, errors: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``outlooks`` at the horizons of ``forecast_errors``, with brier and origins; p and its ends
    are missing where the forecast does no better than a coin or could not be tried."""
    rows = ahead.merge(errors, on=["series", "model", "horizon"])
    lost = ~(rows["brier"] < COIN)
    rows.loc[lost, ["p", "p_low", "p_high", "predictive"]] = math.nan
    return rows


def fan(cv: pd.DataFrame, ahead: pd.DataFrame) -> pd.DataFrame:
    """The path so far, its first level, and the bands of ``outlooks`` that open at its end.

    ``cv`` is a yearly table (series, year, value). Columns series, what (held, then, a model of ``MODELS``),
    year, value (of a band: its middle), low, high (missing without a band).
    """
    then = cv.assign(value=cv.groupby("series")["value"].transform("first"), what="then")
    bands = ahead[ahead["model"].isin(MODELS)].rename(columns={"middle": "value", "model": "what"})
    now = cv.groupby("series").tail(1).merge(bands[["series", "what"]].drop_duplicates())
    now = now.assign(low=now["value"], high=now["value"])
    rows = pd.concat([cv.assign(what="held"), then, now, bands], ignore_index=True)
    return rows[["series", "what", "year", "value", "low", "high"]]


def steps(df: pd.DataFrame) -> pd.DataFrame:
    """In how many of their yearly steps several series rose: series, risen, all. Errors as ``record``."""
    counts = {name: record(own, horizon=1) for name, own in df.groupby("series", sort=False)}
    rows = [(name, *count) for name, count in counts.items()]
    return pd.DataFrame(rows, columns=["series", "risen", "all"])


def record(
    series: pd.DataFrame, *, horizon: int, value: str = "value", first: int = 0, last: int = 0
) -> tuple[int, int]:
    """In how many of the windows of ``horizon`` years the measure rose, and how many windows there are.

    Windows overlap: n of them are worth about n / horizon. Raises ValueError as ``slope``, or if none fits.
    """
    where = "fragility.record"
    _, y = _logs(series, value, first, last, where)
    if not 1 <= horizon < len(y):
        raise NotEstimable(
            "years",
            f"{where}: horizon is {horizon}; from 1 to {len(y) - 1} for {len(y)} years.",
            n=len(y),
            least=horizon + 1,
        )
    changes = y[horizon:] - y[:-horizon]
    return int((changes > 0).sum()), len(changes)


def rebound(
    series: pd.DataFrame, *, first: int = 0, last: int = 0, value: str = "value", least: float = 0.03
) -> Rebound:
    """How much of a narrowing since ``first`` was undone again, at worst and by now.

    In each year the fall is that to the lowest year so far; falls below the share ``least`` of the first
    value are too small to speak of being undone. Raises ValueError for fewer than 6 years, gaps, values that
    are not positive, ``least`` outside (0, 1).
    """
    where = "fragility.rebound"
    if not 0 < least < 1:
        raise ValueError(f"{where}: least is {least}; a share between 0 and 1, such as .03.")
    years, y = _logs(series, value, first, last, where)
    d = np.exp(y)
    trough = np.array([first_largest(-d[: t + 1]) for t in range(len(d))])
    fall = d[0] - d[trough]
    shares = np.where(fall >= least * d[0], (d - d[trough]) / np.where(fall > 0, fall, 1.0), 0.0)
    peak = first_largest(shares)
    at_ = trough[peak] if shares[peak] > 0 else 0
    return Rebound(
        first=int(years[0]),
        last=int(years[-1]),
        share=float(shares[peak]),
        trough=int(years[at_]),
        peak=int(years[peak]),
        now=float(shares[-1]),
        least=least,
    )


def pair_gaps(groups: pd.DataFrame, *, by: str = "macro_region", value: str = "per_head") -> pd.DataFrame:
    """The gap of every pair of groups by year: one, other, year, value = |ln(one / other)|.

    ``groups`` has a row for each group and year (``panel.per_head_by_group``). A gap that falls to 0 and
    opens on the other side narrows and widens. Raises ValueError for a group or year that is missing or
    twice, values that are not positive.
    """
    where = "fragility.pair_gaps"
    panel.validate(groups, [value], keys=[by, "year"], where=where)
    wide = groups.pivot(index="year", columns=by, values=value)[list(groups[by].unique())].astype(float)
    if not (wide > 0).to_numpy().all():
        at = [
            f"{wide.columns[j]} {wide.index[i]}"
            for i, j in zip(*np.nonzero(~(wide > 0).to_numpy()), strict=True)
        ]
        raise ValueError(
            f"{where}: no positive {value} for {', '.join(at[:6])}; leave these groups or years out."
        )
    if wide.shape[1] < 2:
        raise NotEstimable("one_group", f"{where}: one group, {wide.columns[0]}; a gap takes two.")
    pairs = [
        pd.DataFrame(
            {"one": a, "other": b, "year": wide.index, "value": np.abs(np.log(wide[a] / wide[b])).to_numpy()}
        )
        for a, b in combinations(wide.columns, 2)
    ]
    return pd.concat(pairs, ignore_index=True)


def rebounds(df: pd.DataFrame, *, by: list[str]) -> pd.DataFrame:
    """``rebound`` of every yearly table in ``df`` (columns ``by``, year, value): a row each.

    Columns ``by``, first, trough, peak (years), share and now (undone, of 1), start, least and end (the
    value at first, at its lowest and at last).
    """
    rows = []
    for key, own in df.groupby(by, sort=False):
        found, value = rebound(own), own.sort_values("year", kind="stable")["value"]
        row = dict(zip(by, key, strict=True)) | {"first": found.first, "trough": found.trough}
        row |= {"peak": found.peak, "share": found.share, "now": found.now}
        rows.append(row | {"start": value.iloc[0], "least": value.min(), "end": value.iloc[-1]})
    return pd.DataFrame(rows)


def places(gaps: pd.DataFrame) -> pd.DataFrame:
    """``rebounds`` of the gaps of pairs of groups (series, one, other, year, value), with narrowed (by more
    than 3 % of the first value), reversed (half of that or more undone) and pairs (all), booleans."""
    found = rebounds(gaps, by=["series", "one", "other"])
    narrowed = found["least"] < 0.97 * found["start"]
    return found.assign(narrowed=narrowed, reversed=found["share"] >= 0.5, pairs=True)


# ---- the date of a break ---------------------------------------------------------------------------------


def break_dates(
    series: pd.DataFrame,
    *,
    value: str = "value",
    form: str = "log",
    first: int = 0,
    last: int = 0,
    trim: float = 0.15,
    level: float = 0.95,
    draws: int = 499,
    seed: int,
) -> BreakDates:
    """The set of dates at which the trend's one break may lie, given that there is one.

    Options as ``trend.one_break``, which tests whether there is one at all; ``draws`` are for every date.
    Raises ValueError as it does.
    """
    where = "fragility.break_dates"
    own = series[series["year"].between(first or -math.inf, last or math.inf)]
    _enough(where, draws, level)
    found = trend.one_break(own, value=value, form=form, trim=trim, draws=99, seed=seed)
    y = own.sort_values("year", kind="stable")[value].to_numpy(dtype=float)
    p = date_p_values(np.log(y) if form == "log" else y, trim=trim, draws=draws, seed=seed)
    table = found.by_date.assign(p=p, inside=p > 1 - level)
    inside = tuple(int(year) for year in table.loc[table["inside"], "year"])
    return BreakDates(
        year=found.year,
        low=inside[0],
        high=inside[-1],
        dates=inside,
        table=table,
        first=found.first,
        last=found.last,
        level=level,
        trim=trim,
        draws=draws,
        seed=seed,
        notes=(f"{found.n} years, {len(p)} dates, {draws} draws at each; given that there is one break.",),
    )


def dated(spread: pd.DataFrame, *, draws: int, seed: int) -> dict[tuple[str, str], BreakDates]:
    """``break_dates`` of every table of ``spread`` (series, measure, year, value) that is long enough, by
    series and measure."""
    tables = spread.groupby(["series", "measure"], sort=False)
    long = {key: own for key, own in tables if len(own) >= trend.SHORTEST_BREAK}
    return {key: break_dates(own, draws=draws, seed=seed) for key, own in long.items()}


def turns(dated: Mapping[tuple[str, str], BreakDates]) -> pd.DataFrame:
    """What ``dated`` gives, a row each: series, measure, year (likeliest), low, high (the 95 % set), note."""
    rows = [
        {"series": series, "measure": measure, "year": one.year, "low": one.low, "high": one.high}
        | {"note": f"{one.first}-{one.last}; first year of the new trend"}
        for (series, measure), one in dated.items()
    ]
    return pd.DataFrame(rows, columns=["series", "measure", "year", "low", "high", "note"])


def date_p_values(y: np.ndarray, *, trim: float = 0.15, draws: int = 499, seed: int) -> np.ndarray:
    """The p-value of each date tried (dates,) for the series ``y`` (n,): large where a break may lie.

    The best date has p = 1. All dates share the random numbers.
    """
    whole, parts, _ = trend.designs(len(y), trim)
    observed = _ratio(y[None, :], whole, parts)[0]
    p = np.empty(len(parts))
    scale = math.sqrt(len(y) / (len(y) - 4))
    for k, basis in enumerate(parts):
        fitted = basis @ (basis.T @ y)
        drawn = fitted + scale * trend.resample(y - fitted, draws, np.random.default_rng(seed))
        ratio = _ratio(drawn, whole, parts)[:, k]
        p[k] = (1 + (ratio >= observed[k] * (1 - 1e-12)).sum()) / (draws + 1)
    return p


# ---- what a change consists of ---------------------------------------------------------------------------


def composition(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    measure: str = "cv",
    weights: str | None = None,
) -> pd.DataFrame:
    """Each region's part in the change of the squared measure between two years, largest rise first.

    Columns: region, before, after (its value relative to the mean; for sd_log its log distance from the mean
    log), contribution (they sum to the change of CV^2 or of the variance of logs), without (the change with
    the region left out). Raises ValueError as ``dispersion.by_year``, or if the years are not two of those
    held.
    """
    where = "fragility.composition"
    _known(where, "measure", measure, dispersion.MEASURES)
    rows = _two_years(df, first, last, value=value, weights=weights, where=where)
    names = list(rows["region"].unique())

    def wide(column: str) -> np.ndarray:
        both = rows.pivot(index="region", columns="year", values=column)
        return both.loc[names, [first, last]].to_numpy(dtype=float)

    x = wide(value)
    w = wide(weights) if weights else np.ones(x.shape)
    relative, terms = _terms(x, w, measure)
    kept = ~np.eye(len(x), dtype=bool)
    without = [float(np.diff(_terms(x[k], w[k], measure)[1].sum(axis=0))[0]) for k in kept]
    table = pd.DataFrame(
        {
            "region": names,
            "before": relative[:, 0],
            "after": relative[:, 1],
            "contribution": terms[:, 1] - terms[:, 0],
            "without": without,
        }
    )
    return table.sort_values("contribution", ascending=False, kind="stable", ignore_index=True)


def totals(parts: pd.DataFrame) -> pd.DataFrame:
    """The change of the squared CV that ``largest_reversal`` of several series takes apart.

    ``parts`` has its columns and series. Columns series, span, first, last, value (% of the squared CV at
    first), note (the years).
    """
    found = parts.groupby(["series", "span", "first", "last"])["points"].sum().rename("value").reset_index()
    years = found["first"].astype(str) + "-" + found["last"].astype(str)
    return found.assign(note=years + ", % of the squared CV at first")


def largest_reversal(s: Series, worst: pd.Series) -> pd.DataFrame:
    """``composition`` of a series over its largest reversal, if ``worst`` (a row of ``rebounds`` of its CV)
    has one, and over all years since the change is counted.

    Columns span (reversal, whole), first, last, region, and points: the contribution in percent of the
    squared CV at first.
    """
    spans = {"reversal": (int(worst["trough"]), int(worst["peak"]))} if worst["share"] else {}
    parts = []
    for span, (first, last) in {**spans, "whole": (s.since, s.last)}.items():
        found = composition(s.table, first=first, last=last)
        base = dispersion.cv(s.table.loc[s.table["year"] == first, "per_head"]) ** 2
        named = found[["region"]].assign(span=span, first=first, last=last)
        parts.append(named.assign(points=100 * found["contribution"] / base))
    return pd.concat(parts, ignore_index=True)


# ---- what would undo it ----------------------------------------------------------------------------------


def undoing(
    df: pd.DataFrame,
    *,
    start: int,
    last: int = 0,
    horizon: int = 10,
    value: str = "per_head",
    measure: str = "cv",
    weights: str | None = None,
    upper: str | Iterable[str] = "half",
    most: float = 25.0,
) -> Undoing:
    """The growth differential, ``upper`` regions over the others, that would undo the change since ``start``.

    ``upper``: half (the highest n / 2, rounded down, of the last year), tenth (the highest n / 10, rounded,
    of the last year), or the regions by name. Of several solutions within +-``most`` % a year the one
    nearest to 0 is given; it is negative where the measure has risen since ``start``. Raises ValueError as
    ``dispersion.by_year``; for an upper set that is empty, unknown, or everybody; and if no differential up
    to ``most`` reaches the target.
    """
    where = "fragility.undoing"
    last = last or int(df["year"].max())
    _known(where, "measure", measure, dispersion.MEASURES)
    if horizon < 1:
        raise ValueError(f"{where}: horizon is {horizon}; one year or more.")
    rows = _two_years(df, start, last, value=value, weights=weights, where=where)
    target, now = (_spread(rows[rows["year"] == year], value, measure, weights) for year in (start, last))
    end = rows[rows["year"] == last]
    chosen = _upper(end, upper, value, where)
    inside = end["region"].isin(chosen).to_numpy()
    x = end[value].to_numpy(dtype=float)
    w = np.ones(len(x)) if weights is None else end[weights].to_numpy(dtype=float)

    def short(rate: float) -> float:
        grown = x * np.where(inside, (1 + rate / 100) ** horizon, 1.0)
        return math.sqrt(_terms(grown[:, None], w[:, None], measure)[1].sum()) - target

    grid = np.linspace(-most, most, 201)
    gaps = np.array([short(rate) for rate in grid])
    turns = np.flatnonzero(np.sign(gaps[:-1]) * np.sign(gaps[1:]) <= 0)
    if not len(turns):
        raise NotEstimable(
            "undone",
            f"{where}: no differential within {most:g} % a year brings the {measure} from {now:.4f} back to "
            f"{target:.4f} in {horizon} years; allow more years, or another upper set.",
            years=horizon,
        )
    from scipy.optimize import brentq

    near = turns[np.abs(grid[turns] + grid[turns + 1]).argmin()]
    rate = float(brentq(short, grid[near], grid[near + 1], xtol=1e-15))
    return Undoing(
        rate=rate,
        target=target,
        now=now,
        measure=measure,
        start=start,
        last=last,
        horizon=horizon,
        upper=tuple(chosen),
        notes=("Every region of a set grows at one rate; weights stay those of the last year.",),
    )


def differentials(
    df: pd.DataFrame,
    *,
    first: int,
    last: int = 0,
    value: str = "per_head",
    upper: str | Iterable[str] = "half",
) -> pd.DataFrame:
    """By year, how much faster the upper regions grew than the others: year, rate (%).

    The ratio of the geometric mean growth factors, minus 1: what ``undoing`` asks for. Half and tenth are
    fixed in the year ``first``: a set chosen at the end would hold those that grew. Raises ValueError as
    ``undoing``.
    """
    where = "fragility.differentials"
    last = last or int(df["year"].max())
    rows = complete(one_vintage(df, where=where), value=value, where=where)
    rows = rows[rows["year"].between(first, last)]
    if first >= last or not {first, last} <= set(rows["year"]):
        raise ValueError(f"{where}: {first}-{last} are not two years held, the first before the last.")
    _positive(rows, value, where)
    chosen = _upper(rows[rows["year"] == first], upper, value, where)
    logs = np.log(rows.pivot(index="year", columns="region", values=value).astype(float))
    gap = logs[chosen].mean(axis=1) - logs.drop(columns=chosen).mean(axis=1)
    steps = gap.diff().dropna()
    return pd.DataFrame({"year": steps.index.astype(int), "rate": 100 * np.expm1(steps.to_numpy())})


def pushes(s: Series, *, horizon: int, years: int = 5, most: float = 60.0) -> pd.DataFrame:
    """What would bring a series' CV back to that of the year its change is counted from, and what was seen.

    A row for each of ``upper`` (half, tenth): required (``undoing`` over ``horizon`` years), mean (of the
    ``differentials`` since), push and until (``longest_push`` of ``years`` and its last year); % a year.
    """
    rows = []
    for upper in ("half", "tenth"):
        rates = differentials(s.table, first=s.since, upper=upper)
        push, until = longest_push(rates, years=years)
        needed = undoing(s.table, start=s.since, horizon=horizon, upper=upper, most=most).rate
        row = {"upper": upper, "required": needed, "mean": rates["rate"].mean(), "push": push, "until": until}
        rows.append(row | {"note": f"{s.since}-{s.last}; {horizon} years"})
    return pd.DataFrame(rows)


def longest_push(rates: pd.DataFrame, *, years: int = 5) -> tuple[float, int]:
    """The largest compound mean of ``years`` neighbouring differentials (% a year), and its last year.

    ``rates`` is what ``differentials`` gives. Raises ValueError if there are fewer years.
    """
    if len(rates) < years:
        raise NotEstimable(
            "years",
            f"fragility.longest_push: {len(rates)} years; {years} are asked for.",
            n=len(rates),
            least=years,
        )
    logs = np.log1p(rates["rate"].to_numpy() / 100)
    means = np.convolve(logs, np.ones(years) / years, mode="valid")
    best = first_largest(means)
    return 100 * math.expm1(float(means[best])), int(rates["year"].iloc[best + years - 1])


# ---- inside ----------------------------------------------------------------------------------------------


def _line(rows: np.ndarray, lags: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Slopes, HAC errors and residuals of the rows (draws, n)."""
    t = np.arange(rows.shape[1]) - (rows.shape[1] - 1) / 2
    slopes, errors = trend.hac_slopes(rows, lags)
    return slopes, errors, rows - rows.mean(axis=1, keepdims=True) - slopes[:, None] * t


def _mean(rows: np.ndarray, lags: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Means, HAC errors and deviations of the rows (draws, n)."""
    n = rows.shape[1]
    means = rows.mean(axis=1)
    left = rows - means[:, None]
    spread = (left * left).sum(axis=1)
    for lag in range(1, lags + 1):
        spread += 2 * (1 - lag / (lags + 1)) * (left[:, lag:] * left[:, :-lag]).sum(axis=1)
    return means, np.sqrt(spread / (n - 1) / n), left


def _runs(spread: pd.DataFrame, s: Series) -> dict[str, tuple[pd.DataFrame, str]]:
    """The years of a series' CV that each model is given, and the model's own name."""
    whole = spread[(spread["series"] == s.name) & (spread["measure"] == "cv")]
    runs = {model: (whole[whole["year"] >= s.since], model) for model in MODELS}
    return runs | ({"walk_whole": (whole, "walk")} if s.first < s.since else {})


def _rising(ratio: float, h: Any) -> Any:
    """The walk's probability of a rise after ``h`` years, by the ratio of drift to shock."""
    from scipy import stats

    return stats.norm.cdf(np.sqrt(h) * ratio)


def _ahead(
    steps: np.ndarray, horizon: int, kind: str, length: int, draws: int, rng: np.random.Generator
) -> np.ndarray:
    """Sums of 1 to ``horizon`` steps drawn in blocks: (draws, horizon)."""
    places = block_indices(len(steps), size=horizon, length=length, draws=draws, rng=rng, kind=kind)
    return steps[places].cumsum(axis=1)


def _walk(steps: np.ndarray, horizon: int, level: float, band: float) -> dict[str, np.ndarray]:
    from scipy import stats

    n, h = len(steps), np.arange(1, horizon + 1)
    mean, shock = steps.mean(), steps.std(ddof=1)
    low, high = (end / math.sqrt(n) for end in _noncentral(math.sqrt(n) * mean / shock, n - 1, level))
    reach = shock * np.sqrt(h + h**2 / n)
    wide = stats.t.ppf((1 + band) / 2, n - 1) * reach
    return {
        "p": _rising(mean / shock, h),
        "p_low": _rising(low, h),
        "p_high": _rising(high, h),
        "predictive": stats.t.cdf(h * mean / reach, n - 1),
        "middle": h * mean,
        "low": h * mean - wide,
        "high": h * mean + wide,
    }


def _noncentral(t: float, freedom: int, level: float) -> tuple[float, float]:
    """The interval of the noncentrality of an observed ``t``."""
    from scipy import optimize, stats

    reach = 8 * math.sqrt(1 + t**2 / (2 * freedom))

    def over(centre: float, share: float) -> float:
        below = float(stats.nct.cdf(t, freedom, centre))
        return (float(centre < t) if math.isnan(below) else below) - share  # nan: too far out to compute

    ends = ((1 + level) / 2, (1 - level) / 2)
    low, high = (optimize.brentq(over, t - reach, t + reach, args=(share,), xtol=1e-14) for share in ends)
    return low, high


def _blocks(
    steps: np.ndarray,
    horizon: int,
    level: float,
    band: float,
    *,
    kind: str,
    length: int,
    draws: int,
    rng: np.random.Generator,
) -> dict[str, np.ndarray]:
    n = len(steps)

    def places(size: int, count: int) -> np.ndarray:
        return block_indices(n, size=size, length=length, draws=count, rng=rng, kind=kind)

    sums = _ahead(steps, horizon, kind, length, draws * 10, rng)
    records = steps[places(n, draws)]
    ahead = places(horizon, draws * INNER).reshape(draws, -1)
    inner = np.take_along_axis(records, ahead, axis=1).reshape(draws, INNER, horizon).cumsum(axis=2)
    ends = np.quantile((inner > 0).mean(axis=1), [(1 - level) / 2, (1 + level) / 2], axis=0)
    h = np.arange(1, horizon + 1)
    drift = np.repeat(records.mean(axis=1), 10)[:, None] - steps.mean()
    ahead = sums + drift * h
    band_ends = np.quantile(ahead, [0.5, (1 - band) / 2, (1 + band) / 2], axis=0)
    return {
        "p": (sums > 0).mean(axis=0),
        "p_low": ends[0],
        "p_high": ends[1],
        "predictive": (ahead > 0).mean(axis=0),
        "middle": band_ends[0],
        "low": band_ends[1],
        "high": band_ends[2],
    }


def _ratio(rows: np.ndarray, whole: np.ndarray, parts: list[np.ndarray]) -> np.ndarray:
    """n ln(SSR at each date / least SSR) of the rows (draws, n): (draws, dates)."""
    f = trend.f_by_date(rows, whole, parts)
    left = -np.log1p(2 * f / (rows.shape[1] - 4))  # ln SSR(date) up to a term common to the dates
    return rows.shape[1] * (left - left.min(axis=1, keepdims=True))


def _terms(x: np.ndarray, w: np.ndarray, measure: str) -> tuple[np.ndarray, np.ndarray]:
    """Relative positions of the columns of ``x`` (n, years), and their terms, which sum to the squared
    measure."""
    w = w / w.sum(axis=0)
    x = x if measure == "cv" else np.log(x)
    mean = (w * x).sum(axis=0)
    relative = x / mean if measure == "cv" else x - mean
    return relative, w * (relative - (measure == "cv")) ** 2


def _spread(rows: pd.DataFrame, value: str, measure: str, weights: str | None) -> float:
    compute = dispersion.cv if measure == "cv" else dispersion.sd_log
    return compute(rows[value], weights=None if weights is None else rows[weights])


def _upper(rows: pd.DataFrame, upper: str | Iterable[str], value: str, where: str) -> list[str]:
    if isinstance(upper, str) and upper in ("half", "tenth"):
        count = len(rows) // 2 if upper == "half" else max(round(len(rows) / 10), 1)
        return list(rows.nlargest(count, value)["region"])
    chosen = [upper] if isinstance(upper, str) else list(upper)
    if unknown := sorted(set(chosen) - set(rows["region"])):
        raise ValueError(
            f"{where}: no region {', '.join(unknown)}; upper is half, tenth, or regions by name."
        )
    if not 0 < len(set(chosen)) < len(rows):
        raise ValueError(
            f"{where}: the upper set holds {len(set(chosen))} of {len(rows)} regions; some, not all."
        )
    return chosen


def _two_years(
    df: pd.DataFrame, first: int, last: int, *, value: str, weights: str | None, where: str
) -> pd.DataFrame:
    held = sorted(int(y) for y in df["year"].unique())
    if first >= last or not {first, last} <= set(held):
        raise ValueError(
            f"{where}: the years {first} and {last}; two of {held[0]}-{held[-1]}, the earlier first."
        )
    rows = one_vintage(df, where=where)
    rows = complete(
        rows[rows["year"].isin([first, last])], value=[c for c in (value, weights) if c], where=where
    )
    _positive(rows, value, where)
    return rows


def _positive(rows: pd.DataFrame, value: str, where: str) -> None:
    if len(bad := rows[rows[value] <= 0]):
        found = ", ".join(f"{r.region} {r.year}" for r in bad.head(6).itertuples())
        raise ValueError(
            f"{where}: {value} of {found} is zero or negative; leave these regions out and say so."
        )


def _logs(
    series: pd.DataFrame, value: str, first: int, last: int, where: str
) -> tuple[np.ndarray, np.ndarray]:
    own = series[series["year"].between(first or -math.inf, last or math.inf)]
    return trend.checked_series(own, value, "log", FEWEST, where)


def _enough(where: str, draws: int, level: float) -> None:
    if draws < 99:
        raise ValueError(f"{where}: {draws} draws; at least 99.")
    if not 0.5 <= level < 1:
        raise ValueError(f"{where}: level is {level}; from .5 to below 1, such as .95.")


def _known(where: str, what: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise ValueError(f"{where}: {what} is {given!r}; one of {', '.join(known)}.")
