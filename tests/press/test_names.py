"""Files named in Chinese where the locale has no UTF-8: a command works, or says `PYTHONUTF8=1`."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_book import Book, code

from press import cli

NARROW = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
CSV = "region,year,value\n" + "".join(
    f"{r},{y},{y - 1990 + (r == 'B')}\n" for r in "AB" for y in range(2000, 2013)
)
GROUPS = "region,group\nA,x\nB,y\n"

# Every argument that is a path, by command and name; `数据` is a package, the others what their names say.
CASES = {
    ("build", "data"): ["--data", "数据", "--edition", "other"],
    ("build", "groups"): ["--data", "a.csv", "--groups", "组.csv", "--edition", "long"],
    ("check", "folder"): ["数据"],
    ("seal", "folder"): ["数据"],
    ("sweep", "grid"): ["网格.yml"],
    ("sweep", "out"): ["grid.yml", "--out", "扫描"],
    ("new-package", "folder"): ["新"],
    ("import", "file"): ["表.csv", "--out", "made"],
    ("import", "recipe"): ["a.csv", "--recipe", "配方.yml", "--out", "made"],
    ("import", "groups"): ["a.csv", "--groups", "组.csv", "--out", "made"],
    ("import", "out"): ["a.csv", "--out", "新"],
    ("diff", "a"): ["版", "default"],
    ("diff", "b"): ["default", "版"],
    ("diff", "json"): ["default", "default", "--json", "差.json"],
    ("diff", "html"): ["default", "default", "--html", "差.html"],
    ("verify", "data"): ["--data", "数据"],
    ("parameters", "data"): ["--data", "数据"],
    ("pack", "out"): ["--out", "包.zip"],
    ("pack", "data"): ["--data", "数据"],
}


def narrow(book: Book, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "press", *words],
        cwd=cwd or book.root,
        env=book.environment | NARROW,
        capture_output=True,
        timeout=240,
        check=False,
    )


def works_or_says(ran: subprocess.CompletedProcess) -> bool:
    """Whether it worked; else that it said the cure, and no more than it and what it is about."""
    if ran.returncode == 0:
        return True
    said = ran.stderr.decode("utf-8")
    assert "PYTHONUTF8=1" in said and "Traceback" not in said, said
    return False


@pytest.fixture(scope="module")
def named(printed, tmp_path_factory) -> Book:
    root = tmp_path_factory.mktemp("named") / "book"
    shutil.copytree(printed.root, root)
    shutil.copytree(root / "data", root / "数据")
    (root / "版").mkdir()
    shutil.copy(root / "_build/default/results.json", root / "版")
    for name, text in (("a.csv", CSV), ("表.csv", CSV), ("组.csv", GROUPS), ("配方.yml", "options: {}\n")):
        (root / name).write_text(text, encoding="utf-8")
    for name in ("grid.yml", "网格.yml"):
        (root / name).write_text(
            '{"chapters": ["book/people"], "grid": {"end_year": [2020]}}', encoding="utf-8"
        )
    return Book(root)


def subcommands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (a for a in cli._parser()._actions if isinstance(a, argparse._SubParsersAction))
    return found.choices


def test_every_argument_that_is_a_path_is_tried():
    paths = {
        (name, action.dest)
        for name, command in subcommands().items()
        for action in command._actions
        if action.type is Path
    }
    paths -= {("watch", "data")}  # which is read as `build` reads it, and then goes on until it is stopped
    paths -= {("take", "file"), ("take", "data")}  # read as `import` and `check` read them
    assert paths <= set(CASES)
    assert {name for name, _ in CASES} <= set(subcommands())


@pytest.mark.parametrize(("command", "argument"), CASES, ids=lambda part: part)
def test_a_path_in_chinese_works_or_the_cure_is_said(named, command, argument):
    before = {path: path.stat().st_mtime_ns for path in named.root.rglob("*") if path.name != ".lock"}
    if not works_or_says(narrow(named, command, *CASES[command, argument])):
        after = {path: path.stat().st_mtime_ns for path in named.root.rglob("*") if path.name != ".lock"}
        assert after == before, "something was done before it was refused"
        if command not in ("build", "verify", "sweep"):  # these take a while, and read names as the others do
            ran = named.press(command, *CASES[command, argument])  # in UTF-8
            assert ran.returncode == 0, ran.stderr
            for made in ("made", "新"):
                shutil.rmtree(named.root / made, ignore_errors=True)


def test_the_cure_that_is_said_cures(named):
    words = [sys.executable, "-m", "press", "check", "数据"]
    cured = named.environment | NARROW | {"PYTHONUTF8": "1"}
    ran = subprocess.run(words, cwd=named.root, env=cured, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
def test_a_working_folder_in_chinese(named, tmp_path):
    folder = tmp_path / "书"
    shutil.copytree(named.root, folder)
    for words in (["build"], ["parameters"], ["accept"], ["check"]):
        works_or_says(narrow(named, *words, cwd=folder))


def test_a_table_and_a_chapter_in_chinese(book):
    path = book.root / "data/datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    (prices,) = [one for one in package["resources"] if one["name"] == "prices"]
    (book.root / "data/prices.csv").rename(book.root / "data/物价.csv")
    prices["path"] = "物价.csv"
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    for words in (["check", "data"], ["seal", "data"], ["build"]):
        works_or_says(narrow(book, *words))
    assert book.press("check", "data").returncode == 0
    toc = book.root / "_toc.yml"
    toc.write_text(toc.read_text(encoding="utf-8").replace("book/prices", "book/物价"), encoding="utf-8")
    (book.root / "book/prices.ipynb").rename(book.root / "book/物价.ipynb")
    for words in (["parameters"], ["build"]):
        works_or_says(narrow(book, *words))


@pytest.mark.slow
def test_without_chinese_names_a_narrow_locale_builds_a_book_with_chinese_words(book):
    book.people(code('print("中")'))
    ran = narrow(book, "build")
    assert ran.returncode == 0, ran.stderr
    assert "中" in book.page("people") and "人很多。" in book.page("ledger")


def test_a_name_that_is_not_utf8_is_said_to_be_so(printed):
    name = os.fsdecode(b"\xff.csv")
    ran = printed.press("check", name)
    assert ran.returncode == 2 and "give it a name in UTF-8" in ran.stderr and "Traceback" not in ran.stderr
