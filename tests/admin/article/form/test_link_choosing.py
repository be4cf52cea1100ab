"""A link finds our own articles by words, key and path, if the user may see them."""

import pytest
from django.urls import reverse

from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


def found(client, **asked) -> list[str]:
    answer = client.get(reverse("admin:articles_edition_choose"), asked)
    assert answer.status_code == 200
    assert "private, no-store" in answer.headers["Cache-Control"]
    return [one["key"] for one in answer.json()["articles"]]


def test_an_article_is_found_by_words_of_its_headline():
    one = factories.published(headline="Forschung in Jena")
    factories.published(headline="Anderes")
    client = at_desk(factories.author())
    assert found(client, q="jena forsch") == [str(one.edition.uuid)]
    assert found(client, q="niemals") == found(client, q="") == found(client) == []


def test_an_article_is_found_by_its_key_and_by_each_address_it_had():
    target = factories.published(headline="Ziel", slug="ziel")
    other = factories.translated(target, slug="ziel")
    key = str(target.edition.uuid)
    factories.republished(target, slug="neues-ziel")
    client = at_desk(factories.author())
    for slug in ("ziel", "neues-ziel"):
        assert found(client, path=f"/de/artikel/{slug}/") == [key]
    assert found(client, key=key) == [key]
    nobodys = (
        f"/en/articles/{other.slug}/", "/de/themen/ziel/", "/de/artikel/x/", "%", "//[",
    )  # fmt: skip
    for path in nobodys:
        assert found(client, path=path) == []
    assert found(client, key="x") == found(client, key=key.replace(key[0], "z")) == []


def test_s4_nobody_finds_what_she_may_not_see():
    draft = factories.draft(headline="Geheim", by=factories.author("Andere"))
    key = str(draft.edition.uuid)
    assert found(at_desk(factories.author()), q="geheim") == []
    assert found(at_desk(factories.author()), key=key) == []
    assert found(at_desk(factories.editor()), q="geheim") == [key]
    # Nor by a word of a later version than the one they see.
    colleague = draft.author
    live = factories.published(headline="Offen", by=colleague)
    factories.revised(live, by=colleague, headline="Verborgen")
    open_one = [str(live.edition.uuid)]
    assert found(at_desk(factories.author()), q="verborgen") == []
    assert found(at_desk(factories.author()), q="offen") == open_one
    assert found(at_desk(factories.editor()), q="verborgen") == open_one


def test_it_is_said_in_which_language_an_article_is_and_since_when_it_is_public():
    factories.published(headline="Ziel eins")
    factories.draft(headline="Ziel zwei", by=factories.author())
    client = at_desk(factories.author())
    path = reverse("admin:articles_edition_choose")
    draft, public = client.get(path, {"q": "ziel"}).json()["articles"]
    assert draft["where"] == "Deutsch, noch nicht öffentlich"
    assert public["where"].startswith("Deutsch, ")
    assert (public["title"], public["language"]) == ("Ziel eins [de]", "de")
