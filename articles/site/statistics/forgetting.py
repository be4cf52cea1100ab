"""Forget what was counted under words that the law takes out."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from urllib.parse import quote_plus

from django.db.models import Q

from articles.foundation.slugs import slug_from
from articles.models import FeedSubscribers, MissedSearch


def forget(words: Iterable[str]) -> int:
    """Remove the searches that say one of the words, and the feeds whose address does;
    return how many rows that were.
    """
    words = sorted(words)
    searches = [Q(words__contains=word.casefold()) for word in words]
    spelled = {slug_from(word, fallback="") for word in words}
    spelled |= {quote_plus(word) for word in words}
    feeds = [Q(feed__icontains=one) for one in sorted(spelled) if one]
    number = 0
    for model, asked in ((MissedSearch, searches), (FeedSubscribers, feeds)):
        if asked:
            number += model.objects.filter(reduce(or_, asked)).delete()[0]
    return number
