"""Answer “not modified”: from the site's revision, before anything is built, or by the
hash of a response.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.http import HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware as DjangoMiddleware
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from django.utils.translation import get_language

from articles.domain import site_version
from articles.domain.fragments import fingerprint
from articles.domain.site_version import Revision
from articles.foundation.request_vars import RequestVar
from articles.models import given
from articles.site.shared.frame import public_view

REVISION = RequestVar[Revision | None]("revision", default=None)


def revision_of(request) -> Revision:
    """Return the revision from which a view with `by_revision` responds."""
    return given(REVISION.get(request))


def by_revision(
    view: Callable,
    *,
    version: str,
    headers: Callable[[], dict[str, str]] = dict,
    parts: Callable[[], tuple[str, ...]] = tuple,
) -> Callable:
    """Answer GET and HEAD; 304 to clients that have what the present revision gives.

    A date alone says nothing of the address: all have the same. So a view may return a
    function that builds the response from the revision, once it knows that there is
    something. Then a client that sends the date gets 304, too, and nothing is built.
    `version` changes when the code makes something else of the same articles; `parts`
    are settings and names that the answer is made of.
    `headers` are for the whole answer and for “not modified” alike: they say how long
    caches may keep what they have.
    """

    @public_view
    @wraps(view)
    def answer(request, *args, **kwargs):
        # Read before the response is built, which may so be newer than it says, and
        # is requested again; never older.
        found = site_version.current(timezone.now())
        etag = found.etag(version, fingerprint(), *parts(), *asked_for(request))
        changed = found.last_modified
        since = http_date(changed.timestamp()) if changed else None
        REVISION.set(request, found)  # for views that check if there is anything
        response: HttpResponseBase = HttpResponseNotModified()
        if not names_etag(request, etag):
            there = view(request, *args, **kwargs)
            if isinstance(there, HttpResponseBase):
                response = there
            elif not names_date(request, since):
                response = there(found)
        return labelled(response, etag, since, headers())

    return answer


def asked_for(request) -> tuple[str, str]:
    # A comma joins labels: escaped or not, it is the same address.
    path = request.get_full_path().replace("%2C", ",")
    return get_language() or "", path


def names_etag(request, etag: str) -> bool:
    """Return whether the client has what this very address would give now.

    A missing address has no tag. So any other condition waits for the response, and
    Django's middleware looks at it: a client that asks for “*”, or sends a date of its
    own, learns as well when there is nothing.
    """
    known = parse_etags(request.headers.get("If-None-Match", ""))
    # The tag of a response that was compressed on its way is weak.
    return etag in {one.removeprefix("W/") for one in known}


def names_date(request, since: str | None) -> bool:
    """Return whether the client sends the current date, and no entity tag."""
    if since is None or "If-None-Match" in request.headers:
        return False
    told = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return told == parse_http_date_safe(since)


def labelled(response, etag: str, since: str | None, headers: dict[str, str]):
    """Give the response its validators, unless it is an error."""
    if response.status_code not in {200, 304}:
        return response
    response.headers["ETag"] = etag
    if since:
        response.headers["Last-Modified"] = since
    for name, value in headers.items():
        response.headers[name] = value
    # It may be compressed on its way; “not modified” says so as well.
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


class ConditionalGetMiddleware(DjangoMiddleware):
    """Gives responses their tag by SHA-256, for which CPUs have instructions;
    Django’s MD5 takes five times as long.
    """

    def process_response(self, request, response):
        if request.method != "GET":
            return response
        if response.streaming or response.has_header("ETag"):
            return super().process_response(request, response)
        if response.content and self.needs_etag(response):
            tag = sha256(response.content).hexdigest()[:32]
            response.headers["ETag"] = f'"{tag}"'
        return super().process_response(request, response)
