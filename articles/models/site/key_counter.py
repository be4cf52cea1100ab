"""What pages are made of besides articles, each with the place of its last
change in the sequence of all.

A label, a picture, the site itself: whatever was made of it before is out of date.
"""

from collections.abc import Iterable

from django.db import models

# What stands on every page: the masthead, and the pages in its footer.
SITE = "site"


class KeyCounterQuerySet(models.QuerySet):
    def set_to(self, sequence: int, keys: Iterable[str]) -> None:
        rows = [self.model(key=key, sequence=sequence) for key in sorted(keys)]
        self.bulk_create(
            rows,
            update_conflicts=True,
            update_fields=["sequence"],
            unique_fields=["key"],
        )

    def since(self, sequence: int) -> dict[str, int]:
        """Return what changed after that, and when in the sequence."""
        found = self.filter(sequence__gt=sequence)
        return dict(found.values_list("key", "sequence"))


class KeyCounter(models.Model):
    key = models.CharField(max_length=60, primary_key=True)
    sequence = models.PositiveBigIntegerField()

    objects = KeyCounterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["sequence"], name="key_changed_since")]

    def __str__(self):
        return f"{self.key} ({self.sequence})"
