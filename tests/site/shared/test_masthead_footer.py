"""Masthead and footer are remembered until one of them changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.models import Masthead, Page
from articles.site.shared import standing
from tests.support import factories

# Within a transaction nothing is taken over from what was remembered before.
pytestmark = pytest.mark.django_db(transaction=True)


def shown(language: str = "de") -> list[str]:
    found = standing(language, at=site_version.current(timezone.now()))
    return [found.masthead.name, *(page.title for page in found.footer_pages)]


def test_nothing_is_asked_again_until_the_site_changes():
    factories.site_page("imprint", title="Impressum")
    assert shown() == ["Newsroom", "Impressum"]
    with CaptureQueriesContext(connection) as queries:
        assert shown() == ["Newsroom", "Impressum"]
        assert shown("en") == ["Newsroom"]
    assert ["articles_masthead" in one["sql"] for one in queries] == [False] * 2


def test_another_masthead_or_page_is_seen_at_once():
    shown()
    Masthead.objects.create(language="de", name="Die andere")
    assert shown() == ["Die andere"]
    page = factories.site_page("imprint", title="Impressum")
    assert shown() == ["Die andere", "Impressum"]
    page.title = "Wer wir sind"
    page.save()
    assert shown() == ["Die andere", "Wer wir sind"]
    Page.objects.filter(pk=page.pk).update(is_in_footer=False)
    assert shown() == ["Die andere"]


def test_a_publication_changes_neither_and_reads_neither_anew():
    shown()
    factories.published()
    with CaptureQueriesContext(connection) as queries:
        shown()
    assert not [one for one in queries if "articles_masthead" in one["sql"]]
