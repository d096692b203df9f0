"""The machinery's own sentences in the language of a page.

A sentence stands in the code in English, in a call of a gettext function (`_`), or of `N_` where it is
translated later; in templates, in `{% trans %}` or `{{ _("...") }}`. babel collects them; translations are in
`locale/<language>/LC_MESSAGES/press.po`. Values go in after translation: `_("{n} files").format(n=n)`.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import translations

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DOMAIN = "press"
SOURCE = "en"  # the language that the code speaks
SCRIPTS = Path(__file__).parent / "pages" / "static"


def N_(sentence: str) -> str:
    """Marks a sentence that is translated where it is printed."""
    return sentence


@functools.cache
def translator(language: str) -> Callable[[str], str]:
    """The gettext function of a language: a sentence without translation stays in English."""
    if language == SOURCE:
        return N_
    said = translations.read(DOMAIN, language)
    return lambda sentence: said.get(("", sentence), sentence)


def language(app: Sphinx) -> str:
    """The language of the pages that an application writes."""
    return getattr(app.config, "press_language", SOURCE)


def filled(template: str, sign: float = 1, **values: object) -> list[object]:
    """A sentence in pieces: its own words, and in the place of each `{name}` the value.

    `{name:rose|fell}` is the first word where `sign` is zero or above, else the second.
    """
    pieces: list[object] = []
    for words, name, form, _ in string.Formatter().parse(template):
        pieces += [words] if words else []
        if name:
            first, _bar, second = (form or "").partition("|")
            pieces.append(values[name] if not second else second if sign < 0 else first)
    return pieces


def forget() -> None:
    """Catalogues are read again when they are next asked for."""
    for cached in (translations.read, translator, of_scripts):
        cached.cache_clear()


@functools.cache
def of_scripts(language: str) -> dict[str, str]:
    """What the pages' scripts say, in a language; nothing in English, which they speak themselves."""
    if language == SOURCE:
        return {}
    said = translator(language)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    return {sentence: said(sentence) for sentence in re.findall(r'\b_\("([^"]+)"\)', text)}
