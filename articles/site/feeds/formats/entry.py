"""One description of an entry, from which every format is written."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from articles.domain.content import excerpt_of, long_day
from articles.foundation.text import clean_line
from articles.models import PRINTED, Article, Image, given
from articles.site.feeds.formats.links import with_absolute_links
from articles.site.feeds.formats.media import (
    Media,
    lead_figure,
    lead_media,
    with_figures,
)
from articles.site.shared import (
    Attached,
    absolute,
    ai_note,
    documents_of,
    facts_of,
    lasting_lines,
)
from articles.workflow import Ending, Status

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Term:
    """A label: `scheme` is the overview of its kind, `code` the one of a country.

    By its `slug` programs know it: the German one in all languages, whatever it is
    called in addresses.
    """

    kind: str
    scheme: str
    slug: str
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """The form of an article that subscribers get. All addresses are absolute.

    Title and summary are plain text, `content` is HTML. `url` is "" for what must not
    be found by its headline any more. `originals` are what the article was written
    from, `related` its further reading; `printed_on` is what lists go by.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    author: str
    language: str
    published: datetime
    updated: datetime
    printed_on: date
    terms: tuple[Term, ...] = ()
    originals: tuple[Link, ...] = ()
    related: tuple[Link, ...] = ()
    picture: Media | None = None
    documents: tuple[Attached, ...] = ()
    is_notice: bool = False


def local(moment: datetime) -> datetime:
    """Return the moment in the site's time zone, with the same day for all readers."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def described[T](
    articles: Iterable[Article], describe: Callable[[Article], T]
) -> Iterator[tuple[Article, T]]:
    """Describe each of them, without those that can't be described."""
    for article in articles:
        try:
            yield article, describe(article)
        except Exception as error:  # noqa: BLE001 (whatever it is, the others are fine)
            leave_out(article.pk, repr(error))


@lru_cache(maxsize=1000)
def leave_out(key: int, error: str) -> None:
    """Log it once: feed readers ask every half an hour."""
    logger.error("Article %s is left out of the feeds: %s", key, error)


def is_notice(article: Article, at: datetime) -> bool:
    return article.status == Status.WITHDRAWN and given(article.ended_at) <= at


def entry_of(
    article: Article, corrections: list[Article], images: dict[str, Image]
) -> Entry:
    return Entry(
        id=article.edition.urn,
        url=article.permalink,
        title=article.headline,
        summary=excerpt_of(article),
        content=content_of_entry(article, corrections, images),
        author=article.credit_name or article.credit_organisation,
        language=article.language,
        published=given(article.edition.published_at),
        updated=given(article.updated_at),
        printed_on=given(article.printed_on),
        terms=terms_of(article),
        originals=tuple(
            Link(iri_to_uri(row.url), row.title)
            for row in article.attributions.all()
            if row.url
        ),
        related=tuple(
            Link(iri_to_uri(row.url), row.title, row.language)
            for row in article.further_reading.all()
            if row.url
        ),
        picture=lead_media(article),
        documents=tuple(documents_of(article)),
    )


def notice_of(article: Article) -> Entry:
    """Describe the notice in place of a withdrawn article: its public reason."""
    name = article.headline
    if article.ending == Ending.GONE:
        name = _("Article from %(day)s") % {"day": long_day(given(article.printed_on))}
    # The address is made of the headline.
    is_found = article.ending != Ending.GONE
    return Entry(
        id=article.edition.urn,
        url=article.permalink if is_found else "",
        title=_("[Withdrawn] %(headline)s") % {"headline": name},
        summary=clean_line(article.ending_reason),
        content=rendered("articles/feed_notice.html", {"article": article}),
        author="",
        language=article.language,
        published=given(article.edition.published_at),
        updated=given(article.ended_at),
        printed_on=given(article.printed_on),
        is_notice=True,
    )


def content_of_entry(
    article: Article, corrections: list[Article], images: dict[str, Image]
) -> str:
    """Return what the page says from date to topics, in the same words."""
    context = {
        "article": article,
        "lead": lead_figure(article),
        "body": body_of(article, images),
        "corrections": corrections,
        "dates": lasting_lines(list(article.deadlines.all())),
        "facts": facts_of(article, settings.NEWSROOM_ORIGIN),
        "ai_note": ai_note(article),
        "documents": documents_of(article),
        "origin": settings.NEWSROOM_ORIGIN,
    }
    return rendered("articles/feed_content.html", context)


def body_of(article: Article, images: dict[str, Image]) -> str:
    """Return the text alone, with absolute addresses."""
    body = with_absolute_links(article.body, article.permalink)
    return with_figures(body, article, images)


def rendered(template: str, context: dict) -> str:
    lines = render_to_string(template, context).splitlines()
    return "\n".join(line for line in lines if line.strip())


def terms_of(article: Article) -> tuple[Term, ...]:
    return tuple(
        Term(
            kind=kind.name,
            scheme=scheme,
            slug=label.slug,
            name=str(label),
            code=getattr(label, "code", ""),
        )
        for kind in PRINTED
        for scheme in [absolute(kind.overview)]
        for label in article.labels_of(kind.name)
    )
