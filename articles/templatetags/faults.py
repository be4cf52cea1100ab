"""A summary of the errors in a page's forms, with a link to each field."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django import template
from django.contrib.admin.helpers import AdminForm, InlineAdminFormSet
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import (
    BaseForm,
    BaseModelFormSet,
    BoundField,
    MultiWidget,
    RadioSelect,
)
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from articles.models import WordsWidget, given

register = template.Library()
# Their first part has the label's number; the field itself is no place to go.
IN_PARTS = (MultiWidget, RadioSelect)
# Errors of hidden fields: nobody types these, so the form was damaged on its way.
OF_FIELDS = {
    "required", "invalid", "invalid_choice", "min_value", "max_value", "max_length",
    "null_characters_not_allowed",
}  # fmt: skip
DAMAGED = gettext_lazy("The form arrived incomplete. Open the page again.")


@dataclass(frozen=True, slots=True)
class Fault:
    """`field` is the id of the field that it is about, "" if it is about all."""

    text: str
    label: str = ""
    field: str = ""


@register.simple_tag
def faults_of(*forms) -> list[Fault]:
    """Return what is wrong in forms, lists of forms and groups of rows, in order."""
    found = (fault for one in forms if one for fault in found_in(one))
    return list(dict.fromkeys(found))


@register.simple_tag
def faults_of_refusal(refusal, checked=()) -> list[Fault]:
    """Return what is in the way of an act: what was found in the text, or the rule."""
    if refusal.code == "preflight" and checked:
        errors = (one for one in checked if one.is_error)
        return [Fault(str(one.finding), field=one.anchor) for one in errors]
    return [Fault(format_html("{} {}", refusal.why, refusal.remedy))]


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
        label = capfirst(str(names.verbose_name_plural))
        yield Fault(str(text), label, f"{rows.prefix}-group")
    for number, form in enumerate(rows.forms, start=1):
        name = capfirst(str(names.verbose_name))
        yield from faults_in(
            form, row=name if rows.max_num == 1 else f"{name} {number}"
        )


def faults_in(form: BaseForm, row: str = "") -> Iterator[Fault]:
    # A form that is only read has no errors, and no list of them.
    found = form.errors.as_data() if form.errors else {}
    for name, errors in found.items():
        known = name != NON_FIELD_ERRORS and name in form.fields
        is_shown = known and not form[name].is_hidden
        label = str(form[name].label) if is_shown else ""
        for error in errors:
            is_damage = known and not is_shown and error.code in OF_FIELDS
            yield Fault(
                shown_of(error, known, is_damage),
                ", ".join(filter(None, [row, capfirst(label)])),
                place_of(form[name], getattr(error, "part", None)) if is_shown else "",
            )


def shown_of(error: ValidationError, known: bool, is_damage: bool) -> str:
    """Return a text that can be a link itself; at its field it keeps its own links."""
    if is_damage:
        return str(DAMAGED)
    if not known:
        return " ".join(error.messages)
    return " ".join(map(without_links, error.messages))


def without_links(text: str) -> str:
    return unescape(strip_tags(text)) if isinstance(text, SafeString) else text


def place_of(field: BoundField, part: Any = None) -> str:
    """Return the id of a field, or of the part of it that an error names."""
    widget = field.field.widget
    if isinstance(widget, WordsWidget):
        return f"{field.auto_id}_{part or widget.codes[0]}"
    in_parts = isinstance(widget_of(field), IN_PARTS)
    return f"{field.auto_id}_{part or 0}" if in_parts else field.auto_id


def widget_of(field: BoundField) -> Any:
    """Return what is drawn, without the links that the admin draws beside it."""
    widget = field.field.widget
    return getattr(widget, "widget", widget)
