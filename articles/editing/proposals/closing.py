"""Close a proposal without accepting it: refuse another's, withdraw one's own."""

from django.utils.translation import gettext as _

from articles.domain import site_version
from articles.editing.proposals.deciding import last_by
from articles.editing.proposals.proposal_permissions import may_judge
from articles.editing.proposals.recording import (
    Deed,
    as_seen,
    last_written,
    locked,
    not_allowed,
    record,
)
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import Proposal, ProposalAct

State = Proposal.State


def may_close(user, proposal: Proposal, acts: list[ProposalAct]) -> bool:
    """Return whether `user` may refuse it, or withdraw it as one of its writers."""
    return may_judge(user, proposal) or bool(last_by(user, acts))


def end(proposal: Proposal | None, *, by, note: str) -> None:
    """Close a proposal that the act of `by` has just left with nothing to decide."""
    if proposal is None:
        return
    _public, stored = locked(proposal)
    if stored.is_open:
        stored.state = State.WITHDRAWN
        decided = last_written(stored).content_hash
        record(stored, Deed.WITHDRAWN, by=by, note=note, content_hash=decided)


def is_own_alone(user, acts: list[ProposalAct]) -> bool:
    written = {act.by_id for act in acts if act.deed == Deed.PROPOSED}
    return written == {user.pk}


@site_version.atomic()
def close(proposal: Proposal, *, by, note: str = "") -> Proposal:
    """Withdraw it if `by` wrote in it, else refuse it. The public text stays.

    Only a proposal that `by` alone wrote needs no note. Raises Refused.
    """
    _public, stored = as_seen(proposal)
    acts, note = list(stored.acts.defer("content")), clean_text(note)
    if not may_close(by, stored, acts):
        raise not_allowed(_("“%(title)s” was not refused.") % {"title": stored})
    if not note and not is_own_alone(by, acts):
        raise Refused(
            _("“%(title)s” was not refused.") % {"title": stored},
            _("Others wrote in it, so they need a note that says why."),
            _("Write one."),
            code="note-missing",
        )
    is_own = last_by(by, acts)
    stored.state = State.WITHDRAWN if is_own else State.REFUSED
    deed = Deed.WITHDRAWN if is_own else Deed.REFUSED
    decided = last_written(stored).content_hash
    record(stored, deed, by=by, note=note, content_hash=decided)
    return stored
