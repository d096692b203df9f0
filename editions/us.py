"""Makes the data package of the 48 contiguous US states, 1929 to 2009, in `editions/us`.

    python editions/us.py [FOLDER]

Income and neighbours come from the example `us_income` that libpysal bundles; nothing is fetched. Per-capita
personal income is the Bureau of Economic Analysis's, at current prices. Groups are the Census Bureau's nine
divisions, as the example's table of states names them, and the four regions into which the Bureau sums them.
Places in the tile-grid map are ours. There is no population: the example has none, so chapters show their
unweighted variants alone.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from press.imports.panels import Column
from press.imports.writing import Made, write

DIVISIONS = {  # as the example abbreviates them: division, region
    "N Eng": ("New England", "Northeast"),
    "Mid Atl": ("Middle Atlantic", "Northeast"),
    "E N Cen": ("East North Central", "Midwest"),
    "W N Cen": ("West North Central", "Midwest"),
    "S Atl": ("South Atlantic", "South"),
    "E S Cen": ("East South Central", "South"),
    "W S Cen": ("West South Central", "South"),
    "Mtn": ("Mountain", "West"),
    "Pacific": ("Pacific", "West"),
}
MAP = """\
.. .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. MI .. NY VT NH
WA ID MT ND MN WI .. .. PA MA RI
OR NV WY SD IA IL IN OH NJ CT ..
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC .. .. ..
.. .. .. OK LA MS AL GA .. .. ..
.. .. .. TX .. .. .. .. FL .. .."""
README = """\
# The 48 contiguous US states, 1929 to 2009

A second data package for this book, made by `editions/us.py` of what libpysal bundles (its example
`us_income`); `make book-us` prints its edition. The figures are per-capita personal income at current prices
(Bureau of Economic Analysis, a work of the US government). They carry no population and no price levels.
Alaska, Hawaii and the District of Columbia are not among them.
"""


def example() -> Path:
    """The folder of the bundled example."""
    from libpysal import examples

    return Path(examples.load_example("us_income").get_path("usjoin.csv")).parent


def states(folder: Path) -> list[tuple[str, str, str]]:
    """Name, two letters and division of each state, in the order of the names."""
    from libpysal.io import open as read

    table = read(str(folder / "us48.dbf"))
    name, letters, division = (table.header.index(c) for c in ("STATE_NAME", "STATE_ABBR", "SUB_REGION"))
    return sorted((row[name], row[letters], row[division]) for row in table)


def incomes(folder: Path) -> list[dict[str, str]]:
    """One row a state and year, in the order of the file, which is that of the names."""
    with open(folder / "usjoin.csv", encoding="utf-8", newline="") as file:
        wide = list(csv.DictReader(file))
    years = [column for column in wide[0] if column.isdigit()]
    return [{"region": r["Name"], "year": year, "income": r[year]} for r in wide for year in years]


def borders(folder: Path, names: list[str]) -> list[dict[str, str]]:
    """Each pair of neighbours once; the file counts the states in the order of their names."""
    lines = (folder / "states48.gal").read_text(encoding="ascii").split("\n")[1:]
    found = []
    for head, near in zip(lines[::2], lines[1::2], strict=False):
        own = int(head.split()[0])
        found += [
            {"region": names[own], "neighbour": names[n], "kind": "land"}
            for n in map(int, near.split())
            if n > own
        ]
    return found


def places() -> dict[str, dict[str, str]]:
    """Row and column on the tile map by letters."""
    rows = [line.split() for line in MAP.splitlines()]
    return {
        letters: {"tile_row": str(r), "tile_col": str(c)}
        for r, row in enumerate(rows, 1)
        for c, letters in enumerate(row, 1)
        if letters != ".."
    }


def made() -> Made:
    """The package's tables."""
    folder, at = example(), places()
    regions = []
    for name, letters, short in states(folder):
        division, region = DIVISIONS[short]
        row = {"region": name, "label": letters, "census_region": region, "census_division": division}
        regions.append(row | at[letters])
    return Made(
        name="us-states",
        title="48 US states, 1929 to 2009",
        description="Per-capita personal income of the 48 contiguous US states, at current prices, by year.",
        regions=regions,
        values=incomes(folder),
        columns=[Column("income", "Per-capita income", "dollars a head, current prices")],
        sources=[
            {
                "title": "US Bureau of Economic Analysis, Regional Economic Information System: per-capita "
                "personal income, as bundled with libpysal (example us_income)",
                "path": "https://pysal.org/libpysal/",
            },
            {
                "title": "US Census Bureau: regions and divisions of the United States",
                "path": "https://www.census.gov/",
            },
        ],
        licences=[{"name": "CC0-1.0", "title": "Public domain (figures of the US government)"}],
        borders=borders(folder, [row["region"] for row in regions]),
    )


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "us"
    write(place, made(), {"README.md": README})
