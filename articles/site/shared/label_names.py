"""Names of labels in HTML, marked where they are in another language than the page."""

from functools import lru_cache
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.foundation.languages import (
    active_language,
    interface_language,
    row_of,
    spoken,
)
from articles.models import Label, foreign_language


def in_language(code: str) -> SafeString:
    """Return the attributes for text in another language than the page's own words."""
    return marked(code, interface_language())


@lru_cache(maxsize=1_000)
def marked(code: str, spoken: str) -> SafeString:
    if code in {"", spoken}:
        return SafeString("")
    direction = SafeString(' dir="rtl"') if row_of(code).is_rtl else ""
    return format_html(' lang="{}"{}', code, direction)


def in_active_language() -> SafeString:
    """Return the attributes for content, where the page's own words are in English."""
    return in_language(active_language())


def foreign(label: Label | str) -> SafeString:
    """Mark the name of a label that has none in the reader's language."""
    return in_language(getattr(label, "foreign_language", "") or active_language())


def named_in(language: str, label: Label | str) -> tuple[str, str]:
    """Return the name as HTML, and the attribute for its language.

    For long lists, which look up `language`, the active one, only once.
    """
    if isinstance(label, str):
        return escape(label), ""
    name, code = label.names.get(language), language
    if not name:
        code = foreign_language(label.names, language)
        name = label.names[code]
    own = spoken(language)
    return escape(name), "" if code == own else marked(code, own)
