"""Documentary evidence: what a named source states, set beside a claim.

A row of the table ``evidence`` says what one source states of one item of one claim. Items are numbers with a
unit; a date is the number yyyymmdd, a yes-or-no statement is 1 or 0. Nothing here judges: a claim compares
the recorded numbers, and needs at least one source, so that a row added or changed turns its verdict.

It misleads where a source repeats the claim: many newspapers that print one announcement are one source.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

CHAPTER = "documents"


def key(claim: str) -> str:
    """A claim's id as part of a result's id."""
    return claim.replace("-", "_")


def text(value: float, unit: str) -> str:
    """A stated number as a table shows it: a date as yyyy-mm-dd, 1 and 0 as yes and no."""
    if unit == "date":
        digits = f"{value:08.0f}"
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if unit == "yes or no":
        return "yes" if value else "no"
    return f"{value:.15g}"


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
