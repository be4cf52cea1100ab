"""The effect of other acts on comments, and the numbers that an edition has of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles.domain.comments.names import without_names
from articles.models import Article, Comment, CommentMention, Edition, User


def recount(edition: Edition) -> None:
    """Store how many threads are open, and how many of them block; the caller holds
    the lock on the edition.
    """
    counted = (
        Comment.objects.open()
        .filter(edition=edition.pk)
        .aggregate(
            open_comments=Count("pk"),
            blocking_comments=Count("pk", filter=Q(is_blocking=True)),
        )
    )
    Edition.objects.filter(pk=edition.pk).update(**counted)
    for name, number in counted.items():
        setattr(edition, name, number)


def note_return(edition: Edition, by: User | None, note: str, at: datetime) -> None:
    """Keep the note with which a text was sent back as a comment."""
    if by is None or not note:
        return
    Comment.objects.create(
        edition=edition, by=by, text=note, said_at=at, is_return=True
    )
    recount(edition)


def withdraw_return(edition: Edition, by: User | None, at: datetime) -> None:
    """Withdraw that comment again, as its author undoes the return."""
    last = Comment.objects.filter(edition=edition, by=by, is_return=True)
    if found := last.filter(withdrawn_at=None).order_by("-said_at", "-pk").first():
        withdraw(found, at)
        recount(edition)


def withdraw(comment: Comment, at: datetime) -> None:
    """Take the words away; the row stays, and says that there was something."""
    comment.withdrawn_at, comment.text = at, ""
    comment.quote = comment.before = comment.after = comment.unique_by = ""
    comment.save()
    comment.mentioned.all().delete()


def take_names(names: Iterable[str], instead: str) -> int:
    """Write another word in the place of a person's names; return in how many."""
    names, taken = [name for name in names if name], 0
    asked = Q(pk=None)
    for name in names:
        asked |= Q(text__icontains=name) | Q(resolved_why__icontains=name)
        asked |= Q(guest_name__iexact=name)
    for one in list(Comment.objects.filter(asked)):
        before = one.text, one.resolved_why, one.guest_name
        one.text = without_names(one.text, names, instead)
        one.resolved_why = without_names(one.resolved_why, names, instead)
        one.guest_name = without_names(one.guest_name, names, instead)
        if before != (one.text, one.resolved_why, one.guest_name):
            one.save(update_fields=["text", "resolved_why", "guest_name"])
            taken += 1
    return taken


def erase_of(person: User) -> int:
    """Take away all that a person said in comments; return how many those were."""
    reasons = Comment.objects.filter(resolved_by=person).exclude(resolved_why="")
    said = Comment.objects.filter(by=person)
    named = Q(person=person) | Q(comment__in=said)
    CommentMention.objects.filter(named).delete()
    empty = dict.fromkeys(("text", "quote", "before", "after", "unique_by"), "")
    return reasons.update(resolved_why="") + said.update(by=None, **empty)


def erase_of_guests(names: Iterable[str]) -> int:
    """Take away all that guests of these names said; return how many those were."""
    asked = Q(pk=None)
    for name in names:
        asked |= Q(guest_name__iexact=name)
    said = Comment.objects.filter(asked).exclude(guest_name="")
    CommentMention.objects.filter(comment__in=said).delete()
    empty = dict.fromkeys(("text", "quote", "before", "after", "unique_by"), "")
    return said.update(guest_name="", **empty)


def erase_on(edition: Edition) -> int:
    """Delete all that was said about an edition; the caller holds the lock."""
    number = Comment.objects.filter(edition=edition).delete()[0]
    recount(edition)
    return number


def left_before(before: datetime) -> QuerySet[Comment]:
    """Return the threads on editions of which nothing has been public, planned or in
    work since then.
    """
    of_it = Article.objects.filter(edition=OuterRef("edition"))
    lasting = of_it.windowed().filter(Q(live_until=None) | Q(live_until__gte=before))
    later = Comment.objects.filter(answers_to=OuterRef("pk"), said_at__gte=before)
    return Comment.objects.filter(
        ~Exists(of_it.working()), ~Exists(lasting), ~Exists(later),
        answers_to=None, said_at__lt=before,
    )  # fmt: skip


def forget_left(before: datetime) -> int:
    """Delete those threads; return how many they were."""
    keys = list(left_before(before).values_list("pk", "edition"))
    Comment.objects.filter(pk__in=[pk for pk, _edition in keys]).delete()
    for edition in Edition.objects.filter(pk__in={key for _pk, key in keys}):
        recount(edition)
    return len(keys)
