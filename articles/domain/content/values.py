"""Values of a content: their limits, their stored form, and their plain form.

A content names labels, sources, pictures and editions by their lasting keys.
"""

import re
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import DateField, Model, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.foundation.careful_forms import FIRST_YEAR
from articles.foundation.languages import active_language
from articles.models import Document, Edition, Image, Label, words_in

# Models that a content names by key.
Keyed = Label | Image | Edition | Document
KEY = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def text(value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise ValidationError(
            _("“%(value)s” is no text. Write it in quotation marks."),
            params={"value": value},
            code="no-text",
        )
    return value or ""


def day(value: object, *, ahead: int = 2) -> date | None:
    """Return an ISO date as a date; ValidationError for one that can't be meant.

    It may lie `ahead` years from this one.
    """
    day = DateField().to_python(value or None)
    last = timezone.localdate().year + ahead
    if day and not FIRST_YEAR <= day.year <= last:
        if day.year < FIRST_YEAR:
            told = _("%(day)s is too long ago. The earliest year is %(first)d.")
        else:
            told = _("%(day)s is too far ahead. The latest year is %(last)d.")
        raise ValidationError(
            told,
            params={"day": date_format(day), "first": FIRST_YEAR, "last": last},
        )
    return day


def plain(value):
    """Return dates as ISO texts; labels, sources, pictures and editions as keys, and
    keys as texts.
    """
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, Keyed):
        return str(getattr(value, key_field(type(value))))
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def key_field(model: type[Model]) -> str:
    return "uuid" if model is Edition else "key"


def by_key[M: Keyed](
    model: type[M], keys: list, rows: QuerySet[M] | None = None
) -> dict[str, M]:
    """Return the objects of keys; text that is no key is passed over.

    `rows` are all objects, unless the caller passes its own queryset.
    """
    known: QuerySet = model._default_manager.all() if rows is None else rows
    field = key_field(model)
    found = known.filter(**{f"{field}__in": list(filter(is_key, keys))})
    return {str(getattr(one, field)): one for one in found}


def is_key(value: object) -> bool:
    return isinstance(value, str) and KEY.fullmatch(value) is not None


def names_by_key(wanted: Mapping[type[Label], list]) -> dict[str, str]:
    """Return the names of labels of several kinds by their keys, in one query."""
    queries = [
        kind.objects.filter(key__in=keys).order_by().values_list("key", "names")
        for kind, those in wanted.items()
        if (keys := list(filter(is_key, those)))
    ]
    if not queries:
        return {}
    language, (first, *others) = active_language(), queries
    found = first.union(*others, all=True).order_by()
    return {str(key): words_in(words, language) for key, words in found}
