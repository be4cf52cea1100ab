"""The parts of addresses that pages and feeds share, in the words of each language, and
whole addresses for use outside the site.
"""

from django.conf import settings
from django.urls import register_converter
from django.utils.translation import pgettext_lazy

ARTICLES = pgettext_lazy("address", "articles/")
ARCHIVE = pgettext_lazy("address", "archive/")
DEADLINES = pgettext_lazy("address", "deadlines/")
CORRECTIONS = pgettext_lazy("address", "corrections/")


class YearConverter:
    regex = "[1-9][0-9]{3}"
    to_python = int
    to_url = str


class MonthConverter:
    regex = "0[1-9]|1[0-2]"
    to_python = int
    to_url = "{:02}".format


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")


def absolute(path: str) -> str:
    """Return the address of a path at the configured origin, never a request's host."""
    return settings.NEWSROOM_ORIGIN + path
