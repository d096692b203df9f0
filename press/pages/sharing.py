"""What a page says of itself to those who link to it: description, card, data for search engines, addresses.

The publisher's address is the field `url` of CITATION.cff; with it pages have canonical addresses, and the
site has a sitemap. `codemeta.json` says the same of the whole project, from the same file.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from docutils import nodes
from sphinx.application import Sphinx

from press import storage
from press.pages import citing, languages, left_out, shown
from press.pages.citing import Citation
from press.pages.render import render

LONGEST, SHORTEST = 200, 40  # letters of a description
WORD = re.compile(
    r" [^ ]*$|(?<=[\u3001\u3002\uff0c\uff1b])[^\u3001\u3002\uff0c\uff1b]*$"
)  # what is cut within
AFTER = ".: \uff1a\u3002"  # what stands behind "In short"
SCHEMA = "https://schema.org"


def description(doctree: nodes.Node) -> str:
    """What a page says in short, or else its first paragraph of some length, cut where a word ends."""
    paragraphs = list(doctree.findall(nodes.paragraph))
    short = [_words(one, 1).lstrip(AFTER) for one in paragraphs if isinstance(_first(one), nodes.strong)]
    texts = [_words(one) for one in paragraphs]
    text = next(filter(None, [*short, *(text for text in texts if len(text) >= SHORTEST), *texts]), "")
    return text if len(text) <= LONGEST else WORD.sub("", text[: LONGEST - 1]) + "…"


def _first(paragraph: nodes.Element) -> nodes.Node | None:
    return next((child for child in paragraph.children if child.astext()), None)


def _is_badge(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and "press-verdict" in node["classes"]


def _words(paragraph: nodes.Element, start: int = 0) -> str:
    """Its text, from a child on, without the verdicts, which stand between sentences."""
    badges = set(paragraph.findall(_is_badge))
    said = [text for child in paragraph.children if child not in badges and (text := child.astext())]
    return " ".join("".join(said[start:]).split())


def sides(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def card(c: Citation, said: str, picture: dict[str, Any] | None) -> list[tuple[str, str]]:
    """The tags of a page's card: name and content. `picture` has an address, width, height and alt text."""
    found = [
        ("og:type", "article" if c.chapter else "website"),
        ("og:site_name", left_out.short(c.book)),
        ("og:locale", languages.LOCALES[c.language]),
        ("og:title", c.title),
        ("og:description", said),
        ("og:url", c.url),
        ("twitter:card", "summary_large_image" if picture else "summary"),
    ]
    found += [(f"og:image{key}", str(value)) for key, value in (picture or {}).items()]
    return [(name, content) for name, content in found if content]


def linked_data(c: Citation, said: str, picture: dict[str, Any] | None, package: dict[str, Any]) -> dict:
    """A page as schema.org's ScholarlyArticle; the home page with the data package as a Dataset."""
    authors = [
        {"@type": "Person" if "family-names" in author else "Organization", "name": citing.name(author)}
        for author in c.authors
    ]
    book = {"@type": "Book", "name": c.book}
    page = {
        "@type": "ScholarlyArticle",
        "headline": c.title,
        "description": said,
        "author": authors,
        "datePublished": c.date,
        "version": c.version,
        "inLanguage": languages.TAGS[c.language],
        "keywords": list(c.keywords),
        "isPartOf": book if c.chapter else None,
        "url": c.url,
        "image": picture[""] if picture else "",
        "identifier": f"https://doi.org/{c.doi}" if c.doi else "",
    }
    graph = [_filled(page)] + ([] if c.chapter else [dataset(package, authors)])
    return {"@context": SCHEMA, "@graph": graph}


def dataset(package: dict[str, Any], authors: list[dict[str, str]]) -> dict[str, Any]:
    """A data package, by its descriptor, as schema.org's Dataset."""
    licences = [one.get("path") or one.get("name") for one in package.get("licenses", [])]
    return _filled(
        {
            "@type": "Dataset",
            "name": package.get("title") or package.get("name"),
            "description": package.get("description"),
            "version": package.get("version"),
            "license": licences,
            "creator": authors,
            "isBasedOn": [one.get("path") or one.get("title") for one in package.get("sources", [])],
            "variableMeasured": sorted(
                {
                    field["title"]
                    for resource in package.get("resources", [])
                    for field in resource.get("schema", {}).get("fields", [])
                    if field.get("unit") and field.get("title")
                }
            ),
        }
    )


def _filled(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value}


def codemeta(cited: dict[str, Any]) -> dict[str, Any]:
    """CITATION.cff as CodeMeta 3, which archives of software read."""
    people = [
        _filled(
            {
                "@type": "Person" if "family-names" in author else "Organization",
                "name": author.get("name"),
                "familyName": author.get("family-names"),
                "givenName": author.get("given-names"),
                "@id": author.get("orcid"),
            }
        )
        for author in cited["authors"]
    ]
    return _filled(
        {
            "@context": "https://w3id.org/codemeta/3.0",
            "@type": "SoftwareSourceCode",
            "name": cited["title"],
            "description": cited.get("abstract", "").strip(),
            "author": people,
            "version": str(cited["version"]),
            "datePublished": str(cited["date-released"]),
            "license": f"https://spdx.org/licenses/{cited['license']}" if cited.get("license") else "",
            "keywords": cited.get("keywords"),
            "codeRepository": cited.get("repository-code"),
            "url": cited.get("url"),
            "identifier": f"https://doi.org/{cited['doi']}" if cited.get("doi") else "",
        }
    )


def sitemap(base: str, pages: list[str], places: dict[str, str]) -> str:
    """The addresses of all pages in every language, as sitemaps.org defines it; each names the others."""
    rows = []
    for page in pages:
        found = languages.alternates(page, places, next(iter(places)), base)
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{one["tag"]}" href="{escape(one["alternate"])}"/>'
            for one in found
            if len(found) > 1
        )
        rows += [f"<url><loc>{escape(one['alternate'])}</loc>{others}</url>\n" for one in found]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(rows)}</urlset>\n'
    )


def _picture(app: Sphinx, page: str, doctree: nodes.Node) -> dict[str, Any] | None:
    """The first picture of a page as a card shows it: its PNG."""
    for image in doctree.findall(nodes.image):
        if (picture := Path(_source(app, image)).with_suffix(".png")).as_posix() in app.env.dlfiles:
            place = f"_downloads/{app.env.dlfiles[picture.as_posix()][1]}"
            address = urljoin(base, place) if (base := app.config.html_baseurl) else _relative(page, place)
            width, height = sides((Path(app.srcdir) / picture).read_bytes())
            return {"": address, ":width": width, ":height": height, ":alt": image.get("alt", "")}
    return None


def _source(app: Sphinx, image: nodes.image) -> str:
    """The file of an image in the stage, of whatever its address has become."""
    names = {f"_images/{name}": source for source, name in app.builder.images.items()}
    uri = image["uri"]
    return next((source for name, source in names.items() if uri.endswith(name)), uri)


def _relative(page: str, place: str) -> str:
    return "../" * page.count("/") + place


def _head(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Puts it all into the page's head."""
    if doctree is None or not app.config.press_citation:
        return
    c, said, picture = citing.page_citation(app, page), description(doctree), _picture(app, page, doctree)
    content: shown.Content = app.press_content
    data = linked_data(c, said, picture, content.package)
    script = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    found = render("card.html", description=said, tags=card(c, said, picture), data=script)
    context["metatags"] = context.get("metatags", "") + "\n" + found


def _noted(app: Sphinx, doctree: nodes.document) -> None:
    """The home page shows the package."""
    if app.env.docname == app.config.root_doc:
        shown.note(app.env, "package")


def _addresses(app: Sphinx, error: Exception | None) -> None:
    """The files beside the pages."""
    config, out = app.config, Path(app.outdir)
    if error or app.builder.format != "html" or not config.press_citation:
        return
    if config.press_places[config.press_language]:
        return  # they stand at the root, and speak of all languages
    storage.write(out / "codemeta.json", storage.to_json(codemeta(config.press_citation)))
    if base := languages.base(config):
        pages = sitemap(base, sorted(app.env.found_docs), config.press_places)
        storage.write(out / "sitemap.xml", pages)


def _base(app: Sphinx, config: Any) -> None:
    """The publisher's address of the pages in their language."""
    if base := languages.base(config):
        config.html_baseurl = base + config.press_places[config.press_language]


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`, after `press.pages.citing`."""
    app.connect("config-inited", _base, priority=600)
    app.connect("doctree-read", _noted)
    app.connect("html-page-context", _head, priority=700)
    app.connect("build-finished", _addresses)
