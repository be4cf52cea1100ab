"""Anything at the desk is found by typing: by the rights of its list, best first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.help.found import rank
from articles.editing.proposals import close, propose
from articles.models import CountryOrganisation, Page
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db

MOST_QUERIES = 25


def found(client, typed: str, here: str = "") -> dict[str, list[str]]:
    """Return the destinations found, by kind in the order of the page."""
    asked = {"q": typed, "here": here, "as": "json"}
    answer = client.get("/admin/go/", asked).json()
    return {
        group["name"]: [one["text"] for one in group["found"]]
        for group in answer["groups"]
    }


def first(client, typed: str) -> dict:
    asked = {"q": typed, "as": "json"}
    return client.get("/admin/go/", asked).json()["groups"][0]["found"][0]


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("eu", "eu", 0),
        ("eu", "europarat", 1),
        ("rat", "europäischer rat", 2),
        ("rat eur", "europäischer rat", 2),
        ("opa", "europarat", 4),
        ("eu", "asem", None),
        ("rat china", "europäischer rat", None),
    ],
)
def test_what_begins_so_fits_better_than_what_has_it_inside(typed, name, how):
    assert rank(typed, [name]) == how


def test_an_article_is_found_by_how_its_headline_begins_first():
    client = at_desk(factories.editor())
    factories.published(headline="Die Wasserstoffwirtschaft in Norwegen", slug="die")
    factories.published(headline="Wasserstoff aus Norwegen", slug="wasserstoff-aus")
    factories.draft(headline="Norwegen zuerst", slug="norwegen-zuerst")
    assert found(client, "wasserst")["Artikel"] == [
        "Wasserstoff aus Norwegen",
        "Die Wasserstoffwirtschaft in Norwegen",
    ]
    assert found(client, "no")["Artikel"] == ["Norwegen zuerst"]
    assert found(client, "norwegen")["Artikel"][0] == "Norwegen zuerst"
    assert len(found(client, "norwegen")["Artikel"]) == 3


@pytest.mark.both
def test_nobody_finds_an_article_that_her_list_does_not_show():
    secret = factories.draft(
        by=factories.author("Andere"), headline="Geheimes", slug="x"
    )
    own = factories.author("Eigene")
    factories.draft(by=own, headline="Geheimnis der Autorin", slug="y")
    assert found(at_desk(own), "geheim")["Artikel"] == ["Geheimnis der Autorin"]
    everything = found(at_desk(factories.editor()), "geheim")["Artikel"]
    assert set(everything) == {str(secret), "Geheimnis der Autorin"}
    sources = factories.user("Quellen", "sources")
    assert "Artikel" not in found(at_desk(sources), "geheim")


def test_a_label_is_found_by_code_and_alias_and_exactly_first():
    client = at_desk(factories.author())
    union = CountryOrganisation.objects.get(names__de="EU")
    page = f"/admin/articles/countryorganisation/{union.pk}/change/"
    assert first(client, "eu")["address"] == page
    assert first(client, "Europäische Union")["address"] == page
    factories.source("Beispielinstitut")
    assert found(client, "beispielinst")["Quellen"] == ["Beispielinstitut"]


def test_pictures_and_pages_are_found_by_their_titles():
    factories.picture("Hafen am Abend")
    Page.objects.create(
        language="de", kind="imprint", title="Impressum", slug="i", body="x"
    )
    chief = at_desk(factories.chief())
    assert found(chief, "abend hafen")["Bilder"] == ["Hafen am Abend"]
    assert found(chief, "impr")["Seiten"] == ["Impressum"]
    author = at_desk(factories.author())
    assert "Seiten" not in found(author, "impr")


def test_what_is_proposed_is_found_until_it_is_decided():
    chief, page = factories.chief(), factories.site_page(title="Impressum")
    page.title = "Anbieterkennzeichnung"
    proposal = propose(page, by=chief)
    client = at_desk(chief)
    assert found(client, "anbieter") == {"Vorschläge": ["Anbieterkennzeichnung"]}
    address = f"/admin/articles/proposal/{proposal.pk}/change/"
    assert first(client, "anbieter")["address"] == address
    assert "Vorschläge" not in found(at_desk(factories.author()), "anbieter")
    close(proposal, by=chief)
    assert "Vorschläge" not in found(client, "anbieter")


def test_acts_are_offered_to_who_may_do_them():
    author, chief = at_desk(factories.author()), at_desk(factories.chief())
    for typed in ("neuer artikel", "artikel schreiben", "artikel hinzufügen"):
        assert "Artikel schreiben" in found(author, typed)["Aufgaben"]
    assert "Bild hinzufügen" in found(author, "bilder hochladen")["Aufgaben"]
    assert found(author, "meine entw")["Aufgaben"] == ["Meine Entwürfe"]
    assert "Alle Entwürfe" not in found(author, "")["Aufgaben"]
    assert "Alle Entwürfe" in found(chief, "")["Aufgaben"]
    assert "Konten" not in found(chief, "")["Listen"]
    assert "Konten" in found(at_desk(factories.admin()), "")["Listen"]
    assert first(author, "abmelden")["form"] == "logout-form"
    assert "Übersetzen" in found(author, "übersetz")["Redaktionshandbuch"]


def test_an_article_that_is_open_offers_its_own_acts():
    author = factories.author()
    own = factories.draft(by=author)
    other = factories.draft(by=factories.author("Andere"))
    here = "/admin/articles/article/{}/change/"
    client = at_desk(author)
    acts = found(client, "", here=here.format(own.pk))["Dieser Artikel"]
    assert acts == [
        "Seite des Artikels",
        "Verlauf",
        "Vorschau",
        "Zur Prüfung einreichen",
        "Verwerfen",
    ]
    assert found(client, "verlauf", here=here.format(own.pk))["Dieser Artikel"] == [
        "Verlauf"
    ]
    for elsewhere in (here.format(other.pk), "/admin/", "/gibt/es/nicht", "x"):
        assert "Dieser Artikel" not in found(client, "", here=elsewhere)
    live = factories.published()
    acts = found(client, "", here=here.format(live.pk))["Dieser Artikel"]
    assert "Öffentliche Seite" in acts
    assert "Zurückziehen" not in acts


def to_revise(client) -> list[dict]:
    """Return the lines of what can be revised: one for each article."""
    groups = client.get("/admin/go/", {"q": "wasserst", "as": "json"}).json()["groups"]
    ones = [one for group in groups for one in group["found"]]
    texts = [one["text"] for one in ones]
    assert len(set(texts)) == len(texts)
    return [one for one in ones if one["act"] == "Überarbeiten"]


def test_what_is_public_is_revised_from_anywhere_by_whoever_may():
    live = factories.published(headline="Wasserstoff aus Norwegen")
    factories.draft(headline="Wasserstoff im Entwurf", slug="entwurf")
    factories.published(headline="Anderes", teaser="Mit Wasserstoff.", slug="anderes")
    author, sources = factories.author(), factories.user("Quellen", "sources")
    client = at_desk(author)
    assert to_revise(at_desk(sources)) == []
    by_headline, _by_teaser = to_revise(client)
    one = {"form": "palette-act", "address": by_headline["act_address"]}
    page = client.get("/admin/go/", {"q": "wasserst"}).text
    assert f'form="{one["form"]}" formaction="{one["address"]}"' in page
    assert f'<form method="post" id="{one["form"]}"' in page
    here = f"/admin/articles/article/{live.pk}/change/"
    assert "Überarbeiten" in found(client, "", here=here)["Dieser Artikel"]
    made = client.post(one["address"])
    following = live.edition.articles.get(number=2)
    assert made["Location"] == f"/admin/articles/article/{following.pk}/change/"
    assert [one["text"] for one in to_revise(client)] == ["Anderes"]
    assert "Überarbeiten" not in found(client, "", here=here)["Dieser Artikel"]


def test_names_and_articles_stand_before_what_has_it_in_the_middle_of_a_word():
    factories.published(headline="20 Jahre ITER-Übereinkommen", slug="zwanzig")
    factories.published(headline="Kernfusion", teaser="ITER wird gebaut.", slug="k")
    factories.published(headline="Ein anderer", body="<p>Auch ITER.</p>", slug="ein")
    groups = found(at_desk(factories.editor()), "iter")
    [labels, articles, *_more, inside] = groups
    assert groups[labels] == ["ITER"]
    assert articles == "Artikel"
    assert groups["Artikel"] == [
        "20 Jahre ITER-Übereinkommen",
        "Kernfusion",
        "Ein anderer",
    ]
    assert inside == "Mitten im Wort"
    assert "Mittelmeerraum" in groups[inside]
    assert "Mittelmeerraum" not in groups[labels]


def test_what_is_misspelt_is_found_by_what_was_meant():
    client = at_desk(factories.author())
    factories.published(headline="Wie Erasmus begann", slug="erasmus")
    asked = {"q": "erasums", "as": "json"}
    answer = client.get("/admin/go/", asked).json()
    assert answer["meant"] == "Erasmus"
    assert answer["groups"][0]["found"][0]["text"] == "Wie Erasmus begann"
    page = client.get("/admin/go/", {"q": "erasums"}).text
    assert "Gefunden wurde dies für „Erasmus“" in page
    assert client.get("/admin/go/", asked | {"q": "erasmus"}).json()["meant"] == ""


def test_no_word_of_a_draft_is_told_to_who_may_not_see_it():
    secret = factories.author("Andere")
    factories.draft(by=secret, headline="Quastenflosser", slug="q")
    client = at_desk(factories.author("Eigene"))
    answer = client.get("/admin/go/", {"q": "Quastenfloser", "as": "json"}).json()
    assert answer == {"groups": [], "meant": ""}


@pytest.mark.wcag("2.1.1", "2.4.5", "5.9", on="desk")
def test_without_a_script_the_same_stands_on_a_page():
    client = at_desk(factories.editor())
    article = factories.published(headline="Wasserstoff aus Norwegen")
    page = client.get("/admin/go/", {"q": "wasserst"}).text
    assert f'<a href="/admin/articles/article/{article.pk}/change/" lang="de">' in page
    assert '<button type="submit" form="logout-form">' in client.get("/admin/go/").text
    nothing = client.get("/admin/go/", {"q": "Xylophonquartett"}).text
    assert "Nichts heißt „Xylophonquartett“" in nothing


@pytest.mark.both
@pytest.mark.parametrize(
    "typed", ["a\0b", "%", "'", '"', "-", "x" * 5000, "a b " * 60, "ß"]
)
def test_whatever_is_typed_is_answered(typed):
    client = at_desk(factories.chief())
    assert client.get("/admin/go/", {"q": typed, "as": "json"}).status_code == 200


@pytest.mark.both
def test_it_asks_as_often_in_a_large_house_as_in_a_small_one():
    client = at_desk(factories.author())
    counts = []
    for made in (1, 12):
        for number in range(made):
            headline = f"Kopf {made} {number}"
            factories.published(headline=headline, slug=f"kopf-{made}-{number}")
            factories.source(f"Kopfquelle {made} {number}")
            factories.picture(f"Kopf {made} {number}")
        found(client, "kopf")
        with CaptureQueriesContext(connection) as queries:
            found(client, "kopf")
        counts.append(len(queries))
    assert counts[1] <= counts[0] <= MOST_QUERIES
