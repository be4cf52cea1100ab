"""Say what waits in the queue, and what has failed for good."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django_ox import actions
from django_ox.models import OxTask

from newsroom.management.unfinished import FAILED, is_late


class Command(BaseCommand):
    help = "Say how much waits in the queue, what failed, and whether anybody works."

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            action="store_true",
            help="put what failed back into the queue, to be tried once more",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, again, verbosity, **options):
        failed = OxTask.objects.filter(status__in=FAILED).order_by("enqueued_at")
        if again:
            done, _skipped = actions.retry_many(failed)
            self.stdout.write(f"Back in the queue: {done}")
            return
        waiting = OxTask.objects.filter(status=OxTask.Status.READY)
        running = OxTask.objects.filter(status=OxTask.Status.RUNNING)
        found = list(failed)
        if found or verbosity:
            self.stdout.write(
                f"Waiting: {waiting.count()}, running: {running.count()}, "
                f"failed: {len(found)}"
            )
        for task in found:
            self.stdout.write(in_words(task))
        complain(failed=len(found), late=waiting.filter(is_late()).count())


def in_words(task: OxTask) -> str:
    told = task.errors[-1]["traceback"].strip().splitlines() if task.errors else []
    why = told[-1] if told else "its worker was killed each time"
    values = ", ".join(map(repr, task.args))
    return f"{task.enqueued_at:%Y-%m-%d %H:%M} {task.task_path}({values}): {why}"


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
            f"then have them tried again: {command} tasks --again"
        )
