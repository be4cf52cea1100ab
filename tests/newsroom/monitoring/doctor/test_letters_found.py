"""The doctor names letters that came back or were called spam, and what to do."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.accounts.passwords.changing import change
from articles.domain import letters
from articles.domain.letters.bounce_tokens import token_of
from tests.newsroom.monitoring.doctor.examined import (
    found,
    is_warning,
    make_public,
)
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _public(settings):
    make_public(settings)


def bounced(kind, person, status: str = "5.1.1") -> None:
    letters.note_bounce(token_of(kind, person.pk, person.email or ""), status)


def test_letters_that_came_back_until_the_address_is_corrected():
    erika, other = (
        factories.user(name, email=f"{name}@example.org") for name in ("erika", "otto")
    )
    bounced(letters.ACCOUNT_NOTICE, erika)
    bounced(letters.ACCOUNT_NOTICE, erika)
    bounced(letters.INVITATION, other, "5.2.1")
    letters.note_bounce(token_of(letters.TIP_LINK, 7, "r@example.org"), "5.1.1")
    counted = "2 notices about accounts (queue soon, 5.1.1)"
    is_warning("letters-returned", what="4 letters came back", remedy="Correct")
    is_warning("letters-returned", what=counted, remedy="/admin/record/?deed=letter_re")
    change(erika, "right@example.org")
    is_warning("letters-returned", what="2 letters came back", remedy="Correct")
    type(other).objects.filter(pk=other.pk).update(is_active=False)
    is_warning("letters-returned", what="1 letters came back", remedy="Correct")
    with time_machine.travel(timezone.now() + 31 * DAY):
        assert found("letters-returned") == []


def test_servers_that_refuse_who_sends():
    letters.note_bounce(token_of(letters.TIP_LINK, 7, "r@example.org"), "5.7.26")
    is_warning("letters-returned", what="5.7.26", remedy="SPF, DKIM")


def test_letters_that_are_called_spam():
    letters.note_complaint(token_of(letters.TIP_LINK, 7, "r@example.org"), "abuse")
    what = "1 letters were called spam"
    is_warning("letters-called-spam", what=what, remedy="letter_complained")
    assert found("letters-returned") == []
