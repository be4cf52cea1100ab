"""Confirm that a translation is still right, though its original has gone on."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain import rights
from articles.editing.writing.following import (
    Behind,
    bases,
    behind,
    follow,
    lock_with_original,
)
from articles.editing.writing.saving import not_allowed
from articles.foundation.refusal import Refused
from articles.models import STILL_RIGHT, Article, Decision


@transaction.atomic
def confirm(article: Article, *, original: Article, by) -> Decision | None:
    """Record that the article says all that this version of its original says.

    It isn't behind from then on, until the original goes on beyond that version. No
    word of it changes, so one person who may revise or translate it is enough.
    Returns None if that was recorded before. Raises Refused.
    """
    lock_with_original(article)
    stored = Article.objects.select_related("edition").get(pk=article.pk)
    what = _("It was not recorded that “%(headline)s” is still right.")
    what = what % {"headline": stored}
    if not rights.may_take_up(by, stored):
        raise not_allowed(what)
    if bases([stored]).get(stored.pk) == original:
        return None
    if stored.lock != article.lock:
        raise Refused(
            what,
            _("Someone else has just moved or changed this article."),
            _("Open it again and look at what has changed."),
            code="overtaken",
        )
    found = behind([stored]).get(stored.pk)
    if found is None or not is_among(original, found):
        raise Refused(
            what,
            _("It isn't behind that version of its original."),
            _("Open the list of translations behind again."),
            code="not-behind",
        )
    decision = record(stored, original=original, by=by)
    follow([stored])
    article.refresh_from_db()
    return decision


def is_among(original: Article, found: Behind) -> bool:
    """Return whether readers got it since. Later versions still need a look then."""
    return original.pk in {one.pk for one in (*found.newer, found.latest)}


def record(article: Article, *, original: Article, by) -> Decision:
    phase = article.phase()
    Article.objects.filter(pk=article.pk).update(lock=F("lock") + 1)
    article.lock += 1
    return Decision.objects.create(
        article=article,
        lock=article.lock,
        at=timezone.now(),
        by=by,
        content_hash=article.content_hash,
        transition=STILL_RIGHT,
        phase_before=phase,
        phase_after=phase,
        original=original,
    )
