"""The notices of a selection: a search finds them by what they still say."""

import pytest
from django.utils import timezone

from articles.search import read_query
from articles.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db


def headlines(typed: str = "") -> set[str]:
    """Return the headlines of what left a notice and is found by what was typed."""
    now = timezone.now()
    listed = Selection("de", asked=read_query(typed, "de"))
    found = listed.notices(at=now, since=now - factories.DAY)
    return {article.headline for article in found}


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
