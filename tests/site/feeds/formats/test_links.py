"""Links in feeds: absolute, whatever an editor wrote."""

import pytest
from django.conf import settings

from articles.foundation.markup import own_link
from articles.site.feeds.formats.links import with_absolute_links
from tests.site.feeds.reading import FORMS, get
from tests.support import factories

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


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_a_feed_leads_to_where_an_article_of_our_own_is_now(client, form):
    target = factories.published(headline="Ziel", slug="ziel")
    gone = factories.withdrawn(headline="Weg")
    body = (
        f'<p><a href="{own_link(target.edition.uuid)}">eins</a> '
        f'<a href="{own_link(gone.edition.uuid)}" hreflang="en">zwei</a></p>'
    )
    factories.published(headline="Quelle", body=body)
    for slug in ("ziel", "neues-ziel"):
        if slug != target.slug:
            target = factories.republished(target, slug=slug)
        text = get(client, form).text.replace('\\"', '"')
        for escaped, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"')):
            text = text.replace(escaped, sign)
        assert f'href="{settings.NEWSROOM_ORIGIN}/de/artikel/{slug}/">eins<' in text
        assert "<a>zwei</a>" in text
