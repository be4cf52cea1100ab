"""Entries of the record about things; their words may be those to be erased."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Model, Q

from articles.domain import audit
from articles.transfer.erasure.remaining import spellings


def forget_log(model: type[Model], keys: Iterable[int], title: str) -> None:
    """Keep of each entry only who did what and when, to a thing now called `title`."""
    audit.empty(audit.about(model, keys), title)


def forget_words(words: Iterable[str], title: str) -> int:
    """Do the same to entries on anything else that contain one of the words."""
    asked = [
        Q(name__icontains=form) | Q(said__icontains=form)
        for word in words
        for form in spellings(word)
    ]
    return audit.empty(reduce(or_, asked), title) if asked else 0
