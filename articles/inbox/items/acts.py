"""The acts on an item of the inbox: from which states, to which, and who may.

One table, pure. `deciding` obeys it, the desk's buttons derive from it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles.models import InboxItem, ItemState

NEW, CLAIMED = ItemState.NEW, ItemState.CLAIMED
OPEN = frozenset({NEW, CLAIMED})
DECIDED = frozenset({ItemState.TAKEN, ItemState.ADDED, ItemState.DISMISSED})
ANY = OPEN | DECIDED


class Needs(StrEnum):
    """The right that an act needs."""

    # To decide about every item.
    DECIDE = "decide"
    # The same, or that an editor handed this one to the user.
    HANDED = "handed"


@dataclass(frozen=True, slots=True)
class Act:
    """`to` None leaves the state. A claim of somebody else stops acts that `respect`
    it.
    """

    name: str
    label: Promise
    of: frozenset[ItemState]
    to: ItemState | None
    needs: Needs
    respects_claim: bool = True
    needs_reason: bool = False
    # An item that a feed brought has the source of the feed.
    is_for_pasted: bool = False


# fmt: off
ACTS = {act.name: act for act in (
    Act("claim", pgettext_lazy("item", "I take it"), OPEN, CLAIMED, Needs.HANDED),
    Act("release", pgettext_lazy("item", "Release"), frozenset({CLAIMED}), NEW,
        Needs.HANDED, respects_claim=False),
    Act("hand", pgettext_lazy("item", "Hand on"), OPEN, NEW, Needs.DECIDE,
        respects_claim=False),
    Act("take", pgettext_lazy("item", "Take over"), OPEN, ItemState.TAKEN,
        Needs.HANDED),
    Act("add", pgettext_lazy("item", "Add as further reading"), OPEN, ItemState.ADDED,
        Needs.HANDED),
    Act("dismiss", pgettext_lazy("item", "Dismiss"), OPEN, ItemState.DISMISSED,
        Needs.HANDED, needs_reason=True),
    Act("reopen", pgettext_lazy("item", "Undo"), DECIDED, NEW, Needs.HANDED),
    Act("part", pgettext_lazy("item", "Not the same"), ANY, None, Needs.DECIDE,
        respects_claim=False),
    Act("join", pgettext_lazy("item", "The same news"), ANY, None, Needs.DECIDE,
        respects_claim=False),
    Act("source", pgettext_lazy("item", "Choose the source"), OPEN, None,
        Needs.HANDED, is_for_pasted=True),
)}
# fmt: on


def sees_all(user) -> bool:
    """Return whether `user` sees every item, and decides about it."""
    return user.has_perm("articles.decide_inboxitem")


def sees_senders(user) -> bool:
    return user.has_perm("articles.see_sender")


def holds(user, act: Act, item: InboxItem) -> bool:
    """Return whether `user` has the right that the act needs."""
    if sees_all(user):
        return True
    return act.needs is Needs.HANDED and is_handed_to(user, item)


def is_handed_to(user, item: InboxItem) -> bool:
    return item.handed_to_id == user.pk and user.has_perm("articles.add_article")


def acts_for(user, item: InboxItem) -> list[Act]:
    """Return the acts that are open to the user, in the order of the table."""
    state = ItemState(item.state)
    return [
        act
        for act in ACTS.values()
        if state in act.of and fits(act, item) and holds(user, act, item)
    ]


def fits(act: Act, item: InboxItem) -> bool:
    return item.is_pasted or not act.is_for_pasted
