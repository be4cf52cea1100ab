"""Choosing labels and sources: only those there are, in the order that was meant."""

from typing import Any, cast

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from articles.admin.parts.making import as_choice, made_up, new_name, unknown
from articles.models import Source
from articles.text import clean_line


def is_key(value) -> bool:
    """Whether a database may be asked for it: digits, and not too many."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= 18


class InMain:
    """Has the list of choices drawn in the page's main part, where it is looked for."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        # The field of choices that it is mixed into has it.
        attrs = super().build_attrs(base_attrs, extra_attrs)  # type: ignore[misc]
        return attrs | {"data-dropdown-parent": "#content"}


class Choice(InMain, AutocompleteSelect):
    """Shows a refused form again, whatever was posted as choice."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, list(filter(is_key, value)), attr)


def offering(url: str) -> str:
    """Return the address of the suggestions that offer to make what isn't there."""
    return f"{url}?make=1"


class RowChoice(Choice):
    """Shows the row's source without asking the database for each row again.

    Where no script runs, a source is chosen by its name; the page lists them once.
    """

    shown = ()
    names = "source-names"
    asked = gettext_lazy("Name of the source")

    def get_url(self):
        return offering(super().get_url())

    def render(self, name, value, attrs=None, renderer=None):
        drawn = super().render(name, value, attrs, renderer)
        return format_html(
            '{}<noscript><input type="text" name="{}-named" list="{}" value="{}"'
            ' aria-label="{}" placeholder="{}"></noscript>',
            drawn,
            name,
            self.names,
            "" if value is None or is_key(value) or new_name(value) else value,
            self.asked,
            self.asked,
        )

    def value_from_datadict(self, data, files, name):
        """Return a key; a name that no source has as it was typed, to be refused."""
        typed = clean_line(data.get(f"{name}-named", ""))
        if not typed:
            return super().value_from_datadict(data, files, name)
        found = self.find(typed)
        return str(found.pk) if found else typed

    def find(self, typed: str) -> Model | None:
        named = Q(name__iexact=typed) | Q(name_en__iexact=typed)
        return Source.objects.in_use().filter(named).order_by("pk").first()

    def optgroups(self, name, value, attr=None):
        new: list[Any] = [as_choice(n) for n in filter(None, map(new_name, value))]
        if not new and self.shown and value == [str(self.shown[0])]:
            new = [self.shown]
        if not new:
            return super().optgroups(name, value, attr)
        [(key, shown)] = new
        options = [self.create_option(name, key, shown, True, 0)]
        if not self.is_required:
            options.append(self.create_option(name, "", "", False, 1))
        return [(None, options, 0)]


class OrderedChoices(InMain, AutocompleteSelectMultiple):
    """Shows what is chosen in its order.

    Where no script runs, what else there is stands in a second list.
    """

    def get_url(self):
        return offering(super().get_url())

    def render(self, name, value, attrs=None, renderer=None):
        chosen = {str(key) for key in value or ()}
        others = self.choices.queryset.in_use().by_name(get_language() or "de")
        options = [(one.pk, one) for one in others if str(one.pk) not in chosen]
        return format_html(
            '{}<noscript><select multiple name="{}-more" aria-label="{}">{}</select>'
            "</noscript>",
            super().render(name, value, attrs, renderer),
            name,
            _("All there are (choose one or more)"),
            format_html_join("", '<option value="{}">{}</option>', options),
        )

    def value_from_datadict(self, data, files, name):
        chosen = super().value_from_datadict(data, files, name) or []
        more = data.getlist(f"{name}-more") if hasattr(data, "getlist") else []
        return [*chosen, *more]

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, list(filter(is_key, value)), attr)
        new = [as_choice(called) for called in filter(None, map(new_name, value))]
        options = [self.create_option(name, k, shown, True, 0) for k, shown in new]
        groups[0][1].extend(options)
        for _name, options, _index in groups:
            options.sort(key=lambda option: value.index(str(option["value"])))
        return groups


class RowField(forms.ModelChoiceField):
    """Takes a name that nobody knew for what is to be made, if the person may."""

    may_make = False

    def to_python(self, value):
        labels: Any = self.queryset
        model = labels.model
        if value in self.empty_values or is_key(value):
            return super().to_python(value)
        name = new_name(value)
        if name and self.may_make:
            return made_up(model, name)
        raise unknown(model, name or str(value), may_make=self.may_make)


class OrderedField(forms.ModelMultipleChoiceField):
    """Returns what is chosen in the order in which it was chosen."""

    may_make = False

    def clean(self, value):
        keys, labels = (
            list(dict.fromkeys(map(str, value or ()))),
            cast(Any, self.queryset),
        )
        new = {
            key: made_up(labels.model, name)
            for key in keys
            if self.may_make and (name := new_name(key))
        }
        for key in keys:
            if not is_key(key) and key not in new:
                raise ValidationError(
                    self.error_messages["invalid_choice"], params={"value": key}
                )
        known = super().clean([key for key in keys if key not in new])
        chosen = {str(one.pk): one for one in known} | new
        return [chosen[key] for key in keys]
