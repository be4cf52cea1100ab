"""A finding: the fact, the reason why it matters, and the remedy."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """The higher, the worse."""

    NOTE = 0  # nothing is wrong, and there is something to know
    WARNING = 1  # to be seen to by and by
    ERROR = 2  # somebody lacks something now, or something may be lost


@dataclass(frozen=True, slots=True)
class Finding:
    """Three sentences; the remedy is a command, a setting or a place at the desk."""

    code: str
    level: Level
    what: str
    why: str
    remedy: str

    def __str__(self):
        said = " ".join([self.what, self.why, self.remedy])
        # A message of several lines, from a driver or a library, becomes one line.
        return f"{self.level.name:7} {self.code}: {' '.join(said.split())}"


def error(code: str, what: str, why: str, remedy: str) -> Finding:
    return Finding(code, Level.ERROR, what, why, remedy)


def warning(code: str, what: str, why: str, remedy: str) -> Finding:
    return Finding(code, Level.WARNING, what, why, remedy)


def note(code: str, what: str, why: str, remedy: str) -> Finding:
    return Finding(code, Level.NOTE, what, why, remedy)
