"""What a forked process does before it is a kernel.

`press.run.kernels` sends this file as text into a process that has no module of ours, and it leaves none
behind: a chapter cannot meet a stale one. It imports the standard library alone.
"""

import atexit
import gc
import os
import random
import runpy
import signal
import sys
import threading
from multiprocessing import process

LAUNCHER = "ipykernel_launcher"
# Objects between collections: pictures are made of many, and looking for garbage is a tenth of their time.
COLLECTED = (50_000, 50, 100)
SET_BY_IMPORTS = ("PYDEVD_USE_FRAME_EVAL",)  # by the debugger's, which a plain kernel imports as well


class Kernel:
    """What `multiprocessing` finds in the forked process, and runs.

    `cmd` is the command line of the plain kernel, `parent` the number of the process whose kernel this is.
    """

    def __init__(self, cmd, cwd, env, parent):
        self.cmd, self.cwd, self.env, self.parent = cmd, cwd, env, parent

    def _bootstrap(self, lifeline):
        """Becomes the process that `cmd` would have started, but for the modules that are loaded already."""
        gc.freeze()  # what was loaded before the fork is never garbage: collections pass over it
        gc.set_threshold(*COLLECTED)
        os.setsid()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        threading.Thread(target=_end_with_parent, args=(lifeline,), name="lifeline", daemon=True).start()
        sys.__stdin__ = sys.stdin  # the server closed the one that Python opened
        kept = {name: os.environ[name] for name in SET_BY_IMPORTS if name in os.environ}
        os.environ.clear()
        os.environ.update(self.env)
        os.environ.update({name: value for name, value in kept.items() if name not in self.env})
        os.chdir(self.cwd)
        process.ORIGINAL_DIR = self.cwd
        sys.orig_argv[:] = self.cmd
        sys.argv[:] = ["-m", *self.cmd[self.cmd.index(LAUNCHER) + 1 :]]
        sys.path[0] = self.cwd
        _draw_anew()
        _know_the_parent(self.parent)
        return _run()


def _end_with_parent(lifeline):
    """The parent alone holds the other end: when that closes, by whatever death, the kernel ends."""
    os.read(lifeline, 1)
    os._exit(1)


def _draw_anew():
    """Global random states that were seeded before the fork are seeded from the system again."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()


def _know_the_parent(pid):
    """ipykernel read the parent's number from the environment when it was imported."""
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.class_traits()["parent_handle"].default_value = pid


def _run():
    try:
        runpy.run_module(LAUNCHER, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        threading._shutdown()
        atexit._run_exitfuncs()
    return 0
