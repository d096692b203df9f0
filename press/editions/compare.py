"""The comparison of two editions: what moved, what flipped, what only one of them has, and in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from press.editions import receipt
from press.editions.renames import UNCHANGED, Renames
from press.findings.figures import Figure, drawn
from press.findings.results import WORDED, number, spoken


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


def compare(
    a: Side, b: Side, *, rtol: float = 0.0, atol: float = 0.0, renames: Renames = UNCHANGED
) -> dict[str, Any]:
    """The whole difference, as JSON holds it; a result that was renamed goes by its id in `b`."""
    old, new = a.content["results"], b.content["results"]
    renamed = renames.pairs(old, new)
    old = {renamed.get(identifier, identifier): result for identifier, result in old.items()}
    both = sorted(old.keys() & new.keys())
    moved = [move for identifier in both for move in _moves(identifier, old, new, rtol, atol)]
    return {
        "a": _named(a),
        "b": _named(b),
        "tolerance": {"relative": rtol, "absolute": atol},
        "verdicts": _verdicts(a.content["verdicts"], b.content["verdicts"]),
        "results": {
            "compared": len(both),
            "renamed": renamed,
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
    return {"name": side.name} | {key: made[key] for key in ("digest", "package", "languages") if key in made}


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
    found: dict[str, Any] = {key: result[key] for key in ("low", "high") if key in result}
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


def is_number(value: object) -> TypeGuard[float]:
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
    renamed = f" ({len(results['renamed'])} of them renamed)" if results["renamed"] else ""
    return (
        f"{moved} of {results['compared']} results{renamed} moved, "
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
