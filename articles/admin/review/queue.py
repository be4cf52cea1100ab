"""The articles that wait for a reviewer, as a list beside the one being read."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.admin.parts.afterwards import review_url
from articles.admin.parts.near import near
from articles.admin.parts.saying import planned, who
from articles.editing.publishing import Circumstances
from articles.models import Article

# So many lines are shown at once.
MOST = 40


@dataclass(frozen=True, slots=True)
class Line:
    article: Article
    facts: list[str]
    is_here: bool

    @property
    def address(self) -> str:
        return review_url(self.article)


@dataclass(frozen=True, slots=True)
class Queue:
    """`place` is the number of the article that is being read, 0 if it isn't in it."""

    lines: list[Line]
    count: int
    place: int

    @property
    def others(self) -> int:
        """Return how many wait besides those that are shown."""
        return self.count - len(self.lines)


def queue_of(waiting: list[Circumstances], here: int | None = None) -> Queue:
    """Return the part of the queue around the article that is being read."""
    keys = [one.article.pk for one in waiting]
    at = keys.index(here) if here in keys else -1
    first = max(0, min(at - MOST // 2, len(waiting) - MOST))
    shown = waiting[first : first + MOST]
    lines = [Line(one.article, facts_of(one), one.article.pk == here) for one in shown]
    return Queue(lines, len(waiting), at + 1)


def facts_of(one: Circumstances) -> list[str]:
    """Say since when it waits, its kind of change, its language and its submitter."""
    by = one.submission.by if one.submission else one.article.author
    names = ", ".join(dict.fromkeys(who(decision.by) for decision in one.approvals))
    facts = [
        _("since %(when)s") % {"when": near(one.waiting_since)},
        one.article.get_change_kind_display(),
        one.article.edition.get_language_display(),
        who(by),
        _("%(who)s reviews it") % {"who": who(one.reviewer)} if one.reviewer else "",
        _("approved by %(who)s") % {"who": names} if names else "",
        planned(one),
    ]
    return [fact for fact in facts if fact]
