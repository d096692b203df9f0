"""Many tests at once: which findings stand if some of those that stand may be false.

Of m tests at ``LEVEL`` each, ``LEVEL`` x m are found by chance alone where nothing is true. Benjamini and
Hochberg's rule keeps the k smallest p-values, k the largest number with p_(k) <= rate x k / m: of what is
kept, a share ``rate`` is expected to be false, if the tests are independent or go together.

It misleads where the tests asked were chosen after their answers, and for tests that go against each other.
Pages ask this too, so that it needs no numpy. Source: Y. Benjamini and Y. Hochberg, Journal of the Royal
Statistical Society B 57 (1995), 289-300.
"""

from __future__ import annotations

from collections.abc import Iterable

LEVEL = 0.05


def benjamini_hochberg(p: Iterable[float], *, rate: float = 0.1) -> list[bool]:
    """Which of the tests stand if at most ``rate`` of those that stand may be false, in their order.

    ValueError: no p-value, or one that is not from 0 to 1.
    """
    values = [float(one) for one in p]
    if not values or not all(0 <= one <= 1 for one in values):
        raise ValueError("benjamini_hochberg: one or more p-values from 0 to 1 are expected.")
    order = sorted(range(len(values)), key=values.__getitem__)
    under = [k for k, at in enumerate(order, 1) if values[at] <= rate * k / len(values)]
    kept = set(order[: max(under, default=0)])
    return [at in kept for at in range(len(values))]
