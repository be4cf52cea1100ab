"""The shapes in which an answer is handed on: its contents, and its oddities."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_ENTRIES = 500
# Kind → why an answer is no feed, or a file no list of feeds. Callers store the kinds,
# so a name never changes.
NO_FEED: dict[str, str | Promise] = {
    "empty": _("The answer is empty."),
    "html_page": _("This is a web page, not a feed: “%(title)s”."),
    "login_page": _("The source asks for a login instead of sending its feed."),
    "error_page": _("The source sends an error page instead of its feed: “%(title)s”."),
    "not_xml": _("This isn’t a feed: it is neither RSS nor Atom nor JSON Feed."),
    "forbidden_xml": _(
        "The document has definitions of its own (a DTD), which can hide an "
        "attack. It isn’t read. Ask the source for a feed without them."
    ),
    "empty_file": _("This file is empty."),
    "forbidden_list": _(
        "This list has definitions of its own (a DTD), which can hide an attack. It "
        "isn’t read. Remove them, or export the list anew."
    ),
    "too_deep": _(
        "The folders of this list are nested more than 200 deep. It isn’t read. Export "
        "it with fewer."
    ),
    "no_list": _("This file isn’t a list of feeds (OPML)."),
}
UNTITLED: dict[str, str | Promise] = {"html_page": _("This is a web page, not a feed.")}


def why_no_feed(kind: str, title: str = "") -> str:
    """Return the sentence for a kind, in the active language."""
    sentences = NO_FEED if title else NO_FEED | UNTITLED
    return str(sentences[kind]) % {"title": title}


class NotAFeed(Exception):
    """The answer is no feed. `title` is that of the page which came in its place."""

    def __init__(self, kind: str, title: str = ""):
        super().__init__(kind)
        self.kind, self.title = kind, title

    @property
    def reason(self) -> str:
        return why_no_feed(self.kind, self.title)

    def __str__(self) -> str:
        return self.reason


class Remark(NamedTuple):
    """Something odd about a document: cut, encoding, repaired, repeated_ids, no_ids,
    future_dates, absurd_dates, guessed_zones, too_many, too_large.
    """

    kind: str
    sentence: str


class Enclosure(NamedTuple):
    address: str
    type: str = ""
    length: int | None = None


@dataclass(kw_only=True)
class Told:
    """An entry as the source tells it, in any format. Nothing in it is safe yet."""

    guid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    base: str = ""
    author: str = ""
    published: str = ""
    updated: str = ""
    # The library's reading of the two: it knows more languages than our table.
    published_read: datetime | None = None
    updated_read: datetime | None = None
    language: str = ""
    enclosures: list[Enclosure] = field(default_factory=list)


@dataclass(kw_only=True)
class ToldFeed:
    """A document as the source tells it: its entries, and what it says of itself."""

    title: str = ""
    language: str = ""
    homepage: str = ""
    hub: str = ""
    self_address: str = ""
    min_interval: timedelta | None = None
    skip_hours: set[int] = field(default_factory=set)
    skip_days: set[int] = field(default_factory=set)
    entries: list[Told] = field(default_factory=list)
    # Entries of the document that aren't among them, because there are too many.
    left_out: int = 0
    # Kinds of remarks that reading the document gave.
    odd: set[str] = field(default_factory=set)


@dataclass(kw_only=True)
class Entry:
    """One entry. All texts are plain and safe to show; `html` is sanitised.

    `published` falls back to `updated`. `date_remark` is "", "future" (then it is the
    moment of reading), "absurd" (then it is None) or "guessed_zone".
    """

    guid: str = ""
    # The key by which an entry is known again, and what it is made of: "guid", "link"
    # or "content".
    identity: str = ""
    identity_by: str = ""
    link: str = ""
    link_key: str = ""
    title: str = ""
    summary: str = ""
    text: str = ""
    html: str = ""
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    date_remark: str = ""
    language: str = ""
    enclosures: list[Enclosure] = field(default_factory=list)


@dataclass(kw_only=True)
class Reading:
    """The contents of a document. Hours of `skip_hours` are in UTC; Monday is day 0."""

    title: str = ""
    language: str = ""
    homepage: str = ""
    entries: list[Entry] = field(default_factory=list)
    left_out: int = 0
    remarks: list[Remark] = field(default_factory=list)
    min_interval: timedelta | None = None
    skip_hours: set[int] = field(default_factory=set)
    skip_days: set[int] = field(default_factory=set)
    hub: str = ""
    self_address: str = ""
