"""Progress for users who wait: the current task, and its size."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

# Takes what is counted, and how many there are, if that is known. Callers pass to
# `update` of the result how many more are done.
Progress = Callable[[str, int | None], AbstractContextManager[Any]]


class Silent:
    def update(self, _more: int) -> None:
        """Tell nobody."""


def silent(_what: str, _total: int | None) -> AbstractContextManager[Any]:
    return nullcontext(Silent())
