"""Statistics forget counts under words that the law takes out, and no others."""

from datetime import date

import pytest

from articles.models import FeedSubscribers, MissedSearch
from articles.site import statistics
from tests.site.statistics.counted import store

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)


def test_searches_that_say_a_word_and_feeds_that_are_named_for_it_are_forgotten():
    feeds = ("/de/themen/uelzener-feld/feed.rss", "/de/artikel/feed.rss")
    store(
        DAY,
        searched={("de", "wer ist ülzener feld"): 3, ("de", "feldversuch"): 3},
        stated={(feed, "Reader"): 5 for feed in feeds},
    )
    assert statistics.forget({"Ülzener Feld"}) == 3
    words = MissedSearch.objects.values_list("words", flat=True)
    assert list(words) == ["feldversuch"]
    kept = FeedSubscribers.objects.values_list("feed", flat=True)
    assert set(kept) == {"/de/artikel/feed.rss"}
    assert statistics.forget(set()) == 0
