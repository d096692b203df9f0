"""What Sphinx asks of all pages when it writes one: figures and tables, to number them, and titles, for the
contents beside the page.

Sphinx unpickles every page for it, and copies every heading of the book. Here each page that is read leaves
an outline in the environment, a document of what is numbered alone, and Sphinx's own code works on these.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util.nodes import clean_astext

NAMED = (nodes.title, nodes.caption)


def outline(env: BuildEnvironment, doctree: nodes.document) -> nodes.document:
    """A document of a page's sections, lists of contents, and whatever can be numbered, in their order."""
    kept = nodes.document(None, None)
    kept += _kept(env, doctree)
    for node in kept.findall():
        node.document = kept  # a copy knows the document that it was copied from
    kept.ids = dict.fromkeys(doctree.ids, nodes.Element())  # of what has no number
    kept.ids |= {one: node for node in kept.findall(nodes.Element) for one in node["ids"]}
    return kept


def _kept(env: BuildEnvironment, parent: nodes.Element) -> list[nodes.Element]:
    kept: list[nodes.Element] = []
    for node in parent.children:
        if isinstance(node, nodes.section | nodes.figure | nodes.table | addnodes.toctree):
            copy = node.copy()
            copy += [
                type(child)("", clean_astext(child)) for child in node.children if isinstance(child, NAMED)
            ]
            copy += _kept(env, node)
            kept.append(copy)
        elif isinstance(node, nodes.Element):
            numbered = any(domain.get_enumerable_node_type(node) for domain in env.domains.values())
            kept += [node.deepcopy()] if numbered else _kept(env, node)
    return kept


@contextlib.contextmanager
def outlined(env: BuildEnvironment) -> Iterator[None]:
    """Sphinx is given outlines in place of pages while the block runs."""
    env.get_doctree = _outlines(env).__getitem__  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        del env.get_doctree


def _outlines(env: BuildEnvironment) -> dict[str, nodes.document]:
    if not hasattr(env, "press_outlines"):
        env.press_outlines = {}
    return env.press_outlines


class Numbered(StandardDomain):
    """Sphinx's domain of labels; the number of a figure elsewhere takes no page but its outline."""

    def _resolve_numref_xref(self, env: BuildEnvironment, *words: Any) -> nodes.Element | None:
        with outlined(env):
            return super()._resolve_numref_xref(env, *words)


@contextlib.contextmanager
def titled(env: BuildEnvironment, tocs: dict[str, nodes.bullet_list]) -> Iterator[None]:
    """Sphinx is given contents without headings, which `titles` made, while the block runs."""
    whole, env.tocs = env.tocs, tocs
    try:
        with outlined(env):
            yield
    finally:
        env.tocs = whole


def titles(env: BuildEnvironment) -> dict[str, nodes.bullet_list]:
    """The contents of each page without headings: what Sphinx leaves of them where it shows titles alone."""
    found = {}
    for page, contents in env.tocs.items():
        found[page] = short = contents.copy()
        for entry in contents.children:
            one = entry.copy()
            one += [child.deepcopy() for child in entry.children[:1]]
            below = [tree for child in entry.children[1:] for tree in child.findall(addnodes.toctree)]
            one += [nodes.bullet_list("", *(tree.copy() for tree in below))] if below else []
            short += one
    return found


def _read(app: Sphinx, doctree: nodes.document) -> None:
    _outlines(app.env)[app.env.docname] = outline(app.env, doctree)


def _purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    _outlines(env).pop(page, None)
    # Sphinx, which ends after a build, keeps what it has unpickled.
    env._pickled_doctree_cache.pop(page, None)
    vars(env).pop("master_doctree", None)


def _merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    _outlines(env).update({page: _outlines(other)[page] for page in pages})


_assigned = TocTreeCollector.assign_figure_numbers


def _assign_figure_numbers(self: TocTreeCollector, env: BuildEnvironment) -> list[str]:
    with outlined(env):
        return _assigned(self, env)


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    TocTreeCollector.assign_figure_numbers = _assign_figure_numbers  # type: ignore[method-assign]
    app.add_domain(Numbered, override=True)
    app.connect("doctree-read", _read, priority=900)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
