"""The coordination index, rebuilt: named choices of a recipe, and its two readings.

The *level* reading is the composite of the regions' indicators, averaged over regions: is everyone better
off? The *coordination* reading takes, for each indicator and year, how close the regions are
(``composite.readings``), puts it to the base year, and aggregates with the same weights: are regions closer?
Both have the base year 100.

Names stand for parameters of ``analysis.composite.composite``: ``NORMALISATIONS``, ``WEIGHTINGS``,
``AGGREGATIONS``. Every combination is possible, as all scores are positive (minmax runs from 1 to 100,
zscore has the mean 100 and the standard deviation 10). ``choices`` gives them as
``composite_uncertainty.monte_carlo`` takes them.

A recipe is stored beside what it made: ``stored`` gives it as a short table, which a chapter records as a
result, and ``replay`` builds from that table again, with identical bytes.

It misleads when a growth rate of the level reading is read without its normalisation: the zero of a scale is
a convention for all of them but the ratio to a reference.

Source: Handbook on Constructing Composite Indicators (OECD and Joint Research Centre 2008).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.composite import composite
from analysis.methods.rounding import settled

if TYPE_CHECKING:
    from analysis.data.package import Package

DATA = "data"  # the row of a stored recipe that says what chose the figures
CHOSEN = ("sample", "prices", "vintage", "dispersion")

NORMALISATIONS: dict[str, dict[str, Any]] = {
    "reference": {"method": "reference", "over": "base"},
    "minmax": {"method": "minmax", "bounds": [1, 100]},
    "zscore": {"method": "zscore", "centre": 100, "spread": 10},
    "rank": {"method": "rank"},
    "percentile": {"method": "percentile"},
}
WEIGHTINGS: dict[str, dict[str, Any]] = {
    name: {"method": name} for name in ("dimension", "equal", "pca", "entropy")
}
AGGREGATIONS: dict[str, dict[str, Any]] = {
    "arithmetic": {"method": "arithmetic"},
    "geometric": {"method": "geometric"},
    "harmonic": {"method": "harmonic"},
    "nested": {"method": "geometric", "within": "arithmetic"},
    "copeland": {"method": "copeland", "over": "all"},
}
OUTLIERS: dict[str, dict[str, Any]] = {
    "none": {"method": "none"},
    "winsorised": {"method": "winsorise"},
}


@dataclass(frozen=True)
class Rebuilt:
    """Two readings of one recipe: composites, and the gaps that the second rests on."""

    level: composite.Composite
    coordination: composite.Composite
    read: pd.DataFrame

    def table(self) -> pd.DataFrame:
        """Columns year, reading, dimension (total: the index), value; the base year 100."""
        parts = []
        for name, made in (("level", self.level), ("coordination", self.coordination)):
            parts.append(made.index_table().assign(dimension="total", reading=name))
            parts.append(made.dimension_index().assign(reading=name))
        return pd.concat(parts, ignore_index=True)[["year", "reading", "dimension", "value"]]


def recipe(
    *, normalisation: str = "reference", weights: str = "dimension", aggregation: str = "arithmetic"
) -> composite.Recipe:
    """The recipe of the names. Raises ValueError for a name that is not known."""
    named = (
        ("normalisation", normalisation, NORMALISATIONS),
        ("weights", weights, WEIGHTINGS),
        ("aggregation", aggregation, AGGREGATIONS),
    )
    for what, name, known in named:
        if name not in known:
            raise ValueError(f"reconstruction.recipe: unknown {what} {name!r}; one of {', '.join(known)}.")
    steps = {"normalise": NORMALISATIONS[normalisation], "weight": WEIGHTINGS[weights]}
    return composite.recipe(**steps, aggregate=AGGREGATIONS[aggregation], index={"method": "ratio"})


def choices() -> dict[str, dict[str, dict[str, Any]]]:
    """Every named choice, for ``composite_uncertainty``."""
    return {
        "outliers": OUTLIERS,
        "normalise": NORMALISATIONS,
        "weight": WEIGHTINGS,
        "aggregate": AGGREGATIONS,
    }


def rebuild(data: composite.Data, recipe: composite.Recipe, *, dispersion: str = "cv") -> Rebuilt:
    """Both readings of ``data``; ``dispersion`` is the measure of gaps (cv, gini, sd_log, ratio).

    The coordination reading is put to its base year and averaged with the level reading's weights; its mean
    is the recipe's, but arithmetic where the recipe's compares regions (copeland). Raises ValueError as
    ``composite.build`` and ``composite.readings``.
    """
    level = composite.build(data, recipe)
    read = composite.readings(data, measure=dispersion)
    read = read[read["indicator"].isin(level.axes.indicators)]
    weights = level.weights if level.weights.ndim == 1 else level.weights.mean(axis=(0, 1))
    given = dict(zip(level.axes.indicators, (weights / weights.sum()).tolist(), strict=True))
    how = recipe.get("aggregate")
    own = composite.recipe(
        normalise=NORMALISATIONS["reference"],
        weight={"method": "given", "values": given},
        aggregate=AGGREGATIONS["arithmetic"] if how["method"] == "copeland" else how,
        index={"method": "ratio"},
    )
    return Rebuilt(level, composite.build(composite.nation(read, reading="coordination"), own), read)


def stored(
    recipe: composite.Recipe, *, sample: str, prices: str, vintage: str, dispersion: str
) -> pd.DataFrame:
    """A recipe as a short table, to be recorded: step, parameters (JSON); first a row for the data."""
    chosen = dict(zip(CHOSEN, (sample, prices, vintage, dispersion), strict=True))
    rows = [(DATA, chosen), *((step.name, dict(step.parameters)) for step in recipe.steps)]
    text = [(name, json.dumps(parameters, sort_keys=True, ensure_ascii=False)) for name, parameters in rows]
    return pd.DataFrame(text, columns=["step", "parameters"])


def replay(pack: Package, table: pd.DataFrame) -> Rebuilt:
    """Both readings built again from a table of ``stored`` and a data package.

    Raises ValueError for a table without its row of the data, and as ``indicators.build``, ``rebuild``.
    """
    from analysis.china import indicators

    rows = {row.step: json.loads(row.parameters) for row in table.itertuples()}
    if set(rows.get(DATA, {})) != set(CHOSEN):
        raise ValueError(
            f"reconstruction.replay: the table needs a row {DATA!r} with {', '.join(CHOSEN)}; it has the "
            f"steps {', '.join(rows) or 'none'}."
        )
    chosen = rows.pop(DATA)
    recipe = composite.Recipe.from_dict({"steps": [{"step": name, **how} for name, how in rows.items()]})
    dispersion = chosen.pop("dispersion")
    return rebuild(indicators.build(pack, **chosen), recipe, dispersion=dispersion)


def by_group(made: composite.Composite) -> pd.DataFrame:
    """Mean scores of groups of regions: group, year, score, relative (to all regions' mean, 100).

    Raises ValueError if the data have no groups.
    """
    if not made.data.groups:
        raise ValueError("reconstruction.by_group: the data have no groups; give them to composite.data().")
    table = made.table().assign(group=lambda t: t["region"].map(made.data.groups))
    out = table.groupby(["group", "year"], sort=False)["score"].mean().reset_index()
    mean = pd.Series(made.scores.mean(axis=0), index=list(made.axes.years))
    return out.assign(relative=100 * out["score"] / out["year"].map(mean))


def grid(data: composite.Data, *, weights: str) -> pd.Series:
    """The index of level in its last year under every normalisation and aggregation, with these weights."""
    made = {}
    for pair in product(NORMALISATIONS, AGGREGATIONS):
        other = recipe(normalisation=pair[0], aggregation=pair[1], weights=weights)
        made[pair] = composite.build(data, other).national[-1]
    return pd.Series(made).rename_axis(["normalisation", "aggregation"])


def ends(made: composite.Composite) -> pd.DataFrame:
    """Each region's score and rank (1 = best) in the first and the last year: region, first, last,
    first_rank, last_rank, change (of the rank, positive: up). Ties in the order of the regions."""
    first, last = made.scores[:, 0], made.scores[:, -1]
    ranks = [(-settled(x)).argsort(kind="stable").argsort(kind="stable") + 1 for x in (first, last)]
    columns = {"region": made.axes.regions, "first": first, "last": last}
    columns |= {"first_rank": ranks[0], "last_rank": ranks[1], "change": np.subtract(*ranks)}
    return pd.DataFrame(columns)
