"""Write all articles into a folder, for `import_articles`, programs and people."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.domain import audit
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed
from articles.transfer import backup
from articles.transfer.archives import bars


class Command(BaseCommand):
    help = (
        "Write all articles into an empty folder as JSON Lines: every version, its "
        "decisions, labels, sources and windows, and the pictures beside them."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", type=Path, metavar="FOLDER", help="made if it isn't there"
        )
        parser.add_argument(
            "--markdown",
            action="store_true",
            help="only what is public now, as Markdown with front matter",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, folder, markdown, verbosity, **options):
        write = backup.export_markdown if markdown else backup.export
        try:
            done = write(folder.absolute(), progress=bars(self, verbosity))
        except Refused as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"Nothing whole was exported: {error.filename or folder} can't be "
                f"written ({error.strerror}). Make room there, let this user write "
                "there, or name another folder; remove what is in this one."
            ) from error
        audit.write_if_possible(
            RecordedDeed.EXPORTED, command="export_articles", articles=done
        )
        if verbosity:
            what = "articles" if markdown else "versions"
            self.stdout.write(f"{folder}: {done} {what}.")
