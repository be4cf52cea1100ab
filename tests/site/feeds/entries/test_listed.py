"""Feeds of a search find notices by the text that is left."""

import pytest
from django.utils import timezone

from articles.domain import site_version
from articles.domain.search import read_query
from articles.models import Article
from articles.site.feeds.entries.listed import notices_in
from articles.site.selection import Selection
from tests.support import factories

pytestmark = pytest.mark.django_db


def headlines(typed: str = "") -> set[str]:
    """Return the headlines of what left a notice and is found by what was typed."""
    listed = Selection("de", asked=read_query(typed, "de"))
    found = notices_in(listed, at=site_version.current(timezone.now()))
    return {article.headline for article in Article.objects.filter(pk__in=found)}


def test_a_search_finds_nothing_of_what_is_gone():
    factories.withdrawn(headline="Falsche Zahlen")
    factories.withdrawn(headline="Falsche Namen", ending="gone")
    assert headlines() == {"Falsche Zahlen", "Falsche Namen"}
    assert headlines("falsche") == {"Falsche Zahlen"}
    assert headlines("namen") == set()


def test_a_search_finds_a_notice_by_its_headline_and_not_by_its_former_text():
    factories.withdrawn(headline="Falsche Zahlen", body="<p>Verschwunden.</p>")
    assert headlines("zahlen") == {"Falsche Zahlen"}
    assert headlines("verschwunden") == set()
