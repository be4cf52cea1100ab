"""The reasons for which items were dismissed: the user's last one, and all in use."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import InboxItem, ItemState

# So many dismissals are looked at, and so many reasons offered.
LOOKED, OFFERED = 300, 8


@dataclass(frozen=True, slots=True)
class Reasons:
    """`last` is the reason that the user gave last, "" if there is none."""

    last: str
    all: list[str]


def reasons_for(user) -> Reasons:
    """Return them by how often they were given lately; until then, the usual ones."""
    lately = InboxItem.objects.filter(
        state=ItemState.DISMISSED, decided_at__isnull=False
    ).order_by("-decided_at")
    given = list(lately.values_list("decided_by", "reason")[:LOOKED])
    last = next((reason for by, reason in given if by == user.pk), "")
    used = [reason for reason, _count in Counter(r for _b, r in given).most_common()]
    return Reasons(last, list(dict.fromkeys([*used, *usual()]))[:OFFERED])


def usual() -> list[str]:
    return [
        _("Not our subject"),
        _("Advertising"),
        _("Out of date"),
        _("We have covered it"),
    ]
