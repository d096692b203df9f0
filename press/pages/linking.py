"""What roles and directives share: the edition's content, and links from the page at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from press import PressError, text
from press.findings.results import show
from press.pages import shown
from press.pages.records import anchor
from press.text import N_, translator

LEDGER = "book/ledger"
ARTICLE = "book/article"
logger = logging.getLogger(__name__)

# What a verdict is called, and the sign that tells it where colour alone would.
WORDS = {
    "holds": N_("holds"),
    "fails": N_("fails"),
    "depends": N_("depends"),
    "undecided": N_("undecided"),
    "untestable": N_("untestable here"),
    "documented": N_("documented"),
}
SIGNS = {"holds": "✓", "fails": "✗", "depends": "±", "undecided": "?", "untestable": "–", "documented": "¶"}


class Linking:
    """A role or a directive of a page that shows something of the edition."""

    if TYPE_CHECKING:
        env: Any

        def get_location(self) -> str: ...

    @property
    def language(self) -> str:
        """The language of the page."""
        return text.language(self.env.app)

    def _(self, sentence: str) -> str:
        return translator(self.language)(sentence)

    def said(self, template: str, sign: float = 1, **values: Any) -> list[nodes.Node]:
        """A sentence with nodes in it; `sign` chooses its words, as `press.text.filled` says."""
        parts = text.filled(template, sign, **values)
        return [part if isinstance(part, nodes.Node) else nodes.Text(str(part)) for part in parts]

    def edition(self, kind: str, identifier: str = "") -> shown.Content:
        """The edition, of which the page shows this."""
        return shown.note(self.env, kind, identifier)

    def page(self, name: str) -> str:
        """The address of a page, from the page at hand."""
        return self.env.app.builder.get_relative_uri(self.env.docname, name)

    def uri(self, page: str, target: str) -> str:
        return f"{self.page(page)}#{target}"

    def titled(self, page: str, title: str = "") -> nodes.Node:
        """A link to a page that says its title, or the one given."""
        words = {"refdomain": "std", "reftype": "doc", "reftarget": f"/{page}", "refexplicit": bool(title)}
        name = nodes.inline("", title or page, classes=["doc"])
        return addnodes.pending_xref("", name, refdoc=self.env.docname, refwarn=True, **words)

    def warn(self, message: str) -> None:
        logger.warning(message, location=self.get_location(), type="press")

    def number(self, identifier: str, how: str = "") -> nodes.Node:
        """A linked number, or the problem as text and as a warning."""
        content = self.edition("result", identifier)
        try:
            if identifier not in content.results:
                raise PressError("is recorded by no chapter of this edition")
            result = content.results[identifier]
            shown_as = show(result, how, self.language)
        except PressError as error:
            self.warn(f"result {identifier} {error}")
            return nodes.problematic(identifier, identifier)
        return nodes.reference(
            "",
            shown_as,
            refuri=self.uri(result["chapter"], anchor(identifier)),
            reftitle=content.origin(identifier, self.language),
            classes=["press-result"],
            internal=True,
        )

    def verdict(self, identifier: str) -> dict[str, Any] | None:
        found = self.edition("claim", identifier).verdicts.get(identifier)
        if found is None:
            self.warn(f"claim {identifier} is not in the claims of this edition")
        return found

    def badge(self, claim: dict[str, Any]) -> nodes.Node:
        """The verdict as a link to the claim's entry in the ledger."""
        verdict = claim["verdict"]
        return nodes.reference(
            "",
            self._(WORDS[verdict]),
            refuri=self.uri(LEDGER, f"claim-{claim['id']}"),
            reftitle=claim[self.language],
            classes=["press-verdict", f"press-{verdict}"],
            internal=True,
        )


class ResultRole(SphinxRole, Linking):
    def run(self) -> tuple[list[nodes.Node], list]:
        identifier, _, how = (part.strip() for part in self.text.partition("|"))
        return [self.number(identifier, how)], []


class ClaimRole(SphinxRole, Linking):
    def run(self) -> tuple[list[nodes.Node], list]:
        identifier, _, when = (part.strip() for part in self.text.partition("|"))
        claim = self.verdict(identifier)
        if claim and not when:
            return [self.badge(claim)], []
        if claim and when == "written" and "when_written" in claim:
            return [self.then(claim)], []
        if claim:
            self.warn(
                f"claim {identifier} has no verdict {when!r:.40}; only `written`, of a claim that has it"
            )
        return [nodes.problematic(self.text, self.text)], []

    def then(self, claim: dict[str, Any]) -> nodes.Node:
        """The verdict on the figures of when the article was written, as a word that links."""
        word = self._(WORDS[claim["when_written"]["verdict"]])
        uri = self.uri(LEDGER, f"claim-{claim['id']}")
        return nodes.reference("", word, refuri=uri, reftitle=claim[self.language], internal=True)
