"""The record tells of logins, of what was refused, and of changes of accounts."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client

from articles.accounts import anonymise, close, invite
from articles.accounts.passwords.changing import change
from articles.models import Article, RecordEntry
from tests.accounts.half_way import code_of, with_app
from tests.support import factories
from tests.support.desk.account import OTHER_WORD, WORD, erika, log_in
from tests.support.desk.desk import at_desk, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]

AUTHENTICATE, APP = "/admin/factors/authenticate/", "/admin/factors/app/"


@pytest.fixture(autouse=True)
def author():
    cache.clear()
    return erika()


def deeds(**wanted) -> list[str]:
    found = RecordEntry.objects.filter(**wanted).order_by("pk")
    return list(found.values_list("deed", flat=True))


def said() -> str:
    """Return all that the record holds, as a text."""
    return repr(list(RecordEntry.objects.values_list()))


def test_s69_logins_and_logouts_are_in_the_record_with_the_way_in(author):
    client = Client()
    log_in(client)
    client.post("/admin/logout/")
    assert deeds(by=author) == ["login", "logout"]
    assert RecordEntry.objects.get(deed="login").details == {"ways": ["password"]}


def test_s59_a_wrong_password_is_recorded_of_who_has_the_account(author):
    log_in(Client(), "erika@example.org", "ein falsches Wort")
    [one] = RecordEntry.objects.all()
    assert (one.deed, one.by, one.key) == ("login_failed", None, str(author.pk))
    assert one.name == "erika"
    assert "falsches" not in said()
    assert "example.org" not in said()


def test_s59_what_is_no_account_isnt_written_down_it_may_be_a_password():
    log_in(Client(), WORD, "erika")
    [one] = RecordEntry.objects.all()
    assert (one.deed, one.kind, one.key, one.name) == ("login_failed", "", "", "")
    assert WORD not in said()


def test_s59_who_tries_too_often_is_recorded_once():
    for _number in range(24):
        log_in(Client(REMOTE_ADDR="192.0.2.1"), "erika", "falsch")
    assert deeds(deed="throttled") == ["throttled"]
    assert RecordEntry.objects.get(deed="throttled").name == "erika"
    for _number in range(24):
        log_in(Client(REMOTE_ADDR="192.0.2.2"), WORD, "falsch")
    assert WORD not in said()


def test_a_wrong_code_is_recorded_of_whose_login_it_was_for(author):
    secret = with_app(author)
    client = Client()
    log_in(client)
    client.post(AUTHENTICATE, {"code": "000000"})
    one = RecordEntry.objects.get(deed="login_failed")
    assert (one.name, one.details) == ("erika", {"step": "factor"})
    client.post(AUTHENTICATE, {"code": code_of(secret)})
    last = RecordEntry.objects.get(deed="login")
    assert last.details == {"ways": ["password", "totp"]}
    assert secret not in said()


def test_s69_a_factor_set_up_and_removed_is_recorded(author):
    client = Client()
    log_in(client)
    client.post("/admin/reauthenticate/?next=/admin/", {"password": WORD})
    client.get(APP)
    secret = client.session["mfa.totp.secret"]
    client.post(APP, {"code": code_of(secret)})
    client.post(f"{APP}remove/")
    assert not Authenticator.objects.exists()
    assert deeds(by=author) == ["login", "factor_added", "factor_removed"]
    assert secret not in said()


def test_a_factor_that_cant_be_recorded_isnt_set_up(author, monkeypatch):
    client = Client()
    log_in(client)
    client.post("/admin/reauthenticate/?next=/admin/", {"password": WORD})
    client.get(APP)
    secret = client.session["mfa.totp.secret"]

    def fails(*given, **options):
        raise DatabaseError

    monkeypatch.setattr("articles.accounts.admission.login_audit.note", fails)
    client.raise_request_exception = False
    assert client.post(APP, {"code": code_of(secret)}).status_code >= 500
    assert not Authenticator.objects.exists()


def test_s69_a_changed_password_and_address_are_recorded_without_them(author):
    client = Client()
    log_in(client)
    typed = {"old_password": WORD, "new_password1": OTHER_WORD}
    client.post("/admin/password_change/", typed | {"new_password2": OTHER_WORD})
    change(author, "neu@example.org")
    assert deeds(key=str(author.pk)) == ["password", "address"]
    assert "neu@" not in said()
    assert OTHER_WORD not in said()


def test_a_password_that_cant_be_recorded_isnt_changed(author, monkeypatch):
    client = Client()
    log_in(client)

    def fails(*given, **options):
        raise DatabaseError

    monkeypatch.setattr("articles.accounts.passwords.changing.note", fails)
    client.raise_request_exception = False
    typed = {"old_password": WORD, "new_password1": OTHER_WORD}
    client.post("/admin/password_change/", typed | {"new_password2": OTHER_WORD})
    author.refresh_from_db()
    assert author.check_password(WORD)


def test_s69_accounts_invited_closed_and_anonymised_are_recorded(author):
    admin = factories.admin()
    invite(author, by=admin)
    close(author, by=admin)
    anonymise(author, by=admin)
    assert deeds(by=admin) == ["invited", "closed", "closed", "anonymised"]
    names = set(RecordEntry.objects.values_list("name", flat=True))
    assert names == {f"former-colleague-{author.pk}"}
    assert mail.outbox == []


def test_s63_no_network_address_is_kept_unless_somebody_wants_it():
    log_in(Client(REMOTE_ADDR="192.0.2.17"))
    assert "192.0.2" not in said()


def test_s63_with_whose_an_account_was_goes_from_where_she_came(author, settings):
    settings.NEWSROOM_RECORD_ADDRESSES = 14, True
    log_in(Client(REMOTE_ADDR="192.0.2.17"))
    assert "192.0.2.17" in said()
    anonymise(author, by=factories.admin())
    assert "192.0.2.17" not in said()


def test_s59_strangers_who_try_passkeys_fill_no_record():
    client = Client(REMOTE_ADDR="192.0.2.17")
    for _number in range(4):
        client.get("/admin/login/passkey/")
        client.post("/admin/login/passkey/", {"credential": '{"id": 1}'})
    assert deeds() == ["login_failed"]


@pytest.mark.parametrize(
    ("kept", "network", "written"),
    [
        ((14, False), "192.0.2.17", "192.0.2.0/24"),
        ((14, True), "192.0.2.17", "192.0.2.17"),
        ((14, False), "2001:db8:1:2::3", "2001:db8:1::/48"),
        ((14, False), "::ffff:192.0.2.17", "192.0.2.0/24"),
        ((14, False), "unix:", ""),
    ],
)
def test_s63_an_address_is_kept_as_the_setting_says(settings, kept, network, written):
    settings.NEWSROOM_RECORD_ADDRESSES = kept
    log_in(Client(REMOTE_ADDR=network))
    assert RecordEntry.objects.get(deed="login").address == written


def test_s69_a_refused_page_is_recorded_with_who_asked(author):
    client = at_desk(author)
    client.get("/admin/articles/article/pictures/?nothing=geheim")
    assert client.get("/admin/auth/group/").status_code == 403
    one = RecordEntry.objects.get(deed="refused")
    assert one.by == author
    assert one.details == {"asked": "GET /admin/auth/group/"}


def test_s69_a_refused_move_is_recorded_after_all_of_it_was_undone(author):
    article = factories.in_review(by=author)
    path = f"/admin/articles/article/{article.pk}/move/publish/"
    at_desk(author).post(path, {"seen": article.lock})
    assert Article.objects.get().status == "in_review"
    one = RecordEntry.objects.get(deed="refused")
    assert (one.by, one.key) == (author, str(article.pk))
    assert one.details["move"] == "publish"
    assert one.details["code"]


def test_to_look_whether_a_move_is_offered_is_no_refusal(author):
    article = factories.in_review(by=author)
    at_desk(author).get(f"/admin/articles/article/{article.pk}/move/publish/")
    assert not RecordEntry.objects.exists()


def test_s69_a_forged_post_is_recorded_as_such(author):
    client = Client(enforce_csrf_checks=True)
    client.force_login(author)
    answer = client.post("/admin/profile/", {"printed_name": "Anders"})
    assert answer.status_code == 403
    one = RecordEntry.objects.get()
    assert (one.deed, one.by) == ("forged", author)
    assert one.details == {"asked": "POST /admin/profile/"}


def test_strangers_fill_no_record_and_no_secret_of_an_address_is_kept():
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR="192.0.2.9")
    for _number in range(3):
        client.post("/admin/invitation/3/geheim-geheim/")
    assert deeds() == ["forged"]
    assert "geheim-geheim" not in said()


def test_readers_forms_are_no_matter_of_the_desk():
    client = Client(enforce_csrf_checks=True)
    client.post("/de/barriere-melden/", {"message": "x"})
    assert not RecordEntry.objects.exists()


def test_where_it_cant_be_written_the_refusal_is_the_same(author, monkeypatch):
    def fails(*given, **options):
        raise DatabaseError

    monkeypatch.setattr(RecordEntry, "save", fails)
    assert at_desk(author).get(url(type(author), "changelist")).status_code == 403
    assert log_in(Client()).status_code == 302
