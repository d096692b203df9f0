"""Compilers for the builds that tests run in their own process: forked from one that has Sphinx imported.

They do what `press.pages.compile` starts a process for, but for two seconds of imports each. Run as a script,
this is the process that they are forked from.
"""

import functools
import gc
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from press.pages import compile

REQUEST = 1 << 20  # bytes
PLAIN = compile._started


class Compiling:
    """A forked compiler, as much of `subprocess.Popen` as `press.pages.compile` uses."""

    def __init__(self, stdin: int, stdout: int):
        self.stdin, self.stdout = os.fdopen(stdin, "w"), os.fdopen(stdout)

    def communicate(self) -> None:
        """Waits for its end."""
        self.stdin.close()
        with self.stdout:
            self.stdout.read()


@functools.cache
def server() -> socket.socket:
    """What requests are sent to; started when it is first asked for."""
    ours, theirs = socket.socketpair()
    with theirs:
        command = [sys.executable, __file__, str(theirs.fileno())]
        where = os.environ | {"PYTHONPATH": str(Path(compile.__file__).parents[2])}
        subprocess.Popen(command, pass_fds=[theirs.fileno()], env=where, start_new_session=True)
    return ours


def started(words: list[str], lifeline: int) -> Compiling:
    """Stands for `compile._started`."""
    asked, ask = os.pipe()
    answer, answered = os.pipe()
    request = {"words": words, "folder": os.getcwd(), "environment": dict(os.environ)}
    # Descriptors under way stay open, and one message that has some is never joined to the next.
    socket.send_fds(server(), [json.dumps(request).encode()], [asked, answered, lifeline])
    os.close(asked)
    os.close(answered)
    return Compiling(ask, answer)


def _serve(channel: socket.socket) -> None:
    compile.load()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        request, (*pipes,), *_ = socket.recv_fds(channel, REQUEST, 3)
        if not request:
            return
        if not os.fork():
            _compile(json.loads(request), *pipes, channel)
        for pipe in pipes:
            os.close(pipe)


def _compile(request: dict, asked: int, answered: int, lifeline: int, channel: socket.socket) -> None:
    channel.close()
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.stdin, sys.stdout = os.fdopen(asked), os.fdopen(answered, "w")
    try:
        compile.serve(*request["words"], str(lifeline))
    finally:
        os._exit(0)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
