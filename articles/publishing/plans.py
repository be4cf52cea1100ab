"""Plans: a version is to be published once somebody else approves exactly this text.

Whether one is in force is read from what happened since; nothing else is stored.
"""

from collections.abc import Iterable
from datetime import datetime

from articles.models import Article, Decision, User, given
from articles.publishing.options import Publication
from articles.workflow import APPROVALS, PLANS, Status


def in_force(article: Article, decisions: Iterable[Decision]) -> Decision | None:
    """Return the plan in force among all decisions on a version, the newest first.

    Every save and every act counts the article's lock on, by one. So the plan is in
    force as long as approvals, back to it, account for each count: whatever else was
    done since has ended it, even a change that was changed back.
    """
    if article.status != Status.IN_REVIEW:
        return None
    for since, decision in enumerate(decisions):
        if decision.lock != article.lock - since:
            return None
        if decision.transition in PLANS:
            is_this = decision.content_hash == article.content_hash
            return decision if is_this else None
        if decision.transition not in APPROVALS:
            return None
    return None


def plan_of(article: Article) -> Decision | None:
    """Return the plan in force on a version: who made it, for when, and until when.

    Its `live_from` is the moment asked for, None: with the approval.
    """
    if article.status != Status.IN_REVIEW:
        return None
    decisions = article.decisions.select_related("by").order_by("-lock")
    return in_force(article, decisions)


def has_passed(plan: Decision, now: datetime) -> bool:
    return plan.live_from is not None and plan.live_from < now


def window_of(plan: Decision, now: datetime) -> Publication:
    """Return what an approval now would publish: at once, if its moment has passed."""
    at = None if has_passed(plan, now) else plan.live_from
    return Publication(at=at, expires_at=plan.until)


def planner_of(plan: Decision) -> User:
    return given(plan.by)


def name_of(plan: Decision) -> str:
    person = planner_of(plan)
    return person.get_full_name() or person.get_username()
