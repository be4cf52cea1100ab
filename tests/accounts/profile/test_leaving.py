"""Someone leaves: nobody gets in by her account, and what she did stays hers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django_ox.testing import run_tasks

from articles.accounts import anonymise, close
from articles.foundation.refusal import Refused
from articles.models import (
    Article,
    PrintedPart,
    RecordEntry,
    User,
)
from newsroom.conf.retention import KEEP
from tests.support import factories
from tests.support.desk.account import LOGIN, erika, log_in
from tests.support.desk.desk import PEOPLE, at_desk, save, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]

PRINTED = {"printed_name": "Erika Muster", "organisation": "Musterredaktion"}


@pytest.fixture
def author():
    person = erika()
    factories.profile(person, **PRINTED)
    return person


@pytest.fixture
def admin():
    return factories.admin()


def page(verb: str, person) -> str:
    return url(User, verb, person.pk)


def test_a_closed_account_is_not_away_and_has_no_stand_in(author, admin):
    day = timezone.localdate()
    factories.profile(author, away_until=day, stand_in=factories.editor())
    close(author, by=admin)
    author.refresh_from_db()
    assert (author.away_until, author.stand_in) == (None, None)


def test_a_closed_account_lets_nobody_in_from_that_moment_on(author, admin):
    client = Client()
    log_in(client)
    Authenticator.objects.create(user=author, type="totp", data={"secret": "x"})
    key = client.session.session_key
    assert at_desk(admin).get(page("close", author)).status_code == 200
    at_desk(admin).post(page("close", author))
    assert client.get("/admin/").url.startswith(LOGIN)
    assert not client.session.exists(key)
    assert log_in(Client()).status_code == 200
    assert not author.desk_sessions.exists()
    assert not Authenticator.objects.filter(user=author).exists()
    Client().post("/admin/password_reset/", {"email": "erika@example.org"})
    run_tasks(raise_failures=True)
    assert mail.outbox == []


def test_a_closed_account_is_opened_again_with_a_password_of_its_own(author, admin):
    close(author, by=admin)
    save(at_desk(admin), page("change", author), is_active="on")
    assert log_in(Client()).status_code == 200
    author.refresh_from_db()
    assert author.is_active
    assert author.groups.exists()


def test_an_accounts_page_says_since_when_it_is_closed_and_until_when_its_name_stays(
    author, admin, settings
):
    client, path = at_desk(admin), page("change", author)
    assert "Geschlossen seit" not in client.get(path).text
    save(client, path, is_active="")
    author.refresh_from_db()
    assert author.closed_at
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    factories.profile(author, is_active=False, closed_at=at)
    text = client.get(path).text
    assert "Geschlossen seit dem 1. März 2026." in text
    assert "In der Nacht nach" not in text
    settings.NEWSROOM_KEEP = replace(KEEP, closed_accounts=36_500)
    later = "In der Nacht nach dem 5. Februar 2126 werden seine Namen"
    assert later in client.get(path).text
    assert "36500 Tage lang geschlossen" in client.get(page("close", author)).text
    # An account that is overdue by a period set only now goes the next night.
    settings.NEWSROOM_KEEP = replace(KEEP, closed_accounts=1)
    factories.profile(author, closed_at=timezone.now() - timedelta(days=9))
    today = date_format(timezone.localdate(), "j. F Y")
    assert f"In der Nacht nach dem {today} werden" in client.get(path).text
    anonymise(author, by=admin)
    assert "In der Nacht nach" not in client.get(path).text
    save(client, page("change", factories.editor()), is_active="on")
    assert "Geschlossen seit" not in client.get(page("change", factories.editor())).text


def test_looking_at_the_pages_changes_nothing(author, admin):
    client = at_desk(admin)
    for verb in ("close", "anonymise"):
        assert client.get(page(verb, author)).status_code == 200
    author.refresh_from_db()
    assert author.is_active


@pytest.mark.parametrize("role", sorted(set(PEOPLE) - {"admin"}))
def test_only_who_looks_after_accounts_closes_one(author, role):
    client = at_desk(PEOPLE[role]())
    for verb in ("close", "anonymise"):
        for answer in (client.get(page(verb, author)), client.post(page(verb, author))):
            assert answer.status_code in {403, 302}
    author.refresh_from_db()
    assert (author.is_active, author.username) == (True, "erika")


def test_nobody_closes_her_own_account_or_one_with_more_rights(author, admin):
    for person, by in ((admin, admin), (admin, author)):
        for verb in (close, anonymise):
            with pytest.raises(Refused):
                verb(person, by=by)
    answer = at_desk(admin).post(page("close", admin), follow=True)
    assert "Das Konto wurde nicht geschlossen" in answer.text
    admin.refresh_from_db()
    assert admin.is_active


def test_s63_once_anonymised_nothing_in_the_desk_tells_whose_it_was(author, admin):
    article = factories.published(by=author)
    client = at_desk(admin)
    save(client, page("change", author), organisation="Andere")
    close(author, by=admin)
    client.post(page("anonymise", author))
    client.get("/admin/")  # shows the success message once
    author.refresh_from_db()
    assert (author.email, author.printed_name, author.organisation) == (None, "", "")
    assert not author.is_staff
    assert not author.groups.exists()
    history = url(Article, "history", article.pk)
    pages = [page("change", author), page("history", author), history, "/admin/"]
    for path in [*pages, url(User, "changelist")]:
        text = client.get(path).text
        for word in ("erika", "Erika", "Muster<", "Andere"):
            assert (path, word, word in text) == (path, word, False)
    assert f"ehemalige Kollegin oder ehemaliger Kollege {author.pk}" in (
        client.get(history).text
    )
    assert not RecordEntry.objects.filter(name__contains="erika").exists()


def test_s63_what_is_printed_below_an_article_stays(author, admin, client):
    article = factories.published(
        by=author, credit_name="Erika Muster", credit_organisation="Musterredaktion"
    )
    before = client.get(article.get_absolute_url()).text
    anonymise(author, by=admin)
    # The parts rendered before would contain the name anyhow.
    PrintedPart.objects.all().delete()
    assert "Erika Muster" in before
    assert client.get(article.get_absolute_url()).text == before


def test_an_account_that_did_something_cant_be_deleted(author):
    factories.published(by=author)
    with pytest.raises(ProtectedError):
        author.delete()
