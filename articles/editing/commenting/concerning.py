"""Whom a comment concerns, by kind; and the open threads that wait for a person."""

from datetime import datetime

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from articles.domain import assignments, comments
from articles.editing.publishing import plan_of
from articles.foundation import change_mark
from articles.models import (
    Article,
    Assignment,
    Comment,
    CommentMention,
    User,
)
from articles.workflow import Status

# In the order in which they count: nobody is told of one comment twice.
KINDS = ("resolved", "blocked", "mentioned", "commented")


def concerned(comment: Comment) -> dict[str, list[User]]:
    """Return the people whom this comment concerns, by kind, each of them once.

    It never concerns the person who acted, nor anybody who may not read it. A thread
    that is resolved concerns those who took part in it.
    """
    if comment.withdrawn_at:
        return {kind: [] for kind in KINDS}
    now = change_mark.present()
    if comment.resolved_at:
        wanted = {"resolved": taking_part(comment)}
        actor = comment.resolved_by_id
    else:
        near = at_work_on(comment, now)
        wanted = {
            "blocked": near | planners(comment) if comment.is_blocking else set(),
            "mentioned": set(comment.mentioned.values_list("person", flat=True)),
            "commented": near | taking_part(comment),
        }
        actor = comment.by_id
    every = set().union(*wanted.values()) - {actor}
    readers = {
        one.pk: one
        for one in User.objects.open().filter(pk__in=every, is_staff=True)
        if comments.may_read(one, comment.edition)
    }
    found: dict[str, list[User]] = {}
    for kind in KINDS:
        keys = sorted(wanted.get(kind, set()) & readers.keys())
        found[kind] = [readers.pop(key) for key in keys]
    return found


def taking_part(comment: Comment) -> set[int]:
    """Return who said something in its thread."""
    first = comment.answers_to_id or comment.pk
    thread = Comment.objects.filter(Q(pk=first) | Q(answers_to=first))
    said = thread.exclude(by=None).order_by().values_list("by", flat=True)
    return set(said)


def at_work_on(comment: Comment, now: datetime) -> set[int]:
    """Return the author of the version that stands, and who writes or reviews it."""
    standing = Article.objects.filter(edition=comment.edition_id)
    authors = standing.filter(stands_for_edition=True, author__isnull=False)
    rows = assignments.open_for([comment.edition_id]).values()
    asked = {row.person_id for row in rows if assignments.stands(row, now)}
    return asked | {key for key in authors.values_list("author", flat=True) if key}


def planners(comment: Comment) -> set[int]:
    """Return who planned or scheduled what it holds, or what will go live anyway."""
    edition = comment.edition
    found: set[int | None] = set()
    if (working := edition.working_version()) and (plan := plan_of(working)):
        found.add(plan.by_id)
    for one in edition.articles.scheduled(change_mark.present()):
        found.add(one.decisions.order_by("-lock").values_list("by", flat=True).first())
    return {key for key in found if key is not None}


def for_you(user: User, most: int) -> list[Comment]:
    """Return open threads that wait for the user, the latest word in front.

    They began them, are named in them, or have the text or are to write or review it;
    and the last word isn't theirs. Each has key, headline and status of the version
    that stands.
    """
    own = Article.objects.filter(
        edition__open_comments__gt=0, stands_for_edition=True, author=user
    )
    asked = Assignment.objects.open().asked_of(user).order_by()
    named = CommentMention.objects.filter(person=user)
    of_thread = [F("comment__answers_to"), F("comment")]
    first = Coalesce(*of_thread, output_field=BigIntegerField())
    rows = Comment.objects.open().filter(
        Q(by=user)
        | Q(edition__in=own.values("edition"))
        | Q(edition__in=asked.values("edition"))
        | Q(pk__in=named.values_list(first))
    )
    answers = Comment.objects.filter(answers_to=OuterRef("pk"), withdrawn_at=None)
    last = answers.order_by("-said_at", "-pk")
    by_last = Subquery(last.values("by")[:1])
    rows = rows.visible_to(user).annotate(
        # A guest's word has no account: it isn't the word of who began the thread.
        last_by=Case(
            When(Exists(answers), then=by_last),
            default=F("by"),
            output_field=BigIntegerField(),
        ),
        last_at=Coalesce(Subquery(last.values("said_at")[:1]), F("said_at")),
    )
    rows = with_version(rows.filter(Q(last_by=None) | ~Q(last_by=user.pk)))
    # The day lists a text that came back, with the note, as long as it is a draft.
    came_back = Q(is_return=True, status=Status.DRAFT) & ~Exists(answers)
    rows = rows.exclude(came_back)
    return list(rows.order_by("-is_blocking", "-last_at", "-pk")[:most])


def with_version(rows):
    """Add the facts of the version that stands for the edition, in the same query."""
    standing = Article.objects.filter(
        edition=OuterRef("edition"), stands_for_edition=True
    )
    names = {"article_key": "pk", "headline": "headline", "status": "status"}
    facts = {name: Subquery(standing.values(of)[:1]) for name, of in names.items()}
    return rows.select_related("edition", "by").annotate(**facts)
