"""What a descriptor may say, and whether tables keep it: the proofs behind `analysis.data.package.check`.

frictionless judges descriptor, types, constraints, keys and foreign keys; its findings are put into our
words. By hand: the few properties that everything rests on, and coverage, which the standard does not know. A
table may state the ranges of years in which no value may be missing:

    "coverage": {
      "regions": "all" | "some" | "none",
      "complete": [{"column": "grp", "where": {"vintage": "v5"}, "first": 2006, "last": 2024,
                    "gaps": [{"region": "Beijing", "first": 2020, "last": 2022}]}]}

`last` is a minimum: later years may be appended, but an appended year must be complete too. "all" demands
every region of the table `regions`, "some" every region that the column has at all, "none" one value a year.

Nothing here reads files. Sources: Frictionless Data Package and Table Schema, version 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from analysis.data import lookalikes, patterns
from analysis.data.files import shown
from analysis.data.series import faults as series_faults
from analysis.data.tables import (
    TYPES,
    Fault,
    Sheet,
    cell_words,
    constraints,
    meant,
    missing_values,
    type_faults,
    unit,
)

if TYPE_CHECKING:
    import pandas as pd

SCOPES = ("all", "some", "none")
RULES = {
    "required": bool,
    "unique": bool,
    "minimum": (int, float),
    "maximum": (int, float),
    "enum": list,
    "pattern": str,
}
SCHEMA = ("fields", "primaryKey", "foreignKeys", "missingValues")  # what frictionless is asked
SHOWN_OPTIONS = 40  # of a list of values, in one message
LISTED = 4  # names in one message before "and n more"


# ---- the descriptor --------------------------------------------------------------------------------------


def descriptor_faults(descriptor: Any) -> list[str]:
    """Faults of the properties that everything here rests on: resources, names, paths, fields, coverage."""
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not resources:
        return ["no list `resources`; expected one entry with name, path and schema for each table"]
    faults = [fault for number, resource in enumerate(resources, 1) for fault in _resource(number, resource)]
    if faults:
        return faults
    tables = {r["name"]: [item["name"] for item in r["schema"]["fields"]] for r in resources if "schema" in r}
    counts = Counter(resource["name"] for resource in resources)
    faults = [
        f"{count} resources named {name!r}; give each its own name"
        for name, count in counts.items()
        if count > 1
    ]
    faults += _said("", descriptor) + _alike("resources", counts)
    return faults or series_faults(descriptor.get("series", []), tables)


def _said(place: str, part: dict[str, Any]) -> list[str]:
    """Faults of what a descriptor says in words of a package, a table or a column."""
    faults = [
        f"{place}{key} is {shown(part[key])}; expected a text"
        for key in ("name", "title", "description", "version", "unit")
        if not isinstance(part.get(key, ""), str)
    ]
    faults += [
        f"{place}{key} {part[key]!a:.80} holds an invisible character ({code}); take it out"
        for key in ("title", "description", "version", "unit")
        if isinstance(part.get(key), str) and (code := lookalikes.hidden(part[key]))
    ]
    for key in ("sources", "licenses", "contributors"):
        listed = part.get(key, [])
        sound = isinstance(listed, list) and all(isinstance(one, dict) for one in listed)
        if not sound or not all(isinstance(said, str) for one in listed for said in one.values()):
            faults.append(f"{place}{key} is {shown(listed)}; expected a list of objects of texts")
        elif code := lookalikes.hidden("".join(said for one in listed for said in one.values())):
            faults.append(f"{place}{key} hold an invisible character ({code}); take it out")
    return faults


def _alike(what: str, names: Iterable[str]) -> list[str]:
    return [fault for _, fault in _named_faults(what, list(names))]


def _named_faults(what: str, names: Collection[str]) -> list[tuple[str, str]]:
    """Names that hold what nobody sees, or look like another, each with the fault in words."""
    faults = [
        (name, f"{what}: {name!a:.80} holds an invisible character ({code}); take it out")
        for name in names
        if (code := lookalikes.hidden(name))
    ]
    cure = "write one of them, or give the other a name that can be told from it"
    return faults + [
        (two, f"{what}: {one!a:.80} and {two!a:.80} look alike and are two names; {cure}")
        for one, two in lookalikes.alike(names)
    ]


def _resource(number: int, resource: Any) -> list[str]:
    if not isinstance(resource, dict):
        return [f"resource {number} is {resource!r:.60}; expected an object with name, path and schema"]
    faults = [
        f"resource {number} has {key} = {resource.get(key)!r:.60}; expected a text"
        for key in ("name", "path")
        if not (isinstance(resource.get(key), str) and resource[key])
    ]
    if faults:
        return faults
    place = f"resource {resource['name']!r}"
    faults = _said(f"{place}: ", resource)
    if faults or "schema" not in resource:
        return faults
    if resource.get("dialect"):
        return [f"{place} has a dialect; expected comma-separated text without one"]
    return [f"{place}{fault}" for fault in _schema(resource["schema"], resource.get("coverage", {}))]


def _schema(schema: Any, coverage: Any) -> list[str]:
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not fields:
        return [": its schema has no list `fields`; expected name and type of each column"]
    if not all(isinstance(item, dict) and isinstance(item.get("name"), str) for item in fields):
        return [": a field of its schema has no name; expected name and type of each column"]
    faults = [fault for item in fields for fault in _field(item)]
    faults += [f", {fault}" for fault in _alike("columns", [item["name"] for item in fields])]
    empty = schema.get("missingValues", [""])
    if not (isinstance(empty, list) and all(isinstance(text, str) for text in empty)):
        faults.append(f": missingValues is {empty!r}; expected a list of texts")
    return faults + _coverage(coverage, {item["name"] for item in fields})


def _field(item: dict[str, Any]) -> list[str]:
    kind, rules, place = item.get("type"), item.get("constraints", {}), f", column {item['name']}: "
    if not isinstance(kind, str) or kind not in TYPES:
        return [f"{place}type {kind!r}; expected one of {', '.join(TYPES)}"]
    if not isinstance(rules, dict):
        return [f"{place}constraints {shown(rules)}; expected an object"]
    if item.get("format", "default") != "default":
        return [f"{place}format {shown(item['format'])}; expected default"]
    if faults := _said(place, item):
        return faults
    return [
        f"{place}constraint {rule} = {rules[rule]!r}; expected {_kind_words(kinds)}"
        for rule, kinds in RULES.items()
        if rule in rules
        and (not isinstance(rules[rule], kinds) or isinstance(rules[rule], bool) != (kinds is bool))
    ]


def _kind_words(kinds: Any) -> str:
    return {bool: "true or false", list: "a list", str: "a text"}.get(kinds, "a number")


def _coverage(coverage: Any, columns: set[str]) -> list[str]:
    ranges = coverage.get("complete", []) if isinstance(coverage, dict) else None
    if not isinstance(ranges, list) or coverage.get("regions", "all") not in SCOPES:
        return [
            f": coverage is {coverage!r:.60}; expected regions ({', '.join(SCOPES)}) and a list `complete`"
        ]
    faults = []
    for item in ranges:
        if not _is_range(item):
            faults.append(
                f": coverage {item!r:.60}; expected column, first and last, and perhaps where and gaps"
            )
            continue
        needs = {item["column"], "year", *item.get("where", {})}
        needs |= set() if coverage.get("regions") == "none" else {"region"}
        faults += [
            f": coverage needs column {name!r}, which the schema lacks" for name in sorted(needs - columns)
        ]
    return faults


def _is_range(item: Any) -> bool:
    if not (
        _is_span(item) and isinstance(item.get("column"), str) and isinstance(item.get("where", {}), dict)
    ):
        return False
    gaps = item.get("gaps", [])
    return isinstance(gaps, list) and all(_is_span(gap) for gap in gaps)


def _is_span(item: Any) -> bool:
    """True for an object with years first and last (true and false are no years)."""
    if not (isinstance(item, dict) and all(type(item.get(key)) is int for key in ("first", "last"))):
        return False
    return 0 <= item["first"] <= item["last"] <= 9999


# ---- schema: frictionless, in our words ------------------------------------------------------------------


def schema_errors(
    descriptor: dict[str, Any], resources: dict[str, Any], sheets: dict[str, Sheet]
) -> list[str]:
    """Types, constraints, keys and foreign keys of the readable tables.

    resources, sheets: by name, the readable tables only. Returns errors with place; those of the descriptor
    itself begin with "datapackage.json".
    """
    import frictionless

    if not resources:
        return []
    # Nothing else: it would fetch a profile from wherever one is said to be.
    plain: dict[str, Any] = {key: descriptor[key] for key in ("name", "title") if key in descriptor}
    sheets = {name: _whole(sheet) for name, sheet in sheets.items()}
    plain["resources"] = [_inline(resource, resources, sheets[name]) for name, resource in resources.items()]
    try:
        report = frictionless.Package.from_descriptor(plain).validate(limit_errors=10**6)
    except frictionless.FrictionlessException as error:
        return [_descriptor_words(reason) for reason in error.reasons or [error.error]]
    except Exception as error:  # it trips over malformed keys and constraints in many ways of its own
        said = f"{type(error).__name__}: {error}"
        return [
            f"datapackage.json: a schema that cannot be read ({said}); compare it with Table Schema version 1"
        ]
    errors = [_descriptor_words(error) for error in report.errors]
    errors += _lost_keys(descriptor, resources)
    for name, resource in resources.items():
        faults = _pattern_faults(resource["schema"], sheets[name])
        errors += [fault.at(resource["path"]) for fault in faults]
    errors += _name_errors(resources, sheets)
    for task in report.tasks:
        resource = resources[task.name]
        found = [_translated(error, resource, resources, sheets) for error in task.errors]
        errors += [
            fault.at(resource["path"]) for fault in _merged(found, sheets[task.name], resource["schema"])
        ]
    return errors


def _inline(resource: dict[str, Any], resources: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    """A resource as frictionless gets it: rows already read, keys into unreadable tables left out."""
    schema = {key: resource["schema"][key] for key in SCHEMA if key in resource["schema"]}
    schema["fields"] = [_without_pattern(item) for item in schema["fields"]]
    keys = schema.pop("foreignKeys", [])
    if isinstance(keys, list):
        keys = [key for key in keys if (_target(key) or resource["name"]) in resources]
    if keys:
        schema["foreignKeys"] = keys
    data = _Rows([sheet.header, *sheet.rows])
    return {"name": resource["name"], "type": "table", "data": data, "schema": schema}


class _Rows(list):
    """Rows that frictionless, which copies descriptors ten times over, does not copy."""

    def __deepcopy__(self, _: dict) -> _Rows:
        return self


def _without_pattern(item: dict[str, Any]) -> dict[str, Any]:
    if "pattern" not in constraints(item):
        return item
    return item | {"constraints": {k: v for k, v in constraints(item).items() if k != "pattern"}}


def _pattern_faults(schema: dict[str, Any], sheet: Sheet) -> list[Fault]:
    """Cells that do not have their column's form, and forms that cannot be asked for."""
    faults, empty = [], missing_values(schema)
    for place, item in enumerate(schema["fields"]):
        form = constraints(item).get("pattern")
        if form is None:
            continue
        cells = [(row[place], line) for row, line in zip(sheet.rows, sheet.lines, strict=True)]
        try:
            wrong = patterns.unmatched(form, [cell for cell, _ in cells if cell not in empty])
        except ValueError as error:
            faults.append(Fault(0, item["name"], f"the pattern {form!r:.80} {error}; write another"))
            continue
        words = f"expected the form {form}{unit(item)}; correct the cell"
        faults += [
            Fault(line, item["name"], f"value {cell!r}; {words}") for cell, line in cells if cell in wrong
        ]
    return faults


def _name_errors(resources: dict[str, Any], sheets: dict[str, Sheet]) -> list[str]:
    """Names in the tables' columns of text that look alike, or hold what nobody sees; over all tables."""
    names: dict[str, dict[str, str]] = {}
    for table, resource in resources.items():
        for place, item in enumerate(resource["schema"]["fields"]):
            if item["type"] == "string":
                known = names.setdefault(item["name"], {})
                for row, line in zip(sheets[table].rows, sheets[table].lines, strict=True):
                    known.setdefault(row[place], f"{resource['path']} line {line}")
    return [
        f"{known[name]}, {fault}"
        for column, known in names.items()
        for name, fault in _named_faults(f"column {column}", known)
    ]


def _target(key: Any) -> str:
    reference = key.get("reference") if isinstance(key, dict) else None
    return str(reference.get("resource") or "") if isinstance(reference, dict) else ""


def _lost_keys(descriptor: dict[str, Any], resources: dict[str, Any]) -> list[str]:
    """Foreign keys into tables that the package has not; those it cannot read are said elsewhere."""
    known = {resource.get("name") for resource in descriptor["resources"]}
    return [
        f"datapackage.json: resource {name!r}: a foreign key points to the table {_target(key)!r}, which the "
        "package has not; mend the key"
        for name, resource in resources.items()
        for key in _keys(resource["schema"])
        if _target(key) and _target(key) not in known
    ]


def _keys(schema: dict[str, Any]) -> list[Any]:
    keys = schema.get("foreignKeys")
    return keys if isinstance(keys, list) else []


def _whole(sheet: Sheet) -> Sheet:
    """The sheet without the lines that lack a cell for some column; those are reported by `sheet.read`."""
    kept = [pair for pair in zip(sheet.rows, sheet.lines, strict=True) if len(pair[0]) == len(sheet.header)]
    return sheet._replace(rows=[cells for cells, _ in kept], lines=[line for _, line in kept])


def _descriptor_words(error: Any) -> str:
    return f"datapackage.json: {error.note or error.message}; mend the descriptor"


def _merged(found: list[Fault], sheet: Sheet, schema: dict[str, Any]) -> list[Fault]:
    """frictionless' faults and ours: it takes NaN, 1_000 and padded digits for numbers, `sheet` does not."""
    ours = type_faults(sheet, schema)
    places = {fault[:2] for fault in ours}
    return sorted([*ours, *(fault for fault in found if fault[:2] not in places)])


def _translated(
    error: Any, resource: dict[str, Any], resources: dict[str, Any], sheets: dict[str, Sheet]
) -> Fault:
    said, lines = error.to_descriptor(), sheets[resource["name"]].lines
    number = said.get("rowNumber", 0)
    line = lines[number - 2] if 2 <= number <= len(lines) + 1 else 0
    items = {item["name"]: item for item in resource["schema"]["fields"]}
    name = said.get("fieldName", "")
    if error.type == "type-error":
        return Fault(line, name, cell_words(said["cell"], items[name]))
    if error.type == "constraint-error":
        return Fault(line, name, _constraint_words(said, items[name]))
    if error.type == "primary-key":
        return Fault(line, "", _key_words(said, resource["schema"], lines))
    if error.type == "foreign-key":
        return Fault(line, ", ".join(said["fieldNames"]), _foreign_words(said, resource, resources, sheets))
    return Fault(line, name, said["message"])


def _constraint_words(said: dict[str, Any], item: dict[str, Any]) -> str:
    value = said["cell"]
    kind = re.match(r'constraint "(\w+)"|', said["note"]).group(1) or ""
    bound = item["constraints"].get(kind)
    if kind == "required":
        return cell_words("", item)
    if kind == "unique":
        return f"value {value!r} stands in the column twice; expected once; take one line out"
    if kind == "enum":
        options = [str(option) for option in bound[:SHOWN_OPTIONS]]
        more = f" and {len(bound) - SHOWN_OPTIONS} more" if len(bound) > SHOWN_OPTIONS else ""
        said = ", ".join(options) + more
        return f"value {value!r}; expected one of {said}{meant(value, options)}; correct the cell"
    words = {"minimum": f"at least {bound}", "maximum": f"at most {bound}"}
    return f"value {value!r}; expected {words.get(kind, said['note'])}{unit(item)}; correct the cell"


def _key_words(said: dict[str, Any], schema: dict[str, Any], lines: list[int]) -> str:
    keys = schema["primaryKey"] if isinstance(schema["primaryKey"], list) else [schema["primaryKey"]]
    names = [item["name"] for item in schema["fields"]]
    what = ", ".join(f"{key} {said['cells'][names.index(key)]}" for key in keys)
    first = re.search(r"position \"?(\d+)", said["note"])
    if not first:
        return f"the key is empty; expected a value of {', '.join(keys)}; fill it in or take the line out"
    return f"{what} stands twice, first on line {lines[int(first[1]) - 2]}; expected once; take one line out"


def _foreign_words(
    said: dict[str, Any], resource: dict[str, Any], resources: dict[str, Any], sheets: dict[str, Sheet]
) -> str:
    target = said["referenceName"] or resource["name"]
    value, column = said["fieldCells"][0], said["referenceFieldNames"][0]
    if column not in sheets[target].header:
        return f"the foreign key points to column {column!r}, which {target!r} lacks; mend the descriptor"
    place = sheets[target].header.index(column)
    known = [row[place] for row in sheets[target].rows]
    return (
        f"unknown {column} {value!r}; expected one of the {len(known)} in {resources[target]['path']}"
        f"{meant(value, known)}; correct the cell, or add the {column} there"
    )


# ---- coverage --------------------------------------------------------------------------------------------


def coverage_errors(resources: dict[str, Any], frames: dict[str, pd.DataFrame]) -> list[str]:
    """Values missing in the ranges that tables state as complete, and in years appended to them.

    frames: name -> typed frame, of the tables without faults of type.
    """
    errors = []
    for name, frame in frames.items():
        coverage = resources[name].get("coverage", {})
        for item in coverage.get("complete", []):
            rows = _chosen(frame, item)
            regions = _demanded(coverage.get("regions", "all"), rows, frames)
            errors += [f"{resources[name]['path']}: {gap}" for gap in _gaps(rows, item, regions)]
    return errors


def _chosen(frame: pd.DataFrame, item: dict[str, Any]) -> pd.DataFrame:
    """Rows that the range speaks of and in which its column has a value."""
    for column, value in item.get("where", {}).items():
        frame = frame[frame[column] == value]
    return frame[frame[item["column"]].notna() & frame["year"].notna()]


def _demanded(scope: str, rows: pd.DataFrame, frames: dict[str, pd.DataFrame]) -> list[str]:
    """Regions that a complete year must have; none for a table without regions."""
    if scope == "none":
        return []
    regions = frames.get("regions") if scope == "all" else None
    return list((regions if regions is not None and "region" in regions else rows)["region"].unique())


def _gaps(rows: pd.DataFrame, item: dict[str, Any], regions: list[str]) -> list[str]:
    have = (
        set(zip(rows["region"], rows["year"], strict=True))
        if regions
        else {("", year) for year in rows["year"]}
    )
    where = "".join(f", {column} {value}" for column, value in item.get("where", {}).items())
    gaps = []
    for first, last, lacking in _runs({int(year) for year in rows["year"]}, have, item, regions):
        span = f"year {first}" if first == last else f"years {first} to {last}"
        gaps.append(f"column {item['column']}{where}, {span}: {_gap_words(lacking, regions, item, last)}")
    return gaps


def _runs(
    years: set[int], have: set, item: dict[str, Any], regions: list[str]
) -> list[tuple[int, int, list[str]]]:
    """First and last year of each run of years that lack the same regions; a leap past `last` is one run."""
    runs: list[tuple[int, int, list[str]]] = []
    before = item["first"] - 1
    for year in sorted(years | set(range(item["first"], item["last"] + 1))):
        if year - 1 > before >= item["first"]:
            runs.append((before + 1, year - 1, regions or [""]))
        before = max(before, year)
        excused = {
            gap.get("region", "") for gap in item.get("gaps", []) if gap["first"] <= year <= gap["last"]
        }
        lacking = [name for name in regions or [""] if (name, year) not in have and name not in excused]
        if lacking and runs and runs[-1][1:] == (year - 1, lacking):
            runs[-1] = (runs[-1][0], year, lacking)
        elif lacking:
            runs.append((year, year, lacking))
    return runs


def _gap_words(lacking: list[str], regions: list[str], item: dict[str, Any], year: int) -> str:
    span = f"expected a value for {'every region in ' if regions else ''}every year from {item['first']} to"
    if year > item["last"]:
        cure = "the year appended last; add the missing lines, or take that year out"
    else:
        cure = (
            f"{item['last']}; add the official figure, or state the gap under `coverage` in datapackage.json"
        )
    return f"no value{_who(lacking, regions)}; {span} {cure}"


def _who(lacking: list[str], regions: list[str]) -> str:
    if not regions:
        return ""
    if len(lacking) == len(regions):
        return f" for any of the {len(regions)} regions"
    more = f" and {len(lacking) - LISTED} more" if len(lacking) > LISTED else ""
    return f" for {', '.join(lacking[:LISTED])}{more}"
