"""The receipt as a page shows it: the Sphinx directive `receipt`.

Digests are short, whole on hover and in the JSON beside the page; what differs from run to run (`run`) is
not in the pages, so that two builds of one commit print the same.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from press.editions import receipt
from press.findings.claims import COMMA
from press.pages.fold import folded
from press.pages.linking import WORDS, Linking


class ReceiptDirective(SphinxDirective, Linking):
    """Everything that the receipt states, in tables; the long ones are folded."""

    def run(self) -> list[nodes.Node]:
        found = self.edition("receipt").receipt
        _ = self._
        if not found:
            raise self.error(f"book/{receipt.FILE} was not laid out: print the book with `press build`")
        stated = found["inputs"]
        return [
            _terms(self.summary(found)),
            *self.tables(stated),
            nodes.rubric("", _("Chapters and pages")),
            _table((_("Source"), "sha256", _("Parameters")), self.chapters(stated, found["seeds"])),
            nodes.rubric("", _("Code")),
            *self.listed(_("{n} files: the modules of analysis"), stated["analysis"]),
            *self.listed(_("{n} files: the files of press"), stated["press"]),
            *self.listed(_("{n} files: the catalogues of translations"), stated["locale"]),
            nodes.rubric("", _("Versions")),
            _table((_("Package"), _("Version")), [(name, said) for name, said in found["versions"].items()]),
        ]

    def tables(self, stated: dict[str, Any]) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for package, tables in stated["tables"].items():
            made.append(nodes.rubric("", self._("Data package {name}").format(name=package)))
            rows = [("datapackage.json", short(stated["descriptors"][package]))]
            rows += [(name, short(digest)) for name, digest in tables.items()]
            made.append(_table((self._("Table"), "sha256"), rows))
        return made

    def summary(self, found: dict[str, Any]) -> list[tuple[Any, Any]]:
        """The lines above all the tables."""
        _ = self._
        package, results = found["package"], found["outputs"]["results"]
        counts = Counter(found["outputs"]["verdicts"].values())
        said = [f"{counts[verdict]} {_(WORDS[verdict])}" for verdict in sorted(counts)]
        digest = nodes.literal("", found["digest"])
        counted = _("{n} results, sha256 ").format(n=results["count"])
        return [
            (_("Edition"), found["name"]),
            (_("Book"), _("version {version}").format(version=found["book"].get("version", _("unknown")))),
            (_("Data package"), f"{package['name']} {package.get('version', '')}".strip()),
            (_("Languages"), _(COMMA).join(found["languages"])),
            (_("Receipt"), digest),
            ("results.json", (nodes.Text(counted), short(results["sha256"]))),
            (_("Verdicts"), _(COMMA).join(said) or _("no claims")),
            *self.sealed(found),
            ("requirements.lock", (nodes.Text("sha256 "), short(found["inputs"]["lock"]))),
        ]

    def sealed(self, found: dict[str, Any]) -> list[tuple[Any, ...]]:
        """The claims and the designs, which figures that come later are judged by."""
        own = found["inputs"]["tables"].get(found["package"]["name"], {})
        named = {"claims": self._("Claims, sealed"), "designs": self._("Designs, sealed")}
        return [
            (said, (nodes.Text("sha256 "), short(own[name]))) for name, said in named.items() if name in own
        ]

    def chapters(self, stated: dict[str, Any], seeds: dict[str, Any]) -> list[tuple[Any, ...]]:
        """A row per source with its parameters and seeds, then one per page that a generator makes."""
        rows, left = [], dict(stated["parameters"])
        for source, digest in stated["chapters"].items():
            name = source.rpartition(".")[0]
            rows.append((source, short(digest), self.parameters(left.pop(name, {}), seeds.get(name, {}))))
        return rows + [
            (name, "", self.parameters(known, seeds.get(name, {}))) for name, known in left.items()
        ]

    def parameters(self, known: dict[str, Any], seeds: dict[str, list[int]]) -> str:
        said = [f"{key} = " + ('""' if value == "" else str(value)) for key, value in known.items()]
        own = [(key, value) for key, values in seeds.items() for value in values if value != known.get(key)]
        in_code = self._("{name} = {value} (in the code)")
        return self._(COMMA).join(said + [in_code.format(name=key, value=value) for key, value in own])

    def listed(self, what: str, digests: dict[str, str]) -> list[nodes.Node]:
        """A long table behind a line with their number and the digest of them all."""
        rows = [(name, short(digest)) for name, digest in digests.items()]
        table = _table((self._("File"), "sha256"), rows)
        return folded(what.format(n=len(digests)), table, css="press-fold")


def short(digest: str) -> nodes.Node:
    """A digest's first characters; the whole on hover."""
    return nodes.abbreviation("", "", nodes.literal("", digest[: receipt.SHORT]), explanation=digest)


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
