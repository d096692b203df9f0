"""The table of the sweep that a chapter declares: other chapters executed at many points.

The sweep stands in the chapter's metadata and is run beforehand; the chapter gets the path of the table as
its parameter ``sweep_table``. Besides the module that opens data packages this is the one place in `analysis`
that reads a file. What the swept chapters read counts as read by the chapter that asks: their tables and
modules are noted as its own, their code by name, so that it is executed again when one of them has changed.

A specification curve is no sweep: where one function answers the question, call it at every point (see
``analysis.methods.speccurve``); that takes milliseconds where a sweep takes seconds.
"""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

from analysis import tracking
from analysis.data import package

if TYPE_CHECKING:
    import pandas as pd

BOOK = package.OWN.parent


class SweepError(ValueError):
    """There is no table of a sweep."""


def table(path: str) -> pd.DataFrame:
    """The table of a sweep: a row for each result and verdict of each point, in the order of the points.

    path: the chapter's parameter ``sweep_table``. The durations are left out: they differ from run to run.
    SweepError: no table was given, or none stands there.
    """
    import pandas as pd
    import pyarrow.parquet as pq

    if not path:
        raise SweepError(
            "sweeps.table: no table was given; run `press build`, or run `press sweep` on the grid in the "
            "notebook's metadata and give the path of its table as the parameter sweep_table"
        )
    try:
        read = json.loads(pq.read_metadata(path).metadata[b"press"])["read"]
    except FileNotFoundError:
        raise SweepError(
            f"sweeps.table: there is no {path}; run `press build` or `press sweep` first"
        ) from None
    _note(read)
    return pd.read_parquet(path).drop(columns="seconds")


def _note(read: dict[str, Any]) -> None:
    for name in read["code"]:
        tracking.chapter(name)
    for name in read["modules"]:
        importlib.import_module(name)
    for folder, tables in read["tables"].items():
        package.note(BOOK / folder, tables)
