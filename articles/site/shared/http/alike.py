"""The public site is the same to everybody: no cookie is heeded, and none is set."""

from django.conf import settings

from articles.foundation.slugs import path_of

# The desk sees them before the public does: cookies are heeded, and never set.
PICTURES = "/pictures/"
ALL_LANGUAGES = ", ".join(dict(settings.LANGUAGES))


class AlikeMiddleware:
    """Takes the cookies off each request that can't be the desk's.

    Django would answer a cookie that it doesn't know by another one, and caches would
    keep an answer for each. It stands outside of all that reads cookies or languages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_picture = request.path_info.startswith(PICTURES)
        if is_picture:
            # Who is at the desk sees more; in which language nothing is there, is asked
            # of no cookie.
            request.COOKIES = of_the_desk(request.COOKIES)
        elif not request.path_info.startswith(path_of("admin:index")):
            request.COOKIES = {}
        response = self.get_response(request)
        if is_picture:
            response.cookies.clear()
        if response.headers.get("Content-Language") == ALL_LANGUAGES:
            forget_who_asked(response)
        return response


def of_the_desk(cookies: dict[str, str]) -> dict[str, str]:
    name = settings.SESSION_COOKIE_NAME
    return {name: cookies[name]} if name in cookies else {}


def in_all_languages(response):
    """Mark an answer that is the same whoever asks, in whatever language."""
    response.headers["Content-Language"] = ALL_LANGUAGES
    return response


def forget_who_asked(response) -> None:
    """Take back what Django's middleware says of every address without a language, and
    of each that a cookie came with.
    """
    names = [name.strip() for name in response.headers["Vary"].split(",")]
    kept = [one for one in names if one.lower() not in {"accept-language", "cookie"}]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    else:
        del response.headers["Vary"]
