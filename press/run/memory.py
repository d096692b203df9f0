"""How many chapters at a time fit a limit on memory, told before a library aborts for want of it.

The limit is that of the shell (`ulimit -v`), on the addresses of each process. A kernel uses some 0.3 GB of
memory but lays claim to more addresses, and so does the press, for each thread that waits for a kernel.
Measured on the whole book, on Linux; a test runs below and above.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from press import PressError

USED, ONE, MORE = 0.3e9, 2.1e9, 2.6e9  # bytes: a kernel's memory; addresses for one at a time, and for more
TAKES = (
    f"a kernel takes about {USED / 1e9:.1f} GB of memory and {ONE / 1e9:.1f} GB of addresses, several at a "
    f"time {MORE / 1e9:.1f} GB each"
)


def jobs(asked: int | None) -> int:
    """How many chapters at a time: as asked, else one per core, or one alone where memory is limited.

    PressError: fewer than one was asked for, or more than the limit allows.
    """
    if asked is not None and asked < 1:
        raise PressError(f"--jobs {asked}: expected at least 1")
    limit = _limit()
    if limit >= MORE or (limit >= ONE and asked == 1):
        return asked or os.cpu_count() or 1
    said = f"memory is limited to {limit / 1e9:.1f} GB (ulimit -v), and {TAKES}"
    if limit < ONE:
        raise PressError(f"{said}: raise the limit to what --jobs 1 takes, at least")
    if asked is not None:
        raise PressError(f"{said}: raise the limit, or use --jobs 1")
    print(f"press: {said}: one chapter at a time, as with --jobs 1", file=sys.stderr)
    return 1


def _limit() -> float:
    """The limit on this process's addresses in bytes, infinite where there is none."""
    try:
        import resource
    except ImportError:  # a system without such limits
        return float("inf")
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return float("inf") if soft == resource.RLIM_INFINITY else float(soft)


@contextlib.contextmanager
def lack_in_words() -> Iterator[None]:
    """Says in a sentence what Python says of memory or threads that the system refused."""
    try:
        yield
    except MemoryError:
        raise PressError(f"there is too little memory: {TAKES}; try --jobs 1") from None
    except RuntimeError as error:
        if "can't start new thread" not in str(error):
            raise
        raise PressError(f"the system refused a thread: {TAKES}; try --jobs 1") from None
