"""The workflow as one table of moves: their start, their end, and the rights for them.

Pure: no model, no database, no clock. `publishing.move` acts on it; buttons, tests
and `docs/workflow.md` derive from it.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class Status(TextChoices):
    DRAFT = "draft", pgettext_lazy("status", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("status", "In review")
    PUBLISHED = "published", pgettext_lazy("status", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("status", "Withdrawn")
    DISCARDED = "discarded", pgettext_lazy("status", "Discarded")


class Phase(TextChoices):
    """The state of an article at one moment, by its status and by the time."""

    DRAFT = "draft", pgettext_lazy("phase", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("phase", "In review")
    SCHEDULED = "scheduled", pgettext_lazy("phase", "Scheduled")
    LIVE = "live", pgettext_lazy("phase", "Live")
    REPLACED = "replaced", pgettext_lazy("phase", "Replaced by a later version")
    EXPIRED = "expired", pgettext_lazy("phase", "Expired")
    WITHDRAWN = "withdrawn", pgettext_lazy("phase", "Withdrawn")
    DISCARDED = "discarded", pgettext_lazy("phase", "Discarded")


class Ending(TextChoices):
    """The kinds of page at a withdrawn article's address."""

    NOTICE = "notice", _("A notice with headline and reason")
    REPLACED = "replaced", _("The way to another article")
    GONE = "gone", _("Gone: only the reason, without the headline")


class Change(TextChoices):
    """The kinds of change that a version makes to the one before it."""

    FIRST = "first", pgettext_lazy("kind of change", "First version")
    TYPO = "typo", pgettext_lazy("kind of change", "Typo (silent)")
    CORRECTION = "correction", pgettext_lazy("kind of change", "Correction (public)")
    UPDATE = "update", pgettext_lazy("kind of change", "Update")


class Note(TextChoices):
    """When a transition needs a note that says why."""

    NONE = "none", "–"
    REQUIRED = "required", _("required")
    PUBLIC = "public", _("required, public")
    FOR_OTHERS = "for others", _("required if not one's own")


class Right(TextChoices):
    """Rights to make a transition. `rights.py` has their model permissions."""

    CHANGE = "change", _("change")
    CHANGE_OWN = "change own", _("change, own")
    REVIEW = "review", _("review")
    APPROVE = "approve", _("review; or the author, after someone else's change")
    PUBLISH = "publish", _("publish")
    PLAN = "plan", _("publish; of a draft change, too")
    DISCARD = "discard", _("change, own; or review")
    UNDO = "undo", _("change or review; of one's own act alone")


WORKING = frozenset({Status.DRAFT, Status.IN_REVIEW})
WINDOWED = frozenset({Status.PUBLISHED, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. `phases` is where it starts, `to` the status it leads to.

    `guards` name what `publishing.guards` checks beyond right, phase and note.
    `publishing.verbs` defines, by the row's name, what it does, says and asks for.
    """

    name: str
    label: Promise
    phases: frozenset[Phase]
    to: Status
    right: Right
    note: Note
    guards: tuple[str, ...] = ()
    # True if it confirms that exactly this content is right.
    is_approval: bool = False
    # `is_plan`: the next approval publishes the version. `ends_plan`: no longer.
    is_plan: bool = False
    ends_plan: bool = False
    # The name of the transition that it undoes.
    undoes: str = ""

    @property
    def leads_on(self) -> bool:
        """Return True if it brings a working version nearer to the public."""
        begins = self.phases <= DRAFT | IN_REVIEW
        begins = begins and not (self.ends_plan or self.undoes)
        return begins and self.to in {Status.IN_REVIEW, Status.PUBLISHED}

    @property
    def publishes(self) -> bool:
        """Return True if it shows a working version to readers."""
        return self.leads_on and self.to == Status.PUBLISHED

    @property
    def is_return(self) -> bool:
        """Return True if it gives a version back to its author, who has to know why."""
        return self.to == Status.DRAFT and self.note is Note.REQUIRED

    @property
    def ends(self) -> bool:
        """Return True if nothing can be done with the version any more."""
        return self.to == Status.DISCARDED

    def needs_note(self, *, own: bool) -> bool:
        if self.note is Note.FOR_OTHERS:
            return not own
        return self.note in {Note.REQUIRED, Note.PUBLIC}


DRAFT, IN_REVIEW = frozenset({Phase.DRAFT}), frozenset({Phase.IN_REVIEW})
SCHEDULED, LIVE = frozenset({Phase.SCHEDULED}), frozenset({Phase.LIVE})
WITHDRAWN = frozenset({Phase.WITHDRAWN})

# fmt: off
TABLE = (
    #          name                   label                           from               to                right             note             requires
    Transition("submit",              _("Submit for review"),         DRAFT,             Status.IN_REVIEW, Right.CHANGE,     Note.NONE,       ("language", "no_template", "preflight")),
    Transition("take_back",           _("Take back"),                 IN_REVIEW,         Status.DRAFT,     Right.CHANGE_OWN, Note.NONE),
    Transition("send_back",           _("Send back"),                 IN_REVIEW,         Status.DRAFT,     Right.REVIEW,     Note.REQUIRED),
    Transition("approve",             _("Approve"),                   IN_REVIEW,         Status.IN_REVIEW, Right.APPROVE,    Note.NONE,       ("language", "unblocked", "others_work", "reads_it", "new_word"), is_approval=True),
    Transition("publish",             _("Publish / schedule"),        IN_REVIEW,         Status.PUBLISHED, Right.PUBLISH,    Note.NONE,       ("language", "no_template", "unblocked", "preflight", "four_eyes", "window", "embargo")),
    Transition("publish_on_approval", _("Publish once approved"),     DRAFT | IN_REVIEW, Status.IN_REVIEW, Right.PLAN,       Note.NONE,       ("language", "no_template", "second_person", "not_planned", "preflight", "window", "embargo"), is_plan=True),
    Transition("call_off",            _("Don't publish on approval"), IN_REVIEW,         Status.IN_REVIEW, Right.PUBLISH,    Note.NONE,       ("planned",), ends_plan=True),
    Transition("cancel_schedule",     _("Cancel the schedule"),       SCHEDULED,         Status.IN_REVIEW, Right.PUBLISH,    Note.NONE,       ("no_working_version",)),
    Transition("withdraw",            _("Withdraw"),                  LIVE,              Status.WITHDRAWN, Right.PUBLISH,    Note.PUBLIC,     ("ending", "scheduled_successor")),
    Transition("reinstate",           _("Publish again"),             WITHDRAWN,         Status.PUBLISHED, Right.PUBLISH,    Note.REQUIRED,   ("language", "unblocked", "nothing_live", "no_embargo", "preflight")),
    Transition("discard",             _("Discard"),                   DRAFT | IN_REVIEW, Status.DISCARDED, Right.DISCARD,    Note.FOR_OTHERS),
    Transition("undo_submit",         _("Undo the submission"),       IN_REVIEW,         Status.DRAFT,     Right.UNDO,       Note.NONE,       ("nothing_since",), undoes="submit"),
    Transition("undo_take_back",      _("Undo taking it back"),       DRAFT,             Status.IN_REVIEW, Right.UNDO,       Note.NONE,       ("nothing_since",), undoes="take_back"),
    Transition("undo_send_back",      _("Undo sending it back"),      DRAFT,             Status.IN_REVIEW, Right.UNDO,       Note.NONE,       ("nothing_since",), undoes="send_back"),
    Transition("undo_approve",        _("Undo the approval"),         IN_REVIEW,         Status.IN_REVIEW, Right.UNDO,       Note.NONE,       ("nothing_since",), undoes="approve"),
)
# fmt: on

# The words of records and messages once a transition is done.
DEEDS = {
    "submit": pgettext_lazy("deed", "Submitted for review"),
    "take_back": pgettext_lazy("deed", "Taken back"),
    "send_back": pgettext_lazy("deed", "Sent back"),
    "approve": pgettext_lazy("deed", "Approved"),
    "publish": pgettext_lazy("deed", "Published"),
    "publish_on_approval": pgettext_lazy("deed", "To be published once approved"),
    "call_off": pgettext_lazy("deed", "No longer published on approval"),
    "cancel_schedule": pgettext_lazy("deed", "Schedule cancelled"),
    "withdraw": pgettext_lazy("deed", "Withdrawn"),
    "reinstate": pgettext_lazy("deed", "Published again"),
    "discard": pgettext_lazy("deed", "Discarded"),
    "undo_submit": pgettext_lazy("deed", "Submission undone"),
    "undo_take_back": pgettext_lazy("deed", "Not taken back after all"),
    "undo_send_back": pgettext_lazy("deed", "Not sent back after all"),
    "undo_approve": pgettext_lazy("deed", "Approval undone"),
}
# Other words for some transitions, depending on the phase that they led to.
PLANNED = {("publish", Phase.SCHEDULED): pgettext_lazy("deed", "Scheduled")}
TRANSITIONS = {row.name: row for row in TABLE}
APPROVALS = frozenset(row.name for row in TABLE if row.is_approval)
RETURNS = frozenset(row.name for row in TABLE if row.is_return)
PLANS = frozenset(row.name for row in TABLE if row.is_plan)
# Each transition that can be undone, with the one that undoes it.
UNDOING = {row.undoes: row for row in TABLE if row.undoes}
UNDOES = frozenset(row.name for row in UNDOING.values())


def deed(name: str, after: Phase) -> Promise:
    """Return what was done by a transition that led there."""
    return PLANNED.get((name, after)) or DEEDS[name]


def open_in(phase: Phase) -> tuple[Transition, ...]:
    """Return the transitions that start from `phase`, in the table's order."""
    return tuple(row for row in TABLE if phase in row.phases)
