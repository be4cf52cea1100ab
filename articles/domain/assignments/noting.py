"""The effects of acts on an article's assignments, in the same transaction."""

from datetime import datetime

from django.db.models import Exists, QuerySet, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Assignment, AssignmentEnd


def note_act(edition: int, by, at: datetime) -> None:
    """Note that somebody did something on an edition: then their claim goes on.

    Their first act also counts as taking it. A stand-in acts for who is away.
    """
    if by is None:
        return
    rows = Assignment.objects.open().filter(edition=edition).asked_of(by)
    rows.update(taken_at=Coalesce("taken_at", Value(at)), acted_at=at)


def end_done(edition: int, at: datetime) -> None:
    """End what was assigned, if no version of the edition is in work any more."""
    in_work = Article.objects.working().filter(edition=edition)
    rows = Assignment.objects.open().filter(~Exists(in_work), edition=edition)
    rows.update(ended_at=at, ending=AssignmentEnd.DONE)


def ended_before(before: datetime) -> QuerySet[Assignment]:
    return Assignment.objects.filter(ended_at__lt=before)


def settle(now: datetime) -> str:
    """End all claims after a restore: nobody knows who is at it now."""
    claims = Assignment.objects.open().filter(is_claim=True)
    number = claims.update(ended_at=now, ending=AssignmentEnd.LAPSED)
    if not number:
        return ""
    return f"Claims on texts in review have ended: {number}."
