"""The archive of the feed of all articles (RFC 5005): each month in one or more parts.

A part begins with the oldest, so that it stays as it is when articles are added.
"""

from calendar import monthrange
from datetime import datetime
from math import ceil

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.feeds.document import Chain, Document, document, key_of
from articles.feeds.entry import Entry, entries_of
from articles.models import Article
from articles.revision import NOTICE_PERIOD
from articles.selection import Selection
from articles.site import absolute

MAX_ENTRIES = 100


def month_document(
    year: int, month: int, part: int, form: str, *, language: str, at: datetime
) -> Document | None:
    """Describe a part of a month of the feed of all articles; None if it has none."""
    everything = Selection(language)
    month_only = everything.in_period([year], [month])
    start, end = (part - 1) * MAX_ENTRIES, part * MAX_ENTRIES
    # One more than it holds, to see whether there is a further part.
    found = list(selected(month_only, at=at).reverse()[start : end + 1])
    if not found:
        return None
    [(first, last)] = month_only.spans()
    others = selected(everything, at=at)
    chain = Chain(
        previous=part_address(year, month, part - 1, form)
        if part > 1
        else last_part(others.filter(printed_on__lt=first), form),
        following=part_address(year, month, part + 1, form)
        if len(found) > MAX_ENTRIES
        else first_part(others.filter(printed_on__gt=last), form),
        current=absolute(everything.path("feed", form=form)),
    )
    title = _("Archive, %(month)s") % {"month": month_only.when()}
    if part > 1:
        title = _("%(title)s, part %(number)s") % {"title": title, "number": part}
    return document(
        key_of(everything),
        language,
        list(entries_of(reversed(found[:MAX_ENTRIES]), at=at)),
        title=title,
        page=everything.path(),
        address=part_path(year, month, part, form),
        chain=chain,
    )


def archived(selection: Selection, oldest: Entry, form: str, *, at: datetime) -> str:
    """Return where the feed goes on after its oldest entry: that one's whole month."""
    day = oldest.printed_on
    end = day.replace(day=monthrange(day.year, day.month)[1])
    return last_part(selected(selection, at=at).filter(printed_on__lte=end), form)


def selected(selection: Selection, *, at: datetime) -> QuerySet:
    """Return its articles, and in their place the notices of withdrawn ones."""
    found = Article.objects.syndicated(at, at - NOTICE_PERIOD)
    return selection.narrowed(found).newest_first().for_page()


def last_part(articles: QuerySet, form: str) -> str:
    """Return the address of the newest part of the last month that these have."""
    days = articles.order_by().values_list("printed_on").annotate(Count("pk"))
    # No month has more days.
    counted = list(days.order_by("-printed_on")[:31])
    if not counted:
        return ""
    month = counted[0][0].replace(day=1)
    number = sum(number for day, number in counted if day >= month)
    return part_address(month.year, month.month, ceil(number / MAX_ENTRIES), form)


def first_part(articles: QuerySet, form: str) -> str:
    days = articles.order_by("printed_on").values_list("printed_on", flat=True)
    day = days.first()
    return part_address(day.year, day.month, 1, form) if day else ""


def part_address(year: int, month: int, part: int, form: str) -> str:
    # The archive's addresses have years of four digits.
    if year < 1000:
        return ""
    return absolute(part_path(year, month, part, form))


def part_path(year: int, month: int, part: int, form: str) -> str:
    path = reverse(f"archive_month_feed_{form}", kwargs={"year": year, "month": month})
    return f"{path}?part={part}" if part > 1 else path
