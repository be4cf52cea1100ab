"""Letters: when they go, in which language, how they are left, and never twice."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles.domain import letters
from articles.domain.letters import sending
from articles.domain.letters.bounce_tokens import token_of
from articles.editing import notices
from articles.editing.notices import digests, tell
from articles.editing.publishing import move
from articles.models import DeskNotice, NoticeSettings, RecordEntry, User
from tests.editing.notices.newsroom import (
    SECRET,
    TITLE,
    hear_nothing_yet,
    person,
    text,
)
from tests.support import factories

pytestmark = pytest.mark.django_db

NOW = "2027-03-01 10:00Z"  # 11:00 in the newsroom
HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def server(monkeypatch):
    """A mail server that can be away, or refuse an address for good."""

    class Server:
        is_away, refuses = False, ""

    def tried(self, letter):
        if Server.is_away:
            return letters.NotDelivered("nobody is there")
        if letter.to == Server.refuses:
            return letters.NotDelivered("550 no", code=550, is_refused=True)
        return was(self, letter)

    was = sending.Line.tried
    monkeypatch.setattr(sending.Line, "tried", tried)
    return Server


def happen(kind: str = "commented", number: int = 0, to: str = "author"):
    article = factories.Article.objects.first() or text()
    people = [person(to).pk]
    tell(kind, article.edition_id, people, by=person("editor"), act=f"c-{number}")
    return article


def sent() -> int:
    """Run the task of the worker; return how many letters went out by it."""
    before = len(mail.outbox)
    notices.send_due(timezone.now())
    return len(mail.outbox) - before


def wants(name: str, hour: int = 7, **chosen: str) -> User:
    notices.choose(person(name), chosen, hour)
    return person(name)


def test_by_default_all_of_a_day_is_in_one_letter_of_the_next_morning(clock):
    for number in range(3):
        happen(number=number)
    assert sent() == 0
    clock.shift(20 * HOUR)  # seven o'clock
    assert sent() == 1
    [letter] = mail.outbox
    assert letter.body.count(TITLE) == 3
    assert letter.subject.endswith("3 Mitteilungen")
    happen(number=4)
    for _hour in range(12):
        clock.shift(HOUR)
        assert sent() == 0
    assert DeskNotice.objects.waiting().count() == 1


def test_at_once_means_the_next_run_and_all_of_it_in_one_letter(clock):
    wants("author", commented="at_once")
    happen(number=1)
    happen(number=2)
    assert sent() == 1
    assert sent() == 0
    assert mail.outbox[0].body.count(TITLE) == 2


def test_the_hour_is_ones_own_in_the_newsrooms_zone(clock):
    wants("author", hour=16)
    happen()
    clock.shift(4 * HOUR)
    assert sent() == 0
    clock.shift(HOUR)
    assert timezone.localtime().hour == 16
    assert sent() == 1


def test_a_letter_is_in_ones_language_and_a_list_that_is_left_by_one_click(clock):
    factories.profile(person("author"), language="en")
    wants("author", approved="at_once")
    article = move(text(), "submit", by=person("author"))
    hear_nothing_yet()
    move(article, "approve", by=person("editor"))
    assert sent() == 1
    [letter] = mail.outbox
    assert "Approved: “Arbeitstitel”" in letter.body
    assert "because you write it" in letter.body
    assert SECRET not in letter.body
    assert letter.extra_headers["List-Id"].startswith("<notices.")
    leave = notices.leaving(person("author"))
    assert letter.extra_headers["List-Unsubscribe"].endswith(f"{leave}>")
    assert leave in letter.body
    assert not letter.alternatives
    assert "<img" not in letter.body


def test_a_server_that_is_away_for_a_day_loses_none_and_floods_nobody(clock, server):
    wants("author", commented="at_once", blocked="at_once")
    server.is_away = True
    for number in range(24):
        happen(number=number)
        assert sent() == 0
        clock.shift(HOUR)
    assert DeskNotice.objects.waiting().count() == 24
    server.is_away = False
    for _hour in range(24):
        sent()
        clock.shift(HOUR)
    assert len(mail.outbox) == 1
    assert sum(one.body.count(TITLE) for one in mail.outbox) == 24
    assert not DeskNotice.objects.waiting().exists()


def test_what_could_not_be_sent_by_the_evening_is_in_the_next_daily_letter(
    clock, server
):
    happen(number=1)
    clock.shift(20 * HOUR)
    server.is_away = True
    assert sent() == 0
    clock.shift(13 * HOUR + HOUR / 2)
    server.is_away = False
    assert timezone.localtime().hour == 20
    assert sent() == 0
    clock.shift(11 * HOUR)
    assert sent() == 1
    assert mail.outbox[0].body.count(TITLE) == 1


def test_a_refused_address_is_on_record_and_not_asked_again(clock, server):
    wants("author", commented="at_once")
    wants("chief", commented="at_once")
    server.refuses = "author@example.org"
    happen()
    happen(number=2, to="chief")
    assert sent() == 1
    assert sent() == 0
    entry = RecordEntry.objects.get(deed="letter_refused")
    assert (entry.key, entry.details["code"]) == (str(person("author").pk), 550)
    assert not DeskNotice.objects.waiting().exists()


def test_nothing_is_sent_twice_if_the_worker_ends_while_it_speaks(clock, monkeypatch):
    wants("author", commented="at_once")
    happen()

    class Ended(BaseException):
        """The process is gone, whatever the server has heard."""

    def ends(self, letter):
        raise Ended

    monkeypatch.setattr(sending.Line, "tried", ends)
    with pytest.raises(Ended):
        notices.send_due(timezone.now())
    monkeypatch.undo()
    assert sent() == 0
    assert DeskNotice.objects.get().mailed_at == timezone.now()


def test_two_workers_take_it_once(clock):
    wants("author", commented="at_once")
    happen()
    now = timezone.now()
    assert digests.take(person("author").pk, now).keys
    assert digests.take(person("author").pk, now) is None


def test_s81_only_who_may_see_it_at_that_time_gets_the_letter(clock):
    article = text()
    notices.follow(person("editor"), article.edition_id)
    wants("editor", commented="at_once")
    tell("commented", article.edition_id, [], by=person("chief"), act="c-1")
    person("editor").groups.clear()
    assert DeskNotice.objects.waiting().count() == 1
    assert sent() == 0
    assert not DeskNotice.objects.waiting().exists()


def test_s81_a_title_that_one_may_not_see_is_in_no_letter(clock):
    public = factories.published(by=person("author"), headline=TITLE)
    factories.revised(public, by=person("author"), headline=SECRET)
    notices.follow(person("second"), public.edition_id)
    wants("second", correction_reported="at_once", withdrawn="at_once")
    hear_nothing_yet()
    move(public, "withdraw", by=person("chief"), note="Falsch.")
    assert sent() == 1
    assert TITLE in mail.outbox[0].body
    assert SECRET not in mail.outbox[0].body


CHANGES = {
    "stopped": lambda one: notices.stop_letters(one),
    "closed": lambda one: factories.profile(one, is_active=False),
    "no address": lambda one: factories.profile(one, email=None),
    "opened": lambda one: notices.open_edition(one, factories.Edition.objects.get().pk),
    "all seen": lambda one: notices.mark_all(one),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_seen_or_stopped_is_not_mailed(clock, name):
    happen()
    CHANGES[name](person("author"))
    clock.shift(20 * HOUR)
    assert sent() == 0
    assert not DeskNotice.objects.waiting().exists()


def test_what_is_due_tomorrow_is_mailed_today_or_never(clock):
    wants("author", due_tomorrow="at_once")
    happen("due_tomorrow")
    assert sent() == 1
    wants("author", due_tomorrow="daily")
    happen("due_tomorrow", number=2)
    clock.shift(20 * HOUR)
    assert sent() == 0


def test_a_long_letter_says_how_many_more_there_are(clock, monkeypatch):
    monkeypatch.setattr(digests, "MOST", 2)
    wants("author", commented="at_once")
    for number in range(5):
        happen(number=number)
    assert sent() == 1
    assert mail.outbox[0].body.count(TITLE) == 2
    assert "3 weitere stehen in der Redaktion:" in mail.outbox[0].body
    assert not DeskNotice.objects.waiting().exists()


def test_who_calls_one_spam_gets_none_any_more(clock):
    author = person("author")
    token = token_of(letters.NOTICES, author.pk, author.email)
    assert letters.note_complaint(token, "abuse")
    assert not notices.has_letters(author)
    assert NoticeSettings.objects.get().person == author
