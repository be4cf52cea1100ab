"""Withdrawals in feeds: the reason stands where the article stood, for 30 days."""

import html
from datetime import timedelta
from itertools import product
from urllib.parse import quote

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import Withdrawal, move
from tests.site.feeds.reading import FORMS, LISTS, XML, entries, get, titles
from tests.support.contents import keys
from tests.support.factories import chief, expired, published, topic

pytestmark = pytest.mark.django_db
START = "2026-03-05T09:00:00+01:00"


def withdraw(article, **options):
    told = Withdrawal(**options)
    return move(article, "withdraw", by=chief(), note="Stimmt\nnicht.", options=told)


def test_a_notice_stands_in_place_of_its_article_for_thirty_days(client):
    with time_machine.travel(START, tick=False) as clock:
        published(headline="Älter", dated="2020-02-11")
        article = published(
            headline="Falsch",
            dated="2020-02-12",
            teaser="Verschwunden",
            topics=keys(topic("Innovation")),
        )
        published(headline="Neuer", dated="2020-02-13")
        before = entries(client, "json")[1]
        clock.shift(timedelta(hours=1))
        withdraw(article)
        ended = timezone.now()
        paths = "/de/artikel/", "/de/themen/innovation/"
        names = ["Neuer", "[Zurückgezogen] Falsch", "Älter"]
        clock.shift(timedelta(days=30, seconds=-1))
        for form in FORMS:
            assert titles(client, form) == names
            [notice] = entries(client, form, paths[1])
            assert notice == entries(client, form)[1]
            assert (notice["id"], notice["url"]) == (before["id"], before["url"])
            assert notice["updated"] == ended
            assert notice["summary"] == "Stimmt nicht."
            assert "05.03.2026" in notice["content"]
            assert "Verschwunden" not in str(notice)
            assert notice["published"] == before["published"]
        for query, number in (
            ("?year=2020&month=2", 3),
            ("?year=2021", 0),
            ("?q=falsch", 1),
        ):
            assert len(titles(client, "rss", query=query)) == number, query
        clock.shift(timedelta(seconds=1))
        for form in FORMS:
            assert titles(client, form) == ["Neuer", "Älter"]
            assert titles(client, form, paths[1]) == []


def test_what_is_gone_is_named_no_longer(client):
    article = published(headline="Falsch", dated="2020-02-12", slug="der-name")
    withdraw(article, ending="gone")
    for form in FORMS:
        [notice] = entries(client, form)
        assert notice["title"] == "[Zurückgezogen] Artikel vom 12.02.2020"
        # Some programs use the identity as the link of entries without one.
        assert not notice["url"].startswith("http")
        assert notice["id"] == article.edition.urn
        assert "nicht." in notice["content"]
        text = client.get(f"/de/artikel/feed.{form}").text
        assert "Falsch" not in text
        assert "der-name" not in text


def test_what_is_replaced_or_expired_leaves_without_a_word(client):
    other = published(headline="Der Nachfolger")
    withdraw(published(headline="Alt"), ending="replaced", replaced_by=other.edition)
    expired(headline="Abgelaufen")
    for form in FORMS:
        assert titles(client, form) == ["Der Nachfolger"]


def test_what_is_published_again_is_back_under_its_name(client):
    with time_machine.travel(START, tick=False) as clock:
        article = published(headline="Doch richtig", language="en")
        first = entries(client, "json", "/en/articles/")[0]
        clock.shift(timedelta(hours=1))
        gone = withdraw(article)
        assert titles(client, "atom", "/en/articles/") == ["[Withdrawn] Doch richtig"]
        clock.shift(timedelta(hours=1))
        move(gone, "reinstate", by=chief(), note="Geprüft.")
        for form in FORMS:
            [entry] = entries(client, form, "/en/articles/")
            assert (entry["id"], entry["title"]) == (first["id"], "Doch richtig")
            assert entry["updated"] == timezone.now()


def test_a_search_finds_of_a_withdrawn_article_what_its_notice_says(client):
    """Else the text could be read out, word by word, by who guesses."""
    label = topic("Backkunst")
    for ending in ("notice", "gone"):
        article = published(
            headline=f"Falsche Angaben {ending}",
            teaser="Hefe und Mehl",
            body="<p>Der Sauerteig ging</p>",
            topics=keys(label),
            credit_name="Erika Muster",
        )
        withdraw(article, ending=ending)
    published(headline="Anderer Sauerteig", topics=keys(label))
    told, other = "[Zurückgezogen] Falsche Angaben notice", "Anderer Sauerteig"
    for query, expected in {
        "Sauerteig": [other],
        '"Sauerteig ging"': [],
        "sauert": [other],
        "Hefe": [],
        "Muster": [],
        "Backkunst": [other],
        "falsch": [told],
        '"Falsche Angaben"': [told],
        "Angabe -Sauerteig": [told],
        "Angaben -falsche": [],
        "Angaben Sauerteig": [],
        "Angaben OR Sauerteig": [other, told],
    }.items():
        for form in FORMS:
            found = titles(client, form, query=f"?q={quote(query)}")
            assert found == expected, (form, query)
    assert len(titles(client, "rss")) == 3


def test_notices_come_on_top_of_the_newest_articles(client, monkeypatch):
    """Subscribers who got a new article are notified of its end when it is old."""
    monkeypatch.setattr("articles.site.feeds.entries.latest.MAX_ENTRIES", 3)
    monkeypatch.setattr("articles.site.feeds.entries.latest.MAX_NOTICES", 2)
    for year in (2001, 2002, 2003):
        withdraw(published(headline=f"Alt {year}", dated=f"{year}-01-01"))
    for day in range(1, 5):
        published(headline=f"Nr. {day}", dated=f"2020-02-{day:02}")
    withdraw(published(headline="Mitten darin", dated="2020-02-03"))
    for form in FORMS:
        found = [one.removeprefix("[Zurückgezogen] ") for one in titles(client, form)]
        assert found == ["Nr. 4", "Mitten darin", "Nr. 3", "Nr. 2", "Alt 2003"]
        response = client.get(f"/de/artikel/feed.{form}")
        assert f"/de/archiv/2020/02/feed.{form}" in response.text
        response = client.get(f"/de/artikel/feed.{form}?year=2001")
        assert response.text.count("Alt 2001") == 1


def test_no_notice_is_dropped_because_a_feed_is_full(client, monkeypatch):
    monkeypatch.setattr("articles.site.feeds.entries.fitting.MAX_BYTES", 12_000)
    for name in ("Alter Hinweis", "Noch einer"):
        withdraw(published(headline=name, dated="2001-01-01"))
    for number in range(4):
        published(headline=f"Nr. {number}", body=f"<p>{'Wort ' * 500}</p>")
    for form in FORMS:
        found = titles(client, form)
        assert found[0] == "Nr. 3"
        assert "Nr. 0" not in found
        assert len([one for one in found if "[Zurückgezogen]" in one]) == 2


def test_all_notices_are_told_and_shorter_if_they_are_too_long_together(
    client, monkeypatch
):
    monkeypatch.setattr("articles.site.feeds.entries.fitting.MAX_BYTES", 128_000)
    for number in range(12):
        gone = published(headline=f"Nr. {number}", slug=f"nr-{number}")
        options = Withdrawal(ending="gone" if number == 7 else "notice")
        reason = f"{number} " + "‹ä < & " * 280
        move(gone, "withdraw", by=chief(), note=reason, options=options)
    published(headline="Neu")
    for form, path in product(FORMS, (LISTS, "/de/korrekturen/")):
        assert len(get(client, form, path).content) <= 128_000, form
        told = {entry["title"]: entry for entry in entries(client, form, path)}
        assert len(told) == (13 if path == LISTS else 11)
        notice = told["[Zurückgezogen] Nr. 3"]
        assert "3 ‹ä < & " in html.unescape(notice["content"])
        is_cut = "Die ganze Begründung auf der Website lesen" in notice["content"]
        assert is_cut == ("…" in notice["summary"])
        assert is_cut or form not in XML
