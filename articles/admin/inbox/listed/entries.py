"""Entries of the inbox as a page shows them: the first item of a cluster leads, and the
others stand inside. All that is known of them is asked at once.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from articles.admin.inbox.listed.listing import PEOPLE
from articles.admin.inbox.listed.saying import (
    Suggestion,
    facts_of,
    in_words,
    names_for,
    remarks_of,
    source_of,
    standing_of,
    suggestions_of,
    why,
)
from articles.admin.parts.saying import change_url
from articles.inbox.items import Covered, covered_by, offered, visible_to
from articles.inbox.likeness import is_telling
from articles.models import Article, InboxItem, ItemFact

# So many items of clusters are shown on one page.
MOST = 200


@dataclass(slots=True)
class Line:
    """One item, and what its reader may do with it now. `acts` are names."""

    item: InboxItem
    source: str
    facts: list[str]
    remarks: list[str]
    standing: str
    suggestions: list[Suggestion]
    acts: set[str]
    covered: list["Cover"]
    near: "Near | None"
    # The article that came of it, if the reader may see it.
    article: "Cover | None"
    address: str

    @property
    def chosen(self) -> str:
        """Return how a form names it as it was seen."""
        return f"{self.item.pk}-{self.item.lock}"

    @property
    def is_web(self) -> bool:
        return self.item.link.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Near:
    """The most alike of the other items, and why."""

    item: InboxItem
    source: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Cover:
    """An article that covers an item; `reason` is "" if it cites its address."""

    article: Article
    reason: str = ""

    @property
    def address(self) -> str:
        return change_url(self.article)

    @property
    def phase(self):
        return self.article.phase()


@dataclass(slots=True)
class Entry:
    lead: Line
    others: list[Line] = field(default_factory=list)
    # The facts that its items share.
    reason: str = ""

    @property
    def sources(self) -> str:
        return ", ".join(dict.fromkeys(line.source for line in self.others))

    @property
    def open_lines(self) -> list[Line]:
        lines = [self.lead, *self.others]
        return [line for line in lines if "dismiss" in line.acts]


def entries_of(leads: Iterable[InboxItem], user) -> list[Entry]:
    """Return an entry for each of them, with the others of its cluster."""
    leads = list(leads)
    led = {item.pk for item in leads}
    others = [item for item in together(leads, user) if item.pk not in led]
    every = [*leads, *others]
    lines = lines_of(every, user, timezone.now())
    reasons = shared_facts(every) if others else {}
    inside: dict[int | None, list[Line]] = {}
    for item in others:
        inside.setdefault(item.cluster_id, []).append(lines[item.pk])
    return [
        Entry(
            lines[item.pk],
            # Two of a cluster may both be listed: each has its own entry there.
            inside.get(item.cluster_id, []) if item.cluster_id else [],
            in_words(reasons.get(item.cluster_id or 0, ())),
        )
        for item in leads
    ]


def together(leads: list[InboxItem], user) -> list[InboxItem]:
    """Return all items of their clusters that the user may see, the first in front."""
    clusters = {item.cluster_id for item in leads if item.cluster_id}
    if not clusters:
        return []
    found = visible_to(user).filter(cluster__in=clusters)
    return list(found.select_related("source", *PEOPLE).order_by("at", "pk")[:MOST])


def lines_of(items: list[InboxItem], user, now: datetime) -> dict[int, Line]:
    root = reverse("inbox")
    covered = covered_by([item for item in items if item.is_open], user)
    articles = articles_of(items, user)
    near = near_of(items, user)
    names = names_for(item for item in items if item.is_open)
    return {
        item.pk: Line(
            item=item,
            source=source_of(item),
            facts=facts_of(item),
            remarks=remarks_of(item, now),
            standing=standing_of(item, user, now),
            suggestions=suggestions_of(item, names) if item.is_open else [],
            acts={act.name for act in offered(item, user, now)},
            near=near.get(item.pk),
            covered=[cover_of(one) for one in covered.get(item.pk, ())],
            article=articles.get(item.edition_id),
            address=f"{root}{item.pk}/",
        )
        for item in items
    }


def near_of(items: Iterable[InboxItem], user) -> dict[int, Near]:
    """Return the nearest of each open item that stands alone, if the user sees it and
    the reasons tell something.
    """
    asking = [
        item
        for item in items
        if item.nearest_id
        and item.is_open
        and item.cluster_id is None
        and is_telling(item.nearest_why)
    ]
    wanted = {item.nearest_id for item in asking}
    found = {}
    if wanted:
        rows = visible_to(user).filter(pk__in=wanted).select_related("source")
        found = {one.pk: one for one in rows.defer("text")}
    root = reverse("inbox")
    return {
        item.pk: Near(
            other,
            source_of(other),
            why(item.nearest_why),
            f"{root}{other.pk}/",
        )
        for item in asking
        if (other := found.get(item.nearest_id or 0))
    }


def cover_of(one: Covered) -> Cover:
    return Cover(one.article, "" if one.is_cited else in_words(one.facts))


def articles_of(items: Iterable[InboxItem], user) -> dict[int | None, Cover]:
    """Return for the editions that came of items the version that the user sees."""
    editions = {item.edition_id for item in items if item.edition_id}
    if not editions:
        return {}
    visible: Any = Article.objects.visible_to(user)
    found = visible.filter(edition__in=editions).select_related("edition")
    return {
        one.edition_id: Cover(one) for one in found.defer("body").order_by("number")
    }


def shared_facts(items: Iterable[InboxItem]) -> dict[int, list[str]]:
    """Return for each cluster the facts that several of its items tell."""
    clusters = {item.pk: item.cluster_id for item in items if item.cluster_id}
    rows = ItemFact.objects.filter(item__in=clusters).values_list("item", "fact")
    counts: dict[int, Counter[str]] = {}
    for item, fact in rows:
        counts.setdefault(clusters[item], Counter())[fact] += 1
    return {
        cluster: [fact for fact, count in facts.most_common() if count > 1]
        for cluster, facts in counts.items()
    }
