"""Links in feeds: absolute, whatever an editor wrote."""

import pytest

from articles.feeds.links import with_absolute_links

BASE = "https://news.example.org/de/artikel/x/"


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("/de/themen/", "https://news.example.org/de/themen/"),
        ("../zwei/", "https://news.example.org/de/artikel/zwei/"),
        ("#drei", f"{BASE}#drei"),
        ("?a=1&amp;b=2", f"{BASE}?a=1&amp;b=2"),
        ("//example.com/", "https://example.com/"),
        ("http://example.com/", "http://example.com/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_starts_with_the_sites_origin(written, absolute):
    html = f'<p lang="en"><a href="{written}">Text</a></p>'
    assert with_absolute_links(html, BASE) == (
        f'<p lang="en"><a href="{absolute}">Text</a></p>'
    )


def test_what_is_no_address_loses_its_link_and_keeps_its_text():
    html = '<p><a href="//[sechs/">Text</a></p>'
    assert with_absolute_links(html, BASE) == "<p><a>Text</a></p>"
