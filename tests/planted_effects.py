"""A package of invented regions on a grid, with dated acts and designs: the part on effects reads it."""

import copy
import json
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

from analysis.data import package

ROWS, COLUMNS = 4, 6
NAMES = [f"r{i}{j}" for i in range(ROWS) for j in range(COLUMNS)]
TREATED, LONE, LATE = ["r00", "r01", "r10"], "r35", ["r22", "r23"]
FIRST, LAST = 2001, 2019

DESIGN = {
    "id": "river-growth",
    "en": "River, growth",
    "zh": "河流，增长率",
    "strategy": "river",
    "act": "river-plan",
    "start": "2011-03-01",
    "treated": TREATED,
    "left_out": [],
    "window": [2002, 2019],
    "outcome": "growth",
    "donors": "others",
    "level": 0.05,
    "family": "primary",
}
LONE_DESIGN = DESIGN | {
    "id": "coast-growth",
    "en": "Coast, growth",
    "zh": "海岸，增长率",
    "strategy": "coast",
    "act": "coast-plan",
    "start": "2012-09-01",
    "treated": [LONE],
    "left_out": [2012],
}
CONTENT = {
    "outcomes": {
        "growth": {"table": "values", "column": "output", "as": "change", "unit": "percentage points a year"},
        "level": {"series": "value", "as": "level", "unit": "%"},
        "share": {"table": "values", "column": "output", "as": "share", "unit": "%"},
    },
    "donors": {
        "others": {"regions": [n for n in NAMES if n not in (*TREATED, LONE)], "why": "under no strategy"},
        "few": {"regions": ["r02", "r03"], "why": "too few"},
    },
    "designs": [
        DESIGN,
        LONE_DESIGN,
        DESIGN | {"id": "river-level", "outcome": "level", "family": "secondary"},
        DESIGN | {"id": "river-dispersion", "outcome": "level", "measure": "dispersion"},
    ],
    "not_identified": [
        {
            "id": "lake",
            "strategy": "river",
            "en": "The lake",
            "zh": "湖",
            "reason": "No figures.",
            "reason_zh": "无数据。",
        }
    ],
}


def values(effect=0.0, seed=5):
    """Output by region and year: common years, noise of a point, ``effect`` on the treated since 2011."""
    rng = np.random.default_rng(seed)
    years = np.arange(FIRST, LAST + 1)
    growth = 7 + rng.normal(size=len(years)) + rng.normal(size=(len(NAMES), len(years)))
    growth[[NAMES.index(n) for n in TREATED]] += effect * (years >= 2011)
    start = rng.uniform(500, 2000, len(NAMES))
    output = start[:, None] * np.exp(growth.cumsum(axis=1) / 100)
    keys = {"region": np.repeat(NAMES, len(years)), "year": np.tile(years, len(NAMES))}
    return pd.DataFrame(keys | {"output": output.ravel().round(6)})


def tables(effect=0.0, seed=5):
    """All tables of the package, by name."""
    at = {n: (int(n[1]), int(n[2])) for n in NAMES}
    pairs = [
        (a, b)
        for a in NAMES
        for b in NAMES
        if a < b and sum(abs(x - y) for x, y in zip(at[a], at[b], strict=True)) == 1
    ]
    acts = [
        ("river-plan", "2011-03-01", "river", "Plan of the river", "河流规划"),
        ("river-law", "2013-05-01", "river", "Law of the river", "河流法"),
        ("coast-plan", "2012-09-01", "coast", "Plan of the coast", "海岸规划"),
        ("hill-plan", "2019-09-01", "hill", "Plan of the hills", "丘陵规划"),
    ]
    since = {"river": "2011-03-01", "coast": "2012-09-01", "hill": "2019-09-01"}
    under = {"river": TREATED, "coast": [LONE], "hill": LATE}
    names = {"river": ("River", "河流"), "coast": ("Coast", "海岸"), "hill": ("Hills", "丘陵")}
    return {
        "regions": pd.DataFrame(
            [(n, "west" if at[n][1] < COLUMNS // 2 else "east", *at[n]) for n in NAMES],
            columns=["region", "side", "tile_row", "tile_col"],
        ),
        "borders": pd.DataFrame(pairs, columns=["region", "neighbour"]),
        "values": values(effect, seed),
        "policies": pd.DataFrame(acts, columns=["id", "date", "strategy", "en", "zh"]),
        "strategies": pd.DataFrame(
            [(s, *names[s], "major strategy", day) for s, day in since.items()],
            columns=["id", "en", "zh", "kind", "since"],
        ),
        "strategy_members": pd.DataFrame(
            [(s, "province", n, n) for s, own in under.items() for n in own],
            columns=["strategy", "level", "code", "region"],
        ),
    }


KINDS = {"i": "integer", "f": "number"}


def write(folder: Path, *, effect=0.0, seed=5, content=None, change=None) -> Path:
    """The package at ``folder``; ``content`` in place of the designs, ``change(tables)`` before."""
    made, resources = tables(effect, seed), []
    if change:
        change(made)
    folder.mkdir(parents=True)
    units = {"output": "units of money", "year": "year"}
    for name, df in made.items():
        df.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
        columns = [
            {"name": c, "type": KINDS.get(df[c].dtype.kind, "string"), "title": c, "description": c}
            | ({"unit": units[c]} if c in units else {})
            for c in df.columns
        ]
        resources.append({"name": name, "path": f"{name}.csv", "title": name, "schema": {"fields": columns}})
    text = yaml.safe_dump(copy.deepcopy(content or CONTENT), allow_unicode=True, sort_keys=False)
    (folder / "designs.yml").write_text(text, encoding="utf-8")
    resources.append({"name": "designs", "path": "designs.yml", "title": "Designs"})
    descriptor = {
        "name": "planted",
        "title": "Invented regions",
        "sources": [{"title": "invented"}],
        "licenses": [{"name": "CC0-1.0", "title": "Public domain"}],
        "resources": resources,
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor, indent=2) + "\n", encoding="utf-8")
    package.seal(folder)
    return folder
