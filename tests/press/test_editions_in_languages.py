"""A book in two languages: one execution, the same addresses, a way from each page to the other."""

import contextlib
import json
import re
import shutil

import pytest
from babel.messages.pofile import read_po, write_po
from small_book import Book, prose, write_book

from press import PressError
from press.editions import build
from press.editions.edition import named
from press.pages import catalogues, compile, languages, sharing

CHINESE = {
    "A book": "一本书",
    "Ledger": "总表",
    "People": "人口",
    "Prices": "价格",
    "In {result}`people.last | bare` there were {result}`people.sum`.": (
        "{result}`people.last | bare`年有{result}`people.sum`。"
    ),
    "Why so many?": "为什么这么多？",
    "One Chessboard 一盘棋": "一盘棋",
    "Show the code": "显示代码",
    "Hide the code": "隐藏代码",
}


def translate(book: Book, words: dict[str, str]) -> None:
    """Brings the catalogues up to date, and fills in what `words` has; other messages get a word."""
    catalogues.update(book.root, "zh")
    for path in (book.root / "locale/zh/LC_MESSAGES/book").rglob("*.po"):
        with path.open("rb") as file:
            catalog = read_po(file)
        for message in catalog:
            if message.id and (message.fuzzy or not message.string):
                message.string = words.get(str(message.id), "译文")
                message.flags.discard("fuzzy")
        with path.open("wb") as file:
            write_po(file, catalog, width=0, ignore_obsolete=True)
    catalogues.update(book.root, "zh")  # writes them as it does


@pytest.fixture(scope="module")
def spoken(once) -> Book:
    """A book printed in both languages."""

    def make(folder):
        book = write_book(folder / "book")
        book.people(prose("## Why so many?\n\n{result}`people.sum`"))
        translate(book, CHINESE)
        ran = book.press("build")
        assert ran.returncode == 0, ran.stderr

    return Book(once("spoken", make) / "book")


@pytest.fixture
def both(spoken, tmp_path) -> Book:
    """A copy of it, to be changed and printed again."""
    return Book(shutil.copytree(spoken.root, tmp_path / "book"))


def pages(book: Book) -> dict[str, bytes]:
    html = book.root / "_build/default/html"
    return {str(path.relative_to(html)): path.read_bytes() for path in html.rglob("*") if path.is_file()}


def html(book: Book, name: str) -> str:
    return (book.root / "_build/default/html" / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["book/index", "book/people", "book/ledger"])
def test_both_languages_have_the_same_addresses_numbers_and_verdicts(spoken, page):
    for pattern in (r' id="([^"]+)"', r'press-result[^>]*href="([^"]+)"', r"press-verdict (press-\w+)"):
        assert re.findall(pattern, html(spoken, page)) == re.findall(pattern, html(spoken, f"zh/{page}"))
    assert 'id="why-so-many"' in html(spoken, "zh/book/people")
    assert "为什么这么多？" in html(spoken, "zh/book/people") and "<h1>人口" in html(spoken, "zh/book/people")
    assert "人口" not in html(spoken, "book/people")


@pytest.mark.parametrize("page", ["book/index", "book/people", "search", "genindex"])
def test_a_page_leads_to_itself_in_the_other_language_and_back(spoken, page):
    root = spoken.root / "_build/default/html"
    for own, other, tag in ((page, f"zh/{page}", "zh-Hans"), (f"zh/{page}", page, "en")):
        (link,) = re.findall(
            r'<a class="[^"]*press-language" href="([^"]+)" hreflang="([^"]+)"', html(spoken, own)
        )
        assert link[1] == tag
        assert (root / f"{own}.html").parent.joinpath(link[0]).resolve() == (root / f"{other}.html").resolve()
        alternates = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html(spoken, own))
        assert [tag for tag, _ in alternates] == ["en", "zh-Hans"]
        for _, place in alternates:
            assert (root / f"{own}.html").parent.joinpath(place).resolve().is_file()
    assert '<html lang="en"' in html(spoken, page) and '<html lang="zh-Hans"' in html(spoken, f"zh/{page}")


@pytest.mark.slow
def test_a_chinese_page_after_a_change_is_that_of_a_build_from_nothing_to_the_byte(both):
    both.people(prose("## Why so many?\n\n{result}`people.sum`. And more."), title="The people")
    translate(both, CHINESE | {"The people": "人们"})
    assert both.press("build").returncode == 0
    second = pages(both)
    assert (
        "人们" in second["zh/book/index.html"].decode() and "The people" in second["book/index.html"].decode()
    )
    for folder in ("html", "stage", "work"):
        shutil.rmtree(both.root / "_build/default" / folder)
    assert both.press("build").returncode == 0
    assert pages(both) == second


def test_prose_without_its_chinese_stops_the_build_and_the_last_good_pages_stay(both):
    before = pages(both)
    both.people(prose("## Why so many?\n\nNobody translated this."))
    ran = both.press("build")
    assert (
        ran.returncode == 1 and "zh: 1 messages are missing, fuzzy or obsolete: book/people (1)" in ran.stderr
    )
    assert pages(both) == before and not list((both.root / "_build/default").glob("html.*"))
    assert both.press("build", "--language", "en").returncode == 0
    now = pages(both)
    assert "Nobody translated" in now["book/people.html"].decode() and "zh/book/people.html" not in now
    assert "press-language" not in now["book/people.html"].decode()


def test_a_language_alone_stands_at_the_root(both):
    assert both.press("build", "--language", "zh").returncode == 0
    now = pages(both)
    assert '<html lang="zh-Hans"' in now["book/people.html"].decode() and "zh/book/people.html" not in now
    assert json.loads((both.root / "_build/default/receipt.json").read_text())["languages"] == ["zh"]
    assert both.press("build").returncode == 0
    assert '<html lang="en"' in html(both, "book/people") and "人口" in html(both, "zh/book/people")


def test_each_language_as_it_is_ready_finds_the_other_s_pages_in_place(both):
    """As `press watch` prints them."""
    names, seen = set(pages(both)), []
    both.people(prose("## Why so many?\n\n{result}`people.sum`. And more."))
    translate(both, {"{result}`people.sum`. And more.": "{result}`people.sum`。不止于此。"})

    def placed() -> None:
        assert set(pages(both)) == names
        seen.append(("And more" in html(both, "book/people"), "不止于此" in html(both, "zh/book/people")))

    with contextlib.chdir(both.root):
        assert build.build(named("default"), [], 1, placed=placed) == 0
    assert len(seen) == 2 and sum(seen[0]) == 1 and seen[1] == (True, True)
    after = pages(both)
    assert "pages unchanged" in both.press("build").stdout and pages(both) == after


def test_a_language_that_cannot_be_printed_keeps_its_pages_and_stops_no_other(both, monkeypatch):
    """As an author sees it who writes before the translator does; what then is new alone is compiled."""
    before, compiled = pages(both), []
    real = compile._compiled
    monkeypatch.setattr(compile, "_compiled", lambda one: compiled.append(one.compiler.language) or real(one))
    both.people(prose("## Why so many?\n\nNot translated yet."))
    placed: list[str] = []
    with contextlib.chdir(both.root), pytest.raises(PressError, match="zh: 1 messages are missing"):
        build.build(named("default"), [], 1, placed=lambda: placed.append("en"))
    now = pages(both)
    assert placed == compiled == ["en"] and "Not translated yet" in now["book/people.html"].decode()
    assert {name: page for name, page in now.items() if name.startswith("zh/")} == {
        name: page for name, page in before.items() if name.startswith("zh/")
    }
    translate(both, {"Not translated yet.": "现在译了。"})
    with contextlib.chdir(both.root):
        assert build.build(named("default"), [], 1, placed=lambda: placed.append("both")) == 0
    assert "现在译了" in html(both, "zh/book/people")


def test_one_execution_prints_both(both):
    ran = both.press("build")
    assert ran.returncode == 0 and "0 of 2 chapters executed, pages unchanged" in ran.stdout
    both.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    ran = both.press("build")
    assert "1 of 2 chapters executed" in ran.stdout


def test_catalogues_change_only_with_the_pages(both):
    assert catalogues.update(both.root, "zh") == []
    both.people(prose("## Why so few?\n\nMore."))
    (changed,) = catalogues.update(both.root, "zh")
    text = changed.read_text(encoding="utf-8")
    assert text.startswith("# book/people: written by") and str(both.root) not in text
    assert '#, fuzzy\n#| msgid "Why so many?"' in text or "#, fuzzy\n" in text
    with pytest.raises(Exception, match="book/people"):
        catalogues.check(both.root, "zh")


PLACES = {"en": "", "zh": "zh/"}


@pytest.mark.parametrize(
    ("page", "own", "other", "address"),
    [
        ("search", "en", "zh", "zh/search.html"),
        ("book/plates/shares", "en", "zh", "../../zh/book/plates/shares.html"),
        ("book/plates/shares", "zh", "en", "../../../book/plates/shares.html"),
    ],
)
def test_the_address_of_a_page_in_another_language(page, own, other, address):
    assert languages.relative(page, PLACES, own, other) == address


def test_a_sitemap_has_both_languages_and_each_names_the_other():
    found = sharing.sitemap("https://x.org/b/", ["book/a"], PLACES)
    for place in ("", "zh/"):
        assert f"<loc>https://x.org/b/{place}book/a.html</loc>" in found
    assert found.count('hreflang="zh-Hans" href="https://x.org/b/zh/book/a.html"') == 2
