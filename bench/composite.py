"""10,000 draws of a composite index over 31 regions, 25 indicators and 9 years, against a loop over builds.

The loop builds each of the first draws from raw data by its own recipe; its time is scaled up to all draws.
Both give the same scores (compared here to 1e-9). Then the book's own fan: as many indices over every choice
and sample, both readings and all dimensions, the figures read. Run: python bench/composite.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from analysis.composite import composite, composite_uncertainty, index_fan
from analysis.data import package

DRAWS, LOOP = 10_000, 200
REGIONS, YEARS, INDICATORS = 31, 9, 25
CHOICES = {
    "outliers": {"none": {"method": "none"}, "winsorised": {"method": "winsorise", "always": True}},
    "normalise": {
        "minmax": {"method": "minmax", "bounds": [1, 100]},
        "zscore": {"method": "zscore", "centre": 100, "spread": 10},
        "percentile": {"method": "percentile"},
        "reference": {"method": "reference", "over": "base"},
    },
    "weight": {name: {"method": name} for name in ("equal", "dimension", "pca", "entropy")},
    "aggregate": {name: {"method": name} for name in ("arithmetic", "geometric", "harmonic")}
    | {"copeland": {"method": "copeland", "over": "all"}},
}


def figures() -> composite.Data:
    """Drawn figures: what they are does not matter for time."""
    rng = np.random.default_rng(1)
    names = [f"i{k}" for k in range(INDICATORS)]
    places = pd.MultiIndex.from_product([[f"r{r}" for r in range(REGIONS)], range(2012, 2012 + YEARS), names])
    values = places.to_frame(index=False, name=["region", "year", "indicator"])
    values["value"] = np.exp(0.4 * rng.normal(size=len(values)))
    listed = pd.DataFrame({"id": names, "dimension": [f"d{k // 5}" for k in range(INDICATORS)]})
    return composite.data(values, listed.assign(direction=1))


def main() -> None:
    data = figures()
    recipe = composite.recipe(
        normalise={"method": "minmax"}, weight={"method": "equal"}, aggregate={"method": "arithmetic"}
    )
    started = time.perf_counter()
    drawn = composite_uncertainty.monte_carlo(data, recipe, choices=CHOICES, draws=DRAWS, seed=1)
    batch = time.perf_counter() - started
    started = time.perf_counter()
    for i in range(LOOP):
        chosen = {step: CHOICES[step][name] for step, name in drawn.choices.iloc[i].items()}
        given = dict(zip(data.series, (drawn.weights[i] / drawn.weights[i].sum()).tolist(), strict=True))
        chosen["weight"] = {"method": "given", "values": given}
        made = composite.build(data, recipe.changed(**chosen))
        np.testing.assert_allclose(made.scores, drawn.scores[i], rtol=1e-9)
    loop = (time.perf_counter() - started) * DRAWS / LOOP
    print(f"{DRAWS} draws, {REGIONS} regions, {INDICATORS} indicators, {YEARS} years: {batch:.1f} s")
    print(f"a loop over single builds: {loop:.0f} s ({LOOP} timed), {loop / batch:.0f} times as long")
    started = time.perf_counter()
    space = index_fan.space(index_fan.worlds(package.open()))
    index_fan.draw(space, draws=DRAWS, seed=1)
    fan = time.perf_counter() - started
    print(f"the book's fan, {DRAWS} draws over {space.combinations} combinations: {fan:.1f} s")


if __name__ == "__main__":
    main()
