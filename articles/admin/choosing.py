"""Choosing labels and sources: only those there are, in the order that was meant."""

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError


def is_key(value) -> bool:
    """Whether a database may be asked for it: digits, and not too many."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= 18


class Choice(AutocompleteSelect):
    """Shows a refused form again, whatever was posted as choice."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, list(filter(is_key, value)), attr)


class RowChoice(Choice):
    """Shows the row's source without asking the database for each row again."""

    shown = ()

    def optgroups(self, name, value, attr=None):
        if not self.shown or value != [str(self.shown[0])]:
            return super().optgroups(name, value, attr)
        options = [self.create_option(name, *self.shown, True, 0)]
        if not self.is_required:
            options.append(self.create_option(name, "", "", False, 1))
        return [(None, options, 0)]


class OrderedChoices(AutocompleteSelectMultiple):
    """Shows what is chosen in its order."""

    def optgroups(self, name, value, attr=None):
        groups = super().optgroups(name, list(filter(is_key, value)), attr)
        for _name, options, _index in groups:
            options.sort(key=lambda option: value.index(str(option["value"])))
        return groups


class OrderedField(forms.ModelMultipleChoiceField):
    """Returns what is chosen in the order in which it was chosen."""

    def clean(self, value):
        keys = list(dict.fromkeys(map(str, value or ())))
        for key in keys:
            if not is_key(key):
                raise ValidationError(
                    self.error_messages["invalid_choice"], params={"value": key}
                )
        chosen = {str(one.pk): one for one in super().clean(keys)}
        return [chosen[key] for key in keys]
