"""`press words`: how much of the book is translated, and what is wrong with it; `--update` its catalogues."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages import Catalog, pofile

from press import PressError
from press.book import chapters
from press.pages import catalogues
from press.words import faults, sources

SHOWN = 60  # letters of a message
Key = tuple[str | None, str]  # context and English


@dataclass
class Checked:
    """A catalogue: how many messages there are, how many have a translation, and what is wrong."""

    path: Path
    messages: int
    translated: int = 0
    faults: list[str] = field(default_factory=list)


def check(root: Path, language: str) -> list[Checked]:
    """Every catalogue of a language: the words of figures, those of the press, the pages in their order."""
    terms = faults.glossary(root / "locale" / language)
    found = []
    for name, template in sources.NAMED.items():
        said = [(message.context, str(message.id)) for message in template(root) if message.id]
        found.append(checked(sources.place(root, name, language), said, terms, filled=True))
    for name, entries in catalogues.extracted(root).items():
        texts: list[Key] = [(None, entry.text) for entry in entries]
        found.append(checked(catalogues.place(root, language, name), texts, terms, filled=False))
    return found


def checked(path: Path, said: Iterable[Key], terms: faults.Glossary, *, filled: bool) -> Checked:
    """One catalogue against what is said now; `filled` if values go into its messages."""
    catalogue = _read(path)
    held = {(message.context, str(message.id)): message for message in catalogue if message.id}
    said = list(said)
    found = Checked(path, len(said))
    for key in said:
        name, message = _short(key), held.pop(key, None)
        if message is None or not message.string:
            found.faults.append(f"missing: {name}")
        elif message.fuzzy:
            found.faults.append(f"fuzzy: {name}")
        else:
            found.translated += 1
            wrong = faults.faults(key[1], str(message.string), terms, filled=filled)
            found.faults += [f"{name}: {fault}" for fault in wrong]
    gone = [*held, *((message.context, str(message.id)) for message in catalogue.obsolete.values())]
    found.faults += [f"obsolete: {_short(key)}" for key in gone]
    return found


def _read(path: Path) -> Catalog:
    if not path.is_file():
        return Catalog()
    try:
        with path.open("rb") as file:
            return pofile.read_po(file, abort_invalid=True)
    except (pofile.PoFileError, UnicodeDecodeError) as error:
        raise PressError(f"{path}: not a gettext catalogue: {error}") from None


def _short(key: Key) -> str:
    name = key[0] or key[1]
    return name if len(name) <= SHOWN else f"{name[:SHOWN]}…"


def add_commands(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser("words", help="how much is translated, and what is wrong with it")
    command.add_argument("--update", action="store_true", help="first bring the catalogues up to date")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    root = chapters.find_root(Path.cwd())
    return max(_said(root, language, update=options.update) for language in catalogues.LOCALES)


def _said(root: Path, language: str, *, update: bool) -> int:
    """Prints the faults, then a line a catalogue; the exit status."""
    if update:
        changed = [
            sources.place(root, name, language)
            for name in sources.NAMED
            if sources.update(root, name, language)
        ]
        for path in [*changed, *catalogues.update(root, language)]:
            print(f"{path.relative_to(root)}: brought up to date")
    found = check(root, language)
    for one in found:
        for fault in one.faults:
            print(f"{one.path.relative_to(root)}: {fault}")
    folder = root / "locale" / language / "LC_MESSAGES"
    for one in found:
        name = one.path.relative_to(folder).with_suffix("").as_posix()
        print(f"{language}  {name:45} {one.translated:5} of {one.messages:5}  {_percent(one)}")
    whole = Checked(folder, sum(one.messages for one in found), sum(one.translated for one in found))
    wrong = sum(len(one.faults) for one in found)
    print(f"{language}: {whole.translated} of {whole.messages} messages, {_percent(whole)}; faults: {wrong}")
    return 1 if wrong else 0


def _percent(one: Checked) -> str:
    return f"{100 * one.translated / one.messages:.0f} %" if one.messages else "nothing to say"
