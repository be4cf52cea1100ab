"""The embargo on a story: the moment before which nothing of it is published."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.editions.edition import Story


class EmbargoQuerySet(models.QuerySet):
    def standing(self):
        """Keep those that nobody lifted or changed."""
        return self.filter(lifted_at=None)

    def holding(self, at: datetime):
        """Keep those that forbid windows that begin at `at`; one at the end may."""
        return self.standing().filter(until__gt=at)

    def on(self, story: int, at: datetime) -> "Embargo | None":
        """Return the embargo that forbids a window of the story to begin at `at`."""
        return self.holding(at).filter(story=story).first()


class Embargo(models.Model):
    """One setting of it, in all languages of the story. Each stays as a record.

    A change of the moment lifts this one, without a note, and sets the next. One that
    had ended by then is lifted at its own end, by whoever set that: see `has_ended`.
    """

    story = models.ForeignKey(
        Story, models.PROTECT, related_name="embargoes", verbose_name=_("story")
    )
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"))
    set_at = models.DateTimeField(_("set at"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("set by"),
    )
    lifted_at = models.DateTimeField(_("lifted at"), null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("lifted by"),
    )
    lifted_note = models.TextField(_("reason for lifting it"), blank=True)

    objects = EmbargoQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("embargo")
        verbose_name_plural = _("embargoes")
        ordering = ["set_at", "pk"]
        indexes = [
            models.Index(
                fields=["until"],
                condition=Q(lifted_at__isnull=True),
                name="embargo_standing_until",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["story"],
                condition=Q(lifted_at__isnull=True),
                name="embargo_once_per_story",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("set_at")), name="embargo_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="embargo_lifted_by_somebody",
            ),
        ]

    def __str__(self):
        # No headline: the user may not be allowed to see it.
        return f"{self.story}, {self.until:%Y-%m-%d %H:%M}"

    @property
    def has_ended(self) -> bool:
        """True if it ended by itself, and the next was set after that."""
        return self.lifted_at is not None and self.lifted_at >= self.until
