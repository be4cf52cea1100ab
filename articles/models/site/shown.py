"""The things that readers see besides articles: each change makes a new revision."""

from typing import Any, cast

from django.db import models

from articles.models.queries.querysets import alters_data, queryset_only
from articles.models.site.site_revision import atomic, bump


class ShownQuerySet(models.QuerySet):
    """Counts changes in bulk, by whichever manager."""

    @alters_data
    def update(self, **values):
        with atomic():
            keys = self.keys()
            changed = super().update(**values)
            if changed:
                bump(*keys)
        return changed

    @alters_data
    @queryset_only
    def delete(self):
        with atomic():
            keys = self.keys()
            gone = super().delete()
            if gone[0]:
                bump(*keys)
        return gone

    def keys(self) -> list[str]:
        """Return the keys of these rows, as `KeyCounter` has them."""
        model = cast("type[Shown]", self.model)
        rows = self.order_by().values_list("pk", flat=True)
        return [model.key_of(pk) for pk in rows]

    @alters_data
    def bulk_create(self, objs, *args, **kwargs):
        with atomic():
            made = super().bulk_create(objs, *args, **kwargs)
            if made:
                bump(*(cast("Shown", one).shown_key for one in made))
        return made


class Shown(models.Model):
    objects = ShownQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with atomic():
            before = self.stored()
            super().save(*args, **kwargs)
            self.note_change(before, self.stored())

    def delete(self, *args, **kwargs):
        with atomic():
            before = self.stored()
            gone = super().delete(*args, **kwargs)
            self.note_change(before, None)
        return gone

    @classmethod
    def key_of(cls, pk: int | None) -> str:
        """Return the key of the row with this primary key, as `KeyCounter` has it."""
        return f"{cls._meta.model_name}:{pk}"

    @property
    def shown_key(self) -> str:
        return self.key_of(self.pk)

    def stored(self) -> dict[str, Any] | None:
        """Return the values of the stored row, and lock it against other changes."""
        rows: models.QuerySet = type(self)._base_manager.select_for_update(no_key=True)
        return rows.filter(pk=self.pk).values().first()

    def note_change(self, before: dict | None, after: dict | None) -> None:
        """Count a change if readers may see the difference."""
        if before != after:
            bump(self.key_of((before or after or {})["id"]))
