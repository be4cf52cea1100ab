"""Administrators see the findings of the doctor, their beginnings and their letters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import DoctorFinding
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
PAGE = "/admin/operation/"
DAY = timedelta(days=1)


def finding(code: str, **values) -> DoctorFinding:
    words = {
        "de": [f"{code} auf Deutsch.", "Darum.", "Tun Sie das."],
        "en": [f"{code} in English.", "Because.", "Do that."],
    }
    known = {"level": 2, "words": words, "found_at": timezone.now() - DAY}
    return DoctorFinding.objects.create(code=code, **known | values)


def test_the_page_says_what_stands_with_its_remedy_and_what_is_over():
    desk, now = at_desk(factories.admin()), timezone.now()
    assert "Nichts gefunden." in desk.get(PAGE).text
    finding("disk-full", told_at=now)
    finding("tasks-failed", level=1)
    finding("backup-old", ended_at=now)
    finding("long-ago", ended_at=now - 31 * DAY)
    page = desk.get(PAGE).text
    assert page.index("Fehler: disk-full auf Deutsch.") < page.index("Tun Sie das.")
    assert page.index("Warnung: tasks-failed") < page.index("backup-old auf Deutsch.")
    assert page.count("noch nicht mitgeteilt") == 1
    assert "long-ago" not in page


def test_it_says_who_is_told_and_who_would_notice_a_dead_worker(settings):
    desk = at_desk(factories.admin())
    page = desk.get(PAGE).text
    assert "weil NEWSROOM_OPERATOR nicht gesetzt ist" in page
    assert "weil NEWSROOM_PING nicht gesetzt ist" in page
    settings.NEWSROOM_OPERATOR = "betrieb@example.org"
    settings.NEWSROOM_PING = "https://hc-ping.com/secret"
    page = desk.get(PAGE).text
    assert "betrieb@example.org bekommt" in page
    assert "hc-ping.com" not in page


def test_an_administrator_who_reads_english_reads_english():
    reader = factories.admin()
    reader.language = "en"
    reader.save()
    finding("disk-full")
    page = at_desk(reader).get(PAGE).text
    assert "Error: disk-full in English." in page
    assert "Do that." in page


def test_chief_editors_neither_see_it_nor_are_led_there():
    desk = at_desk(factories.chief())
    assert desk.get(PAGE).status_code == 403
    assert PAGE not in desk.get("/admin/").text
