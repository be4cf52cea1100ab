"""Open proposals, and the users they wait for."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from articles.editing.proposals.contents import Own
from articles.editing.proposals.deciding import Outcome, is_read_by, outcome_for
from articles.foundation.refusal import Refused
from articles.models import PageKind, Proposal, ProposalAct

# A proposal's writers are shown its refusal for so long.
RETURNED = timedelta(days=30)


def open_about(one: Own, *, is_locked: bool = False) -> Proposal | None:
    """Return the open proposal of a stored row or of a masthead."""
    found = Proposal.objects.about(one).open()
    return (found.select_for_update(no_key=True) if is_locked else found).first()


def acts_of(proposal: Proposal) -> list[ProposalAct]:
    """Return its acts in their order, each with its actor."""
    return list(proposal.acts.select_related("by"))


def writers(acts: Iterable[ProposalAct]) -> list:
    """Return its writers, each once, in the order of their first acts."""
    written = (act.by for act in acts if act.deed == ProposalAct.Deed.PROPOSED)
    return list(dict.fromkeys(written))


def proposals_for(user) -> tuple[list[Proposal], list[Proposal]]:
    """Return those that wait for this user, and their own that came back; each with its
    acts. Makes two queries.
    """
    seen = Proposal.objects.open().visible_to(user).order_by().values("pk")
    keys = seen.union(returned_to(user).order_by().values("pk"))
    found = Proposal.objects.filter(pk__in=keys).order_by("begun_at", "pk")
    proposals = with_acts(found)
    waits = [one for one in proposals if one.is_open and waits_for(user, one)]
    back = [one for one in proposals if not one.is_open]
    return waits, sorted(back, key=lambda one: (one.begun_at, one.pk), reverse=True)


def with_acts(found) -> list[Proposal]:
    acts = ProposalAct.objects.select_related("by").defer("content")
    return list(found.prefetch_related(Prefetch("acts", acts)))


def proposals_waiting(user) -> list[Proposal]:
    """Return the open proposals that this user may accept or agree to without an
    emergency, the oldest first; none in a language that they don't review.
    """
    return proposals_for(user)[0]


def waits_for(user, proposal: Proposal) -> bool:
    acts = list(proposal.acts.all())
    if not is_read_by(user, proposal, acts):
        return False
    try:
        outcome: Outcome = outcome_for(user, proposal, acts)
    except Refused:
        return False
    return not outcome.needs_note


def proposals_returned(user) -> list[Proposal]:
    """Return this user's proposals that came back, the newest first."""
    return proposals_for(user)[1]


def returned_to(user) -> QuerySet[Proposal]:
    """Query this user's proposals that were refused in the last weeks, unless something
    else was proposed since.
    """
    since = timezone.now() - RETURNED
    of_same = Q(page=OuterRef("page")) | ~Q(kind=PageKind.OTHER)
    of_same_row = Q(key=None) | Q(key=OuterRef("key"))
    newer = Proposal.objects.filter(
        of_same,
        of_same_row,
        pk__gt=OuterRef("pk"),
        language=OuterRef("language"),
        kind=OuterRef("kind"),
    )
    written = ProposalAct.objects.filter(proposal=OuterRef("pk"), by=user.pk)
    written = written.filter(deed=ProposalAct.Deed.PROPOSED)
    refused = ProposalAct.objects.filter(proposal=OuterRef("pk"), at__gte=since)
    refused = refused.filter(deed=ProposalAct.Deed.REFUSED)
    return Proposal.objects.filter(Exists(written), Exists(refused), ~Exists(newer))


def refused_last(one: Own) -> ProposalAct | None:
    """Return the refusal of the last proposal about it, if it was refused."""
    last = Proposal.objects.about(one).first()
    if last is None or last.state != Proposal.State.REFUSED:
        return None
    return last.acts.select_related("by").latest("lock")
