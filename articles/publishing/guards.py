"""Check an act of the workflow before it is done: right, phase, note, and the rules.

`check` raises Refused with what was refused, why, and what to do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from articles import preflight, rights
from articles.models import Article, Edition
from articles.refusal import Refused
from articles.workflow import Ending, Note, Transition


@dataclass(slots=True)
class Act:
    """One attempt to move an article, with all that was asked for."""

    row: Transition
    article: Article
    edition: Edition
    by: object
    note: str
    now: datetime
    at: datetime | None = None
    expires_at: datetime | None = None
    backdated: bool = False
    ending: Ending = Ending.NOTICE
    replaced_by: Edition | None = None
    discard_scheduled: bool = False
    bypassed_four_eyes: bool = False

    def refuse(self, code: str, why: str, remedy: str) -> Refused:
        what = _("“%(transition)s” is not possible for “%(headline)s”.") % {
            "transition": self.row.label,
            "headline": self.article,
        }
        return Refused(what, why, remedy, code=code)


def check(act: Act) -> None:
    """Refuse the act, or return: then every rule of the table holds."""
    check_phase(act)
    check_right(act)
    check_note(act)
    for guard in act.row.guards:
        GUARDS[guard](act)
    if act.row.name == "publish":
        check_window(act)
    if act.row.name == "withdraw":
        check_ending(act)
        check_scheduled_successor(act)


def check_phase(act: Act) -> None:
    phase = act.article.phase(act.now)
    if phase not in act.row.phases:
        starts = ", ".join(str(p.label) for p in sorted(act.row.phases))
        raise act.refuse(
            "wrong-phase",
            _("It is now: %(phase)s. This starts from: %(starts)s.")
            % {"phase": phase.label, "starts": starts},
            _("Open the article again to see what is possible."),
        )


def check_right(act: Act) -> None:
    if not rights.holds(act.by, act.row.right, act.article):
        raise act.refuse(
            "not-allowed",
            _("It needs the right: %(right)s.") % {"right": act.row.right.label},
            _("Ask an editor or the chief editor."),
        )


def check_note(act: Act) -> None:
    own = act.article.author_id == act.by.pk
    if act.row.needs_note(own=own) and not act.note:
        public = act.row.note is Note.PUBLIC
        raise act.refuse(
            "note-missing",
            _("It needs a reason, which the public will read.")
            if public
            else _("It needs a note that says why."),
            _("Write one."),
        )


def passes_preflight(act: Act) -> None:
    found = preflight.errors(act.article, at=act.at or act.now)
    if found:
        raise act.refuse(
            "preflight",
            " ".join(str(finding) for finding in found),
            _("Mend this first."),
        )


def approves_others_work(act: Act) -> None:
    if settings.NEWSROOM_FOUR_EYES and rights.only_changed_by(act.by, act.article):
        raise act.refuse(
            "own-work",
            _("You wrote all of this version yourself."),
            _("Ask another editor or the chief editor to approve it."),
        )


def seen_by_four_eyes(act: Act) -> None:
    if not settings.NEWSROOM_FOUR_EYES or rights.seen_by_another(act.by, act.article):
        return
    if act.by.has_perm("articles.publish_own_article"):
        if act.note:
            act.bypassed_four_eyes = True
            return
        raise act.refuse(
            "note-missing",
            _("Nobody else has approved it since your last change."),
            _("Ask for an approval; in an emergency write a note, which is kept."),
        )
    raise act.refuse(
        "four-eyes",
        _("Nobody else has approved it since your last change."),
        _("Ask the author or another editor to approve it, or to publish it."),
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


def check_window(act: Act) -> None:
    """Refuse moments that can't be: past ones, and an end before the beginning."""
    begins = act.at or act.now
    if act.backdated:
        if act.edition.published_at and act.edition.published_at <= act.now:
            raise act.refuse(
                "already-public",
                _("The edition was public before, and its past can't change."),
                _("Publish it from now on."),
            )
    elif act.at and act.at < act.now:
        raise act.refuse(
            "past", _("The moment lies in the past."), _("Choose a later one.")
        )
    if act.expires_at and act.expires_at <= begins:
        raise act.refuse(
            "expiry-before-start",
            _("It would end before it begins."),
            _("Choose a later end, or none."),
        )


def check_ending(act: Act) -> None:
    replaced = act.ending is Ending.REPLACED
    if replaced != (act.replaced_by is not None):
        raise act.refuse(
            "successor-missing",
            _("“Replaced” and the article that replaces it belong together."),
            _("Name the other article, or choose another ending."),
        )
    if replaced and leads_back(act.edition, act.replaced_by, act.now):
        raise act.refuse(
            "loop",
            _("The other article leads back to this one."),
            _("Name an article that is public itself."),
        )


def check_scheduled_successor(act: Act) -> None:
    """A scheduled version goes back to review, unless a working version is there."""
    scheduled = act.edition.articles.scheduled(act.now).first()
    if scheduled and act.edition.working_version() and not act.discard_scheduled:
        raise act.refuse(
            "successor-undecided",
            _("Version %(number)s is scheduled, and there is a working version too.")
            % {"number": scheduled.number},
            _("Choose to discard the scheduled version, or cancel its schedule first."),
        )


def leads_back(edition: Edition, target: Edition | None, at: datetime) -> bool:
    """Whether following successors from `target` ends at `edition`."""
    seen = {edition.pk}
    while target:
        if target.pk in seen:
            return True
        seen.add(target.pk)
        notice = target.notice(at)
        target = notice.replaced_by if notice else None
    return False


GUARDS: dict[str, Callable[[Act], None]] = {
    "preflight": passes_preflight,
    "others_work": approves_others_work,
    "four_eyes": seen_by_four_eyes,
    "no_working_version": has_no_working_version,
    "nothing_live": nothing_is_live,
}
