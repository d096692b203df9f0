"""A sweep from inside a chapter: other chapters executed at many points, and the table of what they gave.

A sweep re-executes whole chapters, so it belongs to the machinery and not to the science. This module only
calls its command, as a person would in a shell::

    press sweep GRID.yml --out FOLDER --wait

The folder is one below `_build/sweeps`, named by the grid and the package; what stands there is not executed
again.

Besides the module that opens data packages this is the one place in `analysis` that reads a file, the table
that the command wrote there. What the swept chapters read counts as read by the chapter that asked: their
tables and modules are noted as its own, their code by name, so that it is executed again when one
of them has changed.

A specification curve is no sweep: where one function answers the question, call it at every point (see
``analysis.methods.speccurve``); that takes milliseconds where a sweep takes seconds.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import tracking
from analysis.data import package

if TYPE_CHECKING:
    import pandas as pd

HERE = package.OWN.parent


class SweepError(RuntimeError):
    """The command refused the grid, or a chapter failed at some point; the message is the command's own."""


def run(grid: str, *, data: str = "") -> pd.DataFrame:
    """The table of a sweep: a row for each result and verdict of each point, in the order of the points.

    grid: YAML as `press sweep` takes it. data: folder of the package to sweep; empty: what the grid says, or
    else the book's own. The durations are left out: they differ from run to run. SweepError: the grid was
    refused, or a chapter failed.
    """
    import pandas as pd
    import yaml

    content = yaml.safe_load(grid)
    if data:
        content = content | {"packages": [str(Path(data).resolve())]}
    text = yaml.safe_dump(content, sort_keys=False)
    folder = HERE / "_build" / "sweeps" / f"chapter-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    _call(text, folder)
    table = pd.read_parquet(folder / "sweep.parquet")
    _note(_metadata(folder / "sweep.parquet")["read"])
    return table.drop(columns="seconds")


def _call(grid: str, folder: Path) -> None:
    """Runs the command on a grid; the grid's file is gone when the call ends."""
    paths = [str(HERE), os.environ.get("PYTHONPATH", "")]
    with tempfile.NamedTemporaryFile("w", suffix=".yml", encoding="utf-8") as file:
        file.write(grid)
        file.flush()
        ran = subprocess.run(
            [sys.executable, "-m", "press", "sweep", file.name, "--out", str(folder), "--wait"],
            cwd=HERE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if ran.returncode != 0:
        raise SweepError(f"sweeps.run: {ran.stderr.strip()}")


def _metadata(path: Path) -> dict[str, Any]:
    import pyarrow.parquet as pq

    return json.loads(pq.read_metadata(path).metadata[b"press"])


def _note(read: dict[str, Any]) -> None:
    for name in read["code"]:
        tracking.chapter(name)
    for name in read["modules"]:
        importlib.import_module(name)
    for folder, tables in read["tables"].items():
        package.note(HERE / folder, tables)
