"""Regressions of regions on regions: are the residuals of neighbours alike, and what changes if that is
modelled?

Three models of y (n,) on X (n, k, a constant first), W standardised by rows:

    OLS             y = X b + e
    spatial lag     y = rho W y + X b + e
    spatial error   y = X b + u,  u = lambda W u + e

Which one. Lagrange multiplier (LM) tests on the OLS residuals e, with s2 = e'e / n, T = tr(W'W + WW), M = I -
X (X'X)^-1 X' and J = T + (W X b)' M (W X b) / s2 (Anselin 1988; Anselin, Bera, Florax and Yoon 1996):

    LM error = (e'We / s2)^2 / T                  robust error = (e'We / s2 - T/J e'Wy / s2)^2 / (T (1 - T/J))
    LM lag   = (e'Wy / s2)^2 / J                  robust lag   = (e'Wy / s2 - e'We / s2)^2 / (J - T)

each chi-squared with one degree of freedom in large samples; a robust test allows for the other kind of
dependence. `choose` applies the usual rule: neither LM significant, OLS; one, that one; both, the larger
robust test. Moran's I of the residuals is there too, with Cliff and Ord's moments. With thirty regions
chi-squared is an approximation: `draws` gives p-values from normal errors drawn under OLS (Moran and LM error
are then exact).

Estimation is by maximum likelihood, of many y at once where simulations need it (`ml_array`; it agrees with
spreg, which takes seconds to import): to 500 regions by all eigenvalues of W, above by a sparse factorisation
for each rho that is tried, whose inverse is made a few columns at a time: no n-by-n array. The lag model's
coefficients are no slopes: y of one region moves its neighbours' y and so comes back. With S = (I - rho W)^-1
the average direct effect of x is b tr(S) / n, the total b 1'S1 / n = b / (1 - rho), the indirect one the
difference (LeSage and Pace 2009, 2.7); intervals are from draws of the estimates' asymptotic normal
distribution. In the error model and OLS the effect is b and there is none on others.

They mislead. W is assumed, not estimated, and rho takes up whatever W y resembles: an omitted variable that
is alike among neighbours looks the same as influence between them (Gibbons and Overman 2012). Choosing a
model by a test and then reporting its standard errors understates the uncertainty. With n = 31 the tests find
only strong dependence, and rho is estimated too low.

Sources: L. Anselin, Spatial Econometrics (1988); L. Anselin, A. K. Bera, R. Florax and M. J. Yoon, Regional
Science and Urban Economics 26 (1996), 77-104; A. D. Cliff and J. K. Ord, Spatial Processes (1981); J. LeSage
and R. K. Pace, Introduction to Spatial Econometrics (2009); S. Gibbons and H. G. Overman, Journal of Regional
Science 52 (2012), 172-191.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.data.errors import NotEstimable
from analysis.methods.space import solve_lag

if TYPE_CHECKING:
    from scipy.sparse import csr_array
    from scipy.sparse.linalg import SuperLU

    from analysis.data.series import Series
    from analysis.methods.space import Weights

MODELS = ("ols", "lag", "error")
TESTS = ("moran", "lag", "error", "robust_lag", "robust_error", "sarma")
DEGREES = {"moran": 0, "lag": 1, "error": 1, "robust_lag": 1, "robust_error": 1, "sarma": 2}
ML_MOST = 500  # regions of which all eigenvalues are taken; above, W is factorised
COLUMNS = 64  # of the inverse of a factorised matrix at a time
PROBES = 64  # random vectors for the traces of W's powers above ML_MOST
POWERS = 60  # powers of W in those traces
BLOCK = 1 << 20  # numbers of the n-by-n inverses worked on at a time
ROUNDS = 31  # of golden section: from 2 to 1e-6
EXACT = 1e-13  # residuals of this share of y are rounding
STEPS = 4  # of Newton's method: it doubles the digits with each
FACTORED_STEPS = 2  # of Newton's method where a step costs an inverse: from 1e-6 to rounding
NEAR = 1e-4  # a step of Newton's method at most
Z95 = 1.959963984540054


@dataclass(frozen=True, eq=False)
class SpatialFit:
    """One fitted model.

    ``coefficients``: term (constant, the regressors, rho or lambda), estimate, se, low, high (95 %), p
    (normal). ``spatial``: rho or lambda, NaN for OLS. ``effects``: term, effect (direct, indirect, total),
    estimate, low, high. ``residuals`` by
    region.
    """

    model: str
    method: str
    y: str
    x: tuple[str, ...]
    n: int
    coefficients: pd.DataFrame
    spatial: float
    effects: pd.DataFrame
    log_likelihood: float
    aic: float
    residuals: pd.Series
    kind: str
    notes: tuple[str, ...]

    def term(self, name: str) -> pd.Series:
        """The row of one coefficient. ValueError for a term that the model does not have."""
        return _row(self.coefficients, "SpatialFit.term", term=name)

    def effect(self, name: str, which: str = "total") -> pd.Series:
        """The row of one effect (direct, indirect, total) of a regressor. ValueError if there is none."""
        return _row(self.effects, "SpatialFit.effect", term=name, effect=which)


def growth_table(df: pd.DataFrame, *, value: str, first: int, last: int) -> pd.DataFrame:
    """Average growth and initial level: region, initial (log of ``value`` in ``first``), growth (% a year,
    log).

    growth = 100 (ln v_last - ln v_first) / (last - first). Regions without both values are left out;
    ValueError if a value is not positive, if ``last`` is not after ``first``, or if fewer than four regions
    remain.
    """
    where = "space_models.growth_table"
    if last <= first:
        raise ValueError(f"{where}: the last year {last} must come after the first, {first}.")
    wide = df[df["year"].isin([first, last])].pivot(index="region", columns="year", values=value)
    wide = wide.reindex(index=df["region"].drop_duplicates(), columns=[first, last]).dropna()
    if len(wide) < 4:
        held = f"{df['year'].min()}-{df['year'].max()}"
        raise NotEstimable(
            "regions",
            f"{where}: {len(wide)} regions with {value} in {first} and {last}; the table holds {held}.",
            n=len(wide),
            least=4,
        )
    if (low := (wide <= 0).any(axis=1)).any():
        raise ValueError(
            f"{where}: {', '.join(wide.index[low][:6])} zero or negative; leave them out and say so."
        )
    logs = np.log(wide.astype(float))
    growth = 100 * (logs[last] - logs[first]) / (last - first)
    return pd.DataFrame({"initial": logs[first], "growth": growth}).reset_index()


def grown(s: Series, span: str) -> pd.DataFrame:
    """``growth_table`` of a series over one of its ``spans`` (whole, late, early)."""
    first, last = s.spans[span]
    return growth_table(s.table, value="per_head", first=first, last=last)


def lm_tests(
    df: pd.DataFrame, *, y: str, x: Sequence[str], weights: Weights, draws: int = 0, seed: int = 0
) -> pd.DataFrame:
    """The tests of ``TESTS`` on the OLS residuals: test, statistic, df, p (large sample), p_draws (with
    ``draws``).

    ``df`` has a row for each region of ``weights``, in any order. The statistic of moran is its standard
    normal deviate, two-sided. Raises ValueError naming regions: missing, twice, unknown, without a value; for
    collinear regressors; for weights not standardised by rows.
    """
    from scipy.special import chdtrc, ndtr

    where = "space_models.lm_tests"
    target, design = _arrays(df, y, x, weights, where)
    found = lm_array(target[:, None], x=design, weights=weights)
    rows = []
    for test in TESTS:
        value, degrees = float(found[test][0]), DEGREES[test]
        p = float(chdtrc(degrees, value) if degrees else 2 * ndtr(-abs(value)))
        rows.append({"test": test, "statistic": value, "df": degrees or None, "p": p})
    table = pd.DataFrame(rows)
    if not draws:
        return table
    b, e = _ols(target[:, None], design)
    errors = np.random.default_rng(seed).normal(size=(len(target), draws)) * np.sqrt((e**2).mean())
    drawn = lm_array(design @ b + errors, x=design, weights=weights)
    extreme = [(np.abs(drawn[t]) >= abs(s)).sum() for t, s in zip(TESTS, table["statistic"], strict=True)]
    return table.assign(p_draws=(1 + np.array(extreme)) / (1 + draws))


def lm_array(y: np.ndarray, *, x: np.ndarray, weights: Weights) -> dict[str, np.ndarray]:
    """The statistics of ``TESTS`` for many regressions on the same ``x``: ``y`` (n, m) -> each (m,).

    ``x`` (n, k) holds the constant. Rows in the order of ``weights.regions``. O(m links); no n-by-n array.
    """
    w = weights.matrix
    b, e = _ols(y, x)
    s2 = (e**2).mean(axis=0)
    trace = w.power(2).sum() + w.multiply(w.T).sum()
    ewe = np.einsum("nm,nm->m", e, w @ e) / s2
    ewy = np.einsum("nm,nm->m", e, w @ y) / s2
    _, left = _ols(w @ (x @ b), x)
    j = trace + (left**2).sum(axis=0) / s2
    error, lag = ewe**2 / trace, ewy**2 / j
    robust_error = (ewe - trace / j * ewy) ** 2 / (trace * (1 - trace / j))
    robust_lag = (ewy - ewe) ** 2 / (j - trace)
    mean, sd = _residual_moments(x, w)
    moran = (ewe / w.sum() - mean) / sd
    found = {"moran": moran, "lag": lag, "error": error}
    return found | {"robust_lag": robust_lag, "robust_error": robust_error, "sarma": robust_lag + error}


def _chosen(found: dict[str, np.ndarray], critical: float) -> np.ndarray:
    """``choose`` for many regressions at once, by the critical value of one degree of freedom."""
    lag, error = found["lag"] >= critical, found["error"] >= critical
    larger = np.where(found["robust_lag"] >= found["robust_error"], "lag", "error")
    return np.where(lag & error, larger, np.where(lag, "lag", np.where(error, "error", "ols")))


def choose(tests: pd.DataFrame, *, level: float = 0.05, p: str = "p") -> str:
    """The model that the LM tests point to: ols, lag or error (Anselin and others 1996; see the module).

    ``p`` names the column of p-values, p or p_draws. If both LM tests are significant and the robust ones tie
    in significance, the larger robust statistic decides.
    """
    at = tests.set_index("test")
    lag, error = (bool(at.at[test, p] <= level) for test in ("lag", "error"))
    if lag != error:
        return "lag" if lag else "error"
    if not lag:
        return "ols"
    return "lag" if at.at["robust_lag", "statistic"] >= at.at["robust_error", "statistic"] else "error"


def by_weights(
    df: pd.DataFrame, *, y: str, x: Sequence[str], weights: Mapping[str, Weights], level: float = 0.05
) -> pd.DataFrame:
    """The tests, the choice and the three estimates under several weights, one row each.

    Columns weights (the name), n, neighbours (their mean number), moran, lag, error, robust_lag, robust_error
    (large-sample p), chosen, ols_b, lag_b, error_b (coefficients of the first regressor), rho, lam (maximum
    likelihood). A region without neighbours under some weights is left out of that row; n says so. Errors as
    ``lm_tests``.
    """
    rows = []
    for name, given in weights.items():
        own = given.select([r for r in given.regions if r not in given.islands]) if given.islands else given
        table = df[df["region"].isin(own.regions)]
        tests = lm_tests(table, y=y, x=x, weights=own)
        target, design = _arrays(table, y, x, own, "space_models.by_weights")
        lag, error = (ml_array(target[:, None], x=design, weights=own, model=m) for m in ("lag", "error"))
        row = {
            "weights": name,
            "n": own.n,
            "neighbours": given.neighbours.mean(),
            **tests.set_index("test")["p"].drop("sarma"),
        }
        row |= {"chosen": choose(tests, level=level), "ols_b": _ols(target[:, None], design)[0][1, 0]}
        row |= {"lag_b": lag["beta"][1, 0], "error_b": error["beta"][1, 0]}
        rows.append(row | {"rho": lag["spatial"][0], "lam": error["spatial"][0]})
    return pd.DataFrame(rows)


def fit(
    df: pd.DataFrame,
    *,
    y: str,
    x: Sequence[str],
    weights: Weights,
    model: str,
    engine: str = "own",
    draws: int = 999,
    seed: int = 0,
) -> SpatialFit:
    """Fit one of ``MODELS`` with 95 % intervals: OLS (divisor n - k) or maximum likelihood.

    ``engine``: own, the maximum likelihood of ``ml_array``; or spreg's.

    ``draws`` of the estimates give the lag model's intervals of effects; draws with abs(rho) >= 1 are dropped
    and counted in the notes. Arguments and errors otherwise as ``lm_tests``.
    """
    where = "space_models.fit"
    if model not in MODELS:
        raise ValueError(f"{where}: unknown model {model!r}; one of {', '.join(MODELS)}.")
    target, design = _arrays(df, y, x, weights, where)
    if engine not in ("own", "spreg"):
        raise ValueError(f"{where}: engine is {engine!r}; own or spreg.")
    if model == "ols":
        fitted = _fit_ols(target, design)
    elif engine == "own":
        fitted = _fit_own(target, design, weights, model)
    else:
        fitted = _fit_spreg(target, design, weights, model)
    estimates, covariance, residuals, llik, method = fitted
    terms = ["constant", *x] + {"ols": [], "lag": ["rho"], "error": ["lambda"]}[model]
    table = _coefficients(terms, estimates, covariance)
    effects, notes = _effects(
        table, covariance, x=list(x), weights=weights, model=model, draws=draws, seed=seed
    )
    if model != "ols" and abs(estimates[-1]) > 1 - NEAR:
        notes += (f"The likelihood rises up to {terms[-1]} = {estimates[-1]:+.0f}: no maximum lies inside.",)
    aic = 2 * len(estimates) - 2 * llik
    spatial = float(estimates[-1]) if model != "ols" else float("nan")
    by_region = pd.Series(residuals, index=list(weights.regions), name="residual")
    names = (model, method, y, tuple(x), len(target))
    return SpatialFit(*names, table, spatial, effects, llik, aic, by_region, weights.kind, notes)


def estimates(
    df: pd.DataFrame, *, y: str, x: str, weights: Weights, draws: int = 999, seed: int = 0
) -> pd.DataFrame:
    """What all ``MODELS`` say of one regressor: what, estimate, low, high (95 %).

    what: beta.ols and beta.error, the coefficients; effect.direct, effect.indirect and effect.total of the
    lag model, whose coefficient is no slope; rho and lambda. Arguments and errors as ``fit``.
    """
    given = {"y": y, "x": [x], "weights": weights, "draws": draws, "seed": seed}
    ols, lag, error = (fit(df, model=model, **given) for model in ("ols", "lag", "error"))
    rows = {"beta.ols": ols.term(x), "beta.error": error.term(x)}
    rows |= {f"effect.{which}": lag.effect(x, which) for which in ("direct", "indirect", "total")}
    rows |= {"rho": lag.term("rho"), "lambda": error.term("lambda")}
    table = pd.DataFrame(rows).T.rename_axis("what").reset_index()
    return table[["what", "estimate", "low", "high"]].infer_objects()


def by_span(
    series: Iterable[Series], *, weights: Weights, draws: int = 999, seed: int = 0
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Growth on the initial level, over all years of each series (span: whole) and the later ones (late).

    Two tables with the columns series, span, note (its years): the tests (``lm_tests``, and ``chosen``, the
    model that they name) and the estimates (``estimates``). Arguments and errors as there.
    """
    model = {"y": "growth", "weights": weights, "seed": seed}
    tests, models = {}, {}
    for s in series:
        for span in ("whole", "late"):
            df, key = grown(s, span), (s.name, span, "-".join(map(str, s.spans[span])))
            tested = lm_tests(df, x=["initial"], **model)
            tests[key] = tested.assign(chosen=choose(tested))
            models[key] = estimates(df, x="initial", draws=draws, **model)
    names = ("series", "span", "note")
    return panel.stacked(tests, *names), panel.stacked(models, *names)


def side_by_side(tests: pd.DataFrame) -> pd.DataFrame:
    """The tests of ``by_span`` in one row for each series and span: series, note, span, chosen, and the p of
    each test; series in the order of their rows. Spans of the same years stand once."""
    once = tests.drop_duplicates(["series", "note", "test"])
    wide = once.pivot(index=["series", "note", "span", "chosen"], columns="test", values="p").reset_index()
    return wide.set_index("series").loc[tests["series"].unique()].reset_index()


def ml_array(y: np.ndarray, *, x: np.ndarray, weights: Weights, model: str) -> dict[str, np.ndarray]:
    """Maximum likelihood of many lag or error models on the same ``x``: ``y`` (n, m) -> arrays by name.

    spatial and spatial_se (m,), beta and beta_se (k, m), their covariance (m, k + 1, k + 1; the spatial
    parameter last), sigma2 and log_likelihood (m,); for the lag model also direct and total (k, m), the
    average effects. ``x`` (n, k) holds the constant. Eigenvalues of W once, then the concentrated likelihood
    of all m by golden section on (-1, 1) and Newton's method on the score; above 500 regions each of the m
    takes some 33 sparse factorisations and three inverses, O(n^2) work in O(n) memory. Where the likelihood
    rises up to an end, spatial stands 1e-9 from it, and its standard error is by the information there.

    Raises ValueError for another model, for weights not standardised by rows or with an
    island, and for a y that the model fits exactly.
    """
    where = "space_models.ml_array"
    if model not in ("lag", "error"):
        raise ValueError(f"{where}: model is {model!r}; lag or error.")
    _usable(weights, where)
    return (_ml_lag if model == "lag" else _ml_error)(
        np.asarray(y, float), np.asarray(x, float), weights.matrix
    )


def rehearse(
    df: pd.DataFrame,
    *,
    y: str,
    x: Sequence[str],
    weights: Weights,
    strengths: Sequence[float] = (0.0, 0.2, 0.4, 0.6, 0.8),
    replications: int = 1000,
    level: float = 0.05,
    seed: int = 0,
) -> pd.DataFrame:
    """What these regions and weights could have shown: a known model is planted, tests and estimates are
    watched.

    OLS on the data gives b and the residual variance; with them, ``replications`` of y are drawn from a lag
    and from an error model of each strength (rho or lambda, between -1 and 1). Columns planted (lag, error),
    strength, ols, lag, error (% of replications in which ``choose`` names the model, large-sample p),
    estimate (mean of the planted model's maximum likelihood), covered (% of its 95 % intervals that hold the
    strength). Errors as ``lm_tests``.
    """
    from scipy.special import chdtri

    where = "space_models.rehearse"
    if not all(-1 < s < 1 for s in strengths):
        raise ValueError(
            f"{where}: strengths must lie between -1 and 1, not {', '.join(map(str, strengths))}."
        )
    if weights.n > ML_MOST:
        raise NotEstimable(
            "many",
            f"{where}: {weights.n} regions; at most {ML_MOST}, as each of many models is fitted.",
            n=weights.n,
            most=ML_MOST,
        )
    target, design = _arrays(df, y, x, weights, where)
    b, e = _ols(target[:, None], design)
    scale = np.sqrt((e**2).sum() / (len(target) - design.shape[1]))
    errors = np.random.default_rng(seed).normal(size=(len(target), replications)) * scale
    rows = []
    for planted in ("lag", "error"):
        for strength in strengths:
            fitted = design @ b
            drawn = solve_lag(
                errors + (fitted if planted == "lag" else 0), weights=weights, strength=strength
            )
            drawn = drawn if planted == "lag" else drawn + fitted
            chosen = _chosen(lm_array(drawn, x=design, weights=weights), chdtri(1, level))
            ml = ml_array(drawn, x=design, weights=weights, model=planted)
            inside = np.abs(ml["spatial"] - strength) <= Z95 * ml["spatial_se"]
            shares = {model: 100 * float((chosen == model).mean()) for model in MODELS}
            row = {"planted": planted, "strength": strength, **shares}
            rows.append(row | {"estimate": ml["spatial"].mean(), "covered": 100 * inside.mean()})
    return pd.DataFrame(rows)


# Inside ------------------------------------------------------------


def _ols(y: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients and residuals of the columns of y, by QR; the residuals made orthogonal twice."""
    q, upper = np.linalg.qr(x)
    first = q.T @ y
    left = y - q @ first
    second = q.T @ left
    return np.linalg.solve(upper, first + second), left - q @ second


def _inverse_of_squares(x: np.ndarray) -> np.ndarray:
    """(X'X)^-1 by QR: the condition of X, not its square."""
    root = np.linalg.inv(np.linalg.qr(x)[1])
    return root @ root.T


def _residual_moments(x: np.ndarray, w: csr_array) -> tuple[float, float]:
    """Mean and standard deviation of Moran's I of OLS residuals under normality (Cliff and Ord 1981, 8.3)."""
    inverse, symmetric = _inverse_of_squares(x), (w + w.T) * 0.5
    moved, m, scale = symmetric @ x, len(x) - x.shape[1], len(x) / w.sum()
    cross = inverse @ (x.T @ moved)
    once = -np.trace(cross)
    twice = symmetric.power(2).sum() - 2 * np.trace(inverse @ (moved.T @ moved)) + np.trace(cross @ cross)
    variance = 2 * (m * twice - once**2) / (m**2 * (m + 2))
    return float(scale * once / m), float(scale * np.sqrt(variance))


def _fit_ols(y: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float, str]:
    b, e = _ols(y, x)
    n, k = x.shape
    llik = -n / 2 * (np.log(2 * np.pi * (e @ e) / n) + 1)
    return b, (e @ e) / (n - k) * _inverse_of_squares(x), e, float(llik), "least squares"


def _fit_own(
    y: np.ndarray, x: np.ndarray, weights: Weights, model: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray, float, str]:
    found = ml_array(y[:, None], x=x, weights=weights, model=model)
    b, strength, w = found["beta"][:, 0], found["spatial"][0], weights.matrix
    left = y - strength * (w @ y) - (x @ b - (strength * (w @ (x @ b)) if model == "error" else 0))
    llik = float(found["log_likelihood"][0])
    return np.append(b, strength), found["covariance"][0], left, llik, "maximum likelihood"


def _fit_spreg(
    y: np.ndarray, x: np.ndarray, weights: Weights, model: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray, float, str]:
    """Estimates, covariance, residuals, log-likelihood and method from spreg; the constant is its own."""
    import contextlib
    import io
    import warnings

    try:
        from spreg import ML_Error, ML_Lag
    except ImportError:
        raise ModuleNotFoundError(
            "space_models.fit: engine='spreg' needs spreg: pip install 'one-chessboard[pysal]'"
        ) from None

    w = weights.pysal()
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        if model == "lag":
            fitted = ML_Lag(y[:, None], x[:, 1:], w, spat_impacts=None, spat_diag=False)
        else:
            fitted = ML_Error(y[:, None], x[:, 1:], w)
    b, v = np.ravel(fitted.betas).astype(float), np.full((len(fitted.betas),) * 2, np.nan)
    v[: len(fitted.vm), : len(fitted.vm)] = fitted.vm
    residuals = np.ravel(fitted.e_filtered if model == "error" else fitted.u)
    return b, v, residuals, float(np.real(fitted.logll)), "maximum likelihood"


def _coefficients(terms: list[str], estimates: np.ndarray, covariance: np.ndarray) -> pd.DataFrame:
    from scipy.special import ndtr

    se = np.sqrt(np.diag(covariance))
    table = pd.DataFrame({"term": terms, "estimate": estimates, "se": se})
    return table.assign(
        low=estimates - Z95 * se, high=estimates + Z95 * se, p=2 * ndtr(-np.abs(estimates / se))
    )


def _effects(
    table: pd.DataFrame,
    covariance: np.ndarray,
    *,
    x: list[str],
    weights: Weights,
    model: str,
    draws: int,
    seed: int,
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    if model != "lag":
        kept = table[table["term"].isin(x)]
        effects = [kept.assign(effect=effect) for effect in ("direct", "indirect", "total")]
        effects[1] = effects[1].assign(estimate=0.0, low=0.0, high=0.0)
        return pd.concat(effects)[["term", "effect", "estimate", "low", "high"]].reset_index(drop=True), ()
    estimates, multiply = table["estimate"].to_numpy(), _multipliers(weights, seed)
    drawn = np.random.default_rng(seed).multivariate_normal(
        estimates,
        covariance,
        size=max(draws, 1),
        method="cholesky",  # a factor without free signs
    )
    inside = np.abs(drawn[:, -1]) < 1
    drawn = drawn[inside]
    (direct, total), (directs, totals) = multiply(estimates[-1:]), multiply(drawn[:, -1])
    rows = []
    for at, name in enumerate(x, start=1):
        one = {"direct": direct[0], "indirect": total[0] - direct[0], "total": total[0]}
        many = {"direct": directs, "indirect": totals - directs, "total": totals}
        for effect, factor in one.items():
            low, high = (
                np.quantile(many[effect] * drawn[:, at], (0.025, 0.975)) if draws else (np.nan, np.nan)
            )
            row = {
                "term": name,
                "effect": effect,
                "estimate": estimates[at] * factor,
                "low": low,
                "high": high,
            }
            rows.append(row)
    out = int((~inside).sum())
    return pd.DataFrame(rows), (f"{out} of {draws} draws had abs(rho) >= 1 and were dropped.",) if out else ()


def _multipliers(weights: Weights, seed: int) -> Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """A function rho (m,) -> tr(S)/n and 1'S1/n (of rows that sum to one: 1 / (1 - rho)), each (m,)."""
    if weights.n <= ML_MOST:
        eigenvalues = _eigenvalues(weights.matrix)

        def direct(rho: np.ndarray) -> np.ndarray:
            return np.real(1 / (1 - rho[:, None] * eigenvalues)).mean(axis=1)

    else:
        traces = _traces(weights.matrix, seed)

        def direct(rho: np.ndarray) -> np.ndarray:
            return (rho[:, None] ** np.arange(POWERS) * traces).sum(axis=1)

    return lambda rho: (direct(rho), 1 / (1 - rho))


def _traces(w: csr_array, seed: int) -> np.ndarray:
    """tr(W^k) / n for k = 0, 1...: the first three exact, the others from random signs (Hutchinson 1990)."""
    n = w.shape[0]
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], size=(n, PROBES))
    moved, traces = signs, np.empty(POWERS)
    for k in range(POWERS):
        traces[k] = np.einsum("np,np->", signs, moved) / (n * PROBES)
        moved = w @ moved
    traces[:3] = 1.0, 0.0, w.multiply(w.T).sum() / n
    return traces


def _ml_lag(y: np.ndarray, x: np.ndarray, w: csr_array) -> dict[str, np.ndarray]:
    n, values = len(y), _spectrum(w)
    b0, e0 = _ols(y, x)
    b1, e1 = _ols(w @ y, x)
    s00, s01, s11 = ((e0**2).sum(0), (e0 * e1).sum(0), (e1**2).sum(0))
    _refuse_exact((s00 <= EXACT**2 * (y**2).sum(0)) | (s00 * s11 - s01**2 <= EXACT * s00 * s11))

    def variance(rho: np.ndarray) -> np.ndarray:
        return (s00 - 2 * rho * s01 + rho**2 * s11) / n

    def minus_likelihood(rho: np.ndarray) -> np.ndarray:
        return n / 2 * np.log(variance(rho)) - _log_det(rho, values)

    def slopes(rho: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        first, second = 2 * (rho * s11 - s01) / n, 2 * s11 / n
        return _slopes(variance(rho), first, second, rho, values)

    rho = _least(minus_likelihood, slopes, y.shape[1], steps=_newton(values))
    beta, sigma2 = b0 - rho * b1, ((e0 - rho * e1) ** 2).mean(axis=0)
    trace, squared, moved = _multiplied(w, rho, x @ beta)
    projection, left = _ols(moved, x)
    spread = 1 / (squared + (left**2).sum(0) / sigma2)
    covariance = np.empty((y.shape[1], x.shape[1] + 1, x.shape[1] + 1))
    covariance[:, :-1, :-1] = sigma2[:, None, None] * _inverse_of_squares(x)
    covariance[:, :-1, :-1] += np.einsum("km,lm,m->mkl", projection, projection, spread)
    covariance[:, :-1, -1] = covariance[:, -1, :-1] = (-projection * spread).T
    covariance[:, -1, -1] = spread
    return {
        "spatial": rho,
        "beta": beta,
        **_standard_errors(covariance),
        "sigma2": sigma2,
        "log_likelihood": _log_det(rho, values) - n / 2 * (np.log(2 * np.pi * sigma2) + 1),
        "direct": beta * (1 + rho * trace / n),
        "total": beta / (1 - rho),
    }


def _ml_error(y: np.ndarray, x: np.ndarray, w: csr_array) -> dict[str, np.ndarray]:
    """In place of y and x, the residuals of least squares and an orthonormal basis of x: the same model, and
    what is subtracted in the sums of squares is small.
    """
    n, values = len(y), _spectrum(w)
    start, e = _ols(y, x)
    _refuse_exact((e**2).sum(0) <= EXACT**2 * (y**2).sum(0))
    q, upper = np.linalg.qr(x)
    wq, we = w @ q, w @ e
    qq = [q.T @ q, q.T @ wq + wq.T @ q, wq.T @ wq]
    qe = [q.T @ e, q.T @ we + wq.T @ e, wq.T @ we]
    ee = [(e * e).sum(0), 2 * (e * we).sum(0), (we * we).sum(0)]

    def solved(lam: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        a = qq[0] - lam[:, None, None] * qq[1] + lam[:, None, None] ** 2 * qq[2]
        c = (qe[0] - lam * qe[1] + lam**2 * qe[2]).T
        b = np.linalg.solve(a, c[..., None])[..., 0]
        return a, b, (ee[0] - lam * ee[1] + lam**2 * ee[2] - (b * c).sum(1)) / n

    def minus_likelihood(lam: np.ndarray) -> np.ndarray:
        return n / 2 * np.log(solved(lam)[2]) - _log_det(lam, values)

    def slopes(lam: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        a, b, variance = solved(lam)
        bent = (lam[:, None, None] * qq[2] * 2 - qq[1]) @ b[..., None]
        turned = (2 * lam * qe[2] - qe[1]).T
        first = (2 * lam * ee[2] - ee[1] - 2 * (b * turned).sum(1) + (b * bent[..., 0]).sum(1)) / n
        second = 2 * ee[2] - 4 * (b.T * qe[2]).sum(0) + 2 * np.einsum("mk,kl,ml->m", b, qq[2], b)
        rest = turned - bent[..., 0]
        second = (second - 2 * (rest * np.linalg.solve(a, rest[..., None])[..., 0]).sum(1)) / n
        return _slopes(variance, first, second, lam, values)

    lam = _least(minus_likelihood, slopes, y.shape[1], steps=_newton(values))
    a, b, _ = solved(lam)
    left = e - q @ b.T
    sigma2 = ((left - lam * (w @ left)) ** 2).mean(axis=0)
    root = np.linalg.inv(upper)
    covariance = np.zeros((y.shape[1], x.shape[1] + 1, x.shape[1] + 1))
    covariance[:, :-1, :-1] = sigma2[:, None, None] * (root @ np.linalg.inv(a) @ root.T)
    covariance[:, -1, -1] = 1 / _multiplied(w, lam)[1]
    return {
        "spatial": lam,
        "beta": start + root @ b.T,
        **_standard_errors(covariance),
        "sigma2": sigma2,
        "log_likelihood": _log_det(lam, values) - n / 2 * (np.log(2 * np.pi * sigma2) + 1),
    }


def _refuse_exact(exact: np.ndarray) -> None:
    if exact.any():
        raise NotEstimable(
            "shocks",
            f"space_models.ml_array: y no. {int(np.flatnonzero(exact)[0])} is fitted without residuals; "
            "there is no variance to estimate. Check that it is not made of the regressors.",
        )


def _standard_errors(covariance: np.ndarray) -> dict[str, np.ndarray]:
    se = np.sqrt(np.diagonal(covariance, axis1=1, axis2=2)).T
    return {"covariance": covariance, "beta_se": se[:-1], "spatial_se": se[-1]}


class _Factors:
    """Determinants and traces of I - rho W by a sparse factorisation of it for each rho."""

    def __init__(self, w: csr_array):
        self.w = w

    def __len__(self) -> int:
        return int(self.w.shape[0])

    def solver(self, rho: float) -> SuperLU:
        """The factorised I - rho W."""
        from scipy import sparse
        from scipy.sparse.linalg import splu

        return splu(sparse.csc_matrix(sparse.eye_array(len(self)) - rho * self.w))

    def log_det(self, rho: np.ndarray) -> np.ndarray:
        """log abs det(I - rho W) for each rho (m,)."""
        return np.array([np.log(np.abs(self.solver(r).U.diagonal())).sum() for r in np.ravel(rho)])

    def traces(self, rho: np.ndarray) -> np.ndarray:
        """tr(G), tr(GG) and tr(G'G) of G = W (I - rho W)^-1 for each rho: (3, m)."""
        return np.array([self._traces(self.solver(r).solve) for r in np.ravel(rho)]).T

    def _traces(self, solve: Callable[[np.ndarray], np.ndarray]) -> tuple[float, float, float]:
        once = twice = squares = 0.0
        columns = self.w.tocsc()
        for begin in range(0, len(self), COLUMNS):
            g = solve(columns[:, begin : begin + COLUMNS].toarray())  # W commutes with the inverse
            own = np.arange(g.shape[1])
            once += float(g[begin + own, own].sum())
            twice += float(solve(self.w @ g)[begin + own, own].sum())
            squares += float(np.vdot(g, g))
        return once, twice, squares


def _spectrum(w: csr_array) -> np.ndarray | _Factors:
    """What determinants and traces are computed from: all eigenvalues, or factors where there are many."""
    return _eigenvalues(w) if w.shape[0] <= ML_MOST else _Factors(w)


def _eigenvalues(w: csr_array) -> np.ndarray:
    """Eigenvalues of W; never its eigenvectors, whose inverse may have no correct digit.

    Real, by ``eigvalsh``, where W is similar to a symmetric matrix: d_i w_ij = d_j w_ji with d > 0, as of
    symmetric weights divided by their rows' sums. Then D^1/2 W D^-1/2 has the elements sqrt(w_ij w_ji).
    """
    dense = w.toarray()
    if ((dense > 0) == (dense > 0).T).all():
        balanced = _balance(w, dense)[:, None] * dense
        if np.allclose(balanced, balanced.T, rtol=1e-9, atol=0):
            return np.linalg.eigvalsh(np.sqrt(dense * dense.T))
    return np.linalg.eigvals(dense)


def _balance(w: csr_array, dense: np.ndarray) -> np.ndarray:
    """d with d_i w_ij = d_j w_ji along a tree that spans each connected part; d = 1 at its root."""
    from scipy.sparse.csgraph import breadth_first_order

    d = np.zeros(len(dense))
    for root in range(len(dense)):
        if d[root]:
            continue
        order, before = breadth_first_order(w, root)
        d[root] = 1.0
        for j in order[1:]:
            d[j] = d[before[j]] * dense[before[j], j] / dense[j, before[j]]
    return d


def _multiplied(
    w: csr_array, rho: np.ndarray, fitted: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Of G = W (I - rho W)^-1 for each of m rho: tr(G), tr(GG + G'G) - 2 tr(G)^2 / n, and G ``fitted``.

    The second, (m,), is a sum of squares, |G + G' - 2 tr(G)/n I|^2 / 2: no rounding makes it negative.
    """
    n = w.shape[0]
    if n > ML_MOST:
        factors = _Factors(w)
        trace, twice, squares = factors.traces(rho)
        solved = None
        if fitted is not None:
            columns = (w @ fitted).T
            solved = np.column_stack([factors.solver(r).solve(c) for r, c in zip(rho, columns, strict=True)])
        return trace, squares + twice - 2 * trace**2 / n, solved
    dense, same = w.toarray(), np.arange(n)
    trace, squared = np.empty(len(rho)), np.empty(len(rho))
    moved = None if fitted is None else np.empty_like(fitted)
    block = max(1, BLOCK // n**2)
    for at in (slice(i, i + block) for i in range(0, len(rho), block)):
        g = np.linalg.solve(np.eye(n) - rho[at, None, None] * dense, dense)  # W commutes with the inverse
        trace[at] = g[:, same, same].sum(axis=1)
        both = g + g.transpose(0, 2, 1)
        both[:, same, same] -= 2 * trace[at, None] / n
        squared[at] = (both**2).sum(axis=(1, 2)) / 2
        if moved is not None:
            moved[:, at] = np.einsum("mij,jm->im", g, fitted[:, at])
    return trace, squared, moved


def _newton(values: np.ndarray | _Factors) -> int:
    return FACTORED_STEPS if isinstance(values, _Factors) else STEPS


def _slopes(
    variance: np.ndarray,
    first: np.ndarray,
    second: np.ndarray,
    rho: np.ndarray,
    values: np.ndarray | _Factors,
) -> tuple[np.ndarray, np.ndarray]:
    """First and second derivative of n/2 log(variance) - log det(I - rho W), from those of the variance."""
    n = len(values)
    if isinstance(values, _Factors):
        once, twice, _ = values.traces(rho)
    else:
        ratio = values[:, None] / (1 - rho * values[:, None])
        once, twice = np.real(ratio).sum(axis=0), np.real(ratio**2).sum(axis=0)
    log_first = first / variance
    return n / 2 * log_first + once, n / 2 * (second / variance - log_first**2) + twice


def _log_det(rho: np.ndarray, values: np.ndarray | _Factors) -> np.ndarray:
    """log abs det(I - rho W) for each rho."""
    if isinstance(values, _Factors):
        return values.log_det(rho)
    return np.log(np.abs(1 - rho * values[:, None])).sum(axis=0)


def _least(
    f: Callable[[np.ndarray], np.ndarray], slopes: Callable, m: int, *, steps: int = STEPS
) -> np.ndarray:
    """The minima of m functions on (-1, 1) at once; each is taken to have one.

    Golden section to 1e-6, since a minimum's values say no more than the root of the machine's precision;
    then Newton's steps on the first derivative, from ``slopes`` (first and second). A function that falls to
    an end has its minimum there.
    """
    golden, end = (np.sqrt(5) - 1) / 2, 1 - 1e-9
    low, high = np.full(m, -end), np.full(m, end)
    left, right = high - golden * (high - low), low + golden * (high - low)
    at_left, at_right = f(left), f(right)
    for _ in range(ROUNDS):
        leftward = at_left < at_right
        low, high = np.where(leftward, low, left), np.where(leftward, right, high)
        fresh = np.where(leftward, high - golden * (high - low), low + golden * (high - low))
        value = f(fresh)
        left, right = np.where(leftward, fresh, right), np.where(leftward, left, fresh)
        at_left, at_right = np.where(leftward, value, at_right), np.where(leftward, at_left, value)
    found = (low + high) / 2
    found = np.where(low == -end, -end, np.where(high == end, end, found))
    for _ in range(steps):
        first, second = slopes(found)
        step = np.where(second > 0, -first / np.where(second > 0, second, 1.0), 0.0)
        found = np.clip(found + np.clip(step, -NEAR, NEAR), -end, end)
    return found


def _arrays(
    df: pd.DataFrame, y: str, x: Sequence[str], weights: Weights, where: str
) -> tuple[np.ndarray, np.ndarray]:
    """y (n,) and [1, x] (n, k), rows in the order of the weights' regions."""
    _usable(weights, where)
    panel.validate(df, [y, *x], keys=["region"], where=where)
    if unknown := sorted(set(df["region"]) ^ set(weights.regions)):
        raise ValueError(
            f"{where}: {', '.join(unknown[:6])} in one only of the table and the weights; take the rows of "
            "the weights' regions, or weights.select([...])."
        )
    rows = df.set_index("region").loc[list(weights.regions), [y, *x]].astype(float)
    if (gaps := ~np.isfinite(rows).all(axis=1)).any():
        raise ValueError(f"{where}: no value for {', '.join(rows.index[gaps][:6])}; leave these regions out.")
    design = np.column_stack([np.ones(len(rows)), rows[list(x)]])
    if len(rows) <= design.shape[1] + 1:
        raise NotEstimable(
            "regions",
            f"{where}: {len(rows)} regions for {design.shape[1]} coefficients; more regions are needed.",
            n=len(rows),
            least=design.shape[1] + 2,
        )
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise NotEstimable(
            "columns", f"{where}: {', '.join(x)} and the constant are collinear; leave one out."
        )
    return rows[y].to_numpy(), design


def _usable(weights: Weights, where: str) -> None:
    if not weights.by_rows:
        raise ValueError(
            f"{where}: the weights ({weights.kind}) are not standardised by rows; build them with "
            "standardise=True."
        )
    if alone := weights.islands:
        raise NotEstimable(
            "links",
            f"{where}: {', '.join(alone[:6])} without neighbours; the lag of y would be zero there, far from "
            "its mean. Join it to a neighbour by convention, or leave it out: weights.select([...]).",
            regions=alone,
        )


def _row(table: pd.DataFrame, where: str, **wanted: str) -> pd.Series:
    rows = table
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    if len(rows) != 1:
        raise ValueError(
            f"{where}: no {' '.join(wanted.values())}; terms are {', '.join(table['term'].unique())}."
        )
    return rows.iloc[0]
