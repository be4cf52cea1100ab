"""Limits to what requests of anonymous clients store, and the forms stored for users
who were logged out meanwhile.
"""

from django.conf import settings
from django.db import models


class Allowance(models.Model):
    """The amount that a store took from anonymous clients in its current period.

    One row per store. `used` is the amount granted since `since`, when the period
    began.
    """

    store = models.CharField(max_length=40, primary_key=True)
    since = models.DateTimeField()
    used = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.store}: {self.used} since {self.since}"


class CarriedForm(models.Model):
    """A form sent by a user who was logged out meanwhile, until they log in again.

    `sealed` holds the typed values; only the writer's key opens it.

    `holder` is a hash of a value in their browser: no other browser finds the form.
    `size` counts in the writer's day, even after the form was given back and `sealed`
    was emptied.
    """

    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="carried_forms"
    )
    holder = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    sent_at = models.DateTimeField(db_index=True)
    sealed = models.BinaryField()
    size = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["writer", "sent_at"], name="carried_form_of_day"),
        ]

    def __str__(self):
        return f"{self.writer_id}: {self.sent_at} ({self.size})"


class TypedCopy(models.Model):
    """The unsaved text of a form, kept for its writer's other computers.

    A browser sealed it with the key of the writer's account. `form` and `copy` are the
    names that it gave: a hash of the form's name, and an id. `at` is when the text was
    typed, in milliseconds by that browser; `stored_at` is the server's moment.
    """

    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="typed_copies"
    )
    form = models.CharField(max_length=64)
    copy = models.UUIDField()
    at = models.BigIntegerField()
    stored_at = models.DateTimeField(db_index=True)
    sealed = models.BinaryField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["writer", "copy"], name="typed_copy_once"),
        ]
        indexes = [models.Index(fields=["writer", "form"], name="typed_copy_of_form")]

    def __str__(self):
        return f"{self.writer_id}: {self.stored_at}"
