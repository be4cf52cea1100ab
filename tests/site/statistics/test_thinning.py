"""Months remain of days, and of words nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ArticleReach, DayReach, FeedSubscribers, MissedSearch
from articles.site import statistics
from tests.site.statistics.counted import store
from tests.support import factories

pytestmark = pytest.mark.django_db


def ago(days: int):
    return timezone.localdate() - timedelta(days=days)


def test_what_is_long_ago_is_kept_by_the_month():
    one = factories.published().edition_id
    for days in (0, 399, 401):
        store(
            ago(days),
            read={one: (2, 0)},
            stated={("/de/artikel/feed.rss", "Reader"): 5},
            searched={("de", "oft"): 3},
        )
    assert statistics.thinned(ago(400)) == statistics.thin(ago(400)) == 4
    assert statistics.thin(timezone.now() - timedelta(days=400)) == 0
    days = {ago(0), ago(399)}
    for model in (ArticleReach, FeedSubscribers):
        kept = model.objects.filter(is_month=False)
        assert set(kept.values_list("day", flat=True)) == days
    for model in (DayReach, MissedSearch):
        assert set(model.objects.values_list("day", flat=True)) == days
    assert sum(point.requests for point in statistics.since_ever(one)) == 6
    assert FeedSubscribers.objects.filter(is_month=True).exists()


def test_what_programs_alone_asked_for_is_kept_by_the_day_for_a_month():
    one = factories.published().edition_id
    for days in (30, 32):
        store(ago(days), read={one: (0, 1)})
    store(ago(40), read={one: (1, 1)})
    assert statistics.thin(ago(400)) == 1
    kept = ArticleReach.objects.filter(is_month=False).values_list("day", flat=True)
    assert set(kept) == {ago(30), ago(40)}


def test_words_that_nobody_is_told_of_are_forgotten_after_a_month():
    store(ago(40), searched={("de", "selten"): 2, ("de", "oft"): 2})
    store(ago(20), searched={("de", "neu"): 1, ("de", "oft"): 1})
    assert statistics.thin(ago(400)) == 1
    words = MissedSearch.objects.values_list("words", flat=True)
    assert sorted(words) == ["neu", "oft", "oft"]
