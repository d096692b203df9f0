"""Compares two editions: which results moved, which verdicts flipped, which chapters only one of them has.

    press diff A B [--rtol X] [--atol X] [--json FILE] [--html FILE]

A and B are editions by name (`default`), folders with a `results.json`, or such files themselves
(`book/results.json`, or that of another commit). Numbers have moved when they differ at all, or by more than
`--rtol` times the larger and by more than `--atol`. The change is relative to A.

Exit status: 0 no verdict flipped, 1 a verdict flipped, 2 the two could not be compared.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press import PressError, Undone, files
from press.book.chapters import find_root
from press.editions import receipt
from press.findings.figures import Figure, drawn
from press.findings.results import WORDED, number, spoken

FLIPPED = 1


@dataclass(frozen=True)
class Side:
    """One of the two: its name as given, its content, and its receipt and figures where it is an edition."""

    name: str
    content: dict[str, Any]
    receipt: dict[str, Any] | None
    folder: Path | None

    @property
    def chapters(self) -> set[str]:
        """The chapters that were executed; without a receipt, those that recorded a result."""
        if self.receipt:
            return set(self.receipt["inputs"]["parameters"])
        return self.recording

    @property
    def recording(self) -> set[str]:
        return {result["chapter"] for result in self.content["results"].values()}

    @property
    def figures(self) -> dict[str, Figure]:
        return drawn(self.folder / "executed") if self.folder else {}


def read(word: str, root: Path | None) -> Side:
    """The edition, folder or file that `word` names. Undone: there is none, or it holds no results."""
    path = _find(word, root)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Undone(f"{word}: {path.name} cannot be read ({error})") from None
    _check(content, word)
    found = files.read_json(path.with_name(receipt.FILE))
    if found is not None and found.get("outputs", {}).get("results", {}).get("sha256") != files.digest(
        path.read_bytes()
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
            raise Undone(f"{word}: result {identifier} lacks value, unit or chapter")
    for position, claim in enumerate(content["verdicts"], start=1):
        if not isinstance(claim, dict) or not {"id", "verdict"} <= set(claim):
            raise Undone(f"{word}: verdict no. {position} lacks id or verdict")


def compare(a: Side, b: Side, *, rtol: float = 0.0, atol: float = 0.0) -> dict[str, Any]:
    """The whole difference, as JSON holds it."""
    old, new = a.content["results"], b.content["results"]
    both = sorted(old.keys() & new.keys())
    moved = [move for identifier in both for move in _moves(identifier, old, new, rtol, atol)]
    return {
        "a": _named(a),
        "b": _named(b),
        "tolerance": {"relative": rtol, "absolute": atol},
        "verdicts": _verdicts(a.content["verdicts"], b.content["verdicts"]),
        "results": {
            "compared": len(both),
            "moved": moved,
            "only_a": [_alone(identifier, old) for identifier in sorted(old.keys() - new.keys())],
            "only_b": [_alone(identifier, new) for identifier in sorted(new.keys() - old.keys())],
        },
        "chapters": _chapters(a, b),
        "inputs": _inputs(a.receipt, b.receipt),
    }


def _inputs(old: dict[str, Any] | None, new: dict[str, Any] | None) -> list[str]:
    return receipt.changes(old, new) + receipt.machinery(old, new) if old and new else []


def _named(side: Side) -> dict[str, Any]:
    made = side.receipt or {}
    return {"name": side.name} | {key: made[key] for key in ("digest", "package", "language") if key in made}


def _chapters(a: Side, b: Side) -> dict[str, list[str]]:
    """Like is set against like: where one side has no receipt, the chapters that recorded a result."""
    told = (a.chapters, b.chapters) if a.receipt and b.receipt else (a.recording, b.recording)
    return {"only_a": sorted(told[0] - told[1]), "only_b": sorted(told[1] - told[0])}


def _verdicts(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> dict[str, Any]:
    before, after = ({claim["id"]: claim for claim in claims} for claims in (old, new))
    flipped = [
        {"id": identifier, "en": after[identifier].get("en", ""), "old": claim["verdict"], "new": verdict}
        for identifier, claim in before.items()
        if identifier in after and (verdict := after[identifier]["verdict"]) != claim["verdict"]
    ]
    return {
        "compared": len(before.keys() & after.keys()),
        "flipped": flipped,
        "only_a": [{"id": i, "verdict": c["verdict"]} for i, c in before.items() if i not in after],
        "only_b": [{"id": i, "verdict": c["verdict"]} for i, c in after.items() if i not in before],
    }


def _alone(identifier: str, results: dict[str, Any]) -> dict[str, Any]:
    result = results[identifier]
    value = None if isinstance(result["value"], dict) else result["value"]
    return {"id": identifier, "chapter": result["chapter"], "value": value, "unit": result["unit"]}


def _moves(identifier: str, old: dict, new: dict, rtol: float, atol: float) -> Iterator[dict[str, Any]]:
    """Every part of a result that moved: its value, an end of its interval, a cell of its table."""
    one, two = old[identifier], new[identifier]
    base = {"id": identifier, "chapter": two["chapter"], "unit": two["unit"], "digits": two.get("digits")}
    if one["unit"] != two["unit"]:
        yield base | {"part": "unit", "old": one["unit"], "new": two["unit"], "relative": None}
    before, after = _parts(one), _parts(two)
    for part in [*before, *(p for p in after if p not in before)]:
        x, y = before.get(part), after.get(part)
        if not same(x, y, rtol, atol):
            unit = {"unit": "year"} if part.endswith(": year") else {}  # a table's own column
            yield base | unit | {"part": part, "old": x, "new": y, "relative": _relative(x, y)}


def _parts(result: dict[str, Any]) -> dict[str, Any]:
    found = {key: result[key] for key in ("low", "high") if key in result}
    value = result["value"]
    if not isinstance(value, dict):
        return {"value": value} | found
    seen: Counter[str] = Counter()
    for row in value["rows"]:
        name = ", ".join(str(cell) for cell in row if isinstance(cell, str)) or "row"
        seen[name] += 1
        name += f" {seen[name]}" if seen[name] > 1 or name == "row" else ""
        for column, cell in zip(value["columns"], row, strict=True):
            if not isinstance(cell, str):
                found[f"{name}: {column}"] = cell
    return found


def is_number(value: object) -> bool:
    """Whether a cell is a number; yes and no are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(x: object, y: object, rtol: float, atol: float) -> bool:
    """Whether two cells are the same; numbers within the tolerances."""
    if is_number(x) and is_number(y):
        return x == y or math.isclose(x, y, rel_tol=rtol, abs_tol=atol)
    return x == y


def _relative(x: object, y: object) -> float | None:
    """The change as a share of the old value; none from zero, or where one is missing."""
    return (y - x) / abs(x) if is_number(x) and is_number(y) and x else None


def pair(move: dict[str, Any]) -> tuple[str, str]:
    """Old and new as text, with as many digits as it takes to see the difference."""
    result = {"unit": move["unit"], "value": 0}
    digits = move["digits"] if isinstance(move["digits"], int) else 2
    texts = [_text(move[side], result, digits) for side in ("old", "new")]
    while texts[0] == texts[1] and digits < 14:
        digits += 1
        texts = [_text(move[side], result, digits) for side in ("old", "new")]
    return texts[0], texts[1]


def _text(value: object, result: dict[str, Any], digits: int) -> str:
    if value is None:
        return "none"
    return number(result | {"value": value}, str(digits)) if is_number(value) else str(value)


def change(move: dict[str, Any]) -> str:
    """How far a part moved, as text: +1.2 %, for a year +3; "" where neither can be said."""
    old, relative = move["old"], move["relative"]
    if relative is None or move["unit"] in WORDED:
        return ""
    if move["unit"] == "year":
        return f"{move['new'] - old:+g}".replace("-", "−")
    text = f"{100 * relative:+.2g}" if abs(relative) < 0.1 else f"{100 * relative:+,.0f}"
    return text.replace("-", "−") + " %"


def lines(difference: dict[str, Any]) -> Iterator[str]:
    """The difference as text."""
    verdicts, results, chapters = (difference[key] for key in ("verdicts", "results", "chapters"))
    names = difference["a"]["name"], difference["b"]["name"]
    yield f"{names[0]} -> {names[1]}: {summary(difference)}"
    yield from _block(
        "verdicts flipped", [f"{v['id']}: {v['old']} -> {v['new']}" for v in verdicts["flipped"]]
    )
    yield from _block("results moved", [_line(move) for move in results["moved"]])
    for side, name in zip(("only_a", "only_b"), names, strict=True):
        yield from _block(f"chapters only in {name}", chapters[side])
        yield from _block(f"claims only in {name}", [f"{c['id']}: {c['verdict']}" for c in verdicts[side]])
        yield from _block(f"results only in {name}", [r["id"] for r in results[side]])
    yield from _block("made from other inputs", difference["inputs"])


def summary(difference: dict[str, Any]) -> str:
    """How much changed, in a sentence."""
    verdicts, results = difference["verdicts"], difference["results"]
    moved = len({move["id"] for move in results["moved"]})
    return (
        f"{moved} of {results['compared']} results moved, "
        f"{len(verdicts['flipped'])} of {verdicts['compared']} verdicts flipped"
    )


def _line(move: dict[str, Any]) -> str:
    old, new = pair(move)
    part = "" if move["part"] == "value" else f" [{move['part']}]"
    by = f" ({change(move)})" if change(move) else ""
    unit = "" if move["part"] == "unit" else f" {spoken(move['unit'])}"
    return f"{move['id']}{part}: {old} -> {new}{unit}{by}"


def _block(title: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield f"\n{title} ({len(rows)})"
        yield from (f"  {row}" for row in rows)


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
        difference = compare(a, b, rtol=options.rtol, atol=options.atol)
        if options.json:
            files.write(options.json, files.to_json(difference))
        if options.html:
            from press.editions.diff_page import page

            files.write(options.html, page(difference, a.figures, b.figures))
    print("\n".join(lines(difference)))
    return FLIPPED if difference["verdicts"]["flipped"] else 0


def _root() -> Path | None:
    """The book's folder, if any: two files can be compared anywhere."""
    try:
        return find_root(Path.cwd())
    except PressError:
        return None
