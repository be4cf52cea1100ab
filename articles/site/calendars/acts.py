"""The acts on versions with deadlines that subscribers hear of, besides publication."""

from dataclasses import dataclass
from datetime import datetime

from articles.domain.site_version import Held, Kept, Revision
from articles.models import Article, Deadline, Decision

NAMES = ("withdraw", "reinstate")


@dataclass(frozen=True, slots=True)
class Acts:
    """The number of withdrawals and reinstatements of an edition up to a version, and
    the last of them.
    """

    number: int = 0
    last: datetime | None = None


def all_acts(revision: Revision, _held: Held | None) -> dict[int, Acts]:
    """Return them for the versions of editions that had any, and have deadlines."""
    dated = Deadline.objects.order_by().values("article__edition")
    decisions = Decision.objects.filter(
        transition__in=NAMES, article__edition__in=dated, at__lte=revision.at
    )
    by_edition: dict[int, list[tuple[int, datetime]]] = {}
    for edition, number, at in decisions.order_by("at", "pk").values_list(
        "article__edition", "article__number", "at"
    ):
        by_edition.setdefault(edition, []).append((number, at))
    found = {}
    versions = Article.objects.filter(edition__in=list(by_edition)).order_by()
    for pk, edition, number in versions.values_list("pk", "edition", "number"):
        moments = [at for of, at in by_edition[edition] if of <= number]
        if moments:
            found[pk] = Acts(len(moments), max(moments))
    return found


# There are few.
acts = Kept(all_acts)
