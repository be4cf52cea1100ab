"""The site's revision: another one for whatever the public sees, and for nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import revision
from tests import factories

pytestmark = pytest.mark.django_db


def test_publishing_is_another_revision():
    before = revision.current(timezone.now())
    factories.published()
    after = revision.current(timezone.now())
    assert after.counter == before.counter + 1
    assert after.etag() != before.etag()


def test_no_date_is_given_until_the_second_is_over():
    with time_machine.travel("2027-03-01 10:00:00.2Z", tick=False) as clock:
        factories.published()
        assert revision.current(timezone.now()).last_modified is None
        clock.shift(timedelta(seconds=2))
        found = revision.current(timezone.now()).last_modified
        assert found.isoformat() == "2027-03-01T10:00:01+00:00"
