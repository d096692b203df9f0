"""What a package feeds: chapters left out with a page in their place, cells that come and go."""

import json
import re
import zipfile

import pytest
from small_book import OPENING, Book, code, prose

from press import PressError
from press.book import needs
from press.pages import left_out

ANY = """\
data: str = ""  # folder of the data package; empty: the book's own
first_of_all: int = 0  # of people; one of 0, 1
last_of_all: int = 0  # of values; one of 0, 1"""
VALUES = """\
table = pack.table("values" if "values" in pack.names else "population")
results.record("any.rows", len(table), unit="count")"""
NEEDS = [{"tables": {"prices": ["cpi"]}}, {"tables": {"values": []}, "regions": 3, "years": 2, "groups": 1}]


def write_any(book: Book, declared=NEEDS, cells=()) -> None:
    """A chapter that serves both packages; its own cells by tag."""
    book.chapter(
        "prices",
        prose("# Any regions\n\nThere are {result}`any.rows` rows."),
        code(ANY, "parameters"),
        code(OPENING),
        code(VALUES),
        code('assert "prices" in pack.names', "needs-prices"),
        code('assert "prices" not in pack.names', "without-prices"),
        prose("Weighed by people.") | {"metadata": {"tags": ["needs-population"]}},
        prose("Nobody is counted.") | {"metadata": {"tags": ["without-population"]}},
        *cells,
    )
    path = book.root / "book/prices.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    marked = {"needs-prices": ["first_of_all"], "without-prices": ["last_of_all"]}
    notebook["metadata"]["press"] = {"needs": declared, "parameters": marked}
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.mark.slow
def test_another_packages_edition_has_its_own_home_and_nothing_of_the_books_claims(book):
    write_any(book)
    assert book.press("new-package", "mine").returncode == 0
    checked = book.press("check", "mine").stdout
    assert "feeds 1 of 2 chapters: book/prices" in checked
    assert "(its claims, its own tables), not of this: 1" in checked and "not book" not in checked
    ran = book.press("build", "--data", "mine", "--edition", "mine")
    assert ran.returncode == 0, ran.stderr
    home = book.text("index", "mine")
    assert "My regions" in home and "Units of money per head" in home.replace("units", "Units")
    assert "Not in this edition" not in home and "claim" not in home.partition("How to cite")[0]
    pages = {path.stem for path in (book.root / "_build/mine/html/book").glob("*.html")}
    assert pages == {"index", "prices"}
    page = book.text("prices", "mine")
    assert "There are 144 rows" in page and "Weighed by people." in page and "Nobody" not in page
    assert "last_of_all" in page and "first_of_all" not in page
    assert book.results("mine")["verdicts"] == []
    assert 'data = "mine"' in page
    written = [path for path in (book.root / "_build/mine/html").rglob("*") if path.is_file()]
    assert not [path for path in written if str(book.root).encode() in path.read_bytes()]
    for command in ("pack", "verify"):  # with the parameters that this package leaves to the chapter
        ran = book.press(command, "mine")
        assert ran.returncode == 0, ran.stdout + ran.stderr
    with zipfile.ZipFile(book.root / "_build/mine/mine.crate.zip") as crate:
        words = [crate.read(name).decode() for name in ("README.md", "CITATION.cff")]
        root = json.loads(crate.read("ro-crate-metadata.json"))["@graph"]
    (whole,) = [one for one in root if one["@id"] == "./"]
    assert "My regions: an edition of" in whole["name"] and "My regions" in words[0]
    said = [*words, str(whole), (book.root / "_build/mine/receipt.json").read_text(encoding="utf-8")]
    assert not [text for text in said if re.search("China|Chinese|[\u4e00-\u9fff]", text)]


def test_a_chapter_that_other_figures_could_feed_says_what_to_add_and_how_and_cannot_be_cited(book):
    write_any(book)
    own, ours = prose("# Beijing's own title\n"), prose("# Are neighbours alike?\n")
    own["metadata"] = {"tags": ["needs-claims"]}
    book.chapter("near", own, ours, code(ANY, "parameters"), code(OPENING))
    toc = book.root / "_toc.yml"
    listed = toc.read_text(encoding="utf-8").replace("chapters:\n", "chapters:\n- file: book/near\n")
    toc.write_text(listed, encoding="utf-8")
    path = book.root / "book/near.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["press"] = {"needs": [{"tables": {"borders": []}, "years": 30}]}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert book.press("new-package", "mine").returncode == 0
    (book.root / "mine/borders.csv").unlink()
    descriptor = book.root / "mine/datapackage.json"
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    content["resources"] = [one for one in content["resources"] if one["name"] != "borders"]
    descriptor.write_text(json.dumps(content), encoding="utf-8")
    ran = book.press("build", "--data", "mine", "--edition", "mine")
    assert ran.returncode == 0, ran.stderr
    page = book.text("near", "mine")
    assert "Are neighbours alike?" in page and "Beijing" not in page
    assert "This page is not part of this edition" in page
    assert "press import FILE --borders PAIRS" in page and "add figures of more years" in page
    assert "How to cite" not in page and "citation_" not in book.page("near", "mine")
    assert "How to cite" in book.text("prices", "mine")
    assert "Are neighbours alike?" in book.text("index", "mine")


def test_the_books_own_package_has_the_other_cells(book):
    write_any(book)
    ran = book.press("build")
    assert ran.returncode == 0, ran.stderr
    assert "first_of_all" in book.text("prices") and "last_of_all" not in book.text("prices")
    assert "This page is not part" not in book.text("people") and "verdict" in book.page("index")


def test_a_package_that_feeds_nothing_is_refused_and_the_last_good_edition_stays(book):
    good = book.page("people")
    write_any(book, [{"tables": {"values": []}, "regions": 100}])
    book.press("new-package", "mine")
    ran = book.press("build", "--data", "mine")
    assert ran.returncode == 1 and "feeds no chapter" in ran.stderr
    assert "lacks at least 100 regions (it has 12)" in book.press("check", "mine").stdout
    assert book.page("people") == good


def test_the_nearest_alternative_says_what_is_missing():
    have = needs.Have((("regions", ("region", "group")), ("values", ("region", "year"))), ("group",), 5, 9)
    ask = [
        {"tables": {"accounts": ["grp"], "population": [], "prices": []}},
        {"tables": {"values": ["income"]}, "years": 10},
    ]
    assert needs.lacking(ask, have) == [
        "the column income of the table `values`",
        "at least 10 years (it has 9): add figures of more years to the file and import it again",
    ]
    assert needs.lacking([{"tables": {"values": []}, "groups": 1}], have) == []
    assert have.has("groups") and not have.has("tiles") and not have.has("population")


@pytest.mark.parametrize(
    "wrong",
    [
        *({}, [], ["accounts"], [{"table": []}], [{"tables": ["accounts"]}]),
        *([{"tables": {"accounts": "grp"}}], [{"regions": "8"}]),
    ],
)
def test_needs_that_cannot_be_read_name_the_chapter(wrong):
    with pytest.raises(PressError, match="book/x: metadata press.needs"):
        needs.declared({"metadata": {"press": {"needs": wrong}}}, "book/x")


def test_contents_put_what_is_left_out_last():
    one = {"caption": "One", "chapters": [{"file": "b", "sections": [{"file": "c"}]}]}
    toc = {"root": "a", "parts": [one, {"caption": "Two", "chapters": [{"file": "d"}]}]}
    last = {"caption": "Not in this edition", "chapters": [{"file": "b"}, {"file": "d"}]}
    assert left_out.contents(toc, set()) == toc
    moved = left_out.contents(toc, {"b", "d"})
    assert moved["parts"] == [{"caption": "One", "chapters": [{"file": "c"}]}, last]
    away = left_out.contents(toc, {"b"}, {"c", "d"}, "zh")
    assert away["parts"] == [{"caption": "不在本版本之内", "chapters": [{"file": "b"}]}]


@pytest.mark.parametrize(
    ("asked", "portable"),
    [
        ([{"tables": {"borders": ["region"]}, "years": 9}], True),
        ([{"tables": {"population": [], "regions": ["macro_region"]}}], False),
        ([{"tables": {"claims": []}}], False),
        ([{"tables": {"accounts": []}}, {"series": 1}], True),
    ],
)
def test_a_chapter_of_any_country_is_told_from_one_of_the_books_own(asked, portable):
    assert needs.portable(asked) == portable


def test_an_edition_is_cited_by_its_own_title_and_words():
    own = {"title": "Book: on China", "keywords": ["China"], "abstract": "China", "version": "1"}
    package = {"title": "48 states", "keywords": ["income"], "description": "Of states.", "resources": []}
    cited = left_out.cited(own, package)
    assert cited["title"] == "48 states: an edition of Book" and cited["version"] == "1"
    assert cited["keywords"][0] == "income" and cited["abstract"].startswith("Of states.")
    assert "China" not in str(cited)
    assert left_out.cited(cited, package) == cited  # unpacked and built again, it stays so
    assert left_out.cited(own, package | {"resources": [{"name": "claims"}]}) == own


def test_what_a_package_says_of_itself_is_text():
    package = {"title": "<script>alert(1)</script> *x*", "resources": [{"name": "a", "title": "{doc}`x`"}]}
    home = left_out.home(package, [], {}, "en")
    titled = left_out.config({"title": "Book"}, package, [])["title"]  # the theme escapes no title
    assert titled.startswith("‹script›alert(1)")
    assert "<script>" not in home and "\\<script\\>" in home and "{doc}" not in home
