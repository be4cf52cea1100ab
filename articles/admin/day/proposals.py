"""Proposals: those that wait for the user, and their own that came back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.day.section import Row, Section, all_of, listed, section
from articles.admin.parts.lists.bounded import AHEAD
from articles.admin.parts.near import waiting
from articles.admin.parts.saying import who
from articles.editing import proposals
from articles.models import Proposal, User, kinds_seen_by


def proposals_for(user: User) -> list[Section]:
    """Return what the user may accept, the oldest first, and what came back to them."""
    if not kinds_seen_by(user):
        return []
    to_accept, returned = proposals.proposals_for(user)
    waits = [row_of(one, waiting(one.begun_at)) for one in to_accept]
    back = [row_of(one, _("refused")) for one in returned]
    lists = all_of(len(waits), len(waits), AHEAD, listed("proposal"))
    return [
        *section("proposals", _("Proposals to accept"), waits, lists),
        *section("refused", _("Your proposals that were refused"), back),
    ]


def row_of(proposal: Proposal, state: str) -> Row:
    address = reverse("admin:articles_proposal_change", args=[proposal.pk])
    names = ", ".join(map(who, proposals.writers(proposal.acts.all())))
    if proposal.key:
        what = proposal.get_kind_display()
    else:
        what = proposal.get_language_display()
    return Row(str(proposal), address, [what, names, state])
