"""Make feeds of sources and items of the inbox for tests."""

import hashlib
from datetime import datetime, timedelta

from django.utils import timezone

from articles.inbox.items import count_seen, count_use
from articles.models import FeedState, InboxItem, InboxRule, ItemState, SourceFeed
from tests.support.factories import source


def feed(name: str = "Institut Beispiel", **values) -> SourceFeed:
    """Return a feed of the source of that name."""
    values.setdefault("address", f"https://quelle.example/{key_of(name)}.rss")
    return SourceFeed.objects.create(source=source(name), **values)


def item(title: str = "Neues Labor", *, of: SourceFeed | None = None, **values):
    """Return an item of the feed, as new as can be."""
    of = of or SourceFeed.objects.first() or feed()
    link = values.pop("link", f"https://quelle.example/{key_of(title)}")
    now: datetime = values.pop("at", timezone.now() - timedelta(minutes=5))
    made = InboxItem.objects.create(
        feed=of,
        source=of.source,
        identity=key_of(values.pop("identity", title)),
        link=link,
        link_key=key_of(link),
        content_key=key_of(title),
        title=title,
        **{"seen_at": now, "at": now, "published_at": now} | values,
    )
    count_seen(of, 1, made.seen_at)
    count_use(made, ItemState.NEW)
    return made


def watched() -> None:
    """Watch three sources: one that doesn't answer, one that moved, one by mail."""
    now, gap = timezone.now(), 86_400
    bad = {"standing": "failing", "failures": 3, "problem": "timeout"}
    bad["problem_values"] = {"host": "quelle.example"}
    moved = {"moved_to": "https://neu.example/feed.rss", "moved_times": 7}
    moved |= {"moved_since": now - timedelta(days=4), "standing": "well"}
    known = {"usual_gap": gap, "news_at": now - timedelta(days=9)}
    for name, values in (("Schweigt", bad), ("Umgezogen", moved | known)):
        made = feed(name, title="Neuigkeiten")
        FeedState.objects.filter(feed=made).update(**values)
        item(f"Neues von: {name}", of=made)
    feed("Partner", way="mail", address="", secret="geheim")
    InboxRule.objects.create(phrase="Gewinnspiel")


def another(examples: dict) -> dict:
    """Return what is typed to add a feed of the source that has the example."""
    address = "https://neu.example/feed.rss"
    return {"source": examples[SourceFeed].source_id, "address": address}


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
