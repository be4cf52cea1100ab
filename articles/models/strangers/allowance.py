"""The amount that a store took from anonymous clients in its current period."""

from django.db import models


class Allowance(models.Model):
    """One row per store. `used` is the amount granted since `since`, when the period
    began.
    """

    store = models.CharField(max_length=40, primary_key=True)
    since = models.DateTimeField()
    used = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.store}: {self.used} since {self.since}"
