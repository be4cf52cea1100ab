"""Login, logout and the accounts' pages are safe, and silent about who is here."""

import time

import pytest
from django.contrib.auth.models import Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from articles.models import User
from tests.accounts.half_way import with_app
from tests.support import factories
from tests.support.desk.account import LOGIN, OTHER_WORD, WORD, erika, log_in
from tests.support.desk.desk import PEOPLE, at_desk, save, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return erika()


def test_s58_the_login_gives_a_new_session_key_and_the_logout_ends_the_session(author):
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["kept"] = "before"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    assert log_in(client).url == reverse("admin:index")
    assert (after := client.session.session_key) != before
    assert not client.session.exists(before)
    assert client.get("/admin/logout/").status_code == 405
    assert client.session.exists(after)
    assert client.post("/admin/logout/").status_code == 200
    assert not client.session.exists(after)
    assert client.get("/admin/").status_code == 302


def test_s58_cookies_are_out_of_reach_for_scripts_and_other_sites(author):
    client = Client()
    log_in(client)
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_s60_the_login_says_the_same_whatever_was_wrong(author):
    factories.user("gast", is_staff=False)
    gone = factories.author("frueher")
    for person in (User.objects.get(username="gast"), gone):
        person.set_password(WORD)
        person.is_active = person != gone
        person.save()
    tries = [("erika", "falsch"), ("niemand", WORD), ("gast", WORD), ("frueher", WORD)]
    said = set()
    for name, word in tries:
        answer = log_in(Client(), name, word)
        assert answer.status_code == 200
        said.add(tuple(answer.context["form"].non_field_errors()))
    assert len(said) == 1
    assert said != {()}


def test_s60_a_long_password_is_answered_and_a_longer_one_isnt_read(author, settings):
    settings.PASSWORD_HASHERS = ["articles.accounts.limits.password_hashing.Hasher"]
    began = time.process_time()
    for name in ("erika", "niemand"):
        assert log_in(Client(), name, "x" * 90_000).status_code == 200
        assert log_in(Client(), name, "x" * 1_900_000).status_code == 413
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example/",
        "///evil.example",
        "javascript:alert(1)",
        "http://testserver@evil.example/",
        "/\t/evil.example",
    ],
)
def test_s34_the_way_on_from_the_login_stays_on_the_site(author, target):
    for answer in (
        log_in(Client(), next=target),
        log_in(Client(), path=reverse("admin:login", query={"next": target})),
        at_desk(author).get(LOGIN, {"next": target}),
    ):
        assert (answer.status_code, answer.url) == (302, reverse("admin:index"))


def test_s34_an_escaped_way_on_is_unescaped_once_and_stays_on_the_site(author):
    answer = log_in(Client(), path=f"{LOGIN}?next=%2f%2fevil")
    assert answer.url == reverse("admin:index")
    answer = log_in(Client(), next="%2f%2fevil")
    assert answer.url == "%2f%2fevil"  # a page below the login's, which is none
    assert log_in(Client(), next="/admin/profile/").url == "/admin/profile/"


@pytest.mark.parametrize("loss", ["is_staff", "is_active", "password", "deleted"])
def test_s12_the_next_request_of_who_lost_access_leads_to_the_login(author, loss):
    scheduled = factories.scheduled(by=author)
    client = at_desk(author)
    assert client.get("/admin/").status_code == 200
    person = User.objects.get(pk=author.pk)
    if loss == "password":
        person.set_password(OTHER_WORD)
    else:
        setattr(person, loss if loss != "deleted" else "is_active", False)
    person.save()
    answer = client.get("/admin/articles/article/")
    assert answer.url == f"{LOGIN}?next=/admin/articles/article/"
    scheduled.refresh_from_db()
    assert scheduled.status == "published"


def test_s15_who_only_looks_at_accounts_sees_no_password_and_no_address(author):
    client = at_desk(PEOPLE["reader"]())
    pages = [url(User, "change", author.pk), url(User, "changelist")]
    pages += [url(User, "history", author.pk), f"{url(User, 'changelist')}?q=erika"]
    for path in pages:
        page = client.get(path)
        assert page.status_code == 200
        assert "erika" in page.text
        assert "erika@example.org" not in page.text
    assert f">{author.username}<" not in client.get(f"{pages[1]}?q=example.org").text


def test_s15_nobody_sees_any_part_of_a_password_session_or_factor(author):
    client = at_desk(factories.admin())
    log_in(other := Client())
    app = with_app(author)
    # Not the name of the method: three letters may stand in any token of a form.
    _method, *parts = author.password.split("$")
    secrets = [author.password, *parts, other.session.session_key, app]
    assert min(map(len, secrets)) > 10
    pages = [url(User, page, author.pk) for page in ("change", "history", "factors")]
    lists = [url(User, "changelist"), url(User, "table"), reverse("admin:index")]
    for path in (*pages, *lists):
        page = client.get(path)
        assert "erika" in page.text or path == lists[-1], path
        for secret in secrets:
            assert secret not in page.text, path


def test_the_desk_shows_accounts_beside_roles():
    client = at_desk(factories.admin())
    index = client.get(reverse("admin:index"))
    groups = {app["app_label"]: app for app in index.context["available_apps"]}
    names = [model["object_name"] for model in groups["administration"]["models"]]
    assert names == ["User", "Group", "Operation"]
    assert "Konten und Rechte" in client.get("/admin/auth/").text


def test_who_may_see_accounts_but_no_roles_finds_them_as_well():
    person = factories.user("Kontenverwaltung Beispiel")
    person.user_permissions.set(Permission.objects.filter(codename="view_user"))
    client = at_desk(person)
    for path in ("/admin/", "/admin/articles/"):
        assert url(User, "changelist") in client.get(path).text


def test_an_administrator_sees_at_its_field_that_an_address_is_taken(author):
    client, chief = at_desk(factories.admin()), factories.chief("chefin")
    answer = save(client, url(User, "change", chief.pk), email="Erika@Example.org")
    assert answer.context["adminform"].form.errors["email"] == [
        "Diese E-Mail-Adresse ist nicht möglich: Ein anderes Konto hat sie schon. "
        "Geben Sie eine andere an."
    ]
    assert save(client, url(User, "change", chief.pk), email="").status_code == 302
    chief.refresh_from_db()
    assert chief.email is None


def test_a_password_must_not_be_like_the_printed_name(author):
    factories.profile(author, printed_name="Maximiliane Musterfrau")
    with pytest.raises(ValidationError, match="zu ähnlich"):
        validate_password("musterfrau", author)
    validate_password(WORD, author)
