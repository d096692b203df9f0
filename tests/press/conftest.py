import os
import shutil
import sys
from multiprocessing import forkserver

import pytest
from small_book import REPOSITORY, Book, write_book

from press.run import kernels
from press.run.execute import KERNEL_VARIABLES


@pytest.fixture(scope="session", autouse=True)
def server():
    """What all kernels of this process are forked from, before any test changes folder or environment.

    Its search path lacks this checkout and what pytest adds: a kernel imports its book's `analysis`.
    """
    os.environ.update(KERNEL_VARIABLES)  # as `press build` does
    if not kernels.possible():
        return
    path, python_path = sys.path[:], os.environ.pop("PYTHONPATH")
    try:
        sys.path[:] = [p for p in path if not p.startswith(str(REPOSITORY)) or "site-packages" in p]
        forkserver.set_forkserver_preload(kernels.PRELOADED)
        with kernels._while_preloading():
            forkserver.ensure_running()
    finally:
        sys.path[:], os.environ["PYTHONPATH"] = path, python_path
    kernels.start()  # finds it running


@pytest.fixture(scope="session")
def printed(once, tmp_path_factory) -> Book:
    """A book printed once, by the command itself; tests that change it take `book` instead."""

    def make(root):
        ran = write_book(root).command("build")
        assert ran.returncode == 0, ran.stderr

    return Book(shutil.copytree(once("printed", make), tmp_path_factory.mktemp("printed") / "book"))


@pytest.fixture
def book(printed, tmp_path) -> Book:
    """A copy of the printed book, to be changed and printed again."""
    return Book(shutil.copytree(printed.root, tmp_path / "book"))
