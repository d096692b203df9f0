"""Who stands under which strategy: regions and units counted, overlaps between strategies, dated acts.

A strategy takes in whole regions or units inside them (cities). A table ``members`` has a row a member:

    strategy, level (the kind of unit), code, region, part (whole, partly), scope, centre (yes, no)

A region stands under a strategy wholly if it is itself a member with part whole, and partly if it is a member
with part partly or if only units inside it are members. The overlap of two strategies is the number of
regions that stand under both; Jaccard's index is that number over the regions that stand under either:

    J = |A and B| / |A or B|            (P. Jaccard, "The distribution of the flora in the alpine zone", New
                                        Phytologist 11 (1912), no. 2, 37-50)

It misleads in known ways. A region that stands under a strategy with one county counts as much as one that
lies in it whole, unless the parts are told apart; standing under many plans says nothing of what they did
there; and an overlap of areas is none of aims. Dates of acts are dates of publication, not of beginning to
work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.data import panel
from analysis.methods import dispersion, rank_size

KINDS = ("1", "N", "X")
CITIES = "v4r"  # the compilation of cities' accounts that carries the census revision back to 2012
# The vintage of the provinces that each state of city figures adds up to, and the years that it has.
BASES = {"v3": "v3", "v4": "v4", CITIES: "v4"}
WINDOWS = {"v3": (2012, 2017), "v4": (2019, 2023), CITIES: (2012, 2022)}


@dataclass(frozen=True)
class Profile:
    """A strategy's members beside all other units of the same table, over the same years.

    ``values``: region, year, grp; ``heads``: what ``panel.per_head`` gives; ``places``: region, side (in,
    out), role (centre, other, out). ``lacking`` are codes or names of members without complete figures,
    ``left_out`` counts the other units that were left out for that. ``vintage`` is that of the product.
    """

    values: pd.DataFrame
    heads: pd.DataFrame
    places: pd.DataFrame
    lacking: tuple[str, ...]
    left_out: int
    vintage: str
    first: int
    last: int


def standing(members: pd.DataFrame, *, strategies: Iterable[str] | None = None) -> pd.DataFrame:
    """Region, strategy, part (whole or partly), units: each region that a strategy takes in, once.

    ``units`` counts the members inside the region that are no regions themselves. Members without a region
    (outside the regions covered) are left out. Rows come in the order of ``strategies`` or of their first
    appearance. Raises ValueError for a strategy that has no members, or a part that is unknown.
    """
    where = "strategies.standing"
    _need(members, ["strategy", "level", "code", "region", "part"], where)
    wanted = list(dict.fromkeys(members["strategy"] if strategies is None else strategies))
    if lacking := [name for name in wanted if name not in set(members["strategy"])]:
        raise ValueError(f"{where}: no members of {', '.join(lacking)}; add them, or leave them out.")
    if unknown := sorted(set(members["part"]) - {"whole", "partly"}):
        raise ValueError(f"{where}: part {', '.join(map(str, unknown))}; expected whole or partly.")
    inside = members[_known(members["region"])]
    rows = []
    for name in wanted:
        own = inside[inside["strategy"] == name]
        for region, part in own.groupby("region", sort=False):
            whole = ((part["level"] == "province") & (part["part"] == "whole")).any()
            units = int((part["level"] != "province").sum())
            rows.append((region, name, "whole" if whole else "partly", units))
    return pd.DataFrame(rows, columns=["region", "strategy", "part", "units"])


def counts(stands: pd.DataFrame, *, regions: pd.DataFrame) -> pd.DataFrame:
    """Region, whole, partly, total: under how many strategies each of ``regions`` stands, zeros included."""
    wide = stands.groupby(["region", "part"]).size().unstack(fill_value=0)
    wide = wide.reindex(index=regions["region"], columns=["whole", "partly"], fill_value=0)
    return wide.assign(total=wide.sum(axis=1)).rename_axis(columns=None).reset_index()


def units_under(members: pd.DataFrame, *, units: pd.DataFrame) -> pd.DataFrame:
    """Code, region, whole, partly, open, total: under how many strategies each unit stands.

    A unit stands under a strategy that names it, or whose whole region it lies in. Where only a part of its
    region belongs and the units are not named, it is open whether it does; such strategies are counted in
    ``open`` and not in ``total``. ``units`` has code and region.
    """
    where = "strategies.units_under"
    _need(units, ["code", "region"], where)
    named = members[members["level"] == "city"][["strategy", "code", "part"]]
    provinces = members[members["level"] == "province"][["strategy", "region", "part"]]
    through = units[["code", "region"]].merge(provinces, on="region")[["strategy", "code", "part"]]
    cited = set(named["strategy"])
    through.loc[through["part"] == "partly", "part"] = "open"
    through = through[~((through["part"] == "open") & through["strategy"].isin(cited))]
    rank = {"whole": 0, "partly": 1, "open": 2}
    both = (
        pd.concat([named, through])
        .assign(rank=lambda t: t["part"].map(rank))
        .sort_values("rank", kind="stable")
    )
    once = both.drop_duplicates(["strategy", "code"])
    wide = once.groupby(["code", "part"]).size().unstack(fill_value=0)
    wide = wide.reindex(index=units["code"], columns=list(rank), fill_value=0).rename_axis(columns=None)
    found = units[["code", "region"]].set_index("code").join(wide)
    return found.assign(total=found["whole"] + found["partly"]).reset_index()


def overlaps(stands: pd.DataFrame, *, unit: str = "region") -> pd.DataFrame:
    """One, other, shared, jaccard: every ordered pair of strategies, each with itself too.

    ``shared`` is the number of ``unit`` under both, on the diagonal the strategy's own number.
    """
    held = {name: set(rows[unit]) for name, rows in stands.groupby("strategy", sort=False)}
    rows = [(a, b, len(x & y), len(x & y) / len(x | y)) for a, x in held.items() for b, y in held.items()]
    return pd.DataFrame(rows, columns=["one", "other", "shared", "jaccard"])


def as_regions(df: pd.DataFrame, *, unit: str = "code") -> pd.DataFrame:
    """``df`` with its ``unit`` as the key ``region``; a column region, the one around it, becomes ``around``.

    Lines flagged as errors (column ``flag``) are left out.
    """
    out = df[df["flag"].fillna("") != "error"] if "flag" in df.columns else df
    return out.rename(columns={"region": "around", unit: "region"})


def cities_of(members: pd.DataFrame) -> dict[str, list[str]]:
    """The codes of the cities that each strategy names, in the order of the rows."""
    towns = members[members["level"] == "city"]
    return towns.groupby("strategy", sort=False)["code"].agg(list).to_dict()


def beyond(cities: pd.DataFrame, occupied: Iterable[str]) -> list[str]:
    """The cities (column region) that lie in no province (column around) of those ``occupied``."""
    provinces = cities.loc[cities["region"].isin(list(occupied)), "around"]
    outside = ~cities["around"].isin(provinces) & ~cities["region"].isin(list(occupied))
    return list(cities.loc[outside, "region"])


def profile(
    accounts: pd.DataFrame,
    population: pd.DataFrame,
    *,
    members: Iterable[str],
    centres: Iterable[str] = (),
    vintage: str,
    first: int,
    last: int = 0,
) -> Profile:
    """Members and the rest, from ``first`` to ``last`` (0: the latest year that both tables have).

    ``accounts`` has region, year, vintage, grp; ``population`` region, year, population (year-end). Kept are
    the units with both in every year, so that all years compare the same units; output per head, over the
    mean of two year-ends, begins a year later where the population does. Raises ValueError if fewer than two
    members remain, or none outside.
    """
    where = "strategies.profile"
    rows = panel.one_vintage(accounts, vintage=vintage, where=where)[["region", "year", "grp"]].dropna()
    end = min(last or int(rows["year"].max()), int(rows["year"].max()), int(population["year"].max()))
    if end <= first:
        raise ValueError(
            f"{where}: no two years from {first} to {end} in vintage {vintage!r}; widen the window."
        )
    people = population.dropna(subset=["population"])
    kept = _complete(rows, first, end) & _complete(people, first, end)
    wanted = list(dict.fromkeys(members))
    inside = [m for m in wanted if m in kept]
    if len(inside) < 2 or len(kept) == len(inside):
        raise ValueError(
            f"{where}: {len(inside)} of {len(wanted)} members have figures in every year from {first} to "
            f"{end}, and {len(kept) - len(inside)} others; two members and one other at least are needed."
        )
    order = [r for r in rows["region"].drop_duplicates() if r in kept]
    values = rows[rows["region"].isin(kept) & rows["year"].between(first, end)].reset_index(drop=True)
    earlier = people[people["region"].isin(kept) & people["year"].between(first - 1, end)]
    heads = panel.per_head(rows[rows["region"].isin(kept)], population=_even(earlier, first))
    role = {m: "centre" if m in set(centres) else "other" for m in inside}
    places = pd.DataFrame({"region": order})
    places["side"] = places["region"].isin(inside).map({True: "in", False: "out"})
    places["role"] = places["region"].map(role).fillna("out")
    places = places.sort_values("side", kind="stable", ignore_index=True)
    return Profile(
        values,
        panel.between(heads, first=first, last=end),
        places,
        tuple(m for m in wanted if m not in kept),
        rows["region"].nunique() - len(kept) - sum(m in set(rows["region"]) for m in wanted if m not in kept),
        vintage,
        first,
        end,
    )


def shares_of(p: Profile, *, product: pd.Series) -> pd.DataFrame:
    """Year, part, total, share (%): the members' product in the whole (``product`` by year)."""
    inside = p.places.loc[p.places["side"] == "in", "region"]
    whole = {p.vintage: product.rename("total").rename_axis("year").reset_index()}
    rows = p.values.assign(vintage=p.vintage)
    return group_shares(rows, groups={"in": inside}, wholes=whole)[["year", "part", "total", "share"]]


def described(p: Profile, *, product: pd.Series, people: pd.Series) -> pd.DataFrame:
    """A strategy's size, level and spread by year beside the rest: facet, line, year, value.

    ``product`` and ``people`` (mean population) of the whole country are indexed by year. Facets: share
    (lines grp and people, %), level (product per head over that of the rest of the country), spread (CV of
    product per head in and out, unweighted), centre (product per head of the centres over the other members;
    only where there are both).
    """
    own = shares_of(p, product=product)
    inside = p.places.loc[p.places["side"] == "in", "region"]
    folk = p.heads[p.heads["region"].isin(inside)].groupby("year")["mean_population"].sum()
    folk = (100 * folk / people).dropna().rename("share").reset_index()
    sided = panel.with_groups(p.heads, regions=p.places, by="side")
    spread = dispersion.by_year(sided, groups="side").rename(columns={"side": "line"})
    parts = [
        own.assign(facet="share", line="grp", value=own["share"]),
        folk.assign(facet="share", line="people", value=folk["share"]),
        odds(own, folk).assign(facet="level", line="ratio").rename(columns={"ratio": "value"}),
        spread.assign(facet="spread"),
    ]
    roles = panel.per_head_by_group(p.heads, regions=p.places, by="role")
    if {"centre", "other"} <= set(roles["role"]):
        ratio = panel.ratio(roles, top="centre", bottom="other", by="role")
        parts.append(ratio.assign(facet="centre", line="ratio").rename(columns={"ratio": "value"}))
    return pd.concat(parts, ignore_index=True)[["facet", "line", "year", "value"]]


def against(shares: pd.DataFrame, *, first: int, last: int) -> dict[str, float]:
    """Growth of a group's product and of the rest of the whole, from what ``group_shares`` gives for it.

    ``in`` and ``out`` in % a year (compound, current prices), ``gap`` their difference, ``contribution`` the
    group's part (%) of what was added to the whole. Raises ValueError if a year is not there exactly once.
    """
    part, total = (
        {year: panel.at(shares, value=value, year=year) for year in (first, last)}
        for value in ("part", "total")
    )
    rest = {year: total[year] - part[year] for year in total}
    inside, outside = (100 * ((x[last] / x[first]) ** (1 / (last - first)) - 1) for x in (part, rest))
    added = 100 * (part[last] - part[first]) / (total[last] - total[first])
    return {"in": inside, "out": outside, "gap": inside - outside, "contribution": added}


def odds(product: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Year, ratio: product per head of a group over that of the rest, from its two shares (%)."""
    both = product[["year", "share"]].merge(people[["year", "share"]], on="year", suffixes=("", "_people"))
    own, folk = both["share"], both["share_people"]
    return both.assign(ratio=own / (100 - own) * (100 - folk) / folk)[["year", "ratio"]]


def relative(heads: pd.DataFrame, *, year: int) -> pd.DataFrame:
    """Region, relative: output per head over that of all units together, in percent, in ``year``."""
    rows = heads[heads["year"] == year]
    whole = rows["grp"].sum() / rows["mean_population"].sum() * panel.YUAN
    return rows.assign(relative=100 * rows["per_head"] / whole)[["region", "relative"]].reset_index(drop=True)


def members_at(p: Profile, *, years: Mapping[str, int]) -> pd.DataFrame:
    """Each member's output per head over that of all units, in percent: region, role, and a column for each
    of ``years``; from the highest in the last of them down."""
    table = p.places[p.places["side"] == "in"][["region", "role"]]
    for when, year in years.items():
        table = table.assign(
            **{when: table["region"].map(relative(p.heads, year=year).set_index("region")["relative"])}
        )
    return table.sort_values(list(years)[-1], ascending=False, kind="stable", ignore_index=True)


def structure(
    accounts: pd.DataFrame, *, places: pd.DataFrame, years: Iterable[int], by: str = "side"
) -> pd.DataFrame:
    """``by``, year, primary, secondary, tertiary: shares (%) of the sectors in the sum of each group.

    Units without sectors in one of the years, or whose sectors are flagged, are left out of all.
    """
    sectors = ["primary", "secondary", "tertiary"]
    rows = accounts[accounts["year"].isin(list(years))].dropna(subset=sectors)
    if "flag" in rows.columns:
        rows = rows[~rows["flag"].fillna("").isin(["sectors", "error"])]
    full = rows.groupby("region")["year"].nunique()
    rows = rows[rows["region"].isin(full[full == len(list(years))].index)]
    rows = rows.merge(places[["region", by]], on="region")
    sums = rows.groupby([by, "year"], sort=False)[sectors].sum()
    return (100 * sums.div(sums.sum(axis=1), axis=0)).reset_index()


def of_product(values: pd.DataFrame, accounts: pd.DataFrame, *, region: str) -> pd.Series:
    """What ``values`` (region, year, value) are in percent of ``region``'s product, by year.

    ``accounts`` (region, year, grp) of one vintage, in the unit of the values; years without both are left
    out.
    """
    own, product = (
        table[table["region"] == region].set_index("year")[column]
        for table, column in ((values, "value"), (accounts, "grp"))
    )
    return (100 * own / product).dropna()


def wholes(provinces: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The provinces' summed product for each state of city figures (``BASES``): state -> year, total.

    ``provinces`` has vintage, year, grp.
    """
    sums = provinces.groupby(["vintage", "year"])["grp"].sum().rename("total").reset_index()
    return {state: sums[sums["vintage"] == base] for state, base in BASES.items()}


def heads_by_group(
    accounts: pd.DataFrame,
    population: pd.DataFrame,
    *,
    groups: Mapping[str, Iterable[str]],
    vintage: str,
    first: int,
) -> pd.DataFrame:
    """The ``heads`` of ``profile``, for the units of all ``groups`` and the rest, with the column
    ``strategy``: the unit's group, or rest. No unit may be in two groups. Errors as ``profile``."""
    of = {code: group for group, codes in groups.items() for code in codes}
    heads = profile(accounts, population, members=sorted(of), vintage=vintage, first=first).heads
    return heads.assign(strategy=heads["region"].map(of).fillna("rest"))


def group_shares(
    accounts: pd.DataFrame,
    *,
    groups: Mapping[str, Iterable[str]],
    wholes: Mapping[str, pd.DataFrame],
    value: str = "grp",
) -> pd.DataFrame:
    """Strategy, vintage, year, part, total, share (%): each group's units in the whole of the same vintage.

    ``accounts`` has region, year, vintage, ``value``; ``wholes`` gives for each vintage used a table of year
    and total. Only years in which every unit of the group has a figure are given.
    """
    tables = []
    for vintage, whole in wholes.items():
        rows = accounts[accounts["vintage"] == vintage]
        total = whole.set_index("year")["total"]
        for group, units in groups.items():
            wanted = list(dict.fromkeys(units))
            own = rows[rows["region"].isin(wanted)].groupby("year")[value].agg(["sum", "size"])
            full = own.loc[own["size"] == len(wanted), "sum"].rename("part")
            both = pd.concat([full, total.rename("total")], axis=1, join="inner").reset_index(names="year")
            tables.append(
                both.assign(strategy=group, vintage=vintage, share=100 * both["part"] / both["total"])
            )
    return pd.concat(tables, ignore_index=True)[["strategy", "vintage", "year", "part", "total", "share"]]


def at_ends(shares: pd.DataFrame, windows: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
    """Shares at both ends of each vintage's window: strategy, vintage, first, last (%), change (points).

    ``shares``: strategy, vintage, year, share. A group without a figure at an end is left out there.
    """
    tables = []
    for vintage, (first, last) in windows.items():
        own = shares[(shares["vintage"] == vintage) & shares["year"].isin([first, last])]
        wide = own.pivot(index="strategy", columns="year", values="share").reindex(columns=[first, last])
        wide = wide.set_axis(["first", "last"], axis=1).loc[own["strategy"].unique()]
        tables.append(wide.assign(change=wide["last"] - wide["first"], vintage=vintage).reset_index())
    return pd.concat(tables, ignore_index=True)[["strategy", "vintage", "first", "last", "change"]]


def paces(
    accounts: pd.DataFrame,
    *,
    groups: Mapping[str, Iterable[str]],
    windows: Mapping[str, tuple[int, int]],
    wholes: Mapping[str, pd.DataFrame] | None = None,
    rest: str = "rest",
) -> pd.DataFrame:
    """Strategy, vintage, first, last, rate (% a year): growth of each group's summed product in each window.

    ``windows`` gives the two years for each vintage. With ``wholes`` (as in ``group_shares``) a last row
    ``rest`` is what the groups, which must not share units, leave of the whole. A group that lacks a unit in
    a year has no rate.
    """
    rows = []
    for vintage, (first, last) in windows.items():
        held = accounts[(accounts["vintage"] == vintage) & accounts["year"].isin([first, last])]
        wide = held.pivot(index="region", columns="year", values="grp").dropna()
        sums = {group: _full_sum(wide, units) for group, units in groups.items()}
        if wholes is not None:
            total = wholes[vintage].set_index("year")["total"]
            sums[rest] = total[[first, last]] - sum(sums.values())
        for group, own in sums.items():
            rate = 100 * ((own[last] / own[first]) ** (1 / (last - first)) - 1)
            rows.append({"strategy": group, "vintage": vintage, "first": first, "last": last, "rate": rate})
    return pd.DataFrame(rows)


def ahead(
    accounts: pd.DataFrame,
    *,
    of: Iterable[str],
    over: Iterable[str],
    windows: Mapping[str, tuple[int, int]],
) -> pd.Series:
    """Growth of the units ``of`` less that of the units ``over``, points a year, by vintage of ``windows``.

    As ``paces``: missing where a unit lacks a figure at an end of the window.
    """
    rates = paces(accounts, groups={"of": of, "over": over}, windows=windows)
    wide = rates.pivot(index="vintage", columns="strategy", values="rate")
    return (wide["of"] - wide["over"]).reindex(list(windows))


def leads(
    accounts: pd.DataFrame,
    *,
    groups: Mapping[str, Iterable[str]],
    over: Iterable[str],
    windows: Mapping[str, tuple[int, int]],
) -> pd.DataFrame:
    """``ahead`` of each of ``groups`` over the same units: strategy, vintage, lead (points a year)."""
    base = list(over)
    found = {name: ahead(accounts, of=of, over=base, windows=windows) for name, of in groups.items()}
    return pd.DataFrame(found).melt(var_name="strategy", value_name="lead", ignore_index=False).reset_index()


def in_their_clusters(
    accounts: pd.DataFrame,
    *,
    centres: Mapping[str, Iterable[str]],
    members: Mapping[str, Iterable[str]],
    vintage: str,
    windows: Mapping[str, tuple[int, int]],
) -> pd.DataFrame:
    """Centre cities beside the other members of their strategy: strategy, first, last, and the ``windows``.

    ``first`` and ``last`` are the centres' share (%) of the members' product at the ends of the window of
    ``vintage``; the column of each window is ``ahead``. Members that ``vintage`` lacks are left out of both.
    """
    held, (first, last) = set(accounts.loc[accounts["vintage"] == vintage, "region"]), windows[vintage]
    rows = []
    for strategy, heart in centres.items():
        rest = [code for code in members[strategy] if code in held.difference(heart)]
        share = rank_size.within(accounts, vintage=vintage, years=(first, last), part=heart, rest=rest)
        lead = ahead(accounts, of=heart, over=rest, windows=windows)
        rows.append({"strategy": strategy, "first": share[first], "last": share[last], **lead})
    return pd.DataFrame(rows)


def risen(
    product: pd.DataFrame, totals: pd.Series, *, first: int, last: int, marks: Mapping[str, float]
) -> dict[str, int]:
    """How many units raised their share of the whole by at least each of ``marks`` (points), by mark.

    ``product``: region, year, grp; ``totals``: the whole by year. A unit without a figure at both ends has
    not risen.
    """
    wide = product.pivot(index="region", columns="year", values="grp")
    gain = 100 * (wide[last] / totals[last] - wide[first] / totals[first])
    return {name: int((gain >= least).sum()) for name, least in marks.items()}


def intensity(
    values: pd.DataFrame,
    volumes: pd.DataFrame,
    *,
    of: str,
    inside: Iterable[str],
    spans: Iterable[tuple[int, int]],
) -> pd.DataFrame:
    """Side (belt, others), indicator, span, rate (% a year): change of what is used for a unit of product.

    ``values`` has region, year, indicator, ``of``; ``volumes`` region, year, grp at constant prices. Summed
    over the regions that have both in every year of ``spans``. Raises ValueError if a side has none.
    """
    spans, members = list(spans), set(inside)
    years = sorted({year for span in spans for year in span})
    both = values[values["year"].isin(years)].merge(volumes, on=["region", "year"]).dropna(subset=[of, "grp"])
    full = both.groupby(["region", "indicator"])["year"].transform("size") == len(years)
    both = both[full].assign(side=lambda t: t["region"].isin(members).map({True: "belt", False: "others"}))
    if lacking := {"belt", "others"} - set(both["side"]):
        raise ValueError(f"strategies.intensity: no region of {', '.join(lacking)} has {years} complete.")
    sums = both.groupby(["side", "indicator", "year"])[[of, "grp"]].sum()
    level = (sums[of] / sums["grp"]).unstack("year")
    rates = {f"{a}_{b}": 100 * ((level[b] / level[a]) ** (1 / (b - a)) - 1) for a, b in spans}
    return pd.DataFrame(rates).rename_axis(columns="span").stack().rename("rate").reset_index()


def inside_another(stands: pd.DataFrame) -> int:
    """How many strategies take in only regions that another one takes in as well."""
    regions = {name: set(own["region"]) for name, own in stands.groupby("strategy")}
    return sum(any(a != b and regions[a] <= regions[b] for b in regions) for a in regions)


def dated(acts: pd.DataFrame, *, date: str = "date") -> pd.DataFrame:
    """``acts`` with ``when`` (years and their fractions) and ``exact`` (day, month or year).

    A month stands at its middle, a year at its own. Raises ValueError for a date of another form.
    """
    form = acts[date].astype(str).str.fullmatch(r"\d{4}(-\d{2}){0,2}")
    if not form.all():
        bad = ", ".join(acts.loc[~form, date].astype(str).head(4))
        raise ValueError(f"strategies.dated: {bad}; expected YYYY, YYYY-MM or YYYY-MM-DD.")
    return acts.assign(
        when=[_fraction(text) for text in acts[date]],
        exact=acts[date].str.len().map({4: "year", 7: "month", 10: "day"}),
    )


def days_apart(one: str, other: str) -> int:
    """Days between two dates at the precision of the coarser: 0 if the finer lies in the coarser."""
    if one.startswith(other) or other.startswith(one):
        return 0
    first, last = sorted([_span(one), _span(other)])
    return max(0, (last[0] - first[1]).days)


def ladder(acts: pd.DataFrame, *, strategies: Iterable[str]) -> pd.DataFrame:
    """Strategy, 1, N, X, other, all: how many dated acts of each kind are held for each strategy."""
    own = acts[acts["strategy"].isin(list(strategies))]
    kind = own["kind"].where(own["kind"].isin(KINDS), "other")
    wide = own.assign(kind=kind).groupby(["strategy", "kind"]).size().unstack(fill_value=0)
    wide = wide.reindex(index=list(strategies), columns=[*KINDS, "other"], fill_value=0)
    return wide.assign(all=wide.sum(axis=1)).rename_axis(columns=None).reset_index()


def _full_sum(wide: pd.DataFrame, units: Iterable[str]) -> pd.Series:
    own = wide.reindex(list(dict.fromkeys(units)))
    return own.sum(min_count=len(own))


def _complete(df: pd.DataFrame, first: int, last: int) -> set[str]:
    """Regions with a row in every year of the window."""
    counts = df[df["year"].between(first, last)].groupby("region")["year"].nunique()
    return set(counts[counts == last - first + 1].index)


def _even(population: pd.DataFrame, first: int) -> pd.DataFrame:
    """Without the year before ``first`` unless every region has it: years must be the same for all."""
    before = population[population["year"] == first - 1]
    return (
        population
        if len(before) == population["region"].nunique()
        else population[population["year"] >= first]
    )


def _fraction(text: str) -> float:
    first, last = _span(text)
    middle = first + (last - first) / 2
    year = pd.Timestamp(middle.year, 1, 1)
    return middle.year + (middle - year).days / 365.25


def _span(text: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day that a date may mean."""
    period = pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    return period.start_time.normalize(), period.end_time.normalize()


def _known(column: pd.Series) -> pd.Series:
    return column.notna() & (column.astype(str) != "")


def _need(df: pd.DataFrame, columns: Iterable[str], where: str) -> None:
    if missing := [c for c in columns if c not in df.columns]:
        held = ", ".join(map(str, df.columns))
        raise ValueError(f"{where}: no column {', '.join(missing)}; the table holds {held}.")
