"""An account with a last day: from the day after on it counts as closed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone, translation
from django_ox.testing import run_tasks

from articles.accounts import anonymise_closed, invite, state_of
from articles.accounts.passwords.changing import meant
from articles.accounts.secrets import mail_links
from articles.domain.pictures.renditions import all_renditions
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed, RecordEntry, User
from newsroom.conf.retention import KEEP
from newsroom.retention import table
from tests.support import factories
from tests.support.desk.account import LOGIN, erika, log_in
from tests.support.desk.desk import at_desk, save, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def day(number: int):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def author():
    return erika()


def ends(person: User, number: int) -> User:
    """Let the account's last day be so many days from today."""
    factories.profile(person, ends_on=day(number))
    return person


def test_on_its_last_day_it_still_opens_the_desk_and_on_the_next_no_more(author):
    client = Client()
    ends(author, 0)
    log_in(client)
    assert client.get("/admin/").status_code == 200
    key = client.session.session_key
    ends(author, -1)
    assert client.get("/admin/").url.startswith(LOGIN)
    assert not client.session.exists(key)
    ends(author, 30)
    assert client.get("/admin/").url.startswith(LOGIN)


def test_what_only_the_desk_may_see_is_refused_to_it_too(author):
    picture = factories.picture()
    client = at_desk(author)
    path = next(iter(all_renditions(picture))).url
    assert client.get(path).status_code == 200
    ends(author, -1)
    assert client.get(path).status_code == 404


def test_its_login_is_refused_in_the_words_for_a_wrong_password(author):
    ends(author, -1)
    ended = log_in(Client())
    wrong = log_in(Client(), word="nicht dieses")
    assert ended.status_code == wrong.status_code == 200
    told = [str(one.context["form"].non_field_errors()) for one in (ended, wrong)]
    assert told[0] == told[1]
    assert "Name, Adresse oder Passwort ist falsch" in told[0]


def test_no_letter_opens_it(author):
    link = mail_links.to_confirm(author, "neu@example.org").rsplit("/", 2)[-2]
    assert meant(link)[0] == author
    ends(author, -1)
    assert meant(link)[0] is None
    Client().post("/admin/password_reset/", {"email": "erika@example.org"})
    run_tasks(raise_failures=True)
    assert mail.outbox == []
    with pytest.raises(Refused) as refused:
        invite(author, by=factories.admin())
    assert refused.value.code == "ended"


def test_a_link_from_before_its_end_opens_nothing(author):
    invited = factories.profile(author, invited=timezone.now())
    accept = mail_links.to_accept(invited)
    reset = mail_links.to_new_password(invited)
    opens = [Client().get(path, follow=True).context for path in (accept, reset)]
    assert [bool(one.get("validlink") or one.get("key")) for one in opens] == [True] * 2
    ends(invited, -1)
    for path in (accept, reset):
        context = Client().get(path, follow=True).context
        assert not any(context.get(name) for name in ("validlink", "key"))


def test_it_has_no_rights_and_publishes_nothing_that_was_planned():
    chief = ends(factories.chief(), -1)
    assert not chief.has_perm("articles.publish_article")
    found = User.objects.at_the_desk("articles.publish_article")
    assert chief not in found
    assert ends(chief, 0) in User.objects.at_the_desk("articles.publish_article")


def test_an_administrator_sets_the_last_day_and_the_record_says_so(author):
    client, path = at_desk(factories.admin()), url(User, "change", author.pk)
    save(client, path, ends_on=day(3).isoformat())
    author.refresh_from_db()
    assert author.ends_on == day(3)
    entry = RecordEntry.objects.filter(deed=RecordedDeed.CHANGED).first()
    assert entry.key == str(author.pk)
    assert "Last day" in str(entry.details)
    with translation.override("de"):
        assert state_of(author).startswith("aktiv bis")
        assert state_of(ends(author, -1)).startswith("abgelaufen am")


def test_nobody_ends_her_own_account(author):
    admin = factories.admin()
    client, path = at_desk(admin), url(User, "change", admin.pk)
    answer = save(client, path, ends_on=day(-1).isoformat())
    assert "Ihr eigenes" in answer.text
    admin.refresh_from_db()
    assert admin.ends_on is None


def test_a_later_day_lets_no_session_of_former_times_in(author):
    session = at_desk(author)
    assert session.get("/admin/").status_code == 200
    ends(author, -1)
    save(
        at_desk(factories.admin()),
        url(User, "change", author.pk),
        ends_on=day(9).isoformat(),
    )
    assert session.get("/admin/").url.startswith(LOGIN)
    assert log_in(Client()).status_code == 302


def test_its_sessions_go_in_the_night(author):
    client = at_desk(author)
    client.get("/admin/")
    [purge] = [one for one in table.PURGES if "accounts that have ended" in one.kind]
    assert purge.count(timezone.now()) == 0
    ends(author, -1)
    assert purge.remove(timezone.now()) == 1
    assert not Session.objects.exists()


def test_its_names_go_after_as_many_days_as_those_of_a_closed_one(author, settings):
    settings.NEWSROOM_KEEP = replace(KEEP, closed_accounts=7)
    [purge] = [one for one in table.PURGES if "closed accounts" in one.kind]
    ends(author, -8)
    assert purge.remove(timezone.now()) == 0
    text = at_desk(factories.admin()).get(url(User, "change", author.pk)).text
    assert "Abgelaufen; der letzte Tag war der" in text
    ends(author, -9)
    assert purge.remove(timezone.now()) == 1
    author.refresh_from_db()
    assert author.is_gone
    assert author.ends_on is None
    assert anonymise_closed(timezone.now(), command="purge") == 0


def test_the_list_and_the_day_tell_administrators_who_ends(author):
    admin = factories.admin()
    client = at_desk(admin)
    ends(author, 5)
    later = ends(factories.author("spaeter"), 40)
    assert "Konten, die bald ablaufen" in client.get("/admin/").text
    found = {value: names(client, value) for value in ("soon", "set", "over")}
    assert found == {"soon": {"erika"}, "set": {"erika", later.username}, "over": set()}
    ends(author, -1)
    assert names(client, "over") == {"erika"}
    assert "Konten, die bald ablaufen" not in client.get("/admin/").text
    ends(author, 5)
    assert "Konten, die bald" not in at_desk(factories.chief()).get("/admin/").text


def names(client, value: str) -> set[str]:
    page = client.get(url(User, "changelist"), {"ends": value})
    return {one.username for one in page.context["cl"].result_list}
