"""Letters that come back, or that somebody calls spam: then no more go there."""

import re

from django.db.models import F
from django.db.transaction import atomic

from articles.domain import letters
from articles.models import AlertLetter, Subscriber, SuppressedAddress
from articles.site.alerts import brake
from articles.site.alerts.addresses import suppress
from articles.site.alerts.subscribing import remove

# After so many letters that came back for good, nothing more is sent.
MOST_BOUNCES = 2
# The status of a refusal (RFC 3463), behind the code that the server answers with.
STATUS = re.compile(r"\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b")
# There is no such mailbox, or it is closed. The others tell of the sender, the
# content, a rule or the way: by these, a faulty relay would remove all readers.
OF_ADDRESS = re.compile(r"5\.(0\.0|1\.(?![78]$)\d+|2\.[01])")


def status_in(answer: str) -> str:
    found = STATUS.match(answer)
    return found[1] if found else ""


def is_of_address(status: str) -> bool:
    return bool(OF_ADDRESS.fullmatch(status))


def letter_of(told: letters.Bounce | letters.Complaint) -> AlertLetter | None:
    """Return the row, unless its subscriber has left, or is somebody else by now."""
    rows = AlertLetter.objects.select_related("subscriber")
    row = rows.filter(pk=told.sent.whom).exclude(subscriber=None).first()
    if row and row.subscriber and told.sent.is_to(row.subscriber.address):
        return row
    return None


@letters.on_bounce(letters.ALERT)
@atomic
def note_bounce(told: letters.Bounce) -> None:
    row = letter_of(told)
    if row is None:
        return
    if is_of_address(told.status):
        count_bounce(row)
    elif told.status.startswith("5."):
        # Nobody is taken off for it, but the brake counts it.
        AlertLetter.objects.filter(pk=row.pk).update(has_come_back=True)


@atomic
def count_bounce(row: AlertLetter) -> None:
    """Count a letter once; take the address off the list after the second."""
    there = AlertLetter.objects.filter(pk=row.pk, has_come_back=False)
    if not there.update(has_come_back=True) or row.subscriber_id is None:
        return
    people = Subscriber.objects.filter(pk=row.subscriber_id)
    people.update(bounces=F("bounces") + 1)
    person = people.first()
    # If many come back at once, it isn't for their addresses.
    if person and person.bounces >= MOST_BOUNCES and not brake.look():
        take_off(person, SuppressedAddress.Why.RETURNED)


@letters.on_complaint(letters.ALERT)
@atomic
def stop_after_complaint(told: letters.Complaint) -> None:
    if (row := letter_of(told)) and row.subscriber:
        take_off(row.subscriber, SuppressedAddress.Why.COMPLAINED)


def take_off(person: Subscriber, why: SuppressedAddress.Why) -> None:
    """Remove a subscriber, and write to that address no more."""
    suppress(person.address, why)
    remove(person)
