"""The article page: everything an editor set, in the order in which it is read."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.site.public.reading import body_of, in_order, links_of, page_of, text_of
from tests.support.contents import full_content, keys
from tests.support.factories import published, republished, source, topic

pytestmark = pytest.mark.django_db


@pytest.mark.wcag("1.3.2", on="site")
def test_the_page_shows_everything_in_its_order(client):
    page = page_of(client, published(**full_content()))
    lines = [
        "Wirtschaft",
        "Ausfuhren in die USA wachsen",
        "Zwei Zeilen,",
        "in denen steht, worum es geht.",
        "Nach: Zweite Quelle, Musterquelle",
        "12. Februar 2020",
        "Korrektur, ",
        "Ein Absatz mit Verweis.",
        "Quellen und Einordnung",
        "Zum Nachlesen",
        "Musterquelle (damals anders): Der lange Bericht",
        "31. Dezember 2019",
        "Beispielverlag: Ohne Ziel",
        "Quellen Zweite Quelle (Das Original, 11. Februar 2020), Musterquelle",
        "Redaktion Erika Muster, Musterinstitut, 13. Februar 2020",
        "Rubriken",
        *("Wirtschaft", "Bildung"),
        "Länder / Organisationen",
        *("USA", "Deutschland", "EU"),
        "Themen",
        *("Zölle", "Ausfuhr"),
        "Zurück zu allen Artikeln",
    ]
    text = body_of(page)
    assert in_order(lines, text)
    assert {*lines} - {"Korrektur, "} <= {*text.splitlines()}
    assert links_of(page)["Zurück zu allen Artikeln"] == "/de/artikel/"
    assert links_of(page)["Bildung"] == "/de/rubriken/bildung/"


def test_the_english_page_says_the_same_in_english_words(client):
    content = full_content() | {"slug": "exports", "related": []}
    article = published(language="en", **content)
    lines = [
        "Ausfuhren in die USA wachsen",
        "Based on: Zweite Quelle, Musterquelle",
        "12 February 2020",
        "Sources and context",
        "Further reading",
        "Musterquelle (damals anders): Der lange Bericht",
        "31 December 2019",
        "Sources Zweite Quelle (Das Original, 11 February 2020), Musterquelle",
        "Edited by Erika Muster, Musterinstitut, 13 February 2020",
        "Categories",
        "Countries / organisations",
        *("United States", "Germany", "EU"),
        "Topics",
        *("Zölle", "Ausfuhr"),
        "Back to all articles",
    ]
    assert in_order(lines, body_of(page_of(client, article)))


def test_what_is_not_set_is_not_mentioned(client):
    text = body_of(page_of(client, published(dated="2020-02-12")))
    assert text.splitlines()[:7] == [
        "Startseite",
        "Artikel",
        "Ein Beispiel",
        "12. Februar 2020",
        "Ein Absatz.",
        "http://127.0.0.1:8000/de/artikel/ein-beispiel/",
        "Zitieren, teilen, abonnieren",
    ]
    for words in (
        *("Nach:", "Quellen und Einordnung", "Zum Nachlesen", "Quelle"),
        *("Redaktion", "Rubriken", "Länder", "Themen", "Adressen der Links"),
        *("Lesezeit", "Mehr zum Thema"),
    ):
        assert words not in text


@pytest.mark.parametrize(
    ("words", "line"), [(450, ""), (600, "Lesezeit: 3 Minuten")], ids=["two", "three"]
)
def test_the_time_that_a_text_takes_is_named_from_three_minutes_up(client, words, line):
    body = f"<p>{'Wort ' * words}</p>"
    text = body_of(page_of(client, published(body=body)))
    found = [one for one in text.splitlines() if "Lesezeit" in one]
    assert found == ([line] if line else [])


@pytest.mark.parametrize(
    ("credit", "printed"),
    [
        ({"credit_name": "Erika Muster"}, "Redaktion Erika Muster"),
        ({"credit_date": "2020-02-12"}, "Redaktion 12. Februar 2020"),
        (
            {"credit_date": "2020-02-12", "credit_organisation": "Musterinstitut"},
            "Redaktion Musterinstitut, 12. Februar 2020",
        ),
    ],
)
def test_a_credit_may_be_incomplete(client, credit, printed):
    assert printed in body_of(page_of(client, published(**credit))).splitlines()


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ({}, "Quelle Musterquelle"),
        ({"url": "https://example.org/"}, "Quelle Musterquelle (Original)"),
        ({"title": "Bericht"}, "Quelle Musterquelle (Bericht)"),
        ({"dated": "2020-02-11"}, "Quelle Musterquelle (11. Februar 2020)"),
    ],
)
def test_a_source_is_printed_with_what_is_known_of_its_original(client, row, printed):
    row = {"source": str(source().key)} | row
    page = page_of(client, published(attributions=[row]))
    assert printed in body_of(page).splitlines()
    assert links_of(page)["Musterquelle"] == "/de/quellen/musterquelle/"
    assert links_of(page).get("Original") == row.get("url")


def test_a_source_that_is_named_twice_stands_at_the_top_once(client):
    rows = [{"source": str(source().key), "title": title} for title in ("Eins", "Zwei")]
    text = body_of(page_of(client, published(attributions=rows)))
    assert "Nach: Musterquelle" in text.splitlines()
    assert "Quellen Musterquelle (Eins), Musterquelle (Zwei)" in text.splitlines()


def test_an_entry_without_address_is_plain_text(client):
    entry = {"title": "Ohne Ziel", "publisher_name": "Verlag", "dated": "2020-02-11"}
    page = page_of(client, published(further_reading=[entry]))
    assert in_order(["Verlag: Ohne Ziel", "11. Februar 2020"], body_of(page))
    assert "Ohne Ziel" not in links_of(page)


@pytest.mark.parametrize(
    ("entry", "printed"),
    [
        ({}, "Titel"),
        ({"dated": "2020-02-11"}, "Titel\n11. Februar 2020"),
        ({"publisher_name": "Verlag"}, "Verlag: Titel"),
    ],
)
def test_an_entry_may_lack_publisher_and_date(client, entry, printed):
    page = page_of(client, published(further_reading=[{"title": "Titel"} | entry]))
    assert f"Zum Nachlesen\n{printed}\n" in body_of(page)


@pytest.mark.wcag("3.1.2", on="site")
def test_a_title_in_another_language_is_marked(client):
    entries = [
        {"title": "English title", "url": "https://example.org/", "language": "en"},
        {"title": "English words", "language": "en"},
        {"title": "Deutscher Titel", "url": "https://example.org/", "language": "de"},
    ]
    page = page_of(client, published(further_reading=entries))
    marked = {text_of(el): el.get("lang") for el in page.iter() if el.tag in "a span"}
    assert marked["English title"] == "en"
    assert marked["English words"] == "en"
    assert marked["Deutscher Titel"] is None


def test_s24_hostile_text_stays_text(client):
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
    page = page_of(
        client,
        published(
            headline=hostile,
            teaser=hostile,
            body=f"<p>{hostile}</p>",
            credit_name=hostile,
            further_reading=[{"title": hostile, "publisher_name": hostile}],
            topics=keys(topic(hostile)),
        ),
    )
    assert not [el for el in page.find("body/main").iter() if el.tag == "img"]
    scripts = [el for el in page.iter("script") if el.text]
    assert [el.get("type") for el in scripts] == ["application/ld+json"]
    assert text_of(next(page.iter("h1"))) == hostile


def test_a_correction_is_shown_with_its_date_and_stays(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        article = published(slug="x")
        assert "Korrektur" not in body_of(page_of(client, article))
        clock.shift(timedelta(days=1))
        note = {"change_kind": "correction", "change_note": "Es waren 3."}
        republished(article, **note)
        text = body_of(page_of(client, article))
        assert "Korrektur, 5. Mai 2026: Es waren 3. Was sich geändert hat" in text
        assert "Aktualisiert am 5. Mai 2026" in text.splitlines()
        clock.shift(timedelta(days=1))
        later = article.edition.live_article()
        republished(later, change_kind="typo", headline="Neu")
        text = body_of(page_of(client, article))
        assert "Korrektur, 5. Mai 2026: Es waren 3. Was sich geändert hat" in text
        assert "Aktualisiert am 5. Mai 2026" in text.splitlines()


def test_a_correction_that_is_only_scheduled_is_not_shown(client):
    article = published(slug="x")
    at = timezone.now() + timedelta(days=1)
    note = {"change_kind": "correction", "change_note": "Geheim."}
    republished(article, at=at, **note)
    assert "Geheim." not in body_of(page_of(client, article))


def test_a_typo_leaves_no_trace(client):
    article = published(slug="x")
    republished(article, change_kind="typo", headline="Ein Beispiel!")
    text = body_of(page_of(client, article))
    assert "Ein Beispiel!" in text
    assert "Aktualisiert" not in text
    assert "Korrektur" not in text


@pytest.mark.wcag("2.1.1", on="site")
def test_a_table_of_the_text_scrolls_by_itself_and_by_keyboard(client):
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    article = published(body=f"<p>Davor</p>{table}<p>Dazwischen</p>{table}")
    frames = page_of(client, article).findall(".//div[@class='scrolled']")
    assert [frame.get("tabindex") for frame in frames] == ["0", "0"]
    assert [frame.get("aria-label") for frame in frames] == ["Tabelle", "Tabelle"]
    assert [frame[0].tag for frame in frames] == ["table", "table"]
