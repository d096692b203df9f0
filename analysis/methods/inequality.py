"""Inequality between regions and its decomposition: Theil's T and L, Gini, Williamson, Atkinson.

Region i has the value x_i per head and the weight p_i, its share of the population (or 1/n: every region
counts alike). m = sum p_i x_i, y_i = x_i / m; every index is free of the unit of money, zero if all x_i are
equal.

    Theil T                        sum p y ln y
    Theil L (mean log deviation)   - sum p ln y
    GE(2)                          (sum p y^2 - 1) / 2
    Williamson                     sqrt(sum p (y - 1)^2) = sqrt(2 GE(2))
    Gini                           sum_ij p_i p_j |y_i - y_j| / 2
    Atkinson, aversion e           1 - (sum p y^(1-e))^(1/(1-e)); e = 1: 1 - exp(sum p ln y)

Groups g have the population shares p_g, relative means y_g and shares of income s_g = p_g y_g.

- T, L, GE(2) (generalised entropy, a = 1, 0, 2; Shorrocks 1980): total = within + between, within = sum p_g
  y_g^a I_g, between = the index of the groups' means. Exact.
- Gini (Bhattacharya and Mahalanobis 1967; Lambert and Aronson 1993): within = sum p_g s_g G_g, between = the
  Gini of the groups' means, overlap = the rest, zero if and only if the groups' ranges do not overlap. The
  same three numbers are Dagum's (1997) within, net between and transvariation.
- Atkinson (Blackorby, Donaldson and Auersperg 1981), with equally distributed equivalents x*: within = 1 -
  sum p_g x*_g / m, between = 1 - x* / sum p_g x*_g, 1 - A = (1 - within)(1 - between); `overlap` is - within
  x between, so that the three add up here as well. The share between is ln(1 - between) / ln(1 - A).

A group of one has nothing within. Zero values: T, Gini, GE(2), Williamson and Atkinson with e < 1 take them
(0 ln 0 = 0); L and Atkinson with e >= 1 have no value there and refuse. Negative values are refused by all.

They mislead. What lies inside a region is not seen: a province's mean hides more inequality than lies between
provinces. The share between groups rises with the number of groups by itself; `by_chance` says what random
groups of the same sizes would give. Indices weigh the ends differently: T, GE(2) and Williamson listen to the
rich end, L and Atkinson (more so with e) to the poor end, Gini to the middle. If one year's Lorenz curve lies
above another's everywhere, all of them agree (Atkinson 1970); if the curves cross, some pair of indices must
disagree.

Sources: H. Theil, Economics and Information Theory (1967); A. F. Shorrocks, Econometrica 48 (1980), 613-625;
N. Bhattacharya and B. Mahalanobis, Journal of the American Statistical Association 62 (1967), 143-161; P. J.
Lambert and J. R. Aronson, Economic Journal 103 (1993), 1221-1227; C. Dagum, Empirical Economics 22 (1997),
515-531; J. G. Williamson, Economic Development and Cultural Change 13 (1965), no. 4, part 2; A. B. Atkinson,
Journal of Economic Theory 2 (1970), 244-263; C. Blackorby, D. Donaldson and M. Auersperg, Canadian Journal of
Economics 14 (1981), 665-685.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.data.errors import NotEstimable

if TYPE_CHECKING:
    from analysis.data.series import Series

ENTROPY = {"theil_l": 0, "theil_t": 1, "ge2": 2}
NAMED = ("theil_t", "theil_l", "ge2", "gini", "williamson")
DEFAULT = ("theil_t", "theil_l", "gini", "williamson", "atkinson_0.5", "atkinson_1", "atkinson_2")
ROUNDING = 1e-12
CHUNK = 1 << 20  # doubles of permuted values held at once

_ATKINSON = re.compile(r"atkinson_(\d+(?:\.\d+)?)")


class _Panel(NamedTuple):
    """Units and years, values and population shares (n, T); a missing cell has value 1 and share 0."""

    units: list[str]
    years: np.ndarray
    x: np.ndarray
    p: np.ndarray


@dataclass(frozen=True, eq=False)
class Crossing:
    """How two years' Lorenz curves lie: ``order`` is lower, higher (inequality in ``last``), same or
    crossing.
    """

    first: int
    last: int
    order: str
    at: tuple[float, ...]
    curves: pd.DataFrame

    def gain(self, people: float) -> float:
        """What the poorest ``people`` percent have more of in ``last`` than in ``first``, in percentage
        points.
        """
        return float(np.interp(people, self.curves["people"], self.curves["difference"]))


def by_year(
    df: pd.DataFrame,
    *,
    value: str = "per_head",
    weights: str | None = "mean_population",
    measures: Iterable[str] = DEFAULT,
    unit: str = "region",
    missing: str = "refuse",
) -> pd.DataFrame:
    """Indices of every year's cross-section: columns measure, year, value, n.

    ``df`` is long (``unit``, year, ``value``, ``weights``); weights None counts every unit alike.
    ``measures``: theil_t, theil_l, ge2, gini, williamson, atkinson_<aversion> (atkinson_0.5).
    ``missing="drop"`` leaves a unit out of the years in which it has no value; n says how many are left.

    Raises ValueError naming units and years: missing, twice, negative, zero where the index has no value,
    without a positive weight; fewer than two units in a year; for an unknown measure.
    """
    where = "inequality.by_year"
    names = list(measures)
    panel = _panel(df, value=value, weights=weights, unit=unit, where=where, missing=missing)
    n = (panel.p > 0).sum(axis=0)
    tables = []
    for name in names:
        compute = _index(name, panel, where)
        tables.append(
            pd.DataFrame({"measure": name, "year": panel.years, "value": compute(panel.x, panel.p), "n": n})
        )
    return pd.concat(tables, ignore_index=True)


def decompose(
    df: pd.DataFrame,
    *,
    groups: str,
    measure: str = "theil_t",
    value: str = "per_head",
    weights: str | None = "mean_population",
    unit: str = "region",
    missing: str = "refuse",
) -> pd.DataFrame:
    """An index by year, within and between the groups of the column ``groups``.

    Columns year, measure, total, within, between, overlap, share (%, between of total), n. within + between +
    overlap = total; overlap is zero for the entropy indices (see the module for Gini and Atkinson). A year
    without inequality has a missing share. Raises ValueError as ``by_year``; for units without a group or in
    two, for a single group, and for williamson, which does not decompose (its square is twice ge2, which
    does).
    """
    where = "inequality.decompose"
    panel = _panel(df, value=value, weights=weights, unit=unit, where=where, missing=missing)
    _, labels = _labels(df, groups, panel.units, unit, where)
    parts = _parts(measure, panel, labels, where)
    total = sum(parts)
    share = _share(measure, parts[1], total)
    table = {"year": panel.years, "measure": measure, "total": total, "within": parts[0], "between": parts[1]}
    return pd.DataFrame(table | {"overlap": parts[2], "share": share, "n": (panel.p > 0).sum(axis=0)})


def pieces(df: pd.DataFrame, *, groups: str, measure: str = "theil_t") -> pd.DataFrame:
    """What adds up to each year's index: ``groups`` (each group's part, and "between"), year, value.

    Raises ValueError as ``by_group``.
    """
    between = decompose(df, groups=groups, measure=measure).rename(columns={"between": "value"})
    within = by_group(df, groups=groups, measure=measure)
    within = within[[groups, "year", "within"]].rename(columns={"within": "value"})
    return pd.concat(
        [between.assign(**{groups: "between"})[[groups, "year", "value"]], within], ignore_index=True
    )


def by_group(
    df: pd.DataFrame,
    *,
    groups: str,
    measure: str = "theil_t",
    value: str = "per_head",
    weights: str | None = "mean_population",
    unit: str = "region",
    missing: str = "refuse",
) -> pd.DataFrame:
    """Each group's own index and what it adds to the within part, by year; for theil_t, theil_l, ge2 and
    gini.

    Columns ``groups``, year, people (% of all), relative (mean over the overall mean), value (the index
    inside the group), within (its term of the within part), n. The terms of a year add up to ``decompose``'s
    within. Groups come in order of appearance. Raises ValueError as ``decompose``.
    """
    where = "inequality.by_group"
    panel = _panel(df, value=value, weights=weights, unit=unit, where=where, missing=missing)
    names, labels = _labels(df, groups, panel.units, unit, where)
    _index(measure, panel, where)
    if measure not in ENTROPY and measure != "gini":
        raise ValueError(f"{where}: no terms by group for {measure}; one of {', '.join([*ENTROPY, 'gini'])}.")
    people, relative = _group_means(panel, labels)
    own = _own(measure, panel, labels)
    factor = people**2 * relative if measure == "gini" else people * relative ** ENTROPY[measure]
    count = np.array([(panel.p[labels == g] > 0).sum(axis=0) for g in range(len(names))])
    keys = {
        groups: np.repeat(np.array(names, dtype=object), len(panel.years)),
        "year": np.tile(panel.years, len(names)),
    }
    columns = {"people": 100 * people, "relative": relative, "value": own, "within": factor * own, "n": count}
    return pd.DataFrame(keys | {name: column.ravel() for name, column in columns.items()})


def by_chance(
    df: pd.DataFrame,
    *,
    groups: str,
    measure: str = "theil_t",
    value: str = "per_head",
    weights: str | None = "mean_population",
    permutations: int = 999,
    seed: int = 0,
    unit: str = "region",
) -> pd.DataFrame:
    """The share between groups beside what random groups of as many units each would give.

    Columns year, share (%), expected (mean of the permutations, %), low, high (2.5 and 97.5 %), p (how often
    a random grouping has at least this share: (1 + count) / (1 + permutations)). All years share the
    permutations. For theil_t, theil_l, ge2 and gini. Raises ValueError as ``decompose``.
    """
    where = "inequality.by_chance"
    panel = _panel(df, value=value, weights=weights, unit=unit, where=where)
    names, labels = _labels(df, groups, panel.units, unit, where)
    compute = _index(measure, panel, where)
    if measure not in ENTROPY and measure != "gini":
        raise ValueError(f"{where}: not for {measure}; one of {', '.join([*ENTROPY, 'gini'])}.")
    total = compute(panel.x, panel.p)
    observed = _between(measure, *_group_means(panel, labels))
    drawn = _random_between(measure, panel, labels, len(names), permutations=permutations, seed=seed)
    low, high = np.quantile(drawn, (0.025, 0.975), axis=0)
    p = (1 + (drawn >= observed - ROUNDING).sum(axis=0)) / (1 + permutations)
    table = {"year": panel.years, "share": observed / total, "expected": drawn.mean(axis=0) / total}
    table |= {"low": low / total, "high": high / total}
    return pd.DataFrame({k: v if k == "year" else 100 * v for k, v in table.items()} | {"p": p})


def nested(
    df: pd.DataFrame,
    *,
    levels: Sequence[str],
    measure: str = "theil_t",
    value: str = "per_head",
    weights: str | None = "mean_population",
    unit: str = "region",
) -> pd.DataFrame:
    """An entropy index between the groups of each level, inside those of the level before, down to the units.

    ``levels`` are columns from coarse to fine, each nested in the one before. Columns year, level (the last
    is ``unit``), value, share (%). The values of a year add up to the index. Raises ValueError as
    ``decompose``, for another measure, and for a group of one level that lies in two of the level before.
    """
    where = "inequality.nested"
    if measure not in ENTROPY:
        raise ValueError(f"{where}: {measure} does not split over levels; one of {', '.join(ENTROPY)}.")
    for coarse, fine in pairwise(levels):
        inside = df.groupby(fine, sort=False)[coarse].nunique()
        if (astray := inside > 1).any():
            raise ValueError(f"{where}: {_list(inside.index[astray])} of {fine} in two groups of {coarse}.")
    panel = _panel(df, value=value, weights=weights, unit=unit, where=where)
    total = _index(measure, panel, where)(panel.x, panel.p)
    upto = [np.zeros_like(total)]
    for level in levels:
        _, labels = _labels(df, level, panel.units, unit, where)
        upto.append(_between(measure, *_group_means(panel, labels)))
    added = np.diff([*upto, total], axis=0)
    tables = [
        pd.DataFrame({"year": panel.years, "level": level, "value": part, "share": 100 * part / total})
        for level, part in zip([*levels, unit], added, strict=True)
    ]
    return pd.concat(tables, ignore_index=True)


def lorenz(
    df: pd.DataFrame,
    *,
    year: int,
    value: str = "per_head",
    weights: str | None = "mean_population",
    unit: str = "region",
) -> pd.DataFrame:
    """The Lorenz curve of one year, from the poorest unit on: ``unit`` (missing at the origin), people,
    income (%).
    """
    panel = _panel(df[df["year"] == year], value=value, weights=weights, unit=unit, where="inequality.lorenz")
    x, p = panel.x[:, 0], panel.p[:, 0]
    order = np.argsort(x, kind="stable")
    people, income = (np.concatenate([[0], np.cumsum(part[order])]) for part in (p, p * x))
    names = [None, *(panel.units[i] for i in order)]
    return pd.DataFrame(
        {unit: names, "people": 100 * people / people[-1], "income": 100 * income / income[-1]}
    )


def compare_lorenz(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    weights: str | None = "mean_population",
    unit: str = "region",
) -> Crossing:
    """Do two years' Lorenz curves cross? ``curves``: people (%), first, last, difference (percentage points).

    The curves are compared at the corners of both. ``at`` holds the shares of people (%) where they cross.
    Raises ValueError as ``lorenz``.
    """
    a, b = (lorenz(df, year=year, value=value, weights=weights, unit=unit) for year in (first, last))
    return _crossing(first, last, a, b)


def year_pairs(
    df: pd.DataFrame,
    *,
    value: str = "per_head",
    weights: str | None = "mean_population",
    measures: Iterable[str] = DEFAULT,
    unit: str = "region",
) -> pd.DataFrame:
    """Where measures agree: every pair of years, how the Lorenz curves lie, and the extreme changes of the
    measures.

    Columns first, last, order (as in ``Crossing``), least and least_measure, most and most_measure (% of the
    first year), agree (no two measures move in opposite directions). If the curves do not cross, they must
    agree (Atkinson 1970). O(years^2 x units). Raises ValueError as ``by_year``.
    """
    table = by_year(df, value=value, weights=weights, measures=measures, unit=unit)
    wide = table.pivot(index="year", columns="measure", values="value")
    curves = {year: lorenz(df, year=year, value=value, weights=weights, unit=unit) for year in wide.index}
    rows = []
    levels, names = wide.to_numpy(), wide.columns
    for (i, first), (j, last) in combinations(enumerate(wide.index), 2):
        change = 100 * (levels[j] / levels[i] - 1)
        least, most = change.argmin(), change.argmax()
        row = {"first": first, "last": last, "order": _lie(curves[first], curves[last])[0]}
        row |= {"least": change[least], "most": change[most]}
        row |= {"least_measure": names[least], "most_measure": names[most]}
        rows.append(row | {"agree": bool(change[least] >= 0 or change[most] <= 0)})
    return pd.DataFrame(rows)


def by_series(
    series: Iterable[Series], *, measures: Iterable[str] = DEFAULT, alike: bool = False
) -> pd.DataFrame:
    """``by_year`` of several series, with their weights: columns series, measure, year, value, n.

    ``alike`` counts every region alike, whatever weights there are.
    """
    names = list(measures)
    found = [
        by_year(s.table, weights=None if alike else s.weights, measures=names).assign(series=s.name)
        for s in series
    ]
    return pd.concat(found, ignore_index=True)[["series", "measure", "year", "value", "n"]]


def among_groups(s: Series, *, measure: str = "theil_t") -> pd.DataFrame:
    """``decompose`` for every way in which the regions of ``s`` are grouped: by, part, year, value.

    ``part`` is between or within (of the index), or share (between, % of the total).
    """
    found = []
    for by in s.groups:
        own = decompose(s.table, groups=by, measure=measure, weights=s.weights)
        long = own.melt("year", value_vars=["between", "within", "share"], var_name="part")
        found.append(long.assign(by=by)[["by", "part", "year", "value"]])
    return pd.concat(found, ignore_index=True)


def terms(s: Series, *, by: str = "", measure: str = "theil_t") -> pd.DataFrame:
    """What adds up to an index: the part between the groups of ``by`` (the first grouping), and each group's
    term within. Columns part (between, or the group), year, value.
    """
    by = by or s.groups[0]
    spec = {"groups": by, "measure": measure, "weights": s.weights}
    between = decompose(s.table, **spec).assign(part="between").rename(columns={"between": "value"})
    within = by_group(s.table, **spec).drop(columns="value").rename(columns={by: "part", "within": "value"})
    return pd.concat([table[["part", "year", "value"]] for table in (between, within)], ignore_index=True)


def crossings(s: Series) -> pd.DataFrame:
    """``compare_lorenz`` over the spans of ``s``, and from its start to the last year that it marks.

    Columns window (whole, early, late, or the marked year), people, difference (as in ``Crossing.curves``),
    at (in how many places the curves cross), poorest and richest (what the last tenth at either end gained,
    in percentage points), first, last.
    """
    marked = {str(mark): (s.since, mark) for mark in s.marks[-1:] if s.since < mark < s.last}
    found = []
    for window, (first, last) in {**s.spans, **marked}.items():
        one = compare_lorenz(s.table, first=first, last=last, weights=s.weights)
        named = {"window": window, "at": len(one.at), "poorest": one.gain(10), "richest": -one.gain(90)}
        found.append(one.curves[["people", "difference"]].assign(**named, first=first, last=last))
    return pd.concat(found, ignore_index=True)


def pairs_counted(series: Iterable[Series]) -> pd.DataFrame:
    """``year_pairs`` of each series counted: series, all, crossing, disagree, disagree_uncrossed.

    Of all pairs of years, those whose Lorenz curves cross, those over which measures disagree, and those that
    disagree without crossing (none, as theory says).
    """
    pairs = panel.stacked({s.name: year_pairs(s.table, weights=s.weights) for s in series}, "series")
    marks = pairs[["series"]].assign(
        all=True, crossing=pairs["order"] == "crossing", disagree=~pairs["agree"]
    )
    marks["disagree_uncrossed"] = marks["disagree"] & ~marks["crossing"]
    return marks.groupby("series", sort=False).sum().reset_index()


def lots(s: Series, *, permutations: int = 999, seed: int = 0) -> pd.DataFrame:
    """``by_chance`` for every way in which the regions of ``s`` are grouped: its columns, and by, first."""
    drawing = {"weights": s.weights, "permutations": permutations, "seed": seed}
    found = [by_chance(s.table, groups=by, **drawing).assign(by=by) for by in s.groups]
    return pd.concat(found, ignore_index=True)[["by", "year", "share", "expected", "low", "high", "p"]]


def grouping(
    regions: Iterable[str], listed: str | Iterable[str], *, inside: str, outside: str
) -> dict[str, str]:
    """A mapping of every region to ``inside`` if it is ``listed`` (names, or one text of names with commas).

    Raises ValueError naming what is listed and unknown, and if either group is empty.
    """
    names = list(regions)
    chosen = [part.strip() for part in listed.split(",")] if isinstance(listed, str) else list(listed)
    if unknown := sorted(set(filter(None, chosen)) - set(names)):
        raise ValueError(
            f"inequality.grouping: {_list(unknown)} not among the {len(names)} regions; correct the name."
        )
    found = {name: inside if name in chosen else outside for name in names}
    if len(set(found.values())) < 2:
        raise ValueError(
            f"inequality.grouping: all {len(names)} regions are {found[names[0]]}; list some, not all."
        )
    return found


def split(
    df: pd.DataFrame,
    *,
    total: str,
    parts: tuple[str, str],
    weights: str,
    unit: str = "region",
    into: str = "part",
) -> pd.DataFrame:
    """Two parts of every unit as rows of their own, with the weights that make the total their mean.

    If a mean over all is t, and over the parts u and r, the first part weighs (t - r) / (u - r) of the unit:
    derived, not counted, and as exact as t, u and r. Columns ``unit``, year, ``into``, cell (unit and part),
    value, ``weights`` (its share of the unit's). Rows without one of the three figures are left out. Raises
    ValueError naming units and years where the parts are equal or the total lies outside them.
    """
    where = "inequality.split"
    first, second = parts
    rows = df.dropna(subset=[total, first, second, weights])
    share = (rows[total] - rows[second]) / (rows[first] - rows[second])
    if (bad := ~((share > 0) & (share < 1))).any():
        raise ValueError(
            f"{where}: {total} of {_cells(rows[bad], unit)} does not lie between {first} and {second}; no "
            "weights follow. Correct the figures, or leave these rows out."
        )
    tables = []
    for part, own in ((first, share), (second, 1 - share)):
        cells = rows[[unit, "year"]].assign(**{into: part, "cell": rows[unit] + ", " + part})
        tables.append(cells.assign(value=rows[part].astype(float), **{weights: own * rows[weights]}))
    return pd.concat(tables, ignore_index=True)


def part_ratios(
    cells: pd.DataFrame, *, parts: tuple[str, str], weights: str, unit: str = "region"
) -> pd.DataFrame:
    """The first part's value over the second's, of every unit and (unit "all") of all their means.

    ``cells`` as ``split`` gives them. Columns ``unit``, year, ratio; a missing part leaves it missing.
    """
    sums = cells.assign(all=cells["value"] * cells[weights]).groupby(["year", "part"])[["all", weights]].sum()
    whole = (sums["all"] / sums[weights]).rename("value").reset_index().assign(**{unit: "all"})
    rows = pd.concat([cells, whole], ignore_index=True)
    wide = rows.pivot(index=[unit, "year"], columns="part", values="value")
    return (wide[parts[0]] / wide[parts[1]]).rename("ratio").reset_index()


# Inside ------------------------------------------------------------


def _crossing(first: int, last: int, a: pd.DataFrame, b: pd.DataFrame) -> Crossing:
    order, at, curves = _lie(a, b)
    return Crossing(int(first), int(last), order, at, pd.DataFrame(curves))


def _lie(a: pd.DataFrame, b: pd.DataFrame) -> tuple[str, tuple[float, ...], dict[str, np.ndarray]]:
    """How two curves lie, where they cross, and both at the corners of either, as in ``Crossing``."""
    one, other = ({c: of[c].to_numpy() for c in ("people", "income")} for of in (a, b))
    people = np.union1d(one["people"], other["people"])
    start, end = (np.interp(people, c["people"], c["income"]) for c in (one, other))
    gap = end - start
    curves = {"people": people, "first": start, "last": end, "difference": gap}
    sign = np.where(np.abs(gap) < 1e-9, 0, np.sign(gap))
    seen = np.flatnonzero(sign)
    turns = [(i, j) for i, j in pairwise(seen) if sign[i] != sign[j]]
    at = tuple(float(people[i] - gap[i] * (people[j] - people[i]) / (gap[j] - gap[i])) for i, j in turns)
    order = "crossing" if at else "same" if not len(seen) else "lower" if sign[seen[0]] > 0 else "higher"
    return order, at, curves


def _index(name: str, panel: _Panel, where: str) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """The function (x, p) (n, T) -> (T,) of a measure, once the values suit it."""
    aversion = _aversion(name, where)
    zero = np.argwhere((panel.x == 0) & (panel.p > 0))
    if len(zero) and (name == "theil_l" or (aversion is not None and aversion >= 1)):
        named = [f"{panel.units[i]} {panel.years[t]}" for i, t in zero]
        raise ValueError(
            f"{where}: {_list(named)} is zero, where {name} has no value; take theil_t or gini, or leave "
            "them out and say so."
        )
    if aversion is not None:
        return lambda x, p: 1 - _equivalent(x, p, aversion) / _mean(x, p)
    if name == "gini":
        return _gini
    if name == "williamson":
        return lambda x, p: np.sqrt(2 * _entropy(x, p, 2))
    return lambda x, p: _entropy(x, p, ENTROPY[name])


def _aversion(name: str, where: str) -> float | None:
    match = _ATKINSON.fullmatch(name)
    if match and float(match[1]) > 0:
        return float(match[1])
    if name not in NAMED:
        raise ValueError(
            f"{where}: unknown measure {name!r}; one of {', '.join(NAMED)}, or atkinson_<aversion above 0>."
        )
    return None


def _mean(x: np.ndarray, p: np.ndarray) -> np.ndarray:
    return (p * x).sum(axis=0) / p.sum(axis=0)


def _entropy(x: np.ndarray, p: np.ndarray, a: int) -> np.ndarray:
    p = p / p.sum(axis=0)
    y = x / (p * x).sum(axis=0)
    if a == 2:
        return (p * (y - 1) ** 2).sum(axis=0) / 2
    log = np.log(np.where(y > 0, y, 1))
    return (p * y * log).sum(axis=0) if a == 1 else -(p * log).sum(axis=0)


def _gini(x: np.ndarray, p: np.ndarray) -> np.ndarray:
    """sum_ij p_i p_j |x_i - x_j| / 2m, by one sort a year: sum_i p_i x_i (2 F_i-1 + p_i - 1) / m."""
    order = np.argsort(x, axis=0, kind="stable")
    x, p = np.take_along_axis(x, order, axis=0), np.take_along_axis(p, order, axis=0)
    p = p / p.sum(axis=0)
    below = np.cumsum(p, axis=0) - p
    return (p * x * (2 * below + p - 1)).sum(axis=0) / (p * x).sum(axis=0)


def _equivalent(x: np.ndarray, p: np.ndarray, aversion: float) -> np.ndarray:
    """The equally distributed equivalent: the value that, if all had it, would be as good."""
    p = p / p.sum(axis=0)
    if aversion == 1:
        return np.exp((p * np.log(x)).sum(axis=0))
    scale = x.max(axis=0)
    return scale * (p * (x / scale) ** (1 - aversion)).sum(axis=0) ** (1 / (1 - aversion))


def _group_means(panel: _Panel, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Population shares and relative means of the groups, (G, T); a group absent in a year has share 0, mean
    1.
    """
    member = (labels == np.arange(labels.max() + 1)[:, None]).astype(float)
    people, income = member @ panel.p, member @ (panel.p * panel.x)
    mean = income.sum(axis=0)
    return people, np.where(people > 0, income / np.where(people > 0, people, 1), mean) / mean


def _between(measure: str, people: np.ndarray, relative: np.ndarray) -> np.ndarray:
    return _gini(relative, people) if measure == "gini" else _entropy(relative, people, ENTROPY[measure])


def _own(measure: str, panel: _Panel, labels: np.ndarray) -> np.ndarray:
    """The index inside each group, (G, T); zero for a group of one, or absent."""
    out = np.zeros((labels.max() + 1, len(panel.years)))
    for g in range(len(out)):
        x, p = panel.x[labels == g], panel.p[labels == g]
        some = p.sum(axis=0) > 0
        x, p = x[:, some], p[:, some]
        out[g, some] = _gini(x, p) if measure == "gini" else _entropy(x, p, ENTROPY[measure])
    return out


def _parts(
    measure: str, panel: _Panel, labels: np.ndarray, where: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Within, between, overlap, each (T,)."""
    compute = _index(measure, panel, where)
    if measure == "williamson":
        raise ValueError(f"{where}: williamson has no exact parts; take ge2, half of its square.")
    if (aversion := _aversion(measure, where)) is not None:
        return _atkinson_parts(panel, labels, aversion)
    people, relative = _group_means(panel, labels)
    own, between = _own(measure, panel, labels), _between(measure, people, relative)
    if measure == "gini":
        within = (people**2 * relative * own).sum(axis=0)
        return within, between, compute(panel.x, panel.p) - within - between
    within = (people * relative ** ENTROPY[measure] * own).sum(axis=0)
    return within, between, np.zeros_like(within)


def _atkinson_parts(
    panel: _Panel, labels: np.ndarray, aversion: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    groups = range(labels.max() + 1)
    people = np.array([panel.p[labels == g].sum(axis=0) for g in groups])
    equal = np.ones_like(people)
    for g in groups:
        some = people[g] > 0
        equal[g, some] = _equivalent(panel.x[labels == g][:, some], panel.p[labels == g][:, some], aversion)
    middle = (people * equal).sum(axis=0)
    within = 1 - middle / (panel.p * panel.x).sum(axis=0)
    between = 1 - _equivalent(equal, people, aversion) / middle
    return within, between, -within * between


def _share(measure: str, between: np.ndarray, total: np.ndarray) -> np.ndarray:
    some = total > ROUNDING
    whole, part = np.where(some, total, 0.5), np.where(some, between, np.nan)
    if measure.startswith("atkinson"):
        return 100 * np.log1p(-part) / np.log1p(-whole)
    return 100 * part / whole


def _random_between(
    measure: str, panel: _Panel, labels: np.ndarray, groups: int, *, permutations: int, seed: int
) -> np.ndarray:
    """The between part under random labels, (permutations, T)."""
    n, years = panel.x.shape
    starts = np.concatenate([[0], np.cumsum(np.bincount(labels, minlength=groups))[:-1]])
    orders = np.tile(np.arange(n), (permutations, 1))
    orders = np.random.default_rng(seed).permuted(orders, axis=1)
    income, out = panel.p * panel.x, np.empty((permutations, years))
    block = max(1, CHUNK // (n * years))
    for start in range(0, permutations, block):
        drawn = orders[start : start + block].T
        people = np.add.reduceat(panel.p[drawn], starts, axis=0)
        relative = np.add.reduceat(income[drawn], starts, axis=0) / people / income.sum(axis=0)
        flat = (groups, -1)
        found = _between(measure, people.reshape(flat), relative.reshape(flat))
        out[start : start + block] = found.reshape(-1, years)
    return out


def _labels(
    df: pd.DataFrame, groups: str, units: list[str], unit: str, where: str
) -> tuple[list[str], np.ndarray]:
    """Names of the groups in order of appearance, and each unit's group by number."""
    if groups not in df.columns:
        raise ValueError(f"{where}: no column {groups}; the table holds {', '.join(map(str, df.columns))}.")
    pairs = df[[unit, groups]].drop_duplicates()
    if pairs[groups].isna().any():
        raise ValueError(
            f"{where}: no {groups} for {_list(pairs[unit][pairs[groups].isna()])}; give every one a group."
        )
    if (twice := pairs[unit].duplicated()).any():
        raise ValueError(
            f"{where}: {_list(pairs[unit][twice].unique())} in two groups of {groups}; "
            "a group is for all years."
        )
    of = dict(zip(pairs[unit], pairs[groups], strict=True))
    names = list(dict.fromkeys(of[u] for u in units))
    if len(names) < 2:
        raise NotEstimable(
            "one_group", f"{where}: {groups} has the one group {names[0]}; there is nothing between."
        )
    place = {name: g for g, name in enumerate(names)}
    return [str(name) for name in names], np.array([place[of[u]] for u in units])


def _panel(
    df: pd.DataFrame, *, value: str, weights: str | None, unit: str, where: str, missing: str = "refuse"
) -> _Panel:
    if missing not in ("refuse", "drop"):
        raise ValueError(f"{where}: missing is {missing!r}; refuse or drop.")
    columns = [unit, "year", value] + ([weights] if weights else [])
    panel.validate(df, columns, keys=[unit, "year"], where=where)
    rows, units = pd.factorize(df[unit])
    years, when = np.unique(df["year"].to_numpy(), return_inverse=True)
    x, p = (np.full((len(units), len(years)), np.nan) for _ in range(2))
    x[rows, when] = df[value].to_numpy(dtype=float, na_value=np.nan)
    p[rows, when] = df[weights].to_numpy(dtype=float, na_value=np.nan) if weights else 1.0
    held = np.isfinite(x)
    name = [str(u) for u in units]
    _refuse(
        ~held & (missing == "refuse"),
        name,
        years,
        where,
        f"no {value} for",
        "pass missing='drop', or add it.",
    )
    _refuse(held & (x < 0), name, years, where, f"a negative {value} of", "no index here takes it.")
    _refuse(
        held & ~(p > 0), name, years, where, f"no positive {weights} for", "every value needs its weight."
    )
    if len(years) == 0 or (few := held.sum(axis=0) < 2).any():
        held_in = _list(years[few]) if len(years) else "the rows given"
        raise NotEstimable(
            "regions",
            f"{where}: fewer than two units in {held_in}; there is nothing to compare.",
            n=len(units),
            least=2,
        )
    x, p = np.where(held, x, 1.0), np.where(held, p, 0.0)
    if len(empty := np.flatnonzero((p * x).sum(axis=0) == 0)):
        raise ValueError(
            f"{where}: every {value} is zero in {_list(years[empty])}; relative values do not exist."
        )
    return _Panel(name, years, x, p / p.sum(axis=0))


def _refuse(bad: np.ndarray, units: list[str], years: np.ndarray, where: str, *words: str) -> None:
    if len(found := np.argwhere(bad)):
        what, cure = words
        raise ValueError(f"{where}: {what} {_list(f'{units[i]} {years[t]}' for i, t in found)}; {cure}")


def _cells(rows: pd.DataFrame, unit: str) -> str:
    return _list(f"{u} {year}" for u, year in zip(rows[unit], rows["year"], strict=True))


def _list(items: Iterable[object], most: int = 6) -> str:
    listed = [str(i) for i in items]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
