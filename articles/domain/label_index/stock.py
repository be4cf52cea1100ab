"""The versions in the catalogue: labels as they are linked, language, day, and which
were public at one moment. A stock never changes; new data make another stock.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from pyroaring import FrozenBitMap

from articles.domain.label_index.order import NOBODY, Span

# By kind and key of the label as it is linked, not of its merge target.
type Links = dict[str, dict[int, FrozenBitMap]]


class Choices(NamedTuple):
    """The editions that an editor chose for a version, in the editor's order."""

    pinned: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stock:
    """All versions with a window, by their keys. A version without one is in no set.

    It includes changes up to the site's `sequence`. `open` are those public at the
    moment `at`, `begun` those that were public at any time until then.
    """

    site: UUID
    sequence: int
    at: datetime
    order: Span = field(default_factory=Span)
    languages: dict[str, FrozenBitMap] = field(default_factory=dict)
    links: Links = field(default_factory=dict)
    # By the code of those who may apply.
    eligible: dict[str, FrozenBitMap] = field(default_factory=dict)
    open: FrozenBitMap = NOBODY
    begun: FrozenBitMap = NOBODY
    # Those open by the state that deadlines give them, by `deadlines.NAMES`.
    due: dict[str, FrozenBitMap] = field(default_factory=dict)
    # Those whose deadlines are open or opening, by the day of what is due next.
    dates: Span = field(default_factory=Span)
    # For the few versions that have any.
    choices: dict[int, Choices] = field(default_factory=dict)
    # The versions of the editions that were chosen.
    versions: dict[int, FrozenBitMap] = field(default_factory=dict)
