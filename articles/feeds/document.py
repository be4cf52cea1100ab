"""One description of a feed: which entries it holds, and what it says of itself."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.feeds.entry import Entry, entries_of
from articles.models import Masthead
from articles.models.site_revision import SiteRevision
from articles.revision import EPOCH, NOTICE_PERIOD
from articles.selection import Selection

MAX_ENTRIES = 50
MAX_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Chain:
    """The addresses of documents before and after (RFC 5005), "" where there is none.

    `current` is the feed that an archived document belongs to.
    """

    previous: str = ""
    following: str = ""
    current: str = ""

    def links(self) -> list[tuple[str, str]]:
        found = [
            ("prev-archive", self.previous),
            ("next-archive", self.following),
            ("current", self.current),
        ]
        return [(rel, address) for rel, address in found if address]


@dataclass(frozen=True, slots=True)
class Document:
    """A feed in one format, or one month of it. All addresses are absolute.

    `key` names it among all feeds, whatever becomes of its title and address.
    """

    key: str
    title: str
    description: str
    language: str
    publisher: str
    page: str
    address: str
    entries: list[Entry]
    chain: Chain = Chain()

    @property
    def id(self) -> str:
        """The feed's identity, which outlives domain, titles and slugs."""
        site = SiteRevision.objects.values_list("site", flat=True).get()
        return uuid.uuid5(site, self.key).urn

    @property
    def home(self) -> str:
        return settings.NEWSROOM_ORIGIN + reverse("home")

    @property
    def updated(self) -> datetime:
        """When it last changed; an empty one stays the same."""
        return max((entry.updated for entry in self.entries), default=EPOCH)


def document_of(selection: Selection, form: str, *, at: datetime) -> Document:
    """Describe the feed of a selection; its language is the active one."""
    found = selected(selection, at=at)[:MAX_ENTRIES]
    entries = capped(entries_of(found, at=at))
    title = str(selection.only_label or selection.in_words()) if selection.size else ""
    chain = Chain()
    if entries and not selection.size:
        chain = Chain(previous=month_address(entries[-1].printed_on, form))
    return document(
        key_of(selection),
        selection.language,
        entries,
        title=title,
        page=selection.path(),
        address=selection.path("feed", form=form),
        chain=chain,
    )


def document(
    key: str, language: str, entries, *, title: str, page: str, address: str, chain
) -> Document:
    """Describe a feed under the masthead; without a title it is the site's own."""
    masthead = Masthead.for_readers(language)
    name = f"{masthead.name}: {title}" if title else masthead.name
    return Document(
        key=key,
        title=name,
        description=masthead.tagline or name,
        language=language,
        publisher=masthead.name,
        page=settings.NEWSROOM_ORIGIN + page,
        address=settings.NEWSROOM_ORIGIN + address,
        entries=entries,
        chain=chain,
    )


def selected(selection: Selection, *, at: datetime):
    """Return its articles, and in their place the notices of withdrawn ones."""
    since = at - NOTICE_PERIOD
    return selection.syndicated(at=at, since=since).newest_first().for_page()


def key_of(selection: Selection) -> str:
    """Name the selection by what never changes: the labels' keys, not their slugs."""
    labels = {
        kind: sorted(str(label.key) for label in labels)
        for kind, labels in selection.labels.items()
    }
    dates = [selection.years, selection.months]
    parts = ["articles", selection.language, labels, dates, selection.q]
    return json.dumps(parts, sort_keys=True)


def capped(entries: Iterable[Entry]) -> list[Entry]:
    """Keep the first ones that fit together, at least one."""
    kept, size = [], 0
    for entry in entries:
        size += entry.size
        if kept and size > MAX_BYTES:
            break
        kept.append(entry)
    return kept


def month_document(year: int, month: int, form: str, *, language: str, at: datetime):
    """Describe a month of the feed of all articles, whole; None if it has none."""
    everything = Selection(language)
    month_only = everything.in_period([year], [month])
    entries = list(entries_of(selected(month_only, at=at), at=at))
    if not entries:
        return None
    [(first, last)] = month_only.spans()
    days = selected(everything, at=at).order_by().values_list("printed_on", flat=True)
    before = days.filter(printed_on__lt=first).order_by("-printed_on").first()
    after = days.filter(printed_on__gt=last).order_by("printed_on").first()
    chain = Chain(
        previous=before and month_address(before, form),
        following=after and month_address(after, form),
        current=settings.NEWSROOM_ORIGIN + everything.path("feed", form=form),
    )
    return document(
        key_of(everything),
        language,
        entries,
        title=_("Archive, %(month)s") % {"month": month_only.when()},
        page=everything.path(),
        address=month_path(year, month, form),
        chain=chain,
    )


def month_address(day: date, form: str) -> str:
    # The archive's addresses have years of four digits.
    if day.year < 1000:
        return ""
    return settings.NEWSROOM_ORIGIN + month_path(day.year, day.month, form)


def month_path(year: int, month: int, form: str) -> str:
    parts = {"year": year, "month": month}
    return reverse(f"archive_month_feed_{form}", kwargs=parts)
