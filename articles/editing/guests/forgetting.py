"""End and remove links: after a restore, after their time, and when law demands it.

A guest's words stay with the decisions about the text, under the guest's name, until
the guest or the text is erased.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import GuestAnswer, ReviewLink


def links_ended_before(before: datetime) -> QuerySet[ReviewLink]:
    over = Q(revoked_at__lt=before) | Q(until__lt=timezone.localdate(before))
    return ReviewLink.objects.filter(over)


def settle(now: datetime) -> str:
    """Revoke all links after a restore: nobody knows which were revoked since.

    Approvals by them count no more.
    """
    number = ReviewLink.objects.filter(revoked_at=None).update(revoked_at=now)
    if not number:
        return ""
    return f"Review links have been revoked: {number}. Make those anew that are needed."


def links_of(words: Iterable[str]) -> QuerySet[ReviewLink]:
    """Return the links for the person with one of these names or addresses."""
    return ReviewLink.objects.filter(named(words, "name", "address"))


def answers_of(words: Iterable[str]) -> QuerySet[GuestAnswer]:
    words = list(words)
    return GuestAnswer.objects.filter(
        named(words, "name") | named(words, "link__name", "link__address")
    )


def named(words: Iterable[str], *columns: str) -> Q:
    found = Q(pk=None)
    for word in words:
        for column in columns:
            found |= Q(**{f"{column}__iexact": word})
    return found


def forget_guest(links: Iterable[int], answers: Iterable[int], instead: str) -> None:
    """Take name, address and words out; the links end, and their approvals with them.

    `instead` is put where the name was.
    """
    said = GuestAnswer.objects.filter(Q(pk__in=list(answers)) | Q(link__in=list(links)))
    said.update(name=instead, words="", link=None)
    rows = ReviewLink.objects.filter(pk__in=list(links))
    rows.filter(revoked_at=None).update(revoked_at=timezone.now())
    rows.update(name=instead, address="")


def forget_text(articles: Iterable[int]) -> int:
    """End the links to versions that are erased, and take out what guests said."""
    keys = list(articles)
    links = ReviewLink.objects.filter(article__in=keys, revoked_at=None)
    links.update(revoked_at=timezone.now())
    said = GuestAnswer.objects.filter(article__in=keys).exclude(words="")
    return said.update(words="")
