"""The verbs of the workflow. `move` is the one door through which a status changes.

Each verb runs in one transaction: lock the edition, read the clock, check, update
on condition that nobody was faster, derive the windows, record the decision.
"""

from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revision
from articles.content import content_of, release
from articles.models import Article, Decision, Edition, Snapshot
from articles.publishing.guards import Act, check
from articles.publishing.windows import NO_WINDOW, free_moment, park_scheduled, retime
from articles.refusal import Refused
from articles.text import clean_text
from articles.workflow import TRANSITIONS, Change, Ending, Phase, Status
from articles.writing import add_version


@revision.atomic()
def move(
    article: Article,
    transition: str,
    *,
    by,
    note: str = "",
    at: datetime | None = None,
    expires_at: datetime | None = None,
    backdated: bool = False,
    ending: str = Ending.NOTICE,
    replaced_by: Edition | None = None,
    discard_scheduled: bool = False,
) -> Article:
    """Make one transition of the table and return the article that it leads to.

    `at` schedules a publication; with `backdated` it may lie in the past, as long as
    nothing of the edition was ever public (the importer's right). `ending`,
    `replaced_by` and `discard_scheduled` belong to withdrawing. Raises Refused; then
    nothing has changed. `article` is up to date afterwards. Reinstating returns the
    new version.
    """
    edition = lock(article.edition_id, replaced_by)
    act = Act(
        row=TRANSITIONS[transition],
        article=fresh(article),
        edition=edition,
        by=by,
        note=clean_text(note),
        now=free_moment(edition, timezone.now()),
        at=at,
        expires_at=expires_at,
        backdated=backdated,
        ending=Ending(ending),
        replaced_by=replaced_by,
        discard_scheduled=discard_scheduled,
    )
    check(act)
    result = VERBS.get(transition, change_status)(act)
    article.refresh_from_db()
    return article if result.pk == article.pk else result


def lock(edition_id: int, replaced_by: Edition | None = None) -> Edition:
    """Lock the edition, and the one that is to replace it, against their moving."""
    wanted = [edition_id, *([replaced_by.pk] if replaced_by else [])]
    # In the order of their keys, so that two of these never wait in a circle.
    locked = Edition.objects.select_for_update().order_by("pk").in_bulk(wanted)
    return locked[edition_id]


def fresh(article: Article) -> Article:
    """Return the article as it is stored; refused if that isn't what was seen."""
    stored = Article.objects.select_related("edition").get(pk=article.pk)
    if (stored.status, stored.lock) != (article.status, article.lock):
        raise overtaken(article)
    return stored


def change_status(act: Act, **values) -> Article:
    """Move with a conditional update, and record it: the loser of a race is told."""
    article, before = act.article, act.article.phase(act.now)
    won = Article.objects.filter(
        pk=article.pk, status=article.status, lock=article.lock
    ).update(status=act.row.to, lock=F("lock") + 1, **values)
    if not won:
        raise overtaken(article)
    article.refresh_from_db()
    if values:
        retime(act.edition)
        article.refresh_from_db()
    record(act, article, before)
    return article


def note_plan(act: Act, *moments: datetime) -> None:
    """Count a change of what begins then, unless the clock tells it by itself."""
    if min(moments) <= act.now + revision.SOON:
        revision.bump()


def record(act: Act, article: Article, before: Phase) -> None:
    Decision.objects.create(
        article=article,
        lock=article.lock,
        at=act.now,
        by=act.by,
        content_hash=article.content_hash,
        transition=act.row.name,
        phase_before=before,
        phase_after=article.phase(act.now),
        note=act.note,
        live_from=article.live_from,
        bypassed_four_eyes=act.bypassed_four_eyes,
    )


def publish(act: Act) -> Article:
    parked = park_scheduled(act.edition, act.now)
    live_from = act.at or act.now
    article = change_status(
        act, live_from=live_from, live_until=live_from, expires_at=act.expires_at
    )
    note_plan(act, live_from, *([parked.live_from] if parked else []))
    unpark(act, parked)
    return article


def cancel_schedule(act: Act) -> Article:
    note_plan(act, act.article.live_from)
    return change_status(act, **NO_WINDOW)


def withdraw(act: Act) -> Article:
    parked = park_scheduled(act.edition, act.now)
    article = change_status(
        act,
        ended_at=act.now,
        ending=act.ending,
        ending_reason=act.note,
        replaced_by=act.replaced_by,
    )
    revision.bump()
    unpark(act, parked, discard=act.discard_scheduled)
    return article


def reinstate(act: Act) -> Article:
    """Publish the withdrawn content again, as the next version, from now on."""
    content = content_of(act.article) | {"change_kind": Change.UPDATE}
    content["change_note"] = ""
    copy = add_version(
        act.edition,
        content,
        by=act.by,
        author=act.article.author,
        origin=Snapshot.Origin.COPY,
        status=Status.DISCARDED,  # until it gets its window
    )
    # Not before the copy is written: that frees the addresses of what is discarded.
    parked = park_scheduled(act.edition, act.now)
    Article.objects.filter(pk=copy.pk).update(
        status=act.row.to, lock=F("lock") + 1, live_from=act.now, live_until=act.now
    )
    retime(act.edition)
    revision.bump()
    copy.refresh_from_db()
    record(act, copy, Phase.WITHDRAWN)
    unpark(act, parked)
    return copy


def discard(act: Act) -> Article:
    article = change_status(act)
    release(act.edition)
    return article


VERBS = {
    "publish": publish,
    "cancel_schedule": cancel_schedule,
    "withdraw": withdraw,
    "reinstate": reinstate,
    "discard": discard,
}


def unpark(act: Act, parked: Article | None, *, discard: bool = False) -> None:
    """Put a parked version back into review, or leave it discarded; record why."""
    if not parked:
        return
    Article.objects.filter(pk=parked.pk).update(
        status=Status.DISCARDED if discard else Status.IN_REVIEW, lock=F("lock") + 1
    )
    retime(act.edition)
    after = Article.objects.get(pk=parked.pk)
    Decision.objects.create(
        article=after,
        lock=after.lock,
        at=act.now,
        by=act.by,
        content_hash=after.content_hash,
        transition="discard" if discard else "cancel_schedule",
        phase_before=Phase.SCHEDULED,
        phase_after=after.phase(act.now),
        note=_("Displaced: “%(transition)s” of version %(number)s.")
        % {"transition": act.row.label, "number": act.article.number},
    )
    if discard:
        release(act.edition)


@revision.atomic()
def withdraw_story(article: Article, *, by, note: str, **options) -> list[Article]:
    """Withdraw the article and every other live language of its story.

    Of another language the successor is the one of that language, if there is one;
    else it leaves a notice. Takes the options of `move`.
    """
    successor = options.get("replaced_by")
    stories = {article.edition.story_id, *([successor.story_id] if successor else [])}
    # All at once, in the order of their keys: two of these never wait in a circle.
    editions = Edition.objects.filter(story__in=stories).order_by("pk")
    list(editions.select_for_update())
    live = Article.objects.public().filter(edition__story=article.edition.story_id)
    siblings = list(live.exclude(edition=article.edition_id))
    done = [move(article, "withdraw", by=by, note=note, **options)]
    for sibling in siblings:
        theirs = options
        if successor:
            target = successor.story.editions.filter(language=sibling.language).first()
            ending = Ending.REPLACED if target else Ending.NOTICE
            theirs = options | {"ending": ending, "replaced_by": target}
        done.append(move(sibling, "withdraw", by=by, note=note, **theirs))
    return done


def overtaken(article: Article) -> Refused:
    return Refused(
        _("“%(headline)s” was not moved.") % {"headline": article},
        _("Someone else has just moved or changed this article."),
        _("Open it again and look at what has changed."),
        code="overtaken",
    )
