"""Find articles that became public, changed or ended between two moments.

Changes are read from the windows of versions. So planned changes are found like all
others, and nothing has to be noted when a window begins or ends by the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article


class Act(StrEnum):
    """A change of an edition that readers notice."""

    PUBLISHED = "published"  # for the first time, or again after it had ended
    CHANGED = "changed"  # another version of it is public now
    ENDED = "ended"  # it was withdrawn or expired, and nothing of it is public


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """An article in one language, as readers have it, or had it until it ended.

    `uuid` and `language` never change. `address` is absolute. An erased article has no
    headline any more.
    """

    uuid: str
    language: str
    headline: str
    address: str


@dataclass(frozen=True, slots=True)
class PublicChange:
    """`version` is the key of the one that began or ended."""

    version: int
    act: Act


def changes_between(after: datetime, until: datetime) -> Iterator[PublicChange]:
    """Yield what began or ended from `after` to `until`, as it stands at that.

    If a version began and ended meanwhile, its end alone is yielded.
    """
    for version in begun(after, until):
        act = Act.CHANGED if version.follows else Act.PUBLISHED
        yield PublicChange(version.pk, act)
    for version in ended(after, until):
        yield PublicChange(version.pk, Act.ENDED)


def begun(after: datetime, until: datetime) -> QuerySet:
    """Keep what is public, and began meanwhile; `follows` tells that it took over."""
    before = Article.objects.windowed().filter(
        edition=OuterRef("edition"),
        live_until=OuterRef("live_from"),
        live_from__lt=OuterRef("live_from"),
    )
    found = Article.objects.public(until).filter(live_from__gte=after)
    return found.annotate(follows=Exists(before)).only("pk").order_by("live_from", "pk")


def ended(after: datetime, until: datetime) -> QuerySet:
    """Keep of each edition the last version, if it ended meanwhile."""
    later = Article.objects.windowed().filter(
        edition=OuterRef("edition"),
        live_from__lte=until,
        live_from__gt=OuterRef("live_from"),
    )
    found = Article.objects.once_public(until).filter(~Exists(later))
    ends = found.filter(live_until__gte=after, live_until__lte=until)
    return ends.only("pk").order_by("live_until", "pk")
