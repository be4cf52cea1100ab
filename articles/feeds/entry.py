"""One description of an entry, from which every format is written."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from articles.corrections import corrections_of
from articles.excerpt import excerpt_of
from articles.feeds.links import with_absolute_links
from articles.models import Article
from articles.selection import Selection

MAX_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """What a subscriber gets of one article. All addresses are absolute.

    `labels` are pairs of scheme (the overview of their kind) and name.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    author: str
    published: datetime
    updated: datetime
    labels: tuple[tuple[str, str], ...]


def newest_entries(selection: Selection, *, at: datetime) -> list[Entry]:
    """Return the newest articles of a selection; its language is the active one."""
    found = selection.articles(at=at).newest_first().for_page()[:MAX_ENTRIES]
    articles = list(found)
    corrections = corrections_of(articles, at=at)
    return [entry_of(article, corrections[article.pk]) for article in articles]


def entry_of(article: Article, corrections: list[Article]) -> Entry:
    return Entry(
        id=article.edition.urn,
        url=article.permalink,
        title=article.headline,
        summary=excerpt_of(article),
        content=content_of_entry(article, corrections),
        author=article.credit_name,
        published=article.edition.published_at,
        updated=article.updated_at,
        labels=tuple(
            (scheme(label), str(label))
            for labels in (
                article.category_list(),
                article.country_list(),
                article.topic_list(),
            )
            for label in labels
        ),
    )


def content_of_entry(article: Article, corrections: list[Article]) -> str:
    """Return what the page says from date to topics, in the same words."""
    context = {
        "article": article,
        "body": with_absolute_links(article.body, article.permalink),
        "corrections": corrections,
        "origin": settings.NEWSROOM_ORIGIN,
    }
    lines = render_to_string("articles/feed_content.html", context).splitlines()
    return "\n".join(line for line in lines if line.strip())


def scheme(label) -> str:
    return settings.NEWSROOM_ORIGIN + reverse(f"{label.url_name}_overview")
