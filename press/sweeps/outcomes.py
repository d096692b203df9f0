"""The table of a sweep: one Parquet file, one row per result, verdict or error.

Columns: `point` (its number), `package`, one column for each parameter (missing where a point leaves it to
the chapter), `chapter`, `kind` (result, verdict, error), `id` (of the result or the claim), `value`, `low`,
`high` (float64), `unit`, `rows` (a recorded table, as JSON), `verdict`, `seconds` (of the run), `error`,
`run` (the name of the run's record and notebook). Rows are in the order of points, chapters and ids, whoever
executed them, and only `seconds` differs from one machine to another. The file's metadata has under `press`
the grid and digests of all that was read.

Verdicts are those of the claims of the point's package all of whose results the point's chapters record.
"""

from __future__ import annotations

import itertools
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from press import PressError
from press.findings import claims, results
from press.sweeps.grid import Grid, Point

COLUMNS = (
    *("point", "package"),  # the parameters follow
    *("chapter", "kind", "id", "value", "low", "high", "unit", "rows", "verdict", "seconds", "error", "run"),
)
NUMBERS = ("value", "low", "high", "seconds")
POINTS_A_GROUP = 200
Row = dict[str, Any]
Plan = list[tuple[str, Any]]  # at one point: each chapter with its run, or with the reason why it has none


def refuse_names(names: Iterable[str]) -> None:
    """PressError for a parameter that would share its column with something else."""
    if clash := sorted(set(names) & set(COLUMNS)):
        raise PressError(
            f"the table has a column {', '.join(clash)} of its own: name the parameter otherwise"
        )


def write(path: Path, grid: Grid, folder: Any, plan: Iterable[tuple[Point, Plan]]) -> int:
    """Writes the table whole or not at all; returns at how many points a chapter failed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(grid)
    judges = {package: _judges(folder.root / package) for package in grid.packages}
    read: dict[str, Any] = {"code": {}, "modules": {}, "tables": {}}
    failed = 0
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for group in _grouped(plan, POINTS_A_GROUP):
                rows: list[Row] = []
                for point, runs in group:
                    own = _rows(point, runs, folder, judges[point.package], read)
                    failed += any(row["kind"] == "error" for row in own)
                    rows += own
                writer.write_table(pa.Table.from_pylist(rows, schema))
            made = {"grid": grid.text, "read": read}
            writer.add_key_value_metadata({"press": json.dumps(made, ensure_ascii=False, sort_keys=True)})
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return failed


def _schema(grid: Grid) -> Any:
    import pyarrow as pa

    types = {int: pa.int64(), float: pa.float64(), str: pa.string(), bool: pa.bool_()}
    own = [(name, types[grid.type(name)]) for name in grid.names]
    fixed = [
        (name, pa.int64() if name == "point" else pa.float64() if name in NUMBERS else pa.string())
        for name in COLUMNS
    ]
    return pa.schema(fixed[:2] + own + fixed[2:])


def _grouped(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(items)
    while group := list(itertools.islice(iterator, size)):
        yield group


def _rows(point: Point, runs: Plan, folder: Any, judged: list, read: dict[str, Any]) -> list[Row]:
    head = {"point": point.number, "package": point.package, **point.values}
    rows: list[Row] = []
    found: dict[str, dict] = {}
    for chapter, run in runs:
        if isinstance(run, str):
            rows.append(head | {"chapter": chapter, "kind": "error", "error": run})
            continue
        record = folder.record(run)
        own = head | {"chapter": chapter, "run": run.key, "seconds": record["seconds"]}
        if "error" in record:
            rows.append(own | {"kind": "error", "error": record["error"]})
            continue
        found[chapter] = record["results"]
        rows += [own | _result(name, result) for name, result in sorted(record["results"].items())]
        _note(read, chapter, record["inputs"])
    return rows + [head | row for row in _verdicts(judged, found)]


def _result(name: str, result: dict[str, Any]) -> Row:
    row = {"kind": "result", "id": name, "unit": result["unit"]}
    if isinstance(result["value"], dict):
        return row | {"rows": json.dumps(result["value"], ensure_ascii=False)}
    numbers = {key: float(result[key]) for key in ("value", "low", "high") if key in result}
    return row | numbers


def _judges(folder: Path) -> list[tuple[dict, dict, set[str]]]:
    """The claims of a package, with its words and the results that each one needs."""
    from analysis.data import package

    pack = package.open(folder)
    if "claims" not in pack.names:
        return []
    listed, words = claims.validate(pack.read("claims"))
    return [(claim, words, claims.settled_by(claim)) for claim in listed]


def _verdicts(judged: list[tuple[dict, dict, set[str]]], found: dict[str, dict]) -> Iterator[Row]:
    try:
        merged = results.merge(found)
    except PressError as error:
        yield {"kind": "error", "error": str(error)}
        return
    for claim, words, needed in judged:
        if needed <= merged.keys():
            row = {"kind": "verdict", "id": claim["id"]}
            try:
                yield row | {"verdict": claims.judge(claim, words, merged)["verdict"]}
            except PressError as error:
                yield row | {"kind": "error", "error": str(error)}


def _note(read: dict[str, Any], chapter: str, inputs: dict[str, Any]) -> None:
    read["code"][chapter] = inputs["code"]
    read["modules"].update(inputs["modules"])
    for folder, tables in inputs["tables"]:
        read["tables"].setdefault(folder, {}).update(tables)
