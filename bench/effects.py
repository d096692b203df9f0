"""Synthetic difference in differences over specifications and placebos: ratio to a loop over diff-diff.

    python bench/effects.py           500 specifications x 31 placebos here, 40 fits of diff-diff
    python bench/effects.py --quick   50 specifications

Each specification is an outcome of 31 regions over 18 years, 12 of them before; each placebo takes another
region as the treated. diff-diff fits one at a time, three fits a call: it draws two placebos or more.
"""

from __future__ import annotations

import argparse
import time
import warnings

import numpy as np
import pandas as pd

from analysis.methods import effects

REGIONS, YEARS, BEFORE, THEIRS = 31, 18, 12, 40


def outcomes(specifications: int) -> list[np.ndarray]:
    """Growth of regions with years in common and memory, one array for each specification."""
    rng = np.random.default_rng(1)
    own = rng.normal(size=(specifications, REGIONS, YEARS))
    for t in range(1, YEARS):
        own[..., t] += 0.5 * own[..., t - 1]
    return list(8 + own + rng.normal(size=(specifications, 1, YEARS)))


def here(values: list[np.ndarray]) -> np.ndarray:
    """Estimates (specifications, regions): each region as the treated in turn."""
    before = np.arange(YEARS) < BEFORE
    windows, sets = {"before": before, "after": ~before}, np.eye(REGIONS, dtype=bool)
    return np.array(
        [effects.fit(y, sets, **windows, method="sdid").effects(y, before, ~before) for y in values]
    )


def there(values: np.ndarray, treated: int) -> float:
    """diff-diff's estimate with one region as the treated."""
    from diff_diff import SyntheticDiD

    keys = {"unit": np.repeat(np.arange(REGIONS), YEARS), "time": np.tile(np.arange(YEARS), REGIONS)}
    df = pd.DataFrame(keys | {"y": values.ravel()}).assign(
        treated=lambda d: (d["unit"] == treated).astype(int)
    )
    spec = {"outcome": "y", "treatment": "treated", "unit": "unit", "time": "time"}
    return SyntheticDiD(n_bootstrap=2, seed=1).fit(df, post_periods=list(range(BEFORE, YEARS)), **spec).att


def main() -> None:
    """Print seconds, the ratio and the largest difference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the specifications")
    values = outcomes(50 if parser.parse_args().quick else 500)
    warnings.simplefilter("ignore")
    start = time.perf_counter()
    own = here(values)
    seconds, fits = time.perf_counter() - start, own.size
    there(values[0], 0)
    start = time.perf_counter()
    theirs = [there(values[0], i % REGIONS) for i in range(THEIRS)]
    each = (time.perf_counter() - start) / THEIRS / 3  # an estimate and two draws
    gap, whole = np.abs(np.array(theirs[:REGIONS]) - own[0]).max(), each * fits
    print(f"{len(values)} x {REGIONS} placebos: {seconds:.2f} s, {1e3 * seconds / fits:.3f} ms a fit")
    print(f"diff-diff: {1e3 * each:.1f} ms a fit, {whole:.0f} s for all, {whole / seconds:.0f} times as long")
    print(f"largest difference of the estimate: {gap:.1e} (it stops early)")


if __name__ == "__main__":
    main()
