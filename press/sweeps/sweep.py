"""A sweep: chapters executed at many points, and one table of what they gave.

A run is one chapter with its own values on one package; points that differ only in what a chapter does not
declare share it. Each finished run is a file of its own in `runs/`, named by a digest of chapter, values and
package, with digests of all that it read; while these stand, it is not executed again. So an interrupted
sweep goes on where it was, and a sweep of another grid in the same folder adds what is new. What failed is
tried again. The table is written at the end, whole, from those files alone.

Runs go through `concurrent.futures.Executor` (see `press.sweeps.workers`); what a run sends and gives back is
plain values, so that a worker needs the book's repository but no folder of the sweep.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import json
import socket
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from press import PressError, storage
from press.book import chapters
from press.book.needs import Have
from press.findings import results
from press.packages import checked
from press.run import execute, memory
from press.sweeps import grid, outcomes, workers
from press.sweeps.grid import Grid, Point

TABLE = "sweep.parquet"
RUNS = "runs"
NOTEBOOKS = "notebooks"
TRIES = 3  # how often a run may lose its kernel before it counts as failed
SHOWN = 10  # failures told while the sweep goes on; all are in the table
PATIENCE = 1.0  # seconds between two looks at the scheduler
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Stopped(Exception):
    """A sweep that a person ended."""


@dataclass(frozen=True)
class Run:
    """One chapter, its own values and package: all that a worker is told."""

    chapter: str
    values: dict[str, Any]
    package: str
    root: str
    code: str
    have: Have
    keep: bool = False
    tries: int = 0

    @property
    def key(self) -> str:
        return storage.digest([self.chapter, self.values, self.package])[:20]

    def __str__(self) -> str:
        values = [f"{name}={value}" for name, value in self.values.items()]
        return ", ".join([self.chapter, *values, *([] if self.package == grid.OWN else [self.package])])

    def nothing(self, why: str) -> Outcome:
        """What stands for a run that gave nothing back."""
        head = {"chapter": self.chapter, "values": self.values, "package": self.package}
        return Outcome(head | {"seconds": None, "error": why})


@dataclass(frozen=True)
class Outcome:
    """What a run gave: the record that is kept, and the executed notebook if it was asked for.

    `lost`: not the chapter failed, but what executed it.
    """

    record: dict[str, Any]
    notebook: str = ""
    lost: bool = False


def perform(run: Run) -> Outcome:
    """Executes a run where this is called. PressError: no such chapter, or another one than was meant."""
    root = Path(run.root)
    if not (root / "_toc.yml").is_file():
        raise PressError(
            f"{socket.gethostname()} has no book in {root}: give the repository's folder on the workers with "
            "--worker-root"
        )
    chapter = chapters.at(root, run.chapter)
    if chapter is None:
        raise PressError(f"{socket.gethostname()} has no {run.chapter} in {root}: it is another book")
    chapter = replace(chapter, have=run.have)
    _refuse_other(run, execute.code_digest(chapter))
    values = dict(run.values) if run.package == grid.OWN else run.values | {"data": run.package}
    record: dict[str, Any] = {"chapter": run.chapter, "values": run.values, "package": run.package}
    with tempfile.TemporaryDirectory(prefix="press-run-") as folder:
        target = Path(folder) / "run.ipynb"
        started = time.monotonic()
        failure = execute.execute(execute.Job(chapter, values, target, root))
        record["seconds"] = round(time.monotonic() - started, 3)
        if failure:
            words = {"error": f"{failure.where}: {failure.end}"}
            return Outcome(record | words, lost=failure.where == "kernel")
        text = target.read_text(encoding="utf-8")
    notebook = json.loads(text)
    try:
        record["results"] = results.recorded(notebook, run.chapter)
    except PressError as error:
        return Outcome(record | {"error": str(error)})
    read = execute.reads(notebook, root)
    record["inputs"] = execute.inputs(chapter, run.values, read, root)
    _refuse_other(run, record["inputs"]["code"])
    return Outcome(record, text if run.keep else "")


def _refuse_other(run: Run, code: str) -> None:
    if code != run.code:
        raise PressError(
            f"{run.chapter} on {socket.gethostname()} is not the chapter that the sweep began with: it was "
            "changed meanwhile, or the worker's copy is another; bring them together and start again"
        )


class Folder:
    """The output folder of a sweep."""

    def __init__(self, path: Path, root: Path):
        self.path, self.root = path, root
        self._now = cache(self._inputs_now)

    def record_path(self, run: Run) -> Path:
        return self.path / RUNS / f"{run.key}.json"

    def notebook_path(self, run: Run) -> Path:
        return self.path / NOTEBOOKS / f"{run.key}.ipynb"

    def record(self, run: Run) -> dict[str, Any] | None:
        return storage.kept(self.record_path(run))

    def done(self, run: Run) -> bool:
        """Whether a run's record stands for what a new execution would give."""
        record = self.record(run)
        if record is None or "error" in record or (run.keep and not self.notebook_path(run).is_file()):
            return False
        return record["inputs"] == self.inputs(run, record)

    def inputs(self, run: Run, record: dict[str, Any]) -> dict[str, Any]:
        """Digests of what a run read, as it stands here; looked up once, when a sweep first asks."""
        known = self._now(run.chapter, run.have, storage.to_json(record["inputs"]["reads"]))
        return known | {"parameters": run.values}

    def _inputs_now(self, name: str, have: Have, read: str) -> dict[str, Any]:
        chapter = chapters.at(self.root, name)
        assert chapter  # a run was made of it
        return execute.inputs(replace(chapter, have=have), {}, json.loads(read), self.root)

    def keep(self, run: Run, outcome: Outcome) -> None:
        """Writes down what a run gave: notebook first, for the record says that it is done."""
        if "inputs" in outcome.record and outcome.record["inputs"] != self.inputs(run, outcome.record):
            raise PressError(
                f"{run.chapter} read other code, data or stack than stands here ("
                f"{_difference(outcome.record['inputs'], self.inputs(run, outcome.record))}): the files were "
                "changed meanwhile, or a worker's copy is another; bring them together and start again"
            )
        if outcome.notebook:
            storage.write(self.notebook_path(run), outcome.notebook)
        storage.keep(self.record_path(run), outcome.record)


def _difference(there: dict[str, Any], here: dict[str, Any]) -> str:
    parts = [name for name in here if there.get(name) != here[name]]
    modules = [name for name, digest in here["modules"].items() if there["modules"].get(name) != digest]
    return ", ".join([part for part in parts if part != "modules"] + modules)


def planned(points: Grid, root: str, keep: bool) -> Iterator[tuple[Point, outcomes.Plan]]:
    """Each point with its run of each chapter; a reason in words where a chapter cannot run at the point."""
    code = cache(execute.code_digest)
    for point in points.points():
        found: outcomes.Plan = []
        for chapter in points.chapters[point.package]:
            try:
                values = points.own(chapter, point)
            except PressError as error:
                found.append((chapter.name, str(error)))
                continue
            assert chapter.have  # it is cut to the package
            run = Run(chapter.name, values, point.package, root, code(chapter), chapter.have, keep)
            found.append((chapter.name, run))
        yield point, found


class Sweep:
    """Executes the runs that are not done, a window at a time, and keeps each as it comes in."""

    def __init__(self, folder: Folder, bar: Any):
        self.folder, self.bar = folder, bar
        self.executed = self.stood = self.failed = 0
        self._pending: dict[Future, Run] = {}
        self._seen: set[str] = set()
        self._again: deque[Run] = deque()

    def run(self, runs: Iterator[Run], hired: workers.Workers) -> None:
        self.workers = hired
        for run in runs:
            if self._to_do(run):
                self._submit(run)
            else:
                self.bar.total -= 1
                self.bar.refresh()
        while self._pending or self._again:
            self._settle()

    def _to_do(self, run: Run) -> bool:
        if run.key in self._seen:
            return False
        self._seen.add(run.key)
        done = self.folder.done(run)
        self.stood += done
        return not done

    def _submit(self, run: Run) -> None:
        while not self._room():
            self._settle()
        self._pending[self.workers.submit(perform, run)] = run

    def _room(self) -> bool:
        """A run that lost its kernel is tried alone: the first to be ended are those that fill the memory."""
        alone = bool(self._again) or any(run.tries for run in self._pending.values())
        return len(self._pending) < (1 if alone else self.workers.window())

    def _settle(self) -> None:
        """Waits for the first run that ends."""
        done, _ = wait(self._pending, timeout=PATIENCE, return_when=FIRST_COMPLETED)
        self.workers.check()
        for future in done:
            self._take(future, self._pending.pop(future))
        if self._again and not self._pending:
            run = self._again.popleft()
            self._pending[self.workers.submit(perform, run)] = run

    def _take(self, future: Future, run: Run) -> None:
        try:
            outcome = future.result()
        except PressError:
            raise
        except (Exception, CancelledError) as error:
            outcome = run.nothing(self.workers.explain(error))
        if outcome.lost and run.tries + 1 < TRIES:
            self._again.append(replace(run, tries=run.tries + 1))
            return
        self.folder.keep(run, outcome)
        self.executed += 1
        self.bar.update()
        if "error" in outcome.record:
            self.failed += 1
            if self.failed <= SHOWN:
                self.bar.write(f"failed: {run}: {_last_line(outcome.record['error'])}", file=sys.stderr)


def _last_line(text: str) -> str:
    return text.strip().splitlines()[-1] if text.strip() else ""


@dataclass(frozen=True)
class Options:
    """How a sweep is run; without a scheduler on this machine."""

    jobs: int = 1
    scheduler: str = ""
    worker_root: str = ""
    keep: bool = False
    sure: bool = False
    wait: bool = False


def sweep(path: Path, root: Path, out: Path, options: Options) -> int:
    """Runs a grid file into a folder; returns the process's exit status: 1 if a point failed."""
    started = time.monotonic()
    points = grid.read(path, root, known_years, options.sure)
    work, failed = run(points, root, out, options)
    print(_summary(points, work, failed, time.monotonic() - started, out))
    return 1 if failed else 0


def known_years(data: Path) -> Callable[[], tuple[int, int]]:
    """The years of a package, looked up once and only when asked."""
    return cache(lambda: checked.years(data))


def run(points: Grid, root: Path, out: Path, options: Options) -> tuple[Sweep, int]:
    """Runs a validated grid into a folder; returns what was executed, and at how many points it failed."""
    outcomes.refuse_names(points.names)
    _check_writable(out)
    with storage.only_one(out, "sweep", "give another folder with --out", options.wait):
        for package in points.packages:
            checked.check_data((root / package).resolve(), _stamp(root, package))
        work = Sweep(Folder(out, root), _bar(points))
        plan = partial(planned, points, options.worker_root or str(root), options.keep)
        with _stopped_in_words(work, out):
            with workers.hire(options.scheduler, options.jobs) as hired:
                work.run((run for _, found in plan() for _, run in found if isinstance(run, Run)), hired)
            failed = outcomes.write(out / TABLE, points, work.folder, plan())
    return work, failed


def _stamp(root: Path, package: str) -> Path:
    """Where it is noted that a package passed its check; of the book's own, a build may have noted it."""
    name = "default" if package == grid.OWN else f"sweeps/checked-{storage.digest(package)[:12]}"
    return root / "_build" / name / "checked.json"


def _bar(points: Grid) -> Any:
    from tqdm import tqdm

    total = points.size * sum(map(len, points.chapters.values()))
    return tqdm(total=total, unit="run", leave=False, disable=None, smoothing=0.1)


def _check_writable(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise PressError(
            f"cannot write to {out} ({error.strerror}): give another folder with --out"
        ) from None


@contextlib.contextmanager
def _stopped_in_words(work: Sweep, out: Path) -> Iterator[None]:
    """Whatever stops a sweep, the runs that ended are kept, and the table of the last whole sweep."""
    try:
        yield
    except KeyboardInterrupt:
        raise Stopped(f"interrupted; {_kept(work, out)}") from None
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise PressError(f"{out}: {error.strerror}; make room. {_kept(work, out)}") from None
    except PressError as error:
        raise PressError(f"{error}\n{_kept(work, out)}") from None
    finally:
        work.bar.close()


def _kept(work: Sweep, out: Path) -> str:
    return (
        f"{work.executed} runs were executed and are kept in {out}: the same command goes on from there; "
        "the last whole table stays"
    )


def _summary(points: Grid, work: Sweep, failed: int, seconds: float, out: Path) -> str:
    how = f"{work.executed} runs executed, {work.stood} stood from before, {seconds:.1f} s"
    faults = f"; at {failed} of them a chapter failed (rows of kind `error`)" if failed else ""
    return f"{len(points)} points{faults}; {how}: {out / TABLE}"


def add_commands(commands: Any) -> None:
    """`press sweep`."""
    command = commands.add_parser("sweep", help="execute chapters at many points, into one table")
    command.add_argument("grid", type=Path, metavar="GRID.yml", help="chapters, packages and points")
    command.add_argument("--out", type=Path, metavar="DIR", help="folder (default: _build/sweeps/NAME)")
    command.add_argument("--jobs", type=int, metavar="N", help="runs at a time (default: one per core)")
    command.add_argument(
        "--scheduler", default="", metavar="URL", help="a Dask scheduler, tcp://HOST:PORT, instead of --jobs"
    )
    command.add_argument(
        "--worker-root", default="", metavar="DIR", help="the book's folder on the workers, if not as here"
    )
    command.add_argument("--keep-notebooks", action="store_true", help="keep every executed notebook")
    command.add_argument("--yes", action="store_true", help=f"run more than {grid.MANY:,} points")
    command.add_argument("--wait", action="store_true", help="wait for another sweep in the same folder")
    command.set_defaults(run=_command)


def _command(options: argparse.Namespace) -> int:
    root = chapters.find_root(Path.cwd())
    jobs = 1 if options.scheduler else memory.jobs(options.jobs)
    out = options.out or root / "_build" / "sweeps" / options.grid.stem
    where = (jobs, options.scheduler, options.worker_root)
    how = Options(*where, options.keep_notebooks, options.yes, options.wait)
    try:
        return sweep(options.grid, root, out.resolve(), how)
    except Stopped as stopped:
        print(f"\npress: {stopped}", file=sys.stderr)
        return 130
