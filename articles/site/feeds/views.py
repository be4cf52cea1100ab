"""Answer with the feed of a list: the same selection, the same articles."""

import re
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
from django.urls import reverse
from django.utils.translation import get_language, gettext as _

from articles.domain import search
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import Revision
from articles.site.feeds import asked
from articles.site.feeds.entries.archives import listed_in, month_document
from articles.site.feeds.entries.corrections import corrections_document
from articles.site.feeds.entries.latest import document_of, with_place
from articles.site.feeds.formats.document import Document
from articles.site.feeds.formats.formats import FORMATS
from articles.site.feeds.formats.styled import sheet
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    asks_for_former,
    has_left,
    read_selection,
    why_too_much,
)
from articles.site.shared import Place, by_revision, revision_of, tells_all
from articles.site.statistics import feed_fetched

# Another one whenever the same articles are written otherwise.
VERSION = "4"
# Formats in which a list goes on page by page.
PAGED = {"json"}
PART = re.compile("[1-9][0-9]{0,4}")
PLAIN = "text/plain; charset=utf-8"
# Seconds after which a search that took too long may be tried again.
AFTER = 600


def feed_view(view: Callable) -> Callable:
    """Answer by the site's revision; readers' programs ask again after `max-age`."""
    version = f"feed {VERSION}"
    return by_revision(tells_all(view), version=version, headers=headers, parts=parts)


def parts() -> tuple[str, ...]:
    hub = settings.NEWSROOM_WEBSUB_HUB
    return str(settings.NEWSROOM_FEED_MAX_AGE), sheet(), *([hub] if hub else ())


def headers() -> dict[str, str]:
    age = settings.NEWSROOM_FEED_MAX_AGE
    return {"Cache-Control": f"public, max-age={age}, s-maxage=1"}


@feed_view
def feed(request, form: str):
    """The feed of all articles, or of what the address selects."""
    try:
        selection = read_selection(
            request.GET,
            language=get_language(),
            catalogue=catalogue_at(revision_of(request)),
            ever=True,
        )
    except UnknownValueError as error:
        raise Http404 from error
    except TooManyValuesError:
        return HttpResponseBadRequest(why_too_much(), content_type=PLAIN)
    if asks_for_former(request.GET, selection):
        return moved(selection, form, request.GET)
    return document(selection, form, request.GET)


def document(selection: Selection, form: str, query) -> Callable:
    """Return a function that writes the feed, at the place that is asked for."""
    feed_fetched(selection.path("feed", form=form))
    place = place_in(query, form)
    describe = partial(document_of, selection, form, before=place)
    if settings.NEWSROOM_WEBSUB_HUB and place is None:
        return partial(written_and_noted, selection, describe, form)
    return partial(written, describe, form)


def written_and_noted(
    selection: Selection, describe: Callable[..., Document], form: str, found: Revision
) -> HttpResponse:
    """Write the feed, and note for the hub that somebody asked for it."""
    response = written(describe, form, found)
    if "Link" in response:
        asked.note(selection, form, response.content)
    return response


def place_in(query, form: str) -> Place | None:
    """Return the place after which to go on with older articles, if asked for."""
    if form not in PAGED or "before" not in query:
        return None
    place = Place.read(query["before"])
    if place.tier is not None:  # from a search, whose pages have another order
        raise Http404
    return place


def moved(selection: Selection, form: str, query) -> HttpResponse:
    path = selection.path("feed", form=form)
    return HttpResponsePermanentRedirect(with_place(path, place_in(query, form)))


@feed_view
def label_feed(request, kind: str, slug: str, form: str):
    """The feed of one label, as long as readers ever knew it; it may be empty."""
    label = catalogue_at(revision_of(request)).find(kind, slug, ever=True)
    if label is None:
        if has_left(kind, slug):
            return ended()
        raise Http404
    selection = Selection(get_language(), {kind: (label,)})
    if label.slug_in(selection.language) != slug:
        return moved(selection, form, request.GET)
    return document(selection, form, request.GET)


def ended() -> HttpResponse:
    """Tell programs for good that they need ask no more."""
    text = _(
        "This feed has been discontinued: its subject is no longer listed here. Please "
        "remove it from your feed reader."
    )
    return HttpResponseGone(text, content_type=PLAIN)


@feed_view
def month_feed(request, year: int, month: int, form: str):
    """One month of the feed of all articles, for clients that read back."""
    language = get_language()
    part = request.GET.get("part", "1")
    if not PART.fullmatch(part):
        raise Http404
    # Only its articles show whether it exists: clients with a date alone wait for them.
    asked = year, month, int(part)
    listed = listed_in(*asked, language=language, at=revision_of(request))
    if not listed:
        raise Http404
    describe = partial(month_document, *asked, form, listed, language=language)
    return partial(written, describe, form)


@feed_view
def corrections_feed(request, form: str):
    feed_fetched(reverse(f"corrections_feed_{form}"))
    return partial(written, partial(corrections_document, get_language(), form), form)


def written(
    describe: Callable[..., Document], form: str, found: Revision
) -> HttpResponse:
    its = FORMATS[form]
    try:
        document = describe(at=found)
    except search.TooMuch:
        return too_much()
    response = HttpResponse(its.write(document), content_type=its.CONTENT_TYPE)
    if document.hub:
        own = f'<{document.address}>; rel="self"'
        response.headers["Link"] = f'<{document.hub}>; rel="hub", {own}'
    return response


def too_much() -> HttpResponse:
    """Have programs come again later: an empty feed would say that there is nothing."""
    text = _(
        "This feed’s search took too long and was stopped, because its words are in "
        "very many articles. Please subscribe to a search for fewer or rarer words."
    )
    headers = {"Retry-After": str(AFTER), "Cache-Control": "no-store"}
    return HttpResponse(text, status=503, content_type=PLAIN, headers=headers)
