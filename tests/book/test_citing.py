"""Every page carries its citation, every figure, table, claim and number an address, every work its place."""

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from pybtex.database import parse_file, parse_string

from press.book.chapters import files_of, find_root, toc_pages
from press.pages.citing import Citation, bibtex, plain, ris, tags

ROOT = find_root(Path(__file__).parent)
PAGES = toc_pages(ROOT)
CITED = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
REFERENCES = parse_file(str(ROOT / "book/references.bib"))


class Page(HTMLParser):
    """What a test asks of a page: ids, links, tags of the head, literal blocks by class, its title."""

    def __init__(self, text: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.meta: dict[str, list[str]] = {}
        self.forms = {
            form: unescape(re.sub(r"<[^>]+>", "", found))
            for form, found in re.findall(
                r'<div class="press-(text|bibtex|ris)[^"]*"><div class="highlight"><pre>(.*?)</pre>',
                text,
                re.S,
            )
        }
        heading = re.search(r'<h1>((?:(?!<h1>).)*?)<a class="headerlink"', text, re.DOTALL)
        self.title = unescape(re.sub(r"<[^>]+>", "", heading[1])).strip()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag == "meta" and (found.get("name") or "").startswith("citation_"):
            self.meta.setdefault(found["name"], []).append(found["content"])


def html(folder: Path, page: str) -> str:
    return (folder / "html" / f"{page}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def parsed(printed) -> dict[str, Page]:
    return {page: Page(html(printed, page)) for page in PAGES}


@pytest.fixture(scope="module")
def digest(printed) -> str:
    return json.loads((printed / "receipt.json").read_text(encoding="utf-8"))["digest"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_its_citation_as_text_bibtex_and_ris(parsed, digest, page):
    found = parsed[page]
    assert set(found.forms) == {"text", "bibtex", "ris"}
    text = found.forms["text"]
    assert CITED["title"] in text and f"version {CITED['version']}" in text and digest[:12] in text
    (entry,) = parse_string(found.forms["bibtex"], "bibtex").entries.values()
    assert entry.fields["year"] == str(CITED["date-released"])[:4]
    assert digest in entry.fields["note"] and CITED["version"] in entry.fields["note"]
    lines = found.forms["ris"].strip().splitlines()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line + " ") for line in lines)
    assert lines[0].startswith("TY  - ") and lines[-1].strip() == "ER  -"
    assert any(digest in line for line in lines)
    if page != PAGES[0]:
        assert found.title in text and f"chapter {page.removeprefix('book/')}" in text
        assert f"TI  - {found.title}" in lines and entry.fields["booktitle"] == CITED["title"]


@pytest.mark.parametrize("page", PAGES)
def test_a_pages_head_says_what_the_box_says(parsed, digest, page):
    meta = parsed[page].meta
    title = CITED["title"] if page == PAGES[0] else parsed[page].title
    assert meta["citation_title"] == [title]
    assert meta["citation_author"] == [author["name"] for author in CITED["authors"]]
    assert meta["citation_publication_date"] == [str(CITED["date-released"]).replace("-", "/")]
    assert meta["citation_version"] == [CITED["version"]]
    assert meta["citation_receipt"] == [f"sha256:{digest}"]
    assert meta.get("citation_inbook_title", [CITED["title"]]) == [CITED["title"]]


def test_no_two_pages_share_a_bibtex_key(parsed):
    keys = [next(iter(parse_string(p.forms["bibtex"], "bibtex").entries)) for p in parsed.values()]
    assert len(set(keys)) == len(PAGES)


def test_every_figure_and_table_has_an_address_and_shows_it(printed, parsed):
    seen = 0
    for page, found in parsed.items():
        names = [i for i in found.ids if i.startswith(("fig-", "tab-"))]
        drawn = [p.stem for p in (printed / "stage/en" / page).parent.glob("files/*.csv")]
        assert set(names) <= set(drawn)
        assert all(f"#{name}" in found.links for name in names), page
        captions = re.findall(r'class="caption-number">(?:Fig|Table)', html(printed, page))
        assert len(captions) == len(names), page
        seen += len(names)
    assert seen > 40


def test_every_claim_has_an_address_in_the_ledger(parsed, content):
    ledger = parsed["book/ledger"]
    for claim in content["verdicts"]:
        assert f"claim-{claim['id']}" in ledger.ids and f"#claim-{claim['id']}" in ledger.links


def test_every_number_has_an_address_on_its_chapters_page_and_its_row_links_to_it(parsed, content):
    for identifier, result in content["results"].items():
        found = parsed[result["chapter"]]
        assert f"result-{identifier}" in found.ids and f"#result-{identifier}" in found.links, identifier


@pytest.mark.parametrize("page", PAGES)
def test_an_address_names_one_thing(parsed, page):
    named = [i for i in parsed[page].ids if i.startswith(("fig-", "tab-", "claim-", "result-"))]
    assert len(named) == len(set(named))


def cited_works() -> set[str]:
    """The works that the sources of the pages cite."""
    texts = []
    for page in PAGES:
        path = next(p for p in files_of(ROOT, page) if p.suffix in (".ipynb", ".md"))
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".ipynb":
            cells = json.loads(text)["cells"]
            text = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
        texts.append(text)
    found = re.findall(r"\{cite(?::[a-z]+)?\}`([^`]+)`", "\n".join(texts))
    return {key.strip() for keys in found for key in keys.split(",")}


def test_every_work_is_cited_and_every_citation_is_a_work():
    assert cited_works() == set(REFERENCES.entries)


def test_a_work_is_whole_or_says_what_could_not_be_confirmed():
    for key, entry in REFERENCES.entries.items():
        fields, confirmed = entry.fields, "not confirmed" not in entry.fields.get("note", "")
        assert entry.persons["author"] and fields["title"] and re.fullmatch(r"\d{4}", fields["year"]), key
        if entry.type == "article" and confirmed:
            assert {"journal", "volume", "pages"} <= set(fields), key
        if "doi" in fields:
            assert re.fullmatch(r"10\.\d{4,5}/\S+", fields["doi"]), key
    identifiers = [e.fields["doi"].lower() for e in REFERENCES.entries.values() if "doi" in e.fields]
    assert len(identifiers) == len(set(identifiers))


def test_the_printed_list_holds_every_work_with_its_doi(printed, parsed):
    text = html(printed, "book/references")
    assert text.count('role="listitem"') == len(REFERENCES.entries)
    for key, entry in REFERENCES.entries.items():
        if "doi" in entry.fields:
            assert f"https://doi.org/{entry.fields['doi']}" in parsed["book/references"].links, key


PERSON = Citation(
    authors=({"family-names": "Müller & Söhne", "given-names": "A. B."}, {"name": "The 100% Group"}),
    book="A_book {of} things: 50% more",
    version="1.2",
    date="2026-05-04",
    title="What costs $5?",
    chapter="parts/costs",
    data="pack 1.0",
    digest="ab" * 32,
    url="https://example.org/book",
    doi="10.1234/x_y",
)


def test_a_citation_survives_what_a_title_may_hold():
    (entry,) = parse_string(bibtex(PERSON), "bibtex").entries.values()
    assert entry.fields["title"] == r"{What costs \$5?}"
    assert r"A\_book" in entry.fields["booktitle"] and r"50\% more" in entry.fields["booktitle"]
    assert entry.fields["doi"] == "10.1234/x_y"
    assert [str(p) for p in entry.persons["author"]] == [r"Müller \& Söhne, A. B.", r"{The 100\% Group}"]
    assert plain(PERSON) == (
        "Müller & Söhne, A. B.; The 100% Group (2026). What costs $5? In: A_book {of} things: 50% more, "
        "version 1.2, chapter parts/costs [data package pack 1.0, receipt sha256:abababababab]. "
        "https://doi.org/10.1234/x_y"
    )
    assert "AU  - Müller & Söhne, A. B." in ris(PERSON) and "DO  - 10.1234/x_y" in ris(PERSON)
    assert ("citation_public_url", "https://example.org/book") in tags(PERSON)
    (odd,) = parse_string(bibtex(replace(PERSON, title="an open { brace")), "bibtex").entries.values()
    assert odd.fields["title"] == r"{an open \textbraceleft{} brace}"
