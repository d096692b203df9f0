"""Files and texts that others wrote: plain files of a stated size, JSON and YAML without traps.

A FIFO would hang whoever reads it, a device has no end; an alias of YAML unfolds a kilobyte to gigabytes, a
key that stands twice hides a value, deep nesting ends in a traceback. All are refused here, with file, place
and what was expected.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.data.errors import PackageError

LARGEST = 64 * 2**20  # bytes of one file: it is held in memory some ten times over
LARGEST_YAML = 8 * 2**20  # bytes: what YAML gives takes a hundred times its text
DEEPEST = 50  # levels of nesting; what people write by hand has ten
KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a character device"),
    (stat.S_ISBLK, "a block device"),
    (stat.S_ISSOCK, "a socket"),
)


def kind_fault(path: Path) -> str:
    """What stands at ``path`` in place of a plain file, or "" (also where nothing stands)."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""
    return next((f"is {words}; expected a plain file" for test, words in KINDS if test(mode)), "")


def size_fault(size: int, limit: int = LARGEST) -> str:
    """Why a file of ``size`` bytes is not read, or ""."""
    if size <= limit:
        return ""
    cure = "take out columns and years that no chapter reads, or split it"
    return f"{size / 2**20:.0f} MB; at most {limit // 2**20} MB are read; {cure}"


def read(path: Path, place: str, limit: int = LARGEST) -> bytes:
    """The bytes of a plain file of at most ``limit`` bytes; ``place`` is its name in errors.

    Kind and size are asked before a byte is read. PackageError: another kind of file, or too large. OSError:
    missing, or not to be read.
    """
    if fault := kind_fault(path):
        raise PackageError(f"{place}: {fault}")
    # Should a pipe have taken the file's place meanwhile, opening it waits for nobody.
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        known = os.fstat(file.fileno())
        if fault := size_fault(known.st_size, limit):
            raise PackageError(f"{place}: {fault}")
        content = file.read(min(limit, known.st_size) + 1)  # one byte more tells whether it grew
    if fault := size_fault(len(content), limit):
        raise PackageError(f"{place}: {fault}")
    return content


def from_json(content: bytes, place: str) -> Any:
    """What a JSON text holds. PackageError: not UTF-8, not JSON, a key twice, nested too deeply."""
    text = _text(content, place)
    try:
        parsed = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"{place} line {error.lineno}, character {error.colno}"
        raise PackageError(f"{where}: not JSON ({error.msg}); mend the text there") from None
    except RecursionError:
        raise PackageError(f"{place}: nested more than {DEEPEST} levels deep; mend the text") from None
    except _Twice as error:
        line = _line_of_second(text, str(error))
        raise PackageError(
            f"{place}{line}: the key {_short(str(error))} stands twice; take one out"
        ) from None
    except ValueError as error:  # a whole number of thousands of digits
        raise PackageError(f"{place}: a number that cannot be read ({error!s:.60})") from None
    _check_parsed(parsed, place)
    return parsed


def from_yaml(content: bytes, place: str) -> Any:
    """What a YAML text holds. PackageError: not UTF-8, not YAML, aliases that unfold, a key twice, depth."""
    import yaml

    if fault := size_fault(len(content), LARGEST_YAML):
        raise PackageError(f"{place}: {fault}")
    text = _text(content, place)
    try:
        _check_events(text, place)
        parsed = yaml.load(text, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error)
        where = f"{place} line {mark.line + 1}" if mark else place
        raise PackageError(
            f"{where}: not YAML ({' '.join(said.split()):.200}); mend the text there"
        ) from None
    except RecursionError:
        raise PackageError(f"{place}: nested more than {DEEPEST} levels deep; mend the text") from None
    except PackageError:
        raise
    except (ValueError, TypeError, AttributeError, OverflowError) as error:  # 2024-13-45
        raise PackageError(
            f"{place}: a value that cannot be read ({error!s:.60}); put it into quotes"
        ) from None
    _check_parsed(parsed, place)
    return parsed


def _text(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(f"{place}: not UTF-8 (byte {error.start}); save it as UTF-8") from None


class _Twice(Exception):
    """A key that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _line_of_second(text: str, key: str) -> str:
    """Where a key of JSON stands for the second time: certain only where it stands in the text just twice."""
    places = [found.start() for found in re.finditer(re.escape(json.dumps(key, ensure_ascii=False)), text)]
    return f" line {text.count(chr(10), 0, places[1]) + 1}" if len(places) == 2 else ""


def _loader() -> Any:
    """libyaml's safe loader, where it is there, which takes no key twice."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):
        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
            seen: set[Any] = set()
            for key_node, _ in node.value:
                key = self.construct_object(key_node, deep=True)
                if not isinstance(key, str | int | float | bool | None):
                    raise _problem("a key that is no plain word", key_node.start_mark)
                if key in seen:
                    raise _problem(f"the key {_short(str(key))} stands twice", key_node.start_mark)
                seen.add(key)
            return super().construct_mapping(node, deep)

    return Loader


def _problem(words: str, mark: Any) -> Exception:
    import yaml

    return yaml.constructor.ConstructorError(None, None, words, mark)


def _check_events(text: str, place: str) -> None:
    """Refuses depth, and aliases that unfold to more than a file may hold, before anything is built."""
    import yaml

    sizes: dict[str, int] = {}  # of what each anchor marks, unfolded, in letters
    open_: list[list[Any]] = [["", 0]]  # anchor and size of each collection that has not ended
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        line = f"{place} line {event.start_mark.line + 1}"
        size = 0
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in sizes:
                raise PackageError(
                    f"{line}: the alias *{event.anchor:.40} names nothing before it; write it out"
                )
            size = sizes[event.anchor]
        elif isinstance(event, yaml.ScalarEvent):
            size = 1 + len(event.value)
            if event.anchor:
                sizes[event.anchor] = size
        elif isinstance(event, yaml.CollectionStartEvent):
            open_.append([event.anchor, 1])
            sizes.pop(event.anchor, None)
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, size = open_.pop()
            if anchor:
                sizes[anchor] = size
        open_[-1][1] += size
        if len(open_) > DEEPEST + 1:
            raise PackageError(f"{line}: nested more than {DEEPEST} levels deep; mend the text")
        if open_[-1][1] > LARGEST_YAML:
            most = f"{LARGEST_YAML // 2**20} MB"
            raise PackageError(f"{line}: aliases (*name) unfold to more than {most}; write the text out")


def _check_parsed(parsed: Any, place: str) -> None:
    """Refuses depth, and text that no file can hold (half of a pair of UTF-16)."""
    for value, depth in _walk(parsed):
        if depth > DEEPEST:
            raise PackageError(f"{place}: nested more than {DEEPEST} levels deep; mend the text")
        if isinstance(value, str) and not _is_whole(value):
            raise PackageError(f"{place}: {_short(value)} holds half a letter (a lone surrogate); mend it")


def _is_whole(text: str) -> bool:
    try:
        return bool(text.encode("utf-8")) or not text
    except UnicodeEncodeError:
        return False


def _walk(parsed: Any) -> Iterator[tuple[Any, int]]:
    """Every value and key with its depth, without recursion."""
    left = [(parsed, 0)]
    while left:
        value, depth = left.pop()
        yield value, depth
        if depth <= DEEPEST:
            if isinstance(value, dict):
                left += [(part, depth + 1) for pair in value.items() for part in pair]
            elif isinstance(value, list):
                left += [(part, depth + 1) for part in value]


def _short(text: str) -> str:
    return ascii(text[:40]) if not text.isprintable() else repr(text[:40])


def shown(value: Any) -> str:
    """A value in a message: its kind, and its beginning on one line."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return {dict: "a mapping", list: "a list"}[type(value)]
    said = repr(value)
    return said if len(said) <= 60 else f"{said[:57]}..."
