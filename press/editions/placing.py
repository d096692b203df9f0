"""Puts a finished folder in the place of another, so that a whole one stands there whenever the press dies.

Where the system can exchange two names in one step (Linux), it does. Elsewhere there is a moment between two
renames in which nothing stands there; `held`, which every command that touches an edition goes through,
brings the last good pages back.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from press import PressError, storage
from press.editions.edition import Edition

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # of Linux's renameat2


def swap(new: Path, place: Path, placed: Callable[[], None] | None = None) -> None:
    """Puts the folder `new` at `place`; calls `placed`; removes what stood there."""
    mend(place)
    old = place.with_name(place.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        place.rename(old)
        new.rename(place)
    if placed:
        placed()
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)


def mend(place: Path) -> None:
    """After a death between the two renames of `swap`: what stood at `place` stands there again."""
    old = place.with_name(place.name + ".old")
    if old.exists() and not place.exists():
        old.rename(place)


def _exchange(one: Path, two: Path) -> bool:
    """Exchanges two names in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(two), RENAME_EXCHANGE) == 0


@contextlib.contextmanager
def held(edition: Edition, what: str) -> Iterator[None]:
    """Holds an edition for one command at a time, `what`, its last good pages in place.

    PressError: there is no such edition, or another command holds it. A folder that nobody can write to here
    needs no holding.
    """
    if not edition.folder.is_dir():
        raise PressError(f"{edition.name}: no such edition; run `press build` first")
    if not os.access(edition.folder, os.W_OK):
        yield
        return
    with storage.only_one(edition.folder, what, "take another edition"):
        mend(edition.pages)
        yield
