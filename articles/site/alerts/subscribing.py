"""Ask for an alert, confirm it, change it, and leave.

A request is answered and stored alike, whether somebody has the address already or
not. So nobody learns from here who subscribes.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accounts import ALERTS
from articles.domain import letters
from articles.models import CHOSEN, Alert, AlertRequest, Subscriber
from articles.site.alerts.addresses import folded, waiting_at
from articles.site.alerts.confirming import send_link
from articles.site.alerts.links import hash_of, new_seed, secrets_of
from articles.site.reader_reports import TooManyError, midnight, wait_beyond

HOUR = timedelta(hours=1)
MOST_OF_ONE = 10
# The most lists of one subscriber.
MOST_ALERTS = 50


@transaction.atomic
def ask(
    address: str,
    wish: Mapping[str, Any],
    *,
    sender: str,
    at: datetime,
) -> AlertRequest:
    """Store a request, and have its link sent. Raises TooManyError.

    `wish` has the fields of a `Wish`; `sender` is a hash of the network.
    """
    ALERTS.hold()
    senders_before(midnight(at)).update(sender="")
    recent = AlertRequest.objects.filter(sent_at__gt=at - HOUR).order_by("-sent_at")
    refuse_beyond(MOST_OF_ONE, recent.filter(sender=sender), at=at)
    refuse_beyond(ALERTS.most, recent, at=at)
    request = AlertRequest.objects.create(
        address=address, sender=sender, sent_at=at, **wish
    )
    send_link.enqueue(request=request.pk)
    return request


def refuse_beyond(most: int, requests, *, at: datetime) -> None:
    if wait := wait_beyond(most, requests, at=at):
        error = TooManyError(
            _("Your request wasn’t accepted."),
            _("Too many came within an hour."),
            _("Please send it again later; it is still below."),
            code="too-many",
        )
        error.wait = wait
        raise error


class TooManyListsError(Exception):
    """The subscriber has as many lists as one may have; `subscriber` is who it is."""

    def __init__(self, subscriber: Subscriber):
        super().__init__(f"{subscriber} has {MOST_ALERTS} lists")
        self.subscriber = subscriber


@transaction.atomic
def confirm(request: AlertRequest) -> Subscriber | None:
    """Make the alert of a request; once, however often. None if it was confirmed
    before. Raises TooManyListsError: the request waits then, and nothing changes.
    """
    stored = AlertRequest.objects.select_for_update().filter(pk=request.pk).first()
    if stored is None or stored.confirmed_at:
        return None
    letters.begin_list()
    now, seed = timezone.now(), new_seed()
    subscriber, is_new = Subscriber.objects.get_or_create(
        folded=folded(stored.address),
        defaults={
            "address": stored.address,
            "language": stored.language,
            "seed": seed,
            "secret_hash": hash_of(secrets_of(seed)[0]),
            "confirmed_at": now,
        },
    )
    if is_new:
        letters.note_return(subscriber.folded)
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    begin(subscriber, stored, now)
    stored.address, stored.confirmed_at, stored.sender = "", now, ""
    stored.save()
    return subscriber


def begin(subscriber: Subscriber, request: AlertRequest, now: datetime) -> None:
    """Give the subscriber the list; one that they have already gets the new wishes.

    By the link they have proved once more that the address is theirs.
    """
    if subscriber.held_since:
        # News from the time in which they were held is old now.
        subscriber.alerts.update(told_until=now)
    Subscriber.objects.filter(pk=subscriber.pk).update(bounces=0, held_since=None)
    wishes = {name: getattr(request, name) for name in CHOSEN}
    of_list = {"language": request.language, "query": request.query}
    rows = Alert.objects.filter(subscriber=subscriber, **of_list)
    if rows.update(**wishes):
        return
    if subscriber.alerts.count() >= MOST_ALERTS:
        raise TooManyListsError(subscriber)
    Alert.objects.create(
        subscriber=subscriber, begun_at=now, told_until=now, **of_list, **wishes
    )


def change(alert: Alert, chosen: Mapping[str, Any]) -> None:
    """Store how often it comes, and what comes besides new articles."""
    wishes = {name: chosen[name] for name in CHOSEN}
    Alert.objects.filter(pk=alert.pk).update(**wishes)


@transaction.atomic
def stop(alert: Alert) -> None:
    """End one alert; with their last one the subscriber has left."""
    people = Subscriber.objects.select_for_update()
    subscriber = people.filter(pk=alert.subscriber_id).first()
    Alert.objects.filter(pk=alert.pk).delete()
    if subscriber and not subscriber.alerts.exists():
        leave(subscriber)


@transaction.atomic
def leave(subscriber: Subscriber) -> None:
    """Remove a subscriber at once: no letter that waits goes out any more."""
    for request in waiting_at(subscriber.address):
        request.delete()
    remove(subscriber)


def remove(subscriber: Subscriber) -> None:
    """Remove one with the letters that wait.

    Those that were sent stay as a count, without the lists of which they told. After
    an older backup was put back, the subscriber stays away.
    """
    letters.note_departure(subscriber.folded)
    subscriber.letters.unfinished().delete()
    subscriber.letters.update(told=[])
    subscriber.delete()


def senders_before(before: datetime):
    """Return requests from before that still have the hash of their sender."""
    return AlertRequest.objects.filter(sent_at__lt=before).exclude(sender="")


def requests_before(before: datetime):
    """Return requests from before that moment: their links are good no more."""
    return AlertRequest.objects.filter(sent_at__lt=before)
