"""What stands in a cell of a table that programs read: no markup, no formula.

A spreadsheet reckons what begins like a formula, whoever typed it: with an apostrophe
in front it shows the text.
"""

from datetime import date, datetime
from html import unescape
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.text import clean_line

# As spreadsheets know them, full width ones too; “%” and “|” begin one in some.
FORMULA = frozenset("=+-@\t\r\n%|＝＋－＠")
# They may look through these to find one.
BEFORE = " \u00a0\u200b\ufeff\"'“”‘’"


def cell(value: Any) -> str:
    """Return a value as text: moments and days as ISO 8601 has them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, (date, int, float)):
        return value.isoformat() if isinstance(value, date) else str(value)
    return harmless(plain(value))


def plain(value: Any) -> str:
    """Return what is read of it, in one line."""
    text = str(value)
    if isinstance(value, SafeString):
        # So that words of two elements stay two.
        text = unescape(strip_tags(text.replace("><", "> <")))
    return clean_line(text)


def harmless(text: str) -> str:
    begins = text[:1] in FORMULA or text.lstrip(BEFORE)[:1] in FORMULA
    return f"'{text}" if begins and text else text
