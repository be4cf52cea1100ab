"""Lists hold the articles that they select, describe themselves, and are paged."""

import re

import pytest

from articles.site.downloads import FORMS
from articles.site.feeds import FORMATS
from tests.site.public.lists.shown import sentence
from tests.site.public.reading import canonical, headlines, links, meta, text_of, tree
from tests.support.contents import keys
from tests.support.factories import category, country, published, source, topic
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
THREE = ("topic", "source", "country")


@world
def four():
    """Publish four articles that share labels in different ways."""
    innovation, networks = topic("Innovation"), topic("Netzwerke")
    eu, france = country("EU"), country("FR")
    one = {"attributions": [{"source": str(source("Die Quelle").key)}]}
    rows = [
        ("Eins", "2020-02-01", [innovation], [eu], one),
        ("Zwei", "2020-03-01", [innovation], [france], {}),
        ("Drei", "2021-02-01", [networks], [eu], {}),
        ("Vier", "2021-03-01", [], [], {"categories": keys(category("Rubrik"))}),
    ]
    return [
        published(
            headline=headline,
            dated=dated,
            topics=keys(*topics),
            countries=keys(*countries),
            **more,
        )
        for headline, dated, topics, countries, more in rows
    ]


def test_a_year_stands_where_another_one_begins(client, four):
    page = client.get("/de/artikel/").text
    [rule] = re.findall(
        r'class="year-rule">(\d+)<.*?card-title"><a[^>]*>(\w+)', page, re.S
    )
    assert rule == ("2020", "Zwei")
    assert "year-rule" not in client.get("/de/artikel/?year=2020").text
    assert "year-rule" not in client.get("/de/artikel/?q=Artikel").text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "Vier Drei Zwei Eins"),
        ("topic=innovation", "Zwei Eins"),
        ("topic=innovation&topic=netzwerke", "Drei Zwei Eins"),
        ("topic=innovation,netzwerke", ""),
        ("topic=innovation&country=eu", "Eins"),
        ("country=eu&country=frankreich&year=2020", "Zwei Eins"),
        ("source=die-quelle", "Eins"),
        ("category=rubrik", "Vier"),
        ("category=rubrik&topic=innovation", ""),
        ("year=2021", "Vier Drei"),
        ("year=2020&year=2021&month=2", "Drei Eins"),
        ("year=2020&month=02", "Eins"),
        ("year=1850", ""),
        ("topic=&year=&month=&q=+&utm_source=y", "Vier Drei Zwei Eins"),
    ],
)
def test_a_list_holds_what_its_address_selects(client, four, query, shown):
    assert headlines(client.get(f"/de/artikel/?{query}").text) == shown.split()


@pytest.mark.parametrize(
    "query",
    [
        "topic=unbekannt",
        "topic=innovation&topic=unbekannt",
        "topic=innovation,unbekannt",
        "topic=innovation,",
        "year=2020,2021",
        "topic=deutschland",
        "country=deutschland",
        "source=%00",
        "category=%ff%fe",
        "topic=" + "x" * 5000,
        "year=20",
        "year=0000",
        "year=zwanzig",
        "year=%D9%A2%D9%A0%D9%A2%D9%A0",
        "month=2",
        "year=2020&month=13",
        "year=2020&month=0",
    ],
)
def test_an_unknown_value_is_not_found(client, four, query):
    assert client.get(f"/de/artikel/?{query}").status_code == 404
    assert client.get(f"/de/artikel/feed.rss?{query}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "&".join(f"year={year}" for year in range(1900, 1930)),
        "&".join(f"{kind}=x{n}" for kind in ("topic", "source") for n in range(21)),
        "topic=" + ",".join(f"x{n}" for n in range(21)),
        f"q={'😀' * 200}",
        "&".join(
            f"{kind}={n}" for kind in ("topic", "source", "country") for n in range(14)
        ),
        # 80 values, 7 KB.
        "&".join(
            f"{kind}={'x' * 70}{n}"
            for kind in ("category", "topic", "source", "country")
            for n in range(20)
        ),
    ],
)
def test_s76_too_many_values_are_refused_with_the_number_that_is_taken(client, query):
    answer = client.get(f"/de/artikel/?{query}")
    assert answer.status_code == 400
    assert "Das sind zu viele Filter: Möglich sind 20." in answer.text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/de/artikel/", "4 Artikel"),
        ("/en/articles/", "The first articles will appear here soon."),
        (
            "/de/artikel/?topic=innovation&country=eu&country=frankreich&year=2020",
            "2 Artikel zum Thema Innovation, mit dem Schlagwort EU oder Frankreich, "
            "aus dem Jahr 2020",
        ),
        (
            "/en/articles/?topic=innovation&country=eu&country=france&year=2020",
            "No articles about Innovation, filed under EU or France, from 2020",
        ),
        ("/de/artikel/?year=2021&month=3", "1 Artikel aus dem März 2021"),
        ("/de/themen/innovation/", "2 Artikel zum Thema Innovation"),
        ("/de/rubriken/rubrik/", "1 Artikel in der Rubrik Rubrik"),
        ("/de/quellen/die-quelle/", "1 Artikel nach der Quelle Die Quelle"),
    ],
)
def test_a_list_says_in_words_what_it_shows(client, four, path, said):
    assert sentence(client, path) == said


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("month=02&year=2020&topic=innovation", "topic=innovation&year=2020&month=2"),
        ("country=eu&topic=netzwerke&topic=innovation&utm_source=x",
         "topic=innovation&topic=netzwerke&country=eu"),
    ],
)  # fmt: skip
def test_a_selection_has_one_address(client, four, query, address):
    page = tree(client.get(f"/de/artikel/?{query}").text)
    assert canonical(page) == f"http://127.0.0.1:8000/de/artikel/?{address}"
    feeds = [link["href"] for link in links(page, "alternate") if "type" in link]
    start = "http://127.0.0.1:8000/de/artikel/"
    everything = f"{start}feed."
    own = [f"{everything}{form}?{address}" for form in FORMATS]
    files = [f"{start}liste.{form}?{address}" for form in FORMS]
    assert feeds == [*own, f"{everything}rss", *files]


def test_the_list_of_one_label_is_known_by_the_labels_page(client, four):
    page = tree(client.get("/de/artikel/?topic=innovation").text)
    assert canonical(page) == "http://127.0.0.1:8000/de/themen/innovation/"
    assert meta(page, "robots") is None


def test_search_engines_leave_combinations_and_empty_lists_alone(client, four):
    for query in (
        "topic=innovation&country=eu",
        "topic=innovation&country=eu&year=2020",
        "topic=innovation&topic=netzwerke",
        "year=1850",
    ):
        page = tree(client.get(f"/de/artikel/?{query}").text)
        assert meta(page, "robots") == "noindex, follow"


def test_each_part_of_a_selection_can_be_removed_by_a_link(client, four):
    page = tree(client.get("/de/artikel/?topic=innovation&country=eu&year=2020").text)
    found = {text_of(a): a.get("href") for a in page.iter("a")}
    assert found["Aus der Auswahl entfernen: Innovation×"] == (
        "/de/artikel/?country=eu&year=2020"
    )
    assert found["Aus der Auswahl entfernen: EU×"] == (
        "/de/artikel/?topic=innovation&year=2020"
    )
    assert found["Aus der Auswahl entfernen: 2020×"] == (
        "/de/artikel/?topic=innovation&country=eu"
    )


def test_a_label_without_description_is_described_by_its_newest_article(client, four):
    page = tree(client.get("/de/themen/innovation/").text)
    assert meta(page, "description") == (
        "2 Artikel zum Thema Innovation. Zuletzt: „Zwei“."
    )
    english = tree(client.get("/en/topics/innovation/").text)
    assert meta(english, "description") == "No articles about Innovation"


FORGED = [
    "order_by=password", "order=password", "order=author__password", "sort=-password",
    'filter={"_connector":"OR) OR 1=1 OR (","a":"b"}', "_connector=XOR",
    "topic__name__regex=(a%2B)%2B%24", "author__password__startswith=p",
    "headline__iregex=(a|a)*%24", "status=draft", "edition__language=en", "pk=1",
    "fields=password", "include=author", "_to_field=password", "page=1&limit=100000",
]  # fmt: skip


@pytest.mark.both
@pytest.mark.parametrize("query", FORGED)
def test_s32_what_a_list_does_not_know_changes_nothing(client, four, query):
    for path in ("/de/artikel/", "/de/themen/innovation/", "/de/artikel/feed.rss"):
        plain, asked = client.get(path), client.get(f"{path}?{query}")
        # Of its own parameters it knows the values, too.
        known = {200, 404} if query.startswith("order=") else {200}
        assert asked.status_code in known, path
        if asked.status_code == 200:
            assert headlines_of(asked) == headlines_of(plain), path


@pytest.mark.both
def test_s32_what_no_label_is_called_is_not_found(client, four):
    for value in ('{"_connector":"OR"}', "(a+)+$", "password", "'"):
        for name in THREE:
            assert client.get("/de/artikel/", {name: value}).status_code == 404


def headlines_of(answer) -> list[str]:
    is_feed = "xml" in answer["Content-Type"]
    return answer.text.split("<title>")[1:] if is_feed else headlines(answer.text)
