"""The entries of a calendar: those due, withdrawn, dropped, or over."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import F

from articles.domain.deadlines import CLOSED, IN_CALENDAR, OPEN, OPENING
from articles.domain.fragments import Typeset, ends, give, shown_editions
from articles.domain.label_index import NOBODY, Members, catalogue_at
from articles.domain.site_version import CALENDAR_PERIOD, Held, Kept, Revision
from articles.models import Article, Deadline
from articles.site.calendars.acts import Acts, acts
from articles.site.calendars.entries import Told, entry_of, uid_of
from articles.site.feeds import notices_in
from articles.site.selection import Selection
from articles.workflow import Ending, Status

PART = "calendar"
# Between the entries of a version, and between the parts of each: its name, the second
# at which it leaves calendars, its text. Calendars have no such signs.
ENTRY, FIELD = "\x1e", "\x1f"
# Versions whose entries a process remembers: some 10 MB.
MOST_REMEMBERED = 10_000
FACTS = (
    "pk", "number", "updated_at",
    "edition__uuid", "edition__language", "headline", "slug", "teaser",
)  # fmt: skip


def replaced(revision: Revision, _held: Held | None) -> dict[int, list[Deadline]]:
    """Return the deadlines of versions replaced in the weeks before the last public
    change, by their editions, the latest version's first.

    So they leave with the first change after that time, and need no boundary.
    """
    found: dict[int, list[Deadline]] = defaultdict(list)
    since, until = revision.changed - CALENDAR_PERIOD, revision.at
    rows = Deadline.objects.filter(
        article__status=Status.PUBLISHED,
        article__live_until__gt=since,
        article__live_until__lte=until,
    ).exclude(article__expires_at=F("article__live_until"))
    for row in rows.select_related("article").order_by("-article__number", "position"):
        found[row.article.edition_id].append(row)
    return found


def ended(revision: Revision, _held: Held | None) -> dict[int, str]:
    """Return the versions withdrawn in the last weeks and how they ended: also those in
    whose place another article stands, which has entries of its own.
    """
    found = Article.objects.notices(revision.at)
    found = found.filter(ended_at__gt=revision.at - CALENDAR_PERIOD)
    return dict(found.order_by("-ended_at", "-pk").values_list("pk", "ending"))


class Remembered(NamedTuple):
    """The entries of a version, and until when they are right."""

    variant: str
    edition: int
    ends: Sequence[datetime | None]
    entries: list[list[str]]


def unmoved(
    revision: Revision, held: Held[dict[int, Remembered]] | None
) -> dict[int, Remembered]:
    """Return the entries that are right still: only moved windows change them, and
    what their variant says.
    """
    if held is None:
        return {}
    known = held.value.copy()
    moved = Article.objects.filter(edition__changed__gt=held.revision.sequence)
    for pk in moved.values_list("pk", flat=True):
        known.pop(pk, None)
    return known


remembered = Kept(unmoved)
# There are few.
recently_replaced, recently_ended = Kept(replaced), Kept(ended)


def calendar_of(selection: Selection, *, at: Revision) -> str:
    """Return the path of a list's calendar. Every list has one, an empty one too, once
    a public article in its language has deadlines; else "".
    """
    catalogue = catalogue_at(at)
    having = NOBODY.union(*map(catalogue.due, (OPEN, OPENING, CLOSED)))
    if having.isdisjoint(catalogue.public(selection.language)):
        return ""
    return selection.due("").path("calendar")


def of_selection(selection: Selection, *, at: Revision) -> list[str]:
    """Return the entries of a list's calendar, in a lasting order."""
    catalogue = catalogue_at(at)
    held = selection.due("").found(catalogue)
    public = held & catalogue.due(IN_CALENDAR)
    # In the calendar of a search, a notice would tell what its article said.
    gone = {} if selection.q else recently_ended.at(at)
    withdrawn = notices_in(selection.due(""), at=at, among=gone) if gone else []
    named, found = entries_of([*public, *withdrawn], at=at)
    return found + dropped(named, held | Members(withdrawn), at)


def of_article(pk: int, *, at: Revision) -> list[str]:
    """Return the entries of one article, those long over too."""
    named, found = entries_of([pk], at=at, is_whole=True)
    return found + dropped(named, Members([pk]), at)


def entries_of(
    pks: Sequence[int], *, at: Revision, is_whole: bool = False
) -> tuple[dict[int, set[str]], list[str]]:
    """Return the names of each version's entries, and the entries."""
    now = at.at.timestamp()
    named: dict[int, set[str]] = {}
    found: dict[str, str] = {}
    for pk, entries in written_entries(sorted(pks), at):
        named[pk] = {name for name, _leaves, _text in entries}
        for name, leaves, text in entries:
            if is_whole or now < float(leaves):
                found.setdefault(name, text)
    return named, [found[name] for name in sorted(found)]


def written_entries(pks: Sequence[int], at: Revision) -> Iterator[tuple[int, list]]:
    """Yield each version with its entries: the name, the second of leaving, the text.

    A process remembers them, because a long calendar takes long to read.
    """
    known, variants = remembered.at(at), variants_of(pks, at)
    missing = [
        pk
        for pk in pks
        if (one := known.get(pk)) is None or one.variant != variants.get(pk, "")
    ]
    given = {
        one.pk: Remembered(
            variants.get(one.pk, ""),
            one.edition,
            one.ends,
            [entry.split(FIELD) for entry in one.text.split(ENTRY) if entry],
        )
        for one in give(PART, missing, at=at, make=made, variants=variants)
    }
    shown = [(pk, one) for pk in pks if (one := given.get(pk) or known.get(pk))]
    shown_editions(one.edition for _pk, one in shown)
    ends(*(end for _pk, one in shown for end in one.ends))
    if len(known) + len(given) <= MOST_REMEMBERED and not settings.DEBUG:
        known.update(given)
    for pk, one in shown:
        yield pk, one.entries


def variants_of(pks: Iterable[int], at: Revision) -> dict[int, str]:
    known, gone = acts.at(at), recently_ended.at(at)
    return {
        pk: f"{known[pk].number if pk in known else 0}{gone.get(pk, '')}"
        for pk in pks
        if pk in known or pk in gone
    }


def made(pks: Sequence[int], at: Revision) -> dict[int, Typeset]:
    """Return the entries of these versions as texts to be stored."""
    rows: dict[int, list[Deadline]] = defaultdict(list)
    for row in Deadline.objects.filter(article__in=pks):
        rows[row.article_id].append(row)
    variants = variants_of(pks, at)
    return {
        pk: Typeset(
            ENTRY.join(map(FIELD.join, entries(rows[pk], told))),
            variant=variants.get(pk, ""),
        )
        for pk, told in told_of(pks, at).items()
    }


def entries(rows: Iterable[Deadline], told: Told) -> list[tuple[str, str, str]]:
    """Return name, second of leaving and text of each deadline that has a day."""
    return [
        (
            uid_of(row, told),
            str((over + CALENDAR_PERIOD).timestamp()),
            entry_of(row, told),
        )
        for row in rows
        if row.closes and (over := row.ends_at or row.closes_at)
    ]


def leaves_at(row: Deadline) -> datetime | None:
    over = row.ends_at or row.closes_at
    return over + CALENDAR_PERIOD if over else None


def told_of(pks: Iterable[int], at: Revision) -> dict[int, Told]:
    known, gone, found = acts.at(at), recently_ended.at(at), {}
    versions = Article.objects.filter(pk__in=list(pks)).values_list(*FACTS)
    for pk, number, updated, uuid, language, *words in versions:
        acted, ending = known.get(pk, Acts()), gone.get(pk, "")
        changed = max(updated, acted.last) if acted.last else updated
        # A notice may become less, without another act.
        sequence = number - 1 + 2 * acted.number + (ending == Ending.GONE)
        headline, slug, teaser = words
        found[pk] = Told(
            uuid, language, headline, slug, teaser, changed, sequence, ending
        )
    return found


def dropped(named: Mapping[int, set[str]], within: Members, at: Revision) -> list[str]:
    """Return the deadlines that versions `within` no longer have, as cancelled; `named`
    are those that they have.
    """
    former = recently_replaced.at(at)
    if not former:
        return []
    found: dict[str, str] = {}
    now = Article.objects.public(at.at) | Article.objects.notices(at.at)
    editions = {
        pk: of
        for pk, of in now.filter(edition__in=list(former)).values_list("pk", "edition")
        if pk in within
    }
    for pk, told in told_of(editions, at).items():
        cancelled = replace(told, ending=told.ending or Ending.NOTICE)
        for name, leaves, text in entries(former[editions[pk]], cancelled):
            if name not in named.get(pk, ()) and at.at.timestamp() < float(leaves):
                found.setdefault(name, text)
    return [found[name] for name in sorted(found)]
