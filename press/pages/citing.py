"""How a page is cited: a box on the page, and `citation_*` tags in its head.

What all pages share (authors, title, version, date, licence, address) comes from CITATION.cff, the chapter's
title from the page, the receipt's digest from the edition. The box stands where a page has the directive
`cite-page`, and at the end of a page that has none.

The works that the book cites stand in the files named as `bibtex_bibfiles`; sphinxcontrib-bibtex prints them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from press import storage
from press.editions import receipt
from press.pages import left_out, shown
from press.pages.fold import folded
from press.pages.render import render
from press.text import N_, translator

PAGE = "book/receipt"
BOX = "press-cite"
FORMS = {"text": N_("Text"), "gbt": "GB/T 7714", "bibtex": "BibTeX", "ris": "RIS"}
STOPPED = re.compile(r"[.?!\u3002\uff1f\uff01]$")
BIBTEX_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
BIBTEX_SPECIAL |= {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}  # BibTeX counts even escaped ones
BIBTEX_SPECIAL |= {letter: f"\\{letter}" for letter in "&%$#_"}


@dataclass(frozen=True)
class Citation:
    """One page of one edition, as others cite it; `chapter` is "" for the book itself."""

    authors: tuple[dict[str, str], ...]
    book: str
    version: str
    date: str
    title: str
    chapter: str
    data: str
    digest: str
    url: str = ""
    doi: str = ""
    keywords: tuple[str, ...] = ()
    short: str = ""
    language: str = "en"

    @property
    def year(self) -> str:
        return self.date[:4]

    @property
    def key(self) -> str:
        """The BibTeX key: the book's first word, the page, the version."""
        return re.sub(r"[^a-z0-9]+", "-", f"{self.short} {self.chapter} {self.version}".lower())


def citation(
    cited: dict[str, Any], made: dict[str, Any], title: str, chapter: str, language: str = "en"
) -> Citation:
    """The citation of a page: `cited` is CITATION.cff, `made` the edition's receipt."""
    package = made.get("package", {})
    return Citation(
        authors=tuple(cited["authors"]),
        book=cited["title"],
        version=str(cited["version"]),
        date=str(cited["date-released"]),
        title=title,
        chapter=chapter,
        data=f"{package['name']} {package.get('version', '')}".strip() if package else "",
        digest=made.get("digest", ""),
        url=cited.get("url", ""),
        doi=cited.get("doi", ""),
        keywords=tuple(dict.fromkeys(cited.get("keywords", ()))),  # two may be one in another language
        short=cited.get("key", left_out.short(cited["title"])),
        language=language,
    )


def name(author: dict[str, str], *, entity: str = "{}") -> str:
    """`Family, Given` of a person; the name of an organisation, put into `entity`."""
    if "name" in author:
        return entity.format(author["name"])
    return ", ".join(author[key] for key in ("family-names", "given-names") if author.get(key))


def _origin(c: Citation, length: int | None = None) -> str:
    """What tells this edition from another: the data package and the receipt, its digest cut to `length`."""
    _ = translator(c.language)
    said = [_("data package {name}").format(name=c.data)] if c.data else []
    said += [_("receipt sha256:{digest}").format(digest=c.digest[:length])] if c.digest else []
    return ", ".join(said)


def _address(c: Citation) -> str:
    return f"https://doi.org/{c.doi}" if c.doi else c.url


def plain(c: Citation) -> str:
    """The citation as a line of text."""
    _ = translator(c.language)
    names = "; ".join(name(author) for author in c.authors)
    stop = "" if STOPPED.search(c.title) else "."
    what = _("{chapter}{stop} In: {book}").format(chapter=c.title, stop=stop, book=c.book)
    said = [what if c.chapter else c.book, _("version {version}").format(version=c.version)]
    said += [_("chapter {chapter}").format(chapter=c.chapter)] if c.chapter else []
    origin = f" [{_origin(c, receipt.SHORT)}]" if _origin(c) else ""
    return f"{names} ({c.year}). {', '.join(said)}{origin}. {_address(c)}".rstrip()


def gbt(c: Citation) -> str:
    """The citation by China's national standard GB/T 7714-2015: a contribution to a monograph online, or that
    monograph. The day of reading is the reader's to fill in."""
    _ = translator(c.language)
    names = ", ".join(name(author) for author in c.authors)
    what = f"{c.title}[M/OL]//{c.book}" if c.chapter else f"{c.book}[M/OL]"
    said = [_("version {version}").format(version=c.version), _origin(c, receipt.SHORT)]
    edition = ", ".join(part for part in said if part)
    return f"{names}. {what}. {edition}. ({c.date})[{_('date of access')}]. {_address(c)}".rstrip()


def bibtex(c: Citation) -> str:
    """The citation as a BibTeX entry; characters that mean something to TeX are escaped."""
    names = " and ".join(_tex(name(author), "{%s}" if "name" in author else "%s") for author in c.authors)
    fields = {"author": names, "title": _tex(c.title if c.chapter else c.book, "{%s}")}
    if c.chapter:
        fields["booktitle"] = _tex(c.book)
    fields |= {"year": c.year, "version": _tex(c.version), "doi": c.doi, "url": c.url}
    _ = translator(c.language)
    page = _("chapter {chapter}").format(chapter=c.chapter) if c.chapter else ""
    version = _("version {version}").format(version=c.version)
    fields["note"] = _tex(", ".join(part for part in (page, version, _origin(c)) if part))
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@{'incollection' if c.chapter else 'misc'}{{{c.key},", *lines, "}"])


def _tex(text: str, form: str = "%s") -> str:
    text = "".join(BIBTEX_SPECIAL.get(letter, letter) for letter in text)
    return form % text


def ris(c: Citation) -> str:
    """The citation as a RIS record."""
    rows = [("TY", "CHAP" if c.chapter else "BOOK")]
    rows += [("AU", name(author)) for author in c.authors]
    rows += [("TI", c.title), ("T2", c.book)] if c.chapter else [("TI", c.book)]
    rows += [("PY", c.year), ("DA", c.date.replace("-", "/")), ("ET", c.version), ("LA", c.language)]
    rows += [("DO", c.doi), ("UR", c.url)]
    chapter = translator(c.language)("Chapter {chapter}").format(chapter=c.chapter)
    rows += [("N1", chapter if c.chapter else ""), ("N1", _origin(c))]
    rows += [("KW", keyword) for keyword in c.keywords]
    return "\n".join([f"{tag}  - {value}" for tag, value in rows if value] + ["ER  - "])


def tags(c: Citation) -> list[tuple[str, str]]:
    """The `citation_*` tags of a page's head."""
    found = [("citation_title", c.title if c.chapter else c.book)]
    found += [("citation_author", name(author)) for author in c.authors]
    found += [("citation_inbook_title", c.book)] if c.chapter else []
    found += [
        ("citation_publication_date", c.date.replace("-", "/")),
        ("citation_language", c.language),
        ("citation_version", c.version),
        ("citation_receipt", f"sha256:{c.digest}" if c.digest else ""),
        ("citation_doi", c.doi),
        ("citation_public_url", c.url),
        ("citation_keywords", "; ".join(c.keywords)),
    ]
    return [(tag, value) for tag, value in found if value]


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")")


@dataclass
class Round(AuthorYearReferenceStyle):
    """Works are cited as Name (year) and (Name, year)."""

    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)


class cite_page(nodes.General, nodes.Element):
    """Where the box goes; put there when the page's title is known."""


class CitePageDirective(SphinxDirective):
    """`cite-page`: the box with the page's citation."""

    def run(self) -> list[nodes.Node]:
        return [cite_page()]


def _note(app: Sphinx, doctree: nodes.document) -> None:
    """Every page shows the citation, in a box that stands at least at its end."""
    shown.note(app.env, "citation")
    if _is_cited(app, app.env.docname) and not list(doctree.findall(cite_page)):
        sections = [node for node in doctree.children if isinstance(node, nodes.section)]
        if sections:
            said = translator(app.config.press_language)("How to cite")
            sections[0] += [nodes.rubric("", said, classes=["press-how-to-cite"]), cite_page()]


def _place(app: Sphinx, doctree: nodes.document, page: str) -> None:
    for node in list(doctree.findall(cite_page)):
        node.replace_self(_box(app, page) if _is_cited(app, page) else [])


def _is_cited(app: Sphinx, page: str) -> bool:
    return bool(app.config.press_citation) and page not in app.config.press_uncited


def page_citation(app: Sphinx, page: str) -> Citation:
    """The citation of a page; where the publisher's address is known, with the page's own."""
    title = app.env.titles[page].astext() if page in app.env.titles else page
    chapter = "" if page == app.config.root_doc else page.removeprefix("book/")
    cited = app.config.press_citation
    language = app.config.press_language
    if cited.get("url") and (
        place := app.config.press_places[language] + (f"{page}.html" if chapter else "")
    ):
        cited = cited | {"url": f"{cited['url'].rstrip('/')}/{place}"}
    return citation(cited, app.press_content.receipt, title, chapter, language)


def cited(app: Sphinx, page: str) -> str:
    """The citation of a page as a line of text; "" of one that nobody could cite."""
    return plain(page_citation(app, page)) if _is_cited(app, page) else ""


def _box(app: Sphinx, page: str) -> nodes.Node:
    c = page_citation(app, page)
    box = nodes.container(classes=[BOX])
    forms = {"text": plain(c), "gbt": gbt(c), "bibtex": bibtex(c), "ris": ris(c)}
    if c.language == "zh":
        forms = {"gbt": forms["gbt"]} | forms
    for at, (form, text) in enumerate(forms.items()):
        block = nodes.literal_block(text, text, language="text", classes=[f"press-{form}"])
        box += folded(translator(c.language)(FORMS[form]), block, is_open=at == 0)
    box += _sentence(app, page, c)
    return box


def _sentence(app: Sphinx, page: str, c: Citation) -> nodes.Node:
    _ = translator(c.language)
    line = nodes.paragraph("", _("Version {version}").format(version=c.version))
    if c.digest:
        line += nodes.Text(_(", "))
        digest = nodes.literal("", c.digest[: receipt.SHORT])
        said = _("receipt") + " "
        if PAGE in app.env.found_docs:
            uri = app.builder.get_relative_uri(page, PAGE)
            line += nodes.reference("", said, digest, refuri=uri, reftitle=c.digest, internal=True)
        else:
            line += [nodes.Text(said), digest]
    line += nodes.Text(
        _(
            ". A figure, a table, a claim and a number each have an address of their own: the sign behind a "
            "caption or a heading, and the name of a number in the list below its cell, are links to it."
        )
    )
    return line


def _head(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Puts the tags into the page's head."""
    if doctree is None or not _is_cited(app, page):
        return
    found = render("meta.html", tags=tags(page_citation(app, page)))
    context["metatags"] = context.get("metatags", "") + "\n" + found


def _read(app: Sphinx, config: Any) -> None:
    path = Path(app.srcdir) / "CITATION.cff"
    config.press_citation = storage.yaml_file(path, path.name) if path.is_file() else {}
    named = config.bibtex_bibfiles or []
    config.bibtex_bibfiles = [file for file in named if (Path(app.srcdir) / file).is_file()]


def setup(app: Sphinx) -> None:
    """Registers the directive and what it needs; called by `press.pages.sphinx_ext`."""
    app.setup_extension("sphinxcontrib.bibtex")
    register_plugin("sphinxcontrib.bibtex.style.referencing", "round", Round)
    app.add_config_value("press_citation", {}, "env")
    app.add_config_value("press_uncited", [], "env")
    app.add_node(cite_page)
    app.add_directive("cite-page", CitePageDirective)
    app.connect("config-inited", _read)
    app.connect("doctree-read", _note)
    app.connect("doctree-resolved", _place)
    app.connect("html-page-context", _head)
