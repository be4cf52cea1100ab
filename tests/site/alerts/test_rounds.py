"""The contents of letters: a table of events between two rounds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.editing.publishing import move
from articles.editing.writing import merge
from articles.models import Alert, AlertLetter, LetterState
from articles.site.alerts import begin_round, post
from articles.workflow import Change
from tests.site.alerts.readers import HERE, letters_in, subscribed
from tests.support import factories
from tests.support.contents import NO_DEADLINE, keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAY = timedelta(days=1)
SOON = {"minutes": 2}


@pytest.fixture
def visitor() -> Client:
    return Client(headers=HERE)


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.NEWSROOM_ALERT_RATE = 0


def due(days: float, **said) -> dict:
    at = f"{timezone.now() + timedelta(days=days):%Y-%m-%dT%H:%M}[UTC]"
    return NO_DEADLINE | {"closes": at} | said


def said() -> str:
    """Return what all letters say."""
    return "\n".join(f"{one.subject}\n{one.body}" for one in mail.outbox)


def test_a_new_article_comes_once_to_whoever_has_its_list(visitor):
    factories.published(headline="Alt", topics=keys(factories.topic("Innovation")))
    subscribed(visitor, "topic=innovation")
    subscribed(visitor, "topic=innovation", email="max@example.org", rhythm="daily")
    factories.published(
        headline="Neu & gut", topics=keys(factories.topic("Innovation"))
    )
    factories.published(headline="Anderes")
    [letter] = letters_in(**SOON)
    assert letter.to == ["erika@example.org"]
    assert "Neu & gut" in letter.subject
    assert "Innovation" in letter.body
    for other in ("Alt", "Anderes"):
        assert other not in letter.body
    assert letters_in(minutes=7) == []
    # A day later the daily one.
    [letter] = letters_in(days=1, hours=1)
    assert letter.to == ["max@example.org"]
    assert "Neu & gut" in letter.body
    assert letters_in(days=1, hours=2) == []


def test_a_search_that_takes_too_long_waits_and_keeps_no_other_from_its_letter(
    visitor, settings, monkeypatch, caplog
):
    # A round has more time than a page.
    settings.NEWSROOM_SEARCH_BUDGET = 0
    subscribed(visitor, "q=Quanten")
    subscribed(visitor, email="max@example.org", rhythm="at_once")
    factories.published(headline="Quanten in Lissabon")
    with monkeypatch.context() as patch:
        patch.setattr("articles.site.alerts.rounds.SEARCH_SECONDS", 0)
        assert [one.to for one in letters_in(**SOON)] == [["max@example.org"]]
    assert "A search of subscribers took longer" in caplog.text
    assert "Quanten" not in caplog.text
    assert [one.to for one in letters_in(minutes=7)] == [["erika@example.org"]]


def test_an_article_in_two_lists_of_a_person_comes_once(visitor):
    factories.published(topics=keys(factories.topic("Innovation")))
    subscribed(visitor, rhythm="at_once")
    subscribed(visitor, "topic=innovation", rhythm="daily")
    factories.published(headline="Eins", topics=keys(factories.topic("Innovation")))
    [letter] = letters_in(**SOON)
    assert letter.body.count("Eins\n") == 1
    assert letters_in(days=2) == []


def test_a_withdrawn_one_is_not_sent_even_if_its_letter_waits(visitor):
    subscribed(visitor)
    article = factories.published(headline="Falsch")
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert begin_round() == 1
        move(article, "withdraw", by=factories.chief(), note="Stimmt nicht.")
        assert post() == 0
    assert AlertLetter.objects.count() == 1
    assert AlertLetter.objects.get().state == LetterState.EMPTY


def test_a_republished_one_is_no_news(visitor):
    article = factories.withdrawn(headline="Wieder")
    subscribed(visitor, wants_corrections="on")
    factories.republished(article)
    assert letters_in(**SOON) == []


def test_a_backdated_import_is_never_told(visitor):
    subscribed(visitor)
    article = factories.published(headline="Von damals")
    type(article).objects.filter(pk=article.pk).update(printed_on="2020-03-01")
    type(article.edition).objects.filter(pk=article.edition_id).update(
        import_key="alt-1"
    )
    assert letters_in(**SOON) == []
    assert Alert.objects.count() == 1


def test_corrections_come_by_wish(visitor):
    article = factories.published(headline="Zahl")
    subscribed(visitor)
    subscribed(visitor, email="max@example.org", wants_corrections="on")
    factories.republished(
        article, change_kind=Change.CORRECTION, change_note="Es sind 14, nicht 41."
    )
    [letter] = letters_in(**SOON)
    assert letter.to == ["max@example.org"]
    assert "Es sind 14, nicht 41." in letter.body
    assert "Korrigiert" in letter.body


def test_moved_deadlines_come_by_wish_and_only_when_they_moved(visitor):
    key = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"
    before = due(20, key=key, named="Anträge & Skizzen")
    article = factories.published(headline="Ruf", deadlines=[before])
    subscribed(visitor)
    subscribed(visitor, email="max@example.org", wants_moved="on")
    after = due(40, key=key, was=before["closes"], named="Anträge & Skizzen")
    moved = factories.republished(article, deadlines=[after])
    [letter] = letters_in(**SOON)
    assert letter.to == ["max@example.org"]
    assert "Verschobene Fristen" in letter.body
    assert "Anträge & Skizzen: offen bis" in letter.body
    assert "; Verlängert, zuvor " in letter.body
    html = letter.alternatives[0].content
    assert "Anträge &amp; Skizzen" in html
    factories.republished(moved, headline="Der Ruf")
    assert letters_in(minutes=7) == []


def test_reminders_come_30_and_14_days_before(visitor):
    factories.published(headline="Ruf", deadlines=[due(40)])
    subscribed(visitor, wants_reminders="on")
    told = []
    for day in range(1, 41):
        [*found] = letters_in(days=day)
        told += [(day, "30 Tage" in one.body, "14 Tage" in one.body) for one in found]
    assert told == [(11, True, False), (27, False, True)]


def test_a_merged_label_is_followed_and_a_deleted_one_says_nothing(visitor):
    old, new = factories.topic("Erneuerung"), factories.topic("Innovation")
    factories.published(topics=keys(old))
    subscribed(visitor, "topic=erneuerung")
    merge(old, into=new, by=factories.chief())
    factories.published(headline="Unter neuem Namen", topics=keys(new))
    [letter] = letters_in(**SOON)
    assert "Unter neuem Namen" in letter.body
    Alert.objects.update(query="topic=gibt-es-nicht")
    factories.published(headline="Danach", topics=keys(new))
    assert letters_in(minutes=7) == []


def test_each_language_has_its_own_articles(visitor, settings):
    subscribed(visitor, form="/en/subscribe/by-email/")
    factories.published(headline="Auf Deutsch")
    article = factories.published(headline="In English", language="en")
    [letter] = letters_in(**SOON)
    assert "In English" in letter.body
    assert "Auf Deutsch" not in letter.body
    assert "You get this email" in letter.body
    assert article.permalink in letter.body


def test_a_search_by_words_is_a_list_as_well(visitor):
    subscribed(visitor, "q=Wasserstoff")
    factories.published(headline="Wasserstoff in Köln")
    factories.published(headline="Sauerstoff in Köln")
    [letter] = letters_in(**SOON)
    assert "Wasserstoff in Köln" in letter.body
    assert "Sauerstoff" not in letter.body


def test_weekly_letters_come_on_their_day(visitor):
    wednesday = datetime(2027, 1, 13, 11, tzinfo=UTC)
    with time_machine.travel(wednesday):
        subscribed(visitor, rhythm="weekly", weekday="4")
        factories.published(headline="Neu")
        came = [hours for hours in range(1, 24 * 9, 6) if letters_in(hours=hours)]
    # On Friday from 7 o'clock on, which is 43 hours later.
    assert came == [49]
