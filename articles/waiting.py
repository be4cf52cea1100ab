"""What waits for a person at the desk: her drafts, others' work, what is scheduled."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.visibility import sees_all
from articles.workflow import Phase, Status


@dataclass(frozen=True, slots=True)
class Waiting:
    """`query` selects in the list of articles what was counted."""

    label: str
    count: int
    query: dict[str, str]


def waiting_for(user) -> list[Waiting]:
    """Return what there is to do, in the order of an article's way; [] for others."""
    if not user.has_perm("articles.change_article"):
        return []
    visible = Article.objects.visible_to(user).order_by()
    counted = visible.aggregate(
        own=Count("pk", Q(status=Status.DRAFT, author=user.pk)),
        drafts=Count("pk", Q(status=Status.DRAFT)),
        in_review=Count("pk", Q(status=Status.IN_REVIEW)),
        scheduled=Count("pk", Q(status=Status.PUBLISHED, live_from__gt=timezone.now())),
    )
    own = {"phase": Phase.DRAFT.value, "author__id__exact": str(user.pk)}
    waiting = [Waiting(_("My drafts"), counted["own"], own)]
    if sees_all(user):
        waiting.append(every(_("All drafts"), counted["drafts"], Phase.DRAFT))
    waiting.append(every(_("In review"), counted["in_review"], Phase.IN_REVIEW))
    if sees_all(user):
        waiting.append(every(_("Scheduled"), counted["scheduled"], Phase.SCHEDULED))
    return waiting


def every(label: str, count: int, phase: Phase) -> Waiting:
    return Waiting(label, count, {"phase": phase.value})
