"""The options of a move besides user and note: one class for each verb that has some.

`docs/workflow.md` contains the docstrings.
"""

from dataclasses import dataclass
from datetime import datetime

from articles.models import Edition
from articles.workflow import Ending


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing."""

    def begins(self, now: datetime) -> datetime:
        """Return when an article moved now would be public."""
        return now

    def others(self) -> tuple[Edition, ...]:
        """Return the other editions that mustn't move meanwhile."""
        return ()


@dataclass(frozen=True, slots=True)
class Window(Options):
    """When it goes live (at once, if not told) and ends (never), and whether it hides
    what stood before it (if not told: where it sets right a name that goes)."""

    at: datetime | None = None
    expires_at: datetime | None = None
    hides_former: bool | None = None

    def begins(self, now: datetime) -> datetime:
        return self.at or now

    def may_have_begun(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Plan(Window):
    """When it goes live (with the approval, if not told or if that comes later) and
    ends (never), and whether it hides what stood before it."""


@dataclass(frozen=True, slots=True)
class Publication(Window):
    """When it goes live (at once, if not told) and ends (never), whether it hides what
    stood before it, and whether the beginning may have passed, as an import's may."""

    backdated: bool = False

    def may_have_begun(self) -> bool:
        return self.backdated


@dataclass(frozen=True, slots=True)
class Withdrawal(Options):
    """What stands at its address, which edition replaces it, and whether a scheduled
    version is discarded rather than sent back to review."""

    ending: Ending = Ending.NOTICE
    replaced_by: Edition | None = None
    discard_scheduled: bool = False

    def __post_init__(self) -> None:
        # A form's plain word becomes the ending that it names; any other is an error.
        object.__setattr__(self, "ending", Ending(self.ending))

    def others(self) -> tuple[Edition, ...]:
        return (self.replaced_by,) if self.replaced_by else ()
