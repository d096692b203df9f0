"""What a data package is refused by."""


class PackageError(ValueError):
    """A data package is not what it says it is; the message names the place and the cure."""
