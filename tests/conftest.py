"""What all tests share: where they run, and things that are made once for all parallel test processes."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import chromium

ROOT = Path(__file__).resolve().parents[1]
# The processes that a test starts import from the folder that they start in, and then from this checkout.
os.environ["PYTHONPATH"] = f"{os.pathsep}{ROOT}"


@pytest.fixture(scope="session")
def once(tmp_path_factory, request) -> Callable[[str, Callable[[Path], object]], Path]:
    """`once(name, make)` calls `make(folder)` in one of the parallel test processes; all get the folder.

    Each name has a lock of its own: different things are made side by side. Nobody changes what is shared.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if hasattr(request.config, "workerinput") else own

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f".{name}.made"
        with open(shared / f".{name}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="module")
def browser():
    """Chromium, for a module: while it is held, no other event loop runs in its thread."""
    with chromium() as opened:
        yield opened
