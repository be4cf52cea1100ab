"""What pages are made of besides articles, each with the count of its last change.

A label, a picture, the site itself: whatever was made of it before is out of date.
"""

from collections.abc import Iterable

from django.db import models

# What stands on every page: the masthead, and the pages in its footer.
SITE = "site"


class KeyCounterQuerySet(models.QuerySet):
    def set_to(self, counter: int, keys: Iterable[str]) -> None:
        rows = [self.model(key=key, counter=counter) for key in sorted(keys)]
        self.bulk_create(
            rows,
            update_conflicts=True,
            update_fields=["counter"],
            unique_fields=["key"],
        )

    def since(self, counter: int) -> dict[str, int]:
        """Return what changed after that count, and at which."""
        found = self.filter(counter__gt=counter)
        return dict(found.values_list("key", "counter"))


class KeyCounter(models.Model):
    key = models.CharField(max_length=60, primary_key=True)
    # That of the site's revision.
    counter = models.PositiveBigIntegerField()

    objects = KeyCounterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["counter"], name="key_changed_since")]

    def __str__(self):
        return f"{self.key} ({self.counter})"
