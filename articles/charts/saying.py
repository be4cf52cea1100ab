"""Numbers in words, as charts say them."""

from django.utils.formats import number_format
from django.utils.translation import ngettext


def grouped(number: int) -> str:
    """Return it with thousands apart, as the reader's language has them."""
    return number_format(number, force_grouping=True)


def counted(number: int) -> str:
    """Return “12 articles”."""
    text = ngettext("%(number)s article", "%(number)s articles", number)
    return text % {"number": grouped(number)}
