"""The printed pages, as a browser sees them, wide and narrow."""

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browsing import PAGES

from press.book.chapters import find_root
from press.pages import sharing

ROOT = find_root(Path(__file__).parent)


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


def test_no_page_shows_what_a_cell_happened_to_return(printed):
    """A chapter shows figures and tables; a cell's return value is for whoever runs it."""
    shown = [page for page in PAGES if "output text_plain" in read(printed, page)]
    assert not shown


def test_a_cell_of_numbers_stays_in_one_line_and_a_dash_leaves_its_column_at_the_right(printed):
    """An interval, a span of years and a date do not break; a dash says that a number is missing."""
    cells = [
        (side, html.unescape(text))
        for page in PAGES
        for side, text in re.findall(r'<td class="text-(\w+)"><p>([^<]*)</p></td>', read(printed, page))
    ]
    numbers = [text for _, text in cells if text and not any(letter.isalpha() for letter in text)]
    assert len(numbers) > 1000 and any(text.startswith("[") for text in numbers)
    assert not [text for text in numbers if " " in text or "-" in text]
    assert ("right", "–") in cells


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


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_can_be_taken_away(printed, page):
    """As PNG at twice its size, SVG, and CSV that says what it is of which edition."""
    digest = json.loads((printed / "receipt.json").read_text(encoding="utf-8"))["digest"]
    for figure in re.findall(r"<figure.*?</figure>", read(printed, page), re.DOTALL):
        links = re.findall(r'<a class="reference download internal"[^>]*href="([^"]+)"', figure)
        taken = [link for link in links if not link.endswith(".js")]  # what is touched is a file of data
        files = {Path(link).suffix: (printed / "html" / page).parent / link for link in taken}
        assert set(files) == {".png", ".svg", ".csv"}
        name = re.search(r'id="(fig-[^"]+)"', figure)[1]
        assert f'href="#{name}">Address' in figure and f'data-press-cite="{name}"' in figure
        svg = re.search(r'width="(\d+)" height="(\d+)"', figure)
        sides = sharing.sides(files[".png"].read_bytes())
        assert all(abs(side - 2 * int(own)) <= 2 for side, own in zip(sides, svg.groups(), strict=True))
        head = [line for line in files[".csv"].read_text(encoding="utf-8").splitlines() if line[0] == "#"]
        assert any(line.startswith("# Source: ") for line in head), name
        assert re.match(r"# Edition: data package \S+ \S+, receipt sha256:" + digest[:12], head[-1])


@pytest.mark.browser
def test_a_figure_s_menu_works_by_keyboard_and_cites_it(browser, printed):
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    tab.goto(f"file://{printed}/html/book/convergence/sigma.html")
    menu = tab.locator("#fig-sigma-lines .press-take")
    menu.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    menu.locator("button").click()
    menu.locator("output", has_text="version").wait_for()
    said = menu.locator("output").inner_text()
    assert "Fig." in said and "One Chessboard" in said and said.endswith("#fig-sigma-lines")
    tab.keyboard.press("Escape")
    assert not menu.locator("output").is_visible()
    tab.close()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_it_is_to_those_who_link_to_it(printed, page):
    text = read(printed, page)
    tags = dict(re.findall(r'<meta (?:name|property)="([\w:-]+)" content="([^"]*)"', text))
    assert 20 <= len(tags["description"]) <= 200 and tags["og:description"] == tags["description"]
    assert tags["og:title"] and tags["og:site_name"] == "One Chessboard"
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])
    assert data["@graph"][0]["@type"] == "ScholarlyArticle"
    if "<figure" in text:
        picture = (printed / "html" / page).parent / tags["og:image"]
        assert sharing.sides(picture.read_bytes())[0] == int(tags["og:image:width"]) >= 600
        alts = [html.unescape(alt) for alt in re.findall(r'<img alt="([^"]*)"', text)]
        assert html.unescape(tags["og:image:alt"]) in alts


def test_the_home_page_describes_the_data_and_the_edition_its_code(printed):
    assert '"@type": "Dataset"' in read(printed, "book/index")
    said = json.loads((printed / "html/codemeta.json").read_text(encoding="utf-8"))
    assert said["@type"] == "SoftwareSourceCode" and said["license"] == "https://spdx.org/licenses/MIT"


def test_a_notebook_to_take_is_the_author_s_and_says_how_it_runs(printed):
    taken = json.loads((printed / "html/_sources/book/convergence/sigma.ipynb").read_text(encoding="utf-8"))
    own = json.loads((ROOT / "book/convergence/sigma.ipynb").read_text(encoding="utf-8"))
    kept = [cell for cell in own["cells"] if "without-claims" not in cell["metadata"].get("tags", [])]
    first, *cells = ([c | {"source": "".join(c["source"])} for c in side] for side in (taken["cells"], kept))
    assert first[1:] == cells[0] and "make setup" in taken["cells"][0]["source"]


def test_no_page_loads_anything_from_elsewhere(printed):
    for page in PAGES:
        assert not re.findall(
            r'<(?:script|link|img)[^>]+(?:src|href)="https?://[^"]+\.(?:js|css|svg|png)', read(printed, page)
        )


NUMBER = "a.press-result[aria-haspopup]"


@pytest.mark.browser
def test_every_icon_is_drawn(browser, printed):
    """None is left to a font that pages do not load."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(f"file://{printed}/html/book/convergence/sigma.html")
    icons = "[...document.querySelectorAll('[class*=fa-]')]"
    drawn = tab.evaluate(f"{icons}.map(icon => [icon.className, getComputedStyle(icon).maskImage])")
    assert drawn and [name for name, mask in drawn if "data:image/svg" not in mask] == []
    tab.close()


@pytest.mark.browser
def test_a_number_says_what_it_is_and_leads_to_its_row_and_back(opened):
    tab = opened("book/index.html")
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
    tab = opened("book/index.html")
    tab.locator(NUMBER).nth(1).click()
    tab.locator(".press-about a", has_text="The code").click()
    tab.wait_for_url(re.compile("#code-"))
    shown = tab.locator("details.hide[open] pre").first
    assert "results.record" in shown.inner_text()


@pytest.mark.browser
def test_a_number_is_for_the_keyboard_too(opened):
    tab = opened("book/index.html")
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
    tab = opened("book/index.html", viewport={"width": 390, "height": 844}, has_touch=True)
    tab.locator(NUMBER).nth(2).tap()
    box = tab.locator(".press-about")
    box.wait_for(state="visible")
    assert "#result" not in tab.url
    at = box.bounding_box()
    assert at["x"] >= 0 and at["x"] + at["width"] <= 390 and at["y"] >= 0 and at["y"] + at["height"] <= 844
    tab.locator("h1").tap()
    box.wait_for(state="hidden")


@pytest.mark.browser
def test_a_number_s_citation_is_copied(opened):
    tab = opened("book/index.html")
    write = "{ writeText: (text) => { window.copied = text; } }"  # a page from a file has no clipboard
    tab.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{ value: {write} }})")
    tab.locator(NUMBER).nth(1).click()
    tab.locator(".press-about button").click()
    tab.wait_for_function("window.copied")
    assert re.search(r"One Chessboard.*chapter .*Number [a-z_.0-9]+: ", tab.evaluate("window.copied"))


@pytest.mark.browser
@pytest.mark.parametrize("page", ["convergence/sigma", "documents", "convergence/distribution"])
def test_a_printed_chapter_has_its_title_and_no_table_beyond_the_sheet(opened, page):
    sheet = {"width": 680, "height": 900}  # A4 between margins, in CSS pixels
    tab = opened(f"book/{page}.html", viewport=sheet)
    tab.emulate_media(media="print")
    assert tab.locator("article h1").first.is_visible()
    wide = "[...document.querySelectorAll('table')].map(t => t.getBoundingClientRect().right)"
    assert max(tab.evaluate(wide)) <= sheet["width"]


ENTRIES = "details.press-entry"


@pytest.mark.browser
def test_the_home_page_leads_into_the_filtered_ledger(opened):
    tab = opened("book/index.html")
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
    tab = opened("book/ledger.html#verdict=depends&theme=gaps&nothing=x")
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
    tab = opened("book/ledger.html#verdict=fails")
    hidden = tab.locator(".press-is-verdict-documented").first.get_attribute("id")
    tab.evaluate(f"location.hash = '{hidden}'")
    tab.locator(f"#{hidden}").wait_for(state="visible")
    assert tab.locator(f"#{hidden}").get_attribute("open") is not None


@pytest.mark.browser
def test_a_claim_of_the_ledger_opens_by_the_keyboard(opened):
    tab = opened("book/ledger.html")
    entry = tab.locator(ENTRIES).nth(3)
    entry.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert entry.get_attribute("open") is not None
    tab.keyboard.press("Enter")
    assert entry.get_attribute("open") is None


@pytest.mark.browser
def test_on_paper_every_claim_that_is_shown_stands_open(opened):
    tab = opened("book/ledger.html#verdict=fails")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator(f"{ENTRIES}:visible:not([open])").count() == 0
    assert tab.locator(f"{ENTRIES}:visible").count() == tab.locator(".press-is-verdict-fails").count()
    assert not tab.locator(".press-filters").is_visible()
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tab.locator(f"{ENTRIES}[open]").count() == 0


def test_chinese_pages_draw_chinese_and_no_empty_box(printed):
    """Letters are drawn as paths; a missing glyph would be a box and a warning, which fails the build."""
    captions = read(printed, "zh/book/plates/shares")
    assert re.search(r"<figcaption>.*?[\u4e00-\u9fff]", captions, re.DOTALL)
