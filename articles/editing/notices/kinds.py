"""The table of the kinds of notices: a row for each, and the reasons for getting one.

A new kind is a row here, and a call of `tell` where it happens.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles.models import Mailing

# Why somebody gets a notice. The names are in rows, so they stay.
REASONS: dict[str, Promise] = {
    "asked": pgettext_lazy("notice", "because it is assigned to you"),
    "had": pgettext_lazy("notice", "because it was assigned to you"),
    "gave": pgettext_lazy("notice", "because you assigned it"),
    "wrote": pgettext_lazy("notice", "because you write it"),
    "reviewed": pgettext_lazy("notice", "because you review it"),
    "invited": pgettext_lazy("notice", "because you made the review link"),
    "planned": pgettext_lazy("notice", "because you planned its publication"),
    "named": pgettext_lazy("notice", "because somebody named you"),
    "talked": pgettext_lazy("notice", "because you take part in the comments"),
    "has_report": pgettext_lazy("notice", "because the report is assigned to you"),
    "had_report": pgettext_lazy("notice", "because the report was assigned to you"),
    "answered": pgettext_lazy("notice", "because you wrote it"),
    "stands_in": pgettext_lazy("notice", "because you stand in for somebody"),
    "follows": pgettext_lazy("notice", "because you follow it"),
}


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """`said` are its words on the desk, in letters and in the settings.

    `because` is its reason, unless the act names another; `mailing` is how it is mailed
    unless its person chooses. Followers of the edition get it too if it `reaches` them.
    A kind `of_the_day` is in no letter of a later day: it would be wrong there.
    `for_stand_in` is the kind of which the stand-in is told when it is about assigned
    work of somebody who is away; "" if it doesn't concern them.
    """

    name: str
    said: Promise
    because: str
    mailing: Mailing = Mailing.DAILY
    reaches_followers: bool = False
    of_the_day: bool = False
    for_stand_in: str = ""


TABLE = (
    NoticeKind(
        "asked_to_write",
        pgettext_lazy("notice", "You are asked to write it"),
        "asked",
        for_stand_in="asked_to_write",
    ),
    NoticeKind(
        "asked_to_review",
        pgettext_lazy("notice", "You are asked to review it"),
        "asked",
        for_stand_in="asked_to_review",
    ),
    NoticeKind(
        "asked_to_answer",
        pgettext_lazy("notice", "You are asked to answer a report"),
        "has_report",
    ),
    NoticeKind(
        "due_tomorrow",
        pgettext_lazy("notice", "Due tomorrow"),
        "asked",
        of_the_day=True,
        for_stand_in="due_tomorrow",
    ),
    NoticeKind(
        "overdue",
        pgettext_lazy("notice", "Overdue"),
        "asked",
        for_stand_in="overdue",
    ),
    NoticeKind(
        "came_back",
        pgettext_lazy("notice", "Sent back"),
        "wrote",
        reaches_followers=True,
        for_stand_in="came_back",
    ),
    NoticeKind(
        "approved",
        pgettext_lazy("notice", "Approved"),
        "wrote",
        reaches_followers=True,
    ),
    NoticeKind(
        "published",
        pgettext_lazy("notice", "Published"),
        "wrote",
        reaches_followers=True,
    ),
    NoticeKind(
        "withdrawn",
        pgettext_lazy("notice", "Withdrawn"),
        "wrote",
        reaches_followers=True,
    ),
    NoticeKind(
        "commented",
        pgettext_lazy("notice", "Commented"),
        "wrote",
        reaches_followers=True,
        for_stand_in="commented",
    ),
    NoticeKind(
        "mentioned",
        pgettext_lazy("notice", "You are mentioned in a comment"),
        "named",
        for_stand_in="commented",
    ),
    NoticeKind(
        "blocked",
        pgettext_lazy("notice", "A comment keeps it from being published"),
        "wrote",
        reaches_followers=True,
        for_stand_in="blocked",
    ),
    NoticeKind(
        "resolved",
        pgettext_lazy("notice", "A comment is resolved"),
        "talked",
        Mailing.NEVER,
        reaches_followers=True,
    ),
    NoticeKind(
        "guest_answered",
        pgettext_lazy("notice", "A guest has answered"),
        "invited",
        reaches_followers=True,
        for_stand_in="guest_answered",
    ),
    NoticeKind(
        "taken_over", pgettext_lazy("notice", "No longer assigned to you"), "had"
    ),
    NoticeKind(
        "plan_failed", pgettext_lazy("notice", "Not published as planned"), "planned"
    ),
    NoticeKind(
        "correction_reported",
        pgettext_lazy("notice", "A reader reports an error"),
        "wrote",
        reaches_followers=True,
    ),
    NoticeKind(
        "answer_lost",
        pgettext_lazy("notice", "Your answer to a reader wasn't delivered"),
        "answered",
    ),
)
KINDS = {kind.name: kind for kind in TABLE}


def kind_of(name: str) -> NoticeKind | None:
    """Return None for a kind that this version doesn't know (any more)."""
    return KINDS.get(name)
