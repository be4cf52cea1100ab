"""The differences between two contents of a row, field by field, word by word."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import localize
from django.utils.translation import gettext as _

from articles.admin.parts.forms.differing import Differing, differing
from articles.admin.site_pages.dossier_names import KEYED
from articles.editing.proposals import FIELDS, Own, Said, is_reference, named_as
from articles.foundation.languages import language_name, offered
from articles.foundation.markup import text_of
from articles.models import Dossier, Masthead, Page, Words, WordsField

# Written in the language of the page, and not of the desk.
PROSE = {"title", "body", "name", "tagline", "contact", "footer"}


def sections(
    model: type[Own], before: Said | None, after: Said | None
) -> list[Differing]:
    """Return the differences, in the order of the form; None is an empty content."""
    old, new = before or {}, after or {}
    found = []
    for name in FIELDS[model]:
        # For another label its names are compared, and not its key.
        said = named_as(name) if is_reference(model, name) else name
        one, other = old.get(said), new.get(said)
        if is_words(model, name):
            found += in_each(model, name, one or {}, other or {})
        elif one != other and (words(model, name, one) or words(model, name, other)):
            found.append(section(model, name, one, other))
    return found


def is_words(model: type[Own], name: str) -> bool:
    return isinstance(model._meta.get_field(name), WordsField)


def in_each(model, name: str, before: Words, after: Words) -> list[Differing]:
    """Return the differences in each language."""
    label = model._meta.get_field(name).verbose_name
    return [
        replace(
            differing(
                f"{label} ({language_name(code)})",
                before.get(code, ""),
                after.get(code, ""),
            ),
            is_prose=True,
            language=code,
        )
        for code in dict.fromkeys((*offered(), *before, *after))
        if before.get(code) != after.get(code)
    ]


def section(model, name: str, before, after) -> Differing:
    label = str(model._meta.get_field(name).verbose_name)
    found = differing(label, words(model, name, before), words(model, name, after))
    if issubclass(model, (Page, Masthead, Dossier)):
        return replace(found, is_prose=name in PROSE)
    return found


def words(model, name: str, value: Any) -> str:
    """Return a field's value as it reads."""
    field = model._meta.get_field(name)
    if value in (None, "", []):
        return ""
    if name in KEYED:
        return "\n".join(KEYED[name](value))
    if name == "body":
        return text_of(value)
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, models.DateField):
        return str(localize(date.fromisoformat(value)))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def changed_labels(model, before: Said, after: Said) -> list[str]:
    return [
        str(model._meta.get_field(name).verbose_name)
        for name in FIELDS[model]
        if before.get(name) != after.get(name)
    ]
