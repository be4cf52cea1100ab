"""The text of the items of which a draft was made, beside its form, with the deadlines
that it names. Nothing of it is in the article until its writer takes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from articles.admin.article.form.row_proposals import ProposedRow
from articles.domain.content import shortened
from articles.editing.deadlines import propose
from articles.editing.preflight import row_for
from articles.inbox.items import text_of, visible_to
from articles.models import Article, InboxItem, ItemState

FIELD = "deadlines"
# The characters of a sentence that a proposal repeats, and so many items are shown.
QUOTED, MOST = 160, 3


@dataclass(frozen=True, slots=True)
class FromSource:
    """An item as the panel shows it; `rows` are deadlines that its text names."""

    item: InboxItem
    text: str
    rows: list[ProposedRow]

    @property
    def is_web(self) -> bool:
        return self.item.link.startswith(("https://", "http://"))


def from_source(article: Article, user) -> list[FromSource]:
    """Return what the user may see of the items that became this edition's draft."""
    taken = visible_to(user).filter(edition=article.edition_id, state=ItemState.TAKEN)
    today = timezone.localdate()
    return [
        shown(item, article.language, today)
        for item in taken.select_related("source", "feed").order_by("at")[:MOST]
    ]


def shown(item: InboxItem, language: str, today: date) -> FromSource:
    text = text_of(item)
    said = f"{item.title}. {text}"
    return FromSource(item, text, list(rows_in(said, item.language or language, today)))


def rows_in(text: str, language: str, today: date) -> Iterable[ProposedRow]:
    """Yield a row for each day that lies ahead; the same day once."""
    known: set[date] = set()
    for one in propose(text, language=language, zone=settings.TIME_ZONE, today=today):
        if one.closes and one.closes.day >= today and one.closes.day not in known:
            known.add(one.closes.day)
            yield ProposedRow(FIELD, row_for(one), shortened(one.because, QUOTED))
