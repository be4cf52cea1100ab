"""Fields that hold only what the newsroom can use: web addresses, mail addresses."""

from django.core.validators import URLValidator
from django.db import models


class WebAddressField(models.URLField):
    """An http or https address, nothing else."""

    default_validators = [URLValidator(schemes=["http", "https"])]


class MailAddressField(models.EmailField):
    """An address in lower case or NULL, whichever way it is stored; so it is found."""

    def to_python(self, value):
        # What is looked for exactly comes by here as well as what is stored.
        value = super().to_python(value)
        return value and value.lower()

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            setattr(model_instance, self.attname, self.to_python(value) or None)
        return super().pre_save(model_instance, add)

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(value or None, connection)
