"""Links from pages to the feeds of their lists, in every format."""

from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, gettext as _

from articles.site.feeds.formats.formats import FORMATS
from articles.site.selection import Selection
from articles.site.shared import FeedLink


def feeds_of(selection: Selection) -> list[FeedLink]:
    """Return the feed of a list in each format."""
    if not selection.size and selection.language == get_language():
        return site_feeds()
    title = selection.name if selection.size else _("All articles")
    return in_every_format(title, lambda form: selection.path("feed", form=form))


def site_feeds() -> list[FeedLink]:
    """Return the feed of all articles in each format, in the active language."""
    return list(known_feeds(get_language(), get_script_prefix()))


@cache
def known_feeds(_language: str | None, _prefix: str) -> list[FeedLink]:
    return in_every_format(_("All articles"), lambda form: reverse(f"feed_{form}"))


def corrections_feeds() -> list[FeedLink]:
    title = _("Corrections and withdrawals")
    return in_every_format(title, lambda form: reverse(f"corrections_feed_{form}"))


def in_every_format(title: str, path_of) -> list[FeedLink]:
    return [
        FeedLink(title, path_of(form), written.NAME, written.MEDIA_TYPE)
        for form, written in FORMATS.items()
    ]


def with_site(feeds: list[FeedLink]) -> list[FeedLink]:
    """Return the feeds in a list's head: its own, then the one of all articles."""
    everything = site_feeds()
    return feeds if feeds == everything else [*feeds, everything[0]]
