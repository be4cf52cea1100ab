"""How much a store took from strangers in its present period: one row per store."""

from django.db import models


class Allowance(models.Model):
    """`used` counts what was granted since `since`, when the store's period began."""

    store = models.CharField(max_length=40, primary_key=True)
    since = models.DateTimeField()
    used = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.store}: {self.used} since {self.since}"
