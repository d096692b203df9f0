"""What there is to translate beside the pages' prose: the words of figures and tables, and the press's own.

`update` brings a language's catalogue up to what is said now. The Chinese of a key whose English has changed
stays, marked fuzzy; of one that is no more, it goes.
"""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages import Catalog, Message, extract, pofile

from analysis import translations
from analysis.output import labels
from press import text
from press.findings import claims

PROJECT = "One Chessboard"
WIDTH = 110
METHODS = (("press/pages/templates", "*.html", "jinja2"), ("press", "*.py", "python"))
HEADER = """\
# {project}, {name}: {language}
msgid ""
msgstr ""
"Project-Id-Version: {project}\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def words(root: Path) -> Catalog:
    """The words of figures and tables, of the claims and of the designs; the key is the context."""
    found = Catalog()
    for key, english in labels.CATALOGUE.items():
        _add(found, english, context=key)
    for key, english in _of_data(root):
        _add(found, english, context=key)
    return found


def _of_data(root: Path) -> Iterator[tuple[str, str]]:
    """What the default package's own texts say, by key."""
    yield from claims.texts(yaml.safe_load((root / "data/claims.yml").read_text(encoding="utf-8")))
    content = yaml.safe_load((root / "data/designs.yml").read_text(encoding="utf-8"))
    for entry in (*content["designs"], *content.get("not_identified", [])):
        yield f"design.{entry['id']}.title", entry["en"]
        if "reason" in entry:
            yield f"design.{entry['id']}.reason", entry["reason"]


def machinery(root: Path) -> Catalog:
    """The sentences of the press: what stands in calls of gettext in its modules and templates."""
    found = Catalog()
    for folder, pattern, method in METHODS:
        for path in sorted((root / folder).rglob(pattern)):
            with path.open("rb") as file:
                for _, message, notes, context in extract.extract(
                    method, file, KEYWORDS, ("Translators:",), {"trimmed": "true"}
                ):
                    place = (path.relative_to(root).as_posix(), None)
                    _add(found, message, context=context, locations=[place], auto_comments=notes)
    return found


KEYWORDS = {"_": None, "N_": None}


def _add(catalogue: Catalog, english: str, **known: object) -> None:
    """Adds a message; a per cent sign makes no format of Python's old kind."""
    catalogue.add(english, **known).flags.discard("python-format")


NAMED = {translations.WORDS: words, text.DOMAIN: machinery}


def update(root: Path, name: str, language: str) -> None:
    """Writes a language's catalogue anew: every message that is said now, with the translation it had."""
    path = translations.path(name, language)
    held = _held(path)
    template = NAMED[name](root)
    for message in template:
        if not message.id:
            continue
        known = held.get((message.context, message.id)) or _before(message, held)
        if known and known.string:
            message.string, message.user_comments = known.string, known.user_comments
            if known.fuzzy or known.id != message.id:
                message.flags.add("fuzzy")
                message.previous_id = [known.id]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(template, name, language), encoding="utf-8")
    translations.read.cache_clear()


def _before(message: Message, held: dict[tuple[str | None, str], Message]) -> Message | None:
    """What the message was before its English changed: that of its key, or without one the nearest."""
    others = {other.id: other for (context, _), other in held.items() if context == message.context}
    if message.context:
        return next(iter(others.values()), None)
    near = difflib.get_close_matches(message.id, others, n=1, cutoff=0.8)
    return others[near[0]] if near else None


def written(catalogue: Catalog, name: str, language: str) -> str:
    """A catalogue as gettext's tools read it, without the date of the day."""
    file = io.BytesIO()
    pofile.write_po(file, catalogue, width=WIDTH, omit_header=True, include_previous=True)
    return HEADER.format(project=PROJECT, name=name, language=language) + file.getvalue().decode()


def _held(path: Path) -> dict[tuple[str | None, str], Message]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {(message.context, message.id): message for message in pofile.read_po(file) if message.id}
