"""The line of a card that says what is due next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.domain.deadlines import CLOSED, OPEN, OPENING
from articles.domain.fragments import Given
from articles.domain.label_index import NOBODY, Catalogue, Members, catalogue_at
from articles.domain.site_version import DEADLINE_ENDS, Held, Kept, Revision
from articles.models import Deadline
from articles.site.shared import cache_report, next_line

# The line stands before this in a card. A look's own card may not have it.
FOOT = '<p class="card-foot">'


type Line = tuple[SafeString, list[datetime | None]]


def unchanged(
    revision: Revision, held: Held[dict[int, Line]] | None
) -> dict[int, Line]:
    """Return the lines that no moment between the two revisions changes, nor an editor:
    after a closing, nearly all of them.
    """
    if held is None or held.revision.counter != revision.counter:
        return {}
    begin, end = sorted((held.revision.at, revision.at))
    # Requests that began before the moment may still add lines to it.
    there = held.value.copy()
    return {
        pk: (line, moments)
        for pk, (line, moments) in there.items()
        if not any(at and begin < at <= end for at in moments)
    }


# The lines of a revision that were asked for, and the moments at which each changes.
known = Kept(unchanged)


def lines_of(pks: Iterable[int], catalogue: Catalogue) -> dict[int, SafeString]:
    """Return the line of each public version that has deadlines, in its language, which
    is the active one.
    """
    having = NOBODY.union(*(catalogue.due(name) for name in (OPEN, OPENING, CLOSED)))
    called = Members(pks) & having
    if not called:
        return {}
    held = known.at(catalogue.revision)
    held |= made(called - Members(held), catalogue.revision)
    cache_report.ends(*(at for pk in called for at in held[pk][1]))
    return {pk: held[pk][0] for pk in called}


def made(pks: Members, at: Revision) -> dict[int, Line]:
    rows: dict[int, list[Deadline]] = defaultdict(list)
    for row in Deadline.objects.filter(article__in=list(pks)) if pks else ():
        rows[row.article_id].append(row)
    return {
        pk: (next_line(each, at.at), [m for row in each for m in DEADLINE_ENDS.of(row)])
        for pk, each in rows.items()
    }


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


def is_watched(texts: Iterable[str]) -> bool:
    """Return whether a line in these texts changes with the clock."""
    return any("data-due" in text for text in texts)
