"""The difference of two editions as one page that needs nothing else: no script, no network."""

from __future__ import annotations

import base64
from html import escape
from itertools import groupby
from typing import Any

from press.editions.compare import change, pair, summary
from press.editions.receipt import SHORT
from press.findings.figures import Figure
from press.findings.results import spoken

STYLE = """
:root { color-scheme: light dark; --line: #c9ced6; --text: #1d2129; --muted: #59616e; --back: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --line: #4a5160; --text: #e7eaf0; --muted: #a3abb8; --back: #14171c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.2rem 4rem; background: var(--back);
  color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0.6rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 0.3rem; }
code { font-size: 0.9em; overflow-wrap: anywhere; } .muted { color: var(--muted); font-size: 0.9em; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.pair > * { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.5rem 0.8rem;
  min-width: 0; margin: 0; }
.row { display: grid; grid-template-columns: minmax(0, 2.4fr) 1fr 1fr 6rem; gap: 0 1rem; padding: 0.3rem 0;
  border-top: 1px solid var(--line); align-items: baseline; }
.row > :not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.head { font-weight: 600; border: none; } .claim > :not(:first-child) { text-align: left; }
.claim { grid-template-columns: minmax(0, 2.4fr) 1fr 1fr; } .new { font-weight: 600; }
img { width: 100%; height: auto; background: #fff; display: block; }
ul { padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  .pair { grid-template-columns: 1fr; gap: 0.6rem; }
  .row { grid-template-columns: 1fr 1fr 5rem; } .row > :first-child { grid-column: 1 / -1; }
  .row > :not(:first-child) { text-align: left; } .row > :last-child { text-align: right; }
  .claim { grid-template-columns: 1fr 1fr; } .claim > :last-child { text-align: left; }
}
"""


def page(difference: dict[str, Any], old: dict[str, Figure], new: dict[str, Figure]) -> str:
    """The whole page; `old` and `new` are the two editions' figures by name."""
    names = difference["a"]["name"], difference["b"]["name"]
    title = f"{names[0]} and {names[1]} compared"
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(summary(difference))}.</p>",
        f'<div class="pair">{_side(difference["a"], "old")}{_side(difference["b"], "new")}</div>',
        _verdicts(difference, names),
        _results(difference, names),
        _figures(old, new, names),
        _alone(difference, names),
        _list("Made from other inputs", difference["inputs"]),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    )


def _side(side: dict[str, Any], word: str) -> str:
    package = side.get("package", {})
    rows = [f"<strong>{escape(side['name'])}</strong> ({word})"]
    if package:
        rows.append(f"data package {escape(package['name'])} {escape(str(package.get('version', '')))}")
    if "digest" in side:
        digest = side["digest"]
        rows.append(f'receipt <code title="{escape(digest)}">{escape(digest[:SHORT])}</code>')
    return f"<p>{'<br>'.join(rows)}</p>"


def _verdicts(difference: dict[str, Any], names: tuple[str, str]) -> str:
    flipped = difference["verdicts"]["flipped"]
    if not flipped:
        return "<h2>Verdicts</h2><p>None flipped.</p>"
    rows = [_row(("Claim", *names), "head claim")]
    for claim in flipped:
        said = f'{escape(claim["en"])}<br><code class="muted">{escape(claim["id"])}</code>'
        rows.append(
            f'<div class="row claim" id="claim-{escape(claim["id"])}"><div>{said}</div>'
            f'<div>{escape(claim["old"])}</div><div class="new">{escape(claim["new"])}</div></div>'
        )
    return f"<h2>Verdicts that flipped ({len(flipped)})</h2>{''.join(rows)}"


def _results(difference: dict[str, Any], names: tuple[str, str]) -> str:
    moved = sorted(difference["results"]["moved"], key=lambda move: move["chapter"])  # ids stay in order
    if not moved:
        return "<h2>Results</h2><p>None moved.</p>"
    parts = ["<h2>Results that moved</h2>"]
    for chapter, moves in groupby(moved, key=lambda move: move["chapter"]):
        parts.append(f"<h3>{escape(chapter)}</h3>" + _row(("Result", *names, "Change"), "head"))
        parts += [_move(move) for move in moves]
    return "".join(parts)


def _move(move: dict[str, Any]) -> str:
    part = "" if move["part"] == "value" else f" {escape(move['part'])}"
    unit = "" if move["part"] == "unit" else f", {escape(spoken(move['unit']))}"
    old, new = (escape(text) for text in pair(move))
    name = f'<code>{escape(move["id"])}</code><span class="muted">{part}{unit}</span>'
    return (
        f'<div class="row"><div>{name}</div>'
        f'<div>{old}</div><div class="new">{new}</div><div>{escape(change(move))}</div></div>'
    )


def _row(cells: tuple[str, ...], kind: str) -> str:
    return f'<div class="row {kind}">' + "".join(f"<div>{escape(cell)}</div>" for cell in cells) + "</div>"


def _figures(old: dict[str, Figure], new: dict[str, Figure], names: tuple[str, str]) -> str:
    """Figures whose data differ, as pairs; those of one edition alone are named with their chapters."""
    moved = [name for name in new if name in old and old[name].data != new[name].data]
    parts = [f"<h2>Figures whose data changed ({len(moved)})</h2>"] if moved else []
    for name in moved:
        pictures = "".join(
            f'<div><span class="muted">{escape(word)}</span>{_picture(figure)}</div>'
            for word, figure in zip(names, (old[name], new[name]), strict=True)
        )
        parts.append(
            f'<h3>{escape(name)}, {escape(new[name].chapter)}</h3><div class="pair">{pictures}</div>'
        )
    return "".join(parts)


def _picture(figure: Figure) -> str:
    """As an image, so that nothing inside a drawing can act on the page."""
    data = base64.b64encode(figure.svg.encode("utf-8")).decode("ascii")
    return f'<img alt="{escape(figure.alt)}" src="data:image/svg+xml;base64,{data}">'


def _alone(difference: dict[str, Any], names: tuple[str, str]) -> str:
    parts = []
    for side, name in zip(("only_a", "only_b"), names, strict=True):
        parts.append(_list(f"Chapters only in {name}", difference["chapters"][side]))
        claims = [f"{claim['id']}: {claim['verdict']}" for claim in difference["verdicts"][side]]
        parts.append(_list(f"Claims only in {name}", claims))
        results = [f"{r['id']} ({r['chapter']})" for r in difference["results"][side]]
        parts.append(_list(f"Results only in {name}", results))
    return "".join(parts)


def _list(title: str, items: list[str]) -> str:
    if not items:
        return ""
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<h2>{escape(title)} ({len(items)})</h2><ul>{rows}</ul>"
