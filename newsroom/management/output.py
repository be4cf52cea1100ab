"""Output of commands that nobody may get: the pipe is closed, or the disk is full."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Self, TextIO

# 128 and the number of the signal by which a closed pipe ends other programs.
NOBODY_READS = 141


class Output(io.TextIOWrapper):
    """Standard output; remembers that something could not be printed, and why."""

    failed: OSError | None = None
    # True to drop output that can't be written.
    is_forgiving = False

    @classmethod
    def of(cls, given: TextIO | None) -> Self:
        if not isinstance(given, io.TextIOWrapper):  # it was closed before we began
            return cls(io.FileIO(os.devnull, "w"), encoding="utf-8")
        return cls(
            given.buffer,
            encoding=given.encoding,
            errors=given.errors,
            line_buffering=given.line_buffering,
            write_through=given.write_through,
        )

    def forgive(self) -> None:
        """Drop from now on what can't be printed: a full log must end no server."""
        with suppress(OSError):
            self.flush()
        self.is_forgiving = True

    def write(self, text: str) -> int:
        if self.is_forgiving:
            # At once: buffered output would be tried again at the very end.
            with suppress(OSError):
                os.write(self.fileno(), text.encode(self.encoding, "replace"))
            return len(text)
        with self.noting():
            return super().write(text)

    def flush(self) -> None:
        with self.noting():
            super().flush()

    @contextmanager
    def noting(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.failed = error
            raise

    def end(self, ended: BaseException | None) -> None:
        """Say in our words what didn't get out, where Python would use its own.

        `ended` is what the command ends with, if it isn't through.
        """
        with suppress(OSError):
            self.flush()
        if not self.failed:
            return
        # The rest of the buffer would be tried again at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
        is_through = ended is None or (isinstance(ended, SystemExit) and not ended.code)
        is_stopped = ended is self.failed
        if isinstance(self.failed, BrokenPipeError):
            why, code = "nobody reads what the command prints.", NOBODY_READS
        else:
            why = f"what the command prints can't be written: {self.failed.strerror}."
            why, code = f"{why} Send it to another place.", 1
        if is_stopped or code != NOBODY_READS:
            how = "Stopped:" if is_stopped else "It ended, but"
            sys.stderr.write(f"{how} {why}\n")
        if is_through or is_stopped:
            sys.exit(code)


def not_printed() -> OSError | None:
    """Return why something could not be printed, if so."""
    return getattr(sys.stdout, "failed", None)
