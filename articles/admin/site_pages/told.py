"""A proposal as the desk shows it: its writers, its acts, and its notes."""

from dataclasses import dataclass
from typing import Any

from articles.admin.parts.saying import who
from articles.editing.proposals import acts_of, writers
from articles.editing.publishing import moment
from articles.models import Proposal, ProposalAct

SAID = {ProposalAct.Deed.FOUND, ProposalAct.Deed.PROPOSED}
# The look of each state: the same as that of an article's phase.
PHASES = {
    Proposal.State.OPEN: "in_review",
    Proposal.State.ACCEPTED: "live",
    Proposal.State.REFUSED: "withdrawn",
    Proposal.State.WITHDRAWN: "discarded",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One act; if it was written, the fields that changed against the one before."""

    act: ProposalAct
    changed: list[str] | None = None
    before: int | None = None
    # True if words were taken out of it by law.
    is_erased: bool = False

    @property
    def who(self) -> str:
        return who(self.act.by) if self.act.by_id else ""

    @property
    def moment(self) -> str:
        return moment(self.act.at)

    @property
    def is_said(self) -> bool:
        """Return whether it holds a content, and so can be compared and restored."""
        return self.act.deed in SAID


def told(proposal: Proposal) -> dict[str, Any]:
    acts = acts_of(proposal)
    written = [act for act in acts if act.deed == ProposalAct.Deed.PROPOSED]
    return {
        "proposal": proposal,
        "phase": PHASES[Proposal.State(proposal.state)],
        "writers": [who(person) for person in writers(acts)],
        "written": moment(written[-1].at),
        "notes": [Entry(act) for act in written if act.note],
        "entries": [
            Entry(act, is_erased=bool(act.erased_at))
            for act in acts
            if act.deed != ProposalAct.Deed.FOUND
        ],
    }
