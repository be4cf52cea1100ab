"""Letters that came back count until somebody has corrected the address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.domain import letters
from articles.domain.letters import returned_letters
from articles.domain.letters.bounce_tokens import token_of
from articles.models import RecordedDeed, User
from tests.support import factories
from tests.support.desk.account import erika
from tests.support.desk.desk import at_desk, save, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOTE = letters.ACCOUNT_NOTICE


def came_back(person, kind=NOTE) -> None:
    assert letters.note_bounce(token_of(kind, person.pk, person.email), "5.1.1")


def words() -> str:
    since = timezone.now() - timedelta(days=1)
    found = returned_letters(RecordedDeed.LETTER_RETURNED, since)
    return found.in_words if found else ""


def test_they_are_counted_by_kind_queue_and_status_the_most_first():
    person = erika()
    came_back(person, letters.INVITATION)
    for _ in range(2):
        came_back(person)
    assert words() == (
        "2 notices about accounts (queue soon, 5.1.1), 1 invitations (queue now, 5.1.1)"
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_address_that_the_desk_corrects_counts_no_more(language):
    person = erika()
    came_back(person)
    desk = at_desk(factories.admin())
    desk.headers = {"accept-language": language}
    change = url(User, "change", person.pk)
    assert save(desk, change, printed_name="E. Muster").status_code == 302
    assert words()
    assert save(desk, change, email="right@example.org").status_code == 302
    assert words() == ""
    # The new one may be as wrong.
    person.refresh_from_db()
    came_back(person)
    assert words()


def test_those_to_accounts_that_are_closed_or_gone_count_no_more():
    person, other = erika(), factories.user("otto", email="otto@example.org")
    came_back(person)
    came_back(other)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert words().startswith("1 ")
    other.delete()
    assert words() == ""
