"""The press: finds the chapters, executes them, collects results, judges claims, prints editions."""

import gc

# Objects between collections: Sphinx makes millions, and the search for garbage would be a fifth of its time.
COLLECTED = (50_000, 50, 100)


class PressError(Exception):
    """Something a person must mend; the message says where, what and how."""

    status = 1


class Undone(PressError):
    """A comparison that could not be made; its own exit status tells it from one that found a difference."""

    status = 2


def collect_seldom() -> None:
    """For a process with its imports done: collections are few, and pass over what is there."""
    gc.freeze()
    gc.set_threshold(*COLLECTED)
