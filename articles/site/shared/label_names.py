"""Names of labels in HTML, marked where they are in another language than the page."""

from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.models import Label


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
    is_foreign = language == "en" and not label.name_en
    return escape(label.name_in(language)), ' lang="de"' if is_foreign else ""
