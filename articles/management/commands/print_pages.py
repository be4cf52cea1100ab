"""Print pages, cards and entries of feeds that are out of date, before readers ask."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from tqdm import tqdm

from articles.site import prerender


class Command(BaseCommand):
    help = (
        "Print what is out of date of public articles: pages, cards, entries of feeds. "
        "Readers see what is right without it, only later. May be stopped, and run "
        "twice at once."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="only say what is out of date; exit code 1 if anything is",
        )
        parser.add_argument(
            "--anew",
            action="store_true",
            help="throw away first whatever was printed, and print all of it anew",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, check, anew, verbosity, **options):
        if check and anew:
            raise CommandError("--check prints nothing, so it can't be --anew as well.")

        def progress(batches: Sequence) -> Iterable:
            quiet = True if verbosity == 0 else None
            return tqdm(batches, disable=quiet, unit="", file=self.stderr, leave=False)

        if check:
            findings = prerender.check(progress=progress)
            if findings.stale:
                command = f"{settings.NEWSROOM_COMMAND} print_pages"
                raise CommandError(f"{in_words(findings)} Print them: {command}")
        else:
            if anew:
                prerender.remove_all()
            findings = prerender.catch_up(progress=progress)
            if findings.failed:
                raise CommandError(
                    f"{in_words(findings)} Failed: {findings.failed}. The log says of "
                    "each why; readers of these get an error too. Mend it, then run "
                    "this again."
                )
        if verbosity:
            self.stdout.write(in_words(findings))


def in_words(findings: prerender.Findings) -> str:
    return f"Parts looked at: {findings.looked_at}, out of date: {findings.stale}."
