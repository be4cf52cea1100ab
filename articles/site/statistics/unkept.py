"""Stored words and names from before the rule that they aren't stored."""

from collections.abc import Callable, Iterator

from django.db.models import Q, QuerySet

from articles.models import FeedSubscribers, MissedSearch
from articles.site.statistics.agents import is_name
from articles.site.statistics.personal import looks_personal

# So many words or names are queried at a time.
MOST = 500


def number_unkept() -> int:
    """Return how many rows `remove_unkept` would remove."""
    return sum(rows.count() for rows in unkept())


def remove_unkept() -> int:
    """Remove the searches and programs whose words and names aren't stored, and the
    feeds whose address has the words of a search; return the number of rows.
    """
    return sum(rows.delete()[0] for rows in unkept())


def unkept() -> Iterator[QuerySet]:
    said = Q(feed__contains="?q=") | Q(feed__contains="&q=")
    feeds = FeedSubscribers.objects.filter(said).exclude(feed__endswith="q=")
    yield feeds
    named = FeedSubscribers.objects.exclude(pk__in=feeds.values("pk"))
    yield from those(named.exclude(program=""), "program", is_name)
    yield from those(
        MissedSearch.objects.all(), "words", lambda words: not looks_personal(words)
    )


def those(
    rows: QuerySet, column: str, is_kept: Callable[[str], bool]
) -> Iterator[QuerySet]:
    """Yield the rows, some at a time, with words or names that aren't stored."""
    told = rows.order_by(column).values_list(column, flat=True).distinct()
    found = [one for one in told if not is_kept(one)]
    for start in range(0, len(found), MOST):
        yield rows.filter(**{f"{column}__in": found[start : start + MOST]})
