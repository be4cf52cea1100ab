"""The standing of a feed in words: one word, its last answer, its next try."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext, pgettext

from articles.admin.parts.lists.words import marked
from articles.admin.parts.near import near, near_day
from articles.foundation.languages import site_language
from articles.inbox.feeds import proposed_address
from articles.inbox.watching import why
from articles.models import FeedStanding, FeedState, Source, SourceFeed, Way, given

MINUTE, HOUR, DAY, WEEK = 60, 3_600, 86_400, 604_800
PAUSED, QUIET, MAIL = "paused", "quiet", "mail"


@dataclass(frozen=True, slots=True)
class Standing:
    """`value` is a class of style sheets; `sentences` may be HTML."""

    value: str
    label: str
    sentences: list[str]


def standing_of(feed: SourceFeed, now: datetime) -> Standing:
    value = value_of(feed, now)
    said = list(sentences(feed, value, now))
    return Standing(value, label_of(value), said)


def value_of(feed: SourceFeed, now: datetime) -> str:
    """Return the state that matters most to editors."""
    if feed.is_paused:
        return PAUSED
    if feed.way == Way.MAIL:
        return MAIL
    is_well = feed.state.standing == FeedStanding.WELL
    return QUIET if is_well and feed.state.is_quiet(now) else feed.state.standing


def label_of(value: str) -> str:
    own = {
        PAUSED: pgettext("feed", "paused"),
        QUIET: pgettext("feed", "gone quiet"),
        MAIL: pgettext("feed", "comes by mail"),
    }
    return own.get(value) or str(dict(FeedStanding.choices)[value])


def sentences(feed: SourceFeed, value: str, now: datetime) -> Iterator[str]:
    state = feed.state
    if value == QUIET:
        said = _("No news since %(when)s; usually they come %(often)s.")
        yield said % {
            "when": lately(given(state.news_at)),
            "often": every(state.usual_gap),
        }
    if value == FeedStanding.FAILING:
        yield ngettext(
            "%(count)d failed request in a row.",
            "%(count)d failed requests in a row.",
            state.failures,
        ) % {"count": state.failures}
    if value in {FeedStanding.FAILING, FeedStanding.GONE}:
        yield from failure_of(state)
    if value not in {MAIL, FeedStanding.UNASKED}:
        yield from last_answer(feed)
    if value in {FeedStanding.WELL, QUIET}:
        for _kind, sentence in state.remarks:
            yield marked(site_language(), sentence)
    if proposed_address(feed, now):
        yield _("It has moved to another address.")
    if value not in {PAUSED, MAIL, FeedStanding.GONE}:
        is_due = state.next_at <= now
        at = pgettext("next try", "now") if is_due else lately(state.next_at)
        yield _("Next try: %(when)s.") % {"when": at}


def failure_of(state: FeedState) -> Iterator[str]:
    """Say why it failed, in the language of the desk; a stored sentence as it is."""
    if state.reason:
        yield marked(site_language(), state.reason)
    elif said := why(state.problem, state.problem_values):
        yield said


def last_answer(feed: SourceFeed) -> Iterator[str]:
    if at := feed.state.succeeded_at:
        yield _("Last answer: %(when)s.") % {"when": lately(at)}
    elif feed.way != Way.MAIL:
        yield _("It has never answered.")


def lately(at: datetime) -> str:
    """Return a moment; of one that isn't near the day is enough."""
    is_near = abs(timezone.now() - at) < timedelta(days=1)
    return near(at) if is_near else near_day(at)


def in_one_cell(standing: Standing) -> SafeString:
    """Return the standing as a list shows it: the word, and below it the sentences."""
    return format_html(
        '<strong class="feed-standing feed-{}">{}</strong> <span class="quiet">{}'
        "</span>",
        standing.value,
        standing.label,
        format_html_join(" ", "{}", ((one,) for one in standing.sentences)),
    )


def every(seconds: int) -> str:
    """Return “every 3 hours”; "" if it isn't known."""
    if not seconds:
        return ""
    if seconds < 90 * MINUTE:
        count = max(1, round(seconds / MINUTE))
        said = ngettext("every minute", "every %(count)d minutes", count)
    elif seconds < 20 * HOUR:
        count = round(seconds / HOUR)
        said = ngettext("every hour", "every %(count)d hours", count)
    elif seconds < 14 * DAY:
        count = max(1, round(seconds / DAY))
        said = ngettext("every day", "every %(count)d days", count)
    else:
        count = round(seconds / WEEK)
        said = ngettext("every week", "every %(count)d weeks", count)
    return said % {"count": count}


def in_feeds(sources: Iterable[Source]) -> list[str]:
    """Say of sources that are watched, or have items, that they aren't deleted."""
    said = _(
        "“%(source)s” can't be deleted: it is watched, or items came from it. Pause "
        "its feeds instead."
    )
    return [
        said % {"source": one}
        for one in sources
        if one.feeds.exists() or one.inbox_items.exists()
    ]


@dataclass(frozen=True, slots=True)
class OfSource:
    """A feed as the page of its source lists it."""

    feed: SourceFeed
    address: str
    standing: Standing


def feeds_of(source: Source) -> list[OfSource]:
    now = timezone.now()
    feeds = SourceFeed.objects.filter(source=source).select_related("state")
    return [
        OfSource(
            feed,
            reverse("admin:articles_sourcefeed_change", args=[feed.pk]),
            standing_of(feed, now),
        )
        for feed in feeds.order_by("pk")
    ]
