"""Processes that compile pages, forked from one that has Sphinx imported.

Every process that compiles has one such server, as `press.run.kernels` has one for kernels: it imports what
compiling needs once, on one thread, and then forks a process for each `press.pages.compile.Compiler`. The
server ends with the process that started it; where forking is not safe there is none.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import press

REQUEST = 1 << 20  # bytes; words and environment
SERVE = """import sys
from press.pages import compile, forked
forked.serve(int(sys.argv[1]), compile.load, compile.serve)
"""

_asking = threading.Lock()


class Process:
    """A forked process that compiles: as much of `subprocess.Popen` as is asked of one."""

    def __init__(self, stdin: int, stdout: int) -> None:
        self.stdin, self.stdout = os.fdopen(stdin, "w"), os.fdopen(stdout)

    def communicate(self) -> None:
        """Waits for its end."""
        self.stdin.close()
        with self.stdout:
            self.stdout.read()


class Server(NamedTuple):
    """Where requests are sent, and the process that answers them."""

    channel: socket.socket
    process: subprocess.Popen[bytes]


@functools.cache
def server() -> Server:
    """This process's server, started when it is first asked for; it imports while the caller goes on."""
    ours, theirs = socket.socketpair()
    with theirs:
        command = [sys.executable, "-c", SERVE, str(theirs.fileno())]
        path = [str(Path(press.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, path))},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
    return Server(ours, process)


def started(words: list[str], lifeline: int) -> Process:
    """A process that does `press.pages.compile.serve(*words, lifeline)`, in this folder and environment."""
    asked, ask = os.pipe()
    answer, answered = os.pipe()
    request = {"words": words, "folder": os.getcwd(), "environment": dict(os.environ)}
    # Descriptors under way stay open, and one message that has some is never joined to the next.
    message = [json.dumps(request).encode()], [asked, answered, lifeline]
    with _asking:
        try:
            socket.send_fds(server().channel, *message)
        except OSError:  # somebody killed it
            server.cache_clear()
            socket.send_fds(server().channel, *message)
    os.close(asked)
    os.close(answered)
    return Process(ask, answer)


def serve(requests: int, load: Callable[[], None], compile: Callable[..., None]) -> None:
    """What the server does: imports, and forks for each request until nobody can send one."""
    load()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    with socket.socket(fileno=requests) as channel:
        while True:
            request, (*pipes,), *_ = socket.recv_fds(channel, REQUEST, 3)
            if not request:
                return
            if not os.fork():
                channel.close()
                _become(json.loads(request), compile, *pipes)
            for pipe in pipes:
                os.close(pipe)


def _become(request: Any, compile: Callable[..., None], asked: int, answered: int, lifeline: int) -> None:
    """Compiles in the folder and the environment of who asks, and ends."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.stdin, sys.stdout = os.fdopen(asked), os.fdopen(answered, "w")
    try:
        compile(*request["words"], str(lifeline))
    finally:
        os._exit(0)
