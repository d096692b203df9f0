"""Compiling: the pages of Jupyter Book's own command, and nothing left behind."""

import subprocess
import sys

import yaml
from small_book import Book, write_book

from press.compile import Compiler

COMMAND = "from jupyter_book.cli.main import main; main()"


def larger(book: Book) -> None:
    """Adds pages enough for Sphinx to share them out."""
    toc = yaml.safe_load((book.root / "_toc.yml").read_text(encoding="utf-8"))
    for number in range(6):
        text = f"# Page {number}\n\n{{result}}`people.sum` and {{doc}}`people`.\n\n```{{verdicts}}\n```\n"
        (book.root / "book" / f"page{number}.md").write_text(text, encoding="utf-8")
        toc["chapters"].append({"file": f"book/page{number}"})
    (book.root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")


def test_pages_compiled_in_parallel_are_those_of_jupyter_book_byte_for_byte(tmp_path):
    book = write_book(tmp_path / "book")
    larger(book)
    ran = book.press("build", "--jobs", "2")
    assert ran.returncode == 0, ran.stderr
    edition = book.root / "_build/default"
    words = ("build", edition / "stage", "--path-output", tmp_path, "-W", "-q")
    command = [sys.executable, "-c", COMMAND, *words]
    subprocess.run(command, cwd=book.root, env=book.environment, capture_output=True, check=True)
    theirs, ours = tmp_path / "_build/html", edition / "html"
    names = sorted(path.relative_to(theirs) for path in theirs.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(ours) for path in ours.rglob("*") if path.is_file())
    assert [name for name in names if (theirs / name).read_bytes() != (ours / name).read_bytes()] == []


def test_a_warning_on_a_page_read_by_a_worker_stops_the_build(tmp_path):
    book = write_book(tmp_path / "book")
    larger(book)
    (book.root / "book/page3.md").write_text("# Page\n\n{doc}`nowhere`\n", encoding="utf-8")
    ran = book.press("build", "--jobs", "2")
    assert ran.returncode == 1 and "book/page3.md" in ran.stderr and "nowhere" in ran.stderr


def test_a_compiler_that_is_not_asked_ends():
    with Compiler() as unasked:
        pass
    assert unasked._process.returncode is not None
