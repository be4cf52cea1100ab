"""The feed of corrections: each one for ever under one name, and each withdrawal."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from articles.editing.publishing import move
from tests.site.feeds.reading import FORMS, entries, get, ids, titles
from tests.support.factories import GONE, chief, published, republished

pytestmark = pytest.mark.django_db
PATH = "/de/korrekturen/"


def test_it_tells_each_correction_and_each_withdrawal(client):
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False) as clock:
        article = published(headline="Zahlen", slug="zahlen")
        clock.shift(timedelta(hours=1))
        note = "Es waren 3 < 30."
        second = republished(article, change_kind="correction", change_note=note)
        clock.shift(timedelta(hours=1))
        before = ids(client, "json", PATH)
        third = republished(second, headline="Andere Zahlen", change_kind="typo")
        other = published(headline="Falsch")
        clock.shift(timedelta(hours=1))
        move(other, "withdraw", by=chief(), note="Stimmt nicht.")
        for form in FORMS:
            withdrawal, correction = entries(client, form, PATH)
            assert correction["id"] == before[0] != article.edition.urn
            assert correction["title"] == "Korrektur: Andere Zahlen"
            assert correction["summary"] == note
            assert correction["url"] == third.permalink
            assert correction["updated"] == second.live_from
            assert withdrawal["title"] == "[Zurückgezogen] Falsch"
            assert "Stimmt nicht." in withdrawal["content"]
            assert withdrawal["id"] != other.edition.urn


def test_it_tells_nothing_of_what_is_gone_or_of_another_language(client):
    gone = published(headline="Weg")
    gone = republished(gone, change_kind="correction", change_note="Anders.")
    move(gone, "withdraw", by=chief(), note="Stimmt nicht.", options=GONE)
    english = published(language="en", headline="Figures")
    republished(english, change_kind="correction", change_note="It was 3.")
    for form in FORMS:
        assert titles(client, form, PATH) == []
        assert titles(client, form, "/en/corrections/") == ["Correction: Figures"]


def test_one_correction_that_cannot_be_described_does_not_take_the_others_along(
    client,
):
    note = {"change_kind": "correction", "change_note": "Es waren 3."}
    for headline in ("Gut", "Schlecht"):
        republished(published(headline=headline), **note)
    with connection.cursor() as cursor:
        bad = "UPDATE articles_article SET slug = 'a b/c' WHERE headline = 'Schlecht'"
        cursor.execute(bad)
    for form in FORMS:
        assert titles(client, form, PATH) == ["Korrektur: Gut"]


def test_the_entry_of_the_article_has_the_note_at_its_top(client):
    article = published(body="<p>Text</p>")
    republished(article, change_kind="correction", change_note="Es waren 3.")
    for form in FORMS:
        [entry] = entries(client, form)
        content = entry["content"]
        assert content.index("Es waren 3.") < content.index("Text")
    assert "Korrekturen" in get(client, "rss", PATH).text
