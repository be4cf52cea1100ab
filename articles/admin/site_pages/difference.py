"""In what two contents of a page or masthead differ, field by field, word by word."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import localize
from django.utils.translation import gettext as _

from articles.admin.parts.differing import Differing, differing
from articles.markup import text_of
from articles.models import Masthead, Page
from articles.proposing import FIELDS, Said

# Written in the language of the page, and not of the desk.
PROSE = {"title", "body", "name", "tagline", "contact", "footer"}


def sections(
    model: type[Page | Masthead], before: Said | None, after: Said | None
) -> list[Differing]:
    """Return what differs, in the order of the form; None says nothing at all."""
    old, new = before or {}, after or {}
    return [
        section(model, name, old.get(name), new.get(name))
        for name in FIELDS[model]
        if old.get(name) != new.get(name)
        and (words(model, name, old.get(name)) or words(model, name, new.get(name)))
    ]


def section(model, name: str, before, after) -> Differing:
    label = str(model._meta.get_field(name).verbose_name)
    found = differing(label, words(model, name, before), words(model, name, after))
    return replace(found, is_prose=name in PROSE)


def words(model, name: str, value: Any) -> str:
    """Return a field's value as it reads."""
    field = model._meta.get_field(name)
    if value in (None, ""):
        return ""
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
