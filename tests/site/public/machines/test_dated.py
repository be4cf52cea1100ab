"""Machines are told of deadlines what schema.org has words for, and nothing else."""

import json
import re

import pytest

from tests.support import factories
from tests.support.contents import NO_DEADLINE

pytestmark = pytest.mark.django_db
KEY = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a0"
DATA = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)


def data_of(client, *rows: dict) -> dict[str, list[dict]]:
    said = [NO_DEADLINE | {"key": f"{KEY}{n}"} | row for n, row in enumerate(rows)]
    article = factories.published(deadlines=said)
    page = client.get(article.get_absolute_url()).text
    found: dict[str, list[dict]] = {}
    for text in DATA.findall(page):
        told = json.loads(text)
        for one in told if isinstance(told, list) else [told]:
            found.setdefault(one["@type"], []).append(one)
    return found


@pytest.mark.parametrize(
    ("closes", "told"),
    [
        ("2027-03-15[Europe/Berlin]", "2027-03-15"),
        ("2027-03-15[Pacific/Auckland]", "2027-03-15"),
        ("2027-03-15T17:00[Europe/Brussels]", "2027-03-15T17:00:00+01:00"),
        ("2027-03-15T24:00[Europe/Brussels]", "2027-03-16T00:00:00+01:00"),
        ("2027-03-15T24:00[AoE]", "2027-03-16T00:00:00-12:00"),
        ("2027-03-28T02:30[Europe/Berlin]", "2027-03-28T03:00:00+02:00"),
        ("2027-10-31T02:30[Europe/Berlin]", "2027-10-31T02:30:00+01:00"),
    ],
)
def test_an_article_expires_when_its_last_deadline_is_over(client, closes, told):
    found = data_of(client, {"closes": "2027-01-02[UTC]"}, {"closes": closes})
    assert found["NewsArticle"][0]["expires"] == told
    assert "Event" not in found


def test_what_is_open_at_any_time_does_not_expire(client):
    found = data_of(client, {"closes": "2027-01-02[UTC]"}, {"is_rolling": True})
    assert "expires" not in found["NewsArticle"][0]


def test_only_an_event_is_an_event(client):
    said = {"stage": "event", "until": "2027-05-06[AoE]", "place": "Graz"}
    moved = {"closes": "2027-05-04[AoE]", "was": "2027-04-04[AoE]"}
    found = data_of(client, said | moved, {"closes": "2027-01-02[UTC]"})
    [event] = found["Event"]
    assert (event["startDate"], event["endDate"]) == ("2027-05-04", "2027-05-06")
    assert event["location"] == {"@type": "Place", "name": "Graz"}
    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event["previousStartDate"] == "2027-04-04"


def test_an_event_online_has_no_place_on_earth(client):
    said = {"stage": "event", "closes": "2027-05-04T09:00[UTC]", "place": "online"}
    [event] = data_of(client, said)["Event"]
    assert event["location"]["@type"] == "VirtualLocation"


def test_feeds_say_what_is_due(client):
    said = {"named": "Vollantrag <b>", "closes": "2027-03-15T17:00[Europe/Brussels]"}
    data_of(client, said)
    for path in ("feed.rss", "feed.atom", "feed.json"):
        text = client.get(f"/de/artikel/{path}").text
        assert "Vollantrag" in text
        assert "15.03.2027, 17:00" in text.replace("15.3.2027", "15.03.2027")
        assert "<b>" not in text
