"""Counts under names that are no longer kept are deleted, in days and in months."""

from datetime import date

import pytest

from articles.models import FeedSubscribers, MissedSearch
from articles.site import statistics
from tests.site.statistics.counted import store

pytestmark = [pytest.mark.django_db, pytest.mark.both]
DAY = date(2026, 11, 26)
FEED = "/de/artikel/feed.rss"


def test_s63_words_and_names_that_lie_there_already_go():
    kept = [
        (FEED, "Feedly"),
        (FEED, "NewsBlur Feed Fetcher"),
        (FEED, ""),
        (f"{FEED}?q=", "Feedly"),
        (f"{FEED}?topic=zoelle&q=", "Feedly"),
    ]
    gone = [
        (f"{FEED}?q=erika%40secret.example", "Feedly"),
        (f"{FEED}?topic=zoelle&q=klima", "Erika Mustermann"),
        (FEED, "Erika Mustermann"),
        (FEED, "192.168.17.201"),
    ]
    words = ("2001:db8::1", "erika＠secret.example", "klimaschutz")
    store(
        DAY,
        stated=dict.fromkeys(kept + gone, 5),
        searched={("de", said): 3 for said in words},
    )
    assert statistics.number_unkept() == statistics.remove_unkept() == 2 * len(gone) + 2
    assert statistics.number_unkept() == 0
    left = FeedSubscribers.objects.values_list("is_month", "feed", "program")
    assert set(left) == {(span, *one) for one in kept for span in (False, True)}
    assert MissedSearch.objects.get().words == "klimaschutz"
