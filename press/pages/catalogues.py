"""The catalogues of the book's prose: one a page, in gettext's own form, for each language but English.

`locale/zh/LC_MESSAGES/book/convergence/sigma.po` holds the messages of `book/convergence/sigma.ipynb`
(`press.pages.prose` says what a message is), of all its cells, whichever packages show them. Pages that one
notebook makes share its catalogue. That of the home page also holds the names of parts, the book's title and
what else `_toc.yml`, `_config.yml` and `CITATION.cff` say on every page.

A message that has no translation, or one that is marked as fuzzy, is an error of the edition in that
language; so is one that no page holds any more.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from press import PressError, storage
from press.book import chapters, generator
from press.book.chapters import source, tags
from press.pages import prose

ENGLISH = "en"
LOCALES = {"zh": "zh_CN"}
WITHOUT = "without-claims"
FRAME = ("_toc.yml", "_config.yml", "CITATION.cff")  # what every page is made with
SETTINGS = ("nb_code_prompt_show", "nb_code_prompt_hide")
CITED = ("title", "abstract")
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)  # a date of making would make each update a change


@dataclass(frozen=True)
class Entry:
    """A message of a catalogue, with what a translator should know of it."""

    text: str
    note: str = ""


def place(root: Path, language: str, name: str) -> Path:
    """The file of a catalogue."""
    return root / "locale" / language / "LC_MESSAGES" / f"{name}.po"


def names(root: Path) -> dict[str, str]:
    """The catalogue of each page: its own, or its generator's."""
    found = {}
    for page in chapters.toc_pages(root):
        chapter = chapters.at(root, page)
        found[page] = chapter.page.generator if chapter and chapter.page else page
    return found


def extracted(root: Path) -> dict[str, list[Entry]]:
    """The messages of each catalogue, in the order of the pages."""
    first = chapters.toc_pages(root)[0]
    found: dict[str, list[Entry]] = {}
    for page, name in names(root).items():
        if name not in found:
            found[name] = list(_page(root, page))
    found[first] += [Entry(text, "on every page") for text in framing(root)]
    return {name: _once(entries) for name, entries in found.items()}


def _page(root: Path, page: str) -> Iterator[Entry]:
    chapter = chapters.at(root, page)
    if not chapter:
        for one in prose.messages((root / f"{page}.md").read_text(encoding="utf-8")):
            yield Entry(one.text, "heading" if one.anchor else "")
        return
    for cell in chapter.written()["cells"]:
        if cell["cell_type"] == "markdown":
            whose = "for data packages of other countries" if WITHOUT in tags(cell) else ""
            for one in prose.messages(source(cell)):
                yield Entry(one.text, ", ".join(filter(None, ("heading" if one.anchor else "", whose))))
    if chapter.page:
        for value, words in generator.pages(root, chapter.page.generator).items():
            for word, text in words.items():
                for one in prose.messages(text):
                    yield Entry(one.text, f"<{word}> of {value}")


def framing(root: Path) -> list[str]:
    """What stands on every page: title, names of parts, settings that are words, the citation's words."""
    found: list[str] = []

    def say(text: str) -> str:
        found.append(text)
        return text

    toc, config, cited = (storage.yaml_file(root / name, name) for name in FRAME)
    frame(toc, config, cited, say)
    return found


def frame(toc: Any, config: Any, cited: Any, say: Callable[[str], str]) -> None:
    """Puts `say`'s words into what `_toc.yml`, `_config.yml` and `CITATION.cff` hold."""

    def put(entry: Any, key: Any) -> None:
        if isinstance(text := entry[key], str) and prose.speaks(text):
            entry[key] = say(" ".join(text.split()))

    cited["key"] = cited["title"].partition(":")[0]  # by which BibTeX knows the book, in any language
    for part in toc.get("parts", []):
        if "caption" in part:
            put(part, "caption")
    settings = config.get("sphinx", {}).get("config", {})
    for entry, keys in ((config, ["title"]), (settings, SETTINGS), (cited, CITED)):
        for key in keys:
            if key in entry:
                put(entry, key)
    for at in range(len(keywords := cited.get("keywords", []))):
        put(keywords, at)


def _once(entries: list[Entry]) -> list[Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.text, entry)
    return list(found.values())


def update(root: Path, language: str) -> list[Path]:
    """Brings the catalogues of a language up to date with the pages, and returns those that changed.

    A translation whose English is gone goes too; one whose English has changed a little is proposed for the
    new message, as fuzzy.
    """
    changed = []
    found = extracted(root)
    for name, entries in found.items():
        path = place(root, language, name)
        before = path.read_bytes() if path.is_file() else b""
        catalog = _merged(_read(path, language), name, entries, language)
        after = _written(catalog)
        if after != before:
            storage.write(path, after)
            changed.append(path)
    return changed


def _known(path: Path, language: str) -> Catalog:
    """A catalogue that is not to be changed; parsed once."""
    return _parsed(path, language, storage.mark(path))


@functools.lru_cache(maxsize=512)  # a build asks twice, a command that stays after each change
def _parsed(path: Path, language: str, mark: str) -> Catalog:
    return _read(path, language)


def _read(path: Path, language: str) -> Catalog:
    if not path.is_file():
        return Catalog(
            locale=LOCALES[language],
            project="One Chessboard",
            version="1",
            msgid_bugs_address="in the repository",
            last_translator="One Chessboard maintainers",
            language_team="One Chessboard maintainers",
            creation_date=BEGUN,
            revision_date=BEGUN,
        )
    with path.open("rb") as file:
        return read_po(file, locale=LOCALES[language])


def _merged(catalog: Catalog, name: str, entries: list[Entry], language: str) -> Catalog:
    """A catalogue with these messages, in this order."""
    template = Catalog(locale=LOCALES[language], creation_date=BEGUN)
    for entry in entries:
        template.add(entry.text, auto_comments=[entry.note] if entry.note else [])
    catalog.update(template, update_header_comment=False, update_creation_date=False)
    catalog.header_comment = f"# {name}: written by `press words --update`; fill in msgstr."
    catalog.fuzzy = False
    for message in catalog:
        message.flags -= {"python-format", "python-brace-format"}  # "22 % of" is no format
    return catalog


def _written(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    # a message a line: what changed in it is seen at once
    write_po(file, catalog, width=0, ignore_obsolete=True)
    return file.getvalue()


@dataclass
class Words:
    """The prose of a book in one language; `catalogue` is that of each page."""

    language: str
    catalogue: dict[str, str] = field(default_factory=dict)
    said: dict[str, dict[str, str]] = field(default_factory=dict)

    def said_of(self, page: str) -> dict[str, str]:
        """The messages of a page."""
        return self.said.get(self.catalogue.get(page, page), {})

    def of(self, page: str) -> Callable[[str], str]:
        """What says a message of a page in the language."""
        known = self.said_of(page)
        return lambda text: known.get(text, text)

    def markdown(self, page: str) -> Callable[[str], str]:
        """What gives Markdown of a page in the language."""
        if self.language == ENGLISH:
            return str
        say = self.of(page)
        return lambda text: prose.translated(text, say)


def read(root: Path, language: str) -> Words:
    """The translations of a language, but for those that are fuzzy."""
    words = Words(language, names(root))
    if language != ENGLISH:
        for name in dict.fromkeys(words.catalogue.values()):
            catalog = _known(place(root, language, name), language)
            words.said[name] = {
                str(message.id): " ".join(str(message.string).split())
                for message in catalog
                if message.id and message.string and not message.fuzzy
            }
    return words


def check(root: Path, language: str) -> None:
    """PressError: a message of the pages has no translation, or one that nobody looked through; or a
    translation is of no message any more."""
    if language == ENGLISH:
        return
    faults: dict[str, int] = {}
    for name, entries in extracted(root).items():
        catalog = _known(place(root, language, name), language)
        known = {message.id for message in catalog if message.string and not message.fuzzy}
        texts = {entry.text for entry in entries}
        gone = {message.id for message in catalog if message.id} - texts
        if count := len(texts - known) + len(gone) + len(catalog.obsolete):
            faults[name] = count
    if faults:
        listed = ", ".join(f"{name} ({count})" for name, count in faults.items())
        raise PressError(
            f"{language}: {sum(faults.values())} messages are missing, fuzzy or obsolete: {listed}. "
            "`press words --update` brings the catalogues up to date (what is obsolete goes), "
            "`press words` lists what to translate"
        )
