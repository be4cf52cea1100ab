"""The form that builds a feed: all that is ticked at once, and not any of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import LabelSlug
from tests.site.public.reading import body_of, meta
from tests.site.public.subscribe.subscribing import (
    ORIGIN,
    addresses,
    alerts,
    opened,
    ticked,
    wanted_at_once,
)
from tests.support.contents import keys
from tests.support.factories import country, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    for headline, codes in (("Eins", "DE FR"), ("Zwei", "FR"), ("Drei", "EU")):
        published(headline=headline, countries=keys(*map(country, codes.split())))


def test_all_that_is_ticked_in_a_group_may_be_wanted_at_once(client, both):
    asked = "q=&country=frankreich&country=deutschland&all=country"
    answer = client.get(f"/de/abonnieren/?{asked}")
    own = "country=deutschland,frankreich"
    assert (answer.status_code, answer["Location"]) == (301, f"/de/abonnieren/?{own}")
    page = opened(client, answer["Location"])
    assert "1 Artikel mit den Schlagwörtern Deutschland und Frankreich" in body_of(page)
    assert addresses(page)[0] == f"{ORIGIN}/de/artikel/feed.rss?{own}"
    assert ticked(page) == {("country", "deutschland"), ("country", "frankreich")}
    assert wanted_at_once(page) == {"country": True}
    assert meta(page, "robots") == "noindex, follow"
    [switch] = [a for a in page.iter("a") if a.get("hreflang") == "en"]
    assert switch.get("href") == "/en/subscribe/?country=france,germany"
    # Without that tick it is a feed of any of them.
    page = opened(client, "/de/abonnieren/?country=deutschland&country=frankreich")
    assert "2 Artikel mit dem Schlagwort Deutschland oder Frankreich" in body_of(page)
    assert wanted_at_once(page) == {"country": False}


def test_what_belongs_together_beside_others_is_one_tick(client, both):
    page = opened(client, "/de/abonnieren/?country=deutschland,frankreich&country=eu")
    assert "2 Artikel" in body_of(page)
    assert ticked(page) == {("country", "deutschland,frankreich"), ("country", "eu")}
    assert wanted_at_once(page) == {"country": False}
    # All at once then means all of these labels.
    asked = "country=deutschland,frankreich&country=eu&all=country"
    address = client.get(f"/de/abonnieren/?{asked}")["Location"]
    assert address == "/de/abonnieren/?country=deutschland,eu,frankreich"


def test_one_tick_and_all_at_once_is_that_one(client, both):
    for asked in ("country=eu&all=country", "country=eu&all=topic&all=nix"):
        answer = client.get(f"/de/abonnieren/?{asked}")
        assert answer.status_code == 301
        assert answer["Location"] == "/de/abonnieren/?country=eu"
    answer = client.get("/de/abonnieren/?all=country")
    assert answer["Location"] == "/de/abonnieren/"


def test_only_what_is_not_known_is_left_out_of_what_belongs_together(client, both):
    query = "country=deutschland,nirgendwo,frankreich"
    page = opened(client, f"/de/abonnieren/?{query}")
    [alert] = alerts(page)
    assert "„Länder / Organisationen“" in alert
    assert "mit den Schlagwörtern Deutschland und Frankreich" in body_of(page)


def test_s76_an_address_full_of_what_is_not_known_costs_little(client, both):
    """A slug that no label has may be a former one: the database is asked for it."""
    slugs = ",".join(f"x{number}" for number in range(500))
    with CaptureQueriesContext(connection) as queries:
        page = opened(client, f"/de/abonnieren/?country={slugs}&country=eu")
    assert len(alerts(page)) == 1
    table = LabelSlug._meta.db_table
    looked_up = [one for one in queries.captured_queries if table in one["sql"]]
    assert len(looked_up) == 60
    assert len(queries) < 80
