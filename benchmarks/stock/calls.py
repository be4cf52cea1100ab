"""Give some articles of a stock deadlines: open ones, soon ones, and those over."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from tqdm import tqdm

from articles.models import Article, Deadline

# One article in so many is a call. They are due within so many days, from so many ago.
EVERY, SPAN, PAST = 40, 400, 40
# Days from one call to the next, so that few calls are spread over the span as well.
STRIDE = 37
AT_ONCE = 1_000


def add_calls() -> list[int]:
    """Store a deadline for one public article in `EVERY`; return their editions."""
    public = Article.objects.public().order_by("pk").values_list("pk", "edition")
    called = list(public)[::EVERY]
    today = timezone.localdate()
    rows = [
        Deadline(
            article_id=pk,
            position=0,
            key=UUID(int=pk, version=4),
            closes=f"{day_of(n, today)}T17:00[Europe/Brussels]",
        )
        for n, (pk, _edition) in enumerate(tqdm(called, unit="call", disable=None))
    ]
    # Not its manager: that refuses what would change a published version.
    QuerySet(Deadline).bulk_create(rows, batch_size=AT_ONCE)
    return [edition for _pk, edition in called]


def day_of(call: int, today: date) -> date:
    return today + timedelta(days=call * STRIDE % SPAN - PAST)
