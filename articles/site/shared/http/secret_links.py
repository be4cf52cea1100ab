"""Pages whose address has a secret: found by it alone, and the secret stays there.

No response names it in a header, none is stored, and no browser says where it comes
from.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpResponse

from articles.accounts import TooManyTriesError, link_tries
from articles.site.shared.frame import FOR_PROXIES

PRIVATE = {
    "Cache-Control": "private, no-store",
    FOR_PROXIES: "0",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


def kept_secret(response: HttpResponse) -> HttpResponse:
    for name, value in PRIVATE.items():
        response.headers[name] = value
    return response


def found_by_secret[T](
    request, find: Callable[[], T | None], missing: Callable[[], HttpResponse]
) -> T | HttpResponse:
    """Return what `find` finds by the secret; else the response of `missing`, the same
    for whatever is wrong.

    Each secret that isn't good counts as a try of its network. After too many of them
    it has to wait, with a good one too.
    """
    tries = link_tries(request)
    try:
        tries.look()
        if found := find():
            return found
        tries.begin()
    except TooManyTriesError as error:
        response = missing()
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(error.wait)
        return response
    return missing()
