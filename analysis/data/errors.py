"""What a data package is refused by, and an estimate."""


class PackageError(ValueError):
    """A data package is not what it says it is; the message names the place and the cure."""


class NotEstimable(ValueError):
    """What cannot be computed (``where``), why, and what would be needed: ``absent.<kind>`` of the catalogue
    (``analysis/output/words/absent.py``), filled in with ``values``.

    A method raises it where the *data* hold too little, or nothing that varies. A call that is wrong (an
    unknown option, a missing column) stays a ValueError. ``analysis.output.sections`` turns it into a
    sentence.
    """

    def __init__(self, kind: str, where: str = "", **values: object):
        super().__init__(kind, where, values)
        self.kind, self.where, self.values = kind, where, values

    def said(self, language: str) -> str:
        """Why, and what would be needed. KeyError as ``labels.text``."""
        from analysis.output import labels

        return labels.text(f"absent.{self.kind}", language, **self.values)

    def __str__(self) -> str:
        return ": ".join(filter(None, [self.where, self.said("en")]))
