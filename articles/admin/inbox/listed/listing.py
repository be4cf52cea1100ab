"""The items that an address asks for, newest first, those of one cluster as one entry.

A page begins at a place in an index, and nobody counts to the end: its costs are the
same for any stock.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.utils import timezone

from articles.admin.inbox.listed.asked import (
    AGES,
    DECIDED_STATES,
    HANDED,
    MUTED,
    NO_SOURCE,
    OLDER,
    Asked,
    Place,
)
from articles.admin.parts.lists.bounded import AHEAD, counted
from articles.inbox.items import find_items, visible_to
from articles.models import InboxItem, Mostly

SHOWN = 50
PEOPLE = ("claimed_by", "handed_to", "decided_by")


@dataclass(slots=True)
class Part:
    """One page of the list; `older` asks for the next one, "" if it is the last.

    `count` is one more than `AHEAD` for more; `is_cut` says that a search found more
    than it looks through.
    """

    items: list[InboxItem] = field(default_factory=list)
    older: str = ""
    count: int = 0
    is_cut: bool = False

    @property
    def goes_on(self) -> bool:
        return self.count > AHEAD

    @property
    def most(self) -> int:
        return AHEAD


@dataclass(slots=True)
class Listing:
    """The list of one user: the wishes, and the items of their words and labels."""

    asked: Asked
    user: Any
    now: datetime = field(default_factory=timezone.now)
    found: list[int] | None = None
    is_cut: bool = False

    def __post_init__(self):
        if self.asked.q or self.asked.label:
            label, is_open = self.asked.kind_and_key, self.asked.is_open
            hits = find_items(self.asked.q, label, is_open=is_open)
            self.found, self.is_cut = hits.keys, hits.is_cut

    def conditions(self) -> Q:
        """Return what is asked for, as the indexes have it."""
        asked = self.asked
        found = in_state(asked.state, self.user) & of_age(asked.age, self.now)
        if self.found is not None:
            found &= Q(pk__in=self.found)
        if asked.source:
            is_none = asked.source == NO_SOURCE
            found &= Q(source=None if is_none else int(asked.source))
        return found & Q(language=asked.language) if asked.language else found

    def narrowed(self) -> QuerySet[InboxItem]:
        """Return the items that the user may see and asks for."""
        return visible_to(self.user).filter(self.conditions())

    def leads(self) -> QuerySet[InboxItem]:
        """Return the first of each cluster, and whatever is in none."""
        items = self.narrowed()
        if self.asked.state in (*DECIDED_STATES, MUTED):
            return items
        # As a value, for which PostgreSQL reads one cluster, not all of them. SQLite
        # would walk the list if it could use an index of its conditions.
        others = visible_to(self.user).filter(cluster=OuterRef("cluster"))
        others = others.filter(Mostly(self.conditions())).order_by("at", "pk")
        first = Subquery(others.values("pk")[:1])
        # SQLite finds the first also for an item in no cluster, unless it is a case.
        leads = Case(
            When(cluster=None, then=True),
            default=ExpressionWrapper(Q(pk=first), BooleanField()),
        )
        return items.filter(Mostly(leads))

    def part(self) -> Part:
        """Return the page that is asked for, and how many entries there are."""
        if self.found is not None:
            return self.part_of_found()
        rows = after(self.leads(), self.asked.place).order_by("-at", "-pk")
        found = list(rows.select_related("source", *PEOPLE)[: SHOWN + 1])
        return self.part_with(found[:SHOWN], len(found) > SHOWN, self.count())

    def part_of_found(self) -> Part:
        """Return a page of what a search found, which is sorted as a whole."""
        keys, place = self.leads_of_found(), self.asked.place
        beyond = [pk for pk, at in keys if not place or (at, pk) < (place.at, place.pk)]
        rows = InboxItem.objects.select_related("source", *PEOPLE)
        found = rows.in_bulk(beyond[:SHOWN])
        items = [found[pk] for pk in beyond[:SHOWN] if pk in found]
        return self.part_with(items, len(beyond) > SHOWN, len(keys))

    def part_with(self, items: list[InboxItem], has_more: bool, count: int) -> Part:
        older = str(Place.of(items[-1])) if has_more and items else ""
        return Part(items, older, count, self.is_cut)

    def leads_of_found(self) -> list[tuple[int, datetime]]:
        """Return keys and moments of the entries among the few found, newest first."""
        rows = self.narrowed().values_list("pk", "at", "cluster")
        is_folded = self.asked.state not in (*DECIDED_STATES, MUTED)
        leads: dict[Any, tuple[int, datetime]] = {}
        for pk, at, cluster in sorted(rows, key=lambda row: (row[1], row[0])):
            name = ("cluster", cluster) if cluster and is_folded else pk
            leads.setdefault(name, (pk, at))
        return sorted(leads.values(), key=lambda one: (one[1], one[0]), reverse=True)

    def count(self) -> int:
        if self.found is not None:
            return len(self.leads_of_found())
        return counted(self.leads(), AHEAD)

    def leading(self, item: InboxItem) -> InboxItem | None:
        """Return what leads the item's entry in this list, if it has one there."""
        together = Q(cluster=item.cluster_id) if item.cluster_id else Q(pk=item.pk)
        found = self.narrowed().filter(together).select_related("source", *PEOPLE)
        return found.order_by("at", "pk").first()


def in_state(state: str, user) -> Q:
    """Return the condition, as the indexes have it."""
    if state == HANDED:
        return Q(handed_to=user.pk, decided_at=None)
    if state == MUTED:
        return Q(decided_at=None, is_muted=True)
    if state in DECIDED_STATES:
        return Q(state=state)
    if state:
        return Q(state=state, is_muted=False)
    return Q(decided_at=None, is_muted=False)


def of_age(age: str, now: datetime) -> Q:
    if age == OLDER:
        return Q(at__lt=now - AGES["month"])
    return Q(at__gte=now - AGES[age]) if age else Q()


def after(items: QuerySet[InboxItem], place: Place | None) -> QuerySet[InboxItem]:
    if place is None:
        return items
    # The first condition says nothing new, but it is where the index begins.
    beyond = Q(at__lt=place.at) | Q(at=place.at, pk__lt=place.pk)
    return items.filter(Q(at__lte=place.at) & beyond)
