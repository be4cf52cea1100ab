"""One query reads what lies ahead of the site, as everything is planned now."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.domain import site_version
from articles.editing.publishing import feature
from articles.models import SiteRevision
from tests.support import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_it_tells_the_revision_and_all_else_in_one_question():
    factories.published()
    with CaptureQueriesContext(connection) as queries:
        found = site_version.outlook(NOON)
    assert len(queries) == 1
    assert found.revision == site_version.current(NOON)
    assert found.next_boundary is None


def test_each_boundary_is_the_next_one_until_it_has_passed(clock):
    gone = factories.withdrawn()
    clock.shift(SECOND)
    leading = factories.published()
    factories.published(expires_at=NOON + HOUR)
    factories.scheduled(at=NOON + 2 * HOUR)
    feature(leading, until=NOON + 3 * HOUR, by=factories.chief())
    gone.refresh_from_db()
    ahead = [NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR]
    ahead.append(gone.ended_at + site_version.NOTICE_PERIOD)
    now = NOON + SECOND
    for boundary in ahead:
        assert site_version.outlook(now).next_boundary == boundary
        before = boundary - MICROSECOND
        assert site_version.outlook(before).next_boundary == boundary
        assert (
            site_version.current(before).state != site_version.current(boundary).state
        )
        now = boundary
    assert site_version.outlook(now).next_boundary is None


def test_a_database_without_its_row_says_so():
    SiteRevision.objects.all().delete()
    with pytest.raises(SiteRevision.DoesNotExist, match="lost its row"):
        site_version.outlook(NOON)
