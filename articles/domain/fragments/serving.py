"""Parts of versions for pages: stored ones, and new ones in place of stale ones."""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.conf import settings

from articles.domain.fragments import cache_report, later
from articles.domain.fragments.freshness import Freshness, Typeset
from articles.domain.fragments.named import Named
from articles.domain.fragments.rows import Row, rows_of, store
from articles.domain.site_version import Revision
from articles.foundation.faults import hinders_all

logger = logging.getLogger(__name__)

# Makes a part of each of these versions, in the active language, which is theirs.
# Versions missing from its answer have no such part.
Maker = Callable[[Sequence[int], Revision], Mapping[int, Typeset]]


@dataclass(frozen=True, slots=True)
class Given(Named):
    """A part of a version, and the name of the version in lists; `keys` are of
    everything else that the part shows, `ends` the moments at which it may be another.
    """

    text: str
    keys: Collection[str]
    edition: int
    ends: Sequence[datetime | None]


def give(
    part: str,
    pks: Sequence[int],
    *,
    at: Revision,
    make: Maker,
    variants: Mapping[int, str] | None = None,
    is_patient: bool = False,
) -> list[Given]:
    """Return the part of each version in this order.

    This takes one query if all are stored. `variants` has for each version what depends
    on the time, "" if it isn't listed. With `is_patient`, storing waits until others
    have written, so that new parts are kept.
    """
    found = rows_of(part, pks)
    rows = {pk: found[pk] for pk in pks if pk in found}
    return completed(
        part, rows, at=at, make=make, variants=variants, is_patient=is_patient
    )


def list_parts(
    part: str, pks: Sequence[int], *, at: Revision, make: Maker
) -> list[Given]:
    """Return the parts for a list. It goes on without those that can't be made."""
    return give(part, pks, at=at, make=leaving_out(part, make))


def leaving_out(part: str, make: Maker) -> Maker:
    def make_each(pks: Sequence[int], at: Revision) -> Mapping[int, Typeset]:
        try:
            return make(pks, at)
        except Exception as error:
            if hinders_all(error):
                raise
        made: dict[int, Typeset] = {}
        for pk in pks:
            try:
                made.update(make([pk], at))
            except Exception as error:  # noqa: BLE001 (whatever it is, the others are fine)
                log_left_out(part, pk, repr(error))
        return made

    return make_each


@lru_cache(maxsize=1000)
def log_left_out(part: str, key: int, error: str) -> None:
    """Log it once: lists are requested all the time."""
    logger.error("The %s of article %s is left out of lists: %s", part, key, error)


def completed(
    part: str,
    rows: Mapping[int, Row],
    *,
    at: Revision,
    make: Maker,
    variants: Mapping[int, str] | None = None,
    is_patient: bool = False,
) -> list[Given]:
    """Like `give`, with rows that were already read together with others."""
    missing = those_stale(list(rows), rows, at, variants or {})
    found: dict[int, tuple[str, Collection[str]]] = {
        pk: (row.text, row.named) for pk, row in rows.items() if pk not in missing
    }
    if missing:
        made = make(missing, at)
        if is_patient:
            store({part: made}, at=at, is_patient=True)
        else:
            later.keep(part, made, at=at)
        found |= {pk: (one.text, one.keys) for pk, one in made.items()}
    if cache_report.is_collected():
        cache_report.shown(*{key for _text, keys in found.values() for key in keys})
        shown = [rows[pk] for pk in found]
        cache_report.shown_editions(row.edition for row in shown)
        cache_report.ends(*(end for row in shown for end in row.ends))
    return [
        Given(
            pk,
            row.headline,
            row.slug,
            row.printed_on,
            *found[pk],
            row.edition,
            row.ends,
        )
        for pk, row in rows.items()
        if pk in found
    ]


def stale(
    part: str,
    pks: Sequence[int],
    *,
    at: Revision,
    variants: Mapping[int, str] | None = None,
) -> list[int]:
    """Return the versions whose part isn't stored as it would be made now."""
    return those_stale(pks, rows_of(part, pks), at, variants or {})


def those_stale(
    pks: Sequence[int],
    rows: Mapping[int, Row],
    at: Revision,
    variants: Mapping[int, str],
) -> list[int]:
    # Developers see changed templates at once.
    if settings.DEBUG:
        return [pk for pk in pks if pk in rows]
    freshness = Freshness.at(at)
    return [
        pk
        for pk in pks
        if (row := rows.get(pk)) and not is_fresh(row, freshness, variants.get(pk, ""))
    ]


def is_fresh(row: Row, freshness: Freshness, variant: str) -> bool:
    """Return whether the stored part can be used as it is."""
    if row.made_at is None or row.variant != variant:
        return False
    by = row.fingerprint or ""
    return freshness.holds(row.made_at, by, row.named, moved_at=row.moved_at)
