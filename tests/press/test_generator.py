"""One notebook, many pages: a small book whose generator prints two."""

import json

import pytest
import yaml

from press import PressError
from press.book import generator
from press.book.chapters import Chapter, find, parameters_cell, source
from press.book.parameters import declared, resolve

PARAMETERS = 'data: str = ""  # folder\nlake: str = "big"  # the lake drawn; one of big, small\n'
PROSE = "# <title>\n\n<said> {result}`lakes.<lake_id>.area` and {numref}`fig-lake-<lake>`; a <b>tag</b>"


@pytest.fixture
def root(tmp_path):
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": PROSE},
        {"cell_type": "code", "id": "b", "metadata": {"tags": ["parameters"]}, "source": PARAMETERS,
         "outputs": [], "execution_count": None},
    ]  # fmt: skip
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "book").mkdir()
    (tmp_path / "book/lakes.ipynb").write_text(json.dumps(book))
    words = {"big-lake": {"title": "Big", "said": "It is\n\nbig."}, "small": {"title": "Small", "said": ""}}
    (tmp_path / "book/lakes.yml").write_text(yaml.safe_dump({"parameter": "lake", "pages": words}))
    toc = {"root": "book/home", "chapters": [{"file": "book/lakes/big-lake"}, {"file": "book/lakes/small"}]}
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc))
    (tmp_path / "book/home.md").write_text("# Home")
    return tmp_path


def test_each_page_is_a_chapter_of_its_own(root):
    found = find(root)
    assert [c.name for c in found] == ["book/lakes/big-lake", "book/lakes/small"]
    assert {c.path for c in found} == {root / "book/lakes.ipynb"}


def test_a_page_has_its_value_and_its_words(root):
    big, small = (c.notebook() for c in find(root))
    assert 'lake: str = "big-lake"  # the lake drawn; one of big-lake' in source(big["cells"][1])
    text = source(big["cells"][0])
    assert text.startswith("# Big\n\nIt is\n\nbig. {result}`lakes.big_lake.area`")
    assert "fig-lake-big-lake" in text and "<b>tag</b>" in text
    assert "# Small" in source(small["cells"][0])
    assert parameters_cell(small, "small") != parameters_cell(big, "big")


def test_the_value_cannot_be_given_from_outside(root):
    book = find(root)
    assert declared(book[0])["lake"].default == "big-lake"
    assert resolve(book, [], lambda: (2000, 2001)) == {c.name: {} for c in book}
    with pytest.raises(PressError, match="not one of small"):
        resolve(book, ["lake=big-lake"], lambda: (2000, 2001))


def test_the_generator_itself_stays_as_it_is(root):
    own = Chapter("book/lakes", root / "book/lakes.ipynb").notebook()
    assert "<title>" in source(own["cells"][0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("parameter: lake\npages: {small: {title: x}}", "has no page big-lake"),
        ("parameter: river\npages: {big-lake: {title: x}, small: {title: y}}", "no line `river: str"),
        ("pages: {}", "expected `parameter`"),
        ("parameter: lake\npages: {Big Lake: {title: x}}", "joined by hyphens"),
        ("parameter: lake\npages: {big-lake: {title: 3}}", "a text each"),
        ("parameter: [", "not YAML"),
    ],
)
def test_what_is_wrong_is_said(root, content, said):
    (root / "book/lakes.yml").write_text(content)
    with pytest.raises(PressError, match=said):
        [c.notebook() for c in find(root)]


def test_a_page_that_is_nothing_is_refused(root):
    (root / "book/lakes.yml").unlink()
    with pytest.raises(PressError, match="no book/lakes/big-lake.ipynb"):
        find(root)
    assert generator.find_page(root, "home") is None
