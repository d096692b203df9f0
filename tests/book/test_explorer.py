"""The explorer and figures that can be touched, in a browser: Python's numbers, for every reader."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from test_every_page import findings, low_contrasts

from analysis.data import package
from analysis.methods import rulers, space
from analysis.output import explorer

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "press/pages/static/explorer.js"
PAGE = "book/explorer"
SENTENCE = ".press-sentence"
INK = "getComputedStyle(document.documentElement).getPropertyValue('--pst-color-text-base').trim()"

BAND = """([part, years, choice, kept, level]) => {
  const { unpacked, band } = window.pressRulers
  return band(unpacked(part), years, choice, kept, level)
}"""


# The folds around figures that can be touched.
OPEN = """document.querySelectorAll('details').forEach(fold => {
    if (fold.querySelector('.press-touch')) fold.open = true
})"""


def axe_finds(show, tab):
    """What axe-core finds, light and dark; its own requests for style sheets are no complaint of the page."""
    before = list(show.said)
    found = findings(tab)
    found += sorted(low_contrasts(tab, "light", set()) | low_contrasts(tab, "dark", set()))
    show.said[:] = before
    return found


# The parts of open figures that moved after they were seen.
MOVED = """new Promise(done => {
  setTimeout(done, 500, [])
  const inside = ({ node }) => (node?.closest ? node : node?.parentElement)?.closest('.press-live')
  const named = ({ sources }) => sources.filter(inside).map(({ node }) => node.className || node.nodeName)
  new PerformanceObserver(list => done(list.getEntries().flatMap(named)))
    .observe({ type: 'layout-shift', buffered: true })
})"""


# ---- numbers ---------------------------------------------------------------------------------------------


CHOICES = [
    ("real.v5", "cv", False, 2012, 2025, ()),
    ("real.v5", "cv", True, 2013, 2024, ("Beijing", "Shanghai", "Tianjin")),
    ("real.v5", "gini", True, 2012, 2020, ("Tibet",)),
    ("grp.v5", "sdlog", False, 2006, 2025, ()),
    ("grp.v5", "theil", True, 2014, 2019, ()),
    ("income", "gini", False, 2013, 2025, ("Guangdong", "Henan")),
    ("income", "sdlog", True, 2015, 2025, ()),
    ("income", "theil", False, 2013, 2016, ("Qinghai",)),
]


@pytest.mark.browser
@pytest.mark.parametrize("data", ["", pytest.param("editions/us", marks=pytest.mark.slow)])
def test_a_browser_computes_what_the_analysis_computes(browser, data):
    pack = package.open(data and ROOT / data)
    series = {s.name: s for s in pack.series()}
    main = next(iter(series.values()))
    weights = space.contiguity(pack.table("borders"), regions=main.regions)
    errors = dict.fromkeys(series, 0.02)
    held = rulers.chances(series.values(), weights=weights, errors=errors, draws=600, seed=3)
    names = list(main.regions["region"])
    choices = CHOICES if not data else [("value", m, False, 1970, 2000, names[3:4]) for m in rulers.MEASURES]
    tab = browser.new_page()
    tab.evaluate(SCRIPT.read_text(encoding="utf-8"))
    parts = {name: explorer._part(s, held.get(name)) for name, s in series.items()}
    for name, measure, weighted, first, last, without in choices:
        s = series[name]
        ends = {"measure": measure, "weighted": weighted, "first": first, "last": last, "without": without}
        counted = first >= held[name].first
        own = rulers.band(s, held[name], **ends) if counted else rulers.path(s, **ends)
        choice = {"measure": measure, "weights": "people" if weighted else "alike", "from": first, "to": last}
        kept = [place for place, region in enumerate(names) if region not in without]
        rows = tab.evaluate(BAND, [parts[name], s.years, choice, kept, 0.05])
        assert [row["year"] for row in rows] == list(own["year"])
        for column in own.columns.drop("year"):
            assert [row[column] for row in rows] == pytest.approx(list(own[column]), rel=1e-9), (name, column)
        assert counted == ("p" in rows[-1])
    tab.close()


# ---- the page --------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.browser
def test_the_explorer_says_the_sentence_that_its_address_names(opened):
    address = "series=real.v5&measure=cv&weights=alike&from=2012&to=2025"
    tab = opened(f"{PAGE}.html#{address}")
    tab.locator(".press-plot svg").wait_for()
    said = tab.locator(SENTENCE).inner_text()
    pattern = (
        r"The CV of real GRP per head, v5 fell by [\d.]+\s% from 2012 to 2025; chance gives as much in .*\."
    )
    assert re.fullmatch(pattern, said)
    figure = tab.locator("#fig-explorer-ruler")
    assert figure.locator("select").evaluate_all("all => all.map(one => one.value)") == [
        *("real.v5", "cv", "alike"),
        *("2012", "2025"),
    ]
    # every choice moves sentence and address, and the address alone brings the choice back
    tab.select_option("select[name=measure]", "gini")
    tab.select_option("select[name=weights]", "people")
    tab.select_option("select[name=from]", "2015")
    box = tab.locator('.press-tiles input[value="Inner Mongolia"]')
    box.focus()
    tab.keyboard.press("Space")
    tab.locator(SENTENCE, has_text="without Inner Mongolia").wait_for()
    chosen = tab.locator(SENTENCE).inner_text()
    assert chosen.startswith("The population-weighted Gini coefficient") and "from 2015" in chosen
    assert unquote(unquote(tab.url)).endswith("from=2015&to=2025&without=Inner+Mongolia".replace("+", " "))
    rows = tab.locator(".press-live tbody tr")
    assert rows.count() == 11 and tab.locator(".press-regions legend").inner_text().endswith("30 of 31")
    tab.reload()
    tab.locator(SENTENCE, has_text="without Inner Mongolia").wait_for()
    assert tab.locator(SENTENCE).inner_text() == chosen
    tab.evaluate("location.hash = 'series=no-such&from=1&to=x&measure=y'")
    tab.locator(SENTENCE, has_text="The CV of GRP per head, v5").wait_for()
    tab.get_by_role("button", name="Northeast: all or none").click()
    tab.locator(SENTENCE, has_text="without Liaoning, Jilin and Heilongjiang").wait_for()
    tab.get_by_role("button", name="Begin again").click()
    tab.wait_for_function(f"!document.querySelector('{SENTENCE}').textContent.includes('without')")


@pytest.mark.browser
def test_too_few_regions_and_years_before_the_worlds_are_said(opened):
    tab = opened(f"{PAGE}.html#series=grp.v5&from=2006&to=2025")
    tab.locator(SENTENCE, has_text="counted from 2012 on alone").wait_for()
    for group in ("East", "Central", "West", "Northeast"):
        tab.get_by_role("button", name=f"{group}: all or none", exact=True).click()
    tab.locator(SENTENCE, has_text="Fewer than two regions").wait_for()
    tab.get_by_role("button", name="all", exact=True).click()
    tab.locator(SENTENCE, has_text="2006 to 2025").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_the_explorer_takes_the_pictures_place_in_one_step(opened, width):
    tab = opened(f"{PAGE}.html", viewport={"width": width, "height": 900})
    tab.wait_for_selector("figure.press-touched")
    tab.wait_for_timeout(500)
    assert tab.evaluate(MOVED) == []


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_explorer_follows_the_theme_and_is_for_everyone(opened, theme):
    tab = opened(f"{PAGE}.html#measure=cv", theme=theme, viewport={"width": 390, "height": 900})
    tab.locator(".press-plot svg").wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert tab.locator(".press-plot .mark-symbol [role=graphics-symbol]").count() == 0
    label = tab.locator(".press-plot .role-axis-label text").first
    text = label.evaluate("one => one.getAttribute('fill')")
    assert tab.evaluate(INK) == text
    other = "dark" if theme == "light" else "light"
    tab.evaluate("theme => { document.documentElement.dataset.theme = theme }", other)
    tab.wait_for_function(
        "was => document.querySelector('.press-plot .role-axis-label text')?.getAttribute('fill') !== was",
        arg=text,
    )
    assert axe_finds(opened, tab) == []


@pytest.mark.browser
def test_without_script_and_on_paper_a_picture_and_a_table_stand_there(browser, opened, printed):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"file://{printed}/html/{PAGE}.html")
    assert page.locator("#fig-explorer-ruler img").is_visible()
    assert page.locator("#tab-explorer-rulers tbody tr").count() == 20
    assert not page.locator(".press-touch").is_visible()
    page.context.close()
    tab = opened(f"{PAGE}.html#measure=cv")
    tab.locator(".press-plot svg").wait_for()
    assert not tab.locator("#fig-explorer-ruler img").is_visible()
    tab.emulate_media(media="print")
    assert tab.locator("#fig-explorer-ruler img").is_visible()
    assert not tab.locator(".press-live").is_visible() and not tab.locator(".press-touch").is_visible()
    tab.emulate_media(media="screen")
    tab.get_by_role("button", name="Show the picture").click()
    assert tab.locator("#fig-explorer-ruler img").is_visible() and not tab.locator(".press-live").count()


TOUCHED = (
    "book/strategies/policy",
    "book/plates/growth",
    "book/convergence/robustness",
    "book/convergence/sigma",
    "book/convergence/beta",
)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("page", TOUCHED)
def test_every_figure_that_can_be_touched_opens_says_and_closes(opened, page):
    tab = opened(f"{page}.html", viewport={"width": 390, "height": 900})
    assert not tab.evaluate("performance.getEntriesByType('resource').some(one => one.name.includes('vega'))")
    tab.evaluate(OPEN)
    offers = tab.locator(".press-touch button")
    assert offers.count() > 0
    for place in range(offers.count()):
        offers.nth(place).click()
        tab.locator("figure:has(.press-touch)").nth(place).locator(".press-plot svg").wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert axe_finds(opened, tab) == []


@pytest.mark.browser
def test_a_figure_tells_what_is_pointed_at_and_shows_what_is_chosen(opened):
    tab = opened("book/convergence/robustness.html")
    figure = tab.locator("#fig-robustness-curve")
    figure.locator(".press-touch button").click()
    dots = figure.locator(".mark-symbol.role-mark").first.locator("path")
    figure.locator(".press-plot svg").wait_for()
    all_of_them = dots.count()
    assert 1000 < all_of_them <= 2000
    figure.locator(".press-plot svg").scroll_into_view_if_needed()
    at = figure.locator(".press-plot svg").bounding_box()
    tab.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    told = tab.locator("#vg-tooltip-element.visible")
    told.wait_for()
    assert re.match(r"−?[\d.]+ · \d{4}–\d{4} · .*(equal weights|by population) · ", told.inner_text())
    figure.get_by_label("Weights").select_option("equal")
    tab.wait_for_timeout(300)
    assert 0 < dots.count() < all_of_them


@pytest.mark.browser
def test_the_tile_map_and_the_timeline_say_their_names(opened):
    tab = opened("book/strategies/policy.html")
    for name, words in (("policy-map", "Beijing"), ("policy-timeline", "19|20")):
        figure = tab.locator(f"#fig-{name}")
        figure.locator(".press-touch button").click()
        figure.locator(".press-plot svg").wait_for()
        values = figure.locator(".press-plot").evaluate("plot => plot.textContent")
        assert values
        mark = figure.locator(".mark-rect.role-mark path, .mark-symbol.role-mark path").first
        mark.scroll_into_view_if_needed()
        mark.hover(force=True)
        told = tab.locator("#vg-tooltip-element.visible")
        told.wait_for()
        assert re.search(words, told.inner_text())


# ---- files -----------------------------------------------------------------------------------------------


def test_what_is_touched_is_no_part_of_a_page_and_comes_from_here(printed):
    html = printed / "html"
    library = (html / "_static/vega.js").read_text(encoding="utf-8")
    assert 500_000 < len(library) < 1_000_000 and "BSD 3-Clause" in library[:200]
    for page in html.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'src="[^"]*(vega|explorer)\.js', text), page
        loaded = re.search(r'src="[^"]*/touch\.js', text)
        assert bool(loaded) == ('class="press-touch' in text), page


def test_the_explorer_of_a_package_holds_its_series_and_its_words(printed):
    text = (printed / "html" / f"{PAGE}.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]+fig-explorer-ruler[^"]*\.js)"', text)
    read = [(printed / "html/book" / link).resolve().read_text(encoding="utf-8") for link in links]
    said = [json.loads(f"[{one.removeprefix('pressTouch(').removesuffix(');' + chr(10))}]") for one in read]
    names = [name for name, _ in said]
    assert names[0] == "fig-explorer-ruler"
    assert set(names[1:]) == {f"fig-explorer-ruler/{s.name}" for s in package.open("").series()}
    told = said[0][1]
    assert len(told["regions"]) == 31 and told["regions"][0]["tile"] == [3, 6]
    for name, word in told["words"].items():
        assert word, name


def test_the_states_have_an_explorer_too(states):
    text = (states / "html" / f"{PAGE}.html").read_text(encoding="utf-8")
    assert "fig-explorer-ruler" in text and "press-touch" in text
