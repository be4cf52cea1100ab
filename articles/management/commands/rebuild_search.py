"""Compare the search's index with the articles, and put it right."""

from collections.abc import Iterable

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from tqdm import tqdm

from articles import search


class Command(BaseCommand):
    help = "Put right what is missing or wrong in the search's index."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="store_true",
            help="only say what is missing or wrong; exit code 1 if anything is",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, check, verbosity, **options):
        def progress(articles: Iterable) -> Iterable:
            quiet = True if verbosity == 0 else None
            return tqdm(articles, disable=quiet, unit="", file=self.stderr, leave=False)

        go_through = search.check if check else search.rebuild
        findings = go_through(progress=progress)
        said = in_words(findings)
        if check and findings:
            command = f"{settings.NEWSROOM_COMMAND} rebuild_search"
            raise CommandError(f"{said} Put it right: {command}")
        if verbosity:
            self.stdout.write(said)


def in_words(findings: search.Findings) -> str:
    table = "The index was damaged. " if findings.is_damaged else ""
    return (
        f"{table}{findings.articles} versions; rows missing: {findings.missing}, "
        f"wrong: {findings.wrong}, of no article: {findings.superfluous}."
    )
