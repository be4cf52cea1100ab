"""Judge an act of the workflow before it is done: phase, right, note, its guards."""

from collections.abc import Container

from django.utils.translation import gettext as _

from articles.domain import rights
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.guards.guards import GUARDS
from articles.workflow import Note


def judge(act: Act, *, but: Container[str] = ()) -> None:
    """Refuse the act, or return: then every rule of the table holds.

    `but` names guards to skip, for acts that are only imagined.
    """
    check_phase(act)
    check_right(act)
    check_note(act)
    for guard in act.row.guards:
        if guard not in but:
            GUARDS[guard].check(act)


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
