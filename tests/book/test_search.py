"""What a reader types is found: Chinese and English, by the search page that every page leads to."""

import re

import pytest
from browsing import chromium
from printed_text import lines

HEADING = re.compile("<h[1-6]>([^<]*)")
FOUND = "[...document.querySelectorAll('#search-results ul.search a')].map(link => link.getAttribute('href'))"


@pytest.fixture(scope="module")
def tab():
    with chromium() as browser:
        yield browser.new_page()


@pytest.fixture
def found(printed, tab):
    """`found(query)`: the pages that the search page names."""

    def ask(query: str, place: str = "") -> list[str]:
        tab.goto(f"file://{printed}/html/{place}search.html?q={query}")
        tab.locator(".search-summary").wait_for()
        said = "document.querySelector('#search-results').innerText"
        tab.wait_for_function(f"/finished|did not match|完成|没有/.test({said})")
        return tab.evaluate(FOUND)

    return ask


@pytest.mark.browser
@pytest.mark.parametrize("query", ["收敛", "基尼", "东北", "差距", "板块", "京津冀", "变异系数"])
def test_chinese_words_are_found_on_chinese_pages(found, printed, query):
    """Those pages, and no others, that hold the word; first one with a heading that has it, if any has."""
    links = [re.sub(r"\.html.*", "", link) for link in found(query, "zh/")]
    root = printed / "html/zh"
    pages = {p.relative_to(root).with_suffix("").as_posix(): p for p in (root / "book").rglob("*.html")}
    hold = {name for name, page in pages.items() if any(query in line for line in lines(page, article=True))}
    assert set(links) == hold != set()
    titles = {name: HEADING.findall(page.read_text(encoding="utf-8")) for name, page in pages.items()}
    titled = {name for name, found in titles.items() if any(query in title for title in found)}
    assert not titled or links[0] in titled


@pytest.mark.browser
def test_chinese_in_english_pages_is_found(found):
    assert any("book/article" in link for link in found("区域协调发展"))


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
    tab.goto(f"file://{printed}/html/zh/book/index.html")
    assert loaded and not any("searchindex" in url or "searchtools" in url for url in loaded)
    tab.keyboard.press("Control+k")
    tab.keyboard.type("收敛")
    tab.keyboard.press("Enter")
    tab.locator("#search-results ul.search a").first.wait_for()
    assert any("searchindex" in url for url in loaded)
