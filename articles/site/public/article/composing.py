"""Compose an article's page: its head, and the context of its template.

Readers' pages and the desk's previews share it. Links to other articles aren't part of
it: they are queried anew for each reader.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.domain.content import excerpt_of, minutes_to_read, whole_sentences
from articles.domain.pictures import (
    Picture,
    card_of,
    figures_of,
    lead_picture,
    pictures_of,
)
from articles.foundation.languages import offered
from articles.models import KINDS, Article, Image, Masthead
from articles.site.downloads import cite_as_text, cite_bibtex, cite_ris, styles
from articles.site.feeds import feeds_of, site_feeds
from articles.site.public.article.metadata import citation_names, open_graph
from articles.site.public.machines.dated import events, expires
from articles.site.public.machines.jsonld import breadcrumbs, news_article
from articles.site.selection import Selection
from articles.site.shared import (
    Changes,
    FeedLink,
    Head,
    ai_note,
    brought_parts,
    changes_of,
    deadlines_of,
    documents_of,
    facts_of,
    other_languages,
)

TEMPLATE = "articles/article_page.html"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Other versions that an article's page leads to, and the pictures in its text."""

    translations: dict[str, Article]  # by language, public ones
    changes: Changes
    images: dict[str, Image]  # by key; there may be more than the text shows


def surroundings_of(
    articles: Sequence[Article], *, at: datetime
) -> dict[int, Surroundings]:
    """Return them by article, in three queries for however many."""
    changes, images = changes_of(articles, at=at), figures_of(articles)
    stories = {article.edition.story_id for article in articles}
    told: dict[int, list[Article]] = {}
    for other in public_versions(stories, at):
        told.setdefault(other.edition.story_id, []).append(other)
    return {
        article.pk: Surroundings(
            {
                other.language: other
                for other in told.get(article.edition.story_id, [])
                if other.edition_id != article.edition_id
            },
            changes[article.pk],
            images,
        )
        for article in articles
    }


def page_of(
    article: Article,
    masthead: Masthead,
    *,
    at: datetime,
    surroundings: Surroundings | None = None,
) -> tuple[Head, dict]:
    """Return the head of the page, and the context of its template.

    The surroundings are queried, unless they were for many at once.
    """
    around = surroundings or surroundings_of([article], at=at)[article.pk]
    pictures = pictures_of(article, around.images, "article")
    translations = around.translations
    return head_of(article, masthead, around, pictures), {
        "article": article,
        "pictures": around.images,
        "shown": [picture.image for picture in pictures],
        "minutes": minutes_to_read(article),
        "corrections": around.changes.corrections,
        "changes": around.changes,
        "deadlines": deadlines_of(article, at=at),
        "has_days": any(row.closes for row in article.deadlines.all()),
        "facts": facts_of(article),
        "ai_note": ai_note(article),
        "brought": brought_parts(article),
        "documents": documents_of(article),
        "translations": list(translations.values()),
        "missing": [code for code in other_languages() if code not in translations],
        "feeds": feeds_with(article),
        "share": share_links(article),
        **citations(article, masthead),
    }


def head_of(
    article: Article, masthead: Masthead, around: Surroundings, pictures: list[Picture]
) -> Head:
    data = news_article(
        article,
        masthead=masthead,
        translations=around.translations,
        corrections=around.changes.corrections,
        pictures=pictures,
        expires=expires(list(article.deadlines.all())),
    )
    return Head(
        title=article.headline,
        path=article.get_absolute_url(),
        description=whole_sentences(excerpt_of(article)),
        translations={
            code: other.get_absolute_url()
            for code, other in around.translations.items()
        },
        feeds=site_feeds(),
        downloads=[news_link(article)],
        kind="article",
        picture=lead_picture(article, "social"),
        card=card_of(article, masthead),
        properties=open_graph(article),
        names=citation_names(article, masthead),
        data=[data, *events(article), breadcrumbs(*way_to(article))],
    )


def news_link(article: Article) -> FeedLink:
    path = reverse("article_ninjs", kwargs={"slug": article.slug})
    return FeedLink(article.headline, path, "ninjs", "application/json")


def way_to(article: Article) -> list[tuple[str, str]]:
    """Return names and paths from below the home page to the article."""
    return [
        (_("Articles"), reverse("articles")),
        (article.headline, article.get_absolute_url()),
    ]


def citations(article: Article, masthead: Masthead) -> dict:
    """Return the citations as text: language, style, text; and as files: name, text,
    path.
    """
    site = masthead.name
    slug = {"slug": article.slug}
    return {
        "citations": [
            (code, style, cite_as_text(article, code, site=site))
            for code, style in styles().items()
        ],
        "citation_files": [
            (name, cite(article, site=site).strip(), reverse(route, kwargs=slug))
            for name, cite, route in (
                ("BibTeX", cite_bibtex, "citation_bib"),
                ("RIS", cite_ris, "citation_ris"),
            )
        ],
    }


def translations_of(article: Article, *, at) -> dict[str, Article]:
    """Return the public articles of the same story in other languages."""
    others = public_versions([article.edition.story_id], at)
    return {
        other.language: other
        for other in others
        if other.edition_id != article.edition_id
    }


def public_versions(stories: Collection[int], at: datetime) -> Iterable[Article]:
    """Query the versions of these stories that pages lead to: in offered languages."""
    found = Article.objects.public(at).filter(
        edition__story__in=stories, edition__language__in=offered()
    )
    return found.select_related("edition").defer("body")


def feeds_with(article: Article) -> list[FeedLink]:
    """Return the feeds that carry the article, each in one format."""
    selections = [
        Selection(article.language, {name: (label,)})
        for name in KINDS
        for label in article.labels_of(name)
    ]
    everything = Selection(article.language)
    return [feeds_of(selection)[0] for selection in (everything, *selections)]


def share_links(article: Article) -> list[tuple[str, str]]:
    """Return plain links: nothing is loaded from these sites."""
    link, title = quote(article.permalink, safe=""), quote(article.headline, safe="")
    text = f"{title}%20{link}"
    return [
        (_("Email"), f"mailto:?subject={title}&body={link}"),
        ("Mastodon", f"https://share.joinmastodon.org/#text={text}"),
        ("Bluesky", f"https://bsky.app/intent/compose?text={text}"),
        ("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={link}"),
    ]
