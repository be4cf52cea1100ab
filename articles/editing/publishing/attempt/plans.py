"""Plans: a version is to be published once somebody else approves exactly this text.

The decisions since then show whether a plan is in force; nothing else is stored.
"""

from datetime import datetime

from articles.editing.publishing.attempt.options import Publication
from articles.models import Article, Decision, User, given
from articles.workflow import PLANS, Status


def in_force(article: Article, last: Decision | None) -> Decision | None:
    """Return the last decision on a version if it is a plan that is in force.

    Every save and every act increments the article's lock. So a plan is in force as
    long as nothing happens after it: every act ends it, even a change that is undone
    again. The approval that it waits for carries it out, or ends it.
    """
    if last is None or last.transition not in PLANS:
        return None
    is_this = (last.lock, last.content_hash) == (article.lock, article.content_hash)
    return last if is_this else None


def plan_of(article: Article) -> Decision | None:
    """Return the plan in force on a version, with its user, its start and its end.

    Its `live_from` is the requested moment; None means with the approval.
    """
    if article.status != Status.IN_REVIEW:
        return None
    decisions = article.decisions.select_related("by").order_by("-lock")
    return in_force(article, decisions.first())


def was_ended(article: Article) -> bool:
    """Return whether a plan was in force until the last save, which ended it."""
    last = article.decisions.order_by("-lock").first()
    if last is None or last.transition not in PLANS:
        return False
    return last.lock == article.lock - 1


def has_passed(plan: Decision, now: datetime) -> bool:
    return plan.live_from is not None and plan.live_from < now


def window_of(plan: Decision, now: datetime) -> Publication:
    """Return the window that an approval would set: from now, if the plan's is past."""
    at = None if has_passed(plan, now) else plan.live_from
    return Publication(at=at, expires_at=plan.until)


def planner_of(plan: Decision) -> User:
    return given(plan.by)


def name_of(plan: Decision) -> str:
    person = planner_of(plan)
    return person.get_full_name() or person.get_username()
