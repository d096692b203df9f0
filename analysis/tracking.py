"""What a chapter has read in this process: tables, words, the font, chapters swept, modules of ``analysis``.

Whoever gives a chapter something says so here; ``reads`` is what the press asks at a chapter's end, so as to
execute it again when, and only when, one of these has changed.
"""

from __future__ import annotations

import sys
from typing import Any

WORDS = "analysis.output.words."  # modules that are read word by word: see ``text``

_tables: dict[str, set[str]] = {}
_texts: set[str] = set()
_fonts: set[str] = set()
_chapters: set[str] = set()


def table(folder: str, *names: str) -> None:
    """Resources of the data package in ``folder`` were opened."""
    _tables.setdefault(folder, set()).update(names)


def text(key: str) -> None:
    """A word of the catalogue was looked up, found or not."""
    _texts.add(key)


def font(digest: str) -> None:
    """The font for Chinese letters was looked for; its name and digest, or that there is none."""
    _fonts.add(digest)


def chapter(name: str) -> None:
    """Another chapter was executed on this one's behalf."""
    _chapters.add(name)


def tables() -> list[list[Any]]:
    """The resources opened: sorted [folder, sorted names]."""
    return [[folder, sorted(names)] for folder, names in sorted(_tables.items())]


def reads() -> dict[str, list[Any]]:
    """All of the above, sorted, and the modules of ``analysis`` that are loaded."""
    modules = [name for name in sys.modules if name.partition(".")[0] == "analysis"]
    return {
        "tables": tables(),
        "modules": sorted(name for name in modules if not name.startswith(WORDS)),
        "texts": sorted(_texts),
        "fonts": sorted(_fonts),
        "chapters": sorted(_chapters),
    }
