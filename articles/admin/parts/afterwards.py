"""The page after a move: the article, its review, the next article, the day.

The next articles are those that wait for the user, in the order in which they were
submitted: skipped ones come again when the others are done.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from articles.admin.parts.saying import change_url
from articles.editing.publishing import Circumstances, by_submission, review_queue
from articles.models import Article, User
from articles.workflow import Phase

# The parameter that a move sends, and the one in the address of its page.
SENT, ASKED = "_after", "after"


class After(StrEnum):
    DAY = "day"
    NEXT = "next"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Ahead:
    """The user's other articles to review: the next one, and how many."""

    next: Article | None
    left: int

    @property
    def address(self) -> str:
        return review_url(self.next) if self.next else day_url()

    def __str__(self):
        if not self.left:
            return _("Nothing is left for you to review.")
        said = ngettext(
            "%(count)d is left for you to review.",
            "%(count)d are left for you to review.",
            self.left,
        )
        return said % {"count": self.left}


def ahead_of(article: Article, person: User) -> Ahead:
    """Return the articles after this one, which may have been decided on by now."""
    waiting = review_queue(person)
    if not waiting:
        return Ahead(None, 0)
    here = by_submission(Article.objects.filter(pk=article.pk))
    since = here.values_list("submitted_at", flat=True).get()
    return ahead_in(waiting, article, since)


def ahead_in(waiting: list[Circumstances], article: Article, since: datetime) -> Ahead:
    """Return the articles after one that was submitted at that moment, without those
    that somebody else has taken.
    """
    others = [
        one for one in waiting if one.article.pk != article.pk and one.reviewer is None
    ]
    if not others:
        return Ahead(None, 0)
    place = (since, article.pk)
    later = (one for one in others if (one.waiting_since, one.article.pk) > place)
    return Ahead(next(later, others[0]).article, len(others))


def asked_after(request) -> After | None:
    """Return where the user wants to go afterwards; None is the article's page."""
    asked = request.POST.get(SENT) or request.GET.get(ASKED)
    return After(asked) if asked in set(After) else None


def back_to(article: Article, after: After | None) -> str:
    """Return the page that the user came from, for a return if nothing was done."""
    if after is After.DAY:
        return day_url()
    return article_url(article, reviewing=after is not None)


def article_url(article: Article, *, reviewing: bool) -> str:
    """Return an article's page: the one for reviewing, as long as it is in review."""
    if reviewing and article.phase() is Phase.IN_REVIEW:
        return review_url(article)
    return change_url(article)


def review_url(article: Article) -> str:
    return reverse("admin:articles_article_review", args=[article.pk])


def day_url() -> str:
    return reverse("admin:index")
