"""The feed of a selection: its newest articles, and all recent notices of it."""

from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from articles.feeds.archives import archived
from articles.feeds.document import Chain, Document, document, key_of
from articles.feeds.entry import entries_of, is_notice
from articles.feeds.fitting import fitted
from articles.models import Article
from articles.revision import NOTICE_PERIOD
from articles.selection import Selection, all_known

MAX_ENTRIES = MAX_NOTICES = 50


def document_of(selection: Selection, form: str, *, at: datetime) -> Document:
    """Describe the feed of a selection; its language is the active one."""
    articles = newest(selection, at=at)
    title = selection.name if selection.size else ""
    whole = document(
        key_of(selection),
        selection.language,
        list(entries_of(articles, at=at)),
        title=title,
        page=page_of(selection, articles, at=at),
        address=selection.path("feed", form=form),
        chain=Chain(),
    )
    found = fitted(whole, form)
    told = [entry for entry in found.entries if not entry.is_notice]
    if not told or selection.size:
        return found
    previous = archived(selection, told[-1], form, at=at)
    return replace(found, chain=Chain(previous=previous))


def newest(selection: Selection, *, at: datetime) -> list[Article]:
    """Return the newest articles and, each in its place, the notices.

    Those come on top: who has an article is told that it was withdrawn, however old it
    is.
    """
    articles = selection.articles(at=at).newest_first()[:MAX_ENTRIES]
    notices = selection.notices(at=at, since=at - NOTICE_PERIOD)
    notices = notices.order_by("-ended_at", "-pk")[:MAX_NOTICES]
    # One question: what is withdrawn meanwhile is there once, as the one or the other.
    either = keys_of(articles).union(keys_of(notices))
    return list(Article.objects.filter(pk__in=either).newest_first().for_page())


def keys_of(articles: QuerySet) -> QuerySet:
    """Ask for their keys; in a union SQLite takes no part that has an order."""
    found = Article.objects.filter(pk__in=articles.values("pk"))
    return found.order_by().values("pk")


def page_of(selection: Selection, articles: list[Article], *, at: datetime) -> str:
    """Return the path of its list; if there is none now, that of all articles."""
    if all(is_notice(article, at) for article in articles):
        labels = [label for each in selection.labels.values() for label in each]
        if labels and not all_known(labels, at=at):
            return Selection(selection.language).path()
        return selection.path_outside_archive()
    return selection.path()
