"""Accept a proposal: it becomes public, if four eyes have seen exactly this content.

For every person who wrote in it, somebody else has to agree after that, or accept it.
If everybody has written in it, one person agrees, and another one accepts. Where the
newsroom demands it, they review its language, or began the proposal.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.domain import site_version
from articles.domain.rights import is_second_pair, reads
from articles.editing.proposals.contents import (
    Own,
    hash_of,
    model_of,
    said_by,
    with_content,
)
from articles.editing.proposals.proposal_permissions import may_judge
from articles.editing.proposals.recording import Deed, as_seen, last_written, record
from articles.editing.proposals.storing import follow_merging, store
from articles.foundation.languages import language_name
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import Image, Label, Page, Proposal, ProposalAct

State = Proposal.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of accepting. `is_agreement`: somebody else has to accept it yet.

    `needs_note`: it is an emergency, without a second person; for the reason `why`.
    """

    is_agreement: bool = False
    needs_note: bool = False
    why: str = ""


def outcome_for(user, proposal: Proposal, acts: list[ProposalAct]) -> Outcome:
    """Return the outcome if this user accepts; raise Refused if they can't."""
    if not may_judge(user, proposal):
        raise refused(
            proposal,
            "not-allowed",
            _("Your role doesn't include this."),
            _("Ask the chief editor."),
        )
    if not counts(user, proposal, acts):
        return foreign_outcome(user, proposal)
    own = last_by(user, acts)
    if not settings.NEWSROOM_FOUR_EYES or not own:
        return Outcome()
    if any(counts(act.by, proposal, acts) for act in agreed_since(user, own, acts)):
        return Outcome()
    has_agreed = agrees(user, acts)
    if not has_agreed and any(
        act.deed == Deed.PROPOSED and act.lock > own for act in acts
    ):
        return Outcome(is_agreement=True)
    if user.has_perm("articles.publish_own_article"):
        why = _("You wrote this yourself, and nobody else has agreed to it since.")
        return Outcome(needs_note=True, why=why)
    if has_agreed:
        raise refused(
            proposal,
            "agreed",
            _("You have agreed to it already, and wrote a part of it yourself."),
            _("Ask someone else who may change it to accept it."),
        )
    raise refused(
        proposal,
        "own-work",
        _("You wrote this yourself, and nobody else has agreed to it since."),
        _("Ask someone else who may change it to accept it."),
    )


def foreign_outcome(user, proposal: Proposal) -> Outcome:
    """Return the outcome for a user who doesn't review the language: an emergency."""
    said = {"language": language_name(proposal.language)}
    why = _("According to your profile, you don't review texts in %(language)s.") % said
    if user.has_perm("articles.publish_own_article"):
        return Outcome(needs_note=True, why=why)
    raise refused(
        proposal,
        "other-language",
        why,
        _(
            "Leave it to someone who does, or tick the language in your "
            "profile if you read it well enough."
        ),
    )


def counts(user, proposal: Proposal, acts: list[ProposalAct]) -> bool:
    """Return whether this account may be the second person for the proposal."""
    return is_second_pair(user, proposal.language, author=beginner(acts))


def is_read_by(user, proposal: Proposal, acts: list[ProposalAct]) -> bool:
    """Return whether `user` reviews the language, or began the proposal."""
    return reads(user, proposal.language, author=beginner(acts))


def beginner(acts: list[ProposalAct]) -> int | None:
    """Return the key of the account that began it."""
    began = (act.by_id for act in acts if act.deed == Deed.PROPOSED)
    return next(began, None)


def last_by(user, acts: list[ProposalAct]) -> int:
    """Return the lock of the user's last writing in it, 0 if they never wrote."""
    written = (act for act in acts if act.deed == Deed.PROPOSED)
    return max((act.lock for act in written if act.by_id == user.pk), default=0)


def writes_in(user, acts: list[ProposalAct]) -> bool:
    """Return whether the user is one of its writers."""
    return bool(last_by(user, acts))


def agrees(user, acts: list[ProposalAct]) -> bool:
    """Return whether the user has agreed to the current proposal."""
    written = max((a.lock for a in acts if a.deed == Deed.PROPOSED), default=0)
    agreed = (act for act in acts if act.deed == Deed.AGREED and act.lock > written)
    return any(act.by_id == user.pk for act in agreed)


def agreed_since(user, since: int, acts: list[ProposalAct]) -> list[ProposalAct]:
    agreed = (act for act in acts if act.deed == Deed.AGREED and act.lock > since)
    return [act for act in agreed if act.by_id != user.pk]


@site_version.atomic()
def accept(proposal: Proposal, *, by, note: str = "") -> Proposal:
    """Make the proposed content public, or agree to it; return the updated proposal.

    Raises Refused: also if the proposal has changed since `proposal` was read, or the
    public content since it was written.
    """
    public, stored = as_seen(proposal)
    note = clean_text(note)
    outcome = outcome_for(by, stored, list(stored.acts.defer("content")))
    if outcome.needs_note and not note:
        raise refused(
            stored,
            "note-missing",
            outcome.why,
            _("Ask someone else; in an emergency, write a note, which is kept."),
        )
    if hash_of(said_by(public) if public else None) != stored.base_hash:
        raise refused(
            stored,
            "other-base",
            _("What is public has changed since this was proposed."),
            _("Look at the difference, and propose it again."),
        )
    if outcome.is_agreement:
        deed = Deed.AGREED
    else:
        deed = Deed.ACCEPTED
        make_public(stored, public, by=by)
    decided = last_written(stored).content_hash
    bypassed = outcome.needs_note
    record(
        stored, deed, by=by, note=note, content_hash=decided,
        bypassed_four_eyes=bypassed,
    )  # fmt: skip
    return stored


def make_public(proposal: Proposal, public: Own | None, *, by) -> None:
    """Write the public row, and close the proposal, whose row isn't stored yet."""
    proposal.state = State.ACCEPTED
    if proposal.merging and isinstance(public, Label):
        written = last_written(proposal)
        follow_merging(public, written.content or {}, by=by, note=written.note)
        return
    if proposal.is_removal:
        if public:
            public.delete()
        proposal.page = None
        return
    one = public or model_of(proposal)()
    with_content(one, last_written(proposal).content or {})
    try:
        one.full_clean()
    except ValidationError as invalid:
        raise refused(
            proposal,
            "invalid",
            " ".join(invalid.messages),
            _("Fix this in the proposal."),
        ) from invalid
    if isinstance(one, (Label, Image)):
        store(one, by=by)
        return
    one.save()
    proposal.page = one if isinstance(one, Page) else None


def refused(proposal: Proposal, code: str, why: str, remedy: str) -> Refused:
    what = _("“%(title)s” was not accepted.") % {"title": proposal}
    return Refused(what, why, remedy, code=code)
