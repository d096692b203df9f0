"""The catalogues of the book's prose: one a page, in gettext's own form, for each language but English.

`locale/zh/LC_MESSAGES/book/convergence/sigma.po` holds the messages of `book/convergence/sigma.ipynb`
(`press.pages.prose` says what a message is), of all its cells, whichever packages show them. Pages that one
notebook makes share its catalogue. That of the home page also holds the names of parts, the book's title and
what else `_toc.yml`, `_config.yml` and `CITATION.cff` say on every page.

A message that has no translation, or one that is marked as fuzzy, is an error of the edition in that
language; so is one that no page holds any more.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from press import storage
from press.book import chapters, generator
from press.book.chapters import source, tags
from press.pages import prose

ENGLISH = "en"
LOCALES = {"zh": "zh_CN"}
WITHOUT = "without-claims"
# What the configuration and the citation say on pages.
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
    toc, config = (storage.yaml_file(root / name, name) for name in ("_toc.yml", "_config.yml"))
    found = [config.get("title", "")]
    found += [part.get("caption", "") for part in toc.get("parts", [])]
    settings = config.get("sphinx", {}).get("config", {})
    found += [settings.get(name, "") for name in SETTINGS]
    if (path := root / "CITATION.cff").is_file():
        cited = storage.yaml_file(path, path.name)
        found += [str(cited.get(name, "")) for name in CITED] + list(cited.get("keywords", []))
    return [" ".join(text.split()) for text in found if prose.speaks(text)]


def _once(entries: list[Entry]) -> list[Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.text, entry)
    return list(found.values())


def update(root: Path, language: str) -> list[Path]:
    """Brings the catalogues of a language up to date with the pages, and returns those that changed.

    A translation whose English is gone is kept at the end of its file, as obsolete; one whose English has
    changed a little is proposed for the new message, as fuzzy.
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
    write_po(file, catalog, width=0)  # a message a line: what changed in it is seen at once
    return file.getvalue()


@dataclass
class Words:
    """The prose of a book in one language, and what of it is missing."""

    language: str
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    missing: dict[str, list[str]] = field(default_factory=dict)

    def of(self, name: str) -> Callable[[str], str]:
        """What says a message of a catalogue in the language; English where it cannot, which is noted."""
        if self.language == ENGLISH:
            return str
        known = self.said.get(name, {})

        def say(text: str) -> str:
            if text not in known:
                self.missing.setdefault(name, []).append(text)
            return known.get(text, text)

        return say


def read(root: Path, language: str) -> Words:
    """The translations of a language, but for those that are fuzzy."""
    words = Words(language)
    if language != ENGLISH:
        for name in dict.fromkeys(names(root).values()):
            catalog = _read(place(root, language, name), language)
            words.said[name] = {
                str(message.id): str(message.string)
                for message in catalog
                if message.id and message.string and not message.fuzzy
            }
    return words
