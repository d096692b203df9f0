"""Many regions: what the estimators of the generic chapters cost as regions grow, against the same by hand.

    python bench/size.py            500, 1,500 and 5,570 regions
    python bench/size.py --quick    100 and 500

Invented regions on a grid. By hand is what a user would run in a loop over the libraries: esda's Moran
year by year, spreg's maximum likelihood (to 1,500 regions: its time grows with the cube), a coefficient of
variation without each region by pandas (a twentieth drawn, times twenty), statsmodels' OLS without each
region (a twentieth), libpysal's weights. Seconds of processor time, so that a busy machine counts little.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis.methods import beta, clubs, dispersion, markov, space, space_models

YEARS = range(1998, 2020)
SHARE = 20  # of the regions, one in so many is left out by hand
ML_BY_HAND = 1_500


def country(n: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Regions on a grid that is nearly square: values by region and year, and borders."""
    rng, side = np.random.default_rng(n), int(np.ceil(np.sqrt(n)))
    names = np.array([f"r{at:05d}" for at in range(n)])
    start, pace = rng.normal(10, 0.4, (n, 1)), rng.uniform(0.01, 0.04, (n, 1))
    logs = start + pace * np.arange(len(YEARS)) + rng.normal(0, 0.02, (n, len(YEARS))).cumsum(axis=1) / 2
    table = pd.DataFrame({"region": np.repeat(names, len(YEARS)), "year": np.tile(YEARS, n)})
    across = [(i, i + 1) for i in range(n - 1) if (i + 1) % side]
    pairs = across + [(i, i + side) for i in range(n - side)]
    borders = pd.DataFrame([(names[a], names[b]) for a, b in pairs], columns=["region", "neighbour"])
    return table.assign(per_head=np.exp(logs).ravel()), borders


def seconds(work: Callable[[], Any]) -> float:
    started = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        work()
    return time.process_time() - started


def moran_by_hand(df: pd.DataFrame, weights: space.Weights) -> None:
    from esda.moran import Moran

    w = weights.pysal()
    for _, rows in df.groupby("year"):
        Moran(rows["per_head"].to_numpy(), w, permutations=999)


def without_each_by_hand(df: pd.DataFrame) -> None:
    ends = df[df["year"].isin([YEARS[0], YEARS[-1]])]
    for region in df["region"].unique()[::SHARE]:
        by = ends[ends["region"] != region].groupby("year")["per_head"]
        (by.std(ddof=0) / by.mean()).pct_change()


def fits_by_hand(growth: pd.DataFrame) -> None:
    from statsmodels.regression.linear_model import OLS

    design = np.column_stack([np.ones(len(growth)), growth["initial"]])
    for at in range(0, len(growth), SHARE):
        rest = np.arange(len(growth)) != at
        OLS(growth["growth"].to_numpy()[rest], design[rest]).fit(cov_type="HC3", use_t=True).summary2()


def curve(n: int) -> list[tuple[str, float, float | None]]:
    """For each task seconds here, and by hand (None where nothing comparable is at hand)."""
    df, borders = country(n)
    first, last = YEARS[0], YEARS[-1]
    names = df["region"].unique()
    weights = space.contiguity(borders, regions=names)
    growth = space_models.growth_table(df, value="per_head", first=first, last=last)
    held = markov.relative(df)
    model = {"y": "growth", "x": ["initial"], "weights": weights, "model": "error"}
    ml_by_hand = None
    if n <= ML_BY_HAND:
        ml_by_hand = seconds(lambda: space_models.fit(growth, **model, engine="spreg"))
    return [
        (
            "sigma without each region",
            seconds(lambda: dispersion.leave_one_out(df, first=first, last=last)),
            SHARE * seconds(lambda: without_each_by_hand(df)),
        ),
        (
            "beta without each region",
            seconds(lambda: beta.leave_one_out(df, first=first, last=last)),
            SHARE * seconds(lambda: fits_by_hand(growth)),
        ),
        (
            "Moran's I, every year",
            seconds(lambda: space.moran(df, value="per_head", weights=weights)),
            seconds(lambda: moran_by_hand(df, weights)),
        ),
        ("spatial error model", seconds(lambda: space_models.fit(growth, **model)), ml_by_hand),
        (
            "spatial Markov chain",
            seconds(lambda: markov.spatial(held, weights=weights, draws=499, seed=1)),
            None,
        ),
        ("convergence clubs", seconds(lambda: clubs.find(df, form="level")), None),
        ("modes of a density", seconds(lambda: markov.modes(df["per_head"][:: len(YEARS)], seed=1)), None),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="100 and 500 regions")
    sizes = (100, 500) if parser.parse_args().quick else (500, 1_500, 5_570)
    warnings.simplefilter("ignore")
    curve(64)  # first uses import and compile
    for n in sizes:
        for task, own, hand in curve(n):
            beside = f"; by hand {hand:.1f} s, {hand / own:.1f} times as long" if hand else ""
            print(f"{n:,} regions by {len(YEARS)} years, {task}: {own:.2f} s{beside}")


if __name__ == "__main__":
    main()
