"""The letter with alerts: a row for each person and moment, before it is sent."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from articles.models.post.alert import Subscriber


class LetterState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("letter", "waiting")
    SENDING = "sending", pgettext_lazy("letter", "being sent")
    SENT = "sent", pgettext_lazy("letter", "sent")
    # All that it said was withdrawn meanwhile.
    EMPTY = "empty", pgettext_lazy("letter", "not needed any more")
    GIVEN_UP = "given_up", pgettext_lazy("letter", "given up")


class AlertLetterQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=LetterState.WAITING)

    def unfinished(self):
        return self.filter(state__in=(LetterState.WAITING, LetterState.SENDING))


class AlertLetter(models.Model):
    """`told` lists for each alert what is told, by keys of editions and deadlines.

    It `may_be_twice` if its sending broke off: nobody knows if the server took it. When
    its subscriber has left, the row of a sent letter stays as a count.
    """

    subscriber = models.ForeignKey(
        Subscriber, models.SET_NULL, null=True, related_name="letters"
    )
    until = models.DateTimeField(db_index=True)
    told = models.JSONField(default=list)
    state = models.CharField(
        max_length=8, choices=LetterState, default=LetterState.WAITING
    )
    # When it was taken to be sent, or is tried again.
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    may_be_twice = models.BooleanField(default=False)
    has_come_back = models.BooleanField(default=False)

    objects: ClassVar[Any] = AlertLetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "until"], name="alert_letter_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["at"],
                condition=Q(state__in=("waiting", "sending")),
                name="alert_letter_unfinished",
            )
        ]

    def __str__(self):
        return str(self.pk)
