"""The desk shows what was public at a moment, as it stood, never what is planned."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.editing.publishing import move
from articles.editing.writing import merge
from articles.models import Article
from tests.admin.article.moves.test_preview import assert_kept_by_nobody, main_part
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.desk import at_desk, reader, url

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/as-of/"
START = datetime.fromisoformat("2026-05-04T09:00:00+02:00")
HOUR = timedelta(hours=1)


def listed(client, at, **query) -> list[str]:
    at = at if isinstance(at, str) else at.isoformat()
    page = client.get(LIST, {"at": at} | query)
    assert page.status_code == 200
    return [article.headline for article in page.context.get("articles", [])]


def page_at(client, article, at):
    path = reverse("admin:articles_article_as_of", args=[article.pk])
    return client.get(f"{path}?{urlencode({'at': at.isoformat()})}")


@pytest.fixture
def story():
    """Return two versions and what became of them, hour by hour since `START`."""
    with time_machine.travel(START, tick=False) as clock:
        first = factories.published(headline="Eins", slug="eins", body="<p>Alt.</p>")
        clock.shift(HOUR)
        note = {"change_kind": "correction", "change_note": "Es waren fünf."}
        second = factories.republished(first, headline="Zwei", slug="zwei", **note)
        clock.shift(HOUR)
        move(second, "withdraw", by=factories.chief(), note="Falsch.")
    return first, second


def test_the_list_shows_what_was_public_at_each_moment(story):
    factories.published(language="en", headline="English", at=START)
    client = at_desk(reader())
    assert listed(client, START - HOUR) == []
    assert listed(client, START, language="de") == ["Eins"]
    assert listed(client, START + HOUR, language="de") == ["Zwei"]
    assert listed(client, START + 2 * HOUR) == ["English"]
    assert set(listed(client, "2026-05-04T09:30")) == {"Eins", "English"}
    page = client.get(LIST, {"at": "2026-05-04T09:30"})
    assert_kept_by_nobody(page)
    assert "Öffentlich am 4. Mai 2026, 09:30 Uhr MESZ" in page.text
    assert 'value="2026-05-04T09:30:00"' in page.text
    assert "2 Artikel" in page.text


def test_the_page_is_the_one_that_readers_saw_then(client):
    with time_machine.travel(START, tick=False) as clock:
        other = factories.published(headline="Der andere", slug="anderer")
        chosen = [{"edition": str(other.edition.uuid), "choice": "pinned"}]
        first = factories.published(headline="Eins", slug="eins", related=chosen)
        clock.shift(HOUR)
        seen = client.get("/de/artikel/eins/")
        clock.shift(HOUR)
        second = factories.republished(first, headline="Zwei", slug="zwei", related=[])
        move(other, "withdraw", by=factories.chief(), note="Falsch.")
        factories.translated(second, headline="In English")
    shown = page_at(at_desk(reader()), first, START + HOUR)
    assert_kept_by_nobody(shown)
    assert main_part(shown) == main_part(seen)
    assert "Der andere" in main_part(shown)
    assert "So stand die Seite am 4. Mai 2026, 10:00 Uhr MESZ öffentlich." in shown.text
    assert "heutigen Namen" in shown.text


def test_an_older_version_says_what_its_labels_became_and_that_it_does():
    one, other = factories.topic("Zoll"), factories.topic("Abgaben")
    with time_machine.travel(START, tick=False) as clock:
        first = factories.published(topics=keys(one))
        clock.shift(HOUR)
        factories.republished(first, headline="Zwei", topics=[])
        merge(one, other, by=factories.admin())
    shown = page_at(at_desk(reader()), first, START + HOUR / 2)
    assert "Abgaben" in main_part(shown)
    assert "Zoll" not in main_part(shown)
    assert "heutigen Namen" in shown.text


def test_a_version_has_no_page_of_moments_at_which_it_was_not_public(story):
    first, second = story
    client = at_desk(reader())
    assert page_at(client, second, START + HOUR).status_code == 200
    assert "Es waren fünf." in page_at(client, second, START + HOUR).text
    for article, at in (
        (first, START - HOUR),
        (first, START + HOUR),
        (second, START),
        (second, START + 2 * HOUR),
    ):
        assert page_at(client, article, at).status_code == 404


def test_the_future_is_shown_only_to_who_sees_every_article():
    planned = factories.scheduled(by=factories.author("Kollegin"), headline="Geplant")
    tomorrow = timezone.now() + 2 * factories.DAY
    for person in (factories.author(), reader(), factories.author("Kollegin")):
        client = at_desk(person)
        page = client.get(LIST, {"at": tomorrow.isoformat()})
        assert "Dieser Zeitpunkt liegt in der Zukunft." in page.text
        assert "Geplant" not in page.text
    answer = page_at(client, planned, tomorrow)  # her own
    assert answer.headers["Location"].startswith(f"{LIST}?at=")
    assert "Zukunft" in client.get(answer.headers["Location"]).text
    assert page_at(at_desk(reader()), planned, tomorrow).status_code == 404
    client = at_desk(factories.editor())
    assert listed(client, tomorrow) == ["Geplant"]
    shown = page_at(client, planned, tomorrow)
    assert "wenn bis dahin nichts geändert wird" in shown.text
    assert_kept_by_nobody(shown)


def test_odd_moments_are_explained():
    client = at_desk(reader())
    said = {
        "2026-03-29T02:30": "gibt es 02:30 nicht",
        "2025-10-26T02:30": "zweimal",
        "gestern": "Geben Sie Tag und Uhrzeit an",
        "2026-05-04T09:00 Uhr": "Geben Sie Tag und Uhrzeit an",
        "0001-01-01T00:00": "den es gibt",
        "9999-12-31T23:59:59-12:00": "den es gibt",
    }
    for at, words in said.items():
        page = client.get(LIST, {"at": at})
        assert words in page.text, at
        assert "articles" not in page.context
    # With its offset even the hour that came twice is one moment.
    assert listed(client, "2025-10-26T02:30:00+01:00") == []
    assert listed(client, "") == []


def test_who_sees_no_article_opens_neither():
    article = factories.published(headline="Öffentlich")
    nobody = at_desk(factories.user("Ohne Rolle"))
    for client in (nobody, Client()):
        for path in (LIST, reverse("admin:articles_article_as_of", args=[article.pk])):
            answer = client.get(path)
            assert answer.status_code in {302, 403, 404}
            assert "Öffentlich" not in answer.text
    assert at_desk(factories.admin()).post(LIST).status_code == 405


def test_the_list_is_paged_and_asks_as_often_for_many_as_for_few():
    client = at_desk(reader())
    made = [factories.published(headline=f"Nr. {n}", at=START) for n in range(3)]
    listed(client, START)
    counts = [asked(client)]
    made += [factories.published(headline=f"Nr. {n}", at=START) for n in range(3, 25)]
    counts.append(asked(client))
    # A second page is told of, which costs nothing.
    assert counts[0] == counts[1] <= 15
    page = client.get(LIST, {"at": START.isoformat(), "language": "de"})
    rest = client.get(f"{LIST}?{page.context['older']}")
    seen = [*page.context["articles"], *rest.context["articles"]]
    assert seen == made[::-1]
    assert client.get(LIST, {"before": "x"}).status_code == 404


def asked(client) -> int:
    with CaptureQueriesContext(connection) as queries:
        listed(client, START)
    return len(queries)


def test_the_desk_leads_there_from_the_list_and_from_a_versions_history(story):
    client = at_desk(factories.author())
    assert LIST in client.get(url(Article, "changelist")).text
    first, second = story
    history = client.get(url(Article, "history", second.pk)).text
    with time_machine.travel(START + timedelta(days=1)):
        factories.scheduled(headline="Geplant")
    for version in (first, second):
        began = timezone.localtime(version.live_from).isoformat()
        link = f"{LIST}?{urlencode({'at': began})}"
        assert link in history.replace("&amp;", "&")
        assert listed(client, began) == [version.headline]
