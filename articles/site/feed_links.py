"""Where a list can be subscribed to: the links of pages to feeds, in every form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.selection import Selection
from articles.site.feed_forms import FORMS, MEDIA_TYPES
from articles.site.origin import absolute

# What each form is called, in every language.
NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One feed in one form. `title` names the list that it is of."""

    title: str
    path: str
    form: str = "rss"

    @property
    def name(self) -> str:
        return NAMES[self.form]

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.form]

    @property
    def address(self) -> str:
        return absolute(self.path)


def feeds_of(selection: Selection) -> list[FeedLink]:
    """Return the feed of a list in each form."""
    title = selection.name if selection.size else _("All articles")
    return [FeedLink(title, selection.path("feed", form=form), form) for form in FORMS]


def site_feeds() -> list[FeedLink]:
    """Return the feed of all articles in each form, in the active language."""
    return feeds_of(Selection(get_language()))


def corrections_feeds() -> list[FeedLink]:
    title = _("Corrections and withdrawals")
    return [
        FeedLink(title, reverse(f"corrections_feed_{form}"), form) for form in FORMS
    ]


def with_site(feeds: list[FeedLink]) -> list[FeedLink]:
    """Return what a list's head names: its own feeds, then the one of all articles."""
    everything = site_feeds()
    return feeds if feeds == everything else [*feeds, everything[0]]
