"""Documentary evidence: what a named source states, set beside a claim.

A row of the table ``evidence`` says what one source states of one item of one claim. Items are numbers with a
unit; a date is the number yyyymmdd, a yes-or-no statement is 1 or 0. Nothing here judges: a claim compares
the recorded numbers, and needs at least one source, so that a row added or changed turns its verdict.

Who says so (column ``who``): ``independent`` is another body than the one whose act or figure it is, by its
own count, study or report; ``issuer`` is that body on itself, in its own words or in a report of its
announcement; ``reprint`` is a copy of the issuer's text on somebody else's page, where no more was read.
An independent body need not be free of the other.

It misleads where a source repeats the claim: many newspapers that print one announcement are one source.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist
from typing import Any

import pandas as pd

CHAPTER = "documents"
WHO = ("independent", "issuer", "reprint")

# What several stated items give together: id -> (unit, items, value or (low, high)).
DERIVED: dict[str, tuple[str, tuple[str, ...], Callable[..., float | tuple[float, float]]]] = {
    "yangtze_water_improves.gain": (
        "percentage points",
        ("good_2016", "good_2020"),
        lambda first, last: last - first,
    ),
    "capital_region_environment_treated_together.net_of_weather": (
        "%",
        ("particles_2013", "particles_2017", "particles_by_weather"),
        lambda first, last, weather: 100 * ((last - weather) / first - 1),
    ),
    "capital_region_environment_treated_together.minus_delta_2013_2017": (
        "percentage points",
        ("capital_2013_2017", "delta_2013_2017"),
        lambda capital, delta: capital - delta,
    ),
    "capital_region_environment_treated_together.minus_delta_winter_2019": (
        "percentage points",
        ("capital_winter_2019", "delta_winter_2019"),
        lambda capital, delta: capital - delta,
    ),
    "yangtze_transition_speeds_up.energy_2020_minus_2018": (
        "percentage points",
        ("energy_2018", "energy_2020"),
        lambda first, last: last - first,
    ),
    # across the break of 2018 nothing is compared
    "greater_bay_area_gains_strength.hong_kong_change": (
        "percentage points",
        tuple(f"hong_kong_research_{year}" for year in (2015, 2017, 2018, 2019)),
        lambda a, b, c, d: (b - a) + (d - c),
    ),
    "greater_bay_area_people_gain.change_2021_07": (
        "percentage points",
        ("gain_2019_03", "gain_2021_07"),
        lambda first, last: last - first,
    ),
    "greater_bay_area_people_gain.change_2022_12": (
        "percentage points",
        ("gain_2019_03", "gain_2022_12"),
        lambda first, last: last - first,
    ),
    # the second half lies between its quarters, whatever they weigh
    "recovery_speeds_up.second_half_minus_first": (
        "percentage points",
        ("first_half", "third_quarter", "fourth_quarter"),
        lambda half, third, fourth: (min(third, fourth) - half, max(third, fourth) - half),
    ),
    "cooperation_between_regions_deepened.contracts_change": (
        "%",
        ("contracts_2013", "contracts_2023"),
        lambda first, last: 100 * (last / first - 1),
    ),
    "pandemic_blocks_customs.hours_change_2020_05": (
        "%",
        ("hours_2019_12", "hours_2020_05"),
        lambda first, last: 100 * (last / first - 1),
    ),
    "pandemic_blocks_customs.hours_change_2020_12": (
        "%",
        ("hours_2019_12", "hours_2020_12"),
        lambda first, last: 100 * (last / first - 1),
    ),
}


def key(claim: str) -> str:
    """A claim's id as part of a result's id."""
    return claim.replace("-", "_")


def text(value: float, unit: str) -> str:
    """A stated number as a table shows it: a date (yyyy-mm-dd) as far as known, 1 and 0 as yes and no."""
    if unit == "date":
        digits = f"{value:08.0f}"
        return "-".join(part for part in (digits[:4], digits[4:6], digits[6:]) if part != "00")
    if unit == "yes or no":
        return "yes" if value else "no"
    return f"{value:.15g}".replace("-", "−")


def stated(evidence: pd.DataFrame) -> pd.DataFrame:
    """One row an item: id (of the result), value, unit, low, high, note.

    ``evidence`` has the columns claim, item, value, unit, source. Where sources differ, value is the first
    one's and low and high are the ends. Raises ValueError where the sources of an item differ in unit.
    """
    rows = []
    for (claim, item), found in evidence.groupby(["claim", "item"], sort=False):
        if found["unit"].nunique() > 1:
            units = ", ".join(sorted(found["unit"].unique()))
            raise ValueError(
                f"evidence.stated: {claim}, {item}: sources in the units {units}; bring them to one unit."
            )
        row = {"id": f"{CHAPTER}.{key(claim)}.{item}", "value": found["value"].iloc[0]}
        ends = {"low": found["value"].min(), "high": found["value"].max()} if len(found) > 1 else {}
        rows.append(row | {"unit": found["unit"].iloc[0], "note": "; ".join(found["source"])} | ends)
    return pd.DataFrame(rows, columns=["id", "value", "unit", "low", "high", "note"])


def derived(stated: pd.Series) -> pd.DataFrame:
    """What the items of ``DERIVED`` give together: id, value, unit, low, high; none where an item is missing.

    ``stated`` has the values by the ids that ``stated`` gives. An interval's value is its middle.
    """
    rows = []
    for name, (unit, items, rule) in DERIVED.items():
        ids = [f"{CHAPTER}.{name.partition('.')[0]}.{item}" for item in items]
        if not set(ids) <= set(stated.index):
            continue
        found = rule(*stated[ids])
        ends = dict(zip(("low", "high"), found, strict=True)) if isinstance(found, tuple) else {}
        value = sum(found) / 2 if isinstance(found, tuple) else found
        rows.append({"id": f"{CHAPTER}.{name}", "value": value, "unit": unit} | ends)
    return pd.DataFrame(rows, columns=["id", "value", "unit", "low", "high"])


def sources(claims: list[dict[str, Any]], evidence: pd.DataFrame) -> dict[str, int]:
    """How many sources there are for each claim that needs one, by the id of the result that it needs.

    Raises ValueError for a row of ``evidence`` on a claim that does not exist.
    """
    known = {claim["id"] for claim in claims}
    if strangers := sorted(set(evidence["claim"]) - known):
        raise ValueError(f"evidence.sources: no claim {', '.join(strangers)}; correct the id in the table.")
    count = evidence.groupby("claim")["source"].nunique()
    needed = {claim["id"]: f"{CHAPTER}.{key(claim['id'])}.sources" for claim in claims}
    asked = {need["result"] for claim in claims for need in claim.get("needs", [])}
    return {result: int(count.get(id, 0)) for id, result in needed.items() if result in asked}


def said_by(evidence: pd.DataFrame) -> pd.DataFrame:
    """Claim (as part of an id), who, value: how many sources of each kind say something of each claim.

    A source that is of two kinds for one claim counts in both. Raises ValueError for a kind not in ``WHO``.
    """
    if unknown := sorted(set(evidence["who"]) - set(WHO)):
        raise ValueError(f"evidence.said_by: who is {', '.join(unknown)}; expected {', '.join(WHO)}.")
    counts = evidence.groupby(["claim", "who"], sort=False)["source"].nunique().rename("value").reset_index()
    return counts.assign(claim=counts["claim"].map(key))


def by_paragraph(article: pd.DataFrame, claims: list[dict[str, Any]]) -> pd.DataFrame:
    """The article's paragraphs (feature, part, paragraph) with place (the three, joined) and claims, the
    number of those that stand there."""
    spots = [(str(row.feature), str(row.part), str(row.paragraph)) for row in article.itertuples()]
    stand = [tuple(str(claim["where"][k]) for k in ("feature", "part", "paragraph")) for claim in claims]
    return article.assign(claims=[stand.count(spot) for spot in spots], place=[", ".join(s) for s in spots])


def base_of(total: float, *, growth: float, half: float) -> dict[str, float]:
    """What a printed total and its growth (%) say the total was a year before: value, low, high.

    ``half`` is half the last digit of the total; the growth has a tenth of a percent where the total has two
    digits, so that its own half is ten times as much.
    """
    ends = {"value": (0, 0), "low": (-half, 10 * half), "high": (half, -10 * half)}
    return {end: (total + a) / (1 + (growth + b) / 100) for end, (a, b) in ends.items()}


def survey_rates(first: float, last: float, *, n: int, rise: float, level: float = 0.05) -> dict[str, float]:
    """What a change between two samples of ``n`` persons is worth: chance, short, p, power.

    ``first`` and ``last`` are shares in percent. In the false worlds both samples are drawn from one
    population, in the true ones the share rose by ``rise`` points; the normal approximation to the binomial
    distribution with the mean of both shares. The four as `analysis.methods.error_rates` has them, p and
    power in percent.
    """
    share = (first + last) / 200
    error = 100 * math.sqrt(2 * share * (1 - share) / n)
    normal = NormalDist(0, error)
    chance = normal.inv_cdf(1 - level)
    return {
        "chance": chance,
        "short": min(0.0, rise - chance),
        "p": 100 * (1 - normal.cdf(last - first)),
        "power": 100 * (1 - normal.cdf(chance - rise)),
    }
