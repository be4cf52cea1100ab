"""The public site is the same to everybody: no cookie is heeded, and none is set."""

from django.conf import settings
from django.urls import reverse

# The desk sees them before the public does.
PICTURES = "/pictures/"


class AlikeMiddleware:
    """Takes the cookies off each request that can't be the desk's.

    Django would answer a cookie that it doesn't know by another one, and caches would
    keep an answer for each. It stands outside of all that reads cookies or languages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith((reverse("admin:index"), PICTURES)):
            request.COOKIES = {}
        response = self.get_response(request)
        if getattr(response, "has_all_languages", False):
            forget_language(response)
        return response


def in_all_languages(response):
    """Mark an answer that is the same whatever language a browser asks for."""
    response.headers["Content-Language"] = ", ".join(dict(settings.LANGUAGES))
    response.has_all_languages = True
    return response


def forget_language(response) -> None:
    """Take back what Django's middleware says of every address without a language."""
    names = [name.strip() for name in response.headers["Vary"].split(",")]
    kept = [name for name in names if name.lower() != "accept-language"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    else:
        del response.headers["Vary"]
