"""Serve documents: those of public articles to everybody, others to the desk alone.

A browser only stores them. Nothing in one acts on the site: it has no origin there.
"""

import logging

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.accounts import is_admitted
from articles.domain.documents import attached_as, public_among, seen_by
from articles.foundation import change_mark
from articles.foundation.image_files import document_files
from articles.models import Attachment
from articles.site.shared import cache_report, in_all_languages, tells_all

logger = logging.getLogger(__name__)

# A browser keeps what its reader has; caches on the way ask each time whether it is
# public still. The content behind an address never changes.
FOR_READERS = "public, max-age=31536000, immutable, s-maxage=1"
FOR_THE_DESK = "private, no-store"
POLICY = "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'"


@csrf_exempt
@require_safe
@tells_all
def document(request, checksum: str, name: str):
    """The document of this content, under a name that an article gives it."""
    if request.META.get("QUERY_STRING"):
        # Each query would be the same file once more in every cache.
        raise Http404
    rows = attached_as(checksum, name)
    found = public_among(rows, at=change_mark.present())
    # The user matters only now: a public document must not differ by a cookie.
    if found is None:
        if not is_admitted(request, "articles.view_article"):
            raise Http404
        return for_the_desk(seen_by(request.user, rows))
    cache_report.shown_editions([found.article.edition_id])
    cache_report.ends(found.article.live_until)
    response = served(found)
    response.headers["Cache-Control"] = FOR_READERS
    response.headers["ETag"] = f'"{checksum}"'
    return in_all_languages(response)


def for_the_desk(found: Attachment | None) -> HttpResponse:
    if found is None:
        raise Http404
    response = served(found)
    response.headers["Cache-Control"] = FOR_THE_DESK
    return response


def served(row: Attachment) -> HttpResponse:
    try:
        data = document_files().read(row.document.file_name)
    except OSError as error:
        # The row is there and the file isn't: the site's operators must know.
        logger.error("The document %s can't be read: %s", row.document.pk, error)
        raise Http404 from error
    said = content_disposition_header(True, row.file_name)
    return HttpResponse(
        data,
        content_type=row.document.media_type,
        headers={
            "Content-Disposition": said or "attachment",
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
        },
    )
