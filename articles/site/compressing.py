"""Compress public pages on their way out."""

from django.utils.cache import patch_vary_headers

from articles.site.codings import LEAST, quickly
from articles.site.frame import is_public


class PublicCompressionMiddleware:
    """Compresses what is the same for everybody, and nothing else.

    A page of the desk holds secrets beside what a stranger may have typed; from the
    length of such a page, compressed, a secret could be guessed.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.streaming or not is_public(response):
            return response
        if len(response.content) < LEAST or response.has_header("Content-Encoding"):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        packed = quickly(response.content, accepted)
        if packed and len(packed[1]) < len(response.content):
            compress(response, *packed)
        return response


def compress(response, coding: str, body: bytes) -> None:
    """Put the bytes in the place of others. Its tag is weak then: it says the same."""
    response.content = body
    response.headers["Content-Encoding"] = coding
    response.headers["Content-Length"] = str(len(body))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"
