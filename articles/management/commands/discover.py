"""Look for the feeds of a homepage, and say what each really has."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from articles.foundation.refusal import Refused
from articles.foundation.text import repeated
from articles.inbox.fetching import NotFetched
from articles.inbox.incoming import given
from articles.inbox.watching import Candidate, discover


class Command(BaseCommand):
    help = (
        "Look for the feeds of a homepage, or at one feed, read each, and list title, "
        "type, language and newest entry. Nothing is added. Exit code 1 if there is "
        "none, or the page can’t be had."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "url", metavar="URL", help="the homepage, or the feed itself"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, url, **options):
        try:
            found = discover(given(url))
        except (NotFetched, Refused) as error:
            raise CommandError(str(error)) from error
        if not found:
            raise CommandError(
                f"No feed was found at {url}. The page names none that can be read, "
                "and none is at the usual addresses. Watch the page itself, or its "
                "sitemap."
            )
        for one in found:
            self.stdout.write(one.address)
            self.stdout.write(f"    {', '.join(facts_of(one))}")


def facts_of(one: Candidate) -> Iterator[str]:
    if one.title != one.address:
        yield f"“{repeated(one.title)}”"
    yield one.kind
    yield f"language: {one.language or 'not said'}"
    yield f"{one.entries} {'entry' if one.entries == 1 else 'entries'}"
    at = f"{timezone.localtime(one.newest):%Y-%m-%d %H:%M}" if one.newest else "undated"
    yield f"newest: {at}"
    if one.is_guess:
        yield "no page names it"
