"""How often pages ask the database: as often for many articles as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.contents import full_content, keys
from tests.factories import (
    category,
    country,
    picture,
    published,
    site_page,
    source,
    topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIMITS = {
    "/de/": 3,
    "/de/artikel/": 2,
    "/de/artikel/?category=wirtschaft&topic=zoelle&country=usa&source=musterquelle": 2,
    "/de/artikel/?q=nummer": 5,
    "/de/artikel/?category=wirtschaft&topic=zoelle&country=usa&year=2026&q=nummer": 5,
    "/de/themen/zoelle/": 2,
    "/de/artikel/?topic=zoelle&country=usa&year=2026&month=1": 2,
    "/de/laender-organisationen/usa/": 2,
    "/de/archiv/": 1,
    "/de/archiv/2020/": 2,
    "/de/archiv/2020/02/": 2,
    "/de/abonnieren/": 1,
    "/de/abonnieren/?category=wirtschaft&topic=zoelle&country=usa&source=musterquelle"
    "&year=2020&q=nummer": 3,
    "/feeds.opml": 1,
    "/de/rubriken/": 2,
    "/de/themen/": 2,
    "/de/laender-organisationen/": 1,
    "/de/quellen/": 3,
    "/de/artikel/ausfuhren-usa/": 2,
    "/de/artikel/ausfuhren-usa/zitat.bib": 8,
    "/sitemap-articles-de-1.xml": 2,
    "/de/artikel/feed.rss": 3,
    "/de/artikel/feed.rss?category=wirtschaft&topic=zoelle&country=usa&q=nummer": 5,
    "/de/artikel/feed.atom?category=wirtschaft&topic=zoelle&country=usa"
    "&source=musterquelle": 3,
    "/de/archiv/2020/02/feed.json": 3,
    "/de/themen/zoelle/feed.rss": 3,
    "/de/artikel/unbekannt/": 2,
    "/de/korrekturen/": 4,
    "/de/seite/impressum/": 3,
    "/de/barriere-melden/": 1,
    "/de/barriere-melden/danke/": 1,
}


def publish(numbers) -> None:
    for number in numbers:
        attribution = {"source": str(source(f"Quelle {number % 7}").key)}
        figure = f'<img data-image="{picture(f"Figur {number % 9}").key}">'
        published(
            headline=f"Nummer {number}",
            lead_image=str(picture(f"Bild {number % 5}").key) if number % 3 else None,
            body=f"<p>Text.</p>{figure}",
            categories=keys(category(f"Rubrik {number % 3}"), category("Wirtschaft")),
            topics=keys(topic(f"Thema {number % 11}"), topic("Zölle")),
            countries=keys(country("US"), country("EU")),
            attributions=[attribution],
            further_reading=[{"title": "Titel", "publisher": attribution["source"]}],
            change_kind="correction",
            change_note="Nichts.",
        )


def counts(client) -> dict[str, int]:
    """Return how much each page asks once what it shows was printed."""
    found = {}
    for path in LIMITS:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        found[path] = len(queries)
    return found


def test_no_page_asks_more_for_many_articles_than_for_10(client, full_size):
    published(**full_content())
    site_page("imprint", slug="impressum")
    publish(range(10))
    few = counts(client)
    publish(range(10, 200 if full_size else 40))
    assert counts(client) == few
    assert {path for path, limit in LIMITS.items() if few[path] > limit} == set()


def test_merged_labels_cost_no_further_question(client):
    published(**full_content())
    publish(range(10))
    before = counts(client)
    for number in range(3):
        for kind in (topic(f"Thema {number}"), topic(f"Thema {number + 3}")):
            kind.merged_into = topic("Zölle")
            kind.save()
    assert counts(client) == before
