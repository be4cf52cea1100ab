"""Counts of a day and of a month: both are stored at once, as requests come.

So nothing is lost when old days are removed.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Span(models.Model):
    """`day` is the first of a month if `is_month`; in the newsroom's time zone."""

    day = models.DateField(_("day"))
    is_month = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Requests(models.Model):
    """Numbers of requests: by people, as far as we can know, and by programs that
    identify themselves as such.
    """

    requests = models.PositiveBigIntegerField(_("requests"), default=0)
    by_programs = models.PositiveBigIntegerField(_("by programs"), default=0)

    class Meta:
        abstract = True
