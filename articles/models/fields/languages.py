"""The columns for the code of a language and for several, and the languages that may
be chosen.
"""

from collections.abc import Collection, Iterable
from functools import partialmethod
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.foundation.languages import (
    TABLE,
    desk_languages,
    is_offered,
    known_languages,
    language_name,
    offered,
    offered_with_names,
    row_of,
)
from articles.models.fields.plain import KnownAs

# Letters of a code, with its script or region.
LONGEST_CODE = 12
# Every language that has a name.
NAMES = [(code, _(row_of(code).label)) for code in known_languages()]
type Choices = list[tuple[str, str | Promise]]


def display(row, field: models.Field) -> str:
    """Return a language by its name, whether or not it is offered any more."""
    code = getattr(row, field.attname)
    return language_name(code) if code else dict(field.flatchoices).get(code, "")


class LanguageField(KnownAs, models.CharField):
    """The code of a language. The settings say which ones are offered; rows in others
    stay as they are.
    """

    known_as = models.CharField

    def __init__(self, verbose_name: Any = None, **kwargs):
        defaults: dict[str, Any] = {
            "max_length": LONGEST_CODE,
            "choices": language_choices,
        }
        super().__init__(verbose_name or _("language"), **defaults | kwargs)

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        told = f"get_{name}_display"
        setattr(cls, told, partialmethod(display, field=self))

    @property
    def flatchoices(self):
        """Return what Django displays rows by: also of languages that nobody may choose
        any more.
        """
        found = list(super().flatchoices)
        there = {code for code, _name in found}
        return [*found, *((code, name) for code, name in NAMES if code not in there)]

    def validate(self, value, model_instance):
        """Let a row keep its language when the newsroom doesn't offer that any more."""
        stored = type(model_instance)._default_manager.filter(pk=model_instance.pk)
        is_known = value and not dict(self.flatchoices).get(value)
        if is_known and stored.filter(**{self.attname: value}).exists():
            return
        super().validate(value, model_instance)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


class LanguagesFormField(forms.MultipleChoiceField):
    """Check boxes, one for each language of the newsroom."""

    widget = forms.CheckboxSelectMultiple

    def has_changed(self, initial, data) -> bool:
        return super().has_changed([*filter(is_offered, initial or ())], data)


class LanguagesField(KnownAs, models.JSONField):
    """Codes of languages. None of them means all, also those that are added later.

    Codes of languages that aren't offered any more stay: no form asks for them.
    """

    known_as = models.JSONField

    def __init__(self, verbose_name: str | Promise | None = None, **kwargs):
        defaults: dict[str, Any] = {"default": list, "blank": True}
        named: Any = verbose_name
        super().__init__(named, **defaults | kwargs)

    def formfield(self, **kwargs):
        known: dict[str, Any] = {
            "form_class": LanguagesFormField,
            "choices": language_choices,
            # Not the default, by which Django would add hidden inputs.
            "initial": None,
            "show_hidden_initial": False,
        }
        return models.Field.formfield(self, **known | kwargs)

    def save_form_data(self, instance, data):
        kept: Iterable[str] = getattr(instance, self.name)
        others = [code for code in kept if not is_offered(code)]
        super().save_form_data(instance, [*data, *others])


def includes(chosen: Collection[str], code: str) -> bool:
    """Return whether a choice of languages includes one.

    A choice of which no language is offered any more is one of all, as its form shows
    no box that is ticked. With one language nobody has a choice.
    """
    known = [one for one in chosen if is_offered(one)]
    return code in chosen or not known or len(offered()) == 1


def language_choices() -> Choices:
    return offered_with_names()


def linked_languages() -> Choices:
    """Return the languages that linked texts may have: the newsroom's, and those of the
    table.
    """
    known = {code.partition("-")[0] for code in offered()}
    more = [code for code in TABLE if "-" not in code and code not in known]
    return [*offered_with_names(), *((code, _(TABLE[code].label)) for code in more)]


def desk_choices() -> Choices:
    browsers = "", _("the browser’s")
    return [browsers, *((code, _(row_of(code).label)) for code in desk_languages())]
