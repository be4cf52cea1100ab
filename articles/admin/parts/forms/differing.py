"""The values of a form's fields, in words; and the differences of two states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import InlineForeignKeyField
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.parts.fields.chosen import KeysField
from articles.admin.parts.fields.rich_text import RichText
from articles.editing.comparing import Gap, Op, Piece, compare_texts, folded
from articles.foundation.languages import language_name
from articles.foundation.markup import text_of

# Fields that only place a row, and hold no content.
OF_ROWS = {"id", "position", "DELETE"}


@dataclass(frozen=True, slots=True)
class Differing:
    """One field that differs, as the template of differences wants it."""

    label: str
    pieces: Sequence[Piece | Gap]
    note: str = ""
    is_list: bool = False
    is_prose: bool = False
    pictures: tuple = ()
    # The language of prose, if it isn't that of the whole.
    language: str = ""


def in_words(field: forms.Field, value) -> str:
    """Return a field's value, stored or typed, as it reads."""
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, dict):
        return "\n".join(
            f"{language_name(code)}: {text}" for code, text in value.items()
        )
    if isinstance(field, KeysField):
        return field.in_words(value)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(str(one) for one in chosen(field, value))
    if isinstance(field, forms.ModelChoiceField):
        return str(one_chosen(field, value))
    if isinstance(field, forms.ChoiceField):
        names = dict(flat(field.choices))
        values = value if isinstance(value, list) else [value]
        return ", ".join(str(names.get(one, one)) for one in values)
    if isinstance(field.widget, RichText):
        return text_of(str(value))
    return str(localize(value))


def chosen(field: forms.ModelMultipleChoiceField, value) -> Iterable:
    try:
        return field.clean(value)
    except ValidationError:
        return value


def one_chosen(field: forms.ModelChoiceField, value):
    try:
        return field.to_python(value)
    except ValidationError:
        return value


def flat(choices) -> Iterable[tuple]:
    for value, said in choices:
        if isinstance(said, (list, tuple)):
            yield from said
        else:
            yield value, said


def differing(label: str, before: str, after: str) -> Differing:
    """Return the differences of two texts, with a note if no word differs."""
    label = capfirst(label)
    if before == after:
        note = _("Only the formatting has changed; every word is the same.")
        return Differing(label, [], note)
    return Differing(label, list(folded(compare_texts(before, after))))


def typed_differences(form: forms.ModelForm) -> list[Differing]:
    """Return how a form that was sent differs from its initial values."""
    found = []
    for name in form.changed_data:
        field = form.fields[name]
        if isinstance(field.widget, forms.HiddenInput):
            continue
        before = in_words(field, form.get_initial_for_field(field, name))
        after = in_words(field, typed(form, name))
        if before != after or isinstance(field.widget, RichText):
            found.append(differing(str(form[name].label), before, after))
    return found


def rows_differences(formset) -> list[Differing]:
    """Return the rows that were added and removed in a form that was sent."""
    before, after = rows_before(formset), rows_after(formset)
    pieces = [Piece(Op.REMOVED, one) for one in before if one not in after]
    pieces += [Piece(Op.ADDED, one) for one in after if one not in before]
    name = formset.model._meta.verbose_name_plural
    return [Differing(capfirst(name), pieces, is_list=True)] if pieces else []


def typed(form: forms.BaseForm, name: str):
    """Return the cleaned value; as it was sent, if it is invalid."""
    cleaned = getattr(form, "cleaned_data", {})
    return cleaned.get(name, form[name].data)


def rows_before(formset) -> list[str]:
    forms_there = [form for form in formset.initial_forms if form.instance.pk]
    return [row(form, form.get_initial_for_field) for form in forms_there]


def rows_after(formset) -> list[str]:
    found = [
        row(form, lambda _field, name, form=form: typed(form, name))
        for form in formset.forms
        if form not in formset.deleted_forms
        and (form.has_changed() or form.instance.pk)
    ]
    return [one for one in found if one]


def row(form: forms.BaseForm, value_of) -> str:
    said = [
        in_words(field, value_of(field, name))
        for name, field in form.fields.items()
        if name not in OF_ROWS and not isinstance(field, InlineForeignKeyField)
    ]
    return " · ".join(part for part in said if part)
