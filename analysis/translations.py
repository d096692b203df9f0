"""Translations of the project's own words: gettext catalogues in ``locale/`` beside this package.

``locale/<language>/LC_MESSAGES/<name>.po`` is read as it stands; nothing is compiled. A message that is
missing or marked fuzzy is not translated: who asks for it prints the English, and ``press words`` lists it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from analysis import tracking

WORDS = "words"  # the catalogue of what figures, tables, claims and designs say; its contexts are their keys
FOLDER = Path(__file__).resolve().parents[1] / "locale"


def path(name: str, language: str) -> Path:
    """The catalogue ``name`` of a language."""
    return FOLDER / language / "LC_MESSAGES" / f"{name}.po"


@functools.cache
def read(name: str, language: str) -> Mapping[tuple[str, str], str]:
    """Translations by context ("" where a message has none) and English text.

    Raises FileNotFoundError for a catalogue that does not exist, and ValueError, with file and line, for one
    that is not in gettext's form.
    """
    from babel.messages import pofile

    file = path(name, language)
    try:
        with file.open("rb") as opened:
            catalogue = pofile.read_po(opened, locale=language, abort_invalid=True)
    except (pofile.PoFileError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: not a gettext catalogue: {error}") from None
    return {
        (message.context or "", message.id): message.string
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }


def said(key: str, english: str, language: str) -> str:
    """The translation of the text under ``key``, noted as read; the English where there is none."""
    tracking.text(key)
    return english if language == "en" else read(WORDS, language).get((key, english), english)
