"""Ask the sources' feeds that are due, and sort what is new."""

import time
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError, no_translations
from tqdm import tqdm

from articles.inbox.sorting import sort_new
from articles.inbox.watching import Outcome, ask, ask_due, trace_new
from articles.models import SourceFeed

# Seconds after which `--loop` looks again.
PAUSE = 60
PATIENCE = 60.0


class Command(BaseCommand):
    help = (
        "Ask the feeds that are due and put what is new into the inbox. The worker "
        "does this by itself. May be stopped at any moment, and run twice at once. "
        "Exit code 1 if any feed failed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--source", help="only feeds of the source with this name")
        parser.add_argument(
            "--force", action="store_true", help="also feeds that aren’t due yet"
        )
        parser.add_argument(
            "--loop", action="store_true", help="go on until it is stopped"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, source, force, loop, verbosity, **options):
        self.verbosity = verbosity
        if source and not feeds_of(source):
            raise CommandError(
                f"No feed of a source named “{source}” is watched. The desk lists them "
                "under “Feeds of sources”."
            )
        while True:
            failed = self.round(source, is_forced=force)
            if not loop:
                break
            time.sleep(PAUSE)
        if failed:
            raise CommandError(f"Feeds that failed: {failed}. Their pages tell why.")

    def round(self, source: str, *, is_forced: bool) -> int:
        """Ask once; return the number of feeds that failed."""
        failed = 0
        if source or is_forced:
            feeds = feeds_of(source) if source else list(SourceFeed.objects.asked())
            outcomes: Iterator[Outcome] = (
                ask(feed, is_forced=is_forced, patience=PATIENCE) for feed in feeds
            )
            total = len(feeds)
        else:
            outcomes, total = ask_due(), None
        quiet = True if self.verbosity == 0 else None
        bar = tqdm(outcomes, total=total, unit="feed", disable=quiet, leave=False)
        for outcome in bar:
            failed += outcome.is_asked and not outcome.is_well
            if self.verbosity and not self.stderr.isatty():
                self.stdout.write(in_words(outcome))
        sort_new()
        trace_new()
        return failed


def feeds_of(source: str) -> list[SourceFeed]:
    return [
        feed
        for feed in SourceFeed.objects.asked().select_related("source", "state")
        if source in feed.source.names.values()
    ]


def in_words(outcome: Outcome) -> str:
    """Return one line for an operator."""
    name = f"{outcome.feed.source}: {outcome.feed.address}"
    if not outcome.is_asked:
        return f"{name}: not asked; another process asks it, or it isn’t due"
    if outcome.stored is None:
        return f"{name}: {outcome.reason}"
    return f"{name}: {outcome.stored.new} new, {outcome.stored.changed} changed"
