"""What a column may lack, but never does where it is asked for here."""


def given[T](value: T | None) -> T:
    """Return what a rule promises that the types don't know: a version that was
    published has its dates, a picture that was stored its file.
    """
    if value is None:
        raise ValueError("What has to be stored here is missing.")
    return value
