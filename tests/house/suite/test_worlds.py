"""A world is built for the file, and each test finds it as it was built."""

import pytest

from articles.models import Article, Topic
from tests.support import factories
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
BUILT = []


@world
def one_article():
    BUILT.append(factories.published(headline="Gebaut"))
    return BUILT[-1]


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_changes_is_taken_back_with_it(one_article, client, turn):
    assert one_article is BUILT[-1]
    assert "Gebaut" in client.get("/de/").text
    assert [*Article.objects.public()] == [one_article]
    assert not Topic.objects.exists()
    factories.topic(f"Thema {turn}")
    factories.published(headline="Dazu")
