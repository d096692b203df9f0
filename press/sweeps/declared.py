"""A sweep as an input of a chapter: declared in its notebook, run before the chapter is executed.

    "press": {"sweep": {"chapters": ["book/appendix/spread"], "grid": {"vintage": ["v4", "v5"]}}}

in the notebook's metadata is a grid as `press sweep` takes it, but for `packages`: the package is the
edition's own. It runs in a folder below `_build/sweeps`, named by the grid and the package; what stands there
and is current is not executed again. The chapter gets the path of the table, relative to the book, as its
parameter `sweep_table`; what the swept chapters read counts as read by it (see `analysis.sweeps`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from press import PressError, storage
from press.book.chapters import declared_sweep
from press.book.parameters import declared as declared_parameters
from press.run.execute import SWEEP_TABLE, Failure, Job
from press.sweeps import grid, sweep
from press.sweeps.grid import Grid


def provide(jobs: list[Job], data: Path, workers: int) -> tuple[list[Job], list[Failure]]:
    """The jobs with the tables of the sweeps that their chapters declare, and those whose sweep failed.

    PressError: a chapter declares what is no grid; all are validated before the first is run.
    """
    grids = {job.chapter.name: declared_grid(job, data) for job in jobs}
    ready: list[Job] = []
    failures: list[Failure] = []
    for job in jobs:
        points = grids[job.chapter.name]
        found = job if points is None else _run(job, points, workers)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            ready.append(found)
    return ready, failures


def declared_grid(job: Job, data: Path) -> Grid | None:
    """The grid that the chapter declares, validated on the package; None where it declares none."""
    content = declared_sweep(job.chapter.notebook())
    if content is None:
        return None
    where = f"{job.chapter.name}: metadata press.sweep"
    if isinstance(content, Mapping) and "packages" in content:
        raise PressError(f"{where}: `packages` is not declared here: the edition's own package is swept")
    _check_parameter(job, where)
    if isinstance(content, Mapping) and data != (job.root / grid.OWN).resolve():
        content = {**content, "packages": [str(data)]}
    return grid.validated(content, where, job.root, sweep.known_years)


def _check_parameter(job: Job, where: str) -> None:
    own = declared_parameters(job.chapter).get(SWEEP_TABLE)
    if own is None or own.type is not str:
        raise PressError(f"{where}: the chapter has no parameter `{SWEEP_TABLE}: str` to take its table from")
    if SWEEP_TABLE in job.parameters:
        raise PressError(f"{job.chapter.name}: {SWEEP_TABLE} is not given by hand: the press runs the sweep")


def _run(job: Job, points: Grid, workers: int) -> Job | Failure:
    out = job.root / "_build" / "sweeps" / f"chapter-{storage.digest(points.text)[:12]}"
    _, failed = sweep.run(points, job.root, out, sweep.Options(jobs=workers, wait=True))
    table = out / sweep.TABLE
    if failed:
        said = f"a chapter failed at {failed} of {len(points)} points (rows of kind `error` in {table})"
        return Failure(job.chapter.name, "sweep", said)
    return replace(job, sweep_table=table.relative_to(job.root).as_posix())
