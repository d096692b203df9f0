"""Sigma convergence: how far apart regions are, and whether they draw together.

Two measures of a cross-section x_1..x_n with weights w_i (equal, or population shares; sum 1), m = sum w_i
x_i:

    CV      = sqrt(sum w_i (x_i - m)^2) / m
    sd(log) = sqrt(sum w_i (ln x_i - sum w_j ln x_j)^2)

The divisor is n (the regions are all there are, not a sample); ``ddof=1`` gives n - 1. Both are free of the
unit of money. The weighted CV is that of Williamson (1965); sigma convergence is a fall of such a measure
over time (Barro and Sala-i-Martin 1992). Sources: J. G. Williamson, "Regional inequality and the process of
national development", Economic Development and Cultural Change 13 (1965), no. 4, part 2; R. J. Barro and X.
Sala-i-Martin, "Convergence", Journal of Political Economy 100 (1992), 223-251.

They mislead in known ways. Unweighted, Tibet counts as much as Guangdong; weighted, the measure also moves
when people do. The CV listens to the top of the distribution, the standard deviation of logs to its bottom,
and the latter can even rise under a transfer from rich to poor at the top. Neither sees who changes places,
nor whether a whole gradient turns (North to South, say) while the spread stays. Figures at current prices
carry regional price changes with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable
from analysis.data.panel import at, complete, one_vintage

if TYPE_CHECKING:
    from analysis.data.series import Series

ROUNDING = 1e-13
MEASURES = ("cv", "sd_log")

# The names that results carry: measure, and whether it is weighted by population.
NAMED = {"cv": ("cv", False), "cvw": ("cv", True), "sdlog": ("sd_log", False), "sdlogw": ("sd_log", True)}


def cv(values: Any, *, weights: Any = None, ddof: int = 0) -> float:
    """Coefficient of variation of ``values`` (n,), unit-free.

    ``weights`` (n,) are positive and need not sum to 1. ``ddof`` (0 or 1) is for equal weights only. Raises
    ValueError for a mean that is not positive, fewer than two values, missing values, bad weights.
    """
    x, w = _arrays(values, weights, ddof, "dispersion.cv")
    mean = float(np.sum(w * x))
    if mean <= 0:
        raise ValueError(
            f"dispersion.cv: the mean is {mean:g}; a coefficient of variation needs a positive one."
        )
    return _spread(np.sqrt(np.sum(w * (x - mean) ** 2) * _factor(len(x), ddof)) / mean)


def sd_log(values: Any, *, weights: Any = None, ddof: int = 0) -> float:
    """Standard deviation of the natural logs of ``values`` (n,), in log points.

    Arguments as ``cv``. Raises ValueError for zeros and negatives, giving their positions.
    """
    x, w = _arrays(values, weights, ddof, "dispersion.sd_log")
    if len(bad := np.flatnonzero(x <= 0)):
        raise ValueError(
            f"dispersion.sd_log: values at positions {', '.join(map(str, bad[:6]))} are zero or negative "
            "and have no log; use measure='cv', or leave them out and say so."
        )
    logs = np.log(x)
    return _spread(np.sqrt(np.sum(w * (logs - np.sum(w * logs)) ** 2) * _factor(len(x), ddof)))


def by_year(
    df: pd.DataFrame,
    *,
    value: str = "per_head",
    measure: str = "cv",
    weights: str | None = None,
    groups: str | None = None,
    ddof: int = 0,
) -> pd.DataFrame:
    """The measure of each year's cross-section: columns year, measure, value, n (and the group, first).

    ``df`` is long (region, year, ``value``); ``measure`` is cv or sd_log; ``weights`` names a column
    (``mean_population``) or is None; ``groups`` names a column whose groups are measured one by one. The
    regions must be the same in every year. Raises ValueError naming the regions and years that are missing,
    zero or negative, and for rows of two vintages.
    """
    where = "dispersion.by_year"
    if measure not in MEASURES:
        raise ValueError(f"{where}: unknown measure {measure!r}; one of {', '.join(MEASURES)}.")
    named = [c for c in (value, weights, groups) if c]
    rows = complete(one_vintage(df, where=where), value=named, where=where)
    if measure == "sd_log" and len(bad := rows[rows[value] <= 0]):
        found = ", ".join(f"{r.region} {r.year}" for r in bad.head(6).itertuples())
        raise ValueError(
            f"{where}: {value} of {found} is zero or negative and has no log; "
            "use measure='cv', or leave these regions out of every year and say so."
        )
    compute = cv if measure == "cv" else sd_log
    keys = [groups, "year"] if groups else ["year"]
    out = [
        (
            *key,
            measure,
            compute(part[value], weights=None if weights is None else part[weights], ddof=ddof),
            len(part),
        )
        for key, part in rows.groupby(keys, sort=False)
    ]
    table = pd.DataFrame(out, columns=[*keys, "measure", "value", "n"])
    return table if groups else table.sort_values("year", kind="stable", ignore_index=True)


def measures(
    df: pd.DataFrame,
    *,
    value: str = "per_head",
    weights: str = "mean_population",
    names: Iterable[str] = NAMED,
) -> pd.DataFrame:
    """Several measures of each year's cross-section: columns measure, year, value, n.

    ``names`` are keys of ``NAMED``: cv, cvw, sdlog, sdlogw (w: weighted by the column ``weights``). Raises
    ValueError as ``by_year``.
    """
    if unknown := [name for name in names if name not in NAMED]:
        raise ValueError(f"dispersion.measures: unknown {', '.join(unknown)}; any of {', '.join(NAMED)}.")
    tables = []
    for name in names:
        measure, weighted = NAMED[name]
        table = by_year(df, value=value, measure=measure, weights=weights if weighted else None)
        tables.append(table.assign(measure=name)[["measure", "year", "value", "n"]])
    return pd.concat(tables, ignore_index=True)


def by_series(series: Iterable[Series]) -> pd.DataFrame:
    """``measures`` of several series: columns series, measure, year, value, n."""
    found = [
        measures(s.table, weights=s.weights or "", names=s.spreads).assign(series=s.name) for s in series
    ]
    return pd.concat(found, ignore_index=True)[["series", "measure", "year", "value", "n"]]


def with_same_people(series: Iterable[Series]) -> pd.DataFrame:
    """The change of each measure since ``since``, as it was and with the people of that year held: columns
    series, measure, first, last, change, held (%). Series without weights are left out."""
    rows = []
    for s in series:
        if (fixed := s.with_people_of(s.since)) is None:
            continue
        both = {"change": s, "held": fixed}
        moved = {what: by_series([own.between(first=s.since)]) for what, own in both.items()}
        for measure in s.spreads:
            row = {"series": s.name, "measure": measure, "first": s.since, "last": s.last}
            own = {what: df[df["measure"] == measure] for what, df in moved.items()}
            rows.append(row | {what: change(df, first=s.since, last=s.last) for what, df in own.items()})
    return pd.DataFrame(rows, columns=["series", "measure", "first", "last", "change", "held"])


def levels(series: Iterable[Series]) -> pd.DataFrame:
    """The highest, middle and lowest figure of each year, and the highest over the lowest.

    Columns series, year, highest, middle, lowest (in the unit of each series), ratio.
    """
    named = {"highest": "max", "middle": "median", "lowest": "min"}
    found = [s.table.groupby("year")["per_head"].agg(**named).assign(series=s.name) for s in series]
    table = pd.concat(found).reset_index()
    return table.assign(ratio=table["highest"] / table["lowest"])[["series", "year", *named, "ratio"]]


def among_groups(s: Series) -> pd.DataFrame:
    """Gaps within and between groups, for every way in which the package groups its regions.

    Columns by, what, group, year, value: the CV ``within`` a group of two or more regions; the CV ``between``
    the groups' figures per head, each group counted once (``group`` is then the grouping); and the leading
    group's figure ``over`` that of each other, the leader being first in the last year.
    """
    found = []
    for by in s.groups:
        own = s.by_group(by)
        wide = own.pivot(index="year", columns=by, values="per_head")[own[by].unique()]
        sizes = s.table.groupby(by, sort=False)["region"].nunique()
        several = s.table[s.table[by].isin(sizes.index[sizes > 1])]
        if len(several):
            within = by_year(several, groups=by).rename(columns={by: "group"})
            found.append(within.assign(by=by, what="within"))
        if wide.shape[1] > 1:
            between = by_year(own.rename(columns={by: "region"}))
            found.append(between.assign(by=by, what="between", group=by))
            leader = wide.iloc[-1].idxmax()
            over = wide.rdiv(wide[leader], axis=0).drop(columns=leader).unstack().rename("value")
            found.append(over.rename_axis(["group", "year"]).reset_index().assign(by=by, what="over"))
    columns = ["by", "what", "group", "year", "value"]
    return pd.concat(found, ignore_index=True)[columns] if found else pd.DataFrame(columns=columns)


def leads(parts: pd.DataFrame, s: Series) -> pd.DataFrame:
    """The leader's figure over each other group's since ``s.since``, of ``among_groups`` with ``series``.

    Raises NotEstimable where all regions are in one group.
    """
    own = parts[(parts["series"] == s.name) & (parts["what"] == "over") & (parts["year"] >= s.since)]
    if own.empty:
        raise NotEstimable("one_group", "dispersion.leads: one group leads nobody.")
    return own


def ends(df: pd.DataFrame, s: Series, *, by: Iterable[str]) -> pd.DataFrame:
    """A yearly table at the years that results name (``Series.whens``), and its changes in percent.

    ``df`` has ``by``, year and value. Columns ``by``, when, value, kind, note: the value in each of those
    years (``note`` is the year), and ``change`` (first to last), ``change_2021`` (to a marked year
    in between), with both years in ``note``.
    """
    keys, out = list(by), []
    for key, rows in df.groupby(keys, sort=False):
        at, named = rows.set_index("year")["value"], dict(zip(keys, key, strict=True))
        start = at.get(s.since, float("nan"))
        for when, year in s.whens.items():
            value = at.get(year, float("nan"))
            out.append(named | {"when": when, "value": value, "kind": "level", "note": str(year)})
            if when != "first":
                name = "change" if when == "last" else f"change_{when}"
                ratio = value / start if start else float("nan")
                moved = {"value": 100 * (ratio - 1), "note": f"{s.since}-{year}"}
                out.append(named | {"when": name, "kind": "change"} | moved)
    return pd.DataFrame(out)


def ends_by_series(df: pd.DataFrame, series: Iterable[Series], *, by: Iterable[str] = ()) -> pd.DataFrame:
    """``ends`` of a yearly table of several series (column ``series``), each at its own years."""
    found = [ends(df[df["series"] == s.name], s, by=["series", *by]) for s in series]
    return pd.concat(found, ignore_index=True)


def change(spread: pd.DataFrame, *, first: int, last: int, value: str = "value") -> float:
    """The relative change of a measure between two years, in percent of the first.

    Raises ValueError if a year is not there exactly once.
    """
    start, end = (at(spread, value=value, year=year) for year in (first, last))
    if not start:
        raise NotEstimable("zero", f"dispersion.change: no spread in {first} to count from.", years=first)
    return 100 * (end / start - 1)


def first_100(df: pd.DataFrame, *, by: Iterable[str], value: str = "value") -> pd.DataFrame:
    """``df`` with ``value`` in percent of its first row in each group of ``by``."""
    return df.assign(**{value: 100 * df[value] / df.groupby(list(by))[value].transform("first")})


def leave_one_out(
    df: pd.DataFrame,
    *,
    first: int,
    last: int,
    value: str = "per_head",
    measure: str = "cv",
    weights: str | None = None,
) -> pd.DataFrame:
    """The relative change of a measure between two years without each region in turn: region, change (%).

    Sorted from the largest fall. A change that one region makes or unmakes is no change of the whole. Raises
    ValueError as ``by_year`` and ``change``.
    """
    used = df[df["year"].isin([first, last])]
    change(by_year(used, value=value, measure=measure, weights=weights), first=first, last=last)
    columns = [value] if weights is None else [value, weights]
    wide = used.pivot(index="region", columns="year", values=columns)
    wide = wide.reindex(index=used["region"].drop_duplicates())
    if len(wide) < 3:
        raise NotEstimable(
            "regions",
            f"dispersion.leave_one_out: {len(wide)} regions; at least three are expected.",
            n=len(wide),
            least=3,
        )
    ends = []
    for year in (first, last):
        x = wide[value, year].to_numpy(dtype=float)
        w = np.ones(len(x)) if weights is None else wide[weights, year].to_numpy(dtype=float)
        mean, variance = _without_each(np.log(x) if measure == "sd_log" else x, w)
        if measure == "cv" and (mean <= 0).any():
            without = wide.index[int(np.argmin(mean))]
            raise ValueError(
                f"dispersion.leave_one_out: the mean of {year} is not positive without {without}."
            )
        spread = np.sqrt(variance) / (mean if measure == "cv" else 1.0)
        ends.append(np.where(spread > ROUNDING, spread, 0.0))
    start, end = ends
    if (start == 0).any():
        raise NotEstimable(
            "zero", f"dispersion.leave_one_out: no spread in {first} to count from.", years=first
        )
    table = pd.DataFrame({"region": wide.index, "change": 100 * (end / start - 1)})
    return table.sort_values("change", kind="stable", ignore_index=True)


def _without_each(x: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weighted mean and variance (divisor: the sum of weights) of ``x`` (n,) without each value in turn.

    Those before it and those after it are put together (Chan, Golub and LeVeque 1983), in O(n); nothing is
    taken away from a sum, so that no digit is lost where one value makes the spread.
    """
    before, after = _moments(x, w), [part[::-1] for part in _moments(x[::-1], w[::-1])]
    left = [np.concatenate([[0.0], part[:-1]]) for part in before]
    right = [np.concatenate([part[1:], [0.0]]) for part in after]
    weight = left[0] + right[0]
    apart = right[1] - left[1]
    mean = left[1] + apart * right[0] / weight
    return mean, (left[2] + right[2] + apart**2 * left[0] * right[0] / weight) / weight


def _moments(x: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of the first 1, 2, ... n values: the sum of weights, the mean, the weighted squares about it."""
    total = np.cumsum(w)
    mean = np.cumsum(w * x) / total
    step = np.diff(x, prepend=x[0])
    step[1:] = x[1:] - mean[:-1]
    share = np.concatenate([[0.0], total[:-1] / total[1:]])
    return total, mean, np.cumsum(w * step**2 * share)


def _spread(value: float) -> float:
    """A spread that is no more than rounding is none."""
    return float(value) if value > ROUNDING else 0.0


def _factor(n: int, ddof: int) -> float:
    return n / (n - ddof)


def _arrays(values: Any, weights: Any, ddof: int, where: str) -> tuple[np.ndarray, np.ndarray]:
    x = np.asarray(values, dtype=float)
    if x.ndim != 1 or len(x) < 2:
        raise NotEstimable(
            "regions",
            f"{where}: {x.shape} values; one dimension with at least two is expected.",
            n=x.size,
            least=2,
        )
    if not np.isfinite(x).all():
        at = ", ".join(map(str, np.flatnonzero(~np.isfinite(x))[:6]))
        raise ValueError(
            f"{where}: missing or infinite values at positions {at}; leave these regions out and say so."
        )
    if ddof not in (0, 1):
        raise ValueError(f"{where}: ddof is {ddof}; 0 (divisor n) or 1 (divisor n - 1).")
    if weights is None:
        return x, np.full(len(x), 1 / len(x))
    if ddof:
        raise ValueError(f"{where}: ddof=1 has no meaning with population weights; use ddof=0.")
    w = np.asarray(weights, dtype=float)
    if w.shape != x.shape or not np.isfinite(w).all() or (w <= 0).any():
        raise ValueError(f"{where}: weights must be {len(x)} positive numbers, one a value.")
    return x, w / w.sum()
