"""Numbers that rounding must not decide: what is left where nearly equal ones are subtracted, and ties.

The digits of a - b below 1e-12 of a are those of the processor: its vector units and its BLAS sum in an order
of their own, and sums of thousands of terms differ by 1e-14 of their size. ``difference`` drops them where
they arise; ``settled`` and ``first_largest`` count values within ``TIE`` of each other as equal, so that no
order hangs on them. Sorting is stable throughout: the default sort's order of ties is the vector unit's.
"""

from __future__ import annotations

import math

import numpy as np

DIGITS = 12  # of the larger number, in a difference; decimals, where the whole is 1 (a share of a variance)
TIE = 1e-11  # of the largest absolute value: two values no further apart are equal


def difference(a: float, b: float) -> float:
    """a - b, rounded to the twelfth significant digit of the larger of the two; nan stays nan."""
    scale = max(abs(a), abs(b))
    if not math.isfinite(a - b) or not scale:
        return a - b
    return round(a - b, DIGITS - 1 - math.floor(math.log10(scale)))


def settled(values: np.ndarray, *, axis: int = -1) -> np.ndarray:
    """``values`` in which those that tie along ``axis`` are equal to the smallest of them; nan stays.

    Neighbours in order tie when they are within ``TIE`` of the largest absolute value; ties chain.
    """
    x = np.moveaxis(np.asarray(values, dtype=float), axis, -1)
    order = np.argsort(x, axis=-1, kind="stable")
    ordered = np.take_along_axis(x, order, axis=-1)
    scale = np.nanmax(np.abs(x), axis=-1, keepdims=True, initial=0.0)
    apart = np.ones(x.shape, dtype=bool)
    apart[..., 1:] = ~(np.diff(ordered, axis=-1) <= TIE * scale)
    first = np.maximum.accumulate(np.where(apart, np.arange(x.shape[-1]), 0), axis=-1)
    out = np.empty_like(x)
    np.put_along_axis(out, order, np.take_along_axis(ordered, first, axis=-1), axis=-1)
    return np.moveaxis(out, -1, axis)


def first_largest(values: np.ndarray) -> int:
    """The place of the largest of ``values`` (n,); of several that tie the first. nan is passed over."""
    x = np.asarray(values, dtype=float)
    finite = np.abs(x[np.isfinite(x)])
    reach = TIE * finite.max() if len(finite) else 0.0
    return int(np.flatnonzero(x >= np.nanmax(x) - reach)[0])
