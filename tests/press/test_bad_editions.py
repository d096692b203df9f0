"""Bad packages and files at `press build`: one message that helps, and the last good edition stays whole."""

import json
import os
import shutil
from pathlib import Path

import pytest
from small_book import Book, write_book
from test_import import lines, put
from test_needs import write_any

from analysis.data import package

ROWS = [{"tables": {"values": []}}]


def printed(book: Book) -> dict[str, bytes]:
    folder = book.root / "_build/mine/html"
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def printed_once(once, tmp_path_factory) -> Book:
    """A small book with an edition of a CSV printed once; each test breaks the CSV or the package."""

    def make(root: Path) -> None:
        book = write_book(root)
        write_any(book, ROWS)
        put(book.root / "figures.csv", lines())
        ran = book.press("build", "--data", "figures.csv", "--edition", "mine")
        assert ran.returncode == 0, ran.stderr

    return Book(shutil.copytree(once("of a csv", make), tmp_path_factory.mktemp("editions") / "book"))


def fails(book: Book, data: str, *words: str) -> None:
    before = printed(book)
    ran = book.press("build", "--data", data, "--edition", "mine")
    assert ran.returncode == 1, ran.stdout
    for word in words:
        assert word in ran.stderr, (word, ran.stderr)
    assert "Traceback" not in ran.stderr
    assert printed(book) == before


def test_a_csv_is_enough_for_an_edition(printed_once):
    assert "There are 16 rows" in printed_once.text("prices", "mine")
    assert "figures" in printed_once.text("index", "mine")


BAD = {
    "twice": ("\n".join([*lines(), "Bern,2012,3"]), "stands twice, first on line 8"),
    "year": ("\n".join(lines()).replace("Cork,2011", "Cork,late"), "line 11, column year: 'late'"),
    "number": ("\n".join(lines()).replace("120.5", "many"), "'many'; expected a number"),
    "gap": ("\n".join(line for line in lines() if "Cork,2011" not in line), "Cork has no figure for 2011"),
    "ends": ("\r\n".join(lines()[:9]) + "\r\n" + "\n".join(lines()[9:]), "two kinds of line ends"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_csv_is_refused(printed_once, name):
    content, words = BAD[name]
    put(printed_once.root / f"{name}.csv", content)
    fails(printed_once, f"{name}.csv", f"{name}.csv", words)


def test_a_table_outside_a_link_and_one_too_large_are_refused(printed_once):
    book = printed_once
    assert book.press("new-package", "bad").returncode == 0
    file = book.root / "bad/datapackage.json"
    whole = file.read_text(encoding="utf-8")
    descriptor = json.loads(whole)
    values = next(r for r in descriptor["resources"] if r["name"] == "values")
    values["path"] = "../figures.csv"
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    fails(book, "bad", "'../figures.csv', a path that leaves the package", "move the file in")
    file.write_text(whole, encoding="utf-8")
    table = book.root / "bad/values.csv"
    own = table.read_bytes()
    table.unlink()
    os.symlink(book.root / "figures.csv", table)
    fails(book, "bad", "a link that leads out of the package")
    table.unlink()
    table.write_bytes(own)
    with open(table, "r+b") as stream:
        stream.truncate(200 * 2**20)  # sparse: it takes no room on the disk
    fails(book, "bad", "values.csv: 200 MB; at most 64 MB are read")
    assert any("200 MB" in error for error in package.check(book.root / "bad").errors)
