"""The article's address: former ones, future ones, and what is left at the end."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import move
from tests.site.public.reading import body_of, in_order, links_of, meta, text_of, tree
from tests.support.contents import keys
from tests.support.factories import (
    chief,
    expired,
    picture,
    published,
    republished,
    scheduled,
    superseded,
    topic,
    translated,
    withdrawn,
)

pytestmark = pytest.mark.django_db


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
    superseded(article, other)
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


def test_what_is_gone_leads_to_what_shares_its_labels_or_else_to_the_newest(client):
    labels = {"topics": keys(topic("Zölle"))}
    expired(slug="abgelaufen", headline="Nicht zu nennen", **labels)
    withdrawn(slug="weg", ending="gone", headline="Nicht zu nennen", **labels)
    assert "Mehr zum Thema" not in client.get("/de/artikel/weg/").text
    published(headline="Von etwas anderem")
    for path in ("/de/artikel/weg/", "/de/artikel/abgelaufen/"):
        assert "Von etwas anderem" in body_of(tree(client.get(path).text))
    published(headline="Auch von Zöllen", **labels)
    published(headline="Ganz neu")
    published(headline="In another language", language="en", **labels)
    for path in ("/de/artikel/weg/", "/de/artikel/abgelaufen/"):
        page = tree(client.get(path).text)
        assert links_of(page)["Auch von Zöllen"] == "/de/artikel/auch-von-zoellen/"
        # New articles stand below it, each once.
        suggested, newest = body_of(page).split("Neueste Artikel")
        assert "Auch von Zöllen" in suggested
        assert "Auch von Zöllen" not in newest
        assert newest.index("Ganz neu") < newest.index("Von etwas anderem")
        for words in ("In another", "Nicht zu"):
            assert words not in body_of(page)


def test_a_notice_leads_to_what_shares_its_labels_to_the_newest_and_its_translation(
    client,
):
    labels = {"topics": keys(topic("Zölle"))}
    article = published(slug="x", **labels)
    english = translated(article, headline="Exports")
    move(english, "submit", by=english.author)
    move(english, "publish", by=chief())
    move(article, "withdraw", by=chief(), note="Stimmt nicht.")
    image = str(picture("Kran").key)
    published(headline="Auch von Zöllen", lead_image=image, **labels)
    published(headline="Ganz neu")
    page = tree(client.get("/de/artikel/x/").text)
    suggested, newest = body_of(page).split("Neueste Artikel")
    assert "Mehr zum Thema" in suggested
    assert "Auch von Zöllen" in suggested
    assert "Ganz neu" in newest
    assert links_of(page)["English: Exports"] == english.get_absolute_url()
    assert [img.get("alt") for img in page.find("body/main").iter("img")] == [""]


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


# An ordinary day; the hour that there isn't; the one that comes twice, and its end.
@pytest.mark.parametrize(
    "begins",
    [
        "2026-05-04T09:00:00+02:00",
        "2027-03-28T01:59:50+01:00",
        "2026-10-25T02:59:50+02:00",
        "2026-10-25T02:59:50+01:00",
    ],
)
def test_r7_an_article_appears_and_expires_on_the_second(client, begins):
    with time_machine.travel(begins, tick=False) as clock:
        now = timezone.now()
        second = timedelta(seconds=1)
        scheduled(slug="x", at=now + 10 * second, expires_at=now + 20 * second)
        answers, listed, fed = [], [], []
        for pause in (0, 9, 1, 9, 1):
            clock.shift(pause * second)
            answers.append(client.get("/de/artikel/x/").status_code)
            listed.append(b"/de/artikel/x/" in client.get("/de/artikel/").content)
            feed = client.get("/de/artikel/feed.atom")
            fed.append(b"/de/artikel/x/" in feed.content)
        assert answers == [404, 404, 200, 200, 410]
        assert listed == fed == [False, False, True, True, False]
