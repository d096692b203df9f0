"""Growth accounting by region: capital by perpetual inventory, factor shares, and what is left over.

Capital of region r at the end of year t, from real investment I and a rate of depreciation d,

    K_t = (1 - d) K_t-1 + I_t

starts from a rule, as no stock was ever counted (Goldsmith 1951; the rules are compared by their results):

    steady    K_0 = I_1 / (g + d), as if the region had been on a path of growth g (of its output,
              over the first five years; Harberger 1978)
    earlier   the same, some years before, and the investment of those years accumulated
    ratio     K_0 = k Y_1, one ratio of capital to output for all

Capital at work in a year is the mean of its beginning and its end. With output Y, labour L and labour's
share s (mean of two years: a Tornqvist index, exact for a translog technology; Diewert 1976),

    growth of Y  =  (1 - s) growth of K  +  s growth of L  +  residual          (log differences, Solow 1957)

The residual is a measure of what was not measured: better methods, but also longer hours, better schooling,
use of capacity, wrong capital, wrong prices. It is called total factor productivity (TFP). Levels between
regions are compared with the multilateral index of Caves, Christensen and Diewert (1982): each against the
mean region,

    ln A_r = (ln y_r - m(ln y)) - (1 - s_r') (ln k_r - m(ln k)),   s_r' = (s_r + m(s)) / 2

for output y and capital k per unit of labour, m the mean over regions and years, so that comparisons are
transitive.

It misleads with its assumptions, and they are parameters: capital of the first years is a guess that fades at
the rate d; the residual's level moves with them by a point a year and more; shares from accounts hold
what the self-employed earn in a way that changes. Where persons employed are not known, residents in their
place call every change of participation productivity.

Sources: R. W. Goldsmith, "A perpetual inventory of national wealth", Studies in Income and Wealth 14 (1951);
A. C. Harberger, "Perspectives on capital and technology in less developed countries" (1978); R. M. Solow,
Review of Economics and Statistics 39 (1957), 312-320; W. E. Diewert, Journal of Econometrics 4 (1976),
115-145; D. W. Caves, L. R. Christensen and W. E. Diewert, Economic Journal 92 (1982), 73-86.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.data import panel
from analysis.methods import dispersion

if TYPE_CHECKING:
    from analysis.data.package import Package

RULES = ("steady", "earlier", "ratio")
SHARES = ("own", "mean", "fixed")
INVESTMENT = ("published", "scaled")
VINTAGE = "v4"  # of output: the last whose growth index covers the years that investment has
GROWTH_YEARS = 5  # of output, for the steady state of the first year


@dataclass(frozen=True)
class Assumptions:
    """What growth accounting assumes.

    depreciation: a year, 0 to 1. initial: one of ``RULES``. ratio: capital over output at first, for the rule
    ``ratio``. shares: labour's share of each region (own), of all regions together by year (mean), or
    ``labour`` (fixed). investment: as published, or scaled by output of the later over the earlier vintage.
    """

    depreciation: float = 0.1
    initial: str = "steady"
    ratio: float = 2.0
    shares: str = "own"
    labour: float = 0.5
    investment: str = "published"

    def __post_init__(self) -> None:
        """Raise ValueError for a value out of its range, saying which."""
        for name, known in (("initial", RULES), ("shares", SHARES), ("investment", INVESTMENT)):
            if getattr(self, name) not in known:
                raise ValueError(
                    f"Assumptions: {name} is {getattr(self, name)!r}; one of {', '.join(known)}."
                )
        for name, high in (("depreciation", 1), ("labour", 1), ("ratio", 20)):
            if not 0 < getattr(self, name) < high:
                raise ValueError(f"Assumptions: {name} is {getattr(self, name)}; between 0 and {high}.")


def series(pack: Package, *, first: int = 2000, last: int = 2017, vintage: str = VINTAGE) -> pd.DataFrame:
    """What the accounting needs of a package, by region and year.

    Columns region, year, output (volume at prices of ``first``, 100 million yuan), investment (at prices of
    ``first``), scale (output in ``vintage`` over output in the capital's own vintage, current prices),
    labour_share (compensation over value added without net taxes on production), residents (10,000, mean of
    the year). Regions without an investment price are left out.
    """

    accounts = pack.table("accounts")
    own = accounts[accounts["vintage"] == vintage]
    volume = panel.volume(own[own["year"].between(first, last)], base=first, value="grp")
    capital = pack.table("capital")
    older = accounts.loc[accounts["vintage"] == "v3", ["region", "year", "grp"]].rename(
        columns={"grp": "old"}
    )
    rows = volume.rename(columns={"grp": "output"}).merge(capital, on=["region", "year"])
    rows = rows.sort_values(["region", "year"], kind="stable")
    step = (rows["price"] / 100).where(rows["year"] > first, 1.0)
    level = step.groupby(rows["region"]).cumprod()
    priced = step.groupby(rows["region"]).transform(lambda p: p.notna().all())
    rows = rows.assign(investment=rows["gfcf"] / level)[priced]
    rows = rows.merge(older, on=["region", "year"], how="left")
    rows = rows.merge(own[["region", "year", "grp"]], on=["region", "year"], how="left")
    rows["scale"] = rows["grp"] / rows["old"]
    incomes = pack.table("income_accounts")
    paid = incomes["compensation"] + incomes["depreciation"] + incomes["surplus"]
    incomes = incomes[["region", "year"]].assign(labour_share=incomes["compensation"] / paid)
    people = panel.mean_population(pack.table("population")).rename(columns={"mean_population": "residents"})
    ends = pack.table("population").rename(columns={"population": "residents"})[
        ["region", "year", "residents"]
    ]
    start = ends[ends["year"] == ends["year"].min()]  # no year before it: its end stands for its mean
    people = pd.concat([start[start["year"] == first], people])
    out = rows.merge(incomes, on=["region", "year"]).merge(people, on=["region", "year"])
    order = {region: i for i, region in enumerate(pack.table("regions")["region"])}
    columns = ["region", "year", "output", "investment", "scale", "labour_share", "residents"]
    out = out[columns].astype({c: float for c in columns[2:]})
    return out.sort_values(
        ["region", "year"], key=lambda c: c.map(order) if c.name == "region" else c, ignore_index=True
    )


def earlier(pack: Package, *, first: int = 2000, since: int = 1996) -> pd.DataFrame:
    """Investment before ``first``, at prices of ``first``: region, year, investment (100 million yuan).

    Regions without a price in some year from ``since`` + 1 to ``first`` are left out.
    """
    rows = pack.table("capital")
    rows = rows[rows["year"].between(since, first)].sort_values(["region", "year"], kind="stable")
    price = rows.pivot(index="region", columns="year", values="price") / 100
    price = price[range(since + 1, first + 1)].dropna()
    money = rows.pivot(index="region", columns="year", values="gfcf").loc[price.index, range(since, first)]
    # what a yuan of a year is worth in the first: the product of all price steps after it
    level = price.loc[:, ::-1].cumprod(axis=1).loc[:, ::-1].rename(columns=lambda year: year - 1)
    real = (money * level).stack().rename("investment")
    return real.rename_axis(["region", "year"]).reset_index()


def capital(
    rows: pd.DataFrame, assumed: Assumptions | None = None, *, before: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Capital by perpetual inventory: region, year, capital (at the year's end), at_work (mean of the year).

    ``rows``: region, year, output, investment (and scale, for scaled investment), without gaps in years.
    ``before``: region, year, investment of the years before, for the rule ``earlier``; a region without them
    starts from its steady state. Raises ValueError for gaps, investment that is not positive, or a steady
    state that does not exist (g + d not positive).
    """
    assumed = assumed or Assumptions()
    begins, ends = _stocks(_flows(rows, [assumed], "accounting.capital"), assumed, before)
    out = pd.DataFrame({"capital": ends.stack(), "at_work": ((ends + begins) / 2).stack()})
    return out.rename_axis(["region", "year"]).reset_index()


def grow(rows: pd.DataFrame, *, labour: str, assumed: Assumptions | None = None) -> pd.DataFrame:
    """The accounting year by year: region, year, output, capital, labour, residual (log points x 100).

    ``rows``: output, at_work, labour_share and the column ``labour``. capital and labour are contributions,
    share times growth; the three sum to the growth of output. The first year has none. Raises ValueError for
    gaps.
    """
    assumed, where = assumed or Assumptions(), "accounting.grow"
    y, k, n = (np.log(_square(rows, c, where)) for c in ("output", "at_work", labour))
    parts = _parts(y, k, n, labour_shares(rows, assumed))
    return pd.DataFrame({name: x.stack() for name, x in parts.items()}).dropna().reset_index()


def whole(rows: pd.DataFrame, *, labour: pd.Series) -> pd.DataFrame:
    """All regions together as one: region "all", with summed output and capital, and labour given by year.

    labour_share is the regions' mean weighted by output. ``labour``: year to persons.
    """
    years = rows.groupby("year")
    sums = years[["output", "at_work", "residents"]].sum()
    weighted = (rows["labour_share"] * rows["output"]).groupby(rows["year"]).sum() / sums["output"]
    out = sums.assign(labour_share=weighted, employed=labour.reindex(sums.index), region="all")
    return out.reset_index()


def by_macro_region(rows: pd.DataFrame) -> pd.DataFrame:
    """Macro-regions in place of provinces, summed: region (the macro-region), year, output, at_work,
    residents, labour_share (of the sums)."""
    own = rows.assign(paid=rows["labour_share"] * rows["output"]).groupby(
        ["macro_region", "year"], sort=False
    )
    sums = own[["output", "at_work", "residents", "paid"]].sum().reset_index()
    sums["labour_share"] = sums.pop("paid") / sums["output"]
    return sums.rename(columns={"macro_region": "region"})


def capital_output(rows: pd.DataFrame) -> pd.DataFrame:
    """Capital at work over output: macro_region ("all" for the sum of all, last), year, ratio."""
    both = pd.concat([rows, rows.assign(macro_region="all")])
    sums = both.groupby(["macro_region", "year"], sort=False)[["output", "at_work"]].sum()
    return sums.eval("at_work / output").rename("ratio").reset_index()


def spreads(
    rows: pd.DataFrame, assumed: Assumptions, *, labour: str, rates: Iterable[float], before: pd.DataFrame
) -> pd.DataFrame:
    """Standard deviation of levels of productivity at each rate of depreciation, and of output per resident.

    Columns line (rate_10 for a tenth; output), year, spread (log points). ``rows``, ``before`` as in
    ``capital``.
    """
    lines = {}
    for rate in rates:
        choice = replace(assumed, depreciation=rate)
        held = rows.merge(capital(rows, choice, before=before), on=["region", "year"])
        level = levels(held, labour=labour, assumed=choice).groupby("year")["level"].std(ddof=0)
        lines[f"rate_{100 * rate:.0f}"] = level.rename("spread").reset_index()
    heads = rows.assign(per=rows["output"] / rows["residents"])
    per = dispersion.by_year(heads, value="per", measure="sd_log").rename(columns={"value": "spread"})
    return panel.stacked(lines | {"output": per[["year", "spread"]]}, "line")


def national_growth(pack: Package) -> pd.Series:
    """The nation's own real growth by year in the vintage of the accounts, log points x 100."""
    rows = pack.table("national").dropna(subset="growth_index")
    rows = rows[rows["vintage"] == VINTAGE]
    return 100 * np.log(rows.set_index("year")["growth_index"] / 100)


def at_growth(growth: pd.DataFrame, output: pd.Series) -> pd.DataFrame:
    """What ``grow`` gave for one region, at another source's growth of output (by year, log points x 100).

    The contributions stay, the difference falls to the residual. Raises ValueError for a year without it.
    """
    given = growth["year"].map(output)
    if given.isna().any():
        lacking = ", ".join(growth.loc[given.isna(), "year"].astype(str))
        raise ValueError(
            f"accounting.at_growth: no growth of output in {lacking}; give every year of the table."
        )
    return growth.assign(output=given, residual=growth["residual"] + given - growth["output"])


def means(growth: pd.DataFrame, *, spans: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
    """Mean yearly growth and contributions of each span (from the end of the first year to the last year).

    Columns span, region, output, capital, labour, residual (100 log points a year).
    """
    tables = []
    for name, (first, last) in spans.items():
        own = growth[growth["year"].between(first + 1, last)]
        if own["year"].nunique() != last - first:
            raise ValueError(f"accounting.means: growth lacks years of {first}-{last}.")
        parts = own.groupby("region", sort=False)[["output", "capital", "labour", "residual"]].mean()
        tables.append(parts.reset_index().assign(span=name))
    out = pd.concat(tables, ignore_index=True)
    return out[["span", "region", "output", "capital", "labour", "residual"]]


def levels(rows: pd.DataFrame, *, labour: str, assumed: Assumptions | None = None) -> pd.DataFrame:
    """Multilateral TFP against the mean region of all years: region, year, level (log).

    ``rows``: output, at_work, labour_share and ``labour``. Differences compare any two cells.
    """
    assumed, where = assumed or Assumptions(), "accounting.levels"
    y, k, n = (np.log(_square(rows, c, where)) for c in ("output", "at_work", labour))
    share = labour_shares(rows, assumed)
    weight = (share + share.to_numpy().mean()) / 2
    per, deep = y - n, k - n
    level = (per - per.to_numpy().mean()) - (1 - weight) * (deep - deep.to_numpy().mean())
    return level.stack().rename("level").rename_axis(["region", "year"]).reset_index()


def labour_shares(rows: pd.DataFrame, assumed: Assumptions) -> pd.DataFrame:
    """Labour's share by region (rows) and year (columns) under the assumptions."""
    own = _square(rows, "labour_share", "accounting.labour_shares")
    if assumed.shares == "fixed":
        return own * 0 + assumed.labour
    if assumed.shares == "mean":
        output = _square(rows, "output", "accounting.labour_shares")
        mean = (own * output).sum() / output.sum()
        return own * 0 + mean
    return own


def sensitivity(
    rows: pd.DataFrame,
    *,
    labour: pd.Series,
    spans: Mapping[str, tuple[int, int]],
    before: pd.DataFrame | None = None,
    **options: Iterable[object],
) -> pd.DataFrame:
    """The residual of all regions together under every combination of assumptions.

    ``options`` as ``choices`` takes them, ``labour`` as ``whole``, ``spans`` as ``means``. Columns: one an
    option (its value as text) and one a span (100 log points a year).
    """
    where = "accounting.sensitivity"
    every = choices(**options)
    flows = _flows(rows, every, where)
    output = flows["output"]
    own = (_square(rows, "labour_share", where) * output).sum() / output.sum()  # of all regions, as ``whole``
    y, n = (np.log(_row(x)) for x in (output.sum(), labour.reindex(output.columns)))
    stocks: dict[tuple[object, ...], pd.DataFrame] = {}
    out = []
    for choice in every:
        key = (choice.depreciation, choice.initial, choice.ratio, choice.investment)
        if key not in stocks:
            begins, ends = _stocks(flows, choice, before)
            stocks[key] = np.log(_row(((begins + ends) / 2).sum()))
        share = own * 0 + choice.labour if choice.shares == "fixed" else own
        residual = _parts(y, stocks[key], n, _row(share))["residual"].loc["all"]
        named: dict[str, object] = {name: str(getattr(choice, name)) for name in options}
        for name, (first, last) in spans.items():
            years = residual.reindex(range(first + 1, last + 1))
            if years.isna().any():
                raise ValueError(f"{where}: growth lacks years of {first}-{last}.")
            named[name] = years.mean()
        out.append(named)
    return pd.DataFrame(out)


def choices(**options: Iterable[object]) -> list[Assumptions]:
    """Every combination of assumptions: ``choices(depreciation=(0.05, 0.1), initial=("steady",))``."""
    names = list(options)
    return [Assumptions(**dict(zip(names, values, strict=True))) for values in product(*options.values())]


def _row(by_year: pd.Series) -> pd.DataFrame:
    """All regions together as a table of one row."""
    return by_year.to_frame("all").T


def _parts(y: pd.DataFrame, k: pd.DataFrame, n: pd.DataFrame, share: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Growth of output and its parts (100 log points), from logs of output, capital and labour."""
    mean = (share + share.shift(1, axis=1)) / 2
    dy, dk, dn = (100 * x.diff(axis=1) for x in (y, k, n))
    parts = {"output": dy, "capital": (1 - mean) * dk, "labour": mean * dn}
    return parts | {"residual": dy - parts["capital"] - parts["labour"]}


def _flows(rows: pd.DataFrame, every: Iterable[Assumptions], where: str) -> dict[str, pd.DataFrame]:
    """Investment and output, and the scale where some assumption asks for it: regions x years each."""
    names = ["investment", "output"] + ["scale"] * any(one.investment == "scaled" for one in every)
    return {name: _square(rows, name, where) for name in names}


def _stocks(
    flows: Mapping[str, pd.DataFrame], assumed: Assumptions, before: pd.DataFrame | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Capital at the beginning and at the end of each year, regions x years."""
    where, invest, output = "accounting.capital", flows["investment"], flows["output"]
    if assumed.investment == "scaled":
        invest = invest * flows["scale"]
    if (invest <= 0).to_numpy().any():
        region, year = next((r, y) for r, line in invest.iterrows() for y in invest if line[y] <= 0)
        raise ValueError(f"{where}: investment of {region} {year} is not positive.")
    start = _initial(invest, output, assumed, where)
    if assumed.initial == "earlier":
        start = _from_before(start, output, assumed, before)
    stock = [start.to_numpy()]
    for year in invest:
        stock.append((1 - assumed.depreciation) * stock[-1] + invest[year].to_numpy())
    ends, begins = np.column_stack(stock[1:]), np.column_stack(stock[:-1])
    return invest * 0 + begins, invest * 0 + ends


def _initial(invest: pd.DataFrame, output: pd.DataFrame, assumed: Assumptions, where: str) -> pd.Series:
    """Capital at the beginning of the first year, by region."""
    first = invest.columns[0]
    if assumed.initial == "ratio":
        return assumed.ratio * output[first]
    span = min(GROWTH_YEARS, output.shape[1] - 1)
    if span < 1:
        raise ValueError(f"{where}: one year of output gives no growth for the steady state.")
    growth = (output[first + span] / output[first]) ** (1 / span) - 1
    rate = growth + assumed.depreciation
    if (rate <= 0).any():
        found = ", ".join(rate.index[rate <= 0][:6])
        raise ValueError(f"{where}: growth and depreciation of {found} sum to nothing; take initial='ratio'.")
    # a stock on that path of growth at the year's beginning: I_1 / (g + d)
    return invest[first] / rate


def _from_before(
    start: pd.Series, output: pd.DataFrame, assumed: Assumptions, before: pd.DataFrame | None
) -> pd.Series:
    """Capital at the beginning of the first year, from a steady state some years before."""
    where, first = "accounting.capital", output.columns[0]
    if before is None:
        raise ValueError(f"{where}: the rule 'earlier' needs the investment before {first}.")
    past = _square(before, "investment", where)
    if past.columns[-1] != first - 1:
        raise ValueError(f"{where}: the years before end in {past.columns[-1]}, not before {first}.")
    known = [region for region in output.index if region in past.index]
    span = min(GROWTH_YEARS, output.shape[1] - 1)
    rate = (output.iloc[:, span] / output.iloc[:, 0]) ** (1 / span) - 1 + assumed.depreciation
    stock = past.loc[known, past.columns[0]] / rate[known]
    for year in past:
        stock = (1 - assumed.depreciation) * stock + past.loc[known, year]
    return stock.reindex(output.index).fillna(start)


def _square(rows: pd.DataFrame, column: str, where: str) -> pd.DataFrame:
    """One column as regions x years; ValueError for a gap or a region twice in a year."""
    panel.validate(rows, [column], where=where)
    wide = rows.pivot(index="region", columns="year", values=column)
    years = range(rows["year"].min(), rows["year"].max() + 1)
    wide = wide.reindex(index=rows["region"].unique(), columns=years)
    if wide.isna().to_numpy().any():
        region, year = next((r, y) for r, line in wide.iterrows() for y in wide if pd.isna(line[y]))
        raise ValueError(
            f"{where}: no {column} for {region} {year}; leave the region out, or shorten the span."
        )
    return wide.astype(float)
