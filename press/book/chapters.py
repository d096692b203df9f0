"""Finds the chapters of the book and reads their notebooks."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.data import files
from press import PressError, storage
from press.book import generator
from press.book.needs import Have, declared, kept, lacking

PARAMETERS = "parameters"
INJECTED = "injected-parameters"


@dataclass(frozen=True)
class Chapter:
    """One notebook of the book; `name` is its page without suffix, `book/plates/shares`.

    With `have` its cells are those that a package feeds; without, all. With `page` the notebook is a
    generator, and the chapter one of its pages.
    """

    name: str
    path: Path
    have: Have | None = None
    page: generator.Page | None = None

    def notebook(self, prose: Callable[[str], str] = str) -> dict:
        """The chapter's notebook; `prose` gives the Markdown of a cell, or a generator's word, as it is to be
        read."""
        book = self.written()
        for cell in book["cells"]:
            if cell["cell_type"] == "markdown":
                cell["source"] = prose(source(cell))
        if self.page:
            book = generator.written(book, self.page, prose)
        return kept(book, self.have) if self.have else book

    def written(self) -> dict:
        """The notebook as its author wrote it: a generator's, for all its pages."""
        try:
            book = json.loads(self.path.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            raise PressError(f"{self.name}.ipynb, line {error.lineno}: not JSON ({error.msg})") from None
        if not isinstance(book, dict) or not isinstance(book.get("cells"), list) or book.get("nbformat") != 4:
            raise PressError(f"{self.name}.ipynb: not a notebook of format 4 (no list of cells)")
        return book


def source(cell: dict) -> str:
    """A cell's text; nbformat allows a string or a list of lines."""
    text = cell["source"]
    return text if isinstance(text, str) else "".join(text)


def tags(cell: dict) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])


def code_cells(notebook: dict) -> list[dict]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def declared_sweep(notebook: dict) -> object:
    """The grid that a chapter declares as its input, as it is written; None where it declares none."""
    return notebook.get("metadata", {}).get("press", {}).get("sweep")


def parameters_cell(notebook: dict, name: str) -> str:
    """The source of the one cell tagged `parameters`."""
    found = [source(cell) for cell in code_cells(notebook) if PARAMETERS in tags(cell)]
    if len(found) != 1:
        raise PressError(
            f"{name}.ipynb: {len(found) or 'no'} cells tagged `{PARAMETERS}`, expected one; "
            f"tag the cell that sets the chapter's parameters"
        )
    return found[0]


def find_root(start: Path) -> Path:
    """The folder with `_toc.yml`, at or above `start`."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "_toc.yml").is_file():
            return folder
    raise PressError(f"no _toc.yml in {start} or above: run press inside the book's repository")


def toc_pages(root: Path) -> list[str]:
    """Every page that `_toc.yml` lists, in its order, without suffix."""
    toc = storage.yaml_file(root / "_toc.yml", "_toc.yml")
    found: list[str] = []

    def walk(entry: object) -> None:
        if isinstance(entry, list):
            for item in entry:
                walk(item)
        elif isinstance(entry, dict):
            for key in ("root", "file"):
                if key in entry:
                    if not isinstance(entry[key], str):
                        raise PressError(f"_toc.yml: {key} is {files.shown(entry[key])}; expected a page")
                    found.append(entry[key])
            for key in ("parts", "chapters", "sections"):
                walk(entry.get(key))

    walk(toc)
    if not found:
        raise PressError("_toc.yml: lists no page; expected `root` and `parts` or `chapters`")
    return found


def find(root: Path) -> list[Chapter]:
    """The notebooks among the pages; a page that is neither a notebook nor Markdown is an error."""
    chapters = []
    for page in toc_pages(root):
        if chapter := at(root, page):
            chapters.append(chapter)
        elif not (root / f"{page}.md").is_file():
            raise PressError(f"_toc.yml lists {page}, but there is no {page}.ipynb and no {page}.md")
    return chapters


def at(root: Path, page: str) -> Chapter | None:
    """The chapter that a page is: its own notebook, or a generator's; None for a page of prose."""
    if (notebook := root / f"{page}.ipynb").is_file():
        return Chapter(page, notebook)
    if not (root / f"{page}.md").is_file() and (own := generator.find_page(root, page)):
        return Chapter(page, root / f"{own.generator}.ipynb", page=own)
    return None


def files_of(root: Path, page: str) -> list[Path]:
    """The files that a page is made from."""
    chapter = at(root, page)
    if chapter is None:
        return [root / f"{page}.md"]
    return [root / name for name in generator.sources(chapter.page)] if chapter.page else [chapter.path]


def feed(book: list[Chapter], have: Have) -> tuple[list[Chapter], dict[str, list[str]]]:
    """The chapters that the package can feed, cut to it, and for the others what it lacks, by name."""
    fed, left_out = [], {}
    for chapter in book:
        words = lacking(declared(chapter.notebook(), chapter.name), have)
        if words:
            left_out[chapter.name] = words
        else:
            fed.append(replace(chapter, have=have))
    return fed, left_out
