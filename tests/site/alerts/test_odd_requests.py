"""Odd requests of strangers at the pages of alerts: no fault, no hint."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import AlertRequest, Subscriber, SuppressedAddress
from articles.site.alerts.addresses import suppress
from articles.site.alerts.confirming import send_link
from tests.site.alerts.readers import FORM, HERE, SAID, subscribed

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PAGES = (
    "/alerts/{}/", "/alerts/{}/leave/", "/alerts/{}/data/", "/alerts/confirm/{}/",
)  # fmt: skip


@pytest.fixture
def visitor(settings, tmp_path) -> Client:
    settings.VAR = tmp_path
    return Client(headers=HERE)


@pytest.mark.parametrize(
    "secret", ["%00" * 43, "%ff" * 43, "%ED%A0%80" * 43, "%E2%80%AE", "a" * 20_000]
)
def test_no_secret_is_a_fault_and_none_is_good(visitor, secret):
    subscribed(visitor)
    for page in PAGES:
        for ask in (visitor.get, visitor.head, visitor.post):
            assert ask(page.format(secret)).status_code in (404, 405, 410, 429)
    assert Subscriber.objects.exists()


@pytest.mark.parametrize(
    "words", ["a%00b", "%ff", "a%0d%0aBcc:%20x", "%ED%A0%80", "%C3%A4" * 900]
)
def test_odd_words_of_a_search_are_stored_and_named_without_a_fault(visitor, words):
    path = f"{FORM}?q={words}"
    assert visitor.get(path).status_code == 200
    assert visitor.post(path, SAID).status_code == 303
    send_link.func(request=AlertRequest.objects.get().pk)


def test_as_much_is_asked_of_the_database_whoever_is_known(visitor):
    subscribed(visitor)
    suppress("spam@example.org", SuppressedAddress.Why.COMPLAINED)
    numbers = set()
    for number, address in enumerate(("erika", "spam", "neu")):
        client = Client(REMOTE_ADDR=f"2001:db8:{number:x}::1", headers=HERE)
        with CaptureQueriesContext(connection) as asked_for:
            client.post(FORM, SAID | {"email": f"{address}@example.org"})
        numbers.add(len(asked_for))
    assert len(numbers) == 1
