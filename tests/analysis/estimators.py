"""Every estimator that factorises, searches, sorts or draws, on planted data: its numbers by name.

Run as a program it prints them with the digits that results are stored with, and the BLAS kernel that made
them: `test_kernels.py` does so under each kernel that the machine can run.
"""

import dataclasses
import json

import numpy as np
import pandas as pd

from analysis.composite import composite_steps
from analysis.methods import (
    beta,
    beta_panel,
    clubs,
    effects,
    fragility,
    inequality,
    markov,
    space,
    space_models,
    speccurve,
    trend,
)

REGIONS, YEARS = 31, 24


def long(logs: np.ndarray) -> pd.DataFrame:
    """Logs (regions, years) as region, year, per_head."""
    names, years = [f"r{i:02}" for i in range(len(logs))], np.arange(2000, 2000 + logs.shape[1])
    keys = {"region": np.repeat(names, len(years)), "year": np.tile(years, len(names))}
    return pd.DataFrame(keys | {"per_head": np.exp(logs).ravel()})


def numbers(found: object) -> list[float]:
    """All floats in a result: a number, an array, a frame, a dataclass, a mapping or list of these."""
    if isinstance(found, pd.DataFrame | pd.Series):
        found = found.to_numpy()
    if isinstance(found, np.ndarray):
        return [x for item in found.ravel().tolist() for x in numbers(item)]
    if isinstance(found, dict):
        return [x for item in found.values() for x in numbers(item)]
    if isinstance(found, list | tuple):
        return [x for item in found for x in numbers(item)]
    if dataclasses.is_dataclass(found):
        return [x for field in dataclasses.fields(found) for x in numbers(getattr(found, field.name))]
    return [float(found)] if isinstance(found, int | float | np.number) else []


def estimates() -> dict[str, list[float]]:
    """The numbers of each estimator."""
    (logs,), _ = clubs.planted(n=REGIONS, years=YEARS, centres=(0.5, 0.0, -0.4), draws=1, seed=1)
    df, rng = long(logs), np.random.default_rng(2)
    places = rng.uniform(0, 10, size=(REGIONS, 2))
    columns = {"region": df["region"].unique(), "tile_row": places[:, 0], "tile_col": places[:, 1]}
    near, mutual = (
        space.nearest(space.tiles(pd.DataFrame(columns)), k=4),
        space.inverse(space.tiles(pd.DataFrame(columns), most=4)),
    )
    growth = space_models.growth_table(df, value="per_head", first=2000, last=2023)
    spec = {"y": "growth", "x": ["initial"]}
    steps = df.assign(log=np.log(df["per_head"]))
    steps["lag"] = steps.groupby("region")["log"].shift()
    steps["growth"] = steps["log"] - steps["lag"]
    sd = df.groupby("year")["per_head"].std().rename("value").reset_index()
    classes = markov.classify(markov.relative(df), scheme="pooled", k=4)
    chain = markov.chain(classes)
    found: dict[str, object] = {}
    for name, weights in (("nearest", near), ("distance", mutual)):
        for model in space_models.MODELS:
            found[f"space {name} {model}"] = space_models.fit(growth, **spec, weights=weights, model=model)
        found[f"tests {name}"] = space_models.lm_tests(growth, **spec, weights=weights, draws=99)
        found[f"rehearse {name}"] = space_models.rehearse(
            growth, **spec, weights=weights, strengths=(-0.9, 0.0, 0.9), replications=40
        )
        found[f"moran {name}"] = space.moran(df, value="per_head", weights=weights, log=True, permutations=99)
    borders = pd.DataFrame({"region": columns["region"][:-1], "neighbour": columns["region"][1:]})
    treated, others = list(columns["region"][:3]), list(columns["region"][3:])
    windows = {"before": (2001, 2013), "after": (2014, 2020)}
    policy = effects.study(steps.dropna(), value="growth", treated=treated, donors=others, **windows)
    sets = effects.connected(borders, regions=policy.regions, k=3)
    found |= {
        "effects": effects.estimates(policy, sets=sets),
        "placebos": [effects.test(policy, sets, method=m, at=0.1) for m in ("did", "demeaned")],
        "conformal": effects.conformal(policy),
        "linear": beta.linear(df, first=2000, last=2023, draws=99, seed=1),
        "nls": beta.nls(df, first=2000, last=2023),
        "two way": beta_panel.two_way(steps, outcome="growth", regressors=["lag"]),
        "log t": clubs.log_t(df),
        "clubs": clubs.find(df),
        "chain": [
            chain.probabilities,
            markov.mobility(chain.probabilities),
            markov.ergodic(chain.probabilities),
        ],
        "passage": markov.first_passage(chain.probabilities),
        "modes": markov.modes(logs[:, -1], draws=99, seed=1),
        "break": trend.one_break(sd, draws=99, seed=1),
        "trend": trend.linear(sd),
        "theil": inequality.by_year(df, weights=None),
        "rebound": fragility.rebound(sd, first=2000),
        "undoing": fragility.undoing(df, start=2002),
        "pca": composite_steps._pca(rng.normal(size=(60, 5)) @ rng.normal(size=(5, 5)), "kaiser"),
        "power": composite_steps._likeliest_power(np.exp(logs[:, -1])),
        "r2": speccurve.decomposition(
            pd.DataFrame({"a": np.arange(48) % 3, "b": np.arange(48) % 4, "value": rng.normal(size=48)}),
            factors=["a", "b"],
            value="value",
        ),
    }
    return {name: numbers(result) for name, result in found.items()}


if __name__ == "__main__":
    from threadpoolctl import threadpool_info

    from press.findings.results import SIGNIFICANT_DIGITS

    told = {name: [f"{x:.{SIGNIFICANT_DIGITS}g}" for x in values] for name, values in estimates().items()}
    print(json.dumps({"kernel": threadpool_info()[0]["architecture"], "estimates": told}))
