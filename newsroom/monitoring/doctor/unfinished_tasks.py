"""Tasks that wait too long or have failed for good, and what becomes of them."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_ox import actions
from django_ox.models import OxTask

from articles.domain import letters as post

# After this time a task that is due should have been begun, if there is a worker.
LATE = timedelta(minutes=15)
# The task that makes the backup of the night; a finding of its own tells if it failed.
BACKUP = "newsroom.worker.tasks.back_up"
FAILED = (OxTask.Status.FAILED, OxTask.Status.LOST)


def is_late() -> Q:
    limit = timezone.now() - LATE
    due = Q(run_after=None) | Q(run_after__lt=limit)
    return Q(enqueued_at__lt=limit) & due


@transaction.atomic
def try_again(tasks: QuerySet[OxTask]) -> int:
    """Put them back into the queue, as if new; return how many were."""
    numbers = list(tasks.values_list("pk", flat=True))
    done, _skipped = actions.retry_many(numbers)
    # Else they would be as late as if they had waited since they were first asked for.
    put_back = OxTask.objects.filter(pk__in=numbers, status=OxTask.Status.READY)
    put_back.update(run_after=timezone.now())
    # A letter is tried as long as one that is asked for now.
    letters = post.of_letters(put_back)
    letters.update(enqueued_at=timezone.now(), max_attempts=F("attempts") + post.MOST)
    return done


def forget(tasks: Iterable[OxTask]) -> list[OxTask]:
    """Let them be tried no more; return those that nobody else took up meanwhile."""
    return [one for one in tasks if actions.discard(one.pk)]
