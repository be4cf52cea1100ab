"""What the record says of things, in words that may be those to be erased."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Model, Q

from articles.domain import audit
from articles.transfer.erasure.remaining import spellings


def forget_log(model: type[Model], keys: Iterable[int], title: str) -> None:
    """Leave of each entry who did something when, to what is called `title` now."""
    audit.empty(audit.about(model, keys), title)


def forget_words(words: Iterable[str], title: str) -> int:
    """The same of entries on whatever else that name one of the words."""
    asked = [
        Q(name__icontains=form) | Q(said__icontains=form)
        for word in words
        for form in spellings(word)
    ]
    return audit.empty(reduce(or_, asked), title) if asked else 0
