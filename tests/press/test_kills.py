"""Killed at any moment, a command leaves what it writes whole: the old or the new, and always pages."""

import json
import os
import random
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from killing import Killer
from small_book import Book, code, prose

from press.editions import placing

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts steps by memfd and fork")

SEEDS = 50
MAIN = "from press.cli import main\nraise SystemExit(main({words!r}))"
PRELOADED = (
    "import pandas, papermill.execute, yaml, press.cli, analysis.data.package\n"
    "from press.editions import build, pack, verify"
)
FORKED = (  # what compiles and what kernels are forked from, which a build otherwise starts
    "from multiprocessing import forkserver\nfrom press.pages import forked\n"
    "from press.run import execute\nforked.server()\n"
    "execute.prepare()\nforkserver._forkserver.ensure_running = lambda: None  # a fork cannot wait for it"
)
WITHOUT_EXCHANGE = "from press.editions import placing\nplacing._exchange = lambda one, two: False"


def killer(book: Book, *words: str, more: str = "") -> Killer:
    code = MAIN.format(words=list(words))
    return Killer(book.root, code, before=f"{PRELOADED}\n{more}", environment=book.environment)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def folder_with(path: Path, word: str) -> dict[str, bytes]:
    for name in ("index.html", "deep/page.html"):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(word)
    return tree(path)


@pytest.mark.parametrize("before", ["", WITHOUT_EXCHANGE], ids=["exchange", "two renames"])
def test_a_swap_killed_at_any_step_leaves_the_old_pages_or_the_new(tmp_path, before):
    place, new = tmp_path / "html", tmp_path / "html.new"
    swap = f"from pathlib import Path\nplacing.swap(Path({str(new)!r}), Path({str(place)!r}))"
    missing = 0
    with Killer(tmp_path, swap, before=f"from press.editions import placing\n{before}") as kill:
        step, killed = 0, True
        while killed:
            step += 1
            for left in tmp_path.glob("html*"):
                shutil.rmtree(left)
            good = [folder_with(place, "old"), folder_with(new, "new")]
            killed = kill.run(step=step)["killed"]
            missing += not place.exists()
            placing.mend(place)
            assert tree(place) in good
    assert step > 4 and tree(place) == good[1]
    assert missing == (1 if before else 0)


def test_a_swap_without_anything_in_the_place_needs_no_exchange(tmp_path):
    good = folder_with(tmp_path / "html.new", "new")
    placing.swap(tmp_path / "html.new", tmp_path / "html")
    assert tree(tmp_path / "html") == good and not list(tmp_path.glob("html.*"))


def between_the_renames(book: Book) -> dict[str, bytes]:
    """What a build leaves that died there; returns the pages that are to come back."""
    html = book.root / "_build/default/html"
    good = tree(html)
    html.rename(html.with_name("html.old"))
    return good


@pytest.mark.parametrize("words", [["pack"], ["verify"], ["accept"], ["build"]], ids=lambda words: words[0])
def test_every_command_that_touches_an_edition_brings_its_pages_back(book, words):
    good = between_the_renames(book)
    ran = book.press(*words)
    assert ran.returncode == 0, ran.stderr
    assert tree(book.root / "_build/default/html") == good


def test_a_build_that_fails_brings_them_back_too(book):
    good = between_the_renames(book)
    book.people(code("missing_name"))
    assert book.press("build").returncode == 1
    assert tree(book.root / "_build/default/html") == good


def edit(book: Book, number: int) -> str:
    said = f"Prose number {number}."
    book.people(prose(said), code(f"number = {number}"))
    return said


@pytest.mark.slow
def test_a_build_killed_anywhere_leaves_whole_pages_and_the_next_one_completes(book):
    """Kills seeded over all steps that a build takes."""
    html = book.root / "_build/default/html"
    drawn = random.Random(20260110)
    with killer(book, "build", more=FORKED) as kill:
        edit(book, 0)
        steps = kill.run()["steps"]
        names = set(tree(html))
        outcomes = []
        for seed in range(1, SEEDS + 1):
            said, before = edit(book, seed), tree(html)
            step = drawn.randint(1, steps)
            outcomes.append(kill.run(step=step)["killed"])
            after = tree(html)
            whole = after == before or (set(after) == names and said in book.page("people"))
            assert whole, f"killed at step {step} of {steps}"
        assert sum(outcomes) >= 0.8 * SEEDS
        said = edit(book, SEEDS + 1)
        assert kill.run()["status"] == 0
    assert said in book.page("people") and set(tree(html)) == names
    assert book.press("verify").returncode == 0


@pytest.mark.parametrize("every", [pytest.param(1, marks=pytest.mark.slow), 4])
def test_a_pack_killed_at_any_step_leaves_no_crate_or_a_whole_one(book, every):
    crate = book.root / "_build/default/default.crate.zip"
    good = tree(book.root / "_build/default/html")
    with killer(book, "pack") as kill:
        whole = kill.run()
        assert whole["status"] == 0
        content = crate.read_bytes()
        size = len(content)
        runs = [{"step": n} for n in range(whole["steps"], 0, -every)]
        runs += [{"size": part} for part in (1, size // 2, size - 1)]
        kept = set()
        for run in runs:
            crate.unlink(missing_ok=True)
            assert kill.run(**run)["killed"], run
            kept.add(crate.exists())
            assert not crate.exists() or crate.read_bytes() == content
            crate.write_bytes(b"the last good one")
            if "size" in run:
                assert kill.run(**run)["killed"], run
                assert crate.read_bytes() == b"the last good one"
        crate.unlink()
        assert kill.run()["status"] == 0
    assert zipfile.ZipFile(crate).testzip() is None and crate.read_bytes() == content
    assert kept == {False}
    assert tree(book.root / "_build/default/html") == good


def written(path: Path, old: bytes, kill: Killer) -> bytes:
    """Kills a command at every step and at torn writes; `path` is the old or the new whenever it is dead."""
    whole = kill.run()
    assert whole["status"] == 0 and whole["steps"] > 1
    new = path.read_bytes()
    assert new != old
    sizes = [1, len(new) // 3, len(new) - 1]
    for run in [{"step": n} for n in range(1, whole["steps"] + 1)] + [{"size": size} for size in sizes]:
        path.write_bytes(old)
        assert kill.run(**run)["killed"], run
        assert path.read_bytes() in (old, new), run
        assert not ("size" in run and path.read_bytes() == new), run
    path.write_bytes(old)
    assert kill.run()["status"] == 0
    return new


def test_a_seal_killed_at_any_step_leaves_the_descriptor_whole(book):
    descriptor = book.root / "data/datapackage.json"
    before = descriptor.read_bytes()
    book.change("prices.csv", "Beijing,2001,103.1", "Beijing,2001,103.2", seal=False)
    with killer(book, "seal", "data") as kill:
        new = written(descriptor, before, kill)
    assert descriptor.read_bytes() == new and json.loads(new)
    assert book.press("check", "data").returncode == 0


def test_an_accept_killed_at_any_step_leaves_the_accepted_results_whole(book):
    accepted = book.root / "book/results.json"
    old = b'{"parameters": {}, "results": {}, "verdicts": []}'
    accepted.write_bytes(old)
    with killer(book, "accept") as kill:
        new = written(accepted, old, kill)
    assert new == (book.root / "_build/default/results.json").read_bytes() == accepted.read_bytes()


def test_steps_and_torn_writes_are_what_they_say(tmp_path):
    """The tool itself: three steps, killed before each; a write stopped in its middle."""
    out = tmp_path / "out"
    three = (
        f"import os\nopen({str(out)!r}, 'w').write('x' * 100)\nos.rename({str(out)!r}, {str(out) + '2'!r})\n"
    )
    three += f"os.remove({str(out) + '2'!r})"
    with Killer(tmp_path, three) as kill:
        assert kill.run() == {"killed": False, "status": 0, "steps": 3}
        left = []
        for step in (1, 2, 3):
            assert kill.run(step=step)["killed"]
            left.append(sorted(path.name for path in tmp_path.iterdir()))
            for path in tmp_path.iterdir():
                os.remove(path)
        assert left == [[], ["out"], ["out2"]]
        assert kill.run(size=40)["killed"] and out.stat().st_size == 40
