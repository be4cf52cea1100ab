"""Set an embargo on a story, change it, or lift it; the guards of the table obey it.

Authors and editors may set a later end, chief editors any. Nothing of this is a change
of what readers see: the end of an embargo publishes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from articles.domain import audit, rights, site_version
from articles.domain.content import release
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.explaining import moment
from articles.editing.publishing.attempt.options import Options
from articles.editing.publishing.attempt.plans import has_passed, plan_of
from articles.editing.publishing.attempt.windows import NO_WINDOW, free_moment
from articles.editing.publishing.effects.appearing import note_plan
from articles.editing.publishing.effects.approving import ENDING_A_PLAN
from articles.editing.publishing.effects.statuses import (
    DISPLACED,
    change_status,
    latest_decision,
)
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import Article, Edition, Embargo, RecordedDeed, Story, given
from articles.workflow import Right, Transition


@dataclass(frozen=True, slots=True)
class TooEarly:
    """A version that was to go live before the end of an embargo.

    `at` is its moment; None if an approval was to publish it. `is_undecided` means
    that it is scheduled, and that its edition has a working version beside it.
    """

    article: Article
    at: datetime | None
    is_undecided: bool = False

    @property
    def is_scheduled(self) -> bool:
        return not self.article.is_working


def may_embargo(user, article: Article) -> bool:
    """Return whether `user` may set an embargo on this article's story, or a later end,
    as long as readers see nothing of it.
    """
    own = article.author_id == user.pk or user.has_perm("articles.review_article")
    return own and user.has_perm("articles.change_article")


def is_story_public(article: Article, at: datetime | None = None) -> bool:
    """Return whether readers see any language of the story."""
    story = Article.objects.filter(edition__story=article.edition.story_id)
    return story.public(at=at).exists()


def too_early(article: Article, until: datetime) -> list[TooEarly]:
    """Return what of the story would go live before `until`, in all languages."""
    now = change_mark.present()
    found = []
    for edition in editions_of(article):
        working = edition.working_version()
        scheduled = edition.articles.scheduled(now).filter(live_from__lt=until).first()
        if scheduled:
            at, is_undecided = scheduled.live_from, working is not None
            found.append(TooEarly(with_edition(scheduled, edition), at, is_undecided))
        plan = plan_of(working) if working else None
        if plan and (plan.live_from is None or plan.live_from < until):
            at = None if has_passed(plan, now) else plan.live_from
            found.append(TooEarly(with_edition(working, edition), at))
    return found


def editions_of(article: Article) -> Iterable[Edition]:
    return Edition.objects.filter(story=article.edition.story_id).order_by("pk")


def with_edition(article: Article, edition: Edition) -> Article:
    article.edition = edition
    return article


@site_version.atomic()
def set_embargo(
    article: Article, *, until: datetime, reason: str, by, discard_scheduled=False
) -> list[TooEarly]:
    """Forbid windows of the story to begin before `until`, in place of any other end.

    Return what was to go live earlier, and goes back to review instead. Raises Refused;
    then nothing has changed.
    """
    now, reason = lock_story(article), clean_text(reason)
    former = Embargo.objects.on(article.edition.story_id, now)
    refuse_impossible(article, until, reason, by, now, former)
    early = too_early(article, until)
    undecided = [one for one in early if one.is_undecided]
    if undecided and not discard_scheduled:
        raise successors_undecided(article, undecided)
    for one in early:
        stop(one, until=until, by=by, now=now)
    standing = Embargo.objects.standing().filter(story=article.edition.story_id)
    # One that has ended is closed as it was set: nobody has lifted it.
    standing.filter(until__lte=now).update(lifted_at=F("until"), lifted_by=F("set_by"))
    standing.update(lifted_at=now, lifted_by=by)
    Embargo.objects.create(
        story_id=article.edition.story_id,
        until=until,
        reason=reason,
        set_at=now,
        set_by=by,
    )
    audit.write(RecordedDeed.EMBARGOED, about=article, by=by, until=until)
    return early


@site_version.atomic()
def lift_embargo(article: Article, *, note: str, by) -> None:
    """End the embargo on the story now. Raises Refused."""
    now, note = lock_story(article), clean_text(note)
    embargo = Embargo.objects.on(article.edition.story_id, now)
    if embargo is None:
        raise refused(
            article,
            "no-embargo",
            _("There is no embargo on this story now."),
            _("Open the article again to see what is possible."),
        )
    if not rights.may_lift_embargo(by):
        raise only_chiefs(article)
    if not note:
        raise reason_missing(article)
    held = Embargo.objects.filter(pk=embargo.pk)
    held.update(lifted_at=now, lifted_by=by, lifted_note=note)
    audit.write(RecordedDeed.LIFTED, about=article, by=by, until=embargo.until)


def lock_story(article: Article) -> datetime:
    """Keep every move of the story, and new languages, off; return what time it is."""
    story = article.edition.story_id
    # In this order, as those who begin a translation. A move may reach for the key of
    # the story while it holds an edition, so that stays free.
    Story.objects.select_for_update(no_key=True).get(pk=story)
    list(Edition.objects.filter(story=story).order_by("pk").select_for_update())
    change_mark.note(latest_decision().first())
    return change_mark.present()


def refuse_impossible(
    article: Article,
    until: datetime,
    reason: str,
    by,
    now: datetime,
    former: Embargo | None,
) -> None:
    if is_story_public(article, now):
        raise public_already(article)
    if not may_embargo(by, article):
        raise refused(
            article,
            "not-allowed",
            _("Your role doesn't include this."),
            _("Ask its author or an editor."),
        )
    if until <= now:
        raise refused(
            article, "past", _("The moment lies in the past."), _("Choose a later one.")
        )
    if former and until < former.until and not rights.may_lift_embargo(by):
        raise only_chiefs(article)
    if not reason:
        raise reason_missing(article)


def stop(one: TooEarly, *, until: datetime, by, now: datetime) -> None:
    """Cancel the schedule, discard what has no place in review, or call off the plan.

    To keep something back takes no right to publish.
    """
    act = Act(
        row=row_of(one),
        article=one.article,
        edition=one.article.edition,
        by=by,
        note=_("Embargo until %(at)s.") % {"at": moment(until)},
        now=free_moment(one.article.edition, now),
        options=Options(),
    )
    if not one.is_scheduled:
        change_status(act)
        return
    note_plan(act, given(one.at))
    change_status(act, **NO_WINDOW)
    if act.row.ends:
        release(act.edition)


def row_of(one: TooEarly) -> Transition:
    return DISPLACED[one.is_undecided] if one.is_scheduled else ENDING_A_PLAN


def successors_undecided(article: Article, undecided: list[TooEarly]) -> Refused:
    names = (
        _("version %(number)s (%(language)s)")
        % {
            "number": one.article.number,
            "language": one.article.edition.get_language_display(),
        }
        for one in undecided
    )
    return refused(
        article,
        "successor-undecided",
        _("Scheduled before that, beside a working version: %(versions)s.")
        % {"versions": ", ".join(names)},
        _("Choose to discard the scheduled version, or decide on the working version."),
    )


def may_discard(user, early: Iterable[TooEarly]) -> bool:
    """Return whether `user` may discard the scheduled versions that are undecided."""
    found = [one.article for one in early if one.is_undecided]
    return bool(found) and all(rights.holds(user, Right.DISCARD, one) for one in found)


def public_already(article: Article) -> Refused:
    return refused(
        article,
        "public",
        _("Readers see this story already."),
        _("Withdraw it first, in all languages."),
    )


def only_chiefs(article: Article) -> Refused:
    return refused(
        article,
        "only-chiefs",
        _("Only the chief editor may end it earlier."),
        _("Ask the chief editor, or choose a later moment."),
    )


def reason_missing(article: Article) -> Refused:
    return refused(
        article, "note-missing", _("It needs a note that says why."), _("Write one.")
    )


def refused(article: Article, code: str, why: str, remedy: str) -> Refused:
    what = _("The embargo on “%(headline)s” wasn't changed.") % {"headline": article}
    return Refused(what, why, remedy, code=code)
