"""Chapters executed in this process for a package, cell by cell, with their outputs."""

import contextlib
import io
from pathlib import Path

from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from analysis.output import figures
from press.book import chapters, needs

ROOT = Path(__file__).resolve().parents[1]


class Kept(DisplayPublisher):
    """Keeps what is displayed."""

    def publish(self, data, metadata=None, source=None, **rest):
        self.shell.kept.append(data)


def fed(folder):
    """The chapters that a package feeds, by their short names."""
    found, _ = chapters.feed(chapters.find(ROOT), needs.inspect(folder))
    return {chapter.name.rpartition("/")[2]: chapter for chapter in found}


def execute(chapter, folder):
    """The chapter's notebook with outputs; AssertionError for a cell that fails or writes to stderr."""
    before = InteractiveShell._instance
    shell = InteractiveShell()
    InteractiveShell._instance = shell
    shell.display_pub = Kept(parent=shell)
    shell.display_pub.shell = shell
    notebook = chapter.notebook()
    try:
        for number, cell in enumerate(chapters.code_cells(notebook)):
            shell.kept, noise = [], io.StringIO()
            code = chapters.source(cell)
            if "parameters" in chapters.tags(cell):
                code += f"\ndata = {str(folder)!r}"
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(noise):
                done = shell.run_cell(code, store_history=False)
            error = done.error_in_exec or done.error_before_exec
            assert not error, f"{chapter.name}, code cell {number}: {type(error).__name__}: {error}"
            assert not noise.getvalue(), f"{chapter.name}, code cell {number}: {noise.getvalue()}"
            cell["outputs"] = [{"output_type": "display_data", "data": data} for data in shell.kept]
    finally:
        InteractiveShell._instance = before
        figures._current.clear()
    return notebook
