"""The line of a card that says what is due next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.domain.deadlines import CLOSED, OPEN, OPENING
from articles.domain.fragments import Given
from articles.domain.label_index import NOBODY, Catalogue, Members, catalogue_at
from articles.domain.site_version import DEADLINE_ENDS, Revision
from articles.models import Deadline
from articles.site.shared import cache_report, next_line

# The line stands before this in a card. A look's own card may not have it.
FOOT = '<p class="card-foot">'


def lines_of(pks: Iterable[int], catalogue: Catalogue) -> dict[int, SafeString]:
    """Return the line of each public version that has deadlines; a query if any has."""
    having = NOBODY.union(*(catalogue.due(name) for name in (OPEN, OPENING, CLOSED)))
    called = Members(pks) & having
    if not called:
        return {}
    rows: dict[int, list[Deadline]] = defaultdict(list)
    for row in Deadline.objects.filter(article__in=list(called)):
        rows[row.article_id].append(row)
        cache_report.ends(*DEADLINE_ENDS.of(row))
    at = catalogue.revision.at
    return {pk: next_line(each, at) for pk, each in rows.items()}


def with_lines(cards: Sequence[Given], *, at: Revision) -> list[Given]:
    """Return the cards, with what is due next above their foot."""
    lines = lines_of((card.pk for card in cards), catalogue_at(at))
    return [
        replace(card, text=card.text.replace(FOOT, said(lines[card.pk]) + FOOT, 1))
        if card.pk in lines
        else card
        for card in cards
    ]


def said(line: SafeString) -> SafeString:
    return format_html('<p class="card-deadline">{}</p>', line)
