"""What is counted of a day, and of a month: both are kept as it happens.

So nothing is lost when the days of long ago are removed.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Span(models.Model):
    """`day` is the first of a month where `is_month`; by the newsroom's time zone."""

    day = models.DateField(_("day"))
    is_month = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Requests(models.Model):
    """How often something was asked for: by people, as far as can be told, and by
    programs that say so of themselves.
    """

    requests = models.PositiveBigIntegerField(_("requests"), default=0)
    by_programs = models.PositiveBigIntegerField(_("by programs"), default=0)

    class Meta:
        abstract = True
