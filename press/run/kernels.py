"""Kernels that start warm: forked from a process that has the slow imports done.

Each process that executes chapters has one server, the standard library's `multiprocessing.forkserver`. It
imports `PRELOADED` once, on one thread, and then forks a kernel whenever it is asked. Such a kernel is a
kernel like any other: a process of its own with its own connection file, session, environment and folder.
What it has beforehand is other people's modules in memory, never one of ours. `press.run.kernel_child` is
what it does first. It ends with the process that asked for it, however that ends.

`Manager` is what nbclient (and so papermill) is told to use. Where a forked kernel would not be the kernel
that was asked for - no safe fork on this system, another command, another environment than the server was
started in, `PRESS_COLD_KERNELS` set - the plain one is started, and nothing else changes.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
import uuid
import weakref
from collections.abc import Iterator
from multiprocessing import connection, get_all_start_methods
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner

COLD = "PRESS_COLD_KERNELS"
PRELOADED = [  # what most chapters import sooner or later: 2 s of the 3 to 4 that a plain kernel needs
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "matplotlib.backends.backend_svg",
    "matplotlib.figure",
    "pandas",
    "pandas.core.reshape.reshape",
    "pandas.io.formats.csvs",
    "pyarrow.pandas_compat",
    "scipy.sparse.linalg",
    "scipy.stats",
    "seaborn",
    "statsmodels.regression.linear_model",
]
WHILE_PRELOADING = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",  # which a kernel sets before a chapter imports
    "JE_ARROW_MALLOC_CONF": "background_thread:false",  # a fork copies no threads: there must be none
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # the debugger's import would say on stderr what nobody can use
}
CHANGES = (
    *("JPY_PARENT_PID", "JPY_SESSION_NAME", "PYTEST_CURRENT_TEST"),  # from kernel to kernel
    "KMP_DUPLICATE_LIB_OK",  # threadpoolctl sets it when a receipt is written
)
BIRTH = "exec(code, scope := {'__name__': 'forked'}) or scope['Kernel'](*request)"

_starting = threading.Lock()
_environment: dict[str, str] | None = None  # the server's; None before it is started
_live: weakref.WeakSet[Provisioner] = weakref.WeakSet()


def possible() -> bool:
    """Whether this system forks safely and nobody asked for plain kernels."""
    forks = (
        "forkserver" in get_all_start_methods() and sys.platform != "darwin"
    )  # whose libraries keep threads
    return forks and not os.environ.get(COLD)


def start() -> None:
    """Starts the server unless it runs; it imports while the caller goes on."""
    global _environment  # noqa: PLW0603
    from multiprocessing import forkserver

    with _starting:
        if _environment is not None or not possible():
            return
        environment = _fixed(os.environ)
        forkserver.set_forkserver_preload(PRELOADED)
        with _while_preloading():
            forkserver.ensure_running()
        _environment = environment


@contextlib.contextmanager
def _while_preloading() -> Iterator[None]:
    """What a server inherits: Ctrl-C is for its parent to decide, and variables that imports read."""
    kept = {name: os.environ.get(name) for name in WHILE_PRELOADING}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        os.environ.update({name: kept[name] or value for name, value in WHILE_PRELOADING.items()})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for name, value in kept.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _fixed(environment: Any) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in CHANGES}


def end_all() -> None:
    """Kills this process's kernels, warm and plain."""
    for provisioner in list(_live):
        with contextlib.suppress(OSError):
            if provisioner.process and provisioner.process.poll() is None and provisioner.pid:
                os.killpg(provisioner.pid, signal.SIGKILL)


class Client(AsyncKernelClient):
    """jupyter_client's client, which goes on when the kernel says that it is idle, not 0.2 s later."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Waits until the kernel answers and all that it sends is heard; RuntimeError if it does not."""
        until = time.monotonic() + (timeout or float("inf"))
        while True:
            asked = self.kernel_info()
            with contextlib.suppress(Empty):
                reply = await self.get_shell_msg(timeout=1)
                while reply["parent_header"].get("msg_id") != asked:
                    reply = await self.get_shell_msg(timeout=1)
                self._handle_kernel_info_reply(reply)
                while not _idle(await self.get_iopub_msg(timeout=0.05), asked):
                    pass
                return
            if not await self.is_alive():
                raise RuntimeError("the kernel died before it was ready")
            if time.monotonic() > until:
                raise RuntimeError(f"the kernel was not ready within {timeout} seconds")


def _idle(message: dict[str, Any], asked: str) -> bool:
    """Whether this is a kernel's word that it is done with what was asked."""
    done = message["content"].get("execution_state") == "idle"
    return done and message["parent_header"].get("msg_id") == asked


class Manager(AsyncKernelManager):
    """jupyter_client's manager of one kernel, with our provisioner and client."""

    client_factory = Client

    async def _async_shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """Kills the kernel outright: a notebook that ran is heard to its last word, so nothing is left to do.

        A kernel that is asked to end sometimes locks itself up, or says on stderr that its sockets are gone.
        """
        self.shutting_down = True
        self.stop_restarter()
        await self._async_kill_kernel(restart=restart)
        await self._async_cleanup_resources(restart=restart)

    shutdown_kernel = _async_shutdown_kernel  # as jupyter_client names it

    async def _async_wait(self, pollinterval: float = 0.01) -> None:
        await super()._async_wait(pollinterval)  # which looks ten times a second whether a kernel has ended

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        self.kernel_id = self.kernel_id or str(uuid.uuid4())
        if self.provisioner is None:
            self.provisioner = Provisioner(
                kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
            )
        return await super()._async_pre_start_kernel(**options)


class Provisioner(LocalProvisioner):
    """Forks the kernel where that gives the same kernel, else starts the plain one."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        _live.add(self)
        environment = {**options.get("env", os.environ), "JPY_PARENT_PID": str(os.getpid())}
        cwd = str(options.get("cwd") or Path.cwd())
        start()
        if not self.serves(cmd, environment):
            return await super().launch_kernel(cmd, **options)
        try:
            process = ForkedProcess(cmd, cwd, environment, os.getpid())
        except (OSError, EOFError):  # a server that has ended or never came up
            return await super().launch_kernel(cmd, **options)
        self.process = process  # type: ignore[assignment]  # which is as good as a Popen
        self.pid = self.pgid = process.pid
        self.cwd = cwd
        return self.connection_info

    def serves(self, cmd: list[str], environment: dict[str, str]) -> bool:
        """Whether a forked kernel would be the one that `cmd` starts in `environment`."""
        plain = [sys.executable, "-m", "ipykernel_launcher"]
        return possible() and cmd[:3] == plain and _fixed(environment) == _environment


class ForkedProcess:
    """A forked kernel's process, as `subprocess.Popen` would show it."""

    stdin = stdout = stderr = None

    def __init__(self, *request: Any):
        from multiprocessing import forkserver, reduction

        self.returncode: int | None = None
        self._status, self._lifeline = forkserver.connect_to_new_process([])
        self._close = weakref.finalize(self, _close, self._status, self._lifeline)
        with open(self._lifeline, "wb", closefd=False) as pipe:
            reduction.dump({}, pipe)
            reduction.dump(_Request(request), pipe)
        self.pid: int = forkserver.read_signed(self._status)

    def poll(self) -> int | None:
        """The exit status, negative for a signal, or None while it runs."""
        from multiprocessing import forkserver

        if self.returncode is None and connection.wait([self._status], 0):
            try:
                self.returncode = forkserver.read_signed(self._status)
            except (OSError, EOFError):  # the server ended first
                self.returncode = 1
            self._close()
        return self.returncode

    def wait(self) -> int | None:
        """The exit status, once it has ended."""
        if self.returncode is None:
            connection.wait([self._status])
        return self.poll()

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _close(*handles: int) -> None:
    for handle in handles:
        os.close(handle)


class _Request:
    """Unpickles in the forked process as `press.run.kernel_child.Kernel`, without an import of ours."""

    def __init__(self, request: tuple):
        self.request = request

    def __reduce__(self) -> tuple:
        code = Path(__file__).with_name("kernel_child.py").read_text(encoding="utf-8")
        return eval, (BIRTH, {"code": code, "request": self.request})
