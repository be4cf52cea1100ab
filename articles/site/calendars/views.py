"""Answer with the calendar of a list: the same selection, what is due in it."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseGone,
    HttpResponsePermanentRedirect,
)
from django.utils.translation import get_language, gettext as _, gettext_lazy

from articles.domain import search
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import Revision
from articles.site.calendars.collecting import of_selection
from articles.site.calendars.writing import CONTENT_TYPE, written
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    asks_for_former,
    has_left,
    read_selection,
    why_too_much,
)
from articles.site.shared import absolute, by_revision, revision_of, standing, tells_all

# Another one whenever the same entries are written otherwise.
VERSION = "1"
PLAIN = "text/plain; charset=utf-8"
# Seconds after which a search that took too long may be tried again.
AFTER = 600
ENDED = gettext_lazy(
    "This calendar has been discontinued: its subject is no longer listed here. Please "
    "remove it from your program."
)
TOO_MUCH = gettext_lazy(
    "This calendar’s search took too long and was stopped, because its words are in "
    "very many articles. Please subscribe to a search for fewer or rarer words."
)


def calendar_view(view: Callable) -> Callable:
    version = f"calendar {VERSION}"
    return by_revision(tells_all(view), version=version, headers=headers, parts=parts)


def parts() -> tuple[str, ...]:
    return (str(settings.NEWSROOM_FEED_MAX_AGE),)


def headers() -> dict[str, str]:
    age = settings.NEWSROOM_FEED_MAX_AGE
    return {"Cache-Control": f"public, max-age={age}, s-maxage=1"}


@calendar_view
def calendar(request):
    """The calendar of all articles, or of those that the address selects."""
    try:
        asked = read_selection(
            request.GET,
            language=get_language(),
            catalogue=catalogue_at(revision_of(request)),
            ever=True,
        )
    except UnknownValueError as error:
        raise Http404 from error
    except TooManyValuesError:
        return HttpResponseBadRequest(why_too_much(), content_type=PLAIN)
    # The entries of a calendar are open, or were until a month ago. Whenever an article
    # was published, what is due in it is due.
    selection = asked.due("").lasting
    if asked.deadline or asked.since or asks_for_former(request.GET, selection):
        return HttpResponsePermanentRedirect(selection.path("calendar"))
    return partial(answer, selection)


@calendar_view
def label_calendar(request, kind: str, slug: str):
    """The calendar of one label, as long as readers ever knew it; it may be empty."""
    label = catalogue_at(revision_of(request)).find(kind, slug, ever=True)
    if label is None:
        if has_left(kind, slug):
            return HttpResponseGone(ENDED, content_type=PLAIN)
        raise Http404
    selection = Selection(get_language(), {kind: (label,)})
    if label.slug_in(selection.language) != slug:
        return HttpResponsePermanentRedirect(selection.path("calendar"))
    return partial(answer, selection)


def answer(selection: Selection, found: Revision) -> HttpResponse:
    try:
        entries = of_selection(selection, at=found)
    except search.TooMuch:
        again = {"Retry-After": str(AFTER), "Cache-Control": "no-store"}
        return HttpResponse(TOO_MUCH, status=503, content_type=PLAIN, headers=again)
    content = written(
        entries,
        name=name_of(selection, found),
        language=selection.language,
        address=absolute(selection.path("calendar")),
        page=absolute(selection.due("open").query_path("deadlines")),
    )
    return HttpResponse(content, content_type=CONTENT_TYPE)


def name_of(selection: Selection, found: Revision) -> str:
    """Return the name in a program's list of calendars: the site's, and the list's."""
    site = standing(selection.language, at=found).masthead.name
    if not selection.size:
        return _("%(site)s: deadlines and dates") % {"site": site}
    values = {"site": site, "list": selection.name}
    return _("%(site)s: deadlines and dates – %(list)s") % values
