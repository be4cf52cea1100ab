"""Merge labels, and undo it, without touching the rows that refer to them.

A merged label keeps its row, its names and its addresses; it represents another one of
its kind, as do labels that were merged into it before. The records know the way that
each of them went, so any step can be undone by itself.
"""

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from articles.domain import rights
from articles.editing.writing.label_records import came_by, note_ways, record_decision
from articles.foundation.refusal import Refused
from articles.models import Label, LabelDecision, NewLabel, atomic

Act = LabelDecision.Act


def state_of(*labels: Label) -> str:
    """Return a hash that changes with the names of these labels and their merging."""
    said = [(one.pk, one.merged_into_id, sorted(one.names.items())) for one in labels]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def merge[L: Label](
    label: L, into: L, *, by, note: str = "", seen: str | None = None
) -> L:
    """Let `label` represent the other one from now on; return that one.

    `seen` is the state of both when somebody decided it.
    """
    with atomic():
        one, other = to_merge(label, into, by=by, seen=seen)
        rows = locked(one, other)
        followers = [row for row in rows.values() if row.merged_into_id == one.pk]
        note_ways(followers, one)
        for row in (*followers, one):
            row.merged_into = other
            row.save(update_fields=["merged_into"])
        NewLabel.look_at(type(one), [one.pk])
        record_decision(Act.MERGE, one, other, by=by, note=note)
    return other


def to_merge[L: Label](
    label: L, into: L, *, by, seen: str | None = None
) -> tuple[L, L]:
    """Return both as they are stored, locked with all that was merged into them.

    Raises Refused if they can't be merged, or changed since the user saw them.
    """
    refuse_without_right(label, by=by)
    refuse_unlike(label, into)
    with atomic():
        rows = locked(label, into)
        one, other = rows[label.pk], rows[into.pk]
        refuse_if_merged(one, other)
        refuse_if_stale(seen, one, other)
    return one, other


def refusal_of_merging(label: Label, into: Label) -> Refused | None:
    """Return why nobody can merge these two as they are, None if they can be merged."""
    try:
        refuse_unlike(label, into)
        refuse_if_merged(label, into)
    except Refused as refusal:
        return refusal
    return None


def separate[L: Label](label: L, *, by, note: str = "", seen: str | None = None) -> L:
    """Undo a merging, and return the label as it is now. It represents itself again, as
    well as the labels that came with it.
    """
    with atomic():
        one = to_separate(label, by=by, seen=seen)
        other = one.current
        rows = locked(one, other)
        one = rows[one.pk]
        for row in came_by(one, rows.values()):
            row.merged_into = one
            row.save(update_fields=["merged_into"])
        one.merged_into = None
        one.save(update_fields=["merged_into"])
        record_decision(Act.SEPARATE, one, other, by=by, note=note)
    return one


def to_separate[L: Label](label: L, *, by, seen: str | None = None) -> L:
    """Return the merged label as it is stored, locked with all that goes along.

    Raises Refused if it isn't merged, or changed since the user saw it.
    """
    refuse_without_right(label, by=by)
    with atomic():
        label.refresh_from_db(fields=["merged_into"])
        if label.merged_into is None:
            raise not_merged(label)
        into = label.current
        rows = locked(label, into)
        one, other = rows[label.pk], rows[into.pk]
        if one.merged_into_id != other.pk:
            raise stale(one)
        refuse_if_stale(seen, one, other)
    return one


def locked[L: Label](one: L, other: L) -> dict[int, L]:
    """Return both, and all that was merged into one of them, as they are stored now;
    nobody changes them until the transaction ends.

    In the order of their keys, so that two who merge never wait for each other.
    """
    rows: Any = type(one)._base_manager.order_by("pk")
    keys = gathered(one, other)
    held = rows.select_for_update(no_key=True).filter(pk__in=keys)
    found = {row.pk: row for row in held}
    if keys != gathered(one, other) or keys != found.keys():
        raise stale(one)
    return found


def gathered(*labels: Label) -> set[int]:
    """Return the keys of these labels and of those merged into them."""
    keys = {label.pk for label in labels}
    rows: Any = type(labels[0])._base_manager
    merged = rows.filter(merged_into__in=keys).order_by()
    return keys.union(merged.values_list("pk", flat=True))


def refuse_without_right(label: Label, *, by) -> None:
    if not rights.looks_after(by, type(label)):
        raise Refused(
            _("“%(name)s” can't be merged or separated.") % {"name": label},
            _("Your role doesn't include this."),
            _("Ask someone who manages these labels."),
            code="not-allowed",
        )


def refuse_unlike(label: Label, into: Label) -> None:
    if type(into) is not type(label):
        raise across(label, into)
    if into.pk == label.pk:
        raise into_itself(label)


def refuse_if_merged(label: Label, into: Label) -> None:
    what = cannot(label, into)
    if label.merged_into_id is not None:
        raise Refused(
            what,
            _("It was merged into “%(target)s” before.") % {"target": label.current},
            _("Take that back first."),
            code="merged",
        )
    if into.merged_into_id == label.pk:
        raise Refused(
            what,
            _("“%(target)s” itself was merged into “%(name)s”.")
            % {"name": label, "target": into},
            _("Take that back first."),
            code="circle",
        )
    if into.merged_into_id is not None:
        names = {"target": into, "current": into.current}
        raise Refused(
            what,
            _("“%(target)s” itself was merged into “%(current)s”.") % names,
            _("Merge it into “%(current)s”.") % names,
            code="target-merged",
        )


def refuse_if_stale(seen: str | None, one: Label, other: Label) -> None:
    if seen is not None and seen != state_of(one, other):
        raise stale(one)


def cannot(label: Label, into: Label) -> str:
    names = {"name": label, "target": into}
    return _("“%(name)s” can't be merged into “%(target)s”.") % names


def across(label: Label, into: Label) -> Refused:
    return Refused(
        cannot(label, into),
        _("They are of two kinds."),
        _("Choose one of the same kind."),
        code="kind",
    )


def into_itself(label: Label) -> Refused:
    return Refused(
        _("“%(name)s” can't be merged into itself.") % {"name": label},
        _("It is an entry of its own already."),
        _("Choose another entry."),
        code="itself",
    )


def not_merged(label: Label) -> Refused:
    return Refused(
        _("Nothing was taken back."),
        _("“%(name)s” isn't merged into another.") % {"name": label},
        _("Open it again to see how it is now."),
        code="not-merged",
    )


def stale(label: Label) -> Refused:
    return Refused(
        _("Nothing about “%(name)s” was changed.") % {"name": label},
        _("Someone else has just changed one of the two."),
        _("Look at what would happen now, and decide again."),
        code="stale",
    )
