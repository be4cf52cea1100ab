"""Compress pages on their way out: those for everybody, and with care the desk's."""

from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

from articles.site.shared.frame import is_public
from articles.site.shared.http.encodings import LEAST, preferred, quickly


class PublicCompressionMiddleware:
    """Compresses responses that are the same for everybody, and no others."""

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


class DeskCompressionMiddleware:
    """Compresses the desk's pages for users who went there by themselves.

    An attacker can guess a secret by many requests, from the length of a compressed
    page that holds both the secret and text of the attacker's choice (BREACH). So a
    page is sent uncompressed if another site made the browser request it, or if that is
    unknown (`Sec-Fetch-Site`). Besides, Django masks the token of forms anew in each
    response, and the length of a response varies at random.
    """

    OWN = {"same-origin", "none"}
    VARIES = 100  # bytes, as in Django's own middleware

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not is_page(response) or is_public(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding", "Sec-Fetch-Site"])
        accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
        is_own = request.META.get("HTTP_SEC_FETCH_SITE") in self.OWN
        if is_own and preferred(accepted, ("gzip",)):
            packed = compress_string(response.content, max_random_bytes=self.VARIES)
            compress(response, "gzip", packed)
        return response


TEXTS = ("text/html", "text/javascript")


def is_page(response) -> bool:
    """Return whether it is HTML or a script, of some length, not compressed yet."""
    return (
        not response.streaming
        and response.headers.get("Content-Type", "").startswith(TEXTS)
        and not response.has_header("Content-Encoding")
        and len(response.content) >= LEAST
    )
