"""The account: an address in lower case or none, however it is stored or looked for."""

import unicodedata
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Upper

from articles.accounts.passwords.resetting import ResetForm
from articles.models import User
from tests.support import factories

pytestmark = pytest.mark.django_db

TYPED, STORED = "Erika.MUSTER@Bücher.Example", "erika.muster@bücher.example"
# Each dotted letter as two: a letter, and dots.
IN_PARTS = unicodedata.normalize("NFD", STORED)
OTHER = "anna@example.org"


def created(email):
    return User.objects.create(username="erika", email=email)


def created_with_a_password(email):
    return User.objects.create_user("erika", email, "ein langes Wort")


def made_administrator(email):
    return User.objects.create_superuser("erika", email)


def saved(email):
    person = factories.user("erika", email=OTHER)
    person.email = email
    person.save(update_fields=["email"])
    return person


def cleaned(email):
    person = User(username="erika", email=email, password="x")
    person.full_clean()
    person.save()
    return person


def stored_in_bulk(email):
    User.objects.bulk_create([User(username="erika", email=email)])


def updated(email):
    factories.user("erika", email=OTHER)
    User.objects.update(email=email)


def updated_in_bulk(email):
    person = factories.user("erika", email=OTHER)
    person.email = email
    User.objects.bulk_update([person], ["email"])


def commanded(email):
    options = {"interactive": False, "verbosity": 0}
    call_command("createsuperuser", username="erika", email=email, **options)


WAYS = [
    created,
    created_with_a_password,
    made_administrator,
    saved,
    cleaned,
    stored_in_bulk,
    updated,
    updated_in_bulk,
    commanded,
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("typed", "stored"), [(TYPED, STORED), ("", None)])
def test_an_address_is_stored_in_lower_case_or_not_at_all(way, typed, stored):
    person = way(typed)
    assert User.objects.values_list("email", flat=True).get() == stored
    if person:
        assert person.email == stored


@pytest.mark.parametrize("way", [created, made_administrator, saved, cleaned])
def test_none_is_none(way):
    assert way(None).email is None
    assert User.objects.filter(email__isnull=True).count() == 1


@pytest.mark.parametrize("typed", [OTHER, OTHER.upper(), "Anna@Example.org"])
def test_no_two_accounts_have_one_address_whatever_case_is_typed(typed):
    factories.user("anna", email=OTHER)
    with pytest.raises(IntegrityError), transaction.atomic():
        created(typed)
    with pytest.raises(ValidationError) as error:
        cleaned(typed)
    assert list(error.value.message_dict) == ["email"]
    with pytest.raises(CommandError, match="Give another one"):
        commanded(typed)


def test_many_accounts_have_none():
    for name in ("anna", "erika", "max"):
        factories.user(name, email="")
    assert User.objects.filter(email=None).count() == 3
    assert not User.objects.filter(email="").exists()


@pytest.mark.parametrize("typed", [TYPED, STORED, TYPED.upper(), IN_PARTS])
def test_a_person_is_found_by_her_address_however_it_is_typed(typed):
    erika = created_with_a_password(TYPED)
    assert User.objects.get(email=typed) == erika
    assert User.objects.get(email__in=[typed]) == erika
    form = ResetForm({"email": typed})
    assert form.is_valid()
    assert User.objects.get(email=form.cleaned_data["email"]) == erika
    assert User.objects.login_name(typed) == erika.username


def write(value: str) -> None:
    """Write past the field, straight into the row."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE articles_user SET email = %s", [value])


@pytest.mark.parametrize(
    ("value", "rule"),
    [("Erika@example.org", "user_email_lower_case"), ("", "user_email_not_empty")],
)
def test_the_database_itself_refuses_upper_case_and_emptiness(value, rule):
    factories.user("erika", email=OTHER)
    with pytest.raises(IntegrityError, match=rule):
        write(value)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        # A value that the database computes bypasses the field.
        User.objects.update(email=Upper("email") if value else F("organisation"))
    write("erika@example.org")
    assert User.objects.get().email == "erika@example.org"


def test_an_address_may_be_computed():
    erika = factories.user("erika", email=OTHER)
    erika.email = Value(STORED)
    erika.save()
    assert User.objects.get().email == STORED


@pytest.mark.parametrize("typed", ["", "Erika@Example.org"])
def test_an_administrator_is_asked_for_an_address_and_may_give_none(monkeypatch, typed):
    answers = {"E-mail address: ": typed, "Username: ": "erika"}
    command = "django.contrib.auth.management.commands.createsuperuser"
    monkeypatch.setattr("builtins.input", answers.__getitem__)
    monkeypatch.setattr(f"{command}.getpass.getpass", lambda *_: "ein langes Wort 42")
    monkeypatch.setattr(f"{command}.get_default_username", lambda **_: "")
    terminal = StringIO()
    terminal.isatty = lambda: True
    call_command("createsuperuser", stdin=terminal, verbosity=0)
    erika = User.objects.get()
    assert erika.email == (typed.lower() or None)
    assert erika.is_superuser
    assert erika.check_password("ein langes Wort 42")


def test_a_person_is_called_by_her_login_and_printed_by_her_name():
    erika = factories.user("erika")
    assert (str(erika), erika.get_short_name(), erika.get_full_name()) == (
        "erika",
        "erika",
        "",
    )
    factories.profile(erika, printed_name="Erika Muster")
    assert (str(erika), erika.get_short_name()) == ("erika", "erika")
    assert erika.get_full_name() == "Erika Muster"


@pytest.mark.django_db
def test_space_around_an_address_and_the_way_letters_are_composed_make_no_other_one():
    User.objects.create(username="anna", email=" M\u00fcller@example.org ")
    assert User.objects.get().email == "m\u00fcller@example.org"
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="berta", email="mu\u0308ller@example.org")


# These say when the account was made and closed.
KEPT = {"id", "date_joined", "closed_at"}


def test_every_column_is_emptied_with_the_person_or_decided_to_stay():
    columns = {field.name for field in User._meta.concrete_fields}
    assert columns == {*User.EMPTY, "username", "password", *KEPT}


def test_nothing_of_the_person_stays_in_the_account():
    person = factories.chief()
    filled = {"organisation": "Haus", "language": "en", "has_typed_marks": True}
    filled["review_languages"] = ["en"]
    filled |= {"away_until": "2999-01-01", "stand_in": factories.author()}
    other = factories.profile(factories.editor(), stand_in=person)
    User.objects.filter(pk=person.pk).update(printed_name="Chefin", **filled)
    person.refresh_from_db()
    person.set_password("ein Passwort")
    person.remove_person("nobody-1")
    person.refresh_from_db()
    assert person.username == "nobody-1"
    assert {name: getattr(person, name) for name in User.EMPTY} == User.EMPTY
    assert not person.has_usable_password()
    assert not person.groups.exists()
    assert not person.user_permissions.exists()
    other.refresh_from_db()
    assert other.stand_in is None
