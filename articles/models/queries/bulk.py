"""Marks that Django reads on methods of a QuerySet which write many rows at once."""

from collections.abc import Callable


def alters_data[M: Callable](method: M) -> M:
    """Keep templates from calling it."""
    vars(method)["alters_data"] = True
    return method


def queryset_only[M: Callable](method: M) -> M:
    """Keep managers from having it: nobody shall write all rows by mistake."""
    vars(method)["queryset_only"] = True
    return method
