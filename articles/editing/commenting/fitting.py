"""The rights of a user over a comment, and the refusals in words."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from articles.domain import rights
from articles.foundation.refusal import Refused
from articles.models import Article, Comment, Edition, User

# So long an author may change what they said.
EDITABLE = timedelta(minutes=10)


def may_block(user: User) -> bool:
    return user.has_perm("articles.review_article")


def may_edit(user: User, comment: Comment, now: datetime) -> bool:
    is_new = now <= comment.said_at + EDITABLE
    return comment.by_id == user.pk and comment.is_open and is_new


def may_withdraw(user: User, comment: Comment) -> bool:
    return comment.by_id == user.pk and comment.withdrawn_at is None


def may_resolve(user: User, comment: Comment, article: Article | None) -> bool:
    """`article` is the version that stands for the edition."""
    if comment.answers_to_id or not comment.is_open:
        return False
    if comment.is_blocking:
        return comment.by_id == user.pk or user.has_perm("articles.publish_article")
    return may_change_text(user, article)


def may_reopen(user: User, comment: Comment, article: Article | None) -> bool:
    if comment.answers_to_id or comment.withdrawn_at or not comment.resolved_at:
        return False
    if comment.is_blocking:
        return may_block(user)
    return may_change_text(user, article)


def may_change_text(user: User, article: Article | None) -> bool:
    """Return whether `user` may change the text, or that of a next version."""
    if user.has_perm("articles.review_article"):
        return True
    return article is not None and rights.may_change(user, article)


def needs_reason(user: User, comment: Comment) -> bool:
    """Return whether `user` would resolve what somebody else holds."""
    return comment.is_blocking and comment.by_id != user.pk


def standing_of(edition: Edition) -> Article | None:
    return edition.articles.filter(stands_for_edition=True).first()


def scheduled_version(edition: Edition) -> Article | None:
    """Return the version that will go live whatever is said about it now."""
    return edition.articles.scheduled().select_related("edition").first()


def refused(code: str, why: str, remedy: str, *, what: str = "") -> Refused:
    return Refused(what or _("The comment wasn't saved."), why, remedy, code=code)


def unchanged(code: str, why: str, remedy: str) -> Refused:
    return refused(code, why, remedy, what=_("The comment wasn't changed."))


def not_allowed() -> Refused:
    return unchanged(
        "not-allowed",
        _("You may not do this."),
        _("Ask an editor or the chief editor."),
    )
