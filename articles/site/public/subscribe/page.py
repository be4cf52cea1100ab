"""The page about subscribing, in three steps: subjects, format, and address."""

from typing import Any

from django.conf import settings
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _, override

from articles.domain import search
from articles.domain.fragments import named
from articles.domain.label_index import Catalogue, catalogue_now
from articles.domain.site_version import Revision
from articles.foundation.languages import (
    active_language,
    is_former,
    is_offered,
    order_for,
)
from articles.site.calendars import calendar_of
from articles.site.feeds import (
    FORMATS,
    MAX_ENTRIES,
    corrections_feeds,
    feeds_of,
    site_feeds,
)
from articles.site.public.errors import too_much
from articles.site.public.front import beginning_of
from articles.site.public.subscribe.form import (
    ALL,
    chosen_dates,
    offered,
    read_wish,
    states,
    who_may_apply,
)
from articles.site.selection import SINCE, Selection, asks_for_former
from articles.site.shared import (
    FeedLink,
    Head,
    other_languages,
    page,
    public_view,
    tells_all,
)

# As many articles show what a feed is like now.
NEWEST = 3
NOT_LISTED = "noindex, follow"


class CalendarLink(FeedLink):
    @property
    def webcal(self) -> str:
        """The address that makes a browser open a calendar program."""
        return f"webcal:{self.address.partition(':')[2]}"


@public_view
@tells_all
def subscribe(request):
    """Give the feed of what the address chooses, or of all articles."""
    language, catalogue = active_language(), catalogue_now()
    if is_former(language):
        return elsewhere(language)
    selection, troubles = read_wish(request.GET, language=language, catalogue=catalogue)
    is_spelt_otherwise = bool({ALL, SINCE} & {*request.GET})
    is_spelt_otherwise |= asks_for_former(request.GET, selection)
    if is_spelt_otherwise and not troubles:
        return HttpResponsePermanentRedirect(selection.query_path("subscribe"))
    choices = offered(selection, catalogue)
    try:
        standing = as_it_stands(selection, catalogue)
    except search.TooMuch:
        return too_much(selection.q, selection.pairs())
    head = head_of(selection)
    if troubles:
        head.robots = NOT_LISTED
    further = [site_feeds()] if selection.size else []
    return page(
        "articles/subscribe.html",
        head,
        at=catalogue.revision,
        troubles=troubles,
        formats=formats_of(selection),
        further_feeds=[*further, corrections_feeds()],
        opml=reverse("opml"),
        most=MAX_ENTRIES,
        choices=[
            *choices,
            states(selection, catalogue),
            who_may_apply(selection, catalogue),
            *chosen_dates(selection),
        ],
        kinds=[each for each in choices if each.all],
        words=selection.q,
        calendar=calendar_link(selection, at=catalogue.revision),
        by_email=selection.query_path("by_email") if settings.NEWSROOM_ALERTS else "",
        **standing,
    )


def calendar_link(selection: Selection, *, at: Revision) -> CalendarLink | None:
    """Return the calendar of the same choice, None if there are no deadlines."""
    path, whole = calendar_of(selection, at=at), selection.due("")
    if not path:
        return None
    title = whole.name if whole.size else _("All articles")
    return CalendarLink(title, path, _("Calendar (iCal)"), "text/calendar")


def elsewhere(language: str) -> HttpResponseRedirect:
    """Lead to the page in the nearest language in which articles still appear."""
    nearest = next(one for one in order_for(language) if is_offered(one))
    with override(nearest):
        return HttpResponseRedirect(reverse("subscribe"))


def head_of(selection: Selection) -> Head:
    head = Head(
        title=_("Subscribe"),
        path=selection.query_path("subscribe"),
        description=_("Follow new articles as a feed: all, or just your subjects."),
        translations={
            code: selection.in_language(code).query_path("subscribe")
            for code in other_languages()
        },
        feeds=site_feeds(),
    )
    if selection.size:
        head.robots = NOT_LISTED
        words = {"list": selection.in_words()}
        head.title = _("Subscribe: %(list)s") % words
    return head


def formats_of(selection: Selection) -> list[tuple[str, FeedLink, Promise]]:
    """Return each format by its word: the feed in it, and its purpose."""
    feeds = zip(FORMATS.items(), feeds_of(selection), strict=True)
    return [(form, feed, written.USE) for (form, written), feed in feeds]


def as_it_stands(selection: Selection, catalogue: Catalogue) -> dict[str, Any]:
    """Return the chosen feed in words, its newest articles, and its list's address."""
    found = selection.found(catalogue)
    newest, _more = catalogue.newest(found, NEWEST)
    said = selection.in_words(len(found)) if selection.size else _("All articles")
    if selection.is_cut:
        said = selection.in_words()
    return {
        "sentence": said,
        "newest": named(newest),
        "beginning": beginning_of(selection.language, catalogue, "subscribe"),
        "list": selection.path() if found else selection.path_outside_archive(),
    }
