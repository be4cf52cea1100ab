"""A text that a reader sends, and the letter that comes for it."""

from django.core import mail
from django_ox.models import OxTask

from articles.inbox.incoming.tip_letters import send_link
from articles.models import Tip

FORM = "/de/nachricht-einsenden/"
SENT, RECEIVED = f"{FORM}abgesendet/", f"{FORM}danke/"
HERE = {"origin": "http://127.0.0.1:8000"}
SAID = {
    "message": "Neues Labor in Köln\n\nEs öffnet im März.",
    "made_with_ai": "no",
    "rights": "Von mir, zur Veröffentlichung.",
    "name": "Erika Muster",
    "email": "erika@example.org",
}


def waiting(letter) -> int:
    """Return how many of these letters wait in the queue."""
    return OxTask.objects.filter(task_path=letter.module_path).count()


def link_in_letter() -> str:
    """Send the letter, and return the path that it leads to."""
    send_link.func(tip=Tip.objects.latest("pk").pk)
    text = mail.outbox[-1].body
    [link] = [line for line in text.splitlines() if line.startswith("http")]
    return link.removeprefix("http://127.0.0.1:8000")


def sent(visitor, **changed) -> str:
    assert visitor.post(FORM, SAID | changed)["Location"] == SENT
    return link_in_letter()
