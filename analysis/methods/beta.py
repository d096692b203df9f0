"""Beta convergence: do regions that begin poorer grow faster, how fast, and how surely?

Growth regression. With y_it the level of region i in year t and T = last - first years,

    (1/T) ln(y_i,last / y_i,first) = a + b ln y_i,first + c' z_i + u_i                        (1)

b < 0 is beta convergence: absolute without z, conditional with it (group dummies, starting structure). If
every log level closes a constant share of its distance to its own resting point, at the speed v a year, then

    b = -(1 - exp(-v T)) / T    and so    v = -ln(1 + b T) / T,    half-life = ln 2 / v           (2)

``linear`` fits (1) by least squares and takes v from (2), with the delta-method standard error se(b) / (1 + b
T). ``nls`` fits v itself by non-linear least squares. As (2) is one to one for b > -1/T, both have the same
fit, the same v and the same standard error: the second is a check, no second opinion. Only the test differs a
little, since v / se(v) is not b / se(b). If b <= -1/T no speed exists: the ranking has turned over more than
fully.

Standard errors: classical; HC1, factor n / (n - k) (Hinkley 1977); HC3, squared residuals over (1 - h_i)^2
(MacKinnon and White 1985), the default, because HC1 is too short in samples this small (Long and Ervin 2000).
p-values and intervals use Student's t with n - k degrees of freedom. Weights are those of weighted least
squares: each region's equation times the root of its weight.

Bootstrap (``draws`` > 0): regions are drawn with replacement (within groups, if there are groups), the
interval is the percentile one; since (2) is monotone its ends for v are the transformed ends for b.

Sources: R. J. Barro and X. Sala-i-Martin, "Convergence", Journal of Political Economy 100 (1992), 223-251,
and Economic Growth (2nd ed. 2004), chapter 11; D. V. Hinkley, Technometrics 19 (1977), 285-292; J. G.
MacKinnon and H. White, Journal of Econometrics 29 (1985), 305-325; J. S. Long and L. H. Ervin, American
Statistician 54 (2000), 217-224; D. A. Belsley, E. Kuh and R. E. Welsch, Regression Diagnostics (1980).

It misleads in known ways. b < 0 does not make the spread fall: shocks can widen it meanwhile (Galton's
fallacy; D. Quah, Scandinavian Journal of Economics 95 (1993), 427-443). An error of measurement in the first
year stands on both sides of (1) and pulls b down. At current prices b is the sum of a slope of volumes and a
slope of prices. Regions next to one another are no independent observations. And with thirty regions a speed
that differs from zero by less than some three standard errors would often be missed: see ``detectable``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable
from analysis.data.panel import one_vintage, stacked
from analysis.methods.least_squares import SINGULAR, Batch, known_errors, ols, quantile, two_sided

if TYPE_CHECKING:
    from statsmodels.regression.linear_model import RegressionResultsWrapper

    from analysis.data.series import Series

INITIAL = "log initial level"
WHENS = ("early", "late", "whole")
LOOKS_LOGGED = 15.0  # logs of money per head stay below it (3.3 million), levels hardly ever do
BLOCK = 1 << 21  # weights of regions in a batch of fits without one of them: 16 MB


@dataclass(frozen=True)
class Growth:
    """A growth regression: the coefficient b of the log initial level, the speed and half-life that it
    implies, and how surely. ``spec`` says what was fitted, ``notes`` what to mind.

    ``terms`` has a row a regressor: term, coefficient, se, t, p, low, high. ``points`` has a row a region:
    region, initial (log), growth (log points a year), fitted, residual, leverage, weight. ``coefficient`` is
    in log points a year per log point; ``speed`` in log points a year (.02 is 2 % a year); ``half_life`` in
    years, inf if the speed is not positive. Bootstrap ends are nan without draws.
    """

    spec: dict[str, Any]
    years: int
    n: int
    df: int
    r2: float
    coefficient: float
    se: float
    t: float
    p: float
    low: float
    high: float
    speed: float
    speed_se: float
    speed_low: float
    speed_high: float
    half_life: float
    half_life_low: float
    half_life_high: float
    boot_low: float
    boot_high: float
    speed_boot_low: float
    speed_boot_high: float
    terms: pd.DataFrame
    points: pd.DataFrame
    notes: tuple[str, ...]

    @property
    def percent(self) -> dict[str, float]:
        """The speed and the ends of its interval in percent a year: value, low, high."""
        ends = {"value": self.speed, "low": self.speed_low, "high": self.speed_high}
        return {name: 100 * number for name, number in ends.items()}

    @property
    def drawn_percent(self) -> dict[str, float]:
        """The speed and its bootstrap interval in percent a year: value, low, high (nan without draws)."""
        ends = {"value": self.speed, "low": self.speed_boot_low, "high": self.speed_boot_high}
        return {name: 100 * number for name, number in ends.items()}

    @property
    def period(self) -> str:
        """First and last year, as 2012-2024."""
        return f"{self.spec['first']}-{self.spec['last']}"

    @property
    def total(self) -> float:
        """b T: the coefficient in a regression of total, not yearly, log growth; -1 is full closure."""
        return self.coefficient * self.years

    @property
    def detectable(self) -> float:
        """The speed that a two-sided 5 % test with this standard error finds in four samples of five.

        (t(.975) + t(.8)) se(v), an approximation (H. S. Bloom, Evaluation Review 19 (1995), 547-556).
        """
        return (quantile(0.975, self.df) + quantile(0.8, self.df)) * self.speed_se

    def line(self, initial: Any) -> np.ndarray:
        """Fitted growth at log initial levels, the other regressors at their (weighted) means."""
        weight = self.points["weight"] / self.points["weight"].sum()
        centre = float((weight * self.points["initial"]).sum())
        middle = float((weight * self.points["fitted"]).sum())
        start = np.asarray(initial, dtype=float)
        if self.spec["method"] == "nls":
            return middle - _closing(self.speed, self.years) * (start - centre)
        return middle + self.coefficient * (start - centre)


def linear(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    weights: str | None = None,
    groups: str | None = None,
    controls: pd.DataFrame | None = None,
    errors: str = "hc3",
    level: float = 0.95,
    draws: int = 0,
    seed: int | None = None,
    missing: str = "refuse",
) -> Growth:
    """The growth regression (1) by least squares.

    ``df`` is long (region, year, ``value`` > 0 in levels, not logs). ``weights`` names a column, taken in the
    first year; ``groups`` names a column constant within regions, which enters as dummies; ``controls`` has
    region and numeric columns. With ``draws`` and a ``seed`` bootstrap intervals are added.

    Raises ValueError, naming the regions and the cure: a region twice in a year; first not before last; a
    year not held; a region without one of its two levels or a control (``missing="drop"`` leaves it out, and
    a note says so); levels, or weights, that are not positive; a group of one region; fewer regions than
    regressors + 2; regressors that depend linearly on one another; equal initial levels.
    """
    sample = _sample("linear", df, controls, missing, locals())
    fit = _fit(sample)
    terms = _terms(sample, fit.coefficients[0], fit.se(errors)[0], int(fit.df[0]))
    return _result(sample, terms, fit, _bootstrap(sample))


def nls(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    weights: str | None = None,
    groups: str | None = None,
    controls: pd.DataFrame | None = None,
    errors: str = "hc3",
    level: float = 0.95,
    missing: str = "refuse",
) -> Growth:
    """The speed itself, by non-linear least squares (scipy's curve_fit, Levenberg-Marquardt):

        (1/T) ln(y_last / y_first) = a - ((1 - exp(-v T)) / T) ln y_first + c' z + u

    Arguments and errors as ``linear``. In ``terms`` the row of the initial level holds b as implied by v; the
    standard error of v is the sandwich (or classical) one of the gradient at the solution. Raises ValueError
    also if no speed fits best (b <= -1/T) or the search does not converge.
    """
    sample = _sample("nls", df, controls, missing, locals())
    parameters, gradient = _search(sample, float(_fit(sample).coefficients[0, 1]))
    years = last - first
    residual = sample.growth - _curve(sample.design, parameters, years)
    # The covariance of the parameters is that of a regression of what is left on the gradient.
    tangent = ols(gradient, residual, weights=sample.weight, errors=[errors])
    b, se = parameters.copy(), tangent.se(errors)[0]
    b[1], se[1] = -_closing(parameters[1], years), se[1] * math.exp(-parameters[1] * years)
    about = sample.growth - np.average(sample.growth, weights=sample.weight)
    r2 = 1 - (sample.weight @ residual**2) / (sample.weight @ about**2)
    fit = replace(tangent, coefficients=b[None], r2=np.array([r2]), residuals=residual[None])
    return _result(sample, _terms(sample, b, se, int(tangent.df[0])), fit, (math.nan,) * 4)


def by_span(series: Iterable[Series]) -> pd.DataFrame:
    """``linear`` for each series over each of its spans, every region alike and, where there are people,
    weighted by them.

    Columns series, when (early, late, whole), weights (none, population), first, last, n, speed, speed_low,
    speed_high and detectable (% a year), p (of the coefficient), r2, half_life (years; missing where
    the speed is not positive), note. Raises ValueError as ``linear``.
    """
    rows = []
    for s in series:
        for when in (when for when in WHENS if when in s.spans):
            for weights in [None, s.weights] if s.weights else [None]:
                first, last = s.spans[when]
                fit = linear(s.table, first=first, last=last, weights=weights)
                ends = fit.percent
                row = {"series": s.name, "when": when, "weights": "population" if weights else "none"}
                row |= {"first": first, "last": last, "n": fit.n, "speed": ends["value"]}
                row |= {"speed_low": ends["low"], "speed_high": ends["high"]}
                row |= {"p": fit.p, "r2": fit.r2, "half_life": fit.half_life if fit.speed > 0 else math.nan}
                rows.append(row | {"detectable": 100 * fit.detectable, "note": f"{fit.period}, HC3"})
    return pd.DataFrame(rows)


def points(s: Series) -> pd.DataFrame:
    """What the regressions of the early and the late span are fitted to, a row a region and span.

    Columns when, region, the groups, level (the first year's, over the mean of all regions), growth, fitted
    and residual (% a year, logs).
    """
    parts = []
    for when in ("early", "late"):
        if when in s.spans:
            own = linear(s.table, first=s.spans[when][0], last=s.spans[when][1]).points
            level = np.exp(own["initial"])
            scaled = {name: 100 * own[name] for name in ("growth", "fitted", "residual")}
            parts.append(own[["region"]].assign(when=when, level=level / level.mean(), **scaled))
    return pd.concat(parts, ignore_index=True).merge(
        s.regions[["region", *s.groups]], on="region", how="left"
    )


def moving(series: Iterable[Series], *, years: int) -> pd.DataFrame:
    """``rolling`` for each series that is long enough: series, first, last, speed, speed_low and
    speed_high (% a year)."""
    parts = []
    for s in series:
        if s.last - s.first >= years:
            own = rolling(s.table, years=years)
            scaled = {name: 100 * own[name] for name in ("speed", "speed_low", "speed_high")}
            parts.append(own[["first", "last"]].assign(**scaled).assign(series=s.name))
    if not parts:
        raise NotEstimable(
            "years",
            f"beta.moving: no series of more than {years} years; take shorter windows.",
            n=max(s.table["year"].nunique() for s in series),
            least=years + 2,
        )
    return pd.concat(parts, ignore_index=True)


def fastest_and_latest(moving: pd.DataFrame) -> pd.DataFrame:
    """The fastest and the latest window of every series of ``moving``: its rows, which, note (the years)."""
    by = moving.groupby("series", sort=False)
    fastest, latest = moving.loc[by["speed"].idxmax()], by.tail(1)
    rows = pd.concat([fastest.assign(which="fastest"), latest.assign(which="latest")], ignore_index=True)
    return rows.assign(note=rows["first"].astype(str) + "-" + rows["last"].astype(str))


def without(series: Iterable[Series], *, regions: Iterable[str], span: str) -> pd.DataFrame:
    """``linear`` of each series over one of its ``spans``, without ``regions``: series, note, and the keys of
    ``Growth.percent``."""
    left, rows = list(regions), []
    for s in series:
        first, last = s.spans[span]
        own = linear(s.table[~s.table["region"].isin(left)], first=first, last=last)
        rows.append({"series": s.name, "note": f"{own.period}, HC3", **own.percent})
    return pd.DataFrame(rows)


def without_each(s: Series) -> pd.DataFrame:
    """``leave_one_out`` over the late span: region, the groups, speed, speed_low, speed_high (% a year), p,
    dfbetas; the slowest first."""
    first, last = s.spans["late"]
    own = leave_one_out(s.table, first=first, last=last)
    scaled = {name: 100 * own[name] for name in ("speed", "speed_low", "speed_high")}
    own = own[["region"]].assign(**scaled, p=own["p"], dfbetas=own["dfbetas"], series=s.name)
    own = own.sort_values("speed", kind="stable", ignore_index=True)
    return own.merge(s.regions[["region", *s.groups]], on="region", how="left")


def regression(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    weights: str | None = None,
    groups: str | None = None,
    controls: pd.DataFrame | None = None,
) -> RegressionResultsWrapper:
    """``linear`` as statsmodels' own results, with HC3 errors and Student's t: for regressions that are
    shown.

    Arguments and errors as ``linear``; the coefficient of ``INITIAL`` is b.
    """
    from statsmodels.regression.linear_model import WLS

    sample = _sample("regression", df, controls, "refuse", locals() | {"errors": "hc3", "level": 0.95})
    _fit(sample)
    design = pd.DataFrame(sample.design, columns=sample.names)
    return WLS(sample.growth, design, weights=sample.weight).fit(cov_type="HC3", use_t=True)


def conditional(s: Series, *, when: str, conditions: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """``regression`` of a series over the span ``when`` under several conditions, a row each.

    ``conditions`` maps a name to what is conditioned on, as ``regression`` takes it (``groups``,
    ``controls``). Columns series, when, first, last, condition, n, coefficient and se (percentage points of
    yearly growth for each log point), p, r2, speed, speed_low, speed_high (% a year; the delta method).
    """
    first, last = s.spans[when]
    rows = []
    for name, options in conditions.items():
        fit = regression(s.table, first=first, last=last, **options)
        b, se = fit.params[INITIAL], fit.bse[INITIAL]
        rate, reach = speed(b, last - first), quantile(0.975, fit.df_resid) * se / (1 + b * (last - first))
        row = {"series": s.name, "when": when, "first": first, "last": last, "condition": name}
        row |= {"n": int(fit.nobs), "coefficient": 100 * b, "se": 100 * se, "p": fit.pvalues[INITIAL]}
        row |= {"r2": fit.rsquared, "speed": 100 * rate, "speed_low": 100 * (rate - reach)}
        rows.append(row | {"speed_high": 100 * (rate + reach)})
    return pd.DataFrame(rows)


def intervals(s: Series, *, draws: int, seed: int) -> pd.DataFrame:
    """The speed over the late span with four kinds of interval: series, kind (hc3, nls, classical,
    bootstrap), speed, speed_low, speed_high (% a year), note.

    ``nls`` fits the speed itself, ``bootstrap`` draws regions with replacement. No row where the ranking
    turned over, so that no speed exists.
    """
    first, last = s.spans["late"]
    span = {"first": first, "last": last}
    plain = linear(s.table, **span)
    if math.isnan(plain.speed):
        return pd.DataFrame()
    classical = linear(s.table, errors="classical", draws=draws, seed=seed, **span)
    found = {"hc3": plain.percent, "nls": nls(s.table, **span).percent}
    found |= {"classical": classical.percent, "bootstrap": classical.drawn_percent}
    rows = [{"series": s.name, "kind": kind} | ends for kind, ends in found.items()]
    names = {"value": "speed", "low": "speed_low", "high": "speed_high"}
    return pd.DataFrame(rows).rename(columns=names).assign(note=plain.period)


def rolling(
    df: pd.DataFrame,
    *,
    years: int,
    value: str = "per_head",
    weights: str | None = None,
    errors: str = "hc3",
    level: float = 0.95,
) -> pd.DataFrame:
    """Absolute convergence over every window ``years`` long: first, last, coefficient, low, high, speed,
    speed_low, speed_high; one batched fit.

    Every region must hold every year. Raises ValueError as ``linear``, and for a window longer than
    the table.
    """
    where = "beta.rolling"
    rows = checked(df, value, [weights] if weights else [], where)
    logs, held = _wide(rows, value, where), sorted(rows["year"].unique())
    ends = [(a, a + years) for a in held if a + years in set(held)]
    if not ends or years < 1:
        raise NotEstimable(
            "years",
            f"{where}: no window of {years} years in {held[0]}-{held[-1]}; take a shorter one.",
            n=len(held),
            least=years + 1,
        )
    start = np.stack([logs[a].to_numpy() for a, _ in ends])
    growth = (np.stack([logs[b].to_numpy() for _, b in ends]) - start) / years
    weight = None
    if weights:
        wide = rows.pivot(index="region", columns="year", values=weights).loc[logs.index]
        weight = np.stack([wide[a].to_numpy(dtype=float) for a, _ in ends])
    fit = ols(np.stack([np.ones_like(start), start], axis=2), growth, weights=weight, errors=[errors])
    return pd.DataFrame(ends, columns=["first", "last"]).join(_with_speed(fit, errors, years, level))


def leave_one_out(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    weights: str | None = None,
    groups: str | None = None,
    controls: pd.DataFrame | None = None,
    errors: str = "hc3",
    level: float = 0.95,
) -> pd.DataFrame:
    """The regression of ``linear`` without each region in turn, in batches: O(n^2) work, no n-by-n array.

    Columns region, coefficient, se, low, high, speed, speed_low, speed_high, p, change (of the coefficient),
    dfbetas (change over its standard error with the residual variance of the fit without the region, Belsley,
    Kuh and Welsch 1980; 2 / sqrt(n) is their size to look at), leverage; sorted by coefficient. The standard
    error is nan where leaving a region out leaves a group of one. Raises ValueError as ``linear``.
    """
    sample = _sample("linear", df, controls, "refuse", locals(), where="beta.leave_one_out")
    _fit(sample)
    weight, years = sample.weight, last - first
    whole = ols(sample.design, sample.growth, weights=weight, errors=["classical"])
    unit = whole.se("classical")[0, 1] / math.sqrt(float(weight @ whole.residuals[0] ** 2) / whole.df[0])
    n, parts = len(weight), []
    block = max(1, BLOCK // n)
    for begin in range(0, n, block):
        each = np.tile(weight, (min(block, n - begin), 1))
        each[np.arange(len(each)), np.arange(begin, begin + len(each))] = 0.0
        fit = ols(sample.design, sample.growth, weights=each, errors=[errors], singular="nan")
        spread = np.sqrt((each * fit.residuals**2).sum(axis=1) / fit.df)
        gone = whole.coefficients[0, 1] - fit.coefficients[:, 1]
        row = {"change": -gone, "dfbetas": gone / (spread * unit)}
        parts.append(_with_speed(fit, errors, years, level).assign(**row))
    out = pd.concat([sample.points[["region"]], pd.concat(parts, ignore_index=True)], axis=1)
    out = out.assign(leverage=whole.leverage[0])
    return out.sort_values("coefficient", kind="stable", ignore_index=True)


def speed(coefficient: Any, years: int) -> Any:
    """v = -ln(1 + b T) / T in log points a year, for a number or an array; nan where 1 + b T <= 0."""
    left = 1 + np.asarray(coefficient, dtype=float) * years
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(left > 0, -np.log(left) / years, np.nan)
    return found if found.ndim else float(found)


def half_life(rate: float) -> float:
    """ln 2 / v in years; inf if the speed is not positive, nan if it is not known."""
    if math.isnan(rate):
        return math.nan
    return math.log(2) / rate if rate > 0 else math.inf


def nominal_and_volume(
    s: Series, *, first: int, last: int, weights: str | None = None, errors: str = "hc3", level: float = 0.95
) -> pd.DataFrame:
    """The coefficient at current prices as the sum of one of volumes and one of prices: a row a part
    (nominal, volume, prices), columns part, coefficient, se, low, high, t, p.

    ``s`` is a volume series, which holds the same at current prices as ``nominal``. Growth at current prices
    is growth of volume plus growth of prices, region by region; all three are regressed on the same log
    level at current prices in ``first``, so that the coefficients add up exactly. ``prices`` is the slope of
    the implicit deflator's growth: below zero where poorer regions' prices rose faster. Raises ValueError as
    ``linear``, and for a series at current prices.
    """
    if s.nominal is None:
        raise ValueError(
            f"beta.nominal_and_volume: series {s.name} is no volume; take one chained by an index."
        )
    choices = {"first": first, "last": last, "weights": weights, "errors": errors, "level": level}
    nominal, real = (linear(df, **choices) for df in (s.nominal, s.at_prices_of(first).table))
    growth = np.stack([nominal.points["growth"], real.points["growth"]])
    growth = np.concatenate([growth, growth[:1] - growth[1:]])
    design = np.column_stack([np.ones(nominal.n), nominal.points["initial"]])
    fit = ols(design, growth, weights=nominal.points["weight"].to_numpy(dtype=float), errors=[errors])
    out = _with_speed(fit, errors, last - first, level)[["coefficient", "se", "low", "high", "p"]]
    out.insert(0, "part", ["nominal", "volume", "prices"])
    return out.assign(t=out["coefficient"] / out["se"])


def output_and_people(
    s: Series, *, first: int, last: int, errors: str = "hc3", level: float = 0.95
) -> pd.DataFrame:
    """The coefficient per head as the sum of one of output and one of people: a row a part (per_head, output,
    people), columns part, coefficient, se, low, high, t, p.

    Growth per head is growth of output less growth of the population that it is divided by, region by region;
    all three are regressed on the log level per head in ``first``, so that the coefficients add up exactly.
    ``people`` is the slope of the population's growth with its sign turned: below zero where richer regions
    gained people. Raises ValueError as ``linear``, and for a series without weights.
    """
    if s.weights is None:
        raise ValueError(f"beta.output_and_people: series {s.name} has no population; declare its weights.")
    points = linear(s.at_prices_of(first).table, first=first, last=last, errors=errors, level=level).points
    heads = np.log(s.table.pivot(index="region", columns="year", values=s.weights)[[first, last]])
    people = points["region"].map((heads[last] - heads[first]) / (last - first)).to_numpy(dtype=float)
    whole = points["growth"].to_numpy(dtype=float)
    design = np.column_stack([np.ones(len(points)), points["initial"]])
    fit = ols(design, np.stack([whole, whole + people, -people]), errors=[errors])
    out = _with_speed(fit, errors, last - first, level)[["coefficient", "se", "low", "high", "p"]]
    out.insert(0, "part", ["per_head", "output", "people"])
    return out.assign(t=out["coefficient"] / out["se"])


def people_by_span(series: Iterable[Series]) -> pd.DataFrame:
    """``output_and_people`` of every span of the series that have weights: series, when, first, last, and its
    columns."""
    parts = [
        output_and_people(s, first=first, last=last).assign(series=s.name, when=when, first=first, last=last)
        for s in series
        if s.weights
        for when, (first, last) in s.spans.items()
    ]
    return pd.concat(parts, ignore_index=True)


def prices_by_span(series: Iterable[Series]) -> pd.DataFrame:
    """``nominal_and_volume`` of every span of volume series: series, when, first, last, and its columns."""
    parts = {
        (s.name, when, *span): nominal_and_volume(s, first=span[0], last=span[1])
        for s in series
        for when, span in s.spans.items()
    }
    return stacked(parts, "series", "when", "first", "last")


def shown(parts: pd.DataFrame) -> pd.DataFrame:
    """What ``people_by_span`` or ``prices_by_span`` gives as readers see it: each span of years once, the
    coefficient and its interval times 100."""
    rows = parts.drop_duplicates(["series", "first", "last", "part"]).copy()
    rows[["coefficient", "low", "high"]] *= 100
    rows = rows.rename(columns={"low": "hc3_low", "high": "hc3_high"})
    return rows[["series", "first", "last", "part", "coefficient", "hc3_low", "hc3_high", "p"]]


def implied_prices(s: Series, *, span: str) -> pd.DataFrame:
    """What nominal growth and growth of volume say of prices (% a year, log): region, value, note (years).

    ``s`` is a volume series, ``span`` one of its ``spans``. Raises ValueError as ``nominal_and_volume``.
    """
    if s.nominal is None:
        raise ValueError(f"beta.implied_prices: series {s.name} is no volume; take one chained by an index.")
    first, last = s.spans[span]
    fits = (linear(table, first=first, last=last) for table in (s.nominal, s.table))
    nominal, real = (fit.points.set_index("region")["growth"] for fit in fits)
    return (100 * (nominal - real)).rename("value").reset_index().assign(note=f"{first}-{last}")


def starting_shares(
    accounts: pd.DataFrame,
    *,
    year: int,
    parts: Sequence[str] = ("primary", "secondary"),
    whole: Sequence[str] = ("primary", "secondary", "tertiary"),
    vintage: str | None = None,
) -> pd.DataFrame:
    """Structure in one year, as controls: region and the share of each of ``parts`` in the sum of ``whole``.

    Leave one part out of ``parts``: all together sum to 1. Raises ValueError for a year without figures.
    """
    where = "beta.starting_shares"
    rows = one_vintage(accounts, vintage=vintage, where=where)
    rows = rows[rows["year"] == year].dropna(subset=list(whole))
    if rows.empty:
        raise ValueError(f"{where}: no {', '.join(whole)} in {year}; choose a year that holds them.")
    total = rows[list(whole)].sum(axis=1)
    shares = {f"{part} share": (rows[part] / total).astype(float).to_numpy() for part in parts}
    return pd.DataFrame({"region": rows["region"].to_numpy()} | shares)


def _with_speed(fit: Batch, errors: str, years: int, level: float) -> pd.DataFrame:
    """Second coefficients of a batch: coefficient, se, low, high, speed, speed_low, speed_high, p."""
    b, se = fit.coefficients[:, 1], fit.se(errors)[:, 1]
    rate, critical = speed(b, years), quantile(0.5 + level / 2, fit.df)
    reach, rate_reach = critical * se, critical * se / (1 + b * years)
    out = pd.DataFrame({"coefficient": b, "se": se, "low": b - reach, "high": b + reach, "speed": rate})
    return out.assign(speed_low=rate - rate_reach, speed_high=rate + rate_reach, p=fit.p(errors)[:, 1])


# From a long table to a design.


@dataclass(frozen=True)
class _Sample:
    """A cross-section ready to be fitted: a row a region in ``points`` and ``design`` (n, k)."""

    where: str
    spec: dict[str, Any]
    points: pd.DataFrame
    design: np.ndarray
    names: list[str]
    notes: list[str]

    @property
    def growth(self) -> np.ndarray:
        return self.points["growth"].to_numpy(dtype=float)

    @property
    def weight(self) -> np.ndarray:
        return self.points["weight"].to_numpy(dtype=float)

    @property
    def years(self) -> int:
        return self.spec["last"] - self.spec["first"]


def _sample(
    method: str,
    df: pd.DataFrame,
    controls: pd.DataFrame | None,
    missing: str,
    chosen: dict[str, Any],
    *,
    where: str = "",
) -> _Sample:
    """``chosen`` holds the public function's arguments by name."""
    where = where or f"beta.{method}"
    names = ("value", "first", "last", "weights", "groups", "errors", "level", "draws", "seed")
    spec = {"method": method} | {name: chosen.get(name) for name in names}
    spec["controls"] = () if controls is None else tuple(str(c) for c in controls if c != "region")
    _check_choices(spec, missing, where)
    rows = checked(df, spec["value"], [c for c in (spec["weights"], spec["groups"]) if c], where)
    points, notes = _cross_section(rows, spec, missing, where)
    extra: dict[str, np.ndarray] = {}
    if controls is not None:
        points, extra = _controlled(points, controls, missing, notes, where)
    if spec["groups"]:
        extra = _dummies(points, spec["groups"], where) | extra
    design = np.column_stack([np.ones(len(points)), points["initial"], *extra.values()])
    return _Sample(where, spec, points, design, ["constant", INITIAL, *extra], notes)


def _check_choices(spec: dict[str, Any], missing: str, where: str) -> None:
    known_errors(spec["errors"], where)
    if missing not in ("refuse", "drop"):
        raise ValueError(f"{where}: missing is {missing!r}; 'refuse' or 'drop'.")
    if not 0 < spec["level"] < 1:
        raise ValueError(f"{where}: level is {spec['level']}; a share between 0 and 1, such as .95.")
    if spec["first"] >= spec["last"]:
        raise ValueError(
            f"{where}: the first year {spec['first']} must come before the last, {spec['last']}; growth "
            "needs two years."
        )
    if spec["draws"] and (spec["draws"] < 99 or spec["seed"] is None):
        raise ValueError(
            f"{where}: draws={spec['draws']}, seed={spec['seed']}; at least 99 draws, and a seed to have "
            "them again."
        )


def checked(df: pd.DataFrame, value: str, others: Iterable[str], where: str) -> pd.DataFrame:
    """One vintage's rows, each region once a year, with the columns needed and positive levels."""
    if missing := [c for c in ("region", "year", value, *others) if c not in df.columns]:
        held = ", ".join(map(str, df.columns))
        raise ValueError(f"{where}: no column {', '.join(missing)}; the table holds {held}.")
    rows = one_vintage(df, where=where)
    numbers = pd.to_numeric(rows[value], errors="coerce").astype(float)
    if len(bad := rows[(numbers <= 0) | np.isinf(numbers)]):
        raise ValueError(
            f"{where}: {value} of {_pairs(bad)} is zero, negative or infinite and has no log; correct it, or "
            "leave these regions out of every year and say so."
        )
    return rows.assign(**{value: numbers})


def _cross_section(
    rows: pd.DataFrame, spec: dict[str, Any], missing: str, where: str
) -> tuple[pd.DataFrame, list[str]]:
    first, last, value = spec["first"], spec["last"], spec["value"]
    held = sorted(rows["year"].unique())
    if absent := [year for year in (first, last) if year not in held]:
        raise ValueError(
            f"{where}: no rows of {', '.join(map(str, absent))}; the table holds {held[0]}-{held[-1]}."
        )
    start = rows[rows["year"] == first].set_index("region")
    end = rows[rows["year"] == last].set_index("region")[value]
    levels = pd.DataFrame({"region": rows["region"].drop_duplicates()})
    levels = levels.assign(start=levels["region"].map(start[value]), end=levels["region"].map(end))
    notes = _left_out(levels, first, last, missing, where) + _logged(levels, value)
    levels = levels.dropna().reset_index(drop=True)
    points = levels[["region"]].assign(initial=np.log(levels["start"]))
    points["growth"] = (np.log(levels["end"]) - points["initial"]) / (last - first)
    points["weight"] = _weights(points, start, spec["weights"], first, where)
    if spec["groups"]:
        points[spec["groups"]] = points["region"].map(start[spec["groups"]])
    return points, notes


def _left_out(levels: pd.DataFrame, first: int, last: int, missing: str, where: str) -> list[str]:
    lacking = levels.loc[levels[["start", "end"]].isna().any(axis=1), "region"]
    if lacking.empty:
        return []
    if missing == "refuse":
        raise ValueError(
            f"{where}: {_names(lacking)} without a level in {first} or {last}; pass missing='drop' to leave "
            "them out (a note then says so), or choose other years."
        )
    return [f"Left out for want of a level in {first} or {last}: {_names(lacking, 40)}."]


def _logged(levels: pd.DataFrame, value: str) -> list[str]:
    if not levels[["start", "end"]].max(axis=None) < LOOKS_LOGGED:
        return []
    return [
        f"All levels of {value} lie between 0 and {LOOKS_LOGGED:g}: if they are logs already, pass levels "
        "instead; the logs are taken here."
    ]


def _weights(points: pd.DataFrame, start: pd.DataFrame, weights: str | None, first: int, where: str) -> Any:
    if weights is None:
        return 1.0
    found = pd.to_numeric(points["region"].map(start[weights]), errors="coerce").astype(float)
    if len(bad := points.loc[~(found > 0) | np.isinf(found), "region"]):
        raise ValueError(
            f"{where}: {weights} of {_names(bad)} in {first} is missing or not positive; "
            "every region needs a positive weight."
        )
    return found


def _dummies(points: pd.DataFrame, groups: str, where: str) -> dict[str, np.ndarray]:
    """A column for each group but the first."""
    if len(bad := points.loc[points[groups].isna(), "region"]):
        raise ValueError(f"{where}: {_names(bad)} without a {groups}; give each region one.")
    sizes = points[groups].value_counts(sort=False)
    if single := [str(name) for name, size in sizes.items() if size < 2]:
        raise NotEstimable(
            "group",
            f"{where}: {groups} {_names(single)} holds one region only, which its dummy would fit exactly; "
            "merge the group with another, or leave the region out.",
            group=single,
        )
    named = list(points[groups].drop_duplicates())
    return {f"{groups}: {name}": (points[groups] == name).to_numpy(dtype=float) for name in named[1:]}


def _controlled(
    points: pd.DataFrame, controls: pd.DataFrame, missing: str, notes: list[str], where: str
) -> tuple[pd.DataFrame, dict[str, np.ndarray]]:
    if "region" not in controls.columns or len(controls.columns) < 2:
        raise ValueError(f"{where}: controls need the column region and at least one numeric column.")
    if (twice := controls["region"].duplicated()).any():
        raise ValueError(
            f"{where}: {_names(controls.loc[twice, 'region'])} more than once in controls; one row a region."
        )
    wide = controls.set_index("region")
    if text := [str(c) for c in wide.columns if not pd.api.types.is_numeric_dtype(wide[c])]:
        raise ValueError(f"{where}: the controls {_names(text)} are not numbers; categories go into groups.")
    found = wide.reindex(points["region"]).astype(float).reset_index(drop=True)
    unknown = ~np.isfinite(found.to_numpy()).all(axis=1)
    if unknown.any():
        lacking = points.loc[unknown, "region"]
        if missing == "refuse":
            raise ValueError(
                f"{where}: {_names(lacking)} without a control; complete it, or pass missing='drop'."
            )
        notes.append(f"Left out for want of a control: {_names(lacking, 40)}.")
    kept = points[~unknown].reset_index(drop=True)
    return kept, {str(c): found.loc[~unknown, c].to_numpy() for c in found.columns}


def _fit(sample: _Sample) -> Batch:
    """The linear fit, or a ValueError in words."""
    n, k = sample.design.shape
    where, names = sample.where, ", ".join(sample.names)
    if n < k + 2:
        raise NotEstimable(
            "regions",
            f"{where}: {n} regions for {k} regressors ({names}); at least {k + 2} are needed.",
            n=n,
            least=k + 2,
        )
    initial = sample.design[:, 1]
    if np.ptp(initial) < SINGULAR * max(1.0, abs(float(initial[0]))):
        raise NotEstimable(
            "initial", f"{where}: all initial levels are equal; there is nothing to converge from."
        )
    errors = sample.spec["errors"]
    fit = ols(sample.design, sample.growth, weights=sample.weight, errors=[errors], singular="nan")
    if np.isnan(fit.coefficients).any():
        raise NotEstimable(
            "columns",
            f"{where}: {names} depend linearly on one another; drop one (of shares that sum to 1, leave one "
            "out).",
        )
    if np.isnan(fit.covariances[errors]).any():
        raise NotEstimable(
            "columns",
            f"{where}: a regressor singles out one region, which is then fitted exactly, so that HC3 does "
            "not exist; drop the regressor, or take errors='hc1'.",
        )
    return fit


def _terms(sample: _Sample, b: np.ndarray, se: np.ndarray, df: int) -> pd.DataFrame:
    with np.errstate(divide="ignore", invalid="ignore"):
        t = b / se
    reach = quantile(0.5 + sample.spec["level"] / 2, df) * se
    out = pd.DataFrame({"term": sample.names, "coefficient": b, "se": se, "t": t, "p": two_sided(t, df)})
    return out.assign(low=b - reach, high=b + reach)


def _result(
    sample: _Sample, terms: pd.DataFrame, fit: Batch, boot: tuple[float, float, float, float]
) -> Growth:
    own = {name: float(terms[name].iloc[1]) for name in ("coefficient", "se", "t", "p", "low", "high")}
    years, df, n = sample.years, int(fit.df[0]), int(fit.n[0])
    rate, left = speed(own["coefficient"], years), 1 + own["coefficient"] * years
    rate_se = own["se"] / left if left > 0 else math.nan
    reach = quantile(0.5 + sample.spec["level"] / 2, df) * rate_se
    residual = fit.residuals[0]
    points = sample.points.assign(
        fitted=sample.growth - residual, residual=residual, leverage=fit.leverage[0]
    )
    return Growth(
        spec=sample.spec,
        years=years,
        n=n,
        df=df,
        r2=float(fit.r2[0]),
        **own,
        speed=rate,
        speed_se=rate_se,
        speed_low=rate - reach,
        speed_high=rate + reach,
        half_life=half_life(rate),
        half_life_low=half_life(rate + reach),
        half_life_high=half_life(rate - reach),
        boot_low=boot[0],
        boot_high=boot[1],
        speed_boot_low=boot[2],
        speed_boot_high=boot[3],
        terms=terms,
        points=points,
        notes=_said(sample, n, df, left),
    )


def _said(sample: _Sample, n: int, df: int, left: float) -> tuple[str, ...]:
    errors = sample.spec["errors"]
    kind = errors if errors == "classical" else errors.upper()
    said = [
        f"{n} regions, {sample.years} years; {kind} errors, Student's t with {df} degrees of freedom; speed "
        "by the delta method.",
        "An association between starting level and growth, not more.",
        *sample.notes,
    ]
    if left <= 0:
        said.append(f"b is at most -1/{sample.years}: the ranking turned over, and no speed exists.")
    return tuple(said)


def _bootstrap(sample: _Sample) -> tuple[float, float, float, float]:
    """Percentile intervals of b and of the speed; the ends of the second are the first's, transformed."""
    spec, points, years = sample.spec, sample.points, sample.years
    if not spec["draws"]:
        return (math.nan,) * 4
    strata = points[spec["groups"]] if spec["groups"] else np.zeros(len(points))
    weight = _counts(np.asarray(strata), spec["draws"], spec["seed"]) * sample.weight
    fit = ols(sample.design, sample.growth, weights=weight, errors=(), singular="nan")
    ends = np.array([0.5 - spec["level"] / 2, 0.5 + spec["level"] / 2])
    low, high = np.nanquantile(fit.coefficients[:, 1], ends)
    slowest, fastest = (speed(b, years) if 1 + b * years > 0 else math.inf for b in (high, low))
    return float(low), float(high), float(slowest), float(fastest)


def _counts(strata: np.ndarray, draws: int, seed: int) -> np.ndarray:
    """How often each row is drawn (draws, n): with replacement, within its stratum."""
    rng = np.random.default_rng(seed)
    counts = np.zeros((draws, len(strata)))
    for stratum in pd.unique(strata):
        rows = np.flatnonzero(strata == stratum)
        drawn = rng.integers(len(rows), size=(draws, len(rows)))
        np.add.at(counts, (np.arange(draws)[:, None], rows[drawn]), 1.0)
    return counts


def _closing(rate: float, years: int) -> float:
    """(1 - exp(-v T)) / T."""
    return -math.expm1(-rate * years) / years


def _curve(design: np.ndarray, parameters: np.ndarray, years: int) -> np.ndarray:
    linear_part = parameters.copy()
    linear_part[1] = -_closing(parameters[1], years)
    return design @ linear_part


def _search(sample: _Sample, start: float) -> tuple[np.ndarray, np.ndarray]:
    """Parameters (a, v, c) that fit best, and the gradient (n, k) there."""
    from scipy.optimize import curve_fit

    years, weight = sample.years, sample.weight
    if 1 + start * years <= 0:
        raise NotEstimable(
            "speed",
            f"{sample.where}: the best linear coefficient {start:.4f} is below -1/{years}, where no speed "
            "exists; report the coefficient of beta.linear instead.",
            years=years,
        )
    centre = np.average(sample.design[:, 1], weights=weight)
    design = sample.design - np.eye(sample.design.shape[1])[1] * centre

    def model(_: Any, *parameters: float) -> np.ndarray:
        return _curve(design, np.array(parameters), years)

    def gradient(_: Any, *parameters: float) -> np.ndarray:
        slopes = design.copy()
        slopes[:, 1] *= -math.exp(-parameters[1] * years)
        return slopes

    # A neutral start, so that the search finds the speed by itself.
    guess = np.zeros(design.shape[1])
    guess[0] = np.average(sample.growth, weights=weight)
    options = {"p0": guess, "sigma": 1 / np.sqrt(weight), "jac": gradient, "xtol": 1e-14, "ftol": 1e-14}
    try:
        found, _ = curve_fit(model, None, sample.growth, **options)
    except RuntimeError as failure:
        raise NotEstimable(
            "speed", f"{sample.where}: the search for the speed did not converge ({failure}).", years=years
        ) from None
    slopes = gradient(None, *found)
    return found + np.eye(len(found))[0] * _closing(found[1], years) * centre, slopes


def _wide(rows: pd.DataFrame, value: str, where: str) -> pd.DataFrame:
    """Logs of ``value``: a row a region, a column a year, complete."""
    wide = rows.pivot(index="region", columns="year", values=value)
    wide = wide.loc[rows["region"].drop_duplicates()]
    if wide.isna().any(axis=None):
        lacking = [f"{r} {y}" for r, y in wide.isna().stack()[lambda s: s].index]
        raise ValueError(f"{where}: no {value} for {_names(lacking)}; leave these regions or years out.")
    return np.log(wide.astype(float))


def _pairs(rows: pd.DataFrame) -> str:
    return _names(f"{r.region} {r.year}" for r in rows.itertuples())


def _names(items: Iterable[object], most: int = 6) -> str:
    listed = [str(i) for i in items]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
