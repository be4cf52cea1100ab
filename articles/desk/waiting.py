"""What waits for a person at the desk: her drafts, others' work, what is scheduled, and
pictures that readers have and that need a word or another licence.
"""

from dataclasses import dataclass

from django.db.models import Count, Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Image, sees_all
from articles.workflow import Phase, Status

# So many pictures are counted; there may be as many without a word as there are.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """`query` selects what was counted in the list of articles, or of pictures."""

    label: str
    count: int
    query: dict[str, str]
    model: type[Model] = Article

    @property
    def number(self) -> str:
        return str(self.count) if self.count <= MOST else f"> {MOST}"

    @property
    def address(self) -> str:
        name = f"admin:articles_{self.model._meta.model_name}_changelist"
        return reverse(name, query=self.query)


def waiting_for(user) -> list[Waiting]:
    """Return what there is to do, in the order of an article's way; [] for others."""
    if not user.has_perm("articles.change_article"):
        return []
    visible = Article.objects.visible_to(user).order_by()
    # Of these there are few, each found by an index; nobody counts what is published.
    counted = visible.working().aggregate(
        own=Count("pk", Q(status=Status.DRAFT, author=user.pk)),
        drafts=Count("pk", Q(status=Status.DRAFT)),
        in_review=Count("pk", Q(status=Status.IN_REVIEW)),
    )
    own = {"phase": Phase.DRAFT.value, "author__id__exact": str(user.pk)}
    waiting = [Waiting(_("My drafts"), counted["own"], own)]
    if sees_all(user):
        waiting.append(every(_("All drafts"), counted["drafts"], Phase.DRAFT))
    waiting.append(every(_("In review"), counted["in_review"], Phase.IN_REVIEW))
    if sees_all(user):
        scheduled = visible.in_phase(Phase.SCHEDULED).count()
        waiting.append(every(_("Scheduled"), scheduled, Phase.SCHEDULED))
    return waiting + pictures_waiting_for(user)


def pictures_waiting_for(user) -> list[Waiting]:
    """Return what is to be done about pictures that readers see, if there are any.

    Whoever doesn't review can't change these.
    """
    if not user.has_perms(["articles.review_article", "articles.change_image"]):
        return []
    shown = Image.objects.public()
    waiting = [
        Waiting(
            _("Pictures whose licence ends"),
            counted(shown.expiring()),
            {"use": "public", "licence": "expiring"},
            Image,
        ),
        Waiting(
            _("Pictures without alternative text"),
            counted(shown.undescribed()),
            {"use": "public", "alt": "missing"},
            Image,
        ),
        Waiting(
            _("Pictures without credit"),
            counted(shown.uncredited()),
            {"use": "public", "credit": "missing"},
            Image,
        ),
    ]
    return [one for one in waiting if one.count]


def counted(found: QuerySet) -> int:
    """Return how many there are, or one more than `MOST`: nobody counts on."""
    return found.order_by()[: MOST + 1].count()


def every(label: str, count: int, phase: Phase) -> Waiting:
    return Waiting(label, count, {"phase": phase.value})
