"""Reports that waited before they had days have one; answered ones need none."""

import importlib
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import ReaderReport
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
migration = importlib.import_module("articles.migrations.0042_report_work")
SENT = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_reports_that_wait_get_the_day_that_they_would_get_now():
    barrier = factories.barrier_report(sent_at=SENT)
    error = factories.error_report(factories.published(), sent_at=SENT)
    done = factories.barrier_report(sent_at=SENT, answered_at=timezone.now())
    ReaderReport.objects.update(due_on=None)
    migration.give_due_days(apps, None)
    days = dict(ReaderReport.objects.values_list("pk", "due_on"))
    assert days == {
        barrier.pk: date(2027, 4, 1),
        error.pk: date(2027, 3, 8),
        done.pk: None,
    }
