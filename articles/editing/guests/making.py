"""Make a link for somebody without an account, and revoke it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain import audit, rights
from articles.editing.guests.links import hash_of, new_secret
from articles.editing.guests.sides import Writing, writing_side
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line
from articles.models import (
    MOST_DAYS,
    Article,
    Edition,
    RecordedDeed,
    ReviewLink,
    User,
)

# So many links that are still good lead to one content.
MOST = 30


@dataclass(frozen=True, slots=True)
class Wish:
    """The reader of a link, its last day, and what they may do."""

    name: str
    until: date
    address: str = ""
    may_comment: bool = True
    may_decide: bool = False


def may_make(user: User, article: Article) -> bool:
    """Return whether `user` may make links to the working version, and revoke them."""
    return article.is_working and user.has_perm("articles.review_article")


def may_let_decide(user: User, article: Article, side: Writing | None = None) -> bool:
    """Return whether a link of theirs may approve this text."""
    if not settings.NEWSROOM_FOUR_EYES:
        return True
    return not (side or writing_side(article)).has(user)


def latest_day(now=None) -> date:
    return timezone.localdate(now) + timedelta(days=MOST_DAYS)


@transaction.atomic
def make(
    article: Article, wish: Wish, *, by: User, seen: str | None = None
) -> tuple[ReviewLink, str]:
    """Return the link, and its secret, which nobody can be shown again.

    `seen` is the hash of the content that the user saw. Raises Refused.
    """
    Edition.objects.select_for_update().get(pk=article.edition_id)
    stored = Article.objects.select_related("edition").get(pk=article.pk)
    now, name = change_mark.present(), clean_line(wish.name)
    refuse(stored, wish, name, by=by, seen=seen or article.content_hash)
    secret = new_secret()
    link = ReviewLink.objects.create(
        article=stored,
        content_hash=stored.content_hash,
        secret_hash=hash_of(secret),
        name=name,
        address=wish.address.strip(),
        until=wish.until,
        may_comment=wish.may_comment,
        may_decide=wish.may_decide,
        made_by=by,
        made_at=now,
    )
    note(stored, by, "review_link_made")
    return link, secret


def refuse(article: Article, wish: Wish, name: str, *, by: User, seen: str) -> None:
    if not (may_make(by, article) and rights.may_see(by, article)):
        raise refused(
            "not-allowed",
            _("You may not make one, or nobody is working on this version."),
            _("Ask an editor or the chief editor."),
        )
    if article.content_hash != seen:
        raise refused(
            "overtaken",
            _("Somebody else has just changed the text."),
            _("Look at it once more, then make the link."),
        )
    if not name:
        raise refused(
            "no-name",
            _("A link is for one person."),
            _("Enter their name."),
        )
    if not timezone.localdate() <= wish.until <= latest_day():
        raise refused(
            "too-long",
            _("A link is good for %(days)s days at most, and from today on.")
            % {"days": MOST_DAYS},
            _("Choose another day."),
        )
    if wish.may_decide and settings.NEWSROOM_FOUR_EYES:
        refuse_own_eyes(article, wish, by)
    refuse_one_more(article, name)


def refuse_own_eyes(article: Article, wish: Wish, by: User) -> None:
    """Refuse a link by which somebody would approve what they wrote themselves."""
    side = writing_side(article)
    if side.has(by):
        raise refused(
            "own-work",
            _("You changed this text, or are to write it."),
            _("Leave out the right to approve, or ask a colleague to make the link."),
        )
    if side.reads_at(wish.address):
        raise refused(
            "own-address",
            _("This address belongs to somebody who wrote the text."),
            _("Leave out the right to approve, or choose somebody else."),
        )


def refuse_one_more(article: Article, name: str) -> None:
    there = ReviewLink.objects.standing(timezone.now()).filter(
        article=article, content_hash=article.content_hash
    )
    if there.filter(name__iexact=name).exists():
        raise refused(
            "there-already",
            _("There is a link to this text for %(name)s already.") % {"name": name},
            _("Revoke it first if it is lost."),
        )
    if there.count() >= MOST:
        raise refused(
            "too-many",
            _("There are %(most)s links to this text already.") % {"most": MOST},
            _("Revoke some that nobody needs."),
        )


@transaction.atomic
def revoke(link: ReviewLink, *, by: User) -> None:
    """End a link at once: nobody reads by it, and what was approved by it counts no
    more. Raises Refused.
    """
    if not by.has_perm("articles.review_article"):
        raise Refused(
            _("The link wasn't revoked."),
            _("You may not do this."),
            _("Ask an editor or the chief editor."),
            code="not-allowed",
        )
    now = change_mark.present()
    rows = ReviewLink.objects.filter(pk=link.pk, revoked_at=None)
    if rows.update(revoked_at=now):
        note(link.article, by, "review_link_revoked")
    link.refresh_from_db()


def note(article: Article, by: User, what: str) -> None:
    audit.write(RecordedDeed.CHANGED, about=article, by=by, what=what)


def refused(code: str, why: str, remedy: str) -> Refused:
    return Refused(_("No link was made."), why, remedy, code=code)
