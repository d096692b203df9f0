"""Beta convergence against the libraries in a loop: ratios from one run.

    python bench/beta.py            both
    python bench/beta.py --quick    a tenth of the specifications

1. 10,000 growth regressions on 31 regions: coefficients, HC3 errors, t, p, R2; against a loop over
   statsmodels' OLS that gives the same (a tenth of them timed, multiplied by ten).
2. Two-way fixed effects with errors clustered by region over 1,024 subsets of ten controls, 2,800 regions by
   30 years; against pyfixest in a loop (a twentieth drawn at random, multiplied by twenty), and whether the
   coefficients and errors of that twentieth agree.
"""

from __future__ import annotations

import argparse
import time
import warnings

import numpy as np
import pandas as pd


def timed(work, repeats: int = 1):
    """The shortest of ``repeats`` times in seconds, and what the work gave."""
    best, out = float("inf"), None
    for _ in range(repeats):
        start = time.perf_counter()
        out = work()
        best = min(best, time.perf_counter() - start)
    return best, out


def specifications(count: int = 10_000, regions: int = 31) -> dict[str, float]:
    """Seconds here and by statsmodels for ``count`` growth regressions, ratio, largest difference."""
    from statsmodels.regression.linear_model import OLS

    from analysis.methods.least_squares import ols

    rng = np.random.default_rng(1)
    initial = rng.normal(10, 0.5, (count, regions))
    growth = 0.08 - 0.02 * (initial - 10) + rng.normal(0, 0.01, (count, regions))
    design = np.stack([np.ones_like(initial), initial], axis=2)

    def ours():
        fit = ols(design, growth, errors=["hc3"])
        return fit.coefficients, fit.se(), fit.t(), fit.p(), fit.r2

    def theirs():
        fits = [OLS(growth[s], design[s]).fit(cov_type="HC3", use_t=True) for s in range(count // 10)]
        return [(f.params, f.bse, f.tvalues, f.pvalues, f.rsquared) for f in fits]

    own, found = timed(ours, 5)
    loop, listed = timed(theirs)
    gap = max(
        float(np.max(np.abs(np.array([row[i] for row in listed]) / found[i][: count // 10] - 1)))
        for i in (0, 1, 2, 4)
    )
    return {"seconds": own, "loop": 10 * loop, "ratio": 10 * loop / own, "difference": gap}


def subsets(regions: int = 2_800, years: int = 30, controls: int = 10) -> dict[str, float]:
    """Seconds for all subsets here and by pyfixest (a twentieth, times twenty), and how well they agree."""
    import pyfixest

    from analysis.methods import beta_panel

    rng = np.random.default_rng(2)
    keys = {"region": np.repeat(np.arange(regions), years), "year": np.tile(np.arange(years), regions)}
    data = pd.DataFrame(keys | {f"x{j}": rng.normal(size=regions * years) for j in range(controls + 1)})
    noise = rng.normal(size=len(data)) * np.repeat(rng.uniform(0.5, 2, regions), years)
    data["y"] = noise + 0.1 * data["x0"] - 0.05 * data["x3"] + np.repeat(rng.normal(size=regions), years)
    names = [f"x{j}" for j in range(1, controls + 1)]
    own, found = timed(
        lambda: beta_panel.subsets(data, outcome="y", always=["x0"], controls=names), repeats=3
    )
    chosen = rng.choice(len(found.included), len(found.included) // 20, replace=False)

    def formula(s):
        held = [n for n, there in zip(found.names, found.included[s], strict=True) if there]
        return f"y ~ {' + '.join(held)} | region + year"

    pyfixest.feols(formula(0), data, vcov={"CRV1": "region"})  # first use compiles and imports
    loop, _ = timed(lambda: [pyfixest.feols(formula(s), data, vcov={"CRV1": "region"}) for s in chosen])
    gap = max(_gap(found, s, formula(s), data) for s in chosen)
    whole = loop * len(found.included) / len(chosen)
    return {"subsets": len(found.included), "seconds": own, "loop": whole, "ratio": whole / own} | {
        "checked": len(chosen),
        "difference": gap,
    }


def _gap(found, s: int, formula: str, data: pd.DataFrame) -> float:
    """The largest relative difference in coefficients and errors; the factor is fixest's (see beta_panel)."""
    import pyfixest

    tight = {"demeaner": pyfixest.MapDemeaner(fixef_tol=1e-10), "ssc": pyfixest.ssc(k_adj=False)}
    fit = pyfixest.feols(formula, data, vcov={"CRV1": "region"}, **tight)
    held, k = found.included[s], int(found.included[s].sum())
    factor = np.sqrt((found.n - 1) / (found.n - k - found.periods))
    b = np.max(np.abs(found.coefficients[s, held] / fit.coef().to_numpy() - 1))
    return float(max(b, np.max(np.abs(found.se[s, held] / (fit.se().to_numpy() * factor) - 1))))


def main() -> None:
    """Print both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the specifications")
    quick = parser.parse_args().quick
    warnings.simplefilter("ignore")
    found = specifications(1_000 if quick else 10_000)
    print(
        f"10,000 growth regressions on 31 regions{' (1,000)' if quick else ''}: {found['seconds']:.3f} s; "
        f"statsmodels in a loop {found['loop']:.1f} s (a tenth timed): {found['ratio']:.0f} times faster; "
        f"largest relative difference {found['difference']:.0e}"
    )
    found = subsets(controls=6 if quick else 10)
    print(
        f"{found['subsets']} subsets of controls, two-way effects, 2,800 by 30: {found['seconds']:.2f} s; "
        f"pyfixest in a loop {found['loop']:.0f} s (extrapolated from {found['checked']}): "
        f"{found['ratio']:.0f} times faster; largest relative difference {found['difference']:.0e}"
    )


if __name__ == "__main__":
    main()
