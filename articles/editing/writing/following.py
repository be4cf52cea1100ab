"""The version that a translation follows, and how its original has gone on since.

Each translation stores since when it is behind, or will be (`behind_since`): lists
query only that. Code that changes a window, or a version followed, calls `follow`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from articles.foundation import change_mark
from articles.models import Article, Decision, Edition, Snapshot, given
from articles.workflow import Change, Phase

# Phases of versions that are still being written, or are or will be read.
AHEAD = {Phase.DRAFT, Phase.IN_REVIEW, Phase.SCHEDULED, Phase.LIVE}


@dataclass(frozen=True, slots=True)
class Behind:
    """A translation, and the versions of its original that readers got after the one it
    follows: `newer`, in their order. `latest` is the one to compare it with.
    """

    article: Article
    basis: Article
    newer: Sequence[Article]
    latest: Article

    @property
    def since(self) -> datetime:
        return given(self.newer[0].live_from)

    @property
    def has_only_typos(self) -> bool:
        return all(one.change_kind == Change.TYPO for one in self.newer)


def bases(articles: Iterable[Article]) -> dict[int, Article]:
    """Return the version of the original that each translation follows now.

    It was made from that version, or last confirmed as still right against it.
    """
    made = {it.pk: it.translated_from_id for it in articles if it.translated_from_id}
    said = Decision.objects.filter(article__in=made, original__isnull=False)
    made |= said.order_by("lock").values_list("article", "original")
    known = Article.objects.select_related("edition").in_bulk(set(made.values()))
    return {pk: known[key] for pk, key in made.items() if key}


def behind(
    articles: Iterable[Article], at: datetime | None = None
) -> dict[int, Behind]:
    """Map the keys of those that are behind at `at` (default: now) to how they are.

    The number of queries is the same for many as for one. Articles that nobody writes
    or reads any more aren't behind.
    """
    at = at or change_mark.present()
    return gone_on([one for one in articles if one.phase(at) in AHEAD], at)


def follow(articles: Iterable[Article]) -> None:
    """Store since when these are behind, or will be when planned versions go live."""
    articles = list(articles)
    found = gone_on(articles)
    for one in articles:
        since = found[one.pk].since if one.pk in found else None
        if since != one.behind_since:
            Article.objects.filter(pk=one.pk).update(behind_since=since)
            one.behind_since = since


def follow_edition(edition: Edition) -> None:
    """Do so for translations of all the edition's versions, whose windows changed."""
    made = Article.objects.filter(translated_from__edition=edition)
    follow(made.only("edition", "translated_from", "behind_since"))


def lock_with_original(article: Article, *others: int) -> Edition:
    """Lock the edition of the article and of its original: both may be written."""
    made = article.translated_from
    keys = {article.edition_id, *others, *([made.edition_id] if made else [])}
    # In the order of their keys, so that two of these never wait in a circle.
    locked = Edition.objects.select_for_update().order_by("pk").in_bulk(keys)
    return locked[article.edition_id]


def gone_on(
    articles: Iterable[Article], at: datetime | None = None
) -> dict[int, Behind]:
    """Return the versions after the basis of each, up to a moment if one is given."""
    articles = list(articles)
    followed = bases(articles)
    versions = shown_of({basis.edition_id for basis in followed.values()}, at)
    copies = copies_among(versions)
    found = {}
    for article in articles:
        if basis := followed.get(article.pk):
            later = [it for it in versions if is_after(it, basis)]
            newer = [it for it in later if it.pk not in copies]
            if newer:
                found[article.pk] = Behind(article, basis, newer, later[-1])
    return found


def shown_of(editions: set[int], at: datetime | None) -> list[Article]:
    """Return the versions that were or will be public, in the order of their start."""
    if not editions:
        return []
    found = Article.objects.windowed().filter(edition__in=editions)
    if at:
        found = found.once_public(at)
    # A window that ended in the moment it began was never open.
    found = found.exclude(live_until__lte=F("live_from")).order_by("live_from")
    return list(found.select_related("edition").defer("body"))


def copies_among(versions: Iterable[Article]) -> set[int]:
    """Return mere copies: versions published again as they were say nothing new."""
    keys = {one.pk for one in versions}
    if not keys:
        return keys
    saves = Snapshot.objects.filter(article__in=keys).order_by()
    written = saves.exclude(origin=Snapshot.Origin.COPY)
    return keys - set(written.values_list("article", flat=True))


def is_after(version: Article, basis: Article) -> bool:
    """Return whether readers got it after the basis; by number if they never got it."""
    if version.edition_id != basis.edition_id or version.pk == basis.pk:
        return False
    if basis.live_from is None:
        return version.number > basis.number
    return given(version.live_from) > basis.live_from
