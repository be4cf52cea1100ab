"""Choices that name no key: names of what is made with the save, and words left over.

In a form a new name stands as `new:` and the name; cleaned, as a label not stored. A
word that was typed and never chosen stands as `typed:` and the word.
"""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.domain import search
from articles.editing import writing
from articles.foundation.text import clean_line
from articles.models import Label

MARK, TYPED = "new:", "typed:"


def new_name(value) -> str:
    """Return the name that a choice holds of what is to be made, or ""."""
    text = str(value)
    return clean_line(text[len(MARK) :]) if text.startswith(MARK) else ""


def as_choice(name: str) -> tuple[str, str]:
    """Return the choice that stands for a new name, and what is shown of it."""
    return f"{MARK}{name}", _("%(name)s (new)") % {"name": name}


def as_typed(word: str) -> str:
    """Return the choice that stands for a word that was typed."""
    return f"{TYPED}{word}"


def typed_word(value) -> str:
    """Return the word that a choice stands for if it was only typed, or ""."""
    text = str(value)
    return clean_line(text[len(TYPED) :]) if text.startswith(TYPED) else ""


def is_new(value) -> bool:
    return isinstance(value, Label) and value.pk is None


def made_up(model: type[Label], name: str) -> Label:
    """Return what is called so, not stored if nothing is; ValidationError if nothing
    can be.
    """
    try:
        return writing.called(model, name)
    except ValidationError as error:
        raise ValidationError(error.messages) from error


def unknown(model: type[Label], typed: str, *, may_make: bool) -> ValidationError:
    """Say that nothing is called so: what is like it, and where it is made."""
    what = _("“%(name)s” isn't known.") % {"name": typed}
    others = [one.name for one in search.similar(model, typed)]
    if others:
        what += " " + _("There are similar ones: %(names)s.") % {
            "names": ", ".join(others)
        }
    if not may_make:
        return ValidationError(
            "{} {}".format(what, _("Choose one, or ask an editor to make it."))
        )
    path = f"admin:{model._meta.app_label}_{model._meta.model_name}_add"
    return ValidationError(
        format_html(
            '{} <a href="{}" target="_blank">{}</a>',
            what,
            reverse(path, query={"name": typed}),
            _("Make it (in a new tab), then save here."),
        )
    )
