"""The letters that came back or were called spam lately, by kind, for the doctor."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import override

from articles.domain.letters.kinds import KINDS
from articles.models import RecordedDeed, RecordEntry, User

# The newest that are looked at.
MOST = 200
# Statuses by which a server refuses who sends, not the address (RFC 3463, X.7.X).
OF_THE_SENDER = ".7."


@dataclass(frozen=True, slots=True)
class Returned:
    """The number of letters, and of each kind of them, in words, the most first."""

    number: int
    in_words: str
    of_the_sender: int

    @property
    def is_cut(self) -> bool:
        return self.number == MOST


def returned_letters(deed: RecordedDeed, since: datetime) -> Returned | None:
    """Return those that still matter: not those to accounts that are closed by now, or
    have another address.
    """
    entries = RecordEntry.objects.filter(deed=deed, at__gte=since)
    rows = list(entries.order_by("-at", "-pk")[:MOST])
    keys = {row.key for row in rows if row.key}
    is_open = User.objects.open().filter(pk__in=keys)
    there = {str(pk) for pk in is_open.values_list("pk", flat=True)}
    corrected = corrected_at(there, since)
    told = [
        row.details
        for row in rows
        if not row.key
        or (row.key in there and not corrected.get(row.key, row.at) > row.at)
    ]
    if not told:
        return None
    kinds = {kind.name: f"{kind.called} (queue {kind.queue}" for kind in KINDS}
    numbers = Counter((one.get("letter", ""), one.get("code", "")) for one in told)
    words = [
        f"{number} {kinds.get(name, f'letters of other kinds ({name}')}, {code})"
        for (name, code), number in numbers.most_common()
    ]
    of_the_sender = sum(OF_THE_SENDER in one.get("code", "") for one in told)
    return Returned(len(told), ", ".join(words), of_the_sender)


def corrected_at(keys: Iterable[str], since: datetime) -> dict[str, datetime]:
    """Return when these accounts were last given another address."""
    acts = RecordEntry.objects.filter(
        kind=User._meta.label_lower,
        key__in=keys,
        deed__in=(RecordedDeed.ADDRESS, RecordedDeed.CHANGED),
        at__gte=since,
    )
    return {row.key: row.at for row in acts.order_by("at", "pk") if is_of_address(row)}


def is_of_address(row: RecordEntry) -> bool:
    """Return whether an act changed the address: by its owner, or at the desk."""
    if row.deed == RecordedDeed.ADDRESS:
        return True
    fields = [
        name
        for one in row.details.get("changes", ())
        for name in one.get("changed", {}).get("fields", ())
    ]
    with override(None):
        return capfirst(User._meta.get_field("email").verbose_name) in map(
            capfirst, fields
        )
