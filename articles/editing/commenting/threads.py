"""The threads on an edition, with the place of their words in one version."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.domain import comments
from articles.editing.commenting.fitting import (
    may_edit,
    may_reopen,
    may_resolve,
    may_withdraw,
    needs_reason,
)
from articles.foundation import change_mark
from articles.models import Article, Comment, User

# So many comments on one edition are shown, the newest of them.
MOST = 300


@dataclass(slots=True)
class Said:
    """One comment, and what the user may do with it."""

    comment: Comment
    may_edit: bool = False
    may_withdraw: bool = False


@dataclass(slots=True)
class Thread:
    """`spot` is where its words are in the version, None if it is about no words."""

    first: Said
    answers: list[Said] = field(default_factory=list)
    spot: comments.Spot | None = None
    may_answer: bool = False
    may_resolve: bool = False
    may_reopen: bool = False
    needs_reason: bool = False

    @property
    def comment(self) -> Comment:
        return self.first.comment

    @property
    def latest(self) -> Comment:
        return self.answers[-1].comment if self.answers else self.comment


def threads_of(article: Article, user: User) -> list[Thread]:
    """Return the threads on its edition, those that are open in front; in one query.

    The caller has checked that the user may see the article; if they may not read
    its comments, there are none.
    """
    rows = Comment.objects.visible_to(user).filter(edition=article.edition_id)
    rows = rows.select_related("by", "resolved_by").order_by("-said_at", "-pk")
    found = list(rows[:MOST])[::-1]
    if not found:
        return []
    now, texts = change_mark.present(), comments.texts_of(article)
    threads: dict[int, Thread] = {}
    for one in found:
        if one.answers_to_id is None:
            threads[one.pk] = thread_of(one, article, user, now, texts)
    for one in found:
        if one.answers_to_id in threads:
            threads[one.answers_to_id].answers.append(said_of(one, user, now))
    return sorted(threads.values(), key=lambda it: not it.comment.is_open)


def thread_of(
    one: Comment, article: Article, user: User, now: datetime, texts: dict[str, str]
) -> Thread:
    return Thread(
        said_of(one, user, now),
        spot=comments.spot_of(one, texts),
        may_answer=one.is_open,
        may_resolve=may_resolve(user, one, article),
        may_reopen=may_reopen(user, one, article),
        needs_reason=needs_reason(user, one),
    )


def said_of(one: Comment, user: User, now: datetime) -> Said:
    return Said(one, may_edit(user, one, now), may_withdraw(user, one))
