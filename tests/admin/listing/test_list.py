"""The list of articles has one row per edition, filters and a search."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.models import Article, Edition
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db

STATES = {
    Phase.DRAFT: factories.draft,
    Phase.IN_REVIEW: factories.in_review,
    Phase.SCHEDULED: factories.scheduled,
    Phase.LIVE: factories.published,
    Phase.REPLACED: factories.replaced,
    Phase.EXPIRED: factories.expired,
    Phase.WITHDRAWN: factories.withdrawn,
    Phase.DISCARDED: factories.discarded,
}


def listed(person, **query) -> list[tuple[str, int]]:
    """Return headline and number of the rows, as they are listed."""
    answer = at_desk(person).get(url(Article, "changelist"), query)
    assert answer.status_code == 200
    return [(a.headline, a.number) for a in answer.context["cl"].result_list]


def test_an_edition_is_one_row_for_its_working_version():
    article = factories.published(headline="Erste")
    factories.revised(article, headline="Zweite")
    assert listed(factories.author()) == [("Zweite", 2)]
    assert listed(factories.author(), versions="all") == [("Zweite", 2), ("Erste", 1)]


def test_all_versions_of_one_edition_can_be_listed():
    article = factories.published(headline="Erste")
    factories.revised(article, headline="Zweite")
    factories.draft(headline="Andere")
    found = listed(factories.author(), versions=str(article.edition_id))
    assert found == [("Zweite", 2), ("Erste", 1)]
    assert listed(factories.author(), versions="999999") == []
    page = url(Edition, "change", article.edition_id)
    assert (
        f"?versions={article.edition_id}" in at_desk(factories.chief()).get(page).text
    )


def test_who_may_not_see_the_working_version_gets_the_row_of_the_public_one():
    article = factories.published(headline="Erste")
    factories.revised(article, headline="Zweite")
    assert listed(factories.author("Kollegin Beispiel")) == [("Erste", 1)]


def test_a_discarded_version_doesnt_stand_for_what_is_live():
    article = factories.published(headline="Erste")
    move(factories.revised(article), "discard", by=factories.author())
    assert listed(factories.author()) == [("Erste", 1)]


def test_a_version_published_again_stands_behind_the_one_in_work():
    article = factories.withdrawn(headline="Erste")
    factories.revised(article, headline="Zweite")
    move(article, "reinstate", by=factories.chief(), note="Doch.")
    assert listed(factories.chief()) == [("Zweite", 2)]


def test_a_filter_by_phase_finds_what_the_phase_says():
    for headline, make in STATES.items():
        make(headline=headline.value)
    now, articles = timezone.now(), Article.objects.all()
    for phase in Phase:
        found = listed(factories.chief(), phase=phase.value, versions="all")
        expected = {(a.headline, a.number) for a in articles if a.phase(now) is phase}
        assert set(found) == expected, phase
        assert expected


def test_a_live_article_in_revision_is_found_as_live_and_as_draft():
    article = factories.published(headline="Erste")
    factories.revised(article, headline="Zweite")
    for phase in ("live", "draft"):
        assert listed(factories.author(), phase=phase) == [("Zweite", 2)]
    assert listed(factories.author(), phase="in_review") == []


def test_a_filter_that_there_isnt_filters_nothing():
    factories.draft()
    assert len(listed(factories.author(), phase="x", versions="x")) == 1


FINDING = [
    "Kopf",
    "Anriss",
    "Absatz",
    "Musterquelle",
    "MQ",
    "https://example.org/weg",
    "https://example.org/lesen",
    "EXAMPLE.org/les",
    "ein-kop",
    "Kopf Musterquelle",
    "Musterqu",
    "Köpfe",
]


def test_the_search_finds_headline_text_source_and_links():
    source = factories.source("Musterquelle", aliases="MQ")
    factories.draft(headline="Ein anderer", teaser="Etwas", body="<p>Nichts.</p>")
    factories.draft(
        headline="Ein Kopf",
        teaser="Ein Anriss",
        body="<p>Ein Absatz.</p>",
        attributions=[
            {"source": str(source.key), "url": "https://example.org/weg"},
            {"source": str(source.key), "title": "Zweimal"},
        ],
        further_reading=[
            {"title": "Weiter", "url": "https://example.org/lesen"},
            {"title": "Weiter", "url": "https://example.org/lesen"},
        ],
    )
    for words in FINDING:
        assert listed(factories.author(), q=words) == [("Ein Kopf", 1)], words


def test_a_search_in_one_row_per_edition_finds_no_text_of_earlier_versions():
    article = factories.published(headline="Erste", teaser="Altes")
    factories.revised(article, headline="Zweite", teaser="Neues")
    assert listed(factories.author(), q="Altes") == []
    assert listed(factories.author(), q="Altes", versions="all") == [("Erste", 1)]


def test_the_search_reads_each_language_by_its_own_rules():
    factories.draft(headline="Neue Häuser")
    factories.draft(headline="Old universities", language="en")
    assert listed(factories.author(), q="Haus") == [("Neue Häuser", 1)]
    assert listed(factories.author(), q="university") == [("Old universities", 1)]
    assert listed(factories.author(), q="die -") == []
    assert len(listed(factories.author(), q="  ")) == 2


def test_s31_whatever_is_searched_for_is_answered():
    factories.draft(headline="Neue Häuser")
    for words in ('"(((((', "-Haus", "***", "x" * 5000, "% _"):
        assert listed(factories.author(), q=words) == [], words
    for nothing in ("x\x00y", " " * 9000):
        assert len(listed(factories.author(), q=nothing)) == 1


def test_a_search_asks_the_database_no_more_than_a_list_may():
    for number in range(12):
        factories.published(headline=f"Kopf {number}")
    client = at_desk(factories.author())
    path = url(Article, "changelist") + "?q=kopf"
    client.get(path)  # the first visit fills caches
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    assert len(queries) <= 15


def test_only_what_was_looked_for_is_counted_beside_the_way_back_to_all():
    factories.draft()
    client = at_desk(factories.editor())
    assert "Treffer" not in client.get(url(Article, "changelist")).text
    for query in ("?q=quatsch", "?phase=live"):
        found = client.get(url(Article, "changelist") + query).text
        assert "0 Treffer" in found
        assert "Alle anzeigen" in found


def test_authors_are_offered_by_their_printed_names():
    factories.profile(factories.author(), printed_name="Gedruckter Name")
    factories.draft()
    answer = at_desk(factories.editor()).get(url(Article, "changelist"))
    assert answer.text.count("Gedruckter Name") == 2  # the row, and the filter


def test_a_row_leads_to_what_is_live():
    article = factories.published()
    draft = factories.revised(article)
    answer = at_desk(factories.author()).get(url(Article, "changelist"))
    assert url(Article, "change", article.pk) in answer.text
    assert url(Article, "change", draft.pk) in answer.text
    assert content_of(article) != content_of(draft)


QUEUES = ["", "phase=in_review", "phase=draft", "q=Kopf&phase=draft", "order=saved"]


def test_a_queue_asks_no_more_than_a_list_may_however_many_wait():
    clients = [at_desk(factories.author()), at_desk(factories.chief())]
    counts = {(client, query): [] for client in clients for query in QUEUES}
    for _more in range(2):
        for make in (factories.draft, factories.approved, factories.published):
            for number in range(3):
                make(headline=f"Kopf {number}")
        for (client, query), found in counts.items():
            path = f"{url(Article, 'changelist')}?{query}"
            client.get(path)  # the first visit fills caches
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            found.append(len(queries))
    for (_client, query), (few, many) in counts.items():
        assert few == many <= 15, query


def test_what_an_approval_publishes_is_said_and_leads_to_the_review():
    article = factories.planned(headline="Mit Komma")
    for query in ({}, {"phase": "in_review"}):
        page = at_desk(factories.editor()).get(url(Article, "changelist"), query).text
        assert "geht online, sobald jemand freigibt" in page
        assert f'href="/admin/articles/article/{article.pk}/review/"' in page
    table = at_desk(factories.editor()).get(url(Article, "table"))
    assert "geht online, sobald jemand freigibt" in table.text


@pytest.mark.parametrize(
    ("make", "role", "page"),
    [
        (factories.in_review, factories.editor, "review"),
        (factories.in_review, factories.author, "change"),
        (factories.draft, factories.editor, "change"),
        (factories.published, factories.editor, "change"),
    ],
)
def test_a_headline_leads_to_where_one_goes_on(make, role, page):
    article = make()
    listed = at_desk(role()).get(url(Article, "changelist"))
    [row] = listed.context["cl"].result_list
    assert row.address == url(Article, page, article.pk)
    assert f'href="{row.address}"' in listed.text
