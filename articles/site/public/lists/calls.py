"""The page of calls: open ones by their next deadline, in the order of months."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.translation import get_language, gettext as _

from articles.domain.deadlines import CLOSED, OPEN, STATES
from articles.domain.label_index import Catalogue, catalogue_now
from articles.foundation.slugs import path_of
from articles.site.calendars import calendar_of
from articles.site.feeds import feeds_of, with_site
from articles.site.public.calls.coming import by_month, calls_of, report_change
from articles.site.public.errors import refused
from articles.site.public.front import beginning_of
from articles.site.public.lists.facets import printed_facets
from articles.site.public.lists.narrowing import chosen
from articles.site.public.lists.page import with_query
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    asks_for_former,
    due_name,
    read_selection,
    why_too_much,
)
from articles.site.shared import (
    PAGE_SIZE,
    Head,
    Place,
    other_languages,
    page,
    public_view,
    tells_all,
)

NAME = "deadlines"


@dataclass(frozen=True, slots=True)
class State:
    """A state of deadlines to choose: its name, number and address."""

    name: str
    number: int
    path: str
    is_chosen: bool


@public_view
@tells_all
def calls(request):
    """Those that are open, unless the address names another state of deadlines."""
    catalogue = catalogue_now()
    try:
        asked = read_selection(
            request.GET, language=get_language(), catalogue=catalogue
        )
    except UnknownValueError as error:
        raise Http404 from error
    except TooManyValuesError:
        return refused(request, why_too_much())
    selection = asked if asked.deadline else asked.due(OPEN)
    if asked.q or asked.years or asked.since or asked.deadline == CLOSED:
        # Lists have these: closed ones aren't due.
        return HttpResponsePermanentRedirect(selection.path())
    if asked.deadline == OPEN or asks_for_former(request.GET, selection):
        return HttpResponsePermanentRedirect(path_to_calls(selection))
    return answer(request, selection, catalogue)


def answer(request, selection: Selection, catalogue: Catalogue):
    numbers = selection.numbers(catalogue)
    report_change(selection.language, catalogue)
    place, spots, newer, older = leaf_of(selection, catalogue, request.GET)
    start = path_to_calls(selection)
    feeds = feeds_of(selection)
    head = Head(
        title=title(selection),
        path=with_query(start, place),
        description=_("What is open, and until when: calls, registrations, dates."),
        translations={} if place else translations(selection, catalogue),
        feeds=with_site(feeds),
        robots="" if is_indexed(selection, place) and spots else "noindex, follow",
    )
    without = replace(selection, deadline="")
    return page(
        "articles/calls.html",
        head,
        at=catalogue.revision,
        months=by_month(calls_of(spots, catalogue)),
        states=states_of(selection, numbers.by_due),
        beginning=beginning_of(selection.language, catalogue, NAME),
        is_whole=start == path_of(NAME, selection.language),
        chosen=chosen(without, lambda one: path_to_calls(one.due(selection.deadline))),
        facets=printed_facets(
            selection, numbers, catalogue, address=path_to_calls, page=NAME
        ),
        feeds=feeds,
        subscribe=selection.query_path("subscribe"),
        calendar=calendar_of(selection, at=catalogue.revision),
        start=start if place else "",
        newer=newer and with_query(start, newer),
        older=older and with_query(start, older),
    )


def path_to_calls(selection: Selection) -> str:
    """Return the address of the page for a selection; those open need no word."""
    return selection.query_path(NAME)


def leaf_of(selection: Selection, catalogue: Catalogue, query):
    """Return the query of the page that is asked for, its places, and the queries of
    the pages beside it.
    """
    before, after = (
        Place.read(query[name]) if name in query else None
        for name in ("before", "after")
    )
    if before and after:
        raise Http404
    found = selection.found(catalogue)
    spots, has_more = catalogue.soonest(found, PAGE_SIZE, after=after, before=before)
    first, last = (Place(*spots[n]) if spots else None for n in (0, -1))
    has_newer = has_more if before else bool(after and spots)
    has_older = bool(spots) if before else has_more
    place = f"before={before}" if before else f"after={after}" if after else ""
    newer = f"before={first}" if has_newer else ""
    return place, spots, newer, f"after={last}" if has_older else ""


def states_of(selection: Selection, numbers: Mapping[str, int]) -> list[State]:
    """Return the states that anything is in, and the chosen one."""
    return [
        State(
            due_name(name),
            numbers.get(name, 0),
            selection.due(name).path() if name == CLOSED else path_to_calls(one),
            name == selection.deadline,
        )
        for name in STATES
        for one in (selection.due(name),)
        if numbers.get(name) or name == selection.deadline
    ]


def title(selection: Selection) -> str:
    if not selection.labels and selection.deadline == OPEN:
        return _("Deadlines and dates")
    return _("%(list)s – deadlines and dates") % {"list": selection.in_words()}


def is_indexed(selection: Selection, place: str) -> bool:
    return not (selection.labels or place) and selection.deadline == OPEN


def translations(selection: Selection, catalogue: Catalogue) -> dict[str, str]:
    others = [selection.in_language(code) for code in other_languages()]
    return {one.language: path_to_calls(one) for one in others if one.found(catalogue)}
