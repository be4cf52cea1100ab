"""Remove what nobody needs any more, or say what would go."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from newsroom.retention import PURGES, Purge


class Command(BaseCommand):
    help = (
        "Remove what was kept for as long as settings say (NEWSROOM_KEEP_… and "
        "others): reports of readers, sessions, tasks, whose closed accounts were and "
        "what else is personal. The worker does it each night."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would go"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, dry_run, verbosity, **options):
        now, what = timezone.now(), "would go" if dry_run else "removed"
        for purge in PURGES:
            try:
                number = purge.count(now) if dry_run else purge.remove(now)
            except (FileNotFoundError, PermissionError) as error:
                raise CommandError(refusal(purge, error)) from error
            if verbosity:
                self.stdout.write(f"{purge.name}: {number} {what}")


def refusal(purge: Purge, error: OSError) -> str:
    return (
        f"Not removed: {purge.kind}. {error.filename} can't be removed "
        f"({error.strerror}). Run it as the user to whom {settings.VAR} belongs; what "
        "stands above was done."
    )
