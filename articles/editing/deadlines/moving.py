"""Deadlines that a version moves: the former day, and the public note on it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import npgettext, override, pgettext

from articles.domain.content import Said, said_moment
from articles.foundation.local_moment import LocalMoment
from articles.models import Article, Deadline, given
from articles.workflow import Change

type Row = Mapping[str, Any]
# The characters that a note may have.
LONGEST = given(Article._meta.get_field("change_note").max_length)


class Before(NamedTuple):
    """When a deadline closes in the public version, what it was before that, the day on
    which that became known, and the page that told it.
    """

    closes: str
    was: str = ""
    learned: str = ""
    told_at: str = ""


# By the keys of the rows.
type Moments = Mapping[str, Before]


def telling_moves(
    content: Said, *, stored: Said, public: Moments, language: str, today: date
) -> dict[str, Any]:
    """Return a next version's content with the words that its moved deadlines need.

    A row keeps the day that the public version named. If nobody has written a note on
    the change, it is made from the rows, and made anew with them; the change is an
    update then. Once nothing is moved any more, both go. `stored` is the content before
    this save.
    """
    moved = {str(row["key"]) for row in stored["deadlines"] if former_of(row, public)}
    rows = [
        told(row, public, today, is_new=str(row["key"]) not in moved)
        for row in content.get("deadlines", [])
    ]
    found: dict[str, Any] = {**content, "deadlines": rows}
    note = note_on(rows, public, language)
    former = note_on(stored["deadlines"], public, language)
    kind = found.get("change_kind")
    if found.get("change_note") not in {"", former} or not (note or former):
        return found
    found["change_note"] = note
    if note and kind in {"", Change.FIRST}:
        found["change_kind"] = Change.UPDATE.value
    elif not note and kind == stored.get("change_kind") == Change.UPDATE:
        # Its writer has to say what else the version changes.
        found["change_kind"] = Change.FIRST.value
    return found


def told(row: Row, public: Moments, today: date, *, is_new: bool) -> Row:
    """Return a row with what it was. `is_new` is a move that no save told before."""
    former = former_of(row, public)
    if not former:
        return moved_back(row, public)
    # The days of an earlier change have nothing to do with this one.
    was, learned = row.get("was") or "", row.get("learned") or ""
    before = public[str(row["key"])]
    was = former if was in {"", before.was} else was
    learned = today.isoformat() if learned in {"", before.learned} else learned
    told_at = row.get("told_at") or ""
    told_at = "" if is_new and told_at == before.told_at else told_at
    return {**row, "was": was, "learned": learned, "told_at": told_at}


def moved_back(row: Row, public: Moments) -> Row:
    """Return a row that closes as in the public version with what that one says of a
    former day, where its own would be the day that holds now.
    """
    before = public.get(str(row.get("key")))
    closes, was = row.get("closes"), row.get("was")
    if not (before and closes and was and is_same(was, closes)):
        return row
    return {**row, "was": before.was, "learned": before.learned or None}


def note_on(rows: Iterable[Row], public: Moments, language: str) -> str:
    """Say which deadlines are others than in the public version, in this language: as
    many as the note may hold, and how many more.
    """
    with override(language):
        said = list(sentences(rows, public))
        notes = (with_rest(said, kept) for kept in range(len(said), 0, -1))
        return next((note for note in notes if len(note) <= LONGEST), "")


def with_rest(said: list[str], kept: int) -> str:
    left = len(said) - kept
    rest = npgettext(
        "deadline",
        "%(number)d more deadline was moved.",
        "%(number)d more deadlines were moved.",
        left,
    )
    return " ".join([*said[:kept], *([rest % {"number": left}] if left else [])])


def sentences(rows: Iterable[Row], public: Moments) -> Iterator[str]:
    for row in rows:
        if not (former := former_of(row, public)):
            continue
        before, now = LocalMoment.read(former), LocalMoment.read(row["closes"])
        form = pgettext("deadline", "%(name)s extended: %(now)s instead of %(former)s.")
        if now.ends() < before.ends():
            form = pgettext(
                "deadline", "%(name)s brought forward: %(now)s instead of %(former)s."
            )
        name = row.get("named") or Deadline.Stage(row["stage"]).label
        said = {"now": said_moment(now), "former": said_moment(before)}
        yield form % {"name": capfirst(str(name)), **said}


def former_of(row: Row, public: Moments) -> str:
    """Return the moment that the public version names for this row; "" if the same,
    be it in the words of another zone.
    """
    before, closes = public.get(str(row.get("key"))), row.get("closes")
    is_moved = before and closes and not is_same(before.closes, closes)
    return before.closes if before and is_moved else ""


def is_same(moment: str, other: str) -> bool:
    if moment == other:
        return True
    return LocalMoment.read(moment).ends() == LocalMoment.read(other).ends()


def former_was(row: Row, public: Moments) -> str:
    return public.get(str(row.get("key")), Before("")).was


def moments_of(article: Article) -> dict[str, Before]:
    rows = Deadline.objects.filter(article=article).exclude(closes="")
    found = rows.values_list("key", "closes", "was", "learned", "told_at")
    return {
        str(key): Before(closes, was, str(learned or ""), told_at)
        for key, closes, was, learned, told_at in found
    }
