"""What a reader on a slow line waits for: what stands before a page's first view, in bytes and requests.

Seconds hang on the machine (`bench/paint.py` measures them), causes do not: 200 kB take a second at 1.6 Mb/s.
"""

import re
from pathlib import Path

import pytest
from browsing import PAGES, SAMPLE

from press.pages import styles

WIDTHS = (1440, 390)
BLOCKING = 72_000  # bytes of style sheets and scripts that a page is not shown without
REQUESTS = 2
FIRST = 36_000  # of a page to its first picture, or where there is none to its first words
PICTURE = 145_000
HEAD = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
WAITED_FOR = re.compile(
    r'<(?:link rel="stylesheet"[^>]*? href|script(?! type="press/later")[^>]* src)="([^"?]+)'
)
SHOWN = re.compile(r'<img [^>]*src="(?P<src>[^"]*)"[^>]*fetchpriority="high"[^>]*>')
LATER, SCRIPTS = "**/later.css*", re.compile(r"_static/(?!first\.js).*\.js")
# Of all that is seen without scrolling: where it stands, how large, and in which colours.
SEEN = """() => [...document.querySelectorAll('body *')].flatMap(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one)
  if (!box.width || !box.height || box.top > innerHeight || box.left > innerWidth || box.right < 0) return []
  const look = [style.color, style.backgroundColor, style.fontSize].join(' ')
  return [[`${one.tagName}.${one.className} ${look}`, box.left, box.top, box.width, box.height]]
})"""


def pages(printed: Path, page: str) -> list[Path]:
    return [printed / "html" / place / f"{page}.html" for place in ("", "zh")]


@pytest.mark.parametrize("page", [*PAGES, "search"])
def test_little_stands_before_the_first_view(printed, page):
    for path in pages(printed, page):
        text = path.read_text(encoding="utf-8")
        waited = [path.parent / found for found in WAITED_FOR.findall(HEAD.sub("", text))]
        assert [file.name for file in waited] == ["first.css", "first.js"] and len(waited) <= REQUESTS
        assert sum(file.stat().st_size for file in waited) <= BLOCKING
        picture = SHOWN.search(text)
        begin = picture.start() if picture else text.index("</h1>")
        assert len(text[:begin].encode("utf-8")) <= FIRST
        if picture:
            assert (path.parent / picture["src"]).stat().st_size <= PICTURE


# The sample's pages at both widths, in each language; of what is made like them, every other one wide.
VIEWS = [(page, width) for page in SAMPLE for width in WIDTHS]
VIEWS += [(page, WIDTHS[at % 2]) for at, page in enumerate(page for page in PAGES if page not in SAMPLE)]
QUICK = {("book/index", 1440), ("book/plates/shares", 390)}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("page", "width"),
    [pytest.param(*view, marks=[] if view in QUICK else pytest.mark.slow) for view in VIEWS],
)
def test_what_comes_later_moves_nothing_and_colours_nothing_anew(browser, printed, page, width):
    """The first view with the first style sheet alone is the first view with all: nothing flashes."""
    shown = [("", "light"), ("zh", "light")] if width == 1440 else [("zh", "dark"), ("", "dark")]
    for place, theme in shown if page in SAMPLE else shown[:1]:
        seen = []
        for without in ([SCRIPTS, LATER], [SCRIPTS]):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
            tab = context.new_page()
            for pattern in without:
                tab.route(pattern, lambda route: route.abort())
            tab.goto((printed / "html" / place / f"{page}.html").as_uri())
            seen.append(tab.evaluate(SEEN))
            assert tab.evaluate("document.documentElement.dataset.theme") == theme
            context.close()
        first, later = ([tuple(one) for one in found] for found in seen)
        assert len(first) > 20 and moved(first, later) == []


def moved(first: list[tuple], later: list[tuple]) -> list[tuple]:
    """What looks otherwise, or stands more than a pixel away; pages' heights round either way."""
    pairs = zip(first, later, strict=True)
    return [
        (a, b)
        for a, b in pairs
        if a[0] != b[0] or max(abs(x - y) for x, y in zip(a[1:], b[1:], strict=True)) > 1
    ]


def test_what_moves_or_changes_its_look_is_seen():
    here = [("P. black", 0, 10, 300, 20.4), ("P. grey", 0, 30, 300, 20)]
    assert moved(here, [("P. black", 0, 10, 300, 21), here[1]]) == []
    assert len(moved(here, [("P. red", 0, 10, 300, 20.4), here[1]])) == 1
    assert len(moved(here, [here[0], ("P. grey", 0, 32, 300, 20)])) == 1


@pytest.mark.browser
@pytest.mark.parametrize("page", SAMPLE)
def test_scripts_come_in_their_order_once_the_page_is_shown(opened, page):
    tab = opened(f"{page}.html")
    read = tab.evaluate("[...document.querySelectorAll('head > script:not([type])')].map(one => one.src)")
    wanted = tab.evaluate(
        "[...document.querySelectorAll('script[type=\"press/later\"]')].map(one => one.src)"
    )
    assert read[0].partition("?")[0].endswith(f"/{styles.SCRIPT}") and read[1:] == wanted != []
    assert tab.locator("link[rel=stylesheet]").count() == 2


@pytest.mark.browser
def test_a_page_without_scripts_has_all_its_styles(browser, printed):
    context = browser.new_context(java_script_enabled=False)
    tab, loaded = context.new_page(), set()
    tab.on("request", lambda request: loaded.add(request.url.partition("?")[0].rpartition("/")[2]))
    tab.goto((printed / "html/book/index.html").as_uri())
    assert {"first.css", "later.css"} <= loaded
    context.close()


@pytest.mark.browser
def test_a_reader_whose_browser_stores_nothing_has_all_the_same(browser, printed):
    """With storage forbidden a browser throws where it is asked for."""
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    forbidden = "() => { throw new DOMException('forbidden', 'SecurityError') }"
    tab.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ get: {forbidden} }})")
    tab.goto((printed / "html/book/index.html").as_uri())
    tab.wait_for_load_state("load")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    assert tab.locator("link[rel=stylesheet]").count() == 2
    put_off = tab.locator("script[type='press/later']").count()
    tab.wait_for_function(f"document.querySelectorAll('head > script:not([type])').length > {put_off}")
    context.close()
