"""The feed of a selection: its newest articles, and all recent notices of it."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db.models import QuerySet

from articles.feeds.archives import archived
from articles.feeds.composing import briefly, written_of
from articles.feeds.document import Chain, Document, document, key_of
from articles.feeds.fitting import fitted
from articles.feeds.listed import Listed, listed_of
from articles.models import Article
from articles.revision import NOTICE_PERIOD, Revision
from articles.selection import Selection, all_known

MAX_ENTRIES = MAX_NOTICES = 50


def document_of(selection: Selection, form: str, at: Revision) -> Document:
    """Describe the feed of a selection; its language is the active one."""
    listed = newest(selection, at=at.at)
    empty = document(
        key_of(selection),
        selection.language,
        title=selection.name if selection.size else "",
        page=page_of(selection, listed, at=at.at),
        address=selection.path("feed", form=form),
        at=at,
    )
    entries = written_of(form, listed, at=at)
    found = fitted(empty, entries, partial(briefly, form, at=at))
    told = [entry for entry in found.entries if not entry.is_notice]
    if not told or selection.size:
        return found
    previous = archived(selection.language, told[-1].printed_on, form, at=at)
    return replace(found, chain=Chain(previous=previous))


def newest(selection: Selection, *, at: datetime) -> list[Listed]:
    """Return the newest articles and, each in its place, the notices.

    Those come on top: who has an article is told that it was withdrawn, however old it
    is.
    """
    articles = selection.articles(at=at).newest_first()[:MAX_ENTRIES]
    notices = selection.notices(at=at, since=at - NOTICE_PERIOD)
    notices = notices.order_by("-ended_at", "-pk")[:MAX_NOTICES]
    # One question: what is withdrawn meanwhile is there once, as the one or the other.
    either = keys_of(articles).union(keys_of(notices))
    found = Article.objects.filter(pk__in=either).newest_first()
    return listed_of(found, at=at)


def keys_of(articles: QuerySet) -> QuerySet:
    """Ask for their keys; in a union SQLite takes no part that has an order."""
    found = Article.objects.filter(pk__in=articles.values("pk"))
    return found.order_by().values("pk")


def page_of(selection: Selection, listed: list[Listed], *, at: datetime) -> str:
    """Return the path of its list; if there is none now, that of all articles."""
    if all(one.is_notice for one in listed):
        labels = [label for each in selection.labels.values() for label in each]
        if labels and not all_known(labels, at=at):
            return Selection(selection.language).path()
        return selection.path_outside_archive()
    return selection.path()
