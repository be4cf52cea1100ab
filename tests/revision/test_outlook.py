"""What lies ahead of the site is told in one question, as everything is planned now."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import revision
from articles.models import SiteRevision
from articles.publishing import feature
from articles.revision.outlook import MOST, READ
from tests import factories

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
        found = revision.outlook(NOON)
    assert len(queries) == 1
    assert found.revision == revision.current(NOON)
    assert (found.next_boundary, found.ends) == (None, {})


def test_each_boundary_is_the_next_one_until_it_has_passed(clock):
    gone = factories.withdrawn()
    clock.shift(SECOND)
    leading = factories.published()
    factories.published(expires_at=NOON + HOUR)
    factories.scheduled(at=NOON + 2 * HOUR)
    feature(leading, until=NOON + 3 * HOUR, by=factories.chief())
    gone.refresh_from_db()
    ahead = [NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR]
    ahead.append(gone.ended_at + revision.NOTICE_PERIOD)
    now = NOON + SECOND
    for boundary in ahead:
        assert revision.outlook(now).next_boundary == boundary
        before = boundary - MICROSECOND
        assert revision.outlook(before).next_boundary == boundary
        assert revision.current(before).state != revision.current(boundary).state
        now = boundary
    assert revision.outlook(now).next_boundary is None


def test_it_says_when_what_is_public_ends():
    factories.published()
    factories.scheduled(at=NOON + HOUR, expires_at=NOON + 2 * HOUR)
    expiring = factories.published(expires_at=NOON + 3 * HOUR)
    followed = factories.published()
    factories.republished(followed, at=NOON + HOUR)
    assert revision.outlook(NOON).ends == {
        expiring.edition_id: NOON + 3 * HOUR,
        followed.edition_id: NOON + HOUR,
    }
    later = revision.outlook(NOON + 2 * HOUR).ends
    assert later == {expiring.edition_id: NOON + 3 * HOUR}


def test_of_many_it_names_those_that_end_first(monkeypatch):
    first = [
        factories.published(expires_at=NOON + number * HOUR) for number in (3, 1, 2)
    ]
    question = READ.replace(f"LIMIT {MOST}", "LIMIT 2")
    monkeypatch.setitem(revision.outlook.__globals__, "READ", question)
    found = revision.outlook(NOON).ends
    assert set(found) == {first[1].edition_id, first[2].edition_id}


def test_a_database_without_its_row_says_so():
    SiteRevision.objects.all().delete()
    with pytest.raises(SiteRevision.DoesNotExist, match="lost its row"):
        revision.outlook(NOON)
