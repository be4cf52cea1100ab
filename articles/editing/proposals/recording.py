"""Proposals are locked, looked at once more, and written down in one order.

First the row that is public, then the proposal: so nobody waits in a circle.
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain import audit as entries
from articles.editing.proposals.contents import Own
from articles.foundation.refusal import Refused
from articles.models import Proposal, ProposalAct, RecordedDeed

Deed = ProposalAct.Deed


def locked(proposal: Proposal) -> tuple[Own | None, Proposal]:
    """Return what is public of it, and the proposal as it is stored, both locked."""
    public = proposal.public(locked=True)
    rows = Proposal.objects.select_for_update(no_key=True)
    return public, rows.get(pk=proposal.pk)


def as_seen(proposal: Proposal) -> tuple[Own | None, Proposal]:
    """Return the same; Refused if it isn't what was seen, or is closed by now."""
    public, stored = locked(proposal)
    if (stored.state, stored.lock) != (Proposal.State.OPEN, proposal.lock):
        raise overtaken(stored)
    return public, stored


def overtaken(proposal: Proposal) -> Refused:
    return Refused(
        _("Nothing was done about “%(title)s”.") % {"title": proposal},
        _("Somebody else has just changed or decided this proposal."),
        _("Look at it again: it is shown as it is now."),
        code="overtaken",
    )


def record(proposal: Proposal, deed: str, *, by: Any, **said: Any) -> ProposalAct:
    """Write down what was done; the proposal is stored with it."""
    proposal.lock += 1
    proposal.save()
    if deed != Deed.FOUND:
        about = proposal.public() or proposal
        entries.write(RecordedDeed.PROPOSAL, about=about, by=by, act=str(deed))
    return ProposalAct.objects.create(
        proposal=proposal, lock=proposal.lock, at=timezone.now(), by=by, deed=deed,
        **said,
    )  # fmt: skip


def last_written(proposal: Proposal) -> ProposalAct:
    """Return the act that says what is proposed now."""
    written = proposal.acts.filter(deed=Deed.PROPOSED)
    return written.select_related("by").latest("lock")


def not_allowed(what: str) -> Refused:
    return Refused(
        what,
        _("Your role doesn't include this."),
        _("Ask the chief editor."),
        code="not-allowed",
    )
