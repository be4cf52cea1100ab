"""The people who are named in a comment by @name."""

from collections import defaultdict
from dataclasses import dataclass, field

from articles.domain import comments
from articles.models import Comment, CommentMention, User


@dataclass(slots=True)
class Named:
    """`told` may read the comment, `hidden` may not; `unknown` is nobody's name."""

    told: list[User] = field(default_factory=list)
    hidden: list[User] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def named_in(comment: Comment) -> Named:
    """Return the people of the desk whom it names, and if they may read it."""
    if "@" not in comment.text:
        return Named()
    people = {one.pk: one for one in User.objects.at_the_desk()}
    names = defaultdict(list)
    for one in people.values():
        for name in {one.username, one.printed_name} - {""}:
            names[name].append(one.pk)
    found = Named(unknown=comments.nobody(comment.text, names))
    for key in sorted(comments.named(comment.text, names)):
        may = comments.may_read(people[key], comment.edition)
        (found.told if may else found.hidden).append(people[key])
    return found


def note_mentions(comment: Comment) -> None:
    """Store who is named, and no longer who was named before an edit."""
    told = {one.pk for one in named_in(comment).told} - {comment.by_id}
    rows = comment.mentioned.all()
    rows.exclude(person__in=told).delete()
    there = set(rows.values_list("person", flat=True))
    CommentMention.objects.bulk_create(
        CommentMention(comment=comment, person_id=key) for key in sorted(told - there)
    )


def not_told(comment: Comment) -> tuple[list[User], list[str]]:
    """Return the people whom it names in vain: they may not see the text; and names
    that nobody has.
    """
    found = named_in(comment)
    return found.hidden, found.unknown
