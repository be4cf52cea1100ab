"""security.txt: a way to report a hole, for as long as it is good."""

from datetime import date

import pytest
import time_machine
from django.core.checks import run_checks

TODAY = "2026-11-24T12:00:00+01:00"


@pytest.fixture
def told(settings):
    """Set the contact, and the last day on which it holds."""

    def told(contact: str, expires: date | None):
        settings.NEWSROOM_SECURITY_CONTACT = contact
        settings.NEWSROOM_SECURITY_EXPIRES = expires

    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    return told


def findings() -> list[tuple[str, str]]:
    with time_machine.travel(TODAY, tick=False):
        return [
            (found.id, found.msg)
            for found in run_checks(tags=["security"])
            if found.id.startswith("articles.")
        ]


@pytest.mark.django_db
def test_it_names_contact_end_languages_and_its_own_address(client, told):
    told("mailto:security@example.org", date(2027, 6, 30))
    response = client.get("/.well-known/security.txt")
    assert response.text == (
        "Contact: mailto:security@example.org\n"
        "Expires: 2027-06-30T23:59:59Z\n"
        "Preferred-Languages: de, en\n"
        "Canonical: https://news.example.org/.well-known/security.txt\n"
    )
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_without_a_contact_or_an_end_there_is_none(client, told):
    for contact, expires in (("", None), ("mailto:a@b.org", None)):
        told(contact, expires)
        assert client.get("/.well-known/security.txt").status_code == 404


def test_the_operator_is_warned_a_month_before_it_expires(told):
    contact = "mailto:security@example.org"
    for expires, expected in (
        (date(2026, 12, 25), []),
        (date(2026, 12, 24), ["security.txt expires on 2026-12-24."]),
        (date(2026, 11, 24), ["security.txt expires on 2026-11-24."]),
        (date(2026, 11, 23), ["security.txt has expired on 2026-11-23."]),
    ):
        told(contact, expires)
        assert findings() == [("articles.W001", said) for said in expected]


def test_half_of_it_is_an_error_and_nothing_of_it_is_none(told):
    told("", None)
    assert findings() == []
    for contact, expires in (("mailto:a@b.org", None), ("", date(2027, 6, 30))):
        told(contact, expires)
        assert [found[0] for found in findings()] == ["articles.E003"]
