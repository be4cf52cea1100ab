"""Who may propose and accept: whoever may change such a row."""

from articles.domain.pictures import rights
from articles.editing.proposals.contents import Own, model_of
from articles.models import Image, Proposal


def right_to(verb: str, kind: str) -> str:
    return f"articles.{verb}_{kind}"


def may_write(user, one: Own) -> bool:
    """Whether `user` may propose what this is to say, stored or new."""
    if isinstance(one, Image):
        return rights.may_change(user, one)
    verb = "change" if one.pk else "add"
    return user.has_perm(right_to(verb, str(type(one)._meta.model_name)))


def may_judge(user, proposal: Proposal) -> bool:
    """Whether `user` has the right to what the proposal would do.

    Of a picture that articles print, authors change nothing.
    """
    model = model_of(proposal)
    if model is Image and not user.has_perm("articles.review_article"):
        return False
    verb = "change"
    if proposal.is_removal:
        verb = "delete"
    elif not proposal.base_hash:
        verb = "add"
    return user.has_perm(right_to(verb, str(model._meta.model_name)))
