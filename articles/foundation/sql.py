"""Put names and conditions of our own into plain SQL.

Input is a parameter of a statement (`%s`) and never a part of its text.
So a part is a number, names of tables and columns, or SQL that `compose` has made.
"""

import re
from collections.abc import Iterable

NAME = r'(?:\w+|"[^"]+")(?:\.(?:\w+|"[^"]+"))*'
NAMES = re.compile(f"{NAME}(?:, {NAME})*")


class Statement(str):
    """SQL that `compose` has made, or a constant of ours."""

    __slots__ = ()


def compose(text: str, **parts: str | int) -> Statement:
    """Put the parts into their places, written as `{name}`.

    Raise ValueError for a text that is neither a list of names nor a `Statement`.
    """
    for place, part in parts.items():
        is_ours = isinstance(part, int | Statement) or NAMES.fullmatch(part)
        if not is_ours:
            raise ValueError(f"{place} holds SQL that nobody composed: {part!r}")
    return Statement(text.format(**parts))


def marks(number: int) -> Statement:
    """Return places for so many parameters, `NULL` for none: no row equals it."""
    return Statement(", ".join(["%s"] * number) or "NULL")


def listed(parts: Iterable[Statement]) -> Statement:
    """Return these columns in a list."""
    return Statement(", ".join(parts))
