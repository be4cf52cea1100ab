"""The rights to propose and accept: users need the right to change such a row."""

from articles.domain.pictures import picture_permissions
from articles.editing.proposals.contents import Own, model_of
from articles.models import Image, Proposal


def right_to(verb: str, kind: str) -> str:
    return f"articles.{verb}_{kind}"


def may_write(user, one: Own) -> bool:
    """Return whether `user` may propose a content for this row, stored or new."""
    if isinstance(one, Image):
        return picture_permissions.may_change(user, one)
    verb = "change" if one.pk else "add"
    return user.has_perm(right_to(verb, str(type(one)._meta.model_name)))


def may_judge(user, proposal: Proposal) -> bool:
    """Return whether `user` has the right to do what the proposal would do.

    Authors may not change a picture that articles use.
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
