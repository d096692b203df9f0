"""How wrong a measure of growth is, by other measures of the same growth.

Three measures of what happened to each region between two years, as changes of logs,

    y = g + e,    x = a + b g + u,    z = c + d g + w,

with errors e, u, w that go neither with g nor with one another, have one factor in common, g. Its variance is
cov(y, x) cov(y, z) / cov(x, z) in the units of y, and y's *reliability*, the share of its variance that is
growth and not error, is r_yx r_yz / r_xz (Spearman 1904; of satellites' readings, triple collocation:
Stoffelen 1998). Three measures are just enough: the model can be refuted only where it asks for a negative
variance, and is then refused. Two are too few without a guess (Henderson, Storeygard and Weil 2012).

Of two vintages of one measure a single outside measure tells which is nearer: the ratio of their
reliabilities is (r_1 / r_2)^2, whatever the outside measure's own error, as long as that goes with neither
(``relative``).

An error is carried into dispersion and convergence by ``without_error``. An error of growth with the standard
deviation s is two errors of level that are independent, each of the variance s^2 / 2; an error of level that
stays cancels from growth and from both. Then var(log y) is too large by s^2 / 2 in either year, and the slope
of the last year's log on the first's too small by the factor 1 - s^2 / (2 var(log y_first)): regions that
were lucky in the first year seem to fall back (attenuation; Galton's fallacy).

It misleads where two of the three share an error: if lights and electricity both go with heavy industry
rather than with product, cov(x, z) is too large and y looks worse than it is; if product and electricity are
reported by the same offices, it looks better. Where a price is part of y and not of x and z (nominal
product), what is called error is price. With thirty regions the intervals are wide.

Sources: C. Spearman, American Journal of Psychology 15 (1904), 72-101; A. Stoffelen, Journal of Geophysical
Research 103 (1998), 7755-7766; J. V. Henderson, A. Storeygard and D. N. Weil, American Economic Review 102
(2012), 994-1028.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data.errors import NotEstimable

if TYPE_CHECKING:
    from analysis.data.series import Series

FEWEST = 10  # regions


@dataclass(frozen=True)
class Triad:
    """What two others say of a measure. ``reliability`` is a share, ``error`` a standard deviation in the
    measure's units (log points); both with the ends of the interval at ``level``. ``improper`` is the share
    of draws that ask for a negative variance, and count as a reliability of 0 or 1."""

    measure: str
    others: tuple[str, str]
    n: int
    reliability: float
    low: float
    high: float
    error: float
    error_low: float
    error_high: float
    improper: float
    level: float
    draws: int
    seed: int


def growth(df: pd.DataFrame, *, first: int, last: int, value: str = "value") -> pd.DataFrame:
    """Change of the log of ``value`` between two years: a row for each region, a column for each measure.

    ``df`` is long (region, year, measure, ``value``). Measures that lack a region in either year are left
    out. Raises ValueError for values that are not positive.
    """
    rows = df[df["year"].isin([first, last])]
    if (bad := rows[rows[value] <= 0]).size:
        at = bad.iloc[0]
        raise ValueError(
            f"measurement.growth: {value} of {at['measure']}, {at['region']} {at['year']} is not positive; "
            "leave the region out and say so."
        )
    wide = rows.pivot(index="region", columns=["measure", "year"], values=value)
    held = [m for m in df["measure"].unique() if {(m, first), (m, last)} <= set(wide.columns)]
    logs = pd.DataFrame({m: np.log(wide[m, last]) - np.log(wide[m, first]) for m in held})
    return logs.dropna(axis="columns")


def triad(
    df: pd.DataFrame,
    *,
    measure: str,
    others: tuple[str, str],
    draws: int = 1999,
    seed: int,
    level: float = 0.95,
) -> Triad:
    """The reliability and the error of ``measure`` by two ``others``; ``df`` is what ``growth`` gives.

    The interval is that of the percentiles over ``draws`` samples of regions. Raises NotEstimable for fewer
    than ``FEWEST`` regions, and where no common growth can be behind the three.
    """
    where = "measurement.triad"
    x = df[[measure, *others]].to_numpy(dtype=float)
    if len(x) < FEWEST:
        raise NotEstimable("regions", f"{where}: {len(x)} regions.", n=len(x), least=FEWEST)
    if (shares := _reliabilities(x)).min() <= 0 or shares.max() > 1:
        raise NotEstimable(
            "one_factor",
            f"{where}: {measure}, {', '.join(others)} have no one growth in common: their reliabilities "
            f"would be {', '.join(f'{share:.2f}' for share in shares)}.",
        )
    places = np.random.default_rng(seed).integers(0, len(x), (draws, len(x)))
    drawn = _reliabilities(x[places])
    variance = x[places][..., 0].var(axis=-1)
    clipped = np.clip(drawn[:, 0], 0, 1)
    ends = [(1 - level) / 2, (1 + level) / 2]
    low, high = np.quantile(clipped, ends)
    error_low, error_high = np.sqrt(np.quantile(variance * (1 - clipped), ends))
    return Triad(
        measure=measure,
        others=others,
        n=len(x),
        reliability=float(shares[0]),
        low=float(low),
        high=float(high),
        error=float(np.sqrt(x[:, 0].var() * (1 - shares[0]))),
        error_low=float(error_low),
        error_high=float(error_high),
        improper=float(((drawn <= 0) | (drawn > 1)).any(axis=-1).mean()),
        level=level,
        draws=draws,
        seed=seed,
    )


def triads(
    df: pd.DataFrame, *, measures: Iterable[str], others: tuple[str, str], draws: int = 1999, seed: int
) -> pd.DataFrame:
    """``triad`` of several measures beside the same others: series (the measure) and the fields of ``Triad``.

    A measure that has no one growth in common with them has missing values.
    """
    rows = []
    for name in measures:
        try:
            found = triad(df, measure=name, others=others, draws=draws, seed=seed)
        except NotEstimable:
            rows.append({"series": name})
            continue
        rows.append({"series": name, **{field: getattr(found, field) for field in _FIELDS}})
    return pd.DataFrame(rows, columns=["series", *_FIELDS])


def relative(
    df: pd.DataFrame, *, one: str, other: str, outside: str, draws: int = 1999, seed: int, level: float = 0.95
) -> dict[str, float]:
    """The reliability of ``one`` over that of ``other``, by one ``outside`` measure: ratio, low, high.

    Raises NotEstimable where the outside measure does not go with ``other``.
    """
    x = df[[one, other, outside]].to_numpy(dtype=float)
    if np.corrcoef(x.T)[1, 2] <= 0:
        raise NotEstimable("one_factor", f"measurement.relative: {outside} does not rise with {other}.")
    places = np.random.default_rng(seed).integers(0, len(x), (draws, len(x)))
    ratios = [_ratio(sample) for sample in x[places]]
    low, high = np.quantile(ratios, [(1 - level) / 2, (1 + level) / 2])
    return {"ratio": _ratio(x), "low": float(low), "high": float(high)}


def spreads(
    df: pd.DataFrame, *, first: int, last: int, value: str = "per_head", draws: int = 1999, seed: int
) -> pd.DataFrame:
    """The standard deviation of logs of each measure in two years, and its change with a 95 % interval.

    ``df`` is long (region, year, measure, ``value``). Columns measure, first, last (log points), change,
    change_low, change_high (%), from ``draws`` samples of regions, the same for every measure. Measures that
    are not held in both years are left out.
    """
    rows, seeds = [], np.random.default_rng(seed)
    places: dict[int, np.ndarray] = {}
    for name, own in df[df["year"].isin([first, last])].groupby("measure", sort=False):
        wide = own.pivot(index="region", columns="year", values=value).dropna()
        if {first, last} - set(wide.columns):
            continue
        logs = np.log(wide[[first, last]].to_numpy(dtype=float))
        n = len(logs)
        drawn = logs[places.setdefault(n, seeds.integers(0, n, (draws, n)))].std(axis=1)
        low, high = np.quantile(100 * (drawn[:, 1] / drawn[:, 0] - 1), [0.025, 0.975])
        start, end = logs.std(axis=0)
        row = {"measure": name, "first": start, "last": end, "change": 100 * (end / start - 1)}
        rows.append(row | {"change_low": low, "change_high": high})
    return pd.DataFrame(rows)


def spread_path(df: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """The standard deviation of logs per head by year, that of ``first`` = 100: measure, year, value.

    ``df`` has measure, region, year, per_head. A measure without ``first`` has no value.
    """
    rows = df[df["year"].between(first, last)]
    logs = rows.assign(value=np.log(rows["per_head"])).groupby(["measure", "year"], sort=False)
    path = logs["value"].std(ddof=0).reset_index()
    start = path[path["year"] == first].set_index("measure")["value"]
    return path.assign(value=100 * path["value"] / path["measure"].map(start))


def without_error(s: Series, *, error: float, first: int = 0, last: int = 0) -> dict[str, float]:
    """The change of the standard deviation of logs (%) and the speed of convergence (% a year) of a series,
    if its growth between the two years holds an ``error`` (log points) that does not belong to it.

    Keys change and speed; with an error of 0, as seen. ``first`` and ``last``: 0 for the year that the change
    is counted from, and the last. Raises NotEstimable where the error is as large as what is seen.
    """
    first, last = first or s.since, last or s.last
    logs = np.log(s.table.pivot(index="region", columns="year", values="per_head")[[first, last]])
    (start, both), (_, end) = np.cov(logs.to_numpy(dtype=float).T, ddof=0)
    wrong = error**2 / 2
    if min(start, end) <= wrong or both <= 0:
        raise NotEstimable(
            "one_factor", f"measurement.without_error: an error of {error:.3f} leaves nothing of {s.name}."
        )
    slope = both / (start - wrong)
    return {
        "change": 100 * float(np.sqrt((end - wrong) / (start - wrong)) - 1),
        "speed": 100 * float(-np.log(slope)) / (last - first),
    }


def candidates(revised: pd.DataFrame, read: pd.DataFrame) -> pd.DataFrame:
    """Errors that growth in the accounts may hold: series, by, error (log points), missing where not known.

    ``revised`` as ``error_rates.revised`` gives it, ``read`` as ``triads``. ``by``: none (0), revision (of
    this series, the newest), largest (revision of any), lights (the estimate of ``read``), high (its upper
    end).
    """
    found = pd.DataFrame({"none": 0.0, "revision": revised.groupby("series")["error"].last()})
    lit = read.set_index("series")
    found = found.assign(largest=revised["error"].max(), lights=lit["error"], high=lit["error_high"])
    return found.rename_axis("series").reset_index().melt("series", var_name="by", value_name="error")


def carried(series: Iterable[Series], errors: pd.DataFrame) -> pd.DataFrame:
    """``without_error`` of several series, for each of the ``errors`` (series, by, error): and change, speed.

    Errors of other series are left out.
    """
    named = {s.name: s for s in series}
    rows = errors[errors["series"].isin(list(named))].to_dict("records")
    return pd.DataFrame([row | without_error(named[row["series"]], error=row["error"]) for row in rows])


_FIELDS = ("n", "reliability", "low", "high", "error", "error_low", "error_high", "improper")


def _reliabilities(x: np.ndarray) -> np.ndarray:
    """r_ab r_ac / r_bc of each of three columns: (..., n, 3) -> (..., 3)."""
    z = x - x.mean(axis=-2, keepdims=True)
    z /= np.sqrt((z**2).sum(axis=-2, keepdims=True))
    r = {pair: (z[..., pair[0]] * z[..., pair[1]]).sum(axis=-1) for pair in combinations(range(3), 2)}
    found = [(r[0, 1] * r[0, 2], r[1, 2]), (r[0, 1] * r[1, 2], r[0, 2]), (r[0, 2] * r[1, 2], r[0, 1])]
    return np.stack([a / np.where(b == 0, np.finfo(float).tiny, b) for a, b in found], axis=-1)


def _ratio(x: np.ndarray) -> float:
    r = np.corrcoef(x.T)
    return float((r[0, 2] / r[1, 2]) ** 2)
