"""Write a status. Only this module does, with a condition, and always with a record.

A scheduled version that another one displaces is parked first, since no two may be
scheduled.
"""

from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from articles.domain.content import release
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.windows import NO_WINDOW, retime
from articles.editing.writing import stand, taking_over
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.models import Article, Decision, Edition
from articles.workflow import TRANSITIONS, Phase, Status

# The transition of a displaced scheduled version, by whether it is discarded.
DISPLACED = {True: TRANSITIONS["discard"], False: TRANSITIONS["cancel_schedule"]}


def change_status(act: Act, **values) -> Article:
    """Move the article to the status of its row, set `values` with it, and record."""
    before = act.article.phase(act.now)
    write_status(act, act.article, **values)
    record(act, act.article, before)
    return act.article


def write_status(act: Act, article: Article, **values) -> None:
    """Move with a conditional update: the loser of a race gets a Refused.

    The lock on the edition holds off every other move; the condition holds off code
    that writes without that lock.
    """
    standing = taking_over(act.edition, act.row.to, article)
    won = Article.objects.filter(
        pk=article.pk, status=article.status, lock=article.lock
    ).update(status=act.row.to, lock=F("lock") + 1, **standing, **values)
    if not won:
        raise overtaken(article)
    if values:
        retime(act.edition)
    if not standing:
        stand(act.edition)
    article.refresh_from_db()


def latest_decision() -> QuerySet[Decision, datetime]:
    """Return a query for the latest decision's moment: “now” can't lie before it."""
    made = Decision.objects.filter(at__lte=change_mark.farthest()).order_by("-at")
    return made.values_list("at", flat=True)[:1]


def overtaken(article: Article) -> Refused:
    return Refused(
        _("“%(headline)s” was not moved.") % {"headline": article},
        _("Someone else has just moved or changed this article."),
        _("Open it again and look at what has changed."),
        code="overtaken",
    )


def record(act: Act, article: Article, before: Phase, **otherwise) -> None:
    """Record the decision on the article, `otherwise` in place of the act's values."""
    said = {
        "transition": act.row.name,
        "note": act.note,
        "bypassed_four_eyes": act.bypassed_four_eyes,
        "live_from": article.live_from,
    } | otherwise
    Decision.objects.create(
        article=article,
        lock=article.lock,
        at=act.now,
        by=act.by,
        content_hash=article.content_hash,
        phase_before=before,
        phase_after=article.phase(act.now),
        **said,
    )
    change_mark.note(act.now)


def park_scheduled(edition: Edition, now: datetime) -> Article | None:
    """Take a scheduled version's window away, so that another can have its place."""
    scheduled = edition.articles.scheduled(now).first()
    if scheduled:
        Article.objects.filter(pk=scheduled.pk).update(
            status=Status.DISCARDED, **NO_WINDOW
        )
    return scheduled


def unpark(act: Act, parked: Article | None, *, discard: bool = False) -> None:
    """Put a parked version back into review, or leave it discarded; record why.

    The write of the other version has already set the windows and the version that
    represents the edition, without this one.
    """
    if not parked:
        return
    status = Status.DISCARDED if discard else Status.IN_REVIEW
    standing = taking_over(act.edition, status, parked)
    Article.objects.filter(pk=parked.pk).update(
        status=status, lock=F("lock") + 1, **standing
    )
    after = Article.objects.get(pk=parked.pk)
    record(
        act,
        after,
        Phase.SCHEDULED,
        transition=DISPLACED[discard].name,
        note=_("Displaced: “%(transition)s” of version %(number)s.")
        % {"transition": act.row.label, "number": act.article.number},
        bypassed_four_eyes=False,
    )
    if discard:
        release(act.edition)
