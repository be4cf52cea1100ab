"""Store the entries of a source: each once, whatever the source calls it by now."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from articles.foundation.languages import clear_language, offered_as
from articles.inbox.items import count_seen, former_of
from articles.inbox.reading import Entry, embargo_in
from articles.models import (
    EXCERPT,
    KEY,
    FormerItem,
    InboxItem,
    ItemState,
    SourceFeed,
    SourceTerms,
    Way,
)

# Rows of one transaction: an editor who saves waits for no more than these.
AT_ONCE = 50
# Older entries of a new feed are known, and no news.
OLD_AT_FIRST = timedelta(days=14)
# An entry stands in the list where it was published, unless that is longer ago.
BACK = timedelta(days=7)
DISMISSED_ELSEWHERE = "dismissed before"


@dataclass(slots=True)
class Stored:
    """The numbers of new and changed items, and the moments of the new ones."""

    new: int = 0
    changed: int = 0
    moments: list[datetime] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Keys:
    identity: str
    link: str
    content: str


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:KEY]


def keys_of(entry: Entry, shared: Container[str] = ()) -> Keys:
    """Return the hashes by which an entry is known again. An address that entries
    share, or that of a whole site, tells none of them; nor does a title alone, such as
    “Read more”.
    """
    path = urlsplit(entry.link).path.strip("/")
    is_own = entry.link_key and path and entry.link_key not in shared
    folded = unicodedata.normalize("NFKC", entry.title).casefold()
    day = entry.published.date().isoformat() if entry.published else entry.summary
    told = (" ".join(folded.split()), day) if day else ("", entry.identity)
    return Keys(
        identity=key_of(entry.identity),
        link=key_of(entry.link_key) if is_own else "",
        content=key_of("\n".join(told)),
    )


def store(feed: SourceFeed, entries: Iterable[Entry], *, now: datetime) -> Stored:
    """Store what is new of these entries, and what changed. Safe to run twice at once.

    No transaction is longer than `AT_ONCE` entries.
    """
    entries = list(entries)
    links = Counter(entry.link_key for entry in entries)
    shared = {link for link, number in links.items() if number > 1}
    stored, found = Stored(), [(keys_of(entry, shared), entry) for entry in entries]
    named = {keys.identity for keys, _entry in found}
    # The source's own terms, once for all.
    terms = SourceTerms.objects.filter(source=feed.source_id).first()
    is_free = terms is not None and terms.allows_text(timezone.localdate(now))
    is_first = feed.state.succeeded_at is None
    for some in batched(found, AT_ONCE):
        with transaction.atomic():
            known = Known(feed, [keys for keys, _entry in some], named)
            for keys, entry in some:
                if item := known.item(keys):
                    stored.changed += follow(item, keys, entry, now, is_free=is_free)
                elif not known.is_former(keys):
                    made = item_of(feed, keys, entry, now, is_free=is_free)
                    known.add(made)
                    if is_first and is_old(feed, made, now):
                        known.forget(made)
                    elif known.was_dismissed(keys):
                        dismiss(made, now)
            new = known.store_new()
            count_seen(feed, len(known.new), now)
            stored.new += len(new)
            stored.moments += [one.at for one in new]
    return stored


class Known:
    """The items that some entries may be: by the source's name, by address, by content.

    `named` are the identities of the whole document: an item that the document still
    has is no former form of another entry.
    """

    def __init__(self, feed: SourceFeed, keys: list[Keys], named: set[str]):
        self.source_id, self.named = feed.source_id, named
        ours = InboxItem.objects.filter(source=feed.source_id)
        former = FormerItem.objects.filter(source=feed.source_id)
        identities = [one.identity for one in keys]
        links = [one.link for one in keys if one.link]
        contents = [one.content for one in keys]
        self.by_identity = {i.identity: i for i in ours.filter(identity__in=identities)}
        self.by_link = self.former_names(ours.filter(link_key__in=links), "link_key")
        self.by_content = self.former_names(
            ours.filter(content_key__in=contents), "content_key"
        )
        self.gone = {
            *former.filter(identity__in=identities).values_list("identity", flat=True),
            *former.filter(link_key__in=links).values_list("link_key", flat=True),
            *former.filter(content_key__in=contents).values_list(
                "content_key", flat=True
            ),
        }
        dismissed = InboxItem.objects.filter(
            link_key__in=links, state=ItemState.DISMISSED
        )
        self.dismissed = set(dismissed.values_list("link_key", flat=True))
        self.new: list[InboxItem] = []
        self.old: list[InboxItem] = []

    def former_names(self, items, column: str) -> dict[str, InboxItem]:
        """Return items that the document doesn't have under their name any more."""
        return {
            getattr(one, column): one for one in items if one.identity not in self.named
        }

    def item(self, keys: Keys) -> InboxItem | None:
        return (
            self.by_identity.get(keys.identity)
            or self.by_link.get(keys.link)
            or self.by_content.get(keys.content)
        )

    def is_former(self, keys: Keys) -> bool:
        return not self.gone.isdisjoint({keys.identity, keys.link, keys.content} - {""})

    def was_dismissed(self, keys: Keys) -> bool:
        return bool(keys.link) and keys.link in self.dismissed

    def add(self, item: InboxItem) -> None:
        self.by_identity[item.identity] = item
        self.new.append(item)

    def forget(self, item: InboxItem) -> None:
        self.new.remove(item)
        self.old.append(item)

    def store_new(self) -> list[InboxItem]:
        """Store them; one that another process stored meanwhile stays as it is."""
        FormerItem.objects.bulk_create(map(former_of, self.old), ignore_conflicts=True)
        InboxItem.objects.bulk_create(self.new, ignore_conflicts=True)
        return [one for one in self.new if one.state == ItemState.NEW]


def item_of(
    feed: SourceFeed, keys: Keys, entry: Entry, now: datetime, *, is_free: bool
) -> InboxItem:
    at = entry.published
    return InboxItem(
        feed=feed,
        source_id=feed.source_id,
        identity=keys.identity,
        link_key=keys.link,
        content_key=keys.content,
        seen_at=now,
        at=at if at and now - BACK <= at <= now else at_first(at, now, feed),
        published_at=at,
        date_remark=entry.date_remark,
        **columns_of(feed, entry, is_free=is_free),
    )


def is_old(feed: SourceFeed, item: InboxItem, now: datetime) -> bool:
    """Return whether a feed that is new here had it before. The links of a page or a
    sitemap tell no date: all that are there at first count as old.
    """
    is_undated = feed.way != Way.FEED and item.published_at is None
    return is_undated or item.at < now - OLD_AT_FIRST


def at_first(at: datetime | None, now: datetime, feed: SourceFeed) -> datetime:
    """Return the place in the list of an entry with an old date, or none."""
    is_first = feed.state.succeeded_at is None
    return at if is_first and at and at < now else now


def columns_of(feed: SourceFeed, entry: Entry, *, is_free: bool) -> dict:
    """Return the texts of an entry, as far as the source's terms let them be kept, and
    the embargo that they state.
    """
    embargo = embargo_in(entry.title, entry.text or entry.summary)
    summary = embargo.before(entry.summary, EXCERPT) if embargo else entry.summary
    return {
        "link": entry.link,
        "title": entry.title[:500],
        "summary": summary[: EXCERPT + 1],
        "embargo_until": embargo.until if embargo else None,
        "text": entry.text if is_free else "",
        "author": entry.author[:200],
        "language": language_of(feed, entry),
    }


def language_of(feed: SourceFeed, entry: Entry) -> str:
    told = feed.language or entry.language
    known = offered_as(told) if told else ""
    return known or clear_language(f"{entry.title}. {entry.summary}")


def follow(
    item: InboxItem, keys: Keys, entry: Entry, now: datetime, *, is_free: bool
) -> int:
    """Bring an item up to date; return 1 if its source says it otherwise by now.

    One that somebody decided about keeps its words: it says that they changed. An
    embargo that isn't mentioned any more isn't lifted by that.
    """
    if item.pk is None:
        return 0
    found = columns_of(item.feed or SourceFeed(), entry, is_free=is_free)
    found["embargo_until"] = found["embargo_until"] or item.embargo_until
    words = {"title", "summary", "text", "embargo_until"}
    is_other = any(found[name] != getattr(item, name) for name in words if found[name])
    changed: dict[str, Any] = {
        "identity": keys.identity,
        "link_key": keys.link or item.link_key,
    }
    if is_other:
        changed["changed_at"] = now
        changed |= found if item.is_open else {}
    elif found["link"] != item.link:
        changed["link"] = found["link"] or item.link
    if all(getattr(item, name) == value for name, value in changed.items()):
        return 0
    if is_other and item.is_open:
        changed["is_sorted"] = False
    for name, value in changed.items():
        setattr(item, name, value)
    item.save(update_fields=list(changed))
    return int(is_other)


def dismiss(item: InboxItem, now: datetime) -> None:
    item.state, item.decided_at = ItemState.DISMISSED, now
    item.reason = DISMISSED_ELSEWHERE
