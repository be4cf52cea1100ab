"""Fill the inbox of the newsroom that DATABASE_URL names, and tell of it as JSON."""

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from uuid import uuid4

import django
from django.db import connection
from django.utils import timezone

from benchmarks.stock.texts import invented

BATCH = 2_000
SOURCES = 88
# The numbers of dismissed items and of those taken over in each hundred.
DISMISSED, TAKEN = 30, 5
DAYS = 90
# Every fourth source lets its whole text be kept; of it, so many characters.
WHOLE = 2_000


def feeds(*places: str) -> dict:
    from articles.models import Source, SourceFeed  # noqa: PLC0415 (models come late)

    for n, place in enumerate(places):
        source = Source.objects.create(
            names={"de": f"Quelle {n}"}, slugs={"de": f"quelle-{n}"}
        )
        SourceFeed.objects.create(source=source, address=f"http://{place}/")
    return {}


def count() -> dict:
    from articles.models import InboxItem  # noqa: PLC0415 (models come late)

    return {"items": InboxItem.objects.count()}


def fill(number: str) -> dict:
    from articles.models import (  # noqa: PLC0415 (models come late)
        InboxItem,
        ItemFact,
        Source,
        SourceFeed,
        User,
    )
    from benchmarks.preparing import cookies_of  # noqa: PLC0415 (models come late)

    made = []
    for source in Source.objects.order_by("pk")[:SOURCES]:
        address = f"https://source.example/{source.pk}"
        made.append(SourceFeed.objects.create(source=source, address=address))
    editor = User.objects.get(username="chief")
    for begin in range(0, int(number), BATCH):
        rows = [
            InboxItem(**values(n, made[n % len(made)], editor))
            for n in range(begin, min(begin + BATCH, int(number)))
        ]
        stored = InboxItem.objects.bulk_create(rows)
        ItemFact.objects.bulk_create(
            ItemFact(item=item, fact=fact)
            for n, item in enumerate(stored, start=begin)
            for fact in facts(n)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    cookies = cookies_of(editor)
    return count() | {"source": made[0].source_id, "cookies": cookies}


def values(n: int, feed, editor) -> dict:
    """Return the columns of an item; most were seen lately, and wait."""
    chance, said = Random(n), invented(n, among=1_000_000)
    at = timezone.now() - timedelta(days=DAYS) * chance.random()
    share = n % 100
    told = {}
    if share < DISMISSED:
        told = {"state": "dismissed", "decided_at": at, "decided_by": editor}
    elif share < DISMISSED + TAKEN:
        told = {"state": "taken", "decided_at": at, "decided_by": editor}
    link = f"https://source.example/{n}"
    return told | {
        "feed": feed,
        "source": feed.source,
        "identity": key_of(str(n)),
        "link": link,
        "link_key": key_of(link),
        "content_key": key_of(said.headline),
        "title": said.headline,
        "summary": said.teaser[:300],
        "text": said.body[:WHOLE] if feed.pk % 4 == 0 else "",
        "language": said.language,
        "published_at": at,
        "seen_at": at,
        "at": at,
        "is_sorted": True,
        "suggestions": [
            {
                "kind": "topic",
                "pk": topic + 1,
                "name": f"Thema {topic}",
                "reason": "name",
                "word": f"Thema {topic}",
                "score": 0.8,
                "where": "title",
            }
            for topic in said.topics[:2]
        ],
    }


def facts(n: int) -> Iterator[str]:
    said = invented(n, among=1_000_000)
    yield f"day:2026-{n % 12 + 1:02}-{n % 28 + 1:02}"
    yield f"sum:{n * 1000}"
    yield from (f"place:{place}" for place in said.countries)


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def empty() -> dict:
    from articles.models import (  # noqa: PLC0415 (models come late)
        FeedDay,
        FeedState,
        InboxItem,
        ItemFact,
        SourceFeed,
    )

    for model in (ItemFact, InboxItem, FeedDay, FeedState, SourceFeed):
        model.objects.all()._raw_delete("default")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    return {}


def person() -> dict:
    """Make a person who has written nothing."""
    from articles.models import User  # noqa: PLC0415 (models come late)

    name = f"person-{uuid4().hex[:8]}"
    User.objects.create(username=name, printed_name=f"Quirinia {name}")
    return {"username": name}


def queries(*paths: str) -> dict:
    from django.test import Client  # noqa: PLC0415 (models come late)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 (models late)

    from articles.models import User  # noqa: PLC0415 (models come late)

    client, counts = Client(SERVER_NAME="127.0.0.1"), {}
    client.force_login(User.objects.get(username="chief"))
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        if answer.status_code != 200:
            sys.exit(f"watching: {path} answered {answer.status_code}.")
        counts[path] = len(captured)
    return counts


if __name__ == "__main__":
    django.setup()
    act, *arguments = sys.argv[1:]
    print(json.dumps(globals()[act](*arguments)))
