"""Labels chosen by typing, cleaned: known ones, new ones, and unknown words."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.fields.typed_choices import (
    made_up,
    new_name,
    typed_word,
    unknown,
)
from articles.domain import search
from articles.domain.content import KEY
from articles.models import Label


class KnownField(forms.ModelChoiceField):
    """Refuses a word that was typed and names nothing, and says which."""

    def to_python(self, value):
        if word := typed_word(value):
            raise ValidationError(
                _("“%(name)s” isn't known. Choose one from the list, or remove it."),
                params={"name": word},
                code="invalid_choice",
            )
        return super().to_python(value)


class LabelField(KnownField):
    """Takes a typed word for the label of that name; if there is none, says so.

    The same holds for an unknown name, unless the user may make new labels.
    """

    may_make = False

    def to_python(self, value):
        labels: Any = self.queryset
        model = labels.model
        if value in self.empty_values or is_key(value):
            return super().to_python(value)
        word, name = typed_word(value), new_name(value)
        if found := search.answers(model, word) if word else None:
            return super().to_python(str(found.pk))
        if name and self.may_make:
            return made_up(model, name)
        raise unknown(model, word or name or str(value), may_make=self.may_make)


class KeyedField(forms.ModelMultipleChoiceField):
    """Refuses what can't be a key before the database is asked for it: SQLite fails for
    a number that is too large.
    """

    def clean(self, value):
        for key in value or ():
            if not is_key(key):
                raise not_offered(self, key)
        return super().clean(value)


def not_offered(field: forms.ModelMultipleChoiceField, key: object) -> ValidationError:
    return ValidationError(
        field.error_messages["invalid_choice"],
        params={"value": str(key)},
        code="invalid_choice",
    )


class OrderedField(forms.ModelMultipleChoiceField):
    """Returns the choices in the order in which they were made.

    A typed word that names a label counts as that; any other one is refused by name.
    """

    may_make = False

    def clean(self, value):
        labels = cast(Any, self.queryset)
        keys = self.keys_of(labels.model, map(str, value or ()))
        new = {
            key: made_up(labels.model, name)
            for key in keys
            if self.may_make and (name := new_name(key))
        }
        for key in keys:
            if not is_key(key) and key not in new:
                raise not_offered(self, key)
        known = super().clean([key for key in keys if key not in new])
        chosen = {str(one.pk): one for one in known} | new
        return [chosen[key] for key in keys]

    def keys_of(self, model: type[Label], values: Iterable[str]) -> list[str]:
        """Return the values, a typed word as the key of the label of that name."""
        keys, errors = [], []
        for value in values:
            word = typed_word(value)
            found = search.answers(model, word) if word else None
            if word and not found:
                errors.append(unknown(model, word, may_make=self.may_make))
            keys.append(str(found.pk) if found else value)
        if errors:
            raise ValidationError(errors)
        return list(dict.fromkeys(keys))


class KeysField(forms.ModelMultipleChoiceField):
    """Returns keys of what was chosen, as text and in its order, for a column of JSON.

    Its base class cleans the primary keys of the form. Values that are gone are left
    out. `names_of` returns the names of keys.
    """

    def __init__(self, *args, key: str, names_of: Callable, **kwargs):
        super().__init__(*args, **kwargs)
        self.key, self.names_of = key, names_of

    def prepare_value(self, value):
        """Return primary keys for the widget, whether keys or these are given."""
        values = list(map(str, value or ()))
        keys = [one for one in values if KEY.fullmatch(one)]
        if not keys:
            return values
        rows: Any = self.queryset
        found = rows.model._default_manager.filter(**{f"{self.key}__in": keys})
        by_key = {str(key): str(pk) for key, pk in found.values_list(self.key, "pk")}
        return [
            by_key.get(one, one) for one in values if one not in {*keys} - {*by_key}
        ]

    def clean(self, value):
        keys = list(dict.fromkeys(map(self.found, map(str, value or ()))))
        for key in keys:
            if not is_key(key):
                raise not_offered(self, key)
        chosen = {str(one.pk): one for one in super().clean(keys)}
        return self.keys_of([chosen[key] for key in keys])

    def found(self, value: str) -> str:
        """Return the primary key of a choice; ValidationError for an unknown word."""
        word = typed_word(value)
        if not word:
            return value
        if one := self.find(word):
            return str(one.pk)
        raise ValidationError(
            _("“%(name)s” isn't known. Choose one from the list, or remove it."),
            params={"name": word},
            code="invalid_choice",
        )

    def find(self, word: str) -> Any:
        """Return what a word that was typed names, or None."""
        return None

    def keys_of(self, chosen: list) -> list[str]:
        return [str(getattr(one, self.key)) for one in chosen]

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != self.prepare_value(data)

    def in_words(self, value) -> str:
        return ", ".join(self.names_of(value))
