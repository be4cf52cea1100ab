"""Addresses, moments and files; `given` checks values that are never NULL."""

from typing import ClassVar
from unicodedata import normalize
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext as _

from articles.foundation.image_files import library, unguessable


class KnownAs(models.Field):
    """Base of fields that differ from a field of Django only in Python."""

    known_as: ClassVar[type[models.Field]]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.known_as.__name__}", args, kwargs


@deconstructible
class WebAddressValidator(URLValidator):
    """Accepts http and https addresses without a user name or a password.

    `https://known.example@evil.example` looks like the first and is the second.
    """

    def __init__(self):
        super().__init__(schemes=["http", "https"])

    def __call__(self, value):
        super().__call__(value)
        parts = urlsplit(value)
        try:
            _port = parts.port
        except ValueError as error:  # above 65535
            raise ValidationError(self.message, code=self.code) from error
        if "@" in parts.netloc:
            raise ValidationError(
                _(
                    "The address contains a user name or password before the "
                    "server, which can be mistaken for the server. Remove "
                    "everything up to the @."
                ),
                code="credentials",
            )


class WebAddressField(KnownAs, models.URLField):
    """An http or https address, nothing else."""

    known_as = models.URLField
    default_validators = [WebAddressValidator()]


class MailAddressField(KnownAs, models.EmailField):
    """An e-mail address in lower case, or NULL, whichever way it is stored."""

    known_as = models.EmailField

    def to_python(self, value):
        # Django calls this for exact lookups as well as for stored values.
        value = super().to_python(value)
        return value and normalize("NFC", value.strip().lower())

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            setattr(model_instance, self.attname, self.to_python(value) or None)
        return super().pre_save(model_instance, add)

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(value or None, connection)


class ClosedSinceField(KnownAs, models.DateTimeField):
    """The time since which the account is inactive; NULL while it is active.

    It follows `is_active`, whichever code changes that.
    """

    known_as = models.DateTimeField

    def pre_save(self, model_instance, add):
        since = None
        if not model_instance.is_active:
            since = getattr(model_instance, self.attname) or timezone.now()
        setattr(model_instance, self.attname, since)
        return super().pre_save(model_instance, add)


class LibraryFileField(KnownAs, models.FileField):
    """A file of the picture library, under a name that nobody can guess."""

    known_as = models.FileField

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args, **kwargs | {"storage": library, "upload_to": unguessable}
        )

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["storage"]
        return name, path, args, kwargs | {"upload_to": ""}


def given[T](value: T | None) -> T:
    """Return a value that is never None by a rule that the types don't know: a
    published version has its dates, a stored picture has its file.
    """
    if value is None:
        raise ValueError("What has to be stored here is missing.")
    return value
