"""The press: finds the chapters, executes them, collects results, judges claims, prints editions."""


class PressError(Exception):
    """Something a person must mend; the message says where, what and how."""
