"""Tell people of comments, in the transaction in which these are said or resolved."""

from collections.abc import Iterable

from articles.editing.commenting.concerning import concerned, planners
from articles.editing.commenting.fitting import standing_of
from articles.editing.notices import people_of, tell, untell
from articles.foundation import change_mark
from articles.models import Comment, User

PLAIN = ("mentioned", "commented")
# The reason of these differs from person to person.
OF_THE_TEXT = ("blocked", "commented")


def tell_of_comment(comment: Comment) -> None:
    """Tell those whom it concerns, each by the kind that counts most."""
    kinds = ("blocked", "mentioned") if comment.is_blocking else PLAIN
    tell_all(comment, kinds, by=comment.by, act=said(comment))


def tell_of_new_names(comment: Comment) -> None:
    """Tell those whom it names since its words were changed, and nobody else."""
    tell_all(comment, ("mentioned",), by=comment.by, act=said(comment))


def tell_resolved(comment: Comment) -> None:
    act = at_this_moment("resolved", comment)
    tell_all(comment, ("resolved",), by=comment.resolved_by, act=act)


def tell_reopened(comment: Comment, *, by: User) -> None:
    """Tell that a thread holds the text again."""
    if comment.is_blocking:
        act = at_this_moment("reopened", comment)
        tell_all(comment, ("blocked",), by=by, act=act)


def untell_comment(comment: Comment) -> None:
    """Take back what people were told of it, unless a letter has said so."""
    untell(said(comment))


def said(comment: Comment) -> str:
    return f"comment-{comment.pk}"


def at_this_moment(what: str, comment: Comment) -> str:
    """Return a name for an act that can happen to a comment more than once."""
    return f"{what}-{comment.pk}-{change_mark.present():%Y%m%d%H%M%S%f}"


def tell_all(
    comment: Comment, kinds: Iterable[str], *, by: User | None, act: str
) -> None:
    groups = concerned(comment)
    for kind in kinds:
        keys = [one.pk for one in groups[kind]]
        because = reasons_for(comment, keys) if kind in OF_THE_TEXT else {}
        tell(kind, comment.edition_id, keys, by=by, act=act, because=because)


def reasons_for(comment: Comment, people: list[int]) -> dict[int | None, str]:
    """Return why: they write or review the text, planned it, or talk about it."""
    article = standing_of(comment.edition) if people else None
    if article is None:
        return {}
    reasons = people_of(article, change_mark.present())
    if comment.is_blocking:
        for key in planners(comment):
            reasons.setdefault(key, "planned")
    return {key: reasons.get(key, "talked") for key in people}
