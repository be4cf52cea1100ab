"""A reader who subscribes by email, and the letters that come."""

from datetime import timedelta

import time_machine
from django.core import mail
from django.utils import timezone

from articles.models import Alert, AlertRequest, Subscriber
from articles.site.alerts import begin_round, post
from articles.site.alerts.confirming import send_link
from articles.site.alerts.links import own_path, secret_of

ORIGIN = "http://127.0.0.1:8000"
HERE = {"origin": ORIGIN}
FORM = "/de/abonnieren/per-mail/"
ASKED = f"{FORM}abgesendet/"
SAID = {"email": "erika@example.org", "rhythm": "at_once", "weekday": "0"}


def link_in_letter() -> str:
    """Send the letter to confirm, and return the path that it leads to."""
    send_link.func(request=AlertRequest.objects.latest("pk").pk)
    return next(
        line.removeprefix(ORIGIN)
        for line in mail.outbox[-1].body.splitlines()
        if line.startswith(f"{ORIGIN}/alerts/confirm/")
    )


def asked(visitor, query: str = "", form: str = FORM, **said) -> str:
    path = f"{form}?{query}" if query else form
    assert visitor.post(path, SAID | said).status_code == 303
    return link_in_letter()


def subscribed(visitor, query: str = "", form: str = FORM, **said) -> Alert:
    """Return the alert of a reader who asked and confirmed."""
    path = visitor.post(asked(visitor, query, form, **said))["Location"]
    assert path.startswith("/alerts/")
    mail.outbox.clear()
    return Alert.objects.latest("pk")


def own(alert: Alert | Subscriber) -> str:
    person = alert.subscriber if isinstance(alert, Alert) else alert
    return own_path(secret_of(person))


def letters_in(**later) -> list:
    """Let that much time pass for a round and its letters; return these."""
    mail.outbox.clear()
    with time_machine.travel(timezone.now() + timedelta(**later)):
        begin_round()
        post()
    return list(mail.outbox)
