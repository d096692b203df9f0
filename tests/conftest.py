"""What all tests share: where they run, and things that are made once for all parallel test processes."""

import contextlib
import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from browsing import chromium

from analysis.data import package
from press import collect_seldom

ROOT = Path(__file__).resolve().parents[1]
# The processes that a test starts import from the folder that they start in, and then from this checkout.
os.environ["PYTHONPATH"] = f"{os.pathsep}{ROOT}"

# As reading a first table sets it: no test may depend on which that is.
pd.options.mode.string_storage = "python"

# Modules that take longest, each begun first by a process of its own: none is left alone at the end.
LONGEST = (
    "book/test_pages",  # prints the book, which many others open
    "press/test_kills",
    "analysis/test_kernels",
    "book/test_what_data_allow",
    "book/test_findings",
    "book/test_pdf",
    "book/test_every_page",
    "press/test_schedulers",
    "book/test_editions",
    "press/test_compile",
    "press/test_forked_kernels",
    "book/test_explorer",
)


@pytest.hookimpl(trylast=True)  # what is left when -m has chosen
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Orders tests for parallel processes.

    Each process gets an equal part of the list (worksteal), and then takes from the end of another's.
    """
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    parts: list[list[pytest.Item]] = [[] for _ in range(processes)]
    for at, module in enumerate(LONGEST):
        parts[at % processes] += [item for item in items if item.path == ROOT / f"tests/{module}.py"]
    placed = {item for part in parts for item in part}
    others = [item for item in items if item not in placed]
    ordered: list[pytest.Item] = []
    for at, part in enumerate(parts):
        size = (len(items) - len(ordered)) // (processes - at)
        room = max(0, size - len(part))
        ordered += part + others[:room]
        del others[:room]
    items[:] = ordered + others


def pytest_collection_finish() -> None:
    """What was imported to collect the tests is never garbage."""
    collect_seldom()


@pytest.fixture(scope="session")
def once(tmp_path_factory, request) -> Callable[[str, Callable[[Path], object]], Path]:
    """`once(name, make)` calls `make(folder)` in one of the parallel test processes; all get the folder.

    Each name has a lock of its own: different things are made side by side. Nobody changes what is shared.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if hasattr(request.config, "workerinput") else own

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f".{name}.made"
        maker = f"{make.__code__.co_filename} {make.__qualname__}"
        with open(shared / f".{name}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.write_text(maker, encoding="utf-8")
            assert done.read_text(encoding="utf-8") == maker, f"{name!r} is the name of two things"
        return folder

    return made


@pytest.fixture(scope="session")
def report(once) -> package.Report:
    """What the check says of the book's own package, asked in another folder."""

    def make(folder: Path) -> None:
        with contextlib.chdir(folder):
            (folder / "report.json").write_text(json.dumps(package.check()), encoding="utf-8")

    return package.Report(*json.loads((once("report", make) / "report.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def browser():
    """Chromium, for a module: while it is held, no other event loop runs in its thread."""
    with chromium() as opened:
        yield opened
