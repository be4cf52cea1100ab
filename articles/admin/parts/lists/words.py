"""Words in several languages: a column of a list for each language, and how they are
read by users who may not change them.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from articles.foundation.languages import (
    active_language,
    first_with,
    is_offered,
    language_name,
    offered,
    site_language,
)
from articles.models import WordsField, order_of_words


def columns(model: Any, field: str) -> list[Callable]:
    """Return a column for each of the newsroom's languages, to be ordered by."""
    return [column(model, field, code) for code in offered()]


def column(model: type[Model], field: str, code: str) -> Callable:
    known: Any = model._meta.get_field(field)
    label = known.verbose_name

    def heading() -> str:
        if len(offered()) == 1:
            return str(label)
        return f"{label} ({language_name(code)})"

    @admin.display(
        description=lazy(heading, str)(),
        ordering=order_of_words(field, code),
        empty_value="–",
    )
    def words(row: Model) -> str:
        found = getattr(row, field)
        if code != site_language() or found.get(code):
            return marked(code, found.get(code, ""))
        # It leads to the row: something must be there to read and to hit.
        if not (other := first_with(code, found)):
            return ""
        return format_html("{} ({})", marked(other, found[other]), language_name(other))

    words.__name__ = f"{field}_{code}"
    return words


def marked(code: str, text: str) -> str:
    """Return words as HTML that says their language, if it isn't the desk's."""
    if not text or code == active_language():
        return text
    return format_html('<span lang="{}">{}</span>', code, text)


def reader(model: Any, name: Any) -> Any:
    """Return what shows a field of words, or the name of another field."""
    field = model._meta.get_field(name) if has_field(model, name) else None
    if not isinstance(field, WordsField):
        return name

    @admin.display(description=capfirst(field.verbose_name))
    def shown(row: Model) -> SafeString:
        words = getattr(row, name)
        return format_html(
            "<ul>{}</ul>",
            format_html_join(
                "",
                '<li lang="{}">{}: {}</li>',
                ((code, language_name(code), text) for code, text in words.items()),
            ),
        )

    shown.__name__ = f"{name}_in_all"
    return shown


def has_field(model: type[Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields())


class Named(admin.ModelAdmin):
    """For rows with names: a column for each language, ordered by what users read."""

    def get_list_display(self, request):
        found = super().get_list_display(request)
        names: list[Any] = columns(self.model, "names")
        return [
            one for name in found for one in (names if name == "called" else [name])
        ]

    def get_ordering(self, request):
        code = active_language()
        shown = code if is_offered(code) else site_language()
        return [order_of_words("names", shown), "pk"]

    def get_changeform_initial_data(self, request):
        """Take the name from an address, as links to the form have it."""
        found = super().get_changeform_initial_data(request)
        name = found.pop("name", "")
        return found | ({"names": {site_language(): name}} if name else {})

    def get_search_fields(self, request):
        return [*(f"names__{code}" for code in offered()), *self.search_fields]

    @admin.display(description=gettext_lazy("name"))
    def called(self, label):
        return str(label)
