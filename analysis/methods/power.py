"""What could so few regions have shown: the estimators of this part on planted panels
(``analysis.methods.planted``).

For each estimator and truth, over the draws: bias (mean estimate less truth), sd, coverage (share of nominal
95 % intervals that hold the truth), power (share of two-sided 5 % tests that reject on the side of
convergence; where nothing converges it is a false alarm, nominal 2.5 %). With R draws a share p has the
Monte Carlo standard error sqrt(p (1 - p) / R): 2.5 points at p = .5 and R = 400. All truths of a study share
their shocks, so that curves are smooth and differences surer than levels.

Speeds are estimated as in ``analysis.methods.beta`` and its neighbours, on arrays of draws:

- ols_classical, ols_hc1, ols_hc3: least squares of average growth on the initial log, three standard errors;
- weighted: the same by population, HC3; groups: with a dummy for each group, HC3;
- error: spatial error model by maximum likelihood, normal critical values;
- panel: region and year effects on yearly growth, errors clustered by region; jackknife: its half-panel
  correction, without an interval.

sigma is the trend of the log of the standard deviation of logs with HAC errors (``trend.linear``); its truth
is the trend of the root of the mean variance over all draws, since shocks spread what convergence gathers.

``smallest`` is the speed at which a power curve crosses .8, by linear interpolation between the speeds tried.

Sources: J. Cohen, Statistical Power Analysis for the Behavioral Sciences (2nd ed. 1988); for each estimator
its own module.

It misleads where it is read as the power of our tests on our data: the truth is calibrated to the panel that
is being tested, with all its error, and real regions do worse things than these. Power at the estimated
speed adds nothing to the p-value (J. M. Hoenig and D. M. Heisey, American Statistician 55 (2001), 19-24):
read the curve.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.data.panel import stacked
from analysis.methods import (
    beta_panel,
    clubs,
    fragility,
    least_squares,
    markov,
    planted,
    space,
    space_models,
    speccurve,
    trend,
)
from analysis.methods.beta import speed as speed_of
from analysis.methods.planted import Truth, World
from analysis.methods.rounding import difference, settled

METHODS = ("ols_classical", "ols_hc1", "ols_hc3", "weighted", "groups", "error", "panel", "jackknife")
LEVEL = 0.95


@dataclass(frozen=True, eq=False)
class Fits:
    """Estimates of many draws, each (R,): ``estimate``, ``low``, ``high`` (nan: no interval), ``found`` (the
    test rejects on the side of convergence)."""

    estimate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    found: np.ndarray

    def against(self, truth: float) -> dict[str, float]:
        """bias, sd, coverage, power and draws against one true value; without intervals the last two are
        nan."""
        with_interval = not np.isnan(self.low).all()
        inside = (self.low <= truth) & (truth <= self.high)
        return {
            "bias": difference(float(np.nanmean(self.estimate)), truth),
            "sd": float(np.nanstd(self.estimate)),
            "coverage": float(inside.mean()) if with_interval else math.nan,
            "power": float(self.found.mean()) if with_interval else math.nan,
            "draws": len(self.estimate),
        }


# ---- estimators on arrays of draws -----------------------------------------------------------------------


def speeds(y: np.ndarray, *, world: World, method: str = "ols_hc3", level: float = LEVEL) -> Fits:
    """The speed of convergence (log points a year) in each planted panel ``y`` (R, n, years + 1).

    All panels of a world begin alike. Raises ValueError for another method or another shape.
    """
    where = "power.speeds"
    if method not in METHODS:
        raise ValueError(f"{where}: unknown method {method!r}; one of {', '.join(METHODS)}.")
    if y.ndim != 3 or y.shape[1] != world.n or y.shape[2] < 3:
        raise ValueError(
            f"{where}: panels {y.shape}; (draws, {world.n} regions, 3 years or more) are expected."
        )
    if method in ("panel", "jackknife"):
        return _panel(y, level, corrected=method == "jackknife")
    years = y.shape[2] - 1
    growth, design = (y[..., -1] - y[..., 0]) / years, np.column_stack([np.ones(world.n), world.start])
    if method == "error":
        fit = space_models.ml_array(growth.T, x=design, weights=world.weights, model="error")
        return _as_speeds(
            fit["beta"][1], fit["beta_se"][1], space_models.Z95 if level == LEVEL else _z(level), years
        )
    if method == "groups":
        places = world.places
        design = np.column_stack([design, *[(places == g).astype(float) for g in range(1, places.max() + 1)]])
    errors = method.removeprefix("ols_") if method.startswith("ols_") else "hc3"
    weights = world.people if method == "weighted" else None
    batch = least_squares.ols(design, growth, weights=weights, errors=[errors])
    critical = least_squares.quantile(0.5 + level / 2, int(batch.df[0]))
    return _as_speeds(batch.coefficients[:, 1], batch.se(errors)[:, 1], critical, years)


def sigma(y: np.ndarray, *, level: float = LEVEL) -> Fits:
    """The yearly trend of the log of the standard deviation of logs (log points a year), HAC as
    ``trend.linear``.

    ``y`` (R, n, years + 1) are logs.
    """
    rows = np.log(y.std(axis=1))
    n = rows.shape[1]
    slopes, errors = trend.hac_slopes(rows, trend.default_lags(n))
    reach = least_squares.quantile(0.5 + level / 2, n - 2) * errors
    return Fits(slopes, slopes - reach, slopes + reach, slopes + reach < 0)


def sigma_truth(y: np.ndarray) -> float:
    """The trend of the log of the root of the draws' mean variance, for ``y`` as in ``sigma``."""
    path = 0.5 * np.log(y.var(axis=1).mean(axis=0))
    return float(trend.hac_slopes(path[None, :], 0)[0][0])


def sigma_bootstrap(y: np.ndarray, *, draws: int = 199, seed: int = 0, level: float = LEVEL) -> Fits:
    """As ``sigma`` with the AR(1) bootstrap interval of ``trend.linear``, all panels at once."""
    rows = np.log(y.std(axis=1))
    n = rows.shape[1]
    lags = trend.default_lags(n)
    slopes, errors = trend.hac_slopes(rows, lags)
    t = np.arange(n) - (n - 1) / 2
    left = rows - rows.mean(axis=1, keepdims=True) - slopes[:, None] * t
    drawn = _worlds(left, draws, np.random.default_rng(seed))
    b, se = trend.hac_slopes(drawn.reshape(-1, n), lags)
    reach = np.quantile(np.abs(b / se).reshape(len(rows), draws), level, axis=1) * errors
    return Fits(slopes, slopes - reach, slopes + reach, slopes + reach < 0)


def sup_f(
    rows: np.ndarray, *, draws: int = 99, seed: int = 0, trim: float = 0.15
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """p-value, place (0: the first year) and F of the likeliest break of each series (R, T), as
    ``trend.one_break``."""
    n = rows.shape[1]
    whole, parts, dates = trend.designs(n, trim)
    observed = trend.f_by_date(rows, whole, parts)
    drawn = _worlds(rows - (rows @ whole) @ whole.T, draws, np.random.default_rng(seed))
    largest = trend.f_by_date(drawn.reshape(-1, n), whole, parts).max(axis=1).reshape(len(rows), draws)
    p = (1 + (largest >= observed.max(axis=1, keepdims=True)).sum(axis=1)) / (draws + 1)
    return p, np.array(dates)[settled(observed).argmax(axis=1)], observed.max(axis=1)


def log_t(y: np.ndarray, *, form: str = "log", smooth: float = 400.0) -> tuple[np.ndarray, np.ndarray]:
    """b and t of the log t test of each panel ``y`` (R, n, years + 1; logs); it rejects convergence at t <
    -1.65."""
    x = clubs.hp_trend(y if form == "log" else np.exp(y), smooth=smooth)
    b, _, t = clubs.log_t_many(clubs.variation(x))
    return b, t


def between_share(levels: np.ndarray, *, people: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Theil T between groups over Theil T of all, in percent, of the columns of ``levels`` (n, m): (m,)."""
    income = people[:, None] * levels
    income, heads = income / income.sum(axis=0), people / people.sum()
    total = (income * np.log(income / heads[:, None])).sum(axis=0)
    member = (places == np.arange(places.max() + 1)[:, None]).astype(float)
    groups, own = member @ income, member @ heads
    return 100 * (groups * np.log(groups / own[:, None])).sum(axis=0) / total


# ---- studies ---------------------------------------------------------------------------------------------


def by_window(
    study: Callable[..., pd.DataFrame], plants: Mapping[str, tuple[World, Truth]], **options: Any
) -> pd.DataFrame:
    """A study of the worlds and truths of several windows: window (the keys of ``plants``), v (the speed in
    whole percent a year), and the columns of ``study``, which takes ``options``."""
    found = stacked({w: study(world, truth, **options) for w, (world, truth) in plants.items()}, "window")
    return found.assign(v=(100 * found["speed"]).round().astype(int))


def truths(plants: Mapping[str, tuple[World, Truth]]) -> pd.DataFrame:
    """The truths of several windows as a table: window, years, speed (% a year), shock (%), memory, space."""
    return pd.DataFrame(
        {
            "window": w,
            "years": t.years,
            "speed": 100 * t.speed,
            "shock": 100 * t.shock,
            "memory": t.memory,
            "space": t.space,
        }
        for w, (_, t) in plants.items()
    )


def speed_study(
    world: World,
    truth: Truth,
    *,
    speeds_: Iterable[float],
    methods: Sequence[str] = METHODS,
    draws: int,
    seed: int,
) -> pd.DataFrame:
    """Bias, sd, coverage and power of each method at each true speed: method, speed and the rest.

    ``methods`` of ``METHODS``, and sigma, whose estimate and truth are trends of the dispersion; log points a
    year. Other fields of ``truth`` stay. Raises ValueError as ``speeds``.
    """
    e = planted.shocks(world, truth, draws=draws, seed=seed)
    rows = []
    for speed in speeds_:
        y = planted.paths(world, planted.without(truth, speed=float(speed)), e, seed=seed)
        for method in methods:
            if method == "sigma":
                found = sigma(y).against(sigma_truth(y))
            else:
                found = speeds(y, world=world, method=method).against(float(speed))
            rows.append({"method": method, "speed": float(speed)} | found)
    return pd.DataFrame(rows)


def spreads(
    world: World, truth: Truth, *, speeds_: Iterable[float], draws: int, seed: int, level: float = LEVEL
) -> pd.DataFrame:
    """The path of the standard deviation of logs in planted panels: speed, year, value (median), low, high.

    ``level`` is the share of the draws between low and high. Other fields of ``truth`` stay.
    """
    e = planted.shocks(world, truth, draws=draws, seed=seed)
    ends = ((1 - level) / 2, 0.5, (1 + level) / 2)
    parts = []
    for speed in speeds_:
        y = planted.paths(world, planted.without(truth, speed=float(speed)), e, seed=seed)
        low, middle, high = np.quantile(y.std(axis=1), ends, axis=0)
        years = world.year + np.arange(truth.years + 1)
        frame = {"speed": float(speed), "year": years, "value": middle, "low": low, "high": high}
        parts.append(pd.DataFrame(frame))
    return pd.concat(parts, ignore_index=True)


def smallest(curve: pd.DataFrame, *, method: str, power: float = 0.8) -> float:
    """The smallest speed found with ``power`` by a method of ``speed_study``; nan if no speed tried reaches
    it.

    Interpolated between the speeds tried. Raises ValueError for a method that the curve does not hold.
    """
    own = curve[curve["method"] == method].sort_values("speed", kind="stable")
    if own.empty:
        held = ", ".join(dict.fromkeys(curve["method"]))
        raise ValueError(f"power.smallest: no method {method!r}; the curve holds {held}.")
    at, reached = own["speed"].to_numpy(), own["power"].to_numpy()
    over = np.flatnonzero(reached >= power)
    if not len(over):
        return math.nan
    i = int(over[0])
    if i == 0:
        return float(at[0])
    step = (power - reached[i - 1]) / (reached[i] - reached[i - 1])
    return float(at[i - 1] + step * (at[i] - at[i - 1]))


def side_by_side(speeds: pd.DataFrame, trends: pd.DataFrame) -> pd.DataFrame:
    """``speed_study`` (part empty) above ``trend_study`` (part trend), for results: their columns, with power
    as ``found``, bias (of speeds alone) and sd in % a year, and note (the draws)."""
    both = pd.concat([speeds.assign(part=""), trends.assign(part="trend")]).rename(columns={"power": "found"})
    both = both.assign(bias=(100 * both["bias"]).where(both["part"] == ""), sd=100 * both["sd"])
    return both.assign(note=both["draws"].astype(str) + " draws")


def needed(curves: pd.DataFrame, *, power: float = 0.8) -> pd.DataFrame:
    """``smallest`` of every window and method of ``curves``: window, method, value (% a year).

    Where no speed tried reaches ``power``, the largest tried.
    """
    found = [
        {"window": w, "method": m, "value": 100 * smallest(own, method=m, power=power)}
        for (w, m), own in curves.groupby(["window", "method"], sort=False)
    ]
    return pd.DataFrame(found).fillna({"value": 100 * curves["speed"].max()})


def space_study(
    world: World,
    truth: Truth,
    *,
    spaces: Iterable[float],
    draws: int,
    seed: int,
    permutations: int = 199,
) -> pd.DataFrame:
    """What spatially dependent shocks do, by their autoregression: space, and shares of the draws.

    All tests at 5 %: moran (I of average growth less the true convergence, permutations, one-sided),
    moran_residual, lm_error, lm_lag, robust_error, robust_lag (of the growth regression's residuals).
    coverage_ols_hc3 and coverage_error are of the speed's intervals; moran_mean is the mean I.
    """
    from scipy.special import chdtrc, ndtr

    rows = []
    design = np.column_stack([np.ones(world.n), world.start])
    for r in spaces:
        y = planted.plant(world, planted.without(truth, space=float(r)), draws=draws, seed=seed)
        growth = ((y[..., -1] - y[..., 0]) / truth.years).T
        # what is left when the true convergence is taken out: exchangeable between regions if r is 0
        known = (math.exp(-float(truth.speeds.sum())) - 1) / truth.years * world.start[:, None]
        values, p = space.moran_array(
            growth - known, weights=world.weights, permutations=permutations, seed=seed, alternative="greater"
        )
        tests = space_models.lm_array(growth, x=design, weights=world.weights)
        row = {"space": float(r), "moran_mean": float(values.mean()), "moran": float((p <= 0.05).mean())}
        row["moran_residual"] = float((2 * ndtr(-np.abs(tests["moran"])) <= 0.05).mean())
        for name in ("error", "lag", "robust_error", "robust_lag"):
            row[f"lm_{name}".replace("lm_robust", "robust")] = float((chdtrc(1, tests[name]) <= 0.05).mean())
        for method in ("ols_hc3", "error"):
            fit = speeds(y, world=world, method=method)
            row[f"coverage_{method}"] = fit.against(float(truth.speeds.mean()))["coverage"]
        rows.append(row)
    return pd.DataFrame(rows)


def break_study(
    world: World,
    truth: Truth,
    *,
    later: Iterable[float],
    at: int,
    draws: int,
    seed: int,
    inner: int = 99,
    statistic: float = math.inf,
) -> pd.DataFrame:
    """The sup-F test of one break in the trend of ln sd, when the speed changes after ``at`` years.

    later (the speed from then on; ``truth.speed`` itself is no break), found (share with p <= .05), near
    (share of those found dated within a year), clearer (share with a sup-F of ``statistic`` or more: that of
    the real panel, to see how often the planted ones match it).
    """
    e = planted.shocks(world, truth, draws=draws, seed=seed)
    first = float(truth.speeds[0])
    rows = []
    for speed in later:
        plan = tuple([first] * at + [float(speed)] * (truth.years - at))
        y = planted.paths(world, planted.without(truth, speed=plan), e, seed=seed)
        p, place, f = sup_f(np.log(y.std(axis=1)), draws=inner, seed=seed)
        hit, near = p <= 0.05, np.abs(place - (at + 0.5)) <= 1.5  # either side of the kink may be called it
        share = float(near[hit].mean()) if hit.any() else math.nan
        row = {"later": float(speed), "found": float(hit.mean()), "near": share}
        rows.append(row | {"clearer": float((f >= statistic).mean()), "draws": draws})
    return pd.DataFrame(rows)


def slowdown_study(
    world: World, truth: Truth, *, early: float, at: int, statistic: float, draws: int, seed: int
) -> pd.DataFrame:
    """``break_study`` of five worlds: one speed throughout, or ``early`` (log points a year) and, after
    ``at`` years, another.

    case (constant: the speed of ``truth`` throughout; same: the early one throughout; two, one: percent a
    year from then on; stop: none), later (% a year), found, near, clearer.
    """
    options = {"at": at, "statistic": statistic, "draws": draws, "seed": seed}
    constant = break_study(world, truth, later=[truth.speed], **options)
    first = planted.without(truth, speed=early)
    changed = break_study(world, first, later=[early, 0.02, 0.01, 0.0], **options)
    found = pd.concat([constant, changed], ignore_index=True)
    found.insert(0, "case", ["constant", "same", "two", "one", "stop"])
    return found.assign(later=100 * found["later"])[["case", "later", "found", "near", "clearer"]]


def club_study(
    world: World,
    truth: Truth,
    *,
    speeds_: Iterable[float],
    memberships: Sequence[tuple[int, ...] | None],
    draws: int,
    seed: int,
    partitions: int = 0,
    form: str = "log",
    smooth: float = 400.0,
) -> pd.DataFrame:
    """The log t test and the clubs found, by true speed and true clubs: truth (number of clubs), speed, b,
    rejects.

    ``rejects`` is the share of panels in which convergence of all regions together is rejected (right with
    clubs, wrong without). With ``partitions`` > 0 that many panels are divided: clubs (mean number found),
    diverging (mean number), rand (mean adjusted Rand index with the truth; nan without true clubs).
    """
    e = planted.shocks(world, truth, draws=draws, seed=seed)
    rows = []
    for clubs_ in memberships:
        for speed in speeds_:
            y = planted.paths(world, planted.without(truth, speed=float(speed), clubs=clubs_), e, seed=seed)
            b, t = log_t(y, form=form, smooth=smooth)
            count = 1 if clubs_ is None else len(set(clubs_))
            row = {"truth": count, "speed": float(speed), "b": float(np.median(b))}
            rows.append(
                row
                | {"rejects": float((t < clubs.CRITICAL).mean())}
                | _divided(y[:partitions], clubs_, form, smooth)
            )
    return pd.DataFrame(rows)


def rejections(
    world: World, truth: Truth, *, kinds: Mapping[str, tuple[str, tuple[int, ...] | None]], **options: Any
) -> pd.DataFrame:
    """``club_study`` of several kinds of world, each a form (log, level) and its clubs (None: one world):
    what (the kind), v (the speed in whole percent a year), and its columns."""
    found = {
        what: club_study(world, truth, memberships=[groups], form=form, **options)
        for what, (form, groups) in kinds.items()
    }
    rows = stacked(found, "what")
    return rows.assign(v=(100 * rows["speed"]).round().astype(int))


def chain_study(p: np.ndarray, *, start: np.ndarray, years: int, draws: int, seed: int) -> pd.DataFrame:
    """What ``years`` of n regions tell of a known Markov chain ``p`` (k, k): measure, truth, mean, low, high.

    shorrocks and half_life of the estimated chain over the draws (median and the middle 95 %), and as
    homogeneity the share of panels in which the likelihood ratio over two halves rejects at 5 % by the
    chi-squared (truth .05). ``start`` (n,) holds classes 0..k-1.
    """
    from scipy.special import chdtrc

    grid = markov.simulate(p, start, years=years + 1, draws=draws, seed=seed)
    k, half = len(p), years // 2
    own = markov.probabilities(markov.transitions(grid, k=k))
    rows = []
    for name, compute in (("shorrocks", _shorrocks), ("half_life", markov.half_life)):
        drawn = compute(own)
        drawn = drawn[~np.isnan(drawn)]
        low, middle, high = np.quantile(drawn, [0.025, 0.5, 0.975], method="nearest")
        rows.append((name, float(compute(p[None])[0]), float(middle), float(low), float(high)))
    counts = np.stack(
        [markov.transitions(g, k=k) for g in (grid[..., : half + 1], grid[..., half:])], axis=-3
    )
    lr, _, df = markov.homogeneity(counts)
    size = float((chdtrc(df, lr) <= 0.05).mean())
    rows.append(("homogeneity", 0.05, size, math.nan, math.nan))
    return pd.DataFrame(rows, columns=["measure", "truth", "middle", "low", "high"])


def rank_chain_study(df: pd.DataFrame, *, k: int = 5, draws: int, seed: int) -> pd.DataFrame:
    """``chain_study`` of the annual chain of a real panel in ``k`` quantile classes: ``df`` is long (region,
    year, per_head)."""
    classes = markov.classify(df, value="per_head", k=k)
    grid = classes.pivot(index="region", columns="year", values="class").to_numpy() - 1
    p = markov.probabilities(markov.transitions(grid, k=k))
    return chain_study(p, start=grid[:, 0], years=grid.shape[1] - 1, draws=draws, seed=seed)


def mixing_study(
    world: World, truth: Truth, *, speeds_: Iterable[float], k: int = 5, draws: int, seed: int
) -> pd.DataFrame:
    """The half-life of an annual chain of ``k`` quantile classes against that of the true speed, in years.

    speed, truth (ln 2 / speed), middle, low, high over the draws. The panel is no chain of classes: this is
    what cutting a slow process into classes does.
    """
    e = planted.shocks(world, truth, draws=draws, seed=seed)
    rows = []
    for speed in speeds_:
        y = planted.paths(world, planted.without(truth, speed=float(speed)), e, seed=seed)
        bounds = np.quantile(y, np.arange(1, k) / k, axis=1)
        grid = (y[None] > bounds[:, :, None]).sum(axis=0)
        lives = markov.half_life(markov.probabilities(markov.transitions(grid, k=k)))
        low, middle, high = np.quantile(lives[~np.isnan(lives)], [0.025, 0.5, 0.975], method="nearest")
        life = math.log(2) / speed if speed > 0 else math.inf
        rows.append({"speed": float(speed), "truth": life, "middle": middle, "low": low, "high": high})
    return pd.DataFrame(rows)


def trend_study(
    world: World,
    truth: Truth,
    *,
    speeds_: Iterable[float],
    draws: int,
    seed: int,
    inner: int = 199,
    blocks: bool = True,
) -> pd.DataFrame:
    """The intervals of the trend of ln sd: method (hac, bootstrap, blocks, steps), speed, bias, sd,
    coverage, power.

    blocks and steps are ``fragility.slope``'s two ways, one panel after another: an eighth of the draws.
    """
    e = planted.shocks(world, truth, draws=draws, seed=seed)
    rows = []
    for speed in speeds_:
        y = planted.paths(world, planted.without(truth, speed=float(speed)), e, seed=seed)
        true = sigma_truth(y)
        found = {"hac": sigma(y), "bootstrap": sigma_bootstrap(y, draws=inner, seed=seed)}
        for name, way in (("blocks", "residuals"), ("steps", "steps")) if blocks else ():
            found[name] = _by_blocks(y[: max(draws // 8, 1)], way, inner, seed)
        for name, fits in found.items():
            rows.append({"method": name, "speed": float(speed), "truth": true} | fits.against(true))
    return pd.DataFrame(rows)


def outlook_study(
    world: World, truth: Truth, *, speeds_: Iterable[float], ahead: int, draws: int, seed: int
) -> pd.DataFrame:
    """The random walk's probability of a widening against what the planted years after bring.

    speed, said (mean probability over the panels), came (share in which the dispersion rose over the
    ``ahead`` years after), brier (mean squared distance of probability and outcome; .25 is a coin's), and
    held (share of panels whose interval of the probability holds the share that came).
    """
    from scipy import stats

    longer = planted.without(truth, years=truth.years + ahead)
    e = planted.shocks(world, longer, draws=draws, seed=seed)
    n, rows = truth.years, []
    for speed in speeds_:
        y = planted.paths(world, planted.without(longer, speed=float(speed)), e, seed=seed)
        logs = np.log(y.std(axis=1))
        rose = logs[:, -1] > logs[:, n]
        steps = np.diff(logs[:, : n + 1], axis=1)
        ratio = steps.mean(axis=1) / steps.std(axis=1, ddof=1)
        p, came = stats.norm.cdf(math.sqrt(ahead) * ratio), float(rose.mean())
        row = {"speed": float(speed), "said": float(p.mean()), "came": came, "held": math.nan}
        if 0 < came < 1:  # the interval of p holds it if and only if the test of its noncentrality accepts
            centre = math.sqrt(n / ahead) * stats.norm.ppf(came)
            below = stats.nct.cdf(math.sqrt(n) * ratio, n - 1, centre)
            row["held"] = float((np.abs(below - 0.5) <= LEVEL / 2).mean())
        rows.append(row | {"brier": float(((p - rose) ** 2).mean()), "draws": draws})
    return pd.DataFrame(rows)


def joint_study(
    world: World,
    truth: Truth,
    *,
    cases: Sequence[tuple[float, float]],
    draws: int,
    seed: int,
    inner: int = 99,
) -> pd.DataFrame:
    """The joint test of a small specification curve: speed, space, found (share with p <= .05 by the median
    speed).

    ``cases`` are pairs (speed, space). The curve of each panel has both weightings, three first and three
    last years. One panel after another: dear.
    """
    rows = []
    for speed, r in cases:
        y = planted.plant(world, planted.without(truth, speed=speed, space=r), draws=draws, seed=seed)
        shape = _curve(world, y[0])
        tests = [speccurve.joint_test(_replanted(shape, world, one), draws=inner, seed=seed) for one in y]
        p = [test.p["median"] for test in tests]
        rows.append(
            {"speed": speed, "space": r, "found": float((np.array(p) <= 0.05).mean()), "draws": draws}
        )
    return pd.DataFrame(rows)


def between_study(
    world: World, truth: Truth, *, speeds_: Iterable[float], draws: int, seed: int
) -> pd.DataFrame:
    """The change of the Theil share between groups over the years: speed, mean, sd, low, high (percentage
    points).

    All regions follow one law, so no group matters but by where it starts: low to high is the middle 95 % of
    changes that shocks alone make.
    """
    e = planted.shocks(world, truth, draws=draws, seed=seed)
    rows = []
    start = between_share(np.exp(world.start)[:, None], people=world.people, places=world.places)[0]
    for speed in speeds_:
        y = planted.paths(world, planted.without(truth, speed=float(speed)), e, seed=seed)
        end = between_share(np.exp(y[..., -1]).T, people=world.people, places=world.places)
        low, high = np.quantile(end - start, [0.025, 0.975])
        row = {"speed": float(speed), "mean": float((end - start).mean()), "sd": float(end.std())}
        rows.append(row | {"low": float(low), "high": float(high)})
    return pd.DataFrame(rows)


# ---- inside ----------------------------------------------------------------------------------------------


def _as_speeds(b: np.ndarray, se: np.ndarray, critical: float, years: int) -> Fits:
    speed = speed_of(b, years)
    reach = critical * se / (1 + b * years)
    return Fits(speed, speed - reach, speed + reach, b + critical * se < 0)


def _panel(y: np.ndarray, level: float, *, corrected: bool) -> Fits:
    """Two-way effects on yearly growth, clustered by region: what ``beta_panel`` does, for many panels."""
    b, left, x = _two_way(y)
    regions, years = x.shape[1:]
    nothing = np.full(len(b), math.nan)
    if corrected:
        halves = [y[..., : cut + 1] for cut in _cuts(years)] + [y[..., cut:] for cut in _cuts(years)]
        b = 2 * b - np.mean([_two_way(half)[0] for half in halves], axis=0)
        return Fits(-np.log1p(b), nothing, nothing, np.zeros(len(b), dtype=bool))
    power = (x**2).sum(axis=(1, 2))
    scores = (x * left).sum(axis=2)
    factor = beta_panel.small_sample_factor(regions * years, 1 + years, regions)
    se = np.sqrt((scores**2).sum(axis=1) * factor) / power
    return _as_speeds(b, se, least_squares.quantile(0.5 + level / 2, regions - 1), 1)


def _two_way(y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x, g = y[..., :-1], np.diff(y, axis=-1)
    for axis in (1, 2):
        x, g = x - x.mean(axis=axis, keepdims=True), g - g.mean(axis=axis, keepdims=True)
    b = (x * g).sum(axis=(1, 2)) / (x**2).sum(axis=(1, 2))
    return b, g - b[:, None, None] * x, x


def _worlds(residuals: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Series (R, draws, n) by the AR(1) of each row of ``residuals`` (R, n): ``trend.drawn`` for many
    rows."""
    count, n = residuals.shape
    power = (residuals[:, :-1] ** 2).sum(axis=1)
    raw = (residuals[:, 1:] * residuals[:, :-1]).sum(axis=1) / np.where(power > 0, power, 1.0)
    coefficient = np.clip(raw + (2 + 4 * raw) / n, 0.0, trend.LARGEST_AR)[:, None]
    innovations = residuals[:, 1:] - coefficient * residuals[:, :-1]
    innovations = innovations - innovations.mean(axis=1, keepdims=True)
    rows = np.arange(count)[:, None]
    drawn, state = np.empty((n, count, draws)), np.zeros((count, draws))
    for t in range(-trend.BURN_IN, n):
        state = coefficient * state + innovations[rows, rng.integers(0, n - 1, (count, draws))]
        if t >= 0:
            drawn[t] = state
    return drawn.transpose(1, 2, 0)


def _cuts(years: int) -> list[int]:
    return sorted({years // 2, (years + 1) // 2})


def _divided(y: np.ndarray, truth: tuple[int, ...] | None, form: str, smooth: float) -> dict[str, float]:
    if not len(y):
        return {}
    x = clubs.hp_trend(y if form == "log" else np.exp(y), smooth=smooth)
    labels = [clubs.partition(one, clubs.Rules()) for one in x]
    rand = math.nan
    if truth is not None:
        rand = float(np.mean([clubs.adjusted_rand(np.array(truth) + 1, found) for found in labels]))
    return {
        "clubs": float(np.mean([found.max() for found in labels])),
        "diverging": float(np.mean([(found == 0).sum() for found in labels])),
        "rand": rand,
    }


def _by_blocks(y: np.ndarray, way: str, draws: int, seed: int) -> Fits:
    found = []
    for row in y.std(axis=1):
        series = pd.DataFrame({"year": range(len(row)), "value": row})
        fit = fragility.slope(series, resample=way, draws=draws, seed=seed)
        found.append((fit.slope, fit.low, fit.high))
    slopes, low, high = np.array(found).T
    return Fits(slopes, low, high, high < 0)


def _curve(world: World, logs: np.ndarray) -> speccurve.Curve:
    """The specification curve of one panel: both weightings, windows that leave out two years at most."""
    table = planted.frame(world, logs).rename(columns={"per_head": "level", "mean_population": "weight"})
    return speccurve.curve(
        [speccurve.Measure("planted", table.assign(path=table["level"]), {})],
        samples={"all": ()},
        weights={"equal": None, "people": table[["region", "year", "weight"]]},
        shortest=logs.shape[1] - 3,
        estimators=["linear"],
    )


def _replanted(found: speccurve.Curve, world: World, logs: np.ndarray) -> speccurve.Curve:
    """``found`` with the starting levels and growth of another panel of the same world; its table is not
    kept up."""
    rows = found.table.iloc[: found.fits]
    order = [world.regions.index(region) for region in found.regions]
    first, last = (rows[end].to_numpy() - world.year for end in ("first", "last"))
    start = logs[order][:, first].T
    growth = (logs[order][:, last].T - start) / (last - first)[:, None]
    return replace(found, initial=start, growth=growth)


def _shorrocks(p: np.ndarray) -> np.ndarray:
    k = p.shape[-1]
    return (k - np.trace(p, axis1=-2, axis2=-1)) / (k - 1)


def _z(level: float) -> float:
    return least_squares.quantile(0.5 + level / 2, 10**9)
