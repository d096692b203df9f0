"""The receipt as a page shows it: the Sphinx directive `receipt`.

Digests are short, whole on hover and in the JSON beside the page; what differs from run to run (`run`) is
not in the pages, so that two builds of one commit print the same.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from press.editions import receipt
from press.pages import shown
from press.pages.fold import folded


class ReceiptDirective(SphinxDirective):
    """Everything that the receipt states, in tables; the long ones are folded."""

    def run(self) -> list[nodes.Node]:
        found = shown.note(self.env, "receipt").receipt
        if not found:
            raise self.error(f"book/{receipt.FILE} was not laid out: print the book with `press build`")
        stated = found["inputs"]
        return [
            _terms(_summary(found)),
            *self.tables(stated),
            nodes.rubric("", "Chapters and pages"),
            _table(("Source", "sha256", "Parameters"), _chapters(stated, found["seeds"])),
            nodes.rubric("", "Code"),
            *_listed("the modules of analysis", stated["analysis"]),
            *_listed("the files of press", stated["press"]),
            nodes.rubric("", "Versions"),
            _table(("Package", "Version"), [(name, said) for name, said in found["versions"].items()]),
        ]

    def tables(self, stated: dict[str, Any]) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for package, tables in stated["tables"].items():
            made.append(nodes.rubric("", f"Data package {package}"))
            rows = [("datapackage.json", short(stated["descriptors"][package]))]
            rows += [(name, short(digest)) for name, digest in tables.items()]
            made.append(_table(("Table", "sha256"), rows))
        return made


def _summary(found: dict[str, Any]) -> list[tuple[Any, Any]]:
    """The lines above all the tables."""
    package, results = found["package"], found["outputs"]["results"]
    counts: dict[str, int] = {}
    for verdict in found["outputs"]["verdicts"].values():
        counts[verdict] = counts.get(verdict, 0) + 1
    said = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    return [
        ("Edition", found["name"]),
        ("Book", f"version {found['book'].get('version', 'unknown')}"),
        ("Data package", f"{package['name']} {package.get('version', '')}".strip()),
        ("Languages", ", ".join(found["languages"])),
        ("Receipt", nodes.literal("", found["digest"])),
        ("results.json", (nodes.Text(f"{results['count']} results, sha256 "), short(results["sha256"]))),
        ("Verdicts", said or "no claims"),
        *_sealed(found),
        ("requirements.lock", (nodes.Text("sha256 "), short(found["inputs"]["lock"]))),
    ]


def _sealed(found: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The claims and the designs, which figures that come later are judged by."""
    own = found["inputs"]["tables"].get(found["package"]["name"], {})
    names = [name for name in ("claims", "designs") if name in own]
    return [(f"{name.capitalize()}, sealed", (nodes.Text("sha256 "), short(own[name]))) for name in names]


def _chapters(stated: dict[str, Any], seeds: dict[str, Any]) -> list[tuple[Any, ...]]:
    """A row per source with its parameters and seeds, then one per page that a generator makes."""
    rows, left = [], dict(stated["parameters"])
    for source, digest in stated["chapters"].items():
        name = source.rpartition(".")[0]
        rows.append((source, short(digest), _parameters(left.pop(name, {}), seeds.get(name, {}))))
    return rows + [(name, "", _parameters(known, seeds.get(name, {}))) for name, known in left.items()]


def _parameters(known: dict[str, Any], seeds: dict[str, list[int]]) -> str:
    said = [f"{key} = {value}" for key, value in known.items()]
    own = [(key, value) for key, values in seeds.items() for value in values if value != known.get(key)]
    return ", ".join(said + [f"{key} = {value} (in the code)" for key, value in own])


def short(digest: str) -> nodes.Node:
    """A digest's first characters; the whole on hover."""
    return nodes.abbreviation("", "", nodes.literal("", digest[: receipt.SHORT]), explanation=digest)


def _listed(what: str, digests: dict[str, str]) -> list[nodes.Node]:
    """A long table behind a line with their number and the digest of them all."""
    rows = [(name, short(digest)) for name, digest in digests.items()]
    return folded(f"{len(digests)} files: {what}", _table(("File", "sha256"), rows), css="press-fold")


def _terms(rows: list[tuple[str, Any]]) -> nodes.Node:
    items = [
        nodes.definition_list_item(
            "", nodes.term("", name), nodes.definition("", nodes.paragraph("", "", *_inline(said)))
        )
        for name, said in rows
    ]
    return nodes.definition_list("", *items, classes=["press-receipt"])


def _table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> nodes.Node:
    """A table that scrolls inside a narrow page; a cell is text, a node or several nodes."""
    group = nodes.tgroup(cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]
    if any(head):
        group += nodes.thead("", _row(head))
    group += nodes.tbody("", *(_row(row) for row in rows))
    table = nodes.table("", group, classes=["press-receipt"])
    return nodes.container("", table, classes=["press-scroll"])


def _row(cells: tuple[Any, ...]) -> nodes.Node:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *_inline(cell))) for cell in cells))


def _inline(cell: Any) -> tuple[nodes.Node, ...]:
    if isinstance(cell, tuple):
        return cell
    return (cell,) if isinstance(cell, nodes.Node) else (nodes.Text(str(cell)),)


def setup(app: Sphinx) -> None:
    """Registers the directive; called by `press.pages.sphinx_ext`."""
    app.add_directive("receipt", ReceiptDirective)
