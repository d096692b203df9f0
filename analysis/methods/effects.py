"""The effect of a policy on few regions: comparisons with regions that it left alone.

A study holds an outcome y_it of the treated regions and of their donors, over years before and years after
(a year in which the policy began may be left out between them). Every estimator here is a contrast

    effect = sum_i c_i (ybar_i,after - sum_t l_t y_it),    c_i = 1 / k for the k treated, -w_i for donors

and differs in its weights w of donors and l of the years before:

- did: difference in differences; w and l uniform;
- sc: synthetic control (Abadie, Diamond and Hainmueller, Journal of the American Statistical Association 105
  (2010), 493-505), on the outcome alone: w on the simplex, closest to the treated before; no l;
- demeaned: the same after each region's mean before is taken off (Ferman and Pinto, Quantitative Economics 12
  (2021), 1197-1221); l uniform;
- sdid: synthetic difference in differences (Arkhangelsky et al., American Economic Review 111 (2021),
  4088-4118): w on the simplex with an intercept and the ridge zeta^2 T_before, zeta = (k T_after)^(1/4) times
  the standard deviation of the donors' yearly changes before (about one mean, so that uneven common shocks
  raise it); l on the simplex with an intercept;
- ridge: demeaned, with its misfit before taken out by a ridge regression of donors (Ben-Michael, Feller and
  Rothstein, Journal of the American Statistical Association 116 (2021), 1789-1803); its penalty is the
  largest that predicts the years before, each from the others, within a standard error of the best.

Weights on the simplex are one non-negative least squares, exactly: with C = [A - b1'; sqrt(ridge) I], the u
>= 0 that minimises |Cu|^2 + (1'u - 1)^2 is a multiple of the weights. Programs that stop early (synthdid for
R) print other numbers where the optimum is flat.

Inference is by placebos: the same estimate for every connected set of k regions among treated and donors, its
donors being all the others; no effect anywhere is the null, so that treated regions may be donors. p is the
share of sets whose estimate is at least as large in size (within 1e-9 of the largest it is a tie, and
counts), so that over the sets a true null is rejected at most at the level. An effect of e is tested by
taking e off the treated; the confidence set is what is not rejected. ``power`` plants an effect in each set
in turn.

It misleads where the treated were to part from the donors anyway; where donors were reached by the policy as
well; and where few sets are connected: p is never below one over their number. "Not rejected" is not "no
effect": read ``smallest``. Sets that share regions are no independent draws.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable
from analysis.data.panel import complete, one_vintage
from analysis.methods import least_squares

METHODS = ("did", "sc", "demeaned", "sdid", "ridge")
LEVELS = (0.05, 0.10)
TIE = 1e-9
EXACT = 1e-8  # a fit before is perfect below this share of the outcome's standard deviation
FAR = 3.0  # times the median placebo's misfit before: the treated lie outside the donors' hull
MOST = 1_000_000  # connected sets


@dataclass(frozen=True, eq=False)
class Study:
    """An outcome ``values`` (regions, years) in ``unit``; ``treated`` (regions,), ``before`` and ``after``
    (years,) are masks; a year that is neither is left out."""

    regions: tuple[str, ...]
    years: tuple[int, ...]
    values: np.ndarray
    treated: np.ndarray
    before: np.ndarray
    after: np.ndarray
    unit: str = ""

    @property
    def k(self) -> int:
        """How many regions are treated."""
        return int(self.treated.sum())

    @property
    def donors(self) -> tuple[str, ...]:
        """Names of the donors."""
        return tuple(name for name, own in zip(self.regions, self.treated, strict=True) if not own)

    def without(self, region: str) -> Study:
        """The study without one donor. ValueError: it is treated, or not there."""
        if region not in self.donors:
            raise ValueError(f"effects.Study.without: {region} is no donor; any of {', '.join(self.donors)}.")
        keep = np.array([name != region for name in self.regions])
        names = tuple(name for name in self.regions if name != region)
        return replace(self, regions=names, values=self.values[keep], treated=self.treated[keep])


def study(
    df: pd.DataFrame,
    *,
    value: str,
    treated: Sequence[str],
    donors: Sequence[str],
    before: tuple[int, int],
    after: tuple[int, int],
    unit: str = "",
) -> Study:
    """A study from a long table (region, year, ``value``, perhaps vintage), complete over both windows.

    ``before`` and ``after`` are first and last years, both included. ValueError: a region on both sides, none
    treated, fewer than two donors, windows that overlap, two vintages, or a region-year without a figure.
    """
    where = "effects.study"
    if both := sorted(set(treated) & set(donors)):
        raise ValueError(f"{where}: {', '.join(both)} treated and donor; leave it out of one.")
    if not treated or len(donors) < 2:
        raise ValueError(f"{where}: {len(treated)} treated, {len(donors)} donors; one and two at least.")
    if not before[0] < before[1] < after[0] <= after[1]:
        raise ValueError(f"{where}: {before} before and {after} after; two years, then one, in this order.")
    names = [*treated, *donors]
    rows = one_vintage(df, where=where)
    held = [*range(before[0], before[1] + 1), *range(after[0], after[1] + 1)]
    rows = rows[rows["region"].isin(names) & rows["year"].isin(held)]
    every = pd.MultiIndex.from_product([names, held], names=["region", "year"])
    rows = rows.set_index(["region", "year"])[[value]].reindex(every).reset_index()
    wide = complete(rows, value=value, where=where).pivot(index="region", columns="year", values=value)
    years = np.array(held)
    return Study(
        tuple(names),
        tuple(held),
        wide.loc[names, held].to_numpy(dtype=float),
        np.isin(names, list(treated)),
        years <= before[1],
        years >= after[0],
        unit,
    )


# ---- sets ------------------------------------------------------------------------------------------------


def connected(borders: pd.DataFrame, *, regions: Sequence[str], k: int) -> np.ndarray:
    """Every connected set of ``k`` of ``regions``, each once: (sets, regions), True where it is in the set.

    ``borders`` has region, neighbour, in one direction or both. A set of k + 1 holds a connected set of k, so
    sets grow by one neighbour at a time. NotEstimable: more than 63 regions, or than a million sets on the
    way; ValueError: k outside 1 to their number.
    """
    where = "effects.connected"
    n = len(regions)
    if not 1 <= k <= n:
        raise ValueError(f"{where}: sets of {k} among {n} regions.")
    if n > 63:
        raise NotEstimable("too_many_regions", n=n)
    bit = {name: np.uint64(1 << i) for i, name in enumerate(regions)}
    near = dict.fromkeys(regions, np.uint64(0))
    for a, b in zip(borders["region"], borders["neighbour"], strict=True):
        if a in bit and b in bit:
            near[a] |= bit[b]
            near[b] |= bit[a]
    sets = np.array(list(bit.values()))
    for _ in range(k - 1):
        reach = np.zeros_like(sets)
        for name in regions:
            reach |= np.where(sets & bit[name], near[name], np.uint64(0))
        reach &= ~sets
        grown = np.sort(np.concatenate([sets[(reach & one) > 0] | one for one in bit.values()]))
        first = np.append(True, grown[1:] != grown[:-1])[: len(grown)]  # np.unique takes ten times as long
        sets = grown[first]
        if len(sets) > MOST:
            raise NotEstimable("too_many_sets", k=k, n=n)
    return np.array([(sets & one) > 0 for one in bit.values()]).T.reshape(len(sets), n)


def level(sets: int) -> float:
    """The level that so many placebo sets allow: .05 where one over their number does, else .1; NotEstimable
    otherwise."""
    for allowed in LEVELS:
        if sets and 1 / sets <= allowed:
            return allowed
    raise NotEstimable("few_sets", n=sets, least=math.ceil(1 / LEVELS[-1]), percent=100 * LEVELS[-1])


def inside(s: Study, sets: np.ndarray) -> tuple[Study, np.ndarray]:
    """The standard deviation inside each set (over its regions, divided by their number) as an outcome of its
    own: a study whose units are the sets, and its placebo sets, each unit alone. ValueError: sets of one."""
    if s.k < 2:
        raise ValueError("effects.inside: a set of one region has no dispersion inside.")
    where = _where(s, sets)
    spread = np.array([s.values[own].std(axis=0) for own in sets])
    own = np.arange(len(sets)) == where
    names = tuple(f"set{i}" for i in range(len(sets)))
    return replace(s, regions=names, values=spread, treated=own), np.eye(len(sets), dtype=bool)


# ---- weights ---------------------------------------------------------------------------------------------


def simplex(a: np.ndarray, b: np.ndarray, *, ridge: float = 0.0) -> np.ndarray:
    """The w >= 0 that sum to 1 and minimise |a w - b|^2 + ridge |w|^2: (columns of ``a``,). Exact."""
    from scipy.optimize import nnls

    c = a - b[:, None]
    rows, n = c.shape
    size = math.sqrt(float(np.einsum("ij,ij->", c, c)) / n + ridge) or 1.0
    tall = np.zeros((rows + (n if ridge else 0) + 1, n))
    tall[:rows] = c / size
    if ridge:
        tall[np.arange(rows, rows + n), np.arange(n)] = math.sqrt(ridge) / size
    tall[-1] = 1.0
    target = np.zeros(len(tall))
    target[-1] = 1.0
    u, _ = nnls(tall, target)
    return u / u.sum()


def fit(values: np.ndarray, sets: np.ndarray, *, before: np.ndarray, after: np.ndarray, method: str) -> Fits:
    """The estimator ``method`` for each set as the treated, all other rows its donors.

    ``values`` (n, T) finite; ``sets`` (S, n), ``before`` and ``after`` (T,) masks. ValueError: no such
    method.
    """
    if method not in METHODS:
        raise ValueError(f"effects: no method {method!r}; any of {', '.join(METHODS)}.")
    early, late = values[:, before], values[:, after].mean(axis=1)
    count = sets.sum(axis=1, keepdims=True)
    years = np.full(early.shape[1], 0.0 if method == "sc" else 1 / early.shape[1])
    if method == "did":
        return Fits(np.where(sets, 1 / count, -1 / (sets.shape[1] - count)), years[None])
    own = sets / count
    if method == "sdid":
        return _synthetic_did(early, late, sets, own, int(after.sum()))
    y = early if method == "sc" else early - early.mean(axis=1, keepdims=True)
    contrast = own.copy()
    for row, (chosen, share) in enumerate(zip(sets, own, strict=True)):
        a, b = y[~chosen].T, share @ y
        w = simplex(a, b)
        contrast[row, ~chosen] = -(w if method != "ridge" else _ridge(a, b, w))
    return Fits(contrast, years[None])


@dataclass(frozen=True, eq=False)
class Fits:
    """Contrasts over regions (S, n) and weights of the years before (S or 1, years before)."""

    contrast: np.ndarray
    years: np.ndarray

    def gaps(self, values: np.ndarray, before: np.ndarray) -> np.ndarray:
        """Treated less synthetic by year (S, T), from its weighted mean before (sc: from zero)."""
        gap = self.contrast @ values
        return gap - (gap[:, before] * self.years).sum(axis=1, keepdims=True)

    def effects(self, values: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        """The estimates (S,)."""
        late = self.contrast @ values[:, after].mean(axis=1)
        if not self.years.any():
            return late
        return late - ((self.contrast @ values[:, before]) * self.years).sum(axis=1)

    def misfit(self, values: np.ndarray, before: np.ndarray) -> np.ndarray:
        """Root mean square gap before (S,), about its mean unless the estimator has no intercept."""
        gap = self.contrast @ values[:, before]
        if self.years.any():
            gap = gap - gap.mean(axis=1, keepdims=True)
        return np.sqrt((gap**2).mean(axis=1))


def _synthetic_did(
    early: np.ndarray, late: np.ndarray, sets: np.ndarray, own: np.ndarray, t_after: int
) -> Fits:
    t = early.shape[1]
    level_, change = early - early.mean(axis=1, keepdims=True), np.diff(early, axis=1)
    rest = ~sets
    count = rest.sum(axis=1) * (t - 1)
    mean = rest @ change.sum(axis=1) / np.maximum(count, 1)
    power = rest @ (change**2).sum(axis=1) - count * mean**2
    noise = np.sqrt(np.maximum(power, 0) / np.maximum(count - 1, 1))
    zeta = (sets.sum(axis=1) * t_after) ** 0.25 * noise
    contrast, years = own.copy(), np.empty((len(sets), t))
    target = own @ level_
    for row, chosen in enumerate(rest):
        donors = early[chosen]
        contrast[row, chosen] = -simplex(level_[chosen].T, target[row], ridge=zeta[row] ** 2 * t)
        a, b = donors - donors.mean(axis=0), late[chosen] - late[chosen].mean()
        years[row] = simplex(a, b, ridge=(1e-6 * noise[row]) ** 2 * len(donors))
    return Fits(contrast, years)


def _ridge(a: np.ndarray, b: np.ndarray, w: np.ndarray) -> np.ndarray:
    """Augmented weights: w + x' (x x' + r I)^-1 (b - a w), x being a less its mean over donors."""
    x, left = a - a.mean(axis=1, keepdims=True), b - a @ w
    vectors, values, _ = np.linalg.svd(x, full_matrices=False)
    grid = max(values[0], TIE) ** 2 * 10.0 ** np.arange(-6.0, 2.0)
    missed = np.array([_missed(a, b, year, grid) for year in range(len(b))]) ** 2
    error, spread = missed.mean(axis=0), missed.std(axis=0, ddof=1) / math.sqrt(len(b))
    best = int(error.argmin())
    penalty = grid[np.flatnonzero(error <= error[best] + spread[best])[-1]]
    return w + x.T @ (vectors @ ((vectors.T @ left) / (values**2 + penalty)))


def _missed(a: np.ndarray, b: np.ndarray, year: int, grid: np.ndarray) -> np.ndarray:
    """By how much weights from the other years miss ``year``, for each penalty; means are theirs too."""
    keep = np.arange(len(b)) != year
    a, b = a - a[keep].mean(axis=0), b - b[keep].mean()
    w, x = simplex(a[keep], b[keep]), a - a.mean(axis=1, keepdims=True)
    left, square = b[keep] - a[keep] @ w, x[keep] @ x[keep].T
    taken = [x[year] @ x[keep].T @ np.linalg.solve(square + r * np.eye(len(square)), left) for r in grid]
    return b[year] - a[year] @ w - np.array(taken)


# ---- estimates -------------------------------------------------------------------------------------------


def one(s: Study, method: str) -> Fits:
    """The estimator for the treated alone. NotEstimable: a perfect fit before by weights on the simplex
    without a ridge, which are not unique."""
    found = fit(s.values, s.treated[None], before=s.before, after=s.after, method=method)
    if method in ("sc", "demeaned"):
        scale = float(s.values[:, s.before].std())
        if found.misfit(s.values, s.before)[0] <= EXACT * scale:
            raise NotEstimable("perfect_fit", method=method, donors=len(s.donors), years=int(s.before.sum()))
    return found


def estimate(s: Study, method: str = "did") -> float:
    """The effect on the treated, in the unit of the outcome; NotEstimable as ``one``."""
    return float(one(s, method).effects(s.values, s.before, s.after)[0])


def estimates(s: Study, *, methods: Iterable[str] = METHODS, sets: np.ndarray | None = None) -> pd.DataFrame:
    """Each estimator: method, value, misfit (before, root mean square), and why it was refused, if it was:
    perfect_fit or outside_hull.

    Refused (value missing): what ``one`` refuses; and, with placebo ``sets``, sc and demeaned whose misfit is
    over three times the median placebo's: the treated lie outside the donors' hull.
    """
    rows = []
    for method in methods:
        try:
            found = one(s, method)
        except NotEstimable as error:
            rows.append((method, math.nan, 0.0, error.kind))
            continue
        misfit = float(found.misfit(s.values, s.before)[0])
        value, why = float(found.effects(s.values, s.before, s.after)[0]), ""
        if sets is not None and method in ("sc", "demeaned"):
            others = fit(s.values, sets, before=s.before, after=s.after, method=method)
            usual = float(np.median(others.misfit(s.values, s.before)))
            if misfit > FAR * usual:
                value = math.nan
                why = "outside_hull"
        rows.append((method, value, misfit, why))
    return pd.DataFrame(rows, columns=["method", "value", "misfit", "refused"])


def placebo_effects(s: Study, sets: np.ndarray, method: str = "did") -> np.ndarray:
    """The estimate for each set as the treated (sets,)."""
    found = fit(s.values, sets, before=s.before, after=s.after, method=method)
    return found.effects(s.values, s.before, s.after)


def weights(s: Study, method: str) -> pd.DataFrame:
    """The donors' weights: region, weight (they sum to 1), the largest first."""
    found = -one(s, method).contrast[0][~s.treated]
    table = pd.DataFrame({"region": s.donors, "weight": found})
    return table.sort_values("weight", ascending=False, kind="stable", ignore_index=True)


def path(
    s: Study, method: str = "did", *, sets: np.ndarray | None = None, within: float = 0.9
) -> pd.DataFrame:
    """The event study: year, value (treated less synthetic, from its mean before), after; with ``sets`` low
    and high, between which the middle share ``within`` of placebos lies."""
    gap = one(s, method).gaps(s.values, s.before)[0]
    table = pd.DataFrame({"year": s.years, "value": gap, "after": s.after})
    if sets is None:
        return table
    others = fit(s.values, sets, before=s.before, after=s.after, method=method).gaps(s.values, s.before)
    low, high = np.quantile(others, [(1 - within) / 2, (1 + within) / 2], axis=0)
    return table.assign(low=low, high=high)


def leave_one_out(s: Study, method: str = "did") -> pd.DataFrame:
    """The estimate without each donor in turn: region, value."""
    return pd.DataFrame(
        [(name, estimate(s.without(name), method)) for name in s.donors], columns=["region", "value"]
    )


# ---- inference -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Test:
    """An estimate ``value``, p against no effect, and the hull ``low`` to ``high`` of the confidence set at
    1 - ``level``, from ``sets`` placebo sets."""

    method: str
    value: float
    p: float
    low: float
    high: float
    level: float
    sets: int

    @property
    def row(self) -> dict[str, float]:
        """As columns of a table: value, value_low, value_high, p."""
        return {"value": self.value, "value_low": self.low, "value_high": self.high, "p": self.p}


def p_value(s: Study, sets: np.ndarray, *, method: str = "did", effect: float = 0.0) -> float:
    """The share of ``sets`` whose estimate is at least as large in size once ``effect`` is taken off the
    treated. ValueError: the treated are none of the sets."""
    _where(s, sets)
    return _p(s, sets, method, effect)


def test(s: Study, sets: np.ndarray, *, method: str = "did", at: float | None = None) -> Test:
    """The placebo test and the confidence set by inversion, at the level ``at`` (what the sets allow).

    The set is scanned and its ends are refined by halving; it may have holes, ``low`` and ``high`` are its
    hull. NotEstimable: fewer sets than the level needs, or what ``one`` refuses.
    """
    where = _where(s, sets)
    allowed = level(len(sets)) if at is None else at
    if len(sets) * allowed < 1 - TIE:
        raise NotEstimable("few_sets", n=len(sets), least=math.ceil(1 / allowed), percent=100 * allowed)
    one(s, method)
    own = fit(s.values, sets, before=s.before, after=s.after, method=method)
    all_ = own.effects(s.values, s.before, s.after)
    value = float(all_[where])
    p = _share(all_, where)
    fixed = method != "sdid"  # its weights of years alone depend on what donors did after
    moves = own.contrast @ s.treated if fixed else None

    def kept(effect: float) -> bool:
        if moves is None:
            return _p(s, sets, method, effect) > allowed
        return _share(all_ - effect * moves, where) > allowed

    low, high = _ends(kept, all_, value)
    return Test(method, value, p, low, high, allowed, len(sets))


def dose(s: Study, sets: np.ndarray, *, doses: pd.DataFrame) -> Test:
    """The effect of a whole year under a policy that reached the treated before it reached the donors.

    ``doses`` has region, year, value: the share of each year in which the policy was in force. With d_t the
    treated's mean dose less the donors', about its mean over the years, and g_t the same gap in the outcome,
    the estimate is sum_t d_t g_t / sum_t d_t^2: least squares on the dose with effects of both groups and of
    years. p and the confidence set are by placebo, as in ``test``. ValueError: a region-year without a dose,
    or doses that never differ; NotEstimable: fewer than ten sets.
    """
    where, allowed = _where(s, sets), level(len(sets))
    every = pd.MultiIndex.from_product([s.regions, s.years], names=["region", "year"])
    given = doses.set_index(["region", "year"])["value"].reindex(every)
    if given.isna().any():
        raise ValueError(f"effects.dose: no dose of {', '.join(map(str, given.index[given.isna()][0]))}.")
    held = given.to_numpy(dtype=float).reshape(s.values.shape)
    lead = held[s.treated].mean(axis=0) - held[~s.treated].mean(axis=0)
    lead -= lead.mean()
    if np.abs(lead).max() < TIE:
        raise ValueError("effects.dose: the treated and the donors have the same dose in every year.")
    contrast = sets / s.k - ~sets / (len(s.regions) - s.k)
    all_ = contrast @ s.values @ lead / (lead @ lead)
    value = float(all_[where])
    moves = contrast @ s.treated
    low, high = _ends(lambda effect: _share(all_ - effect * moves, where) > allowed, all_, value)
    return Test("dose", value, _share(all_, where), low, high, allowed, len(sets))


def in_force(since: Mapping[str, str], years: Iterable[int]) -> pd.DataFrame:
    """The share of each year from a region's date (YYYY-MM-DD) on: region, year, value."""
    rows = []
    for region, day in since.items():
        for year in years:
            first, next_ = pd.Timestamp(year, 1, 1), pd.Timestamp(year + 1, 1, 1)
            left = (next_ - max(first, pd.Timestamp(day))) / (next_ - first)
            rows.append((region, year, max(0.0, left)))
    return pd.DataFrame(rows, columns=["region", "year", "value"])


def _p(s: Study, sets: np.ndarray, method: str, effect: float) -> float:
    values = s.values - effect * np.outer(s.treated, s.after)
    found = fit(values, sets, before=s.before, after=s.after, method=method)
    return _share(found.effects(values, s.before, s.after), int((sets == s.treated).all(axis=1).argmax()))


def _share(effects: np.ndarray, where: int) -> float:
    size = np.abs(effects)
    return float(np.count_nonzero(size >= size[where] - TIE * size.max()) / len(size))


def _where(s: Study, sets: np.ndarray) -> int:
    same = (sets == s.treated).all(axis=1)
    if not same.any():
        raise ValueError("effects: the treated are none of the placebo sets; they must be connected.")
    return int(same.argmax())


def _ends(kept: Callable[[float], bool], all_: np.ndarray, value: float) -> tuple[float, float]:
    scale = float(np.abs(all_).max()) or 1.0
    return _end(kept, value, scale, -1), _end(kept, value, scale, 1)


def _end(kept: Callable[[float], bool], value: float, scale: float, side: int) -> float:
    """The outermost effect on one side of ``value`` that is not rejected."""
    steps = value + side * scale * np.linspace(0, 4, 81)
    known = [kept(e) for e in steps]
    while known[-1]:
        if abs(steps[-1] - value) > 1e3 * scale:
            return side * math.inf
        steps = np.append(steps, value + 2 * (steps[-1] - value))
        known.append(kept(steps[-1]))
    last = max((i for i, held in enumerate(known) if held), default=0)
    inside, outside = steps[last], steps[last + 1]
    for _ in range(60):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if kept(middle) else (inside, middle)
    return float(inside)


def conformal(s: Study, *, method: str = "demeaned", at: float = 0.1) -> Test:
    """Conformal inference over years (Chernozhukov, Wuethrich and Zhu, Journal of the American Statistical
    Association 116 (2021), 1849-1864): is a constant effect on the treated in all years after compatible with
    gaps that could as well have come in another order?

    Under each effect the weights are fitted on all years, and the mean size of the gap after is compared with
    all cyclic shifts of the years. Meant for outcomes whose gaps do not trend: growth, not levels. p is never
    below one over the number of years: NotEstimable if that is above ``at``.
    """
    t = len(s.years)
    if 1 / t > at:
        raise NotEstimable("years", n=t, least=math.ceil(1 / at))
    every = np.ones(t, dtype=bool)
    shifts = (np.arange(t)[None] + np.arange(t)[:, None]) % t

    def p(effect: float) -> float:
        values = s.values - effect * np.outer(s.treated, s.after)
        gap = fit(values, s.treated[None], before=every, after=every, method=method).gaps(values, every)[0]
        score = np.abs(gap[shifts][:, s.after]).mean(axis=1)
        return float((score >= score[0] * (1 - TIE)).mean())

    value = estimate(s, method)
    scale = float(np.abs(one(s, method).gaps(s.values, s.before)).max()) or 1.0
    low, high = (_end(lambda e: p(e) > at, value, scale, side) for side in (-1, 1))
    return Test(method, value, p(0.0), low, high, at, t)


def placebo_dates(
    s: Study, sets: np.ndarray, *, method: str = "did", fewest: int = 3, length: int | None = None
) -> pd.DataFrame:
    """False starts inside the years before: start, value, p by placebo sets; empty if there is no room.

    Each start has ``fewest`` years before it or more, and after it as many years as really came after (or
    ``length``), at least two.
    """
    early = np.array(s.years)[s.before]
    span = max(2, min(length or int(s.after.sum()), len(early) - fewest))
    where, rows = _where(s, sets), []
    for start in early[fewest : len(early) - span + 1]:
        years = np.array(s.years)
        before, after = s.before & (years < start), s.before & (years >= start) & (years < start + span)
        found = fit(s.values, sets, before=before, after=after, method=method).effects(
            s.values, before, after
        )
        rows.append((int(start), float(found[where]), _share(found, where)))
    return pd.DataFrame(rows, columns=["start", "value", "p"]).astype(
        {"start": int, "value": float, "p": float}
    )


@dataclass(frozen=True)
class Breakdown:
    """``value``: the largest M at which the sign of the effect is sure; ``step``: the largest yearly change
    of the gap before; ``effect``: the mean gap after, from the last year before."""

    value: float
    step: float
    effect: float


def breakdown(s: Study) -> Breakdown:
    """The honest bound of Rambachan and Roth (Review of Economic Studies 90 (2023), 2555-2591), by relative
    magnitudes: how many times the largest yearly change of the gap before may the gap have changed in each
    year after, by itself, before the sign of the effect is lost?

    With M such times the step, the gap of the mean year after, d years on, could have moved by M step d: the
    identified set is effect -+ M step mean(d). Sampling error is not in it: it is the bound of the estimate,
    not of its confidence set. Infinite if the gap never moved before.
    """
    gap = one(s, "did").gaps(s.values, s.before)[0]
    years = np.array(s.years)
    early, last = gap[s.before], years[s.before][-1]
    step = float(np.abs(np.diff(early)).max())
    effect = float(gap[s.after].mean() - early[-1])
    reach = step * float((years[s.after] - last).mean())
    return Breakdown(abs(effect) / reach if reach else math.inf, step, effect)


def holm(p: Iterable[float]) -> np.ndarray:
    """Holm's adjusted p-values (Scandinavian Journal of Statistics 6 (1979), 65-70), in the order given."""
    given = np.asarray(list(p), dtype=float)
    order = np.argsort(given, kind="stable")
    steps = np.maximum.accumulate((len(given) - np.arange(len(given))) * given[order])
    out = np.empty_like(given)
    out[order] = np.minimum(steps, 1.0)
    return out


# ---- power -----------------------------------------------------------------------------------------------


def power(
    s: Study,
    sets: np.ndarray,
    *,
    sizes: Iterable[float],
    at: float | None = None,
    only: np.ndarray | None = None,
) -> pd.DataFrame:
    """How often the did test finds an effect planted in a set: effect, power, sets (planted ones).

    An effect of each size, added and taken off in turn, is planted in each set (those of the mask ``only``;
    all), on the figures as they are, and the whole test is run: power is the share of rejections. At zero it
    is the size of the test. NotEstimable as ``level``.
    """
    allowed = level(len(sets)) if at is None else at
    chosen = np.flatnonzero(np.ones(len(sets), dtype=bool) if only is None else only)
    own = fit(s.values, sets, before=s.before, after=s.after, method="did")
    base = own.effects(s.values, s.before, s.after)
    signed = [(size, sign) for size in sizes for sign in ((1.0, -1.0) if size else (1.0,))]
    hits = {size: [] for size, _ in signed}
    planted = np.empty_like(base)  # one for all: there are hundreds of thousands of sets
    for row in chosen:
        moves = own.contrast @ sets[row]
        for size, sign in signed:
            np.add(base, np.multiply(moves, sign * size, out=planted), out=planted)
            hits[size].append(_share(planted, row) <= allowed * (1 + TIE))
    found = [(size, float(np.mean(hit)), len(chosen)) for size, hit in hits.items()]
    return pd.DataFrame(found, columns=["effect", "power", "sets"])


def smallest(curve: pd.DataFrame, *, share: float = 0.8) -> float:
    """The effect from which on ``power`` stays at ``share`` or above, by linear interpolation; inf if the
    largest size tried falls short."""
    sizes, found = curve["effect"].to_numpy(float), curve["power"].to_numpy(float)
    order = np.argsort(sizes, kind="stable")
    sizes, found = sizes[order], found[order]
    below = np.flatnonzero(found < share)
    if not len(below):
        return float(sizes[0])
    i = int(below[-1])
    if i + 1 == len(sizes):
        return math.inf
    return float(sizes[i] + (share - found[i]) / (found[i + 1] - found[i]) * (sizes[i + 1] - sizes[i]))


def naive(s: Study) -> float:
    """p of a test that takes regions as independent: the change of each region's mean, treated against
    donors, by least squares with HC3 errors. What a careless design prints; NotEstimable: one treated
    region."""
    if s.k < 2:
        raise NotEstimable("regions", n=s.k, least=2)
    change = s.values[:, s.after].mean(axis=1) - s.values[:, s.before].mean(axis=1)
    design = np.column_stack([np.ones(len(change)), s.treated])
    return float(least_squares.ols(design, change).p()[0, 1])


def free_sets(s: Study, *, draws: int = MOST, seed: int = 0) -> np.ndarray:
    """Every set of as many regions as are treated, connected or not, or ``draws`` drawn ones if there are
    more: (sets, regions)."""
    from itertools import combinations

    n, every = len(s.regions), math.comb(len(s.regions), s.k)
    total = min(every, draws)
    if total < every:
        order = np.random.default_rng(seed).random((total, n)).argsort(axis=1, kind="stable")[:, : s.k]
    else:
        order = np.array(list(combinations(range(n), s.k)))
    sets = np.zeros((total, n), dtype=bool)
    np.put_along_axis(sets, order, True, axis=1)
    return sets


def free_shuffle(
    s: Study, sets: np.ndarray, *, at: float = 0.05, draws: int = MOST, seed: int = 0
) -> pd.DataFrame:
    """What a shuffle that ignores borders does to ``sets`` that are connected: method, p (of the treated),
    sets, rejects (the share of them with p up to ``at``), draws.

    Each set is compared with every set of as many regions, connected or not, or with ``draws`` drawn ones if
    there are more. Nobody is treated under the null: were regions exchangeable, ``rejects`` would be ``at``.
    """
    where, every = _where(s, sets), free_sets(s, draws=draws, seed=seed)
    reference = np.sort(np.abs(placebo_effects(s, every)))
    tested = np.abs(placebo_effects(s, sets))
    larger = len(every) - np.searchsorted(reference, tested - TIE * reference[-1])
    p = larger / len(every)
    row = ("did", float(p[where]), len(sets), float((p <= at).mean()), len(every))
    return pd.DataFrame([row], columns=["method", "p", "sets", "rejects", "draws"])
