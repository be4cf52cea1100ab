"""The part of the inbox that a backup holds.

Feeds tell their latest entries again when they are asked as if they were unknown, so
what nobody touched needn't be kept for long, nor the words of what was dismissed.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import ASKED, ItemState

# Feeds of slow sources go back so far; from fast ones, this is what editors may miss.
RECENT = timedelta(days=10)
# Worked out again when the item is sorted, which follows each restore.
SORTED: dict[str, Any] = {"nearest_id": None, "nearest_why": [], "suggestions": []}
WORDS: dict[str, Any] = {"summary": "", "text": ""}


def worth_keeping(items: QuerySet, now: datetime) -> QuerySet:
    """Leave out old items of asked feeds that nobody has touched.

    The model may be that of a former migration.
    """
    apart: Any = items.model._meta.apps.get_model("articles", "NotSame")._base_manager
    return items.filter(
        ~Q(state=ItemState.NEW)
        | Q(lock__gt=0)
        | Q(handed_to__isnull=False)
        | Q(feed=None)
        | ~Q(feed__way__in=ASKED)
        | Q(seen_at__gte=now - RECENT)
        | Q(pk__in=apart.values("one"))
        | Q(pk__in=apart.values("other"))
    )


def shortened(item: dict[str, Any]) -> dict[str, Any]:
    """Return the columns without what is made again; a dismissed item keeps its title,
    its address, and the names by which it is known again.
    """
    words = WORDS if item["state"] == ItemState.DISMISSED else {}
    return item | SORTED | words
