"""Times a sweep, in points a minute: stock papermill one by one, kernels that start warm, a Dask cluster.

Each way executes the same points of one light chapter, so that what is timed is the way and not the
computation. The cluster is a scheduler and one or two workers on this machine's loopback; its start is not
counted.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
CHAPTER = "book/appendix/spread"
YEARS = range(2008, 2020)
POINTS = 2 * len(YEARS)
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}


def run(*command: str) -> float:
    """Seconds that a command of this Python takes; its output is shown only if it fails."""
    started = time.monotonic()
    ran = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if ran.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    return time.monotonic() - started


def papermill(folder: Path, points: int = 4) -> float:
    """Points a minute; each costs the same, so that a few are enough."""
    command = ("-m", "papermill", f"{CHAPTER}.ipynb", str(folder / "out.ipynb"), "-p", "base_year")
    return 60 * points / sum(run(*command, str(year)) for year in itertools.islice(YEARS, points))


def seconds(folder: Path, points: int, *words: str) -> float:
    """Seconds of a sweep of so many points."""
    grid = folder / "grid.yml"
    listed = [{"base_year": y, "weighting": w} for w in ("alike", "people") for y in YEARS][:points]
    grid.write_text(yaml.safe_dump({"chapters": [CHAPTER], "points": listed}))
    with tempfile.TemporaryDirectory(dir=folder) as out:
        return run("-m", "press", "sweep", str(grid), "--out", out, *words)


def sweep(folder: Path, *words: str) -> float:
    """Points a minute, the start of the command and of its first kernel included."""
    return 60 * POINTS / seconds(folder, POINTS, *words)


def one_more(folder: Path) -> float:
    """Seconds that one more point adds to a sweep that runs one at a time."""
    few = POINTS // 4
    return (seconds(folder, POINTS, "--jobs", "1") - seconds(folder, few, "--jobs", "1")) / (POINTS - few)


def own(executed: Path) -> float:
    """Seconds that an executed chapter's own cells took."""
    cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    return sum(cell["metadata"]["papermill"]["duration"] or 0 for cell in cells)


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a scheduler with this many workers of one thread each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"

        def start(*words: str) -> subprocess.Popen:
            command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(file)]
            command += ["--host", "127.0.0.1", "--no-dashboard"]
            null = subprocess.DEVNULL
            return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=null, stderr=null)

        started = [start("scheduler", "--port", "0")]
        try:
            started += [start("worker", "--nthreads", "1", "--no-nanny") for _ in range(workers)]
            while True:
                with contextlib.suppress(OSError, ValueError):
                    address = json.loads(file.read_text())["address"]
                    break
                time.sleep(0.1)
            wait_for(address, workers)
            yield address
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()


def wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=120)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rates = {"papermill, one by one": papermill(folder)}
        computing, more = own(folder / "out.ipynb"), one_more(folder)
        for jobs in (1, 2):
            rates[f"press sweep --jobs {jobs}"] = sweep(folder, "--jobs", str(jobs))
        for workers in (1, 2):
            with cluster(workers) as address:
                rates[f"press sweep --scheduler, {workers} worker(s)"] = sweep(folder, "--scheduler", address)
    base = rates["papermill, one by one"]
    for way, rate in rates.items():
        print(f"{way}: {rate:.0f} points a minute, {rate / base:.1f} times as many as papermill")
    print(
        f"one more point: {60 / base:.2f} s by papermill; {more:.2f} s by press sweep --jobs 1, "
        f"{60 / base / more:.1f} times as fast; the chapter's own cells took papermill {computing:.2f} s"
    )


if __name__ == "__main__":
    main()
