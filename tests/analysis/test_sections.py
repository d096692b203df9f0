"""A cell that cannot be computed says so; what hangs on it is left out; nothing else is forgiven."""

import re

import pytest
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from analysis.data.errors import NotEstimable
from analysis.output import results, sections

SETUP = """
from analysis.data.errors import NotEstimable
from analysis.output import results
def refuse(): raise NotEstimable("years", "f: 3 years.", n=3, least=8)
"""


@pytest.fixture
def notebook(monkeypatch):
    """Runs cells after the guard is set: the error of each (or None), and what was displayed."""
    shown = []

    class Kept(DisplayPublisher):
        def publish(self, data, metadata=None, source=None, **rest):
            shown.append(data)

    shell = InteractiveShell()
    monkeypatch.setattr(InteractiveShell, "_instance", shell)
    shell.display_pub = Kept(parent=shell)

    def run(*cells):
        shell.run_cell(SETUP, silent=True)
        sections.install()
        done = [shell.run_cell(cell, store_history=False) for cell in cells]
        absent = [data[results.ABSENT_MIME] for data in shown if results.ABSENT_MIME in data]
        return [d.error_in_exec for d in done], absent, shell.user_ns

    return run


def test_the_reason_stands_with_the_ids_and_names_of_what_is_not_here(notebook):
    cell = 'x = refuse()\nresults.record_frame(x, "a.{what}.last", unit="%")\nfigures.draw("a-lines", x)'
    errors, (note,), names = notebook(cell)
    assert errors == [None] and "x" not in names
    assert note["why"]["en"] == "there are 3 years; it takes 8" and "8" in note["why"]["zh"]
    assert note["shown"] == ["a-lines"] and not note["quiet"]
    known = [i for i in ("a.cv.last", "a.last", "a.cv.first", "b.cv.last") if re.fullmatch(*note["ids"], i)]
    assert known == ["a.cv.last", "a.last"]  # a result has no segment for a column that is empty


def test_what_hangs_on_it_is_left_out_never_computed_from_an_older_value(notebook):
    errors, notes, names = notebook(
        "fits = 1", "fits = refuse()", "y = fits + 1", "z = 2", "fits = 5", "w = fits"
    )
    assert errors == [None] * 6 and len(notes) == 2
    assert "y" not in names and (names["z"], names["w"]) == (2, 5)
    assert notes[0]["why"] == notes[1]["why"]


@pytest.mark.parametrize("cell", ["1 / 0", "unheard_of", "raise ValueError('x')", "exec('fits', {})"])
def test_any_other_error_is_an_error(notebook, cell):
    errors, notes, _ = notebook("fits = refuse()", cell)
    assert errors[1] is not None and len(notes) == 1


def test_names_of_imports_and_of_comprehensions_stay(notebook):
    _, notes, names = notebook("k = 1", "import json\nfits = [k for k in refuse()]")
    assert names["k"] == 1 and "json" in names and len(notes) == 1


def test_the_message_is_for_python_the_sentence_for_readers():
    error = NotEstimable("equal", "f: nothing differs.", years=list(range(2000, 2020)))
    assert str(error) == "f: nothing differs." and isinstance(error, ValueError)
    assert error.said("en") == "the regions do not differ in 2000-2019; it takes regions that differ"
