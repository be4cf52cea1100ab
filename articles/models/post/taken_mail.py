"""The note that a mail was taken, so that the same one isn't taken twice."""

from django.db import models
from django.utils import timezone


class TakenMail(models.Model):
    """`key` is a hash of its Message-ID and recipient; nothing of the mail is in it.

    A relay that hears no answer in time brings a mail again; after a month nobody does,
    and the note goes.
    """

    key = models.CharField(max_length=64, primary_key=True)
    taken_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(key=""), name="taken_mail_has_a_key"
            ),
        ]

    def __str__(self):
        return f"{self.key[:8]}: {self.taken_at}"
