"""Items that feeds brought before their days were counted are counted, too."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from articles.inbox.feeds import Yield, yields_of
from articles.models import FeedDay
from tests.support import inbox

pytestmark = [pytest.mark.django_db, pytest.mark.both]
migration = importlib.import_module("articles.migrations.0030_feed_day")


def test_late_items_are_counted_by_feed_and_day():
    now = timezone.now()
    feed, other = inbox.feed("Institut"), inbox.feed("Andere")
    inbox.item("Neu", of=feed)
    inbox.item("Genommen", of=feed, state="taken", decided_at=now)
    inbox.item("Gestern", of=feed, seen_at=now - timedelta(days=1))
    inbox.item("Alt", of=feed, seen_at=now - timedelta(days=100))
    inbox.item("Anderswo", of=other, state="added", decided_at=now)
    FeedDay.objects.all().delete()
    migration.count(apps, None)
    assert FeedDay.objects.count() == 3
    assert yields_of([feed, other], now) == {
        feed.pk: Yield(3, 1),
        other.pk: Yield(1, 1),
    }
