"""What the catalogue knows of versions: labels as they are linked, language, day, and
which were public at one moment. All of it stays as it is; what is new is another stock.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from pyroaring import FrozenBitMap

from articles.domain.label_index.order import NOBODY, Span

# By kind and key of the label, as it is linked and not as what it became.
type Links = dict[str, dict[int, FrozenBitMap]]


class Choices(NamedTuple):
    """The editions that an editor chose for a version, in her order."""

    pinned: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stock:
    """All versions with a window, by their keys. Who has none is in none of the sets.

    It knows of what changed up to the site's `sequence`. `open` are those public
    at the moment `at`, `begun` those that were it once until then.
    """

    site: UUID
    sequence: int
    at: datetime
    order: Span = field(default_factory=Span)
    languages: dict[str, FrozenBitMap] = field(default_factory=dict)
    links: Links = field(default_factory=dict)
    open: FrozenBitMap = NOBODY
    begun: FrozenBitMap = NOBODY
    # Of the few versions that have any.
    choices: dict[int, Choices] = field(default_factory=dict)
    # The versions of the editions that were chosen.
    versions: dict[int, FrozenBitMap] = field(default_factory=dict)
