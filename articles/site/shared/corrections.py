"""Corrections, changes and withdrawals, as far as readers may know of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from articles.domain.site_version import VERSION_ENDS
from articles.models import Article, given
from articles.site.shared import cache_report
from articles.workflow import Change, Ending

SHOWN = ("headline", "slug", "status", "edition__language", "ended_at")


@dataclass(frozen=True, slots=True)
class Changes:
    """The versions up to an article that corrected something, newest first; and the
    numbers of those that readers can see the difference of.

    `update` is the last change, if it is such a one and no correction.
    """

    corrections: list[Article] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    update: int | None = None


def corrections_of(
    articles: Sequence[Article], *, at: datetime
) -> dict[int, list[Article]]:
    """Return by article the versions that corrected something, newest first.

    They are those of its edition up to the article itself that the public has seen. The
    note of one that is hidden isn't told.
    """
    return {pk: one.corrections for pk, one in changes_of(articles, at=at).items()}


def changes_of(articles: Sequence[Article], *, at: datetime) -> dict[int, Changes]:
    """Return them by article, in one query."""
    readable = Article.objects.readable(at).filter(pk=OuterRef("pk"))
    unhidden = Article.objects.unhidden(at).filter(pk=OuterRef("pk"))
    # An edition has few. In a query for corrections, SQLite would read all there are.
    found: Any = (
        Article.objects.once_public(at)
        .filter(edition__in={article.edition_id for article in articles})
        .order_by("-live_from")
        .only("edition", "number", "live_from", "change_kind", "change_note")
        .annotate(is_readable=Exists(readable), is_unhidden=Exists(unhidden))
    )
    versions = list(found)
    for version in versions:
        if not version.is_unhidden:
            version.change_note = ""
    corrections = corrections_among(versions, articles)
    return {
        article.pk: Changes(corrections[article.pk], *shown_up_to(article, versions))
        for article in articles
    }


def shown_up_to(article: Article, versions: list) -> tuple[list[int], int | None]:
    """Return the numbers of versions with a difference, and of the last, if that was an
    update. The first that readers can read has none.
    """
    changed = [
        version
        for version in versions
        if version.is_readable
        and version.edition_id == article.edition_id
        and given(version.live_from) <= given(article.live_from)
    ][:-1]
    is_update = changed and changed[0].change_kind != Change.CORRECTION
    return [one.number for one in changed], changed[0].number if is_update else None


def corrections_among(
    versions: Iterable[Article], articles: Sequence[Article]
) -> dict[int, list[Article]]:
    """Return them out of versions that were public, newest first."""
    found: dict[int, list[Article]] = {article.pk: [] for article in articles}
    for version in versions:
        if version.change_kind != Change.CORRECTION:
            continue
        for article in articles:
            same = version.edition_id == article.edition_id
            if same and given(version.live_from) <= given(article.live_from):
                found[article.pk].append(version)
    return found


def corrected_versions(at: datetime):
    """Keep versions that the public has seen and that corrected the one before."""
    return Article.objects.once_public(at).filter(change_kind=Change.CORRECTION)


def all_corrections(language: str, *, at: datetime):
    """Keep the corrections of articles that readers still find, or a notice of them.

    An expired or gone article is no longer named, and neither are its corrections.
    """
    found_now = Article.objects.public(at).filter(edition=OuterRef("edition"))
    noted = withdrawals(language, at=at).filter(edition=OuterRef("edition"))
    corrected = corrected_versions(at).unhidden(at).in_language(language)
    return corrected.filter(~Q(change_note=""), Exists(found_now) | Exists(noted))


def withdrawals(language: str, *, at: datetime):
    """Keep withdrawn articles at whose address a notice gives headline and reason."""
    return (
        Article.objects.notices(at).in_language(language).filter(ending=Ending.NOTICE)
    )


def shown_of(editions, *, at: datetime) -> dict[int, Article]:
    """Return by edition the article that readers find at its address, or its notice."""
    versions = Article.objects.filter(edition__in=editions)
    named = versions.select_related("edition")
    named = named.only(*SHOWN, *VERSION_ENDS.fields())
    # Each of these alone: else all that is public would be read.
    notices = versions.notices(at).filter(ending=Ending.NOTICE)
    either = Q(pk__in=versions.public(at).values("pk"))
    either |= Q(pk__in=notices.values("pk"))
    found = {article.edition_id: article for article in named.filter(either)}
    cache_report.shown_editions(found)
    cache_report.ends(*(end for one in found.values() for end in VERSION_ENDS.of(one)))
    return found
