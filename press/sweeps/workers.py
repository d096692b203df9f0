"""Where a sweep's runs are executed: on this machine, or by the workers of a Dask cluster.

`Workers` hand runs to a `concurrent.futures.Executor`; the sweep does not know which.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from typing import Any, Protocol

from press import PressError
from press.run import execute

COUNTED = 5.0  # seconds for which a count of workers serves
ANSWER = 10  # seconds within which a scheduler must answer
ADDRESS = re.compile(r"(tcp|tls)://(?P<host>[^/:]+|\[[0-9a-f:]+\]):(?P<port>[0-9]+)")
AHEAD = 2  # runs handed out for each one that can be executed at a time, so that no worker waits


class Workers(Protocol):
    """What a sweep asks of the place where its runs are executed."""

    def submit(self, perform: Callable[[Any], Any], run: Any) -> Future: ...

    def window(self) -> int:
        """How many runs are handed out at a time."""

    def check(self) -> None:
        """PressError if the place is lost for good."""

    def explain(self, error: BaseException) -> str:
        """Why a run gave nothing back, in words. PressError if no run would give anything."""


@contextlib.contextmanager
def hire(scheduler: str, jobs: int) -> Iterator[Workers]:
    """The workers; when it closes on an error, what it was executing ends as well."""
    with _cluster(scheduler) if scheduler else _local(jobs) as hired:
        yield hired


class LocalWorkers:
    """Kernels of this machine, as many at a time as there are jobs."""

    def __init__(self, pool: Executor, jobs: int):
        self._pool, self._jobs = pool, jobs

    def submit(self, perform: Callable[[Any], Any], run: Any) -> Future:
        return self._pool.submit(perform, run)

    def window(self) -> int:
        return AHEAD * self._jobs

    def check(self) -> None:
        pass

    def explain(self, error: BaseException) -> str:
        return f"worker: {type(error).__name__}: {error}"


@contextlib.contextmanager
def _local(jobs: int) -> Iterator[Workers]:
    with execute._pool(jobs) as pool:
        yield LocalWorkers(pool, jobs)


class ClusterWorkers:
    """The workers of a Dask cluster, however many there are at the moment."""

    def __init__(self, client: Any, address: str):
        self._client, self._address = client, address
        # A chapter is no pure function to Dask: equal runs of two sweeps are two tasks.
        self._executor = client.get_executor(pure=False)
        self._threads, self._counted, self._told = 0, -COUNTED, False

    def submit(self, perform: Callable[[Any], Any], run: Any) -> Future:
        return self._executor.submit(perform, run)

    def window(self) -> int:
        if time.monotonic() - self._counted >= COUNTED:
            self._threads = self._count()
            self._counted = time.monotonic()
            if not self._threads and not self._told:
                print(f"{self._address} has no worker; waiting for one", file=sys.stderr)
            self._told = not self._threads
        return max(1, AHEAD * self._threads)

    def _count(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except OSError:
            raise self._lost() from None

    def check(self) -> None:
        if self._client.status != "running":
            raise self._lost()

    def _lost(self) -> PressError:
        return PressError(f"the scheduler at {self._address} was lost ({self._client.status})")

    def explain(self, error: BaseException) -> str:
        self.check()
        if isinstance(error, CancelledError):
            raise self._lost()
        if isinstance(error, ImportError) or isinstance(error.__cause__, ImportError):
            raise PressError(
                f"the workers cannot import what a run needs ({error.__cause__ or error}): start them in the "
                "environment that the book is installed in"
            )
        return f"worker: {type(error).__name__}: {error}"


@contextlib.contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    _check_answer(address)
    try:
        from distributed import Client
    except ImportError:
        raise PressError(
            "--scheduler needs the package `distributed`: pip install 'one-chessboard[dask]'"
        ) from None

    class Closed(Client):
        """A client that is closed below; if it never came to be, nothing waits for it at exit."""

        def __del__(self) -> None:
            pass

    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is told in words
    client = _in_time(lambda: Closed(address, timeout=ANSWER, set_as_default=False), address)
    try:
        yield ClusterWorkers(client, address)
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=ANSWER)


def _check_answer(address: str) -> None:
    found = ADDRESS.fullmatch(address)
    if not found:
        raise PressError(f"--scheduler {address}: expected tcp://HOST:PORT (or tls://HOST:PORT)")
    try:
        socket.create_connection((found["host"].strip("[]"), int(found["port"])), timeout=ANSWER).close()
    except (OSError, OverflowError) as error:
        raise _no_answer(address, str(error)) from None


def _in_time(connect: Callable[[], Any], address: str) -> Any:
    """What `connect` gives; its own time limit does not cover a server that accepts and then says nothing."""
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(connect())
        except BaseException as error:  # whatever a server that is no scheduler makes of it
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=ANSWER)
    except queue.Empty:
        answer = TimeoutError()
    if isinstance(answer, BaseException):
        raise _no_answer(address, f"something answers, but not as one: {type(answer).__name__}")
    return answer


def _no_answer(address: str, why: str) -> PressError:
    return PressError(
        f"no Dask scheduler answers at {address} ({why}): start one with `dask scheduler`, and give the "
        "address that it prints"
    )
