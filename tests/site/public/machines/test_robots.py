"""The file robots.txt leads crawlers to the sitemaps, away from desk and search."""

import pytest

pytestmark = pytest.mark.django_db

EXPECTED = """\
User-agent: *
Disallow: /admin/
Disallow: /*?q=
Disallow: /*&q=
Disallow: /*?page=

Sitemap: https://news.example.org/sitemap.xml
Sitemap: https://news.example.org/news-sitemap.xml
"""


def test_robots_are_led_to_the_sitemaps_and_away_from_desk_and_search(client, settings):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    response = client.get("/robots.txt", headers={"host": "127.0.0.1"})
    assert response.text == EXPECTED
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert client.post("/robots.txt").status_code == 405
