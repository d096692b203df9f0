"""Linear trends of short yearly series, and a test for one break at an unknown date.

Trend. y_t = a + b t + u_t by ordinary least squares, y the series or its natural log. Two intervals for b:

- HAC (Newey and West 1987, Bartlett kernel, factor n / (n - 2), Student's t with n - 2 degrees of freedom),
  by statsmodels. Lags: floor(4 (n / 100)^(2/9)) unless given, the rule of Newey and West (1994) without its
  data-driven part. It is what the field prints.
- Bootstrap (``draws`` > 0): the HAC t statistic is referred to its distribution over series drawn under an
  AR(1) for the residuals, whose coefficient is first corrected for its small-sample bias with a trend,
  r + (2 + 4 r) / n (Kendall 1954; Marriott and Pope 1954), and kept in [0, .95].

Why both: at n = 13 the HAC interval called 95 % covers the true slope in about 85, 66 and 57 % of samples
when the residuals' autocorrelation is 0, .6 and .8; the bootstrap one in about 95, 88 and 85 % (1,500 samples
each, simulated with this module; the tests repeat a small part). At .95 they cover 44 and 76 %: neither is to
be trusted when shocks nearly last for ever.

Break. The model under the alternative has an intercept and a slope of its own from year k on. The statistic
is the largest F (2 restrictions, n - 4 degrees of freedom) over the dates that leave max(3, trim n) years on
either side (Quandt 1960; Andrews 1993). Its p-value comes from the same residual bootstrap under no break:
asymptotic critical values assume long series and one known trim. At n = 13 to 23 its size at 5 %
lay between 1 and 7 % for autocorrelations from 0 to .95: it is careful, and weak. A kink of the slope by one
(two, three) standard deviations of the yearly shock in the middle of 13 years is found in 6 (55, 92) % of
samples, of 19 years in 20 (95, 100) %; the date found is then right to a year in half (three quarters, nine
tenths) of them.

Sources: W. K. Newey and K. D. West, Econometrica 55 (1987), 703-708, and Review of Economic Studies 61
(1994), 631-653; M. G. Kendall, Biometrika 41 (1954), 403-404; F. H. C. Marriott and J. A. Pope, ibid.,
390-402; R. E. Quandt, Journal of the American Statistical Association 55 (1960), 324-330; D. W. K. Andrews,
Econometrica 61 (1993), 821-856.

They mislead when a line is read as a law: a slope describes the years it was fitted to, the date of a break
is the best of the dates tried and comes without an interval, and the start of the series is chosen by us. A
dozen years cannot tell a lasting trend from a slow swing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable
from analysis.methods.rounding import first_largest

SHORTEST_TREND = 5
SHORTEST_BREAK = 8
BURN_IN = 50
LARGEST_AR = 0.95


@dataclass(frozen=True)
class Trend:
    """A fitted linear trend; the slope is in units of the series (level) or log points (log) a year."""

    value: str
    form: str
    first: int
    last: int
    n: int
    intercept: float
    slope: float
    se: float
    low: float
    high: float
    level: float
    maxlags: int
    autocorrelation: float
    draws: int
    boot_low: float
    boot_high: float
    notes: tuple[str, ...]

    @property
    def percent(self) -> float:
        """The slope as a compound rate in percent a year; for ``form="log"`` only (ValueError otherwise)."""
        if self.form != "log":
            raise ValueError("Trend.percent: the slope of a level is no rate; fit with form='log'.")
        return 100 * math.expm1(self.slope)

    def fitted(self, years: np.ndarray | pd.Series | list[int]) -> np.ndarray:
        """The line at ``years``, in units of the series."""
        return _fitted(self.intercept, self.slope, self.form, years)


@dataclass(frozen=True)
class Break:
    """A sup-F test for one break of intercept and slope at an unknown date; first new year ``year``.

    ``before`` and ``after`` are (intercept, slope) of the two regimes, in units of the series or log points.
    """

    value: str
    form: str
    first: int
    last: int
    n: int
    statistic: float
    year: int
    p: float
    trim: float
    draws: int
    seed: int
    autocorrelation: float
    by_date: pd.DataFrame
    before: tuple[float, float]
    after: tuple[float, float]
    notes: tuple[str, ...]

    @property
    def slopes(self) -> tuple[float, float]:
        """Slopes before and after: % a year, compound, for ``form="log"``, else units of the series."""
        both = self.before[1], self.after[1]
        return tuple(100 * math.expm1(slope) for slope in both) if self.form == "log" else both

    @property
    def lines(self) -> tuple[Callable[..., np.ndarray], Callable[..., np.ndarray]]:
        """The fitted lines before and after the break: functions of years, in units of the series."""
        return tuple(partial(_fitted, *line, self.form) for line in (self.before, self.after))


def linear(
    series: pd.DataFrame,
    *,
    value: str = "value",
    form: str = "level",
    maxlags: int | None = None,
    level: float = 0.95,
    draws: int = 0,
    seed: int | None = None,
) -> Trend:
    """Fit a linear trend to ``series`` (columns year and ``value``, one row a year, no gaps).

    ``form`` is level or log. The HAC interval is always given, the bootstrap one (``boot_low``,
    ``boot_high``; nan otherwise) with ``draws`` > 0 and a ``seed``. Raises ValueError for fewer than 5 years,
    gaps, missing values, logs of what is not positive, lags that are negative or reach n.
    """
    where = "trend.linear"
    years, y = checked_series(series, value, form, SHORTEST_TREND, where)
    n = len(y)
    lags = default_lags(n) if maxlags is None else maxlags
    if not 0 <= lags < n:
        raise ValueError(f"{where}: maxlags is {lags}; from 0 to {n - 1} for {n} years.")
    if draws and seed is None:
        raise ValueError(f"{where}: draws={draws} needs a seed, so that the interval can be had again.")
    centre = float(years.mean())
    fit = _hac(years - centre, y, lags)
    slope, se = float(fit.params[1]), float(fit.bse[1])
    low, high = (float(end) for end in fit.conf_int(alpha=1 - level)[1])
    residuals = np.asarray(fit.resid)
    reach = math.nan
    if draws:
        drawn = resample(residuals, draws, np.random.default_rng(seed))
        slopes, errors = hac_slopes(drawn, lags)
        reach = float(np.quantile(np.abs(slopes / errors), level)) * se
    notes = (
        f"HAC with {lags} lags and the factor n / (n - 2), Student's t with {n - 2} degrees of freedom.",
        f"{n} years: intervals of this kind are too short when shocks last; a slow swing looks like a trend.",
    )
    return Trend(
        value=value,
        form=form,
        first=int(years[0]),
        last=int(years[-1]),
        n=n,
        intercept=float(fit.params[0]) - slope * centre,
        slope=slope,
        se=se,
        low=low,
        high=high,
        level=level,
        maxlags=lags,
        autocorrelation=_ar1(residuals),
        draws=draws,
        boot_low=slope - reach,
        boot_high=slope + reach,
        notes=notes,
    )


def one_break(
    series: pd.DataFrame,
    *,
    value: str = "value",
    form: str = "level",
    trim: float = 0.15,
    draws: int = 1999,
    seed: int,
) -> Break:
    """Test ``series`` (columns year and ``value``) for one break of its linear trend at an unknown date.

    The smallest p-value possible is 1 / (draws + 1). Raises ValueError for fewer than 8 years (at least three
    years a side and a choice of dates are needed), gaps, missing values, a trim outside (0, .5), fewer than
    99 draws.
    """
    where = "trend.one_break"
    years, y = checked_series(series, value, form, SHORTEST_BREAK, where)
    if not 0 < trim < 0.5:
        raise ValueError(f"{where}: trim is {trim}; a share of the years between 0 and .5, such as .15.")
    if draws < 99:
        raise ValueError(
            f"{where}: {draws} draws; at least 99, for a p-value that can fall below .05 surely."
        )
    n = len(y)
    whole, parts, dates = designs(n, trim)
    observed = f_by_date(y[None, :], whole, parts)[0]
    residuals = y - whole @ (whole.T @ y)
    drawn = resample(residuals, draws, np.random.default_rng(seed))
    largest = f_by_date(drawn, whole, parts).max(axis=1)
    best = first_largest(observed)
    k = dates[best]
    notes = (
        f"{n} years, {len(dates)} dates tried; p from {draws} draws of an AR(1) residual bootstrap.",
        "With so few years a test that does not reject says little, and the date has no interval.",
    )
    return Break(
        value=value,
        form=form,
        first=int(years[0]),
        last=int(years[-1]),
        n=n,
        statistic=float(observed[best]),
        year=int(years[k]),
        p=float((1 + (largest >= observed[best]).sum()) / (draws + 1)),
        trim=trim,
        draws=draws,
        seed=seed,
        autocorrelation=_ar1(residuals),
        by_date=pd.DataFrame({"year": [int(years[d]) for d in dates], "f": observed}),
        before=_ols(years[:k], y[:k]),
        after=_ols(years[k:], y[k:]),
        notes=notes,
    )


def breaks(
    series: pd.DataFrame, *, by: list[str], begins: Sequence[int], seed: int, form: str = "log"
) -> pd.DataFrame:
    """``one_break`` of several series, each from several first years: ``by``, begin, year, p, before, after.

    ``before`` and ``after`` are the slopes (% a year with ``form="log"``). A series that is not held from a
    first year on, or is shorter than the test needs, has no row for it.
    """
    rows = []
    for key, own in series.groupby(by, sort=False):
        for begin in begins:
            part = own[own["year"] >= begin]
            if part["year"].min() > begin or part["year"].nunique() < SHORTEST_BREAK:
                continue
            one = one_break(part, form=form, seed=seed)
            ends = dict(zip(("before", "after"), one.slopes, strict=True))
            rows.append(
                dict(zip(by, key, strict=True)) | {"begin": begin, "year": one.year, "p": one.p} | ends
            )
    return pd.DataFrame(rows, columns=[*by, "begin", "year", "p", "before", "after"])


def table(
    series: pd.DataFrame,
    *,
    by: list[str],
    value: str = "value",
    form: str = "log",
    first: int = 0,
    last: int = 0,
    draws: int = 0,
    seed: int | None = None,
) -> pd.DataFrame:
    """Trends of several series, one row each: ``by``, first, last, n, slope, low, high, boot_low, boot_high.

    With ``form="log"`` slopes and ends of intervals are compound rates in percent a year, with ``level``
    units of the series a year. ``first`` and ``last`` cut the years (0: as held). A series with fewer than 5
    years keeps its row, with missing figures. The rows come in the order in which the series first appear.
    """
    names = ("slope", "low", "high", "boot_low", "boot_high")
    out = []
    for key, rows in series.groupby(by, sort=False):
        used = rows[rows["year"].between(first or -math.inf, last or math.inf)]
        found = dict.fromkeys(names, math.nan)
        if len(used) >= SHORTEST_TREND:
            fit = linear(used, value=value, form=form, draws=draws, seed=seed)
            found = {name: getattr(fit, name) for name in names}
        if form == "log":
            found = {name: 100 * math.expm1(number) for name, number in found.items()}
        ends = {"first": used["year"].min(), "last": used["year"].max(), "n": len(used)}
        out.append(dict(zip(by, key, strict=True)) | ends | found)
    return pd.DataFrame(out).astype({"first": "Int64", "last": "Int64"})


def with_intervals(fits: pd.DataFrame, *, by: list[str]) -> pd.DataFrame:
    """What ``table`` gives as readers see it: ``by``, n, slope, and the ends of either interval by its name,
    hac_low, hac_high, bootstrap_low, bootstrap_high."""
    names = {"low": "hac_low", "high": "hac_high", "boot_low": "bootstrap_low", "boot_high": "bootstrap_high"}
    return fits.rename(columns=names)[[*by, "n", "slope", *names.values()]]


def default_lags(n: int) -> int:
    """Newey and West's floor(4 (n / 100)^(2/9)) for a series of ``n`` years."""
    return math.floor(4 * (n / 100) ** (2 / 9))


def _ols(years: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    slope, intercept = np.polyfit(years - years.mean(), y, 1)
    return float(intercept - slope * years.mean()), float(slope)


def _fitted(intercept: float, slope: float, form: str, years: Any) -> np.ndarray:
    line = intercept + slope * np.asarray(years, dtype=float)
    return np.exp(line) if form == "log" else line


def _hac(t: np.ndarray, y: np.ndarray, lags: int) -> Any:
    from statsmodels.regression.linear_model import OLS

    design = np.column_stack([np.ones(len(t)), t])
    options = {"maxlags": lags, "use_correction": True}
    return OLS(y, design).fit(cov_type="HAC", cov_kwds=options, use_t=True)


def hac_slopes(drawn: np.ndarray, lags: int) -> tuple[np.ndarray, np.ndarray]:
    """Slopes (draws,) of the rows of ``drawn`` (draws, n) and HAC standard errors as in statsmodels."""
    n = drawn.shape[1]
    t = np.arange(n) - (n - 1) / 2
    slopes = drawn @ t / (t @ t)
    scores = (drawn - drawn.mean(axis=1, keepdims=True) - slopes[:, None] * t) * t
    spread = (scores * scores).sum(axis=1)
    for lag in range(1, lags + 1):
        spread += 2 * (1 - lag / (lags + 1)) * (scores[:, lag:] * scores[:, :-lag]).sum(axis=1)
    return slopes, np.sqrt(spread * n / (n - 2)) / (t @ t)


def _ar1(residuals: np.ndarray) -> float:
    """AR(1) coefficient of ``residuals``, corrected for its small-sample bias with a trend; in [0, .95]."""
    power = float(residuals[:-1] @ residuals[:-1])
    if power <= 0:
        return 0.0
    raw = float(residuals[1:] @ residuals[:-1]) / power
    return min(max(raw + (2 + 4 * raw) / len(residuals), 0.0), LARGEST_AR)


def resample(residuals: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Series (draws, n) without trend or break by the residuals' AR(1); innovations drawn anew."""
    n = len(residuals)
    coefficient = _ar1(residuals)
    innovations = residuals[1:] - coefficient * residuals[:-1]
    innovations = innovations - innovations.mean()
    shocks = rng.choice(innovations, (draws, n + BURN_IN))
    drawn = np.empty_like(shocks)
    drawn[:, 0] = shocks[:, 0]
    for t in range(1, n + BURN_IN):
        drawn[:, t] = coefficient * drawn[:, t - 1] + shocks[:, t]
    return drawn[:, BURN_IN:]


def designs(n: int, trim: float) -> tuple[np.ndarray, list[np.ndarray], list[int]]:
    """Orthonormal bases of the trend and of the trend broken at each date (place of its first new year)."""
    t = np.arange(n, dtype=float)
    base = np.column_stack([np.ones(n), t])
    least = max(3, math.ceil(trim * n))
    dates = list(range(least, n - least + 1))
    broken = [np.column_stack([base, t >= k, t * (t >= k)]) for k in dates]
    return np.linalg.qr(base)[0], [np.linalg.qr(design)[0] for design in broken], dates


def f_by_date(rows: np.ndarray, whole: np.ndarray, parts: list[np.ndarray]) -> np.ndarray:
    """F statistics (series, dates) of the rows (series, n): 2 restrictions, n - 4 degrees of freedom."""
    n = rows.shape[1]
    rows = rows - (rows @ whole) @ whole.T
    power = (rows * rows).sum(axis=1)
    left = np.stack([((rows - (rows @ q) @ q.T) ** 2).sum(axis=1) for q in parts], axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = (power[:, None] - left) / 2 / (left / (n - 4))
    return np.nan_to_num(statistic, nan=0.0, posinf=np.finfo(float).max)


def checked_series(
    series: pd.DataFrame, value: str, form: str, shortest: int, where: str
) -> tuple[np.ndarray, np.ndarray]:
    """Years and (log) values of one yearly series without gaps; ValueError in the name of ``where``."""
    if missing := [c for c in ("year", value) if c not in series.columns]:
        raise ValueError(
            f"{where}: no column {', '.join(missing)}; the table holds {', '.join(map(str, series.columns))}."
        )
    if form not in ("level", "log"):
        raise ValueError(f"{where}: form is {form!r}; 'level' or 'log'.")
    rows = series.sort_values("year", kind="stable")
    years = rows["year"].to_numpy(dtype=float)
    y = rows[value].to_numpy(dtype=float)
    if len(years) < shortest:
        raise NotEstimable(
            "years",
            f"{where}: {len(years)} years; at least {shortest} are needed. "
            "Lengthen the window, or show the figures without a fit.",
            n=len(years),
            least=shortest,
        )
    if (np.diff(years) != 1).any():
        at = ", ".join(
            f"{years[i]:.0f} to {years[i + 1]:.0f}" for i in np.flatnonzero(np.diff(years) != 1)[:4]
        )
        raise NotEstimable(
            "uneven",
            f"{where}: the years jump or repeat ({at}); give one row for every year of one series.",
            years=years.astype(int).tolist(),
        )
    if not np.isfinite(y).all():
        at = ", ".join(f"{years[i]:.0f}" for i in np.flatnonzero(~np.isfinite(y))[:6])
        raise ValueError(
            f"{where}: {value} is missing or infinite in {at}; leave these years out at the ends."
        )
    if form == "log" and (y <= 0).any():
        at = ", ".join(f"{years[i]:.0f}" for i in np.flatnonzero(y <= 0)[:6])
        raise NotEstimable(
            "zero",
            f"{where}: {value} is zero or negative in {at} and has no log; use form='level'.",
            years=years[y <= 0].astype(int).tolist(),
        )
    return years, np.log(y) if form == "log" else y
