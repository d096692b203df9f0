"""An edition: one run of the whole book on one data package, in one output folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from press import PressError
from press.book.chapters import find_root


@dataclass(frozen=True)
class Edition:
    """Where an edition lives and what it is made from."""

    root: Path
    name: str
    data: Path
    language: str = "en"  # of figures and tables: chapters draw them in every language, pages show one

    @property
    def folder(self) -> Path:
        return self.root / "_build" / self.name

    @property
    def pages(self) -> Path:
        return self.folder / "html"


def named(name: str, data: Path | None = None) -> Edition:
    """The edition of this name of the book around the working directory."""
    root = find_root(Path.cwd())
    if not re.fullmatch(r"[a-z0-9]+([-_.][a-z0-9]+)*", name):
        raise PressError(f"edition {name}: expected lower-case words joined by - or _")
    return Edition(root, name, (data or root / "data").resolve())
