"""Compress public pages on their way out."""

from django.middleware.gzip import GZipMiddleware

from articles.site.frame import is_public


class PublicGZipMiddleware(GZipMiddleware):
    """Compresses what is the same for everybody, and nothing else.

    A page of the desk holds secrets beside what a stranger may have typed; from the
    length of such a page, compressed, a secret could be guessed.
    """

    # Without a secret to hide, so that the same bytes are compressed to the same.
    max_random_bytes = 0

    def process_response(self, request, response):
        if is_public(response):
            return super().process_response(request, response)
        return response
