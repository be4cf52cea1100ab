"""Remove counts under words that have to be removed by law."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from urllib.parse import quote_plus

from django.db.models import Q

from articles.foundation.slugs import slug_from
from articles.models import FeedSubscribers, MissedSearch


def forget(words: Iterable[str]) -> int:
    """Remove the searches with one of the words, and the feeds with one in their
    address; return the number of rows.
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
