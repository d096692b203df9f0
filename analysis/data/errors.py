"""What a data package is refused by."""


class PackageError(ValueError):
    """A data package is not what it says it is; the message names the place and the cure."""


class NotEstimable(ValueError):
    """What is asked cannot be estimated from these figures; the message says why and what would be needed."""
