"""Cells that jump beyond what any other region ever did, and back: slips of the pen, most often.

With d_rt the change of the logarithm of region r from year t - 1 to t, the cell (r, t) is a *spike* if d_rt
and d_r,t+1 have opposite signs and both exceed every |d| of the other regions, in any year; in the last year,
where no way back can be seen, the jump alone is held against them (kind *last*). A move of others counts if
it does not sink below a tenth of the lower end of the jump: small figures leap for small reasons. Jumps by
less than half are left alone, as no slip of the pen is told from a crisis by them. What is found is taken
out and the rest is looked at again, so that one slip hides no other, nor do tenfold ones of one size.

It misleads where a region did leap (a plant opened, a flood): it names cells to look at, no errors. A break
that stays (a new definition) is no spike. Fewer than five regions or three years say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from analysis.data.series import Series

FACTOR = 1.5  # a jump by less is no slip of the pen
DOUBLE, TENFOLD = 2.0, 10.0  # what is asked about before a build
TENTH = 0.1  # moves of others down to this part of the jump's lower end are compared
FEWEST = (5, 3)  # regions, years
IDS = ("region", "code")  # the column that names a region or a city
SPLIT = ("vintage", "indicator", "good", "state")  # columns that part a table into several panels
FLAGS = "jumps"  # the column in which a table names the columns that jump so in its row
SAID = ["factor", "most", "kind"]


def jumps(table: pd.DataFrame, value: str, *, region: str = "region", factor: float = FACTOR) -> pd.DataFrame:
    """The cells of one panel that jump beyond what any other region ever did, and back.

    table: columns ``region``, year and ``value`` (any unit; cells not above zero are left out), a row each.
    A jump counts from ``factor`` on.
    Returns a row for each such cell, in the order found: ``region``, year, ``value``, factor (on the year
    before; below 1 is a fall), most (the largest factor of other regions, either way), kind (spike, last).
    """
    import numpy as np
    import pandas as pd

    rows = table[[region, "year", value]].dropna()
    rows = rows[rows[value] > 0].sort_values([region, "year"], kind="stable")
    panel = _Panel(pd.factorize(rows[region])[0], _numbers(rows["year"]), _numbers(rows[value]))
    last = panel.year.max(initial=-np.inf)
    places, left = [], np.arange(len(rows))
    facts: list[tuple[float, float, str]] = []
    while all(len(np.unique(ids)) >= n for ids, n in zip((panel.region, panel.year), FEWEST, strict=True)):
        moves = _Moves(panel)
        kind, found = "spike", moves.largest(moves.spike, factor)
        if found is None:
            at_end = np.where(panel.year == last, np.abs(moves.move), np.nan)
            kind, found = "last", moves.largest(at_end, factor)
        if found is None:
            break
        place, most = found
        facts.append((moves.factor[place], most, kind))
        places.append(left[place])
        left, panel = np.delete(left, place), _Panel(*(np.delete(column, place) for column in panel))
    slips = pd.DataFrame(facts, columns=SAID).astype({"factor": float, "most": float})
    return pd.concat([rows.iloc[places].reset_index(drop=True), slips], axis=1)


def _numbers(column: pd.Series) -> np.ndarray:
    return column.to_numpy(dtype=float)


class _Panel(NamedTuple):
    """Rows in the order of regions and years."""

    region: np.ndarray  # numbers of regions
    year: np.ndarray
    value: np.ndarray


class _Moves:
    """The factor and the move of each row of a panel on the year before; what slips and spikes."""

    def __init__(self, panel: _Panel) -> None:
        import numpy as np

        self.region, year, value = panel
        follows = self.region[1:] == self.region[:-1]
        before = np.full(len(value), np.nan)
        before[1:] = np.where(follows & (np.diff(year) == 1), value[:-1], np.nan)
        self.low = np.minimum(value, before)  # the lower end of the move
        self.factor = value / before
        self.move = np.log(self.factor)
        back = np.full(len(value), np.nan)
        back[:-1] = np.where(follows, self.move[1:], np.nan)
        turns = self.move * back < 0
        self.spike = np.where(turns, np.minimum(np.abs(self.move), np.abs(back)), np.nan)
        self.slip = self.spike > np.log(TENFOLD)
        self.slip[1:] |= self.slip[:-1] & follows

    def largest(self, size: np.ndarray, factor: float) -> tuple[int, float] | None:
        """The place of the largest size that no move of other regions reaches, and their largest factor."""
        import numpy as np

        above = np.flatnonzero(size > np.log(factor))
        for place in above[np.argsort(-size[above], kind="stable")]:
            others = (self.region != self.region[place]) & (self.low >= TENTH * self.low[place]) & ~self.slip
            if others.any() and size[place] > (most := np.abs(self.move[others]).max()):
                return int(place), float(np.exp(most))
        return None


def said(s: Series) -> list[str]:
    """The cells of a series to ask about before anything is built on them, in words, a line each.

    Spikes that double and are twice the largest move of others; in the first and the last year, which show no
    way back, tenfold ones.
    """
    import numpy as np
    import pandas as pd

    found = jumps(s.table, "per_head", factor=DOUBLE)
    turned = jumps(s.table.assign(year=-s.table["year"]), "per_head", factor=DOUBLE)
    first = turned[turned["kind"] == "last"].assign(year=lambda rows: -rows["year"])
    found = pd.concat([found, first], ignore_index=True).drop_duplicates(["region", "year"])
    size = np.log(found["factor"].astype(float)).abs()
    rest = s.table.merge(found[["region", "year"]], how="left", indicator=True)
    rest = rest[rest["_merge"] == "left_only"].sort_values(["region", "year"], kind="stable")
    panel = _Panel(pd.factorize(rest["region"])[0], _numbers(rest["year"]), _numbers(rest["per_head"]))
    usual = pd.Series(_Moves(panel).move).abs().max()
    far = (size > DOUBLE * usual) & ((found["kind"] == "spike") | (size > np.log(TENFOLD)))
    return [
        f"series {s.name}: {row.region} {row.year}: {row.per_head:,.10g} is "
        + (f"{_round(row.factor)} times" if row.factor > 1 else f"1/{_round(1 / row.factor)} of")
        + " the years beside it, further than any region ever moved"
        for row in found[far].itertuples()
    ]


def _round(factor: float) -> str:
    return f"{factor:,.0f}" if factor >= 10 else f"{factor:.1f}"


def examine(tables: dict[str, pd.DataFrame]) -> list[str]:
    """What `press check` says of the jumps in a package's tables, those that the table flags apart.

    tables: name -> typed frame. A cell is flagged if its row's column ``jumps`` names its column, or its
    row has a ``flag``. Returns notes, one a cell, flagged ones first.
    """
    flagged, bare = [], []
    for name, table in tables.items():
        for row, column, marked in _of_table(table):
            where = " ".join(str(row[key]) for key in (*IDS, "year", *SPLIT) if key in row)
            way = "spike" if row["way"] == "spike" else "jump in the last year"
            said = (
                f"{name}.csv, column {column}: {where}: {row['cell']:g} is {row['factor']:.2g} times the "
                f"year before; no other region moved by more than {row['most']:.2g} ({way})"
            )
            (flagged if marked else bare).append(said)
    return [f"Flagged: {said}" for said in flagged] + [f"Not flagged: {said}" for said in bare]


def _of_table(table: pd.DataFrame) -> list[tuple[dict, str, bool]]:
    region = next((name for name in IDS if name in table), None)
    if region is None or "year" not in table:
        return []
    split = [name for name in SPLIT if name in table]
    parts = list(table.groupby(split, sort=False)) if split else [((), table)]
    found = []
    for key, part in parts:
        for column in part.columns:
            if (
                column in ("year", region)
                or part[column].dtype.kind not in "iuf"
                or part.duplicated([region, "year"]).any()
            ):
                continue
            for jump in jumps(part, column, region=region).to_dict("records"):
                row = part[(part[region] == jump[region]) & (part["year"] == jump["year"])].iloc[0]
                marked = column in str(row.get(FLAGS, "")).split() or _marked(row.get("flag"))
                said = {region: jump[region], "year": jump["year"], **dict(zip(split, key, strict=True))}
                said |= {"cell": jump[column], "factor": jump["factor"], "most": jump["most"]}
                found.append((said | {"way": jump["kind"]}, column, marked))
    return found


def _marked(flag: object) -> bool:
    return isinstance(flag, str) and bool(flag)
