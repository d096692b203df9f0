"""Small packages of invented regions: what a person's file of regions and years may look like."""

from pathlib import Path

import numpy as np

from press.imports.panels import Column
from press.imports.writing import Made, write


def levels(n=14, first=2000, last=2019, *, years=None, seed=7, spread=0.6, growth=(0.01, 0.04), noise=0.02):
    """Values by region and year: from about 8,000 to 60,000, growing 1 to 4 % a year, with noise."""
    rng = np.random.default_rng(seed)
    years = list(years or range(first, last + 1))
    centre = 22_000 * np.exp(spread * np.linspace(-1.6, 1.6, n) / 1.6)
    start = rng.permutation(centre)
    pace = rng.uniform(*growth, n)
    shocks = rng.normal(0, noise, (n, len(years))).cumsum(axis=1) / 2
    gone = np.asarray(years) - years[0]
    table = start[:, None] * np.exp(pace[:, None] * gone + shocks)
    names = [f"Region {at + 1:0{len(str(n))}d}" for at in range(n)]
    rows = zip(names, table.tolist(), strict=True)
    return {name: dict(zip(years, row, strict=True)) for name, row in rows}


def ring(names):
    """Borders of regions that stand in a circle."""
    return list(zip(names, [*names[1:], names[0]], strict=True)) if len(names) > 2 else [tuple(names)]


def package(folder: Path, values=None, *, groups=None, borders=None, population=None) -> Path:
    """Writes a package of `values` (by region and year), `groups` by region, pairs of `borders`."""
    values = values or levels()
    rows = [
        {"region": name, "year": str(year), "value": f"{value:.2f}"}
        for name, own in values.items()
        for year, value in own.items()
    ]
    regions = [{"region": name} | ({"group": groups[name]} if groups else {}) for name in values]
    people = [
        {"region": row["region"], "year": row["year"], "population": str(population[row["region"]])}
        for row in (rows if population else [])
    ]
    pairs = [{"region": a, "neighbour": b, "kind": "land"} for a, b in borders or []]
    made = Made(
        name=folder.name,
        title="Invented regions",
        description="Invented figures.",
        regions=regions,
        values=rows,
        columns=[Column("value", "Output per head", "units of money per head")],
        sources=[{"title": "invented"}],
        licences=[{"name": "CC0-1.0", "title": "Public domain"}],
        population=people,
        borders=pairs,
    )
    write(folder, made, {})
    return folder
