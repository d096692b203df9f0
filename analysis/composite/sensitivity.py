"""Which choice matters: Saltelli's sample of choices, the Sobol indices of what came out, and weights drawn.

First-order indices S_i = V(E(Y | X_i)) / V(Y) and total ones S_Ti = 1 - V(E(Y | X_~i)) / V(Y), by SALib's
Saltelli sampling. Weights are drawn from a Dirichlet distribution about given ones,

    w ~ Dirichlet(a), a_i = concentration * K * w_i,    E w_i = the given,
    var w_i = E w_i (1 - E w_i) / (a_0 + 1)

with a_0 = concentration * K: about equal weights concentration 1 is uniform on the simplex, 10 stays near.

Sources: A. Saltelli et al., Computer Physics Communications 181 (2010), 259-270.

It misleads where indices are read without their half-widths: small ones differ from zero by sampling alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from analysis.methods.rounding import DIGITS, TIE


def dirichlet(centre: np.ndarray, quantiles: np.ndarray | None, concentration: float | None) -> np.ndarray:
    """Weights (n, K) about ``centre`` (n, K): gamma variables at the ``quantiles`` (n, K), put to the sum 1.

    ``centre`` itself where it is missing (a weighting that leaves the choice to each region), and without
    quantiles or concentration.
    """
    if concentration is None or quantiles is None:
        return centre
    from scipy.special import gammaincinv

    shape = np.maximum(concentration * centre.shape[1] * np.nan_to_num(centre), 1e-12)
    gamma = gammaincinv(shape, quantiles)
    total = gamma.sum(axis=1, keepdims=True)
    return np.where(np.isnan(centre) | (total == 0), centre, gamma / np.where(total > 0, total, 1.0))


class Saltelli:
    """A sample over discrete factors, ``codes`` by factor (n,), and the indices of its evaluations."""

    def __init__(self, levels: Mapping[str, int], *, base: int, seed: int, where: str) -> None:
        """``levels``: how many each factor has; base * (factors + 2) evaluations. ValueError for a ``base``
        that is no power of 2, or fewer than two factors."""
        from SALib.sample import sobol as sample

        if base < 2 or base & (base - 1):
            raise ValueError(f"{where}: base is {base}; a power of 2, such as 256.")
        if len(levels) < 2:
            raise ValueError(f"{where}: {len(levels)} factor is not fixed; two at least can be compared.")
        self._problem = {"num_vars": len(levels), "names": list(levels), "bounds": [[0.0, 1.0]] * len(levels)}
        self._seed, self._where = seed, where
        points = sample.sample(self._problem, base, calc_second_order=False, seed=seed)
        self.size = len(points)
        self.codes = {
            name: np.minimum((points[:, f] * n).astype(int), n - 1)
            for f, (name, n) in enumerate(levels.items())
        }

    def indices(self, y: np.ndarray, what: str) -> dict[str, dict[str, float]]:
        """first, first_error, total, total_error (95 % half-widths) by factor, of the evaluations ``y`` (n,).

        ValueError for an output, called ``what``, that is not finite or without variance.
        """
        from SALib.analyze import sobol as analyse

        if not np.isfinite(y).all() or np.ptp(y) < 1e-12 * max(1.0, np.abs(y).max()):
            said = f"the {what} is not finite, or the same for every choice: no variance."
            raise ValueError(f"{self._where}: {said}")
        y = without_noise(y, len(self.codes))
        found = analyse.analyze(self._problem, y, calc_second_order=False, seed=self._seed)
        keys = {"first": "S1", "first_error": "S1_conf", "total": "ST", "total_error": "ST_conf"}
        return {
            name: {key: round(float(found[own][f]), DIGITS) for key, own in keys.items()}
            for f, name in enumerate(self.codes)
        }


def without_noise(y: np.ndarray, factors: int) -> np.ndarray:
    """Saltelli's evaluations, in which a factor that changes nothing has an index of exactly 0.

    Each row of a base point is compared with its first, from which it differs in one factor: what lies within
    ``rounding.TIE`` of it is it.
    """
    rows = y.reshape(-1, factors + 2)
    return np.where(np.abs(rows - rows[:, :1]) <= TIE * np.abs(y).max(), rows[:, :1], rows).ravel()


def columns(indices: Mapping[str, Mapping[str, float]]) -> dict[str, list[Any]]:
    """The indices as columns of a table: factor, first, first_error, total, total_error."""
    keys = ("first", "first_error", "total", "total_error")
    return {"factor": list(indices)} | {key: [own[key] for own in indices.values()] for key in keys}
