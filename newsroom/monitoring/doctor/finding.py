"""A finding: the fact, the reason why it matters, and the remedy."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, cast

from django.utils.functional import lazy
from django.utils.translation import gettext


class Level(IntEnum):
    """The higher, the worse."""

    NOTE = 0  # nothing is wrong, and there is something to know
    WARNING = 1  # to be seen to by and by
    ERROR = 2  # somebody lacks something now, or something may be lost


@dataclass(frozen=True, slots=True)
class Finding:
    """Three sentences; the remedy is a command, a setting or a place at the desk.

    `about` is what tells several of one code apart; it stays the same as long as they
    do, whatever numbers stand in the sentences.
    """

    code: str
    level: Level
    what: str
    why: str
    remedy: str
    about: str = ""

    def __str__(self):
        said = f"{self.what} {self.why} {self.remedy}"
        # A message of several lines, from a driver or a library, becomes one line.
        return f"{self.level.name:7} {self.code}: {' '.join(said.split())}"


def error(code: str, what: str, why: str, remedy: str, about: str = "") -> Finding:
    return Finding(code, Level.ERROR, what, why, remedy, about)


def warning(code: str, what: str, why: str, remedy: str, about: str = "") -> Finding:
    return Finding(code, Level.WARNING, what, why, remedy, about)


def note(code: str, what: str, why: str, remedy: str, about: str = "") -> Finding:
    return Finding(code, Level.NOTE, what, why, remedy, about)


def put(text: str, values: dict[str, Any]) -> str:
    return gettext(text) % values if values else gettext(text)


in_language: Any = lazy(put, str)


def said(text: str, **values: Any) -> str:
    """Return a sentence in the language of whoever reads it, with values put in.

    The command speaks English, the desk and letters their readers' language. Modules
    import it as `_`, so the catalogues have its texts.
    """
    return cast(str, in_language(text, values))
