"""Two commands that want one edition at the same time, and a build that dies while pages are compiled."""

import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_book import Book, code, prose, until

from press import PressError, cli, storage


def building(book: Book, mark: Path) -> subprocess.Popen:
    """A build that has come to the point where it leaves `mark`."""
    build = subprocess.Popen(
        [sys.executable, "-m", "press", "build"],
        cwd=book.root,
        env=book.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    latest = time.monotonic() + 60
    while not mark.exists():
        assert build.poll() is None and time.monotonic() < latest
        time.sleep(0.02)
    return build


@pytest.mark.parametrize("words", [["pack"], ["verify"], ["accept"], ["build"]], ids=lambda words: words[0])
def test_an_edition_at_work_is_refused_in_one_sentence(printed, monkeypatch, capsys, words):
    folder = printed.root / "_build/default"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != ".lock"}
    monkeypatch.chdir(printed.root)
    with storage.only_one(folder, "build"):
        assert cli.main(words) in (1, 2)
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"press: another build is at work in {folder}: wait for it, or ")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != ".lock"} == before


@pytest.mark.parametrize("held", ["pack", "verify", "accept"])
def test_who_holds_it_is_named(tmp_path, held):
    with (
        storage.only_one(tmp_path, held),
        pytest.raises(PressError, match=f"another {held} is at work"),
        storage.only_one(tmp_path),
    ):
        pass


@pytest.mark.slow
def test_pack_while_a_build_runs_packs_nothing_and_afterwards_what_was_built(book):
    mark = book.root / "begun"
    book.people(
        code("import time\nfrom pathlib import Path\nPath('begun').touch()"),
        code("while not Path('go').exists():\n    time.sleep(0.05)"),
        title="New",
    )
    build = building(book, mark)
    ran = book.press("pack")
    assert ran.returncode == 1 and "another build is at work" in ran.stderr
    assert not list(book.root.glob("_build/default/*.zip"))
    (book.root / "go").touch()
    build.wait(timeout=120)
    assert build.returncode == 0 and book.press("pack").returncode == 0


def test_after_a_build_that_printed_nothing_there_is_nothing_to_pack(book):
    """Results of now and pages of before would be a mixture."""
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    book.people(prose("There were {result}`people.nobody`."))
    assert book.press("build").returncode == 1
    ran = book.press("pack")
    assert ran.returncode == 1 and "not the one that the receipt tells of" in ran.stderr
    assert not list(book.root.glob("_build/default/*.zip"))


def test_a_read_only_edition_is_held_by_nobody(printed, tmp_path, monkeypatch):
    from press.editions import placing
    from press.editions.edition import named

    monkeypatch.chdir(printed.root)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(fcntl, "flock", lambda *_: pytest.fail("locked"))
    with placing.held(named("default"), "verify"):
        pass


def workers(root: Path) -> list[str]:
    """Processes that work in the book's folder, or on it."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(entry / "cwd") == str(root):
                found.append((entry / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="counts processes in /proc")
def test_a_build_killed_while_it_compiles_leaves_no_process_that_writes_on(book):
    book.people(prose("Once more."))
    sphinx = book.root / "_build/default/work/en/_build"
    stamp = book.root / "_build/default/work/compiled.json"
    build = subprocess.Popen(
        [sys.executable, "-m", "press", "build"],
        cwd=book.root,
        env=book.environment,
        stderr=subprocess.DEVNULL,
    )
    until(lambda: "en" not in json.loads(stamp.read_text(encoding="utf-8")))  # when the compiling begins
    time.sleep(0.5)
    build.kill()
    build.wait(timeout=30)
    for _ in range(50):
        if not workers(book.root):
            break
        time.sleep(0.1)
    assert workers(book.root) == []
    assert sphinx.is_dir() and build.returncode == -signal.SIGKILL
    assert book.press("build").returncode == 0
    assert re.search("Once more", book.page("people"))
