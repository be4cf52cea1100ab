"""What of the queue waits for too long, or has failed for good."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_ox.models import OxTask

# After which what is due should have been begun, if there is a worker.
LATE = timedelta(minutes=15)
FAILED = (OxTask.Status.FAILED, OxTask.Status.LOST)


def is_late() -> Q:
    limit = timezone.now() - LATE
    due = Q(run_after=None) | Q(run_after__lt=limit)
    return Q(enqueued_at__lt=limit) & due
