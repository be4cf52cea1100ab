"""Open a review link, or answer as for an address that there isn't; keep it secret.

The secret is in the address. So no response names it in a header, none is stored, and
no browser says where it comes from.
"""

from http import HTTPStatus

from django.http import HttpResponse

from articles.accounts import TooManyTriesError, link_tries
from articles.editing import guests
from articles.site.public.errors import not_found
from articles.site.shared import FOR_PROXIES

PRIVATE = {
    "Cache-Control": "private, no-store",
    FOR_PROXIES: "0",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


def opened(request, secret: str) -> guests.Opened | HttpResponse:
    """Return what the link opens; else the response, the same for whatever is wrong.

    Each link that isn't good counts as a try of its network. After too many of them it
    has to wait, with a good one too.
    """
    tries = link_tries(request)
    try:
        tries.look()
        if found := guests.opened(secret):
            return found
        tries.begin()
    except TooManyTriesError as error:
        response = missing(request)
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response.headers["Retry-After"] = str(error.wait)
        return response
    return missing(request)


def missing(request) -> HttpResponse:
    return kept_secret(not_found(request))


def kept_secret(response: HttpResponse) -> HttpResponse:
    for name, value in PRIVATE.items():
        response.headers[name] = value
    return response
