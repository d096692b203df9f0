"""What regions are specialised in, how their structure changes, and what growth owes to it by arithmetic.

x_ri is the size (value added, employees) of industry i in region r, in one year; sums over an index drop it.
With shares s_ri = x_ri / x_r and s_i = x_i / x:

    location quotient   LQ_ri = s_ri / s_i: above one, more than its share of the industry
                        (Florence 1948; the same ratio as Balassa's of revealed advantage, 1965)
    Krugman index       K_r = sum_i |s_ri - s_i*|, from 0 (as the others) to 2 (nothing in common);
                        s_i* are the shares of all other regions together (Krugman 1991)
    structural change   1/2 sum_i |s_i,t - s_i,0|, the share of the whole that changed place
    locational Gini     of an industry: between regions, of x_ri / x_r weighted by x_r

Shift-share from year 0 to t, with growth G of the whole, g_i of an industry, g_ri of an industry in a region
(Dunn 1960):

    x_ri,t - x_ri,0  =  x_ri,0 G  +  x_ri,0 (g_i - G)  +  x_ri,0 (g_ri - g_i)
                        national     industry mix         regional

It is an identity and explains nothing: "regional" is what is left. Over a long span the weights of year 0
grow old; the dynamic form (Barff and Knight 1988) makes the split year by year and adds the parts, which
still sum to the whole change. Esteban-Marquillas (1972) splits the regional part in two: what the region
would have with the nation's structure ((x_r s_i in place of x_ri), and allocation, the rest.

They mislead. Value added at current prices carries each industry's prices: a coal price lifts the quotient of
mining. Broad industries hide what regions do inside them: two provinces with the same share of industry may
share no product. A quotient says what a region has more of than others, not what it is good at: comparative
advantage is about costs that nobody observes here. And a small region's quotients are large by themselves.

Sources: P. S. Florence, Investment, Location and Size of Plant (1948); B. Balassa, "Trade liberalisation and
revealed comparative advantage", Manchester School 33 (1965); P. Krugman, Geography and Trade (1991); E. S.
Dunn, "A statistical and analytical technique for regional analysis", Papers in Regional Science 6 (1960); R.
A. Barff and P. L. Knight, "Dynamic shift-share analysis", Growth and Change 19 (1988); J. M.
Esteban-Marquillas, "A reinterpretation of shift-share analysis", Regional and Urban Economics 2 (1972).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.methods.rounding import settled

KEYS = ["region", "year"]
PARTS = ("national", "mix", "regional")


def long(table: pd.DataFrame, *, industries: Sequence[str]) -> pd.DataFrame:
    """A table with one column an industry as region, year, industry, value; a missing cell is zero.

    Raises ValueError for a column that is not there, a region twice in a year, or a negative value.
    """
    where = "specialisation.long"
    panel.validate(table, industries, keys=KEYS, where=where)
    rows = table.melt(KEYS, list(industries), var_name="industry", value_name="value")
    rows["value"] = rows["value"].astype(float).fillna(0.0)
    if (bad := rows["value"] < 0).any():
        first = rows[bad].iloc[0]
        raise ValueError(f"{where}: {first['industry']} of {first['region']} {first['year']} is negative.")
    return rows


def quotients(rows: pd.DataFrame) -> pd.DataFrame:
    """Location quotients: the rows with share (of the region, 0 to 1), nation (the nation's share) and lq.

    ``rows`` as ``long`` gives them. An industry without any size in a year has no quotient.
    """
    region = rows.groupby(KEYS)["value"].transform("sum")
    industry = rows.groupby(["industry", "year"])["value"].transform("sum")
    whole = rows.groupby("year")["value"].transform("sum")
    out = rows.assign(share=rows["value"] / region, nation=industry / whole)
    return out.assign(lq=(out["share"] / out["nation"]).where(out["nation"] > 0))


def krugman(rows: pd.DataFrame) -> pd.DataFrame:
    """Krugman's index against all other regions together: region, year, index (0 to 2)."""
    region = rows.groupby(KEYS)["value"].transform("sum")
    industry = rows.groupby(["industry", "year"])["value"].transform("sum")
    whole = rows.groupby("year")["value"].transform("sum")
    rest = (industry - rows["value"]) / (whole - region)
    gap = (rows["value"] / region - rest).abs()
    return gap.groupby([rows["region"], rows["year"]], sort=False).sum().rename("index").reset_index()


def dissimilarity(rows: pd.DataFrame, *, year: int) -> pd.DataFrame:
    """Krugman's index between each two regions in one year: a square table, zero on its diagonal."""
    shares = _shares(rows[rows["year"] == year])
    x = shares.to_numpy()
    return pd.DataFrame(
        np.abs(x[:, None, :] - x[None, :, :]).sum(axis=2), index=shares.index, columns=shares.index
    )


def structural_change(rows: pd.DataFrame, *, first: int, last: int) -> pd.Series:
    """Half the sum of absolute changes of shares between two years, by region (% of the whole).

    Raises ValueError for a year that the rows lack.
    """
    start, end = (_shares(rows[rows["year"] == year]) for year in (first, last))
    if start.empty or end.empty:
        raise ValueError(f"specialisation.structural_change: the rows lack {first} or {last}.")
    change = 50 * (end.reindex(index=start.index, columns=start.columns) - start).abs().sum(axis=1)
    return change.rename("change")


def locational_gini(rows: pd.DataFrame) -> pd.DataFrame:
    """How unevenly each industry lies over the regions: industry, year, gini (0: as everything else does)."""
    from analysis.methods import inequality

    region = rows.groupby(KEYS)["value"].transform("sum")
    table = rows.assign(intensity=rows["value"] / region, size=region)
    out = []
    for industry, own in table.groupby("industry", sort=False):
        found = inequality.by_year(own, value="intensity", weights="size", measures=["gini"])
        out.append(found.assign(industry=industry).rename(columns={"value": "gini"}))
    return pd.concat(out, ignore_index=True)[["industry", "year", "gini"]]


def over_time(rows: Mapping[str, pd.DataFrame], *, middle: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Krugman's index of several tables (such as vintages), and how it moved.

    The index: vintage, region, year, index. The moves, a row a table: vintage, since, until (its years),
    first, ``middle`` (that year, as text), last (means over regions), moved (mean share of the whole that
    changed industry, %), rose (regions whose index is higher at last than in ``middle`` or the first year).
    """
    alike, ends = {}, []
    for name, own in rows.items():
        alike[name] = krugman(own)
        wide = alike[name].pivot(index="region", columns="year", values="index")
        first, last = int(wide.columns.min()), int(wide.columns.max())
        mean = wide.mean().reindex([first, middle, last]).to_numpy()
        row = {"vintage": name, "since": first, "until": last, "first": mean[0], str(middle): mean[1]}
        row["last"] = mean[2]
        row["moved"] = structural_change(own, first=first, last=last).mean()
        row["rose"] = int((wide[last] > wide[max(first, middle)]).sum())
        ends.append(row)
    return panel.stacked(alike, "vintage"), pd.DataFrame(ends)


def shifts(rows: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The parts of each table's whole span that shift-share (year by year) sets against the nation.

    Columns vintage, region, base (size at first), part (mix, regional), value, of_base (%).
    """
    split = {
        name: shift_share(own, first=int(own["year"].min()), last=int(own["year"].max()), dynamic=True)
        for name, own in rows.items()
    }
    keys = ["vintage", "region", "base"]
    parts = panel.stacked(split, "vintage").melt(keys, ["mix", "regional"], var_name="part")
    return parts.assign(of_base=100 * parts["value"] / parts["base"])


def shift_share(rows: pd.DataFrame, *, first: int, last: int, dynamic: bool = False) -> pd.DataFrame:
    """The split of each region's change: region, change, national, mix, regional, base (size in ``first``).

    All in the rows' unit; the three parts sum to the change. ``dynamic``: split year by year and added up.
    Raises ValueError for missing years.
    """
    cells = shift_share_cells(rows, first=first, last=last, dynamic=dynamic)
    sums = cells.groupby("region", sort=False)[["change", *PARTS]].sum()
    base = rows[rows["year"] == first].groupby("region", sort=False)["value"].sum()
    return sums.assign(base=base).reset_index()


def shift_share_cells(rows: pd.DataFrame, *, first: int, last: int, dynamic: bool = False) -> pd.DataFrame:
    """The same split by region and industry: region, industry, change, national, mix, regional.

    An industry that the nation lacks in a year's base has no growth to compare: its change is regional.
    """
    where = "specialisation.shift_share"
    held = set(rows["year"])
    years = range(first, last + 1) if dynamic else (first, last)
    if lacking := [year for year in years if year not in held]:
        raise ValueError(f"{where}: the rows lack {', '.join(map(str, lacking))}.")
    cube = rows.pivot(index=["region", "industry"], columns="year", values="value")
    order = rows[["region", "industry"]].drop_duplicates()
    cube = cube.reindex(pd.MultiIndex.from_frame(order))
    total = sum(_split(cube[a], cube[b]) for a, b in pairwise(years))
    return total.reset_index()


def homothetic(rows: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """Esteban-Marquillas' split of the regional part: region, regional, competitive, allocation.

    competitive = sum of x_r s_i (g_ri - g_i): the regional part that the region would have with the nation's
    structure; allocation = sum of (x_ri - x_r s_i)(g_ri - g_i). An industry that a region lacks at first has
    no growth there: its change counts as allocation. The two sum to the regional part of ``shift_share``.
    """
    cells = shift_share_cells(rows, first=first, last=last).set_index(["region", "industry"])
    start = rows[rows["year"] == first].set_index(["region", "industry"])["value"]
    region = start.groupby("region").transform("sum")
    nation = start.groupby("industry").transform("sum") / start.sum()
    expected = (region * nation).reindex(cells.index)
    start = start.reindex(cells.index)
    differential = (cells["regional"] / start.where(start > 0)).fillna(0.0)
    competitive = expected * differential
    out = pd.DataFrame({"regional": cells["regional"], "competitive": competitive})
    out["allocation"] = out["regional"] - out["competitive"]
    return out.groupby("region", sort=False).sum().reset_index()


def persistence(quotients_: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    """How far quotients of one year tell those of another: industry, correlation (of ranks), stayed, n.

    ``stayed``: of the n regions with a quotient above one in ``first``, the share (%) with one in ``last``.
    """
    out = []
    for industry, own in quotients_.groupby("industry", sort=False):
        wide = own.pivot(index="region", columns="year", values="lq")[[first, last]].dropna()
        above = wide[wide[first] > 1]
        ranks = wide.apply(lambda column: settled(column.to_numpy())).rank()
        out.append(
            {
                "industry": industry,
                "correlation": float(ranks[first].corr(ranks[last])),
                "stayed": 100 * float((above[last] > 1).mean()) if len(above) else float("nan"),
                "n": len(above),
            }
        )
    return pd.DataFrame(out)


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    wide = rows.pivot(index="region", columns="industry", values="value").reindex(rows["region"].unique())
    return wide.div(wide.sum(axis=1), axis=0)


def _split(start: pd.Series, end: pd.Series) -> pd.DataFrame:
    """One step of the split, by region and industry."""
    whole = float(end.sum() / start.sum()) - 1
    before = start.groupby(level="industry").transform("sum")
    industry = end.groupby(level="industry").transform("sum") / before.where(before > 0) - 1
    national, mix = start * whole, (start * (industry - whole)).fillna(0.0)
    change = end - start
    return pd.DataFrame(
        {"change": change, "national": national, "mix": mix, "regional": change - national - mix}
    )
