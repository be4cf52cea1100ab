"""The assignments of an article, beside it, with the acts that the user may do."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles.admin.parts.assigned import facts_of, urgency
from articles.admin.parts.saying import who
from articles.domain import assignments, rights
from articles.editing.assigning import Sides, may_give_back, may_take
from articles.editing.publishing import Circumstances
from articles.models import Article, Assignment, AssignmentRole, User

LABELS: dict[str, Promise] = {
    AssignmentRole.WRITES: pgettext_lazy("assignment", "Writes"),
    AssignmentRole.REVIEWS: pgettext_lazy("assignment", "Reviews"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One role: `row` is its open assignment, None if nobody has it."""

    label: str | Promise
    role: str
    row: Assignment | None = None
    name: str = ""
    facts: list[str] = field(default_factory=list)
    mark: str = ""
    change: str = ""
    give_back: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """`take` is where the user takes it; `is_anothers` says that somebody has it."""

    lines: list[Line]
    take: str = ""
    seen: int | None = None
    is_anothers: bool = False


def panel_of(article: Article, user: User, known: Circumstances | None) -> Panel | None:
    """Return None if there is nothing to show and nothing to do.

    Makes one query, unless the queue knows the assignments.
    """
    if not article.is_working or known is None:
        return None
    rows = known.assigned
    if rows is None:
        rows = assignments.open_for([article.edition_id])
    lines = [line_of(article, role, rows, user) for role in AssignmentRole.values]
    shown = [line for line in lines if line.row or line.change]
    review = rows.get((article.edition_id, AssignmentRole.REVIEWS))
    now = timezone.now()
    is_standing = review is not None and assignments.stands(review, now)
    is_mine = is_standing and review is not None and review.person_id == user.pk
    may = not is_mine and may_take(user, article, Sides(rows, known.edits))
    take = address("take", article) if may else ""
    seen = review.pk if review else None
    return Panel(shown, take, seen, is_standing) if shown else None


def line_of(article: Article, role: str, rows: dict, user: User) -> Line:
    row = rows.get((article.edition_id, role))
    change = address("assign", article, role) if rights.may_assign(user) else ""
    if row is None:
        return Line(LABELS[role], role, change=change)
    now, may = timezone.now(), may_give_back(user, row)
    stand_in = assignments.stand_in_for(
        row.person, row.edition_id, rows, article.author_id
    )
    return Line(
        LABELS[role],
        role,
        row,
        who(row.person),
        facts_of(row, now, stand_in),
        urgency(row, now),
        change,
        address("give_back", article, role) if may else "",
    )


def address(name: str, article: Article, *args: str) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])
