"""Look for damage each night: at all rows, and at a thirtieth of what has a hash.

Findings stay until the damage is repaired: each night checks them anew.
"""

from collections.abc import Iterator
from itertools import chain

from django.db import DatabaseError
from django.utils import timezone

from articles.models import Article, Document, Image, Snapshot
from articles.transfer.backup import Stock
from newsroom.database.damage import comparing, rows, structure
from newsroom.database.damage.findings import (
    CONTENT,
    PICTURE,
    ROW,
    STRUCTURE,
    Damage,
    keep,
    read,
)


def look() -> None:
    today = timezone.localdate()
    known = known_before()
    found = chain(
        of_structure(),
        of_rows(),
        comparing.missing_pictures(),
        comparing.missing_documents(),
        of_hashes(today.toordinal(), known),
    )
    keep(found, at=today.isoformat())


def known_before() -> list[Damage]:
    try:
        return read()
    except (ValueError, TypeError, KeyError):
        return []  # the file itself is damaged: its findings are found again


def of_structure() -> Iterator[Damage]:
    try:
        if structure.why_not():
            return
        for where, said in structure.faults():
            yield Damage(STRUCTURE, where, "", said)
    except DatabaseError as error:
        yield Damage(STRUCTURE, "", "", str(error).strip().partition("\n")[0])


def of_rows() -> Iterator[Damage]:
    for model in Stock().models():
        for one in rows.damaged(model):
            yield Damage(ROW, one.table, one.key, one.column)


def of_hashes(night: int, known: list[Damage]) -> Iterator[Damage]:
    """Look at those whose turn it is, and at what was found before."""
    for model, kind, look_at in (
        (Article, CONTENT, comparing.changed_articles),
        (Snapshot, CONTENT, comparing.changed_saves),
        (Image, PICTURE, comparing.changed_pictures),
        (Document, PICTURE, comparing.changed_documents),
    ):
        every = model._base_manager.order_by("pk")
        keys = {*comparing.turn(every, night).values_list("pk", flat=True)}
        keys |= {
            int(one.key)
            for one in known
            if one.kind == kind and one.table == model._meta.db_table
        }
        yield from look_at(sorted(keys))
