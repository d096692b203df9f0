"""One call that looks at a panel from every side: growth, spread, inequality, space, mobility, clubs.

For a first look at any panel of regions. Each part is the function of its own module, whose docstring says
what it computes, its source and when it misleads; nothing is computed here. It misleads as seven answers to
seven questions do when only the pleasing one is quoted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.methods import beta, clubs, dispersion, inequality, markov, space


@dataclass(frozen=True)
class Overview:
    """What each part gave, and the specification that all share."""

    beta: beta.Growth
    sigma: pd.DataFrame
    theil: pd.DataFrame
    moran: space.Moran
    lisa: space.Lisa
    markov: markov.Chain
    clubs: clubs.Clubs
    specification: Mapping[str, Any] = field(default_factory=dict)


def run(
    df: pd.DataFrame,
    *,
    weights: space.Weights,
    value: str = "per_head",
    groups: str | None = None,
    population: str | None = None,
    permutations: int = 999,
    classes: int = 5,
    seed: int = 0,
) -> Overview:
    """Every part on ``df``: long, columns region, year, ``value`` > 0 in levels, every region in every year.

    ``weights`` are spatial weights over the same regions; ``groups`` a column for Theil within and between
    (without it Theil alone); ``population`` a column of weights for Theil. LISA is of the last year. Raises
    ValueError as the parts do.
    """
    first, last = int(df["year"].min()), int(df["year"].max())
    if groups is None:
        theil = inequality.by_year(df, value=value, weights=population, measures=("theil_t",))
    else:
        theil = inequality.decompose(df, groups=groups, value=value, weights=population)
    moving = markov.classify(markov.relative(df, value=value), k=classes)
    draws = {"permutations": permutations, "seed": seed, "log": True}
    return Overview(
        beta=beta.linear(df, first=first, last=last, value=value),
        sigma=dispersion.by_year(df, value=value, measure="sd_log"),
        theil=theil,
        moran=space.moran(df, value=value, weights=weights, **draws),
        lisa=space.lisa(df, value=value, weights=weights, years=[last], **draws),
        markov=markov.chain(moving, k=classes),
        clubs=clubs.find(df, value=value, form="level"),  # logs would depend on the unit of money
        specification={
            "first": first,
            "last": last,
            "value": value,
            "seed": seed,
            "permutations": permutations,
        },
    )
