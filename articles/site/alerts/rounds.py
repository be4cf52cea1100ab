"""A round writes rows for the letters that are due now, with their contents.

Each list is asked for once in a round, however many have it. An article is told once
to a person, whichever of their lists it is in.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils import timezone
from pyroaring import FrozenBitMap

from articles.domain import search
from articles.domain.label_index import Catalogue, catalogue_at
from articles.domain.site_version import current
from articles.foundation.languages import is_former
from articles.models import Alert, AlertLetter, Rhythm
from articles.site.alerts.news import (
    Event,
    News,
    changes_within,
    news_between,
    within,
)
from articles.site.alerts.wishes import selection_of

logger = logging.getLogger(__name__)

# A publication is stored some moments after the one that it names.
LAG = timedelta(minutes=1)
# Nothing older is told, if no worker ran for weeks.
LONGEST = timedelta(days=15)
BATCH = 2_000
# The database may spend so long on the search of one list.
SEARCH_SECONDS = 10.0
# The parts of a letter, by the fields of News.
NEW, CORRECTED, MOVED, NEAR = "new", "corrected", "moved", "near"


@dataclass(frozen=True, slots=True)
class Round:
    """The facts that all lists of a round share."""

    until: datetime
    catalogue: Catalogue
    news: News
    # The articles of each list among those in the news, by language and query.
    lists: dict[tuple[str, str], FrozenBitMap]

    def of(self, alert: Alert) -> dict[str, list[Event]]:
        among = self.lists[alert.language, alert.query]
        if not among:
            return {}
        since = alert.told_until
        found = {NEW: within(self.news.new, since, among)}
        if alert.wants_corrections:
            found[CORRECTED] = changes_within(self.news.corrected, since, among)
        if alert.wants_moved:
            found[MOVED] = changes_within(self.news.moved, since, among)
        if alert.wants_reminders:
            found[NEAR] = within(self.news.near, since, among)
        return {name: events for name, events in found.items() if events}

    def ask(self, lists: Iterable[tuple[str, str]]) -> None:
        """Look up these lists, but for searches that take too long just now."""
        for language, query in lists:
            try:
                self.lists[language, query] = self.asked(language, query)
            except search.TooMuch:
                # The words stay unsaid: the log records no searches.
                logger.warning(
                    "A search of subscribers took longer than %d seconds. They hear in "
                    "the next round.",
                    SEARCH_SECONDS,
                )

    def asked(self, language: str, query: str) -> FrozenBitMap:
        public = self.catalogue.public(language)
        among = self.news.articles & public
        if is_former(language):
            return FrozenBitMap()
        if not among or not query:
            return among
        selection = selection_of(language, query, self.catalogue)
        if selection is None:
            return FrozenBitMap()
        # Nobody waits for it as for a page.
        selection.asked.budget.left = SEARCH_SECONDS
        return selection.found(self.catalogue) & among


def begin_round(now: datetime | None = None) -> int:
    """Write a row for each letter that is due; return their number.

    Two rounds at once come one after the other: the second finds nothing due.
    """
    revision = current(now or timezone.now())
    until = revision.at - LAG
    due = due_at(until)
    oldest = due.aggregate(oldest=Min("told_until"))["oldest"]
    if oldest is None:
        return 0
    news = news_between(max(oldest, until - LONGEST), until)
    if not news.articles:
        # The others hear at once of the next thing that happens.
        due.exclude(rhythm=Rhythm.AT_ONCE).update(told_until=until)
        return 0
    one = Round(until, catalogue_at(revision), news, {})
    # Before anything is locked: on SQLite all others who write would wait for it.
    one.ask(due.order_by().values_list("language", "query").distinct())
    with transaction.atomic():
        alerts = [
            alert
            for alert in due.select_for_update(of=("self",)).order_by("pk")
            if (alert.language, alert.query) in one.lists
        ]
        number = write_letters(alerts, one, known_editions(due, until))
        for some in batched((alert.pk for alert in alerts), BATCH):
            Alert.objects.filter(pk__in=some).update(told_until=until)
    return number


def due_at(until: datetime):
    """Keep alerts whose letter is due: at once, or once their hour has come."""
    hour = hour_before(until)
    is_due = Q(rhythm=Rhythm.AT_ONCE, told_until__lt=until)
    is_due |= Q(rhythm=Rhythm.DAILY, told_until__lt=hour)
    for back in range(7):
        # The last hour on that weekday: a round that is late loses no letter.
        at = hour - timedelta(days=back)
        weekday = timezone.localtime(at, timezone.get_default_timezone()).weekday()
        is_due |= Q(rhythm=Rhythm.WEEKLY, weekday=weekday, told_until__lt=at)
    return Alert.objects.active().filter(is_due)


def hour_before(until: datetime) -> datetime:
    """Return the last moment at which daily letters went, in the newsroom's zone."""
    zone = timezone.get_default_timezone()
    local = timezone.localtime(until, zone)
    at = datetime.combine(local.date(), time(settings.NEWSROOM_ALERT_HOUR))
    hour = timezone.make_aware(at, zone)
    if hour <= until:
        return hour
    return timezone.make_aware(at - timedelta(days=1), zone)


def write_letters(
    alerts: Iterable[Alert], one: Round, known: dict[int, set[int]]
) -> int:
    """`known` are the editions that each person was told of before."""
    by_person: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for alert in alerts:
        if found := without(one.of(alert), known[alert.subscriber_id]):
            by_person[alert.subscriber_id].append(as_kept(alert, found))
    now = timezone.now()
    rows = [
        AlertLetter(subscriber_id=person, until=one.until, at=now, told=told)
        for person, told in by_person.items()
    ]
    AlertLetter.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(rows)


def without(found: dict[str, list[Event]], known: set[int]) -> dict[str, list[Event]]:
    """Leave out new articles that the person was told of, and note the others."""
    new = [event for event in found.get(NEW, ()) if event.edition not in known]
    known.update(event.edition for event in new)
    kept = {name: events for name, events in found.items() if name != NEW}
    return ({NEW: new} if new else {}) | kept


def known_editions(due, until: datetime) -> dict[int, set[int]]:
    """Return the editions of former letters, for those due who have several lists."""
    known: dict[int, set[int]] = defaultdict(set)
    several = (
        Alert.objects.filter(subscriber=OuterRef("subscriber"))
        .order_by()
        .values("subscriber")
        .annotate(number=Count("pk"))
        .filter(number__gt=1)
    )
    rows = AlertLetter.objects.filter(Exists(several), until__gt=until - LONGEST)
    rows = rows.filter(subscriber__in=due.values("subscriber"))
    for person, told in rows.values_list("subscriber", "told"):
        for part in told:
            known[person].update(edition for _pk, edition in part.get(NEW, ()))
    return known


def as_kept(alert: Alert, found: dict[str, list[Event]]) -> dict[str, Any]:
    """Return what a letter tells of an alert, as its row keeps it."""
    kept: dict[str, Any] = {"alert": alert.pk}
    kept |= {"language": alert.language, "query": alert.query}
    for name, events in found.items():
        if name in (NEW, CORRECTED):
            kept[name] = [
                [event.version or event.article, event.edition] for event in events
            ]
        else:
            kept[name] = [
                [event.article, event.edition, event.deadline, event.days]
                for event in events
            ]
    return kept
