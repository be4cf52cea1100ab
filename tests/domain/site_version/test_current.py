"""One query reads the revision, the same on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.domain import site_version
from articles.models import SiteRevision
from tests.support import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_it_says_what_is_stored_in_one_question():
    factories.published()
    stored = SiteRevision.objects.get()
    with CaptureQueriesContext(connection) as queries:
        found = site_version.current(NOON)
    assert len(queries) == 1
    assert found.at == NOON
    for name in ("counter", "bumped_at", "site", "token", "sequence"):
        assert getattr(found, name) == getattr(stored, name)


def test_the_last_moment_that_has_passed_is_its_boundary():
    with time_machine.travel(NOON, tick=False):
        article = factories.published(expires_at=NOON + HOUR)
        gone = factories.withdrawn()
        later = factories.scheduled(at=NOON + 2 * HOUR)
    edition = later.edition
    edition.featured_until = NOON + 3 * HOUR
    edition.save()
    assert article.live_from == NOON
    gone.refresh_from_db()
    noticed = gone.ended_at + site_version.NOTICE_PERIOD
    for boundary in (NOON, NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR, noticed):
        assert site_version.current(boundary).boundary == boundary
        before = site_version.current(boundary - timedelta(microseconds=1))
        assert before.boundary < boundary


def test_without_anything_that_was_ever_public_there_is_no_boundary():
    assert site_version.current(NOON).boundary == site_version.EPOCH


def test_a_database_without_its_row_says_so():
    SiteRevision.objects.all().delete()
    with pytest.raises(SiteRevision.DoesNotExist, match="lost its row"):
        site_version.current(NOON)
