"""Subscribers, their alerts, and the requests for alerts that wait to be confirmed."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models.fields import LanguageField

# The parameters of a list have at most 1,500 characters.
LONGEST_QUERY = 1_500
SUNDAY = 6


class Rhythm(models.TextChoices):
    """The pages of readers have the words: `articles.site.alerts.RHYTHMS`."""

    AT_ONCE = "at_once", "at once"
    DAILY = "daily", "once a day"
    WEEKLY = "weekly", "once a week"


class Wish(models.Model):
    """A list, by its language and the parameters of its address, and a reader's wishes:
    the rhythm, and news besides new articles.

    `weekday` is that of the weekly letter: 0 is Monday.
    """

    language = LanguageField()
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    rhythm = models.CharField(
        pgettext_lazy("alert", "how often"), max_length=8, choices=Rhythm
    )
    weekday = models.PositiveSmallIntegerField(
        pgettext_lazy("alert", "day of the week"),
        default=0,
        validators=[MaxValueValidator(SUNDAY)],
    )
    wants_corrections = models.BooleanField(_("corrections"), default=False)
    wants_moved = models.BooleanField(_("moved deadlines"), default=False)
    wants_reminders = models.BooleanField(
        _("30 and 14 days before a deadline"), default=False
    )

    class Meta:
        abstract = True


# The fields that a reader chooses; the others say which list it is.
CHOSEN = (
    "rhythm", "weekday", "wants_corrections", "wants_moved", "wants_reminders",
)  # fmt: skip


class AlertRequest(Wish):
    """It waits for the button on the page of its letter's link.

    A request is stored like any other, whether the address is known or not. Once it is
    confirmed, it keeps no address: its link may be used twice.
    """

    address = models.EmailField(blank=True)
    # A hash of the sender's network, for a day.
    sender = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="") | Q(confirmed_at__isnull=False),
                name="alert_request_address_until_confirmed",
            )
        ]

    def __str__(self):
        return str(self.pk)


class Subscriber(models.Model):
    """A confirmed address. `folded` is the same for all its spellings.

    The secret of its links is made of `seed` and the site's secret; the database has
    only a hash of it.
    """

    address = models.EmailField(_("e-mail address"))
    folded = models.CharField(max_length=320, unique=True)
    language = LanguageField()
    seed = models.CharField(max_length=32)
    secret_hash = models.CharField(max_length=64, unique=True)
    confirmed_at = models.DateTimeField()
    # Letters that came back for good, since the last one that didn't.
    bounces = models.PositiveSmallIntegerField(default=0)
    # Since a restore that can't tell whether this reader has left: nothing is sent.
    held_since = models.DateTimeField(null=True)

    class Meta:
        verbose_name = pgettext_lazy("alerts", "subscriber")
        verbose_name_plural = pgettext_lazy("alerts", "subscribers")
        default_permissions = ()

    def __str__(self):
        return str(self.pk)


class AlertQuerySet(models.QuerySet):
    def active(self):
        return self.filter(subscriber__held_since=None)


class Alert(Wish):
    """A list that a subscriber gets by letter: the news since `told_until`."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="alerts")
    begun_at = models.DateTimeField()
    told_until = models.DateTimeField()

    objects: ClassVar[Any] = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("alerts", "alert")
        verbose_name_plural = pgettext_lazy("alerts", "alerts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "language", "query"], name="alert_once_a_list"
            )
        ]
        indexes = [
            models.Index(fields=["rhythm", "told_until"], name="alert_by_rhythm"),
        ]

    def __str__(self):
        return f"{self.language}?{self.query}"


class SuppressedAddress(models.Model):
    """The hash of an address to which nothing is sent any more."""

    class Why(models.TextChoices):
        RETURNED = "returned", pgettext_lazy("suppressed", "letters came back")
        COMPLAINED = "complained", pgettext_lazy("suppressed", "called spam")

    digest = models.CharField(max_length=64, unique=True)
    why = models.CharField(max_length=10, choices=Why)
    since = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.why
