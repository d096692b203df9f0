"""An edition executed again: the same is the same, and what is not is named."""

import json

from small_book import Book, code


def tree(book: Book) -> dict[str, int]:
    folder = book.root / "_build/default"
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != ".lock"}


def test_an_edition_is_verified_and_not_touched(printed):
    before = tree(printed)
    ran = printed.press("verify", "default")
    assert ran.returncode == 0, ran.stderr
    assert "2 chapters executed again" in ran.stdout and "compared exactly" in ran.stdout
    assert "the same: 0 of 3 results moved, 0 of 1 verdicts flipped" in ran.stdout
    assert tree(printed) == before


def test_a_tampered_table_is_named_and_nothing_runs(book):
    book.change("population.csv", "Beijing,2024,2183", "Beijing,2024,2184")
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
    (folder / "results.json").write_text(kept.replace("2024", "2025"), encoding="utf-8")
    ran = book.press("verify")
    assert ran.returncode == 2 and "not the one that the receipt tells of" in ran.stderr
    (folder / "results.json").write_text(kept, encoding="utf-8")
    receipt = json.loads((folder / "receipt.json").read_text(encoding="utf-8"))
    receipt["inputs"]["lock"] = "0" * 64
    (folder / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")
    ran = book.press("verify")
    assert ran.returncode == 2 and "changed after it was written" in ran.stderr


def test_a_chapter_that_draws_without_a_seed_is_found_out(book):
    book.people(code('import random\nresults.record("people.luck", random.random(), unit="ratio")'))
    assert book.press("build").returncode == 0
    ran = book.press("verify")
    assert ran.returncode == 1 and "people.luck: " in ran.stdout and "people.sum" not in ran.stdout


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
