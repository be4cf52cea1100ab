"""The article page: everything an editor set, in the portal's words and order."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.publishing import move
from tests.contents import full_content, keys
from tests.factories import (
    author,
    chief,
    country,
    expired,
    published,
    republished,
    scheduled,
    source,
    topic,
    translated,
    withdrawn,
)
from tests.public.reading import in_order, meta, text_of, tree

pytestmark = pytest.mark.django_db


def page_of(client, article):
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return tree(response.text)


def body_of(page) -> str:
    return text_of(page.find("body/main"))


def links_of(page) -> dict[str, str]:
    return {text_of(a): a.get("href") for a in page.find("body/main").iter("a")}


def test_the_page_shows_everything_in_the_portals_order(client):
    page = page_of(client, published(**full_content()))
    lines = [
        "Ausfuhren in die USA wachsen",
        "12.02.2020 | Wirtschaft, Bildung",
        "Zwei Zeilen,",
        "in denen steht, worum es geht.",
        "Ein Absatz mit Verweis.",
        "Zum Nachlesen",
        "Musterquelle (damals anders) (31.12.19): Der lange Bericht",
        "Beispielverlag: Ohne Ziel",
        "Quelle: Zweite Quelle (Das Original, 11.02.2020), Musterquelle",
        "Redaktion: 13.02.2020 von Erika Muster, Musterinstitut",
        "Länder / Organisationen: USA, Deutschland, EU",
        "Themen: Zölle, Ausfuhr",
        "Zurück",
        "Weitere Informationen",
    ]
    text = body_of(page)
    assert in_order(lines, text)
    assert set(lines) <= set(text.splitlines())
    assert links_of(page)["Zurück"] == "/de/artikel/"


def test_the_english_page_says_the_same_in_english_words(client):
    content = full_content() | {"slug": "exports"}
    article = published(language="en", **content)
    lines = [
        "Ausfuhren in die USA wachsen",
        "12.02.2020 | Wirtschaft, Bildung",
        "Further reading",
        "Musterquelle (damals anders) (31.12.19): Der lange Bericht",
        "Source: Zweite Quelle (Das Original, 11.02.2020), Musterquelle",
        "Edited: 13.02.2020 by Erika Muster, Musterinstitut",
        "Countries / organisations: United States, Germany, EU",
        "Topics: Zölle, Ausfuhr",
        "Back",
        "Further information",
    ]
    assert in_order(lines, body_of(page_of(client, article)))


def test_what_is_not_set_is_not_mentioned(client):
    text = body_of(page_of(client, published(dated="2020-02-12")))
    assert text.splitlines()[:4] == [
        "Ein Beispiel",
        "12.02.2020",
        "Ein Absatz.",
        "Zurück",
    ]
    for words in ("Zum Nachlesen", "Quelle:", "Redaktion:", "Länder", "Themen:"):
        assert words not in text


@pytest.mark.parametrize(
    ("credit", "printed"),
    [
        ({"credit_name": "Erika Muster"}, "Redaktion: von Erika Muster"),
        ({"credit_date": "2020-02-12"}, "Redaktion: 12.02.2020"),
        (
            {"credit_date": "2020-02-12", "credit_organisation": "Musterinstitut"},
            "Redaktion: 12.02.2020 von Musterinstitut",
        ),
    ],
)
def test_a_credit_may_be_incomplete(client, credit, printed):
    assert printed in body_of(page_of(client, published(**credit))).splitlines()


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ({}, "Quelle: Musterquelle"),
        ({"url": "https://example.org/"}, "Quelle: Musterquelle (Original)"),
        ({"title": "Bericht"}, "Quelle: Musterquelle (Bericht)"),
        ({"dated": "2020-02-11"}, "Quelle: Musterquelle (11.02.2020)"),
    ],
)
def test_a_source_is_printed_with_what_is_known_of_its_original(client, row, printed):
    row = {"source": str(source().key)} | row
    page = page_of(client, published(attributions=[row]))
    assert printed in body_of(page).splitlines()
    assert links_of(page)["Musterquelle"] == "/de/quellen/musterquelle/"
    assert links_of(page).get("Original") == row.get("url")


def test_an_entry_without_address_is_plain_text(client):
    entry = {"title": "Ohne Ziel", "publisher_name": "Verlag", "dated": "2020-02-11"}
    page = page_of(client, published(further_reading=[entry]))
    assert "Verlag (11.02.20): Ohne Ziel" in body_of(page).splitlines()
    assert "Ohne Ziel" not in links_of(page)


@pytest.mark.parametrize(
    ("entry", "printed"),
    [
        ({}, "Titel"),
        ({"dated": "2020-02-11"}, "(11.02.20): Titel"),
        ({"publisher_name": "Verlag"}, "Verlag: Titel"),
    ],
)
def test_an_entry_may_lack_publisher_and_date(client, entry, printed):
    page = page_of(client, published(further_reading=[{"title": "Titel"} | entry]))
    assert printed in body_of(page).splitlines()


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


def test_hostile_text_stays_text(client):
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
    assert not [el for el in page.iter("script") if el.text]
    assert text_of(next(page.iter("h1"))) == hostile


# -- Changes ----------------------------------------------------------------------


def test_a_correction_is_shown_with_its_date_and_stays(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        article = published(slug="x")
        assert "Korrektur" not in body_of(page_of(client, article))
        clock.shift(timedelta(days=1))
        note = {"change_kind": "correction", "change_note": "Es waren 3."}
        republished(article, **note)
        text = body_of(page_of(client, article))
        assert "Korrektur, 05.05.2026: Es waren 3." in text.splitlines()
        assert "Aktualisiert am 05.05.2026" in text.splitlines()
        clock.shift(timedelta(days=1))
        later = article.edition.live_article()
        republished(later, change_kind="typo", headline="Neu")
        text = body_of(page_of(client, article))
        assert "Korrektur, 05.05.2026: Es waren 3." in text.splitlines()
        assert "Aktualisiert am 05.05.2026" in text.splitlines()


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


# -- Addresses and ends -----------------------------------------------------------


def test_a_former_address_leads_to_the_present_one_in_one_step(client):
    first = published(slug="eins")
    second = republished(first, slug="zwei")
    third = republished(second, slug="drei")
    for slug in ("eins", "zwei"):
        response = client.get(f"/de/artikel/{slug}/")
        assert response.status_code == 301
        assert response["Location"] == third.get_absolute_url()
    assert client.get("/de/artikel/drei/").status_code == 200


def test_a_future_address_does_not_answer_yet(client):
    first = published(slug="eins")
    republished(first, at=timezone.now() + timedelta(days=1), slug="zwei")
    assert client.get("/de/artikel/zwei/").status_code == 404
    assert client.get("/de/artikel/eins/").status_code == 200


def test_a_withdrawn_article_leaves_a_notice_without_its_text(client):
    article = withdrawn(
        slug="x", headline="Die Überschrift", teaser="Der Teaser", dated="2020-02-12"
    )
    response = client.get("/de/artikel/x/")
    assert response.status_code == 200
    page = tree(response.text)
    text = body_of(page)
    today = timezone.localtime(article.ended_at).strftime("%d.%m.%Y")
    assert in_order(
        [
            "Die Überschrift",
            "12.02.2020",
            f"Dieser Artikel wurde am {today} zurückgezogen.",
            "Stimmt nicht.",
        ],
        text,
    )
    assert "Ein Absatz." not in response.text
    assert "Der Teaser" not in response.text
    assert meta(page, "robots") == "noindex"


def test_a_notice_stands_at_its_last_address(client):
    article = republished(published(slug="eins"), slug="zwei")
    move(article, "withdraw", by=chief(), note="Falsch.")
    response = client.get("/de/artikel/eins/")
    assert (response.status_code, response["Location"]) == (301, "/de/artikel/zwei/")
    assert client.get("/de/artikel/zwei/").status_code == 200


def test_a_replaced_article_leads_to_the_other_one(client):
    other = published(slug="anderer")
    article = published(slug="x")
    move(
        article,
        "withdraw",
        by=chief(),
        note="Überholt.",
        ending="replaced",
        replaced_by=other.edition,
    )
    response = client.get("/de/artikel/x/")
    assert (response.status_code, response["Location"]) == (301, "/de/artikel/anderer/")
    move(other, "withdraw", by=chief(), note="Auch falsch.")
    response = client.get("/de/artikel/x/")
    assert response.status_code == 200
    assert "Überholt." in response.text


def test_what_is_gone_gives_its_reason_but_not_its_headline(client):
    withdrawn(slug="x", headline="Name einer Person", ending="gone", reason="Recht.")
    response = client.get("/de/artikel/x/")
    assert response.status_code == 410
    text = text_of(tree(response.text))
    assert "Recht." in text
    assert "Alle Artikel" in text
    assert "Name einer Person" not in response.text


def test_what_has_expired_is_gone_without_a_reason(client):
    expired(slug="x", headline="Die Überschrift")
    response = client.get("/de/artikel/x/")
    assert response.status_code == 410
    assert tree(response.text) is not None
    assert "Die Überschrift" not in response.text


def test_a_reinstated_article_is_back(client):
    article = withdrawn(slug="x")
    move(article, "reinstate", by=chief(), note="War doch richtig.")
    assert "Ein Absatz." in client.get("/de/artikel/x/").text


def test_an_article_appears_and_expires_on_the_second(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        now = timezone.now()
        second = timedelta(seconds=1)
        scheduled(slug="x", at=now + 10 * second, expires_at=now + 20 * second)
        answers = []
        for _step in range(21):
            answers.append(client.get("/de/artikel/x/").status_code)
            clock.shift(second)
        assert answers == [404] * 10 + [200] * 10 + [410]


# -- Weitere Informationen --------------------------------------------------------


def test_the_box_leads_to_related_articles(client):
    shared = {"topics": keys(topic("Innovation")), "countries": keys(country("EU"))}
    published(headline="Auch davon", **shared)
    published(headline="Nichts davon")
    page = page_of(client, published(**shared))
    assert links_of(page)["Auch davon"] == "/de/artikel/auch-davon/"
    assert "Nichts davon" not in body_of(page)


def test_the_box_leads_to_the_translation(client):
    article = published()
    translation = translated(article, headline="An example", slug="an-example")
    assert "liegt nicht auf Englisch vor" in body_of(page_of(client, article))
    move(translation, "submit", by=author())
    move(translation, "publish", by=chief())
    page = page_of(client, article)
    assert links_of(page)["English: An example"] == "/en/articles/an-example/"
    assert "liegt nicht auf Englisch vor" not in body_of(page)


def test_the_box_lists_the_feeds_that_carry_the_article(client):
    article = published(**full_content())
    page = page_of(client, article)
    feeds = {
        a.get("href")
        for a in page.find("body/main").iter("a")
        if a.get("type") == "application/rss+xml"
    }
    assert "/de/artikel/feed.rss" in feeds
    assert "/de/themen/zoelle/feed.rss" in feeds
    assert len(feeds) == 1 + 2 + 3 + 2 + 2
    for feed in feeds:
        assert article.permalink in client.get(feed).text


def test_the_box_cites_in_both_styles_and_shares_by_plain_links(client):
    page = page_of(client, published(**full_content()))
    text = body_of(page)
    link = "http://127.0.0.1:8000/de/artikel/ausfuhren-usa/"
    assert (
        "Erika Muster, Musterinstitut: Ausfuhren in die USA wachsen. "
        f"In: Newsroom, 12.02.2020. {link}"
    ) in text
    assert (
        "Erika Muster, Musterinstitut. “Ausfuhren in die USA wachsen.” "
        f"Newsroom, 12 February 2020. {link}"
    ) in text
    assert link in text.splitlines()
    shares = links_of(page)
    for name in ("E-Mail", "Mastodon", "Bluesky", "LinkedIn"):
        assert "https%3A%2F%2F" in shares[name] or "http%3A%2F%2F127" in shares[name]
    assert [b for b in page.iter("button") if "hidden" in b.attrib]
