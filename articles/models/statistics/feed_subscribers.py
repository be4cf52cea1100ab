"""The number of subscribers for whom a feed reader says that it fetches a feed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.statistics.span import Span


class FeedSubscribers(Span):
    """The largest number that one program gave: its numbers don't add up.

    `feed` is the feed's address below the site's, without the words of a search.
    `program` is "" for programs whose name may identify a person.
    """

    feed = models.CharField(_("feed"), max_length=300)
    program = models.CharField(_("program"), max_length=40)
    subscribers = models.PositiveIntegerField(_("subscribers"))

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["is_month", "day", "feed", "program"],
                name="feed_subscribers_once",
            )
        ]

    def __str__(self):
        return f"{self.day}: {self.program}, {self.subscribers} ({self.feed})"
