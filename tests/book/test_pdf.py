"""The book on paper: one document, complete, in order, tagged, with page numbers that are right."""

import io
import re
import shutil
import unicodedata

import pytest
from browsing import CHROMIUM, PAGES

from press.editions import pdf
from press.editions.edition import named
from press.pages.languages import TAGS

pypdf = pytest.importorskip("pypdf")


# Of the radicals, those that Unicode gives no character for.
RADICALS = str.maketrans(
    "⻓⻆⻩⻔⻛⻜⻢⻥⻦⻬⻰⻚⻅⻋⻉⻄⻘⻝⻨⻮⺠⺟", "长角黄门风飞马鱼鸟齐龙页见车贝西青食麦齿民母"
)
NAME = {"en": "OneChessboard", "zh": "一盘棋"}


@pytest.fixture(scope="module", params=["en", "zh"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def document(printed, once, language):
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    made = once("pdf", _make)  # one after the other: an edition prints one document at a time
    return pypdf.PdfReader(io.BytesIO((made / pdf.file(language)).read_bytes()))


def _make(place):
    for one in NAME:
        shutil.copy(pdf.make(named("default"), one), place)


def letters(text: str) -> str:
    """Without spaces and ligatures; a PDF gives some Chinese as radicals, which are written alike."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).translate(RADICALS)


@pytest.mark.browser
@pytest.mark.slow
def test_it_is_tagged_has_a_language_bookmarks_and_a_title(document, language):
    catalogue = document.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == TAGS[language] and NAME[language] in letters(document.metadata.title)
    assert len([entry for entry in document.outline if not isinstance(entry, list)]) >= len(PAGES)


@pytest.mark.browser
@pytest.mark.slow
def test_the_contents_name_the_page_on_which_each_chapter_begins(document, language):
    """Of each chapter in the contents; of every fourth on its own page, which takes pypdf half a second."""
    numbers, book = pdf.page_numbers(document.stream.getvalue()), pdf.pages(named("default"), language)
    begun = [numbers[page.anchor] for page in book]
    assert begun == sorted(begun)
    contents = " ".join(page.extract_text() for page in document.pages[1 : begun[0] - 1])
    contents = letters(contents)
    for at, (page, number) in enumerate(zip(book, begun, strict=True)):
        title = letters(page.title)
        assert f"{title}{number}" in contents, page.title
        if at % 4 == 0:
            text = letters(document.pages[number - 1].extract_text())
            assert text.count(title) >= 2, page.anchor  # the running head and the heading
            assert NAME[language] in text and "\ufffd" not in text
