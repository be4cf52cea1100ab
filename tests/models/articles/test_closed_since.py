"""The database knows since when an account is closed, however that was done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import User
from articles.transfer.backup.importing_back import close as come_in
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]

LONG_AGO = timezone.now() - timedelta(days=100)


def saved(person: User, is_active: bool) -> None:
    person.is_active = is_active
    person.save()


def saved_alone(person: User, is_active: bool) -> None:
    person.is_active = is_active
    person.save(update_fields=["is_active"])


def updated(person: User, is_active: bool) -> None:
    User.objects.filter(pk=person.pk).update(is_active=is_active)


@pytest.mark.parametrize("write", [saved, saved_alone, updated])
def test_it_is_noted_kept_as_long_as_it_is_closed_and_forgotten_then(write):
    person, before = factories.author(), timezone.now()
    assert person.closed_at is None
    write(person, False)
    person.refresh_from_db()
    assert before <= person.closed_at <= timezone.now()
    person.closed_at = LONG_AGO
    person.save()
    write(person, False)
    person.refresh_from_db()
    assert person.closed_at == LONG_AGO
    write(person, True)
    person.refresh_from_db()
    assert person.closed_at is None


def test_what_is_written_besides_changes_nothing_of_it():
    person = factories.author()
    other = User.objects.get(pk=person.pk)
    updated(person, False)
    other.organisation = "Musterhaus"
    other.save(update_fields=["organisation"])
    User.objects.update(language="en")
    other.refresh_from_db()
    assert other.closed_at


def test_accounts_that_are_made_closed_are_closed_since_then():
    User.objects.bulk_create(
        [User(username="a", is_active=False), User(username="b"), User(username="c")]
    )
    User.objects.create(username="d", is_active=False)
    User.objects.create_superuser("e")
    closed = User.objects.exclude(closed_at=None)
    assert set(closed.values_list("username", flat=True)) == {"a", "d"}


def test_accounts_that_come_with_an_export_are_closed_since_then():
    person = User(username="a")
    come_in(person)
    assert (person.is_active, bool(person.closed_at)) == (False, True)


def test_an_account_whose_person_was_erased_is_closed():
    person = factories.author()
    person.remove_person(person.name_once_erased())
    person.refresh_from_db()
    assert person.is_erased
    assert person.closed_at
