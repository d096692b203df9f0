"""A package's text is text on every page: a canary in every field of a package, in pages and in a browser."""

import json
import re
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from small_book import CLAIM, REPOSITORY, Book, code, prose, write_book

sys.path.append(str(REPOSITORY / "tests/book"))

from analysis.data import package

SCRIPT = "<img src=x onerror=canary()></script><script>canary()</script><svg/onload=canary()>"
TAGS = SCRIPT + '"onmouseover="canary()'
MARKUP = " {{7*7}} [link](javascript:canary()) `code` ~~~ {result}`people.sum` $x$ %(a)s {0.__class__} '"
KEPT = {
    "name",
    "path",
    "type",
    "hash",
    "bytes",
    "profile",
    "regions",
    "column",
    "table",
    "resource",
    "fields",
}
KEPT |= {"value", "weights", "per", "vintage", "basis", "format", "mediatype", "encoding", "primaryKey"}
KEPT |= {"pattern", "homepage", "missingValues"}
POLICY = "default-src 'self'"
SHOWN = """\
names = list(pack.table("regions")["region"])[:2] + [pack.resource("population")["title"]]
words = {"caption": names[0], "alt": " ".join(names), "title": names[0]}
rows = [[name, 1] for name in names]
svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>"
table = {"name": "names", "csv": "a", "caption": names[0], "columns": [names[1], "n"], "rows": rows}
results.publish({"application/vnd.onechessboard.figure+json": words | {"name": "names", "csv": "a"},
                 "image/svg+xml": svg, "text/plain": "names"})
results.publish({"application/vnd.onechessboard.table+json": table, "text/plain": "names"})
results.record("people.noted", 1, unit="count", note=names[0], vintage=names[1], tables=[names[2]])"""


def canary(number: int) -> str:
    return f"kanari{number:03d} {TAGS}{MARKUP}"


class Canaries:
    """Puts a canary into every text that says something, each with a number of its own."""

    def __init__(self):
        self.count = 0

    def one(self) -> str:
        self.count += 1
        return canary(self.count)

    def into(self, content, key=""):
        if isinstance(content, dict):
            return {name: self.into(value, name) for name, value in content.items()}
        if isinstance(content, list):
            return [self.into(value, key) for value in content]
        return self.one() if isinstance(content, str) and key not in KEPT else content


def hostile(folder: Path) -> None:
    """The book's own small package with canaries: in the descriptor, in the tables' texts, in the claims."""
    put = Canaries()
    regions = (folder / "regions.csv").read_text(encoding="utf-8").splitlines()
    first = regions[1].split(",")[0]
    name = put.one().replace('"', '""')
    for table in ("regions", "population"):
        path = folder / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"^{first},", f'"{name}",', text, flags=re.MULTILINE), encoding="utf-8")
    claim = CLAIM | {"en": put.one(), "zh": put.one(), "note": {"en": put.one(), "zh": put.one()}}
    claim |= {"missing": {"en": put.one(), "zh": put.one()}, "under": {"what": ["sum"]}}
    claim["tests"] = [CLAIM["tests"][0] | {"result": "people.{what}"}]
    need = claim["tests"][0] | {"value": 10**9}
    unmet = claim | {"id": "never-settled", "en": put.one(), "needs": [need]}
    words = {"sum": {"en": put.one(), "zh": put.one()}}
    content = yaml.safe_dump({"claims": [claim, unmet], "words": words}, allow_unicode=True)
    (folder / "claims.yml").write_text(content, encoding="utf-8")
    file = folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    kept = [one for one in descriptor["resources"] if one["name"] in ("regions", "population", "claims")]
    for one in kept:
        one["description"] = "x"
        for item in one.get("schema", {}).get("fields", []):
            item |= {"title": "x", "description": "x", "unit": "x"}
            item.get("constraints", {}).pop("enum", None)
        one.pop("coverage", None)
        one.get("schema", {}).pop("foreignKeys", None)
    described = {key: descriptor[key] for key in ("title", "description", "sources", "licenses", "version")}
    described |= {"keywords": ["x"], "contributors": [{"title": "x"}], "homepage": "https://example.org"}
    described = put.into({**described, "resources": kept})
    file.write_text(json.dumps({"name": "hostile", **described}), encoding="utf-8")
    package.seal(folder)


@pytest.fixture(scope="module")
def edition(once, tmp_path_factory) -> Path:
    """The pages of a hostile package's edition, its home page and a page left out among them."""

    def make(root: Path) -> None:
        book = write_book(root)
        (root / "book/index.md").write_text("# A book\n\n{result}`prices.highest`\n", encoding="utf-8")
        book.people(code(SHOWN), prose("## More\n\nWords."))
        path = root / "book/prices.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["metadata"]["press"] = {"needs": [{"tables": {"prices": []}}]}
        path.write_text(json.dumps(notebook), encoding="utf-8")
        toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
        for name, directive in (("receipt", "receipt"), ("about", "cite-page")):
            toc["chapters"].append({"file": f"book/{name}"})
            text = f"# About {name}\n\n```{{{directive}}}\n```\n"
            (root / f"book/{name}.md").write_text(text, encoding="utf-8")
        (root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
        shutil.copytree(root / "data", root / "hostile")
        hostile(root / "hostile")
        assert package.check(root / "hostile").errors == []
        ran = book.press("build", "--data", "hostile", "--edition", "hostile")
        assert ran.returncode == 0, ran.stderr

    return once("hostile", make) / "_build/hostile/html"


class Elements(HTMLParser):
    """What a page would run, and its text."""

    def __init__(self, text: str):
        super().__init__()
        self.runs, self.images, self.text, self.policies, self.linked = [], [], [], [], []
        self._script = self._data = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.runs += [f"{tag} {key}={value}" for key, value in attrs if key.startswith("on")]
        self.runs += [f"{tag} {value}" for _, value in attrs if (value or "").startswith("javascript:")]
        self.images += [given.get("src")] if tag == "img" else []
        self._data = given.get("type") == "application/ld+json"  # a browser runs no such script
        self._script = tag == "script" and "src" not in given and not self._data
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(given["content"])

    def handle_endtag(self, tag):
        self._script = self._data = False

    def handle_data(self, data):
        if self._script and data.strip():
            self.runs.append(f"script {data.strip()[:60]}")
        if self._data:
            self.linked.append(json.loads(data))
        self.text.append(data)


def pages(edition: Path) -> list[Path]:
    """The pages: not the line that leads from the folder to the first, nor the theme's templates."""
    found = [path for path in edition.rglob("*.html") if "_static" not in path.parts]
    return sorted(path for path in found if path != edition / "index.html")


def test_no_page_holds_a_script_or_a_handler_of_its_own(edition):
    assert len(pages(edition)) >= 8
    for path in pages(edition):
        found = Elements(path.read_text(encoding="utf-8"))
        assert found.runs == [], path
        assert "x" not in found.images, path
        assert all(entry["@context"] == "https://schema.org" for entry in found.linked), path
        assert len(found.policies) == 1 and POLICY in found.policies[0], path


def test_the_canaries_stand_on_the_pages_as_text(edition):
    text = {path.stem: "".join(Elements(path.read_text(encoding="utf-8")).text) for path in pages(edition)}
    assert SCRIPT in text["index"] and SCRIPT in text["ledger"]
    assert "{{7*7}}" in text["index"] and "{{7*7}}" in text["people"]
    assert SCRIPT in text["people"]
    for name in ("index", "people", "ledger", "prices"):
        assert re.search(r"kanari\d", text[name]), name
    assert "kanari" in (edition / "searchindex.js").read_text(encoding="utf-8")


def tab_of(browser, *, policy: bool):
    """A tab that counts what canaries ran and what the console complained of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=not policy)
    tab = context.new_page()
    fallen, said = [], []
    tab.expose_function("canary", lambda: fallen.append(tab.url))
    tab.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    return tab, fallen, said


@pytest.mark.browser
@pytest.mark.parametrize("query", ["kanari001", "canary", "onerror", "img src", "kanari"])
def test_the_search_page_shows_titles_as_text(browser, edition, query):
    tab, fallen, _ = tab_of(browser, policy=False)
    tab.goto(f"file://{edition}/search.html?q={quote(query)}")
    tab.wait_for_function("document.querySelector('#search-results p').innerText.match(/found|did not/)")
    tab.wait_for_timeout(200)
    assert fallen == []
    assert tab.locator("#search-results img").count() == 0
    tab.context.close()


@pytest.mark.browser
def test_the_search_page_finds_a_canary_by_title(browser, edition):
    tab, fallen, said = tab_of(browser, policy=True)
    titles = json.loads(
        re.search(r"\{.*\}", (edition / "searchindex.js").read_text(encoding="utf-8"), re.DOTALL)[0]
    )["titles"]
    word = next(m[0] for one in titles if (m := re.search(r"kanari\d+", one)))
    tab.goto(f"file://{edition}/search.html?q={word}")
    tab.locator("#search-results li a").first.wait_for()
    shown = tab.locator("#search-results li a").first.inner_text()
    assert "<img src=x onerror=canary()>" in shown and "&lt;" not in shown
    assert fallen == [] and [one for one in said if "Content Security" in one] == []
    tab.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("policy", [True, False])
def test_no_canary_runs_on_any_page_and_the_policy_stops_nothing_of_ours(browser, edition, policy):
    tab, fallen, said = tab_of(browser, policy=policy)
    for path in pages(edition):
        tab.goto(f"file://{path}")
        tab.wait_for_load_state("load")
        tab.evaluate("document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('mouseover')))")
    assert fallen == []
    assert said == []
    tab.context.close()


@pytest.mark.browser
def test_the_policy_stops_a_handler_that_slipped_in(browser, edition):
    tab, fallen, _ = tab_of(browser, policy=True)
    tab.goto(f"file://{edition}/book/people.html")
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=canary()>')")
    tab.wait_for_timeout(300)
    assert fallen == []
    tab.context.close()


@pytest.mark.browser
def test_print_and_full_screen_work_under_the_policy(browser, edition):
    tab, _, said = tab_of(browser, policy=True)
    tab.add_init_script("window.print = () => (window.printed = true)")
    tab.goto(f"file://{edition}/book/people.html")
    tab.evaluate("document.querySelectorAll('[data-press-call]').forEach(button => button.click())")
    tab.wait_for_function("window.printed")
    assert [one for one in said if "Content Security" in one or "not defined" in one] == []
    tab.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("page", ["ledger", "people"])
@pytest.mark.parametrize("anchor", ["%", "%E0%A4%A", "%ff", "'\"><img src=x onerror=canary()>"])
def test_an_address_that_cannot_be_decoded_is_no_error(browser, edition, page, anchor):
    tab, fallen, said = tab_of(browser, policy=True)
    tab.goto(f"file://{edition}/book/{page}.html#{anchor}")
    tab.wait_for_load_state("load")
    if page == "ledger":
        assert tab.locator(".press-filters select").count() == 3
    tab.evaluate(f"location.hash = {json.dumps(anchor)}")
    tab.wait_for_timeout(50)
    assert said == [] and fallen == []
    tab.context.close()


def test_a_script_of_a_page_s_own_is_not_helped_past_the_policy(book: Book):
    text = "# A book\n\n```{raw} html\n<script>canary()</script>\n```\n"
    (book.root / "book/index.md").write_text(text, encoding="utf-8")
    assert book.press("build").returncode == 0
    assert Elements(book.page("index")).runs == ["script canary()"]
    assert not any(
        "canary" in path.read_text() for path in book.root.glob("_build/default/html/_static/**/*.js")
    )


def test_a_publisher_sets_the_policy_in_the_configuration(book: Book):
    file = book.root / "_config.yml"
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    settings["sphinx"]["config"]["press_policy"] = "default-src 'none'"
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    assert book.press("build").returncode == 0
    found = Elements(book.page("people"))
    assert found.policies == ["default-src 'none'"]
