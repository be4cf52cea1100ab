"""Watch the feeds of a list in OPML, as programs that read feeds export it."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.inbox.feeds import Planned, add, plan
from articles.inbox.reading import NotAFeed, read_opml


class Command(BaseCommand):
    help = (
        "Watch the feeds of a list in OPML. Each goes to the source of its folder or "
        "its name, or whose homepage is on the same server; else a source is made. "
        "Feeds that are watched already stay as they are, so it may be run again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            type=Path,
            metavar="FILE",
            help="the list, as another program has exported it",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be added"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, file, dry_run, verbosity, **options):
        try:
            found = read_opml(file.read_bytes())
        except OSError as error:
            raise CommandError(
                f"{file} can't be read ({error.strerror}). Name another file."
            ) from error
        except NotAFeed as refusal:
            raise CommandError(f"{file}: {refusal.reason}") from refusal
        plans = plan(found.feeds)
        if verbosity > 1 or dry_run:
            for one in plans:
                self.stdout.write(in_words(one))
            for row in found.unusable:
                self.stdout.write(f"{row}: left out, no address of the web")
        new = [one for one in plans if one.is_new]
        added = len(new) if dry_run else len(add(new, command="import_opml"))
        if verbosity:
            verb = "would be added" if dry_run else "added"
            left = len(plans) + len(found.unusable) - added
            self.stdout.write(f"{added} feeds {verb}, {left} left out.")
        if found.is_cut:
            self.stderr.write(
                f"Only the first {len(plans)} feeds were read. Split the list."
            )


def in_words(one: Planned) -> str:
    address = one.outline.address
    if one.watched:
        return f"{address}: left out, watched already ({one.watched.source})"
    if one.refusal:
        return f"{address}: left out. {one.refusal}"
    if one.source:
        return f"{address}: to the source “{one.source}”"
    return f"{address}: with a new source “{one.name}”"
