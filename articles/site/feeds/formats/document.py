"""One description of a feed: its entries, and the facts about the feed itself."""

import json
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.urls import reverse

from articles.domain.label_index import each_of
from articles.domain.site_version import EPOCH, Revision
from articles.models import SITE
from articles.site.feeds.formats.signs import Licence, licence_of
from articles.site.selection import Selection
from articles.site.shared import absolute, cache_report, standing


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as written in a document of one format, and the facts a feed needs.

    `key` tells it from the others of the feed.
    """

    key: int
    text: str
    updated: datetime
    printed_on: date
    is_notice: bool = False

    @property
    def size(self) -> int:
        """The size in bytes."""
        return len(self.text.encode())


@dataclass(frozen=True, slots=True)
class Chain:
    """The addresses of documents before and after (RFC 5005), "" if there is none.

    `current` is the feed that an archived document belongs to. `further` is the address
    of older entries of a feed without archive, in formats that know of pages.
    """

    previous: str = ""
    following: str = ""
    current: str = ""
    further: str = ""

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

    `key` names it among all feeds, whatever becomes of its title and address; `site` is
    whose feed it is, as the site's revision says. `hub` is the WebSub hub that is told
    of its changes, "" for none.
    """

    key: str
    title: str
    description: str
    language: str
    publisher: str
    page: str
    address: str
    site: uuid.UUID
    licence: Licence | None = None
    hub: str = ""
    chain: Chain = Chain()
    entries: tuple[Written, ...] = ()

    @property
    def id(self) -> str:
        """The feed's identity, which outlives domain, titles and slugs."""
        return uuid.uuid5(self.site, self.key).urn

    @property
    def home(self) -> str:
        return absolute(reverse("home"))

    @property
    def updated(self) -> datetime:
        """The time of its last change; for an empty feed, that of the site's setup.

        It can't be the site's last change: clients with a copy aren't notified of each.
        """
        if not self.entries:
            return set_up(self.site)
        return max(entry.updated for entry in self.entries)


def document(
    key: str,
    language: str,
    *,
    title: str,
    page: str,
    address: str,
    chain: Chain = Chain(),
    has_hub: bool = False,
    at: Revision,
) -> Document:
    """Describe a feed under the masthead, as yet without entries; if it has no title it
    is the site's own. `has_hub`: the hub is told of its changes, if one is set.
    """
    masthead = standing(language, at=at).masthead
    cache_report.shown(SITE)
    name = f"{masthead.name}: {title}" if title else masthead.name
    return Document(
        key=key,
        title=name,
        description=masthead.tagline or name,
        language=language,
        publisher=masthead.name,
        page=absolute(page),
        address=absolute(address),
        site=at.site,
        licence=licence_of(masthead),
        hub=settings.NEWSROOM_WEBSUB_HUB if has_hub else "",
        chain=chain,
    )


@lru_cache(maxsize=1)
def set_up(_site: uuid.UUID) -> datetime:
    """Return when a site was made."""
    applied = MigrationRecorder.Migration.objects.filter(app="articles")
    first = applied.aggregate(first=Min("applied"))["first"] or EPOCH
    return first.replace(microsecond=0)


def key_of(selection: Selection) -> str:
    """Name the selection by what never changes: the labels' keys, not their slugs."""
    labels = {
        kind: sorted(
            ",".join(sorted(str(label.key) for label in each_of(value)))
            for value in values
        )
        for kind, values in selection.labels.items()
    }
    dates = [selection.years, selection.months]
    parts: list[Any] = ["articles", selection.language, labels, dates, selection.q]
    # Lists without it had their names before it existed.
    parts += [selection.eligible] if selection.eligible else []
    parts += [selection.since] if selection.since else []
    return json.dumps(parts, sort_keys=True)
