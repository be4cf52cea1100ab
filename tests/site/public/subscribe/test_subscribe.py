"""The page about subscribing: any choice becomes a feed, and nothing chosen is lost."""

from urllib.parse import quote
from uuid import uuid4

import pytest

from articles.site.feeds import FORMATS
from articles.site.public.subscribe.form import OPEN
from articles.site.selection import MAX_VALUES
from tests.site.public.reading import body_of, links, meta, text_of
from tests.site.public.subscribe.subscribing import (
    ORIGIN,
    addresses,
    alerts,
    opened,
    preview,
    publish_three,
    states,
    ticked,
    ticks,
)
from tests.support.contents import NO_DEADLINE, keys
from tests.support.factories import draft, published, topic

pytestmark = pytest.mark.django_db
NAMES = [written.NAME for written in FORMATS.values()]


@pytest.fixture
def three():
    publish_three()


def test_it_tells_what_feeds_are_and_gives_those_of_the_site(client, three):
    page = opened(client, "/de/abonnieren/")
    assert addresses(page) == [
        f"{ORIGIN}/de/{part}/feed.{form}"
        for part in ("artikel", "korrekturen")
        for form in FORMATS
    ]
    text = body_of(page)
    assert "Neue Artikel kommen von selbst in Ihren Feedreader oder per E-Mail." in text
    assert "Ihr Feed\nAlle Artikel" in text
    opml = [a for a in page.iter("a") if a.get("href") == "/feeds.opml"]
    assert len(opml) == 1
    assert meta(page, "robots") is None


def test_a_choice_is_said_in_words_and_given_in_every_form(client, three):
    query = "topic=innovation&country=eu&q=eins"
    page = opened(client, f"/de/abonnieren/?{query}")
    said = "1 Artikel zu „eins“, zum Thema Innovation, mit dem Schlagwort EU"
    assert said in body_of(page)
    assert addresses(page)[: len(FORMATS)] == [
        f"{ORIGIN}/de/artikel/feed.{form}?{query}" for form in FORMATS
    ]
    assert ticked(page) == {("topic", "innovation"), ("country", "eu")}
    [words] = [box for box in page.iter("input") if box.get("id") == "feed-words"]
    assert words.get("value") == "eins"
    assert meta(page, "robots") == "noindex, follow"
    shown = {a.get("href") for a in page.find("body/main").iter("a")}
    assert f"/de/artikel/?{query}" in shown


def test_the_choice_of_one_label_is_the_feed_of_its_page(client, three):
    page = opened(client, "/en/subscribe/?topic=innovation&q=")
    assert addresses(page)[0] == f"{ORIGIN}/en/topics/innovation/feed.rss"
    assert (
        "As soon as an article like this is published, it will appear in your feed."
        in body_of(page)
    )
    assert links(page, "canonical")[0]["href"].endswith(
        "/en/subscribe/?topic=innovation"
    )


def test_every_link_of_a_choice_leads_somewhere(client, three):
    for query in ("topic=innovation", "year=2020", "year=1999", "source=die-quelle"):
        page = opened(client, f"/de/abonnieren/?{query}")
        for a in page.find("body/main").iter("a"):
            path = a.get("href").split("#")[0]
            if path.startswith("/"):
                assert client.get(path).status_code == 200, (query, path)


def test_only_labels_of_public_articles_are_offered_with_their_numbers(client, three):
    secret = {"topics": keys(topic("Geheim"))}
    draft(headline="Entwurf", **secret)
    published(headline="Four", language="en", topics=keys(topic("Only English")))
    page = opened(client, "/de/abonnieren/")
    assert set(ticks(page)) == {
        ("category", "rubrik"),
        ("topic", "innovation"),
        ("country", "eu"),
        ("source", "die-quelle"),
    }
    assert "Innovation 2" in body_of(page)
    assert (
        client.get("/de/abonnieren/?topic=geheim").text
        == client.get("/de/abonnieren/?topic=unbekannt").text
    )


def test_a_label_known_from_the_other_language_stays_chosen(client, three):
    published(headline="Four", language="en", topics=keys(topic("Only English")))
    page = opened(client, "/de/abonnieren/?topic=only-english")
    assert ticked(page) == {("topic", "only-english")}
    assert "Keine Artikel zum Thema Only English" in body_of(page)


def test_of_many_labels_the_most_used_stand_open_and_none_is_missing(client):
    topics = [topic(f"Thema {number:02}") for number in range(30)]
    published(headline="Eins", topics=keys(*topics))
    published(headline="Zwei", topics=keys(topics[17]))
    page = opened(client, "/de/abonnieren/?topic=thema-29")
    assert len(ticks(page)) == 30
    [group] = [box for box in page.iter("fieldset") if "tick-group" in box.get("class")]
    first = [box.get("value") for box in group.find("ul").iter("input")]
    assert first[:2] == ["thema-29", "thema-17"]
    assert len(first) == OPEN


@pytest.mark.parametrize(
    ("query", "kept", "said"),
    [
        ("topic=innovation&topic=weg&q=x", {("topic", "innovation")}, "„Themen“"),
        ("topic=%00&country=eu", {("country", "eu")}, "„Themen“"),
        ("year=abc&country=eu", {("country", "eu")}, "„Jahre“"),
        (
            "month=2&country=eu",
            {("country", "eu")},
            "Bitte wählen Sie zum Monat auch ein Jahr",
        ),
        ("month=13&year=2020", {("year", "2020")}, "„Monate“"),
    ],
)
def test_what_is_not_known_is_said_and_nothing_else_is_lost(
    client, three, query, kept, said
):
    page = opened(client, f"/de/abonnieren/?{query}")
    [alert] = alerts(page)
    assert said in alert
    assert ticked(page) == kept
    assert meta(page, "robots") == "noindex, follow"


def test_too_many_values_are_named(client):
    topics = [topic(f"Thema {number:02}") for number in range(MAX_VALUES + 2)]
    published(topics=keys(*topics))
    query = "&".join(f"topic={each.slug}" for each in topics)
    page = opened(client, f"/de/abonnieren/?{query}")
    [alert] = alerts(page)
    assert "höchstens 20 Schlagwörter" in alert
    assert "Thema 20, Thema 21" in alert
    assert len(ticked(page)) == MAX_VALUES
    rss = addresses(page)[0].removeprefix(ORIGIN)
    assert client.get(rss).status_code == 200


def test_a_merged_label_is_chosen_as_what_it_became(client, three):
    published(headline="Alt", topics=keys(topic("Neuerung")))
    old = topic("Neuerung")
    old.merged_into = topic("Innovation")
    old.save()
    address = client.get("/de/abonnieren/?topic=neuerung")["Location"]
    page = opened(client, address)
    assert ticked(page) == {("topic", "innovation")}
    assert "3 Artikel zum Thema Innovation" in body_of(page)


def test_a_label_is_chosen_by_its_former_slug_beside_one_that_is_not_known(
    client, three
):
    renamed = topic("Innovation")
    renamed.slug = "neues"
    renamed.save()
    page = opened(client, "/de/abonnieren/?topic=innovation&topic=weg")
    assert ticked(page) == {("topic", "neues")}
    assert len(alerts(page)) == 1


def test_the_other_language_has_the_same_choice(client, three):
    page = opened(client, "/de/abonnieren/?topic=innovation&year=2020")
    [switch] = [a for a in page.iter("a") if a.get("hreflang") == "en"]
    assert switch.get("href") == "/en/subscribe/?topic=innovation&year=2020"


@pytest.mark.parametrize(
    ("path", "subscribe", "first"),
    [
        ("/de/artikel/", "/de/abonnieren/", "/de/artikel/feed.rss"),
        (
            "/de/themen/innovation/",
            "/de/abonnieren/?topic=innovation",
            "/de/themen/innovation/feed.rss",
        ),
        ("/de/archiv/", "/de/abonnieren/", "/de/artikel/feed.rss"),
        (
            "/de/archiv/2020/",
            "/de/abonnieren/?year=2020",
            "/de/artikel/feed.rss?year=2020",
        ),
        ("/de/korrekturen/", "/de/abonnieren/", "/de/korrekturen/feed.rss"),
    ],
)
def test_every_list_offers_its_feeds_and_the_way_to_subscribe(
    client, three, path, subscribe, first
):
    page = opened(client, path)
    [line] = [p for p in page.iter("p") if p.get("class") == "feed-line"]
    assert text_of(line) == f"Diese Liste abonnieren: {' · '.join(NAMES)}"
    own = [first.replace(".rss", f".{form}") for form in FORMATS]
    assert [a.get("href") for a in line.iter("a")] == [subscribe, *own]
    heads = [link for link in links(page, "alternate") if "type" in link]
    types = [written.MEDIA_TYPE for written in FORMATS.values()]
    told = [(ORIGIN + feed, its) for feed, its in zip(own, types, strict=True)]
    assert [(link["href"], link["type"]) for link in heads][: len(own)] == told
    assert f"{ORIGIN}/de/artikel/feed.rss" in {link["href"] for link in heads}
    titles = [link["title"] for link in heads]
    assert len(set(titles)) == len(titles)
    in_brackets = [title.rpartition(" (")[2] for title in titles]
    assert in_brackets[: len(own)] == [f"{name})" for name in NAMES]


def test_an_article_names_the_feeds_of_the_site_in_its_head(client):
    published(topics=keys(topic("Innovation")))
    page = opened(client, "/de/artikel/ein-beispiel/")
    feeds = {
        link["title"]: link["href"]
        for link in links(page, "alternate")
        if "type" in link and "ninjs" not in link["title"]
    }
    assert feeds == {
        f"Alle Artikel ({written.NAME})": f"{ORIGIN}/de/artikel/feed.{form}"
        for form, written in FORMATS.items()
    }
    assert "/de/abonnieren/" in {
        a.get("href") for a in page.find("body/main").iter("a")
    }


def test_it_says_how_far_back_a_feed_goes(client):
    assert (
        "Ein Feed enthält die 50 neuesten Artikel" in client.get("/de/abonnieren/").text
    )


def test_what_is_open_can_be_chosen_beside_labels(client, three):
    assert states(opened(client, "/de/abonnieren/")) == {}
    said = [NO_DEADLINE | {"key": str(uuid4()), "is_rolling": True}]
    published(headline="Vier", topics=keys(topic("Innovation")), deadlines=said)
    page = opened(client, "/de/abonnieren/?topic=innovation&deadline=")
    assert states(page) == {"": True, "open": False}
    page = opened(client, "/de/abonnieren/?topic=innovation&deadline=open")
    assert states(page) == {"": False, "open": True}
    assert f"{ORIGIN}/de/artikel/feed.rss?topic=innovation&deadline=open" in addresses(
        page
    )
    assert [name for name, _path in preview(page)] == ["Vier"]


def test_the_feed_can_be_opened_in_readers_on_the_web(client, three):
    page = client.get("/de/abonnieren/").text
    feed = quote(f"{ORIGIN}/de/artikel/feed.rss", safe="")
    for reader in ("feedly.com/i/subscription/feed%2F", "www.inoreader.com/?add_feed="):
        assert f'href="https://{reader}{feed}"' in page
