"""The reference of analysis: what a module offers stands on its page, and the page follows the module."""

import re
from pathlib import Path

import yaml
from small_book import Book

from press.book.chapters import find_root, toc_pages

ROOT = find_root(Path(__file__).parent)
MODULE = '''\
"""Means, in one way.

    m = sum(x) / n

Source: ``anyone``.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mean:
    """A mean; `n` values went into it."""

    value: float
    n: int = 0

    @property
    def half(self) -> float:
        """Half of it."""
        return self.value / 2


def mean(x: list[float], *, weights: str | None = None) -> Mean:
    """The mean of x < y & z.

    ValueError: x is empty.
    """


def _hidden():
    """Nobody sees this."""
'''


def with_reference(book: Book) -> Path:
    """Gives the book a folder of one module and the page that shows it; returns the module."""
    module = book.root / "analysis/averages/means.py"
    module.parent.mkdir()
    module.write_text(MODULE, encoding="utf-8")
    (book.root / "book/averages.md").write_text("# Averages\n\n```{reference} analysis/averages\n```\n")
    toc = yaml.safe_load((book.root / "_toc.yml").read_text(encoding="utf-8"))
    toc["chapters"].append({"file": "book/averages"})
    (book.root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    return module


def test_a_page_shows_what_a_module_offers_and_follows_it(book):
    module = with_reference(book)
    ran = book.press("build")
    assert ran.returncode == 0, ran.stderr
    text, page = book.text("averages"), book.page("averages")
    for said in (
        *("Means, in one way.", "m = sum(x) / n", "mean(x: list[float], *, weights: str | None=None)"),
        *(
            "The mean of x &lt; y &amp; z.",
            "Mean(value: float, n: int = 0)",
            "Mean.half -&gt; float",
            "Half of it.",
        ),
    ):
        assert said in text, said
    assert 'id="analysis.averages.means.mean"' in page and "Nobody" not in text and "_hidden" not in text
    people = book.root / "_build/default/work/en/_build/html/book/people.html"
    written = people.stat().st_mtime_ns
    module.write_text(MODULE.replace("Half of it.", "One half of it."), encoding="utf-8")
    module.with_name("medians.py").write_text('"""Medians, too."""\n', encoding="utf-8")
    assert book.press("build").returncode == 0
    assert "One half of it." in book.text("averages") and "Medians, too." in book.text("averages")
    assert people.stat().st_mtime_ns == written


def test_a_folder_without_modules_is_a_fault_of_the_page(book):
    with_reference(book).unlink()
    ran = book.press("build")
    assert ran.returncode == 1 and "analysis/averages: no modules here" in ran.stderr


def test_every_module_of_analysis_stands_on_a_page_but_the_catalogue_of_words():
    folders = {path.parent for path in (ROOT / "analysis").rglob("[!_]*.py")}
    texts = [(ROOT / f"{page}.md") for page in toc_pages(ROOT)]
    shown = "\n".join(path.read_text(encoding="utf-8") for path in texts if path.is_file())
    listed = re.findall(r"```\{reference\} (\S+)", shown)
    assert sorted(listed) == sorted(
        str(folder.relative_to(ROOT)) for folder in folders if folder.name != "words"
    )
