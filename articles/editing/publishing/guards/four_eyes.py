"""The guards about who else has seen it: approvals, and plans that wait for one."""

from django.conf import settings
from django.utils.translation import gettext as _

from articles.domain.rights import asks_for_readers
from articles.editing.publishing.attempt.act import Act
from articles.foundation.languages import language_name


def approves_others_work(act: Act) -> None:
    if settings.NEWSROOM_FOUR_EYES and act.so_far.is_only_changed_by(act.by):
        raise act.refuse(
            "own-work",
            _("You wrote all of this version yourself."),
            _("Ask another editor or the chief editor to approve it."),
        )


def reads_its_language(act: Act) -> None:
    """Refuse an approval by somebody who doesn't review the language, if only those
    who do count. The version's author reads their own text.
    """
    if not act.so_far.counts(act.by):
        said = {"language": language_name(act.edition.language)}
        raise act.refuse(
            "other-language",
            _("According to your profile, you don't review texts in %(language)s.")
            % said,
            _(
                "Leave it to someone who does, or tick the language in your "
                "profile if you read it well enough."
            ),
        )


def seen_by_four_eyes(act: Act) -> None:
    if act.so_far.is_seen_by_another(act.by):
        return
    if act.by.has_perm("articles.publish_own_article"):
        if act.note:
            act.bypassed_four_eyes = True
            return
        raise act.refuse(
            "note-missing",
            why_unseen(act),
            _("Ask for an approval; in an emergency, write a note, which is kept."),
        )
    raise act.refuse(
        "four-eyes",
        why_unseen(act),
        _("Ask the author or another editor to approve it, or to publish it."),
    )


def why_unseen(act: Act) -> str:
    if not asks_for_readers():
        return _("Nobody else has approved it since your last change.")
    why = _("Someone else who reviews texts in %(language)s has to approve it first.")
    return why % {"language": language_name(act.edition.language)}


def has_said_nothing_yet(act: Act) -> None:
    """Refuse a second approval of the same text, and one by its planner."""
    if act.so_far.is_approved_by(act.by):
        raise act.refuse(
            "approved-already",
            _("You have approved exactly this text already."),
            _("Wait until it is published, or until someone changes it."),
        )
    plan = act.so_far.plan
    if plan and plan.by_id == act.by.pk:
        raise act.refuse(
            "own-plan",
            _("You planned yourself to publish it once approved."),
            _("Ask someone else to approve it."),
        )


def waits_for_a_second_person(act: Act) -> None:
    if act.so_far.is_seen_by_another(act.by):
        raise act.refuse(
            "nobody-missing",
            _("Nobody else has to approve it before you publish it."),
            _("Publish it; submit a draft first."),
        )


def has_not_planned_it(act: Act) -> None:
    plan = act.so_far.plan
    if plan and plan.by_id == act.by.pk:
        raise act.refuse(
            "planned-already",
            _("You have planned this already: it waits for someone's approval."),
            _("Ask for one, or cancel the plan and make another."),
        )


def is_planned(act: Act) -> None:
    if not act.so_far.plan:
        raise act.refuse(
            "not-planned",
            _("It isn't to be published by an approval."),
            _("Open the article again to see what is possible."),
        )
