"""How those are told who wait: what is being done, and how much of it there is."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

# Given what is counted and how many there are, if that is known; what it returns is
# told by `update` how many more are done.
Progress = Callable[[str, int | None], AbstractContextManager[Any]]


class Silent:
    def update(self, _more: int) -> None:
        """Tell nobody."""


def silent(_what: str, _total: int | None) -> AbstractContextManager[Any]:
    return nullcontext(Silent())
