"""Every page in a browser, opened once: it complains of nothing, fits, is light, and all can read it."""

from pathlib import Path

import pytest
from browsing import EVERY, SAMPLE

WEIGHT = 1_000_000  # bytes, nothing compressed
TOUCHED = ("_static/vega.js", "_static/explorer.js", "/_downloads/")  # read when all else is there
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
BROKEN = "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
STILL_WITHOUT = (
    "[...document.images].filter(i => !(i.hasAttribute('width') && i.hasAttribute('height'))).map(i => i.src)"
)
# Numbers in tables that stand on two lines; twelve digits may be the beginning of a digest.
SPLIT = """[...document.querySelectorAll('td')].filter(c => {
    if (!/^[−-]?[\\d.,]{1,11}$/.test(c.textContent.trim())) return false;
    const range = document.createRange();
    range.selectNodeContents(c.querySelector('p') || c);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
}).map(c => c.textContent.trim())"""

RULE = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
OTHERS = {"rules": {"color-contrast": {"enabled": False}}, "resultTypes": ["violations"]}
STILL = "* { animation: none !important; transition: none !important }"
OPEN = """() => {
  const seen = new Set()
  for (const fold of document.querySelectorAll('details')) {
    fold.open = !seen.has(fold.className)
    if (!fold.open) fold.replaceChildren(...fold.querySelectorAll(':scope > summary'))
    seen.add(fold.className)
  }
}"""

# Of rows, items, paragraphs and words that are made alike and stand in places alike, odd and even, one is
# enough, and of those that were seen before none; the others stay as empty places, or go where no style asks
# for their place. Attributes and text are there or empty, whatever they say. Gives digests (cyrb53) of the
# kinds that were not seen before.
ONE_OF_A_KIND = """([what, before]) => {
  const seen = new Set(before), found = [], texts = /(?<=>)[^<]+/g
  const values = / (id|href|title|alt|src|name|value|data-[a-z-]+)="[^"]+"/g
  const places = new Map()
  const place = at => {
    const own = () => at.parentElement ? `${place(at.parentElement)} ${at.nodeName}.${at.className}` : ''
    if (!places.has(at)) places.set(at, own())
    return places.get(at)
  }
  const digest = text => {
    let a = 0xdeadbeef, b = 0x41c6ce57
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      a = Math.imul(a ^ code, 2654435761)
      b = Math.imul(b ^ code, 1597334677)
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
    return 4294967296 * (2097151 & b) + (a >>> 0)
  }
  for (const one of document.querySelectorAll(what)) {
    if (!one.isConnected || one.querySelector('details')) continue
    const at = [...one.parentNode.children].indexOf(one) % 2
    const said = one.outerHTML.replace(values, ' $1=_').replace(texts, '_')
    const kind = digest(said + at + place(one.parentElement))
    if (!seen.has(kind)) found.push(kind)
    else if (['A', 'CODE', 'EM', 'SPAN'].includes(one.tagName)) one.remove()
    else {
      one.replaceChildren()
      one.style.display = 'none'
    }
    seen.add(kind)
  }
  return found
}"""
COLOURED = "tr, li, p, section, dl, dt, dd, span, a, code, em"
SEEN: dict[str, set[int]] = {"light": set(), "dark": set()}  # on the pages before, by theme


@pytest.fixture
def tab(browser):
    own = browser.new_page(viewport={"width": 1280, "height": 900})
    yield own
    own.close()


def violations(tab, options: dict) -> list[dict]:
    """What axe-core complains of."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(axe.axe_script)
    return tab.evaluate("options => axe.run(options).then(found => found.violations)", options)


def low_contrasts(tab, theme: str, seen: set[int]) -> set[str]:
    """What axe-core complains of, the first fold of each kind open: each kind of place with its contrast.

    Pages share their style sheets: a kind that was `seen` on another has the same colours here.
    """
    tab.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    tab.add_style_tag(content=STILL)
    tab.evaluate(OPEN)
    seen.update(tab.evaluate(ONE_OF_A_KIND, [COLOURED, list(seen)]))
    found = set()
    for violation in violations(tab, RULE):
        for node in violation["nodes"]:
            data = node["any"][0]["data"]
            colours = f"{data['fgColor']} on {data['bgColor']}"
            found.add(f"{theme} {data['contrastRatio']} {colours}: {node['html'][:160]}")
    return found


def findings(tab) -> list[str]:
    """What axe-core says of a page beside contrast, every fold open: themes differ in colours alone."""
    tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    tab.evaluate(ONE_OF_A_KIND, ["tr", []])
    return [
        f"{rule['id']}: {node['html'][:160]}" for rule in violations(tab, OTHERS) for node in rule["nodes"]
    ]


@pytest.mark.browser
@pytest.mark.parametrize("page", [*EVERY, "search"])
def test_a_page_complains_of_nothing_fits_is_light_and_can_be_read(tab, printed, page):
    said, loaded = [], set()
    tab.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("requestfailed", lambda request: said.append(request.url))
    tab.on("request", lambda request: loaded.add(request.url.partition("?")[0].removeprefix("file://")))
    tab.goto(f"file://{printed}/html/{page}.html")
    tab.wait_for_load_state("load")
    assert said == []
    own = [path for path in loaded if not path.startswith("data:") and not any(t in path for t in TOUCHED)]
    weight = {path: Path(path).stat().st_size for path in own}
    assert sum(weight.values()) <= WEIGHT, sorted(weight.items(), key=lambda one: -one[1])[:5]
    assert tab.evaluate(STILL_WITHOUT) == [] == tab.evaluate(BROKEN)
    first, *others = tab.evaluate("[...document.images].map(i => i.loading)") or [""]
    assert first != "lazy" and set(others) <= {"lazy"}
    assert tab.evaluate("!!document.querySelector('link[rel=icon]')")
    for width in (320, 390, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate(FITS), width
        assert tab.evaluate(SPLIT) == []
    assert findings(tab) == []
    assert sorted(found for theme, kinds in SEEN.items() for found in low_contrasts(tab, theme, kinds)) == []


@pytest.mark.browser
def test_a_broken_rule_is_seen(tab):
    tab.set_content("<html lang=en><title>t</title><main><h1>a</h1><h4>b</h4><button></button></main>")
    assert {said.split()[0] for said in findings(tab)} == {"button-name:", "heading-order:"}


@pytest.mark.browser
def test_pale_text_is_seen(tab):
    """The rule itself: pale grey on white is told, once for what is pale alike, on whatever page."""
    pale = "<p>plain<p style='color:#bbb'>pale<p>as plain<p style='color:#bbb'>as pale"
    tab.set_content(f"<html lang=en><title>t</title><main>{pale}</main></html>")
    seen = set()
    (said,) = low_contrasts(tab, "light", seen)
    assert "pale" in said and "#bbbbbb on #ffffff" in said
    other = pale.replace("#bbb", "#ccc").replace("plain", "simple")
    tab.set_content(f"<html lang=en><title>t</title><main>{other}</main></html>")
    (said,) = low_contrasts(tab, "light", seen)
    assert "#cccccc on #ffffff" in said


def test_the_pages_of_every_run_are_pages():
    assert {*SAMPLE} <= {param.values[0] for param in EVERY}
