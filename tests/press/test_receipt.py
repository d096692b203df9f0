"""The receipt: what an edition was made from, in digests that anyone can check; nothing of the machine."""

import hashlib
import json
import platform
import re
import subprocess
from pathlib import Path

import pytest
from bilingual import on_page
from small_book import REPOSITORY, Book, code, prose, write_book

from press import PressError
from press.book.chapters import Chapter
from press.editions import receipt
from press.pages import receipt_page


def read(book: Book, edition: str = "default") -> dict:
    return json.loads((book.root / "_build" / edition / "receipt.json").read_text(encoding="utf-8"))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_input_stands_with_the_digest_that_sha256sum_prints(printed):
    found = read(printed)["inputs"]
    tables = found["tables"]["one-chessboard"]
    described = json.loads((printed.root / "data/datapackage.json").read_text(encoding="utf-8"))
    assert set(tables) == {resource["name"] for resource in described["resources"]}
    assert tables["prices"] == sha256(printed.root / "data/prices.csv")
    assert found["descriptors"] == {"one-chessboard": sha256(printed.root / "data/datapackage.json")}
    assert found["lock"] == sha256(printed.root / "requirements.lock")
    assert found["chapters"]["book/people.ipynb"] == sha256(printed.root / "book/people.ipynb")
    assert found["chapters"]["book/ledger.md"] == sha256(printed.root / "book/ledger.md")
    assert found["analysis"]["analysis/data/package.py"] == sha256(printed.root / "analysis/data/package.py")
    assert "press/editions/build.py" in found["press"] and "press/pages/static/press.css" in found["press"]
    assert found["parameters"]["book/people"] == {"data": "one-chessboard", "end_year": 0}


def test_the_claims_are_sealed_and_the_page_shows_their_digest(printed):
    """A test that is changed after its figures came is another file."""
    own = sha256(printed.root / "data/claims.yml")
    assert read(printed)["inputs"]["tables"]["one-chessboard"]["claims"] == own
    summary = {
        "name": "x",
        "book": {},
        "package": {"name": "p"},
        "languages": ["en"],
        "digest": "0" * 64,
        "outputs": {"results": {"count": 0, "sha256": "1" * 64}, "verdicts": {}},
        "inputs": {
            "lock": "2" * 64,
            "tables": {"p": {"claims": own, "designs": "3" * 64, "prices": "4" * 64}},
        },
    }
    lines = {name: said for name, said in on_page(receipt_page.ReceiptDirective).summary(summary)}
    assert lines["Claims, sealed"][1]["explanation"] == own
    assert lines["Designs, sealed"][1]["explanation"] == "3" * 64 and "Prices, sealed" not in lines


def test_every_claim_and_design_of_the_books_package_is_in_its_receipt():
    described = json.loads((REPOSITORY / "data/datapackage.json").read_text(encoding="utf-8"))
    assert {"claims", "designs"} <= {resource["name"] for resource in described["resources"]}


def test_what_came_out_stands_with_its_digest_and_every_verdict(printed):
    found = read(printed)
    assert found["outputs"]["results"] == {
        "file": "results.json",
        "sha256": sha256(printed.root / "_build/default/results.json"),
        "count": 3,
    }
    assert found["outputs"]["verdicts"] == {"many-people": "holds"}
    assert found["name"] == "default" and found["languages"] == ["en"]
    assert found["package"]["name"] == "one-chessboard" and found["package"]["version"]
    assert found["versions"]["python"] == platform.python_version() and found["versions"]["papermill"]
    for chapter in ("book/people", "book/prices"):
        assert found["run"]["chapters"][chapter]["seconds"] > 0


def test_what_computed_is_named_and_moves_no_digest(printed):
    found = read(printed)
    told = {key: found["run"][key] for key in ("architecture", "processor", "blas")}
    assert told["architecture"] == platform.machine() and told["processor"]
    assert "openblas" not in told["blas"] or re.search(r"openblas \d+\.\d.*, kernel \w+", told["blas"])
    elsewhere = found | {"run": found["run"] | {"processor": "another", "blas": "mkl 2026"}}
    assert receipt.digest(elsewhere) == found["digest"]


def test_two_builds_share_every_byte_but_those_of_the_run(printed, tmp_path):
    other = write_book(tmp_path / "other")
    assert other.press("build", "--edition", "again").returncode == 0
    one, two = read(printed), read(other, "again")
    assert one["digest"] == two["digest"] == receipt.digest(two)
    assert receipt.steady(one) | {"name": ""} == receipt.steady(two) | {"name": ""}
    assert one["outputs"]["verdicts"] == two["outputs"]["verdicts"]
    results = [printed.root / "_build/default/results.json", other.root / "_build/again/results.json"]
    assert results[0].read_bytes() == results[1].read_bytes()


@pytest.mark.slow
def test_no_folder_of_the_machine_stands_in_a_receipt(book):
    subprocess.run(["cp", "-r", book.root / "data", book.root / "other"], check=True)
    assert book.press("build", "--data", "other", "--edition", "other").returncode == 0
    for edition in ("default", "other"):
        text = (book.root / "_build" / edition / "receipt.json").read_text(encoding="utf-8")
        assert str(book.root) not in text and str(Path.home()) not in text and "/tmp" not in text
    page = (book.root / "_build/other/stage/en/book/receipt.json").read_text(encoding="utf-8")
    assert "run" not in json.loads(page)


def test_a_changed_input_changes_the_digest_and_is_named(book):
    before = read(book)
    book.change("population.csv", "Beijing,2025,2180", "Beijing,2025,2181")
    book.people(prose("More prose."))
    (book.root / "analysis" / "extra.py").write_text('"""Another module."""\n', encoding="utf-8")
    (book.root / "requirements.lock").write_text("another lock\n", encoding="utf-8")
    assert book.press("build", "-p", "end_year=2020").returncode == 0
    after = read(book)
    assert after["digest"] != before["digest"]
    assert receipt.changes(before, after) == [
        "table population of the data package one-chessboard changed",
        "the descriptor of the data package one-chessboard changed",
        "book/people.ipynb changed",
        "analysis/extra.py is new",
        "requirements.lock changed",
        "the parameters of book/people changed",
        "the parameters of book/prices changed",
    ]


def test_seeds_are_found_as_parameters_and_in_code(tmp_path):
    book = Book(tmp_path)
    parameters = "seed: int = 7  # seed of the draws\nend_year: int = 0  # last year"
    magic = code("%matplotlib inline")
    book.chapter(
        "drawn", code(parameters, "parameters"), code("other_seed = 11\ndraw(seed=12, size=3)"), magic
    )
    book.chapter("plain", code("end_year: int = 0  # last year", "parameters"))
    drawn, plain = (Chapter(name, tmp_path / f"book/{name}.ipynb") for name in ("drawn", "plain"))
    assert receipt.seeds(drawn, {"seed": 8, "end_year": 0}) == {"other_seed": [11], "seed": [8, 12]}
    assert receipt.seeds(plain, {"end_year": 0}) == {}


def test_a_receipt_changed_by_hand_or_missing_is_refused(book):
    folder = book.root / "_build/default"
    assert receipt.read(folder)["name"] == "default"
    changed = read(book)
    changed["outputs"]["verdicts"]["many-people"] = "fails"
    (folder / "receipt.json").write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(PressError, match="changed after it was written"):
        receipt.read(folder)
    (folder / "receipt.json").unlink()
    with pytest.raises(PressError, match="run `press build` first"):
        receipt.read(folder)
