"""Moran's I by year and LISA against a loop over esda: ratios from one run.

    python bench/space.py           all
    python bench/space.py --quick   without the curve of costs

1. Moran's I, 999 permutations, 80 years of the 48 US states; against a loop over esda.Moran.
2. Local Moran, 999 conditional permutations, the same; against a loop over esda.Moran_Local, compiled before.
3. Both, 30 years, from 31 to 2,800 regions on a square: seconds, and peak memory beside one dense matrix.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
import warnings

import numpy as np
import pandas as pd

from analysis.methods import space

YEARS, PERMUTATIONS = 80, 999


def timed(work, repeats: int = 1):
    """The shortest of ``repeats`` times in seconds, and what the work gave."""
    best, out = float("inf"), None
    for _ in range(repeats):
        start = time.perf_counter()
        out = work()
        best = min(best, time.perf_counter() - start)
    return best, out


def states() -> tuple[pd.DataFrame, space.Weights, object]:
    """Income per head of the 48 states 1930-2009, contiguity, and the same weights for esda."""
    from libpysal.examples import get_path
    from libpysal.io import open as pysal_open

    wide, w = pd.read_csv(get_path("usjoin.csv")), pysal_open(get_path("states48.gal")).read()
    w.transform = "r"
    names = list(wide["Name"])
    pairs = [(names[int(i)], names[int(j)]) for i in w.neighbors for j in w.neighbors[i]]
    weights = space.contiguity(pd.DataFrame(pairs, columns=["region", "neighbour"]), regions=names)
    long = wide.drop(columns=["STATE_FIPS", "1929"]).melt("Name", var_name="year", value_name="income")
    return long.rename(columns={"Name": "region"}).astype({"year": int}), weights, w


def against_esda() -> dict[str, float]:
    """Seconds of the two tests for 80 years, of esda in a loop, ratios, and the largest differences of I."""
    from esda.moran import Moran, Moran_Local

    long, weights, w = states()
    columns = np.log(long["income"].to_numpy(float)).reshape(YEARS, 48)
    spec = {"value": "income", "weights": weights, "log": True, "permutations": PERMUTATIONS}
    found = {}
    own, moran = timed(lambda: space.moran(long, **spec), 5)
    loop, listed = timed(lambda: [Moran(y, w, permutations=PERMUTATIONS) for y in columns])
    gap = np.abs(moran.table["value"] - [one.I for one in listed]).max()
    found |= {"moran": own, "esda_moran": loop, "moran_ratio": loop / own, "moran_gap": gap}
    found["esda_compiles"], _ = timed(lambda: Moran_Local(columns[0], w, permutations=9, seed=1))
    own, lisa = timed(lambda: space.lisa(long, **spec), 5)
    loop, listed = timed(lambda: [Moran_Local(y, w, permutations=PERMUTATIONS, seed=1) for y in columns])
    gap = np.abs(lisa.table["value"].to_numpy() - np.concatenate([one.Is for one in listed])).max()
    return found | {"lisa": own, "esda_lisa": loop, "lisa_ratio": loop / own, "lisa_gap": gap}


def square(n: int) -> space.Weights:
    """Rook contiguity of ``n`` regions laid out in rows."""
    side, names = int(np.ceil(np.sqrt(n))), [f"r{i}" for i in range(n)]
    pairs = [(names[i], names[i + 1]) for i in range(n - 1) if (i + 1) % side]
    pairs += [(names[i], names[i + side]) for i in range(n - side)]
    return space.contiguity(pd.DataFrame(pairs, columns=["region", "neighbour"]), regions=names)


def costs(years: int = 30) -> list[dict[str, float]]:
    """Seconds and peak memory (MB) of both tests by number of regions."""
    rows = []
    for n in (31, 100, 310, 1000, 2800):
        weights = square(n)
        keys = {"region": np.repeat(weights.regions, years), "year": np.tile(np.arange(years), n)}
        long = pd.DataFrame(keys | {"v": np.random.default_rng(n).normal(size=n * years)})
        spec = {"value": "v", "weights": weights, "permutations": PERMUTATIONS}
        row = {"n": n, "dense": 8 * n * n / 1e6}
        row["moran"], _ = timed(lambda spec=spec, long=long: space.moran(long, **spec), 2)
        row["lisa"], _ = timed(lambda spec=spec, long=long: space.lisa(long, **spec), 2)
        tracemalloc.start()
        space.moran(long, **spec)
        row["peak"] = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        rows.append(row)
    return rows


def main() -> None:
    """Print the ratios, then the curve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="without the curve of costs")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    f = against_esda()
    print(f"48 states x {YEARS} years, {PERMUTATIONS} permutations")
    for name in ("moran", "lisa"):
        print(
            f"  {name:5}  here {f[name]:.3f} s, esda in a loop {f[f'esda_{name}']:.2f} s: "
            f"{f[f'{name}_ratio']:.0f} times; largest difference of the statistic {f[f'{name}_gap']:.1e}"
        )
    print(f"  esda's first local test compiles for {f['esda_compiles']:.1f} s, not counted above")
    if arguments.quick:
        return
    print("\n30 years      moran, s   lisa, s   peak, MB   one dense matrix, MB")
    for row in costs():
        seconds = f"{row['moran']:7.3f}  {row['lisa']:8.3f}"
        print(f"  {row['n']:5} regions  {seconds}  {row['peak']:9.1f}  {row['dense']:10.1f}")


if __name__ == "__main__":
    main()
