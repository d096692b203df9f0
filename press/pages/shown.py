"""What pages show of an edition, so that a page is read again when, and only when, that has changed.

While Sphinx reads a page, roles and directives note what they take from the edition: a result, a claim, all
verdicts, the code of a folder, the receipt, the citation. Sphinx's environment keeps a digest of each, by
page. What pages say of each other (titles, numbers, labels) is compared as a whole: when it changes, all are
written again.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from press import storage, text
from press.editions import receipt
from press.findings.claims import COMMA
from press.pages.records import noted
from press.text import SOURCE, translator

RESULTS, LEDGER, MADE, TITLES = (f"book/{name}.json" for name in ("results", "ledger", "made", "series"))
RECEIPT = f"book/{receipt.FILE}"
FILES = (RESULTS, RECEIPT, LEDGER, MADE, TITLES, receipt.DESCRIPTOR)  # of the stage
OF = {  # what the digest of each kind of thing that a page shows is made of
    "result": (RESULTS, MADE, TITLES),
    "claim": (RESULTS,),
    "verdicts": (RESULTS,),
    "figure": (MADE,),
    "ledger": (LEDGER,),
    "package": (receipt.DESCRIPTOR,),
    "code": (RECEIPT,),
    "receipt": (RECEIPT,),
    "citation": (RECEIPT,),
}


class Content:
    """The edition's content as the pages use it; what is known `before` of files that stand is kept."""

    _states: dict[tuple[str, str], str]

    def __init__(self, app: Sphinx, before: Content | None = None):
        self.marks = marks(app)
        content, self.receipt, self.ledger, made, titles, self.package = (
            _read(Path(app.srcdir) / name, mark) for name, mark in self.marks.items()
        )
        self.results: dict[str, dict[str, Any]] = content.get("results", {})
        self.verdicts = {verdict["id"]: verdict for verdict in content.get("verdicts", [])}
        self.parameters: dict[str, dict[str, Any]] = content.get("parameters", {})
        self.figures: dict[str, dict[str, str]] = made.get("figures", {})
        self.code: dict[str, str] = made.get("code", {})
        self.series: dict[str, str] = titles.get(text.language(app), {})
        same = {name for name in FILES if before and before.marks[name] == self.marks[name]}
        known = before._states if before else {}
        self._states = {key: state for key, state in known.items() if same.issuperset(OF[key[0]])}

    def state(self, kind: str, identifier: str = "") -> str:
        """A digest of what a page shows: a `result`, a `claim` or a `figure` by its name; the `code` of a
        folder; all `verdicts`, the `ledger`, the `receipt`, the `citation` or the `package` without one."""
        key = (kind, identifier)
        if key not in self._states:
            self._states[key] = self._state(*key)
        return self._states[key]

    def _state(self, kind: str, identifier: str) -> str:
        if kind == "result":
            found, code = self.results.get(identifier, {}), self.code.get(identifier)
            return storage.digest(
                [found, self.parameters.get(found.get("chapter", ""), {}), code, self.series]
            )
        sources = self.receipt.get("inputs", {}).get("analysis", {})
        shown = {
            "code": {path: said for path, said in sources.items() if path.rpartition("/")[0] == identifier},
            "claim": self.verdicts.get(identifier),
            "figure": self.figures.get(identifier),
            "verdicts": list(self.verdicts.values()),
            "ledger": self.ledger,
            "receipt": self.receipt,
            "citation": self.receipt.get("package"),
            "package": self.package,
        }
        return storage.digest([shown[kind]])

    def origin(self, identifier: str, language: str = SOURCE) -> str:
        """Where a number comes from, for its hover text."""
        _ = translator(language)
        result = self.results[identifier]
        given = self.parameters.get(result["chapter"], {})
        tables = _("tables {names}").format(names=_(COMMA).join(result.get("tables", [])))
        parts = [
            identifier,
            _("chapter {name}").format(name=result["chapter"].removeprefix("book/")),
            tables if result.get("tables") else "",
            _("vintage {name}").format(name=result["vintage"]) if result.get("vintage") else "",
            ", ".join(f"{k}={v}" for k, v in given.items()) or _("default parameters"),
            noted(result.get("note", ""), language),
        ]
        return " · ".join(part for part in parts if part)


def marks(app: Sphinx) -> dict[str, str]:
    """Tells the content's files from those that stood there before."""
    return {name: storage.mark(Path(app.srcdir) / name) for name in FILES}


@functools.lru_cache(maxsize=2 * len(FILES))  # a compiler that stays reads them again after each change
def _read(path: Path, mark: str) -> dict[str, Any]:
    return storage.read_json(path) or {}


def note(env: BuildEnvironment, kind: str, identifier: str = "") -> Content:
    """Notes that the page being read shows something of the edition, and returns the edition's content."""
    content: Content = env.app.press_content
    _shown(env).setdefault(env.docname, {})[kind, identifier] = content.state(kind, identifier)
    return content


def _shown(env: BuildEnvironment) -> dict[str, dict[tuple[str, str], str]]:
    """By page, the digests of what it showed when it was read."""
    if not hasattr(env, "press_shown"):
        env.press_shown = {}
    return env.press_shown


def _outdated(app: Sphinx, env: BuildEnvironment, added: set, changed: set, removed: set) -> list[str]:
    """The pages that show what has changed since they were read."""
    before: Content | None = getattr(app, "press_content", None)
    if not before or before.marks != marks(app):
        app.press_content = Content(app, before)
    return [
        page
        for page, shown in _shown(env).items()
        if any(app.press_content.state(*key) != state for key, state in shown.items())
    ]


def _purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    _shown(env).pop(page, None)


def _merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    _shown(env).update({page: shown for page, shown in _shown(other).items() if page in pages})


def _renamed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages, to be written again, if what they say of each other has changed: titles, order, numbers,
    labels, the works cited."""
    works = [Path(app.srcdir) / file for file in app.config.bibtex_bibfiles]
    said = {
        "titles": {page: title.astext() for page, title in env.titles.items()},
        "contents": env.toctree_includes,
        "sections": env.toc_secnumbers,
        "figures": env.toc_fignumbers,
        "labels": env.domaindata["std"]["labels"],
        "anonymous": env.domaindata["std"]["anonlabels"],
        "works": [storage.digest(work.read_bytes()) for work in works],
    }
    now = storage.digest(
        {name: repr(sorted(part.items()) if isinstance(part, dict) else part) for name, part in said.items()}
    )
    before, env.press_said = getattr(env, "press_said", now), now
    return [] if before == now else list(env.found_docs)


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-get-updated", _renamed, priority=900)  # after Sphinx has numbered what it numbers
