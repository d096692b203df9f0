"""What a page says to those who link to it, and what the project says to archives."""

import pytest
from docutils import nodes

from press.pages import sharing
from press.pages.citing import Citation

CITED = Citation(
    authors=({"family-names": "Doe", "given-names": "A."}, {"name": "A Group"}),
    book="A book: with a subtitle",
    version="1.0",
    date="2026-01-02",
    title="Do <they> meet?",
    chapter="sigma",
    data="tables 1",
    digest="0" * 64,
)
PICTURE = {"": "https://x.org/a.png", ":width": 2, ":height": 1, ":alt": "a line"}


def document(*texts: str) -> nodes.Element:
    """Paragraphs; what stands between asterisks is strong."""
    section = nodes.section()
    for text in texts:
        parts = enumerate(text.split("**"))
        said = [nodes.strong("", part) if at % 2 else nodes.Text(part) for at, part in parts]
        section += nodes.paragraph("", "", *said)
    return section


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["**A question?**", "**In short.** Yes, it did."], "Yes, it did."),
        (["**问题？**", "**简言之**：确实如此。"], "确实如此。"),
        (["First.", "Second."], "First."),
        ([], ""),
        (["word " * 60], ("word " * 40).rstrip()[:-5] + "…"),
    ],
)
def test_a_description_is_the_answer_in_short(texts, said):
    found = sharing.description(document(*texts))
    assert len(found) <= sharing.LONGEST
    assert found == said if len(texts) != 1 or len(texts[0]) < 99 else found.endswith("word…")


def test_a_card_has_its_picture_and_no_empty_tag():
    tags = dict(sharing.card(CITED, "Yes.", PICTURE))
    assert tags["og:image"] == "https://x.org/a.png" and tags["og:image:alt"] == "a line"
    assert tags["og:title"] == "Do <they> meet?" and tags["og:site_name"] == "A book"
    assert tags["twitter:card"] == "summary_large_image"
    bare = dict(sharing.card(CITED, "", None))
    assert bare["twitter:card"] == "summary" and "og:image" not in bare and "og:description" not in bare


def test_linked_data_name_the_article_and_on_the_home_page_the_data():
    article = sharing.linked_data(CITED, "Yes.", PICTURE, {})["@graph"]
    assert [entry["@type"] for entry in article] == ["ScholarlyArticle"]
    assert article[0]["author"] == [
        {"@type": "Person", "name": "Doe, A."},
        {"@type": "Organization", "name": "A Group"},
    ]
    package = {
        "title": "Tables",
        "licenses": [{"name": "CC0"}],
        "resources": [],
        "sources": [{"title": "NBS"}],
    }
    home = Citation(**vars(CITED) | {"chapter": ""})
    _, data = sharing.linked_data(home, "", None, package)["@graph"]
    assert data["@type"] == "Dataset" and data["license"] == ["CC0"] and data["isBasedOn"] == ["NBS"]


def test_codemeta_says_what_citation_cff_says():
    cited = {"title": "T", "authors": [{"name": "G"}], "version": 1, "date-released": "2026-01-02"}
    found = sharing.codemeta(cited | {"license": "MIT", "doi": "10.1/x", "url": "https://x.org"})
    assert found["license"] == "https://spdx.org/licenses/MIT"
    assert found["identifier"] == "https://doi.org/10.1/x" and found["url"] == "https://x.org"
    assert "identifier" not in sharing.codemeta(cited)


def test_a_sitemap_names_every_page_by_its_address():
    found = sharing.sitemap("https://x.org/b/", ["book/index", "book/a&b"], {"en": ""})
    assert "<loc>https://x.org/b/book/index.html</loc>" in found and "a&amp;b.html" in found
