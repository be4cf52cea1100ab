"""Events between two rounds, and the letters that come of them."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.editing.publishing import Publication, move
from articles.models import Alert, AlertLetter, Article, LetterState
from articles.site.alerts import begin_round, post
from articles.workflow import Change
from tests.editing.publishing.embargoes import embargoed, refusal_of
from tests.site.alerts.readers import HERE, letters_in, subscribed
from tests.support import factories
from tests.support.contents import NO_DEADLINE, keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def visitor() -> Client:
    return Client(headers=HERE)


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.NEWSROOM_ALERT_RATE = 0


def moment(**later):
    return time_machine.travel(timezone.now() + timedelta(**later))


def test_a_correction_is_told_whatever_others_wait_for(visitor):
    """Another list of the round reaches back to before its publication."""
    subscribed(visitor, "q=Zahl", email="max@example.org", rhythm="daily")
    Alert.objects.update(told_until=timezone.now() - timedelta(days=2))
    with moment(minutes=1):
        article = factories.published(headline="Zahl")
    with moment(minutes=2):
        subscribed(visitor, wants_corrections="on")
    with moment(minutes=3):
        factories.republished(
            article, change_kind=Change.CORRECTION, change_note="Es sind 14."
        )
    found = {one.to[0]: one.body for one in letters_in(minutes=5)}
    assert "Es sind 14." in found["erika@example.org"]
    assert "Es sind 14." not in found["max@example.org"]


def test_a_correction_is_told_though_another_version_followed(visitor):
    article = factories.published(headline="Zahl")
    subscribed(visitor, wants_corrections="on", wants_moved="on")
    with moment(minutes=1):
        article = factories.republished(
            article, change_kind=Change.CORRECTION, change_note="Es sind 14."
        )
    with moment(minutes=2):
        factories.republished(article, headline="Zahlen", change_kind=Change.UPDATE)
    [letter] = letters_in(minutes=5)
    assert "Es sind 14." in letter.body
    assert "Zahlen" in letter.body
    assert letters_in(minutes=15) == []


@pytest.mark.parametrize("query", ["", "q=Neu"])
def test_a_language_that_is_switched_off_gets_no_letter(visitor, settings, query):
    subscribed(visitor, query, form="/en/subscribe/by-email/")
    factories.published(headline="Neu", language="en")
    settings.NEWSROOM_FORMER_LANGUAGES = ["en"]
    settings.NEWSROOM_LANGUAGES = ["de"]
    assert letters_in(minutes=2) == []


@pytest.mark.parametrize("query", ["", "q=Neu"])
def test_a_language_that_is_switched_off_while_it_waits(visitor, settings, query):
    subscribed(visitor, query, form="/en/subscribe/by-email/")
    factories.published(headline="Neu", language="en")
    with moment(minutes=2):
        assert begin_round() == 1
        settings.NEWSROOM_FORMER_LANGUAGES = ["en"]
        settings.NEWSROOM_LANGUAGES = ["de"]
        post()
    assert mail.outbox == []


def test_a_planned_one_comes_once_its_moment_has_passed(visitor):
    subscribed(visitor)
    factories.scheduled(at=timezone.now() + timedelta(hours=1), headline="Gesperrt")
    assert letters_in(minutes=10) == []
    assert letters_in(minutes=59) == []
    assert len(letters_in(minutes=63)) == 1
    assert letters_in(minutes=70) == []


def test_an_embargoed_one_comes_to_each_once_its_embargo_has_ended(visitor):
    """No letter, at once or daily, tells of it before: not even that there is one."""
    topic = factories.topic("Sperrthema")
    factories.published(topics=keys(topic))
    subscribed(visitor, "topic=sperrthema", wants_corrections="on", wants_moved="on")
    subscribed(visitor, email="max@example.org", rhythm="daily")
    end = timezone.now() + timedelta(hours=1)
    article = embargoed(
        factories.in_review(headline="Gesperrt", topics=keys(topic)), end
    )
    now = Publication(at=timezone.now() + timedelta(minutes=5))
    assert (
        "embargo"
        in refusal_of(move, article, "publish", by=factories.chief(), options=now).code
    )
    move(article, "publish", by=factories.chief(), options=Publication(at=end))
    for minutes in (10, 59):
        assert letters_in(minutes=minutes) == []
    [letter] = letters_in(minutes=63)
    assert letter.to == ["erika@example.org"]
    assert "Gesperrt" in letter.subject
    [daily] = letters_in(hours=26)
    assert (daily.to, "Gesperrt" in daily.body) == (["max@example.org"], True)
    assert letters_in(hours=51) == []


def test_a_planned_correction_is_told_when_it_comes_out(visitor):
    article = factories.published(headline="Zahl")
    subscribed(visitor, wants_corrections="on")
    end = timezone.now() + timedelta(hours=1)
    said = {"change_kind": Change.CORRECTION, "change_note": "Es sind 14."}
    factories.republished(article, at=end, **said)
    assert letters_in(minutes=59) == []
    [letter] = letters_in(minutes=63)
    assert "Es sind 14." in letter.body


def test_one_that_expires_while_its_letter_waits_is_not_sent(visitor):
    subscribed(visitor)
    with moment(seconds=1):
        factories.published(headline="Kurz")
    with moment(minutes=2):
        assert begin_round() == 1
    Article.objects.update(live_until=timezone.now() + timedelta(minutes=3))
    with moment(minutes=4):
        post()
    assert mail.outbox == []
    assert AlertLetter.objects.get().state == LetterState.EMPTY


def test_a_clock_that_is_set_back_tells_nothing_twice(visitor):
    subscribed(visitor)
    factories.published(headline="Eins")
    assert len(letters_in(hours=2)) == 1
    assert letters_in(hours=1) == []
    assert letters_in(hours=2, minutes=5) == []
    with moment(hours=2, minutes=6):
        factories.published(headline="Zwei")
    assert len(letters_in(hours=2, minutes=9)) == 1


def due(days: float, **said) -> dict:
    at = f"{timezone.now() + timedelta(days=days):%Y-%m-%dT%H:%M}[UTC]"
    return NO_DEADLINE | {"closes": at} | said


def test_a_moved_deadline_is_told_once_though_other_versions_followed(visitor):
    key = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"
    first, second, third = (due(days, key=key) for days in (20, 40, 50))
    article = factories.published(headline="Ruf", deadlines=[first])
    subscribed(visitor, wants_moved="on")
    for minute, row in enumerate((
        second | {"was": first["closes"]}, third | {"was": second["closes"]}
    )):  # fmt: skip
        with moment(minutes=minute + 1):
            article = factories.republished(article, deadlines=[row])
    with moment(minutes=3):
        factories.republished(article, headline="Der Ruf", deadlines=[
            third | {"was": second["closes"]}
        ])  # fmt: skip
    [letter] = letters_in(minutes=5)
    assert letter.body.count("Der Ruf") == 1
    assert letters_in(minutes=9) == []
