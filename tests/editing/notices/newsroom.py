"""The people of a small newsroom, each with an address, and what they were told."""

from datetime import timedelta

import time_machine
from django.core import mail
from django.utils import timezone

from articles.editing import notices
from articles.models import DeskNotice, User
from tests.support import factories

# Words of a draft that no letter may say.
SECRET = "Geheimer Absatz"
TITLE = "Arbeitstitel"
PEOPLE = {
    "author": ("Autorin Beispiel", "author"),
    "second": ("Zweite Autorin", "author"),
    "editor": ("Redakteur Beispiel", "editor"),
    "other": ("Zweiter Redakteur", "editor"),
    "chief": ("Chefin Beispiel", "chief"),
    # Nobody has told her anything, and she sees everything.
    "bystander": ("Unbeteiligte", "chief"),
}


def person(name: str) -> User:
    """Return the person as a further request has them, with an address of their own."""
    username, role = PEOPLE[name]
    made = factories.user(username, role, email=f"{name}@example.org")
    return User.objects.get(pk=made.pk)


def everybody() -> dict[int, str]:
    return {person(name).pk: name for name in PEOPLE}


def text(**options):
    said = {"headline": TITLE, "body": f"<p>{SECRET}</p>", "teaser": SECRET}
    return factories.draft(by=person("author"), **said | options)


def told() -> dict[str, tuple[str, str]]:
    """Return the kind and the reason of what each was told: of one act, once."""
    names, found = everybody(), {}
    for row in DeskNotice.objects.order_by("pk"):
        name = names[row.person_id]
        assert name not in found, f"{name} was told twice"
        found[name] = (row.kind, row.because)
    return found


def hear_nothing_yet() -> None:
    """Forget what people were told so far, and the letters of it."""
    DeskNotice.objects.all().delete()
    mail.outbox.clear()


def next_morning():
    """Return the moment at which tomorrow's daily letters are due."""
    day = timezone.localtime() + timedelta(days=1)
    return day.replace(hour=7, minute=1, second=0, microsecond=0)


def letters_of_next_morning() -> dict[str, mail.EmailMessage]:
    mail.outbox.clear()
    with time_machine.travel(next_morning(), tick=False):
        notices.send_due(timezone.now())
    found = {}
    for letter in mail.outbox:
        [address] = letter.to
        name = address.partition("@")[0]
        assert name not in found, f"{name} got two letters"
        found[name] = letter
    return found
