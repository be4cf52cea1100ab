"""A person who is away until a day, and the person who does their work meanwhile."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AwayQuerySet(models.QuerySet):
    open: Any  # declared by the accounts

    def represented_by(self, user):
        """Keep those who are away, and for whom `user` stands in today."""
        away = self.open().filter(away_until__gte=timezone.localdate())
        return away.none() if user.is_away else away.filter(stand_in=user.pk)


class Away(models.Model):
    """Part of the account. A stand-in counts only while the person is away.

    Nobody follows a chain: if the stand-in is away too, nobody stands in.
    """

    away_until = models.DateField(_("away until"), null=True, blank=True)
    stand_in: Any = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stand-in"),
    )

    class Meta:
        abstract = True

    # Declared by the account.
    is_open: Any
    is_staff: Any

    @property
    def is_away(self) -> bool:
        return self.away_until is not None and self.away_until >= timezone.localdate()

    @property
    def acting_stand_in(self) -> Any:
        """Return who does this person's work today; None if nobody does."""
        other = self.stand_in if self.is_away and self.is_open else None
        is_here = other and other.is_open and other.is_staff and not other.is_away
        return other if is_here else None
