"""Choose the version that represents its edition in the desk: the working version, else
the latest that wasn't discarded.

Every change of a status, and every new version, calls this in its transaction.
"""

from django.db.models import Case, IntegerField, Value, When

from articles.models import Article, Edition
from articles.workflow import WORKING, Status

# The lowest represents the edition; among equals the highest number.
FIRST = Case(
    When(status__in=sorted(WORKING), then=Value(0)),
    When(status=Status.DISCARDED, then=Value(2)),
    default=Value(1),
    output_field=IntegerField(),
)


def stand(edition: Edition) -> None:
    """Mark the version that comes first now. The caller holds the edition's lock."""
    versions = edition.articles.order_by(FIRST, "-number")
    first = versions.values("pk", "stands_for_edition").first()
    if first and not first["stands_for_edition"]:
        give_way(edition)
        edition.articles.filter(pk=first["pk"]).update(stands_for_edition=True)


def taking_over(
    edition: Edition, status: str, article: Article | None = None, *, before: int = 1
) -> dict[str, bool]:
    """Return extra values for writing a version (new or `article`) with this status.

    A working version represents the edition from that very write, as the database
    demands. For any other status `stand` decides afterwards. `before` is the number of
    the last version there was: with 0 there is none to give way.
    """
    if status not in WORKING:
        return {}
    if before:
        give_way(edition, article)
    return {"stands_for_edition": True}


def give_way(edition: Edition, article: Article | None = None) -> None:
    """Unmark all versions but this one: no two may ever represent the edition."""
    others = edition.articles.filter(stands_for_edition=True)
    if article:
        others = others.exclude(pk=article.pk)
    others.update(stands_for_edition=False)
