"""A small book of two chapters over three tables of the book's data package."""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from small_package import write_package

from press import cli
from press.run import kernels

REPOSITORY = Path(__file__).resolve().parents[2]

PARAMETERS = """\
data: str = ""  # folder of the data package; empty: the book's own
end_year: int = 0  # last year compared, 0 for the latest; from 2013 to last, or 0"""
OPENING = (
    "from analysis.data import package\nfrom analysis.output import results\n\npack = package.open(data)"
)
PEOPLE = """\
people = pack.table("population")
people = people[people["year"] <= (end_year or 9999)]
last = int(people["year"].max())
results.record("people.last", last, unit="year")
results.record("people.sum", people.loc[people["year"] == last, "population"].sum(), unit="10,000 persons")"""
PRICES = """\
prices = pack.table("prices")
results.record("prices.highest", prices["cpi"].max(), unit="index", vintage="v4")"""
CLAIM = {
    "id": "many-people",
    "en": "Many people live there.",
    "zh": "人很多。",
    "where": {"feature": 1, "part": 1, "paragraph": 1},
    "kind": "empirical",
    "tests": [
        {
            "result": "people.sum",
            "comparison": "above",
            "value": 100_000,
            "unit": "10,000 persons",
            "tolerance": 0,
        }
    ],
}


def code(source, *tags):
    return {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source, "outputs": []}


def until(happened: Callable[[], bool]) -> None:
    """Waits, at most two minutes on however slow a machine."""
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("it never happened")


def prose(source):
    return {"cell_type": "markdown", "metadata": {}, "source": source}


class Book:
    """A book in a folder of its own; `press` runs a command there."""

    def __init__(self, root: Path):
        self.root = root

    @property
    def environment(self) -> dict[str, str]:
        """The book's own `analysis`, and this checkout's `press`, whatever is installed."""
        return os.environ | {"PYTHONPATH": f"{self.root}{os.pathsep}{REPOSITORY}"}

    def chapter(self, name: str, *cells: dict) -> None:
        for number, cell in enumerate(cells):
            cell["id"] = f"cell-{number}"
            if cell["cell_type"] == "code":
                cell["execution_count"] = None
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        path = self.root / "book" / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")

    def people(self, *more: dict, title: str = "People") -> None:
        opening = [code(PARAMETERS, "parameters"), code(OPENING), code(PEOPLE)]
        number = prose(
            "In {result}`people.last | bare` there were {result}`people.sum`.\n\n```{claim} many-people\n```"
        )
        self.chapter("people", prose(f"# {title}"), *opening, number, *more)

    def press(self, *words: str) -> subprocess.CompletedProcess:
        """What a command gives and says, run in this process: of `analysis`, it has this checkout's."""
        said, complained = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.root),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(complained),
        ):
            try:
                status = cli.main(list(words))
            except SystemExit as ended:
                status = ended.code
            finally:
                os.environ.pop(kernels.COLD, None)
        return subprocess.CompletedProcess(words, status, said.getvalue(), complained.getvalue())

    def command(self, *words: str) -> subprocess.CompletedProcess:
        """The same as a person gives it: a process of its own, with the book's own `analysis`."""
        return subprocess.run(
            [sys.executable, "-m", "press", *words],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    def processes(self) -> list[str]:
        """The processes that work in the book's folder."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if os.readlink(entry / "cwd") == str(self.root):
                    found.append((entry / "cmdline").read_text().replace("\0", " "))
        return found

    def results(self, edition: str = "default") -> dict:
        return json.loads((self.root / "_build" / edition / "results.json").read_text(encoding="utf-8"))

    def page(self, name: str, edition: str = "default") -> str:
        return (self.root / "_build" / edition / "html" / "book" / f"{name}.html").read_text(encoding="utf-8")

    def text(self, name: str, edition: str = "default") -> str:
        """A page without its tags."""
        return re.sub(r"<[^>]+>", "", self.page(name, edition))

    def change(self, table: str, old: str, new: str, *, seal: bool = True) -> None:
        path = self.root / "data" / table
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        if seal:
            assert self.press("seal", "data").returncode == 0

    def claims(self, *claims: dict) -> None:
        (self.root / "data" / "claims.yml").write_text(
            yaml.safe_dump({"claims": list(claims)}, allow_unicode=True), encoding="utf-8"
        )
        assert self.press("seal", "data").returncode == 0


def write_book(root: Path, *, whole: bool = False) -> Book:
    """A book; `whole`: over the whole package."""
    unread = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "analysis", root / "analysis", ignore=unread)
    shutil.copytree(REPOSITORY / "locale", root / "locale", ignore=shutil.ignore_patterns("book"))
    if whole:
        shutil.copytree(REPOSITORY / "data", root / "data")
    else:
        write_package(root / "data", "regions", "population", "prices", "facts", "claims")
    for name in ("_config.yml", "CITATION.cff", "requirements.lock"):
        shutil.copy(REPOSITORY / name, root)
    pages = [{"file": f"book/{name}"} for name in ("people", "prices", "ledger")]
    toc = {"format": "jb-book", "root": "book/index", "chapters": pages}
    (root / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    book = Book(root)
    book.people()
    book.chapter("prices", prose("# Prices"), code(PARAMETERS, "parameters"), code(OPENING), code(PRICES))
    (root / "book/index.md").write_text("# A book\n\n```{strip}\n```\n", encoding="utf-8")
    (root / "book/ledger.md").write_text("# Ledger\n\n```{ledger}\n```\n", encoding="utf-8")
    book.claims(CLAIM)
    return book
