"""Overviews list labels in the order of a dictionary, with their newest articles."""

import pytest

from articles.editing.publishing import move
from articles.models import CountryOrganisation
from tests.site.public.reading import body_of, links_of, tree
from tests.support.contents import keys
from tests.support.factories import (
    category,
    chief,
    country,
    draft,
    label,
    published,
    source,
    topic,
)

pytestmark = pytest.mark.django_db


def lines(client, path: str) -> list[str]:
    """Return what the overview says, without the picture of it."""
    page = tree(client.get(path).text)
    for parent in [*page.iter()]:
        for figure in parent.findall("figure"):
            parent.remove(figure)
    return body_of(page).splitlines()


def test_topics_and_categories_say_how_many_articles_and_which_is_newest(client):
    for number, dated in enumerate(("2020-02-01", "2020-03-01", "2019-01-01")):
        published(
            headline=f"Nummer {number}",
            dated=dated,
            topics=keys(topic("Innovation")),
            categories=keys(category("Rubrik")),
        )
    published(headline="English", language="en", topics=keys(topic("Innovation")))
    assert lines(client, "/de/themen/") == [
        "Themen", "Innovation 3 Artikel", "Zuletzt: Nummer 1, 01.03.2020",
    ]  # fmt: skip
    assert lines(client, "/de/rubriken/")[1] == "Rubrik 3 Artikel"
    page = tree(client.get("/de/themen/").text)
    assert links_of(page)["Nummer 1"].startswith("/de/artikel/nummer-1")
    assert lines(client, "/en/topics/")[1:2] == ["Innovation 1 article"]
    assert lines(client, "/en/topics/")[2].startswith("Latest: English, ")
    assert lines(client, "/en/categories/")[1:] == [
        "None of the articles is listed here so far.", "All articles",
    ]  # fmt: skip


def test_of_articles_of_one_day_the_last_published_is_the_newest(client):
    for number in range(3):
        published(
            headline=f"Nummer {number}", dated="2020-02-01", topics=keys(topic("Eins"))
        )
    assert lines(client, "/de/themen/")[2] == "Zuletzt: Nummer 2, 01.02.2020"


def test_a_merged_label_adds_to_what_it_became(client):
    old, new = topic("Vernetzung"), topic("Netzwerke")
    published(headline="Alt", dated="2020-01-01", topics=keys(old, new))
    published(headline="Neu", dated="2021-01-01", topics=keys(old))
    old.merged_into = new
    old.save()
    assert lines(client, "/de/themen/")[1:] == [
        "Netzwerke 2 Artikel",
        "Zuletzt: Neu, 01.01.2021",
    ]


def test_names_stand_as_in_a_dictionary_of_the_readers_language(client):
    for code in ("AT", "NO", "PL", "AX", "ZA", "EG"):
        for language in ("de", "en"):
            published(language=language, countries=keys(country(code)))
    names = [
        line.partition(" 1 ")[0]
        for line in lines(client, "/de/laender-organisationen/")
    ]
    assert names[1:] == [
        "Ägypten", "Ålandinseln", "Norwegen", "Österreich", "Polen", "Südafrika",
    ]  # fmt: skip
    english = lines(client, "/en/countries-organisations/")
    assert [line.partition(" 1 ")[0] for line in english[1:]] == [
        "Åland Islands", "Austria", "Egypt", "Norway", "Poland", "South Africa",
    ]  # fmt: skip


def test_countries_regions_and_organisations_stand_apart(client):
    region = CountryOrganisation.objects.filter(kind="region").first()
    published(
        countries=[str(country("FR").key), str(country("EU").key), str(region.key)]
    )
    shown = lines(client, "/de/laender-organisationen/")
    assert [shown[place] for place in (1, 3, 5)] == [
        "Länder", "Regionen", "Organisationen",
    ]  # fmt: skip
    assert shown[2] == "Frankreich 1 Artikel"
    assert shown[6] == "EU 1 Artikel"


def test_a_list_of_more_than_sixty_has_letters_to_jump_to(client):
    names = [f"Thema {number}" for number in range(58)] + ["Ökologie", "3D-Druck"]
    published(topics=keys(*map(topic, names)))
    page = tree(client.get("/de/themen/").text)
    assert "Themen von A bis Z" not in {n.get("aria-label") for n in page.iter("nav")}
    published(topics=keys(topic("Thema 58")))
    page = tree(client.get("/de/themen/").text)
    [nav] = [n for n in page.iter("nav") if n.get("aria-label") == "Themen von A bis Z"]
    jumps = {a.text: a.get("href") for a in nav.iter("a")}
    assert list(jumps) == ["#", "O", "T"]
    anchors = {h2.get("id"): h2.text for h2 in page.iter("h2")}
    assert {letter: anchors[href[1:]] for letter, href in jumps.items()} == {
        letter: letter for letter in jumps
    }


def test_a_source_says_who_it_is_and_what_was_taken_from_it_last(client):
    ministry = source(
        "Ministerium",
        name_en="Ministry",
        homepage="https://example.org/",
        description="Ein Ministerium.",
        description_en="A ministry.",
    )
    published(
        headline="Das Neue",
        dated="2020-02-01",
        attributions=[{"source": str(ministry.key)}],
    )
    published(language="en", attributions=[{"source": str(ministry.key)}])
    assert lines(client, "/de/quellen/")[1:] == [
        "Ministerium 1 Artikel",
        "Ein Ministerium.",
    ]
    assert lines(client, "/en/sources/")[1:3] == ["Ministry 1 article", "A ministry."]


def test_an_overview_knows_only_what_is_public_in_its_language(client):
    article = published(headline="Eins", topics=keys(topic("Innovation")))
    draft(headline="Entwurf", topics=keys(topic("Innovation"), topic("Geheimplan")))
    assert lines(client, "/de/themen/")[1] == "Innovation 1 Artikel"
    assert "Geheimplan" not in "".join(lines(client, "/de/themen/"))
    assert "The first articles will appear here soon." in lines(client, "/en/topics/")
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert "Hier lesen Sie bald die ersten Artikel." in lines(client, "/de/themen/")


def test_an_organisation_says_what_it_became_and_what_it_was(client):
    published(countries=keys(country("OAU"), country("AFRICANUNION")))
    old = country("OAU").get_absolute_url()
    new = country("AFRICANUNION").get_absolute_url()
    shown = tree(client.get(old).text)
    assert body_of(shown).startswith("Organisation\n")
    assert "Nachfolger: Afrikanische Union" in body_of(shown)
    assert links_of(shown)["Afrikanische Union"] == new
    assert f"Vorgänger: {country('OAU')}" in body_of(tree(client.get(new).text))


def test_a_source_says_what_it_became_and_what_it_was(client):
    old, new, unknown = source("Alt"), source("Neu"), source("Noch geheim")
    rows = [{"source": str(one.key)} for one in (old, new)]
    published(attributions=rows)
    old.successor = new
    old.save()
    new.successor = unknown
    new.save()
    former = tree(client.get(old.get_absolute_url()).text)
    assert "Nachfolger: Neu" in body_of(former)
    assert links_of(former)["Neu"] == new.get_absolute_url()
    following = body_of(tree(client.get(new.get_absolute_url()).text))
    assert "Vorgänger: Alt" in following
    assert "Noch geheim" not in following
    english = old.get_absolute_url().replace("/de/quellen/", "/en/sources/")
    assert "Successor: Neu" in body_of(tree(client.get(english).text))


def test_what_a_successor_was_merged_into_is_named_in_its_place(client):
    old, new, kept = source("Alt"), source("Neu"), source("Neu und gut")
    published(attributions=[{"source": str(one.key)} for one in (old, new, kept)])
    old.successor = new
    old.save()
    new.merged_into = kept
    new.save()
    said = body_of(tree(client.get(old.get_absolute_url()).text))
    assert "Nachfolger: Neu und gut" in said
    assert "Vorgänger: Alt" in body_of(tree(client.get(kept.get_absolute_url()).text))


def test_a_successor_that_readers_do_not_know_yet_stays_unnamed(client):
    plan = label(
        CountryOrganisation, "Geheime Union", kind="organisation", code="GEHEIM"
    )
    oau = country("OAU")
    oau.successor = plan
    oau.save()
    published(countries=keys(oau))
    draft(countries=keys(plan))
    assert "Geheime" not in client.get(oau.get_absolute_url()).text


def test_a_country_shows_its_code_and_its_kind(client):
    published(countries=keys(country("FR"), country("EU")))
    france = body_of(tree(client.get("/de/laender-organisationen/frankreich/").text))
    assert france.startswith("Land · FR\nFrankreich\n")
    eu = body_of(tree(client.get("/de/laender-organisationen/eu/").text))
    assert eu.startswith("Organisation\nEU\nÜberblick\n")
    assert "\nZusammen mit – EU\nFrankreich 1 Artikel\n" in eu
