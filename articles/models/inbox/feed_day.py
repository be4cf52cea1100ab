"""The counts of a feed, by the day on which its items came."""

from datetime import date, timedelta

from django.db import models

from articles.models.inbox.source_feed import SourceFeed

# The days that count for the yield of a feed.
YIELD_DAYS = 90


def first_day(day: date) -> date:
    """Return the first of the days that count on this day, which is the last one."""
    return day - timedelta(days=YIELD_DAYS - 1)


class FeedDay(models.Model):
    """The number of items that a feed brought on a day, and of those that are used.

    Items that are dismissed or unread go. Their number stays here as long as it counts.
    """

    feed = models.ForeignKey(SourceFeed, models.CASCADE, related_name="days")
    day = models.DateField()
    seen = models.PositiveIntegerField(default=0)
    used = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["feed", "day"], name="feed_day_once")
        ]

    def __str__(self):
        return f"{self.feed_id}, {self.day}: {self.used}/{self.seen}"
