"""Recognise the deadlines of a document in those that its edition has.

Their keys stay, so calendars move an entry instead of adding another one. The former
day and the note on the change are filled in as the form does.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils import timezone

from articles.domain.content import Said, content_of
from articles.editing.deadlines import moments_of, telling_moves
from articles.models import Article, Edition

type Row = Mapping[str, Any]
type Placed = tuple[int, Row]


def recognised(content: Said, edition: Edition, latest: Article) -> Said:
    """Return the content of the next version, or of the latest, with what its deadlines
    have from earlier ones.
    """
    if not content.get("deadlines"):
        return content
    stored, public = content_of(latest), edition.latest_shown()
    known: list[Row] = list(stored["deadlines"])
    if public and public != latest:
        shown = content_of(public)["deadlines"]
        keys = {row["key"] for row in shown}
        known = [*shown, *(row for row in known if row["key"] not in keys)]
    rows = with_keys(content["deadlines"], known)
    before = {row["key"]: row for row in stored["deadlines"]}
    rows = [with_history(row, before.get(row["key"])) for row in rows]
    found: dict[str, Any] = {**content, "deadlines": rows}
    if public is None:
        return found
    return telling_moves(
        found,
        stored=stored,
        public=moments_of(public),
        language=edition.language,
        today=timezone.localdate(),
    )


def with_keys(rows: Iterable[Row], known: Iterable[Row]) -> list[dict[str, Any]]:
    """Return rows with the keys of those that tell the same, the likest first."""
    left, candidates = dict(enumerate(rows)), dict(enumerate(known))
    found: dict[int, dict[str, Any]] = {}
    for is_same in LIKENESSES:
        for number, row in list(left.items()):
            for at, other in candidates.items():
                if is_same((number, row), (at, other)):
                    found[number] = {**left.pop(number), "key": other["key"]}
                    del candidates[at]
                    break
    taken = {row["key"] for row in found.values()}
    # A key that another row has already is a new one.
    found |= {
        number: {**row, "key": "" if row["key"] in taken else row["key"]}
        for number, row in left.items()
    }
    return [found[number] for number in sorted(found)]


def parts_are_same(*parts: str) -> Callable[[Placed, Placed], bool]:
    def is_same(one: Placed, other: Placed) -> bool:
        return all(one[1].get(part) == other[1].get(part) for part in parts)

    return is_same


def stand_alike(one: Placed, other: Placed) -> bool:
    """Another name or another moment in the same place, but not both."""
    is_near = any(
        one[1].get(part) == other[1].get(part) for part in ("stage", "closes")
    )
    return one[0] == other[0] and is_near


LIKENESSES = (
    parts_are_same("stage", "named", "closes"),
    parts_are_same("key", "stage", "named"),
    parts_are_same("stage", "named"),
    parts_are_same("key"),
    stand_alike,
)


def with_history(row: dict[str, Any], before: Row | None) -> dict[str, Any]:
    """Keep what is known of an earlier change, as long as the day that it brought."""
    if (
        before is None
        or row.get("closes") != before["closes"]
        or row.get("was") not in {"", before["was"]}
    ):
        return row
    return {**row, **{name: before[name] for name in ("was", "learned", "told_at")}}
