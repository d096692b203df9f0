"""The steps of a composite index, on arrays: what each does to numbers, and what it refuses.

An array ``x`` is (regions R, years T, indicators K), missing values NaN; ``axes`` names its axes, so that a
refusal can say where. ``analysis.composite.composite`` puts the steps in order and keeps the record.

Missing values:     none (left), group (mean of the group's known regions in that year), interpolation (linear
                    between a region's known years; ends stay missing, or are held at the nearest known year).
Outliers:           winsorise (values beyond the quantiles ``share`` and 1 - ``share`` of all region-years are
                    set to them), boxcox ((x^l - 1) / l, ln x for l = 0; l given, or by maximum likelihood
                    over all region-years). Only indicators with |skewness| > ``skew`` and excess kurtosis
                    > ``kurtosis`` (moments with divisor n) are treated, unless ``always``.
Normalisation:      minmax, zscore (divisor n), rank (mean rank among the reference set, best = n), percentile
                    (share of the set below, ties half: 100 (rank - 1/2) / n, linear in the rank, never 0),
                    reference (100 x / r, or 100 r / x where less is better). The set is every region-year
                    (``over="all"``), the base year's regions ("base": later values may leave the scale) or
                    each year's own ("year": no common movement is left to see).
Weights:            equal, dimension (equal among dimensions, then within), given, pca (share of the variance
                    explained by the components kept, sum_j l_j v_ij^2 / sum_j l_j, unrotated), entropy
                    (1 - e_i, e_i = -sum p ln p / ln n with p the shares of a region-year in the sum), bod
                    (benefit of the doubt: each region-year its best weights, by linear programming).
Aggregation:        the power mean (sum w y^p)^(1/p): arithmetic p = 1, geometric 0, harmonic -1, or any p;
                    copeland: for each pair the indicators vote with their weights; a score is victories less
                    defeats over opponents, put on 0 to 100.
Coordination:       1 - CV / sqrt(n - 1), 1 - G n / (n - 1) with G the Gini coefficient, exp(-sd(ln)), or the
                    lower third's mean over the upper third's: all 1 if regions are equal.

Sources: Handbook on Constructing Composite Indicators (OECD and Joint Research Centre 2008), steps 3 to 6; L.
Cherchye, W. Moesen, N. Rogge and T. Van Puyenbroeck, "An introduction to 'benefit of the doubt' composite
indicators", Social Indicators Research 82 (2007), 111-145; A. H. Copeland, "A reasonable social welfare
function" (1951). They mislead in known ways: minmax hands the scale to two extreme regions, weights by PCA
or entropy say what varies and not what matters, and an arithmetic mean buys off any lack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

IMPUTATIONS = ("none", "group", "interpolation")
OUTLIERS = ("none", "winsorise", "boxcox")
NORMALISATIONS = ("minmax", "zscore", "rank", "percentile", "reference")
OVER = ("all", "base", "year")
WEIGHTS = ("equal", "dimension", "given", "pca", "entropy", "bod")
POWERS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}
AGGREGATIONS = (*POWERS, "power", "copeland")
MEASURES = ("cv", "gini", "sd_log", "ratio")
SUM_TOLERANCE = 1e-9
NEAR = 1e-3  # of the likeliest power lies what scipy's search finds
TIE = 1e-6  # a vote closer than this share of the weights is a tie
PAIRS = 1 << 16  # comparisons of two units made at a time
BATCH = 512  # draws compared at a time: what a cache holds is fastest


class Axes(NamedTuple):
    """The names along an array's three axes."""

    regions: tuple[str, ...]
    years: tuple[int, ...]
    indicators: tuple[str, ...]


def one_of(value: Any, known: Sequence[str], where: str, what: str) -> Any:
    """``value`` if it is known; ValueError that lists what is."""
    if value not in known:
        raise ValueError(f"composite.{where}: unknown {what} {value!r}; one of {', '.join(known)}.")
    return value


def cells(mask: np.ndarray, axes: Axes, most: int = 4) -> str:
    """The first few places of ``mask`` (R, T, K) in words."""
    found = np.argwhere(mask)
    said = [f"{axes.indicators[k]} of {axes.regions[r]} {axes.years[t]}" for r, t, k in found[:most]]
    return ", ".join(said) + (f" and {len(found) - most} more" if len(found) > most else "")


def base_place(base: int | None, axes: Axes, where: str) -> int:
    """The place of the base year (by default the first); ValueError if it is not held."""
    if base is None:
        return 0
    if base not in axes.years:
        held = f"{axes.years[0]} to {axes.years[-1]}"
        raise ValueError(f"composite.{where}: base year {base} is not among the years held, {held}.")
    return axes.years.index(base)


# ---- missing values and outliers -------------------------------------------------------------------------


def impute(
    x: np.ndarray,
    axes: Axes,
    *,
    method: str = "none",
    groups: Mapping[str, str] | None = None,
    ends: str = "none",
) -> tuple[np.ndarray, np.ndarray]:
    """``x`` with gaps filled, and the mask (R, T, K) of what was filled.

    ``groups`` maps each region to its group (method "group"); ``ends`` is none or hold (interpolation).
    Raises ValueError for an unknown method, regions without a group.
    """
    one_of(method, IMPUTATIONS, "impute", "method")
    one_of(ends, ("none", "hold"), "impute", "treatment of ends")
    if method == "none":
        return x, np.zeros(x.shape, dtype=bool)
    filled = _by_group(x, axes, groups) if method == "group" else _interpolated(x, axes, ends == "hold")
    return filled, np.isnan(x) & ~np.isnan(filled)


def _by_group(x: np.ndarray, axes: Axes, groups: Mapping[str, str] | None) -> np.ndarray:
    if lacking := [region for region in axes.regions if region not in (groups or {})]:
        raise ValueError(
            f"composite.impute: no group for {', '.join(lacking[:4])}; give the data their groups."
        )
    out = x.copy()
    labels = np.array([groups[region] for region in axes.regions])
    for label in dict.fromkeys(labels):
        rows = labels == label
        part, known = x[rows], ~np.isnan(x[rows])
        count = known.sum(axis=0)
        mean = np.where(known, part, 0.0).sum(axis=0) / np.where(count, count, np.nan)
        out[rows] = np.where(known, part, mean)
    return out


def _interpolated(x: np.ndarray, axes: Axes, hold: bool) -> np.ndarray:
    out, years = x.copy(), np.array(axes.years, dtype=float)
    for r, k in np.argwhere(np.isnan(x).any(axis=1)):
        known = ~np.isnan(x[r, :, k])
        if known.any():
            side = {} if hold else {"left": np.nan, "right": np.nan}
            line = np.interp(years, years[known], x[r, known, k], **side)
            out[r, :, k] = np.where(known, x[r, :, k], line)
    return out


def outliers(
    x: np.ndarray,
    axes: Axes,
    *,
    method: str = "none",
    share: float = 0.025,
    skew: float = 2.0,
    kurtosis: float = 3.5,
    power: float | str = "likelihood",
    always: bool = False,
) -> tuple[np.ndarray, tuple[str, ...]]:
    """``x`` with outliers treated, and a note for each indicator treated.

    ``share`` (0 to .25) is for winsorise, ``power`` (a number or "likelihood") for boxcox. Raises ValueError
    for an unknown method, a share out of range, values that are not positive under boxcox.
    """
    one_of(method, OUTLIERS, "outliers", "method")
    if not 0 < share < 0.25:
        raise ValueError(f"composite.outliers: share is {share}; each tail's, above 0 and below .25.")
    if method == "none":
        return x, ()
    out, notes = x.copy(), []
    for k, name in enumerate(axes.indicators):
        known = ~np.isnan(x[..., k])
        values = x[..., k][known]
        if not (always or _extreme(values, skew, kurtosis)):
            continue
        treated, note = _winsorised(values, share) if method == "winsorise" else _boxcox(values, power, name)
        out[..., k][known] = treated
        notes.append(f"{name}: {note}")
    return out, tuple(notes)


def _extreme(values: np.ndarray, skew: float, kurtosis: float) -> bool:
    if len(values) < 3 or np.ptp(values) == 0:
        return False
    z = (values - values.mean()) / values.std()
    return bool(abs(np.mean(z**3)) > skew and np.mean(z**4) - 3 > kurtosis)


def _winsorised(values: np.ndarray, share: float) -> tuple[np.ndarray, str]:
    low, high = np.quantile(values, [share, 1 - share])
    moved = int(((values < low) | (values > high)).sum())
    return np.clip(values, low, high), f"{moved} values set to the limits {low:.6g} and {high:.6g}"


def _boxcox(values: np.ndarray, power: float | str, name: str) -> tuple[np.ndarray, str]:
    if (values <= 0).any():
        raise ValueError(
            f"composite.outliers: {name} has the value {values.min():g}; Box-Cox needs positive values: "
            "winsorise, or leave the indicator as it is."
        )
    lam = _likeliest_power(values) if power == "likelihood" else float(power)
    out = np.log(values) if lam == 0 else np.expm1(lam * np.log(values)) / lam
    return out, f"Box-Cox transformed with power {lam:.6g}"


def _likeliest_power(values: np.ndarray) -> float:
    """Box-Cox's power by maximum likelihood: scipy's search for the maximum, then the root of the score.

    The search alone has half the digits of the machine.
    """
    from scipy.optimize import brentq
    from scipy.stats import boxcox_normmax

    logs = np.log(values)
    logs -= logs.mean()  # a scale of the values moves neither the power nor the score
    terms = np.arange(1, 31) / np.cumprod(np.arange(2.0, 32.0))  # of (e^z (z - 1) + 1) / z^2

    def score(lam: float) -> float:
        z = lam * logs
        small = np.abs(z) < 2
        near, far = np.where(small, z, 0.0), np.where(small, 2.0, z)
        series = np.polynomial.polynomial.polyval(near, terms)
        slopes = np.where(small, series, (np.exp(far) * (far - 1) + 1) / far**2)
        y = logs if lam == 0 else np.expm1(z) / lam
        about = y - y.mean()
        return -float(about @ (logs**2 * slopes)) / float(about @ about)

    found = float(boxcox_normmax(values, method="mle"))
    low, high = found - NEAR, found + NEAR
    return float(brentq(score, low, high, xtol=1e-15)) if score(low) > 0 > score(high) else found


# ---- normalisation ---------------------------------------------------------------------------------------


def normalise(
    x: np.ndarray,
    axes: Axes,
    direction: np.ndarray,
    *,
    method: str,
    over: str = "all",
    base: int | None = None,
    bounds: Sequence[float] = (0.0, 100.0),
    centre: float = 0.0,
    spread: float = 1.0,
    reference: str | Mapping[str, float] = "mean",
    goalposts: Mapping[str, Sequence[float]] | None = None,
) -> np.ndarray:
    """``x`` on a common scale where more is better; ``direction`` (K,) is 1 or -1.

    ``over`` and ``base`` say which region-years set the scale (see the module). ``bounds``: the ends of
    minmax; ``goalposts``: its ends by indicator instead of the extremes seen; ``centre`` and ``spread``:
    of zscore; ``reference``: mean, median, best (of the set), or a value for each indicator.

    Raises ValueError for unknown choices, an indicator without variation, a reference or values at which a
    ratio has no meaning.
    """
    one_of(method, NORMALISATIONS, "normalise", "method")
    one_of(over, OVER, "normalise", "set")
    there = base_place(base, axes, "normalise")
    if method == "reference":
        return _to_reference(x, axes, direction, _reference_set(x, over, there), reference)
    y = x * direction
    refer = _reference_set(y, over, there)
    if not (method == "minmax" and goalposts):
        _varies(refer, axes, over)
    if method == "minmax":
        low, high = _ends(refer, axes, direction, goalposts)
        return bounds[0] + (bounds[1] - bounds[0]) * (y - low) / (high - low)
    if method == "zscore":
        return centre + spread * (y - np.nanmean(refer, axis=0)) / np.nanstd(refer, axis=0)
    below, equal, n = _counts(y, refer)
    if method == "rank":
        return np.where(np.isnan(y), np.nan, below + (equal + 1) / 2)
    return np.where(np.isnan(y), np.nan, 100 * (below + equal / 2) / n)


def _reference_set(x: np.ndarray, over: str, base: int) -> np.ndarray:
    """(members, 1 or T, K): what the scale rests on; statistics go over axis 0."""
    if over == "base":
        return x[:, base : base + 1]
    return x if over == "year" else x.reshape(-1, 1, x.shape[2])


def _varies(refer: np.ndarray, axes: Axes, over: str) -> None:
    known = ~np.isnan(refer)
    top = np.where(known, refer, -np.inf).max(axis=0)
    low = np.where(known, refer, np.inf).min(axis=0)
    if (flat := ~(top > low).all(axis=0)).any():
        names = [name for name, bad in zip(axes.indicators, flat, strict=True) if bad]
        span = {"all": "over all years", "base": "in the base year", "year": "in some year"}[over]
        raise ValueError(
            f"composite.normalise: {', '.join(names)} without variation {span}; an indicator that is the "
            "same everywhere (or missing) tells nothing apart: screen it out."
        )


def _ends(
    refer: np.ndarray, axes: Axes, direction: np.ndarray, goalposts: Mapping[str, Sequence[float]] | None
) -> tuple[np.ndarray, np.ndarray]:
    if not goalposts:
        return np.nanmin(refer, axis=0), np.nanmax(refer, axis=0)
    bad = [n for n in axes.indicators if n not in goalposts or not goalposts[n][0] < goalposts[n][1]]
    if bad:
        raise ValueError(
            f"composite.normalise: no goalposts [low, high], low below high, for {', '.join(bad)}."
        )
    ends = np.array([goalposts[name] for name in axes.indicators], dtype=float) * direction[:, None]
    return ends.min(axis=1), ends.max(axis=1)


def _counts(y: np.ndarray, refer: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How many of the reference set lie below each value, and at it; the set's size (1 or T, K)."""
    below, upto = np.zeros(y.shape), np.zeros(y.shape)
    n = (~np.isnan(refer)).sum(axis=0)
    for k in range(y.shape[2]):
        for s in range(refer.shape[1]):
            at = slice(None) if refer.shape[1] == 1 else slice(s, s + 1)
            members = np.sort(refer[:, s, k])[: n[s, k]]  # NaN sort last
            below[:, at, k] = np.searchsorted(members, y[:, at, k], side="left")
            upto[:, at, k] = np.searchsorted(members, y[:, at, k], side="right")
    return below, upto - below, n


def _to_reference(
    x: np.ndarray, axes: Axes, direction: np.ndarray, refer: np.ndarray, reference: str | Mapping[str, float]
) -> np.ndarray:
    if isinstance(reference, Mapping):
        if lacking := [name for name in axes.indicators if name not in reference]:
            raise ValueError(f"composite.normalise: no reference value for {', '.join(lacking)}.")
        goal = np.array([[reference[name] for name in axes.indicators]], dtype=float)
    else:
        one_of(reference, ("mean", "median", "best"), "normalise", "reference")
        if reference == "best":
            goal = np.where(direction > 0, np.nanmax(refer, axis=0), np.nanmin(refer, axis=0))
        else:
            goal = (np.nanmean if reference == "mean" else np.nanmedian)(refer, axis=0)
    if not (goal > 0).all():
        names = [axes.indicators[k] for k in sorted(set(np.argwhere(~(goal > 0))[:, 1]))]
        raise ValueError(
            f"composite.normalise: the reference of {', '.join(names)} is not positive; a ratio to it has no "
            "meaning. Take minmax or zscore, or leave Box-Cox out."
        )
    if (bad := (x < 0) | ((direction < 0) & (x <= 0))).any():
        raise ValueError(
            f"composite.normalise: {cells(bad, axes)} is negative, or zero where less is better; a ratio "
            "to a reference needs positive values."
        )
    return 100 * np.where(direction > 0, x / goal, goal / np.where(direction > 0, 1.0, x))


# ---- weights ---------------------------------------------------------------------------------------------


def weights(
    y: np.ndarray,
    axes: Axes,
    dimensions: Sequence[str],
    *,
    method: str,
    values: Mapping[str, float] | None = None,
    components: int | str = "kaiser",
) -> np.ndarray:
    """Weights (K,), not negative, sum 1, of the normalised ``y``; for bod see ``benefit_of_the_doubt``.

    ``values``: the given ones, which must sum to 1 within 1e-9. ``components``: how many for pca, or
    "kaiser" (eigenvalue above 1). Raises ValueError for an unknown method, given weights that are missing,
    negative or do not sum, missing or negative values where the method cannot use them.
    """
    one_of(method, WEIGHTS[:-1], "weight", "method")
    k = y.shape[2]
    if method == "equal":
        return np.full(k, 1 / k)
    if method == "dimension":
        size = {name: list(dimensions).count(name) for name in dimensions}
        return np.array([1 / (len(size) * size[name]) for name in dimensions])
    if method == "given":
        return _given(axes, values or {})
    flat = y.reshape(-1, k)
    same = np.ptp(flat, axis=0) <= SUM_TOLERANCE * np.abs(flat).max(axis=0)
    if same.all() or (method == "pca" and same.any()):
        raise ValueError(
            f"composite.weight: {', '.join(np.array(axes.indicators)[same][:6])} the same everywhere; "
            f"{method} weights rest on how indicators vary. Leave it out, or take equal weights."
        )
    if np.isnan(flat).any():
        raise ValueError(
            f"composite.weight: {cells(np.isnan(y), axes)} missing; {method} weights need complete data: "
            "impute, or screen the indicator out."
        )
    return _pca(flat, components) if method == "pca" else _entropy(flat, y, axes)


def _given(axes: Axes, values: Mapping[str, float]) -> np.ndarray:
    if set(values) != set(axes.indicators):
        odd = sorted(set(values) ^ set(axes.indicators))
        raise ValueError(f"composite.weight: given weights and indicators differ in {', '.join(odd)}.")
    w = np.array([values[name] for name in axes.indicators], dtype=float)
    if not (w >= 0).all() or abs(w.sum() - 1) > SUM_TOLERANCE:
        raise ValueError(
            f"composite.weight: the given weights sum to {w.sum():.12g}, the least is {w.min():g}; weights "
            "are not negative and sum to 1."
        )
    return w


def _pca(flat: np.ndarray, components: int | str) -> np.ndarray:
    values, vectors = np.linalg.eigh(np.atleast_2d(np.corrcoef(flat, rowvar=False)))
    order = np.argsort(values, kind="stable")[::-1]
    values, vectors = values[order], vectors[:, order]
    keep = max(1, int((values > 1 + 1e-12).sum())) if components == "kaiser" else components
    if not isinstance(keep, int) or not 1 <= keep <= len(values):
        raise ValueError(f"composite.weight: components is {components!r}; 'kaiser', or 1 to {len(values)}.")
    if keep < len(values) and values[keep - 1] - values[keep] <= SUM_TOLERANCE:
        raise ValueError(
            f"composite.weight: components {keep} and {keep + 1} have the same eigenvalue, so neither is "
            f"one direction; take {keep + 1} components, or fewer than {keep}."
        )
    explained = (vectors[:, :keep] ** 2) @ values[:keep]
    return explained / explained.sum()


def _entropy(flat: np.ndarray, y: np.ndarray, axes: Axes) -> np.ndarray:
    if (flat < 0).any():
        raise ValueError(
            f"composite.weight: {cells(y < 0, axes)} negative; entropy needs shares, so scores of 0 or more: "
            "normalise by minmax, percentile or reference."
        )
    p = flat / flat.sum(axis=0)
    logs = np.log(np.where(p > 0, p, 1.0))
    spread = 1 + (p * logs).sum(axis=0) / np.log(len(flat))
    spread = np.where(np.ptp(p, axis=0) > 0, spread, 0.0)  # what does not vary has no weight, not rounding's
    return spread / spread.sum()


def benefit_of_the_doubt(
    y: np.ndarray, axes: Axes, *, over: str = "year", low: float = 0.0, high: float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Best scores (R, T), 0 to 100, and each indicator's share in them (R, T, K; sums 1).

    For region-year o: the weights w >= 0 that maximise sum w_k y_ok while no region of the set (its own
    year's, or all region-years) scores above 1 with them; each share w_k y_ok / sum is held between ``low``
    and ``high``. HiGHS. Raises ValueError for missing or negative scores, bounds that no shares meet.
    """
    from scipy.optimize import linprog

    one_of(over, ("year", "all"), "weight", "set")
    n = y.shape[2]
    if not 0 <= low <= 1 / n <= high <= 1:
        raise ValueError(
            f"composite.weight: shares between {low:g} and {high:g} cannot sum to 1 over {n} indicators, or "
            f"are no shares; low is at most 1/{n} and high at least that."
        )
    if (bad := ~(y >= 0)).any():
        raise ValueError(
            f"composite.weight: {cells(bad, axes)} missing or negative; benefit of the doubt needs scores of "
            "0 or more: normalise by minmax, percentile or reference."
        )
    scores, shares = np.zeros(y.shape[:2]), np.zeros(y.shape)
    every, scale = y.reshape(-1, n), np.maximum(y.reshape(-1, n).max(axis=0), 1e-300)
    for t in range(y.shape[1]):
        rivals = (every if over == "all" else y[:, t]) / scale
        for r in range(y.shape[0]):
            own = y[r, t] / scale
            extra = []
            if low > 0:
                extra.append(low * own[None, :] - np.diag(own))
            if high < 1:
                extra.append(np.diag(own) - high * own[None, :])
            limits = np.vstack([rivals, *extra])
            right = np.concatenate([np.ones(len(rivals)), np.zeros(len(limits) - len(rivals))])
            found = linprog(-own, A_ub=limits, b_ub=right, bounds=(0, None), method="highs")
            if not found.success:
                place = f"{axes.regions[r]} {axes.years[t]}"
                raise ValueError(
                    f"composite.weight: no benefit-of-the-doubt weights for {place}: {found.message}"
                )
            parts = found.x * own
            scores[r, t] = 100 * parts.sum()
            shares[r, t] = parts / parts.sum() if parts.sum() > 0 else 1 / n
    return scores, shares


# ---- aggregation -----------------------------------------------------------------------------------------


def power_of(method: str, power: float | None) -> float:
    """The exponent that ``method`` stands for; ValueError if "power" comes without one."""
    if method != "power":
        return POWERS[method]
    if not isinstance(power, int | float) or not np.isfinite(power):
        raise ValueError(f"composite.aggregate: method power with power {power!r}; give a finite number.")
    return float(power)


def aggregate(
    y: np.ndarray,
    w: np.ndarray,
    axes: Axes,
    dimensions: Sequence[str],
    *,
    method: str,
    within: str | None = None,
    power: float | None = None,
    over: str = "year",
    missing: str = "refuse",
) -> np.ndarray:
    """Scores (n, R, T) of ``y`` under n sets of weights ``w`` (n, K), each summing to 1.

    ``within``: the mean inside a dimension, if another than that among dimensions. ``over``: whom copeland
    compares, regions of a year or all region-years. ``missing``: refuse, or skip (the weights of what is
    known are scaled up; not for copeland). Raises ValueError for unknown choices, missing values under
    refuse, zeros or negatives where the mean has no meaning.
    """
    one_of(method, AGGREGATIONS, "aggregate", "method")
    one_of(missing, ("refuse", "skip"), "aggregate", "treatment of missing values")
    gaps = np.isnan(y)
    if gaps.any() and (missing == "refuse" or method == "copeland"):
        raise ValueError(
            f"composite.aggregate: {cells(gaps, axes)} missing; impute, screen the indicator out, or take "
            'missing="skip" (the known ones stand for the unknown; not for copeland).'
        )
    if method == "copeland":
        return copeland(y, w, over=over)
    p = power_of(method, power)
    flat = y.reshape(-1, y.shape[2])
    if within is None or within == method:
        return _mean(flat, w, p, axes.indicators).reshape(len(w), *y.shape[:2])
    q = power_of(one_of(within, tuple(POWERS), "aggregate", "mean within"), None)
    names = list(dict.fromkeys(dimensions))
    own = np.array([[d == name for d in dimensions] for name in names])
    sums = w @ own.T
    parts = np.stack(
        [_mean(flat[:, rows], w[:, rows], q, axes.indicators) for rows in own], axis=2
    )  # (n, R T, dimensions)
    return _mean_of_parts(parts, sums, p, names).reshape(len(w), *y.shape[:2])


def dimension_scores(
    y: np.ndarray,
    w: np.ndarray,
    axes: Axes,
    dimensions: Sequence[str],
    *,
    method: str,
    within: str | None = None,
    power: float | None = None,
    over: str = "year",
    missing: str = "refuse",
) -> np.ndarray:
    """Scores (R, T, D) of each dimension alone under one set of weights (K,), in order of appearance."""
    out = []
    for name in dict.fromkeys(dimensions):
        rows = np.array([d == name for d in dimensions])
        part = w[rows] / w[rows].sum() if w[rows].sum() > 0 else np.full(rows.sum(), 1 / rows.sum())
        some = Axes(axes.regions, axes.years, tuple(np.array(axes.indicators)[rows]))
        how = {"method": within or method, "power": power, "over": over, "missing": missing}
        out.append(aggregate(y[..., rows], part[None, :], some, [name] * int(rows.sum()), **how)[0])
    return np.stack(out, axis=2)


def _mean(flat: np.ndarray, w: np.ndarray, p: float, names: Sequence[str]) -> np.ndarray:
    """Power means (n, cells) of ``flat`` (cells, K) under ``w`` (n, K), over what is known."""
    _meaningful(flat, p, names)
    known = ~np.isnan(flat)
    raised = np.where(known, _raise(flat, p), 0.0)
    total = w @ raised.T
    sums = w.sum(axis=1)[:, None] if known.all() else w @ known.T.astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return _lower(total / sums, p)


def _mean_of_parts(parts: np.ndarray, w: np.ndarray, p: float, names: Sequence[str]) -> np.ndarray:
    """Power means (n, cells) of ``parts`` (n, cells, D) under ``w`` (n, D)."""
    known = ~np.isnan(parts)
    _meaningful(parts, p, names)
    raised = np.where(known, _raise(parts, p), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return _lower(np.einsum("ncd,nd->nc", raised, w) / np.einsum("ncd,nd->nc", known.astype(float), w), p)


def _raise(x: np.ndarray, p: float) -> np.ndarray:
    if p == 1:
        return x
    return np.log(x) if p == 0 else x**p


def _lower(x: np.ndarray, p: float) -> np.ndarray:
    if p == 1:
        return x
    return np.exp(x) if p == 0 else x ** (1 / p)


def _meaningful(values: np.ndarray, p: float, names: Sequence[str]) -> None:
    if p == 1:
        return
    bad = values <= 0 if p <= 0 else values < 0
    if bad.any():
        odd = sorted({names[k] for k in np.argwhere(bad)[:, -1]}) if values.shape[-1] == len(names) else []
        what = {0.0: "a geometric mean", -1.0: "a harmonic mean"}.get(p, f"a power mean with exponent {p:g}")
        need = "positive scores" if p <= 0 else "scores of 0 or more"
        raise ValueError(
            f"composite.aggregate: {what} needs {need}; {', '.join(odd) or 'a score'} falls to "
            f"{np.nanmin(values):.6g}. Normalise by minmax with bounds such as 1 and 100, by zscore with "
            "centre 100 and spread 10, by percentile or by reference."
        )


def copeland(y: np.ndarray, w: np.ndarray, *, over: str = "year") -> np.ndarray:
    """Copeland scores (n, R, T), 0 to 100 (50: as many victories as defeats), of ``y`` under ``w`` (n, K).

    A unit beats another if the indicators on which it is ahead weigh more than those on which it is behind.
    100 is a Condorcet winner: it beats every other. Compared are the regions of a year, or all region-years.
    """
    one_of(over, ("year", "all"), "aggregate", "set")
    n, (regions, years, k) = len(w), y.shape
    fields = [y.reshape(-1, k)] if over == "all" else [y[:, t] for t in range(years)]
    units = len(fields[0])
    if units < 2:
        raise ValueError("composite.aggregate: copeland compares two units or more; here is one.")
    out = np.zeros((len(fields), units, n), dtype=np.float32)
    columns = np.ascontiguousarray((w / TIE).T, dtype=np.float32)
    for start in range(0, n, BATCH):
        part = columns[:, start : start + BATCH]
        for field, won in zip(fields, out[..., start : start + BATCH], strict=True):
            rows = max(1, PAIRS // (units * max(part.shape[1], k)))
            for i in range(0, units, rows):  # units i to i + rows against all from i on
                own = field[i : i + rows]
                signs = np.sign(own[:, None] - field[None, i:]).astype(np.float32)
                with np.errstate(invalid="ignore"):  # BLAS may raise the flag on lanes that nobody reads
                    margin = (signs.reshape(-1, k) @ part).reshape(*signs.shape[:2], -1)
                np.trunc(margin, out=margin)  # a tie, where less than 1
                np.clip(margin, -1, 1, out=margin)
                won[i : i + rows] += margin.sum(axis=1)
                won[i + rows :] -= margin[:, len(own) :].sum(axis=0)
    scores = 50 * (1 + out.astype(float) / (units - 1))
    if over == "all":
        return scores[0].reshape(regions, years, n).transpose(2, 0, 1)
    return scores.transpose(2, 1, 0)


# ---- coordination ----------------------------------------------------------------------------------------


def coordination(values: np.ndarray, *, measure: str = "cv", axis: int = 0) -> np.ndarray:
    """How close units are along ``axis``: 1 if equal (see the module); missing values are left out.

    Raises ValueError for an unknown measure, fewer than two units, values that are not positive under sd_log,
    or negative under the others, or a mean of zero.
    """
    one_of(measure, MEASURES, "coordination", "measure")
    x = np.moveaxis(np.asarray(values, dtype=float), axis, 0)
    n = (~np.isnan(x)).sum(axis=0)
    if (n < 2).any():
        raise ValueError("composite.coordination: fewer than two known values; a gap needs two units.")
    need = "positive values" if measure == "sd_log" else "values of 0 or more, not all 0"
    if (x < 0).any() or (measure == "sd_log" and (x == 0).any()) or (np.nansum(x, axis=0) == 0).any():
        raise ValueError(
            f"composite.coordination: {measure} needs {need}; the least is {np.nanmin(x):.6g}. "
            "Measure gaps on ratios, not on z-scores."
        )
    if measure == "cv":
        return 1 - np.nanstd(x, axis=0) / np.nanmean(x, axis=0) / np.sqrt(n - 1)
    if measure == "sd_log":
        return np.exp(-np.nanstd(np.log(x), axis=0))
    x = np.sort(x, axis=0)  # NaN last
    place = np.arange(1, len(x) + 1).reshape(-1, *[1] * (x.ndim - 1))
    if measure == "gini":
        gini = np.nansum((2 * place - n - 1) * x, axis=0) / (n * np.nansum(x, axis=0))
        return 1 - gini * n / (n - 1)
    third = np.maximum(n // 3, 1)
    lower = np.nansum(np.where(place <= third, x, 0.0), axis=0)
    upper = np.nansum(np.where((place > n - third) & (place <= n), x, 0.0), axis=0)
    return lower / upper
