"""What a server shows for an address that has no page: `404.html`, in every language of the edition.

Such a page is shown under any address, so its links begin at the publisher's (`url` of CITATION.cff), or,
where that is not known, at the server's root.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from sphinx.application import Sphinx

from press import storage
from press.pages import languages
from press.pages.render import render
from press.text import translator

FILE = "404.html"


def page(own: str, places: dict[str, str], *, book: str, policy: str, base: str = "") -> str:
    """The page of a language, the others below it; `places` are the folders of the languages' pages."""
    said = []
    for language in sorted(places, key=lambda one: one != own):
        _ = translator(language)
        root = urljoin(base or "/", places[language])
        said.append(
            {
                "tag": languages.TAGS[language],
                "title": _("There is no page at this address"),
                "text": _("Pages keep their addresses; this one may be misspelt, or of another edition."),
                "links": [(root + "index.html", _("Home")), (root + "search.html", _("Search"))],
            }
        )
    return render("not_found.html", language=own, book=book, said=said, policy=policy)


def _write(app: Sphinx, error: Exception | None) -> None:
    config: Any = app.config
    if error or app.builder.format != "html":
        return
    found = page(
        config.press_language,
        config.press_places,
        book=config.html_title,
        policy=config.press_policy,
        base=languages.base(config),
    )
    storage.write(Path(app.outdir) / FILE, found)


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`, after `press.pages.citing`."""
    app.connect("build-finished", _write)
