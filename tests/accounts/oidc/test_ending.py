"""Accounts that nobody opens by the organisation's server any more are closed."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django_ox.testing import run_tasks

from articles.accounts.oidc.ending import look_at_logins
from articles.models import Identity, RecordedDeed, RecordEntry
from tests.accounts.oidc.travel import come, is_out
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def after(days: float):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=True)


def night(days: float) -> None:
    with after(days):
        look_at_logins.call()


def is_open(person) -> bool:
    person.refresh_from_db()
    return person.is_active


def test_the_letter_names_the_day_in_the_language_of_its_reader(author, issuer):
    factories.profile(author, language="en")
    at = timezone.now() + timedelta(days=167)
    with after(167):
        look_at_logins.call()
        run_tasks(raise_failures=True)
    [letter] = mail.outbox
    assert letter.to == ["erika@example.org"]
    assert "your account will be closed" in letter.subject
    assert "by Hausdienst for a long time" in letter.body
    day = timezone.localtime(at + timedelta(days=14))
    assert f"will be closed after {day.day} {day:%B}" in letter.body


def warned() -> bool:
    return Identity.objects.get().warned is not None


def test_its_user_is_told_two_weeks_before_and_then_it_is_closed(author, issuer):
    client, _place = come(issuer)
    night(165)
    assert not warned()
    night(167)
    assert (warned(), is_open(author)) == (True, True)
    night(179)
    assert is_open(author)
    night(182)
    assert not is_open(author)
    assert is_out(client)
    entry = RecordEntry.objects.get(deed=RecordedDeed.CLOSED)
    assert (entry.command, entry.key) == ("work", str(author.pk))


def test_a_login_begins_the_days_anew(author, issuer):
    night(167)
    assert warned()
    with after(170):
        come(issuer)
    assert not warned()
    night(182)
    assert is_open(author)


def test_after_a_worker_was_away_the_notice_is_as_long(author, issuer):
    night(400)
    assert (warned(), is_open(author)) == (True, True)
    night(413)
    assert is_open(author)
    night(415)
    assert not is_open(author)


def test_an_account_that_is_opened_again_has_a_notice_of_its_own(author, issuer):
    night(167), night(182)
    factories.profile(author, is_active=True)
    night(183)
    assert (warned(), is_open(author)) == (True, True)


def test_never_where_that_is_set(author, issuer, settings):
    settings.NEWSROOM_OIDC = replace(issuer.setting, days=0)
    night(5_000)
    assert (warned(), is_open(author)) == (False, True)


def test_the_notice_of_a_short_time_is_half_of_it(author, issuer, settings):
    settings.NEWSROOM_OIDC = replace(issuer.setting, days=10)
    night(4)
    assert not warned()
    night(6)
    assert (warned(), is_open(author)) == (True, True)
    night(12)
    assert not is_open(author)


def test_accounts_of_administrators_and_of_others_stay(author, issuer, settings):
    factories.profile(author, is_superuser=True)
    local = factories.author("andere")
    night(167), night(182), night(400)
    assert is_open(author)
    assert is_open(local)


def test_without_a_server_nothing_happens(author, settings):
    settings.NEWSROOM_OIDC = None
    night(5_000)
    assert is_open(author)
