"""The numbers of requests for each article, and for all of them together."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.editions.edition import Edition
from articles.models.statistics.span import Requests, Span


class ArticleReach(Span, Requests):
    """An edition's reach, in any version. Editions without requests have no row."""

    # The index of the constraint begins with this column.
    edition = models.ForeignKey(
        Edition, models.CASCADE, db_index=False, related_name="reach"
    )

    class Meta:
        verbose_name = _("reach")
        verbose_name_plural = _("reach")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "is_month", "day"], name="article_reach_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["is_month", "day", "-requests"],
                condition=Q(requests__gt=0),
                name="article_reach_most_read",
            ),
            models.Index(fields=["day", "requests"], name="article_reach_by_day"),
        ]

    def __str__(self):
        return f"{self.day}: {self.requests} ({self.edition_id})"


class DayReach(Requests):
    """The reach of all articles on a day."""

    day = models.DateField(_("day"), primary_key=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.day}: {self.requests}"
