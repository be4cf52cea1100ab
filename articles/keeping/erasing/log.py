"""What the desk's log says of things, in words that may be those to be erased."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from articles.keeping.erasing.remaining import spellings


def forget_log(model: type[Model], keys: Iterable[int], title: str) -> None:
    """Leave of each entry who did something when, to what is called `title` now."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(key) for key in keys],
    )
    entries.update(object_repr=title[:200], change_message="[]")


def forget_words(words: Iterable[str], title: str) -> int:
    """The same of entries on whatever else that name one of the words."""
    asked = [
        Q(object_repr__icontains=form) | Q(change_message__icontains=form)
        for word in words
        for form in spellings(word)
    ]
    if not asked:
        return 0
    entries = LogEntry.objects.filter(reduce(or_, asked))
    return entries.update(object_repr=title[:200], change_message="[]")
