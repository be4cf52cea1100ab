"""Hits stand in the order of what an article is about, the same on both databases."""

import pytest

from articles.domain import search
from articles.domain.label_index import catalogue_now
from articles.models import Article
from tests.support.contents import keys
from tests.support.factories import published, topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]
FILLING = " ".join(["Der Bericht nennt viele andere Zahlen aus dem Haushalt."] * 12)


def order(typed: str, language: str = "de") -> list[str]:
    """Return the headlines of what is found, best first."""
    catalogue = catalogue_now()
    readers = search.Readers(catalogue.revision, catalogue.public)
    found = search.ranked(search.read_query(typed, language, readers=readers))
    names = dict(Article.objects.values_list("pk", "headline"))
    return [names[pk] for tier in found for pk in tier & catalogue.public(language)]


def body(*sentences: str) -> str:
    return "".join(f"<p>{one}</p>" for one in sentences)


def test_headline_then_label_then_teaser_then_text():
    told = {
        "in passing": {"body": body(FILLING, "Auch ein Beschleuniger ist dabei.")},
        "early": {"body": body("Ein Beschleuniger entsteht.", FILLING)},
        "often": {
            "body": body(FILLING, *["Der Beschleuniger wird groß."] * 5),
        },
        "teaser": {"teaser": "Ein Beschleuniger für alle."},
        "label": {"topics": keys(topic("Beschleuniger"))},
        "Beschleunigerzentrum": {},
        "Teilchenbeschleuniger": {},
        "Beschleuniger": {},
    }
    for headline, content in told.items():
        published(headline=headline, **content)
    assert order("Beschleuniger") == [*reversed(told)]


def test_of_several_words_the_rarest_says_what_is_asked():
    published(headline="Über Polen", body=body(FILLING, "Ein Reaktor steht dort."))
    published(headline="Ein Reaktor", body=body(FILLING, "Er steht in Polen."))
    for number in range(3):
        published(headline=f"Polen {number}", body=body(FILLING))
    assert order("Polen Reaktor") == ["Ein Reaktor", "Über Polen"]
