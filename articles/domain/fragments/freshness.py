"""Check whether a stored part of a version is what would be made of it now."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.domain.fragments.fingerprint import fingerprint
from articles.domain.site_version import Held, Kept, Revision
from articles.models import KeyCounter


@dataclass(frozen=True, slots=True)
class Typeset:
    """A rendered part, and the keys of everything that it shows besides the version.

    `variant` names what depends on the time in it.
    """

    text: str
    keys: frozenset[str] = field(default_factory=frozenset)
    variant: str = ""


def changes(revision: Revision, held: Held[dict[str, int]] | None) -> dict[str, int]:
    if held is None:
        return KeyCounter.objects.since(0)
    if held.revision.sequence == revision.sequence:
        return held.value
    return held.value | KeyCounter.objects.since(held.revision.sequence)


# The place of each key's last change in the site's sequence.
changed = Kept(changes)


@dataclass(frozen=True, slots=True)
class Freshness:
    """The conditions for a stored part to be fresh at a revision."""

    revision: Revision
    fingerprint: str
    changed: dict[str, int]

    @classmethod
    def at(cls, revision: Revision) -> "Freshness":
        return cls(revision, fingerprint(), changed.at(revision))

    def holds(
        self, made_at: int, by: str, keys: Iterable[str], *, moved_at: int
    ) -> bool:
        """Return whether nothing has changed since; `moved_at` is the edition's own."""
        if by != self.fingerprint or made_at < moved_at:
            return False
        since = self.changed.get
        # For each card of a list: a generator would take longer.
        return not [key for key in keys if since(key, 0) > made_at]
