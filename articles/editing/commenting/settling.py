"""Resolve, reopen and withdraw comments."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.domain import comments
from articles.editing.commenting.fitting import (
    may_reopen,
    may_resolve,
    may_withdraw,
    needs_reason,
    not_allowed,
    standing_of,
    unchanged,
)
from articles.editing.commenting.saying import fresh, locked, note
from articles.editing.commenting.telling import (
    tell_reopened,
    tell_resolved,
    untell_comment,
)
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import LONGEST_COMMENT, Comment, Edition, User


@transaction.atomic
def resolve(comment: Comment, *, by: User, why: str = "") -> Comment:
    """Resolve a thread. Somebody else's blocking comment takes a chief's reason.

    Raises Refused. A plan that waited for it goes on.
    """
    edition, stored = readable(comment, by)
    if not stored.is_open:
        raise settled_already()
    if not may_resolve(by, stored, standing_of(edition)):
        raise held_by_another() if stored.is_blocking else not_allowed()
    why = clean_text(why)[:LONGEST_COMMENT] if needs_reason(by, stored) else ""
    if needs_reason(by, stored) and not why:
        raise unchanged(
            "reason-missing",
            _("It takes a reason to resolve what somebody else holds."),
            _("Write one. It is kept."),
        )
    stored.resolved_at, stored.resolved_by = change_mark.present(), by
    stored.resolved_why = why
    tell_resolved(stored)
    return kept(edition, stored, by, "block_resolved", why)


@transaction.atomic
def reopen(comment: Comment, *, by: User) -> Comment:
    """Reopen a thread; a blocking one holds the text again. Raises Refused."""
    edition, stored = readable(comment, by)
    if stored.is_open or stored.withdrawn_at:
        raise settled_already()
    if not may_reopen(by, stored, standing_of(edition)):
        raise not_allowed()
    stored.resolved_at = stored.resolved_by = None
    stored.resolved_why = ""
    tell_reopened(stored, by=by)
    return kept(edition, stored, by, "block_reopened")


@transaction.atomic
def withdraw(comment: Comment, *, by: User) -> Comment:
    """Withdraw what `by` said: its words go, and a blocking one holds no more.

    Raises Refused.
    """
    edition = locked(comment.edition_id)
    stored = fresh(comment)
    if stored.by_id != by.pk:
        raise not_allowed()
    if not may_withdraw(by, stored):
        raise settled_already()
    comments.withdraw(stored, change_mark.present())
    untell_comment(stored)
    return kept(edition, stored, by, "block_withdrawn")


def readable(comment: Comment, by: User) -> tuple[Edition, Comment]:
    """Lock its edition; return it, with the comment as it is stored."""
    edition = locked(comment.edition_id)
    if not comments.may_read(by, edition):
        raise not_allowed()
    return edition, fresh(comment)


def kept(
    edition: Edition, comment: Comment, by: User, what: str, why: str = ""
) -> Comment:
    comment.save()
    comments.recount(edition)
    comment.edition = edition
    article = standing_of(edition)
    if comment.is_blocking and article:
        note(article, by, what, why)
    return comment


def settled_already() -> Refused:
    return unchanged(
        "settled",
        _("Somebody else has just changed it."),
        _("Look at how it stands now."),
    )


def held_by_another() -> Refused:
    return unchanged(
        "held",
        _("Only the person who holds the text, or a chief editor, can resolve it."),
        _("Answer it, and ask for it to be resolved."),
    )
