"""The reasons for which items were dismissed: the user's last one, and all in use."""

from collections import Counter
from dataclasses import dataclass

from articles.models import InboxItem, ItemState, UsualReason

# So many dismissals are looked at, and so many reasons offered.
LOOKED, OFFERED = 300, 8


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as it is stored and sent, and in the reader's language."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """`last` is the reason that the user gave last, None if there is none."""

    last: Reason | None
    all: list[Reason]


def reasons_for(user) -> Reasons:
    """Return them by how often they were given lately; until then, the usual ones."""
    lately = InboxItem.objects.filter(
        state=ItemState.DISMISSED, decided_at__isnull=False
    ).order_by("-decided_at")
    given = list(lately.values_list("decided_by", "reason")[:LOOKED])
    last = next((reason for by, reason in given if by == user.pk), "")
    counts = Counter(reason for _by, reason in given)
    del counts[UsualReason.BEFORE]
    used = [reason for reason, _count in counts.most_common()]
    usual = [one.value for one in UsualReason if one != UsualReason.BEFORE]
    told = list(dict.fromkeys([*used, *usual]))[:OFFERED]
    return Reasons(reason(last) if last else None, [reason(one) for one in told])


def reason(stored: str) -> Reason:
    return Reason(stored, UsualReason.in_words(stored))
