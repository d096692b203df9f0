"""`press pdf`: an edition as one document for paper: cover, contents, chapters, bookmarks, tagged.

Chromium prints one page that holds all chapters, twice: first as it falls into pages, without tags and with
room for pictures alone, then with the page numbers of the first pass in its contents. Nothing is fetched.
What only serves a screen is left out: menus, folded code, tables of all recorded numbers, the box of
citations at the end of each chapter.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

from press import PressError, storage
from press.book import chapters
from press.editions import placing, receipt
from press.editions.edition import Edition, named
from press.findings.figures import LANGUAGES
from press.pages import languages, left_out
from press.pages.render import render
from press.text import SOURCE

if TYPE_CHECKING:
    from bs4 import Tag

FILE = "book.pdf"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
PRINTING = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
    "--disable-background-networking", "--no-pdf-header-footer",
)  # fmt: skip
COUNTED = ("--disable-pdf-tagging",)
PRINTED = ("--generate-pdf-document-outline", "--export-tagged-pdf")
SECONDS = 600
# What stands on a page for screens alone, by its class.
UNPRINTED = {
    "headerlink", "press-menu", "press-touch", "press-records", "press-cite", "press-filters",
    "hide", "download",
}  # fmt: skip
# Half of a page: it is left out before anything is parsed.
NUMBERS = re.compile(r'<section id="all-numbers-of-this-chapter">.*?</section>\n?', re.DOTALL)


@dataclass(frozen=True)
class Printed:
    """One page of the book, ready for print; `part` is the caption of the part that it begins."""

    anchor: str
    title: str
    part: str
    html: str

    @property
    def head(self) -> str:
        """The title as a string of CSS."""
        return quoted(self.title)


def quoted(text: str) -> str:
    """A string of CSS."""
    kept = {"\\": r"\\", '"': r"\"", "<": r"\3c "}
    return '"' + "".join(kept.get(letter, letter) for letter in text) + '"'


def file(language: str) -> str:
    """The document's name in a language."""
    return FILE if language == SOURCE else f"book.{language}.pdf"


def make(edition: Edition, language: str = SOURCE) -> Path:
    """Prints an edition in a language as `book.pdf` or `book.zh.pdf` beside its pages.

    PressError: no pages in that language, no Chromium, or it failed.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        raise PressError("printing needs Chromium, and none of its commands is here: " + ", ".join(BROWSERS))
    with placing.held(edition, "pdf"):
        made = receipt.read(edition.folder)
        edition = replace(edition, languages=tuple(made["languages"]))
        if language not in edition.languages:
            raise PressError(f"{edition.name}: there are no pages in {language}; run `press build` again")
        book = pages(edition, language)
        cited = storage.yaml_file(edition.stage(language) / "CITATION.cff", "CITATION.cff")
        with tempfile.TemporaryDirectory() as folder:
            said = {"book": book, "cited": cited, "made": made, "short": made["digest"][: receipt.SHORT]}
            said |= {"language": language, "tag": languages.TAGS[language]}
            said["running"] = quoted(left_out.short(cited["title"]))
            first = _print(browser, COUNTED, render("pdf.html", numbers={}, **said), Path(folder))
            numbers = page_numbers(first)
            document = _print(browser, PRINTED, render("pdf.html", numbers=numbers, **said), Path(folder))
        if page_numbers(document) != numbers:
            raise PressError("the contents moved what they number: please report this edition")
        target = edition.folder / file(language)
        storage.write(target, document)
    return target


def pages(edition: Edition, language: str = SOURCE) -> list[Printed]:
    """The edition's pages in a language, in the order of its contents."""
    stage, folder = edition.stage(language), edition.pages / edition.places[language]
    toc = storage.yaml_file(stage / "_toc.yml", "_toc.yml")
    begun = {part["chapters"][0]["file"]: part.get("caption", "") for part in toc.get("parts", [])}
    names = chapters.toc_pages(stage)
    return [_page(folder, name, names, begun.get(name, "")) for name in names]


def _page(folder: Path, name: str, names: list[str], part: str) -> Printed:
    from bs4 import BeautifulSoup

    path = folder / f"{name}.html"
    if not path.is_file():
        raise PressError(f"{path.name}: the edition has no such page; run `press build` again")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("<article"), text.rindex("</article>")  # the theme's, on every page
    article = BeautifulSoup(NUMBERS.sub("", text[start:end]), "html.parser").article
    assert article
    for gone in article.find_all(_unprinted):
        gone.decompose()
    for fold in article.find_all("details"):
        fold.name = "div"
        if summary := fold.find("summary"):
            summary.name = "div"
    for box in article.select("#how-to-cite, p.press-how-to-cite"):
        head = box.find(["h1", "h2", "h3"]) or box
        if box.get_text(strip=True) == head.get_text(strip=True):  # what it led to is left out
            box.decompose()
    _address(article, path, folder, name, names)
    heading = article.find("h1")
    title = heading.get_text() if heading else name
    return Printed(anchor(name), " ".join(title.split()), part, article.decode_contents())


def _unprinted(node: Tag) -> bool:
    return node.name == "script" or not UNPRINTED.isdisjoint(node.get("class") or ())


def anchor(page: str, target: str = "") -> str:
    """The place of a page, or of a target on it, in the one document."""
    return re.sub(r"[^\w.-]", "-", f"{page}--{target}" if target else page)


def _address(article: Tag, path: Path, folder: Path, name: str, names: list[str]) -> None:
    """Makes ids and links those of the one document, and pictures those of the edition's folder."""
    for node in article.find_all(id=True):
        node["id"] = anchor(name, str(node["id"]))
    for label in article.find_all(True):
        del label["aria-labelledby"], label["aria-describedby"]
    for picture in article.find_all("img", src=True):
        picture["src"] = (path.parent / unquote(str(picture["src"]))).resolve().as_uri()
        for waiting in ("loading", "decoding", "fetchpriority"):
            del picture[waiting]
    ids = {node["id"] for node in article.find_all(id=True)}
    for link in article.find_all("a", href=True):
        href, target = urldefrag(str(link["href"]))
        if re.match(r"[a-z]+:", href):
            continue
        there = (path.parent / unquote(href)).resolve() if href else path.resolve()
        page = (
            there.relative_to(folder.resolve()).with_suffix("").as_posix()
            if folder.resolve() in there.parents
            else ""
        )
        if page not in names or (page == name and target and anchor(name, target) not in ids):
            del link["href"]
        else:
            link["href"] = "#" + anchor(page, target)


def _print(browser: str, options: Sequence[str], text: str, folder: Path) -> bytes:
    """One pass."""
    source, target = folder / "book.html", folder / FILE
    source.write_text(text, encoding="utf-8")
    target.unlink(missing_ok=True)
    command = [
        browser,
        *PRINTING,
        *options,
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={target}",
        source.as_uri(),
    ]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise PressError(f"Chromium did not finish within {SECONDS} s") from None
    if not target.is_file():
        raise PressError("Chromium printed nothing:\n" + "\n".join(ran.stderr.splitlines()[-5:]))
    return target.read_bytes()


def page_numbers(document: bytes) -> dict[str, int]:
    """The page, counted from 1, of each place that a link of the document leads to."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(document))
    found = reader.named_destinations
    return {
        name.lstrip("/"): (reader.get_destination_page_number(place) or 0) + 1
        for name, place in found.items()
    }


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser("pdf", help="print an edition's pages as one PDF; needs Chromium")
    command.add_argument("--edition", default="default", metavar="NAME", help="the edition's name")
    command.add_argument("--language", choices=LANGUAGES, help="in this language alone (default: in each)")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    edition = named(options.edition)
    spoken = receipt.read(edition.folder)["languages"] if edition.folder.is_dir() else [SOURCE]
    for language in [options.language] if options.language else spoken:
        print(make(edition, language))
    return 0
