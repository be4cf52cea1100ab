"""Say which version stands for its edition in the desk: what is worked on, else the
latest that wasn't discarded.

Every change of a status, and every new version, passes here in its transaction.
"""

from django.db.models import Case, IntegerField, Value, When

from articles.models import Article, Edition
from articles.workflow import WORKING, Status

# The lowest stands; of several the one with the highest number.
FIRST = Case(
    When(status__in=sorted(WORKING), then=Value(0)),
    When(status=Status.DISCARDED, then=Value(2)),
    default=Value(1),
    output_field=IntegerField(),
)


def stand(edition: Edition) -> None:
    """Let the version stand that is first now. The caller holds the edition's lock."""
    versions = edition.articles.order_by(FIRST, "-number")
    first = versions.values("pk", "stands_for_edition").first()
    if first and not first["stands_for_edition"]:
        give_way(edition)
        edition.articles.filter(pk=first["pk"]).update(stands_for_edition=True)


def taking_over(
    edition: Edition, status: str, article: Article | None = None, *, before: int = 1
) -> dict[str, bool]:
    """Return what a version is written with that gets this status, a new one or this.

    Whoever works on it goes on with it: it stands from that very write, which is what
    the database demands. For any other status `stand` decides after it. `before` is
    the number of the last version there was: there may be none to give way.
    """
    if status not in WORKING:
        return {}
    if before:
        give_way(edition, article)
    return {"stands_for_edition": True}


def give_way(edition: Edition, article: Article | None = None) -> None:
    """Let no version stand but this one, if it does: never may two."""
    others = edition.articles.filter(stands_for_edition=True)
    if article:
        others = others.exclude(pk=article.pk)
    others.update(stands_for_edition=False)
