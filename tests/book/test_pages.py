"""The printed pages, as a browser sees them, wide and narrow."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browsing import EVERY, PAGES, chromium

from press.book.chapters import find_root, source
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


def test_every_link_between_pages_arrives(printed):
    parsed = {page: Anchors(read(printed, page)) for page in PAGES}
    arrived = 0
    for page, anchors in parsed.items():
        for link in anchors.links:
            if re.match(r"[a-z]+:", link) or "#" not in link:
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
        files = {Path(link).suffix: (printed / "html" / page).parent / link for link in links}
        assert set(files) == {".png", ".svg", ".csv"}
        name = re.search(r'id="(fig-[^"]+)"', figure)[1]
        assert f'href="#{name}">Address' in figure and f'data-press-cite="{name}"' in figure
        svg = re.search(r'width="(\d+)" height="(\d+)"', figure)
        sides = sharing.sides(files[".png"].read_bytes())
        assert all(abs(side - 2 * int(own)) <= 2 for side, own in zip(sides, svg.groups(), strict=True))
        head = [line for line in files[".csv"].read_text(encoding="utf-8").splitlines() if line[0] == "#"]
        assert any(line.startswith("# Source: ") for line in head), name
        assert len(head) >= 3, name  # a caption at least, where no subtitle names the unit
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
        alts = map(unescape, re.findall(r'<img alt="([^"]*)"', text))
        assert unescape(tags["og:image:alt"]) in alts


def test_the_home_page_describes_the_data_and_the_edition_its_code(printed):
    assert '"@type": "Dataset"' in read(printed, "book/index")
    said = json.loads((printed / "html/codemeta.json").read_text(encoding="utf-8"))
    assert said["@type"] == "SoftwareSourceCode" and said["license"] == "https://spdx.org/licenses/MIT"


def test_a_notebook_to_take_is_the_author_s_and_says_how_it_runs(printed):
    taken = json.loads((printed / "html/_sources/book/convergence/sigma.ipynb").read_text(encoding="utf-8"))
    own = json.loads((ROOT / "book/convergence/sigma.ipynb").read_text(encoding="utf-8"))
    first, *cells = taken["cells"]
    assert list(map(source, cells)) == list(map(source, own["cells"])) and "make setup" in source(first)


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
    for width in (320, 390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    broken = "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
    assert tab.evaluate(broken) == []
    tab.close()


WEIGHT = 1_000_000  # bytes, nothing compressed
STILL_WITHOUT = (
    "[...document.images].filter(i => !(i.hasAttribute('width') && i.hasAttribute('height'))).map(i => i.src)"
)


@pytest.mark.browser
@pytest.mark.parametrize("page", EVERY)
def test_a_page_is_light_and_its_pictures_wait_in_their_places(browser, printed, page):
    tab, loaded = browser.new_page(viewport={"width": 1280, "height": 900}), set()
    tab.on("request", lambda request: loaded.add(request.url.partition("?")[0].removeprefix("file://")))
    tab.goto(f"file://{printed}/html/{page}.html")
    tab.wait_for_load_state("load")
    weight = {path: Path(path).stat().st_size for path in loaded if not path.startswith("data:")}
    assert sum(weight.values()) <= WEIGHT, sorted(weight.items(), key=lambda one: -one[1])[:5]
    assert tab.evaluate(STILL_WITHOUT) == []
    first, *others = tab.evaluate("[...document.images].map(i => i.loading)") or [""]
    assert first != "lazy" and set(others) <= {"lazy"}
    assert tab.evaluate("!!document.querySelector('link[rel=icon]')")
    tab.close()


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
def test_a_number_opens_the_folded_row_that_it_links_to(browser, printed):
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(f"file://{printed}/html/book/index.html")
    link = tab.locator("a.press-result").nth(1)
    assert "chapter" in link.get_attribute("title")
    link.click()
    tab.wait_for_load_state("load")
    target = tab.url.partition("#")[2]
    assert tab.locator(f'[id="{target}"]').is_visible()
    tab.close()


@pytest.mark.browser
def test_the_ledger_filters_by_verdict_and_shows_a_linked_claim_again(browser, printed):
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(f"file://{printed}/html/book/ledger.html")
    entries = tab.locator("section.press-claim")
    assert tab.locator("section.press-claim:visible").count() == entries.count()
    tab.locator('.press-filters select[data-word="verdict"]').select_option("fails")
    shown = tab.locator("section.press-claim:visible")
    assert 0 < shown.count() < entries.count()
    assert shown.count() == tab.locator("section.press-is-verdict-fails").count()
    hidden = tab.locator("section.press-is-verdict-documented").first.get_attribute("id")
    tab.evaluate(f"location.hash = '{hidden}'")
    tab.locator(f"#{hidden}").wait_for(state="visible")
    tab.close()


def test_the_chinese_edition_draws_chinese_and_no_empty_box(chinese):
    """Letters are drawn as paths; a missing glyph would be a box and a warning, which fails the build."""
    captions = read(chinese, "book/plates/shares")
    assert re.search(r"<figcaption>.*?[\u4e00-\u9fff]", captions, re.DOTALL)
