"""Discarding a draft: its number and record stay, its address is free again."""

import pytest

from articles.editing.publishing.moving import move
from articles.models import Address
from tests.support import factories
from tests.support.factories import author

pytestmark = pytest.mark.django_db


def slugs() -> set[str]:
    return set(Address.objects.values_list("slug", flat=True))


def test_the_address_of_a_discarded_draft_is_free_for_another():
    article = factories.draft(slug="begehrt")
    move(article, "discard", by=author())
    assert slugs() == set()
    assert (article.number, article.decisions.count()) == (1, 1)
    assert factories.draft(slug="begehrt").slug == "begehrt"


def test_an_address_that_was_public_stays_with_its_edition():
    article = factories.published(slug="erste")
    move(factories.revised(article, slug="zweite"), "discard", by=author())
    assert slugs() == {"erste"}
