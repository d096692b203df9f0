"""Who neighbours whom, and whether neighbours are alike: spatial weights, Moran's I, local Moran (LISA).

Weights W = (w_ij) say how much region j counts for region i; w_ii = 0. They are sparse throughout.
Standardised by rows (sum_j w_ij = 1), W z is the mean of z over each region's neighbours.

- contiguity: w_ij > 0 if i and j share a border of the table.
- distances: along the border graph (the fewest borders to cross), or between the tiles of a tile map, both
  conventions that say so in `kind`; great-circle kilometres where the table of regions has coordinates.
- inverse distance: w_ij ~ d_ij^-power; k nearest: the k regions at the smallest distance. Whole-number
  distances tie, so all regions as near as the k-th are taken and a region may have more than k neighbours.

Moran's I of a cross-section x with z = x - mean(x) and S0 the sum of all weights (Moran 1950; Cliff and Ord
1981):

    I = (n / S0) sum_ij w_ij z_i z_j / sum_i z_i^2,    E(I) = -1 / (n - 1) if space plays no part

Its inference permutes the values over the regions. Every year gets the same permutations, so that the years'
own dependence is kept; with it a joint test over all years is exact as well (`p_joint`: the largest departure
of any year, Westfall and Young 1993). A pseudo p-value is (1 + number as extreme) / (1 + permutations).

Local Moran (Anselin 1995), I_i = (n - 1) z_i (W z)_i / sum z^2, is tested by conditional permutation: region
i keeps its value, its neighbours' values are drawn from the other n - 1. As many tests are made as there are
regions, so the p-values are also given with Benjamini and Hochberg's (1995) correction for the false
discovery rate and with Bonferroni's. The expectation and variance under the same null are Sokal, Oden and
Thomson's (1998, A7 and A8).

An island (a region without neighbours) has the spatial lag zero, as in esda: it counts in the mean, in n and
in the variance, and not in S0. It has no local statistic. `Weights.islands` names them; `Weights.select`
leaves regions out.

They mislead. Neighbours can be alike because both are far inland, or because one border cuts one economy in
two: dependence is no mechanism. I depends on the weights chosen, and with some thirty regions only strong
patterns can be told from chance. A region in a "high-high" cluster is high beside high neighbours; it says
nothing of who came first.

Sources: P. A. P. Moran, Biometrika 37 (1950), 17-23; A. D. Cliff and J. K. Ord, Spatial Processes (1981); L.
Anselin, Geographical Analysis 27 (1995), 93-115; R. R. Sokal, N. L. Oden and B. A. Thomson, Geographical
Analysis 30 (1998), 331-354; Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57
(1995), 289-300; P. H. Westfall and S. S. Young, Resampling-Based Multiple Testing (1993).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.data.errors import NotEstimable

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from analysis.data.series import Series

EARTH = 6371.0  # km, mean radius
FEWEST = 4  # regions: the variance of I under randomisation divides by n - 3
ALTERNATIVES = ("two-sided", "greater", "less", "directed")
QUADRANTS = ("high-high", "low-high", "low-low", "high-low")  # own value, then the neighbours' mean
TESTED = ("p", "p_fdr", "p_bonferroni")  # of a local test: taken alone, and corrected for the others
TIE = 1e-10  # of the standardised statistic: equal up to rounding counts as equal
DENSE = (
    500  # regions to which an array of all pairs is held, and one system is solved faster without sparsity
)
DEALT = 1 << 22  # doubles of growth dealt by lot at a time: 32 MB
BLOCK = 1 << 16  # doubles in a block of permuted values: half a megabyte, to stay in the processor's cache


@dataclass(frozen=True, eq=False)
class Weights:
    """Spatial weights: row i of ``matrix`` (n, n; sparse) weighs the neighbours of ``regions[i]``."""

    regions: tuple[str, ...]
    matrix: csr_array
    kind: str
    notes: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """Number of regions."""
        return len(self.regions)

    @property
    def neighbours(self) -> pd.Series:
        """How many neighbours each region has."""
        return pd.Series(np.diff(self.matrix.indptr), index=list(self.regions), name="neighbours")

    @property
    def islands(self) -> list[str]:
        """Regions without neighbours."""
        return [self.regions[i] for i in np.flatnonzero(np.diff(self.matrix.indptr) == 0)]

    @property
    def by_rows(self) -> bool:
        """True if the weights of every region that has neighbours sum to one."""
        sums = self.matrix.sum(axis=1)
        return bool(np.allclose(sums[np.diff(self.matrix.indptr) > 0], 1, atol=1e-12, rtol=0))

    def select(self, regions: Iterable[str]) -> Weights:
        """The weights among ``regions`` only, standardised again if they were. ValueError: an unknown one."""
        names = _distinct(regions, "Weights.select")
        rows = _positions(names, self.regions, "Weights.select")
        part = self.matrix[rows][:, rows]
        return Weights(tuple(names), _by_rows(part) if self.by_rows else part.tocsr(), self.kind, self.notes)

    def joined(self) -> Weights:
        """The weights without the regions that have no neighbour. NotEstimable: hardly any is left."""
        islands = self.islands
        alone = set(islands)
        kept = [name for name in self.regions if name not in alone]
        if len(kept) < FEWEST:
            raise NotEstimable(
                "links", f"Weights.joined: {len(kept)} regions have a neighbour.", regions=islands
            )
        return self.select(kept) if islands else self

    def pysal(self) -> Any:
        """The same weights as a ``libpysal.weights.W``, ids by region, for what reads only that."""
        from libpysal.weights import W

        cut = self.matrix.indptr
        near = {r: self._names(cut[i], cut[i + 1]) for i, r in enumerate(self.regions)}
        data = {r: self.matrix.data[cut[i] : cut[i + 1]].tolist() for i, r in enumerate(self.regions)}
        return W(near, data, id_order=list(self.regions), silence_warnings=True)

    def _names(self, start: int, stop: int) -> list[str]:
        return [self.regions[j] for j in self.matrix.indices[start:stop]]


@dataclass(frozen=True, eq=False)
class Distances:
    """Distances between regions, sparse: a pair that is not stored is out of reach. ``kind`` says of what
    sort.
    """

    regions: tuple[str, ...]
    matrix: csr_array
    kind: str


@dataclass(frozen=True, eq=False)
class Moran:
    """Moran's I by year, from ``moran``.

    ``table``: year, n, value (I), expected, z (analytic, under randomisation), low and high (2.5 and 97.5 %
    of the permutations), p, p_joint (any year as extreme). ``simulated`` (permutations, years): I of each
    permutation.
    """

    table: pd.DataFrame
    simulated: np.ndarray
    variable: str
    alternative: str
    permutations: int
    kind: str
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lisa:
    """Local Moran by region and year, from ``lisa``.

    ``table``: year, region, z (standard deviations from the mean), lag (the neighbours' mean of z), value
    (I_i), expected, sd (under conditional permutation), quadrant (of ``QUADRANTS``), p, p_fdr
    (Benjamini-Hochberg within the year), p_bonferroni. An island has no value, quadrant or p.
    """

    table: pd.DataFrame
    variable: str
    alternative: str
    permutations: int
    kind: str
    notes: tuple[str, ...]

    def clusters(self, *, year: int, level: float = 0.05, by: str = "p_fdr") -> pd.Series:
        """Quadrant by region for those whose ``by`` (p, p_fdr, p_bonferroni) is at most ``level`` in
        ``year``.

        Raises ValueError for another column, or a year that was not computed.
        """
        if by not in ("p", "p_fdr", "p_bonferroni"):
            raise ValueError(f"Lisa.clusters: by is {by!r}; one of p, p_fdr, p_bonferroni.")
        rows = self.table[self.table["year"] == year]
        if rows.empty:
            held = ", ".join(map(str, self.table["year"].unique()))
            raise ValueError(f"Lisa.clusters: no year {year}; computed for {held}.")
        rows = rows[rows[by] <= level]
        return pd.Series(rows["quadrant"].to_numpy(), index=rows["region"].to_numpy(), name="quadrant")


# Weights ------------------------------------------------------------


def contiguity(
    borders: pd.DataFrame,
    *,
    regions: pd.DataFrame | Iterable[str],
    kinds: Iterable[str] | None = None,
    standardise: bool = True,
) -> Weights:
    """Weights from shared borders: 1 / number of neighbours, or 1 with ``standardise=False``.

    ``borders`` has region and neighbour, a pair once or in both directions; with ``kinds`` (of a column
    ``kind``) only pairs of these kinds count. ``regions`` (names, or a table with the column region) fixes
    the order. Raises ValueError for a border of an unknown region or of a region with itself, and for a kind
    that no pair has.
    """
    names, matrix, kind = _graph(borders, regions, kinds, "space.contiguity")
    return Weights(tuple(names), _by_rows(matrix) if standardise else matrix, kind)


def steps(
    borders: pd.DataFrame,
    *,
    regions: pd.DataFrame | Iterable[str],
    kinds: Iterable[str] | None = None,
    most: int | None = None,
) -> Distances:
    """Distances on the border graph: the fewest borders to cross; pairs further than ``most`` are left out.

    Arguments and errors otherwise as ``contiguity``. Sparse all the way: with thousands of regions give
    ``most``.
    """
    from scipy import sparse

    if most is not None and most < 1:
        raise ValueError(f"space.steps: most is {most}; at least 1 border to cross, or None for no limit.")
    names, adjacent, kind = _graph(borders, regions, kinds, "space.steps")
    reached = sparse.csr_array(sparse.eye_array(len(names), dtype=np.int8))
    front, distance, step = reached, adjacent * 0.0, 0
    while most is None or step < most:
        step += 1
        beyond = ((front @ adjacent.astype(np.int32)) > 0).astype(np.int8)
        front = (beyond > reached).astype(np.int8)
        if front.nnz == 0:
            break
        distance = distance + front * float(step)
        reached = reached + front
    distance = sparse.csr_array(distance)
    distance.eliminate_zeros()
    return Distances(tuple(names), distance, f"borders crossed ({kind})")


def tiles(
    regions: pd.DataFrame,
    *,
    row: str = "tile_row",
    column: str = "tile_col",
    most: float | None = None,
    least: int = 0,
) -> Distances:
    """Straight-line distances between the tiles of a tile map, in tiles; pairs further than ``most`` are left
    out.

    With ``least`` (and no ``most``) the reach is the smallest in which every region has so many others.
    Raises ValueError for a missing column or place, or for two regions on one tile.
    """
    from scipy import sparse
    from scipy.spatial import cKDTree

    if lacking := [c for c in ("region", row, column) if c not in regions.columns]:
        raise ValueError(f"space.tiles: no column {', '.join(lacking)} in the table of regions.")
    names = _distinct(regions["region"], "space.tiles")
    places = regions[[row, column]].to_numpy(dtype=float)
    if len(bad := np.flatnonzero(~np.isfinite(places).all(axis=1))):
        raise ValueError(f"space.tiles: no tile for {_list(names[i] for i in bad)}; give {row} and {column}.")
    reach = float(np.ptp(places, axis=0).sum()) + 1 if most is None else float(most)
    tree = cKDTree(places)
    if most is None and least:
        reach = float(tree.query(places, k=min(least + 1, len(names)))[0][:, -1].max()) * (1 + 1e-9)
    found = tree.sparse_distance_matrix(tree, reach, output_type="coo_matrix")
    twice = found.data[found.row != found.col] == 0
    if twice.any():
        at = found.row[found.row != found.col][twice]
        raise ValueError(
            f"space.tiles: {_list(sorted({names[i] for i in at}))} share a tile; move one of them."
        )
    matrix = sparse.csr_array(found)
    matrix.setdiag(0)
    matrix.eliminate_zeros()
    return Distances(tuple(names), matrix, "tiles apart")


def kilometres(regions: pd.DataFrame, *, most: float | None = None, least: int = 0) -> Distances:
    """Great-circle distances in km between regions' ``longitude`` and ``latitude`` (degrees), on a sphere of
    6,371 km; pairs further than ``most`` are left out.

    With ``least`` (and no ``most``) the reach is the smallest in which every region has so many others.
    Raises ValueError for a missing column or place.
    """
    from scipy import sparse
    from scipy.spatial import cKDTree

    if lacking := [c for c in ("region", "longitude", "latitude") if c not in regions.columns]:
        raise ValueError(f"space.kilometres: no column {', '.join(lacking)} in the table of regions.")
    names = _distinct(regions["region"], "space.kilometres")
    lon, lat = np.radians(regions[["longitude", "latitude"]].to_numpy(dtype=float)).T
    if len(bad := np.flatnonzero(~np.isfinite(lon + lat))):
        raise ValueError(f"space.kilometres: no place for {_list(names[i] for i in bad)}.")
    points = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    tree = cKDTree(points)
    chord = 2.0 if most is None else 2 * math.sin(min(most / EARTH, math.pi) / 2)
    if most is None and least:
        chord = float(tree.query(points, k=min(least + 1, len(names)))[0][:, -1].max())
    found = tree.sparse_distance_matrix(tree, chord * (1 + 1e-9), output_type="coo_matrix")
    found.data = np.maximum(2 * EARTH * np.arcsin(np.minimum(found.data / 2, 1.0)), 1e-6)  # 0 is no entry
    matrix = sparse.csr_array(found)
    matrix.setdiag(0)
    matrix.eliminate_zeros()
    return Distances(tuple(names), matrix, "km apart")


def inverse(distances: Distances, *, power: float = 1.0, standardise: bool = True) -> Weights:
    """Weights d^-power of all pairs within reach. Raises ValueError for a power that is not positive."""
    if not power > 0:
        raise ValueError(f"space.inverse: power is {power}; a positive number is expected.")
    matrix = distances.matrix.copy()
    matrix.data = matrix.data ** -float(power)
    kind = f"inverse distance, power {power:g}, {distances.kind}"
    return Weights(distances.regions, _by_rows(matrix) if standardise else matrix, kind)


def nearest(distances: Distances, *, k: int, standardise: bool = True) -> Weights:
    """Equal weights for the k nearest regions, and for all others as near as the k-th.

    Raises ValueError for k < 1, or naming regions with fewer than k others within reach.
    """
    if k < 1:
        raise ValueError(f"space.nearest: k is {k}; at least one neighbour is expected.")
    matrix = distances.matrix.sorted_indices()
    counts = np.diff(matrix.indptr)
    if len(short := np.flatnonzero(counts < k)):
        raise NotEstimable(
            "links",
            f"space.nearest: fewer than {k} others within reach of "
            f"{_list(distances.regions[i] for i in short)}; take a smaller k, more borders, or a wider "
            "reach.",
            regions=[distances.regions[i] for i in short],
        )
    rows = np.repeat(np.arange(len(counts)), counts)
    ordered = matrix.data[np.lexsort((matrix.data, rows))]
    farthest = ordered[matrix.indptr[:-1] + k - 1] * (1 + 1e-9)
    matrix.data = (matrix.data <= farthest[rows]).astype(float)
    matrix.eliminate_zeros()
    kind = f"{k} nearest and ties, {distances.kind}"
    return Weights(distances.regions, _by_rows(matrix) if standardise else matrix, kind)


def kinds(borders: pd.DataFrame, *, regions: pd.DataFrame, k: int = 4) -> dict[str, Weights]:
    """Several ways to say who neighbours whom, as far as the package has what they need.

    joined: all borders; land: those of the kind land, where there are others; near: the ``k`` nearest by
    borders to cross; tiles: the ``k`` nearest tiles of the map; km: the ``k`` nearest in kilometres; inverse:
    all others within reach, by one over the borders to cross. near is left out where a region has fewer than
    ``k`` others within reach; inverse, whose weights are n by n, where there are more than 500 regions.
    """
    found = {"joined": contiguity(borders, regions=regions)}
    if "kind" in borders.columns and set(borders["kind"]) > {"land"}:
        found["land"] = contiguity(borders, regions=regions, kinds=["land"])
    many = len(regions) > DENSE
    crossed = steps(borders, regions=regions, most=k if many else None)  # k others lie within k borders
    if np.diff(crossed.matrix.indptr).min() >= k:
        found["near"] = nearest(crossed, k=k)
    if {"tile_row", "tile_col"} <= set(regions.columns):
        found["tiles"] = nearest(tiles(regions, least=k), k=k)
    if {"longitude", "latitude"} <= set(regions.columns) and len(regions) > k:
        found["km"] = nearest(kilometres(regions, least=k), k=k)
    return found if many else found | {"inverse": inverse(crossed)}


def from_matrix(matrix: Any, *, regions: Iterable[str], kind: str = "given") -> Weights:
    """Weights from any (n, n) array or sparse matrix. ValueError: other shape, negative or missing, a
    diagonal.
    """
    from scipy import sparse

    names = _distinct(regions, "space.from_matrix")
    given = sparse.csr_array(matrix, dtype=float)
    if given.shape != (len(names), len(names)):
        raise ValueError(f"space.from_matrix: a matrix of {given.shape} for {len(names)} regions.")
    if not np.isfinite(given.data).all() or (given.data < 0).any():
        raise ValueError("space.from_matrix: weights must be finite and not negative.")
    if given.diagonal().any():
        at = np.flatnonzero(given.diagonal())
        raise ValueError(
            f"space.from_matrix: {_list(names[i] for i in at)} neighbour themselves; zero the diagonal."
        )
    given.eliminate_zeros()
    return Weights(tuple(names), given, kind)


# Moran's I ------------------------------------------------------------


def moran(
    df: pd.DataFrame,
    *,
    value: str,
    weights: Weights,
    log: bool = False,
    permutations: int | np.ndarray = 999,
    seed: int = 0,
    alternative: str = "two-sided",
    missing: str = "refuse",
) -> Moran:
    """Moran's I of ``value`` (its natural log with ``log``) in every year of a long table (region, year,
    value).

    ``permutations`` is a number, or the orders themselves (permutations, n), in the order of
    ``weights.regions``. ``alternative``: greater, less, two-sided (twice the smaller tail), or directed (the
    smaller tail undoubled, as esda reports; it rejects too often). ``missing="drop"`` leaves a region out of
    the years in which it has no value and standardises the weights of the others again. O(permutations x
    years x (links + n)); no n-by-n array.

    Raises ValueError naming regions or years: values missing (with "refuse"), zero or negative under ``log``,
    not in the weights, twice in a year, all the same in a year; fewer than four regions.
    """
    where = "space.moran"
    _one_of(alternative, ALTERNATIVES, "alternative", where)
    years, grid = _grid(df, value=value, weights=weights, log=log, where=where, missing=missing)
    orders = _orders(permutations, weights.n, seed, where)
    tables, simulated = [], np.empty((len(orders), len(years)))
    for columns, rows in _patterns(grid):
        part = weights if rows.all() else weights.select(np.array(weights.regions)[rows])
        table, drawn = _moran(grid[rows][:, columns], part, _kept(orders, rows), years[columns], where)
        tables.append(table)
        simulated[:, columns] = drawn
    table = pd.concat(tables).sort_values("year", kind="stable", ignore_index=True)
    table["low"], table["high"] = np.quantile(simulated, (0.025, 0.975), axis=0)
    table["p"] = p_values(table["value"].to_numpy(), simulated, alternative=alternative)
    table["p_joint"] = _joint(table["value"].to_numpy(), simulated, alternative)
    notes = _notes(weights, grid)
    return Moran(
        table, simulated, f"log {value}" if log else value, alternative, len(orders), weights.kind, notes
    )


def moran_array(
    values: np.ndarray,
    *,
    weights: Weights,
    permutations: int | np.ndarray = 999,
    seed: int = 0,
    alternative: str = "two-sided",
) -> tuple[np.ndarray, np.ndarray]:
    """I and its permutation p of many cross-sections at once: ``values`` (n, m) -> two arrays (m,).

    Rows in the order of ``weights.regions``; the columns (years, replications) share the permutations. Raises
    ValueError for another shape, missing values, a constant column.
    """
    where = "space.moran_array"
    _one_of(alternative, ALTERNATIVES, "alternative", where)
    z = np.asarray(values, dtype=float)
    if z.ndim != 2 or len(z) != weights.n or not np.isfinite(z).all():
        raise ValueError(f"{where}: finite values of shape ({weights.n}, m) are expected, not {z.shape}.")
    orders = _orders(permutations, weights.n, seed, where)
    table, simulated = _moran(z, weights, orders, np.arange(z.shape[1]), where)
    observed = table["value"].to_numpy()
    return observed, p_values(observed, simulated, alternative=alternative)


def change_by_lot(
    df: pd.DataFrame,
    *,
    value: str,
    weights: Weights,
    log: bool = False,
    permutations: int | np.ndarray = 999,
    seed: int = 0,
) -> dict[str, float]:
    """How Moran's I changed from the first year to the last, and where 95 of 100 changes by lot lie.

    What growth does not owe to the starting level (the residuals of a regression on it) is dealt to the
    regions at random, as often as ``permutations``. Mapping change, low, high, p (two-sided). Raises
    ValueError as ``moran``.
    """
    where = "space.change_by_lot"
    ends = df[df["year"].isin([df["year"].min(), df["year"].max()])]
    _, grid = _grid(ends, value=value, weights=weights, log=log, where=where)
    first, last = grid[:, 0], grid[:, -1]
    design = np.column_stack([np.ones(weights.n), first])
    fitted = design @ np.linalg.lstsq(design, last, rcond=None)[0]
    orders = _orders(permutations, weights.n, seed, where)
    pairs = _pairs(weights) * (weights.n / weights.matrix.sum())
    step, found = max(1, DEALT // weights.n), []
    for i in range(0, len(orders), step):
        dealt = fitted[:, None] + (last - fitted)[orders[i : i + step]].T
        columns = np.column_stack([grid, dealt])
        z = _standard(columns, where, np.arange(columns.shape[1]))
        found.append(np.einsum("nt,nt->t", z, pairs @ z))
    change = found[0][1] - found[0][0]
    simulated = np.concatenate([part[2:] - part[0] for part in found])
    low, high = np.quantile(simulated, (0.025, 0.975))
    p = p_values(np.array([change]), simulated[:, None], alternative="two-sided")[0]
    return {"change": float(change), "low": float(low), "high": float(high), "p": float(p)}


def changes_by_lot(series: Iterable[Series], **drawing: Any) -> pd.DataFrame:
    """``change_by_lot`` of each series from the year that changes are counted from: series, and its keys."""
    return pd.DataFrame(
        {"series": s.name} | change_by_lot(s.between(first=s.since).table, **drawing) for s in series
    )


def moved(yearly: pd.DataFrame) -> pd.DataFrame:
    """Moran's I of several series at both ends: series, first, last, largest (p of any year), change.

    ``yearly`` has series, year in order, value, p.
    """
    found = yearly.groupby("series").agg(
        first=("value", "first"), last=("value", "last"), largest=("p", "max")
    )
    return found.assign(change=found["last"] - found["first"]).reset_index()


def alike(points: Mapping[str, pd.DataFrame]) -> pd.Series:
    """How many regions lie on the same side of the mean as their neighbours: value, by series.

    ``points``: series -> ``scatter``.
    """
    counts = {name: int((p["z"] * p["lag"] > 0).sum()) for name, p in points.items()}
    return pd.Series(counts, name="value").rename_axis("series")


def significant(local: pd.DataFrame, whens: pd.DataFrame, *, level: float = 0.05) -> pd.DataFrame:
    """How many regions ``lisa`` finds at ``level``, by each of ``TESTED``: series, when, by, value.

    ``local`` is ``Lisa.table`` of several series, ``whens`` the years counted: series, when, year.
    """
    found = whens.merge(local, on=["series", "year"]).set_index(["series", "when"])[list(TESTED)].le(level)
    counts = found.groupby(["series", "when"]).sum()
    return counts.melt(ignore_index=False, var_name="by").reset_index()


def scatter(df: pd.DataFrame, *, value: str, weights: Weights, year: int, log: bool = False) -> pd.DataFrame:
    """The Moran scatter of one year: region, z (in standard deviations), lag (weighted mean of the
    neighbours' z).

    With weights standardised by rows and no island, the slope of lag on z is Moran's I. Errors as ``moran``.
    """
    where = "space.scatter"
    _, grid = _grid(df[df["year"] == year], value=value, weights=weights, log=log, where=where)
    z = _standard(grid, where, np.array([year])) * np.sqrt(weights.n)
    lag = (weights.matrix @ z)[:, 0]
    return pd.DataFrame({"region": list(weights.regions), "z": z[:, 0], "lag": lag})


def lisa(
    df: pd.DataFrame,
    *,
    value: str,
    weights: Weights,
    years: Iterable[int] | None = None,
    log: bool = False,
    permutations: int | np.ndarray = 999,
    seed: int = 0,
    alternative: str = "two-sided",
) -> Lisa:
    """Local Moran of ``value`` by region, for every year of a long table or for ``years``.

    All regions and years share the permutations. Where a region's weights are equal, the draws of all regions
    with as many neighbours are counted at once from sums over the head of each permutation; otherwise region
    by region. Arguments and errors as ``moran``; every region needs a value in every year asked for.
    """
    where = "space.lisa"
    _one_of(alternative, ALTERNATIVES, "alternative", where)
    used = df if years is None else df[df["year"].isin(list(years))]
    when, grid = _grid(used, value=value, weights=weights, log=log, where=where)
    orders = _orders(permutations, weights.n, seed, where)
    z = _standard(grid, where, when) * np.sqrt(weights.n)
    lag = weights.matrix @ z
    low, high = _local_tails(z, lag, weights, orders)
    p = _from_tails(low, high, len(orders), z >= 0, alternative)
    p[np.abs(z) < TIE] = 1.0
    p[np.diff(weights.matrix.indptr) == 0] = np.nan
    table = _lisa_table(weights, z, lag, p, when)
    notes = _notes(weights, grid)
    if (1 + (alternative == "two-sided")) / (len(orders) + 1) * weights.n > 0.05:
        notes += (f"{len(orders)} permutations cannot reach Bonferroni's 5 % for {weights.n} regions.",)
    name = f"log {value}" if log else value
    return Lisa(table, name, alternative, len(orders), weights.kind, notes)


def solve_lag(values: np.ndarray, *, weights: Weights, strength: float) -> np.ndarray:
    """(I - strength W)^-1 ``values`` (n, m), by one sparse factorisation: what spatial dependence makes of
    shocks.

    Raises ValueError for a strength outside (-1, 1) or weights not standardised by rows.
    """
    from scipy import sparse
    from scipy.sparse.linalg import splu

    if not -1 < strength < 1 or not weights.by_rows:
        raise ValueError(
            f"space.solve_lag: strength {strength}, weights {weights.kind}; a strength between -1 and 1 and "
            "weights standardised by rows are expected."
        )
    shocks = np.ascontiguousarray(values, dtype=float)
    if weights.n <= DENSE:
        return np.linalg.solve(np.eye(weights.n) - strength * weights.matrix.toarray(), shocks)
    system = sparse.eye_array(weights.n, format="csc") - strength * sparse.csc_array(weights.matrix)
    return splu(sparse.csc_matrix(system)).solve(shocks)


def detectable(
    weights: Weights,
    *,
    strengths: Sequence[float] = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    replications: int = 1000,
    permutations: int = 499,
    level: float = 0.05,
    alternative: str = "two-sided",
    seed: int = 0,
) -> pd.DataFrame:
    """How often Moran's permutation test finds dependence of a known strength: strength, power (%), value
    (mean I).

    Cross-sections are drawn from y = strength W y + e with normal e; at strength 0 the power is the size of
    the test. Raises ValueError as ``solve_lag`` and ``moran_array``.
    """
    if weights.n > DENSE:
        raise NotEstimable(
            "many",
            f"space.detectable: {weights.n} regions; at most {DENSE}, as each of many maps is permuted.",
            n=weights.n,
            most=DENSE,
        )
    shocks = np.random.default_rng(seed).normal(size=(weights.n, replications))
    orders = _orders(permutations, weights.n, seed + 1, "space.detectable")
    rows = []
    for strength in strengths:
        drawn = solve_lag(shocks, weights=weights, strength=strength)
        value, p = moran_array(drawn, weights=weights, permutations=orders, alternative=alternative)
        rows.append({"strength": strength, "power": 100 * float((p <= level).mean()), "value": value.mean()})
    return pd.DataFrame(rows)


def p_values(observed: np.ndarray, simulated: np.ndarray, *, alternative: str = "two-sided") -> np.ndarray:
    """Pseudo p-values (m,) of ``observed`` (m,) against ``simulated`` (draws, m): (1 + as extreme) / (1 +
    draws).

    Equal up to rounding counts as extreme. Raises ValueError for an unknown alternative.
    """
    _one_of(alternative, ALTERNATIVES, "alternative", "space.p_values")
    high = (simulated >= observed - TIE).sum(axis=0)
    low = (simulated <= observed + TIE).sum(axis=0)
    return _from_tails(low, high, len(simulated), np.ones(np.shape(observed), bool), alternative)


def fdr(p: Sequence[float] | np.ndarray) -> np.ndarray:
    """p-values adjusted for the false discovery rate (Benjamini and Hochberg 1995); missing ones stay
    missing.
    """
    p = np.asarray(p, dtype=float)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    out = np.full(len(p), np.nan)
    out[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    return out


# Inside ------------------------------------------------------------


def _moran(
    values: np.ndarray, weights: Weights, orders: np.ndarray, years: np.ndarray, where: str
) -> tuple[pd.DataFrame, np.ndarray]:
    n = len(values)
    if n < FEWEST:
        raise NotEstimable(
            "regions",
            f"{where}: {n} regions in {_list(years)}; Moran's I needs at least {FEWEST}.",
            n=n,
            least=FEWEST,
        )
    total = weights.matrix.sum()
    if total == 0:
        raise NotEstimable(
            "links",
            f"{where}: no region has a neighbour in {_list(years)}; check borders, kinds and reach.",
            regions=list(weights.regions),
        )
    z = _standard(values, where, years)
    pairs = _pairs(weights) * (n / total)
    observed = np.einsum("nt,nt->t", z, pairs @ z)
    expected, sd = _moments(z, weights.matrix)
    table = pd.DataFrame({"year": years, "n": n, "value": observed, "expected": expected})
    return table.assign(z=(observed - expected) / sd), _simulated(z, pairs, orders)


def _simulated(z: np.ndarray, pairs: csr_array, orders: np.ndarray) -> np.ndarray:
    """I of every permutation and year: (permutations, years); a block of permutations is one product."""
    n, years = z.shape
    out = np.empty((len(orders), years))
    block = max(1, BLOCK // (n * years))
    for start in range(0, len(orders), block):
        drawn = z[orders[start : start + block].T].reshape(n, -1)
        out[start : start + block] = np.einsum("nm,nm->m", drawn, pairs @ drawn).reshape(-1, years)
    return out


def _pairs(weights: Weights) -> csr_array:
    """w_ij + w_ji for i < j: sum_ij w_ij z_i z_j needs each pair once."""
    from scipy import sparse

    return sparse.csr_array(sparse.triu(weights.matrix + weights.matrix.T, k=1))


def _moments(z: np.ndarray, matrix: csr_array) -> tuple[float, np.ndarray]:
    """E(I), and its standard deviation by year under randomisation (Cliff and Ord 1981, 2.29)."""
    n = len(z)
    s0 = matrix.sum()
    s1 = ((matrix + matrix.T).power(2)).sum() / 2
    s2 = ((matrix.sum(axis=0) + matrix.sum(axis=1)) ** 2).sum()
    kurtosis = n * (z**4).sum(axis=0) / (z**2).sum(axis=0) ** 2
    a = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    b = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2)
    expected = -1 / (n - 1)
    variance = (a - b) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - expected**2
    return expected, np.sqrt(variance)


def _joint(observed: np.ndarray, simulated: np.ndarray, alternative: str) -> np.ndarray:
    """By year, how often a permutation's most extreme year is at least as extreme (single-step max T)."""
    scale = simulated.std(axis=0)
    scale = np.where(scale > 0, scale, 1)
    t, draws = (observed - simulated.mean(axis=0)) / scale, (simulated - simulated.mean(axis=0)) / scale
    if alternative == "less":
        t, draws = -t, -draws
    elif alternative != "greater":
        t, draws = np.abs(t), np.abs(draws)
    most = draws.max(axis=1)
    return (1 + (most[:, None] >= t - TIE).sum(axis=0)) / (1 + len(draws))


def _local_tails(
    z: np.ndarray, lag: np.ndarray, weights: Weights, orders: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """How many conditional draws of the lag are at most, and at least, the observed one: two arrays (n,
    years).
    """
    matrix = weights.matrix
    counts = np.diff(matrix.indptr)
    low, high = np.zeros(z.shape, int), np.zeros(z.shape, int)
    first = matrix.data[np.minimum(matrix.indptr[:-1], matrix.nnz - 1)]
    equal = np.isclose(matrix.data, np.repeat(first, counts), rtol=1e-12, atol=0)
    equal = np.add.reduceat(np.append(~equal, 0), matrix.indptr[:-1]) * (counts > 0) == 0
    for k in np.unique(counts[equal & (counts > 0)]):
        rows = np.flatnonzero(equal & (counts == k))
        scaled = lag[rows] / first[rows, None]
        low[rows], high[rows] = _equal_tails(z, scaled, rows, int(k), orders)
    rest = np.flatnonzero(~equal)
    if len(rest):
        place = np.argsort(orders, axis=1, kind="stable")
        for i in rest:
            low[i], high[i] = _own_tails(z, lag[i], i, matrix=matrix, orders=orders, place=place[:, i])
    return low, high


def _equal_tails(
    z: np.ndarray, observed: np.ndarray, rows: np.ndarray, k: int, orders: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Tails of the sum of k drawn values, for all ``rows`` at once; ``observed`` (rows, years) are their
    sums.

    The draw of region i is the first k of a permutation, i itself passed over. Where i is not among them,
    that is one sum for all regions: sorted once, counted by bisection. The few permutations that hold i are
    put right.
    """
    sums = np.zeros((len(orders), z.shape[1]))
    for m in range(k):
        sums += z[orders[:, m]]
    ordered = np.sort(sums, axis=0)
    high, low = np.empty(observed.shape, int), np.empty(observed.shape, int)
    for t in range(z.shape[1]):
        high[:, t] = len(orders) - np.searchsorted(ordered[:, t], observed[:, t] - TIE, side="left")
        low[:, t] = np.searchsorted(ordered[:, t], observed[:, t] + TIE, side="right")
    own = np.full(len(z), -1)
    own[rows] = np.arange(len(rows))
    draw, at = np.nonzero(own[orders[:, :k]] >= 0)
    region = orders[draw, at]
    seen, target = own[region], observed[own[region]]
    wrong = sums[draw]
    right = wrong + z[orders[draw, k]] - z[region]
    np.add.at(high, seen, (right >= target - TIE).astype(int) - (wrong >= target - TIE))
    np.add.at(low, seen, (right <= target + TIE).astype(int) - (wrong <= target + TIE))
    return low, high


def _own_tails(
    z: np.ndarray, observed: np.ndarray, i: int, *, matrix: csr_array, orders: np.ndarray, place: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The same for one region with unequal weights."""
    start, stop = matrix.indptr[i], matrix.indptr[i + 1]
    head = np.arange(stop - start)
    drawn = np.take_along_axis(orders, head + (head >= place[:, None]), axis=1)
    lag = np.einsum("k,pkt->pt", matrix.data[start:stop], z[drawn])
    return (lag <= observed + TIE).sum(axis=0), (lag >= observed - TIE).sum(axis=0)


def _from_tails(low: Any, high: Any, draws: int, upward: np.ndarray, alternative: str) -> np.ndarray:
    """p from the counts in the two tails; ``upward`` is False where a large draw makes a small statistic."""
    above, below = np.where(upward, high, low), np.where(upward, low, high)
    if alternative == "greater":
        return (above + 1.0) / (draws + 1)
    if alternative == "less":
        return (below + 1.0) / (draws + 1)
    if alternative == "directed":
        return (np.minimum(above, draws - above) + 1.0) / (draws + 1)
    return np.minimum(2 * (np.minimum(above, below) + 1.0) / (draws + 1), 1)


def _lisa_table(
    weights: Weights, z: np.ndarray, lag: np.ndarray, p: np.ndarray, years: np.ndarray
) -> pd.DataFrame:
    """One row a year and region, from arrays (n, years); moments scaled by (n - 1) / n, as I_i is."""
    n, matrix = weights.n, weights.matrix
    alone = np.diff(matrix.indptr) == 0
    sums, squares = matrix.sum(axis=1)[:, None], matrix.power(2).sum(axis=1)[:, None]
    spread = n / (n - 2) * (squares - sums**2 / (n - 1)) * np.maximum(1 - z**2 / (n - 1), 0)
    which = np.where(z > 0, np.where(lag > 0, 0, 3), np.where(lag > 0, 1, 2))
    columns = {
        "z": z,
        "lag": lag,
        "value": (n - 1) / n * z * lag,
        "expected": -(z**2) * sums / n,
        "sd": (n - 1) / n * np.abs(z) * np.sqrt(spread),
        "quadrant": np.array([*QUADRANTS, None], dtype=object)[np.where(alone[:, None], 4, which)],
        "p": p,
        "p_fdr": np.column_stack([fdr(p[:, t]) for t in range(len(years))]),
        "p_bonferroni": np.minimum(p * (~alone).sum(), 1),
    }
    for name in ("value", "expected", "sd"):
        columns[name] = np.where(alone[:, None], np.nan, columns[name])
    keys = {
        "year": np.repeat(years, n),
        "region": np.tile(np.array(weights.regions, dtype=object), len(years)),
    }
    return pd.DataFrame(keys | {name: column.T.ravel() for name, column in columns.items()})


def _standard(values: np.ndarray, where: str, years: np.ndarray) -> np.ndarray:
    """Deviations from the year's mean, scaled to a sum of squares of one."""
    z = values - values.mean(axis=0)
    norm = np.sqrt((z**2).sum(axis=0))
    flat = norm <= 1e-12 * np.abs(values).max(axis=0, initial=0)
    if flat.any():
        raise NotEstimable(
            "equal",
            f"{where}: every region has the same value in {_list(years[flat])}; nothing varies over space. "
            "Leave these years out.",
            years=list(years[flat]),
        )
    return z / norm


def _grid(
    df: pd.DataFrame, *, value: str, weights: Weights, log: bool, where: str, missing: str = "refuse"
) -> tuple[np.ndarray, np.ndarray]:
    """Years (T,) and values (n, T) in the order of the weights' regions; NaN where dropped as missing."""
    _one_of(missing, ("refuse", "drop"), "missing", where)
    panel.validate(df, [value], where=where)
    if df.empty:
        raise ValueError(f"{where}: no rows in the years asked for.")
    rows = _positions(df["region"], weights.regions, where)
    years, columns = np.unique(df["year"].to_numpy(), return_inverse=True)
    grid = np.full((weights.n, len(years)), np.nan)
    grid[rows, columns] = df[value].to_numpy(dtype=float, na_value=np.nan)
    if missing == "refuse" and len(gaps := np.argwhere(~np.isfinite(grid))):
        named = [f"{weights.regions[i]} {years[t]}" for i, t in gaps]
        raise ValueError(
            f"{where}: no {value} for {_list(named)}; pass missing='drop' if the function has it, take "
            "weights.select([...]) of the regions held throughout, or leave these years out."
        )
    if log and (low := grid <= 0).any():
        named = [f"{weights.regions[i]} {years[t]}" for i, t in np.argwhere(low)]
        raise ValueError(
            f"{where}: {value} of {_list(named)} is zero or negative and has no log; use log=False."
        )
    return years, np.log(grid) if log else grid


def _patterns(grid: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Columns with the same rows present, and those rows: [(columns, rows (n,) bool), ...]."""
    present = np.isfinite(grid)
    if present.all():
        return [(np.arange(grid.shape[1]), present[:, 0])]
    kinds, which = np.unique(present, axis=1, return_inverse=True)
    which = which.ravel()
    return [(np.flatnonzero(which == k), kinds[:, k]) for k in range(kinds.shape[1])]


def _orders(permutations: int | np.ndarray, n: int, seed: int, where: str) -> np.ndarray:
    """Permutations of 0..n-1, (draws, n)."""
    if isinstance(permutations, np.ndarray):
        if permutations.ndim != 2 or not (np.sort(permutations, axis=1) == np.arange(n)).all():
            raise ValueError(f"{where}: permutations must be rows that each hold 0 to {n - 1} once.")
        return permutations
    if permutations < 19:
        raise ValueError(
            f"{where}: {permutations} permutations; at least 19, as p is never below 1 / (1 + number)."
        )
    orders = np.tile(np.arange(n), (int(permutations), 1))
    return np.random.default_rng(seed).permuted(orders, axis=1, out=orders)


def _kept(orders: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The same permutations among the rows present: their order is kept, the others passed over."""
    if rows.all():
        return orders
    place = np.cumsum(rows) - 1
    return place[orders[rows[orders]]].reshape(len(orders), -1)


def _graph(
    borders: pd.DataFrame, regions: pd.DataFrame | Iterable[str], kinds: Iterable[str] | None, where: str
) -> tuple[list[str], csr_array, str]:
    """Names, the symmetric 0/1 matrix of borders, and what it is in words."""
    from scipy import sparse

    names = _distinct(regions["region"] if isinstance(regions, pd.DataFrame) else regions, where)
    columns = ["region", "neighbour"] + (["kind"] if kinds is not None else [])
    if lacking := [c for c in columns if c not in borders.columns]:
        raise ValueError(f"{where}: no column {', '.join(lacking)} in the table of borders.")
    kind = "contiguity"
    if kinds is not None:
        kinds = [kinds] if isinstance(kinds, str) else list(kinds)
        if unknown := sorted(set(kinds) - set(borders["kind"])):
            raise ValueError(
                f"{where}: no border of kind {', '.join(unknown)}; known: {_list(borders['kind'].unique())}."
            )
        borders, kind = borders[borders["kind"].isin(kinds)], f"contiguity ({' and '.join(kinds)})"
    a, b = (_positions(borders[c], names, where) for c in ("region", "neighbour"))
    if (same := a == b).any():
        raise ValueError(f"{where}: {_list(names[i] for i in a[same])} borders itself; take the line out.")
    ones = np.ones(2 * len(a))
    shape = (len(names), len(names))
    matrix = sparse.csr_array((ones, (np.concatenate([a, b]), np.concatenate([b, a]))), shape=shape)
    matrix.data = np.ones_like(matrix.data)
    return names, matrix, kind


def _by_rows(matrix: csr_array) -> csr_array:
    """The matrix with each row that has weights divided by its sum."""
    from scipy import sparse

    matrix = sparse.csr_array(matrix, dtype=float, copy=True)
    matrix.sum_duplicates()
    sums = matrix.sum(axis=1)
    matrix.data = matrix.data / np.repeat(sums, np.diff(matrix.indptr))
    return matrix


def _positions(names: Iterable[str], regions: Sequence[str], where: str) -> np.ndarray:
    place = {name: i for i, name in enumerate(regions)}
    found = [place.get(name, -1) for name in names]
    if -1 in found:
        unknown = sorted({str(n) for n, at in zip(names, found, strict=True) if at < 0})
        raise ValueError(
            f"{where}: {_list(unknown)} not among the {len(place)} regions of the weights; correct the name."
        )
    return np.array(found, dtype=int)


def _distinct(regions: Iterable[str], where: str) -> list[str]:
    names = [str(name) for name in regions]
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"{where}: {_list(twice)} more than once; name each region once.")
    if not names:
        raise ValueError(f"{where}: no regions.")
    return names


def _notes(weights: Weights, grid: np.ndarray) -> tuple[str, ...]:
    notes = list(weights.notes)
    if weights.islands:
        notes.append(f"Without neighbours, lag zero: {', '.join(weights.islands)}.")
    if gaps := int((~np.isfinite(grid)).sum()):
        notes.append(f"{gaps} region-years without a value were left out.")
    return tuple(notes)


def _one_of(value: str, allowed: Sequence[str], what: str, where: str) -> None:
    if value not in allowed:
        raise ValueError(f"{where}: {what} is {value!r}; one of {', '.join(allowed)}.")


def _cells(rows: pd.DataFrame) -> str:
    return _list(f"{region} {year}" for region, year in zip(rows["region"], rows["year"], strict=True))


def _list(items: Iterable[object], most: int = 6) -> str:
    listed = [str(i) for i in items]
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
