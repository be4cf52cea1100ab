"""Odd requests of strangers at the pages of alerts: no fault, no hint."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

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


# The things that may be known of an address.
KNOWN = ("nothing", "another list", "this list", "a request", "no letters", "held")


def address_with(known: str, visitor) -> str:
    address = f"{known.replace(' ', '.')}@example.org"
    match known:
        case "another list":
            subscribed(visitor, "q=Labor", email=address)
        case "this list" | "held":
            subscribed(visitor, email=address)
        case "a request":
            visitor.post(FORM, SAID | {"email": address})
        case "no letters":
            suppress(address, SuppressedAddress.Why.COMPLAINED)
    if known == "held":
        held = Subscriber.objects.filter(address=address)
        held.update(held_since=timezone.now())
    return address


def shape_of(statement: str) -> str:
    """Return it without its values and the names of its savepoints."""
    return re.sub(r"'(?:[^']|'')*'|\"[st]\d+_x\d+\"|\b\d+\b", "?", statement)


def test_the_same_statements_are_run_whatever_is_known_of_an_address(visitor):
    addresses = [address_with(known, visitor) for known in KNOWN]
    asked_for, answers = set(), set()
    for number, address in enumerate(addresses):
        client = Client(REMOTE_ADDR=f"2001:db8:{number:x}::1", headers=HERE)
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(FORM, SAID | {"email": address})
        asked_for.add(tuple(shape_of(one["sql"]) for one in queries))
        answers.add((answer.status_code, str(sorted(answer.items())), answer.content))
    assert len(asked_for) == len(answers) == 1
    [statements] = asked_for
    # Nobody is looked for whom the time of an answer could tell.
    tables = {model._meta.db_table for model in (Subscriber, SuppressedAddress)}
    assert not any(table in one for table in tables for one in statements)
    assert any(AlertRequest._meta.db_table in one for one in statements)
