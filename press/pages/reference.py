"""The reference of `analysis`, from its docstrings: the Sphinx directive `reference`.

    ```{reference} analysis/methods
    ```

shows the modules of one folder: each module's docstring, then its public classes and functions with their
signatures. The sources are those that were laid out beside the pages; nothing is imported. A page is read
again when a module of its folder changes, appears or goes.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from press.pages import shown

CODE = re.compile(r"``(.+?)``|`(.+?)`", re.DOTALL)
Definition = ast.FunctionDef | ast.ClassDef


class ReferenceDirective(SphinxDirective):
    """A section per module."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        (folder,) = self.arguments
        shown.note(self.env, "code", folder)
        modules = sorted((Path(self.env.app.srcdir) / folder).glob("[!_]*.py"))
        if not modules:
            raise self.error(f"{folder}: no modules here")
        return [_module(f"{folder}/{path.stem}".replace("/", "."), path) for path in modules]


def _module(name: str, path: Path) -> nodes.section:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    section = nodes.section(ids=[name], names=[name], classes=["press-module"])
    section += nodes.title("", path.stem)
    section += [*_text(tree), *(_described(found, name, "") for found in public(tree))]
    return section


def public(tree: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """The functions and classes that a module or class shows, in their order."""
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node


def _described(node: Definition, module: str, owner: str) -> nodes.Node:
    """A class with what it shows, or a function, as Sphinx describes objects of Python."""
    kind = "class" if isinstance(node, ast.ClassDef) else "method" if owner else "function"
    name = f"{owner}{node.name}"
    signature = addnodes.desc_signature("", "", ids=[f"{module}.{name}"])
    if kind == "class":
        signature += addnodes.desc_annotation("", "class ")
    signature += addnodes.desc_name("", name)
    signature += nodes.Text(_fields(node) if isinstance(node, ast.ClassDef) else _arguments(node))
    content = addnodes.desc_content("", *_text(node))
    if isinstance(node, ast.ClassDef):
        content += [_described(found, module, f"{name}.") for found in public(node)]
    known = {"domain": "py", "objtype": kind, "desctype": kind, "classes": ["py", kind]}
    return addnodes.desc("", signature, content, **known)


def _arguments(node: ast.FunctionDef) -> str:
    decorated = {ast.unparse(decorator) for decorator in node.decorator_list}
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    if decorated & {"property", "functools.cached_property", "cached_property"}:
        return returned
    arguments = ast.unparse(node.args)
    return f"({re.sub(r'^self(, )?|^cls(, )?', '', arguments)}){returned}"


def _fields(node: ast.ClassDef) -> str:
    """A class's fields as its call takes them; what a call of `field` makes is no default to show."""
    stated = [found for found in node.body if isinstance(found, ast.AnnAssign)]
    for found in stated:
        found.value = None if isinstance(found.value, ast.Call) else found.value
    fields = [ast.unparse(found) for found in stated]
    return f"({', '.join(fields)})" if fields else ""


def _text(node: ast.Module | Definition) -> Iterator[nodes.Node]:
    """A docstring: paragraphs; what stands indented, as it is."""
    for block in re.split(r"\n\s*\n", inspect.cleandoc(ast.get_docstring(node, clean=False) or "")):
        if block.startswith(" "):
            yield nodes.literal_block(block, inspect.cleandoc(f"\n{block}"), language="text")
        elif block:
            yield nodes.paragraph("", "", *_inline(block))


def _inline(text: str) -> Iterator[nodes.Node]:
    last = 0
    for found in CODE.finditer(text):
        yield nodes.Text(text[last : found.start()])
        code = found[1] or found[2]
        yield nodes.literal("", code)
        last = found.end()
    yield nodes.Text(text[last:])


def setup(app: Sphinx) -> None:
    """Registers the directive; called by `press.pages.sphinx_ext`."""
    app.add_directive("reference", ReferenceDirective)
