"""Read the cache information of a response, as an HTTP server that may cache it."""

from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from django.utils.translation import override


def asked(path: str, client=None):
    """Return the response at an address, and its cache information."""
    page = SimpleNamespace(keys=None, ends_at=None)
    answer = (client or Client()).get(path, **{"newsroom.page": page})
    return answer, page


def path_of(article) -> str:
    with override(article.language):
        return reverse("article", kwargs={"slug": article.slug})
