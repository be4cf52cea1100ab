"""The addresses of a list with one label more: a list of facets offers a hundred."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from articles.models import KINDS, Label
from articles.selection.selection import Selection
from articles.slugs import paths_to


def adding(selection: Selection, kind: str) -> Callable[[Label], str]:
    """Return a function that says where the list with that label too is found.

    It says the same as `selection.including(kind, label).path()`, of labels of one
    kind, none of which is chosen.
    """
    with override(selection.language):
        if not selection.size:
            to = paths_to(kind)
            return lambda label: to(label.slug)
        start = reverse("articles")
    order = list(KINDS)
    earlier, later = order[: order.index(kind)], order[order.index(kind) + 1 :]
    pairs = selection.pairs()
    others = [pair for pair in pairs if pair[0] not in KINDS]
    others += [("q", selection.q)] if selection.q else []
    head = urlencode([pair for pair in pairs if pair[0] in earlier])
    tail = urlencode([pair for pair in pairs if pair[0] in later] + others)
    chosen = [slug for name, slug in pairs if name == kind]

    def path(label: Label) -> str:
        slugs = sorted((*chosen, label.slug)) if chosen else (label.slug,)
        parts = (head, *(f"{kind}={slug}" for slug in slugs), tail)
        return f"{start}?{'&'.join(part for part in parts if part)}"

    return path
