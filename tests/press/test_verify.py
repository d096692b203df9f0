"""An edition executed again: the same is the same, and what is not is named."""

import json
from platform import python_version

import pytest
from small_book import Book, code

from press.editions import receipt, verify


def tree(book: Book) -> dict[str, int]:
    folder = book.root / "_build/default"
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != ".lock"}


def test_an_edition_is_verified_and_not_touched(printed):
    before = tree(printed)
    ran = printed.press("verify", "default")
    assert ran.returncode == 0, ran.stderr
    assert "2 chapters executed again" in ran.stdout and "tolerance relative 1e-09" in ran.stdout
    assert "no number deviates" in ran.stdout and "made on" not in ran.stdout
    assert "the same: 0 of 3 results moved, 0 of 1 verdicts flipped" in ran.stdout
    assert tree(printed) == before


def test_a_tampered_table_is_named_and_nothing_runs(book):
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    ran = book.press("verify")
    assert ran.returncode == 2
    assert "table population of the data package one-chessboard changed" in ran.stderr
    assert "table prices" not in ran.stderr and "executed again" not in ran.stdout
    anyway = book.press("verify", "--anyway")
    assert anyway.returncode == 1 and "people.sum: " in anyway.stdout
    assert book.press("verify", "--anyway", "--rtol", "0.01").returncode == 0


def test_results_or_a_receipt_changed_by_hand_are_refused(book):
    folder = book.root / "_build/default"
    kept = (folder / "results.json").read_text(encoding="utf-8")
    (folder / "results.json").write_text(kept.replace("2025", "2026"), encoding="utf-8")
    ran = book.press("verify")
    assert ran.returncode == 2 and "not the one that the receipt tells of" in ran.stderr
    (folder / "results.json").write_text(kept, encoding="utf-8")
    receipt = json.loads((folder / "receipt.json").read_text(encoding="utf-8"))
    receipt["inputs"]["lock"] = "0" * 64
    (folder / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")
    ran = book.press("verify")
    assert ran.returncode == 2 and "changed after it was written" in ran.stderr


@pytest.mark.slow
def test_a_chapter_that_draws_without_a_seed_is_found_out(book):
    book.people(code('import random\nresults.record("people.luck", random.random(), unit="ratio")'))
    assert book.press("build").returncode == 0
    ran = book.press("verify")
    assert ran.returncode == 1 and "people.luck: " in ran.stdout and "people.sum" not in ran.stdout


NOISE = """
import random
for i in range(12):
    results.record(f"people.noise_{i}", 5 + 4e-9 * random.random(), unit="ratio")
    results.record(f"people.rough_{i}", 5 + 1e-4 * random.random(), unit="ratio", rtol=1e-3)"""


def test_rounding_is_no_difference_unless_it_is_asked_for(book):
    """Twelve of each, so that one of a kind deviates but for a chance of 1e-8."""
    book.people(code(NOISE))
    assert book.press("build").returncode == 0
    ran = book.press("verify")
    assert ran.returncode == 0, ran.stdout
    assert "of its size, people.rough_" in ran.stdout and "the same: 0 of 27" in ran.stdout
    exact = book.press("verify", "--exact")
    assert exact.returncode == 1 and "compared exactly" in exact.stdout
    assert "people.noise_" in exact.stdout and "people.rough_" in exact.stdout
    here = receipt.machine()
    for side in ("made on", "executed on"):
        line = next(line for line in exact.stdout.splitlines() if line.startswith(side))
        for said in (here["processor"], here["architecture"], here["blas"], f"python {python_version()}"):
            assert said in line


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("x,y\na,1.0\nb,1e6\n", "x,y\na,1.0000001\nb,1e6\n", True),  # 1e-13 of the column's largest
        ("x,y\na,1.0\nb,1e6\n", "x,y\na,1.01\nb,1e6\n", False),
        ("x,y\na,0\nb,1\n", "x,y\na,-1e-17\nb,1\n", True),
        ("x,y\na,1\n", "x,y\nc,1\n", False),
        ("x,y\na,1\n", "x,y\na,1\nb,2\n", False),
        ("x,y\na,1\n", "x\na\n", False),
        ("x,y\na,\n", "x,y\na,1\n", False),
    ],
)
def test_the_data_behind_figures_are_compared_by_column(one, two, alike):
    assert verify._same_data(one, two, verify.RTOL, 0.0) is alike
    assert not verify._same_data(one, two, 0.0, 0.0)


@pytest.mark.slow
def test_an_edition_on_another_package_with_parameters_is_verified_where_it_lies(book):
    (book.root / "data").rename(book.root / "elsewhere")
    words = ("--data", "elsewhere", "--edition", "other", "-p", "end_year=2020")
    built = book.press("build", *words)
    assert built.returncode == 0, built.stderr
    assert book.press("verify", "other").returncode == 0
    (book.root / "elsewhere").rename(book.root / "moved")
    ran = book.press("verify", "other")
    assert ran.returncode == 2 and "say where with --data" in ran.stderr
    assert book.press("verify", "other", "--data", "moved").returncode == 0


def test_an_edition_that_is_not_there_gives_status_2(printed):
    ran = printed.press("verify", "unheard-of")
    assert ran.returncode == 2 and "run `press build` first" in ran.stderr
    assert printed.press("verify", "../default").returncode == 2
    assert printed.press("verify", "--rtol", "x").returncode == 2
