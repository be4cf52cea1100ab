"""Find out what articles cite and tell, so that an item says whether it is covered.

It follows the saves of articles: none of them waits for it.
"""

import time

from django.db import transaction

from articles.foundation.markup import normalised, text_of
from articles.inbox.likeness import facts_of
from articles.inbox.watching.storing import key_of
from articles.models import ArticleTrace, InboxMemory, Snapshot, TraceKind

READ = "read saves"
AT_ONCE = 25


def trace_new(*, seconds: float | None = None) -> int:
    """Read the saves that are new; return their number."""
    end = time.monotonic() + seconds if seconds else None
    number = 0
    while saves := list(
        new_saves().order_by("pk").select_related("article__edition")[:AT_ONCE]
    ):
        trace(saves)
        number += len(saves)
        if end and time.monotonic() > end:
            break
    return number


def new_saves():
    memory = InboxMemory.objects.filter(name=READ).first()
    return Snapshot.objects.filter(pk__gt=int(memory.value) if memory else 0)


def has_new_saves() -> bool:
    return new_saves().exists()


def trace(saves: list[Snapshot]) -> None:
    latest = {save.article_id: save for save in saves}
    # Before anything is locked: to read many texts takes seconds on a busy
    # machine, and on SQLite all others who write would wait for it.
    found = [trace for save in latest.values() for trace in traces_of(save)]
    with transaction.atomic():
        ArticleTrace.objects.filter(article__in=latest).delete()
        ArticleTrace.objects.bulk_create(found, ignore_conflicts=True)
        InboxMemory.objects.update_or_create(
            name=READ, defaults={"value": saves[-1].pk}
        )


def traces_of(save: Snapshot) -> list[ArticleTrace]:
    """Return the addresses that a save cites, and the facts that it tells."""
    content, article = save.content, save.article
    rows = [*content.get("attributions", ()), *content.get("further_reading", ())]
    links = {key_of(normalised(row["url"])) for row in rows if row.get("url")}
    text = "\n".join((content.get("teaser", ""), text_of(content.get("body", ""))))
    facts = facts_of(content.get("headline", ""), text, article.edition.language)
    told = [(TraceKind.LINK, link) for link in links]
    told += [(TraceKind.FACT, fact) for fact in facts.stored()]
    return [ArticleTrace(article=article, kind=kind, value=v) for kind, v in told]
