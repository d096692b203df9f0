"""A section whose result cannot be had says so in its place, and the chapter goes on.

``install`` (``figures.start`` calls it) has IPython run each later cell inside a guard. If the cell raises
``NotEstimable``, the reason is displayed where its figures would stand, in both languages, with the ids and
the names that the cell would have given, so that prose which speaks of them can be cut. What the cell would
have assigned is taken away: a later cell that reads such a name is left out for the same reason, never
computed from what an earlier section left under that name. Any other error is an error.

It works where the notebook runs, under the press and under plain papermill alike; outside IPython cells are
not guarded.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from analysis.data.errors import NotEstimable
from analysis.output import results

GUARD = "_absent_section"

_left: dict[str, NotEstimable] = {}  # names that cells left out would have assigned, and why they do not


def install() -> None:
    """Guards the cells that run after this one; does nothing outside IPython."""
    from IPython.core.interactiveshell import InteractiveShell

    if not InteractiveShell.initialized():
        return
    shell = InteractiveShell.instance()
    _left.clear()
    shell.user_ns[GUARD] = _Section
    others = [one for one in shell.ast_transformers if not isinstance(one, _Guarded)]
    shell.ast_transformers[:] = [*others, _Guarded()]


class _Guarded(ast.NodeTransformer):
    """Puts the statements of a cell into ``with _absent_section(what it names):``."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        if not node.body:
            return node
        told = ast.parse(repr((*_told(node), tuple(sorted(_assigned(node)))))).body[0]
        assert isinstance(told, ast.Expr)
        held = ast.Call(ast.Name("globals", ast.Load()), [], [])
        call = ast.Call(ast.Name(GUARD, ast.Load()), [told.value, held], [])
        guarded = ast.With([ast.withitem(call)], node.body)
        return ast.fix_missing_locations(ast.Module([ast.copy_location(guarded, node.body[0])], []))


class _Section:
    """The guard of one cell: ids and shown names that it gives, names that it assigns, the notebook's own."""

    def __init__(self, told: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], held: dict[str, Any]):
        (self.ids, self.shown, self.assigned), self.held = told, held

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> bool:
        reason = error if isinstance(error, NotEstimable) else None
        if isinstance(error, NameError) and error.name in _left and self._own(trace):
            reason = _left[error.name]
        for name in self.assigned:
            if reason is None and error is None:
                _left.pop(name, None)
            elif reason is not None:
                self.held.pop(name, None)
                _left[name] = reason
        if reason is None:
            return False
        results.absent(reason, ids=self.ids, shown=self.shown)
        return True

    def _own(self, trace: Any) -> bool:
        """Whether the notebook's own code raised, and no function that it calls."""
        while trace.tb_next:
            trace = trace.tb_next
        return trace.tb_frame.f_globals is self.held


def _told(code: ast.AST) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids that a cell records, as patterns, and the names under which it shows figures and tables."""
    texts = {text for node in ast.walk(code) if (text := _text(node))}
    ids = {_pattern(text) for text in texts if _IDS.match(text)}
    shown = {text for text in texts if _NAMES.fullmatch(text)}
    return tuple(sorted(ids)), tuple(sorted(shown))


def _pattern(text: str) -> str:
    """A template of ids as a pattern; ``record_frame`` leaves out the segment of an empty column."""
    own = re.sub(r"\\\.\\\{\w+\\\}", r"(\\.[a-z0-9_.]*)?", re.escape(text))
    return re.sub(r"\\\{\w+\\\}|\0", "[a-z0-9_.]*", own)


_IDS = re.compile(r"[a-z0-9_]+\.[a-z0-9_{\0]")  # begins as an id does; the rest may be added in another place
_NAMES = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def _text(node: ast.AST) -> str:
    """A text as it is written; what an f-string fills in is a zero byte."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "\0" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _assigned(code: ast.AST) -> set[str]:
    """The names that a cell assigns, imports and variables of comprehensions apart."""
    inner = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    loops = [loop for part in ast.walk(code) if isinstance(part, inner) for loop in part.generators]
    own = {id(node) for loop in loops for node in ast.walk(loop.target)}
    stored = [node for node in ast.walk(code) if isinstance(node, ast.Name) and id(node) not in own]
    return {node.id for node in stored if isinstance(node.ctx, ast.Store)}
