"""The column for the code of a language, and the languages that may be chosen."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.foundation.languages import TABLE, desk_languages, offered, row_of
from articles.models.fields.plain import KnownAs

# Letters of a code, with its script or region.
LONGEST_CODE = 12
type Choices = list[tuple[str, str | Promise]]


class LanguageField(KnownAs, models.CharField):
    """The code of a language. The settings say which ones are offered; rows in others
    stay as they are.
    """

    known_as = models.CharField

    def __init__(self, verbose_name: Any = None, **kwargs):
        defaults: dict[str, Any] = {
            "max_length": LONGEST_CODE,
            "choices": language_choices,
        }
        super().__init__(verbose_name or _("language"), **defaults | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


def language_choices() -> Choices:
    return settings.LANGUAGES


def linked_languages() -> Choices:
    """Return the languages that linked texts may have: the newsroom's, and those of the
    table.
    """
    known = {code.partition("-")[0] for code in offered()}
    more = [code for code in TABLE if "-" not in code and code not in known]
    return [*settings.LANGUAGES, *((code, _(TABLE[code].label)) for code in more)]


def desk_choices() -> Choices:
    browsers = "", _("the browser’s")
    return [browsers, *((code, _(row_of(code).label)) for code in desk_languages())]
