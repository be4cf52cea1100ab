"""A newsroom in which nothing is published yet."""

import pytest

from tests.public.reading import tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["de", "en"])
def test_r41_an_empty_newsroom_has_valid_pages(client, language):
    for path in ("/de/", "/en/", "/de/artikel/", "/en/articles/"):
        response = client.get(path)
        assert response.status_code == 200
        assert tree(response.text).get("lang") == path[1:3]
