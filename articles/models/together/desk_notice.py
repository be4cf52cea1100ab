"""Notices of others' acts to people at the desk, their choices, what they follow."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.editions.edition import Edition
from articles.models.post.reader_report import ReaderReport

# The hour of the daily letter, unless somebody chooses another one.
MORNING = 7


class Mailing(models.TextChoices):
    AT_ONCE = "at_once", pgettext_lazy("letter", "at once")
    DAILY = "daily", pgettext_lazy("letter", "once a day")
    NEVER = "never", pgettext_lazy("letter", "never")


class DeskNoticeQuerySet(models.QuerySet):
    def unseen(self, user):
        return self.filter(person=user.pk, seen_at=None)

    def waiting(self):
        """Keep those that are to go into a letter."""
        return self.filter(waits=True)


class DeskNotice(models.Model):
    """One act that concerns one person: one row for both, whatever else they are to it.

    `act` names the act, `because` says why it concerns them. It holds no words of a
    text: the title is asked for when somebody reads the notice. `waits` is true until
    it goes into a letter, or needs none any more.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="desk_notices"
    )
    kind = models.CharField(max_length=20)
    # Empty for a notice about a report of a barrier.
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="+")
    report = models.ForeignKey(
        ReaderReport, models.CASCADE, null=True, related_name="+"
    )
    act = models.CharField(max_length=60)
    because = models.CharField(max_length=12)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    since = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    waits = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = DeskNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice at the desk")
        verbose_name_plural = _("notices at the desk")
        default_permissions = ()
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "act"], name="desknotice_once_per_act"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-since", "-id"], name="desknotice_list"),
            models.Index(
                fields=["person", "edition"],
                condition=models.Q(seen_at=None),
                name="desknotice_unseen",
            ),
            models.Index(
                fields=["person", "since"],
                condition=models.Q(waits=True),
                name="desknotice_waiting",
            ),
            models.Index(fields=["since"], name="desknotice_since"),
        ]

    def __str__(self):
        return f"{self.kind}, {self.edition_id}"


class Follow(models.Model):
    """Somebody wants to hear of an edition as its writers do."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows"
    )
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("edition that is followed")
        verbose_name_plural = _("editions that are followed")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person", "edition"], name="follow_once_per_person"
            ),
        ]

    def __str__(self):
        return f"{self.person_id}, {self.edition_id}"


class NoticeSettings(models.Model):
    """The choice for each kind; kinds that aren't there have their default.

    `digest_on` is the day of the last daily letter.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_settings"
    )
    chosen = models.JSONField(default=dict)
    hour = models.PositiveSmallIntegerField(
        default=MORNING, validators=[MaxValueValidator(23)]
    )
    digest_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("choice of letters")
        verbose_name_plural = _("choices of letters")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hour__lte=23), name="noticesettings_hour_of_a_day"
            ),
        ]

    def __str__(self):
        return str(self.person_id)


def told_before(moment: datetime) -> models.QuerySet[DeskNotice]:
    return DeskNotice.objects.filter(since__lt=moment)
