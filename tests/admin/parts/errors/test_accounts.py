"""Wrong input for accounts, profiles, passwords and logins is refused at its field."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles.models import User
from tests.support import factories
from tests.support.desk import refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, wrong

pytestmark = pytest.mark.django_db

LONG, WORD = "ä" * 300, "geheim-1234567"
TAKEN = ("Es gibt schon ein Konto", "A user with that username already exists.")
MAIL = ("Ein anderes Konto hat sie schon.", "another account has it.")
ODD = ("gültigen Benutzernamen", "Enter a valid username.")
NEW = [
    ("no name", {"username": ""}, "id_username", refusing.REQUIRED),
    ("taken name", {"username": "Vergeben"}, "id_username", TAKEN),
    ("odd name", {"username": "a b<"}, "id_username", ODD),
    ("long name", {"username": "a" * 200}, "id_username", at_most(150)),
    ("name with nul", {"username": "n\0eu"}, "id_username", refusing.NUL),
    ("no address", {"email": ""}, "id_email", refusing.REQUIRED),
    ("odd address", {"email": "kein"}, "id_email", refusing.NO_MAIL),
    ("taken address", {"email": "Vergeben@example.org"}, "id_email", MAIL),
    ("no such role", {"groups": "99999"}, "id_groups", refusing.NO_CHOICE),
    ("other language", {"language": "xx"}, "id_language", refusing.NO_CHOICE),
    ("long printed name", {"printed_name": LONG}, "id_printed_name", at_most(200)),
]


def test_a_new_account_that_is_refused_says_why_at_its_field():
    factories.user("Vergeben", email="vergeben@example.org")
    filled = {"username": "neu", "email": "neu@example.org"}
    client = at_desk(factories.admin())
    assert wrong(client, url(User, "add"), NEW, filled) == []
    assert not User.objects.filter(username="neu").exists()


def test_a_changed_account_that_is_refused_says_why_at_its_field():
    factories.user("Vergeben", email="vergeben@example.org")
    account = factories.user("autorin", "author")
    right = ("no such right", {"user_permissions": "99999"}, "id_user_permissions")
    cases = [*NEW[:5], *NEW[6:], (*right, refusing.NO_CHOICE)]
    path = url(User, "change", account.pk)
    assert wrong(at_desk(factories.admin()), path, cases) == []


ROLES = [
    ("no name", {"name": ""}, "id_name", refusing.REQUIRED),
    (
        "taken name",
        {"name": "Author"},
        "id_name",
        ("ist schon vergeben", "has this already"),
    ),
    ("long name", {"name": LONG}, "id_name", at_most(150)),
    ("no right", {"permissions": "99999"}, "id_permissions", refusing.NO_CHOICE),
]


def test_a_role_that_is_refused_says_why_at_its_field():
    client = at_desk(factories.admin())
    filled = {"name": "Gäste"}
    assert wrong(client, url(Group, "add"), ROLES, filled) == []


PROFILE = [
    ("long name", {"printed_name": LONG}, "id_printed_name", at_most(200)),
    ("long organisation", {"organisation": LONG}, "id_organisation", at_most(200)),
    ("nul", {"organisation": "a\0"}, "id_organisation", refusing.NUL),
    ("other language", {"language": "xx"}, "id_language", refusing.NO_CHOICE),
    (
        "other language to review",
        {"review_languages": "xx"},
        "id_review_languages_0",
        refusing.NO_CHOICE,
    ),
]


def test_a_profile_that_is_refused_says_why_at_its_field():
    assert wrong(at_desk(factories.author()), "/admin/profile/", PROFILE) == []


NOT_ALIKE = ("nicht identisch", "didn’t match")
NOT_YOURS = ("Das ist nicht Ihr Passwort.", "This isn’t your password.")
SHORT = ("ist zu kurz", "is too short")


def typed(old: str, new: str, again: str) -> dict:
    return {"old_password": old, "new_password1": new, "new_password2": again}


PASSWORDS = [
    ("wrong", typed("x", "ganz-neu-123", "ganz-neu-123"), "id_old_password", NOT_YOURS),
    ("unlike", typed(WORD, "ganz-neu-123", "anders"), "id_new_password2", NOT_ALIKE),
    ("short", typed(WORD, "a7%z", "a7%z"), "id_new_password2", SHORT),
]


def test_a_password_that_is_refused_says_why_at_its_field_and_is_never_shown():
    person = factories.author()
    person.set_password(WORD)
    person.save()
    told = wrong(at_desk(person), "/admin/password_change/", PASSWORDS)
    assert [one for one in told if not one.endswith(" is lost")] == []
    assert any("new_password1 is lost" in one for one in told)


LOGINS = [
    ("no name", {"username": "", "password": "y"}, "id_username", refusing.REQUIRED),
    (
        "no password",
        {"username": "x", "password": ""},
        "id_password",
        refusing.REQUIRED,
    ),
    ("nul", {"username": "x\0", "password": "y"}, "id_username", refusing.NUL),
    (
        "wrong",
        {"username": "Nobody", "password": ""} | {"password": "Passwort"},
        "",
        ("Passwort ist falsch", "password is wrong"),
    ),
]
RESETS = [
    ("no address", {"email": ""}, "id_email", refusing.REQUIRED),
    ("odd address", {"email": "kein"}, "id_email", refusing.NO_MAIL),
]


@pytest.mark.parametrize(
    ("path", "cases"),
    [("/admin/login/", LOGINS), ("/admin/password_reset/", RESETS)],
)
def test_at_the_door_what_is_refused_stands_at_its_field(path, cases):
    told = wrong(Client(), path, cases)
    assert [one for one in told if "password is lost" not in one] == []


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/"])
def test_no_form_at_the_door_leaves_its_errors_to_the_browser(path):
    assert_novalidate(Client().get(path).text)


@pytest.mark.parametrize("path", ["/admin/profile/", "/admin/password_change/"])
def test_no_form_of_ones_own_account_leaves_its_errors_to_the_browser(path):
    assert_novalidate(at_desk(factories.author()).get(path).text)


def assert_novalidate(page: str) -> None:
    """All forms in which a user types; the others have only buttons."""
    forms = page.split("<main", 1)[1].split("<form")[1:]
    typed_in = [form for form in forms if 'class="errorlist' in form or "label" in form]
    assert typed_in
    assert all("novalidate" in form.split(">")[0] for form in typed_in[:1])
