"""Compose an article's page: what it says of itself, and what its template shows.

Shared by what readers get and by what the desk previews. What else there is to read
isn't among it: that is asked anew for each reader.
"""

from datetime import datetime
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.content import excerpt_of, minutes_to_read, whole_sentences
from articles.feeds import feeds_of, site_feeds
from articles.models import KINDS, Article, Masthead
from articles.pictures import figures_of, lead_picture, pictures_of
from articles.public.article.citing import (
    cite_bibtex,
    cite_english,
    cite_german,
    cite_ris,
)
from articles.public.article.metadata import citation_names, open_graph
from articles.public.machines.jsonld import breadcrumbs, news_article
from articles.selection import Selection
from articles.site import FeedLink, Head, corrections_of, other_languages

TEMPLATE = "articles/article_page.html"


def page_of(article: Article, masthead: Masthead, *, at: datetime) -> tuple[Head, dict]:
    """Return what the page says of itself, and what its template shows."""
    translations = translations_of(article, at=at)
    corrections = corrections_of([article], at=at)[article.pk]
    images = figures_of([article])
    data = news_article(
        article,
        masthead=masthead,
        translations=translations,
        corrections=corrections,
        pictures=pictures_of(article, images, "article"),
    )
    head = Head(
        title=article.headline,
        path=article.get_absolute_url(),
        description=whole_sentences(excerpt_of(article)),
        translations={
            code: other.get_absolute_url() for code, other in translations.items()
        },
        feeds=site_feeds(),
        kind="article",
        picture=lead_picture(article, "social"),
        properties=open_graph(article),
        names=citation_names(article, masthead),
        data=[data, breadcrumbs(*way_to(article))],
    )
    return head, {
        "article": article,
        "pictures": images,
        "minutes": minutes_to_read(article),
        "corrections": corrections,
        "translations": list(translations.values()),
        "missing": [code for code in other_languages() if code not in translations],
        "feeds": feeds_with(article),
        "share": share_links(article),
        **citations(article, masthead),
    }


def way_to(article: Article) -> list[tuple[str, str]]:
    """Return names and paths from below the home page to the article."""
    return [
        (_("Articles"), reverse("articles")),
        (article.headline, article.get_absolute_url()),
    ]


def citations(article: Article, masthead: Masthead) -> dict:
    """Return the citations as text by language, and as files: name, text, path."""
    site = masthead.name
    slug = {"slug": article.slug}
    return {
        "citations": [
            ("de", cite_german(article, site=site)),
            ("en", cite_english(article, site=site)),
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
    others = (
        Article.objects.public(at)
        .filter(edition__story=article.edition.story_id)
        .exclude(edition=article.edition_id)
        .select_related("edition")
    )
    return {other.language: other for other in others}


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
