"""Tell people of a move: by its row, and by the phase that it led to."""

from typing import Any

from articles.editing.notices import (
    reviewers_of,
    tell,
    tell_published,
    untell,
    writers_of,
)
from articles.editing.publishing.attempt.act import Act
from articles.models import Article, Decision, User
from articles.workflow import PLANS, Phase, Status


def tell_of_move(act: Act, result: Article, *, before: Article) -> None:
    """Tell those concerned, in the transaction of the move.

    The notices of an act that is undone go, as long as no letter has said them.
    """
    if act.row.undoes:
        untell(named(before, before.lock))
        return
    edition, planner = act.edition.pk, planner_in(act, before)
    said: dict[str, Any] = {"by": act.by, "act": named(before, before.lock + 1)}
    if planner and result.status != Status.PUBLISHED:
        tell("plan_failed", edition, [planner.pk], **said)
    if result.phase(act.now) is Phase.LIVE:
        tell_published(result, act.now, by=act.by, planner=planner)
    elif kind := kind_for_writers(act, result):
        tell(kind, edition, writers_of(result, act.now), **said)
    elif (before.status, result.status) == (Status.DRAFT, Status.IN_REVIEW):
        tell("asked_to_review", edition, reviewers_of(result, act.now), **said)


def kind_for_writers(act: Act, result: Article) -> str:
    """Return the kind of notice that the writers of the text get, "" for none."""
    if act.row.is_return:
        return "came_back"
    if act.row.is_approval:
        return "approved"
    return "withdrawn" if result.status == Status.WITHDRAWN else ""


def planner_in(act: Act, before: Article) -> User | None:
    """Return who planned the publication, if that was in force until this move."""
    if before.status != Status.IN_REVIEW:
        return None
    if act.past:
        # The guards have asked it before the move.
        known = act.past[0].decisions[-1:]
        is_plan = known and known[0].transition in PLANS
        return known[0].by if is_plan and known[0].lock == before.lock else None
    plans = Decision.objects.filter(
        article=before.pk, lock=before.lock, transition__in=PLANS
    )
    plan = plans.select_related("by").first()
    return plan.by if plan else None


def named(article: Article, lock: int) -> str:
    """Return a name for the act after which the version had this lock."""
    return f"move-{article.pk}-{lock}"
