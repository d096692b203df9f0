"""What a chapter needs of a data package, and what a package has.

A chapter says in its notebook's metadata what it cannot do without:

    "press": {"needs": [{"series": 1, "regions": 8, "years": 10, "groups": 1, "tables": {"borders": []}}]}

a list of alternatives, of which one must be met: tables with the columns named (none: the table is enough),
and perhaps the least number of series, of regions and of years that the headline series has, of columns that
group the regions. A chapter that says nothing belongs to the package whose claims the book judges: it needs
the resource `claims`.

Inside a chapter, a cell tagged `needs-population` stays only where the package has the table `population`,
one tagged `without-population` only where it has not; besides tables the words `groups`, `tiles` and
`vintages` (several series of one family) serve. What is said of China alone, findings in words and claims, is
tagged `needs-claims`; `without-claims` is what another package's edition says from the same results.
Parameters come and go in the same way, by the metadata:

    "press": {"parameters": {"needs-accounts": ["vintage"], "without-accounts": ["from_year"]}}

Series are what the descriptor declares (`analysis.data.series`), or the columns of numbers of `values`
(region, year); `regions` has a line for each region, and every column of text, names and codes apart, groups
them.
"""

from __future__ import annotations

import copy
import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press import PressError
from press.text import N_

WORD = re.compile(r"(needs|without)-([a-z_]+)")
NAMES = {"region", "code", "iso", "label", "zh", "notes"}  # columns of `regions` that name, not group
DEFAULT: list[dict[str, Any]] = [{"tables": {"claims": []}}]
KEYS = {"tables", "series", "regions", "years", "groups"}
ANY = {"regions", "values", "population", "borders"}  # tables that `press import` makes for any country
HOW = {  # how a person adds what is lacking
    "borders": N_("`press import FILE --borders PAIRS` or `--borders MAP` adds it"),
    "population": N_("`press import FILE --population FILE` adds it"),
    "groups": N_("`press import FILE --groups FILE`, or `--groups COLUMN`, adds one"),
    "series": N_("`press import FILE --value NAME`, given once more, adds one"),
    "regions": N_("add rows of more regions to the file and import it again"),
    "years": N_("add figures of more years to the file and import it again"),
}
COUNTED = {
    "series": N_("at least {n} series (table `values`) (it has {held})"),
    "regions": N_("at least {n} regions (it has {held})"),
    "years": N_("at least {n} years (it has {held})"),
    "groups": N_("at least {n} grouping columns of the table `regions` (it has {held})"),
}


@dataclass(frozen=True)
class Have:
    """What a package has: columns by table, columns of groups; how many series, regions and years."""

    tables: tuple[tuple[str, tuple[str, ...]], ...]
    groups: tuple[str, ...]
    regions: int
    years: int
    series: int = 0
    vintages: bool = False

    def columns(self, table: str) -> tuple[str, ...] | None:
        return dict(self.tables).get(table)

    def has(self, word: str) -> bool:
        """Whether a tag's word is met: a table's name, `groups`, `tiles` or `vintages`."""
        if word == "vintages":
            return self.vintages
        if word == "groups":
            return bool(self.groups)
        if word == "tiles":
            tiled = {"tile_row", "tile_col"} <= set(self.columns("regions") or ())
            return tiled or self.columns("outlines") is not None
        return self.columns(word) is not None


def inspect(folder: Path) -> Have:
    """What the package in `folder` has, from its descriptor; regions and years as its headline series has."""
    from analysis.data import package

    descriptor = package.open(folder).descriptor
    described = {r["name"]: r for r in descriptor["resources"]}
    fields = {name: r.get("schema", {}).get("fields", []) for name, r in described.items()}
    tables = {name: tuple(item["name"] for item in own) for name, own in fields.items()}
    groups = tuple(
        item["name"]
        for item in fields.get("regions", [])
        if item["type"] == "string" and item["name"] not in NAMES
    )
    declared = descriptor.get("series", [])
    numbers = [item["name"] for item in fields.get("values", []) if item["type"] in ("number", "integer")]
    head = next((entry for entry in declared if entry.get("headline")), declared[0] if declared else {})
    table = head.get("table", "values")
    counts = (
        _counts(folder, described[table]["path"], head.get("where", {})) if table in described else (0, 0)
    )
    series = len([entry for entry in declared if not entry.get("superseded")]) or len({*numbers} - {"year"})
    families = [
        entry["name"].removesuffix(f".{entry['vintage']}") for entry in declared if entry.get("vintage")
    ]
    vintages = len(families) > len(set(families))
    return Have(tuple(sorted(tables.items())), groups, *counts, series, vintages)


def _counts(folder: Path, path: str, where: dict[str, str]) -> tuple[int, int]:
    """Regions and years of a table's rows that meet `where`."""
    regions, years = set(), set()
    try:
        with open(folder / path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if any(row.get(column) != value for column, value in where.items()):
                    continue
                regions.add(row.get("region"))
                years.add(row.get("year"))
    except (OSError, UnicodeDecodeError, csv.Error):  # the check of the package says what is wrong
        return 0, 0
    return len(regions), len(years)


def declared(notebook: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The alternatives that a notebook states, checked; `DEFAULT` if it states none."""
    needs = notebook.get("metadata", {}).get("press", {}).get("needs", DEFAULT)
    if not isinstance(needs, list) or not needs or not all(map(_sound, needs)):
        raise PressError(
            f"{name}: metadata press.needs is {needs!r}; expected a list of alternatives, each with `tables` "
            f"(table: [columns]) and perhaps numbers of regions, years, groups"
        )
    return needs


def _sound(one: object) -> bool:
    """Whether this is an alternative: lists of columns by table, whole numbers of the rest."""
    if not isinstance(one, dict) or set(one) - KEYS or not isinstance(one.get("tables", {}), dict):
        return False
    columns = list(one.get("tables", {}).values())
    counts = [count for key, count in one.items() if key != "tables"]
    return all(isinstance(names, list) for names in columns) and all(type(count) is int for count in counts)


def portable(needs: list[dict[str, Any]]) -> bool:
    """Whether another country's package could feed the chapter: one alternative asks for `ANY` alone."""
    return any(
        set(one.get("tables", {})) <= ANY and not one.get("tables", {}).get("regions") for one in needs
    )


def lacking(needs: list[dict[str, Any]], have: Have, _: Callable[[str], str] = N_) -> list[str]:
    """What is missing, in words of the language of `_` and with how it is added, of the alternative that
    comes nearest; nothing where one is met."""
    return min((_lacking(one, have, _) for one in reversed(needs)), key=len)


def _lacking(one: dict[str, Any], have: Have, _: Callable[[str], str]) -> list[str]:
    words = []
    adding = _("{what}: {how}")
    for table, columns in one.get("tables", {}).items():
        held = have.columns(table)
        if held is None:
            claims = table == "claims"
            said = _("the claims that the book judges (`claims`)") if claims else _("the table `{table}`")
            if columns:
                said = _("the table `{table}` ({columns})")
            said = said.format(table=table, columns=_(", ").join(columns))
            words.append(adding.format(what=said, how=_(HOW[table])) if table in HOW else said)
        elif short := [column for column in columns if column not in held]:
            said = _("the column {columns} of the table `{table}`")
            words.append(said.format(columns=_(", ").join(short), table=table))
    counts = {"series": have.series, "regions": have.regions, "years": have.years, "groups": len(have.groups)}
    for key, count in counts.items():
        if count < one.get(key, 0):
            first = (key, one[key]) == ("groups", 1)
            said = _("a column of the table `regions` that groups them") if first else _(COUNTED[key])
            said = said.format(n=one[key], held=count)
            words.append(adding.format(what=said, how=_(HOW[key])))
    return words


def kept(notebook: dict[str, Any], have: Have) -> dict[str, Any]:
    """The notebook with the cells and the parameters that the package feeds."""
    marked = notebook.get("metadata", {}).get("press", {}).get("parameters", {})
    absent = {name for tag, names in marked.items() if not _met(tag, have) for name in names}
    book = copy.copy(notebook)
    book["cells"] = [
        _without(cell, absent)
        for cell in notebook["cells"]
        if all(_met(tag, have) for tag in cell.get("metadata", {}).get("tags", []))
    ]
    return book


def _met(tag: str, have: Have) -> bool:
    """Whether a tag is met; one that speaks of no need is."""
    found = WORD.fullmatch(tag)
    return found is None or have.has(found[2]) == (found[1] == "needs")


def _without(cell: dict[str, Any], absent: set[str]) -> dict[str, Any]:
    """The cell of parameters without the lines of `absent` parameters; any other cell as it is."""
    if not absent or "parameters" not in cell.get("metadata", {}).get("tags", []):
        return cell
    text = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    lines = [line for line in text.splitlines() if line.partition(":")[0].strip() not in absent]
    return {**cell, "source": "\n".join(lines)}
