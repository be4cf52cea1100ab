"""Pages query the database as often for many articles as for few."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.site.downloads import FORMS as LISTED
from articles.site.feeds import FORMATS
from articles.site.public.lists.leaf import leaf_of
from tests.support.contents import full_content, keys
from tests.support.factories import (
    category,
    chief,
    country,
    draft,
    move,
    picture,
    published,
    scheduled,
    site_page,
    source,
    topic,
    translated,
)
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.both]
# An address of no kind of page.
NOWHERE = "/de/nirgendwo/"
NARROWED = "category=wirtschaft&topic=zoelle&country=usa"
SOURCE = "&source=musterquelle"
# The queries of each page whose parts are rendered, of the same revision as before. No
# page is cached as a whole. Lists, feeds and articles query the revision and the
# rendered parts; a feed also its entries, an article the names of related articles,
# the home page its lead.
LIMITS = {
    "/de/": 3,
    "/de/artikel/": 2,
    f"/de/artikel/?{NARROWED}{SOURCE}": 2,
    "/de/artikel/?topic=zoelle&country=usa": 2,
    "/de/artikel/?topic=zoelle&country=usa&year=2026&month=1": 2,
    "/de/fristen/": 2,
    "/de/artikel/?q=nummer": 5,
    f"/de/artikel/?{NARROWED}&year=2026&q=nummer": 5,
    "/de/themen/zoelle/": 2,
    "/de/laender-organisationen/usa/": 2,
    "/de/laender-organisationen/usa/zusammen/": 1,
    "/de/artikel/?country=eu,usa&topic=zoelle": 2,
    "/de/artikel/feed.rss?country=eu,usa": 3,
    "/de/quellen/musterquelle/": 3,
    "/de/archiv/": 1,
    "/de/archiv/2020/": 2,
    "/de/archiv/2020/02/": 2,
    "/de/abonnieren/": 2,
    f"/de/abonnieren/?{NARROWED}{SOURCE}&year=2020&q=nummer": 4,
    "/feeds.opml": 1,
    "/de/rubriken/": 2,
    "/de/themen/": 2,
    "/de/laender-organisationen/": 1,
    "/de/quellen/": 3,
    "/de/artikel/ausfuhren-usa/": 2,
    "/de/artikel/ausfuhren-usa/fassung/1/": 30,
    "/de/artikel/ausfuhren-usa/nebeneinander/en/": 6,
    "/de/artikel/ausfuhren-usa/zitat.bib": 11,
    "/de/artikel/ausfuhren-usa/ninjs.json": 18,
    "/de/artikel/?topic=zoelle&since=2020-01-01": 2,
    **{f"/de/artikel/liste.{form}": 12 for form in LISTED},
    **{f"/de/artikel/liste.{form}?{NARROWED}{SOURCE}": 12 for form in LISTED},
    **{f"/de/themen/zoelle/liste.{form}": 12 for form in LISTED},
    "/de/artikel/liste.csv?since=2020-01-01&q=nummer": 14,
    "/de/artikel/ausfuhren-usa/fehler-melden/": 3,
    "/de/artikel/ausfuhren-usa/fehler-melden/danke/": 3,
    "/sitemap.xml": 3,
    "/sitemap-articles-de-1.xml": 2,
    **{f"/de/artikel/feed.{form}": 3 for form in FORMATS},
    **{f"/de/themen/zoelle/feed.{form}": 3 for form in FORMATS},
    **{f"/de/artikel/feed.{form}?{NARROWED}{SOURCE}": 3 for form in FORMATS},
    **{f"/de/archiv/2020/02/feed.{form}": 3 for form in FORMATS},
    f"/de/artikel/feed.rss?{NARROWED}&q=nummer": 5,
    "/de/korrekturen/": 4,
    "/de/seite/impressum/": 3,
    "/de/barriere-melden/": 1,
    "/de/barriere-melden/danke/": 1,
    "/de/abonnieren/per-mail/": 1,
    "/de/abonnieren/per-mail/abgesendet/": 1,
    "/de/nachricht-einsenden/": 1,
    "/de/nachricht-einsenden/abgesendet/": 1,
    "/de/nachricht-einsenden/danke/": 1,
    NOWHERE: 1,
    "/de/themen/unbekannt/": 3,
    "/de/themen/geheim/": 3,
    "/de/artikel/unbekannt/": 2,
    "/de/artikel/entwurf/": 2,
    "/de/artikel/geplant/": 2,
}
# Missing articles, and those that nobody may read yet: no number tells them apart.
MISSING = (
    {"/de/themen/unbekannt/", "/de/themen/geheim/"},
    {"/de/artikel/unbekannt/", "/de/artikel/entwurf/", "/de/artikel/geplant/"},
)


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


@world
def few() -> dict[str, int]:
    """Publish ten articles; return how much each page asks then."""
    article = published(**full_content())
    translation = translated(article, slug="exports", body="<p>A paragraph.</p>")
    move(move(translation, "submit", by=translation.author), "publish", by=chief())
    draft(slug="entwurf", topics=keys(topic("Geheim")))
    scheduled(slug="geplant")
    site_page("imprint", slug="impressum")
    publish(range(10))
    return counts()


def counts() -> dict[str, int]:
    """Return how much each page asks once what it shows was printed."""
    client, found = Client(), {}
    for path in LIMITS:
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        found[path] = len(queries)
    return found


def test_s77_r40_no_page_asks_more_for_many_articles_than_for_10(
    client, few, full_size
):
    publish(range(10, 200 if full_size else 30))
    assert counts() == few
    beyond = {path: few[path] for path, limit in LIMITS.items() if few[path] > limit}
    assert beyond == {}
    for alike in MISSING:
        assert {client.get(path).status_code for path in alike} == {404}
        assert len({few[path] for path in alike}) == 1


def test_a_page_deep_in_a_list_asks_no_more_than_the_first(client, monkeypatch):
    monkeypatch.setitem(leaf_of.__kwdefaults__, "size", 4)
    path, asked = "/de/artikel/", []
    for _page in range(3):
        text = client.get(path).text
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).text == text
        asked.append(len(queries))
        older = re.search(r'rel="next" href="([^"]+)"', text)
        path = older[1] if older else ""
    assert (asked, path) == ([2, 2, 2], "")


def test_merged_labels_cost_no_further_question(few):
    for number in range(3):
        for kind in (topic(f"Thema {number}"), topic(f"Thema {number + 3}")):
            kind.merged_into = topic("Zölle")
            kind.save()
    assert counts() == few
