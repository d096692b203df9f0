"""Convergence clubs: the log t test of Phillips and Sul and the clustering that goes with it.

Relative transition paths. With X_it the level or the natural log of a region's value (its Hodrick-Prescott
trend, when ``smooth`` is positive), n regions and years t = 1..T:

    h_it = X_it / (1/n sum_j X_jt),        H_t = 1/n sum_i (h_it - 1)^2

With ``form="level"`` H_t is the squared coefficient of variation, so the test asks whether sigma falls fast
enough. Under convergence H_t is of the order A / ((log t)^2 t^(2 alpha)), alpha >= 0. The regression

    log(H_1 / H_t) - 2 log(log t) = a + b log t + u_t,      t = [rT] + 1, ..., T

has b = 2 alpha, and convergence is rejected at 5 % when t_b < -1.65. b >= 2 means that levels converge,
0 <= b < 2 that growth rates do. [rT] is rounded half up. r = .3 is the authors' advice for T up to about 50.

Standard errors of b (``hac``):

- ``scalar``, the authors': omega (X'X)^-1, omega the long-run variance of the residuals with the quadratic
  spectral kernel and Andrews' automatic bandwidth 1.3221 (4 rho^2 / (1 - rho)^4 m)^(1/5), rho their AR(1)
  coefficient. As in the authors' own program, which the published tables come from, the divisor is m - 1 and
  the products at lags of one and more leave out the last of the m residuals;
- ``sandwich``: the same kernel and bandwidth on the scores x_t u_t, all lags, divisor m;
- ``newey_west``: the Bartlett kernel on the scores, floor(4 (m / 100)^(2/9)) lags, as in statsmodels.

Clubs. (1) Order the regions by the last year. (2) Core: go down the order to the first neighbouring pair with
t > -1.65; add the next regions one by one while t > -1.65; keep the number of regions at which t is largest.
(3) Sieve: every other region whose t with the core exceeds c joins. (4) The rest converges as a whole, or the
steps are repeated on it; where no pair passes, the rest diverges. What happens when the club of step 3 fails
its own test is where the programs differ (``sieve``):

- ``raise``, the paper's: c is raised until the club passes. The paper names no step; by default c passes one
  candidate at a time, so that nothing depends on a step or a cap. ``step`` and ``cap`` reproduce programs
  (.05 and 50 in the Stata one), which fall back to the bare core at the cap;
- ``fixed``: c stays, and the club stays though it fails (the default of the R package). In large panels one
  region hardly moves the t of a core of hundreds, so that nearly all pass: among 1,500 regions of three true
  clubs two were run together, where the other two sieves found all three;
- ``one_by_one`` (Schnurbus, Haupt and Meier 2017): the candidates join one at a time, the one with the
  largest t of the growing club first, as long as the club passes.

Merging (``merge``): ``ps`` tests the first club with the next, goes on from the merged club while it passes,
and starts again where it fails (Phillips and Sul 2009); ``iterative`` repeats that until nothing merges;
``vlt`` takes the t of all neighbouring pairs, merges the first pair with t_m > -1.65 and t_m > t_(m+1) (for
the last pair the first condition alone) and begins again (von Lyncker and Thoennessen 2017); ``vlt_walk``
asks the same two conditions on one walk down the clubs, as the R package does.

Sources: P. C. B. Phillips and D. Sul, Econometrica 75 (2007), 1771-1855, and Journal of Applied Econometrics
24 (2009), 1153-1185; K. von Lyncker and R. Thoennessen, Empirical Economics 52 (2017), 525-553; J. Schnurbus,
H. Haupt and V. Meier, Journal of Applied Econometrics 32 (2017), 1039-1042; D. W. K. Andrews, Econometrica 59
(1991), 817-858; R. J. Hodrick and E. C. Prescott, Journal of Money, Credit and Banking 29 (1997), 1-16.

It misleads in known ways. In logs h depends on the unit of money: H_t is the variance of logs over the
*squared mean log*, which grows with nominal income, so that a constant gap counts as a slow convergence, more
so in thousands of yuan than in yuan; ``form="level"`` has no such dependence. The test rejects gaps that
stand still (b is then negative and hardly varies, so that |t| is huge): "clubs" are often just levels that do
not move. The filter makes residuals so smooth that t values in the tens or hundreds carry no more information
than the sign of b. Clustering tests dozens of hypotheses one after another without any correction. A club has
no standard error; what can be had is how often a membership survives another trimming fraction, filter or
window (``stability``). T below about 20 is short for a regression on log t.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count, pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable
from analysis.data.panel import one_vintage
from analysis.methods.rounding import first_largest

if TYPE_CHECKING:
    from analysis.data.series import Series

CRITICAL = -1.65  # one-sided, 5 %
WAYS = ("level", "log_fine", "log_coarse")  # of writing a series' values
SHORTEST = 8  # years
FEWEST = 5  # years left in the regression
FORMS = ("log", "level")
HACS = ("scalar", "sandwich", "newey_west")
SIEVES = ("raise", "fixed", "one_by_one")
MERGES = ("none", "ps", "iterative", "vlt", "vlt_walk")
MISSING = ("refuse", "smooth")
PAIRED = 120  # regions of which pairs are compared, as pairs come n by n
SIMULATED = 200  # regions of a simulated panel
CHANGES: dict[str, dict[str, Any]] = {  # of one choice at a time, by name
    "trim_low": {"trim": 0.2},
    "trim_high": {"trim": 0.4},
    "filter_soft": {"smooth": 6.25},
    "filter_none": {"smooth": 0.0},
    "fixed": {"sieve": "fixed"},
    "one_by_one": {"sieve": "one_by_one"},
    "unmerged": {"merge": "none"},
    "vlt": {"merge": "vlt"},
    "sandwich": {"hac": "sandwich"},
    "newey_west": {"hac": "newey_west"},
}
_SLOW = {"within": 0.4, "speed": 0.02}
WORLDS = {  # of ``planted``: gaps close by 2 and by 6 %, gaps stand still, three clubs, forty years
    "two": _SLOW,
    "six": _SLOW | {"speed": 0.06},
    "still": _SLOW | {"speed": 0.0},
    "three": {"within": 0.15, "speed": 0.06, "centres": (0.6, 0.0, -0.4)},
    "forty": _SLOW | {"years": 40},
}
_BLOCK = 64  # candidates tested at once where a search stops early


@dataclass(frozen=True)
class Rules:
    """How a partition is made. See the module's docstring; ``critical`` is for t, ``c`` for the sieve.

    ``order_share`` is the share of the last years whose mean orders the regions (0: the last year alone),
    which the authors advise where the last year is noisy. Raises ValueError for options that do not exist.
    """

    trim: float = 0.3
    hac: str = "scalar"
    sieve: str = "raise"
    merge: str = "ps"
    c: float = 0.0
    step: float = 0.0
    cap: float = math.inf
    critical: float = CRITICAL
    order_share: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        for name, known in (("hac", HACS), ("sieve", SIEVES), ("merge", MERGES)):
            if getattr(self, name) not in known:
                raise ValueError(f"clubs: {name} is {getattr(self, name)!r}; one of {', '.join(known)}.")
        if not 0 < self.trim < 1:
            raise ValueError(f"clubs: trim is {self.trim}; a share of the years between 0 and 1, such as .3.")
        if self.step < 0 or not 0 <= self.order_share <= 1 or self.cap < self.c:
            raise ValueError("clubs: step is 0 or more, order_share from 0 to 1, and cap not below c.")


@dataclass(frozen=True)
class LogT:
    """A log t test: ``b`` = 2 alpha, its HAC standard error, t, one-sided p of convergence.

    ``years`` regressed on log t are the last ``m`` of ``first`` to ``last``; ``converges`` is t > critical.
    """

    b: float
    se: float
    t: float
    p: float
    converges: bool
    n: int
    m: int
    first: int
    last: int
    value: str
    form: str
    smooth: float
    rules: Rules
    notes: tuple[str, ...]

    @property
    def alpha(self) -> float:
        """The speed: H_t falls as (log t)^-2 t^(-2 alpha)."""
        return self.b / 2


@dataclass(frozen=True)
class Clubs:
    """A partition of the regions into convergence clubs, and what it was made from.

    ``membership``: region, club (1 the highest; 0 diverges), before (the club before merging).
    ``table``: club, n, b, se, t, converges, start, end (the club's mean h in the first and the last year).
    ``paths``: region, year, h, club. ``whole`` is the test of all regions together.
    """

    whole: LogT
    membership: pd.DataFrame
    table: pd.DataFrame
    paths: pd.DataFrame
    first: int
    last: int
    rules: Rules
    notes: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many clubs."""
        return int(self.membership["club"].max())

    @property
    def diverging(self) -> int:
        """How many regions belong to none."""
        return int((self.membership["club"] == 0).sum())


# ---- from series -----------------------------------------------------------------------------------------


def units(s: Series) -> tuple[float, float]:
    """A fine and a coarse unit of money for the logarithms of a series, in units of the series.

    One and a thousand of it; where a thousand is more than some region ever has, so that logarithms could
    turn negative, a ten-thousandth and a hundredth of the first year's mean.
    """
    if s.table["per_head"].min() > 1000:
        return 1.0, 1000.0
    mean = float(s.table.loc[s.table["year"] == s.first, "per_head"].mean())
    return mean / 10_000, mean / 100


def fine(s: Series) -> pd.DataFrame:
    """The table of a series in its fine unit of ``units``."""
    return s.table.assign(per_head=s.table["per_head"] / units(s)[0])


def whole(s: Series, *, starts: Iterable[int], ways: Iterable[str] = WAYS, **options: Any) -> pd.DataFrame:
    """The log t test of all regions of a series, by first year used and by way of writing the values.

    One row for each: series, way (of ``WAYS``: levels, logs of a fine and of a coarse unit), first, last,
    when (``since_<first>``; empty for all years), b, t, converges. Starts that the series does not hold, or
    that leave fewer than eight years, are left out.
    ``options`` are those of ``log_t``, ``form`` apart; ValueError as there.
    """
    scale = {"level": 1.0, **dict(zip(WAYS[1:], units(s), strict=True))}
    rows = []
    for first in [year for year in dict.fromkeys(starts) if s.first <= year <= s.last - SHORTEST + 1]:
        for way in ways:
            table = s.table.assign(per_head=s.table["per_head"] / scale[way])
            test = log_t(table, form=way.partition("_")[0], first=first, last=s.last, **options)
            when = f"since_{first}" if first > s.first else ""
            row = {"series": s.name, "way": way, "first": first, "last": s.last, "when": when}
            rows.append(row | {"b": test.b, "t": test.t, "converges": test.converges})
    return pd.DataFrame(rows)


def members(found: Mapping[str, Clubs]) -> pd.DataFrame:
    """The clubs of several series: series, region, club (as text), h (in the last year used).

    Clubs in their order, diverging regions (club 0) last; inside each the highest h first.
    """
    parts = []
    for name, own in found.items():
        last = own.paths[own.paths["year"] == own.last]
        rows = own.membership.merge(last[["region", "h"]], on="region").assign(series=name)
        order = rows.assign(_rank=rows["club"].where(rows["club"] > 0, len(rows)))
        parts.append(order.sort_values(["_rank", "h"], ascending=[True, False], kind="stable"))
    return pd.concat(parts, ignore_index=True).astype({"club": str})[["series", "region", "club", "h"]]


def falls(s: Series, *, trim: float = 0.3) -> dict[str, float]:
    """How far the spread sqrt(H_t) of levels fell over the years that the test uses, and how far it had to.

    ``from`` and ``to`` (years), ``asked`` and ``seen`` (percent): at less than ``asked`` convergence is
    rejected in the end (``needed_fall``).
    """
    years = s.last - s.first + 1
    begin = s.first + dropped(years, trim)
    h = paths(s.table, form="level", smooth=0)
    spread = np.sqrt((h["h"] - 1).pow(2).groupby(h["year"]).mean())
    if not spread[begin] > 0:
        raise NotEstimable("equal", f"clubs.falls: the regions do not differ in {begin}.", years=begin)
    seen = float(100 * (1 - spread[s.last] / spread[begin]))
    return {"from": begin, "to": s.last, "asked": 100 * needed_fall(years, trim=trim), "seen": seen}


# ---- from a long table -----------------------------------------------------------------------------------


def paths(
    df: pd.DataFrame,
    *,
    value: str = "per_head",
    form: str = "log",
    smooth: float = 400.0,
    first: int = 0,
    last: int = 0,
    missing: str = "refuse",
) -> pd.DataFrame:
    """Relative transition paths: region, year, h (the mean over regions is 1 in every year).

    ``df`` is long: region, year, ``value`` (positive). ``smooth`` is the filter's lambda, 0 for none (400 in
    the papers; 6.25 is Ravn and Uhlig's for annual figures). ``first`` and ``last`` cut the years (0: as
    held). Raises ValueError as ``log_t``, but two years are enough.
    """
    options = {"form": form, "smooth": smooth, "first": first, "last": last, "missing": missing}
    panel = _panel(df, value, **options, where="clubs.paths", shortest=2)
    return _long(panel, np.zeros(len(panel.regions), dtype=int)).drop(columns="club")


def log_t(
    df: pd.DataFrame,
    *,
    value: str = "per_head",
    form: str = "log",
    smooth: float = 400.0,
    first: int = 0,
    last: int = 0,
    missing: str = "refuse",
    **rules: Any,
) -> LogT:
    """The log t test of all regions of ``df`` (long: region, year, ``value``) together.

    ``missing="smooth"`` fills gaps with the filter's trend (weight 0 to missing years; at most a third of a
    region's years, and ``smooth`` positive); the default refuses them. ``rules`` are fields of ``Rules``.

    Raises ValueError naming regions and years: fewer than two regions, fewer than 8 years or 5 left by
    ``trim``, gaps, a region twice in a year, two vintages, values that are not positive, regions without any
    difference between them in some year, a mean log that is not positive (take a smaller unit of money).
    """
    options = {"form": form, "smooth": smooth, "first": first, "last": last, "missing": missing}
    panel = _panel(df, value, **options, where="clubs.log_t")
    return _whole(panel, Rules(**rules), "clubs.log_t")


def find(
    df: pd.DataFrame,
    *,
    value: str = "per_head",
    form: str = "log",
    smooth: float = 400.0,
    first: int = 0,
    last: int = 0,
    missing: str = "refuse",
    **rules: Any,
) -> Clubs:
    """Convergence clubs of the regions of ``df`` (long: region, year, ``value``).

    If all regions converge together they are one club. ``rules`` are fields of ``Rules``. Raises ValueError
    as ``log_t``.
    """
    cut = {"form": form, "smooth": smooth, "first": first, "last": last, "missing": missing}
    panel = _panel(df, value, **cut, where="clubs.find")
    options = Rules(**rules)
    whole = _whole(panel, options, "clubs.find")
    before = partition(panel.x, replace(options, merge="none"))
    labels = merged(panel.x, before, options)
    failing = [str(k) for k in range(1, labels.max() + 1) if not _t_of(panel.x, labels == k, options) > -1.65]
    notes = whole.notes
    if failing and options.sieve == "fixed":
        notes = (*notes, f"Clubs {', '.join(failing)} fail their own test: with sieve='fixed' they stay.")
    frame = {"region": panel.regions, "club": labels, "before": before}
    return Clubs(
        whole=whole,
        membership=pd.DataFrame(frame),
        table=_table(panel, labels, options),
        paths=_long(panel, labels),
        first=panel.years[0],
        last=panel.years[-1],
        rules=options,
        notes=notes,
    )


def stability(
    df: pd.DataFrame,
    *,
    specs: Iterable[Mapping[str, Any]],
    value: str = "per_head",
) -> pd.DataFrame:
    """Clubs under many specifications, long: spec, region, club, b and t of all regions together, count (of
    clubs), and each option that a specification names.

    ``specs`` are keyword arguments of ``find``, one mapping a specification; ``spec`` counts them from 0.
    Every one keeps all regions. Raises ValueError as ``find``, naming the specification.
    """
    out, held = [], {}
    for number, spec in enumerate(specs):
        options = {name: spec[name] for name in spec if name not in _PANEL}
        try:
            panel = _cached(df, value, spec, held)
            rules = Rules(**options)
            whole = _whole(panel, rules, "clubs.find")
        except NotEstimable:
            raise
        except (TypeError, ValueError) as error:
            raise ValueError(f"clubs.stability, specification {number} {dict(spec)}: {error}") from None
        labels = partition(panel.x, rules)
        row = {"spec": number, "region": panel.regions, "club": labels, "b": whole.b, "t": whole.t}
        out.append(pd.DataFrame(row | {"count": int(labels.max())} | dict(spec)))
    if not out:
        raise ValueError("clubs.stability: no specification; give at least one mapping of find's options.")
    return pd.concat(out, ignore_index=True)


def likeness(runs: pd.DataFrame, *, reference: pd.DataFrame) -> pd.DataFrame:
    """One row for each specification of ``runs`` (of ``stability``): spec, t, count, diverging, and rand, the
    adjusted Rand index of its clubs and those of ``reference`` (region, club); nan where these are one club,
    which any division is as unlike as another: the index is 0 whatever it is."""
    base = reference.set_index("region")["club"]
    one = base.nunique() == 1 and base.iloc[0] > 0
    rows = [
        {
            "spec": spec,
            "t": run["t"].iloc[0],
            "count": int(run["count"].iloc[0]),
            "diverging": int((run["club"] == 0).sum()),
            "rand": math.nan if one else adjusted_rand(base.loc[run["region"]], run["club"]),
        }
        for spec, run in runs.groupby("spec", sort=False)
    ]
    return pd.DataFrame(rows)


def one_change(
    df: pd.DataFrame, *, reference: pd.DataFrame, first: int, last: int, form: str, smooth: float, trim: float
) -> pd.DataFrame:
    """``likeness`` with the clubs of ``reference`` when one choice is changed: a row each, change its name.

    The changes are ``CHANGES``, the other form (levels or logs), and a first year four and six years later,
    where ten years are left to ``last``; ``first`` to ``trim`` are the choices as they stand. Errors as
    ``find``.
    """
    base: dict[str, Any] = {"first": first, "form": form, "smooth": smooth, "trim": trim}
    other = {"form": {"form": "log" if form == "level" else "level"}}
    later = {f"later_{n}": {"first": first + n} for n in (4, 6) if last - first - n >= 9}
    varied = {name: base | spec for name, spec in {**CHANGES, **other, **later}.items()}
    runs = stability(df, specs=list(varied.values()))
    return likeness(runs, reference=reference).assign(change=list(varied))


def specifications(*, first: int, last: int) -> list[dict[str, Any]]:
    """A grid of defensible options of ``find``: forms, filters, trimming fractions, and every other first
    year from ``first`` on, up to four of them, where eleven years are left to ``last``."""
    years = range(first, min(first + 7, max(first + 1, last - 10)), 2)
    grid = product(FORMS, (400.0, 6.25, 0.0), (0.2, 0.25, 0.3, 0.35, 0.4), years)
    return [dict(zip(("form", "smooth", "trim", "first"), values, strict=True)) for values in grid]


def divided(found: Clubs) -> Clubs:
    """The clubs, if there are several. Raises NotEstimable for one club, whose likeness is none."""
    if found.count == 1 and not found.diverging:
        raise NotEstimable("one_club", "clubs.divided: all regions are one club; nothing can be unlike it.")
    return found


def company(runs: pd.DataFrame, *, order: Iterable[str] | None = None) -> pd.DataFrame:
    """How often two regions share a club over the specifications of ``runs`` (spec, region, club).

    A row for each ordered pair of different regions: region, other, share. Pairs come n by n: of more than
    ``PAIRED`` regions those at even ranks of ``order`` are taken (without it, of the order in ``runs``).
    """
    regions = list(runs["region"].unique() if order is None else order)
    if len(regions) > PAIRED:
        regions = [regions[at] for at in np.linspace(0, len(regions) - 1, PAIRED).round().astype(int)]
        runs = runs[runs["region"].isin(regions)]
    wide = runs.pivot(index="spec", columns="region", values="club")
    sums = np.zeros((wide.shape[1], wide.shape[1]))
    for row in wide.to_numpy(dtype=int):
        sums += together(row[None, :])[0]
    names = list(wide.columns)
    shares = pd.DataFrame(sums / len(wide), names, names).rename_axis(index="region", columns="other")
    long = shares.stack().rename("share").reset_index()
    return long[long["region"] != long["other"]].reset_index(drop=True)


_PANEL = ("form", "smooth", "first", "last", "missing")


def _cached(df: pd.DataFrame, value: str, spec: Mapping[str, Any], held: dict[Any, Any]) -> _Panel:
    """The panel of a specification; what it shares with another is not built again."""
    default = {"form": "log", "smooth": 400.0, "first": 0, "last": 0, "missing": "refuse"}
    key = tuple(spec.get(name, default[name]) for name in _PANEL)
    if key not in held:
        form, smooth, *span, missing = key
        cut = ("cut", *span)
        if cut not in held:
            held[cut] = _wide(df, value, *span, where="clubs.find", shortest=SHORTEST)
        held[key] = _smoothed(held[cut], value, form=form, smooth=smooth, missing=missing, where="clubs.find")
    return held[key]


def agreement(memberships: pd.DataFrame, *, reference: pd.DataFrame) -> pd.DataFrame:
    """How often each region keeps its company: region, club (of the reference), agreement (share).

    Labels of clubs mean nothing across specifications, so pairs are compared: the share, over all other
    regions and all specifications of ``memberships`` (spec, region, club), in which the pair is together or
    apart as in ``reference`` (region, club). A region that diverges is together with none. The mean over
    regions is the mean Rand index. Raises ValueError unless every specification has the reference's regions.
    """
    base = reference.set_index("region")["club"]
    same = together(base.to_numpy()[None, :])[0]
    wide = memberships.pivot(index="spec", columns="region", values="club")
    if set(wide.columns) != set(base.index) or wide.isna().to_numpy().any():
        raise ValueError("clubs.agreement: specifications and reference must hold the same regions.")
    labels = wide[list(base.index)].to_numpy(dtype=int)
    n = len(base)
    shares = np.zeros(n)
    for row in labels:
        shares += ((together(row[None, :])[0] == same).sum(axis=1) - 1) / (n - 1)
    return pd.DataFrame({"region": base.index, "club": base.to_numpy(), "agreement": shares / len(labels)})


def together(labels: np.ndarray) -> np.ndarray:
    """Whether two regions share a club: (specs, n, n) booleans from labels (specs, n); 0 is nobody's club.

    For small n only: the array has specs times n^2 cells.
    """
    same = labels[:, :, None] == labels[:, None, :]
    same &= (labels > 0)[:, :, None]
    same[:, np.arange(labels.shape[1]), np.arange(labels.shape[1])] = True
    return same


def adjusted_rand(one: Any, other: Any) -> float:
    """The adjusted Rand index of two partitions (labels of the same n regions): 1 the same, 0 as by chance.

    A region labelled 0 (diverging) counts as a club of its own. Source: L. Hubert and P. Arabie, Journal of
    Classification 2 (1985), 193-218. Raises ValueError for different lengths.
    """
    a, b = _alone(one), _alone(other)
    if len(a) != len(b):
        raise ValueError(f"clubs.adjusted_rand: {len(a)} and {len(b)} labels; the same regions are expected.")
    counts = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(counts, (a, b), 1)
    pairs, rows, columns = ((x * (x - 1) / 2).sum() for x in (counts, counts.sum(axis=1), counts.sum(axis=0)))
    chance = rows * columns / (len(a) * (len(a) - 1) / 2)
    most = (rows + columns) / 2
    return 1.0 if most == chance else float((pairs - chance) / (most - chance))


def _alone(labels: Any) -> np.ndarray:
    labels = np.asarray(labels, dtype=int).copy()
    lonely = np.flatnonzero(labels == 0)
    labels[lonely] = labels.max() + 1 + np.arange(len(lonely))
    return np.unique(labels, return_inverse=True)[1]


# ---- on arrays -------------------------------------------------------------------------------------------


def hp_trend(x: np.ndarray, *, smooth: float) -> np.ndarray:
    """Hodrick-Prescott trend of the rows of ``x`` (..., T): argmin sum (x - g)^2 + smooth sum (D^2 g)^2.

    A missing cell (nan) has weight 0 and gets the trend's value; a row needs two known cells. ``smooth`` = 0
    returns ``x``.
    """
    x = np.asarray(x, dtype=float)
    if smooth == 0:
        return x
    years = x.shape[-1]
    second = np.diff(np.eye(years), n=2, axis=0)
    rows = x.reshape(-1, years)
    out = np.empty_like(rows)
    known = np.isfinite(rows)
    whole = known.all(axis=1)
    if whole.any():
        # g = x - D'(I / smooth + D D')^-1 D x: rounding is that of the second differences, not of the level.
        system = np.eye(years - 2) / smooth + second @ second.T
        out[whole] = rows[whole] - np.linalg.solve(system, second @ rows[whole].T).T @ second
    penalty = smooth * (second.T @ second)
    for i in np.flatnonzero(~whole):
        weights = known[i].astype(float)
        out[i] = np.linalg.solve(np.diag(weights) + penalty, np.where(known[i], rows[i], 0.0))
    return out.reshape(x.shape)


def variation(x: np.ndarray) -> np.ndarray:
    """H_t = mean_i (h_it - 1)^2 of panels ``x`` (..., n, T): (..., T)."""
    mean = x.mean(axis=-2, keepdims=True)
    return np.square(x / mean - 1).mean(axis=-2)


def log_t_many(
    spread: np.ndarray, *, trim: float = 0.3, hac: str = "scalar"
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """b, se and t of the log t regression for many series H (..., T) at once.

    A series that is 0 in every year used (regions exactly alike) has b = t = inf; where a regression cannot
    be had (H is 0 in some year only, residuals of 0) t is nan, and nan never passes a test.
    """
    spread = np.atleast_2d(spread)
    shape, years = spread.shape[:-1], spread.shape[-1]
    begin, penalty, x, power = _log_years(years, trim)
    rows = spread.reshape(-1, years)[:, begin:]
    first = spread.reshape(-1, years)[:, :1]
    with np.errstate(divide="ignore", invalid="ignore"):
        y = np.log(np.where(first > 0, first, 1.0)) - np.log(rows) - penalty
        b = y @ (x / power)
        residuals = y - y.mean(axis=1, keepdims=True) - b[:, None] * x
        variance = _VARIANCES[hac](residuals, x, power)
        se = np.sqrt(np.where(variance > 0, variance, np.nan))
        t = b / se
    alike = ~rows.any(axis=1)
    b[alike], se[alike], t[alike] = np.inf, 0.0, np.inf
    return b.reshape(shape), se.reshape(shape), t.reshape(shape)


@functools.lru_cache(maxsize=64)
def _log_years(years: int, trim: float) -> tuple[int, np.ndarray, np.ndarray, float]:
    """How many years are dropped; of the others 2 log(log t), log t less its mean, and its sum of squares."""
    begin = dropped(years, trim)
    x = np.log(np.arange(begin + 1, years + 1, dtype=float))
    centred = x - x.mean()
    return begin, 2 * np.log(x), centred, float(centred @ centred)


def dropped(years: int, trim: float) -> int:
    """[rT], rounded half up: how many first years the regression leaves out (at least the first)."""
    return max(math.floor(trim * years + 0.5), 1)


def partition(x: np.ndarray, rules: Rules | None = None) -> np.ndarray:
    """Club of each row of ``x`` (n, T; already smoothed, positive mean in every year): 1.. from the top, 0
    diverges.

    Nothing of size n by n is built; a pass costs n T (T - [rT]) operations for each club found.
    """
    rules = rules or Rules()
    labels = np.zeros(len(x), dtype=int)
    order = np.argsort(-_key(x, rules.order_share), kind="stable")
    if len(x) < 2:
        return labels
    if _passes(_t(variation(x), rules), rules):
        labels[:] = 1
        return labels
    club = 0
    while len(order) >= 2:
        found = _one_club(x[order], rules)
        if found is None:
            break
        club += 1
        labels[order[found]] = club
        order = order[~found]
        if len(order) >= 2 and _passes(_t(variation(x[order]), rules), rules):
            labels[order] = club + 1
            break
    return merged(x, labels, rules)


def merged(x: np.ndarray, labels: np.ndarray, rules: Rules) -> np.ndarray:
    """``labels`` with clubs merged by ``rules.merge``; the diverging stay 0."""
    groups = [np.flatnonzero(labels == club) for club in range(1, labels.max() + 1)]
    if rules.merge == "vlt":
        groups = _merge_pairs(x, groups, rules)
    elif rules.merge == "vlt_walk":
        groups = _merge_walk(x, groups, rules)
    elif rules.merge != "none":
        count = -1
        while len(groups) != count:
            count = len(groups)
            groups = _merge_once(x, groups, rules)
            if rules.merge == "ps":
                break
    out = np.zeros_like(labels)
    for number, group in enumerate(groups, start=1):
        out[group] = number
    return out


# ---- what could be found ---------------------------------------------------------------------------------


def needed_fall(years: int, *, trim: float = 0.3) -> float:
    """By how much (share) the spread sqrt(H_t) must fall over the years regressed for b = 0, the test's edge.

    At b = 0, H_t goes as (log t)^-2: 1 - log([rT] + 1) / log T. A slower narrowing is rejected in the end.
    """
    return 1 - math.log(dropped(years, trim) + 1) / math.log(years)


def shocks(
    df: pd.DataFrame, *, value: str = "per_head", smooth: float = 400.0, **cut: Any
) -> tuple[float, float]:
    """Standard deviation (log points) and AR(1) coefficient of what the filter takes from log relative
    values.

    Pooled over regions, each with its own mean. ``cut`` may hold first, last and missing. Raises ValueError
    as ``log_t``.
    """
    options = {"form": "log", "first": 0, "last": 0, "missing": "refuse", **cut}
    x = _panel(df, value, **(options | {"smooth": 0.0}), where="clubs.shocks").x
    x = x - x.mean(axis=0)
    rest = x - hp_trend(x, smooth=smooth)
    rest = rest - rest.mean(axis=1, keepdims=True)
    if not rest.std() > 1e-12:
        raise NotEstimable("shocks", "clubs.shocks: no region leaves its trend; there are no shocks.")
    return float(rest.std()), float((rest[:, 1:] * rest[:, :-1]).sum() / (rest[:, :-1] ** 2).sum())


def shaped_like(s: Series) -> dict[str, Any]:
    """The size of a simulated panel like that of ``s``, and its ``shocks``: n, years, shock, memory.

    At most ``SIMULATED`` regions; the memory is kept within 0 and 0.99. Errors as ``shocks``.
    """
    size, memory = shocks(s.table)
    panel = {"n": min(s.n, SIMULATED), "years": s.last - s.first + 1}
    return panel | {"shock": size, "memory": min(max(memory, 0.0), 0.99)}


def planted(
    *,
    n: int,
    years: int,
    centres: Iterable[float] = (0.0,),
    within: float = 0.3,
    speed: float = 0.05,
    shock: float = 0.02,
    memory: float = 0.5,
    level: float = 10.0,
    growth: float = 0.07,
    draws: int = 1,
    seed: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Log values (draws, n, years) with known clubs, and the labels (n,): 1 the highest centre.

    log y_it = level + growth t + centre + g_i exp(-speed t) + u_it: ``centres`` (log points) stand still, the
    gaps g_i ~ N(0, ``within``^2) about them close at ``speed`` a year (0: they stay, and nobody converges), u
    is an AR(1) with coefficient ``memory`` and standard deviation ``shock``. Regions are dealt to the centres
    in turn. Raises ValueError for fewer than two regions a centre.
    """
    middles = np.sort(np.asarray(list(centres), dtype=float))[::-1]
    if n < 2 * len(middles) or years < 2 or not 0 <= memory < 1:
        raise ValueError("clubs.planted: two regions for each centre, two years, memory from 0 to below 1.")
    rng = np.random.default_rng(seed)
    labels = np.arange(n) % len(middles)
    time = np.arange(years)
    gaps = rng.normal(0, within, (draws, n, 1)) * np.exp(-speed * time)
    pushes = rng.normal(0, shock * math.sqrt(1 - memory**2), (draws, n, years))
    drift = rng.normal(0, shock, (draws, n))
    noise = np.empty_like(pushes)
    for t in range(years):
        drift = noise[:, :, t] = memory * drift + pushes[:, :, t]
    return level + growth * time + middles[labels][:, None] + gaps + noise, labels + 1


def planted_study(
    worlds: Mapping[str, Mapping[str, Any]],
    *,
    smooth: float = 400.0,
    soft: float = 6.25,
    trim: float = 0.3,
    **common: Any,
) -> pd.DataFrame:
    """What the test and the algorithm (levels) find in simulated panels of known clubs.

    ``worlds`` are arguments of ``planted`` by name, ``common`` those of all. One row for each: world;
    rejected (percent of the draws in which convergence is); count and diverging (means); rand (mean adjusted
    Rand index with the truth, in which a region that keeps a gap of its own for ever is a club of its own)
    and kept (with the clubs found after the filter ``soft``). Raises ValueError as ``planted``.
    """
    rules, rows = Rules(trim=trim), []
    for name, options in worlds.items():
        setting = {**common, **options}
        logs, truth = planted(**setting)
        truth = truth if setting.get("speed", 1.0) else 0 * truth
        trends = [hp_trend(np.exp(logs), smooth=s) for s in (smooth, soft)]
        found, other = ([partition(x, rules) for x in xs] for xs in trends)
        t = log_t_many(variation(trends[0]), trim=trim)[2]
        row = {"world": name, "rejected": 100 * float((t <= CRITICAL).mean())}
        row |= {"count": float(np.mean([one.max() for one in found]))}
        row |= {"diverging": float(np.mean([(one == 0).sum() for one in found]))}
        row |= {"rand": float(np.mean([adjusted_rand(truth, one) for one in found]))}
        kept = [adjusted_rand(a, b) for a, b in zip(found, other, strict=True)]
        rows.append(row | {"kept": float(np.mean(kept))})
    return pd.DataFrame(rows)


# ---- the steps -------------------------------------------------------------------------------------------


def _one_club(x: np.ndarray, rules: Rules) -> np.ndarray | None:
    """Members (n,) booleans of the first club of ``x``, whose rows are in order; None if no pair passes."""
    core = _core(x, rules)
    if core is None:
        return None
    start, end = core
    inside = np.zeros(len(x), dtype=bool)
    inside[start:end] = True
    mean, power = _moments(x[start:end])
    others = np.flatnonzero(~inside)
    if not len(others):
        return inside
    size = end - start
    step = x[others] - mean
    with_one = (power + step**2 * size / (size + 1)) / (size + 1) / (mean + step / (size + 1)) ** 2
    t = _t(with_one, rules)
    candidates = others[t > rules.c]
    t = t[t > rules.c]
    chosen = _SIEVES[rules.sieve](x, (size, mean, power), candidates, t, rules)
    inside[chosen] = True
    return inside


def _core(x: np.ndarray, rules: Rules) -> tuple[int, int] | None:
    """First and last + 1 of the core: from the first pair that passes, as many as give the largest t."""
    start = _first_pair(x, rules)
    if start is None:
        return None
    best, size, below = -math.inf, 2, start
    for spread in _growing(x[start:]):
        t = _t(spread, rules)
        fails = np.flatnonzero(~(t > rules.critical))
        kept = t[: fails[0]] if len(fails) else t
        if len(kept) and kept.max() > best:
            best, size = float(kept.max()), below - start + 2 + first_largest(kept)
        below += len(t)
        if len(fails):
            break
    return start, start + size


def _first_pair(x: np.ndarray, rules: Rules) -> int | None:
    for begin in range(0, len(x) - 1, _BLOCK):
        above, under = x[begin : begin + _BLOCK], x[begin + 1 : begin + 1 + _BLOCK]
        above = above[: len(under)]
        t = _t(np.square((above - under) / (above + under)), rules)
        if len(passing := np.flatnonzero(t > rules.critical)):
            return begin + int(passing[0])
    return None


def _growing(x: np.ndarray) -> Iterable[np.ndarray]:
    """H of the first 2, 3, ... rows of ``x``, in blocks (k, T), by sums of squares that are only added to.

    With m_k the mean of the first k rows and Q_k their sum of squares about it, Q_k = Q_(k-1) +
    (x_k - m_(k-1))^2 (k - 1) / k (Welford 1962): no cancellation when a club is tight.
    """
    total, power, size = x[0].copy(), np.zeros(x.shape[1]), 1
    while size < len(x):
        rows = x[size : size + _BLOCK]
        counts = np.arange(size, size + len(rows) + 1, dtype=float)[:, None]
        totals = np.vstack([total, total + np.cumsum(rows, axis=0)])
        means = totals / counts
        powers = power + np.cumsum((rows - means[:-1]) ** 2 * (counts[:-1] / counts[1:]), axis=0)
        yield powers / counts[1:] / means[1:] ** 2
        total, power, size = totals[-1], powers[-1], size + len(rows)


def _sieve_raise(
    x: np.ndarray, core: tuple[Any, ...], candidates: np.ndarray, t: np.ndarray, rules: Rules
) -> np.ndarray:
    """Candidates that stay when c is raised until core and candidates pass together."""
    order = np.argsort(-t, kind="stable")
    candidates, t = candidates[order], t[order]
    joint = _t(_added(x[candidates], core), rules)  # of the core and the first 1, 2, ... candidates
    passing = joint > rules.critical
    if not rules.step:
        good = np.flatnonzero(passing)
        return candidates[: good[-1] + 1] if len(good) else candidates[:0]
    c = rules.c
    while True:
        kept = int((t > c).sum())
        if kept == 0 or passing[kept - 1]:
            return candidates[:kept]
        if c >= rules.cap:
            return candidates[:0]
        c += rules.step


def _sieve_fixed(
    x: np.ndarray, core: tuple[Any, ...], candidates: np.ndarray, t: np.ndarray, rules: Rules
) -> np.ndarray:
    return candidates


def _sieve_one_by_one(
    x: np.ndarray, core: tuple[Any, ...], candidates: np.ndarray, t: np.ndarray, rules: Rules
) -> np.ndarray:
    """If all together fail, the best of those left joins as long as the growing club passes."""
    if not len(candidates) or _t(_added(x[candidates], core)[-1], rules) > rules.critical:
        return candidates
    size, mean, power = core
    left, chosen = candidates, []
    while len(left):
        step = x[left] - mean
        spread = (power + step**2 * size / (size + 1)) / (size + 1) / (mean + step / (size + 1)) ** 2
        t = _t(spread, rules)
        if not np.nanmax(t, initial=-math.inf) > rules.critical:
            break
        best = first_largest(t)
        power = power + step[best] ** 2 * size / (size + 1)
        mean = mean + step[best] / (size + 1)
        size += 1
        chosen.append(left[best])
        left = np.delete(left, best)
    return np.array(chosen, dtype=int)


_SIEVES = {"raise": _sieve_raise, "fixed": _sieve_fixed, "one_by_one": _sieve_one_by_one}


def _added(rows: np.ndarray, core: tuple[Any, ...]) -> np.ndarray:
    """H of a core (size, mean, sum of squares about it) with the first 1, 2, ... of ``rows`` (k, T)."""
    size, mean, power = core
    counts = np.arange(size, size + len(rows) + 1, dtype=float)[:, None]
    means = np.vstack([size * mean, size * mean + np.cumsum(rows, axis=0)]) / counts
    powers = power + np.cumsum((rows - means[:-1]) ** 2 * (counts[:-1] / counts[1:]), axis=0)
    return powers / counts[1:] / means[1:] ** 2


def _moments(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean = x.mean(axis=0)
    return mean, np.square(x - mean).sum(axis=0)


def _merge_once(x: np.ndarray, groups: list[np.ndarray], rules: Rules) -> list[np.ndarray]:
    """One walk down the clubs: the next one joins the running one while both pass together."""
    out: list[np.ndarray] = []
    for group in groups:
        both = np.concatenate([out[-1], group]) if out else group
        if out and _passes(_t(variation(x[both]), rules), rules):
            out[-1] = both
        else:
            out.append(group)
    return out


def _merge_pairs(x: np.ndarray, groups: list[np.ndarray], rules: Rules) -> list[np.ndarray]:
    """Von Lyncker and Thoennessen: the first pair that passes and beats the next pair merges; begin again."""
    while len(groups) > 1:
        pairs = [np.concatenate(pair) for pair in pairwise(groups)]
        t = np.array([_t(variation(x[pair]), rules)[()] for pair in pairs]).ravel()
        beats = np.append(t[:-1] > t[1:], True)
        good = np.flatnonzero((t > rules.critical) & beats)
        if not len(good):
            break
        groups = [*groups[: good[0]], pairs[good[0]], *groups[good[0] + 2 :]]
    return groups


def _merge_walk(x: np.ndarray, groups: list[np.ndarray], rules: Rules) -> list[np.ndarray]:
    """The same two conditions on one walk: the running club with the next one, against the pair ahead."""
    out: list[np.ndarray] = []
    for number, group in enumerate(groups):
        both = np.concatenate([out[-1], group]) if out else group
        t = _t(variation(x[both]), rules) if out else -math.inf
        ahead = -math.inf
        if number + 1 < len(groups):
            ahead = _t(variation(x[np.concatenate(groups[number : number + 2])]), rules)
        if _passes(t, rules) and t > ahead:
            out[-1] = both
        else:
            out.append(group)
    return out


def _t(spread: np.ndarray, rules: Rules) -> np.ndarray:
    t = log_t_many(spread, trim=rules.trim, hac=rules.hac)[2]
    return t if np.ndim(spread) > 1 else t[0]


def _t_of(x: np.ndarray, inside: np.ndarray, rules: Rules) -> float:
    return float(_t(variation(x[inside]), rules))


def _passes(t: Any, rules: Rules) -> bool:
    return bool(t > rules.critical)


def _key(x: np.ndarray, share: float) -> np.ndarray:
    return x[:, -max(round(share * x.shape[1]), 1) :].mean(axis=1)


# ---- variances of b --------------------------------------------------------------------------------------


def _scalar(residuals: np.ndarray, x: np.ndarray, power: float) -> np.ndarray:
    """Long-run variance of the residuals (B, m) over sum x^2, with the authors' divisor and products."""
    m = residuals.shape[1]
    products = _autoproducts(residuals[:, :-1], m - 2)
    weights = _quadratic_spectral(_bandwidth(residuals), m - 2)
    own = np.einsum("bt,bt->b", residuals, residuals)
    return (own + 2 * (weights * products[:, 1:]).sum(axis=1)) / (m - 1) / power


def _sandwich(residuals: np.ndarray, x: np.ndarray, power: float) -> np.ndarray:
    m = residuals.shape[1]
    scores = residuals * x
    products = _autoproducts(scores, m - 1)
    weights = _quadratic_spectral(_bandwidth(scores), m - 1)
    return (products[:, 0] + 2 * (weights * products[:, 1:]).sum(axis=1)) / power**2


def _newey_west(residuals: np.ndarray, x: np.ndarray, power: float) -> np.ndarray:
    lags = math.floor(4 * (residuals.shape[1] / 100) ** (2 / 9))
    products = _autoproducts(residuals * x, lags)
    weights = 1 - np.arange(1, lags + 1) / (lags + 1)
    return (products[:, 0] + 2 * products[:, 1:] @ weights) / power**2


_VARIANCES = {"scalar": _scalar, "sandwich": _sandwich, "newey_west": _newey_west}


def _autoproducts(rows: np.ndarray, lags: int) -> np.ndarray:
    """sum_t e_t e_(t+j) of the rows (B, m) for j = 0..lags: (B, lags + 1), on a strided view of the rows."""
    b, m = rows.shape
    padded = np.zeros((b, m + lags))
    padded[:, :m] = rows
    row, one = padded.strides
    moved = np.ndarray((b, lags + 1, m), padded.dtype, padded, strides=(row, one, one))
    return np.einsum("bt,bjt->bj", rows, moved)


def _bandwidth(rows: np.ndarray) -> np.ndarray:
    """Andrews' AR(1) rule for the quadratic spectral kernel: (B,)."""
    m = rows.shape[1]
    lagged, power = (np.einsum("bt,bt->b", rows[:, :-1], other) for other in (rows[:, 1:], rows[:, :-1]))
    rho = lagged / power
    return 1.3221 * (4 * rho**2 / (1 - rho) ** 4 * m) ** 0.2


def _quadratic_spectral(bandwidth: np.ndarray, lags: int) -> np.ndarray:
    """Kernel weights (B, lags) of lags 1.. at j / bandwidth; 0 where the bandwidth is 0."""
    z = 1.2 * math.pi * np.arange(1, lags + 1) / np.maximum(bandwidth, 1e-8)[:, None]
    return 3 / z**2 * (np.sin(z) / z - np.cos(z))


# ---- the panel -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Panel:
    x: np.ndarray  # (n, T), smoothed
    regions: list[str]
    years: list[int]
    value: str
    form: str
    smooth: float
    notes: tuple[str, ...]


def _panel(
    df: pd.DataFrame,
    value: str,
    *,
    form: str,
    smooth: float,
    first: int,
    last: int,
    missing: str,
    where: str,
    shortest: int = SHORTEST,
) -> _Panel:
    wide = _wide(df, value, first, last, where=where, shortest=shortest)
    return _smoothed(wide, value, form=form, smooth=smooth, missing=missing, where=where)


def _smoothed(
    wide: pd.DataFrame, value: str, *, form: str, smooth: float, missing: str, where: str
) -> _Panel:
    if form not in FORMS:
        raise ValueError(f"{where}: form is {form!r}; one of {', '.join(FORMS)}.")
    if missing not in MISSING:
        raise ValueError(f"{where}: missing is {missing!r}; one of {', '.join(MISSING)}.")
    if not (smooth >= 0 and math.isfinite(smooth)):
        raise ValueError(f"{where}: smooth is {smooth}; the filter's lambda, 0 for none, such as 400.")
    notes = _gaps(wide, value, smooth, missing, where)
    if (low := wide <= 0).to_numpy().any():
        raise ValueError(
            f"{where}: {value} of {_cells(low)} is zero or negative and has no relative path; "
            "leave these regions out of every year and say so."
        )
    x = wide.to_numpy(dtype=float)
    x = hp_trend(np.log(x) if form == "log" else x, smooth=smooth)
    if (bad := x.mean(axis=0) <= 0).any():
        years = ", ".join(str(y) for y in wide.columns[bad][:6])
        raise NotEstimable(
            "unit",
            f"{where}: the mean log of {value} is not positive in {years}, and a path relative to it means "
            "nothing; give the values in a smaller unit of money, or use form='level'.",
        )
    return _Panel(x, list(wide.index), [int(y) for y in wide.columns], value, form, smooth, notes)


def _wide(df: pd.DataFrame, value: str, first: int, last: int, *, where: str, shortest: int) -> pd.DataFrame:
    if absent := [c for c in ("region", "year", value) if c not in df.columns]:
        held = ", ".join(map(str, df.columns))
        raise ValueError(f"{where}: no column {', '.join(absent)}; the table holds {held}.")
    rows = one_vintage(df, where=where)
    rows = rows[rows["year"].between(first or -math.inf, last or math.inf)]
    wide = rows.pivot(index="region", columns="year", values=value)
    wide = wide.reindex(index=rows["region"].drop_duplicates())
    if len(wide) < 2:
        raise NotEstimable(
            "regions",
            f"{where}: {len(wide)} region ({', '.join(wide.index)}); a relative path needs at least two.",
            n=len(wide),
            least=2,
        )
    years = [int(y) for y in wide.columns]
    if len(years) < shortest:
        raise NotEstimable(
            "years",
            f"{where}: {len(years)} years ({years[0]}-{years[-1]}); at least {shortest} are needed, and some "
            "twenty for a test that says much. Lengthen the window.",
            n=len(years),
            least=shortest,
        )
    return wide.reindex(columns=range(years[0], years[-1] + 1))


def _gaps(wide: pd.DataFrame, value: str, smooth: float, missing: str, where: str) -> tuple[str, ...]:
    lacking = ~np.isfinite(wide.astype(float))
    if not lacking.to_numpy().any():
        return ()
    if lacking.all(axis=0).any():
        years = [int(year) for year in wide.columns[~lacking.all(axis=0)]]
        missed = ", ".join(map(str, wide.columns[lacking.all(axis=0)][:6]))
        said = f"{where}: no year {missed}; give every year."
        raise NotEstimable("uneven", said, years=years)
    if missing == "refuse":
        raise ValueError(
            f"{where}: no {value} for {_cells(lacking)}; leave these regions or years out, or pass "
            "missing='smooth' to fill gaps with the filter's trend."
        )
    if smooth == 0:
        raise ValueError(
            f"{where}: missing='smooth' needs a filter; pass smooth=400 (or another lambda), or leave "
            f"{_cells(lacking)} out."
        )
    if (most := lacking.mean(axis=1) > 1 / 3).any():
        names = ", ".join(map(str, wide.index[most][:6]))
        raise ValueError(
            f"{where}: more than a third of the years of {names} is missing; leave these regions out."
        )
    return (f"{int(lacking.to_numpy().sum())} missing cells carry the filter's trend.",)


def _cells(mask: pd.DataFrame, most: int = 6) -> str:
    at = [f"{mask.index[i]} {mask.columns[j]}" for i, j in zip(*np.nonzero(mask.to_numpy()), strict=True)]
    return ", ".join(at[:most]) + (f" and {len(at) - most} more" if len(at) > most else "")


def _whole(panel: _Panel, rules: Rules, where: str) -> LogT:
    years = len(panel.years)
    left = years - dropped(years, rules.trim)
    if left < FEWEST:
        raise NotEstimable(
            "years",
            f"{where}: trim={rules.trim} leaves {left} of {years} years; at least {FEWEST} are needed. "
            "Lengthen the window or trim less.",
            n=years,
            least=next(n for n in count(years) if n - dropped(n, rules.trim) >= FEWEST),
        )
    spread = variation(panel.x)
    # a trend of equal series differs between them by rounding alone
    if (flat := spread < 1e-24).any():
        same = ", ".join(str(y) for y, f in zip(panel.years, flat, strict=True) if f)
        raise NotEstimable(
            "equal",
            f"{where}: the regions do not differ at all in {same}; there is nothing to converge. "
            "Look for a constant column.",
            years=[y for y, f in zip(panel.years, flat, strict=True) if f],
        )
    b, se, t = (float(v[0]) for v in log_t_many(spread, trim=rules.trim, hac=rules.hac))
    if not math.isfinite(t):
        raise NotEstimable(
            "shocks",
            f"{where}: the regression has no residual variance, so t is undefined (b = {b:g}); "
            "is the series made up?",
        )
    notes = list(panel.notes)
    if years < 20:
        notes.append(f"{years} years are few: the regression on log t has {left} points.")
    return LogT(
        b=b,
        se=se,
        t=t,
        p=0.5 * (1 + math.erf(t / math.sqrt(2))),
        converges=t > rules.critical,
        n=len(panel.regions),
        m=left,
        first=panel.years[0],
        last=panel.years[-1],
        value=panel.value,
        form=panel.form,
        smooth=panel.smooth,
        rules=rules,
        notes=tuple(notes),
    )


def _table(panel: _Panel, labels: np.ndarray, rules: Rules) -> pd.DataFrame:
    h = panel.x / panel.x.mean(axis=0)
    rows = []
    for club in [*range(1, labels.max() + 1), 0]:
        inside = labels == club
        if not inside.any():
            continue
        row = {"club": club, "n": int(inside.sum()), "b": math.nan, "se": math.nan, "t": math.nan}
        if inside.sum() > 1:
            found = log_t_many(variation(panel.x[inside]), trim=rules.trim, hac=rules.hac)
            row |= {name: float(v[0]) for name, v in zip(("b", "se", "t"), found, strict=True)}
        row["converges"] = bool(row["t"] > rules.critical)
        rows.append(row | {"start": h[inside, 0].mean(), "end": h[inside, -1].mean()})
    return pd.DataFrame(rows)


def _long(panel: _Panel, labels: np.ndarray) -> pd.DataFrame:
    h = panel.x / panel.x.mean(axis=0)
    n, years = h.shape
    return pd.DataFrame(
        {
            "region": np.repeat(panel.regions, years),
            "year": np.tile(panel.years, n),
            "h": h.ravel(),
            "club": np.repeat(labels, years),
        }
    )
