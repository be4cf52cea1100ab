"""The counts of a feed, by the day on which its items came."""

from django.db import models

from articles.models.inbox.source_feed import SourceFeed

# The days that count for the yield of a feed.
YIELD_DAYS = 90


class FeedDay(models.Model):
    """How many items of a day a feed brought, and how many of them are used.

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
