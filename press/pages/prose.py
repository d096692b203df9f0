"""What of a page's Markdown is prose, and the same Markdown with that prose in another language.

A message is what stands in one block: a heading, a paragraph, an item of a list, a cell of a table, a title
or a label that a directive is given. It is the Markdown of the block in one line, with its roles, as Sphinx's
gettext builder gives it. Code, formulas and raw HTML hold no messages.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from press import PressError
from press.book.generator import PLACE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Directives whose content is Markdown; of TITLED ones what stands behind the name is a message as well.
TITLED = {"admonition", "dropdown"}
NESTED = {"container", "finding", "list-table", "note"} | TITLED
WORDLESS = {"raw", "code-block", "math", "take", "specialist", "anchor", "cite-page", "bibliography"}
WORDLESS |= {
    "claim",
    "ledger",
    "strip",
    "paragraphs",
    "chance",
    "columns",
    "figure-of",
    "receipt",
    "reference",
}
DIRECTIVE = re.compile(r"\{([\w-]+)\} *(.*)")
OPTION = re.compile(r"^:[\w-]+:.*$")
# What options say: the words before `<page>` of a link, the labels of bars.
LINK = re.compile(r"^:chapter: +(?P<said>[^<\n]*[^<\s])(?= *<[^>]*> *$)", re.MULTILINE)
BARS = re.compile(r"^:bars:.*$", re.MULTILINE)
LABEL = re.compile(r"=(?P<said>[^;\n]*[^;\s])")
# A message says something in English: not only roles, places of a generator's words, numbers and marks.
MUTE = re.compile(r"\{[\w:-]+\}`[^`]*`|<[a-z_]+>|[^A-Za-z]+")


@dataclass(frozen=True)
class Message:
    """A message and where it stands; a heading has the address that its own words give it."""

    start: int
    end: int
    text: str
    anchor: str = ""

    @property
    def mute(self) -> bool:
        """Whether there is nothing to translate."""
        return not speaks(self.text)


def speaks(text: str) -> bool:
    """Whether a text has words of its own."""
    return bool(MUTE.sub("", text))


def messages(text: str) -> list[Message]:
    """The messages of a page's Markdown, in their order. PressError: a directive that nobody knows."""
    return [one for one in _blocks(text) if not one.mute]


def translated(text: str, say: Callable[[str], str]) -> str:
    """The Markdown with each message in `say`'s words; a heading keeps its address."""
    for one in reversed(_blocks(text)):
        said = one.text if one.mute else say(one.text)
        text = text[: one.start] + said + _addressed(one.anchor) + text[one.end :]
    return text


def heading(marks: str, text: str, say: Callable[[str], str]) -> str:
    """A heading of the machinery's own, with the address that its English words give it."""
    said = say(text)
    return f"{marks} {said}" if said == text else f"{marks} {said}{_addressed(make_id(text))}"


def _addressed(anchor: str) -> str:
    return f"\n\n```{{anchor}} {anchor}\n```" if anchor else ""


@functools.lru_cache(maxsize=4096)  # of a book: checked, translated, and printed again and again
def _blocks(text: str) -> tuple[Message, ...]:
    return tuple(sorted(_found(text, 0), key=lambda one: one.start))


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

    # A generator's `<word>` alone in its paragraph is no HTML.
    parser = MarkdownIt("commonmark").enable("table").disable("html_block")
    for plugin in (colon_fence_plugin, deflist_plugin, dollarmath_plugin, myst_role_plugin):
        parser.use(plugin)
    return parser


def _found(text: str, at: int) -> Iterator[Message]:
    """The messages of a part of a page, which begins there at `at`."""
    starts = [0, *(found.end() for found in re.finditer("\n", text)), len(text) + 1]
    cursor = 0
    before: Token | None = None
    for token in _parser().parse(text):
        if token.type == "inline":
            assert before and (token.map or before.map)
            first, _ = token.map or before.map or (0, 0)
            lines = token.content.split("\n")
            cursor = max(cursor, starts[first])
            start = text.index(lines[0], cursor)
            cursor = end = text.index(lines[-1], max(start, starts[first + len(lines) - 1])) + len(lines[-1])
            yield _message(token.content, at + start, at + end, _anchor(token, before))
        elif token.type in ("fence", "colon_fence") and (found := DIRECTIVE.fullmatch(token.info.strip())):
            assert token.map
            opening = starts[token.map[0]]
            if found[1] in TITLED and found[2]:
                start = text.index(found[2], opening)
                yield _message(found[2], at + start, at + start + len(found[2]))
            if found[1] in NESTED:
                yield from _inside(token.content, at + text.index(token.content, starts[token.map[0] + 1]))
            elif found[1] not in WORDLESS:
                raise PressError(
                    f"directive {{{found[1]}}}: it is not known whether it holds prose; add it to NESTED or "
                    "WORDLESS in press/pages/prose.py"
                )
        if token.nesting == 1:
            before = token


def _inside(content: str, at: int) -> Iterator[Message]:
    """The messages of a directive's options and content."""
    length = 0
    for line in content.splitlines(keepends=True):
        if line.strip() and not OPTION.match(line.rstrip()):
            break
        length += len(line)
    options = content[:length]
    said = [(0, found) for found in LINK.finditer(options)]
    said += [(bars.start(), found) for bars in BARS.finditer(options) for found in LABEL.finditer(bars[0])]
    for start, found in said:
        yield _message(found["said"], at + start + found.start("said"), at + start + found.end("said"))
    yield from _found(content[length:], at + length)


def _message(text: str, start: int, end: int, anchor: str = "") -> Message:
    return Message(start, end, " ".join(text.split()), anchor)


def _anchor(token: Token, before: Token) -> str:
    """The address of a heading; that of a generator's `<word>` is filled in with the page's."""
    if before.type != "heading_open":
        return ""
    if word := PLACE.fullmatch(token.content):
        return f"<{word[1]}_anchor>"
    return make_id("".join(child.content or " " for child in token.children or []))
