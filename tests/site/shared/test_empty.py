"""A newsroom in which nothing is published yet."""

from xml.etree import ElementTree

import pytest

from tests.site.public.reading import tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["de", "en"])
def test_r41_an_empty_newsroom_has_valid_pages(client, language):
    for path in ("/de/", "/en/", "/de/artikel/", "/en/articles/"):
        response = client.get(path)
        assert response.status_code == 200
        assert tree(response.text).get("lang") == path[1:3]


@pytest.mark.parametrize(
    "path",
    [
        "/de/artikel/feed.rss",
        "/de/artikel/feed.atom",
        "/en/articles/feed.atom",
        "/feeds.opml",
        "/sitemap.xml",
        "/news-sitemap.xml",
    ],
)
def test_r41_what_programs_read_of_it_is_whole(client, path):
    response = client.get(path)
    assert response.status_code == 200
    ElementTree.fromstring(response.content)  # noqa: S314 (ours)
    assert client.get("/de/artikel/feed.json").json()["items"] == []
