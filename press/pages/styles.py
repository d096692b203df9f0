"""Style sheets without the rules that no page of the edition uses.

The theme brings 0.5 MB of them, a fifth of which concerns these pages; a browser shows nothing before it has
read all. A rule stays if the pages, or the scripts that change them, name each class and id of its selector.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from press.pages.touch import LIBRARY

NAMED = re.compile(r'\s(?:class|id)="([^"]*)"')
WORD = re.compile(r"[A-Za-z_][\w-]*")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)  # of whose it is
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[{};]|[^"\'{};]+', re.DOTALL)
SELECTOR = re.compile(r"(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+")
ASIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
OF_ICONS = re.compile(r"fa[bsr]?(?:-|$)")  # `icons.css` draws those that there are
GROUPS = ("@media", "@supports", "@layer", "@container")


def used(html: Path) -> frozenset[str]:
    """Every class and id that a page carries, and every word of a script."""
    words: set[str] = set()
    for page in html.rglob("*.html"):
        for found in set(NAMED.findall(page.read_text(encoding="utf-8"))):
            words.update(found.split())
    for script in (html / "_static").rglob("*.js"):
        if script.name == LIBRARY:  # its pictures bring their own styles
            continue
        words.update(WORD.findall(script.read_text(encoding="utf-8")))
    return frozenset(word for word in words if not OF_ICONS.match(word))


@functools.lru_cache(maxsize=32)  # a book is printed many times while it is written
def pruned(css: str, words: frozenset[str]) -> str:
    """The style sheet without rules, and parts of their selectors, that name what is not among `words`."""
    rules = "".join(_kept(list(_blocks(COMMENT.sub("", css))), words))
    return "\n".join([rules, *NOTICE.findall(css)])


def _blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """A style sheet's statements: what stands before a brace and within it, or None where there is none."""
    head, body, depth = "", "", 0
    for token in TOKEN.findall(css):
        if token == "{" and (depth := depth + 1) == 1:
            continue
        if token == "}" and (depth := depth - 1) == 0:
            yield head.strip(), body
            head, body = "", ""
        elif depth:
            body += token
        elif token == ";":
            yield head.strip(), None
            head = ""
        else:
            head += token


def _kept(blocks: list[tuple[str, str | None]], words: frozenset[str]) -> Iterator[str]:
    for head, body in blocks:
        if body is None:
            yield f"{head};"
        elif head.startswith(GROUPS):
            if inner := "".join(_kept(list(_blocks(body)), words)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            if "Font Awesome" not in body:
                yield f"{head}{{{body}}}"
        elif selectors := [one for one in SELECTOR.findall(head) if _is_used(one, words)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _is_used(selector: str, words: frozenset[str]) -> bool:
    names = NAME.findall(ASIDE.sub("", selector))
    return all(name.replace("\\", "") in words for name in names)
