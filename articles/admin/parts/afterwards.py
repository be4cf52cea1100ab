"""Where a move leads when it is done: to the article, its review, the next, the day.

What is next are the articles that wait for the person, in the order in which they were
submitted: what she has passed over comes again when the others are done.
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

# With what a move is sent, and what its page is asked with.
SENT, ASKED = "_after", "after"


class After(StrEnum):
    DAY = "day"
    NEXT = "next"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a person has to review besides an article: the next one, and how many."""

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
    """Return what comes after an article, which may have been decided on by now."""
    waiting = review_queue(person)
    if not waiting:
        return Ahead(None, 0)
    here = by_submission(Article.objects.filter(pk=article.pk))
    since = here.values_list("submitted_at", flat=True).get()
    return ahead_in(waiting, article, since)


def ahead_in(waiting: list[Circumstances], article: Article, since: datetime) -> Ahead:
    """Return what comes after an article that was submitted at that moment."""
    others = [one for one in waiting if one.article.pk != article.pk]
    if not others:
        return Ahead(None, 0)
    place = (since, article.pk)
    later = (one for one in others if (one.waiting_since, one.article.pk) > place)
    return Ahead(next(later, others[0]).article, len(others))


def asked_after(request) -> After | None:
    """Return where the person wants to be afterwards, None: on the article's page."""
    asked = request.POST.get(SENT) or request.GET.get(ASKED)
    return After(asked) if asked in set(After) else None


def back_to(article: Article, after: After | None) -> str:
    """Return where she came from, and is led to if nothing was done."""
    if after is After.DAY:
        return day_url()
    return article_url(article, reviewing=after is not None)


def article_url(article: Article, *, reviewing: bool) -> str:
    """Return an article's page: where it is reviewed, as long as that is so."""
    if reviewing and article.phase() is Phase.IN_REVIEW:
        return review_url(article)
    return change_url(article)


def review_url(article: Article) -> str:
    return reverse("admin:articles_article_review", args=[article.pk])


def day_url() -> str:
    return reverse("admin:index")
