"""The machinery's own sentences in the language of a page.

A sentence stands in the code in English, in a call of a gettext function (`_`), or of `N_` where it is
translated later; in templates, in `{% trans %}` or `{{ _("...") }}`. babel collects them; translations are in
`locale/<language>/LC_MESSAGES/press.po`. Values go in after translation: `_("{n} files").format(n=n)`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from analysis import translations

DOMAIN = "press"
SOURCE = "en"  # the language that the code speaks


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
