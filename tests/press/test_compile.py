"""Compiling: the pages of Jupyter Book's own command, and nothing left behind."""

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pybtex.database import parse_string
from pybtex.style.formatting import plain
from small_book import Book, write_book

from press.editions import build, placing, receipt
from press.editions.edition import Edition
from press.pages import compile, forked, site, styles
from press.pages.compile import TEXTS, Compiler
from press.run import kernels

COMMAND = "from jupyter_book.cli.main import main; main()"


def larger(book: Book) -> None:
    """Adds pages enough for Sphinx to share them out."""
    toc = yaml.safe_load((book.root / "_toc.yml").read_text(encoding="utf-8"))
    for number in range(6):
        text = f"# Page {number}\n\n{{result}}`people.sum` and {{doc}}`people`.\n\n```{{strip}}\n```\n"
        (book.root / "book" / f"page{number}.md").write_text(text, encoding="utf-8")
        toc["chapters"].append({"file": f"book/page{number}"})
    (book.root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")


@pytest.mark.slow
def test_pages_compiled_in_parallel_are_those_of_jupyter_book_byte_for_byte(tmp_path):
    book = write_book(tmp_path / "book")
    larger(book)
    ran = book.command("build", "--jobs", "2")
    assert ran.returncode == 0, ran.stderr
    edition = book.root / "_build/default"
    words = ("build", edition / "stage/en", "--path-output", tmp_path, "-W", "-q")
    command = [sys.executable, "-c", COMMAND, *words]
    subprocess.run(command, cwd=book.root, env=book.environment, capture_output=True, check=True)
    theirs, ours = tmp_path / "_build/html", edition / "html"
    held = [path.relative_to(theirs) for path in theirs.rglob("*") if path.is_file()]
    names = [name for name in held if not any(map(site.LEFT_OUT.search, name.parts))]
    both = [Path("_static", name) for name in (styles.FIRST, styles.LATER)]  # all style sheets in two
    expected = sorted([name for name in names if not styles.is_sheet(name)] + both)
    assert expected == sorted(path.relative_to(ours) for path in ours.rglob("*") if path.is_file())
    made = receipt.read(edition)["digest"]
    version = styles.version(theirs, styles.used(theirs, site.LEFT_OUT))
    # notebooks to take are those of their authors
    names = [name for name in expected if name.suffix != ".ipynb" and name not in both]
    differ = [n.as_posix() for n in names if _filled(theirs / n, made, version) != (ours / n).read_bytes()]
    assert not differ, ", ".join(differ)


def _filled(path: Path, digest: str, version: str) -> bytes:
    if path.suffix not in TEXTS:
        return path.read_bytes()
    text = receipt.filled(path.read_text(encoding="utf-8"), digest)
    return text.replace(styles.VERSION, version).encode()


@pytest.mark.slow
def test_a_warning_on_a_page_read_by_a_worker_stops_the_build(tmp_path):
    book = write_book(tmp_path / "book")
    larger(book)
    (book.root / "book/page3.md").write_text("# Page\n\n{doc}`nowhere`\n", encoding="utf-8")
    ran = book.press("build", "--jobs", "2")
    assert ran.returncode == 1 and "book/page3.md" in ran.stderr and "nowhere" in ran.stderr


def test_a_compiler_that_is_not_asked_ends(tmp_path, monkeypatch):
    monkeypatch.setenv(kernels.COLD, "1")
    with Compiler("en", tmp_path, tmp_path, 1) as unasked:
        unasked.start()
        process = unasked._process
    assert process.returncode is not None


def test_what_was_started_beside_the_chapters_is_what_compiles(tmp_path, monkeypatch):
    book = write_book(tmp_path / "book")
    start, started = compile._started, []
    monkeypatch.setattr(compile, "_started", lambda *given: started.append(given) or start(*given))
    assert book.press("build").returncode == 0
    assert [Path(words[0]).name for words, _ in started] == ["en"]


@pytest.mark.skipif(not kernels.possible(), reason="needs a system that forks")
def test_a_server_that_was_killed_is_started_again(tmp_path):
    book = write_book(tmp_path / "book")
    killed = forked.server().process
    killed.kill()
    killed.wait()
    assert book.press("build").returncode == 0
    assert forked.server().process.pid != killed.pid


def pages_of(book: Book) -> dict[str, bytes]:
    html = book.root / "_build/default/html"
    return {str(path.relative_to(html)): path.read_bytes() for path in html.rglob("*") if path.is_file()}


def fresh(book: Book) -> dict[str, bytes]:
    """The pages of a build that has no earlier pages to start from."""
    for folder in ("html", "stage", "work"):
        shutil.rmtree(book.root / "_build/default" / folder)
    assert book.press("build").returncode == 0
    return pages_of(book)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_page_is_read_again_only_if_something_that_it_shows_has_changed(tmp_path):
    book = write_book(tmp_path / "book")
    larger(book)
    (book.root / "book/page0.md").write_text("# Page 0\n\nNo number.\n", encoding="utf-8")
    assert book.press("build").returncode == 0
    doctrees = book.root / "_build/default/work/en/_build/.doctrees/book"
    before = {path.stem: path.stat().st_mtime_ns for path in doctrees.glob("*.doctree")}
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    assert book.press("build").returncode == 0
    again = {path.stem for path in doctrees.glob("*.doctree") if before[path.stem] != path.stat().st_mtime_ns}
    assert again == {"people", "ledger", *(f"page{number}" for number in range(1, 6))}


@pytest.mark.slow
def test_a_page_that_warned_warns_again_until_it_is_mended(tmp_path):
    book = write_book(tmp_path / "book")
    assert book.press("build").returncode == 0
    good = pages_of(book)
    replace(book.root / "book/index.md", "# A book", "# A book\n\n{doc}`nowhere`")
    for _ in range(2):
        ran = book.press("build")
        assert ran.returncode == 1 and "nowhere" in ran.stderr and pages_of(book) == good
    replace(book.root / "book/index.md", "\n\n{doc}`nowhere`", "")
    assert book.press("build").returncode == 0 and pages_of(book) == good


def numbered(number: int, *figures: str) -> str:
    """A page with figures, and a table in a section of a section."""
    drawn = [f"```{{figure}} /book/dot.svg\n:name: fig-{one}\nOf {one}.\n```" for one in figures]
    table = f"~~~{{table}} Of {number}.\n:name: tab-{number}\n\n| a |\n| - |\n| 1 |\n~~~"
    return "\n\n".join([f"# Page {number}", *drawn, "## A section", "### Another", table])


@pytest.mark.slow
@pytest.mark.parametrize("resident", [True, False])
def test_what_a_page_says_of_others_is_new_when_they_are(tmp_path, resident):
    """Numbers of figures and tables, titles and order in the contents, words of the search, results, a
    download, the package: after each change all files are those of a build from nothing."""
    book = write_book(tmp_path / "book")
    larger(book)
    (book.root / "book/dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    pages = [book.root / f"book/page{number}.md" for number in range(6)]
    for number, page in enumerate(pages):
        page.write_text(numbered(number, f"f{number}"), encoding="utf-8")
    said = "{numref}`fig-f5`, {numref}`tab-4`, {ref}`tab-4`, {result}`people.sum`"
    taken = "{download}`the dot </book/dot.svg>`"
    replace(pages[0], "## A section", f"\n\n{said}, {taken}\n\n## A section")
    toc = yaml.safe_load((book.root / "_toc.yml").read_text(encoding="utf-8"))
    toc["chapters"][-2:] = [{"file": "book/page4", "sections": [{"file": "book/page5"}]}]
    (book.root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    edition = Edition(book.root, "default", book.root / "data")
    with contextlib.chdir(book.root), build.compiling(edition, 2) as compilers:

        def printed(*said: str, first: bool = False) -> None:
            stays = {"compilers": compilers, "placed": lambda: None} if resident else {}
            build.build(edition, [], 2, **stays)
            assert [one for one in said if one not in book.text("page0")] == []
            if first:
                return
            again = Book(shutil.copytree(book.root, tmp_path / "fresh"))
            now, then = pages_of(book), fresh(again)
            assert now.keys() == then.keys()
            assert [name for name in now if now[name] != then[name]] == []
            shutil.rmtree(again.root)

        printed("Fig. 6, Table 5, Of 4., 1,402.89 million", first=True)
        pages[2].write_text(numbered(2, "f2", "new") + "\n\nZymurgy.\n", encoding="utf-8")
        printed("Fig. 7, Table 5, Of 4., 1,402.89 million")
        assert b"zymurgi" in pages_of(book)["searchindex.js"]
        assert "styles/first.css?v=" in book.page("page0")
        pages[2].write_text(numbered(2, "f2", "new"), encoding="utf-8")
        pages[4].write_text(numbered(4, "f4").replace("# Page 4", "# Renamed"), encoding="utf-8")
        book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2200")
        (book.root / "book/dot.svg").write_text("<svg><!-- another --></svg>", encoding="utf-8")
        printed("Fig. 7, Table 5, Of 4., 1,403.09 million", "Renamed")
        (there,) = (book.root / "_build/default/html/_downloads").rglob("dot.svg")
        assert "another" in there.read_text(encoding="utf-8")
        pages[1].unlink()
        toc["chapters"] = [one for one in toc["chapters"] if one["file"] != "book/page1"]
        two, three = (toc["chapters"].index({"file": f"book/page{number}"}) for number in (2, 3))
        toc["chapters"][two], toc["chapters"][three] = toc["chapters"][three], toc["chapters"][two]
        (book.root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
        printed("Fig. 6, Table 4, Of 4., 1,403.09 million")
        replace(book.root / "data/datapackage.json", '"title": "', '"title": "Another ')
        book.press("seal", "data")
        printed()


def test_a_work_is_put_into_its_form_once_and_again_when_it_is_another():
    compile.load()
    style = plain.Style()
    said = "@book{key, author = {A. Writer}, title = {One}, publisher = {P}, year = {2001}}"
    entry = parse_string(said, "bibtex").entries["key"]
    first = style.format_entry("1", entry)
    assert style.format_entry("1", entry) is first and "One" in str(first.text)
    assert style.format_entry("2", entry).label == "2"
    other = parse_string(said.replace("One", "Two"), "bibtex").entries["key"]
    assert "Two" in str(plain.Style().format_entry("1", other).text)


def test_a_folder_is_made_like_another_and_keeps_nothing_else(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    for name in ("one", "deep/two", "deep/deeper/three", "left", "was a folder"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name)
    for name in ("one", "old", "deep/old", "gone/old", "zh/page", "was a folder/old", "deep/two/old"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text("old")
    placing.mirror(source, target, shutil.copy, lambda folder, names: {"left"} & set(names), {"zh"})
    held = {str(path.relative_to(target)) for path in target.rglob("*") if path.is_file()}
    assert held == {"one", "deep/two", "deep/deeper/three", "was a folder", "zh/page"}
    assert (target / "one").read_text() == "one"


@pytest.mark.slow
def test_what_is_the_same_stays_in_place_and_what_is_not_as_it_was_put_there_is_put_there_again(tmp_path):
    book = write_book(tmp_path / "book")
    (book.root / "book/dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    replace(book.root / "book/ledger.md", "# Ledger", "# Ledger\n\n![dot](/book/dot.svg)")
    assert book.press("build").returncode == 0
    html = book.root / "_build/default/html"
    dot, script = html / "_images/dot.svg", html / "_static/press.js"
    before = [path.stat().st_ino for path in (dot, script)]
    replace(book.root / "book/index.md", "# A book", "# A book\n\nMore.")
    assert book.press("build").returncode == 0
    assert [path.stat().st_ino for path in (dot, script)] == before and "More." in book.page("index")
    dot.write_text("<svg/>", encoding="utf-8")
    replace(book.root / "book/dot.svg", "/>", "><!-- --></svg>")
    script.unlink()
    assert book.press("build").returncode == 0
    good = pages_of(book)
    assert b"<!-- -->" in good["_images/dot.svg"] and good == fresh(book)
