"""Lock proposals in one order, check them once more, and record acts on them.

The public row is locked first, then the proposal: so no deadlock is possible.
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
    """Return its public row, and the proposal as it is stored, both locked."""
    public = proposal.public(locked=True)
    rows = Proposal.objects.select_for_update(no_key=True)
    return public, rows.get(pk=proposal.pk)


def as_seen(proposal: Proposal) -> tuple[Own | None, Proposal]:
    """Return the same; Refused if it changed since the user saw it, or is closed."""
    public, stored = locked(proposal)
    if (stored.state, stored.lock) != (Proposal.State.OPEN, proposal.lock):
        raise overtaken(stored)
    return public, stored


def overtaken(proposal: Proposal) -> Refused:
    return Refused(
        _("Nothing was done about “%(title)s”.") % {"title": proposal},
        _("Someone else has just changed or decided this proposal."),
        _("Look at it again: it is shown as it is now."),
        code="overtaken",
    )


def record(proposal: Proposal, deed: str, *, by: Any, **said: Any) -> ProposalAct:
    """Record an act; this stores the proposal as well."""
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
    """Return the act with the current proposed content."""
    written = proposal.acts.filter(deed=Deed.PROPOSED)
    return written.select_related("by").latest("lock")


def not_allowed(what: str) -> Refused:
    return Refused(
        what,
        _("Your role doesn't include this."),
        _("Ask the chief editor."),
        code="not-allowed",
    )
