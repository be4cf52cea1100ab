"""Say what waits in the queue and what has failed for good; try that again, or not."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import transaction
from django.utils import timezone
from django_ox.models import OxTask

from articles.domain import audit
from articles.models import RecordedDeed
from newsroom.monitoring.doctor import unfinished_tasks
from newsroom.monitoring.doctor.unfinished_tasks import FAILED, is_late
from newsroom.monitoring.queues import Queue, queues

# Instead of the tasks one by one.
ALL = "all"


class Command(BaseCommand):
    help = "Say how much waits in the queue, what failed, and whether anybody works."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--again",
            action="store_true",
            help="put what failed back into the queue, to be tried once more",
        )
        what.add_argument(
            "--forget",
            nargs="+",
            metavar="ID",
            help="never try again what failed, because it can't be done or nobody "
            f"wants it any more: the tasks with these numbers, or “{ALL}”",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, again, forget, verbosity, **options):
        failed = OxTask.objects.filter(status__in=FAILED).order_by("enqueued_at", "pk")
        if again:
            self.stdout.write(
                f"Back in the queue: {unfinished_tasks.try_again(failed)}"
            )
            return
        if forget:
            self.forget(chosen(list(failed), forget))
            return
        waiting = OxTask.objects.filter(status=OxTask.Status.READY)
        found = list(failed)
        if found or verbosity:
            self.tell(queues(timezone.now()), failed=len(found))
        for task in found:
            self.stdout.write(in_words(task))
        complain(failed=len(found), late=waiting.filter(is_late()).count())

    def tell(self, among: list[Queue], *, failed: int) -> None:
        """Say how much there is in all, then in each queue that isn't empty."""
        waiting = sum(one.waiting for one in among)
        running = sum(one.running for one in among)
        self.stdout.write(f"Waiting: {waiting}, running: {running}, failed: {failed}")
        for one in among:
            if one.waiting or one.running:
                minutes = one.oldest // timedelta(minutes=1)
                self.stdout.write(
                    f"  {one.name}: {one.waiting} waiting, the oldest for {minutes} "
                    f"min; {one.running} running"
                )

    def forget(self, tasks: list[OxTask]) -> None:
        with transaction.atomic():
            forgotten = unfinished_tasks.forget(tasks)
            kinds = Counter(one.task_path for one in forgotten)
            if kinds:
                audit.write(
                    RecordedDeed.DELETED,
                    command="tasks --forget",
                    tasks=[f"{kind} ({many})" for kind, many in kinds.items()],
                )
        for task in forgotten:
            self.stdout.write(in_words(task))
        self.stdout.write(f"Forgotten: {len(forgotten)}")


def chosen(failed: list[OxTask], numbers: list[str]) -> list[OxTask]:
    """Return those that are named by their numbers, or all; refuse what names none."""
    if numbers == [ALL]:
        return failed
    known = {number(one): one for one in failed}
    if unknown := sorted(set(numbers) - known.keys()):
        raise CommandError(
            f"No task that failed has the number {', '.join(unknown)}, so nothing was "
            f"forgotten. See their numbers: {settings.NEWSROOM_COMMAND} tasks"
        )
    return [known[one] for one in dict.fromkeys(numbers)]


def number(task: OxTask) -> str:
    return str(task.pk)


def in_words(task: OxTask) -> str:
    told = task.errors[-1]["traceback"].strip().splitlines() if task.errors else []
    why = told[-1] if told else "its worker was killed each time"
    values = ", ".join(map(repr, task.args))
    what = f"{task.task_path}({values})"
    return f"{task.enqueued_at:%Y-%m-%d %H:%M} {number(task)} {what}: {why}"


def complain(*, failed: int, late: int) -> None:
    command = settings.NEWSROOM_COMMAND
    if late:
        raise CommandError(
            f"{late} tasks wait for longer than a quarter of an hour: no worker runs, "
            f"or too few. Start one: {command} work (NEWSROOM_WORKER)."
        )
    if failed:
        raise CommandError(
            f"{failed} tasks have failed for good, and the log says why. See to that, "
            f"then have them tried again: {command} tasks --again. What can't be done, "
            f"or nobody wants any more: {command} tasks --forget ID"
        )
