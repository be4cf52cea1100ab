"""Answer with a list as a file: the same selection, the same public articles.

A file has so many articles at most, and names the next one in its header `Link`.
"""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponsePermanentRedirect,
)
from django.utils.translation import get_language, gettext as _

from articles.domain import search
from articles.domain.fragments import keys_of_labels
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import VERSION_ENDS, Revision
from articles.foundation.slugs import slug_from
from articles.models import KINDS, SITE, Article
from articles.site.downloads.forms import FORMS
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    asks_for_former,
    read_selection,
    why_too_much,
)
from articles.site.shared import (
    Place,
    absolute,
    by_revision,
    cache_report,
    revision_of,
    standing,
    tells_all,
)

# Another one whenever the same articles are written otherwise.
VERSION = "1"
# Articles in one file: some 200 kB, made in less than a second.
MOST = 500
PLAIN = "text/plain; charset=utf-8"
# Seconds after which a search that took too long may be tried again.
AFTER = 600


def file_view(view: Callable) -> Callable:
    """Answer by the site's revision, as feeds do."""
    version = f"list {VERSION}"
    return by_revision(tells_all(view), version=version, headers=headers, parts=parts)


def parts() -> tuple[str, ...]:
    return (str(settings.NEWSROOM_FEED_MAX_AGE),)


def headers() -> dict[str, str]:
    age = settings.NEWSROOM_FEED_MAX_AGE
    return {
        "Cache-Control": f"public, max-age={age}, s-maxage=1",
        "X-Robots-Tag": "noindex",
    }


@file_view
def list_file(request, form: str):
    """All articles, or what the address selects."""
    catalogue = catalogue_at(revision_of(request))
    try:
        selection = read_selection(
            request.GET, language=get_language(), catalogue=catalogue
        )
    except UnknownValueError as error:
        raise Http404 from error
    except TooManyValuesError:
        return HttpResponseBadRequest(why_too_much(), content_type=PLAIN)
    if asks_for_former(request.GET, selection):
        return moved(selection, form, request.GET)
    return partial(file_of, selection, form, place_in(request.GET))


@file_view
def label_file(request, kind: str, slug: str, form: str):
    """The articles of one label, as long as readers know it."""
    label = catalogue_at(revision_of(request)).find(kind, slug)
    if label is None:
        raise Http404
    selection = Selection(get_language(), {kind: (label,)})
    if label.slug_in(selection.language) != slug:
        return moved(selection, form, request.GET)
    return partial(file_of, selection, form, place_in(request.GET))


def place_in(query) -> Place | None:
    """Return the place after which to go on with older articles, if asked for."""
    if "before" not in query:
        return None
    place = Place.read(query["before"])
    if place.tier is not None:  # from a search, whose pages have another order
        raise Http404
    return place


def moved(selection: Selection, form: str, query) -> HttpResponse:
    path = selection.path("list", form=form)
    return HttpResponsePermanentRedirect(with_place(path, place_in(query)))


def with_place(path: str, place: Place | None) -> str:
    if place is None:
        return path
    return f"{path}{'&' if '?' in path else '?'}before={place}"


def file_of(
    selection: Selection, form: str, place: Place | None, found: Revision
) -> HttpResponse:
    catalogue, its = catalogue_at(found), FORMS[form]
    try:
        held = selection.found(catalogue)
    except search.TooMuch:
        return too_much()
    pks, has_more = catalogue.newest(held, MOST, before=place)
    site = standing(selection.language, at=found).masthead.name
    text = "".join(its.write(articles_of(pks, found), site))
    response = HttpResponse(text, content_type=its.content_type)
    name = slug_from(selection.in_words(), fallback="list")
    disposition = f'attachment; filename="{name}.{form}"'
    response.headers["Content-Disposition"] = disposition
    if place or has_more:
        path = selection.path("list", form=form)
        links = [("first", path)] if place else []
        if has_more:
            last = Place(*catalogue.place_of(pks[-1]), pks[-1])
            links.append(("next", with_place(path, last)))
        response.headers["Link"] = ", ".join(
            f'<{absolute(address)}>; rel="{rel}"' for rel, address in links
        )
    return response


def articles_of(pks: list[int], at: Revision) -> list[Article]:
    """Query these in their order, without what ended just now; report what is shown."""
    rows = Article.objects.filter(pk__in=pks).public(at.at).for_page()
    found = {article.pk: article for article in rows}
    articles = [found[pk] for pk in pks if pk in found]
    cache_report.shown(SITE)
    cache_report.shown_editions(one.edition_id for one in articles)
    for one in articles:
        cache_report.shown(*keys_of_labels(one, KINDS.values()))
        cache_report.ends(*VERSION_ENDS.of(one))
    return articles


def too_much() -> HttpResponse:
    """Have programs come again later: an empty file would say that there is nothing."""
    text = _(
        "This search took too long and was stopped, because its words are in very many "
        "articles. Please download a search for fewer or rarer words."
    )
    headers = {"Retry-After": str(AFTER), "Cache-Control": "no-store"}
    return HttpResponse(text, status=503, content_type=PLAIN, headers=headers)
