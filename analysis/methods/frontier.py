"""Efficiency against a frontier of best practice (DEA), and the Malmquist index between years.

A unit o makes output y_o from inputs x_o. Measured against the units j of a reference period, its output
could be multiplied, with the same inputs and constant returns to scale, by

    phi_o = max phi   subject to   sum_j lambda_j x_j <= x_o,   sum_j lambda_j y_j >= phi y_o,   lambda >= 0

(Charnes, Cooper and Rhodes 1978, output-oriented). Its efficiency, the output distance function, is D = 1 /
phi: one on the frontier, and above one if the reference is another period that it surpasses. Between
periods t and t+1, with D^s of period s's frontier (Fare, Grosskopf, Norris and Zhang 1994),

    Malmquist          M  = EC x TC
    efficiency change  EC = D^t+1(t+1) / D^t(t), catching up
    technical change   TC = [ D^t(t+1) / D^t+1(t+1)  x  D^t(t) / D^t+1(t) ]^(1/2), the frontier's move

A sequential frontier holds every period up to s, so that what was possible stays so and technology does not
regress (Tulkens and Vanden Eeckaut 1995).

All units of a period pair are solved as one linear program, whose blocks do not touch each other: the sum of
their phi is largest when each is. scipy's HiGHS solves it.

It misleads: there is no noise in it. One overstated output makes a frontier for all, and a frontier of 30
units is made by two or three. Efficiency is relative to the best in the sample, and a unit alone at an edge
of the input space is efficient for want of company. Where only one input binds, the index is output over
that input, whatever the others do (``weights`` shows it). With output from accounts, a boom counts as
technology.

Sources: A. Charnes, W. W. Cooper and E. Rhodes, European Journal of Operational Research 2 (1978), 429-444;
R. Fare, S. Grosskopf, M. Norris and Z. Zhang, American Economic Review 84 (1994), 66-83; H. Tulkens and P.
Vanden Eeckaut, European Journal of Operational Research 80 (1995), 474-499.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from analysis.data import panel

PARTS = ("malmquist", "catching_up", "frontier")


def efficiency(
    inputs: Any, outputs: Any, *, reference: tuple[Any, Any] | None = None, returns: str = "constant"
) -> np.ndarray:
    """D = 1 / phi of every unit, (n,).

    ``inputs`` (n, m) and ``outputs`` (n, p), positive, in any units; ``reference``: the inputs and outputs of
    the units that make the frontier (default: the units themselves). ``returns``: constant or variable (the
    lambdas sum to one). Raises ValueError for other shapes, values not positive, unknown returns, or variable
    returns to a reference that cannot reach a unit.
    """
    where = "frontier.efficiency"
    x, y = _arrays(inputs, outputs, where)
    rx, ry = (x, y) if reference is None else _arrays(*reference, where)
    if returns not in ("constant", "variable"):
        raise ValueError(f"{where}: returns is {returns!r}; constant or variable.")
    if rx.shape[1] != x.shape[1] or ry.shape[1] != y.shape[1]:
        raise ValueError(f"{where}: the reference has other numbers of inputs or outputs than the units.")
    return 1 / _solve(x, y, (rx, ry), returns, where)[0]


def weights(inputs: Any, outputs: Any) -> np.ndarray:
    """What the frontier reckons each input to weigh for each unit, (n, m), rows sum to one.

    Shadow prices times quantities of the unit's linear program (constant returns). An input with weight zero
    does not count where the unit stands: only the others bind it. Not unique at a corner of the frontier.
    Raises ValueError as ``efficiency``.
    """
    where = "frontier.weights"
    x, y = _arrays(inputs, outputs, where)
    _, prices = _solve(x, y, (x, y), "constant", where)
    value = prices * x
    return value / value.sum(axis=1, keepdims=True)


def malmquist(
    rows: pd.DataFrame, *, inputs: Sequence[str], outputs: Sequence[str], sequential: bool = False
) -> pd.DataFrame:
    """The index between each two years that follow: region, year (the later), malmquist and its two parts.

    ``rows``: region, year and the columns named; the same regions in every year. malmquist = catching_up
    (efficiency change) x frontier (the frontier's move), each 1 for no change. Raises ValueError for gaps.
    """
    where = "frontier.malmquist"
    columns = [*inputs, *outputs]
    panel.validate(rows, columns, where=where)
    names = list(rows["region"].unique())
    years = sorted(rows["year"].unique())
    data = {}
    for year in years:
        own = rows[rows["year"] == year].set_index("region")[columns].reindex(names)
        if own.isna().to_numpy().any():
            raise ValueError(f"{where}: no figures for {own.index[own.isna().any(axis=1)][0]} {year}.")
        data[year] = _arrays(own[list(inputs)], own[list(outputs)], where)
    frontier = _growing(data, years, where) if sequential else data
    own = {year: efficiency(*data[year], reference=frontier[year]) for year in years}
    out = []
    for a, b in pairwise(years):
        ahead = efficiency(*data[b], reference=frontier[a])
        back = efficiency(*data[a], reference=frontier[b])
        catching = own[b] / own[a]
        moved = np.sqrt(ahead / own[b] * own[a] / back)
        out.append(pd.DataFrame({"region": names, "year": b, "catching_up": catching, "frontier": moved}))
    table = pd.concat(out, ignore_index=True)
    table.insert(2, "malmquist", table["catching_up"] * table["frontier"])
    return table


def makers(rows: pd.DataFrame, *, inputs: Sequence[str], outputs: Sequence[str]) -> pd.DataFrame:
    """Efficiency of each region in each year against that year's frontier: region, year, efficiency.

    One (within 1e-7) makes the frontier.
    """
    tables = []
    for year, own in rows.groupby("year"):
        found = efficiency(own[list(inputs)], own[list(outputs)])
        tables.append(pd.DataFrame({"region": own["region"].to_numpy(), "year": year, "efficiency": found}))
    return pd.concat(tables, ignore_index=True)


def chained(table: pd.DataFrame, *, columns: Sequence[str] = PARTS) -> pd.DataFrame:
    """The indices multiplied up from the first year, 1 before it: region, year and the columns."""
    rows = table.sort_values("year", kind="stable")
    grown = rows.assign(**{c: rows.groupby("region", sort=False)[c].cumprod() for c in columns})
    start = rows.drop_duplicates("region").assign(year=rows["year"].min() - 1, **dict.fromkeys(columns, 1.0))
    out = pd.concat([start, grown])[["region", "year", *columns]]
    return out.sort_values(["year"], kind="stable", ignore_index=True)


def geometric_means(table: pd.DataFrame, *, by: str, columns: Sequence[str] = PARTS) -> pd.DataFrame:
    """Geometric means of indices over each group's regions, by year: ``by``, year and the columns."""
    logs = table.assign(**{c: np.log(table[c]) for c in columns})
    return np.exp(logs.groupby([by, "year"], sort=False)[list(columns)].mean()).reset_index()


def weightless(rows: pd.DataFrame, *, inputs: Sequence[str], outputs: Sequence[str]) -> pd.Series:
    """By input, the share of region-years in which the frontier gives it under a hundredth of the weight."""
    own = [weights(part[list(inputs)], part[list(outputs)]) for _, part in rows.groupby("year")]
    return pd.Series((np.vstack(own) < 0.01).mean(axis=0), index=list(inputs))


def rates(
    table: pd.DataFrame, *, regions: pd.DataFrame | None = None, by: str = "macro_region"
) -> pd.DataFrame:
    """Mean yearly change of the indices, 100 x the mean of their logs over regions and years.

    Columns malmquist, catching_up, frontier (the last two sum to the first), one row in all or, with
    ``regions`` (region and ``by``), one a group, which is the index.
    """
    logs = 100 * np.log(table[list(PARTS)])
    if regions is None:
        return logs.mean().to_frame().T
    labels = table["region"].map(regions.set_index("region")[by])
    return logs.groupby(labels, sort=False).mean()


def _solve(
    x: np.ndarray, y: np.ndarray, reference: tuple[np.ndarray, np.ndarray], returns: str, where: str
) -> tuple[np.ndarray, np.ndarray]:
    """phi (n,) and the inputs' shadow prices (n, m): one linear program of independent blocks.

    A unit's block has its phi, then its lambdas.
    """
    from scipy.optimize import linprog
    from scipy.sparse import csr_matrix

    rx, ry = reference
    n, size = len(x), len(rx)
    scale_x, scale_y = rx.mean(axis=0), ry.mean(axis=0)  # units of measurement do not matter; scaling helps
    x, rx, y, ry = x / scale_x, rx / scale_x, y / scale_y, ry / scale_y
    m, p, width = x.shape[1], y.shape[1], size + 1
    unit = np.arange(n)
    lambdas = (unit[:, None] * width + 1 + np.arange(size)).ravel()
    row, column, value = [], [], []
    for i in range(m):
        row.append(np.repeat(unit * (m + p) + i, size))
        column.append(lambdas)
        value.append(np.tile(rx[:, i], n))
    for i in range(p):
        row += [np.repeat(unit * (m + p) + m + i, size), unit * (m + p) + m + i]
        column += [lambdas, unit * width]
        value += [np.tile(-ry[:, i], n), y[:, i]]
    place = (np.concatenate(row), np.concatenate(column))
    upper = csr_matrix((np.concatenate(value), place), shape=(n * (m + p), n * width))
    bound = np.hstack([x, np.zeros((n, p))]).ravel()
    cost = np.zeros(n * width)
    cost[unit * width] = -1
    equal = {}
    if returns == "variable":
        ones = csr_matrix((np.ones(n * size), (np.repeat(unit, size), lambdas)), shape=(n, n * width))
        equal = {"A_eq": ones, "b_eq": np.ones(n)}
    found = linprog(cost, A_ub=upper, b_ub=bound, bounds=(0, None), method="highs", **equal)
    if found.status != 0:
        raise ValueError(f"{where}: no solution ({found.message}); variable returns may not reach a unit.")
    prices = -found.ineqlin.marginals.reshape(n, m + p)[:, :m] / scale_x
    return found.x[unit * width], prices


def _arrays(inputs: Any, outputs: Any, where: str) -> tuple[np.ndarray, np.ndarray]:
    x, y = (np.asarray(a, dtype=float) for a in (inputs, outputs))
    x, y = (a[:, None] if a.ndim == 1 else a for a in (x, y))
    if x.ndim != 2 or y.ndim != 2 or len(x) != len(y) or not len(x):
        raise ValueError(f"{where}: inputs {x.shape} and outputs {y.shape}; (n, m) and (n, p) are expected.")
    for name, a in (("inputs", x), ("outputs", y)):
        if not (np.isfinite(a) & (a > 0)).all():
            at = np.argwhere(~(np.isfinite(a) & (a > 0)))[0]
            raise ValueError(f"{where}: {name} of unit {at[0]} are not all positive.")
    return x, y


def _growing(data: dict, years: Sequence[int], where: str) -> dict:
    """The units that make the frontier of all periods up to each: the others add nothing to it."""
    held, x, y = {}, None, None
    for year in years:
        own = data[year]
        x, y = own if x is None else (np.vstack([x, own[0]]), np.vstack([y, own[1]]))
        best = 1 / _solve(x, y, (x, y), "constant", where)[0] > 1 - 1e-9
        x, y = x[best], y[best]
        held[year] = (x, y)
    return held
