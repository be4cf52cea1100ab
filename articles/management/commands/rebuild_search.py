"""Compare the search's index with the articles, and put it right."""

from collections.abc import Callable, Collection, Iterable, Iterator

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from tqdm import tqdm

from articles.domain import search

# After so many versions a line says how far it is, where nobody sees a bar.
EACH = 5_000


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
        def progress(articles: Collection) -> Iterable:
            if verbosity == 0:
                return articles
            if self.stderr.isatty():
                return tqdm(articles, unit="", file=self.stderr, leave=False)
            return noted(articles, self.stderr.write)

        go_through = search.check if check else search.rebuild
        findings = go_through(progress=progress)
        said = in_words(findings)
        if check and findings:
            command = f"{settings.NEWSROOM_COMMAND} rebuild_search"
            raise CommandError(f"{said} Put it right: {command}")
        if verbosity:
            self.stdout.write(said)


def noted(articles: Collection, say: Callable[[str], object]) -> Iterator:
    """Yield them, and say now and then how far it is, for a log."""
    for number, article in enumerate(articles):
        if number and number % EACH == 0:
            say(f"{number:,} of {len(articles):,} versions looked at.")
        yield article


def in_words(findings: search.Findings) -> str:
    table = "The index was damaged. " if findings.is_damaged else ""
    return (
        f"{table}{findings.articles} versions; rows missing: {findings.missing}, "
        f"wrong: {findings.wrong}, of no article: {findings.superfluous}."
    )
