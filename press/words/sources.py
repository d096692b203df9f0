"""What there is to translate beside the pages' prose: the words of figures and tables, and the press's own.

`update` brings a language's catalogue up to what is said now. The translation of a message whose English has
changed stays, marked fuzzy; of one that is no more, it goes.
"""

from __future__ import annotations

import ast
import csv
import difflib
import io
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any

import yaml
from babel.messages import Catalog, Message, extract, pofile

from analysis import translations
from analysis.output import labels
from press import text
from press.findings import claims
from press.pages import records

PROJECT = "One Chessboard"
# Texts of the default package's tables that chapters show: table, column, how the rows' first cell begins.
LEVELS = (
    ("article", "set_aside", ""),
    ("evidence", "item", ""),
    ("evidence", "issuer", ""),
    ("evidence", "source", ""),
    ("facts", "note", "highway_"),
    ("facts", "issuer", "highway_"),
    ("facts", "source", "highway_"),
    ("indicator_list", "unit", ""),
)
KEYWORDS: dict[str, None] = {"_": None, "N_": None, "translator": None}
HEADER = """\
# {project}, {name}: written by `press words --update`; fill in msgstr.
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
    """What figures, tables, claims, designs and the names of numbers say; the key is the context."""
    found = Catalog()
    for key, english in labels.CATALOGUE.items():
        _add(found, english, key)
    for key, english in sorted({*_of_data(root)} - {*labels.CATALOGUE.items()}):
        _add(found, english, key)
    return found


def _of_data(root: Path) -> Iterator[tuple[str, str]]:
    """What the default package's own texts and the edition's results say, by key."""
    yield from claims.texts(yaml.safe_load((root / "data/claims.yml").read_text(encoding="utf-8")))
    content = yaml.safe_load((root / "data/designs.yml").read_text(encoding="utf-8"))
    told = ("designs", "not_identified", "seen")
    for entry in (entry for key in told for entry in content.get(key, [])):
        yield f"design.{entry['id']}.title", entry["en"]
        if "reason" in entry:
            yield f"design.{entry['id']}.reason", entry["reason"]
    from press.pages import numbers  # which imports Sphinx: other commands do not wait for it

    for path in sorted((root / "book").rglob("*.bib")):
        yield from (
            (f"work.{note}", note) for note in records.WORK_NOTE.findall(path.read_text(encoding="utf-8"))
        )
    for table, column, rows in LEVELS:
        with (root / f"data/{table}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row[column] and next(iter(row.values())).startswith(rows):
                    yield f"{column}.{row[column]}", row[column]
    recorded = json.loads((root / "book/results.json").read_text(encoding="utf-8"))["results"]
    for identifier, result in recorded.items():
        yield from numbers.unnamed(identifier)
        if not identifier.startswith("documents."):  # whose notes are names of works
            yield from records.unsaid(result.get("note", ""))


def machinery(root: Path) -> Catalog:
    """The sentences of the press: what stands in calls of gettext in its modules, templates and scripts."""
    found = Catalog()
    methods: tuple[tuple[str, Any], ...] = (
        ("press/pages/templates/*.html", "jinja2"),  # those of `site` speak with Sphinx's words
        ("press/**/*.py", _literals),
        ("press/pages/static/*.js", "javascript"),
    )
    for pattern, method in methods:
        for path in sorted(root.glob(pattern)):
            with path.open("rb") as file:
                for _, message, _notes, _context in extract.extract(method, file, KEYWORDS):
                    _add(found, str(message), place=path.relative_to(root).as_posix())
    return found


def _literals(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Any
) -> Iterator[tuple[int, str, str, list]]:
    """The literals that calls of gettext take in a Python module; babel's own takes `word["a"]` for one."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            func = (
                node.func.func if isinstance(node.func, ast.Call) else node.func
            )  # translator(language)(...)
            name = getattr(func, "id", getattr(func, "attr", ""))
            if name in keywords and isinstance(node.args[0].value, str):
                yield node.lineno, name, node.args[0].value, []


def _add(catalogue: Catalog, english: str, key: str | None = None, place: str = "") -> None:
    """Adds a message; a per cent sign makes no format of Python's old kind."""
    message = catalogue.add(english, context=key, locations=[(place, 0)] if place else [])
    message.flags -= {"python-format", "python-brace-format"}


NAMED = {translations.WORDS: words, text.DOMAIN: machinery}


def place(root: Path, name: str, language: str) -> Path:
    """The file of a catalogue."""
    return root / "locale" / language / "LC_MESSAGES" / f"{name}.po"


def update(root: Path, name: str, language: str) -> bool:
    """Writes a catalogue with every message said now and the translation it had; whether it changed."""
    path = place(root, name, language)
    held = _held(path)
    template = NAMED[name](root)
    for message in template:
        if not message.id:
            continue
        known = held.get((message.context, str(message.id))) or _before(message, held)
        if known and known.string:
            message.string, message.user_comments = known.string, known.user_comments
            if known.fuzzy or known.id != message.id:
                message.flags.add("fuzzy")
                message.previous_id = [str(known.id)]
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    after = written(template, name, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(after, encoding="utf-8")
    translations.read.cache_clear()
    return after != before


def _before(message: Message, held: dict[tuple[str | None, str], Message]) -> Message | None:
    """What the message was before its English changed: that of its key, or without one the nearest."""
    others = {english: other for (key, english), other in held.items() if key == message.context}
    if message.context:
        return next(iter(others.values()), None)
    near = difflib.get_close_matches(str(message.id), others, n=1, cutoff=0.8)
    return others[near[0]] if near else None


def written(catalogue: Catalog, name: str, language: str) -> str:
    """A catalogue as gettext's tools read it: a message a line, places without numbers, no date."""
    file = io.BytesIO()
    pofile.write_po(file, catalogue, width=0, omit_header=True, include_previous=True, include_lineno=False)
    return HEADER.format(project=PROJECT, name=name, language=language) + file.getvalue().decode()


def _held(path: Path) -> dict[tuple[str | None, str], Message]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {(message.context, str(message.id)): message for message in pofile.read_po(file) if message.id}
