"""What a reader types is found: Chinese and English, by the search page that every page leads to."""

import re
from pathlib import Path

import pytest
from browsing import chromium
from printed_text import lines

FOUND = "[...document.querySelectorAll('#search-results ul.search a')].map(link => link.getAttribute('href'))"


@pytest.fixture(scope="module")
def tab():
    with chromium() as browser:
        yield browser.new_page()


@pytest.fixture
def found(printed, tab):
    """`found(query)`: the pages that the search page names."""

    def ask(query: str, folder: Path = printed) -> list[str]:
        tab.goto(f"file://{folder}/html/search.html?q={query}")
        tab.locator(".search-summary").wait_for()
        said = "document.querySelector('#search-results').innerText"
        tab.wait_for_function(f"/finished|did not match/.test({said})")
        return tab.evaluate(FOUND)

    return ask


@pytest.mark.browser
@pytest.mark.parametrize("query", ["收敛", "东北", "板块", "差距", "京津冀"])
def test_chinese_words_are_found(found, printed, query):
    """Those pages, and no others, that hold the word."""
    found_at = {re.sub(r"\.html.*", "", link) for link in found(query)}
    pages = (printed / "html/book").rglob("*.html")
    hold = {page for page in pages if any(query in line for line in lines(page))}
    assert (
        found_at == {page.relative_to(printed / "html").with_suffix("").as_posix() for page in hold} != set()
    )


@pytest.mark.browser
@pytest.mark.parametrize("query", ["收敛", "基尼", "东北", "板块", "差距", "京津冀"])
def test_chinese_words_are_found_in_the_chinese_edition(found, chinese, query):
    """基尼 stands in captions, which are Chinese there."""
    assert found(query, chinese) != []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "page"), [("Gini", "book/convergence/inequality"), ("Northeast gap", "book/index")]
)
def test_english_words_are_found(found, query, page):
    assert any(page in link for link in found(query))


@pytest.mark.browser
def test_a_word_that_stands_nowhere_is_not_found(found):
    assert found("津差东") == []


@pytest.mark.browser
def test_the_index_is_loaded_when_asked_for(printed, tab):
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url))
    tab.goto(f"file://{printed}/html/book/index.html")
    assert loaded and not any("searchindex" in url or "searchtools" in url for url in loaded)
    tab.keyboard.press("Control+k")
    tab.keyboard.type("收敛")
    tab.keyboard.press("Enter")
    tab.locator("#search-results ul.search a").first.wait_for()
    assert any("searchindex" in url for url in loaded)
