"""Ids of results that were renamed, so that editions of before and after can be compared.

`CHANGELOG.md`, newest release first, states them in tables with this header:

    | old id       | new id              |
    | ---          | ---                 |
    | `plates.{x}` | `macro_regions.{x}` |

A segment of an id (they are joined by dots) may hold one placeholder, which stands for one or more characters
other than a dot and keeps its text in the new id. Of a table the first row that fits an id applies; a newer
table applies to the names that an older one gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from press import Undone

FILE = "CHANGELOG.md"
HEADER = ["old id", "new id"]
RULE = re.compile(r":?-+:?")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
SEGMENT = re.compile(r"[\w-]*(\{[a-z_]+\})?[\w-]*")


@dataclass(frozen=True)
class Renames:
    """Tables of renames, oldest first, each of rows: a pattern of old ids, and the new id as a template."""

    tables: tuple[tuple[tuple[re.Pattern[str], str], ...], ...] = ()

    def newest(self, identifier: str) -> str:
        """The name that a result of this id has now; the id itself where it was never renamed."""
        for table in self.tables:
            for pattern, template in table:
                if found := pattern.fullmatch(identifier):
                    identifier = template.format(**found.groupdict())
                    break
        return identifier

    def pairs(self, old: Iterable[str], new: Iterable[str]) -> dict[str, str]:
        """Old id -> new id, for the ids of one edition alone that are one result under two names.

        Undone: a table gives two results of one edition the same name.
        """
        before, after = self._by_newest(set(old) - set(new)), self._by_newest(set(new) - set(old))
        return {before[name]: after[name] for name in sorted(before.keys() & after.keys())}

    def _by_newest(self, identifiers: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for identifier in sorted(identifiers):
            name = self.newest(identifier)
            if name in found:
                raise Undone(
                    f"{FILE}: {found[name]} and {identifier} would both be {name} now; mend the table"
                )
            found[name] = identifier
        return found


UNCHANGED = Renames()


def read(root: Path | None) -> Renames:
    """The renames that the book at `root` states; none where it has no such file.

    Undone: a row is no rename.
    """
    if root is None or not (root / FILE).is_file():
        return UNCHANGED
    tables: list[list[tuple[re.Pattern[str], str]]] = []
    inside = False
    for number, line in enumerate((root / FILE).read_text(encoding="utf-8").splitlines(), start=1):
        cells = [cell.strip(" `") for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|"):
            inside = False
        elif cells == HEADER:
            inside = True
            tables.append([])
        elif inside and not all(map(RULE.fullmatch, cells)):
            tables[-1].append(_row(cells, f"{FILE}, line {number}"))
    return Renames(tuple(map(tuple, reversed(tables))))


def _row(cells: list[str], where: str) -> tuple[re.Pattern[str], str]:
    if len(cells) != len(HEADER) or not all(map(_is_id, cells)):
        raise Undone(
            f"{where}: expected an old and a new id, of lower-case words joined by dots with at most one "
            f"{{placeholder}} a segment; found {' | '.join(cells)}"
        )
    old, new = cells
    names = PLACEHOLDER.findall(old)
    if len(set(names)) < len(names) or not set(PLACEHOLDER.findall(new)) <= set(names):
        raise Undone(
            f"{where}: each placeholder stands once in the old id, and those of the new id stand there"
        )
    parts = PLACEHOLDER.split(old)  # texts and, between them, names
    pattern = "".join(f"(?P<{part}>[^.]+)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    return re.compile(pattern), new


def _is_id(text: str) -> bool:
    return all(segment and SEGMENT.fullmatch(segment) for segment in text.split("."))
