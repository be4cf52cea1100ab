"""Choosing labels and sources: only existing ones, in the user's order."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.parts.assigned import name_and_absence
from articles.admin.parts.fields.offered import Offered
from articles.admin.parts.fields.typed_choices import (
    as_choice,
    as_typed,
    new_name,
    typed_word,
)
from articles.domain import search
from articles.foundation.languages import active_language
from articles.foundation.text import clean_line
from articles.models import Label, Source


class PersonField(forms.ModelChoiceField):
    """For one person, by printed name or account."""

    def label_from_instance(self, obj):
        return name_and_absence(obj)

    def name_absent(self) -> None:
        """Say below the field who is away: a narrow one cuts its choices off."""
        people: Any = self.queryset
        away = [one for one in people if one.is_away]
        if away:
            names = ", ".join(map(name_and_absence, away))
            self.help_text = _("Not here at present: %(names)s.") % {"names": names}


def is_key(value) -> bool:
    """Return whether it may be a key in a query: digits, and not too many."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= 18


def words_sent(data, name: str) -> list[str]:
    """Return the words that were typed into a field and not chosen, from its form."""
    said = f"{name}-named"
    words = data.getlist(said) if hasattr(data, "getlist") else [data.get(said, "")]
    return [word for word in map(clean_line, words) if word]


def words_left(value) -> list[str]:
    """Return the words among a field's values that name no key and nothing new."""
    values = value if isinstance(value, (list, tuple)) else [value]
    said = (str(one) for one in values if one is not None)
    return [
        typed_word(one) or one
        for one in said
        if one and not is_key(one) and not new_name(one)
    ]


class InMain:
    """Has the list of choices drawn in the page's main part, where it is looked for.

    Tells the script whose names it may look up without a request, and which words were
    typed and not chosen yet.
    """

    field: Any

    def build_attrs(self, base_attrs, extra_attrs=None):
        # The field of choices that it is mixed into has it.
        attrs = super().build_attrs(base_attrs, extra_attrs)  # type: ignore[misc]
        model = self.field.remote_field.model
        kind = {"data-kind": model.url_name} if issubclass(model, Label) else {}
        return attrs | kind | {"data-dropdown-parent": "#content"}

    def get_context(self, name, value, attrs):
        left = words_left(value)
        attrs = (attrs or {}) | ({"data-words": json.dumps(left)} if left else {})
        # The field of choices has this one, too.
        return super().get_context(name, value, attrs)  # type: ignore[misc]


class Choice(InMain, AutocompleteSelect):
    """Shows a refused form again, whatever was posted as choice."""

    def value_from_datadict(self, data, files, name):
        chosen = super().value_from_datadict(data, files, name)
        words = words_sent(data, name)
        return chosen if chosen or not words else as_typed(words[0])

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, list(filter(is_key, value)), attr)


def offering(url: str) -> str:
    """Return the address of the suggestions that offer to make what isn't there."""
    return f"{url}?make=1"


class RowChoice(Choice):
    """Shows the row's source without a query for each row.

    Without a script, users choose a source by its name; the page lists them once.
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
            next(iter(words_left(value)), ""),
            self.asked,
            self.asked,
        )

    def value_from_datadict(self, data, files, name):
        """Return a key; a name that no source has as it was typed, to be refused."""
        value = super().value_from_datadict(data, files, name)
        typed = typed_word(value)
        found = self.find(typed) if typed else None
        return str(found.pk) if found else value

    def find(self, typed: str) -> Model | search.Named | None:
        return search.answers(Source, typed)

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

    Without a script, a second list has the other labels.
    """

    # By their keys, while it is rendered.
    names: Mapping[str, str] = MappingProxyType({})
    # A form with many such fields shares it.
    offered: Offered | None = None

    def get_url(self):
        return offering(super().get_url())

    def render(self, name, value, attrs=None, renderer=None):
        chosen = {str(key) for key in value or ()}
        labels = self.choices.queryset
        if self.offered:
            names = self.offered.of(labels.model)
        else:
            names = labels.in_use().names_in(active_language())
        self.names = {str(key): name for key, name in names}
        options = [one for one in self.names.items() if one[0] not in chosen]
        return format_html(
            '{}<noscript><select multiple name="{}-more" aria-label="{}">{}</select>'
            "</noscript>",
            super().render(name, value, attrs, renderer),
            name,
            _("Choose one or more"),
            format_html_join("", '<option value="{}">{}</option>', options),
        )

    def value_from_datadict(self, data, files, name):
        chosen = super().value_from_datadict(data, files, name) or []
        more = data.getlist(f"{name}-more") if hasattr(data, "getlist") else []
        return [*chosen, *more, *map(as_typed, words_sent(data, name))]

    def options_of(self, name, keys: list[str]) -> list[dict]:
        """Return the options of those labels that the second list has queried."""
        known = [(key, self.names[key]) for key in keys if key in self.names]
        return [self.create_option(name, key, told, True, 0) for key, told in known]

    def optgroups(self, name, value, attr=None):
        keys = list(filter(is_key, value))
        groups: list[Any] = [(None, self.options_of(name, keys), 0)]
        if len(groups[0][1]) < len(keys):
            groups = super().optgroups(name, keys, attr)
        new = [as_choice(called) for called in filter(None, map(new_name, value))]
        options = [self.create_option(name, k, shown, True, 0) for k, shown in new]
        groups[0][1].extend(options)
        for _name, options, _index in groups:
            options.sort(key=lambda option: value.index(str(option["value"])))
        return groups
