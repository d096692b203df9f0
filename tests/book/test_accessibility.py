"""Every page can be read by everyone: axe-core finds nothing, light and dark."""

import pytest
from browsing import EVERY, SAMPLE, chromium

RULE = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
OTHERS = {"rules": {"color-contrast": {"enabled": False}}, "resultTypes": ["violations"]}
STILL = "* { animation: none !important; transition: none !important }"
OPEN = """() => {
  const seen = new Set()
  for (const fold of document.querySelectorAll('details')) {
    fold.open = !seen.has(fold.className)
    seen.add(fold.className)
  }
}"""

# Of rows, items and paragraphs that are styled alike in places alike, odd and even, one is enough.
ONE_OF_A_KIND = """() => {
  const seen = new Set(), unlike = / (?:id|href|title|alt|src|name|value|data-[a-z-]+)="[^"]*"|(?<=>)[^<]+/g
  for (const one of document.querySelectorAll('tr, li, p, section')) {
    if (one.querySelector('details')) continue
    let kind = one.outerHTML.replace(unlike, '') + [...one.parentNode.children].indexOf(one) % 2
    for (let at = one.parentNode; at; at = at.parentNode) kind += ` ${at.nodeName}.${at.className}`
    if (seen.has(kind)) one.style.display = 'none'
    seen.add(kind)
  }
}"""


@pytest.fixture(scope="module")
def tab():
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 1280, "height": 900})


def low_contrasts(tab, theme: str) -> set[str]:
    """What axe-core complains of, the first fold of each kind open: each kind of place with its contrast."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    tab.add_style_tag(content=STILL)
    tab.evaluate(OPEN)
    tab.evaluate(ONE_OF_A_KIND)
    found = set()
    for violation in axe.run(tab, options=RULE).response["violations"]:
        for node in violation["nodes"]:
            data = node["any"][0]["data"]
            colours = f"{data['fgColor']} on {data['bgColor']}"
            found.add(f"{theme} {data['contrastRatio']} {colours}: {node['html'][:160]}")
    return found


def findings(tab, theme: str) -> list[str]:
    """What axe-core says of a page beside contrast, in a theme, every fold open."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    found = axe.run(tab, options=OTHERS).response["violations"]
    return [f"{theme} {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.browser
@pytest.mark.parametrize("page", [*EVERY, "search"])
def test_no_rule_of_accessibility_is_broken(tab, printed, page):
    tab.goto(f"file://{printed}/html/{page}.html")
    assert findings(tab, "light") + findings(tab, "dark") == []


@pytest.mark.browser
def test_a_broken_rule_is_seen(tab):
    tab.set_content("<html lang=en><title>t</title><main><h1>a</h1><h4>b</h4><button></button></main>")
    assert {said.split()[1] for said in findings(tab, "light")} == {"button-name:", "heading-order:"}


@pytest.mark.browser
@pytest.mark.parametrize("page", EVERY)
def test_every_text_can_be_read_light_and_dark(tab, printed, page):
    tab.goto(f"file://{printed}/html/{page}.html")
    assert sorted(low_contrasts(tab, "light") | low_contrasts(tab, "dark")) == []


@pytest.mark.browser
def test_pale_text_is_seen(tab):
    """The rule itself: pale grey on white is told, once for what is pale alike, and nothing else."""
    pale = "<p>plain<p style='color:#bbb'>pale<p>as plain<p style='color:#bbb'>as pale"
    tab.set_content(f"<html lang=en><title>t</title><main>{pale}</main></html>")
    (said,) = low_contrasts(tab, "light")
    assert "pale" in said and "#bbbbbb on #ffffff" in said


def test_the_pages_of_every_run_are_pages():
    assert {*SAMPLE} <= {param.values[0] for param in EVERY}
