"""The edition of another package: the 48 US states, printed by `press build` as `make book-us` does."""

import csv
import json
import math
import re
import zipfile
from pathlib import Path

import geopandas
import numpy as np
import pytest
from shapely.geometry import box

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
    assert "Do the regions draw together?" in home and "Not in this edition" not in home
    assert not re.search(r"China|provinc|verdict|claim", home)


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
    package = once("hostile-package", write_hostile) / "package"
    return edition("test-hostile", "--data", str(package), "--language", "en")


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


OWN = re.compile(
    "|".join(
        (
            "china",
            "chinese",
            "provinc",
            "beijing",
            "tianjin",
            "macro.region",
            "yuan",
            "the article",
            r"\bNBS\b",
        )
    )
    + "|[\u4e00-\u9fff]",
    re.IGNORECASE,
)
ABROAD = re.compile("中国|我国|北京|天津|板块|各省|省际|国家统计局|报道")
WRITTEN = {".html", ".svg", ".csv", ".json", ".ipynb", ".md", ".cff", ".txt", ".bib"}


def foreign_words(name: str, content: str) -> list[str]:
    content = content.replace(">中文</span></a>", "></span></a>")  # the way to the Chinese page
    content = re.sub(r'<section lang="zh-Hans">.*?</section>', "", content, flags=re.DOTALL)  # of 404.html
    return [f"{name}: {content[max(0, f.start() - 40) : f.end() + 40]!r}" for f in OWN.finditer(content)]


@pytest.mark.slow
@pytest.mark.parametrize("fixture", ["states", "mapped"])
def test_nothing_of_the_books_own_country_is_in_any_page_or_artefact(request, fixture, tmp_path):
    folder = request.getfixturevalue(fixture)
    own = [folder / "receipt.json", folder / "results.json"]
    pages = [p for p in (folder / "html").rglob("*") if p.suffix in WRITTEN and "_static" not in p.parts]
    chinese = [page for page in pages if "zh" in page.relative_to(folder / "html").parts]
    pages = [page for page in pages if page not in chinese]
    assert len(chinese) > 50 and not [p.name for p in chinese if ABROAD.search(p.read_text(encoding="utf-8"))]
    pages += [folder / "html/searchindex.js"]
    assert len(pages) > 50
    found = [w for p in own + pages for w in foreign_words(p.name, p.read_text(encoding="utf-8"))]
    assert found == []
    out = tmp_path / "edition.zip"
    assert main(["pack", folder.name, "--out", str(out)]) == 0
    with zipfile.ZipFile(out) as crate:
        said = {name: crate.read(name).decode("utf-8") for name in ("README.md", "CITATION.cff")}
        whole = json.loads(crate.read("ro-crate-metadata.json"))["@graph"]
        said["metadata"] = json.dumps(whole, ensure_ascii=False)
    assert [word for name, content in said.items() for word in foreign_words(name, content)] == []
    title = json.loads((folder / "receipt.json").read_text(encoding="utf-8"))["package"]["title"]
    assert title in said["CITATION.cff"] and title in said["metadata"]


@pytest.fixture(scope="session")
def mapped(once, edition) -> Path:
    """The edition of a file of figures and a map, imported as a person would: 36 areas, no groups."""
    return edition("test-mapped", "--data", str(once("mapped-package", write_mapped) / "package"))


def write_mapped(parent: Path) -> None:
    rng = np.random.default_rng(7)
    ends = ("ber", "ling", "mer", "nas", "ro", "ston")
    names = [f"{a}{b}" for a in ("Al", "Be", "Ca", "Do", "El", "Fa") for b in ends]
    areas = [box(4 + c, 44 - r, 5 + c, 45 - r) for r in range(6) for c in range(6)]
    geopandas.GeoDataFrame({"name": names}, geometry=areas, crs=4326).to_file(parent / "map.geojson")
    level = 9.0 + rng.normal(size=36) / 3
    lines = ["area,year,gdp"]
    for year in range(1980, 2020):
        level = level + 0.03 - 0.02 * (level - level.mean()) + rng.normal(size=36) / 40
        lines += [f"{name},{year},{np.exp(own):.1f}" for name, own in zip(names, level, strict=True)]
    (parent / "figures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    given = [
        "--borders",
        str(parent / "map.geojson"),
        "--title",
        "Thirty-six areas",
        "--unit",
        "crowns a head",
    ]
    assert main(["import", str(parent / "figures.csv"), *given, "--out", str(parent / "package")]) == 0


def test_an_edition_with_a_map_shows_it_beside_the_tiles(mapped):
    drawn = (mapped / "html/_images/fig-data-tiles.svg").read_text(encoding="utf-8")
    assert "axes_1" in drawn and "axes_2" in drawn
    for name in ("data", "space", "sigma"):
        assert "This page is not part" not in text(mapped, OF[name])
    results = json.loads((mapped / "results.json").read_text(encoding="utf-8"))["results"]
    assert any(name.startswith("space.moran") for name in results)
    assert "4 nearest in km" in "".join(
        p.read_text(encoding="utf-8") for p in (mapped / "html").rglob("*space*.csv")
    ) + (mapped / "html/book/convergence/space.html").read_text(encoding="utf-8")


def test_a_chapter_left_out_says_what_to_add_and_how_and_has_no_citation(mapped):
    whole = (mapped / "html/book/convergence/inequality.html").read_text(encoding="utf-8")
    page = text(mapped, "book/convergence/inequality")
    assert "Where does the inequality lie?" in page and "This page is not part of this edition" in page
    assert "press import FILE --groups FILE" in page and "Thirty-six areas" in page
    assert "How to cite" not in whole and "citation_" not in whole
