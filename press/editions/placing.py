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
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from press import PressError, storage
from press.editions.edition import Edition

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # of Linux's renameat2


def swap(new: Path, place: Path, placed: Callable[[], None] | None = None, *, keep: bool = False) -> None:
    """Puts the folder `new` at `place`; calls `placed`; removes what stood there, or keeps it at `new`."""
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
    if keep and old.exists():
        old.rename(new)
    for left in (old,) if keep else (new, old):
        shutil.rmtree(left, ignore_errors=True)


def mirror(
    source: Path,
    target: Path,
    put: Callable[[str, str], object],
    left_out: Callable[[str, list[str]], Iterable[str]],
    others: Collection[str] = (),
) -> None:
    """Makes the folder `target` hold what `source` holds, each file by `put(from, to)`, and nothing else.

    `left_out` names what of a folder is not taken, as for `shutil.copytree`; of what stands at the top of
    `target`, `others` stay.
    """
    target.mkdir(parents=True, exist_ok=True)
    found = {entry.name: entry for entry in os.scandir(source)}
    for name in left_out(str(source), list(found)):
        found.pop(name, None)
    for entry in os.scandir(target):
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in others and not (entry.name in found and found[entry.name].is_dir()):
                shutil.rmtree(entry)
        elif entry.name not in found or found[entry.name].is_dir():
            os.unlink(entry)
    for name, entry in found.items():
        if entry.is_dir():
            mirror(Path(entry), target / name, put, left_out)
        else:
            put(entry.path, str(target / name))


def draft(place: Path) -> Path:
    """Where what comes to `place` is made; what stood there before may still be there."""
    return place.with_name(place.name + ".new")


@contextlib.contextmanager
def keeping(place: Path) -> Iterator[None]:
    """While it lasts, pages of before may be kept beside `place`; then they are removed."""
    try:
        yield
    finally:
        shutil.rmtree(draft(place), ignore_errors=True)


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
