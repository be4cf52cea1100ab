"""Reports to users of commands: refusals of backups, and the progress of long work.

Only commands show refusals, so their messages are English.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from tqdm import tqdm

from articles.foundation.refusal import Refused

# Takes what is counted, and how many there are, if that is known. Callers pass to
# `update` of the result how many more are done.
Progress = Callable[[str, int | None], AbstractContextManager[Any]]


def refused(what: str, why: str, remedy: str, code: str = "keeping") -> Refused:
    return Refused(what, why, remedy, code=code)


def damaged(why: str) -> Refused:
    return refused(
        "Nothing was restored.",
        f"The archive is damaged or cut off: {why}.",
        "Take another copy of it, or an earlier backup.",
        "damaged",
    )


class Silent:
    def update(self, _more: int) -> None:
        """Tell nobody."""


def silent(_what: str, _total: int | None) -> AbstractContextManager[Any]:
    return nullcontext(Silent())


def bars(command: Any, verbosity: int) -> Progress:
    """Show progress bars on a terminal; without one, nothing."""

    def bar(what: str, total: int | None) -> AbstractContextManager[Any]:
        return tqdm(
            total=total,
            unit="B" if what == "bytes" else f" {what}",
            unit_scale=what == "bytes",
            disable=True if verbosity == 0 else None,
            file=command.stderr,
            leave=False,
        )

    return bar
