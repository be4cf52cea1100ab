"""Write the feeds that are watched as a list in OPML."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.domain import audit
from articles.inbox.feeds import our_list
from articles.models import RecordedDeed


class Command(BaseCommand):
    help = "Write the feeds that are watched as a list in OPML, for other programs."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="where the list is written"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, file, verbosity, **options):
        body = our_list()
        try:
            file.write_bytes(body)
        except OSError as error:
            raise CommandError(
                f"{file} can't be written ({error.strerror}). Let this user write "
                "there, or name another file."
            ) from error
        audit.write_if_possible(RecordedDeed.EXPORTED, command="export_opml")
        if verbosity:
            count = body.count(b"xmlUrl=")
            self.stdout.write(f"{file}: {count} feeds.")
