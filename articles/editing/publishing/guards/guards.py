"""The guards: requirements of the table's rows beyond right, phase and note.

Each raises Refused with what was refused, why, and what to do. `GUARDS` describes the
demand of each in words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles.editing import preflight, writing
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.explaining import (
    embargo_said,
    when_embargo_allows,
)
from articles.editing.publishing.attempt.options import Window, Withdrawal
from articles.editing.publishing.guards import four_eyes
from articles.models import Edition, Embargo
from articles.workflow import Ending


def nothing_happened_since(act: Act) -> None:
    """Every save and every act increments the lock: the act is still the last thing
    that happened to the version.
    """
    done = act.so_far.decisions[-1] if act.so_far.decisions else None
    asked = (act.row.undoes, act.article.lock, act.by.pk)
    if done is None or (done.transition, done.lock, done.by_id) != asked:
        raise act.refuse(
            "not-the-last-act",
            _("That isn't the last thing that happened to it, or you didn't do it."),
            _("Open the article again to see what is possible."),
        )


def language_is_offered(act: Act) -> None:
    if told := writing.why_closed(act.edition.language):
        raise act.refuse(writing.LANGUAGE_CLOSED, *told)


def is_held_by_no_comment(act: Act) -> None:
    """The numbers of the edition: `move` has locked its row, as each comment does."""
    if act.edition.blocking_comments:
        raise act.refuse(
            "blocked",
            _("A blocking comment holds it."),
            _("Resolve the comment first, or ask the person who made it."),
        )


def passes_preflight(act: Act) -> None:
    found = preflight.errors(act.article, at=act.begins, by=act.by)
    if found:
        raise act.refuse(
            "preflight",
            " ".join(str(finding) for finding in found),
            _("Fix this first."),
        )


def is_no_template(act: Act) -> None:
    if act.edition.is_template:
        raise act.refuse(
            "template",
            _("It is a template."),
            _("Commission a text from it, or make it an ordinary draft first."),
        )


def has_no_working_version(act: Act) -> None:
    if act.edition.working_version():
        raise act.refuse(
            "working-version-exists",
            _("There is a working version already."),
            _("Publish or discard that one first."),
        )


def nothing_is_live(act: Act) -> None:
    newest = act.edition.articles.latest_begun(act.now).get()
    if newest.pk != act.article.pk:
        raise act.refuse(
            "not-the-latest",
            _("Version %(number)s has been public since.") % {"number": newest.number},
            _("Revise that version instead."),
        )
    if act.edition.articles.scheduled(act.now).exists():
        has_no_working_version(act)


def window_is_possible(act: Act[Window]) -> None:
    """Refuse moments that can't be: past ones, and an end before the beginning."""
    told = act.options
    if told.may_have_begun():
        if act.edition.published_at and act.edition.published_at <= act.now:
            raise act.refuse(
                "already-public",
                _("The edition was public before, and its past can't change."),
                _("Publish it now instead."),
            )
    elif act.begins < act.now:
        raise act.refuse(
            "past", _("The moment lies in the past."), _("Choose a later one.")
        )
    if told.expires_at and told.expires_at <= act.begins:
        raise act.refuse(
            "expiry-before-start",
            _("It would end before it begins."),
            _("Choose a later end, or none."),
        )


def begins_after_the_embargo(act: Act) -> None:
    if embargo := Embargo.objects.on(act.edition.story_id, act.begins):
        raise act.refuse(
            "embargo",
            embargo_said(embargo),
            when_embargo_allows(act.by),
        )


def is_under_no_embargo(act: Act) -> None:
    if embargo := Embargo.objects.on(act.edition.story_id, act.now):
        raise act.refuse(
            "embargo",
            embargo_said(embargo),
            when_embargo_allows(act.by, is_scheduled=False),
        )


def ending_is_possible(act: Act[Withdrawal]) -> None:
    told = act.options
    replaced = told.ending is Ending.REPLACED
    if replaced != (told.replaced_by is not None):
        raise act.refuse(
            "successor-missing",
            _("“Replaced” goes together with the article that replaces it."),
            _("Name the other article, or choose another ending."),
        )
    if replaced and leads_back(act.edition, told.replaced_by, act.now):
        raise act.refuse(
            "loop",
            _("The other article leads back to this one."),
            _("Name an article that is public itself."),
        )


def scheduled_successor_is_decided(act: Act[Withdrawal]) -> None:
    """A scheduled version goes back to review, unless a working version is there."""
    if act.options.discard_scheduled or not act.edition.working_version():
        return
    scheduled = act.edition.articles.scheduled(act.now).first()
    if scheduled:
        raise act.refuse(
            "successor-undecided",
            _("Version %(number)s is scheduled, and there is a working version too.")
            % {"number": scheduled.number},
            _("Choose to discard the scheduled version, or cancel its schedule first."),
        )


def leads_back(edition: Edition, target: Edition | None, at: datetime) -> bool:
    """Return whether the successors of `target` lead to `edition`, or in a circle."""
    seen = {edition.pk}
    while target:
        if target.pk in seen:
            return True
        seen.add(target.pk)
        notice = target.notice(at)
        target = notice.replaced_by if notice else None
    return False


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition of the table: its check, and its demand in words.

    A guard that judges `choices` depends on what the user has yet to choose, so it
    can't decide whether the move is offered.
    """

    check: Callable[[Act[Any]], None]
    demands: str
    choices: bool = False


GUARDS = {
    "language": Guard(
        language_is_offered, "a language in which the newsroom publishes"
    ),
    "unblocked": Guard(is_held_by_no_comment, "no open blocking comment"),
    "preflight": Guard(passes_preflight, "no preflight errors"),
    "others_work": Guard(
        four_eyes.approves_others_work,
        "somebody else's change to look at; records the content's hash",
    ),
    "reads_it": Guard(
        four_eyes.reads_its_language,
        "with `NEWSROOM_REVIEW_LANGUAGES`, a language that they review; the version's "
        "author reads any",
    ),
    "new_word": Guard(
        four_eyes.has_said_nothing_yet,
        "no approval of exactly this text by the same person, nor a plan of hers",
    ),
    "four_eyes": Guard(four_eyes.seen_by_four_eyes, "four eyes"),
    "second_person": Guard(
        four_eyes.waits_for_a_second_person,
        "a second person missing: who may publish it at once needs no plan",
    ),
    "not_planned": Guard(
        four_eyes.has_not_planned_it, "no plan of the same person in force"
    ),
    "planned": Guard(four_eyes.is_planned, "a plan in force"),
    "window": Guard(
        window_is_possible,
        "a beginning that hasn't passed (but an import's may, as long as nothing of "
        "the edition was public), and an end only after it",
        choices=True,
    ),
    "embargo": Guard(
        begins_after_the_embargo,
        "a beginning that isn't before the end of an embargo on the story",
        choices=True,
    ),
    "no_embargo": Guard(is_under_no_embargo, "no embargo on the story"),
    "no_template": Guard(is_no_template, "a text that is no template"),
    "no_working_version": Guard(has_no_working_version, "no other working version"),
    "ending": Guard(
        ending_is_possible,
        "if it is “replaced”, and only then, an article that replaces it and doesn't "
        "lead back to it",
        choices=True,
    ),
    "scheduled_successor": Guard(
        scheduled_successor_is_decided,
        "no scheduled version beside a working version, unless it is to be discarded",
        choices=True,
    ),
    "nothing_since": Guard(
        nothing_happened_since,
        "an act of the same person that nothing followed: no save, no other act",
    ),
    "nothing_live": Guard(
        nothing_is_live,
        "nothing live, nor a later version that was; no scheduled version beside a "
        "working version; makes a new version",
    ),
}
