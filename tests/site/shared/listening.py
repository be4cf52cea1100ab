"""What is told of an answer, as a server hears it that may keep it."""

from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from django.utils.translation import override


def asked(path: str, client=None):
    """Return what is given at an address, and what is told of it."""
    page = SimpleNamespace(keys=None, ends_at=None)
    answer = (client or Client()).get(path, **{"newsroom.page": page})
    return answer, page


def path_of(article) -> str:
    with override(article.language):
        return reverse("article", kwargs={"slug": article.slug})
