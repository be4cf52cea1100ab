"""The base of our fields: migrations know each as the field of Django that it is."""

from typing import ClassVar

from django.db import models


class KnownAs(models.Field):
    """Base of fields that differ from a field of Django only in Python."""

    known_as: ClassVar[type[models.Field]]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.known_as.__name__}", args, kwargs
