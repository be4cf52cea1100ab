"""Fields that refuse what must not reach a page: addresses that are no web address."""

from django.core.validators import URLValidator
from django.db import models


class WebAddressField(models.URLField):
    """An http or https address, nothing else."""

    default_validators = [URLValidator(schemes=["http", "https"])]
