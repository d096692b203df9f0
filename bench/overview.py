"""One call of analysis.methods.overview in a fresh process, imports included, from 31 to 2,800 regions."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

BEGUN = time.perf_counter()
import numpy as np  # noqa: E402  (its time counts)
import pandas as pd  # noqa: E402

IMPORTED = time.perf_counter() - BEGUN
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def states() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The 48 US states 1929-2009 (per-capita income) and their borders, as libpysal bundles them."""
    from libpysal import examples
    from libpysal.io import open as read

    table = pd.read_csv(examples.get_path("usjoin.csv"))
    years = [c for c in table.columns if c.isdigit()]
    long = table.melt(id_vars="Name", value_vars=years, var_name="year", value_name="per_head")
    long = long.rename(columns={"Name": "region"}).astype({"year": int, "per_head": float})
    graph = read(examples.get_path("states48.gal")).read()
    pairs = [(i, j) for i, others in graph.neighbors.items() for j in others]
    names = table["Name"].tolist()
    borders = pd.DataFrame(
        [(names[int(i)], names[int(j)]) for i, j in pairs], columns=["region", "neighbour"]
    )
    return long, borders


def planted(n: int, years: int, seed: int = 0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """``n`` regions on a square lattice that converge at 2 % a year, with shocks."""
    rng = np.random.default_rng(seed)
    side = int(np.ceil(np.sqrt(n)))
    names = [f"r{i:05d}" for i in range(n)]
    level = rng.normal(10, 0.4, n)
    rows = []
    for year in range(years):
        rows.append(pd.DataFrame({"region": names, "year": 1990 + year, "per_head": np.exp(level)}))
        level = level + 0.03 - 0.02 * (level - 10) + rng.normal(0, 0.02, n)
    pairs = [(i, j) for i in range(n) for j in (i + 1, i + side) if j < n and (j != i + 1 or j % side)]
    borders = pd.DataFrame([(names[i], names[j]) for i, j in pairs], columns=["region", "neighbour"])
    return pd.concat(rows, ignore_index=True), borders


def once(which: str) -> None:
    """In the fresh process: the data first (not counted, they are the test's), then imports and the call."""
    long, borders = states() if which == "states" else planted(*map(int, which.split("x")))
    started = time.perf_counter()
    from analysis.methods import overview, space

    weights = space.contiguity(borders, regions=list(long["region"].unique()))
    overview.run(long, weights=weights)
    print(f"{IMPORTED + time.perf_counter() - started:.2f}")


def fresh(which: str, runs: int = 3) -> list[float]:
    command = [sys.executable, __file__, which]
    return [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(runs)
    ]


def main() -> None:
    if len(sys.argv) > 1:
        return once(sys.argv[1])
    for which in ("states", "31x19", "100x30", "300x30", "1000x30", "2800x30"):
        seconds = fresh(which)
        print(f"one call on {which}: {min(seconds):.2f} to {max(seconds):.2f} s in a fresh process")


if __name__ == "__main__":
    main()
