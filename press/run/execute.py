"""Executes the chapters whose inputs changed, some at a time, each by papermill in a kernel of its own.

Beside each executed notebook stands what it read: its own code, its parameters, the tables that it
opened, the modules of `analysis` that it had imported, the words of the catalogue that it looked up, the
font that it drew Chinese with, the chapters that it swept, the lock. While all of them have the digests noted
there, the notebook stands for what a new execution would give.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from press import PressError, storage
from press.book.chapters import (
    INJECTED,
    Chapter,
    at,
    code_cells,
    declared_sweep,
    parameters_cell,
    source,
    tags,
)
from press.run import memory

READS = "application/vnd.onechessboard.reads+json"
TRACE = "press-trace"
TRACE_CODE = f"""\
from IPython.display import display as _display
from analysis import tracking as _tracking
_display({{"{READS}": _tracking.reads()}}, raw=True)"""
TRACEBACK_LINES = 12
KERNEL_VARIABLES = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
SWEEP_TABLE = "sweep_table"  # the parameter by which a chapter gets its sweep's table
SECONDS_PER_CELL = 0.2  # a guess, for a chapter that was never executed here
SHORT_PATHS = "/tmp"  # a Unix socket's path holds about a hundred characters


@dataclass(frozen=True)
class Failure:
    """A chapter that did not run to its end."""

    chapter: str
    where: str
    end: str

    def __str__(self) -> str:
        return f"{self.chapter}, {self.where}:\n{self.end}"


@dataclass(frozen=True)
class Job:
    """What one execution needs; every part can be sent to another process."""

    chapter: Chapter
    parameters: dict[str, Any]
    target: Path
    root: Path
    sweep_table: str = ""  # of the sweep that the chapter declares: no choice of an edition, so no parameter


class Store:
    """The executed notebooks of one edition."""

    def __init__(self, folder: Path, root: Path):
        self.folder, self.root = folder, root
        self.known = Digests(root)
        self._noted: dict[str, Any] = {}

    def notebook_path(self, chapter: Chapter) -> Path:
        return self.folder / f"{chapter.name}.ipynb"

    def notebook(self, chapter: Chapter) -> dict:
        """The executed notebook, which is not to be changed."""
        path = self.notebook_path(chapter)
        return _notebook(path, storage.mark(path))

    def _reads_path(self, chapter: Chapter) -> Path:
        return self.folder / f"{chapter.name}.reads.json"

    def note(self, chapter: Chapter, parameters: dict[str, Any]) -> None:
        """Writes down what the executed notebook read; before that it counts as not executed."""
        read = reads(self.notebook(chapter), self.root)
        now = inputs(chapter, parameters, read, self.root, self.known)
        storage.keep(self._reads_path(chapter), now | {"notebook": self._digest(chapter)})
        self._noted.pop(chapter.name, None)

    def _note(self, chapter: Chapter) -> dict[str, Any] | None:
        """What was written down of the chapter; each file is read once."""
        if chapter.name not in self._noted:
            path = self._reads_path(chapter)
            self._noted[chapter.name] = _kept(path, storage.mark(path))
        return self._noted[chapter.name]

    def stale(self, chapter: Chapter, parameters: dict[str, Any]) -> bool:
        """Whether the chapter must be executed (again)."""
        noted = self._note(chapter)
        if noted is None or noted["notebook"] != (digest := self._digest(chapter)):
            return True
        now = inputs(chapter, parameters, noted["reads"], self.root, self.known)
        return noted != now | {"notebook": digest}

    def _digest(self, chapter: Chapter) -> str:
        """Of the executed notebook; "" where there is none. One that was changed is executed again."""
        path = self.notebook_path(chapter)
        return _digest(path, mark) if (mark := storage.mark(path)) else ""

    def packages(self, chapters: list[Chapter]) -> set[Path]:
        """The folders of the data packages that the executed chapters opened."""
        noted = map(self._note, chapters)
        return {
            (self.root / folder).resolve() for note in noted if note for folder, _ in note["reads"]["tables"]
        }

    def given(self, chapter: Chapter) -> dict[str, Any]:
        """The parameters that the chapter was executed with, {} where it was not."""
        return (self._note(chapter) or {}).get("parameters", {})

    def forget(self, chapter: Chapter) -> None:
        self._reads_path(chapter).unlink(missing_ok=True)
        self._noted.pop(chapter.name, None)

    def prune(self, chapters: list[Chapter]) -> None:
        """Removes what the book no longer has."""
        kept = {self.notebook_path(c) for c in chapters} | {self._reads_path(c) for c in chapters}
        for path in [p for p in self.folder.rglob("*") if p.is_file() and p not in kept]:
            path.unlink()


# A command that stays asks for all of them after each change.
@functools.lru_cache(maxsize=512)
def _notebook(path: Path, mark: str) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=512)
def _digest(path: Path, mark: str) -> str:
    return storage.digest(path.read_bytes())


@functools.lru_cache(maxsize=512)
def _kept(path: Path, mark: str) -> Any:
    return storage.kept(path)


class Digests:
    """Digests of tables, modules, fonts, each worked out once: what changes meanwhile is changed later."""

    def __init__(self, root: Path):
        self.root = root
        self.table = functools.cache(self._table)
        self.module = functools.cache(self._module)
        self.fonts = functools.cache(_fonts)

    def _table(self, folder: str, name: str) -> str:
        from analysis.data import package

        try:
            return package.digest(self.root / folder, name)
        except (OSError, ValueError):
            return "unreadable"

    def _module(self, name: str) -> str:
        base = self.root / "analysis"
        if not base.is_dir():
            import analysis

            base = Path(analysis.__path__[0])
        path = base.joinpath(*name.split(".")[1:])
        for candidate in (path.with_suffix(".py"), path / "__init__.py"):
            if candidate.is_file():
                return storage.digest(candidate.read_bytes())
        return "missing"


def inputs(
    chapter: Chapter,
    parameters: dict[str, Any],
    read: dict[str, Any],
    root: Path,
    known: Digests | None = None,
) -> dict[str, Any]:
    """Digests of all that an execution stood on, as it stands now; `read` is what `reads` gave."""
    from analysis.output import labels

    known = known or Digests(root)
    lock = root / "requirements.lock"
    swept = {name: at(root, name) for name in read.get("chapters", [])}
    return {
        "chapters": {name: code_digest(one) if one else "missing" for name, one in swept.items()},
        "code": code_digest(chapter),
        "fonts": known.fonts() if read.get("fonts") else [],
        "lock": storage.digest(lock.read_bytes()) if lock.is_file() else "",
        "modules": {name: known.module(name) for name in read["modules"]},
        "parameters": parameters,
        "python": sys.version.split()[0],
        "reads": read,
        "tables": [
            [folder, {name: known.table(folder, name) for name in names}] for folder, names in read["tables"]
        ],
        "texts": {key: labels.digest(key) for key in read.get("texts", [])},
    }


def _fonts() -> list[str]:
    """As a chapter that looks for a font would find it now."""
    from analysis.output import fonts

    return [fonts.digest()]


def code_digest(chapter: Chapter) -> str:
    """Of a chapter's code cells, their tags and its sweep: prose may change without a new execution."""
    notebook = chapter.notebook()
    cells: list[Any] = [[source(cell), tags(cell)] for cell in code_cells(notebook)]
    return storage.digest(cells + ([sweep] if (sweep := declared_sweep(notebook)) is not None else []))


def reads(notebook: dict, root: Path) -> dict[str, Any]:
    """What the trace cell saw; folders inside the book are noted relative to it, so that it can be moved."""
    for cell in reversed(code_cells(notebook)):
        for output in cell["outputs"]:
            if READS in output.get("data", {}):
                read = output["data"][READS]
                tables = [[_relative(Path(folder), root), names] for folder, names in read["tables"]]
                return read | {"tables": tables}
    raise PressError("an executed notebook does not say what it read")


def _relative(folder: Path, root: Path) -> str:
    return str(folder.relative_to(root) if folder.is_relative_to(root) else folder)


def own_cells(executed: dict) -> list[dict]:
    """The code cells that the chapter itself has: without injected parameters and the trace."""
    return [cell for cell in code_cells(executed) if not {INJECTED, TRACE} & set(tags(cell))]


def injected(executed: dict) -> str:
    """The source of the cell with this edition's parameters, or ""; where a sweep's table is, is none."""
    given = next((source(cell) for cell in code_cells(executed) if INJECTED in tags(cell)), "")
    lines = [line for line in given.splitlines() if not line.startswith(f"{SWEEP_TABLE} = ")]
    return "\n".join(lines) if any(not line.startswith("#") for line in lines if line.strip()) else ""


def prepare() -> None:
    """Lets what kernels are forked from get ready while the caller does something else."""
    from press.run import kernels

    os.environ.update(KERNEL_VARIABLES)
    kernels.start()


def execute(job: Job) -> Failure | None:
    """Runs one chapter; its notebook is in place only if it ran to its end.

    May be called in any process and thread, in several at once.
    """
    import nbformat
    import papermill
    from papermill.exceptions import PapermillExecutionError
    from traitlets.config import Config

    from press.run import kernels

    prepare()
    parameters_cell(job.chapter.notebook(), job.chapter.name)
    notebook = nbformat.reads(json.dumps(job.chapter.notebook()), as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(TRACE_CODE, metadata={"tags": [TRACE]}))
    job.target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = job.target.with_name(f".unfinished-{job.target.name}")
    sockets = tempfile.TemporaryDirectory(prefix="press-", dir=SHORT_PATHS)
    try:
        papermill.execute_notebook(
            notebook,
            str(unfinished),
            parameters=job.parameters | ({SWEEP_TABLE: job.sweep_table} if job.sweep_table else {}),
            kernel_name="python3",
            resources={"metadata": {"path": str(job.root)}},  # papermill's `cwd` would move every thread
            progress_bar=False,
            request_save_on_cell_execute=False,
            config=Config(
                {
                    "KernelManager": {"transport": "ipc", "ip": f"{sockets.name}/kernel"},
                    "NotebookClient": {
                        "extra_arguments": ["--log-level=CRITICAL"],
                        "iopub_timeout": 60,  # four seconds are not enough on a machine with too much to do
                        "kernel_manager_class": kernels.Manager,
                    },
                }
            ),
        )
        if warned := _warning(json.loads(unfinished.read_text(encoding="utf-8"))):
            return Failure(job.chapter.name, *warned)
        os.replace(unfinished, job.target)
    except PapermillExecutionError as error:
        lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error.traceback)).splitlines()
        return Failure(job.chapter.name, f"cell {error.cell_index + 1}", "\n".join(lines[-TRACEBACK_LINES:]))
    except Exception as error:  # a kernel that died or never started must not stop the other chapters
        said = f"{type(error).__name__}: {error}"
        if "kernel died" in said.lower():
            said += f"\nIf it lacked memory: {memory.TAKES}; try --jobs 1."
        return Failure(job.chapter.name, "kernel", said)
    finally:
        unfinished.unlink(missing_ok=True)
        sockets.cleanup()
    return None


def _warning(executed: dict) -> tuple[str, str] | None:
    """The first thing that a chapter wrote to stderr: on a page, a warning is a defect."""
    for number, cell in enumerate(own_cells(executed), start=1):
        for output in cell["outputs"]:
            if output["output_type"] == "stream" and output["name"] == "stderr":
                return f"code cell {number} (wrote to stderr)", "".join(output["text"])[-1000:]
    return None


def run(
    jobs: list[Job], store: Store, workers: int, meanwhile: Callable[[], None] = lambda: None
) -> list[Failure]:
    """Executes all jobs and returns the failures; what succeeded is noted as it comes in.

    `meanwhile` is called once, while the first are executed.
    """
    from tqdm import tqdm

    for job in jobs:
        store.forget(job.chapter)
    failures = []
    with (
        _pool(min(workers, len(jobs))) as pool,
        tqdm(total=len(jobs), unit="chapter", leave=False, disable=None) as bar,
    ):
        longest_first = sorted(jobs, key=_expected_seconds, reverse=True)
        pending: dict[Future, Job] = {pool.submit(execute, job): job for job in longest_first}
        started = time.monotonic()
        meanwhile()
        while pending:
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                job = pending.pop(future)
                failure = _outcome(future, job, store)
                if failure:
                    failures.append(failure)
                word = "failed" if failure else "executed"
                bar.update()
                bar.write(f"{word} {job.chapter.name}  ({time.monotonic() - started:.0f} s)", file=sys.stderr)
    return failures


def _expected_seconds(job: Job) -> float:
    """What the chapter took last time, in this edition or another, so that no long one is left to the end."""
    others = (job.root / "_build").glob(f"*/executed/{job.chapter.name}.ipynb")
    for path in (job.target, *sorted(others)):
        before = storage.read_json(path) or {}
        with contextlib.suppress(KeyError, TypeError, ValueError):  # never executed there, or damaged
            if took := float(before["metadata"]["papermill"]["duration"]):
                return took
    return SECONDS_PER_CELL * len(code_cells(job.chapter.notebook()))


def _outcome(future: Future, job: Job, store: Store) -> Failure | None:
    try:
        failure = future.result()
        if failure is None:
            store.note(job.chapter, job.parameters)
        return failure
    except Exception as error:  # a fault of ours in one chapter must not stop the others
        return Failure(job.chapter.name, "press", f"{type(error).__name__}: {error}")


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that wait for kernels; an interrupted build ends the kernels, and the threads with them."""
    from press.run import kernels

    pool = ThreadPoolExecutor(workers, thread_name_prefix="chapter")
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        while any(thread.name.startswith("chapter") for thread in threading.enumerate()):
            kernels.end_all()  # again and again: one may be on its way
            time.sleep(0.05)
        raise
    pool.shutdown()
