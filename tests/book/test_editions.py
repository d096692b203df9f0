"""The edition of another package: the 48 US states, printed by `press build` as `make book-us` does."""

import csv
import json
import math
import re
from pathlib import Path

import pytest

from press.book import needs
from press.book.chapters import feed, find
from press.cli import main

HELD = ["data", "sigma", "beta", "clubs", "distribution", "space", "inequality", "fragility", "robustness"]
ROOT = Path(__file__).resolve().parents[2]
OF = {name: f"book/{name}" if name == "data" else f"book/convergence/{name}" for name in HELD}


def text(folder: Path, page: str) -> str:
    """The article of a page, without its code, tags and citation."""
    whole = (folder / "html" / f"{page}.html").read_text(encoding="utf-8")
    article = re.search(r"<article.*?</article>", whole, re.DOTALL)[0]
    prose = re.sub(r"<pre>.*?</pre>", "", article, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", "", prose).partition("How to cite")[0]


def test_the_states_feed_the_chapters_on_convergence_and_no_others():
    fed, left_out = feed(find(ROOT), needs.inspect(ROOT / "editions/us"))
    assert {chapter.name for chapter in fed} >= set(OF.values())
    assert {"book/documents", "book/plates/shares", "book/index/published"} <= set(left_out)


def test_the_books_own_package_feeds_every_chapter():
    assert feed(find(ROOT), needs.inspect(ROOT / "data"))[1] == {}


def test_the_home_page_is_the_editions_own(states):
    home = text(states, "book/index")
    assert "48 US states, 1929 to 2009" in home and "dollars a head" in home
    assert "Do the regions draw together?" in home and "Not in this edition" in home
    before = home.partition("Not in this edition")[0]
    assert not re.search(r"China|provinc|verdict|claim", before)


@pytest.mark.parametrize("name", HELD)
def test_a_chapter_speaks_of_regions_and_of_nothing_of_the_books_own_package(states, name):
    page = text(states, OF[name])
    assert not re.search(
        r"provinc|China|Beijing|macro-region|yuan|GRP|\bv[345]\b|census of", page, re.IGNORECASE
    )
    assert "region" in page


def test_nothing_is_weighted_where_nobody_is_counted(states):
    content = json.loads((states / "results.json").read_text(encoding="utf-8"))
    assert content["verdicts"] == []
    results = content["results"]
    assert not [name for name in results if "cvw" in name or "weighted" in name]
    assert {result["chapter"] for result in results.values()} >= set(OF.values())
    for name, result in results.items():
        assert math.isfinite(result["value"]), name
        assert "population" not in result["tables"], name


def test_what_is_known_of_the_states_is_found(states):
    """The spread fell until about 1980 and not after; see Barro and Sala-i-Martin (1992) on 2 % a year."""
    results = json.loads((states / "results.json").read_text(encoding="utf-8"))["results"]
    assert results["sigma.cv.first.value"]["value"] == pytest.approx(0.355, abs=0.001)
    assert results["sigma.cv.last.value"]["value"] == pytest.approx(0.144, abs=0.001)
    assert 1975 <= results["sigma.break.year.cv.value"]["value"] <= 1985
    assert 1.3 < results["beta.speed.whole.value"]["value"] < 2.3
    assert results["space.moran_p.largest.value"]["value"] < 0.05


NAMES = ["<script>alert(1)</script>", "=cmd()", "a $x$ *b* `c`", "北京", "@sum", "{doc}`x` : # y"]


@pytest.fixture(scope="session")
def hostile(once, edition) -> Path:
    """An edition of the package that `press new-package` writes, with names of all sorts."""
    return edition("test-hostile", "--data", str(once("hostile", write_hostile) / "package"))


def write_hostile(parent: Path) -> None:
    folder = parent / "package"
    assert main(["new-package", str(folder)]) == 0
    names = {f"Region {letter}": name for letter, name in zip("ABCDEF", NAMES, strict=True)}
    names |= {"Upper": "<b>one</b>", "Middle": "=two()"}
    for path in folder.glob("*.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            rows = [[names.get(cell, cell) for cell in row] for row in csv.reader(file)]
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace("My regions", "<script>alert(2)</script>")
    descriptor.write_text(text.replace("Value per head", "<i>Value</i> $x$"), encoding="utf-8")
    assert main(["seal", str(folder)]) == 0


def test_names_that_are_markup_or_formulas_are_text_on_every_page(hostile):
    pages = {p: p.read_text(encoding="utf-8") for p in (hostile / "html/book").rglob("*.html")}
    for path, page in pages.items():
        assert "<script>alert" not in page and "<b>one" not in page and "<i>Value" not in page, path
    together = "".join(pages.values())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in together and "=cmd()" in together
    assert "‹script›alert(2)" in together  # the title, which the theme does not escape


def test_a_new_package_feeds_every_chapter_that_the_states_do_and_weighs_by_people(hostile):
    results = json.loads((hostile / "results.json").read_text(encoding="utf-8"))["results"]
    assert {result["chapter"] for result in results.values()} >= set(OF.values())
    assert "sigma.cvw.change.value" in results and "beta.speed_weighted.whole.value" in results


def test_no_cell_of_a_csv_is_a_formula(hostile):
    files = list((hostile / "html").rglob("*.csv"))
    assert files
    cells = [cell for path in files for row in csv.reader(path.open(encoding="utf-8")) for cell in row]
    assert "'=cmd()" in cells and "'@sum" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "@")]


def test_a_page_left_out_says_so_and_keeps_its_address(states):
    page = text(states, "book/plates/shares")
    assert "This page is not part of this edition" in page
