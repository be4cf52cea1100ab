"""The archive of the feed of all articles (RFC 5005): each month in one or more parts.

A part begins with the oldest, so that it stays as it is when articles are added.
"""

from dataclasses import replace
from datetime import date
from math import ceil

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.domain.label_index import catalogue_at
from articles.domain.site_version import Revision
from articles.site.feeds.entries.composing import written_of
from articles.site.feeds.entries.listed import Listed, all_in, described, in_order
from articles.site.feeds.formats.document import Chain, Document, document, key_of
from articles.site.selection import Selection
from articles.site.shared import absolute

MAX_ENTRIES = 100


def listed_in(
    year: int, month: int, part: int, *, language: str, at: Revision
) -> list[Listed]:
    """Return the entries of a part of a month, the oldest first, and one more if there
    is a further part.
    """
    start, end = (part - 1) * MAX_ENTRIES, part * MAX_ENTRIES
    found = in_order(all_in(month_of(language, year, month), at=at), at=at)
    return described(found[::-1][start : end + 1], at=at)


def month_document(
    year: int,
    month: int,
    part: int,
    form: str,
    listed: list[Listed],
    *,
    language: str,
    at: Revision,
) -> Document:
    """Describe a part of a month of the feed of all articles."""
    everything = Selection(language)
    month_only = month_of(language, year, month)
    [(first, last)] = month_only.spans()
    chain = Chain(
        previous=part_address(year, month, part - 1, form)
        if part > 1
        else last_part(language, first, form, at=at),
        following=part_address(year, month, part + 1, form)
        if len(listed) > MAX_ENTRIES
        else first_part(language, last, form, at=at),
        current=absolute(everything.path("feed", form=form)),
    )
    title = _("Archive, %(month)s") % {"month": month_only.when()}
    if part > 1:
        title = _("%(title)s, part %(number)s") % {"title": title, "number": part}
    empty = document(
        key_of(everything),
        language,
        title=title,
        page=everything.path(),
        address=part_path(year, month, part, form),
        chain=chain,
        at=at,
    )
    entries = written_of(form, listed[MAX_ENTRIES - 1 :: -1], at=at)
    return replace(empty, entries=tuple(entries))


def archived(language: str, day: date, form: str, *, at: Revision) -> str:
    """Return the address after an entry of that day: the newest part of its month."""
    number = len(all_in(month_of(language, day.year, day.month), at=at))
    return part_address(day.year, day.month, ceil(number / MAX_ENTRIES), form)


def month_of(language: str, year: int, month: int) -> Selection:
    return Selection(language).in_period([year], [month])


def last_part(language: str, before: date, form: str, *, at: Revision) -> str:
    """Return the address of the newest part of the last month before that day."""
    everything = all_in(Selection(language), at=at)
    day = catalogue_at(at).earlier(everything, before)
    return archived(language, day, form, at=at) if day else ""


def first_part(language: str, after: date, form: str, *, at: Revision) -> str:
    everything = all_in(Selection(language), at=at)
    day = catalogue_at(at).later(everything, after)
    return part_address(day.year, day.month, 1, form) if day else ""


def part_address(year: int, month: int, part: int, form: str) -> str:
    # The archive's addresses have years of four digits.
    if year < 1000:
        return ""
    return absolute(part_path(year, month, part, form))


def part_path(year: int, month: int, part: int, form: str) -> str:
    path = reverse(f"archive_month_feed_{form}", kwargs={"year": year, "month": month})
    return f"{path}?part={part}" if part > 1 else path
