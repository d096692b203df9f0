"""The book on paper: one document, complete, in order, tagged, with page numbers that are right."""

import io
import re
import shutil

import pytest
from browsing import CHROMIUM, PAGES

from press.editions import pdf
from press.editions.edition import named

pypdf = pytest.importorskip("pypdf")


@pytest.fixture(scope="module")
def document(printed, once):
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    folder = once("pdf", lambda place: shutil.copy(pdf.make(named("default")), place / pdf.FILE))
    return pypdf.PdfReader(io.BytesIO((folder / pdf.FILE).read_bytes()))


@pytest.fixture(scope="module")
def texts(document):
    return [page.extract_text() for page in document.pages]


@pytest.mark.browser
@pytest.mark.slow
def test_it_is_tagged_has_a_language_bookmarks_and_a_title(document):
    catalogue = document.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] and catalogue["/Lang"] == "en" and "/StructTreeRoot" in catalogue
    assert "One Chessboard" in document.metadata.title
    assert len([entry for entry in document.outline if not isinstance(entry, list)]) >= len(PAGES)


@pytest.mark.browser
@pytest.mark.slow
def test_the_contents_name_the_page_on_which_each_chapter_begins(document, texts):
    numbers = pdf.page_numbers(document.stream.getvalue())
    contents = re.sub(r"\s+", " ", " ".join(texts[1:5]))
    book = pdf.pages(named("default"))
    for page in book:
        number = numbers[page.anchor]
        begins = re.sub(r"\s+", "", texts[number - 1])
        assert re.sub(r"\s+", "", page.title) in begins, page.anchor
        assert re.search(rf"{re.escape(page.title)}\W+{number}\b", contents), page.title
    begun = [numbers[page.anchor] for page in book]
    assert begun == sorted(begun)


@pytest.mark.browser
@pytest.mark.slow
def test_chinese_can_be_read_and_figures_have_numbers_and_heads_run(texts):
    whole = "\n".join(texts)
    assert "区域协调发展" in whole and "\ufffd" not in whole
    assert re.search(r"Fig\. \d+", whole) and re.search(r"Table \d+", whole)
    assert sum("One Chessboard" in text for text in texts) > 0.8 * len(texts)


@pytest.mark.browser
@pytest.mark.slow
def test_no_page_is_empty(texts):
    assert [number for number, text in enumerate(texts, 1) if len(text) < 80] == []
