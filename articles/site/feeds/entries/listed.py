"""The versions that a feed holds, and the facts needed before each is written."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from pyroaring import FrozenBitMap

from articles.domain import search
from articles.domain.fragments import ask_of, day_of
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import (
    NOTICE_ENDS,
    NOTICE_PERIOD,
    Held,
    Kept,
    Revision,
    moment_of,
)
from articles.foundation.sql import compose
from articles.models import Article, Deadline, given
from articles.site.selection import Selection
from articles.site.shared import Place, cache_report
from articles.workflow import Ending, Status

FACTS = compose(
    """
SELECT a.id, a.printed_on, a.updated_at, a.status, a.ended_at, {ends}
FROM articles_article a WHERE a.id {{}}
""",
    ends=NOTICE_ENDS.columns("a"),
)


class Listed(NamedTuple):
    """A version that a feed holds, or the notice of it."""

    pk: int
    printed_on: date
    updated: datetime
    is_notice: bool


def all_notices(revision: Revision, _held: Held | None) -> dict[int, str]:
    found = Article.objects.noticed(revision.at, revision.at - NOTICE_PERIOD)
    return dict(found.order_by("-ended_at", "-pk").values_list("pk", "ending"))


# Versions that left a notice and how they ended, in any language, the last one first.
# There are few.
noticed = Kept(all_notices)


def public_in(selection: Selection, *, at: Revision) -> FrozenBitMap:
    return selection.found(catalogue_at(at))


def notices_in(
    selection: Selection, *, at: Revision, among: Mapping[int, str] | None = None
) -> list[int]:
    """Return the versions that were in it and left a notice, the last one first; or
    those of `among`, by their endings.
    """
    # Queried after the catalogue: a version withdrawn meanwhile is in one of the two.
    catalogue = catalogue_at(at)
    told = noticed.at(at) if among is None else among
    narrowed = catalogue.narrowed(
        catalogue.ever(selection.language) & FrozenBitMap(told),
        selection.labels,
        years=selection.years,
        months=selection.months,
        eligible=selection.eligible,
        since=selection.begins,
    )
    if narrowed and selection.deadline:
        narrowed &= calls_among(narrowed)
    if narrowed and selection.q:
        # A hit reveals that the words stood there. So a search may only try the words
        # of the notice, which hasn't even the headline if the version is gone.
        gone = (pk for pk, ending in told.items() if ending == Ending.GONE)
        said = narrowed - FrozenBitMap(gone)
        readers = search.Readers(at, lambda _language: said, "headline")
        asked = search.read_query(selection.q, selection.language, readers=readers)
        [found] = search.hits(asked, "headline")
        narrowed = said & found
    return [pk for pk in told if pk in narrowed]


def calls_among(pks: Iterable[int]) -> FrozenBitMap:
    """Return those with deadlines: withdrawn ones are neither open nor closed."""
    called = Deadline.objects.filter(article__in=list(pks)).order_by()
    return FrozenBitMap(called.values_list("article", flat=True))


def all_in(selection: Selection, *, at: Revision) -> FrozenBitMap:
    """Return its articles, and in their place the notices of withdrawn ones."""
    public = public_in(selection, at=at)
    return public | FrozenBitMap(notices_in(selection, at=at))


def newest_in(
    selection: Selection,
    *,
    articles: int,
    notices: int,
    at: Revision,
    before: Place | None = None,
) -> tuple[list[Listed], bool]:
    """Return the newest articles and, each in its place, the last notices; and whether
    there are older articles. Those `before` a place stand by themselves.
    """
    catalogue, public = catalogue_at(at), public_in(selection, at=at)
    newest, has_more = catalogue.newest(public, articles, before=before)
    last = [] if before else notices_in(selection, at=at)[:notices]
    return described(in_order({*newest, *last}, at=at), at=at), has_more


def in_order(pks: Iterable[int], *, at: Revision) -> list[int]:
    """Return these in the order of lists, the newest first."""
    found = FrozenBitMap(pks)
    newest, _more = catalogue_at(at).newest(found, len(found))
    return newest


def described(pks: Sequence[int], *, at: Revision) -> list[Listed]:
    """Return what is to be known of these, in this order; no text is read."""
    found = {}
    for pk, printed_on, updated_at, status, ended_at, *ends in ask_of(FACTS, pks):
        ended = moment_of(ended_at)
        is_notice = status == Status.WITHDRAWN and given(ended) <= at.at
        if is_notice:
            cache_report.ends(*NOTICE_ENDS.moments(ends))
        updated = given(ended if is_notice else moment_of(updated_at))
        found[pk] = Listed(pk, day_of(printed_on), updated, is_notice)
    return [found[pk] for pk in pks if pk in found]
