"""Addresses that changed, articles that were replaced, and translations that went."""

import pytest
from django.utils import timezone

from articles.editing.publishing import Publication, move
from articles.foundation.refusal import Refused
from tests.site.public.reading import body_of, hreflangs, meta, tree
from tests.support.factories import (
    DAY,
    GONE,
    author,
    chief,
    expired,
    published,
    republished,
    revised,
    superseded,
    translated,
    withdrawn,
)

pytestmark = pytest.mark.django_db


def answer(client, slug: str, language: str = "de") -> tuple:
    part = {"de": "artikel", "en": "articles"}[language]
    response = client.get(f"/{language}/{part}/{slug}/")
    return response.status_code, response.headers.get("Location")


def published_translation(article, slug: str):
    english = translated(article, slug=slug, headline="In English")
    return move(move(english, "submit", by=author()), "publish", by=chief())


def test_r29_every_former_address_is_one_step_away_whatever_became_of_the_article(
    client,
):
    article = published(slug="a")
    for slug in ("b", "c", "d"):
        article = republished(article, slug=slug)
    for slug in ("a", "b", "c"):
        assert answer(client, slug) == (301, "/de/artikel/d/")
    # A typed one with a query, as a campaign's, leads there too.
    assert client.get("/de/artikel/a/?utm=x").headers["Location"] == "/de/artikel/d/"
    article = move(article, "withdraw", by=chief(), note="Falsch.")
    for slug in ("a", "b", "c"):
        assert answer(client, slug) == (301, "/de/artikel/d/")
    assert answer(client, "d") == (200, None)
    move(article, "reinstate", by=chief(), note="Doch richtig.")
    assert answer(client, "a") == (301, "/de/artikel/d/")


def test_a_former_address_that_is_taken_up_again_leads_no_more_away(client):
    article = republished(republished(published(slug="a"), slug="b"), slug="a")
    assert answer(client, "a") == (200, None)
    assert answer(client, "b") == (301, "/de/artikel/a/")
    with pytest.raises(Refused):
        published(slug="b")
    assert article.slug == "a"


def test_former_addresses_of_replaced_articles_lead_to_the_live_one_in_one_step(client):
    first = republished(published(slug="a"), slug="b")
    second, third = published(slug="c"), published(slug="d")
    superseded(first, second)
    third = republished(third, slug="e")
    superseded(second, third)
    for slug in ("a", "b", "c", "d"):
        assert answer(client, slug) == (301, "/de/artikel/e/")
    move(third, "withdraw", by=chief(), note="Recht.", options=GONE)
    assert answer(client, "a") == (301, "/de/artikel/b/")
    assert answer(client, "b") == (200, None)
    assert answer(client, "e") == (410, None)
    assert answer(client, "d") == (410, None)


def test_r29_an_article_that_is_to_replace_another_must_not_lead_back_to_it(client):
    first, second, third = (published(slug=slug) for slug in "abc")
    superseded(first, second)
    superseded(second, third)
    for target in (first, second, third):
        with pytest.raises(Refused) as refusal:
            superseded(third, target)
        assert refusal.value.code == "loop"
    assert answer(client, "c") == (200, None)


def test_what_is_gone_or_expired_is_410_at_every_address_it_had(client):
    article = republished(published(slug="a"), slug="b")
    move(article, "withdraw", by=chief(), note="Recht.", options=GONE)
    expired(slug="x")
    for slug in ("a", "b", "x"):
        assert answer(client, slug) == (410, None)
        response = client.get(f"/de/artikel/{slug}/")
        assert meta(tree(response.text), "robots") == "noindex"


def test_a_notice_is_in_no_index_and_says_no_translation_of_itself(client):
    german = published(slug="a")
    published_translation(german, "b")
    move(german, "withdraw", by=chief(), note="Falsch.")
    page = tree(client.get("/de/artikel/a/").text)
    assert meta(page, "robots") == "noindex"
    assert hreflangs(page) == {}


def test_translations_name_each_other_only_while_both_are_public(client):
    german = published(slug="a")
    paths = {"de": "/de/artikel/a/", "en": "/en/articles/b/"}

    def named(path: str) -> set[str]:
        return set(hreflangs(tree(client.get(path).text)))

    assert named(paths["de"]) == set()
    english = published_translation(german, "b")
    pairs = [hreflangs(tree(client.get(path).text)) for path in paths.values()]
    assert pairs[0] == pairs[1]
    assert {code: pairs[0][code][-len(path) :] for code, path in paths.items()} == paths
    assert pairs[0]["x-default"] == pairs[0]["de"]
    # A new address of one is the address that the other names.
    english = republished(english, slug="c")
    assert hreflangs(tree(client.get(paths["de"]).text))["en"].endswith("/c/")
    move(english, "withdraw", by=chief(), note="Wrong.")
    assert named(paths["de"]) == set()
    text = body_of(tree(client.get(paths["de"]).text))
    assert "Diesen Artikel gibt es nicht auf Englisch." in text


def test_a_translation_that_isnt_public_yet_is_not_named(client):
    german = published(slug="a")
    english = translated(german, slug="b", headline="Secret")
    english = move(english, "submit", by=author())
    tomorrow = Publication(at=timezone.now() + DAY)
    move(english, "publish", by=chief(), options=tomorrow)
    text = client.get("/de/artikel/a/").text
    assert "Secret" not in text
    assert hreflangs(tree(text)) == {}
    assert "Diesen Artikel gibt es nicht auf Englisch." in body_of(tree(text))


def test_a_withdrawn_article_that_is_revised_keeps_its_notice_until_then(client):
    article = withdrawn(slug="a", reason="Falsch.")
    draft = revised(article, slug="b", headline="Noch geheim")
    assert "Noch geheim" not in client.get("/de/artikel/a/").text
    assert answer(client, "b") == (404, None)
    move(move(draft, "submit", by=author()), "publish", by=chief())
    assert answer(client, "a") == (301, "/de/artikel/b/")
