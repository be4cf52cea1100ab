"""Programs that try the usual names of feeds find the main one, without any import."""

import pytest

from tests.site.old_addresses.old_site import led

pytestmark = pytest.mark.django_db
FEED = "/de/artikel/feed.rss"


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/feed", FEED),
        ("/feed/", FEED),
        ("/rss", FEED),
        ("/rss/", FEED),
        ("/feed.xml", FEED),
        ("/rss.xml", FEED),
        ("/index.xml", FEED),
        ("/atom.xml", "/de/artikel/feed.atom"),
        ("/feed.json", "/de/artikel/feed.json"),
        ("/feed/atom/", "/de/artikel/feed.atom"),
        ("/comments/feed/", FEED),
        ("/?feed=rss2", FEED),
        ("/?feed=comments-rss2", FEED),
        ("/de/feed.rss", FEED),
        ("/de/feed/", FEED),
        ("/DE/feed.rss", FEED),
        ("/en/feed.xml", "/en/articles/feed.rss"),
        ("/EN/atom.xml", "/en/articles/feed.atom"),
        ("/DE/", "/de/"),
        ("/DE", "/de/"),
        ("/EN/articles/?q=x", "/en/articles/?q=x"),
    ],
)
def test_the_usual_names_lead_where_they_mean(client, path, there):
    assert led(client, path) == (301, there)


@pytest.mark.parametrize(
    "path", ["/fr/feed/", "/nix/feed/", "/feedback/", "/de/nix.rss", "/feed/nix/"]
)
def test_other_names_lead_nowhere(client, path):
    assert led(client, path)[0] == 404


def test_the_answer_is_the_same_to_everybody(client):
    answer = client.get("/feed/", headers={"Accept-Language": "en"})
    assert answer["Location"].endswith(FEED)
    assert "Vary" not in answer.headers
