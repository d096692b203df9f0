"""Compares two editions: which results moved, which verdicts flipped, which chapters only one of them has.

    press diff A B [--rtol X] [--atol X] [--json FILE] [--html FILE]

A and B are editions by name (`default`), folders with a `results.json`, or such files themselves
(`book/results.json`, or that of another commit). Numbers have moved when they differ at all, or by more than
`--rtol` times the larger and by more than `--atol`. The change is relative to A. A result that was renamed is
compared under both names, by the tables in the book's CHANGELOG.md (see `press.editions.renames`).

Exit status: 0 no verdict flipped, 1 a verdict flipped, 2 the two could not be compared.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.data import files
from press import PressError, Undone, storage
from press.book.chapters import find_root
from press.editions import receipt, renames
from press.editions.compare import Side, compare, lines
from press.editions.diff_page import page

FLIPPED = 1
ENDS = ("low", "high")


def read(word: str, root: Path | None) -> Side:
    """The edition, folder or file that `word` names. Undone: there is none, or it holds no results."""
    path = _find(word, root)
    try:
        content = files.from_json(files.read(path, path.name), path.name)
    except (OSError, ValueError) as error:
        raise Undone(f"{word}: {path.name} cannot be read ({error})") from None
    _check(content, word)
    found = storage.read_json(path.with_name(receipt.FILE))
    if found is not None and (
        receipt.shape_fault(found)
        or found["outputs"]["results"]["sha256"] != storage.digest(path.read_bytes())
    ):
        found = None  # a receipt of other results says nothing of these
    return Side(word, content, found, path.parent if (path.parent / "executed").is_dir() else None)


def _find(word: str, root: Path | None) -> Path:
    path = Path(word)
    tried = [path] if path.is_file() else [path / receipt.RESULTS]
    if root is not None and path.name == word:
        tried.append(root / "_build" / word / receipt.RESULTS)
    for candidate in tried:
        if candidate.is_file():
            return candidate
    known = sorted(p.parent.name for p in root.glob(f"_build/*/{receipt.RESULTS}")) if root else []
    hint = f"; editions here: {', '.join(known)}" if known else ""
    raise Undone(f"{word}: no edition, no folder with a {receipt.RESULTS} and no such file{hint}")


def _check(content: object, word: str) -> None:
    """That a file has the shape of a results.json, as far as a comparison needs it."""
    if not isinstance(content, dict) or not isinstance(content.get("results"), dict):
        raise Undone(f"{word}: not a results.json (expected a mapping `results`)")
    if not isinstance(content.get("verdicts"), list):
        raise Undone(f"{word}: not a results.json (expected a list `verdicts`)")
    for identifier, result in content["results"].items():
        if not isinstance(result, dict) or not {"value", "unit", "chapter"} <= set(result):
            raise Undone(f"{word}: result {identifier:.60} lacks value, unit or chapter")
        if not isinstance(result["unit"], str) or not isinstance(result["chapter"], str):
            raise Undone(f"{word}: result {identifier:.60}: unit and chapter are not texts")
        if not _is_value(result["value"]) or not all(_is_number(result.get(end, 0)) for end in ENDS):
            raise Undone(f"{word}: result {identifier:.60}: expected a number, or a table of rows")
    for position, claim in enumerate(content["verdicts"], start=1):
        if not isinstance(claim, dict) or not all(isinstance(claim.get(k), str) for k in ("id", "verdict")):
            raise Undone(f"{word}: verdict no. {position} lacks id or verdict, a text each")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and abs(value) <= sys.float_info.max


def _is_value(value: object) -> bool:
    """A number, or a table: as many cells in each row as there are columns."""
    if not isinstance(value, dict):
        return _is_number(value)
    columns, rows = value.get("columns"), value.get("rows")
    if not isinstance(columns, list) or not isinstance(rows, list):
        return False
    return all(
        isinstance(row, list)
        and len(row) == len(columns)
        and all(_is_number(cell) for cell in row if isinstance(cell, int))
        for row in rows
    )


def add_commands(commands: Any) -> None:
    """`press diff`."""
    command = commands.add_parser(
        "diff",
        help="compare two editions: results that moved, verdicts that flipped (then exit status 1)",
        description="Exit status: 0 no verdict flipped, 1 a verdict flipped, 2 no comparison was possible.",
    )
    command.add_argument("a", metavar="A", help="an edition, its folder, or a results.json: the old one")
    command.add_argument("b", metavar="B", help="the new one")
    command.add_argument("--json", type=Path, metavar="FILE", help="write the difference as JSON")
    command.add_argument("--html", type=Path, metavar="FILE", help="write a page with the pairs side by side")
    add_tolerances(command)
    command.set_defaults(run=_run)


def add_tolerances(command: argparse.ArgumentParser) -> None:
    """`--rtol` and `--atol`: how far numbers may lie apart and count as the same."""
    for name, text in (("rtol", "of the larger number"), ("atol", "in the result's unit")):
        command.add_argument(
            f"--{name}", type=float, default=0.0, metavar="X", help=f"a difference up to X {text} is none"
        )


def check_tolerances(options: argparse.Namespace) -> None:
    """Refuses a tolerance that is negative or no number."""
    for name in ("rtol", "atol"):
        if not 0 <= getattr(options, name) < math.inf:
            raise Undone(f"--{name} {getattr(options, name)}: expected a number of at least 0")


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Whatever a person must mend before a comparison can be made has the exit status of `Undone`."""
    try:
        yield
    except (PressError, ValueError, OSError) as error:
        if isinstance(error, Undone) or os.environ.get("PRESS_DEBUG"):
            raise
        raise Undone(str(error)) from None


def _run(options: argparse.Namespace) -> int:
    with undone():
        check_tolerances(options)
        root = _root()
        a, b = read(options.a, root), read(options.b, root)
        difference = compare(a, b, rtol=options.rtol, atol=options.atol, renames=renames.read(root))
        if options.json:
            storage.write(options.json, storage.to_json(difference))
        if options.html:
            storage.write(options.html, page(difference, a.figures, b.figures))
    print("\n".join(lines(difference)))
    return FLIPPED if difference["verdicts"]["flipped"] else 0


def _root() -> Path | None:
    """The book's folder, if any: two files can be compared anywhere."""
    try:
        return find_root(Path.cwd())
    except PressError:
        return None
