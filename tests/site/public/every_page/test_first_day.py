"""The first days of a newsroom: every page has something to say, and leads on."""

import feedparser
import pytest
from django.test import Client

from articles.site.downloads import FORMS
from tests.site.public.every_page.test_validity import assert_valid
from tests.site.public.reading import meta, text_of, tree
from tests.support import factories
from tests.support.contents import NO_DEADLINE, keys

pytestmark = pytest.mark.django_db
WORDS = {
    "de": ("artikel/", "fristen/", "rubriken/", "themen/", "laender-organisationen/",
           "quellen/", "archiv/", "abonnieren/", "korrekturen/"),
    "en": ("articles/", "deadlines/", "categories/", "topics/",
           "countries-organisations/", "sources/", "archive/", "subscribe/",
           "corrections/"),
}  # fmt: skip
BEGINS = {
    "de": "Hier lesen Sie bald die ersten Artikel",
    "en": "The first articles will appear here soon",
}
NUMBERS = (0, 1, 3, 12)


def addresses(language: str) -> list[str]:
    start = f"/{language}/"
    articles = WORDS[language][0]
    return [
        start,
        *(f"{start}{word}" for word in WORDS[language]),
        f"{start}{articles}?q=wasserstof",
        f"{start}{articles}?year=2020",
        f"{start}{articles}?since=2026-01-01",
        f"{start}nowhere/",
    ]


def publish(number: int) -> None:
    """Publish so many in German, none in English."""
    for n in range(number):
        factories.published(
            headline=f"Wasserstoff {n}",
            topics=keys(factories.topic("Wasserstoff")),
            countries=keys(factories.country("DE")),
            categories=keys(factories.category("Forschung")),
            attributions=[{"source": str(factories.source().key)}],
        )


def mains(language: str) -> dict[str, object]:
    client = Client()
    return {
        path: tree(client.get(path).text).find("body/main")
        for path in addresses(language)
    }


def buttons(main) -> list[str]:
    links = [a for a in main.iter("a") if "button" in (a.get("class") or "").split()]
    return [a.get("href") for a in links]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_page_has_a_heading_and_leads_on_but_not_to_itself(number):
    publish(number)
    for language in WORDS:
        for path, main in mains(language).items():
            [heading] = main.iter("h1")
            assert text_of(heading), path
            led_to = {a.get("href") for a in main.iter("a")} - {path}
            assert led_to, path
            assert path not in buttons(main), path
            broken = [one for one in led_to if one[:1] == "/" and not there(one)]
            assert not broken, path


def there(path: str) -> bool:
    return Client().get(path.partition("#")[0]).status_code in {200, 301, 302}


@pytest.mark.parametrize("number", NUMBERS)
def test_every_page_is_valid_html(number, tmp_path):
    publish(number)
    client = Client()
    paths = [path for language in WORDS for path in addresses(language)]
    assert_valid({path: client.get(path).text for path in paths}, tmp_path)


def test_an_empty_newsroom_says_what_will_appear_and_where_one_subscribes():
    for language, said in BEGINS.items():
        pages = mains(language)
        subscribe = f"/{language}/{WORDS[language][7]}"
        for path, main in pages.items():
            if path.endswith((WORDS[language][7], WORDS[language][8])):
                continue
            assert subscribe in buttons(main), path
            if "?" not in path:
                assert said in text_of(main), path
        home = pages[f"/{language}/"]
        assert text_of(next(home.iter("h1"))) == said


def test_one_language_leads_to_the_other_that_has_articles():
    publish(3)
    for path, main in mains("en").items():
        links = {a.get("href"): text_of(a) for a in main.iter("a")}
        german = [text for href, text in links.items() if href.startswith("/de/")]
        if not path.endswith("corrections/"):
            assert any("3 Artikel auf Deutsch" in text for text in german), path
    # And to the same list there, if it has any.
    published = factories.published(dated="2020-02-01")
    main = tree(Client().get("/en/articles/?year=2020").text).find("body/main")
    links = {text_of(a): a.get("href") for a in main.iter("a")}
    assert links["1 Artikel auf Deutsch"] == "/de/archiv/2020/"
    assert published


def test_nobody_is_told_to_spell_otherwise_where_nothing_can_be_found():
    text = Client().get("/de/artikel/?q=wasserstof").text
    assert "Keine Artikel zu „wasserstof“" in text
    for advice in ("Schreibweise", "Meinten Sie", "Alle Themen", "Alle Artikel</a>"):
        assert advice not in text
    publish(1)
    assert "Schreibweise" in Client().get("/de/artikel/?q=unauffindbar").text


def test_no_feed_and_no_file_is_offered_on_an_empty_list_but_each_is_there():
    client = Client()
    page = tree(client.get("/de/artikel/").text)
    assert meta(page, "robots") == "noindex, follow"
    hrefs = [a.get("href") for a in page.find("body/main").iter("a")]
    assert not [one for one in hrefs if "feed." in one or "liste." in one]
    for form in ("rss", "atom"):
        feed = feedparser.parse(client.get(f"/de/artikel/feed.{form}").content)
        assert (feed.bozo, feed.entries) == (False, [])
    assert client.get("/de/artikel/feed.json").json()["items"] == []
    for form in FORMS:
        assert client.get(f"/de/artikel/liste.{form}").status_code == 200


def test_one_article_is_not_to_be_narrowed_down():
    publish(1)
    client = Client()
    for path in ("/de/artikel/", "/de/themen/wasserstoff/"):
        page = tree(client.get(path).text)
        classes = {one.get("class") for one in page.iter() if one.get("class")}
        assert (
            not {"facets", "periods", "search", "search-within", "world"} & classes
        ), path
    publish(2)
    assert 'class="periods"' in client.get("/de/artikel/").text


def test_a_kind_of_labels_that_no_article_has_says_so():
    factories.published(topics=[], countries=[])
    main = tree(Client().get("/de/laender-organisationen/").text).find("body/main")
    assert "Hier ist noch keiner der Artikel verzeichnet." in text_of(main)
    assert buttons(main) == ["/de/artikel/"]


def test_deadlines_lead_to_all_open_ones_only_from_a_part_of_them():
    publish(2)
    whole = tree(Client().get("/de/fristen/").text).find("body/main")
    assert buttons(whole) == ["/de/artikel/"]
    part = tree(Client().get("/de/fristen/?topic=wasserstoff").text).find("body/main")
    assert buttons(part) == ["/de/fristen/"]
    closes = {"key": "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"}
    closes |= {"closes": "2028-03-15[Europe/Berlin]"}
    factories.published(deadlines=[NO_DEADLINE | closes])
    assert "Offen" in Client().get("/de/fristen/").text
