"""The printed pages, as a browser sees them, wide and narrow."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browsing import EVERY, PAGES, chromium


class Anchors(HTMLParser):
    """Every id of a page, and every link."""

    def __init__(self, text: str):
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if found.get("id"):
            self.ids.add(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])


def read(folder: Path, page: str) -> str:
    return (folder / "html" / f"{page}.html").read_text(encoding="utf-8")


def test_every_link_between_pages_arrives(printed):
    parsed = {page: Anchors(read(printed, page)) for page in PAGES}
    arrived = 0
    for page, anchors in parsed.items():
        for link in anchors.links:
            if re.match(r"[a-z]+:", link) or "#" not in link or "#verdict=" in link:  # which filters
                continue
            path, _, name = link.partition("#")
            target = (
                page if not path else str(Path("/", page).parent.joinpath(path).resolve().relative_to("/"))
            )
            target = target.removesuffix(".html")
            if name and target in parsed:
                assert name in parsed[target].ids, f"{page}: {link}"
                arrived += 1
    assert arrived > 50


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_a_number_a_caption_an_alt_text_and_its_data(printed, page):
    text = read(printed, page)
    for figure in re.findall(r"<figure.*?</figure>", text, re.DOTALL):
        assert "caption-number" in figure
        alt = re.search(r'<img alt="([^"]*)"', figure)[1]
        assert len(alt) > 40 and "fig-" not in alt
        assert ".csv" in figure


def test_no_page_loads_anything_from_elsewhere(printed):
    for page in PAGES:
        assert not re.findall(
            r'<(?:script|link|img)[^>]+(?:src|href)="https?://[^"]+\.(?:js|css|svg|png)', read(printed, page)
        )


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.mark.browser
@pytest.mark.parametrize("page", EVERY)
def test_a_page_opens_without_a_complaint_and_fits_wide_and_narrow(browser, printed, page):
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    said = []
    tab.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("requestfailed", lambda request: said.append(request.url))
    tab.goto(f"file://{printed}/html/{page}.html")
    tab.wait_for_load_state("load")
    assert said == []
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    broken = "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
    assert tab.evaluate(broken) == []
    tab.close()


@pytest.fixture
def opened(browser, printed):
    """`opened(page, **options)` gives a tab that shows a page, and fails where the page complains."""
    said, tabs = [], []

    def show(page, **options):
        tab = browser.new_page(**{"viewport": {"width": 1280, "height": 900}} | options)
        tab.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(f"file://{printed}/html/book/{page}")
        tabs.append(tab)
        return tab

    yield show
    for tab in tabs:
        tab.close()
    assert said == []


NUMBER = "a.press-result[aria-haspopup]"


@pytest.mark.browser
def test_a_number_says_what_it_is_and_leads_to_its_row_and_back(opened):
    tab = opened("index.html")
    link = tab.locator(NUMBER).nth(1)
    link.hover()
    box = tab.locator(".press-about")
    box.wait_for(state="visible")
    assert "vintage" in box.inner_text() and "table" in box.inner_text()
    link.click()
    assert "index.html" in tab.url
    box.locator("a").first.click()
    tab.wait_for_url(re.compile("#result-"))
    target = tab.url.partition("#")[2]
    assert tab.locator(f'[id="{target}"]').is_visible()
    tab.locator(".press-back").click()
    tab.wait_for_url(re.compile(r"index\.html"))


@pytest.mark.browser
def test_a_number_leads_to_the_code_that_gave_it(opened):
    tab = opened("index.html")
    tab.locator(NUMBER).nth(1).click()
    tab.locator(".press-about a", has_text="The code").click()
    tab.wait_for_url(re.compile("#code-"))
    shown = tab.locator("details.hide[open] pre").first
    assert "results.record" in shown.inner_text()


@pytest.mark.browser
def test_a_number_is_for_the_keyboard_too(opened):
    tab = opened("index.html")
    number, box = tab.locator(NUMBER).first, tab.locator(".press-about")
    for _ in range(80):
        tab.keyboard.press("Tab")
        if number.evaluate("link => link === document.activeElement"):
            break
    box.wait_for(state="visible")
    assert number.get_attribute("aria-expanded") == "true"
    tab.keyboard.press("Enter")
    assert box.evaluate("box => box.contains(document.activeElement)")
    tab.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert number.evaluate("link => link === document.activeElement")
    assert number.get_attribute("aria-expanded") == "false"


@pytest.mark.browser
def test_a_number_answers_a_touch_and_fits_a_phone(opened):
    tab = opened("index.html", viewport={"width": 390, "height": 844}, has_touch=True)
    tab.locator(NUMBER).nth(2).tap()
    box = tab.locator(".press-about")
    box.wait_for(state="visible")
    assert "#result" not in tab.url
    at = box.bounding_box()
    assert at["x"] >= 0 and at["x"] + at["width"] <= 390 and at["y"] >= 0 and at["y"] + at["height"] <= 844
    tab.touchscreen.tap(195, 20)
    box.wait_for(state="hidden")


@pytest.mark.browser
def test_a_number_s_citation_is_copied(opened):
    tab = opened("index.html")
    write = "{ writeText: (text) => { window.copied = text; } }"  # a page from a file has no clipboard
    tab.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{ value: {write} }})")
    tab.locator(NUMBER).nth(1).click()
    tab.locator(".press-about button").click()
    tab.wait_for_function("window.copied")
    assert re.search(r"One Chessboard.*chapter .*Number [a-z_.0-9]+: ", tab.evaluate("window.copied"))


ENTRIES = "details.press-entry"


@pytest.mark.browser
def test_the_home_page_leads_into_the_filtered_ledger(opened):
    tab = opened("index.html")
    tab.locator('.press-key a[href$="#verdict=fails"]').click()
    tab.wait_for_url(re.compile("ledger.html#verdict=fails"))
    assert tab.locator('.press-filters select[data-word="verdict"]').input_value() == "fails"
    shown = tab.locator(f"{ENTRIES}:visible")
    assert 0 < shown.count() == tab.locator(".press-is-verdict-fails").count() < tab.locator(ENTRIES).count()
    tab.go_back()
    cell = tab.locator(".press-strip a").nth(20)
    name = cell.get_attribute("href").partition("#")[2]
    cell.click()
    tab.wait_for_url(re.compile(f"#{name}$"))
    assert tab.locator(f"#{name}").get_attribute("open") is not None
    assert tab.locator(f"{ENTRIES}:visible").count() == tab.locator(ENTRIES).count()


@pytest.mark.browser
def test_the_ledger_filters_by_its_address_and_searches_both_languages(opened):
    tab = opened("ledger.html#verdict=depends&theme=gaps&nothing=x")
    shown, status = tab.locator(f"{ENTRIES}:visible"), tab.locator(".press-filters [role=status]")
    both = tab.locator(".press-is-verdict-depends.press-is-theme-gaps").count()
    assert 0 < shown.count() == both
    assert status.inner_text().startswith(f"{both} of ")
    for words in ("Northeast", "东北", "northeast recovering"):
        tab.evaluate("location.hash = 'verdict='")
        tab.locator(".press-filters input").fill(words)
        assert 0 < shown.count() < 15, words
        assert tab.locator("#claim-northeast-recovers").is_visible() or words == "东北"
    tab.locator(".press-filters input").fill("Northeast")
    tab.locator('.press-filters select[data-word="verdict"]').select_option("fails")
    address = tab.url.partition("#")[2]
    assert address == "verdict=fails&q=Northeast"
    left = shown.count()
    tab.reload()
    assert shown.count() == left
    tab.evaluate("location.hash = 'theme=no-such-theme'")
    tab.wait_for_function(f"document.querySelectorAll('{ENTRIES}[hidden]').length === 0")


@pytest.mark.browser
def test_the_ledger_shows_a_linked_claim_that_the_filter_hid(opened):
    tab = opened("ledger.html#verdict=fails")
    hidden = tab.locator(".press-is-verdict-documented").first.get_attribute("id")
    tab.evaluate(f"location.hash = '{hidden}'")
    tab.locator(f"#{hidden}").wait_for(state="visible")
    assert tab.locator(f"#{hidden}").get_attribute("open") is not None


@pytest.mark.browser
def test_a_claim_of_the_ledger_opens_by_the_keyboard(opened):
    tab = opened("ledger.html")
    entry = tab.locator(ENTRIES).nth(3)
    entry.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert entry.get_attribute("open") is not None
    tab.keyboard.press("Enter")
    assert entry.get_attribute("open") is None


@pytest.mark.browser
def test_on_paper_every_claim_that_is_shown_stands_open(opened):
    tab = opened("ledger.html#verdict=fails")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator(f"{ENTRIES}:visible:not([open])").count() == 0
    assert tab.locator(f"{ENTRIES}:visible").count() == tab.locator(".press-is-verdict-fails").count()
    assert not tab.locator(".press-filters").is_visible()
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tab.locator(f"{ENTRIES}[open]").count() == 0


def test_the_chinese_edition_draws_chinese_and_no_empty_box(chinese):
    """Letters are drawn as paths; a missing glyph would be a box and a warning, which fails the build."""
    captions = read(chinese, "book/plates/shares")
    assert re.search(r"<figcaption>.*?[\u4e00-\u9fff]", captions, re.DOTALL)
