"""A check for values of nullable columns that are never NULL where they are read."""


def given[T](value: T | None) -> T:
    """Return a value that is never None by a rule that the types don't know: a
    published version has its dates, a stored picture has its file.
    """
    if value is None:
        raise ValueError("What has to be stored here is missing.")
    return value
