"""Many pages from one notebook: a page without a notebook of its own is made from that of its folder.

Beside `book/strategies/profiles.ipynb` stands `book/strategies/profiles.yml`:

    parameter: strategy
    pages:
      yangtze-belt:
        title: Yangtze River Economic Belt
        said: What the article says of it, as Markdown

and `_toc.yml` lists the page `book/strategies/profiles/yangtze-belt`. Its notebook is the generator's with
the page's value set in the parameters cell, as the only one allowed there; its prose has the page's words in
place of `<title>` and `<said>`, the value itself for `<strategy>`, and for `<strategy_id>` the value as ids
of results have it (underscores for hyphens). papermill runs the generator itself with `-p strategy VALUE`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils.nodes import make_id

from press import PressError, storage

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACE = re.compile(r"<([a-z_]+)>")


@dataclass(frozen=True)
class Page:
    """One page of a generator: the parameter that tells the pages apart, its value, and the page's words."""

    generator: str
    parameter: str
    value: str
    words: tuple[tuple[str, str], ...]


def find_page(root: Path, page: str) -> Page | None:
    """The page as a generator's; None if its folder is no generator. PressError: it is not listed there."""
    folder, _, value = page.rpartition("/")
    path = root / f"{folder}.yml"
    if not folder or not path.is_file() or not (root / f"{folder}.ipynb").is_file():
        return None
    parameter, listed = _read(path, folder)
    if value not in listed:
        raise PressError(f"_toc.yml lists {page}, but {folder}.yml has no page {value}; add it there")
    return Page(folder, parameter, value, tuple(listed[value].items()))


def sources(page: Page) -> list[str]:
    """The files that a page is made from, relative to the book's root."""
    return [f"{page.generator}.ipynb", f"{page.generator}.yml"]


def pages(root: Path, folder: str) -> dict[str, dict[str, str]]:
    """The words of each page of a generator."""
    return _read(root / f"{folder}.yml", folder)[1]


def written(notebook: dict[str, Any], page: Page, prose: Callable[[str], str] = str) -> dict[str, Any]:
    """The generator's notebook as the page has it; `prose` gives its words as they are to be read."""
    book = copy.copy(notebook)
    words = {name: prose(text) for name, text in page.words} | {
        f"{name}_anchor": make_id(text) for name, text in page.words
    }
    words |= {page.parameter: page.value, f"{page.parameter}_id": page.value.replace("-", "_")}
    book["cells"] = [_cell(cell, page, words) for cell in notebook["cells"]]
    return book


def _cell(cell: dict[str, Any], page: Page, words: dict[str, str]) -> dict[str, Any]:
    text = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return {**cell, "source": PLACE.sub(lambda found: words.get(found[1], found[0]), text)}
    if "parameters" in cell.get("metadata", {}).get("tags", []):
        return {**cell, "source": _set(text, page)}
    return cell


def _set(text: str, page: Page) -> str:
    """The parameters cell with the page's value, the only one in its range."""
    line = re.compile(rf"^({page.parameter}\s*:\s*str\s*=\s*)(\S+)(\s{{2}}#[^;\n]+).*$", re.MULTILINE)
    if len(line.findall(text)) != 1:
        raise PressError(
            f"{page.generator}.ipynb, parameters cell: no line `{page.parameter}: str = ...  # help`, "
            f"which {page.generator}.yml names as what tells its pages apart"
        )
    return line.sub(rf'\g<1>"{page.value}"\g<3>; one of {page.value}', text)


def _read(path: Path, folder: str) -> tuple[str, dict[str, dict[str, str]]]:
    content = storage.yaml_file(path, f"{folder}.yml")
    if not isinstance(content, dict) or not isinstance(content.get("parameter"), str):
        raise PressError(f"{folder}.yml: expected `parameter`, a name, and `pages`, words by page")
    listed = content.get("pages")
    if not isinstance(listed, dict) or not all(SLUG.fullmatch(str(name)) for name in listed):
        raise PressError(
            f"{folder}.yml: `pages` is no mapping of lower-case names joined by hyphens to words"
        )
    for name, words in listed.items():
        if not isinstance(words, dict) or not all(isinstance(w, str) for pair in words.items() for w in pair):
            raise PressError(f"{folder}.yml, page {name}: expected words, a text each")
    return content["parameter"], listed
