"""Executes an edition again, from the inputs that its receipt names, and compares.

    press verify [EDITION] [--rtol X] [--atol X | --exact] [--anyway] [--data DIR] [--jobs N]

The edition itself is not touched: the chapters run into a scratch folder. Verdicts must be the same, numbers
within 1e-9 of their size, or within `--rtol`, `--atol`, or the `rtol` that a result states itself; the data
behind a figure within that of the largest number of their column. `--exact` compares every digit. The largest
deviation is printed, and, where something differs, what computed on both sides. Where an input is no longer
what the receipt says, that is said and nothing runs, unless `--anyway`; another press, Python or package
is said, and no obstacle.

Exit status: 0 the same, 1 something differs, 2 it could not be verified.
"""

from __future__ import annotations

import argparse
import csv
import io
import math
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from press import PressError, Undone, storage
from press.book import chapters, needs
from press.book.chapters import Chapter
from press.book.parameters import declared
from press.editions import placing, receipt
from press.editions.compare import Side, compare, is_number, lines, same, summary
from press.editions.diff import add_tolerances, check_tolerances, undone
from press.editions.edition import Edition, named
from press.run import memory
from press.run.execute import Job, Store, run
from press.sweeps.declared import provide

DIFFERS = 1
RTOL = 1e-9  # ten digits are stored: a last digit that rounding turned is no difference
COMPUTING = ("python", "numpy", "scipy", "pandas", "statsmodels")  # versions that are named on both sides


def verify(
    edition: Edition, *, rtol: float, atol: float, workers: int, anyway: bool, data: Path | None
) -> int:
    """Verifies one edition and prints what was found; returns the exit status. Both tolerances 0: exactly."""
    from press.editions.build import judged

    started = time.monotonic()
    kept = receipt.read(edition.folder)
    check_results(edition, kept)
    book = [c for c in chapters.find(edition.root) if c.name in kept["inputs"]["parameters"]]
    store = Store(edition.folder / "executed", edition.root)
    edition = on_its_data(replace(edition, languages=tuple(kept["languages"])), book, store, data)
    book, _ = chapters.feed(book, needs.inspect(edition.data))
    values = {chapter.name: given(chapter, kept, edition) for chapter in book}
    now = receipt.inputs(edition, book, values, folders(edition, book, store))
    for change in receipt.machinery(kept, now) + (receipt.changes(kept, now) if anyway else []):
        print(f"note: {change}", file=sys.stderr)
    if not anyway:
        check_inputs(kept, now, "nothing was executed; --anyway does")
    with tempfile.TemporaryDirectory(prefix="press-verify-") as scratch:
        again = Store(Path(scratch) / "executed", edition.root)
        executed = _execute(book, values, again, edition.data, workers)
        content = storage.read_json(edition.folder / receipt.RESULTS) or {}
        old = Side(edition.name, content, kept, edition.folder)
        new = Side("executed again", content | judged(edition, executed), None, Path(scratch))
        difference = compare(old, new)
        largest = _largest(difference["results"]["moved"])
        stated = content["results"] if rtol or atol else {}
        difference["results"]["moved"] = [
            move
            for move in difference["results"]["moved"]
            if not same(move["old"], move["new"], max(rtol, stated.get(move["id"], {}).get("rtol", 0)), atol)
        ]
        pictures = _changed_figures(old, new, rtol, atol)
    seconds = time.monotonic() - started
    print(f"{edition.name}: {len(book)} chapters executed again, {seconds:.0f} s; {_tolerance(rtol, atol)}")
    print(largest)
    status = _report(difference, pictures)
    if status:
        print(f"\nmade on      {_computed(kept['run'], kept['versions'])}")
        print(f"executed on  {_computed(receipt.machine(), now['versions'])}")
    return status


def _largest(moves: list[dict[str, Any]]) -> str:
    """The largest relative deviation of a number, and where."""
    by = [
        (abs(y - x) / max(abs(x), abs(y)), m)
        for m in moves
        if is_number(x := m["old"]) and is_number(y := m["new"])
    ]
    if not by:
        return "no number deviates"
    share, move = max(by, key=lambda pair: pair[0])
    return f"largest deviation: {share:.1e} of its size, {move['id']} [{move['part']}]"


def _computed(run: dict[str, Any], versions: dict[str, str]) -> str:
    """Processor, architecture, BLAS and versions in a line; a receipt of an earlier press has fewer."""
    said = [run.get(key, "unknown") for key in ("processor", "architecture", "blas")]
    return "; ".join([*said, ", ".join(f"{name} {versions.get(name, 'not there')}" for name in COMPUTING)])


def check_results(edition: Edition, kept: dict[str, Any]) -> None:
    """Refuses results that are not those of the receipt."""
    path = edition.folder / receipt.RESULTS
    if not path.is_file() or storage.digest(path.read_bytes()) != kept["outputs"]["results"]["sha256"]:
        raise PressError(
            f"{edition.name}: {receipt.RESULTS} is not the one that the receipt tells of (sha256); "
            f"run `press build --edition {edition.name}`"
        )


def on_its_data(edition: Edition, book: list[Chapter], store: Store, data: Path | None) -> Edition:
    """The edition on the data package that it was built on, or on `data`."""
    given = {folder for chapter in book if (folder := store.given(chapter).get("data"))}
    folder = data or (Path(given.pop()) if given else edition.root / "data")
    if not folder.is_dir():
        raise PressError(f"{edition.name}: its data package is no longer at {folder}; say where with --data")
    return replace(edition, data=folder.resolve())


def folders(edition: Edition, book: list[Chapter], store: Store) -> set[Path]:
    """Packages besides the edition's own that chapters opened and that are still there."""
    own = {Path(folder).resolve() for c in book if (folder := store.given(c).get("data"))}
    others = store.packages(book) - own - {(edition.root / "data").resolve()}
    return {folder for folder in others if folder.is_dir()}


def given(chapter: Chapter, kept: dict[str, Any], edition: Edition) -> dict[str, Any]:
    """The chapter's parameters as the receipt states them, where they are not the defaults."""
    known, stated = declared(chapter), kept["inputs"]["parameters"][chapter.name]
    given = {n: v for n, v in stated.items() if n != "data" and n in known and v != known[n].default}
    if "data" in known and edition.data != (edition.root / "data").resolve():
        given["data"] = str(edition.data)
    return given


def check_inputs(kept: dict[str, Any], now: dict[str, Any], advice: str) -> None:
    """Refuses inputs that are not the receipt's."""
    if changed := receipt.changes(kept, now):
        raise PressError(
            f"the inputs are no longer those of the receipt ({advice}):\n  " + "\n  ".join(changed)
        )


def _execute(
    book: list[Chapter], values: dict[str, dict], store: Store, data: Path, workers: int
) -> dict[str, dict]:
    jobs = [Job(c, values[c.name], store.notebook_path(c), store.root) for c in book]
    jobs, failures = provide(jobs, data, workers)
    failures += run(jobs, store, workers) if jobs else []
    if failures:
        raise Undone("\n".join(f"failed: {failure}" for failure in failures))
    return {chapter.name: store.notebook(chapter) for chapter in book}


def _changed_figures(old: Side, new: Side, rtol: float, atol: float) -> list[str]:
    """Names of the figures whose data differ, or that only one of the two has."""
    one, two = old.figures, new.figures
    found = [name for name in one.keys() ^ two.keys()]
    found += [n for n in one.keys() & two.keys() if not _same_data(one[n].data, two[n].data, rtol, atol)]
    return sorted(found)


def _same_data(one: str, two: str, rtol: float, atol: float) -> bool:
    if one == two:
        return True
    rows = [list(csv.reader(io.StringIO(text))) for text in (one, two)]
    if [len(row) for row in rows[0]] != [len(row) for row in rows[1]]:
        return False
    columns = zip(
        *(zip(*([_cell(c) for c in row] for row in side), strict=True) for side in rows), strict=True
    )
    return all(_same_column(old, new, rtol, atol) for old, new in columns)


def _same_column(one: tuple, two: tuple, rtol: float, atol: float) -> bool:
    """Near 0 a relative tolerance is none: numbers may lie that share of the column's largest apart."""
    most = max((abs(x) for x in one if is_number(x) and math.isfinite(x)), default=0.0)
    return all(same(x, y, rtol, max(atol, rtol * most)) for x, y in zip(one, two, strict=True))


def _cell(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _tolerance(rtol: float, atol: float) -> str:
    said = [f"{name} {value:g}" for name, value in (("relative", rtol), ("absolute", atol)) if value]
    return f"tolerance {', '.join(said)}" if said else "compared exactly"


def _report(difference: dict[str, Any], pictures: list[str]) -> int:
    results, verdicts = difference["results"], difference["verdicts"]
    alone = [side[key] for side in (results, verdicts) for key in ("only_a", "only_b")]
    if not (results["moved"] or verdicts["flipped"] or pictures or any(alone)):
        print(f"the same: {summary(difference)}")
        return 0
    print("\n".join(lines(difference)))
    if pictures:
        print(f"\nfigures whose data differ ({len(pictures)})\n  " + "\n  ".join(pictures))
    return DIFFERS


def add_commands(commands: Any) -> None:
    """`press verify`."""
    command = commands.add_parser(
        "verify",
        help="execute an edition again from the same inputs, and compare",
        description="Exit status: 0 the same, 1 something differs, 2 it could not be verified.",
    )
    command.add_argument("edition", nargs="?", default="default", metavar="EDITION")
    add_tolerances(command)
    command.set_defaults(rtol=RTOL)
    command.add_argument("--exact", action="store_true", help="compare every digit")
    command.add_argument("--anyway", action="store_true", help="execute although inputs have changed")
    command.add_argument("--data", type=Path, metavar="DIR", help="where its data package is now")
    command.add_argument("--jobs", type=int, metavar="N", help="chapters at a time (default: one per core)")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    with undone():
        check_tolerances(options)
        rtol, atol = (0.0, 0.0) if options.exact else (options.rtol, options.atol)
        ways = {"workers": memory.jobs(options.jobs), "anyway": options.anyway, "data": options.data}
        edition = named(options.edition)
        with placing.held(edition, "verify"):
            return verify(edition, rtol=rtol, atol=atol, **ways)
