"""The home page, and the way to it from the bare address."""

import gzip
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import feature
from articles.models import Article
from tests.site.public.reading import headlines, links_of, text_of, tree
from tests.support.contents import keys
from tests.support.factories import (
    category,
    chief,
    country,
    draft,
    picture,
    published,
    topic,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "home"),
    [
        ("", "/de/"),
        ("de-AT,de;q=0.9,en;q=0.8", "/de/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("fr,en;q=0.5", "/en/"),
        ("fr", "/de/"),
        ("*", "/de/"),
        ("EN", "/en/"),
        ("en;q=0.1, de;q=0.9", "/de/"),
        ("\x00,;q=", "/de/"),
    ],
)
def test_the_bare_address_leads_to_the_readers_language(client, accepted, home):
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, home)
    assert response["Vary"] == "Accept-Language"
    assert not response.cookies


def test_a_cookie_has_no_say_where_the_bare_address_leads(client):
    client.cookies["django_language"] = "en"
    assert client.get("/").headers["Location"] == "/de/"


@pytest.mark.parametrize(("has_picture", "beside"), [(True, 6), (False, 3)])
def test_home_shows_the_newest_of_its_language_as_many_as_the_lead_is_high(
    client, has_picture, beside
):
    lead = {"lead_image": str(picture().key)} if has_picture else {}
    for number in range(15):
        content = lead if number == 14 else {}
        headline, dated = f"Nummer {number:02}", f"2020-01-{number + 1:02}"
        published(headline=headline, dated=dated, **content)
    published(headline="English", language="en")
    page = client.get("/de/").text
    last = 14 - beside - 5
    assert headlines(page) == [f"Nummer {number:02}" for number in range(14, last, -1)]
    assert headlines(client.get("/en/").text) == ["English"]
    by_class = {one.get("class"): one for one in tree(page).iter()}
    places = ("lead", "beside", "wide-story", "story-row")
    shown = [len(list(by_class[name].iter("article"))) for name in places]
    assert shown == [1, beside, 1, 3]


def test_each_category_has_its_newest_three_that_are_not_shown_yet(client):
    politics, money = category("Politik"), category("Förderung")
    for number in range(12):
        published(headline=f"Neu {number}", dated=f"2021-01-{number + 1:02}")
    for number in range(5):
        both = keys(politics, money) if number == 4 else keys(politics)
        dated = f"2020-01-{number + 1:02}"
        published(headline=f"Alt {number}", dated=dated, categories=both)
    draft(headline="Entwurf", categories=keys(money))
    for number in range(2):
        dated = f"2019-01-{number + 1:02}"
        published(headline=f"Geld {number}", dated=dated, categories=keys(money))
    # A single headline makes no section.
    published(dated="2018-01-01", categories=keys(category("Selten")))
    page = tree(client.get("/de/").text)
    sections = [
        [text_of(one) for one in section.iter() if one.tag in {"h2", "h3"}]
        for section in page.iter("section")
        if section.get("class") == "front-section"
    ]
    # An article of two categories stands in the one that more articles have.
    assert sections == [
        ["Politik 5 Artikel", "Alt 4", "Alt 3", "Alt 2"],
        ["Förderung 3 Artikel", "Geld 1", "Geld 0"],
    ]
    assert links_of(page)["Politik"] == "/de/rubriken/politik/"


def test_a_headline_beside_the_lead_says_its_first_category(client):
    old, politics = category("Alte Politik"), category("Politik")
    published(dated="2020-01-01", categories=keys(old, category("Förderung")))
    published(dated="2021-01-01")
    old.merged_into = politics
    old.save()
    [kicker] = [
        text_of(one)
        for one in tree(client.get("/de/").text).iter("p")
        if one.get("class") == "kicker"
    ]
    assert kicker == "Förderung"


def test_a_featured_article_leads_and_stands_nowhere_else(client):
    for number in range(3):
        published(headline=f"Nummer {number}", dated=f"2020-01-{number + 1:02}")
    until = timezone.now() + timedelta(days=1)
    feature(Article.objects.get(headline="Nummer 0"), until=until, by=chief())
    shown = headlines(client.get("/de/").text)
    assert shown == ["Nummer 0", "Nummer 2", "Nummer 1"]


def test_home_without_an_article_says_so_and_offers_no_empty_part(client):
    page = client.get("/de/").text
    assert text_of(next(tree(page).iter("h1"))).startswith("Hier lesen Sie bald die")
    assert "Neueste Artikel" not in page
    assert "Weitere Artikel" not in page


@pytest.mark.wcag("3.2.3", on="site")
@pytest.mark.parametrize(
    ("path", "section", "current"),
    [
        ("/de/artikel/", "Artikel", "page"),
        ("/de/themen/innovation/", "Themen", "true"),
        ("/de/", None, None),
    ],
)
def test_every_page_says_in_which_section_it_lies(client, path, section, current):
    published(topics=keys(topic("Innovation")))
    nav = tree(client.get(path).text).find(".//nav[@class='sections']")
    marked = {text_of(a): a.get("aria-current") for a in nav.iter("a")}
    marked = {name: value for name, value in marked.items() if value}
    assert marked == ({section: current} if section else {})


def test_home_names_who_works_with_whom_most_often_and_leads_there(client):
    france, eu, chile = country("FR"), country("EU"), country("CL")
    for some, number in (((france, eu), 3), ((france, chile), 1), ((chile,), 2)):
        for _time in range(number):
            published(countries=keys(*some))
    draft(countries=keys(eu, chile))
    pairs = tree(client.get("/de/").text).find(".//section[@class='pairs']")
    assert [text_of(li) for li in pairs.iter("li")] == [
        "EU und Frankreich 3 Artikel",
        "Chile und Frankreich 1 Artikel",
    ]
    for link, number in zip(pairs.iter("a"), (3, 1), strict=True):
        shown = tree(client.get(link.get("href")).text)
        assert len(shown.findall(".//article")) == number


def test_home_pairs_nothing_while_few_articles_share_anything(client):
    published(countries=keys(country("FR"), country("EU")))
    assert tree(client.get("/de/").text).find(".//section[@class='pairs']") is None


def test_home_changes_on_the_second_without_any_job(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        published(headline="Morgen", at=timezone.now() + timedelta(seconds=10))
        clock.shift(9)
        assert headlines(client.get("/de/").text) == []
        clock.shift(1)
        assert headlines(client.get("/de/").text) == ["Morgen"]


def test_the_picture_that_leads_says_whose_it_is_and_those_of_cards_do_not(client):
    address = "https://example.org/hafen"
    lead, other = picture("Hafen", source_url=address), picture("Kran")
    for number in range(9):
        published(dated=f"2020-01-{number + 1:02}", lead_image=str(other.key))
    published(dated="2020-02-01", lead_image=str(lead.key))
    page = client.get("/de/").text
    assert "Hafen, von oben" in page
    assert "Kran, von oben" not in page
    assert page.count("Erika Muster") == 1
    assert f'Bild: <a href="{address}">Erika Muster</a>' in page
    assert 'href="https://creativecommons.org/licenses/by/4.0/" rel="license"' in page
    assert "Erika Muster" not in client.get("/de/artikel/").text


def test_the_first_screen_comes_with_the_first_packets(client):
    image = str(picture("Hafen", size=(1500, 1000)).key)
    for number in range(30):
        published(
            headline=f"Nummer {number} aus Forschung, Bildung und Politik in Europa",
            teaser="Zwei Staaten haben vereinbart, dass sie gemeinsam forschen wollen.",
            lead_image=image,
            categories=keys(category(f"Rubrik {number % 5}")),
            topics=keys(*(topic(f"Thema {number + more}") for more in range(4))),
            countries=keys(country("FR"), country("EU")),
        )
    # A server sends this much before it hears from the browser again.
    assert len(gzip.compress(client.get("/de/").content)) <= 14_000
