"""The page of one version of a public article: its text, and what it changed.

`ArticleQuerySet.readable` decides which versions have one.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, override

from articles.domain import site_version
from articles.domain.content import long_day
from articles.domain.site_version import VERSION_ENDS, Revision
from articles.models import Article, Edition, given
from articles.site.public.article.changes import changes_between
from articles.site.public.article.composing import translations_of
from articles.site.public.article.resolving import Kind, resolve
from articles.site.shared import (
    NOT_LISTED,
    Head,
    cache_report,
    page,
    public_view,
    tells_all,
)
from articles.workflow import Change

# The numbers of versions are smaller; a larger one doesn't fit into its column.
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Stood:
    """A version that readers can read, and the time for which it stood.

    Silent versions after it count as the same: `until` is None as long as it stands.
    """

    version: Article
    until: datetime | None
    before: Article | None = None

    @property
    def since(self) -> datetime:
        return given(self.version.live_from)

    @property
    def kind(self) -> str:
        """Return what the version was for readers, "" for the first one they read."""
        return self.version.change_kind if self.before else ""


@public_view
@tells_all
def version(request, slug: str, number: int):
    asked = reverse("article_version", kwargs={"slug": slug, "number": number})
    if request.path_info != asked or number > MOST:  # “/02/” is no address
        raise Http404
    at = site_version.current(timezone.now())
    found = resolve(get_language(), slug, at=at.at)
    if found.kind is Kind.UNKNOWN:
        raise Http404
    there = given(found.article)
    cache_report.alone()
    cache_report.shown_editions([there.edition_id])
    cache_report.ends(*VERSION_ENDS.of(there))
    if found.kind is Kind.MOVED:
        is_same = there.edition.addresses.filter(slug=slug).exists()
        to = path_to(there, number) if is_same else there.get_absolute_url()
        return HttpResponsePermanentRedirect(to)
    if found.kind is Kind.ARTICLE:
        told = stood_of(there.edition, at=at.at)
        for one in told:
            if one.version.number == number:
                return shown(there, one, told, at=at)
    return not_shown(there, number, at=at, is_there=found.kind is Kind.ARTICLE)


def path_to(article: Article, number: int) -> str:
    """Return the permalink of a version, below the article's present address."""
    kwargs = {"slug": article.slug, "number": number}
    return reverse("article_version", kwargs=kwargs)


def stood_of(edition: Edition, *, at: datetime) -> list[Stood]:
    """Return the versions that readers can read, the newest first."""
    once = edition.articles.once_public(at).select_related("edition")
    readable = set(edition.articles.readable(at).values_list("pk", flat=True))
    runs: list[list[Article]] = []
    for one in once.order_by("live_from"):
        one.edition = edition
        if one.pk in readable:
            runs.append([one])
        elif runs:
            runs[-1].append(one)
    ends = [run[-1].live_until for run in runs]
    is_over = [end if end and end <= at else None for end in ends]
    heads = [None, *(run[0] for run in runs)]
    return [
        Stood(given(head), end, before)
        for (before, head), end in zip(pairwise(heads), is_over, strict=True)
    ][::-1]


def shown(article: Article, one: Stood, told: list[Stood], *, at: Revision):
    """Show the version; `article` is the one that is public now."""
    head = Head(
        title=_("%(headline)s (version %(number)d, %(day)s)")
        % {
            "headline": one.version.headline,
            "number": one.version.number,
            "day": long_day(timezone.localdate(one.since)),
        },
        path=article.get_absolute_url(),
        robots=NOT_LISTED,
        translations=matching(article, one, at=at.at),
    )
    whole = Article.objects.for_page().get(pk=one.version.pk)
    return page(
        "articles/article_version.html",
        head,
        at=at,
        article=article,
        stood=one,
        version=whole,
        versions=[(each, path_to(article, each.version.number)) for each in told],
        changes=changes_between(one.before, whole) if one.before else [],
        is_newest=one is told[0],
        no_pictures={},
    )


def matching(article: Article, one: Stood, *, at: datetime) -> dict[str, str]:
    """Return the path of each translation's version that stood when this one ended, or
    stands now; of the translation itself, if it came later.
    """
    paths = {}
    for code, other in translations_of(article, at=at).items():
        cache_report.shown_editions([other.edition_id])
        cache_report.ends(*VERSION_ENDS.of(other))
        told = stood_of(other.edition, at=at)
        there = next((its for its in told if its.since < (one.until or at)), None)
        with override(code):
            paths[code] = (
                path_to(other, there.version.number)
                if there
                else other.get_absolute_url()
            )
    return paths


def not_shown(there: Article, number: int, *, at: Revision, is_there: bool):
    """Answer for a version without a page: gone if readers saw it once, else unknown.

    A typo's version is unknown, too: readers aren't told of it.
    """
    told = there.edition.articles.once_public(at.at).filter(number=number)
    if not told.exclude(change_kind=Change.TYPO).exists():
        raise Http404
    head = Head(title=_("This version isn’t shown"), robots="noindex")
    context = {"article": there if is_there else None}
    return page("articles/version_gone.html", head, at=at, status=410, **context)
