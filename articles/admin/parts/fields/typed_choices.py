"""Choices without a key: names of labels to be made with the save, and words left.

In a form a new name is `new:` and the name; cleaned, it is an unsaved label. A word
that was typed and never chosen is `typed:` and the word.
"""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.domain import search
from articles.editing import writing
from articles.foundation.languages import active_language
from articles.foundation.text import clean_line, repeated
from articles.models import Label

MARK, TYPED = "new:", "typed:"


def new_name(value) -> str:
    """Return the name of a label to be made that a choice holds, or ""."""
    text = str(value)
    return clean_line(text[len(MARK) :]) if text.startswith(MARK) else ""


def as_choice(name: str) -> tuple[str, str]:
    """Return the choice for a new name, and its text."""
    return f"{MARK}{name}", _("%(name)s (new)") % {"name": name}


def as_typed(word: str) -> str:
    """Return the choice for a word that was typed."""
    return f"{TYPED}{word}"


def typed_word(value) -> str:
    """Return the word of a choice that was only typed, or ""."""
    text = str(value)
    return clean_line(text[len(TYPED) :]) if text.startswith(TYPED) else ""


def is_new(value) -> bool:
    return isinstance(value, Label) and value.pk is None


def made_up(model: type[Label], name: str) -> Label:
    """Return the label of that name, unsaved if there is none; ValidationError if there
    can't be one.
    """
    try:
        return writing.called(model, name)
    except ValidationError as error:
        raise ValidationError(error.messages) from error


def unknown(model: type[Label], typed: str, *, may_make: bool) -> ValidationError:
    """Say that nothing has this name; name similar ones, and link to making it."""
    what = _("“%(name)s” isn't known.") % {"name": repeated(typed)}
    language = active_language()
    others = [one.name_in(language) for one in search.similar(model, typed)]
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
            _("Create it (in a new tab), then save here."),
        )
    )
