"""Rows that wait until they are an item of the inbox, or are found for an editor."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.fields import LanguageField
from articles.models.inbox.inbox_item import InboxItem


class MailedFile(models.Model):
    """A PDF of a mail, until its text was read and is in the item."""

    item = models.ForeignKey(InboxItem, models.CASCADE, related_name="mailed_files")
    name = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()
    came_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["came_at"], name="mailed_file_age")]

    def __str__(self):
        return self.name


class ErrandKind(models.TextChoices):
    PAGE = "page"
    FEEDS = "feeds"


class ErrandState(models.TextChoices):
    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"


class Errand(models.Model):
    """An address that somebody at the desk wants to be asked, and the result.

    No request of the desk waits for a stranger's server: a task asks it, the desk looks
    here. Only the user who asked sees it, for a day.
    """

    key = models.UUIDField(primary_key=True, default=uuid4)
    kind = models.CharField(max_length=10, choices=ErrandKind.choices)
    address = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="errands"
    )
    # The language in which a refusal is worded.
    language = LanguageField()
    state = models.CharField(
        max_length=10, choices=ErrandState.choices, default=ErrandState.WAITING
    )
    reason = models.TextField(blank=True)
    item = models.ForeignKey(InboxItem, models.SET_NULL, null=True, related_name="+")
    # The feeds of a page, as `articles.inbox.incoming.tasks` writes them.
    found = models.JSONField(default=list)
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ErrandState.WAITING, ended_at=None)
                | ~Q(state=ErrandState.WAITING) & Q(ended_at__isnull=False),
                name="errand_ended_at",
            )
        ]
        indexes = [models.Index(fields=["asked_at"], name="errand_age")]

    def __str__(self):
        return self.address
