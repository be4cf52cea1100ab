"""Labels lead to the labels that stand beside them in the same articles."""

import pytest

from articles.editing.publishing import move
from articles.site.public.lists import partners
from tests.site.public.lists.shown import sentence
from tests.site.public.reading import (
    body_of,
    canonical,
    headlines,
    hreflangs,
    links_of,
    meta,
    text_of,
    tree,
)
from tests.support.contents import keys
from tests.support.factories import (
    category,
    chief,
    country,
    draft,
    published,
    source,
    topic,
)
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
GERMANY = "/de/laender-organisationen/deutschland/"
ALL = f"{GERMANY}zusammen/"
ORIGIN = "http://127.0.0.1:8000"


@world
def six():
    """Publish articles about Germany, with others and alone."""
    for others in (["FR", "CH"], ["FR"], ["EU"], ["FR", "AT"], ["CH"], []):
        published(countries=keys(country("DE"), *map(country, others)))
    published(countries=keys(country("FR"), country("IT")))


def shown(client, path: str) -> list[tuple[str, str]]:
    """Return what a label's page says of others, and where that leads."""
    page = tree(client.get(path).text)
    navs = [nav for nav in page.iter("nav") if nav.get("class") == "partners"]
    return [(text_of(a), a.get("href")) for nav in navs for a in nav.iter("a")]


def both(slug: str) -> str:
    return f"/de/artikel/?country={','.join(sorted(['deutschland', slug]))}"


def test_a_country_names_those_that_share_most_articles_with_it(client, six):
    assert shown(client, GERMANY) == [
        ("Frankreich 3 Artikel", both("frankreich")),
        ("Schweiz 2 Artikel", both("schweiz")),
        ("EU 1 Artikel", both("eu")),
        ("Österreich 1 Artikel", both("oesterreich")),
    ]


def test_every_number_is_that_of_the_list_it_leads_to(client, six):
    for said, path in shown(client, GERMANY):
        name, number, _articles = said.split()
        assert len(headlines(client.get(path).text)) == int(number)
        assert name in sentence(client, path)


def test_of_many_the_first_are_shown_and_all_stand_on_a_page(client, six, monkeypatch):
    monkeypatch.setattr(partners, "SHOWN", 2)
    said = shown(client, GERMANY)
    assert [name for name, _path in said] == [
        "Frankreich 3 Artikel", "Schweiz 2 Artikel", "Alle 4 anzeigen",
    ]  # fmt: skip
    assert said[-1][1] == ALL
    page = tree(client.get(ALL).text)
    assert body_of(page).splitlines() == [
        "Zusammen mit Deutschland",
        "6 Artikel mit dem Schlagwort Deutschland",
        "In denselben Artikeln kommen vor:",
        "Länder",
        "Frankreich 3 Artikel",
        "Österreich 1 Artikel",
        "Schweiz 2 Artikel",
        "Organisationen",
        "EU 1 Artikel",
    ]
    leading = links_of(page)
    assert leading["Frankreich"] == both("frankreich")
    assert leading["6 Artikel mit dem Schlagwort Deutschland"] == GERMANY
    assert canonical(page) == ORIGIN + ALL
    assert meta(page, "robots") == "noindex, follow"


def test_topics_have_partners_but_not_what_there_is_mostly_one_of(client):
    two = [topic("Handel"), topic("Zölle")]
    published(
        topics=keys(*two),
        categories=keys(category("Eins"), category("Zwei")),
        attributions=[
            {"source": str(one.key)} for one in (source("Amt"), source("Haus"))
        ],
    )
    path = "/de/artikel/?topic=handel,zoelle"
    assert shown(client, "/de/themen/handel/") == [("Zölle 1 Artikel", path)]
    assert client.get("/de/themen/handel/zusammen/").status_code == 200
    for other in ("/de/rubriken/eins/", "/de/quellen/amt/"):
        assert shown(client, other) == []
        assert client.get(f"{other}zusammen/").status_code == 404


def test_who_has_none_says_nothing(client, six):
    published(countries=keys(country("NO")))
    norway = "/de/laender-organisationen/norwegen/"
    assert shown(client, norway) == []
    assert "Zusammen mit" not in client.get(norway).text
    assert client.get(f"{norway}zusammen/").status_code == 404


def test_only_what_is_public_in_the_readers_language_counts(client, six):
    before = [client.get(path).content for path in (GERMANY, ALL)]
    secret = {"countries": keys(country("DE"), country("SE"))}
    draft(**secret)
    assert [client.get(path).content for path in (GERMANY, ALL)] == before
    article = published(**secret)
    assert "Schweden 1 Artikel" in dict(shown(client, GERMANY))
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert "Schweden" not in client.get(ALL).text
    english = ALL.replace("/de/laender-organisationen", "/en/countries-organisations")
    english = english.replace("zusammen", "together").replace("deutschland", "germany")
    assert client.get(english).status_code == 404
    assert switch(client) == "/en/"
    published(language="en", **secret)
    assert "Sweden 1 article" in body_of(tree(client.get(english).text))
    assert switch(client) == english


def switch(client) -> str:
    """Return where the page leads in English; search engines are told nothing."""
    page = tree(client.get(ALL).text)
    assert hreflangs(page) == {}
    [link] = [a for a in page.iter("a") if a.get("hreflang") == "en"]
    return link.get("href")


def test_a_merged_label_counts_as_what_it_became_and_leads_there(client, six):
    old, new = topic("Vernetzung"), topic("Netzwerke")
    published(topics=keys(old, topic("Handel")))
    published(topics=keys(new, topic("Handel")))
    published(topics=keys(old, new))
    old.merged_into = new
    old.save()
    assert shown(client, "/de/themen/netzwerke/") == [
        ("Handel 2 Artikel", "/de/artikel/?topic=handel,netzwerke")
    ]
    answer = client.get("/de/themen/vernetzung/zusammen/")
    assert (answer.status_code, answer["Location"]) == (
        301,
        "/de/themen/netzwerke/zusammen/",
    )


def test_a_label_that_nobody_knows_has_no_such_page(client):
    topic("Geheim")
    for slug in ("geheim", "unbekannt"):
        assert client.get(f"/de/themen/{slug}/zusammen/").status_code == 404
