"""Chapters executed in this process for a package, cell by cell, with their outputs.

Pictures are painted and laid out in the languages that are asked for, in the others they have their words
alone; none is written: two thirds of a chapter's time are its pictures, and editions write them all.
"""

import contextlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis import tracking
from analysis.output import figures
from press.book import chapters, needs
from press.book.parameters import SPAN, declared

ROOT = Path(__file__).resolve().parents[1]


class Kept(DisplayPublisher):
    """Keeps what is displayed."""

    def publish(self, data, metadata=None, source=None, **rest):
        self.shell.kept.append(data)


def book(folder):
    """The chapters that a package feeds, by their names."""
    found, _ = chapters.feed(chapters.find(ROOT), needs.inspect(folder))
    return {chapter.name: chapter for chapter in found}


def fed(folder):
    """The same by their short names."""
    return {name.rpartition("/")[2]: chapter for name, chapter in book(folder).items()}


def least(chapter):
    """The fewest draws that the chapter takes: what it says is then less sure, and said all the same."""
    spans = {name: SPAN.match(own.range) for name, own in declared(chapter).items()}
    drawn = [name for name in ("draws", "permutations", "shuffles") if spans.get(name)]
    return {name: int(spans[name]["low"]) for name in drawn}


def execute(chapter, folder="", *, paint: Sequence[str] = ("en",), **parameters):
    """The chapter's notebook with outputs; AssertionError for a cell that fails or writes to stderr.

    `paint` are the languages in which pictures are painted and laid out; without a folder, the package is the
    book's own.
    """
    before = InteractiveShell._instance
    shell = InteractiveShell()
    InteractiveShell._instance = shell
    shell.display_pub = Kept(parent=shell)
    shell.display_pub.shell = shell
    notebook = chapter.notebook()
    given = {"data": str(folder)} | parameters
    own = mock.patch.dict(tracking._tables, clear=True)  # the tables that this chapter opens
    try:
        own.start()
        for number, cell in enumerate(chapters.code_cells(notebook)):
            shell.kept, noise = [], io.StringIO()
            code = chapters.source(cell)
            if "parameters" in chapters.tags(cell):
                code += "".join(f"\n{name} = {value!r}" for name, value in given.items())
            with (
                contextlib.redirect_stdout(io.StringIO()),
                contextlib.redirect_stderr(noise),
                painted(paint),
            ):
                done = shell.run_cell(code, store_history=False)
            error = done.error_in_exec or done.error_before_exec
            assert not error, f"{chapter.name}, code cell {number}: {type(error).__name__}: {error}"
            assert not noise.getvalue(), f"{chapter.name}, code cell {number}: {noise.getvalue()}"
            cell["outputs"] = [{"output_type": "display_data", "data": data} for data in shell.kept]
    finally:
        own.stop()
        InteractiveShell._instance = before
        figures._current.clear()
    return notebook


@contextlib.contextmanager
def painted(languages: Sequence[str]) -> Iterator[None]:
    """`figures.draw` paints in these languages alone, and writes nothing."""
    draw = figures.draw

    def drawn(name, plot, **given):
        def paint(canvas):
            return plot.paint(canvas) if canvas.style.asked in languages else Figure()

        draw(name, replace(plot, paint=paint), **given)

    with mock.patch.object(figures, "draw", drawn), mock.patch.object(figures, "svg", _laid_out):
        yield


def _laid_out(fig: Figure, name: str) -> str:
    """All that `figures.svg` does before it writes, and what it refuses."""
    FigureCanvasSVG(fig)
    figures.settle(fig)
    figures._write_pending(fig)
    figures._write_under(fig)
    raw = [text.get_text() for text in fig.findobj(Text) if "\\mathdefault" in text.get_text()]
    assert not raw, f"{name}: raw mathematics: {raw}"
    return "<svg/>"
