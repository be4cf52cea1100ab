"""Tables for spreadsheets: the one place that writes CSV, and no formula in it.

Spreadsheets evaluate any text that begins like a formula, whoever typed it. With an
apostrophe in front they show the text.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from html import unescape
from itertools import islice
from typing import Any
from unicodedata import category, normalize

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext as _, override

from articles.foundation.languages import active_language, row_of
from articles.foundation.slugs import slug_from
from articles.foundation.text import clean_line

# The name of a column, and the function that returns a row's value for it.
Column = tuple[str | Promise, Callable[[Any], Any]]
CSV = "text/csv; charset=utf-8"
# The byte order mark tells spreadsheets that the file is UTF-8.
MARK = "\ufeff"
# Signs that begin a formula in spreadsheets, in any width. “%” and “|” do so in some
# programs, and a minus may be the typographic one.
FORMULA = frozenset("=+-\u2212@\t\r\n%|")
# Signs that spreadsheets may skip to find a formula: quotes, kinds of signs that are
# invisible or combine with the one before, and letters that are invisible fillers.
QUOTES = frozenset("\"'“”‘’")
UNSEEN = frozenset({"Cc", "Cf", "Me", "Mn", "Zl", "Zp", "Zs"})
FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Rows that are sent together.
AT_A_TIME = 500


class Echo:
    """A file whose `write` returns the text."""

    def write(self, text: str) -> str:
        return text


def whole(what: str, columns: Iterable[Column], rows: Iterable[Any]) -> HttpResponse:
    """Return a response with the whole table: if a row fails, nothing is sent."""
    return named(what, HttpResponse("".join(lines(columns, rows)), content_type=CSV))


def streamed(
    what: str, columns: Iterable[Column], rows: Iterable[Any]
) -> StreamingHttpResponse:
    """Return a response with a table of any length; its rows are read while sending."""
    return named(what, StreamingHttpResponse(parts(columns, rows), content_type=CSV))


def named[A: HttpResponseBase](what: str, answer: A) -> A:
    """Make browsers save it as a file, named after its content and today's date."""
    day = timezone.localdate().isoformat()
    name = f"{slug_from(what, fallback='table')}-{day}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def lines(columns: Iterable[Column], rows: Iterable[Any]) -> Iterator[str]:
    """Yield the table's lines, the first one the names of its columns."""
    known = list(columns)
    separator = row_of(active_language()).separator
    # All cells are quoted, so that another language's separator doesn't split one.
    writer: Any = csv.writer(Echo(), delimiter=separator, quoting=csv.QUOTE_ALL)
    yield MARK + writer.writerow([cell(capfirst(str(name))) for name, _tell in known])
    for row in rows:
        yield writer.writerow([cell(tell(row)) for _name, tell in known])


def parts(columns: Iterable[Column], rows: Iterable[Any]) -> Iterator[str]:
    """Return some lines at a time, in the language of the request.

    They are made when the view has ended, and its language is no longer active.
    """
    return in_language(get_language(), lines(columns, rows))


def in_language(language: str | None, found: Iterator[str]) -> Iterator[str]:
    while True:
        with override(language):
            part = "".join(islice(found, AT_A_TIME))
        if not part:
            return
        yield part


def cell(value: Any) -> str:
    """Return a value as text: moments and days in ISO 8601."""
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
    """Return a value's readable text, in one line."""
    text = str(value)
    if isinstance(value, SafeString):
        # So that words of two elements stay two.
        text = unescape(strip_tags(text.replace("><", "> <")))
    return clean_line(text)


def harmless(text: str) -> str:
    seen = next((sign for sign in text if not is_passed_over(sign)), "")
    begins = text[:1] in FORMULA or normalize("NFKC", seen)[:1] in FORMULA
    return f"'{text}" if begins and text else text


def is_passed_over(sign: str) -> bool:
    return sign in QUOTES | FILLERS or category(sign) in UNSEEN
