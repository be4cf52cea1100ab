"""Who may propose and accept: whoever may change such a page or masthead by herself."""

from articles.models import Masthead, Proposal
from articles.proposing.contents import Own


def right_to(verb: str, *, of_masthead: bool) -> str:
    return f"articles.{verb}_{'masthead' if of_masthead else 'page'}"


def may_write(user, one: Own) -> bool:
    """Whether `user` may propose what this is to say, stored or new."""
    verb = "change" if one.pk else "add"
    return user.has_perm(right_to(verb, of_masthead=isinstance(one, Masthead)))


def may_judge(user, proposal: Proposal) -> bool:
    """Whether `user` has the right to what the proposal would do."""
    verb = "change"
    if proposal.is_removal:
        verb = "delete"
    elif not proposal.base_hash:
        verb = "add"
    return user.has_perm(right_to(verb, of_masthead=proposal.is_of_masthead))
