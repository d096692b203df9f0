"""Parameters are refused before anything runs, in words that name what there is."""

import json

import pytest

from press import PressError
from press.book.chapters import Chapter
from press.book.parameters import declared, resolve

CELL = """\
language: str = "en"  # language of the figures; one of en, zh
start_year: int = 2012  # first year compared; from first to 2020
end_year: int = 0  # last year compared, 0 for the latest; from 2013 to last, or 0
share: float = 0.3  # trimmed at each end; from 0 to 0.5
weighted: bool = True  # by population"""


def chapter(tmp_path, source=CELL, tags=("parameters",), name="a"):
    cells = [
        {"cell_type": "code", "id": "a", "metadata": {"tags": list(tags)}, "source": source, "outputs": []}
    ]
    path = tmp_path / f"{name}.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return Chapter(name, path)


def years():
    return 2000, 2024


def test_a_declaration_gives_type_default_help_and_range(tmp_path):
    own = declared(chapter(tmp_path))
    assert list(own) == ["language", "start_year", "end_year", "share", "weighted"]
    assert own["end_year"].range == "from 2013 to last, or 0"
    assert own["weighted"].help == "by population"
    assert (own["share"].type, own["share"].default) == (float, 0.3)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("language=zh", "zh"),
        ("start_year=2000", 2000),
        ("end_year=2024", 2024),
        ("share=0.5", 0.5),
        ("weighted=false", False),
    ],
)
def test_a_fitting_value_reaches_the_chapter_with_its_type(tmp_path, given, value):
    chosen = resolve([chapter(tmp_path)], [given], years)
    assert list(chosen["a"].values()) == [value]
    assert type(next(iter(chosen["a"].values()))) is type(value)


def test_a_value_equal_to_the_default_changes_nothing(tmp_path):
    assert resolve([chapter(tmp_path)], ["end_year=0", "language=en"], years) == {"a": {}}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["lenguage=zh"], "no chapter has a parameter lenguage (did you mean language?)"),
        (["language"], "expected name=value"),
        (["language=fr"], "'fr' is not one of en, zh"),
        (["start_year=two"], "'two' is not of type int"),
        (["start_year=2012.5"], "'2012.5' is not of type int"),
        (["start_year=1999"], "1999 is out of range (from first to 2020: 2000 to 2020)"),
        (["end_year=2025"], "2025 is out of range (from 2013 to last, or 0: 2013 to 2024)"),
        (["share=0.6"], "0.6 is out of range"),
        (["share=nan"], "nan is out of range"),
        (["weighted=2"], "'2' is not of type bool"),
        (["start_year=2020", "end_year=2015"], "end_year (2015) must come after start_year (2020)"),
        (["start_year=2014", "end_year=2014"], "end_year (2014) must come after start_year (2014)"),
        (["language=zh", "language=en"], "language is given twice"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(tmp_path, given, words):
    with pytest.raises(PressError) as refused:
        resolve([chapter(tmp_path)], given, years)
    assert words in str(refused.value)


def test_an_unknown_name_is_answered_with_every_chapters_parameters(tmp_path):
    two = [chapter(tmp_path), chapter(tmp_path, 'only: str = "b"  # of b', name="b")]
    with pytest.raises(PressError, match=r"(?s)There are:\na\n.*start_year: int = 2012.*\nb\n  only"):
        resolve(two, ["x=1"], years)


def test_a_value_goes_to_the_chapters_that_declare_it_and_to_no_other(tmp_path):
    two = [chapter(tmp_path), chapter(tmp_path, 'only: str = "b"  # of b', name="b")]
    assert resolve(two, ["only=c"], years) == {"a": {}, "b": {"only": "c"}}


@pytest.mark.parametrize("tags", [(), ("parameter",)])
def test_a_notebook_without_a_parameters_cell_is_refused(tmp_path, tags):
    with pytest.raises(PressError, match=r"a.ipynb: no cells tagged `parameters`, expected one"):
        declared(chapter(tmp_path, tags=tags))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("start_year = 2012  # without a type", "expected `name: type = value"),
        ("start_year: int = 2012", "expected `name: type = value"),
        ("start_year: date = 2012  # a type papermill cannot give", "type one of str, int, float, bool"),
        ('start_year: int = "2012"  # a text', "the default is not of type int"),
        ("start_year: int = 2000 + 12  # a sum", "is not a literal"),
    ],
)
def test_a_malformed_declaration_names_notebook_and_line(tmp_path, line, words):
    with pytest.raises(PressError, match=r"a\.ipynb, parameters cell") as refused:
        declared(chapter(tmp_path, line))
    assert words in str(refused.value)


def test_years_cut_from_both_sides_leave_a_period(tmp_path):
    cell = "from_year: int = 0  # first year used; from first to last, or 0\n"
    cell += "to_year: int = 0  # last year used; from first to last, or 0"
    with pytest.raises(PressError, match=r"to_year \(2005\) must come after from_year \(2010\)"):
        resolve([chapter(tmp_path, cell)], ["from_year=2010", "to_year=2005"], years)
    assert resolve([chapter(tmp_path, cell)], ["to_year=2005"], years) == {"a": {"to_year": 2005}}
