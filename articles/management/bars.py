"""Progress bars of commands, silent without a terminal."""

from contextlib import AbstractContextManager
from typing import Any

from tqdm import tqdm

from articles.transfer.backup import Progress


def bars(command: Any, verbosity: int) -> Progress:
    """Tell how far it is, on a terminal."""

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
