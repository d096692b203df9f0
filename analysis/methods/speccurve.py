"""Specification curve: every defensible regression of one question, and how often they agree.

A specification is one choice in every factor: the measure (with its vintage and deflator), the first and the
last year, weighting, sample, estimator. Each is the growth regression of ``analysis.methods.beta``: yearly
log growth between two years on the log level of the first. All are fitted in one batch
(``analysis.methods.least_squares``), with HC3 errors and Student's t with n - 2 degrees of freedom. What is
compared is the speed of convergence in log points a year, positive if poorer regions grew faster:

    linear: v = -b                            (growth lost per log point of starting level)
    nls:    v = -ln(1 + b T) / T              (the rate at which the distance closes)

The second is the same fit re-expressed (see ``analysis.methods.beta``): it cannot change the sign, and
hardly the significance, only the size, the more so the longer the window.

``decomposition`` says which factor moves the estimates most. With dummies for the levels of each factor, the
share of the estimates' variance is given three ways: alone (the factor's own R2), last (what R2 of the model
with all main effects loses without it), and the Shapley value, its gain in R2 averaged over all orders in
which factors could enter; these sum to R2 of the main effects, and what is left is interaction. ``matched``
is plainer: the mean change of the estimate when one choice alone is changed.

``joint_test`` asks whether curves like the observed one turn up where starting levels and growth have nothing
to do with each other. Null: the regions' growth, over all windows and measures together, is exchangeable
between regions given their starting levels, weights and membership of samples. Scheme: whole sets of growth
figures change hands between regions, by one permutation for all specifications of a draw, so that the
dependence between overlapping windows, measures and samples stays; every specification is fitted again.
Levels are not rebuilt from the growth that was drawn. p = (k + 1) / (B + 1), k being the draws at least as
extreme. With ``groups`` growth changes hands within groups only: the null then allows any difference between
groups.

Sources: U. Simonsohn, J. P. Simmons and L. D. Nelson, "Specification curve analysis", Nature Human Behaviour
4 (2020), 1208-1214; S. Steegen, F. Tuerlinckx, A. Gelman and W. Vanpaemel, Perspectives on Psychological
Science 11 (2016), 702-712; A. F. Shorrocks, Journal of Economic Inequality 11 (2013), 99-126 (written 1999).

It misleads when shares are read as probabilities: specifications are no sample, long windows and early years
are simply more numerous, and who lists the choices sets the weights. And exchangeable growth is a strong
null: neighbours grow alike, so that an unrestricted p is too small where levels are clustered on the map as
well.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.data.errors import NotEstimable
from analysis.methods.least_squares import ols, quantile, two_sided
from analysis.methods.rounding import DIGITS

if TYPE_CHECKING:
    from analysis.data.series import Series

FACTORS = ("measure", "first", "last", "weighting", "sample", "estimator")
ESTIMATORS = ("linear", "nls")
SHORTEST = 5
SIGNIFICANT = 0.05
FITTED = 1 << 21  # figures of the specifications that are fitted at a time
DRAWN = 1_000_000  # numbers held at a time while permuting: what a cache holds is fastest


@dataclass(frozen=True)
class Measure:
    """One way to measure levels and growth.

    ``table`` is long: region, year, ``level`` (whose log in the first year is the regressor), ``path`` (whose
    log difference is the growth: the same column at current prices, a volume in real terms), both positive.
    ``labels`` are further names for the measure: vintage, deflator...
    """

    name: str
    table: pd.DataFrame
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Curve:
    """All specifications of a curve, fitted.

    ``table`` has a row a specification: the factors, the measure's labels, years (T), n, speed (log points
    a year), se, t, p, coefficient (b), significant (p < .05), converges (significant and speed above 0).
    ``fits`` counts the distinct regressions behind it. The arrays (fits, regions) are what was fitted: log
    starting levels, growth, weights (0: outside the sample).
    """

    spec: dict[str, Any]
    table: pd.DataFrame
    regions: tuple[str, ...]
    initial: np.ndarray
    growth: np.ndarray
    weight: np.ndarray
    years: np.ndarray
    notes: tuple[str, ...]

    @property
    def fits(self) -> int:
        """The number of distinct regressions."""
        return len(self.years)

    def share(self, **where: Any) -> float:
        """The share of specifications that converge significantly, among those with the values given."""
        return float(_where(self.table, where)["converges"].mean())

    def share_opposite(self, **where: Any) -> float:
        """The share of specifications that diverge significantly."""
        rows = _where(self.table, where)
        return float((rows["significant"] & (rows["speed"] < 0)).mean())


@dataclass(frozen=True)
class JointTest:
    """The observed curve against curves under no association; see the module's docstring for the null.

    ``observed`` and ``p`` have median (speed), share (that converge significantly) and mean_t (the mean t
    statistic); ``drawn`` has a row a draw and the same columns. One-sided, for convergence.
    """

    spec: dict[str, Any]
    observed: dict[str, float]
    p: dict[str, float]
    drawn: pd.DataFrame
    notes: tuple[str, ...]


def measure(
    name: str,
    levels: pd.DataFrame,
    path: pd.DataFrame | None = None,
    *,
    value: str = "per_head",
    **labels: str,
) -> Measure:
    """A ``Measure`` from two long tables (region, year, ``value``): starting levels, and the path of growth
    (by default the same). Only region-years in both are kept."""
    keys = ["region", "year"]
    start = levels[[*keys, value]].rename(columns={value: "level"})
    grown = (levels if path is None else path)[[*keys, value]].rename(columns={value: "path"})
    return Measure(name, start.merge(grown, on=keys), labels)


def measures(series: Iterable[Series], *, years: Iterable[int]) -> list[Measure]:
    """A ``Measure`` for each series, and for each at constant prices that has a price index, over ``years``.

    Starting levels are those of the first year at its own prices; growth is the series' own: of a volume
    series the volume's, of one deflated that at constant prices.
    """
    kept, found = set(years), []
    for s in series:
        flat = s.deflated()
        for name, levels, path in [
            (s.name, s.table if s.nominal is None else s.nominal, s.table),
            *([(flat.name, s.table, flat.table)] if flat else []),
        ]:
            found.append(measure(name, levels, path[path["year"].isin(kept)]))
    return found


def people(series: Iterable[Series]) -> pd.DataFrame | None:
    """The weights of all series together, for ``curve``: region, year, weight; None without any."""
    columns = ["region", "year"]
    own = [s.table[[*columns, s.weights]].set_axis([*columns, "weight"], axis=1) for s in series if s.weights]
    return pd.concat(own).drop_duplicates(columns, ignore_index=True) if own else None


def curve(
    measures: Sequence[Measure],
    *,
    samples: Mapping[str, Iterable[str]],
    weights: Mapping[str, pd.DataFrame | None],
    shortest: int = SHORTEST,
    estimators: Sequence[str] = ESTIMATORS,
    errors: str = "hc3",
) -> Curve:
    """Fit every combination: each measure over each window of at least ``shortest`` years, with each
    weighting and in each sample, by each estimator.

    ``samples`` maps names to the regions left out; ``weights`` maps names to a table (region, year, weight),
    taken in the window's first year, or to None for equal weights. Every measure holds the same regions, each
    in every one of its years.

    Raises ValueError for regions that differ between measures or lack years, levels that are not positive,
    unknown regions in samples, weights that do not match, samples of fewer than 4 regions, no window at all.
    """
    where = "speccurve.curve"
    if unknown := [e for e in estimators if e not in ESTIMATORS]:
        raise ValueError(f"{where}: unknown estimator {', '.join(unknown)}; any of {', '.join(ESTIMATORS)}.")
    regions = _regions(measures, where)
    inside = _inside(samples, regions, where)
    own = {name: _weights(table, regions, name, where) for name, table in weights.items()}
    rows, initial, growth, weight = [], [], [], []
    for measure in measures:
        level, path = (_logs(measure, column, regions, where) for column in ("level", "path"))
        for first, last in _windows(level.columns, shortest):
            start, rate = level[first].to_numpy(), (path[last] - path[first]).to_numpy() / (last - first)
            for (weighting, by_year), (sample, kept) in itertools.product(own.items(), inside.items()):
                rows.append((measure.name, first, last, weighting, sample))
                initial.append(start)
                growth.append(rate)
                weight.append(kept * by_year(first))
    if not rows:
        raise NotEstimable(
            "years",
            f"{where}: no window of at least {shortest} years in any measure; shorten it.",
            n=max(m.table["year"].nunique() for m in measures),
            least=shortest + 1,
        )
    arrays = tuple(np.stack(part) for part in (initial, growth, weight))
    table = _fitted(pd.DataFrame(rows, columns=list(FACTORS[:-1])), arrays, estimators, errors)
    for label in dict.fromkeys(itertools.chain.from_iterable(m.labels for m in measures)):
        table[label] = table["measure"].map({m.name: m.labels.get(label, "") for m in measures})
    years = (table["last"] - table["first"]).to_numpy()[: len(rows)]
    spec = {"measures": tuple(m.name for m in measures), "samples": tuple(samples), "weights": tuple(weights)}
    spec |= {"shortest": shortest, "estimators": tuple(estimators), "errors": errors}
    notes = _notes(table, len(rows), errors)
    return Curve(spec, table, tuple(regions), *arrays, years, notes)  # type: ignore[call-arg]


def part(found: Curve, **where: Any) -> Curve:
    """The curve of the specifications with the values given: ``first=[2012, 2013]``, ``measure="income"``...

    Estimators stay together. Raises ValueError if nothing is left.
    """
    keep = np.zeros(found.fits, dtype=bool)
    keep[_where(found.table.iloc[: found.fits], where).index] = True
    table = found.table[np.tile(keep, len(found.table) // found.fits)].reset_index(drop=True)
    arrays = {name: getattr(found, name)[keep] for name in ("initial", "growth", "weight", "years")}
    notes = _notes(table, int(keep.sum()), found.spec["errors"])
    return replace(found, table=table, notes=notes, spec=found.spec | {"part": where}, **arrays)


def decomposition(
    table: pd.DataFrame, *, factors: Sequence[str] = FACTORS, value: str = "speed"
) -> pd.DataFrame:
    """Each factor's share of the variance of ``value``: factor, levels, alone, last, shapley; sorted by the
    last column. The attribute ``attrs["r2"]`` holds R2 of all main effects.

    Rows without a value are left out; a factor with one level is left out too. Raises ValueError if none is
    left, or for more than 12 (2^12 subsets are fitted).
    """
    where = "speccurve.decomposition"
    rows = table.dropna(subset=[value])
    used = [f for f in factors if rows[f].nunique() > 1]
    if not 0 < len(used) <= 12:
        raise NotEstimable(
            "choices", f"{where}: {len(used)} factors with two levels or more; 1 to 12 can be compared."
        )
    r2 = _r2_by_subset(rows, used, value)
    every = frozenset(used)
    out = []
    for factor in used:
        others = [f for f in used if f != factor]
        shapley = 0.0
        for size in range(len(used)):
            share = 1 / (len(used) * math.comb(len(others), size))
            for chosen in itertools.combinations(others, size):
                shapley += share * (r2[frozenset(chosen) | {factor}] - r2[frozenset(chosen)])
        alone, last = r2[frozenset({factor})], r2[every] - r2[every - {factor}]
        out.append((factor, int(rows[factor].nunique()), alone, last, shapley))
    found = pd.DataFrame(out, columns=["factor", "levels", "alone", "last", "shapley"])
    found = found.sort_values("shapley", ascending=False, kind="stable", ignore_index=True)
    found.attrs["r2"] = r2[every]
    return found


def matched(table: pd.DataFrame, *, factor: str, base: Any, other: Any) -> dict[str, float]:
    """Pairs of specifications that differ in ``factor`` alone, ``base`` against ``other``.

    Returns n (pairs), difference (mean of other - base in speed), size (mean absolute difference), flipped
    (share of pairs of which exactly one converges significantly). Raises ValueError if there is no pair.
    """
    found = _matched(table, factor, base, other)
    if found is None:
        raise ValueError(
            f"speccurve.matched: no two specifications differ in {factor} alone, {base}/{other}."
        )
    return found


def _matched(table: pd.DataFrame, factor: str, base: Any, other: Any) -> dict[str, float] | None:
    keys = [f for f in FACTORS if f != factor]
    columns = [*keys, "speed", "converges"]
    left, right = (table.loc[table[factor] == level, columns] for level in (base, other))
    both = left.merge(right, on=keys, suffixes=("", "_other")).dropna(subset=["speed", "speed_other"])
    if both.empty:
        return None
    change = both["speed_other"] - both["speed"]
    flipped = (both["converges"] != both["converges_other"]).mean()
    found = {"n": len(both), "difference": change.mean(), "size": change.abs().mean(), "flipped": flipped}
    return {name: float(number) for name, number in found.items()}


def moves(found: Curve) -> pd.DataFrame:
    """One choice changed and nothing else, for every such change: a row each, the largest first.

    Compared are each two measures, weightings and estimators, the first sample with each other one, and,
    pooled, all neighbouring first and last years (base ``year``, other ``next``). Columns factor, base,
    other, n (pairs), difference and size (percentage points a year), flipped (% of pairs), as ``matched``,
    step (``<base>_to_<other>``, ``<factor>_year``). A change that no pair shows has no row.
    """
    rows = []
    for factor in FACTORS:
        levels = list(found.table[factor].drop_duplicates())
        if factor in ("first", "last"):
            if len(levels) > 1:
                own = neighbours(found.table, factor=factor)
                rows.append({"factor": factor, "base": "year", "other": "next"} | own)
            continue
        pairs = itertools.combinations(levels, 2)
        for base, other in pairs if factor != "sample" else ((levels[0], other) for other in levels[1:]):
            if (own := _matched(found.table, factor, base, other)) is not None:
                rows.append({"factor": factor, "base": base, "other": other} | own)
    out = pd.DataFrame(rows)
    scaled = {name: 100 * out[name] for name in ("difference", "size", "flipped")}
    step = (out["base"] + "_to_" + out["other"]).str.replace(".", "_", regex=False)
    step = step.where(out["base"] != "year", out["factor"] + "_year")
    out = out.assign(**scaled, n=out["n"].astype(int), step=step)
    return out.sort_values("size", ascending=False, kind="stable", ignore_index=True)


def neighbours(table: pd.DataFrame, *, factor: str) -> dict[str, float]:
    """``matched`` over all neighbouring levels of ``factor`` (first or last year), pooled by pairs: the
    change when one end of the window moves by a step."""
    years = sorted(table[factor].unique())
    found = [_matched(table, factor, a, b) for a, b in itertools.pairwise(years)]
    rows = pd.DataFrame([pair for pair in found if pair is not None])
    pooled = rows.drop(columns="n").mul(rows["n"], axis=0).sum() / rows["n"].sum()
    return {"n": float(rows["n"].sum()), **pooled.to_dict()}


def halves(found: Curve, *, start: int) -> dict[str, dict[str, Any]]:
    """The parts of a curve, for ``part``: all, early (windows that end by ``start``), late (that begin there
    or later); those alone that hold a window."""
    first, last = found.table["first"], found.table["last"]
    early, late = sorted(set(last[last <= start])), sorted(set(first[first >= start]))
    chosen = {"early": {"last": early}, "late": {"first": late}}
    return {"all": {}} | {name: where for name, where in chosen.items() if any(where.values())}


def summary(found: Curve, *, parts: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """The estimates by part and measure: half, series (``together`` first, then each if there are several),
    n, median, lowest and highest (% a year), share and share_opposite (% that converge, diverge
    significantly). A half without windows has n = 0 and no estimates."""
    rows = []
    several = found.table["measure"].nunique() > 1
    for half, where in parts.items():
        own = part(found, **where)
        for name in ["together", *(own.table["measure"].unique() if several else [])]:
            of = {} if name == "together" else {"measure": name}
            speeds = 100 * _where(own.table, of)["speed"]
            row = {"half": half, "series": name, "n": len(speeds), "median": speeds.median()}
            row |= {"lowest": speeds.min(), "highest": speeds.max(), "share": 100 * own.share(**of)}
            rows.append(row | {"share_opposite": 100 * own.share_opposite(**of)})
    rows += [{"half": half, "series": "together", "n": 0} for half in ("early", "late") if half not in parts]
    return pd.DataFrame(rows)


def late_windows(parts: Mapping[str, Any], *, start: int, shortest: int) -> Mapping[str, Any]:
    """The part ``late`` of ``halves``. Raises NotEstimable where no window begins at ``start`` or later."""
    if "late" not in parts:
        raise no_windows(start=start, shortest=shortest)
    return parts["late"]


def no_windows(*, start: int, shortest: int) -> NotEstimable:
    """Why a half of a curve may be empty."""
    return NotEstimable("windows", year=start, least=shortest)


def windows(found: Curve) -> pd.DataFrame:
    """The windows of a curve by measure: unweighted, all regions, non-linear.

    Columns series (the measure), first, last, speed (% a year), se, p, flagged (no significant convergence);
    by measure in the curve's order, first and last.
    """
    kept = _where(found.table, {"weighting": "equal", "sample": "all", "estimator": "nls"})
    kept = kept.assign(speed=100 * kept["speed"], flagged=~kept["converges"], series=kept["measure"])
    order = {name: place for place, name in enumerate(found.table["measure"].unique())}
    kept = kept.assign(_at=kept["series"].map(order)).sort_values(["_at", "first", "last"], kind="stable")
    return kept[["series", "first", "last", "speed", "se", "p", "flagged"]].reset_index(drop=True)


def joint_test(
    found: Curve, *, draws: int = 999, seed: int, groups: Mapping[str, str] | None = None
) -> JointTest:
    """The curve's median, share and mean t against ``draws`` curves under no association.

    ``groups`` maps every region to a group within which alone growth changes hands. Raises ValueError for
    fewer than 99 draws, regions without a group, groups that are all of one region.
    """
    return joint_tests(found, parts={"all": {}}, draws=draws, seed=seed, groups=groups)["all"]


def joint_tests(
    found: Curve,
    *,
    parts: Mapping[Any, Mapping[str, Any]],
    draws: int = 999,
    seed: int,
    groups: Mapping[str, str] | None = None,
) -> dict[Any, JointTest]:
    """``joint_test`` for several parts of a curve from the same permutations, at the price of one.

    ``parts`` maps a name to the values that choose it, as in ``part``; no values: the whole curve.
    """
    where = "speccurve.joint_tests"
    if draws < 99:
        raise ValueError(
            f"{where}: {draws} draws; at least 99, for a p-value that can fall below .05 surely."
        )
    orders = _permutations(found.regions, groups, draws, seed, where)
    whole = np.concatenate([np.arange(len(found.regions))[None], orders])
    first = found.table.iloc[: found.fits]
    chosen = {name: _where(first, values).index.to_numpy() for name, values in parts.items()}
    figures = _figures(found, whole, list(chosen.values()))
    said = (
        f"{draws} permutations of the regions' growth"
        + (" within groups" if groups else "")
        + "; one-sided.",
        "Null: growth is exchangeable between regions given starting levels, weights and samples.",
    )
    spec = {"draws": draws, "seed": seed, "groups": groups is not None}
    return {
        name: _judged(own, spec | {"part": dict(parts[name])}, said)
        for name, own in zip(chosen, figures, strict=True)
    }


def _judged(figures: np.ndarray, spec: dict[str, Any], said: tuple[str, ...]) -> JointTest:
    drawn = pd.DataFrame(figures[1:], columns=["median", "share", "mean_t"])
    observed = dict(zip(drawn.columns, map(float, figures[0]), strict=True))
    # Ties are common in shares: a margin for rounding keeps them on the cautious side.
    p = {n: float((1 + (drawn[n] >= v - 1e-12).sum()) / (len(drawn) + 1)) for n, v in observed.items()}
    return JointTest(spec, observed, p, drawn, said)


def _where(table: pd.DataFrame, where: Mapping[str, Any]) -> pd.DataFrame:
    rows = table
    for column, wanted in where.items():
        rows = rows[rows[column].isin(wanted) if isinstance(wanted, list | set) else rows[column] == wanted]
    if rows.empty:
        raise ValueError(f"speccurve.share: no specification with {dict(where)}.")
    return rows


def _regions(measures: Sequence[Measure], where: str) -> list[str]:
    if not measures:
        raise ValueError(f"{where}: no measure; at least one is needed.")
    regions = list(measures[0].table["region"].drop_duplicates())
    for measure in measures[1:]:
        if differing := set(measure.table["region"]) ^ set(regions):
            raise ValueError(
                f"{where}: {_names(sorted(differing))} not in both {measures[0].name} and {measure.name}; a "
                "curve compares the same regions. Leave them out of all."
            )
    return regions


def _inside(samples: Mapping[str, Iterable[str]], regions: list[str], where: str) -> dict[str, np.ndarray]:
    inside = {}
    for name, out in samples.items():
        if unknown := set(out) - set(regions):
            raise ValueError(f"{where}: the sample {name!r} leaves out unknown {_names(sorted(unknown))}.")
        inside[name] = np.array([region not in set(out) for region in regions], dtype=float)
        if inside[name].sum() < 4:
            raise NotEstimable(
                "regions",
                f"{where}: the sample {name!r} has fewer than 4 regions.",
                n=int(inside[name].sum()),
                least=4,
            )
    return inside


def _logs(measure: Measure, column: str, regions: list[str], where: str) -> pd.DataFrame:
    table = measure.table
    panel.validate(table, [column], where=f"{where}, {measure.name}")
    wide = table.pivot(index="region", columns="year", values=column).loc[regions].astype(float)
    if not (wide > 0).all(axis=None):
        bad = [f"{region} {year}" for region, year in wide[~(wide > 0)].isna().stack()[lambda s: ~s].index]
        bad = bad or [f"{r} {y}" for r, y in wide.isna().stack()[lambda s: s].index]
        raise ValueError(
            f"{where}: {column} of {_names(bad)} in {measure.name} is missing or not positive; leave these "
            "regions or years out."
        )
    return np.log(wide)


def _windows(years: Iterable[int], shortest: int) -> list[tuple[int, int]]:
    return [(a, b) for a, b in itertools.combinations(sorted(years), 2) if b - a >= shortest]


def _weights(
    table: pd.DataFrame | None, regions: list[str], name: str, where: str
) -> Callable[[int], np.ndarray]:
    """A function from a year to the regions' weights, scaled to mean one so that weightings are alike."""
    if table is None:
        return lambda year: np.ones(len(regions))
    if missing := {"region", "year", "weight"} - set(table.columns):
        raise ValueError(f"{where}: the weights {name!r} lack the column {_names(sorted(missing))}.")
    wide = table.pivot(index="region", columns="year", values="weight").reindex(regions).astype(float)
    known = {year: (wide[year] / wide[year].mean()).to_numpy() for year in wide.columns}

    def of(year: int) -> np.ndarray:
        own = known.get(year, np.full(len(regions), np.nan))
        if not (own > 0).all():
            lacking = [region for region, w in zip(regions, own, strict=True) if not w > 0]
            raise ValueError(
                f"{where}: the weights {name!r} of {_names(lacking)} in {year} are missing or not positive; "
                "add them, or start later."
            )
        return own

    return of


def _fitted(
    rows: pd.DataFrame, arrays: tuple[np.ndarray, ...], estimators: Sequence[str], errors: str
) -> pd.DataFrame:
    step, found = max(1, FITTED // arrays[0].shape[1]), []
    for i in range(0, len(rows), step):  # the temporary arrays of a fit are many times its figures
        initial, growth, weight = (part[i : i + step] for part in arrays)
        design = np.stack([np.ones_like(initial), initial], axis=2)
        fit = ols(design, growth, weights=weight, errors=[errors])
        found.append((fit.coefficients[:, 1], fit.se(errors)[:, 1], fit.n, fit.df))
    b, se, n, df = (np.concatenate(part) for part in zip(*found, strict=True))
    years = (rows["last"] - rows["first"]).to_numpy(dtype=float)
    parts = []
    for estimator in estimators:
        rate, rate_se = _speeds(b, se, years, estimator)
        part = rows.assign(estimator=estimator, years=years.astype(int), n=n, speed=rate, se=rate_se)
        parts.append(part.assign(t=rate / rate_se, p=two_sided(rate / rate_se, df), coefficient=b))
    out = pd.concat(parts, ignore_index=True)
    out["significant"] = out["p"] < SIGNIFICANT
    return out.assign(converges=out["significant"] & (out["speed"] > 0))


def _speeds(
    b: np.ndarray, se: np.ndarray, years: np.ndarray, estimator: str
) -> tuple[np.ndarray, np.ndarray]:
    if estimator == "linear":
        return -b, se
    left = 1 + b * years
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(left > 0, -np.log(left) / years, np.nan), np.where(left > 0, se / left, np.nan)


def _notes(table: pd.DataFrame, fits: int, errors: str) -> tuple[str, ...]:
    without = int(table["speed"].isna().sum())
    said = [f"{len(table)} specifications of {fits} regressions; {errors.upper()} errors, Student's t."]
    if without:
        said.append(f"{without} specifications have no speed (b <= -1/T) and count as not significant.")
    return tuple(said)


def _r2_by_subset(rows: pd.DataFrame, factors: list[str], value: str) -> dict[frozenset, float]:
    """R2 of the main effects of every subset of the factors, from one matrix of cross-products."""
    blocks, at = [], {}
    for factor in factors:
        dummies = pd.get_dummies(rows[factor]).to_numpy(dtype=float)[:, 1:]
        start = sum(b.shape[1] for b in blocks)
        at[factor] = list(range(start, start + dummies.shape[1]))
        blocks.append(dummies - dummies.mean(axis=0))
    x, y = np.concatenate(blocks, axis=1), rows[value].to_numpy(dtype=float)
    y = y - y.mean()
    gram, cross, total = x.T @ x, x.T @ y, float(y @ y)
    found = {frozenset(): 0.0}
    for size in range(1, len(factors) + 1):
        for chosen in itertools.combinations(factors, size):
            columns = list(itertools.chain.from_iterable(at[f] for f in chosen))
            part = cross[columns]
            solved = np.linalg.lstsq(gram[np.ix_(columns, columns)], part, rcond=1e-10)[0]
            found[frozenset(chosen)] = round(float(part @ solved) / total, DIGITS) if total > 0 else 0.0
    return found


def _permutations(
    regions: Sequence[str], groups: Mapping[str, str] | None, draws: int, seed: int, where: str
) -> np.ndarray:
    """Orders (draws, regions): whose growth each region gets."""
    rng = np.random.default_rng(seed)
    if groups is None:
        return rng.permuted(np.tile(np.arange(len(regions)), (draws, 1)), axis=1)
    if lacking := [region for region in regions if region not in groups]:
        raise ValueError(f"{where}: {_names(lacking)} without a group; give every region one.")
    own = np.array([groups[region] for region in regions])
    if len(set(own)) == len(own):
        raise ValueError(f"{where}: every group holds one region; nothing can change hands within groups.")
    orders = np.tile(np.arange(len(regions)), (draws, 1))
    for group in dict.fromkeys(own):
        members = np.flatnonzero(own == group)
        orders[:, members] = rng.permuted(np.tile(members, (draws, 1)), axis=1)
    return orders


def _figures(found: Curve, orders: np.ndarray, parts: list[np.ndarray]) -> np.ndarray:
    """Median speed, share that converge significantly and mean t (parts, orders, 3), growth permuted."""
    design, kinds = _Design.of(found), found.spec["estimators"]
    step = max(1, DRAWN // (found.fits * len(kinds)))
    out = np.empty((len(parts), len(orders), 3))
    for i in range(0, len(orders), step):
        b, se = design.permuted(orders[i : i + step])
        both = [_speeds(b, se, design.years, kind) for kind in kinds]
        for own, rows in zip(out, parts, strict=True):
            speed = np.concatenate([rate[:, rows] for rate, _ in both], axis=1)
            t = speed / np.concatenate([rate_se[:, rows] for _, rate_se in both], axis=1)
            critical = np.tile(design.critical[rows], len(kinds))
            own[i : i + step, 1], own[i : i + step, 2] = (t > critical).mean(axis=1), np.nanmean(t, axis=1)
            # No speed means that the ranking turned over: faster than any.
            own[i : i + step, 0] = np.median(np.nan_to_num(speed, nan=np.inf), axis=1)
    return out


@dataclass(frozen=True)
class _Design:
    """What stays when growth is permuted: rows (fits, regions) for the slope and its HC3 error.

    With x less its weighted mean, s = sum w x^2 and a = (w x / (1 - h))^2, the slope is sum (w x / s) g and
    the squared error sum a e^2 / s^2 with e = g - mean - slope x, expanded so that products of matrices do.
    """

    growth: np.ndarray
    same: list[np.ndarray]
    x: np.ndarray
    weight: np.ndarray
    square: np.ndarray
    a: np.ndarray
    years: np.ndarray
    critical: np.ndarray

    @classmethod
    def of(cls, found: Curve) -> _Design:
        if found.spec["errors"] != "hc3":
            raise ValueError(
                "speccurve.joint_test: the curve was fitted without HC3; fit it with errors='hc3'."
            )
        w = found.weight / found.weight.sum(axis=1, keepdims=True)
        x = found.initial - (w * found.initial).sum(axis=1, keepdims=True)
        square = (w * x * x).sum(axis=1, keepdims=True)
        leverage = w + w * x * x / square
        a = (w * x / (1 - leverage)) ** 2
        # Specifications of one window and measure share their growth figures.
        unique, group = np.unique(found.growth, axis=0, return_inverse=True)
        same = [np.flatnonzero(group == i) for i in range(len(unique))]
        n = (found.weight > 0).sum(axis=1)
        return cls(
            unique, same, x, w, square, a, found.years.astype(float), quantile(1 - SIGNIFICANT / 2, n - 2)
        )

    def permuted(self, orders: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Slopes and HC3 errors (orders, fits)."""
        b, variance = np.empty((2, len(self.x), len(orders)))
        for growth, rows in zip(self.growth, self.same, strict=True):
            g = np.ascontiguousarray((growth - growth.mean())[orders].T)
            x, w, a, square = self.x[rows], self.weight[rows], self.a[rows], self.square[rows]
            products = np.concatenate([w * x / square, w, a, a * x]) @ g
            slope, mean, ag, axg = products.reshape(4, len(rows), -1)
            one, ax, axx = ((a * x**power).sum(axis=1, keepdims=True) for power in (0, 1, 2))
            about = (
                a @ (g * g) + mean * (mean * one - 2 * ag) + slope * (slope * axx + 2 * mean * ax - 2 * axg)
            )
            b[rows], variance[rows] = slope, np.maximum(about, 0) / square**2
        return np.ascontiguousarray(b.T), np.sqrt(np.ascontiguousarray(variance.T))


def _names(items: Iterable[object], most: int = 6) -> str:
    listed = [str(i) for i in items]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
