"""The arithmetic of a published composite index, known at two points and, at the last, by its dimensions.

From I_0 = 100 to I_n over n years:

- the implied compound rate is (I_n / I_0)^(1/n) - 1; in logs ln(I_n / I_0) / n;
- between the points, the linear path I_0 + (t / n)(I_n - I_0) lies above the log-linear one
  I_0 (I_n / I_0)^(t/n); the two agree at the points, and beyond the last the linear one lies below;
- with dimensions d_1..d_k, of which the index is a weighted mean, weight w_i adds w_i (d_i - 100) index
  points to the rise, which are percentage points of growth as the base is 100; at equal weights w_i = 1/k the
  contributions sum to the equal-weight mean's rise. Growth a year is shared out in the same proportion.

What two points identify: one mean rate. What they cannot: the path between them, the variance of the yearly
changes, the sampling error of the rate, and whether it changed. Under a random walk with drift for the log
index, with yearly standard deviation sigma, the drift estimated from n years has variance sigma^2 / n, and
the forecast of the log index h years ahead has the error variance

    sigma^2 (h + h^2 / n)

(shocks to come, and the drift's own error). One increment of n years leaves sigma unknown: ``band`` takes it
as an assumption and shows several.

It misleads as soon as a band is read as a forecast, and contributions as causes: an index is a weighted mean
by construction, and nothing here says what it measures.

Source: Handbook on Constructing Composite Indicators (OECD and Joint Research Centre 2008), steps 6 and 7.
The forecast variance follows from the model in a line: the shocks of the h years to come are independent of
those of the n years before.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

BASE = 100.0


@dataclass(frozen=True)
class Rate:
    """The mean growth between two points of an index."""

    first: int
    last: int
    start: float
    end: float
    years: int
    rate: float  # % a year, compound
    log_rate: float  # log points a year
    step: float  # index points a year
    notes: tuple[str, ...]


def implied_rate(points: pd.DataFrame, *, first: int | None = None, last: int | None = None) -> Rate:
    """The compound rate between two years of ``points`` (columns year, value); by default the first and the
    last.

    Raises ValueError for fewer than two years, a year twice or not held, values that are not positive.
    """
    rows = _points(points, "published.implied_rate")
    first = int(rows["year"].iloc[0]) if first is None else first
    last = int(rows["year"].iloc[-1]) if last is None else last
    held = dict(zip(rows["year"], rows["value"], strict=True))
    if last <= first or first not in held or last not in held:
        years = ", ".join(str(int(y)) for y in rows["year"])
        raise ValueError(
            f"published.implied_rate: {first} to {last} is no period between two of the years {years}."
        )
    start, end, n = float(held[first]), float(held[last]), last - first
    log_rate = math.log(end / start) / n
    notes = (f"One mean rate over {n} years from two points: neither path nor variation of growth is known.",)
    return Rate(first, last, start, end, n, 100 * math.expm1(log_rate), log_rate, (end - start) / n, notes)


def at_the_rate(points: pd.DataFrame, *, since: int) -> dict[int, float]:
    """Year -> index from ``since`` (100) to the last point, growing at ``implied_rate``. Errors as there."""
    rate = implied_rate(points)
    return {year: 100 * (1 + rate.rate / 100) ** (year - since) for year in range(since, rate.last + 1)}


def paths(points: pd.DataFrame, *, to: int | None = None) -> pd.DataFrame:
    """Linear and log-linear paths through the first and the last point, to the year ``to`` (default: the last
    point).

    Columns year, linear, log_linear, gap (linear minus log-linear), all in index points. Beyond the last
    point both are extrapolations. Raises ValueError as ``implied_rate``, and for ``to`` before the last
    point.
    """
    rate = implied_rate(points)
    to = rate.last if to is None else to
    if to < rate.last:
        raise ValueError(f"published.paths: to={to} lies before the last point, {rate.last}.")
    years = np.arange(rate.first, to + 1)
    elapsed = years - rate.first
    linear = rate.start + rate.step * elapsed
    log_linear = rate.start * np.exp(rate.log_rate * elapsed)
    return pd.DataFrame(
        {"year": years, "linear": linear, "log_linear": log_linear, "gap": linear - log_linear}
    )


def band(points: pd.DataFrame, *, to: int, sigmas: Iterable[float], level: float = 0.95) -> pd.DataFrame:
    """Bands of a random walk with drift from the last point to the year ``to``, one for each ASSUMED
    ``sigma``.

    ``sigmas`` are standard deviations of the yearly log change (.01 for one percent a year). Columns sigma,
    year, horizon, centre, low, high (index points) and sd (log points, sqrt(sigma^2 (h + h^2 / n))); normal
    quantiles. Raises ValueError for ``to`` not after the last point, a sigma that is not positive, a level
    outside (0, 1).
    """
    rate = implied_rate(points)
    sigmas = [float(s) for s in sigmas]
    if to <= rate.last:
        raise ValueError(f"published.band: to={to} does not lie after the last point, {rate.last}.")
    if not sigmas or any(not s > 0 for s in sigmas):
        raise ValueError(
            f"published.band: sigmas {sigmas}; give one or more positive yearly volatilities, such as .01."
        )
    if not 0 < level < 1:
        raise ValueError(f"published.band: level is {level}; a share between 0 and 1, such as .95.")
    reach = NormalDist().inv_cdf(0.5 + level / 2)
    out = []
    for sigma in sigmas:
        for year in range(rate.last + 1, to + 1):
            h = year - rate.last
            middle = math.log(rate.end) + rate.log_rate * h
            sd = sigma * math.sqrt(h + h * h / rate.years)
            ends = [math.exp(middle + side * reach * sd) for side in (-1, 0, 1)]
            out.append(
                {
                    "sigma": sigma,
                    "year": year,
                    "horizon": h,
                    "centre": ends[1],
                    "low": ends[0],
                    "high": ends[2],
                }
            )
            out[-1]["sd"] = sd
    return pd.DataFrame(out)


def projection(points: pd.DataFrame, *, to: int, calm: float, rough: float) -> pd.DataFrame:
    """``paths`` and ``band`` in rows: path, year, value, low, high (index points; no ends without a band).

    path is linear, or rough or calm: log-linear, with the band of that sigma. Raises ValueError as those.
    """
    path, last = paths(points, to=to), implied_rate(points).last
    known = path[path["year"] <= last].rename(columns={"log_linear": "value"})
    parts = [path.rename(columns={"linear": "value"}).assign(path="linear")]
    for name, sigma in (("rough", rough), ("calm", calm)):
        ahead = band(points, to=to, sigmas=[sigma]).rename(columns={"centre": "value"})
        parts.append(pd.concat([known, ahead]).assign(path=name))
    return pd.concat(parts, ignore_index=True)[["path", "year", "value", "low", "high"]]


def contributions(
    index: pd.DataFrame, *, year: int, total: str = "total", base: float = BASE
) -> pd.DataFrame:
    """What each dimension adds to the rise from ``base`` to ``year`` at equal weights.

    ``index`` has the columns year, dimension, value. Columns dimension, value, points (index points; they sum
    to the equal-weight mean minus the base), share (% of that rise; sum 100) and growth (percentage points of
    growth since the base; sum: that of the mean). Sorted from the largest. Raises ValueError if the year has
    fewer than two dimensions, or no rise to share out.
    """
    rows = _dimensions(index, year, total, "published.contributions")
    rise = rows["value"].mean() - base
    if rise == 0:
        raise ValueError(
            f"published.contributions: the dimensions' mean of {year} is the base {base:g}: no rise to share."
        )
    points = (rows["value"] - base) / len(rows)
    out = rows.assign(points=points, share=100 * points / rise, growth=100 * points / base)
    return out.sort_values("value", ascending=False, kind="stable", ignore_index=True)


def carried(
    index: pd.DataFrame, *, year: int, first: int, total: str = "total", base: float = BASE
) -> pd.DataFrame:
    """Which dimension carried the rise since ``first``, where the index was ``base``; the largest first.

    ``contributions``, and: a_year (percentage points a year of the mean's compound rate, shared out as the
    rise is; sum: that rate), rate (the dimension's own compound rate, % a year), least and most (index points
    that it could have added under any weights of ``weight_ranges``, one dimension at a time). Raises
    ValueError as those, and for a year not after ``first``.
    """
    if year <= first:
        raise ValueError(f"published.carried: {first} to {year} is no period; give the base year first.")
    out = contributions(index, year=year, total=total, base=base)
    n = year - first
    mean = 100 * ((out["value"].mean() / base) ** (1 / n) - 1)
    ranges = weight_ranges(index, year=year, total=total).set_index("dimension")
    rise = out["value"] - base
    ends = {name: out["dimension"].map(ranges[name]) * rise for name in ("low", "high")}
    out = out.assign(a_year=out["share"] * mean / 100, rate=100 * ((out["value"] / base) ** (1 / n) - 1))
    return out.assign(least=np.minimum(*ends.values()), most=np.maximum(*ends.values()))


def equal_weight_mean(index: pd.DataFrame, *, year: int, total: str = "total") -> float:
    """The equal-weight mean of the dimensions of ``year``, in index points.

    Raises ValueError for fewer than two dimensions.
    """
    return float(_dimensions(index, year, total, "published.equal_weight_mean")["value"].mean())


def weight_ranges(
    index: pd.DataFrame, *, year: int, total: str = "total", rounding: float = 0.005
) -> pd.DataFrame:
    """How far each single weight could lie from equal ones while the printed figures stay as they are.

    Over all weights w >= 0 with sum 1, the largest and the smallest w_i for which sum w_j d_j agrees with the
    published total; by linear programming (HiGHS). Total and dimensions are each known to +-``rounding``
    only; as the weights sum to 1, the dimensions' rounding moves their mean by at most ``rounding``, so that
    the two must agree to 2 * ``rounding``. Columns dimension, value, equal, low, high (weights). The ranges
    hold one at a time, not all at once.

    Raises ValueError if no weights reproduce the total (it lies outside the dimensions), or the total is not
    held.
    """
    from scipy.optimize import linprog

    where = "published.weight_ranges"
    rows = _dimensions(index, year, total, where)
    published = index.loc[(index["year"] == year) & (index["dimension"] == total), "value"]
    if len(published) != 1:
        raise ValueError(f"{where}: {len(published)} values of {total!r} in {year}; exactly one is expected.")
    d, goal, n = rows["value"].to_numpy(dtype=float), float(published.iloc[0]), len(rows)
    limits = {
        "A_ub": np.vstack([d, -d]),
        "b_ub": [goal + 2 * rounding, 2 * rounding - goal],
        "A_eq": np.ones((1, n)),
        "b_eq": [1.0],
        "bounds": (0, 1),
    }
    ends = {"low": [], "high": []}
    for i in range(n):
        for name, sign in (("low", 1.0), ("high", -1.0)):
            found = linprog(sign * np.eye(n)[i], **limits, method="highs")
            if not found.success:
                raise ValueError(
                    f"{where}: no weights reproduce {goal:g} from dimensions of {d.min():g} to {d.max():g}; "
                    "the total is no weighted mean of these dimensions."
                )
            ends[name].append(float(found.x[i]))
    return rows.assign(equal=1 / n, **ends)


def _points(points: pd.DataFrame, where: str) -> pd.DataFrame:
    if missing := [c for c in ("year", "value") if c not in points.columns]:
        raise ValueError(f"{where}: no column {', '.join(missing)}; an index has year and value.")
    rows = points.dropna(subset=["value"]).sort_values("year", kind="stable")
    if len(rows) < 2 or rows["year"].duplicated().any():
        years = ", ".join(str(int(y)) for y in rows["year"]) or "none"
        raise ValueError(f"{where}: the years {years}; two or more different ones are needed, of one series.")
    if (rows["value"] <= 0).any():
        raise ValueError(
            f"{where}: an index value is zero or negative; growth in percent has no meaning there."
        )
    return rows


def _dimensions(index: pd.DataFrame, year: int, total: str, where: str) -> pd.DataFrame:
    if missing := [c for c in ("year", "dimension", "value") if c not in index.columns]:
        raise ValueError(f"{where}: no column {', '.join(missing)}; an index has year, dimension and value.")
    rows = index.loc[(index["year"] == year) & (index["dimension"] != total), ["dimension", "value"]].dropna()
    if len(rows) < 2 or rows["dimension"].duplicated().any():
        raise ValueError(f"{where}: {len(rows)} dimensions in {year}; at least two, each once, are expected.")
    return rows.reset_index(drop=True)
