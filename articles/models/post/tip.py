"""The tip: a text that a reader sends, until the address with it is confirmed."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.fields import LanguageField


class Tip(models.Model):
    """Once it is confirmed, it is an item of the inbox, and no words stay here.

    The row stays for a day or two: the link to it may be used twice.
    """

    name = models.CharField(max_length=200, blank=True)
    address = models.EmailField(blank=True)
    rights = models.CharField(max_length=300, blank=True)
    message = models.TextField(blank=True)
    is_made_with_ai = models.BooleanField()
    language = LanguageField()
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)
    # A hash of the sender. It shows only that texts of today have the same sender, and
    # is emptied afterwards.
    sender = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(message="") | Q(confirmed_at__isnull=False),
                name="tip_message_until_confirmed",
            )
        ]

    def __str__(self):
        return str(self.pk)
