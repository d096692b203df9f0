"""What a data package is refused by, and an estimate."""

from itertools import pairwise


class PackageError(ValueError):
    """A data package is not what it says it is; the message names the place and the cure."""


class NotEstimable(ValueError):
    """An estimate that the data do not allow: why, and what would be needed.

    ``kind`` names the sentence for readers, ``absent.<kind>`` of the catalogue
    (``analysis/output/words/absent.py``), filled in with ``values``; ``message`` is what a caller in Python
    reads, with the function and the cure. A method raises it where the *data* hold too little, or nothing
    that varies. A call that is wrong (an unknown option, a missing column) stays a ValueError.
    ``analysis.output.sections`` turns it into the sentence, in the place of the result.
    """

    def __init__(self, kind: str, message: str = "", **values: object):
        super().__init__(kind, message, values)
        self.kind, self.message, self.values = kind, message, values

    def said(self, language: str) -> str:
        """Why, and what would be needed, for a reader. KeyError as ``labels.text``."""
        from analysis.output import labels

        filled = {name: _listed(value) for name, value in self.values.items()}
        return labels.text(f"absent.{self.kind}", language, **filled)

    def __str__(self) -> str:
        return self.message or self.said("en")


def _listed(value: object, most: int = 4) -> object:
    """A list as text, the first of many; years that follow one another by their ends."""
    if not isinstance(value, list | tuple):
        return value
    unbroken = all(isinstance(a, int) and b - a == 1 for a, b in pairwise(value))
    if len(value) > most and unbroken:
        return f"{value[0]}-{value[-1]}"
    return ", ".join(map(str, value[:most])) + (" ..." if len(value) > most else "")
