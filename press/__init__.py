"""The press: finds the chapters, executes them, collects results, judges claims, prints editions."""


class PressError(Exception):
    """Something a person must mend; the message says where, what and how."""

    status = 1


class Undone(PressError):
    """A comparison that could not be made; its own exit status tells it from one that found a difference."""

    status = 2
