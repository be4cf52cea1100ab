"""The people on the writing side of a text, whom no link may make their own reader."""

from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress

from articles.domain import assignments, rights
from articles.models import Article, AssignmentRole, User


@dataclass(frozen=True, slots=True)
class Writing:
    """The keys of all who changed it, began it, or are to write it, also while they
    stand in for the writer; their addresses.
    """

    keys: frozenset[int]
    addresses: frozenset[str]

    def has(self, person: User | None) -> bool:
        return person is None or person.pk in self.keys

    def reads_at(self, address: str) -> bool:
        return bool(address) and plain(address) in self.addresses


def writing_side(article: Article) -> Writing:
    rows = assignments.open_for([article.edition_id])
    writes = rows.get((article.edition_id, AssignmentRole.WRITES))
    found = {by for by, _lock in rights.edits(article)}
    found |= {article.author_id, writes.person_id if writes else None}
    if writes and (stand_in := writes.person.acting_stand_in):
        found.add(stand_in.pk)
    keys = frozenset(key for key in found if key is not None)
    people = User.objects.filter(pk__in=keys)
    own: Any = EmailAddress.objects.filter(user__in=keys)
    said = [*people.values_list("email", "username"), *own.values_list("email")]
    addresses = {plain(one) for row in said for one in row if one and "@" in one}
    return Writing(keys, frozenset(addresses))


def plain(address: str) -> str:
    """Return an address without what leads to the same mailbox: capitals, +words."""
    name, _at, host = address.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"
