"""The bar below an article: one next step, and the rest in a menu.

Moves that would be refused aren't offered: the reason stands in their place.
"""

from dataclasses import dataclass, field

from django.conf import settings

from articles.domain import rights
from articles.editing.publishing import Circumstances, Offer, offers
from articles.foundation.refusal import Refused
from articles.models import Article, User
from articles.workflow import Phase, Status, open_in


@dataclass(slots=True)
class Steps:
    """`next` is the move that leads on; `refusal` why there is none for this person.

    The others are in the menu, those that end it apart. If no move leads on, they are
    in the bar itself.
    """

    next: Offer | None = None
    others: list[Offer] = field(default_factory=list)
    last: list[Offer] = field(default_factory=list)
    refusal: Refused | None = None
    # The obstacles to all moves that would lead on.
    refusals: list[Refused] = field(default_factory=list)

    @property
    def are_all(self) -> bool:
        return self.next is None and self.refusal is None


def steps_of(
    article: Article,
    user: User,
    *,
    is_typed: bool = True,
    known: Circumstances | None = None,
) -> Steps:
    """Return what the person can do with it now, in the order of the table.

    `is_typed` means that the user sees it in its form, if they may write in that.
    """
    offered = offers(article, user, known=known)
    may_write = is_typed and rights.may_change(user, article)
    begun = is_typed and begins_by_saving(article, user)
    possible = [
        one
        for one in offered
        if is_possible(one, may_write=may_write)
        or (begun and one.refusal and one.refusal.code == "nobody-missing")
    ]
    ahead = [one for one in possible if one.transition.leads_on]
    steps = Steps(next=ahead[-1] if ahead else None)
    for one in possible:
        if one is not steps.next:
            (steps.last if one.transition.ends else steps.others).append(one)
    steps.refusals = [
        one.refusal for one in offered if one.transition.leads_on and one.refusal
    ]
    if steps.refusals and not ahead:
        steps.refusal = steps.refusals[-1]
    return steps


def first_steps() -> Steps:
    """Return what can be done with an article that isn't saved yet."""
    ahead = [one for one in open_in(Phase.DRAFT) if one.leads_on]
    return Steps(next=Offer(ahead[0], needs_note=False))


def begins_by_saving(article: Article, user: User) -> bool:
    """Return whether the next save begins a version of the user's own."""
    is_hers = article.author_id == user.pk and article.status == Status.DRAFT
    return is_hers and settings.NEWSROOM_FOUR_EYES


def is_possible(offer: Offer, *, may_write: bool) -> bool:
    """Return whether it may succeed: the form may have the missing text already."""
    if offer.refusal is None:
        return True
    return may_write and offer.refusal.code == "preflight"
