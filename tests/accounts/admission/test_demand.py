"""Whose role asks for a second factor gets nothing of the desk before she gave it."""

import re
from itertools import product

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver

from articles.domain.pictures import plain_rendition
from tests.accounts.half_way import (
    STATES,
    code_of,
    from_before_with_app,
    with_app,
    with_password,
    without_factor,
)
from tests.support import factories
from tests.support.desk.account import LOGIN, log_in
from tests.support.desk.asking import changed, fingerprint, undone
from tests.support.desk.desk import PEOPLE, at_desk
from tests.support.turns import has_turn

pytestmark = pytest.mark.django_db

# Views by name that are open during an unfinished login. All others redirect to the
# login, or to these.
AT_THE_DOOR = {
    "account_login",
    "account_logout",
    "confirm_address",
    "invitation",
    "login",
    "logout",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "notice_letters",
    "oidc_callback",
    "oidc_login",
    "oidc_logout",
    "typed_copies",
    "unsaved_standing",
    "admin_password_reset",
    "password_reset_complete",
    "password_reset_confirm",
    "password_reset_done",
}
SETTING_UP = {
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
}
TO_THE_DOOR = ("/admin/login/", "/admin/factors/")
CONVERTED = re.compile(r"<(?:(\w+):)?(\w+)>")
GROUPED = re.compile(r"\(\?P<(\w+)>[^)]*\)")


def patterns(found=None, before: str = ""):
    """Return (route, name) of every address of the project, from its resolver."""
    for one in get_resolver().url_patterns if found is None else found:
        route = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from patterns(one.url_patterns, route)
        else:
            yield route, one.name


def plain(route: str, key: int) -> str:
    """Return an address of the route, with the key of what is there."""
    route = GROUPED.sub("articles", route)
    route = CONVERTED.sub(lambda it: "x" if it[2] == "token" else str(key), route)
    return "/" + route.strip("^$").replace("\\", "").replace("$", "")


@pytest.fixture
def demand(settings):
    """Demand a factor, from now on."""

    def demand(*roles):
        settings.NEWSROOM_SECOND_FACTOR = list(roles)

    return demand


def test_every_address_of_the_desk_is_among_those_that_are_asked():
    found = {route for route, _name in patterns()}
    assert {route for route in found if route.startswith("admin/")} > {
        "admin/",
        "admin/articles/article/<path:object_id>/change/",
        "admin/factors/codes/",
        "admin/sessions/",
        "admin/(?P<url>.*)$",
    }


@pytest.mark.parametrize("state", STATES)
def test_nothing_opens_but_the_door_and_the_setting_up(demand, state, full_size):
    admin = factories.admin()
    draft = factories.draft(headline="Geheim im Entwurf")
    client = STATES[state](admin)
    demand("administrators")
    is_without = state in {"without factor", "from before"}
    before, methods = fingerprint(), ("get", "post")
    for (place, (route, name)), method in product(enumerate(patterns()), methods):
        path = plain(route, draft.pk)
        if name in AT_THE_DOOR or not path.startswith("/admin/"):
            continue
        places = (place, methods.index(method), list(STATES).index(state))
        if has_turn(*places, everything=full_size):
            with undone():
                answer = getattr(client, method)(path, {"post": "yes", "name": "Neu"})
            if is_without and name in SETTING_UP:
                assert answer.status_code in {200, 302, 405}, path
            else:
                assert answer.status_code == 302, f"{method} {path}"
            if answer.status_code == 302:
                assert answer.url.startswith(
                    (*TO_THE_DOOR, "/admin/reauthenticate/")
                ), f"{method} {path} leads to {answer.url}"
            assert "Geheim im Entwurf" not in answer.text
    assert not changed(before)


@pytest.mark.parametrize("state", STATES)
def test_what_is_open_at_the_door_leads_no_further(demand, state):
    admin = factories.admin()
    client = STATES[state](admin)
    demand("administrators")
    for route, name in patterns():
        if name not in AT_THE_DOOR - {"account_logout", "logout"}:
            continue
        for method in ("get", "post"):
            answer = getattr(client, method)(plain(route, admin.pk), {"code": "000000"})
            # Open pages tell nothing of the desk: not even its menu.
            if answer.status_code == 200:
                assert "/admin/articles/" not in answer.text
            elif answer.status_code == 302 and not answer.url.startswith("/admin/"):
                raise AssertionError(answer.url)
    assert client.get("/admin/articles/article/").status_code == 302


@pytest.mark.parametrize("state", STATES)
def test_no_picture_of_a_draft_is_seen_without_the_factor(demand, state):
    image = factories.picture("Kran")
    factories.draft(body=f'<p>Text.</p><img data-image="{image.key}">')
    client = STATES[state](factories.admin())
    demand("administrators")
    assert client.get(plain_rendition(image).url).status_code == 404


@pytest.mark.parametrize("state", STATES)
def test_who_is_half_in_can_log_out(demand, state):
    client = STATES[state](factories.admin())
    demand("administrators")
    key = client.session.session_key
    assert client.post("/admin/logout/").status_code == 200
    assert not client.session.exists(key)


def test_who_lacks_a_factor_is_led_to_setting_one_up_and_then_is_in(demand):
    demand("administrators")
    client = without_factor(factories.admin())
    page = client.get("/admin/articles/article/", follow=True)
    assert page.redirect_chain[-1][0] == "/admin/factors/"
    assert "Ihre Rolle verlangt einen zweiten Faktor" in page.text
    assert "articles/article" not in page.text
    client.get("/admin/factors/app/")
    assert client.get("/admin/factors/app/").url.startswith("/admin/reauthenticate/")
    client.post(
        "/admin/reauthenticate/?next=/admin/factors/app/",
        {"password": "ein langes Wort"},
    )
    client.get("/admin/factors/app/")
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/admin/factors/app/", {"code": code_of(secret)})
    assert answer.url == "/admin/factors/codes/"
    assert client.get("/admin/").status_code == 200


def test_who_has_a_factor_and_did_not_give_it_logs_in_anew(demand):
    demand("administrators")
    admin = factories.admin()
    client = from_before_with_app(admin)
    assert client.get("/admin/").url == f"{LOGIN}?next=/admin/"
    assert client.get(LOGIN).status_code == 200
    assert log_in(client, admin.username).url == "/admin/factors/authenticate/"


def test_who_gave_the_factor_is_in_until_it_is_removed(demand):
    demand("administrators")
    admin = with_password(factories.admin())
    secret = with_app(admin)
    client = Client()
    log_in(client, admin.username)
    client.post("/admin/factors/authenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200
    Authenticator.objects.filter(user=admin).delete()
    assert client.get("/admin/").url.startswith(LOGIN)


ROLES = {
    "authors": {"author", "editor", "chief", "admin"},
    "editors": {"editor", "chief", "admin"},
    "chief-editors": {"chief", "admin"},
    "source-managers": {"sources", "admin"},
    "administrators": {"admin"},
    "everybody": set(PEOPLE),
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_known_by_its_rights(demand, role):
    demand(role)
    asked = {
        name
        for name, person in PEOPLE.items()
        if at_desk(person()).get("/admin/").status_code == 302
    }
    assert asked == ROLES[role]


def test_nothing_is_demanded_unless_it_is_set(settings):
    assert settings.NEWSROOM_SECOND_FACTOR == []
    for person in PEOPLE.values():
        assert at_desk(person()).get("/admin/").status_code == 200
