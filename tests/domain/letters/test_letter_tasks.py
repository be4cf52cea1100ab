"""A letter is tried until its link ends, and no longer where it is refused for good."""

import logging
import socket
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.accounts.mails import tasks
from articles.domain.letters.letter_tasks import LONGEST, PAUSES
from articles.models import RecordedDeed, RecordEntry
from newsroom.conf import env
from newsroom.monitoring.doctor.asked_of_the_queue import mails_go_out
from newsroom.monitoring.logs import Brief
from tests.support import factories
from tests.support.processes.postbox import Postbox

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LATER = "451 4.7.1 Greylisted, come again in five minutes"
NEVER = "550 5.1.1 <erika@example.org> no such user"
HOUR = timedelta(hours=1)


@pytest.fixture
def author():
    person = factories.author()
    person.email = "erika@example.org"
    person.set_password("a long word of hers")
    person.save()
    return person


@pytest.fixture
def lines():
    """Yield the records that reach a handler with the filter of the settings."""
    found = []
    handler = logging.Handler()
    handler.addFilter(Brief())
    handler.emit = found.append
    logging.getLogger().addHandler(handler)
    yield found
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def try_with(settings, monkeypatch):
    """Try what waits once, whenever it is due, with a mail server that answers so."""

    def trying(to_recipient: str) -> OxTask:
        OxTask.objects.update(run_after=None)
        with Postbox(to_recipient) as post:
            mail_by(post.server)
            run_tasks()
        return OxTask.objects.get()

    def mail_by(server: socket.socket) -> None:
        port = server.getsockname()[1]
        monkeypatch.setenv("NEWSROOM_MAIL_URL", f"smtp://127.0.0.1:{port}?tls=0")
        settings.MAILERS = env.mailers("NEWSROOM_MAIL_URL", folder=None)

    return trying


def ask() -> None:
    tasks.send_reset_link.enqueue(address="erika@example.org", language="de")


def pass_by(hours: int) -> None:
    for one in OxTask.objects.all():
        one.enqueued_at -= hours * HOUR
        one.save()


def test_a_server_that_asks_for_patience_gets_the_letter_later(author, try_with, lines):
    ask()
    pauses = []
    for number in range(len(PAUSES) + 2):
        row = try_with(LATER)
        assert row.status == OxTask.Status.READY
        assert row.attempts == number + 1
        pauses.append((row.run_after - timezone.now()).total_seconds())
    for pause, wanted in zip(pauses, [*PAUSES, LONGEST, LONGEST], strict=True):
        assert wanted - 60 < pause <= wanted
    assert try_with("250 well").status == OxTask.Status.SUCCESSFUL
    assert len(lines) == len(pauses)
    assert not any(one.exc_info for one in lines)
    assert "send_reset_link wasn't sent: 451 4.7.1 Greylisted" in lines[0].getMessage()


def test_a_letter_whose_link_has_ended_is_given_up_recorded_and_told(
    author, try_with, lines
):
    ask()
    pass_by(23)
    assert try_with(LATER).status == OxTask.Status.READY
    pass_by(1)
    assert try_with(LATER).status == OxTask.Status.FAILED
    [entry] = RecordEntry.objects.filter(deed=RecordedDeed.LETTER_GIVEN_UP)
    assert entry.name == str(author)
    assert entry.details == {"letter": "send_reset_link", "code": 451}
    assert len(lines) == 2
    said = lines[1].getMessage()
    assert "send_reset_link was given up: 451" in said
    assert "Its time is over" in said


def test_an_address_that_is_refused_for_good_is_asked_once(author, try_with, lines):
    ask()
    assert try_with(NEVER).status == OxTask.Status.FAILED
    [entry] = RecordEntry.objects.filter(deed=RecordedDeed.LETTER_REFUSED)
    assert entry.details["code"] == 550
    assert len(lines) == 1
    assert not lines[0].exc_info
    assert "refuses the address for good" in lines[0].getMessage()


def test_what_was_given_up_is_tried_as_long_again_if_somebody_wants_it(
    author, try_with
):
    ask()
    try_with(NEVER)
    pass_by(48)
    call_command("tasks", "--again", stdout=StringIO())
    for _ in range(3):
        assert try_with(LATER).status == OxTask.Status.READY
    assert try_with("250 well").status == OxTask.Status.SUCCESSFUL


def test_an_invitation_is_tried_as_long_as_it_holds(settings, author, try_with):
    settings.NEWSROOM_INVITATION_DAYS = 7
    author.invited = timezone.now()
    author.save()
    tasks.send_invitation.enqueue(
        person=author.pk, by="Karl", until="Montag", language="de"
    )
    pass_by(6 * 24)
    assert try_with(LATER).status == OxTask.Status.READY
    pass_by(25)
    assert try_with(LATER).status == OxTask.Status.FAILED


def test_operators_read_what_the_mail_server_says(author, try_with):
    ask()
    try_with(NEVER)
    said = StringIO()
    with pytest.raises(CommandError, match="1 tasks have failed"):
        call_command("tasks", stdout=said)
    assert "550 5.1.1" in said.getvalue()


def test_the_doctor_says_of_which_kinds_the_stuck_letters_are(author):
    for _ in range(2):
        tasks.send_invitation.enqueue(person=1, by="K", until="M", language="de")
    ask()
    tasks.send_reset_link.enqueue(address="x@example.org", language="de")
    plugins = OxTask.objects.order_by("-enqueued_at").first()
    given_up = {"status": OxTask.Status.FAILED, "task_path": "plugin.of.somebody"}
    OxTask.objects.filter(pk=plugins.pk).update(**given_up)
    pass_by(1)
    with override("en"):
        stuck = [str(finding.why) for finding in mails_go_out()]
    assert stuck == [
        "Somebody waits for them: 2 invitations, 1 links to a new password.",
        "Whom they were for knows nothing of it: 1 letters of other kinds.",
    ]


def test_a_mail_server_may_let_a_stranger_wait_before_it_greets(monkeypatch):
    monkeypatch.setenv("NEWSROOM_MAIL_URL", "smtp://127.0.0.1:25?tls=0")
    options = env.mailers("NEWSROOM_MAIL_URL", folder=None)["default"]["OPTIONS"]
    assert options["timeout"] >= 60
