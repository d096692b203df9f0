"""Convergence clubs of 150 units against what is public: the ratio of times, from one run.

Measured from a table to merged clubs: filter (400), log t tests, clubs, merging. The other programs are no
dependency of this project; install convergence-clubs or geometrics beside it to compare, and this file says
so if neither is there. Run: python bench/clubs.py
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis.methods import clubs

UNITS, YEARS, REPEATS, TARGET = 150, 30, 7, 3.0


def panel() -> pd.DataFrame:
    """150 units by 30 years around three levels, in logs: units in rows."""
    x, _ = clubs.planted(n=UNITS, years=YEARS, centres=(0.6, 0.0, -0.6), within=0.25, shock=0.02, seed=1)
    return pd.DataFrame(x[0], index=[f"u{i:03d}" for i in range(UNITS)], columns=range(1990, 1990 + YEARS))


def ours(long: pd.DataFrame) -> np.ndarray:
    """Labels by this project, with the other programs' step and cap of c."""
    found = clubs.find(long, value="x", form="level", trim=0.3, step=0.05, cap=50.0, merge="iterative")
    return found.membership["club"].to_numpy()


def convergence_clubs(wide: pd.DataFrame) -> np.ndarray:
    """Labels by the package of this name."""
    other = importlib.import_module("convergence_clubs")
    found = other.find_clubs(other.hp_filter(wide, lamb=400), convention="Stata", time_trim=0.3)
    labels = found.merge("PS", iterate=True).memberships().str.extract(r"club(\d+)")[0]
    return labels.fillna("0").astype(int).to_numpy()


def geometrics(long: pd.DataFrame) -> np.ndarray:
    """Labels by the package of this name, whose one function also draws its figures."""
    module = importlib.import_module("geometrics.clubs")
    found = module.analyze_convergence_clubs(long, "x", entity="region", time="year", trim=0.3, max_cr=50.0)
    return found.membership.set_index("entity")["club"].reindex(long["region"].unique()).to_numpy()


def best(call: Callable[[Any], np.ndarray], table: pd.DataFrame, repeats: int) -> tuple[float, np.ndarray]:
    """Shortest of several runs (s), after one to warm up, and the labels."""
    labels, times = call(table), []
    for _ in range(repeats):
        start = time.perf_counter()
        call(table)
        times.append(time.perf_counter() - start)
    return min(times), labels


def main() -> int:
    """Print times and ratios; 1 if slower than the target allows."""
    warnings.simplefilter("ignore")
    wide = panel()
    long = wide.rename_axis("region").reset_index().melt("region", var_name="year", value_name="x")
    long = long.astype({"year": int})
    mine, labels = best(ours, long, REPEATS)
    print(f"this project: {1000 * mine:.1f} ms, {labels.max()} clubs of {UNITS} units by {YEARS} years")
    ratios = []
    for name, call, table, repeats in (
        ("convergence_clubs", convergence_clubs, wide, REPEATS),
        ("geometrics", geometrics, long, 1),
    ):
        if importlib.util.find_spec(name) is None:
            print(f"{name}: not installed here, not compared")
            continue
        theirs, other = best(call, table, repeats)
        same = "the same clubs" if np.array_equal(labels, other) else "other clubs"
        print(f"{name}: {1000 * theirs:.1f} ms, {same}; this project takes {mine / theirs:.3f} of its time")
        ratios.append(mine / theirs)
    return int(bool(ratios) and max(ratios) > TARGET)


if __name__ == "__main__":
    sys.exit(main())
