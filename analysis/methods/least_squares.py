"""Least squares on small designs, for many specifications at once.

S fits y_s = X_s b_s + u_s with n rows and k columns each, by weights w_s (0: the row is outside that sample):
X_s and y_s are multiplied by the root of the weights, X_s = Q_s R_s by modified Gram-Schmidt in which every
column is made orthogonal twice, which keeps Q orthogonal to rounding (Giraud, Langou and Rozloznik, Computers
& Mathematics with Applications 50 (2005), 1069-1075), and

    b = R^-1 Q'y,    h_i = |q_i|^2,    V = R^-1 Q' diag(omega) Q R^-T

with omega_i = e'e / (n - k) (classical), e_i^2 n / (n - k) (HC1; Hinkley, Technometrics 19 (1977), 285-292)
or e_i^2 / (1 - h_i)^2 (HC3; MacKinnon and White, Journal of Econometrics 29 (1985), 305-325). HC1 is too
short in small samples, up to some 250 rows (Long and Ervin, American Statistician 54 (2000), 217-224): HC3 is
the default. Equal to statsmodels' OLS and WLS to 1e-10. R2 is centred: the design is meant to hold a
constant.

It misleads when the rows are not independent: no standard error here knows space or time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from analysis.data.errors import NotEstimable

ERRORS = ("classical", "hc1", "hc3")
SINGULAR = 1e-10  # what is left of a column, over its size, when it depends on those before it
BLOCK = 40_000  # numbers of one column worked on at a time: they stay in the processor's cache


@dataclass(frozen=True)
class Batch:
    """S fits with k columns each; a fit that is singular (if allowed) is nan in every figure.

    ``coefficients`` (S, k); ``covariances`` kind -> (S, k, k); ``r2``, ``n`` (rows of positive weight) and
    ``df`` (n - k), each (S,); ``residuals`` (unweighted) and ``leverage`` (S, rows): zero outside the sample.
    """

    coefficients: np.ndarray
    covariances: dict[str, np.ndarray]
    r2: np.ndarray
    n: np.ndarray
    df: np.ndarray
    residuals: np.ndarray
    leverage: np.ndarray

    def se(self, kind: str = "hc3") -> np.ndarray:
        """Standard errors (S, k) of ``kind``."""
        variances = np.diagonal(self.covariances[kind], axis1=1, axis2=2)
        return np.sqrt(np.maximum(variances, 0.0))

    def t(self, kind: str = "hc3") -> np.ndarray:
        """t statistics (S, k)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.coefficients / self.se(kind)

    def p(self, kind: str = "hc3") -> np.ndarray:
        """Two-sided p-values (S, k) by Student's t with n - k degrees of freedom."""
        return two_sided(self.t(kind), self.df[:, None])


def ols(
    design: np.ndarray,
    y: np.ndarray,
    *,
    weights: np.ndarray | None = None,
    errors: Iterable[str] = ("hc3",),
    singular: str = "refuse",
) -> Batch:
    """Fit every specification: ``design`` (S, n, k) or (n, k), ``y`` (S, n) or (n,), ``weights`` likewise.

    What lacks the S is shared by all. Weights are not negative; samples differ through them alone. ``errors``
    names covariances of ``ERRORS``, or none. HC3 is nan where a row's leverage is 1 (a dummy of one row).
    Time grows as S n k^2, memory as S n.

    Raises ValueError for shapes that do not match, negative weights, values that are not finite in rows that
    count, and fits with linearly dependent columns or fewer than k + 1 rows (``singular="nan"`` lets them be
    nan instead).
    """
    where = "least_squares.ols"
    kinds = known_errors(errors, where)
    if singular not in ("refuse", "nan"):
        raise ValueError(f"{where}: singular is {singular!r}; 'refuse' or 'nan'.")
    x, target, root = _arrays(design, y, weights, where)
    total = max(x.shape[2], target.shape[1], root.shape[1])
    step = max(1, BLOCK // x.shape[1])
    blocks = [
        _block(*(a[..., i : i + step] if a.shape[-1] > 1 else a for a in (x, target, root)), kinds=kinds)
        for i in range(0, total, step)
    ]
    fit = blocks[0] if len(blocks) == 1 else _joined(blocks)
    bad = np.isnan(fit.coefficients[:, 0])
    if bad.any() and singular == "refuse":
        first = ", ".join(map(str, np.flatnonzero(bad)[:6]))
        raise NotEstimable(
            "columns",
            f"{where}: {int(bad.sum())} of {total} fits (no. {first}) have linearly dependent columns or "
            f"fewer than {x.shape[0] + 1} rows; drop a column or add rows, or pass singular='nan'.",
        )
    return fit


def two_sided(t: Any, df: Any) -> np.ndarray:
    """Two-sided p-values of Student's t with ``df`` degrees of freedom."""
    from scipy.special import stdtr

    return 2 * stdtr(np.asarray(df, dtype=float), -np.abs(np.asarray(t, dtype=float)))


def quantile(share: float, df: Any) -> Any:
    """The quantile of Student's t with ``df`` degrees of freedom (a number or an array)."""
    from scipy.special import stdtrit

    found = stdtrit(np.asarray(df, dtype=float), share)
    return found if np.ndim(found) else float(found)


def known_errors(errors: Iterable[str] | str, where: str) -> list[str]:
    """``errors`` as a list; ValueError for a name that is not in ``ERRORS``."""
    kinds = [errors] if isinstance(errors, str) else sorted(errors)
    if unknown := [kind for kind in kinds if kind not in ERRORS]:
        raise ValueError(f"{where}: unknown errors {', '.join(unknown)}; any of {', '.join(ERRORS)}.")
    return kinds


# Inside, specifications come last, so that every operation runs along them: x (k, n, S), the others (n, S).


def _arrays(design: Any, y: Any, weights: Any, where: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Columns (k, n, S or 1), target and root of the weights (n, S or 1), as given, not yet multiplied."""
    x, target = np.asarray(design, dtype=float), np.asarray(y, dtype=float)
    w = np.ones(target.shape[-1:]) if weights is None else np.asarray(weights, dtype=float)
    x, target, w = (a if a.ndim == d else a[None] for a, d in ((x, 3), (target, 2), (w, 2)))
    sizes = {len(x), len(target), len(w)} - {1}
    if x.ndim != 3 or len(sizes) > 1 or target.shape[1:] != x.shape[1:2] or w.shape[1:] != x.shape[1:2]:
        said = None if weights is None else np.shape(weights)
        raise ValueError(
            f"{where}: design {np.shape(design)}, y {np.shape(y)} and weights {said} do not match; "
            "(S, n, k), (S, n), (S, n) are expected, or without S where all specifications share it."
        )
    if not np.isfinite(w).all() or (w < 0).any():
        raise ValueError(f"{where}: a weight is negative, missing or infinite; 0 leaves a row out.")
    x, target = _finite(x, target, w, where)
    order = np.ascontiguousarray
    return order(x.transpose(2, 1, 0)), order(target.T), order(np.sqrt(w).T)


def _finite(x: np.ndarray, target: np.ndarray, w: np.ndarray, where: str) -> tuple[np.ndarray, np.ndarray]:
    """Both with zeros for what is not finite in rows of weight zero; ValueError in rows that count."""
    if np.isfinite(x).all() and np.isfinite(target).all():
        return x, target
    counted = ~(np.isfinite(x).all(axis=2) & np.isfinite(target)) & (w > 0)
    if counted.any():
        fit, row = np.argwhere(counted)[0]
        raise ValueError(f"{where}: fit {fit}, row {row} has a missing or infinite value; give it weight 0.")
    return (np.nan_to_num(a, nan=0.0, posinf=0.0, neginf=0.0) for a in (x, target))


def _block(x: np.ndarray, target: np.ndarray, root: np.ndarray, *, kinds: list[str]) -> Batch:
    weighted = bool((root != 1).any())
    if weighted:
        x, target = x * root, target * root
    basis, upper, bad = _gram_schmidt(x)
    shares, left = _project(basis, target)
    s, k = left.shape[1], len(basis)
    rows = np.broadcast_to((root > 0).sum(axis=0), s)
    bad = bad | (rows < k + 1)
    inverse = _inverse(upper)
    coefficients = np.stack([sum(inverse[j, i] * shares[i] for i in range(j, k)) for j in range(k)], axis=1)
    leverage = _dot(basis, basis, "kns,kns->ns")
    with np.errstate(divide="ignore", invalid="ignore"):
        r2 = 1 - _dot(left, left) / _power(target, root)
        omega = {kind: _omega(kind, left, leverage, rows, rows - k) for kind in kinds}
        found = {kind: _covariance(basis, inverse, omega[kind]) for kind in kinds}
        plain = np.where(root > 0, left / root, 0.0) if weighted else left
    leverage = np.broadcast_to(leverage, left.shape)
    fit = Batch(coefficients, found, r2, rows, rows - k, plain.T, leverage.T)
    return _blanked(fit, bad) if bad.any() else fit


def _dot(a: np.ndarray, b: np.ndarray, rule: str = "ns,ns->s") -> np.ndarray:
    return np.einsum(rule, a, b)


def _gram_schmidt(x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Orthonormal basis (k, n, S), upper triangle (k, k, S), and which fits are singular (S,)."""
    k, _, s = x.shape
    basis, upper, bad = np.empty_like(x), np.zeros((k, k, s)), np.zeros(s, dtype=bool)
    for j in range(k):
        column, size = x[j], np.sqrt(_dot(x[j], x[j]))
        for _ in range(2 if j else 0):
            for i in range(j):
                share = _dot(basis[i], column)
                column = column - share * basis[i]
                upper[i, j] += share
        left = np.sqrt(_dot(column, column))
        dependent = ~(left > SINGULAR * np.maximum(size, np.finfo(float).tiny))
        bad |= dependent
        upper[j, j] = np.where(dependent, 1.0, left)
        np.multiply(column, 1 / upper[j, j], out=basis[j])
    return basis, upper, bad


def _project(basis: np.ndarray, target: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
    """Coordinates (k of (S,)) of ``target`` in the basis and what is left of it (n, S); refined once."""
    left, shares = target, [0.0] * len(basis)
    for _ in range(2):
        for j, direction in enumerate(basis):
            share = _dot(direction, left)
            left = left - share * direction
            shares[j] = shares[j] + share
    return shares, left


def _inverse(upper: np.ndarray) -> np.ndarray:
    """Inverses (k, k, S) of upper triangles (k, k, S), by back substitution over all at once."""
    found = np.zeros_like(upper)
    for j in range(len(upper)):
        found[j, j] = 1 / upper[j, j]
        for i in range(j - 1, -1, -1):
            ahead = _dot(upper[i, i + 1 : j + 1], found[i + 1 : j + 1, j], "ls,ls->s")
            found[i, j] = -ahead / upper[i, i]
    return found


def _omega(kind: str, left: np.ndarray, leverage: np.ndarray, rows: np.ndarray, df: np.ndarray) -> np.ndarray:
    """The diagonal of the middle of the sandwich: (n, S), or (1, S) where it is the same for all rows."""
    if kind == "classical":
        return (_dot(left, left) / df)[None]
    if kind == "hc1":
        return left**2 * (rows / df)
    rest = 1 - leverage
    rest[rest <= SINGULAR] = np.nan
    return (left / rest) ** 2


def _covariance(basis: np.ndarray, inverse: np.ndarray, omega: np.ndarray) -> np.ndarray:
    """R^-1 Q' diag(omega) Q R^-T as (S, k, k)."""
    k, s = len(basis), omega.shape[1]
    if len(omega) == 1:
        return np.einsum("jls,mls->sjm", inverse, inverse) * omega[0][:, None, None]
    middle = np.empty((k, k, s))
    for i in range(k):
        scaled = omega * basis[i]
        for j in range(i, k):
            middle[i, j] = middle[j, i] = _dot(scaled, basis[j])
    half = np.einsum("jls,lms->jms", inverse, middle)
    return np.einsum("jms,ims->sji", half, inverse)


def _power(target: np.ndarray, root: np.ndarray) -> np.ndarray:
    """Weighted sum of squares (S,) of the target about its weighted mean."""
    mean = (target * root).sum(axis=0) / (root**2).sum(axis=0)
    about = target - mean * root
    return _dot(about, about)


def _blanked(fit: Batch, bad: np.ndarray) -> Batch:
    def blank(array: np.ndarray) -> np.ndarray:
        array = np.array(array)
        array[bad] = np.nan
        return array

    found = {kind: blank(array) for kind, array in fit.covariances.items()}
    names = ("coefficients", "r2", "residuals", "leverage")
    return replace(fit, covariances=found, **{name: blank(getattr(fit, name)) for name in names})


def _joined(blocks: list[Batch]) -> Batch:
    kinds = blocks[0].covariances
    found = {kind: np.concatenate([b.covariances[kind] for b in blocks]) for kind in kinds}
    names = [f.name for f in fields(Batch) if f.name != "covariances"]
    return Batch(
        covariances=found, **{name: np.concatenate([getattr(b, name) for b in blocks]) for name in names}
    )
