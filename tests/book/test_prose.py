"""How dense with numbers the book's prose is: a reader follows about five in a hundred words, at most ten."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST, SHORT = 10, 3  # numbers in a hundred words; and in a paragraph of fewer
PAGES = sorted([*(ROOT / "book").rglob("*.ipynb"), *(ROOT / "book").rglob("*.md")])

FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)
RESULT = re.compile(r"\{result\}`([^`]*)`")
ROLE = re.compile(r"\{\w[\w:-]*\}`([^`]*)`")
MATHS = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$|`[^`]*`", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])[−-]?\d[\d,]*(\.\d+)?(?![\w])")
YEAR = re.compile(r"(?<!\d)(18|19|20)\d\d(?!\d)")
A_YEAR = re.compile(r"(^|\.|_)year(\.|_|$)")
HAN = re.compile(r"[\u4e00-\u9fff]")


def paragraphs(path):
    """The running text of a page: no headings, tables, code, directives."""
    if path.suffix == ".ipynb":
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    else:
        texts = [path.read_text(encoding="utf-8")]
    for text in texts:
        for block in re.split(r"\n\s*\n|\n(?=[-*] |\d+\. )", FENCE.sub("", text)):
            if block.strip() and not block.lstrip().startswith(("#", "|", "<", ":", "(")):
                yield block.strip()


def density(text):
    """Numbers and words of a paragraph; a year is no number, a word chosen by a result's sign neither."""
    shown = [(name, how) for name, _, how in (found.partition("|") for found in RESULT.findall(text))]
    hows = [how for name, how in shown if not A_YEAR.search(name.strip())]
    numbers = sum("/" not in how for how in hows) + sum("interval" in how for how in hows)
    plain = MATHS.sub(" ", ROLE.sub(" ", RESULT.sub(" ", text)))
    numbers += len(NUMBER.findall(YEAR.sub(" ", plain)))
    words = len(HAN.sub(" ", plain).split()) + len(shown) + len(HAN.findall(plain)) / 2
    return numbers, words


def too_dense(numbers, words):
    return numbers > max(SHORT, MOST * words / 100)


@pytest.mark.parametrize(
    "path", PAGES, ids=lambda path: path.relative_to(ROOT / "book").with_suffix("").as_posix()
)
def test_no_paragraph_holds_more_than_ten_numbers_in_a_hundred_words(path):
    found = [(*density(text), text) for text in paragraphs(path)]
    worst = sorted((n / words, n, round(words), text[:90]) for n, words, text in found if too_dense(n, words))
    assert not worst, "\n".join(
        f"{n} numbers in {words} words: {text}..." for _, n, words, text in worst[::-1]
    )


@pytest.mark.parametrize("path", [p for p in PAGES if p.suffix == ".ipynb"], ids=lambda path: path.stem)
def test_a_chapter_begins_with_its_answer_in_sixty_words_and_four_numbers(path):
    short = [text for text in paragraphs(path) if text.startswith("**In short.**")]
    assert short
    for text in short:
        numbers, words = density(text)
        assert numbers <= 4 and words <= 60, f"{numbers} numbers, {words:.0f} words: {text}"


def test_the_measure_finds_what_is_dense_and_passes_what_is_not():
    dense = "It rose from {result}`a.b` to {result}`a.c`, by {result}`a.d | size`, or 4 % of 12."
    assert density(dense) == (5, 15) and too_dense(*density(dense))
    assert density("Until {result}`sigma.break.year.cv` it fell.")[0] == 0
    plain = "From 2012 to 2021 it {result}`a.d | rose/fell` by {result}`a.d | size`: {doc}`sigma`, $x_1 = 3$."
    assert density(plain)[0] == 1 and not too_dense(*density(plain))
