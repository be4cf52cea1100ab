"""Names of labels in HTML, marked where they are in another language than the page."""

from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.models import Label, foreign_language


def in_language(code: str) -> SafeString:
    """Return the attribute for text in another language than the page's."""
    if not code or code == get_language():
        return SafeString("")
    return format_html(' lang="{}"', code)


def foreign(label: Label | str) -> SafeString:
    """Mark the name of a label that has none in the reader's language."""
    return in_language(getattr(label, "foreign_language", ""))


def named_in(language: str, label: Label | str) -> tuple[str, str]:
    """Return the name as HTML, and the attribute for its language.

    For long lists, which look up `language`, the active one, only once.
    """
    if isinstance(label, str):
        return escape(label), ""
    if name := label.names.get(language):
        return escape(name), ""
    code = foreign_language(label.names, language)
    return escape(label.names[code]), f' lang="{code}"'
