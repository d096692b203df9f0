"""Rank and size: the exponent of a size distribution's upper tail, primacy, and shares of the largest.

Sizes S_(1) >= ... >= S_(n) follow a power law if P(S > s) = (s_min / s)^zeta; zeta = 1 is Zipf's law. The
regression of Gabaix and Ibragimov (2011),

    ln(rank - 1/2) = a - zeta ln size,        standard error of zeta: |zeta| sqrt(2 / n)

removes the leading bias of ordinary least squares on ln(rank) in small samples; its own printed standard
error, which takes the ordered sizes for independent, is several times too small and is not used. Beside it
stands the estimator of Hill (1975), the maximum likelihood of the same law, made unbiased:

    zeta = (n - 2) / sum_{i < n} ln(S_(i) / S_(n)),        standard error: zeta / sqrt(n - 3)

with the smallest size in the sample for s_min; n - 1 sizes lie above it. A lower zeta means more unequal
sizes.

Primacy is the largest size over the second, or the share of the largest in the whole.

They mislead. The law is for an upper tail, and zeta depends on where it is cut: show several cuts. A
straight line on logarithmic paper is no proof of a power law: a lognormal tail looks the same over two
decades. Administrative units are not towns: a municipality of a province's size and a prefecture with a
small town count alike. Groups chosen because they are large have no tail of their own to speak of.

Sources: X. Gabaix and R. Ibragimov, "Rank - 1/2: a simple way to improve the OLS estimation of tail
exponents", Journal of Business and Economic Statistics 29 (2011), 24-39; B. M. Hill, "A simple general
approach to inference about the tail of a distribution", Annals of Statistics 3 (1975), 1163-1174; M.
Jefferson, "The law of the primate city", Geographical Review 29 (1939), 226-232.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Z95 = 1.959963984540054
FEWEST = 5


@dataclass(frozen=True)
class Tail:
    """An exponent with its standard error and 95 % interval, from the ``n`` largest sizes (>= ``cut``).

    ``printed`` is the standard error that the regression itself prints (too small; missing for Hill's).
    """

    method: str
    exponent: float
    error: float
    low: float
    high: float
    n: int
    cut: float
    printed: float


def rank_half(sizes: Any, *, top: int = 0) -> Tail:
    """The regression of ln(rank - 1/2) on ln size over the ``top`` largest ``sizes`` (n,); 0 takes all.

    Raises ValueError for fewer than five sizes, missing, zero or negative ones, or all alike.
    """
    x = _largest(sizes, top, "rank_size.rank_half")
    n = len(x)
    logs, ranks = np.log(x), np.log(np.arange(1, n + 1) - 0.5)
    centred = logs - logs.mean()
    slope = float(centred @ ranks / (centred @ centred))
    rest = ranks - ranks.mean() - slope * centred
    printed = float(np.sqrt(rest @ rest / (n - 2) / (centred @ centred)))
    return _tail("rank_half", -slope, abs(slope) * np.sqrt(2 / n), x, printed)


def hill(sizes: Any, *, top: int = 0) -> Tail:
    """Hill's estimator over the ``top`` largest ``sizes`` (n,), made unbiased; errors as ``rank_half``."""
    x = _largest(sizes, top, "rank_size.hill")
    n = len(x)
    exponent = float((n - 2) / np.log(x[:-1] / x[-1]).sum())
    return _tail("hill", exponent, exponent / np.sqrt(n - 3), x, float("nan"))


def by_year(
    df: pd.DataFrame, *, value: str, tops: Iterable[int] = (0,), methods: Iterable[str] = ("rank_half",)
) -> pd.DataFrame:
    """Year, top, method, exponent, error, low, high, n, cut, printed, for each year, cut and method.

    ``df`` is long, a row a unit and year. Raises ValueError as the methods do, naming the year.
    """
    run = {"rank_half": rank_half, "hill": hill}
    rows = []
    for year, part in df.groupby("year"):
        for top in tops:
            for method in methods:
                try:
                    found = run[method](part[value], top=top)
                except ValueError as error:
                    raise ValueError(f"{error} (year {year})") from None
                rows.append({"year": year, "top": top, **found.__dict__})
    return pd.DataFrame(rows)


def ranked(df: pd.DataFrame, *, value: str) -> pd.DataFrame:
    """``df`` from the largest ``value`` down, with ``rank`` 1 to n (ties in the order of the rows)."""
    out = df.sort_values(value, ascending=False, kind="stable", ignore_index=True)
    return out.assign(rank=np.arange(1, len(out) + 1))


def always_among(
    df: pd.DataFrame, *, value: str, top: int, years: Iterable[int], unit: str = "region"
) -> set[str]:
    """The units that are among the ``top`` largest in each of ``years`` (year, ``unit``, ``value``)."""
    largest = [ranked(df[df["year"] == year], value=value).head(top)[unit] for year in years]
    return set.intersection(*map(set, largest))


def primacy(sizes: Any) -> float:
    """The largest size over the second. Raises ValueError for fewer than two, or a second that is zero."""
    x = np.sort(np.asarray(sizes, dtype=float))[::-1]
    if len(x) < 2 or not np.isfinite(x).all() or x[1] <= 0:
        raise ValueError("rank_size.primacy: two positive sizes at least are expected, none missing.")
    return float(x[0] / x[1])


def share(
    df: pd.DataFrame, *, value: str, of: Iterable[str], unit: str = "code", whole: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Year, part, total, share (%): what the units ``of`` hold of all units' ``value`` in each year.

    ``whole`` (year, total) gives another total. Raises ValueError if a year lacks one of the units.
    """
    wanted = list(of)
    own = df[df[unit].isin(wanted)]
    count = own.dropna(subset=[value]).groupby("year")[unit].nunique()
    if short := [int(y) for y in sorted(df["year"].unique()) if count.get(y, 0) != len(wanted)]:
        years = ", ".join(map(str, short[:6]))
        raise ValueError(
            f"rank_size.share: {len(wanted)} units are meant, not all have {value} in {years}; "
            "leave these years or units out."
        )
    part = own.groupby("year")[value].sum().rename("part")
    total = (
        df.groupby("year")[value].sum().rename("total") if whole is None else whole.set_index("year")["total"]
    )
    both = pd.concat([part, total], axis=1, join="inner")
    return both.assign(share=100 * both["part"] / both["total"]).reset_index()


def within(
    df: pd.DataFrame,
    *,
    vintage: str,
    years: Iterable[int],
    part: Iterable[str],
    rest: Iterable[str],
    value: str = "grp",
) -> dict[int, float]:
    """Year -> share (%) of the units ``part`` in the sum of ``part`` and ``rest``, in one vintage.

    Raises ValueError as ``share`` does.
    """
    inside, outside = list(part), list(rest)
    rows = df[
        (df["vintage"] == vintage) & df["year"].isin(list(years)) & df["region"].isin([*inside, *outside])
    ]
    return share(rows, value=value, of=inside, unit="region").set_index("year")["share"].to_dict()


def _largest(sizes: Any, top: int, where: str) -> np.ndarray:
    x = np.asarray(sizes, dtype=float)
    if x.ndim != 1 or not np.isfinite(x).all() or (x <= 0).any():
        raise ValueError(f"{where}: sizes must be positive numbers in one dimension; leave the others out.")
    x = np.sort(x)[::-1][: top or len(x)]
    if len(x) < max(FEWEST, top):
        raise ValueError(f"{where}: {len(x)} sizes; at least {max(FEWEST, top)} are expected.")
    if x[0] == x[-1]:
        raise ValueError(f"{where}: all {len(x)} sizes are alike; they have no exponent.")
    return x


def _tail(method: str, exponent: float, error: float, x: np.ndarray, printed: float) -> Tail:
    low, high = exponent - Z95 * error, exponent + Z95 * error
    return Tail(method, exponent, float(error), float(low), float(high), len(x), float(x[-1]), printed)
