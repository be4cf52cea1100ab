"""The public site is the same to everybody: no cookie is heeded, and none is set."""

from django.conf import settings

from articles.foundation.languages import offered
from articles.foundation.slugs import path_of

# The desk sees files before the public does, and answers no review link as a guest:
# cookies are heeded, and never set.
HEEDED = ("/pictures/", "/documents/", "/review/")


class AlikeMiddleware:
    """Takes the cookies off each request that can't be the desk's.

    Django would answer an unknown cookie by another one, and caches would store a
    response for each. It stands outside of all that reads cookies or languages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_heeded = request.path_info.startswith(HEEDED)
        if is_heeded:
            # The desk sees more. No cookie chooses the language of the page for a
            # missing file.
            request.COOKIES = of_the_desk(request.COOKIES)
        elif not request.path_info.startswith(path_of("admin:index")):
            request.COOKIES = {}
        response = self.get_response(request)
        if is_heeded:
            response.cookies.clear()
        if response.headers.get("Content-Language") == all_languages():
            forget_who_asked(response)
        return response


def of_the_desk(cookies: dict[str, str]) -> dict[str, str]:
    name = settings.SESSION_COOKIE_NAME
    return {name: cookies[name]} if name in cookies else {}


def all_languages() -> str:
    return ", ".join(offered())


def in_all_languages(response):
    """Mark a response that is the same for all clients, in all languages."""
    response.headers["Content-Language"] = all_languages()
    return response


def forget_who_asked(response) -> None:
    """Take back the headers that Django's middleware adds for every address without a
    language, and for each request with a cookie.
    """
    # Where one language is offered, a page of it has no such header.
    told = response.headers.get("Vary", "")
    names = [name.strip() for name in told.split(",") if name.strip()]
    kept = [one for one in names if one.lower() not in {"accept-language", "cookie"}]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    elif told:
        del response.headers["Vary"]
