"""Every text of every page stands out from its ground, light and dark: axe-core's rule `color-contrast`."""

from pathlib import Path

import pytest
from browsing import chromium

from press.book.chapters import find_root, toc_pages

PAGES = toc_pages(find_root(Path(__file__).parent))
RULE = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
STILL = "* { animation: none !important; transition: none !important }"
OPEN = """() => {
  const seen = new Set()
  for (const fold of document.querySelectorAll('details')) {
    fold.open = !seen.has(fold.className)
    seen.add(fold.className)
  }
}"""


@pytest.fixture(scope="module")
def tab():
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 1280, "height": 900})


def low_contrasts(tab, theme: str) -> set[str]:
    """What axe-core complains of, the first fold of each kind open: each place with its contrast."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    tab.add_style_tag(content=STILL)
    tab.evaluate(OPEN)
    found = set()
    for violation in axe.run(tab, options=RULE).response["violations"]:
        for node in violation["nodes"]:
            data = node["any"][0]["data"]
            colours = f"{data['fgColor']} on {data['bgColor']}"
            found.add(f"{theme} {data['contrastRatio']} {colours}: {node['html'][:160]}")
    return found


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_every_text_can_be_read_light_and_dark(tab, printed, page):
    tab.goto(f"file://{printed}/html/{page}.html")
    assert sorted(low_contrasts(tab, "light") | low_contrasts(tab, "dark")) == []


@pytest.mark.browser
def test_pale_text_is_seen(tab):
    """The rule itself: pale grey on white is told, and nothing else."""
    tab.set_content("<html lang=en><title>t</title><main><p>plain<p style='color:#bbb'>pale</main></html>")
    (said,) = low_contrasts(tab, "light")
    assert "pale" in said and "#bbbbbb on #ffffff" in said
