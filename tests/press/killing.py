"""Code that is killed while it writes: at the nth thing that it does to files, or in the middle of a write.

A helper process has the imports done and forks for each kill; Python's audit events count what the fork does
to files, a limit on a file's size stops it half way through one. Run as a script it is that helper.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

WRITING = os.O_WRONLY | os.O_RDWR
EVENTS = (
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "os.chmod",
    "os.link",
    "os.symlink",
    "os.truncate",
)


class Killer:
    """Runs `code` again and again in `folder`; `before` is run once, and is what each run starts from."""

    def __init__(self, folder: Path, code: str, *, before: str = "", environment: dict | None = None):
        self._helper = subprocess.Popen(
            [sys.executable, __file__, before, code],
            cwd=folder,
            env=(environment or os.environ) | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Killer":
        return self

    def __exit__(self, *_: object) -> None:
        self._helper.stdin.close()
        self._helper.wait(timeout=60)
        self._helper.stdout.close()

    def run(self, *, step: int = 0, size: int = 0) -> dict:
        """One run, killed before its step no. `step` or when a file passes `size` bytes; neither: not killed.

        `killed`, else its exit `status`, and how many `steps` it took.
        """
        self._helper.stdin.write(json.dumps({"step": step, "size": size}) + "\n")
        self._helper.stdin.flush()
        return json.loads(self._helper.stdout.readline())


def _count(step: int, report: int) -> None:
    """Counts what is done to files from here on, and dies before the step that is asked for."""
    done = 0

    def hook(event: str, given: tuple) -> None:
        nonlocal done
        if event in EVENTS or (event == "open" and isinstance(given[2], int) and given[2] & WRITING):
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)
            os.pwrite(report, b"%d" % done, 0)

    sys.addaudithook(hook)


def _serve(before: str, code: str) -> None:
    scope: dict = {}
    exec(before, scope)
    compiled = compile(code, "killed", "exec")
    report = os.memfd_create("steps")
    for line in sys.stdin:
        asked = json.loads(line)
        os.ftruncate(report, 0)
        child = os.fork()
        if not child:
            _run(compiled, scope, asked, report)
        _, status = os.waitpid(child, 0)
        steps = int(os.pread(report, 20, 0) or 0)
        killed = os.WIFSIGNALED(status)
        said = {
            "killed": killed,
            "status": None if killed else os.waitstatus_to_exitcode(status),
            "steps": steps,
        }
        print(json.dumps(said), flush=True)


def _run(compiled, scope: dict, asked: dict, report: int) -> None:
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    if asked["size"]:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["size"], asked["size"]))
    _count(asked["step"], report)
    status = 1
    try:
        exec(compiled, scope)
        status = 0
    except SystemExit as end:
        status = end.code or 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve(*sys.argv[1:])
