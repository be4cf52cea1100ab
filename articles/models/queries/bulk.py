"""Marks for QuerySet methods that write many rows at once. Django reads them."""

from collections.abc import Callable


def alters_data[M: Callable](method: M) -> M:
    """Keep templates from calling it."""
    vars(method)["alters_data"] = True
    return method


def queryset_only[M: Callable](method: M) -> M:
    """Keep managers from having it, so that nobody writes all rows by mistake."""
    vars(method)["queryset_only"] = True
    return method
