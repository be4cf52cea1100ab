"""Wrong input for accounts, profiles, passwords and logins is refused at its field."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles.models import User
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import wrong

pytestmark = pytest.mark.django_db

WORD = "geheim-1234567"
TAKEN = ("Es gibt schon ein Konto", "A user with that username already exists.")
MAIL = ("Ein anderes Konto hat sie schon.", "another account has it.")
ODD = ("gültigen Benutzernamen", "Enter a valid username.")
NAMES = {
    "a blank": "a b",
    "markup": "a<b>",
    "a slash": "a/b",
    "an emoji": "a😀",
    "a quotation mark": 'a"b',
    "marks of direction": "a\u202eb",
    "a zero-width sign": "a\u200bb",
    "a control character": "a\x07b",
}
ADDRESSES = {
    "a word": "kein",
    "two at signs": "a@@example.org",
    "no server": "a@",
    "a blank": "a b@example.org",
    "two addresses": "a@example.org, b@example.org",
    "a second line": "a@example.org\nBcc: b@example.org",
    "a name": "Ada <a@example.org>",
    "marks of direction": "a\u202e@example.org",
}
NAMED = [
    *mistakes.needed("username"),
    ("taken name", {"username": "Vergeben"}, "id_username", TAKEN),
    *mistakes.cases("username", NAMES, ODD),
    *mistakes.text("username", 150),
    *mistakes.cases("email", ADDRESSES, refusing.NO_MAIL),
    *mistakes.text("email", 254)[::2],
    ("taken address", {"email": "Vergeben@example.org"}, "id_email", MAIL),
    *mistakes.choice("language"),
    *mistakes.choice("groups"),
    *mistakes.text("printed_name", 200),
]
NEW = [*NAMED, *mistakes.needed("email")]
RIGHT = [
    *mistakes.choice("user_permissions"),
    *mistakes.text("organisation", 200),
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
    path = url(User, "change", account.pk)
    cases = [*NAMED[::2], *RIGHT]
    assert wrong(at_desk(factories.admin()), path, cases) == []
    account.refresh_from_db()
    assert account.username == "autorin"


VERGEBEN = ("ist schon vergeben", "has this already")
ROLES = [
    *mistakes.needed("name"),
    *mistakes.text("name", 150),
    ("taken name", {"name": "Author"}, "id_name", VERGEBEN),
    *mistakes.choice("permissions"),
]


def test_a_role_that_is_refused_says_why_at_its_field():
    client = at_desk(factories.admin())
    filled = {"name": "Gäste"}
    assert wrong(client, url(Group, "add"), ROLES, filled) == []


PROFILE = [
    *mistakes.text("printed_name", 200),
    *mistakes.text("organisation", 200),
    *mistakes.choice("language"),
    *mistakes.choice("review_languages", "id_review_languages_0"),
]


def test_a_profile_that_is_refused_says_why_at_its_field():
    assert wrong(at_desk(factories.author()), "/admin/profile/", PROFILE) == []


NOT_ALIKE = ("nicht identisch", "didn’t match")
NOT_YOURS = ("Das ist nicht Ihr Passwort.", "This isn’t your password.")
NONE, NUL = refusing.REQUIRED, refusing.NUL
DIGITS = ("nur aus Ziffern", "entirely numeric")
USUAL = ("zu gebräuchlich", "too common")
SIMILAR = ("zu ähnlich", "too similar")
SHORT = ("ist zu kurz", "is too short")


def typed(old: str, new: str, again: str) -> dict:
    return {"old_password": old, "new_password1": new, "new_password2": again}


PASSWORDS = [
    ("wrong", typed("x", "ganz-neu-123", "ganz-neu-123"), "id_old_password", NOT_YOURS),
    ("unlike", typed(WORD, "ganz-neu-123", "anders"), "id_new_password2", NOT_ALIKE),
    ("short", typed(WORD, "a7%z", "a7%z"), "id_new_password2", SHORT),
    ("digits", typed(WORD, "9" * 14, "9" * 14), "id_new_password2", DIGITS),
    ("usual", typed(WORD, "qwertyuiop", "qwertyuiop"), "id_new_password2", USUAL),
    ("one's name", typed(WORD, "Autorin B", "Autorin B"), "id_new_password2", SIMILAR),
    ("no old", typed("", "ganz-neu-123", "ganz-neu-123"), "id_old_password", NONE),
    ("no new", typed(WORD, "", "ganz-neu-123"), "id_new_password1", NONE),
    ("not again", typed(WORD, "ganz-neu-123", ""), "id_new_password2", NONE),
    ("a NUL", typed(WORD, "a\0", "ganz-neu"), "id_new_password1", refusing.NUL),
    ("old NUL", typed("a\0", "ganz-neu-123", "ganz-neu-123"), "id_old_password", NUL),
]


def test_a_password_that_is_refused_says_why_at_its_field_and_is_never_shown():
    person = factories.author()
    person.set_password(WORD)
    person.save()
    told = wrong(at_desk(person), "/admin/password_change/", PASSWORDS)
    assert [one for one in told if not one.endswith(" is lost")] == []
    assert any("new_password1 is lost" in one for one in told)


def with_word(cases: list[refusing.Case], **word: str) -> list[refusing.Case]:
    """Return the cases in a form whose other field is filled in."""
    return [(what, word | typed, *rest) for what, typed, *rest in cases]


LOGINS = [
    *with_word(mistakes.needed("username"), password="y"),
    *with_word(mistakes.text("username", 254), password="y"),
    *with_word(mistakes.needed("password")[:2], username="x"),
    *with_word(mistakes.text("password", 4096)[2:], username="x"),
    (
        "wrong",
        {"username": "Nobody", "password": ""} | {"password": "Passwort"},
        "",
        ("Passwort ist falsch", "password is wrong"),
    ),
]
RESETS = [
    *mistakes.needed("email"),
    *mistakes.cases("email", ADDRESSES, refusing.NO_MAIL),
    *mistakes.text("email", 254),
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
