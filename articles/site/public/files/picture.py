"""Serve the renditions of pictures: of public ones to everybody, of all to the desk."""

import logging
from datetime import datetime

from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.cache import set_response_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.accounts import is_admitted
from articles.domain.pictures import Rendition, find_rendition, read
from articles.foundation import change_mark
from articles.models import Article, Image
from articles.site.shared import cache_report, in_all_languages, tells_all

logger = logging.getLogger(__name__)

# A browser keeps what its reader has seen; caches on the way ask each time whether it
# is public still.
FOR_READERS = "public, max-age=31536000, immutable, s-maxage=1"
# A redirect's target changes with the focal point.
FOR_A_WHILE = "public, max-age=60, s-maxage=1"
FOR_THE_DESK = "private, no-store"


@csrf_exempt
@require_safe
@tells_all
def picture(request, token: str, name: str):
    """One rendition, made now if it is the first request for it."""
    if request.META.get("QUERY_STRING"):
        # Each query would be the same picture once more in every cache.
        raise Http404
    image = Image.objects.with_token(token)
    rendition, is_current = find_rendition(image, name) if image else (None, False)
    is_for_all = rendition is not None and is_public(
        rendition.image, at=change_mark.present()
    )
    # The user matters only now: a public picture must not differ by a cookie.
    if not is_for_all and not is_admitted(request, "articles.view_image"):
        raise Http404
    if rendition is None:
        raise Http404
    if is_current:
        response, keep = served(rendition), FOR_READERS
    else:
        response, keep = HttpResponseRedirect(rendition.url), FOR_A_WHILE
    response.headers["Cache-Control"] = keep if is_for_all else FOR_THE_DESK
    if not is_for_all:
        return response
    # Here, as further out it is made of an answer's body, and HEAD has none then.
    return set_response_etag(in_all_languages(response))


def served(rendition: Rendition) -> HttpResponse:
    try:
        data = read(rendition)
    except OSError as error:
        # The row is there and the file isn't: the site's operators must know.
        logger.error("The picture %s can't be read: %s", rendition.image.pk, error)
        raise Http404 from error
    headers = {"Content-Disposition": f'inline; filename="{rendition.name}"'}
    return HttpResponse(data, content_type=rendition.media_type, headers=headers)


def is_public(image: Image, *, at: datetime) -> bool:
    """Return whether a reader finds it in an article at that moment."""
    showing = Article.objects.showing(image).public(at)
    # As long as the article that shows it longest; the others aren't needed. Only the
    # end of a window takes a picture away.
    longest = showing.order_by(F("live_until").desc(nulls_first=True), "-pk")
    found = longest.values_list("edition", "live_until").first()
    if found is None:
        return False
    cache_report.shown(image.shown_key)
    cache_report.shown_editions(found[:1])
    cache_report.ends(found[1])
    return True
