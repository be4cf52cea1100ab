"""Addresses that the desk wants to be asked: noted, and done by a task in `outside`.

The desk asks for one by `ask_for` or `ask_for_feeds`, which return at once, and looks
for its end by `state_of` and `feeds_found`.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext as _

from articles.foundation.languages import site_language
from articles.foundation.refusal import Refused
from articles.inbox.incoming.pasted import given, refuse_unless_allowed
from articles.inbox.incoming.tasks import fetch_page, find_feeds
from articles.inbox.items import Covered, covered_by
from articles.inbox.watching import Candidate
from articles.models import Errand, ErrandKind, ErrandState, InboxItem

MOST_WAITING = 5
# After so long the task was lost, or nobody does any.
LOST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an errand, and a sentence if it was refused.

    `is_known`: the inbox had the item before. `covered` has the articles that cover it
    already, of those that the user may see.
    """

    state: ErrandState
    sentence: str = ""
    address: str = ""
    item: InboxItem | None = None
    is_known: bool = False
    covered: list[Covered] = field(default_factory=list)
    feeds: list[Candidate] = field(default_factory=list)


def ask_for(address: str, *, by) -> str:
    """Have a page fetched for the inbox; return the key of the errand.

    Raises Refused. The address must be whole, or begin with the name of its server.
    """
    refuse_unless_allowed(by)
    errand = noted(ErrandKind.PAGE, given(address), by)
    fetch_page.enqueue(str(errand.key))
    return str(errand.key)


def ask_for_feeds(address: str, *, by) -> str:
    """Have the feeds of a page looked for; return the key of the errand.

    Raises Refused.
    """
    if not by.has_perm("articles.add_sourcefeed"):
        raise Refused(
            _("Nothing was looked for."),
            _("You may not add feeds."),
            _("Ask an editor to do it."),
            code="not-allowed",
        )
    errand = noted(ErrandKind.FEEDS, given(address), by)
    find_feeds.enqueue(str(errand.key))
    return str(errand.key)


def state_of(key: str, *, by) -> Standing | None:
    """Return how a page that the user asked for stands; None if they asked for none."""
    errand = errand_of(key, ErrandKind.PAGE, by)
    if errand is None or errand.state != ErrandState.DONE:
        return standing(errand)
    if errand.item is None:
        said = _("The item is gone by now.")
        return Standing(ErrandState.REFUSED, said, errand.address)
    return Standing(
        ErrandState.DONE,
        address=errand.address,
        item=errand.item,
        is_known=errand.item.seen_at < errand.asked_at,
        covered=covered_by([errand.item], by).get(errand.item.pk, []),
    )


def feeds_found(key: str, *, by) -> Standing | None:
    """Return the feeds that were found for the user; None if they asked for none."""
    errand = errand_of(key, ErrandKind.FEEDS, by)
    if errand is None or errand.state != ErrandState.DONE:
        return standing(errand)
    feeds = found_feeds(errand)
    none = _("The newsroom found no feed there.")
    return Standing(ErrandState.DONE, "" if feeds else none, feeds=feeds)


def found_feeds(errand: Errand) -> list[Candidate]:
    """Return the feeds as the task found them, which wrote them as JSON."""
    return [
        Candidate(**row | {"newest": row["newest"] and parse_datetime(row["newest"])})
        for row in errand.found
    ]


def noted(kind: ErrandKind, address: str, by) -> Errand:
    waiting = Errand.objects.filter(by=by, state=ErrandState.WAITING)
    if waiting.filter(asked_at__gt=timezone.now() - LOST).count() >= MOST_WAITING:
        raise Refused(
            _("The address was not fetched."),
            _("%(number)d others are still being fetched for you.")
            % {"number": MOST_WAITING},
            _("Wait until one of them is done."),
            code="too-many",
        )
    language = get_language() or site_language()
    return Errand.objects.create(kind=kind, address=address, by=by, language=language)


def errand_of(key: str, kind: ErrandKind, by) -> Errand | None:
    rows = Errand.objects.filter(kind=kind, by=by).select_related("item__source")
    try:
        return rows.filter(key=key).first()
    except ValidationError:
        return None  # no key at all


def standing(errand: Errand | None) -> Standing | None:
    """Return how an errand stands that isn't done."""
    if errand is None:
        return None
    if errand.state == ErrandState.WAITING and errand.asked_at < timezone.now() - LOST:
        said = _("It takes too long. Try again, or tell an operator.")
        return Standing(ErrandState.REFUSED, said, errand.address)
    return Standing(ErrandState(errand.state), errand.reason, errand.address)


def errands_before(before: datetime) -> QuerySet[Errand]:
    return Errand.objects.filter(asked_at__lt=before)
