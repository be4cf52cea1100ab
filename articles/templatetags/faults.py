"""A summary of the errors in a page's forms, with a link to each field."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django import template
from django.contrib.admin.helpers import AdminForm, InlineAdminFormSet
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import (
    BaseForm,
    BaseModelFormSet,
    BoundField,
    MultiWidget,
    RadioSelect,
)
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.models import WordsWidget, given

register = template.Library()
# Their first part has the label's number; the field itself is no place to go.
IN_PARTS = (MultiWidget, RadioSelect)


@dataclass(frozen=True, slots=True)
class Fault:
    """`field` is the id of the field that it is about, "" if it is about all."""

    text: str
    label: str = ""
    field: str = ""


@register.simple_tag
def faults_of(*forms) -> list[Fault]:
    """Return what is wrong in forms, lists of forms and groups of rows, in order."""
    return [fault for one in forms if one for fault in found_in(one)]


def found_in(one: Any) -> Iterator[Fault]:
    match one:
        case BaseForm():
            yield from faults_in(one)
        case AdminForm():
            yield from faults_in(one.form)
        case InlineAdminFormSet():
            yield from faults_in_rows(one.formset)
        case _:
            for each in one:
                yield from found_in(each)


def faults_in_rows(rows: BaseModelFormSet) -> Iterator[Fault]:
    names = given(rows.model)._meta
    for text in rows.non_form_errors():
        yield Fault(str(text), capfirst(str(names.verbose_name_plural)))
    for number, form in enumerate(rows.forms, start=1):
        yield from faults_in(form, row=f"{capfirst(str(names.verbose_name))} {number}")


def faults_in(form: BaseForm, row: str = "") -> Iterator[Fault]:
    for name, texts in form.errors.items():
        known = name != NON_FIELD_ERRORS and name in form.fields
        label = str(form[name].label) if known else ""
        for text in texts:
            yield Fault(
                without_links(str(text)) if known else str(text),
                ", ".join(filter(None, [row, capfirst(label)])),
                place_of(form[name]) if known else "",
            )


def without_links(text: str) -> str:
    """Return a text that can be a link itself; at its field it keeps its own."""
    return unescape(strip_tags(text)) if isinstance(text, SafeString) else text


def place_of(field: BoundField) -> str:
    in_parts = isinstance(widget_of(field), IN_PARTS)
    if isinstance(field.field.widget, WordsWidget):
        return f"{field.auto_id}_{field.field.widget.codes[0]}"
    return f"{field.auto_id}_0" if in_parts else field.auto_id


def widget_of(field: BoundField) -> Any:
    """Return what is drawn, without the links that the admin draws beside it."""
    widget = field.field.widget
    return getattr(widget, "widget", widget)
