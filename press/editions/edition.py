"""An edition: one run of the whole book on one data package, in one output folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from press import PressError
from press.book.chapters import find_root
from press.findings.figures import LANGUAGES


@dataclass(frozen=True)
class Edition:
    """Where an edition lives and what it is made from."""

    root: Path
    name: str
    data: Path
    languages: tuple[str, ...] = LANGUAGES[:1]  # of its pages; those of the first stand at their root

    @property
    def folder(self) -> Path:
        return self.root / "_build" / self.name

    @property
    def pages(self) -> Path:
        return self.folder / "html"

    @property
    def places(self) -> dict[str, str]:
        """Where below `pages` those of each language stand: "", or a folder with its stroke."""
        return {language: f"{language}/" if at else "" for at, language in enumerate(self.languages)}

    def stage(self, language: str) -> Path:
        """Where the book is laid out in a language."""
        return self.folder / "stage" / language


def named(name: str, data: Path | None = None) -> Edition:
    """The edition of this name of the book around the working directory."""
    root = find_root(Path.cwd())
    if not re.fullmatch(r"[a-z0-9]+([-_.][a-z0-9]+)*", name):
        raise PressError(f"edition {name}: expected lower-case words joined by - or _")
    return Edition(root, name, (data or root / "data").resolve(), spoken(root))


def spoken(root: Path) -> tuple[str, ...]:
    """The languages that a book speaks: English, and each that it has catalogues of its pages in."""
    catalogues = {one: root / "locale" / one / "LC_MESSAGES" / "book" for one in LANGUAGES}
    return tuple(one for one in LANGUAGES if one == LANGUAGES[0] or catalogues[one].is_dir())
