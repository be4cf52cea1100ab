"""The things that pages show besides articles, each with the place of its last change
in the sequence of all changes.

A label, a picture, the site itself: anything rendered from it before is out of date.
"""

from collections.abc import Iterable

from django.db import models

# The key of the parts that are on every page: the masthead, the footer's pages.
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
        """Return the keys that changed after `sequence`, with their last changes."""
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
