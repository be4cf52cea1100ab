"""Numbers as readers see them: thousands apart, and with what is counted."""

from django import template
from django.utils.translation import ngettext

from articles import text

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    return text.grouped(number)


@register.filter
def counted(number: int) -> str:
    """Return “12 articles”."""
    said = ngettext("%(number)s article", "%(number)s articles", number)
    return said % {"number": text.grouped(number)}
