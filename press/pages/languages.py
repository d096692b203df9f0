"""The same page in the other languages of its edition: links in its header and in its head.

Each language's pages stand in a folder of their own (`press_places`), under the same names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from babel import Locale

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TAGS = {"en": "en", "zh": "zh-Hans"}  # as BCP 47 has them
LOCALES = {"en": "en_GB", "zh": "zh_CN"}  # as Open Graph has them


def relative(page: str, places: dict[str, str], own: str, other: str) -> str:
    """The address of a page in a language, from the same page in another."""
    up = page.count("/") + places[own].count("/")
    return "../" * up + f"{places[other]}{page}.html"


def alternates(page: str, places: dict[str, str], own: str, base: str) -> list[dict[str, str]]:
    """The page in each language: its tag, the language's own name, and its address; `base`, the publisher's,
    makes addresses whole, as search engines want them."""
    return [
        {
            "tag": TAGS[one],
            "name": Locale.parse(one).get_display_name() or one,
            "href": "" if one == own else relative(page, places, own, one),
            "alternate": urljoin(base, f"{place}{page}.html") if base else relative(page, places, own, one),
        }
        for one, place in places.items()
    ]


def base(config: Any) -> str:
    """The publisher's address, as it stands in CITATION.cff."""
    url = config.press_citation.get("url", "")
    return url.rstrip("/") + "/" if url else ""


def _links(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    own, places = app.config.press_language, app.config.press_places
    context["language"] = TAGS[own]
    found = alternates(page, places, own, base(app.config))
    context["press_languages"] = found if len(places) > 1 else []


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.add_config_value("press_language", "en", "env")
    app.add_config_value("press_places", {"en": ""}, "env")
    app.connect("html-page-context", _links)
